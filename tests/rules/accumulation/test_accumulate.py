"""What the rules of combination mean, one sentence at a time: small examples that can be worked out by hand."""

from datetime import date
from decimal import Decimal
from itertools import permutations

import attrs
import pytest

from ecvet import (
    Beyond,
    CountRange,
    Extension,
    Further,
    Group,
    Missing,
    Origin,
    Period,
    Placement,
    PointRange,
    Validity,
    Verdict,
    accumulate,
)
from tests.rules.accumulation.examples import (
    TODAY,
    at_least,
    at_most,
    codes,
    credit,
    en,
    exactly,
    group,
    missing,
    open_entry,
    qualification,
    standing,
    unit,
    units,
)

# What completes a qualification


def test_a_qualification_is_achieved_when_its_points_and_its_mandatory_units_are_held() -> None:
    rules = group("Whole", unit("A", 30, mandatory=True), unit("B", 20), unit("C", 20), points=at_least(50))
    progress = standing(rules, *units("A C"))
    assert progress.verdict is Verdict.ACHIEVED
    assert missing(progress) == (0, 0)
    assert progress.counted == progress.required == 50
    assert progress.completion == ()


def test_what_is_missing_is_the_cheapest_completion_and_not_the_first_one() -> None:
    rules = group("Whole", unit("A", 30), unit("B", 25), unit("C", 20), points=at_least(50))
    progress = standing(rules, *units("A"))
    assert progress.verdict is Verdict.NOT_ACHIEVED
    assert missing(progress) == (20, 1)
    assert [further.unit for further in progress.completion] == ["C"]


def test_the_fewest_points_go_before_the_fewest_units() -> None:
    rules = group("Whole", unit("A", 30), unit("B", 10), unit("C", 10), points=at_least(20))
    assert missing(standing(rules)) == (20, 2)


def test_a_mandatory_unit_that_is_missing_is_named_whatever_else_is_held() -> None:
    rules = group("Whole", unit("A", 30, mandatory=True), unit("B", 60), points=at_least(60))
    progress = standing(rules, *units("B"))
    assert progress.verdict is Verdict.NOT_ACHIEVED
    assert missing(progress) == (30, 1)
    assert "mandatory-missing" in codes(progress)


def test_where_only_units_are_counted_no_points_are_missing() -> None:
    rules = group("Whole", unit("A"), unit("B"), unit("C"), count=CountRange(2))
    progress = accumulate(qualification(rules, scheme=None), units("C"), as_of=TODAY)
    assert progress.missing == Missing(points=Decimal(0), units=1)
    assert progress.required is None


def test_where_no_units_can_complete_the_rules_nothing_is_promised() -> None:
    progress = standing(group("Whole", unit("A", 30), points=at_least(60)), *units("A"))
    assert progress.verdict is Verdict.NOT_ACHIEVED
    assert progress.missing is None
    assert progress.completion == ()
    assert progress.counted == 30
    assert "group-short-of-points" in codes(progress)


# Maxima


def test_a_maximum_caps_what_counts_and_does_not_punish_learning_more() -> None:
    optional = group("Optional", unit("B", 30), unit("C", 30), points=at_most(50))
    rules = group("Whole", unit("A", 100), optional, points=exactly(150))
    progress = standing(rules, *units("A B C"))
    assert progress.verdict is Verdict.ACHIEVED
    assert progress.counted == 150
    assert [place.unit for place in progress.placements] == ["A", "B", "C"]
    assert [found.counted for found in progress.groups] == [150, 50]


def test_a_limit_forbids_whatever_would_go_beyond_it() -> None:
    optional = group("Optional", unit("B", 30), unit("C", 30), points=at_most(50))
    rules = group("Whole", unit("A", 100), attrs.evolve(optional, beyond=Beyond.LIMIT), points=exactly(150))
    progress = standing(rules, *units("A B C"))
    assert progress.verdict is Verdict.NOT_ACHIEVED
    assert progress.counted == 130
    assert [place.unit for place in progress.placements] == ["A", "B"]
    assert progress.surplus == (2,)


def test_no_more_units_are_placed_than_the_rules_allow() -> None:
    rules = group("Whole", unit("A", 10), unit("B", 20), unit("C", 30), count=CountRange(1, 2))
    progress = standing(rules, *units("A B C"))
    assert progress.verdict is Verdict.ACHIEVED
    assert [place.unit for place in progress.placements] == ["B", "C"]
    assert progress.surplus == (0,)
    assert "credit-surplus" in codes(progress)


@pytest.mark.parametrize("order", list(permutations([2, 2, 3])), ids=str)
def test_which_credits_fill_an_entry_does_not_depend_on_their_order(order: tuple[int, ...]) -> None:
    rules = group("Whole", open_entry(points=at_most(2)), unit("A", 10), points=at_least(12))
    held = [credit(f"X{points}", points, origin=Origin.LOCAL) for points in order]
    assert [place.points for place in standing(rules, *held).placements] == [3]


# Groups that are used or not


