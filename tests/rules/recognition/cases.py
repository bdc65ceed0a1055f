"""Small decisions: the brakes of a mobility, recognised under a policy that tests state."""

from collections.abc import Iterable
from typing import TypedDict, Unpack

from ecvet.model.agreements import Basis, LearningAgreement, MemorandumOfUnderstanding
from ecvet.model.assessments import Assessment, Credit
from ecvet.model.conversion import GradeConversion
from ecvet.model.grades import GradeScale, GradeStep
from ecvet.model.languages import Cefr
from ecvet.model.origins import Evidence, Setting
from ecvet.model.policies import (
    Exemption,
    LanguageMinimum,
    PartPoints,
    Proof,
    RecognitionPolicy,
    Resit,
    Superseded,
)
from ecvet.model.qualifications import Qualification
from ecvet.model.requirements import GradeMinimum, RecognisedCap, ShelfLife
from ecvet.model.transfers import CreditTransfer, Decision, Recognition
from ecvet.rules import transfer as steps
from ecvet.rules.recognition import recognise
from tests.rules.mobility import (
    ASSESSED,
    HOME,
    HOST,
    RECOGNISED,
    RECORDED,
    VALIDATED,
    agreed,
    agreement,
    assessment,
    qualification,
    text,
    transcript,
    unit,
)

FULL, PARTIAL, REFUSED = Decision.FULL, Decision.PARTIAL, Decision.REFUSED
OUTSIDE, SUSPENDED = Decision.OUTSIDE, Decision.SUSPENDED

AT_HOME = qualification(unit("brakes", "checks", "repairs"))
BRAKES = agreed("bremser", "checks", "repairs", counts_for="brakes")
PASSED = assessment("bremser")

#: Grades of the host, the worst first.
NORWEGIAN = GradeScale(
    code="no-1-6", steps=tuple(GradeStep(label=label, passes=label != "1") for label in "123456")
)


class Demands(TypedDict, total=False):
    """What a policy may state."""

    automatic: bool
    parts: bool
    part_points: PartPoints
    outside: bool
    papers: bool
    grade: GradeMinimum | None
    level: int
    same_level: bool
    shelf_life: ShelfLife | None
    cap: RecognisedCap | None
    settings: tuple[Setting, ...]
    evidence: tuple[Evidence, ...]
    countries: tuple[str, ...]
    language: LanguageMinimum
    bases: tuple[Basis, ...]
    superseded: Superseded
    resit: Resit
    conversion: GradeConversion
    exemptions: tuple[Exemption, ...]
    proofs: tuple[Proof, ...]


def policy(**demands: Unpack[Demands]) -> RecognitionPolicy:
    """A policy that demands this and nothing else; everything counts that is validated, in part too."""
    return RecognitionPolicy(code="test", version="1", title=text("Test"), **demands)


def validated(
    *assessments: Assessment,
    papers: LearningAgreement | None = None,
    at_home: Qualification = AT_HOME,
    memorandum: MemorandumOfUnderstanding | None = None,
) -> CreditTransfer:
    """A transfer as it stands before it is decided on."""
    begun = steps.begin(papers or agreement(BRAKES), memorandum)
    assessed = steps.assess(begun, assessments, by=HOST, on=ASSESSED)
    units = dict.fromkeys(one.unit for one in assessments if one.attained and one.unit is not None)
    done = steps.record(assessed, transcript(*units), by=HOST, on=RECORDED)
    return steps.validate(done, at_home, by=HOME, on=VALIDATED)


def decided(
    under: RecognitionPolicy,
    *assessments: Assessment,
    papers: LearningAgreement | None = None,
    at_home: Qualification = AT_HOME,
    memorandum: MemorandumOfUnderstanding | None = None,
    held: Iterable[Credit] = (),
) -> CreditTransfer:
    """A transfer that was decided on under a policy."""
    before = validated(*assessments, papers=papers, at_home=at_home, memorandum=memorandum)
    return recognise(before, at_home, policy=under, by=HOME, on=RECOGNISED, held=held)


def brakes(
    under: RecognitionPolicy,
    *assessments: Assessment,
    papers: LearningAgreement | None = None,
    at_home: Qualification = AT_HOME,
) -> Recognition:
    """The decision on the brakes."""
    (found,) = decided(under, *assessments, papers=papers, at_home=at_home).recognitions
    return found


def reasons(found: Recognition) -> dict[str, dict[str, str]]:
    """What the reasons of a decision are about, by their codes."""
    return {reason.code: dict(reason.about) for reason in found.reasons}


def says(code: str, **about: str) -> tuple[str, dict[str, str]]:
    """A reason, with what it is about."""
    return code, about


def least(label: str, *units: str) -> GradeMinimum:
    """At least this grade of the host."""
    return GradeMinimum(scale=NORWEGIAN, label=label, units=units)


def speaks(level: Cefr, language: str = "fi") -> LanguageMinimum:
    """At least this level of a language."""
    return LanguageMinimum(language=language, level=level)
