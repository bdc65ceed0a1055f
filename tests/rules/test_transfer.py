"""The steps of a credit transfer: what each does, and who takes it, when and in which order."""

import attrs
import pytest

from ecvet.errors import TransferError
from ecvet.model.transfers import Coverage, Stage
from ecvet.rules import transfer as steps
from tests.rules.mobility import (
    ASSESSED,
    FIRST,
    HOME,
    HOST,
    RECOGNISED,
    RECORDED,
    SIGNED,
    VALIDATED,
    memorandum,
    recorded,
)
from tests.rules.transfers import (
    AT_HOME,
    BRAKES,
    ONE_DAY,
    PAPERS,
    RESULTS,
    RIGHT,
    STEPS,
    before,
    rules_broken,
    validated,
)

# The way through


def test_a_transfer_keeps_who_did_what_and_when_and_on_which_evidence() -> None:
    done = steps.validate(recorded(PAPERS, *RESULTS), AT_HOME, by=HOME, on=VALIDATED)
    assert [(event.stage, event.actor, event.on, event.evidence) for event in done.history] == [
        (Stage.AGREED, HOME, SIGNED, ("LA-1",)),
        (Stage.ASSESSED, HOST, ASSESSED, ("assessment of bremser", "assessment of vinter")),
        (Stage.RECORDED, HOST, RECORDED, ("PT-1",)),
        (Stage.VALIDATED, HOME, VALIDATED, ("PT-1",)),
    ]


def test_each_unit_at_home_and_each_addition_is_validated_once() -> None:
    brakes, winter = validated(recorded(PAPERS, *RESULTS), BRAKES)
    assert (brakes.unit, brakes.coverage, brakes.missing) == ("brakes", Coverage.FULL, ())
    assert (winter.unit, winter.coverage, winter.missing) == ("vinter", Coverage.FULL, ())


def test_a_step_leaves_the_transfer_before_it_as_it_was() -> None:
    begun = steps.begin(PAPERS)
    steps.assess(begun, RESULTS, by=HOST, on=ASSESSED)
    assert (begun.assessments, begun.stage) == ((), Stage.AGREED)


def test_the_host_may_assess_on_several_days() -> None:
    first = steps.assess(steps.begin(PAPERS), RESULTS[:1], by=HOST, on=ASSESSED)
    both = steps.assess(first, RESULTS[1:], by=HOST, on=ASSESSED + ONE_DAY)
    assert both.assessments == RESULTS


def test_an_agreement_without_dated_signatures_begins_without_history() -> None:
    begun = steps.begin(attrs.evolve(PAPERS, signatures=()))
    assert (begun.history, begun.stage) == ((), Stage.AGREED)


def test_a_transfer_may_begin_under_the_memorandum_that_the_agreement_names() -> None:
    papers = attrs.evolve(PAPERS, memorandum="MoU-1")
    begun = steps.begin(papers, memorandum())
    assert begun.history[0].evidence == ("LA-1", "MoU-1")


# Guards that every step has


@pytest.mark.parametrize("step", STEPS)
def test_a_step_is_refused_to_the_other_institution(step: str) -> None:
    by, on = RIGHT[step]
    other = HOME if by == HOST else HOST
    found = rules_broken(lambda: STEPS[step](before(step), other, on))
    assert ("transfer.actor", f"{step}/by") in found


@pytest.mark.parametrize("step", STEPS)
def test_a_step_is_refused_before_the_day_of_the_step_before_it(step: str) -> None:
    by, _ = RIGHT[step]
    done = before(step)
    last = max(done.history[-1].on, FIRST)
    found = rules_broken(lambda: STEPS[step](done, by, last - ONE_DAY))
    assert ("transfer.date", f"{step}/on") in found


@pytest.mark.parametrize(
    ("stage", "step"),
    [
        ("assess", "record"),
        ("assess", "validate"),
        ("assess", "recognise"),
        ("record", "validate"),
        ("record", "recognise"),
        ("validate", "recognise"),
        ("validate", "assess"),
        ("validate", "record"),
        ("recognise", "validate"),
    ],
)
def test_a_step_is_refused_out_of_order(stage: str, step: str) -> None:
    by, _ = RIGHT[step]
    found = rules_broken(lambda: STEPS[step](before(stage), by, RECOGNISED))
    assert ("transfer.order", f"{step}/stage") in found


def test_a_refusal_names_the_step_the_actor_and_the_rule() -> None:
    with pytest.raises(TransferError) as refused:
        STEPS["validate"](before("validate"), HOST, VALIDATED)
    assert str(refused.value) == (
        "validate/by: only the home institution takes this step (2009/C 155/02, Annex II §3); "
        "got 'no-host'; expected 'fi-home'"
    )


def test_all_that_a_step_breaks_is_told_at_once() -> None:
    found = rules_broken(lambda: STEPS["validate"](before("assess"), HOST, FIRST - ONE_DAY))
    assert [rule for rule, _ in found] == ["transfer.order", "transfer.actor", "transfer.date"]