def test_the_minimum_of_an_optional_group_binds_only_when_the_group_is_used() -> None:
    optional = group("Optional", unit("B", 10), unit("C", 10), points=at_least(20))
    rules = group("Whole", unit("A", 30), optional, points=at_least(30))
    assert standing(rules, *units("A")).verdict is Verdict.ACHIEVED
    assert standing(rules, *units("A B")).verdict is Verdict.ACHIEVED
    assert standing(rules, *units("A B")).counted == 30


def test_an_optional_group_is_used_where_that_is_the_nearest_way() -> None:
    optional = group("Optional", unit("B", 10), unit("C", 10), points=at_least(20))
    rules = group("Whole", unit("A", 30), optional, unit("D", 30), points=at_least(50))
    progress = standing(rules, *units("A B"))
    assert missing(progress) == (10, 1)
    assert [further.unit for further in progress.completion] == ["C"]


def test_the_minimum_of_a_mandatory_group_binds_always() -> None:
    common = group("Common", unit("B", 10), unit("C", 10), points=at_least(20), mandatory=True)
    rules = group("Whole", unit("A", 30), common, points=at_least(30))
    assert missing(standing(rules, *units("A B"))) == (10, 1)


def test_all_of_its_members_means_every_unit_and_every_group() -> None:
    inner = group("Inner", unit("B", 10), unit("C", 10), count=CountRange(1))
    rules = Group(members=(unit("A", 10), inner), all_members=True)
    assert standing(rules, *units("A C")).verdict is Verdict.ACHIEVED
    assert missing(standing(rules, *units("B C"))) == (10, 1)
    assert missing(standing(rules, *units("A"))) == (10, 1)


def test_units_and_used_groups_count_one_member_each() -> None:
    pair = group("Pair", unit("B"), unit("C"), count=CountRange(2))
    rules = group("Whole", unit("A"), pair, count=CountRange(2))
    progress = accumulate(qualification(rules, scheme=None), units("B C"), as_of=TODAY)
    assert (progress.groups[0].members, progress.groups[1].members) == (1, 2)
    assert progress.missing == Missing(points=Decimal(0), units=1)


# One unit in several places


def test_a_unit_counts_once_wherever_it_is_listed() -> None:
    first = group("First", unit("A", 20), unit("B", 20), points=exactly(20), mandatory=True)
    second = group("Second", unit("A", 20), unit("C", 20), points=exactly(20), mandatory=True)
    rules = group("Whole", first, second, points=exactly(40))
    assert missing(standing(rules, *units("A"))) == (20, 1)
    assert standing(rules, *units("A B")).verdict is Verdict.ACHIEVED


def test_a_unit_that_is_held_twice_counts_once() -> None:
    rules = group("Whole", unit("A", 20), unit("B", 20), points=at_least(40))
    progress = standing(rules, *units("A A"))
    assert progress.counted == 20
    assert progress.surplus == (1,)


def test_a_unit_is_placed_where_it_brings_the_learner_furthest() -> None:
    first = group("First", unit("A", 20), unit("B", 20), points=at_least(20), mandatory=True)
    second = group("Second", unit("A", 20), points=at_least(20), mandatory=True)
    progress = standing(group("Whole", first, second), *units("A B"))
    assert progress.verdict is Verdict.ACHIEVED
    assert {place.unit: place.path for place in progress.placements} == {"B": "/0/1", "A": "/1/0"}


def test_a_unit_that_a_group_lists_twice_by_mistake_counts_once() -> None:
    rules = group("Whole", unit("A", 20), unit("A", 30, mandatory=True), unit("B", 20), points=at_least(50))
    progress = standing(rules, *units("A B"))
    assert progress.verdict is Verdict.ACHIEVED
    assert [place.path for place in progress.placements] == ["/1", "/2"]


# What is open, and what is outside


def test_several_credits_share_an_open_entry_up_to_its_maximum() -> None:
    rules = group(
        "Whole", unit("A", 20), open_entry(Origin.LOCAL, points=PointRange(5, 15)), points=at_least(30)
    )
    local = [credit(f"L{number}", 4, origin=Origin.LOCAL) for number in range(3)]
    progress = standing(rules, *units("A"), *local)
    assert progress.verdict is Verdict.ACHIEVED
    assert progress.counted == 32
    assert {place.path for place in progress.placements} == {"/0", "/1"}


def test_an_open_entry_to_be_filled_counts_as_one_further_unit() -> None:
    rules = group("Whole", unit("A", 20), open_entry(points=PointRange(5, 15)), points=at_least(30))
    progress = standing(rules, *units("A"), credit("L", 4))
    assert missing(progress) == (6, 1)
    (further,) = progress.completion
    assert further == Further(unit=None, title=en("Open"), path="/1", points=Decimal(6))


def test_what_is_to_be_earned_in_an_open_entry_adds_to_the_credit_that_leaves_the_least() -> None:
    entry = open_entry(points=PointRange(0, 2))
    rules = group("Whole", group("Free choice", entry, count=CountRange(1, 2)), points=at_least(2))
    assert missing(standing(rules, credit("L", 1), credit("M"))) == (1, 1)
    assert missing(standing(rules, credit("M"), credit("L", 1))) == (1, 1)


