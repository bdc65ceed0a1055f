"""Whether a unit, a memorandum, an agreement or a transcript has all that the Recommendation asks of it."""

from collections.abc import Iterable, Iterator
from datetime import date
from enum import StrEnum
from typing import TypeAlias

from ecvet.model.agreements import (
    Confirmation,
    LearningAgreement,
    MemorandumOfUnderstanding,
    Party,
    PersonalTranscript,
    Signature,
)
from ecvet.model.assessments import Credit
from ecvet.model.units import QualificationReference, Unit
from ecvet.rules.findings import Finding, finding

#: The documents that can be checked for completeness; `ecvet.rules.structure` checks qualifications.
Checkable: TypeAlias = Unit | MemorandumOfUnderstanding | LearningAgreement | PersonalTranscript

# The age of majority in every member state of the European Union.
_MAJORITY = 18


class Element(StrEnum):
    """What a document should hold, by the name under which it is reported missing."""

    #: The qualifications that a memorandum covers.
    QUALIFICATIONS = "qualifications"
    #: The EQF level of a qualification.
    QUALIFICATION_LEVEL = "qualification-level"
    #: The points of a qualification.
    QUALIFICATION_POINTS = "qualification-points"
    #: The points of a unit within a qualification.
    UNIT_POINTS = "unit-points"
    #: The units to be attained, or those that were assessed.
    UNITS = "units"
    #: The learning outcomes of a unit, or those that were assessed.
    OUTCOMES = "outcomes"
    #: How outcomes are assessed.
    ASSESSMENT_PROCEDURES = "assessment-procedures"
    #: By what outcomes are assessed.
    ASSESSMENT_CRITERIA = "assessment-criteria"
    #: The result of an assessment.
    ASSESSMENT = "assessment"
    #: How validation and recognition are done.
    RECOGNITION = "recognition"
    #: From when to when.
    PERIOD = "period"
    #: How and when a memorandum is reviewed.
    REVIEW = "review"
    #: The day on which a document was issued.
    DATE_OF_ISSUE = "date-of-issue"


def check(value: Checkable) -> tuple[Finding, ...]:
    """Return what is missing from a document; nothing where it is complete.

    Args:
        value: A unit specification, a memorandum, a learning agreement or a personal transcript.
    """
    match value:
        case Unit():
            return check_unit(value)
        case MemorandumOfUnderstanding():
            return check_memorandum(value)
        case LearningAgreement():
            return check_agreement(value)
        case PersonalTranscript():
            return check_transcript(value)


def check_unit(unit: Unit) -> tuple[Finding, ...]:
    """Return what is missing of the seven elements of a unit specification (2009/C 155/02, Annex II §1).

    The title is never missing. The qualifications that the unit relates to, their national levels and the
    time for which the unit is valid are due only where they apply, so nobody can tell that they are missing.
    Each qualification that is named is due with its EQF level, its points and the points of the unit in it.

    Args:
        unit: The specification.

    Examples:
        >>> from ecvet import Text, Unit
        >>> [found["element"] for found in check_unit(Unit(code="brakes", title=Text({"en": "Brakes"})))]
        ['outcomes', 'assessment-procedures', 'assessment-criteria']
    """
    return (
        *_missing((Element.OUTCOMES, unit.outcomes or any(part.outcomes for part in unit.parts))),
        *_missing((Element.ASSESSMENT_PROCEDURES, unit.procedures)),
        *_missing((Element.ASSESSMENT_CRITERIA, unit.criteria or any(part.criteria for part in unit.parts))),
        *(
            found
            for index, reference in enumerate(unit.qualifications)
            for found in _check_reference(reference, f"/qualifications/{index}")
        ),
    )


def check_memorandum(memorandum: MemorandumOfUnderstanding) -> tuple[Finding, ...]:
    """Return what is missing from a memorandum: of its confirmations, its terms and the partners' signatures.

    Source: 2009/C 155/02, Annex II §2, and the European template of 2017.

    Args:
        memorandum: The memorandum.
    """
    signed = {signature.institution for signature in memorandum.signatures}
    return (
        *(
            finding("confirmation-missing", "/confirmations", confirmation=due.value)
            for due in Confirmation
            if due not in memorandum.confirmations
        ),
        *_missing(
            (Element.QUALIFICATIONS, memorandum.qualifications),
            (Element.ASSESSMENT_PROCEDURES, memorandum.procedures),
            (Element.PERIOD, memorandum.validity),
            (Element.REVIEW, memorandum.review),
        ),
        *(
            finding("signature-missing", f"/partners/{index}", party=partner.name)
            for index, partner in enumerate(memorandum.partners)
            if partner.id not in signed
        ),
    )


