"""Where a learner stands: what counts of what was placed, and how far the groups are."""

import attrs

from ecvet import (
    CountRange,
    ExternalCertificate,
    Group,
    GroupProgress,
    HomeMinimum,
    PointRange,
    Progress,
    Verdict,
)
from tests.rules.accumulation.examples import (
    at_least,
    at_most,
    codes,
    en,
    exactly,
    group,
    open_entry,
    standing,
    unit,
    units,
)


def placed(progress: Progress) -> str:
    return " ".join(place.unit for place in progress.placements)


def full(*others: Group, most: int = 10) -> Group:
    return group("Whole", unit("A", 10), *others, points=PointRange(None, most))


# What adds nothing beyond a maximum


def test_what_adds_nothing_since_a_maximum_is_reached_is_surplus_the_last_first() -> None:
    rules = group("Whole", unit("A", 10), unit("B", 10), unit("C", 10), points=at_most(20))
    assert placed(standing(rules, *units("A B C"))) == "A B"
    assert placed(standing(rules, *units("B C"))) == "B C"


def test_where_something_is_required_across_the_groups_what_is_beyond_a_maximum_counts() -> None:
    rules = group("Whole", unit("A", 10), unit("B", 10), points=PointRange(10, 10))
    assert placed(standing(rules, *units("A B"), requirements=(HomeMinimum(points=15),))) == "A B"


def test_a_group_keeps_as_many_members_as_it_demands() -> None:
    rules = group("Whole", *(unit(code, 10) for code in "ABCDE"), points=at_most(10), count=CountRange(2))
    assert placed(standing(rules, *units("A B C D E"))) == "A B"


def test_a_mandatory_unit_is_kept_before_others() -> None:
    rules = group("Whole", unit("A", 10), unit("B", 10, mandatory=True), points=at_most(10))
    assert placed(standing(rules, *units("A B"))) == "B"


def test_a_unit_that_brings_no_points_takes_none_away() -> None:
    rules = group("Whole", unit("A", 10), unit("B", 10), unit("Z", 0), points=at_most(10))
    assert placed(standing(rules, *units("A B Z"))) == "A Z"


def test_the_only_member_of_a_group_is_surplus_where_the_group_demands_none() -> None:
    rules = full(group("Extra", unit("B", 10), count=CountRange(None, 3)))
    assert placed(standing(rules, *units("A B"))) == "A"


def test_a_group_keeps_the_points_that_it_demands_and_no_more() -> None:
    tyres = group("Tyres", unit("B", 10), unit("C", 10), points=at_least(10), mandatory=True)
    paint = group("Paint", unit("D", 10), points=at_least(10), mandatory=True)
    rules = group("Whole", tyres, paint, points=at_most(10))
    assert placed(standing(rules, *units("B C D"))) == "B D"


def test_what_a_group_does_not_pass_on_is_not_taken_from_the_whole() -> None:
    many = group("Many", unit("B", 10), unit("C", 10), unit("D", 10), points=at_most(10))
    assert placed(standing(full(many), *units("A B C D"))) == "A"


# What the answer tells of it


def test_points_are_told_only_where_points_matter() -> None:
    counted = group("Whole", unit("A"), unit("B"), count=CountRange(2))
    progress = standing(counted, *units("A"))
    assert [place.points for place in progress.placements] == [None]
    assert [further.points for further in progress.completion] == [None]
    weighed = group("Whole", unit("A", 0), unit("B", 0), count=CountRange(2), points=at_least(0))
    progress = standing(weighed, *units("A"))
    assert [place.points for place in progress.placements] == [0]
    assert [further.points for further in progress.completion] == [0]


def test_a_group_tells_its_title_its_bounds_and_how_far_it_is() -> None:
    tyres = group("Tyres", unit("A", 10), unit("B", 10), points=PointRange(10, 30), count=CountRange(2, 4))
    rules = group("Whole", attrs.evolve(tyres, mandatory=True, words=en("Any two")), points=exactly(20))
    _, told = standing(rules, *units("A")).groups
    assert told == GroupProgress(
        path="/0",
        title=en("Tyres"),
        counted=told.counted,
        minimum=told.minimum,
        maximum=told.maximum,
        members=1,
        least=2,
        most=4,
        satisfied=False,
        words=en("Any two"),
    )
    assert (told.counted, told.minimum, told.maximum) == (10, 10, 30)


def test_a_group_of_which_all_members_are_needed_demands_so_many() -> None:
    every = attrs.evolve(group("Whole", unit("A", 10), unit("B", 10), unit("C", 10)), all_members=True)
    assert [one.least for one in standing(every, *units("A")).groups] == [3]
    assert [one.least for one in standing(full(), *units("A")).groups] == [None]


def test_what_counts_is_told_in_the_order_of_the_rules_whatever_that_of_the_credits() -> None:
    rules = group("Whole", unit("A", 10), unit("B", 20), unit("C", 30), points=at_least(60))
    assert placed(standing(rules, *units("C A B"))) == "A B C"


def test_of_units_with_a_choice_of_points_the_first_brings_what_is_over_within_its_range() -> None:
    ranged = [unit(code, PointRange(10, 20)) for code in "AB"]
    rules = group("Whole", *ranged, points=at_least(35))
    assert [further.points for further in standing(rules).completion] == [20, 15]


def test_where_a_certificate_is_missing_unknown_points_leave_nothing_open() -> None:
    rules = group("Whole", unit("A", PointRange(10, 20)), points=at_least(20))
    card = ExternalCertificate(code="card", title=en("Card"))
    assert standing(rules, *units("A")).verdict is Verdict.UNDETERMINED
    assert standing(rules, *units("A"), requirements=(card,)).verdict is Verdict.NOT_ACHIEVED


def test_where_the_work_is_used_up_before_it_is_known_what_counts_that_is_said() -> None:
    listed = [unit(code, points) for code, points in zip("ABCDEF", (7, 6, 5, 4, 3, 2), strict=True)]
    shared = (group(title, *listed, points=at_most(12)) for title in ("One", "Two", "Three"))
    rules = group("Whole", *shared, open_entry(points=exactly(1)), points=at_least(1000))
    cut = [standing(rules, *units("A B C D E F"), work=work) for work in range(0, 4000, 50)]
    decided = [one for one in cut if one.verdict is Verdict.NOT_ACHIEVED]
    early = [one for one in decided if not one.placements]
    assert early
    assert all("work-used-up" in codes(one) for one in early)
    assert "work-used-up" not in codes(decided[-1])
    assert decided[-1].counted == 27
