"""Memoranda of understanding, learning agreements and transcripts: what partners agree on, and what came of it."""

from datetime import date
from enum import StrEnum

import attrs

from ecvet.model._fields import a, a_code, a_count, a_level, codes, each, unique
from ecvet.model.assessments import Credit
from ecvet.model.institutions import Institution
from ecvet.model.learners import Learner
from ecvet.model.outcomes import LearningOutcome
from ecvet.model.papers import Enclosure, MobilityProject, Procedure
from ecvet.model.persons import Person
from ecvet.model.units import QualificationReference, Unit
from ecvet.periods import Period, is_day
from ecvet.points import Points
from ecvet.text import Text


class Party(StrEnum):
    """Who signs, and in which role."""

    HOME = "home"
    HOST = "host"
    LEARNER = "learner"
    GUARDIAN = "guardian"
    INTERMEDIARY = "intermediary"


class Confirmation(StrEnum):
    """What the partners of a memorandum confirm (Annex II §2)."""

    #: They accept each other's status as competent institutions.
    STATUS = "status"
    #: They accept each other's quality assurance, assessment, validation and recognition as satisfactory.
    PROCEDURES = "procedures"
    #: They agree on the conditions of operation: objectives, duration, review.
    CONDITIONS = "conditions"
    #: They agree on the comparability of the qualifications, by EQF levels.
    COMPARABILITY = "comparability"
    #: They name the other actors and competent institutions, with their functions.
    OTHER_ACTORS = "other-actors"


class Basis(StrEnum):
    """Why one learning outcome may stand for another."""

    SAME = "same-outcome"
    AGREED = "agreed-equivalence"
    ESCO = "esco-link"


@attrs.frozen(kw_only=True)
class Signature:
    """A signature under a document.

    Args:
        party: In which role.
        name: Who signed.
        on: The day.
        place: Where.
        institution: The id of the institution signed for.
        role: In which position.
    """

    party: Party = attrs.field(validator=a(Party))
    name: str = attrs.field(validator=a_code, repr=False)
    on: date | None = attrs.field(default=None, validator=is_day)
    place: str | None = attrs.field(default=None, validator=a_code, repr=False)
    institution: str | None = attrs.field(default=None, validator=a_code)
    role: str | None = attrs.field(default=None, validator=a_code, repr=False)


@attrs.frozen(kw_only=True)
class Correspondence:
    """States that an outcome attained with the host stands for an outcome required at home; not the other way round.

    Args:
        given: The id of the outcome attained.
        required: The id of the outcome required.
        basis: Why.
        validity: When it holds; `None` where that is not limited.
    """

    given: str = attrs.field(validator=a_code)
    required: str = attrs.field(validator=a_code)
    basis: Basis = attrs.field(default=Basis.AGREED, validator=a(Basis))
    validity: Period | None = attrs.field(default=None, validator=a(Period), repr=False)


