"""How what there is to place is placed: credit first where it is in nobody's way, and the same for every learner."""

from random import Random

import attrs
import pytest

from ecvet import (
    Beyond,
    CountRange,
    Credit,
    Group,
    Member,
    Points,
    Progress,
    UnitEntry,
    Verdict,
    accumulate,
    decide,
    plan,
)
from tests.rules.accumulation import trees
from tests.rules.accumulation.examples import (
    SCHEME,
    TODAY,
    at_least,
    at_most,
    credit,
    group,
    missing,
    open_entry,
    qualification,
    standing,
    unit,
    units,
)


def counting(progress: Progress) -> list[tuple[str, str]]:
    """What counts: the units, each with the path of the group that it counts in."""
    return [(place.unit, place.path.rpartition("/")[0]) for place in progress.placements]


# What counts where nothing completes the rules


def test_what_is_held_beside_a_mandatory_unit_that_is_missing_counts_though_nothing_completes_the_rules() -> (
    None
):
    tyres = group("Tyres", unit("A", 10, mandatory=True), unit("B", 10), mandatory=True)
    never = group("Paint", unit("C", 10), points=at_least(30), mandatory=True)
    progress = standing(group("Whole", tyres, never), *units("B"))
    assert progress.missing is None
    assert counting(progress) == [("B", "/0")]
    assert progress.counted == 10


# Of equally good ways


def tight(*members: Member, most: int) -> Group:
    """A group that takes whole units only, up to so many points."""
    return attrs.evolve(group("Tyres", *members, points=at_most(most)), beyond=Beyond.LIMIT, mandatory=True)


@pytest.mark.parametrize("held", ["A B", "B A"])
def test_of_two_credits_that_bring_as_much_the_one_counts_that_fits_nowhere_else(held: str) -> None:
    # What the second group brings counts for nothing: the whole takes 10 points.
    for codes in ("AB", "BA"):
        first = tight(*(unit(code, 10) for code in codes), most=10)
        rules = group("Whole", first, group("Paint", unit("B", 10)), points=at_most(10))
        assert counting(standing(rules, *units(held))) == [("A", "/0")]


@pytest.mark.parametrize("held", ["A B C D", "D C B A"])
def test_three_credits_that_fit_nowhere_else_go_before_one_that_does(held: str) -> None:
    smaller = [unit("A", 4), unit("B", 3), unit("C", 3)]
    for members in ([*smaller, unit("D", 10)], [unit("D", 10), *smaller]):
        rules = group("Whole", tight(*members, most=10), group("Paint", unit("D", 10)), points=at_most(10))
        assert {code for code, _ in counting(standing(rules, *units(held)))} == set("ABC")


def test_a_credit_counts_in_a_group_of_a_group_before_another_that_fits_elsewhere_counts_without_one() -> (
    None
):
    deep, beside = group("Outer", group("Inner", unit("A", 10))), group("Paint", unit("B", 10))
    for members in ((deep, unit("B", 10), beside), (unit("B", 10), deep, beside)):
        assert {code for code, _ in counting(standing(tight(*members, most=10), *units("A B")))} == {"A"}


def test_a_listed_unit_is_to_be_earned_before_something_for_an_open_entry_in_which_something_counts() -> None:
    for members in ((open_entry(), unit("A", 10)), (unit("A", 10), open_entry())):
        progress = standing(group("Whole", *members, points=at_least(15)), credit("L", 5))
        assert [(further.unit, further.points) for further in progress.completion] == [("A", 10)]


def begun(code: str, points: int) -> Credit:
    return Credit(unit=code, points=Points(points, SCHEME), partial=True)


def in_parts(code: str) -> UnitEntry:
    return attrs.evolve(unit(code, 10), parts_accepted=True)


def test_of_two_units_begun_that_bring_as_much_the_one_counts_that_fits_nowhere_else() -> None:
    for codes in ("AB", "BA"):
        first = tight(*map(in_parts, codes), most=5)
        rules = group("Whole", first, group("Paint", in_parts("B")), points=at_most(5))
        assert counting(standing(rules, begun("A", 5), begun("B", 5))) == [("A", "/0")]


# Units begun


def test_a_unit_without_points_of_which_a_part_is_held_is_still_to_be_earned() -> None:
    entry = UnitEntry(unit="A", parts_accepted=True)
    rules = group("Tyres", entry, unit("B"), count=CountRange.exactly(1))
    progress = standing(rules, Credit(unit="A", partial=True))
    assert progress.verdict is Verdict.NOT_ACHIEVED
    assert missing(progress) == (0, 1)


# Groups of which one is enough


def test_of_groups_that_each_fill_what_holds_them_none_brings_anything_before_one_is_used() -> None:
    enough = [
        group(title, unit(code, 10), points=at_least(10)) for title, code in (("Tyres", "B"), ("Paint", "C"))
    ]
    rules = group("Whole", unit("A", 9), group("Either", *enough, points=at_most(10)), points=at_least(10))
    assert missing(standing(rules, *units("A"))) == (10, 1)


# Several learners, one plan


@pytest.mark.parametrize("make", [trees.small, trees.begun, trees.tame])
def test_what_one_learner_holds_changes_nothing_for_the_next_one_of_the_same_plan(make: trees.Maker) -> None:
    for seed in range(60):
        case = make(Random(seed))
        ready = plan(case.qualification, specialisation=case.specialisation)
        for number in range(len(case.credits) + 1):
            for held in (case.credits[:number], case.credits[number:]):
                alone = accumulate(case.qualification, held, as_of=TODAY, specialisation=case.specialisation)
                assert decide(ready, held, as_of=TODAY) == alone, str(case)


def test_the_first_units_held_of_two_learners_are_not_taken_for_each_other() -> None:
    rules = tight(unit("A", 10), unit("B", 5), unit("C", 1), most=12)
    whole = qualification(attrs.evolve(rules, points=attrs.evolve(at_least(6), maximum=12)))
    ready = plan(whole)
    answers = [decide(ready, units(code), as_of=TODAY) for code in "AB"]
    assert [missing(progress) for progress in answers] == [(0, 0), (1, 1)]
