"""Completeness: what a unit, a memorandum, an agreement, a request, a transcript or a micro-credential lacks."""

from datetime import date, timedelta

import attrs
import pytest

from ecvet.model.agreements import (
    Confirmation,
    LearningAgreement,
    MemorandumOfUnderstanding,
    Party,
    Signature,
)
from ecvet.model.assessments import Assessment, Credit, OutcomeResult
from ecvet.model.learners import Learner
from ecvet.model.micro_credentials import MicroCredential
from ecvet.model.papers import Procedure
from ecvet.model.units import Criterion, QualificationReference, Unit, UnitPart
from ecvet.periods import Period
from ecvet.points import Points
from ecvet.rules.completeness import (
    Checkable,
    Element,
    check,
    check_agreement,
    check_by_day,
    check_memorandum,
    check_micro_credential,
    check_request,
    check_transcript,
    check_unit,
)
from ecvet.rules.findings import Finding
from tests.rules.mobility import (
    FIRST,
    HOME,
    HOST,
    SIGNED,
    agreed,
    agreement,
    institution,
    memorandum,
    outcome,
    request,
    text,
    transcript,
)


def missing(found: tuple[Finding, ...]) -> list[tuple[object, str]]:
    return [(one["element"], one.where) for one in found if one.code == "element-missing"]


def codes(found: tuple[Finding, ...]) -> list[str]:
    return [one.code for one in found]


# Units


QUALIFICATION = QualificationReference(
    title=text("Vehicle technician"), eqf=4, points=Points(180, "ecvet"), unit_points=Points(15, "ecvet")
)
UNIT = Unit(
    code="brakes",
    title=text("Brakes"),
    qualifications=(QUALIFICATION,),
    outcomes=(outcome("repairs"),),
    procedures=text("At work"),
    criteria=(Criterion(text=text("Safely")),),
)


def test_a_unit_with_its_seven_elements_is_complete() -> None:
    assert check_unit(UNIT) == ()


def test_a_unit_lacks_outcomes_procedures_and_criteria_where_it_has_none() -> None:
    assert missing(check_unit(Unit(code="brakes", title=text("Brakes")))) == [
        (Element.OUTCOMES, ""),
        (Element.ASSESSMENT_PROCEDURES, ""),
        (Element.ASSESSMENT_CRITERIA, ""),
    ]


def test_a_unit_may_hold_its_outcomes_and_criteria_in_its_parts() -> None:
    part = UnitPart(code="p", title=text("Part"), outcomes=UNIT.outcomes, criteria=UNIT.criteria)
    assert check_unit(attrs.evolve(UNIT, outcomes=(), criteria=(), parts=(part,))) == ()


def test_a_unit_of_no_qualification_owes_neither_a_level_nor_points() -> None:
    assert check_unit(attrs.evolve(UNIT, qualifications=())) == ()


def test_each_qualification_of_a_unit_owes_its_level_and_both_points() -> None:
    bare = QualificationReference(title=text("Car painter"))
    assert missing(check_unit(attrs.evolve(UNIT, qualifications=(QUALIFICATION, bare)))) == [
        (Element.QUALIFICATION_LEVEL, "/qualifications/1"),
        (Element.QUALIFICATION_POINTS, "/qualifications/1"),
        (Element.UNIT_POINTS, "/qualifications/1"),
    ]


def test_no_points_is_a_number_of_points() -> None:
    none = attrs.evolve(QUALIFICATION, unit_points=Points(0, "ecvet"))
    assert check_unit(attrs.evolve(UNIT, qualifications=(none,))) == ()


# Memoranda


MEMORANDUM = attrs.evolve(
    memorandum(),
    qualifications=(QUALIFICATION,),
    procedures=text("The host assesses"),
    review=text("Every May"),
    signatures=tuple(
        Signature(party=party, name="Name", institution=code)
        for party, code in [(Party.HOME, HOME), (Party.HOST, HOST)]
    ),
)


def test_a_memorandum_with_its_confirmations_terms_and_signatures_is_complete() -> None:
    assert check_memorandum(MEMORANDUM) == ()


@pytest.mark.parametrize("left_out", Confirmation)
def test_each_of_the_five_confirmations_is_missed(left_out: Confirmation) -> None:
    rest = tuple(one for one in Confirmation if one is not left_out)
    (found,) = check_memorandum(attrs.evolve(MEMORANDUM, confirmations=rest))
    assert (found.code, found["confirmation"]) == ("confirmation-missing", left_out.value)


def test_a_partner_who_did_not_sign_a_memorandum_is_named() -> None:
    (found,) = check_memorandum(attrs.evolve(MEMORANDUM, signatures=MEMORANDUM.signatures[:1]))
    assert (found.code, found["party"], found.where) == (
        "partner-signature-missing",
        text(HOST),
        "/partners/1",
    )