@attrs.frozen(kw_only=True)
class MemorandumOfUnderstanding:
    """An agreement between competent institutions: the framework for credit transfer (Annex II §2).

    It has a place for every field of the European template of 2017, whose file code is the id.

    Args:
        id: What names it.
        partners: The institutions that sign it, at least two.
        confirmations: What they confirm; all five are due.
        qualifications: The qualifications that it covers.
        validity: When it is in force.
        objectives: What it is for, beyond the standard objectives.
        procedures: How assessment, documentation, validation and recognition are agreed.
        review: How and when it is evaluated.
        signatures: Who signed it.
        others: Other institutions that it covers.
        others_note: How those were chosen and what they do.
        units: Codes of the units for the phases of mobility; empty where it covers the qualifications as a whole.
        enclosures: What describes the qualifications and units.
        review_on: The day by which it is evaluated.
        reviewers: Who evaluates it.
        remarks: What else is to be said.
        annexes: What is annexed, by name.
    """

    id: str = attrs.field(validator=a_code)
    partners: tuple[Institution, ...] = attrs.field(validator=each(Institution, least=2), repr=False)
    confirmations: tuple[Confirmation, ...] = attrs.field(
        default=(), validator=each(Confirmation), repr=False
    )
    qualifications: tuple[QualificationReference, ...] = attrs.field(
        default=(), validator=each(QualificationReference), repr=False
    )
    validity: Period | None = attrs.field(default=None, validator=a(Period))
    objectives: Text | None = attrs.field(default=None, validator=a(Text), repr=False)
    procedures: Text | None = attrs.field(default=None, validator=a(Text), repr=False)
    review: Text | None = attrs.field(default=None, validator=a(Text), repr=False)
    signatures: tuple[Signature, ...] = attrs.field(default=(), validator=each(Signature), repr=False)
    others: tuple[Institution, ...] = attrs.field(default=(), validator=each(Institution), repr=False)
    others_note: Text | None = attrs.field(default=None, validator=a(Text), repr=False)
    units: tuple[str, ...] = attrs.field(default=(), validator=codes, repr=False)
    enclosures: tuple[Enclosure, ...] = attrs.field(default=(), validator=each(Enclosure), repr=False)
    review_on: date | None = attrs.field(default=None, validator=is_day, repr=False)
    reviewers: tuple[Person, ...] = attrs.field(default=(), validator=each(Person), repr=False)
    remarks: Text | None = attrs.field(default=None, validator=a(Text), repr=False)
    annexes: tuple[str, ...] = attrs.field(default=(), validator=codes, repr=False)

    def __attrs_post_init__(self) -> None:
        unique("partners", [partner.id for partner in self.partners])


@attrs.frozen(kw_only=True)
class AgreedUnit:
    """What a learner is to attain with the host: a unit, a group of outcomes or a part of a unit.

    Args:
        unit: The code of what is assessed with the host.
        title: Its name.
        outcomes: The outcomes to be attained.
        counts_for: The code of the unit at home that it is meant for; `None` where it is meant as an addition.
        points: The points to be acquired, where that is appropriate.
        level: The EQF level of the unit, or of the qualification that it belongs to.
        activities: What the learner does for it.
    """

    unit: str = attrs.field(validator=a_code)
    title: Text = attrs.field(validator=a(Text))
    outcomes: tuple[LearningOutcome, ...] = attrs.field(validator=each(LearningOutcome), repr=False)
    counts_for: str | None = attrs.field(default=None, validator=a_code)
    points: Points | None = attrs.field(default=None, validator=a(Points))
    level: int | None = attrs.field(default=None, validator=a_level, repr=False)
    activities: Text | None = attrs.field(default=None, validator=a(Text), repr=False)

    def __attrs_post_init__(self) -> None:
        unique("outcomes", [outcome.id for outcome in self.outcomes])


