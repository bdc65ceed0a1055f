"""A small mobility that tests change as they need: a home institution, a host, a learner and their papers."""

from collections.abc import Iterable
from datetime import date

from ecvet.model.agreements import (
    AgreedUnit,
    Confirmation,
    Correspondence,
    LearningAgreement,
    MemorandumOfUnderstanding,
    Party,
    PersonalTranscript,
    Signature,
)
from ecvet.model.assessments import Assessment, Credit, OutcomeResult
from ecvet.model.combination import Group, Member, UnitEntry
from ecvet.model.institutions import Institution
from ecvet.model.learners import Learner
from ecvet.model.outcomes import LearningOutcome, OutcomeKind
from ecvet.model.qualifications import Pathway, Qualification
from ecvet.model.requests import RecognitionRequest
from ecvet.model.transfers import CreditTransfer
from ecvet.model.units import QualificationReference, Unit
from ecvet.periods import Period
from ecvet.points import PointRange
from ecvet.rules import transfer as steps
from ecvet.text import Text

HOME, HOST = "fi-home", "no-host"
SIGNED, FIRST, LAST = date(2026, 1, 20), date(2026, 3, 2), date(2026, 4, 24)
ASSESSED, RECORDED = date(2026, 4, 20), date(2026, 4, 24)
VALIDATED, RECOGNISED = date(2026, 5, 4), date(2026, 5, 6)


def text(words: str) -> Text:
    return Text({"en": words})


def institution(code: str) -> Institution:
    return Institution(id=code, name=text(code))


def outcome(
    code: str,
    *,
    kind: OutcomeKind = OutcomeKind.SKILL,
    says: str | None = None,
    esco: Iterable[str] = (),
) -> LearningOutcome:
    return LearningOutcome(id=code, kind=kind, text=text(says or f"Does {code}"), esco=tuple(esco))


def unit(code: str, *outcomes: str | LearningOutcome) -> Unit:
    return Unit(code=code, title=text(code), outcomes=tuple(map(_outcome, outcomes)))


def agreed(code: str, *outcomes: str | LearningOutcome, counts_for: str | None = None) -> AgreedUnit:
    return AgreedUnit(
        unit=code, title=text(code), outcomes=tuple(map(_outcome, outcomes)), counts_for=counts_for
    )


def _outcome(given: str | LearningOutcome) -> LearningOutcome:
    return outcome(given) if isinstance(given, str) else given


def stand_for(*pairs: tuple[str, str]) -> tuple[Correspondence, ...]:
    return tuple(Correspondence(given=given, required=required) for given, required in pairs)


def agreement(
    *units: AgreedUnit,
    correspondences: Iterable[Correspondence] = (),
    host: str = HOST,
    memorandum: str | None = None,
) -> LearningAgreement:
    return LearningAgreement(
        id="LA-1",
        home=institution(HOME),
        host=institution(host),
        learner=Learner(id="learner"),
        period=Period(FIRST, LAST),
        qualification=QualificationReference(title=text("Vehicle technician"), code="vehicle-technician"),
        units=units,
        correspondences=tuple(correspondences),
        memorandum=memorandum,
        signatures=tuple(
            Signature(party=party, name="Name", on=SIGNED)
            for party in (Party.HOME, Party.HOST, Party.LEARNER)
        ),
    )


def memorandum(*partners: str, code: str = "MoU-1", until: date | None = None) -> MemorandumOfUnderstanding:
    return MemorandumOfUnderstanding(
        id=code,
        partners=tuple(map(institution, partners or (HOME, HOST))),
        confirmations=tuple(Confirmation),
        validity=Period(date(2025, 1, 1), until),
    )


def assessment(
    code: str,
    *attained: str,
    not_attained: Iterable[str] = (),
    positive: bool = True,
    name: str | None = None,
    on: date | None = ASSESSED,
    by: str | None = HOST,
) -> Assessment:
    results = [*((one, True) for one in attained), *((one, False) for one in not_attained)]
    return Assessment(
        id=name or f"assessment of {code}",
        unit=code,
        attained=positive,
        on=on,
        institution=by,
        outcomes=tuple(OutcomeResult(outcome=one, attained=result) for one, result in results),
    )


def transcript(*units: str, learner: str = "learner", by: str = HOST) -> PersonalTranscript:
    return PersonalTranscript(
        id="PT-1",
        learner=Learner(id=learner),
        issued_by=institution(by),
        issued=RECORDED,
        agreement="LA-1",
        credits=tuple(Credit(unit=code) for code in units),
    )


def qualification(
    *units: Unit, points: int | None = 15, beside: Iterable[Member] = (), code: str = "vehicle-technician"
) -> Qualification:
    """A qualification of these units, each with so many points, and of further members of its rules."""
    stated = None if points is None else PointRange.exactly(points)
    entries = tuple(UnitEntry(unit=one.code, points=stated) for one in units)
    rules = Group(members=(*entries, *beside))
    return Qualification(
        code=code,
        title=text("Vehicle technician"),
        units=units,
        pathways=(Pathway(code="main", scheme="ecvet", rules=rules),),
    )


def request(
    *units: AgreedUnit, host: str = HOME, correspondences: Iterable[Correspondence] = ()
) -> RecognitionRequest:
    """A request for recognition without a mobility; the home institution assesses, unless another has."""
    return RecognitionRequest(
        id="RQ-1",
        learner=Learner(id="learner"),
        home=institution(HOME),
        host=institution(host),
        qualification=QualificationReference(title=text("Vehicle technician"), code="vehicle-technician"),
        units=units,
        correspondences=tuple(correspondences),
        on=SIGNED,
        signatures=(Signature(party=Party.LEARNER, name="Name", on=SIGNED),),
    )


def brought(*credits: Credit, by: str = HOST) -> PersonalTranscript:
    """A transcript that was issued before anything was agreed."""
    return PersonalTranscript(
        id="PT-0",
        learner=Learner(id="learner"),
        issued_by=institution(by),
        issued=date(2025, 12, 19),
        credits=credits,
    )


def recorded(papers: LearningAgreement, *assessments: Assessment) -> CreditTransfer:
    """The transfer as it stands when the host has recorded credit for every unit with a positive assessment."""
    assessed = steps.assess(steps.begin(papers), assessments, by=HOST, on=ASSESSED)
    units = dict.fromkeys(one.unit for one in assessments if one.attained and one.unit is not None)
    return steps.record(assessed, transcript(*units), by=HOST, on=RECORDED)
