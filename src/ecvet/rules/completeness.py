"""Whether the papers of credit transfer have all that the Recommendations ask of them."""

from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from typing import TypeAlias

from ecvet.model.agreements import (
    Confirmation,
    LearningAgreement,
    MemorandumOfUnderstanding,
    Party,
    PersonalTranscript,
)
from ecvet.model.assessments import Credit
from ecvet.model.micro_credentials import MicroCredential
from ecvet.model.qualifications import Qualification
from ecvet.model.requests import Agreement, RecognitionRequest
from ecvet.model.units import QualificationReference, Unit
from ecvet.rules import _coherence
from ecvet.rules.findings import Finding, finding

#: The documents that can be checked for completeness; `ecvet.rules.structure` checks qualifications.
Checkable: TypeAlias = (
    Unit
    | MemorandumOfUnderstanding
    | LearningAgreement
    | RecognitionRequest
    | PersonalTranscript
    | MicroCredential
)


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
    #: The day of a request.
    DATE_OF_REQUEST = "date-of-request"
    #: Whom a micro-credential identifies as the learner.
    LEARNER = "learner"
    #: The country of the issuer.
    COUNTRY = "country"
    #: Who awards a micro-credential.
    AWARDING_BODY = "awarding-body"
    #: The notional workload, in hours or points.
    WORKLOAD = "workload"
    #: The level in the European or a national framework.
    LEVEL = "level"
    #: The type of assessment.
    ASSESSMENT_TYPE = "assessment-type"
    #: The form of participation in the learning activity.
    PARTICIPATION = "participation"
    #: The type of quality assurance.
    QUALITY_ASSURANCE = "quality-assurance"


def check(value: Checkable) -> tuple[Finding, ...]:
    """Return what is missing from a document; nothing where it is complete.

    Args:
        value: A unit specification, a memorandum, a learning agreement, a request, a personal transcript or a
            micro-credential.
    """
    match value:
        case Unit():
            return check_unit(value)
        case MemorandumOfUnderstanding():
            return check_memorandum(value)
        case LearningAgreement():
            return check_agreement(value)
        case RecognitionRequest():
            return check_request(value)
        case PersonalTranscript():
            return check_transcript(value)
        case MicroCredential():
            return check_micro_credential(value)


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
            finding("partner-signature-missing", f"/partners/{index}", party=partner.name)
            for index, partner in enumerate(memorandum.partners)
            if partner.id not in signed
        ),
    )


def check_agreement(
    agreement: LearningAgreement,
    memorandum: MemorandumOfUnderstanding | None = None,
    qualification: Qualification | None = None,
) -> tuple[Finding, ...]:
    """Return what is missing from a learning agreement, and what in it does not go together.

    The home institution, the host and the learner sign; a guardian signs too where the learner is a minor on
    the day of signing. A learner who did not date the signature is taken to have signed on the first day of
    the mobility, the last on which it could be done in time. A signature of the home institution or of the host is
    for that institution, or names none. Weeks have to agree with dates.

    Where the memorandum is given, home and host have to be covered by it, it has to be in force throughout the
    mobility, and qualification and units have to be among those that it covers. Where the qualification at home is
    given, it has to describe the units aimed at, and no more points may be agreed on than it gives them: for a part
    of a unit, the share of its outcomes that is aimed at.

    Source: 2009/C 155/02, Annex II §3, and the European template of 2014.

    Args:
        agreement: The agreement.
        memorandum: The memorandum behind it.
        qualification: The qualification that the learner is taking at home.
    """
    signed = {one.party for one in agreement.signatures if _coherence.signed_for(agreement, one)}
    return (
        *_missing(
            (Element.PERIOD, agreement.period.days),
            (Element.UNITS, agreement.units),
            (Element.ASSESSMENT_PROCEDURES, agreement.assessment),
            (Element.RECOGNITION, agreement.recognition),
        ),
        *_check_outcomes(agreement),
        *(
            finding("signature-missing", "/signatures", party=due.value)
            for due in (Party.HOME, Party.HOST, Party.LEARNER)
            if due not in signed
        ),
        *_coherence.with_itself(agreement),
        *(() if memorandum is None else _coherence.with_memorandum(agreement, memorandum)),
        *(() if qualification is None else _coherence.with_qualification(agreement, qualification)),
    )


def check_by_day(paper: Agreement | MemorandumOfUnderstanding, *, as_of: date) -> tuple[Finding, ...]:
    """Return what of a paper is not there yet on a day: signatures dated later, an agreement in force from later on.

    Args:
        paper: The agreement, the request or the memorandum.
        as_of: The day, such as that of a decision which rests on the paper.
    """
    return tuple(_coherence.by_day(paper, as_of))


def check_request(request: RecognitionRequest) -> tuple[Finding, ...]:
    """Return what is missing from a request for recognition: units, outcomes claimed, day, the learner's signature.

    Source: 2009/C 155/02, Annex II §2 and §4; nothing is agreed with a host, so the learner alone signs.

    Args:
        request: The request.
    """
    signed = any(signature.party is Party.LEARNER for signature in request.signatures)
    return (
        *_missing((Element.UNITS, request.units), (Element.DATE_OF_REQUEST, request.on)),
        *_check_outcomes(request),
        *(() if signed else (finding("signature-missing", "/signatures", party=Party.LEARNER.value),)),
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


def check_micro_credential(credential: MicroCredential) -> tuple[Finding, ...]:
    """Return what is missing of the eleven mandatory elements of a micro-credential; its title never is.

    Source: Council Recommendation 2022/C 243/02, Annex I.

    Args:
        credential: The micro-credential.

    Examples:
        >>> from ecvet import MicroCredential, Text
        >>> len(check_micro_credential(MicroCredential(title=Text({"en": "Winter tyres"}))))
        10
    """
    return tuple(
        _missing(
            (Element.LEARNER, credential.learner),
            (Element.COUNTRY, credential.country),
            (Element.AWARDING_BODY, credential.awarding_body),
            (Element.DATE_OF_ISSUE, credential.issued),
            (Element.OUTCOMES, credential.outcomes),
            (Element.WORKLOAD, credential.hours is not None or credential.points is not None),
            (Element.LEVEL, credential.eqf is not None or credential.nqf),
            (Element.ASSESSMENT_TYPE, credential.assessment),
            (Element.PARTICIPATION, credential.participation),
            (Element.QUALITY_ASSURANCE, credential.quality_assurance),
        )
    )


def _missing(*elements: tuple[Element, object], where: str = "") -> Iterator[Finding]:
    """Yield a finding for each element that is `None`, empty or false."""
    return (finding("element-missing", where, element=name.value) for name, held in elements if not held)


def _check_outcomes(agreement: Agreement) -> Iterator[Finding]:
    for index, agreed in enumerate(agreement.units):
        yield from _missing((Element.OUTCOMES, agreed.outcomes), where=f"/units/{index}")


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
