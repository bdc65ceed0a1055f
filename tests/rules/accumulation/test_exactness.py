"""Accumulation is exact: it agrees with trying everything, and with an integer program where that takes too long."""

from itertools import product
from random import Random

import attrs
import pytest
from hypothesis import given, note, settings

from ecvet import Points, Progress, Verdict, accumulate
from tests.rules.accumulation import integer_program, oracle, trees
from tests.rules.accumulation.examples import SCHEME, TODAY, codes
from tests.rules.accumulation.trees import Case, cases

Standing = tuple[int, int, int] | None


def standing(progress: Progress) -> Standing:
    """Points and units that are missing, and the held points that count; `None` where nothing completes the rules."""
    missing = progress.missing
    return None if missing is None else (int(missing.points), missing.units, int(progress.counted))


def answer(case: Case) -> Progress:
    return accumulate(case.qualification, case.credits, as_of=TODAY, specialisation=case.specialisation)


def check_against_oracle(case: Case) -> None:
    best = oracle.best(case.pathway, case.credits, case.specialisation)
    assert standing(answer(case)) == best, str(case)


# Seeds are in blocks, so that a failure names a small one and a run can be cut short.
@pytest.mark.parametrize("block", range(0, 2500, 250))
def test_the_answer_is_the_best_of_all_there_are(block: int) -> None:
    for case in map(trees.small, map(Random, range(block, block + 250))):
        if trees.can_be_tried(case):
            check_against_oracle(case)


@given(case=cases(trees.small).filter(trees.can_be_tried))
def test_the_answer_is_the_best_of_all_there_are_wherever_hypothesis_looks(case: Case) -> None:
    note(str(case))
    check_against_oracle(case)


@pytest.mark.parametrize("block", range(0, 400, 100))
def test_the_answer_is_the_best_of_all_there_are_where_many_units_are_held_in_parts(block: int) -> None:
    for case in map(trees.begun, map(Random, range(block, block + 100))):
        if trees.can_be_tried(case):
            check_against_oracle(case)


# The verdict where points are unknown


def possible(case: Case) -> list[Case]:
    """The same case with each number of points that credit of unknown points may have: none but itself if none is."""
    amounts = [
        [credit.points]
        if credit.points is not None or credit.partial
        else [Points(n, SCHEME) for n in range(5)]
        for credit in case.credits
    ]
    return [
        attrs.evolve(
            case,
            credits=tuple(
                attrs.evolve(credit, points=points)
                for credit, points in zip(case.credits, choice, strict=True)
            ),
        )
        for choice in product(*amounts)
    ]


def achieves(case: Case) -> bool:
    best = oracle.best(case.pathway, case.credits, case.specialisation)
    return best is not None and best[:2] == (0, 0)


def unclear(random: Random) -> Case:
    """A small case with few credits, some of them of unknown points in a range."""
    case = trees.case(random, trees.Shape(units=3, opens=1, depth=1, odd=False))
    return attrs.evolve(case, credits=case.credits[:3])


@pytest.mark.parametrize("block", range(0, 400, 100))
def test_the_verdict_is_undetermined_exactly_where_it_depends_on_unknown_points(block: int) -> None:
    for seed in range(block, block + 100):
        case = unclear(Random(seed))
        progress = answer(case)
        if "rules-state-nothing" in codes(progress):
            expected = Verdict.UNDETERMINED
        elif achieves(case):
            expected = Verdict.ACHIEVED
        else:
            expected = Verdict.UNDETERMINED if any(map(achieves, possible(case))) else Verdict.NOT_ACHIEVED
        assert progress.verdict is expected, str(case)


# The integer program


@pytest.mark.parametrize("block", range(0, 60, 20))
def test_the_answer_agrees_with_an_integer_program_where_everything_is_too_much_to_try(block: int) -> None:
    for seed in range(block, block + 20):
        case = attrs.evolve(trees.large(Random(seed)), specialisation=None)
        progress = answer(case)
        assert progress.verdict is not Verdict.NOT_DECIDED
        assert standing(progress) == integer_program.least(case.pathway, case.credits), str(case)


def plain(case: Case) -> Case:
    """The same case without what the integer program does not know."""
    whole = {c.unit: attrs.evolve(c, entry=None) for c in case.credits if not c.partial}
    return attrs.evolve(case, credits=tuple(whole.values()), specialisation=None)


@settings(max_examples=30)
@given(case=cases(trees.small).filter(trees.can_be_tried))
def test_the_two_oracles_agree_with_each_other(case: Case) -> None:
    note(str(case))
    case = plain(case)
    assert oracle.best(case.pathway, case.credits) == integer_program.least(case.pathway, case.credits)
