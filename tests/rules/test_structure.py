"""The structure of a qualification: what is found in it, and what is not."""

from collections.abc import Sequence
from datetime import date

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecvet.model.combination import Alternatives, Extension, Group, Member, OpenEntry, UnitEntry, walk
from ecvet.model.qualifications import Pathway, Qualification, Specialisation
from ecvet.model.units import Unit
from ecvet.points import CountRange, PointRange, Points
from ecvet.rules.accumulation.accumulate import accumulate
from ecvet.rules.findings import Finding, Severity
from ecvet.rules.structure import check
from ecvet.text import Text


def text(name: str) -> Text:
    return Text({"en": name})


def unit(code: str, points: int | str | PointRange | None = None, *, mandatory: bool = False) -> UnitEntry:
    stated = PointRange.exactly(points) if isinstance(points, int | str) else points
    return UnitEntry(unit=code, points=stated, mandatory=mandatory)


def group(
    *members: Member,
    points: PointRange | None = None,
    count: CountRange | None = None,
    title: str | None = None,
    specialisation: str | None = None,
    mandatory: bool = False,
    all_members: bool = False,
) -> Group:
    return Group(
        members=members,
        points=points,
        count=count,
        title=None if title is None else text(title),
        specialisation=specialisation,
        mandatory=mandatory,
        all_members=all_members,
    )


def qualification(
    *roots: Group, specialisations: Sequence[str] = (), units: Sequence[str] | None = None
) -> Qualification:
    """A qualification with a pathway for each root, which describes the units listed or those in `units`."""
    listed = {node.unit: None for root in roots for _, node in walk(root) if isinstance(node, UnitEntry)}
    return Qualification(
        code="q",
        title=text("Vehicle repair"),
        units=tuple(Unit(code=code, title=text(code)) for code in (listed if units is None else units)),
        pathways=tuple(Pathway(code=f"p{i}", scheme="ecvet", rules=root) for i, root in enumerate(roots)),
        specialisations=tuple(Specialisation(code=code, title=text(code)) for code in specialisations),
    )


def findings(*roots: Group, **rest: Sequence[str]) -> tuple[Finding, ...]:
    return check(qualification(*roots, **rest))


def codes(*roots: Group, **rest: Sequence[str]) -> list[str]:
    return [found.code for found in findings(*roots, **rest)]


exactly, counting = PointRange.exactly, CountRange.exactly


# Points


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


# Members


def test_fewer_members_than_the_minimum_are_an_error_and_than_the_maximum_a_warning() -> None:
    (short,) = findings(group(unit("a"), count=CountRange(2, 3)))
    assert (short.code, short["members"], short["minimum"]) == ("members-below-minimum", 1, 2)
    assert codes(group(unit("a"), unit("b"), count=CountRange(2, 3))) == ["members-below-maximum"]
    assert codes(group(unit("a"), unit("b"), unit("c"), count=CountRange(2, 3))) == []


def test_units_groups_and_alternatives_are_a_member_each_and_what_is_outside_the_total_is_none() -> None:
    members = (
        unit("a"),
        group(unit("b"), unit("c"), title="Pair"),
        Alternatives(branches=(group(unit("d")), group(unit("e")))),
        Extension(title=text("Beyond the total")),
    )
    assert codes(group(*members, count=counting(3))) == []
    assert codes(group(*members, count=counting(4))) == ["members-below-minimum"]


def test_an_open_entry_takes_several_credits_so_it_makes_up_any_number_of_members() -> None:
    assert codes(group(OpenEntry(title=text("Local units")), count=counting(3))) == []


def test_more_mandatory_members_than_may_be_used_are_an_error() -> None:
    members = (unit("a", mandatory=True), unit("b", mandatory=True))
    (found,) = findings(group(*members, count=counting(1)))
    assert (found.code, found["mandatory"], found["maximum"]) == ("mandatory-exceed-maximum", 2, 1)


def test_what_is_outside_the_total_is_never_demanded() -> None:
    outside = Extension(title=text("Beyond the total"))
    assert codes(group(unit("a", mandatory=True), outside, count=counting(1))) == []
    assert codes(group(unit("a"), outside)) == ["rules-state-nothing"]


# Units


def test_a_unit_may_stand_in_several_groups_but_only_once_in_each() -> None:
    first = group(unit("a", 15), unit("a", 15), title="First")
    second = group(unit("a", 15), title="Second")
    (found,) = findings(group(first, second, points=exactly(30)))
    assert (found.code, found["unit"], found["group"]) == ("unit-repeated", "a", text("First"))


def test_a_listed_unit_that_is_not_described_is_a_warning_given_once() -> None:
    root = group(group(unit("a", 15)), group(unit("a", 15)), points=exactly(15))
    (found,) = findings(root, units=["b"])[:1]
    assert (found.code, found.severity, found.where) == (
        "unit-undescribed",
        Severity.WARNING,
        "/pathways/p0/rules/0/0",
    )
    assert codes(root, units=["b"]).count("unit-undescribed") == 1


