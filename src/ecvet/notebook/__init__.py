"""How values show themselves in a notebook: a qualification as a tree, an answer as bars, a decision with its reasons.

`import ecvet` gives every value its view: a notebook asks for it by `_repr_html_`, and gets it in English. `view` shows
a value in any language, and with what it needs to name things by their titles. The views are loaded when the first
value is shown; the values know nothing of them.
"""

from collections.abc import Iterable, Sequence
from types import ModuleType
from typing import TYPE_CHECKING

import attrs

from ecvet import errors, periods, points, text
from ecvet.model import (
    agreements,
    assessments,
    combination,
    conversion,
    grades,
    institutions,
    languages,
    learners,
    micro_credentials,
    origins,
    outcomes,
    papers,
    persons,
    policies,
    profiles,
    qualifications,
    rates,
    requests,
    requirements,
    transfers,
    units,
    weights,
)
from ecvet.model.assessments import Credit
from ecvet.model.qualifications import Qualification
from ecvet.model.transfers import CreditTransfer
from ecvet.rules import apportionment, findings, gap
from ecvet.rules import grades as grading
from ecvet.rules import points as conversions
from ecvet.rules.accumulation import nearest, plan, progress, what_if

if TYPE_CHECKING:
    from ecvet.i18n.catalogue import Reader

_GROUND = (errors, periods, points, text)
_MODEL = (
    agreements,
    assessments,
    combination,
    conversion,
    grades,
    institutions,
    languages,
    learners,
    micro_credentials,
    origins,
    outcomes,
    papers,
    persons,
    policies,
    profiles,
    qualifications,
    rates,
    requests,
    requirements,
    transfers,
    units,
    weights,
)
_RULES = (apportionment, conversions, findings, gap, grading, nearest, plan, progress, what_if)
_ASKED_FOR = "_repr_html_"


@attrs.frozen(repr=False)
class View:
    """A value as HTML, which a notebook shows by itself.

    Args:
        html: A fragment of HTML with its own style: no script, nothing to fetch.
    """

    html: str

    def _repr_html_(self) -> str:
        return self.html

    def __repr__(self) -> str:
        return f"<view, {len(self.html)} characters of HTML>"


def view(
    value: object,
    language: "Reader" = "en",
    *,
    qualification: Qualification | Iterable[Qualification] = (),
    credits: Iterable[Credit] = (),
    transfer: CreditTransfer | None = None,
) -> View:
    """Return a value as a notebook shows it, in a language.

    Args:
        value: A value of the library, or a sequence of such values: findings are shown as a table by severity, credits
            as a table, what `nearest` answers as a ranked list, others one below the other.
        language: The tag of the language, or a catalogue with words of the caller's own; where there are no words in
            it, the nearest serves, else English.
        qualification: The qualification, or several, whose units the value names by their codes.
        credits: The credits that a progress is about.
        transfer: The transfer that a decision belongs to.

    Examples:
        >>> from ecvet import Text, Unit
        >>> shown = view(Unit(code="105708", title=Text({"en": "Brakes & tyres"})), "fi")
        >>> "Brakes &amp; tyres" in shown.html, "Tutkinnon osa" in shown.html
        (True, True)
    """
    from ecvet.notebook._choice import page
    from ecvet.notebook._lens import Lens

    known = (qualification,) if isinstance(qualification, Qualification) else tuple(qualification)
    return View(page(value, Lens(language, known, tuple(credits), transfer)))


def _in_english(value: object) -> str:
    return view(value).html


def _attach(rooms: Sequence[ModuleType]) -> None:
    """Give every class of values in these modules its view; values themselves are frozen, their classes are not."""
    for room in rooms:
        for kind in vars(room).values():
            if isinstance(kind, type) and kind.__module__ == room.__name__ and attrs.has(kind):
                setattr(kind, _ASKED_FOR, _in_english)


_attach((*_GROUND, *_MODEL, *_RULES))
