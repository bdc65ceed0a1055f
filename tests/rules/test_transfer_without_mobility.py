"""A transfer that a request begins: prior learning, and changes of pathway."""

from datetime import date

import attrs
import pytest

from ecvet.model.assessments import Assessment, Credit
from ecvet.model.origins import Evidence, Setting
from ecvet.model.transfers import Coverage, Stage
from ecvet.rules import transfer as steps
from tests.rules.mobility import (
    ASSESSED,
    HOME,
    HOST,
    RECORDED,
    SIGNED,
    VALIDATED,
    assessment,
    brought,
    memorandum,
    transcript,
)
from tests.rules.transfers import ASKED, AT_HOME, AT_SCHOOL, CHANGED, LONG_AGO, ONE_DAY, PAPERS, rules_broken

WORK = attrs.evolve(
    assessment("bremser", by=HOME), setting=Setting.INFORMAL, evidence=(Evidence.OBSERVATION,)
)


def test_prior_learning_is_assessed_and_recognised_by_one_institution() -> None:
    assessed = steps.assess(steps.begin(ASKED), [WORK], by=HOME, on=ASSESSED)
    issued = attrs.evolve(transcript("bremser", by=HOME), agreement="RQ-1")
    done = steps.record(assessed, issued, by=HOME, on=RECORDED)
    done = steps.validate(done, AT_HOME, by=HOME, on=VALIDATED)
    assert [validation.coverage for validation in done.validations] == [Coverage.FULL]
    assert [(event.stage, event.actor) for event in done.history] == [
        (stage, HOME) for stage in (Stage.AGREED, Stage.ASSESSED, Stage.RECORDED, Stage.VALIDATED)
    ]


def test_what_was_learnt_before_the_request_may_have_been_assessed_before_it() -> None:
    early = attrs.evolve(WORK, on=LONG_AGO)
    assert steps.assess(steps.begin(ASKED), [early], by=HOME, on=ASSESSED).assessments == (early,)


def test_no_step_is_taken_before_the_day_of_the_request() -> None:
    undated = attrs.evolve(ASKED, signatures=())
    found = rules_broken(lambda: steps.assess(steps.begin(undated), [WORK], by=HOME, on=SIGNED - ONE_DAY))
    assert ("transfer.date", "assess/on") in found


@pytest.mark.parametrize("asked", [SIGNED - ONE_DAY, SIGNED, SIGNED + ONE_DAY])
def test_a_request_begins_a_transfer_when_it_is_signed_and_made(asked: date) -> None:
    begun = steps.begin(attrs.evolve(ASKED, on=asked))
    assert [event.on for event in begun.history] == [max(asked, SIGNED)]
    unsigned = steps.begin(attrs.evolve(ASKED, on=asked, signatures=()))
    assert [event.on for event in unsigned.history] == [asked]


def test_where_the_pathway_is_changed_the_transcript_brings_its_assessments() -> None:
    done = steps.record(steps.begin(CHANGED), brought(AT_SCHOOL), by=HOST, on=RECORDED)
    assert done.assessments == (attrs.evolve(AT_SCHOOL.assessments[0], unit="bremser"),)
    assert done.history[-1].evidence == ("PT-0", "exam-7")
    (brakes,) = steps.validate(done, AT_HOME, by=HOME, on=VALIDATED).validations
    assert (brakes.coverage, brakes.covered[0].evidence) == (Coverage.FULL, ("exam-7",))


def test_a_transcript_that_brings_no_assessment_cannot_follow_the_request() -> None:
    bare = brought(Credit(unit="bremser"))
    found = rules_broken(lambda: steps.record(steps.begin(CHANGED), bare, by=HOST, on=RECORDED))
    assert found == [
        ("transfer.evidence", "record/transcript/credits"),
        ("transfer.evidence", "record/transcript/credits/0"),
    ]


def test_each_credit_brings_its_own_assessment() -> None:
    papers = brought(AT_SCHOOL, Credit(unit="vinter"))
    found = rules_broken(lambda: steps.record(steps.begin(CHANGED), papers, by=HOST, on=RECORDED))
    assert found == [("transfer.evidence", "record/transcript/credits/1")]


@pytest.mark.parametrize(
    ("wrong", "broken"),
    [
        (attrs.evolve(AT_SCHOOL.assessments[0], id=None), "id"),
        (attrs.evolve(AT_SCHOOL.assessments[0], institution="another"), "institution"),
    ],
)
def test_an_assessment_that_is_brought_has_to_be_evidence_of_the_host(wrong: Assessment, broken: str) -> None:
    forged = attrs.evolve(AT_SCHOOL, assessments=(wrong,))
    found = rules_broken(lambda: steps.record(steps.begin(CHANGED), brought(forged), by=HOST, on=RECORDED))
    assert found == [("transfer.evidence", f"record/transcript/credits/0/assessments/0/{broken}")]


def test_an_assessment_that_is_brought_is_not_later_than_the_step() -> None:
    late = attrs.evolve(AT_SCHOOL.assessments[0], on=RECORDED + ONE_DAY)
    papers = attrs.evolve(brought(attrs.evolve(AT_SCHOOL, assessments=(late,))), issued=None)
    found = rules_broken(lambda: steps.record(steps.begin(CHANGED), papers, by=HOST, on=RECORDED))
    assert found == [("transfer.date", "record/on")]


def test_in_a_mobility_no_transcript_stands_for_the_assessment() -> None:
    papers = attrs.evolve(brought(AT_SCHOOL), issued=RECORDED)
    found = rules_broken(lambda: steps.record(steps.begin(PAPERS), papers, by=HOST, on=RECORDED))
    assert ("transfer.order", "record/stage") in found


def test_a_request_stands_under_no_memorandum() -> None:
    assert rules_broken(lambda: steps.begin(ASKED, memorandum())) == [
        ("transfer.memorandum", "begin/memorandum")
    ]
