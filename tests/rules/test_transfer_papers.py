"""The papers that a transfer needs: what contradicts it, or proves nothing, is refused."""

import attrs
import pytest

from ecvet.model.agreements import PersonalTranscript
from ecvet.model.assessments import Assessment, Credit
from ecvet.rules import transfer as steps
from tests.rules.mobility import (
    ASSESSED,
    FIRST,
    HOME,
    HOST,
    RECORDED,
    VALIDATED,
    agreed,
    agreement,
    assessment,
    memorandum,
    outcome,
    qualification,
    recorded,
    stand_for,
    transcript,
    unit,
)
from tests.rules.transfers import BRAKES, ONE_DAY, PAPERS, RESULTS, before, rules_broken, validated


def test_an_institution_cannot_host_its_own_learner() -> None:
    papers = agreement(agreed("bremser", "sjekker"), host=HOME)
    assert rules_broken(lambda: steps.begin(papers)) == [("transfer.parties", "begin/agreement/host")]


def test_another_memorandum_than_the_agreement_names_is_refused() -> None:
    papers = attrs.evolve(PAPERS, memorandum="MoU-2")
    found = rules_broken(lambda: steps.begin(papers, memorandum()))
    assert found == [("transfer.memorandum", "begin/memorandum/id")]


def test_a_memorandum_between_others_is_refused() -> None:
    papers = attrs.evolve(PAPERS, memorandum="MoU-1")
    found = rules_broken(lambda: steps.begin(papers, memorandum(HOME, "no-other")))
    assert found == [("transfer.memorandum", "begin/memorandum/partners")]


def test_a_memorandum_that_ends_during_the_mobility_is_refused() -> None:
    papers = attrs.evolve(PAPERS, memorandum="MoU-1")
    found = rules_broken(lambda: steps.begin(papers, memorandum(until=FIRST)))
    assert found == [("transfer.date", "begin/memorandum/validity")]


def test_a_correspondence_from_an_id_that_two_outcomes_bear_is_refused() -> None:
    papers = agreement(
        agreed("bremser", outcome("1", says="Checks"), counts_for="brakes"),
        agreed("dekk", outcome("1", says="Changes"), counts_for="tyres"),
        correspondences=stand_for(("1", "checks")),
    )
    found = rules_broken(lambda: steps.begin(papers))
    assert found == [("transfer.ambiguous", "begin/agreement/correspondences")]


def test_a_correspondence_to_an_id_that_two_outcomes_bear_is_refused() -> None:
    papers = agreement(
        agreed("bremser", "a", counts_for="brakes"),
        agreed("dekk", "b", counts_for="tyres"),
        correspondences=stand_for(("a", "1")),
    )
    done = recorded(papers, assessment("bremser", "a"))
    at_home = [unit("brakes", outcome("1", says="Checks")), unit("tyres", outcome("1", says="Changes"))]
    found = rules_broken(lambda: validated(done, *at_home))
    assert found == [("transfer.ambiguous", "validate/agreement/correspondences")]


def test_an_addition_under_the_code_of_a_unit_at_home_is_refused() -> None:
    papers = agreement(agreed("bremser", "a", counts_for="brakes"), agreed("brakes", "b"))
    assert rules_broken(lambda: steps.begin(papers)) == [
        ("transfer.ambiguous", "begin/agreement/units/1/unit")
    ]


def test_a_step_of_assessment_without_an_assessment_is_refused() -> None:
    found = rules_broken(lambda: steps.assess(steps.begin(PAPERS), (), by=HOST, on=ASSESSED))
    assert found == [("transfer.evidence", "assess/assessments")]


@pytest.mark.parametrize(
    ("wrong", "broken"),
    [
        (attrs.evolve(RESULTS[0], id=None), ("transfer.evidence", "assess/assessments/0/id")),
        (attrs.evolve(RESULTS[0], unit=None), ("transfer.evidence", "assess/assessments/0/unit")),
        (assessment("bremser", by=HOME), ("transfer.evidence", "assess/assessments/0/institution")),
        (assessment("bremser", on=FIRST - ONE_DAY), ("transfer.date", "assess/assessments/0/on")),
        (assessment("bremser", on=ASSESSED + ONE_DAY), ("transfer.date", "assess/on")),
    ],
)
def test_an_assessment_that_is_no_evidence_is_refused(wrong: Assessment, broken: tuple[str, str]) -> None:
    assert rules_broken(lambda: steps.assess(steps.begin(PAPERS), [wrong], by=HOST, on=ASSESSED)) == [broken]


def test_the_same_assessment_cannot_be_brought_twice() -> None:
    once = steps.assess(steps.begin(PAPERS), RESULTS, by=HOST, on=ASSESSED)
    found = rules_broken(lambda: steps.assess(once, RESULTS[:1], by=HOST, on=ASSESSED))
    assert found == [("transfer.evidence", "assess/assessments/0/id")]


def test_two_assessments_cannot_bear_one_id() -> None:
    twice = [RESULTS[0], RESULTS[0]]
    found = rules_broken(lambda: steps.assess(steps.begin(PAPERS), twice, by=HOST, on=ASSESSED))
    assert found == [("transfer.evidence", "assess/assessments/1/id")]


@pytest.mark.parametrize(
    ("wrong", "broken"),
    [
        (transcript("bremser", learner="another"), ("transfer.transcript", "record/transcript/learner")),
        (transcript("bremser", by="no-other"), ("transfer.transcript", "record/transcript/issued_by")),
        (
            attrs.evolve(transcript("bremser"), agreement="LA-2"),
            ("transfer.transcript", "record/transcript/agreement"),
        ),
        (
            attrs.evolve(transcript("bremser"), issued=ASSESSED - ONE_DAY),
            ("transfer.date", "record/transcript/issued"),
        ),
        (attrs.evolve(transcript("bremser"), issued=RECORDED + ONE_DAY), ("transfer.date", "record/on")),
        (transcript("motor"), ("transfer.evidence", "record/transcript/credits/0")),
        (transcript("bremser", "bremser"), ("transfer.ambiguous", "record/transcript/credits/1/unit")),
        (
            attrs.evolve(
                transcript(),
                credits=(Credit(unit="bremser", assessments=(assessment("bremser", name="other"),)),),
            ),
            ("transfer.evidence", "record/transcript/credits/0"),
        ),
    ],
)
def test_a_transcript_that_does_not_follow_from_the_transfer_is_refused(
    wrong: PersonalTranscript, broken: tuple[str, str]
) -> None:
    done = before("record")
    assert rules_broken(lambda: steps.record(done, wrong, by=HOST, on=RECORDED)) == [broken]


def test_credit_for_what_was_assessed_negatively_cannot_be_recorded() -> None:
    done = steps.assess(steps.begin(PAPERS), [assessment("bremser", positive=False)], by=HOST, on=ASSESSED)
    found = rules_broken(lambda: steps.record(done, transcript("bremser"), by=HOST, on=RECORDED))
    assert found == [("transfer.evidence", "record/transcript/credits/0")]


def test_another_qualification_than_agreed_is_refused() -> None:
    other = qualification(BRAKES, code="car-painter")
    found = rules_broken(lambda: steps.validate(before("validate"), other, by=HOME, on=VALIDATED))
    assert found == [("transfer.qualification", "validate/qualification/code")]


def test_a_unit_that_the_qualification_does_not_describe_cannot_be_validated() -> None:
    found = rules_broken(lambda: validated(before("validate"), unit("tyres", "changes")))
    assert found == [("transfer.unit", "validate/agreement/units/0/counts_for")]