def check_agreement(agreement: LearningAgreement) -> tuple[Finding, ...]:
    """Return what is missing from a learning agreement, and whether its weeks agree with its dates.

    The home institution, the host and the learner sign; a guardian signs too where the learner is a minor on
    the day of signing. A learner who did not date the signature is taken to have signed on the first day of
    the mobility, the last on which it could be done in time.

    Source: 2009/C 155/02, Annex II §3, and the European template of 2014.

    Args:
        agreement: The agreement.
    """
    signed = {signature.party for signature in agreement.signatures}
    return (
        *_missing(
            (Element.PERIOD, agreement.period.days),
            (Element.UNITS, agreement.units),
            (Element.ASSESSMENT_PROCEDURES, agreement.assessment),
            (Element.RECOGNITION, agreement.recognition),
        ),
        *_check_weeks(agreement),
        *(
            found
            for index, agreed in enumerate(agreement.units)
            for found in _missing((Element.OUTCOMES, agreed.outcomes), where=f"/units/{index}")
        ),
        *(
            finding("signature-missing", "/signatures", party=due.value)
            for due in (Party.HOME, Party.HOST, Party.LEARNER)
            if due not in signed
        ),
        *_check_guardian(agreement, signed),
    )


def check_transcript(transcript: PersonalTranscript) -> tuple[Finding, ...]:
    """Return what is missing from a personal transcript: units, outcomes, their assessments, a date of issue.

    Points are not asked for: a credit is a credit without them. Source: 2009/C 155/02, Annex II §3.

    Args:
        transcript: The transcript.
    """
    return (
        *_missing(
            (Element.DATE_OF_ISSUE, transcript.issued),
            (Element.UNITS, transcript.credits or transcript.not_attained),
        ),
        *(
            found
            for index, credit in enumerate(transcript.credits)
            for found in _check_credit(credit, f"/credits/{index}")
        ),
    )


def _missing(*elements: tuple[Element, object], where: str = "") -> Iterator[Finding]:
    """Yield a finding for each element that is `None`, empty or false."""
    return (finding("element-missing", where, element=name.value) for name, held in elements if not held)


def _check_reference(reference: QualificationReference, where: str) -> Iterator[Finding]:
    return _missing(
        (Element.QUALIFICATION_LEVEL, reference.eqf),
        (Element.QUALIFICATION_POINTS, reference.points is not None),
        (Element.UNIT_POINTS, reference.unit_points is not None),
        where=where,
    )


def _check_credit(credit: Credit, where: str) -> Iterator[Finding]:
    if not credit.assessments:
        return _missing((Element.ASSESSMENT, None), where=where)
    return _missing((Element.OUTCOMES, any(one.outcomes for one in credit.assessments)), where=where)


def _check_weeks(agreement: LearningAgreement) -> Iterator[Finding]:
    """Compare the weeks with the dates; a week that is not whole may be counted or not."""
    if agreement.weeks is None or agreement.period.days is None:
        return
    whole, rest = divmod(agreement.period.days, 7)
    counted = whole + (rest > 0)
    if agreement.weeks not in (whole, counted):
        yield finding("weeks-differ", "/weeks", stated=agreement.weeks, counted=counted)


def _check_guardian(agreement: LearningAgreement, signed: Iterable[Party]) -> Iterator[Finding]:
    if Party.GUARDIAN in signed:
        return
    born, day = agreement.learner.born, _signing_day(agreement)
    minor = born is not None and day is not None and _age(born, day) < _MAJORITY
    if minor or agreement.guardian is not None:
        yield finding("guardian-missing", "/signatures")


def _signing_day(agreement: LearningAgreement) -> date | None:
    return next(filter(None, map(_learner_signed, agreement.signatures)), agreement.period.first_day)


def _learner_signed(signature: Signature) -> date | None:
    return signature.on if signature.party is Party.LEARNER else None


def _age(born: date, on: date) -> int:
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))