@attrs.frozen(kw_only=True)
class LearningAgreement:
    """What the home institution, the host and the learner agree on for one mobility (Annex II §3).

    It has a place for every field of the European template of 2014, and for those that Erasmus+ added in 2021.

    Args:
        id: What names it.
        home: The institution that will validate and recognise.
        host: The institution that trains and assesses.
        learner: The learner.
        period: From when to when.
        qualification: The qualification that the learner is taking at home.
        units: What is to be attained with the host.
        memorandum: The id of the memorandum that it stands under.
        correspondences: Which outcomes of the host stand for which outcomes at home.
        weeks: How many weeks it takes, as written in the agreement.
        assessment: Who assesses, how, when, and how it is recorded.
        validation: Who validates and how; `None` where that is one step with recognition.
        recognition: Who recognises and how.
        automatic: Whether recognition follows without a further decision when all agreed outcomes are attained.
        guardian: The parent or legal guardian of a learner who is a minor.
        tutor: The tutor or mentor with the host.
        intermediary: The intermediary organisation, where one is involved.
        progress: What the learner has acquired already on the way to the qualification.
        enclosures: What is enclosed.
        project: The project that pays for the mobility.
        remarks: What else is to be said.
        annexes: What is annexed, by name.
        signatures: Who signed it.
        version: Its version; an amendment is the next one.
        in_force: The day from which this version holds; `None` for that of its last signature.

    Raises:
        ShapeError: where a field is malformed; `id.duplicate` where two units bear one code.
    """

    id: str = attrs.field(validator=a_code)
    home: Institution = attrs.field(validator=a(Institution))
    host: Institution = attrs.field(validator=a(Institution))
    learner: Learner = attrs.field(validator=a(Learner))
    period: Period = attrs.field(validator=a(Period))
    qualification: QualificationReference = attrs.field(validator=a(QualificationReference), repr=False)
    units: tuple[AgreedUnit, ...] = attrs.field(validator=each(AgreedUnit), repr=False)
    memorandum: str | None = attrs.field(default=None, validator=a_code)
    correspondences: tuple[Correspondence, ...] = attrs.field(
        default=(), validator=each(Correspondence), repr=False
    )
    weeks: int | None = attrs.field(default=None, validator=a_count, repr=False)
    assessment: Procedure | None = attrs.field(default=None, validator=a(Procedure), repr=False)
    validation: Procedure | None = attrs.field(default=None, validator=a(Procedure), repr=False)
    recognition: Procedure | None = attrs.field(default=None, validator=a(Procedure), repr=False)
    automatic: bool = attrs.field(default=False, validator=a(bool), repr=False)
    guardian: Person | None = attrs.field(default=None, validator=a(Person), repr=False)
    tutor: Person | None = attrs.field(default=None, validator=a(Person), repr=False)
    intermediary: Institution | None = attrs.field(default=None, validator=a(Institution), repr=False)
    progress: Text | None = attrs.field(default=None, validator=a(Text), repr=False)
    enclosures: tuple[Enclosure, ...] = attrs.field(default=(), validator=each(Enclosure), repr=False)
    project: MobilityProject | None = attrs.field(default=None, validator=a(MobilityProject), repr=False)
    remarks: Text | None = attrs.field(default=None, validator=a(Text), repr=False)
    annexes: tuple[str, ...] = attrs.field(default=(), validator=codes, repr=False)
    signatures: tuple[Signature, ...] = attrs.field(default=(), validator=each(Signature), repr=False)
    version: int = attrs.field(default=1, validator=a_count)
    in_force: date | None = attrs.field(default=None, validator=is_day, repr=False)

    def __attrs_post_init__(self) -> None:
        unique("units", [agreed.unit for agreed in self.units])


@attrs.frozen(kw_only=True)
class PersonalTranscript:
    """What a learner was assessed in: outcomes, units and points awarded (Annex II §3).

    Args:
        id: What names it.
        learner: The learner.
        issued_by: The institution that assessed.
        credits: The credits awarded.
        issued: The day of issue.
        agreement: The id of the learning agreement that it follows.
        period: From when to when the learner was there.
        not_attained: Codes of units that were assessed and not attained.
        remarks: What else is to be said, such as changes to the agreed assessment.
        home: The home institution.
        qualification: The qualification that the learner is taking at home.
        signatures: Who signed it.
        units: What its credits are for: the units, described with their outcomes.
    """

    id: str = attrs.field(validator=a_code)
    learner: Learner = attrs.field(validator=a(Learner))
    issued_by: Institution = attrs.field(validator=a(Institution))
    credits: tuple[Credit, ...] = attrs.field(validator=each(Credit), repr=False)
    issued: date | None = attrs.field(default=None, validator=is_day)
    agreement: str | None = attrs.field(default=None, validator=a_code)
    period: Period | None = attrs.field(default=None, validator=a(Period), repr=False)
    not_attained: tuple[str, ...] = attrs.field(default=(), validator=codes, repr=False)
    remarks: Text | None = attrs.field(default=None, validator=a(Text), repr=False)
    home: Institution | None = attrs.field(default=None, validator=a(Institution), repr=False)
    qualification: QualificationReference | None = attrs.field(
        default=None, validator=a(QualificationReference), repr=False
    )
    signatures: tuple[Signature, ...] = attrs.field(default=(), validator=each(Signature), repr=False)
    units: tuple[Unit, ...] = attrs.field(default=(), validator=each(Unit), repr=False)
