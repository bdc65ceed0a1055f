"""Completeness: what a unit, a memorandum, an agreement or a transcript lacks."""

from datetime import date

import attrs
import pytest

from ecvet.model.agreements import Confirmation, LearningAgreement, Party, Signature
from ecvet.model.assessments import Assessment, Credit, OutcomeResult
from ecvet.model.learners import Learner
from ecvet.model.units import Criterion, QualificationReference, Unit, UnitPart
from ecvet.periods import Period
from ecvet.points import Points
from ecvet.rules.completeness import (
    Checkable,
    Element,
    check,
    check_agreement,
    check_memorandum,
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
    memorandum,
    outcome,
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
    assert (found.code, found["party"], found.where) == ("signature-missing", text(HOST), "/partners/1")


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
    assessment=text("By the host"),
    recognition=text("By the home institution"),
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


@pytest.mark.parametrize("weeks", [7, 8, None])
def test_a_week_that_is_not_whole_may_be_counted_or_not(weeks: int | None) -> None:
    assert check_agreement(attrs.evolve(AGREEMENT, weeks=weeks)) == ()


@pytest.mark.parametrize("weeks", [6, 9])
def test_weeks_that_the_dates_do_not_hold_are_reported(weeks: int) -> None:
    (found,) = check_agreement(attrs.evolve(AGREEMENT, weeks=weeks))
    assert (found.code, found["stated"], found["counted"]) == ("weeks-differ", weeks, 8)


def test_whole_weeks_are_counted_exactly() -> None:
    whole = attrs.evolve(AGREEMENT, period=Period(date(2026, 3, 2), date(2026, 4, 26)))
    assert check_agreement(whole) == ()
    assert codes(check_agreement(attrs.evolve(whole, weeks=7))) == ["weeks-differ"]


def test_a_guardian_signs_for_a_learner_who_comes_of_age_the_day_after_signing() -> None:
    assert codes(check_agreement(born(MAJORITY.replace(day=MAJORITY.day + 1)))) == ["guardian-missing"]


def test_no_guardian_signs_for_a_learner_who_comes_of_age_on_the_day_of_signing() -> None:
    assert check_agreement(born(MAJORITY)) == ()


def test_a_signature_without_a_date_is_taken_to_be_of_the_first_day_of_the_mobility() -> None:
    undated = tuple(attrs.evolve(one, on=None) for one in AGREEMENT.signatures)
    of_age = FIRST.replace(year=FIRST.year - 18)
    assert check_agreement(attrs.evolve(born(of_age), signatures=undated)) == ()
    minor = attrs.evolve(born(of_age.replace(day=of_age.day + 1)), signatures=undated)
    assert codes(check_agreement(minor)) == ["guardian-missing"]


def test_a_guardian_who_is_named_has_to_sign() -> None:
    named = attrs.evolve(AGREEMENT, guardian="Name")
    assert codes(check_agreement(named)) == ["guardian-missing"]
    signature = Signature(party=Party.GUARDIAN, name="Name")
    assert check_agreement(attrs.evolve(named, signatures=(*named.signatures, signature))) == ()


def test_a_learner_of_unknown_age_needs_no_guardian() -> None:
    assert AGREEMENT.learner.born is None
    assert check_agreement(AGREEMENT) == ()


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


# All of them


@pytest.mark.parametrize(
    "complete", [UNIT, MEMORANDUM, AGREEMENT, TRANSCRIPT], ids=lambda one: type(one).__name__
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
    ],
    ids=lambda one: type(one).__name__,
)
def test_what_a_document_lacks_is_found_by_what_it_is(bare: Checkable) -> None:
    assert codes(check(bare)) == ["element-missing"]
