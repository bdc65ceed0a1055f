"""Nothing is done twice: no evidence gives credit again, and no step is taken again."""

import attrs
import pytest

from ecvet.errors import TransferError
from ecvet.model.assessments import Credit, PriorLearning
from ecvet.model.transfers import Stage
from ecvet.rules import transfer as steps
from ecvet.rules.recognition.recognise import recognise
from tests.rules.mobility import ASSESSED, HOME, HOST, RECOGNISED, RECORDED, brought, text, transcript
from tests.rules.transfers import (
    AT_HOME,
    AT_SCHOOL,
    CHANGED,
    LONG_AGO,
    PAPERS,
    POLICY,
    RESULTS,
    RIGHT,
    STEPS,
    before,
    rules_broken,
)


@pytest.mark.parametrize(
    ("held", "evidence"),
    [
        (Credit(unit="brakes", assessments=(RESULTS[0],)), "assessment of bremser"),
        (
            Credit(unit="brakes", assessments=(attrs.evolve(RESULTS[0], institution=None),)),
            "assessment of bremser",
        ),
        (Credit(unit="brakes", id="LA-1/brakes"), "LA-1/brakes"),
        (
            Credit(
                unit="brakes",
                recognised_from=PriorLearning(explanation=text("x"), unit="bremser", awarded=ASSESSED),
            ),
            "bremser",
        ),
        (Credit(unit="all", parts=(Credit(unit="brakes", id="LA-1/brakes"),)), "LA-1/brakes"),
    ],
    ids=["an assessment", "an assessment of any", "the same credit", "the same achievement", "a part"],
)
def test_evidence_that_stands_behind_credit_held_gives_no_further_credit(held: Credit, evidence: str) -> None:
    with pytest.raises(TransferError) as refused:
        steps.record(before("record"), transcript("bremser", "vinter"), by=HOST, on=RECORDED, held=[held])
    (problem,) = refused.value.problems
    assert (problem.rule, problem.got) == ("transfer.replay", repr(evidence))
    part = held.parts[0] if held.parts else held
    assert (part.id or part.unit) in problem.message


def test_a_credit_that_two_institutions_recognised_from_one_thing_counts_once() -> None:
    source = PriorLearning(explanation=text("Work in a garage"), awarded=LONG_AGO)
    again = attrs.evolve(AT_SCHOOL, recognised_from=source)
    held = Credit(unit="brakes", recognised_from=source)
    found = rules_broken(
        lambda: steps.record(steps.begin(CHANGED), brought(again), by=HOST, on=RECORDED, held=[held])
    )
    assert found == [("transfer.replay", "record/transcript")]


def test_credit_that_several_units_with_the_host_stand_behind_is_known_by_its_assessments() -> None:
    """No one unit is named then; the units and days of the assessments tell, whatever their ids."""
    names = [attrs.evolve(one, id=f"as {one.id}") for one in RESULTS]
    source = PriorLearning(explanation=text("Two units"), awarded=ASSESSED)
    held = Credit(unit="brakes", recognised_from=source, assessments=tuple(names))
    found = rules_broken(
        lambda: steps.record(before("record"), transcript("bremser"), by=HOST, on=RECORDED, held=[held])
    )
    assert set(found) == {("transfer.replay", "record/transcript")}
    another = attrs.evolve(held, assessments=tuple(attrs.evolve(one, institution="another") for one in names))
    steps.record(before("record"), transcript("bremser"), by=HOST, on=RECORDED, held=[another])


def test_credit_that_the_transcript_names_by_its_id_is_not_held_already() -> None:
    papers = attrs.evolve(transcript(), credits=(Credit(unit="bremser", id="no-4711"), Credit(unit="vinter")))
    held, other = Credit(unit="brakes", id="no-4711"), Credit(unit="brakes", id="no-4712")
    done = before("record")
    found = rules_broken(lambda: steps.record(done, papers, by=HOST, on=RECORDED, held=[other, held]))
    assert found == [("transfer.replay", "record/transcript")]
    assert steps.record(done, papers, by=HOST, on=RECORDED, held=[other]).stage is Stage.RECORDED


def test_an_assessment_that_names_no_institution_is_of_the_host() -> None:
    unnamed = [attrs.evolve(one, institution=None) for one in RESULTS]
    assessed = steps.assess(steps.begin(PAPERS), unnamed, by=HOST, on=ASSESSED)
    held = Credit(unit="brakes", assessments=(RESULTS[0],))
    found = rules_broken(
        lambda: steps.record(assessed, transcript("bremser"), by=HOST, on=RECORDED, held=[held])
    )
    assert found == [("transfer.replay", "record/transcript")]


def test_evidence_behind_credit_held_is_found_when_it_is_recognised_too() -> None:
    held = Credit(unit="elsewhere", assessments=(RESULTS[0],))
    found = rules_broken(
        lambda: recognise(before("recognise"), AT_HOME, policy=POLICY, by=HOME, on=RECOGNISED, held=[held])
    )
    assert found == [("transfer.replay", "recognise/held")]


@pytest.mark.parametrize(
    "held",
    [
        Credit(unit="brakes"),
        Credit(unit="brakes", id="LA-0/brakes"),
        Credit(unit="brakes", assessments=(attrs.evolve(RESULTS[0], institution="another"),)),
        Credit(unit="brakes", assessments=(attrs.evolve(RESULTS[0], id=None),)),
        Credit(
            unit="brakes",
            recognised_from=PriorLearning(explanation=text("x"), unit="bremser", awarded=LONG_AGO),
        ),
    ],
    ids=["no evidence", "another agreement", "another institution", "no id", "another day"],
)
def test_other_evidence_for_the_same_unit_is_no_replay(held: Credit) -> None:
    done = steps.record(before("record"), transcript("bremser", "vinter"), by=HOST, on=RECORDED, held=[held])
    assert done.stage is Stage.RECORDED


def test_two_achievements_of_unknown_days_are_not_known_to_be_one() -> None:
    undated = [attrs.evolve(one, on=None) for one in RESULTS]
    assessed = steps.assess(steps.begin(PAPERS), undated, by=HOST, on=ASSESSED)
    held = Credit(unit="brakes", recognised_from=PriorLearning(explanation=text("x"), unit="bremser"))
    done = steps.record(assessed, transcript("bremser"), by=HOST, on=RECORDED, held=[held])
    assert done.stage is Stage.RECORDED


@pytest.mark.parametrize("step", ["record", "validate", "recognise"])
def test_no_step_is_taken_twice(step: str) -> None:
    by, on = RIGHT[step]
    once = STEPS[step](before(step), by, on)
    assert ("transfer.order", f"{step}/stage") in rules_broken(lambda: STEPS[step](once, by, on))
