"""Requirements of all kinds mixed: the answer agrees with trying everything."""

from random import Random

import pytest
from hypothesis import given, note

from ecvet import Progress, Verdict, accumulate
from tests.rules.accumulation import requirements_oracle, trees
from tests.rules.accumulation.examples import TODAY, codes
from tests.rules.accumulation.trees import Case, Shape, cases

SMALL = Shape(units=4, opens=1, members=3)


def mixed(random: Random) -> Case:
    return requirements_oracle.demanding(trees.case(random, SMALL), random)


def answer(case: Case) -> Progress:
    return accumulate(case.qualification, case.credits, as_of=TODAY, specialisation=case.specialisation)


def check_against_oracle(case: Case) -> None:
    progress, best = answer(case), requirements_oracle.best(case)
    found = progress.missing
    got = None if found is None else (found.points, found.units, progress.counted)
    assert got == best, f"{case}\n{case.pathway.requirements}\n{case.qualification.units}"


# Seeds are in blocks, so that a failure names a small one and a run can be cut short.
@pytest.mark.parametrize("block", range(0, 1500, 250))
def test_the_answer_is_the_best_of_all_that_fulfil_every_requirement(block: int) -> None:
    for seed in range(block, block + 250):
        check_against_oracle(mixed(Random(seed)))


def linked(random: Random) -> Case:
    """A case in which many units need others, some of which stand in several groups."""
    shape = Shape(units=5, opens=1, members=4, parts=10)
    return requirements_oracle.demanding(
        trees.case(random, shape), random, require=requirements_oracle.linked
    )


@pytest.mark.parametrize("block", range(0, 1500, 250))
def test_the_answer_is_the_best_of_all_where_units_need_others_that_need_others(block: int) -> None:
    for seed in range(block, block + 250):
        case = linked(Random(seed))
        if trees.can_be_tried(case):
            check_against_oracle(case)


@given(case=cases(linked).filter(trees.can_be_tried))
def test_the_answer_is_the_best_of_all_where_units_need_others_wherever_hypothesis_looks(case: Case) -> None:
    note(f"{case}\n{case.pathway.requirements}")
    check_against_oracle(case)


@given(case=cases(mixed))
def test_the_answer_is_the_best_of_all_wherever_hypothesis_looks(case: Case) -> None:
    note(f"{case}\n{case.pathway.requirements}")
    check_against_oracle(case)


def half_known(random: Random) -> Case:
    """A case in which the points of everything are known, and the levels of half the units."""
    shape = Shape(units=4, opens=0, members=3, ranges=False, odd=False)
    return requirements_oracle.demanding(trees.case(random, shape, share=80), random, levels=50)


@pytest.mark.parametrize("block", range(0, 1000, 250))
def test_the_answer_is_open_exactly_where_an_unknown_level_would_decide(block: int) -> None:
    open_answers = 0
    for seed in range(block, block + 250):
        case = half_known(Random(seed))
        progress = answer(case)
        if {"rules-state-nothing", "certificate-missing"} & set(codes(progress)):
            continue
        poorest, richest = (requirements_oracle.best(case, unknown=level) for level in (0, 8))
        decided = poorest is not None and poorest.units == 0
        possible = richest is not None and richest.units == 0
        assert (progress.verdict is Verdict.UNDETERMINED) is (possible and not decided), str(case)
        open_answers += possible and not decided
    assert open_answers
