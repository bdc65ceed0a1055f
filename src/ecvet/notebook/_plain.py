"""Small values, and those without a view of their own: field by field."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import TypeGuard

import attrs

from ecvet.model.grades import GradeScale, GradeStep
from ecvet.model.outcomes import LearningOutcome
from ecvet.notebook import _units
from ecvet.notebook._blocks import State, bullets, card, code, facts, fold, sign, table
from ecvet.notebook._html import Element, Node, tag
from ecvet.notebook._lens import Lens
from ecvet.points import Points
from ecvet.text import Text

# Longer lists are folded.
_SHORT = 4


def text(shown: Text, lens: Lens) -> Element:
    """Return a text in all its languages."""
    return tag(
        "div", facts(*((language, tag("span", words, lang=language)) for language, words in shown.items))
    )


def points(shown: Points, lens: Lens) -> Element:
    """Return points."""
    return tag("div", tag("b", lens.points(shown.value, shown.scheme)))


def outcome(shown: LearningOutcome, lens: Lens) -> Element:
    """Return a learning outcome."""
    return tag("div", _units.outcome(shown, lens), " ", code(shown.id))


def scale(shown: GradeScale, lens: Lens) -> Element:
    """Return a grade scale, its worst grade first."""
    names = ("term.grade", "field.title", "command.column.minimum", "command.column.maximum", "field.result")
    return card(
        lens.heading("term.grade-scale"),
        shown.code if shown.title is None else lens.text(shown.title),
        facts(
            (lens.heading("field.code"), code(shown.code)), (lens.heading("field.legal-basis"), shown.source)
        ),
        table(
            [lens.heading(name) for name in names], (_step(one, shown, lens) for one in shown.steps), (2, 3)
        ),
    )


def _step(shown: GradeStep, scale: GradeScale, lens: Lens) -> tuple[Node | None, ...]:
    # A band ends below its mark; the greatest mark of all belongs to the band that is open upwards.
    above = scale.greatest if shown.has_band and shown.below is None else None
    high = None if above is None else lens.number(above)
    if shown.below is not None:
        high = f"< {lens.number(shown.below)}"
    result = "field.attained" if shown.passes else "field.not-attained"
    return (
        tag("b", shown.label),
        None if shown.title is None else lens.text(shown.title),
        None if shown.minimum is None else lens.number(shown.minimum),
        high,
        tag("span", sign(State.GOOD if shown.passes else State.BAD), " ", lens.label(result)),
    )


def is_value(shown: object) -> TypeGuard[attrs.AttrsInstance]:
    """Whether something has fields to show."""
    return attrs.has(type(shown))


def is_several(shown: object) -> TypeGuard[Sequence[object]]:
    """Whether something is a list or a tuple of values."""
    return isinstance(shown, list | tuple)


def fields(shown: attrs.AttrsInstance, lens: Lens) -> Element:
    """Return a value field by field, by the names that it has in Python."""
    return card("", type(shown).__name__, _fields(shown, lens))


def _fields(shown: attrs.AttrsInstance, lens: Lens) -> Element | None:
    named = ((one.name, getattr(shown, one.name)) for one in attrs.fields(type(shown)))
    return facts(*((name, _value(value, lens)) for name, value in named if value is not None and value != ()))


def _value(value: object, lens: Lens) -> Node | None:
    match value:
        case bool():
            return lens.yes(value)
        case Decimal() | int():
            return lens.number(value)
        case str():
            return str(value)
        case date():
            return lens.day(value)
        case Text():
            return lens.text(value)
        case Points():
            return lens.points(value.value, value.scheme)
        case _ if is_several(value):
            return _listed(value, lens)
        case _:
            return (_fields(value, lens) if is_value(value) else None) or repr(value)


def _listed(values: Sequence[object], lens: Lens) -> Element:
    items = bullets(found for one in values if (found := _value(one, lens)))
    return items if len(values) <= _SHORT else fold("", items, count=len(values))
