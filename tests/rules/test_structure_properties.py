"""What holds of the structure check whatever the rules are, however great and however deep."""

from datetime import date

import attrs
from hypothesis import given
from hypothesis import strategies as st

from ecvet.model.combination import Alternatives, Group, Member, UnitEntry
from ecvet.points import CountRange, PointRange
from ecvet.rules.accumulation.accumulate import accumulate
from ecvet.rules.structure import check
from tests.rules.structures import codes, counting, exactly, findings, group, qualification, unit

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
