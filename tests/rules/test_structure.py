"""The structure of a qualification: what is found in its members, its units and the whole, and where."""

import pytest

from ecvet.model.combination import Alternatives, Extension, Group, Member, OpenEntry
from ecvet.points import CountRange, PointRange
from ecvet.rules.findings import Severity
from tests.rules.structures import codes, counting, exactly, findings, group, special, text, unit

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