def test_a_memorandum_without_terms_lacks_each_of_them() -> None:
    bare = attrs.evolve(MEMORANDUM, qualifications=(), procedures=None, validity=None, review=None)
    assert missing(check_memorandum(bare)) == [
        (Element.QUALIFICATIONS, ""),
        (Element.ASSESSMENT_PROCEDURES, ""),
        (Element.PERIOD, ""),
        (Element.REVIEW, ""),
    ]


# Agreements


AGREEMENT = attrs.evolve(
    agreement(agreed("bremser", "reparerer", counts_for="brakes")),
    weeks=8,
    assessment=Procedure(how=text("By the host")),
    recognition=Procedure(how=text("By the home institution")),
)
MAJORITY = SIGNED.replace(year=SIGNED.year - 18)


def born(day: date) -> LearningAgreement:
    return attrs.evolve(AGREEMENT, learner=Learner(id="learner", born=day))


def test_an_agreement_with_its_terms_and_three_signatures_is_complete() -> None:
    assert check_agreement(AGREEMENT) == ()


@pytest.mark.parametrize("left_out", [Party.HOME, Party.HOST, Party.LEARNER])
def test_each_of_the_three_signatures_is_missed(left_out: Party) -> None:
    rest = tuple(one for one in AGREEMENT.signatures if one.party is not left_out)
    (found,) = check_agreement(attrs.evolve(AGREEMENT, signatures=rest))
    assert (found.code, found["party"]) == ("signature-missing", left_out.value)


@pytest.mark.parametrize(("party", "other"), [(Party.HOME, HOST), (Party.HOST, HOME)])
def test_a_signature_for_another_institution_is_none_of_the_one_that_is_due(party: Party, other: str) -> None:
    signatures = tuple(
        attrs.evolve(one, institution=other) if one.party is party else one for one in AGREEMENT.signatures
    )
    found = check_agreement(attrs.evolve(AGREEMENT, signatures=signatures))
    assert codes(found) == ["signature-missing", "signature-for-another"]
    assert [one["party"] for one in found] == [party.value, party.value]


def test_a_signature_may_name_the_institution_that_it_is_for() -> None:
    due = {Party.HOME: HOME, Party.HOST: HOST}
    signatures = tuple(attrs.evolve(one, institution=due.get(one.party)) for one in AGREEMENT.signatures)
    assert check_agreement(attrs.evolve(AGREEMENT, signatures=signatures)) == ()


@pytest.mark.parametrize("paper", [AGREEMENT, MEMORANDUM], ids=["agreement", "memorandum"])
def test_what_is_signed_after_a_day_is_not_signed_on_it(
    paper: LearningAgreement | MemorandumOfUnderstanding,
) -> None:
    dated = tuple(attrs.evolve(one, on=SIGNED) for one in paper.signatures)
    signed = attrs.evolve(paper, signatures=dated)
    assert check_by_day(signed, as_of=SIGNED) == ()
    found = check_by_day(signed, as_of=SIGNED - timedelta(days=1))
    assert [(one.code, one.where) for one in found] == [
        ("signature-after", f"/signatures/{index}/on") for index in range(len(dated))
    ]


def test_an_agreement_that_is_in_force_later_is_not_yet_in_force() -> None:
    later = attrs.evolve(AGREEMENT, in_force=FIRST)
    (found,) = check_by_day(later, as_of=SIGNED)
    assert (found.code, found.where, found["date"], found["last"]) == (
        *("in-force-after", "/in_force"),
        *(FIRST, SIGNED),
    )
    assert check_by_day(later, as_of=FIRST) == ()


def test_an_agreement_without_terms_lacks_each_of_them() -> None:
    bare = attrs.evolve(AGREEMENT, period=Period(FIRST), units=(), assessment=None, recognition=None)
    assert missing(check_agreement(bare)) == [
        (Element.PERIOD, ""),
        (Element.UNITS, ""),
        (Element.ASSESSMENT_PROCEDURES, ""),
        (Element.RECOGNITION, ""),
    ]


def test_an_agreed_unit_without_outcomes_is_missed() -> None:
    bare = attrs.evolve(AGREEMENT, units=(*AGREEMENT.units, agreed("vinter")))
    assert missing(check_agreement(bare)) == [(Element.OUTCOMES, "/units/1")]


# Requests


REQUEST = request(agreed("bremser", "reparerer", counts_for="brakes"))


def test_a_request_with_units_outcomes_and_the_signature_of_the_learner_is_complete() -> None:
    assert check_request(REQUEST) == ()


def test_a_request_without_units_or_a_day_lacks_both() -> None:
    assert missing(check_request(attrs.evolve(REQUEST, units=(), on=None))) == [
        (Element.UNITS, ""),
        (Element.DATE_OF_REQUEST, ""),
    ]


def test_a_request_claims_outcomes_for_each_unit() -> None:
    bare = attrs.evolve(REQUEST, units=(agreed("vinter"),))
    assert missing(check_request(bare)) == [(Element.OUTCOMES, "/units/0")]


