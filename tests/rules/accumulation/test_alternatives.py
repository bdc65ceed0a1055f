"""Ways to finish that cost the same: never more are told than there are."""

from random import Random

import attrs
import pytest
from hypothesis import given, note

from ecvet import CountRange, Group, PointRange, Progress, Unit
from ecvet.model.requirements import Barred, LevelMinimum, Requirement
from tests.rules.accumulation import oracle, trees
from tests.rules.accumulation.examples import at_least, credit, en, group, said, standing, unit, units
from tests.rules.accumulation.test_exactness import answer
from tests.rules.accumulation.trees import Case, cases


def told(progress: Progress) -> int:
    """How many ways are told; 1 where nothing is said."""
    found = said(progress, "completions-equal")
    return int(str(dict(found[0].params)["count"])) if found else 1


def ways(rules: Group, *requirements: Requirement, held: str = "", described: tuple[Unit, ...] = ()) -> int:
    return told(standing(rules, *units(held), requirements=requirements, described=described))


def ten_of(title: str, codes: str, points: int = 10) -> Group:
    return group(title, *(unit(code, 10) for code in codes), points=at_least(points), mandatory=True)


# Which units stand for each other


def test_a_unit_that_another_group_would_take_too_stands_for_one_that_has_no_other_place() -> None:
    glass = group("Glass", unit("B", 10), unit("C", 10))
    assert ways(group("Whole", ten_of("Tyres", "ABC"), glass)) == 3


def test_as_many_units_stand_for_others_that_bring_the_same_points_together() -> None:
    def tyres(points: int, *each: int) -> Group:
        members = (unit(f"U{index}", number) for index, number in enumerate(each))
        return group("Tyres", *members, points=at_least(points))

    # 15 and 5, or both of 10.
    assert ways(tyres(20, 15, 5, 10, 10)) == 2
    # 12 and 8 with either of 10, or all of 10.
    assert ways(tyres(30, 12, 8, 10, 10, 10)) == 3 + 1
    # Fewer units come before more of them: 20 alone, and not 15 and 5.
    assert ways(tyres(20, 20, 15, 5)) == 1


def test_what_is_free_in_two_groups_is_counted_in_one_of_them_only() -> None:
    # A or C, and B or C: three ways, of which those are told that take C in the first group.
    assert ways(group("Whole", ten_of("Tyres", "AC"), ten_of("Paint", "BC"))) == 2
    # B or what is left of C and D, where the other of the two is needed in the second group.
    assert ways(group("Whole", ten_of("Tyres", "BCD"), ten_of("Paint", "CD"))) == 2


def test_units_chosen_in_several_groups_are_counted_together() -> None:
    some = ten_of("Tyres", "ABCD"), ten_of("Paint", "ABCD")
    others = ten_of("Glass", "EFG"), ten_of("Locks", "EFG")
    assert ways(group("Whole", *some)) == 6
    assert ways(group("Whole", *some, *others)) == 6 * 3


def test_what_stands_in_a_group_beside_units_chosen_in_several_is_counted_without_them() -> None:
    # Six pairs of A to D beside E, and four ways without E, which are not told.
    assert ways(group("Whole", ten_of("Tyres", "ABCDE", points=20), ten_of("Paint", "ABCD"))) == 6


def test_what_is_held_or_demanded_or_brings_other_points_stands_for_nothing() -> None:
    demanded = unit("M", 10, mandatory=True)
    rules = group("Tyres", demanded, unit("A", 10), unit("B", 10), unit("C", 20), points=at_least(30))
    assert ways(rules, held="C") == 1
    assert ways(group("Whole", rules, unit("X", 10))) == 1
    assert ways(group("Tyres", demanded, unit("A", 10), unit("B", 10), points=at_least(20))) == 2
    assert ways(group("Tyres", demanded, unit("A", 10), unit("B", 10), points=at_least(20)), held="A") == 1


def test_units_with_a_range_of_points_stand_for_those_of_the_same_range() -> None:
    both = (unit("A", PointRange(5, 10)), unit("B", PointRange(5, 10)), unit("C", PointRange(5, 12)))
    assert ways(group("Tyres", *both, count=CountRange.exactly(1))) == 2


def test_units_of_each_kind_are_chosen_with_each_of_the_others() -> None:
    ranges = (unit("A", PointRange(5, 6)), unit("B", PointRange(5, 6)), unit("C", PointRange(5, 6)))
    fixed = (unit("D", 10), unit("E", 10))
    assert ways(group("Tyres", *ranges, *fixed, points=at_least(15), count=CountRange.exactly(2))) == 3 * 2


def test_a_unit_of_which_a_part_is_held_stands_for_none() -> None:
    begun = attrs.evolve(unit("A", 10), parts_accepted=True)
    rules = group("Tyres", begun, unit("B", 10), unit("C", 6), points=at_least(10))
    assert told(standing(rules, attrs.evolve(credit("A", 4), partial=True))) == 1


def test_units_that_a_requirement_tells_apart_do_not_stand_for_each_other() -> None:
    levels = tuple(
        Unit(code=code, title=en(code), level=level) for code, level in (("A", 3), ("B", 4), ("C", 4))
    )
    rules = ten_of("Tyres", "ABC")
    assert ways(rules, LevelMinimum(level=4, points=10), described=levels) == 2
    assert ways(rules, Barred(units=("A", "X"), most=1)) == 2
    assert ways(rules) == 3


# Against everything there is


def check(case: Case) -> bool:
    """Make sure that no more ways are told than there are; return whether all were told."""
    progress = answer(case)
    there = oracle.completions(case.pathway, case.credits, case.specialisation)
    if progress.missing is None:
        return not there
    assert frozenset(one.unit for one in progress.completion if one.unit is not None) in there, str(case)
    assert told(progress) <= len(there), str(case)
    return told(progress) == len(there)


@pytest.mark.parametrize("block", range(0, 600, 100))
def test_no_more_ways_are_told_than_there_are(block: int) -> None:
    small = [trees.small(Random(f"ways {seed}")) for seed in range(block, block + 100)]
    assert sum(check(case) for case in small if trees.can_be_tried(case)) > 50


@given(case=cases(trees.small).filter(trees.can_be_tried))
def test_no_more_ways_are_told_than_there_are_wherever_hypothesis_looks(case: Case) -> None:
    note(str(case))
    check(case)
