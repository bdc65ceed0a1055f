"""Units and outcomes of a transfer by their words instead of their codes: for whoever tells people what was decided."""

import attrs

from ecvet.i18n.catalogue import Reader, tag
from ecvet.i18n.sentences import sentence
from ecvet.model.qualifications import Qualification
from ecvet.model.transfers import CreditTransfer, Reason
from ecvet.text import Text


@attrs.frozen(eq=False)
class Words:
    """The words for the codes that decisions and validations name.

    Args:
        transfer: The transfer.
        qualification: The qualification at home.
        language: The language of the words.
    """

    transfer: CreditTransfer
    qualification: Qualification
    language: Reader

    def unit(self, code: str) -> str:
        """Return the title of a unit at home, else of one that was agreed on, else its code."""
        titles = {agreed.unit: agreed.title for agreed in self.transfer.agreement.units}
        titles.update({unit.code: unit.title for unit in self.qualification.units})
        titles.update({part.code: part.title for unit in self.qualification.units for part in unit.parts})
        return self.text(titles[code]) if code in titles else code

    def outcome(self, code: str) -> str:
        """Return the text of an outcome at home, else of one that was agreed on, else its id."""
        found = {one.id: one.text for agreed in self.transfer.agreement.units for one in agreed.outcomes}
        for unit in self.qualification.units:
            found.update({one.id: one.text for one in unit.outcomes})
            found.update({one.id: one.text for part in unit.parts for one in part.outcomes})
        return self.text(found[code]) if code in found else code

    def institution(self, code: str) -> str:
        """Return the name of the home institution or of the host, else the id."""
        agreement = self.transfer.agreement
        names = {one.id: one.name for one in (agreement.home, agreement.host)}
        return self.text(names[code]) if code in names else code

    def text(self, text: Text) -> str:
        """Return a text in the language of the words, or the nearest to it."""
        return text.pick(tag(self.language)).text

    def reason(self, reason: Reason) -> str:
        """Return the reason of a decision as a sentence that names units and outcomes by their words."""
        about = tuple((name, self._value(name, value)) for name, value in reason.about)
        return sentence(attrs.evolve(reason, about=about), self.language)

    def _value(self, name: str, value: str) -> str:
        if name in ("unit", "later", "held", "earlier", "part"):
            return self.unit(value)
        if name in ("given", "required", "outcome") and not value.isdigit():
            return self.outcome(value).rstrip(".")
        if name == "missing":
            return "; ".join(self.outcome(code).rstrip(".") for code in value.split(", "))
        return value
