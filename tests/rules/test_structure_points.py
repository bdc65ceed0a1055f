"""The points of a structure: what its members reach at the most, and what they demand at the least."""

import pytest

from ecvet.model.combination import Alternatives, Extension, OpenEntry
from ecvet.points import CountRange, PointRange, Points
from ecvet.rules.findings import Severity
from tests.rules.structures import codes, counting, exactly, findings, group, text, unit


def test_a_group_whose_members_reach_its_points_is_in_order() -> None:
    assert codes(group(unit("a", 15), unit("b", 30), points=exactly(45))) == []


def test_a_minimum_that_all_members_together_do_not_reach_is_an_error_that_says_how_far_they_get() -> None:
    (found,) = findings(group(unit("a", 15), unit("b", "7.5"), points=exactly(30)))
    assert (found.code, found.severity, found.where) == (
        "points-below-minimum",
        Severity.ERROR,
        "/pathways/p0/rules",
    )
    assert (found["reachable"], found["minimum"]) == (Points("22.5", "ecvet"), Points(30, "ecvet"))
    assert found["group"] == text("Vehicle repair")


def test_a_maximum_that_all_members_together_do_not_reach_is_a_warning() -> None:
    (found,) = findings(group(unit("a", 15), points=PointRange(10, 20)))
    assert (found.code, found.severity) == ("points-below-maximum", Severity.WARNING)


def test_a_range_of_points_is_read_at_its_maximum() -> None:
    assert codes(group(unit("a", PointRange(0, 25)), unit("b", PointRange(0, 35)), points=exactly(60))) == []


@pytest.mark.parametrize("points", [None, PointRange(), PointRange(minimum=5)])
def test_an_open_entry_without_a_maximum_reaches_any_number_of_points(points: PointRange | None) -> None:
    assert codes(group(OpenEntry(title=text("Local units"), points=points), points=exactly(60))) == []


def test_what_is_outside_the_total_brings_nothing() -> None:
    outside = Extension(title=text("Beyond the total"))
    assert codes(group(outside, unit("a", 15), points=exactly(30))) == ["points-below-minimum"]


def test_a_group_brings_no_more_than_its_maximum_to_the_group_above() -> None:
    inner = group(unit("a", 30), unit("b", 30), points=exactly(30), title="Optional")
    assert codes(group(inner, unit("c", 15), points=exactly(60))) == ["points-below-minimum"]


def test_a_group_that_is_short_is_reported_once_where_it_is_short() -> None:
    inner = group(unit("a", 15), points=PointRange(30, 45), title="Optional")
    (found,) = findings(group(inner, unit("c", 15), points=exactly(60)))
    assert (found["group"], found.where) == (text("Optional"), "/pathways/p0/rules/0")


def test_a_group_that_just_reaches_its_minimum_brings_no_more_than_that() -> None:
    inner = group(unit("a", 30), points=PointRange(30, 45), title="Optional")
    assert codes(group(inner, points=exactly(45))) == ["points-below-minimum", "points-below-maximum"]


def test_a_group_that_states_only_a_minimum_and_is_short_brings_that_minimum() -> None:
    inner = group(unit("a", 15), points=PointRange(minimum=30), title="Optional")
    assert codes(group(inner, points=exactly(30))) == ["points-below-minimum"]
    assert codes(group(inner, points=exactly(31))) == ["points-below-minimum", "points-below-minimum"]


def test_alternatives_bring_what_one_branch_brings_and_not_their_sum() -> None:
    choice = Alternatives(branches=(group(unit("a", 30)), group(unit("b", 30))))
    assert codes(group(choice, points=exactly(60))) == ["points-below-minimum"]
    assert codes(group(choice, points=exactly(30))) == []


def test_a_branch_with_which_the_minimum_is_out_of_reach_is_a_warning() -> None:
    choice = Alternatives(branches=(group(unit("a", 30)), group(unit("b", 15))))
    (found,) = findings(group(choice, points=exactly(30)))
    assert (found.code, found["reachable"]) == ("choice-below-minimum", Points(15, "ecvet"))


def test_where_so_many_members_are_used_only_the_greatest_are_added_up() -> None:
    members = (unit("a", 10), unit("b", 20), unit("c", 30))
    assert codes(group(*members, points=exactly(50), count=counting(2))) == []
    assert codes(group(*members, points=exactly(51), count=counting(2))) == ["points-below-minimum"]
    mandatory = (unit("a", 10, mandatory=True), *members[1:])
    assert codes(group(*mandatory, points=exactly(41), count=counting(2))) == ["points-below-minimum"]


def test_beside_as_many_mandatory_members_as_may_be_used_no_other_brings_anything() -> None:
    members = (unit("a", 10, mandatory=True), unit("b", 20))
    assert codes(group(*members, points=exactly(30), count=counting(1))) == ["points-below-minimum"]


def test_a_group_of_which_no_member_must_be_used_demands_nothing() -> None:
    assert codes(group(unit("a", 30), unit("b", 30), points=PointRange(10, 20))) == []


def test_mandatory_members_that_demand_more_than_the_maximum_are_an_error() -> None:
    members = (unit("a", 30, mandatory=True), unit("b", 30, mandatory=True), unit("c", 30))
    assert codes(group(*members, points=exactly(60))) == []
    (found,) = findings(group(*members, points=exactly(45)))
    assert (found.code, found["demanded"]) == ("demands-exceed-maximum", Points(60, "ecvet"))


def test_a_mandatory_range_demands_its_minimum() -> None:
    assert codes(group(unit("a", PointRange(5, 60), mandatory=True), points=exactly(20))) == []


def test_a_mandatory_group_demands_its_minimum_and_an_optional_one_nothing() -> None:
    rest = (unit("c", 15), unit("d", 15))
    inner = group(unit("a", 15), unit("b", 30), points=PointRange(minimum=45), title="Core")
    assert codes(group(inner, *rest, points=exactly(30))) == []
    required = group(*inner.members, points=inner.points, title="Core", mandatory=True)
    assert codes(group(required, *rest, points=exactly(30))) == ["demands-exceed-maximum"]


def test_alternatives_demand_what_their_cheapest_branch_demands() -> None:
    dear, cheap = group(unit("a", 30), points=exactly(30)), group(unit("b", 15), points=exactly(15))
    demands = Alternatives(branches=(dear, cheap))
    assert "demands-exceed-maximum" not in codes(group(demands, points=PointRange(maximum=15)))
    assert "demands-exceed-maximum" in codes(group(demands, points=PointRange(maximum=14)))


def test_all_members_and_a_number_of_members_are_demanded_at_their_cheapest() -> None:
    members = (unit("a", 10), unit("b", 20), unit("c", 30))
    everything = group(*members, points=PointRange(maximum=59), all_members=True)
    assert "demands-exceed-maximum" in codes(everything)
    two = group(*members, points=PointRange(maximum=30), count=CountRange(minimum=2))
    assert "demands-exceed-maximum" not in codes(two)
    assert "demands-exceed-maximum" in codes(
        group(*members, points=PointRange(maximum=29), count=CountRange(2))
    )
