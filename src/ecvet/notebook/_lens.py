"""What a view is seen through: a language, and what the codes of units, outcomes and institutions stand for."""

from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from decimal import Decimal
from functools import cached_property

import attrs

from ecvet.errors import ShapeError
from ecvet.i18n import formats, labels, sentences
from ecvet.i18n.catalogue import Reader, catalogue, tag
from ecvet.i18n.words import Words
from ecvet.model.assessments import Credit
from ecvet.model.qualifications import Qualification
from ecvet.model.transfers import CreditTransfer, Reason
from ecvet.notebook import _html
from ecvet.notebook._html import Node
from ecvet.periods import Period
from ecvet.points import Points
from ecvet.rules.findings import Finding, Param
from ecvet.text import Text


@attrs.frozen(slots=False, eq=False)
class Lens:
    """A language and what is known beside the value that is shown.

    Args:
        reader: The language: a tag, or a catalogue with words of the caller's own.
        qualifications: Qualifications whose units the codes name.
        credits: The credits that an answer is about.
        transfer: The transfer that a decision belongs to.
    """

    reader: Reader = "en"
    qualifications: tuple[Qualification, ...] = ()
    credits: tuple[Credit, ...] = ()
    transfer: CreditTransfer | None = None

    @property
    def language(self) -> str:
        """The tag of the language that the words are in."""
        return catalogue(self.reader).language

    # The words of the library

    def label(self, key: str) -> str:
        """Return a label as it stands within a line."""
        return labels.label(key, self.reader)

    def heading(self, key: str) -> str:
        """Return a label as it stands at the beginning of a line."""
        return labels.heading(key, self.reader)

    def phrase(self, key: str, **params: Param) -> str:
        """Return words about something."""
        return sentences.phrase(key, self.reader, **params)

    def number(self, value: Decimal | int) -> str:
        """Return a number."""
        return formats.number(value, self.reader)

    def points(self, value: Decimal, scheme: str | None) -> str:
        """Return points with the name of their scheme, or as a number where it is not known."""
        return self.number(value) if scheme is None else formats.points(Points(value, scheme), self.reader)

    def day(self, value: date) -> str:
        """Return a day."""
        return formats.day(value, self.reader)

    def period(self, value: Period) -> str:
        """Return from when to when."""
        return formats.period(value, self.reader)

    def yes(self, value: bool) -> str:
        """Return yes or no."""
        return self.label("command.yes" if value else "command.no")

    # The words of the data

    def plain(self, text: Text) -> str:
        """Return a text as a string."""
        return text.pick(tag(self.reader)).text

    def text(self, text: Text) -> Node:
        """Return a text, marked with its language where that is another than the one wanted."""
        found = text.pick(tag(self.reader))
        return (
            found.text
            if found.language == self.language
            else _html.tag("span", found.text, lang=found.language)
        )

    def unit(self, code: str) -> Node:
        """Return the title of a unit, followed by its code; the code alone where no title is known."""
        shown = _html.tag("span", code, class_="code")
        if code not in self.titles:
            return shown
        return _html.tag("span", self.text(self.titles[code]), " ", shown)

    def institution(self, code: str) -> str:
        """Return the name of an institution of the transfer, else its id."""
        if self.transfer is None:
            return code
        agreement = self.transfer.agreement
        names = {one.id: one.name for one in (agreement.host, agreement.home)}
        return self.plain(names[code]) if code in names else code

    def said(self, one: Finding | Reason) -> str:
        """Return a finding or a reason as a sentence; by its code where the catalogues have no words for it."""
        with suppress(ShapeError):
            if isinstance(one, Reason) and self.transfer is not None and self.qualifications:
                return Words(self.transfer, self.qualifications[0], self.reader).reason(one)
            return sentences.sentence(one, self.reader)
        about = one.params if isinstance(one, Finding) else one.about
        return " ".join([one.code, *(f"{name}={value}" for name, value in about)])

    def qualification(self, code: str) -> Qualification | None:
        """Return the qualification with this code, where it is known."""
        return next((one for one in self.qualifications if one.code == code), None)

    @cached_property
    def titles(self) -> Mapping[str, Text]:
        """The titles of units by their codes: of the qualifications first, then as agreed, then as recorded."""
        found = {credit.unit: credit.title for credit in self.credits if credit.title is not None}
        if self.transfer is not None:
            found.update({agreed.unit: agreed.title for agreed in self.transfer.agreement.units})
        for qualification in reversed(self.qualifications):
            for unit in reversed(qualification.units):
                found.update({part.code: part.title for part in unit.parts})
                found[unit.code] = unit.title
        return found
