"""Credit transfer: agreed, assessed, recorded, validated, recognised; and who did what, when."""

from datetime import date
from enum import StrEnum

import attrs

from ecvet.model._fields import a, a_code, codes, each, pairs
from ecvet.model.agreements import Basis, LearningAgreement, MemorandumOfUnderstanding, PersonalTranscript
from ecvet.model.assessments import Assessment
from ecvet.model.grades import Grade
from ecvet.model.requests import RecognitionRequest
from ecvet.periods import is_day
from ecvet.points import Points


class Stage(StrEnum):
    """The steps of a credit transfer, in their order (Annex II §3)."""

    AGREED = "agreed"
    ASSESSED = "assessed"
    RECORDED = "recorded"
    VALIDATED = "validated"
    RECOGNISED = "recognised"


class Coverage(StrEnum):
    """How far the outcomes that a unit requires are covered."""

    NONE = "none"
    PART = "part"
    FULL = "full"


class Decision(StrEnum):
    """What a recognition comes to."""

    FULL = "full"
    PARTIAL = "partial"
    #: Not within the target qualification, and still recognised.
    OUTSIDE = "outside"
    REFUSED = "refused"
    SUSPENDED = "suspended"


@attrs.frozen(kw_only=True)
class CoveredOutcome:
    """A required outcome that assessed outcomes cover.

    Args:
        required: The id of the required outcome.
        given: The id of the outcome attained.
        basis: Why the one stands for the other.
        evidence: The ids of the assessments that attest it.
    """

    required: str = attrs.field(validator=a_code)
    given: str = attrs.field(validator=a_code)
    basis: Basis = attrs.field(validator=a(Basis))
    evidence: tuple[str, ...] = attrs.field(default=(), validator=codes)


@attrs.frozen(kw_only=True)
class Validation:
    """Confirms that assessed outcomes correspond to outcomes that a unit requires (Annex I (g)).

    Args:
        unit: The code of the unit at home, or of the unit with the host where it is an addition.
        covered: The required outcomes that are covered.
        missing: The ids of the required outcomes that are not.
        institution: The id of the home institution.
        on: The day.
    """

    unit: str = attrs.field(validator=a_code)
    covered: tuple[CoveredOutcome, ...] = attrs.field(validator=each(CoveredOutcome), repr=False)
    missing: tuple[str, ...] = attrs.field(validator=codes)
    institution: str = attrs.field(validator=a_code)
    on: date = attrs.field(validator=is_day)

    @property
    def coverage(self) -> Coverage:
        """How far the unit is covered."""
        if not self.covered:
            return Coverage.NONE
        return Coverage.PART if self.missing else Coverage.FULL


@attrs.frozen(kw_only=True)
class Reason:
    """Why a decision is as it is: a stable code with the names and numbers that it is about.

    Args:
        code: The code of the finding that words it.
        about: Pairs of a name and its value, as text.
    """

    code: str = attrs.field(validator=a_code)
    about: tuple[tuple[str, str], ...] = attrs.field(default=(), validator=pairs)


@attrs.frozen(kw_only=True)
class Recognition:
    """Attests outcomes officially, by awarding a unit in full or in part (Annex I (h)).

    Args:
        unit: The code of the unit.
        decision: What it comes to.
        institution: The id of the home institution.
        on: The day from which it holds.
        points: The points awarded, by the rules of the home system.
        reasons: Why.
        evidence: The ids of what it rests on.
        policy: The policy that it was made under, with its version.
        grade: The grade at home, where grades are converted.
        grade_given: The grade that stands as the host gave it; `None` where there is none, or several.
        exempts: Codes of what need not be taken any more: the unit, or those of its parts that are covered.
        outcomes: The ids of the required outcomes that it attests, where it is in part: those held before among them.
        revises: The digest of the decision that it corrects.
        digest: The digest of everything that it was made from.
    """

    unit: str = attrs.field(validator=a_code)
    decision: Decision = attrs.field(validator=a(Decision))
    institution: str = attrs.field(validator=a_code)
    on: date = attrs.field(validator=is_day)
    points: Points | None = attrs.field(default=None, validator=a(Points))
    reasons: tuple[Reason, ...] = attrs.field(default=(), validator=each(Reason), repr=False)
    evidence: tuple[str, ...] = attrs.field(default=(), validator=codes, repr=False)
    policy: str | None = attrs.field(default=None, validator=a_code, repr=False)
    grade: Grade | None = attrs.field(default=None, validator=a(Grade), repr=False)
    grade_given: Grade | None = attrs.field(default=None, validator=a(Grade), repr=False)
    exempts: tuple[str, ...] = attrs.field(default=(), validator=codes, repr=False)
    outcomes: tuple[str, ...] = attrs.field(default=(), validator=codes, repr=False)
    revises: str | None = attrs.field(default=None, validator=a_code, repr=False)
    digest: str | None = attrs.field(default=None, validator=a_code, repr=False)


@attrs.frozen(kw_only=True)
class Event:
    """One entry of the history of a transfer.

    Args:
        stage: The step taken.
        actor: The id of the institution that took it.
        on: The day.
        evidence: The ids of what it rests on.
    """

    stage: Stage = attrs.field(validator=a(Stage))
    actor: str = attrs.field(validator=a_code)
    on: date = attrs.field(validator=is_day)
    evidence: tuple[str, ...] = attrs.field(default=(), validator=codes)


@attrs.frozen(kw_only=True)
class CreditTransfer:
    """The way of credit from a host to the home institution; `ecvet.rules.transfer` takes its steps.

    Args:
        agreement: The version in force of the learning agreement that it runs under; without a mobility, the request.
        memorandum: The memorandum behind it, where there is one.
        assessments: What the host assessed.
        transcript: What the host recorded.
        validations: What the home institution validated.
        recognitions: What the home institution decided.
        history: Who did what, when, in order.
        superseded: The earlier versions of the agreement, the first one first.
    """

    agreement: LearningAgreement | RecognitionRequest = attrs.field(
        validator=a(LearningAgreement, RecognitionRequest)
    )
    memorandum: MemorandumOfUnderstanding | None = attrs.field(
        default=None, validator=a(MemorandumOfUnderstanding), repr=False
    )
    assessments: tuple[Assessment, ...] = attrs.field(default=(), validator=each(Assessment), repr=False)
    transcript: PersonalTranscript | None = attrs.field(
        default=None, validator=a(PersonalTranscript), repr=False
    )
    validations: tuple[Validation, ...] = attrs.field(default=(), validator=each(Validation), repr=False)
    recognitions: tuple[Recognition, ...] = attrs.field(default=(), validator=each(Recognition), repr=False)
    history: tuple[Event, ...] = attrs.field(default=(), validator=each(Event), repr=False)
    superseded: tuple[LearningAgreement, ...] = attrs.field(
        default=(), validator=each(LearningAgreement), repr=False
    )

    @property
    def stage(self) -> Stage:
        """The furthest step taken: an amendment is agreed later and takes nothing back."""
        order = tuple(Stage)
        return max((event.stage for event in self.history), key=order.index, default=Stage.AGREED)