def test_a_described_unit_that_no_pathway_lists_is_only_noted() -> None:
    first, second = group(unit("a", 15), points=exactly(15)), group(unit("b", 15), points=exactly(15))
    (found,) = findings(first, second, units=["a", "b", "c"])
    assert (found.code, found.severity, found.where) == ("unit-unused", Severity.INFO, "/units/2")


def test_a_unit_without_points_is_a_warning_and_no_error_wherever_a_group_above_counts_points() -> None:
    heading = group(unit("a"), unit("b", 15), title="Optional")
    (found,) = findings(group(heading, points=exactly(15), title="Whole"))
    assert (found.code, found["unit"], found["group"]) == ("unit-without-points", "a", text("Whole"))
    assert codes(group(unit("a"), count=counting(1))) == []
    assert codes(group(unit("a"), points=exactly(60))) == ["unit-without-points"]


# The whole


def test_points_without_a_total_are_an_error() -> None:
    (found,) = findings(group(unit("a", 15)))
    assert (found.code, found.severity, found["pathway"]) == ("total-missing", Severity.ERROR, "p0")


def test_a_pathway_that_counts_units_needs_no_total_of_points() -> None:
    assert codes(group(unit("a", 15), unit("b", 15), count=counting(2))) == []
    assert codes(group(group(unit("a"), count=counting(1), mandatory=True))) == []


def test_rules_that_demand_nothing_at_all_are_a_warning() -> None:
    assert codes(group(unit("a"), group(unit("b")))) == ["rules-state-nothing"]
    assert codes(group(unit("a", mandatory=True))) == []


def test_a_group_without_members_is_a_warning() -> None:
    (found,) = findings(group(unit("a", 15), group(title="Later"), points=exactly(15)))
    assert (found.code, found["group"]) == ("group-empty", text("Later"))


def test_a_group_without_a_title_goes_by_its_path() -> None:
    (found,) = findings(group(unit("a", 15), group(), points=exactly(15)))
    assert found["group"] == found.where == "/pathways/p0/rules/1"


def test_every_pathway_is_checked() -> None:
    assert [found.where for found in findings(group(unit("a", 15)), group(unit("b", 15)))] == [
        "/pathways/p0/rules",
        "/pathways/p1/rules",
    ]


# Specialisations


def special(code: str, *members: Member) -> Group:
    return group(*(members or (unit(f"of {code}", 15),)), specialisation=code)


def test_sibling_specialisations_are_in_order_even_where_several_bear_one_code() -> None:
    choice = Alternatives(branches=(special("body"), special("paint"), special("paint")))
    root = group(choice, points=exactly(15))
    assert codes(root, specialisations=["body", "paint"]) == []
    assert codes(group(root, points=exactly(15)), specialisations=["body", "paint"]) == []


def test_a_specialisation_that_the_qualification_does_not_know_is_an_error() -> None:
    choice = Alternatives(branches=(special("body"), special("paint")))
    (found,) = findings(group(choice, points=exactly(15)), specialisations=["body"])
    assert (found.code, found["specialisation"]) == ("specialisation-unknown", "paint")


def test_specialisations_in_two_places_are_an_error() -> None:
    first, second = Alternatives(branches=(special("body"),)), Alternatives(branches=(special("paint"),))
    root = group(first, group(second, points=exactly(15)), points=exactly(30))
    (found,) = findings(root, specialisations=["body", "paint"])
    assert (found.code, found["specialisation"]) == ("specialisation-scattered", "paint")


def test_a_specialisation_within_another_is_an_error() -> None:
    inner = Alternatives(branches=(special("paint"),))
    outer = Alternatives(branches=(special("body", inner),))
    assert "specialisation-nested" in codes(
        group(outer, points=exactly(15)), specialisations=["body", "paint"]
    )


def test_a_specialisation_without_content_is_an_error() -> None:
    empty = Group(members=(), specialisation="body")
    root = group(unit("a", 15), empty, points=exactly(15))
    (found,) = findings(root, specialisations=["body"])
    assert (found.code, found.severity) == ("specialisation-empty", Severity.ERROR)


def test_all_the_rules_may_be_of_one_specialisation_which_then_holds_no_other() -> None:
    whole = group(unit("a", 15), points=exactly(15), specialisation="body")
    assert codes(whole, specialisations=["body"]) == []
    choice = Alternatives(branches=(special("paint"),))
    nested = group(choice, points=exactly(15), specialisation="body")
    assert codes(nested, specialisations=["body", "paint"]) == ["specialisation-nested"]


# Places


def inside(*members: Member, points: PointRange | None = None, count: CountRange | None = None) -> Group:
    """The rules in which one group, and nothing else, brings 15 points."""
    return group(group(*members, points=points, count=count), points=exactly(15))