def test_a_request_is_signed_by_the_learner() -> None:
    (found,) = check_request(attrs.evolve(REQUEST, signatures=()))
    assert (found.code, found["party"]) == ("signature-missing", "learner")


# Transcripts


RESULT = Assessment(attained=True, outcomes=(OutcomeResult(outcome="reparerer", attained=True),))
TRANSCRIPT = attrs.evolve(transcript(), credits=(Credit(unit="bremser", assessments=(RESULT,)),))


def test_a_transcript_of_assessed_outcomes_is_complete_without_points() -> None:
    assert check_transcript(TRANSCRIPT) == ()


def test_a_transcript_of_units_that_were_not_attained_only_is_complete() -> None:
    assert check_transcript(attrs.evolve(TRANSCRIPT, credits=(), not_attained=("bremser",))) == ()


def test_a_transcript_without_a_date_or_a_unit_lacks_both() -> None:
    bare = attrs.evolve(TRANSCRIPT, credits=(), issued=None)
    assert missing(check_transcript(bare)) == [(Element.DATE_OF_ISSUE, ""), (Element.UNITS, "")]


def test_each_credit_of_a_transcript_owes_an_assessment_of_outcomes() -> None:
    whole = Credit(unit="motor", assessments=(Assessment(attained=True),))
    found = check_transcript(attrs.evolve(TRANSCRIPT, credits=(Credit(unit="dekk"), whole)))
    assert missing(found) == [(Element.ASSESSMENT, "/credits/0"), (Element.OUTCOMES, "/credits/1")]


# Micro-credentials


CREDENTIAL = MicroCredential(
    title=text("Winter tyres"),
    learner=Learner(id="learner"),
    country="NO",
    awarding_body=institution(HOST),
    issued=FIRST,
    outcomes=(outcome("changes"),),
    hours=30,
    eqf=4,
    assessment=text("Practical examination"),
    participation=text("On site"),
    quality_assurance=text("By the county"),
)


def test_a_micro_credential_with_its_eleven_mandatory_elements_is_complete() -> None:
    assert check_micro_credential(CREDENTIAL) == ()


@pytest.mark.parametrize(
    ("bare", "element"),
    [
        (attrs.evolve(CREDENTIAL, learner=None), Element.LEARNER),
        (attrs.evolve(CREDENTIAL, country=None), Element.COUNTRY),
        (attrs.evolve(CREDENTIAL, awarding_body=None), Element.AWARDING_BODY),
        (attrs.evolve(CREDENTIAL, issued=None), Element.DATE_OF_ISSUE),
        (attrs.evolve(CREDENTIAL, outcomes=()), Element.OUTCOMES),
        (attrs.evolve(CREDENTIAL, hours=None), Element.WORKLOAD),
        (attrs.evolve(CREDENTIAL, eqf=None), Element.LEVEL),
        (attrs.evolve(CREDENTIAL, assessment=None), Element.ASSESSMENT_TYPE),
        (attrs.evolve(CREDENTIAL, participation=None), Element.PARTICIPATION),
        (attrs.evolve(CREDENTIAL, quality_assurance=None), Element.QUALITY_ASSURANCE),
    ],
    ids=lambda one: one.value if isinstance(one, Element) else "",
)
def test_each_element_of_a_micro_credential_is_missed(bare: MicroCredential, element: Element) -> None:
    assert missing(check_micro_credential(bare)) == [(element, "")]


def test_the_workload_may_be_in_points_and_the_level_national() -> None:
    other = attrs.evolve(CREDENTIAL, hours=None, points=Points(1, "ects"), eqf=None, nqf=("4B",))
    assert check_micro_credential(other) == ()


def test_no_hours_are_a_number_of_hours() -> None:
    assert check_micro_credential(attrs.evolve(CREDENTIAL, hours=0)) == ()


# All of them


@pytest.mark.parametrize(
    "complete",
    [UNIT, MEMORANDUM, AGREEMENT, REQUEST, TRANSCRIPT, CREDENTIAL],
    ids=lambda one: type(one).__name__,
)
def test_a_document_is_checked_by_what_it_is(complete: Checkable) -> None:
    assert check(complete) == ()


@pytest.mark.parametrize(
    "bare",
    [
        attrs.evolve(UNIT, procedures=None),
        attrs.evolve(MEMORANDUM, review=None),
        attrs.evolve(AGREEMENT, recognition=None),
        attrs.evolve(TRANSCRIPT, issued=None),
        attrs.evolve(REQUEST, on=None),
        attrs.evolve(CREDENTIAL, issued=None),
    ],
    ids=lambda one: type(one).__name__,
)
def test_what_a_document_lacks_is_found_by_what_it_is(bare: Checkable) -> None:
    assert codes(check(bare)) == ["element-missing"]