def test_the_minimum_of_an_open_entry_binds_when_it_is_used() -> None:
    rules = group("Whole", unit("A", 20), open_entry(points=PointRange(5, 15)), points=at_least(20))
    progress = standing(rules, *units("A"), credit("L", 3))
    assert progress.verdict is Verdict.ACHIEVED
    assert progress.surplus == (1,)


def test_an_extension_is_shown_and_never_counted() -> None:
    beyond = Extension(title=en("Beyond the total"))
    rules = group("Whole", unit("A", 20), beyond, points=at_least(30))
    progress = standing(rules, *units("A"), credit("L", 60, origin=Origin.LOCAL))
    assert progress.verdict is Verdict.NOT_ACHIEVED
    assert progress.counted == 20
    assert progress.outside == (Placement(credit=1, unit="L", path="/1", points=Decimal(60)),)
    assert progress.surplus == ()
    assert "credit-outside-total" in codes(progress)


# What cannot be decided


def test_a_tree_that_states_nothing_is_undetermined_and_never_achieved() -> None:
    progress = standing(group("Whole", unit("A", 20), group("Heading", unit("B", 20))), *units("A B"))
    assert progress.verdict is Verdict.UNDETERMINED
    assert "rules-state-nothing" in codes(progress)
    assert missing(progress) == (0, 0)
    assert progress.counted == 40


def test_credit_of_unknown_points_leaves_open_whether_the_minimum_is_reached() -> None:
    rules = group("Whole", unit("A", 20), unit("B", PointRange(5, 15)), points=at_least(30))
    progress = standing(rules, *units("A B"))
    assert progress.verdict is Verdict.UNDETERMINED
    assert "points-unknown" in codes(progress)
    assert progress.counted == 25
    assert standing(rules, *units("A"), credit("B", 10)).verdict is Verdict.ACHIEVED
    assert standing(rules, *units("A"), credit("B", 9)).verdict is Verdict.NOT_ACHIEVED


def test_unknown_points_matter_only_where_something_depends_on_them() -> None:
    rules = group("Whole", unit("A", 20), unit("B", PointRange(5, 15)), points=at_least(25))
    assert standing(rules, *units("A B")).verdict is Verdict.ACHIEVED
    hopeless = group("Whole", unit("A", 20), unit("B", PointRange(5, 15)), points=at_least(40))
    assert standing(hopeless, *units("A B")).verdict is Verdict.NOT_ACHIEVED


def test_a_unit_whose_points_nobody_states_leaves_a_rule_of_points_undetermined() -> None:
    rules = group("Whole", unit("A", 20), unit("B"), points=at_least(30))
    assert standing(rules, *units("A B")).verdict is Verdict.UNDETERMINED
    assert standing(rules, *units("A"), credit("B", 10)).verdict is Verdict.ACHIEVED


def test_unknown_points_may_be_neither_too_few_nor_too_many_under_a_limit() -> None:
    rules = group("Whole", unit("A", 3), unit("B", PointRange(0, 2), mandatory=True), points=exactly(4))
    limited = attrs.evolve(rules, beyond=Beyond.LIMIT)
    assert standing(limited, *units("A B")).verdict is Verdict.UNDETERMINED
    assert standing(limited, *units("A"), credit("B", 1)).verdict is Verdict.ACHIEVED
    assert standing(limited, *units("A"), credit("B", 2)).verdict is Verdict.NOT_ACHIEVED


def test_where_the_work_allowed_runs_out_nothing_is_guessed() -> None:
    rules = group("Whole", unit("A", 30), unit("B", 20), unit("C", 20), points=at_least(50))
    progress = accumulate(qualification(rules), units("A C"), as_of=TODAY, work=1)
    assert progress.verdict is Verdict.NOT_DECIDED
    assert progress.missing is None
    assert (progress.placements, progress.completion) == ((), ())


# The version of the rules


def version(*, until: int, transition: int | None = None) -> Validity:
    end = None if transition is None else date(transition, 12, 31)
    return Validity(period=Period(date(2018, 8, 1), date(until, 12, 31)), transition_until=end)


@pytest.mark.parametrize(
    ("validity", "expected"),
    [
        (version(until=2027), []),
        (version(until=2025, transition=2027), ["version-in-transition"]),
        (version(until=2024, transition=2025), ["version-not-in-force"]),
        (version(until=2025), ["version-not-in-force"]),
    ],
    ids=["in force", "in transition", "after the transition", "after the end"],
)
def test_the_version_of_the_rules_is_judged_by_the_day_of_the_question(
    validity: Validity, expected: list[str]
) -> None:
    rules = group("Whole", unit("A", 20), points=at_least(20))
    dated = attrs.evolve(qualification(rules), validity=validity)
    progress = accumulate(dated, units("A"), as_of=TODAY)
    assert progress.verdict is Verdict.ACHIEVED
    assert codes(progress) == expected