SPECIAL_A = Alternatives(branches=(special("a"),))
SPECIAL_B = Alternatives(branches=(special("b"),))
PLACES = [
    ("rules-state-nothing", "", group(unit("a"))),
    ("total-missing", "", group(unit("a", 15))),
    ("group-empty", "/1", group(unit("a", 15), group(), points=exactly(15))),
    ("points-below-minimum", "/0", inside(unit("a", 10), points=exactly(15))),
    (
        "choice-below-minimum",
        "/0",
        inside(Alternatives(branches=(group(unit("a", 15)), group(unit("b", 5)))), points=exactly(15)),
    ),
    ("points-below-maximum", "/0", inside(unit("a", 15), points=PointRange(10, 20))),
    ("demands-exceed-maximum", "/0", inside(unit("a", 20, mandatory=True), points=exactly(15))),
    ("members-below-minimum", "/0", inside(unit("a", 15), count=counting(2))),
    ("members-below-maximum", "/0", inside(unit("a", 15), count=CountRange(1, 2))),
    (
        "mandatory-exceed-maximum",
        "/0",
        inside(unit("a", 15, mandatory=True), unit("b", 15, mandatory=True), count=counting(1)),
    ),
    ("unit-repeated", "/0", inside(unit("a", 5), unit("a", 10))),
    ("unit-without-points", "/0/1", inside(unit("a", 15), unit("b"))),
    ("specialisation-empty", "/1", group(unit("a", 15), group(specialisation="a"), points=exactly(15))),
    ("specialisation-unknown", "/0/0", group(Alternatives(branches=(special("c"),)), points=exactly(15))),
    ("specialisation-scattered", "/1/0/0", group(SPECIAL_A, group(SPECIAL_B), points=exactly(30))),
    (
        "specialisation-nested",
        "/0/0/0/0",
        group(Alternatives(branches=(special("a", SPECIAL_B),)), points=exactly(15)),
    ),
]


@pytest.mark.parametrize(("code", "path", "root"), PLACES, ids=[code for code, _, _ in PLACES])
def test_what_is_found_is_told_with_its_place(code: str, path: str, root: Group) -> None:
    found = findings(root, specialisations=["a", "b"])
    assert f"/pathways/p0/rules{path}" in [one.where for one in found if one.code == code]


# Whatever the rules


ranges = st.tuples(st.none() | st.integers(0, 60), st.none() | st.integers(0, 60)).map(
    lambda bounds: (
        PointRange(*bounds) if None in bounds else PointRange(*sorted(b for b in bounds if b is not None))
    )
)
leaves = st.builds(unit, st.sampled_from("abcdef"), st.none() | st.integers(0, 60), mandatory=st.booleans())
trees = st.recursive(
    st.lists(leaves, max_size=4).map(lambda members: group(*members)),
    lambda groups: st.builds(
        lambda members, points, mandatory: group(*members, points=points, mandatory=mandatory),
        st.lists(
            leaves
            | groups
            | st.lists(groups, min_size=1, max_size=3).map(
                lambda branches: Alternatives(branches=tuple(branches))
            ),
            max_size=4,
        ),
        st.none() | ranges,
        st.booleans(),
    ),
    max_leaves=8,
)


def best(node: Member) -> int | None:
    """The most points of a member by plain recursion, `None` for any number: the oracle of the next test."""
    if isinstance(node, UnitEntry):
        return None if node.points is None or node.points.maximum is None else int(node.points.maximum)
    if isinstance(node, Alternatives):
        branches = [best(branch) for branch in node.branches]
        return None if None in branches else max(b for b in branches if b is not None)
    assert isinstance(node, Group)
    inside = [best(member) for member in node.members]
    total = None if None in inside else sum(b for b in inside if b is not None)
    high = None if node.points is None or node.points.maximum is None else int(node.points.maximum)
    return high if total is None else total if high is None else min(total, high)


@given(trees)
def test_a_minimum_is_reported_as_out_of_reach_exactly_when_it_is(root: Group) -> None:
    """For trees in which no group below is short: what is short below counts as what it states."""
    reported = {found.where for found in findings(root) if found.code == "points-below-minimum"}
    if any(where != "/pathways/p0/rules" for where in reported):
        return
    uncapped = best(group(*root.members))
    low = None if root.points is None else root.points.minimum
    assert ("/pathways/p0/rules" in reported) == (low is not None and uncapped is not None and uncapped < low)


@given(trees, st.none() | st.integers(0, 5).map(counting))
def test_where_a_minimum_is_reported_as_out_of_reach_nothing_completes_the_qualification(
    root: Group, count: CountRange | None
) -> None:
    one = qualification(attrs.evolve(root, count=count))
    impossible = {"points-below-minimum", "members-below-minimum", "mandatory-exceed-maximum"}
    if any(found.code in impossible and found.where == "/pathways/p0/rules" for found in check(one)):
        assert accumulate(one, (), as_of=date(2026, 11, 22)).missing is None


def test_demands_greater_than_points_can_be_written_are_still_reported() -> None:
    members = (unit("a", 999_999_999, mandatory=True), unit("b", 999_999_999, mandatory=True))
    assert codes(group(*members, points=exactly(1))) == ["demands-exceed-maximum"]


def test_rules_may_be_nested_deeper_than_python_recurses() -> None:
    root = group(unit("a", 15), points=exactly(15))
    for _ in range(3000):
        root = group(root, points=exactly(15))
    assert codes(root) == []
