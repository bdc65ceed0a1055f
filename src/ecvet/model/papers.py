"""What memoranda, agreements and requests have in common: who does what and how, enclosures, the project behind."""

from datetime import date
from enum import StrEnum

import attrs

from ecvet.model._fields import a, a_code, each
from ecvet.model.persons import Person
from ecvet.periods import is_day
from ecvet.text import Text


class Enclosure(StrEnum):
    """What is enclosed, by the lists of the European templates of 2014 (agreement) and 2017 (memorandum)."""

    CERTIFICATE_SUPPLEMENT = "certificate-supplement"
    CURRICULUM_VITAE = "europass-cv"
    EUROPASS_MOBILITY = "europass-mobility"
    LANGUAGE_PASSPORT = "language-passport"
    SKILLS_PASSPORT = "european-skills-passport"
    #: The outcomes of the qualification.
    QUALIFICATION_OUTCOMES = "qualification-outcomes"
    #: The outcomes that the learner has acquired already.
    ACQUIRED_OUTCOMES = "acquired-outcomes"
    #: The units or groups of outcomes that are the subject of the mobility.
    UNITS = "unit-description"
    #: What the learner does.
    ACTIVITIES = "learning-activities"
    #: The learner's individual plan of development.
    DEVELOPMENT_PLAN = "development-plan"
    #: Methods, criteria and grid of the assessment.
    ASSESSMENT = "assessment-procedure"
    #: The form on which acquired outcomes are documented.
    TRANSCRIPT_TEMPLATE = "transcript-template"
    OTHER = "other"


@attrs.frozen(kw_only=True)
class Procedure:
    """How a step of a transfer is to be done: assessment, validation or recognition.

    Args:
        how: The method.
        persons: Who is responsible.
        on: The day for which it is planned.
        recording: How and when the result is recorded.
    """

    how: Text | None = attrs.field(default=None, validator=a(Text), repr=False)
    persons: tuple[Person, ...] = attrs.field(default=(), validator=each(Person), repr=False)
    on: date | None = attrs.field(default=None, validator=is_day)
    recording: Text | None = attrs.field(default=None, validator=a(Text), repr=False)


@attrs.frozen(kw_only=True)
class MobilityProject:
    """The project that pays for a mobility, as the templates of Erasmus+ name it since 2021.

    Args:
        project: The code of the project.
        mobility: The id of the mobility in it.
        activity: The type of the activity, such as "short-term learning mobility of VET learners".
    """

    project: str = attrs.field(validator=a_code)
    mobility: str | None = attrs.field(default=None, validator=a_code)
    activity: str | None = attrs.field(default=None, validator=a_code)
