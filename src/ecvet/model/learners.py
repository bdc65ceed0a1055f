"""Learners, with as little about the person as the work needs, and what a register holds of their learning."""

from datetime import date

import attrs

from ecvet.model._fields import a, a_code, codes, each
from ecvet.model.assessments import Credit
from ecvet.model.institutions import Institution
from ecvet.model.languages import LanguageSkill
from ecvet.periods import is_day


@attrs.frozen(kw_only=True)
class Learner:
    """A person who learns. Only the id is required, and only the id is shown.

    The template of 2014 asks for the sex as well; nothing depends on it, so there is no place for it.

    Args:
        id: What names the person in the systems that exchange the record; a pseudonym will do.
        name: The name, where a document must bear it.
        born: The day of birth, where the signature of a guardian depends on it.
        languages: The levels of languages that the learner has shown, where a policy demands one.
        address: The postal address on one line, where a document must bear it.
        telephone: The telephone number, where a document must bear it.
        email: The electronic address, where a document must bear it.
    """

    id: str = attrs.field(validator=a_code)
    name: str | None = attrs.field(default=None, validator=a_code, repr=False)
    born: date | None = attrs.field(default=None, validator=is_day, repr=False)
    languages: tuple[LanguageSkill, ...] = attrs.field(default=(), validator=each(LanguageSkill), repr=False)
    address: str | None = attrs.field(default=None, validator=a_code, repr=False)
    telephone: str | None = attrs.field(default=None, validator=a_code, repr=False)
    email: str | None = attrs.field(default=None, validator=a_code, repr=False)


@attrs.frozen(kw_only=True)
class LearnerRecord:
    """What a register holds of a learner on the way to a qualification.

    Args:
        learner: The person.
        qualification: The code of the qualification aimed at.
        pathway: The code of the route to it.
        specialisations: Codes of the specialisations chosen.
        award_titles: Codes of the titles aimed at.
        credits: The credits held.
        unassessed: Codes of units that are begun and not assessed: they are no credit.
        institution: Who keeps the record.
    """

    learner: Learner = attrs.field(validator=a(Learner))
    qualification: str | None = attrs.field(default=None, validator=a_code)
    pathway: str | None = attrs.field(default=None, validator=a_code)
    specialisations: tuple[str, ...] = attrs.field(default=(), validator=codes)
    award_titles: tuple[str, ...] = attrs.field(default=(), validator=codes, repr=False)
    credits: tuple[Credit, ...] = attrs.field(default=(), validator=each(Credit), repr=False)
    unassessed: tuple[str, ...] = attrs.field(default=(), validator=codes, repr=False)
    institution: Institution | None = attrs.field(default=None, validator=a(Institution), repr=False)
