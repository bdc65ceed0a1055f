"""Rules of combination: a tree of groups, entries and alternatives."""

from collections.abc import Iterator

import pytest
from hypothesis import given

from ecvet import (
    Alternatives,
    Beyond,
    CountRange,
    Group,
    Member,
    PointRange,
    ShapeError,
    Text,
    UnitEntry,
    walk,
)
from tests.strategies import groups


def by_hand(member: Member, path: str) -> Iterator[tuple[str, Member]]:
    """All members with their paths, found by going down into each."""
    yield path, member
    below = getattr(member, "members", None) or getattr(member, "branches", None) or ()
    for index, child in enumerate(below):
        yield from by_hand(child, f"{path}/{index}")


@given(groups())
def test_walking_meets_every_member_in_order_with_its_path(root: Group) -> None:
    assert list(walk(root)) == list(by_hand(root, ""))
    assert list(walk(root, "/pathways/0/rules")) == list(by_hand(root, "/pathways/0/rules"))


def test_a_tree_of_any_depth_can_be_walked() -> None:
    group = Group(members=(UnitEntry(unit="innermost"),))
    for _ in range(10_000):
        group = Group(members=(group,))
    assert sum(1 for _ in walk(group)) == 10_002


def test_a_group_demands_all_its_members_or_a_number_of_them() -> None:
    with pytest.raises(ShapeError, match="count: contradicts `all_members`") as caught:
        Group(members=(), all_members=True, count=CountRange(1, None))
    assert caught.value.rule == "group.rule"


@pytest.mark.parametrize(
    ("group", "states"),
    [
        (Group(members=()), False),
        (Group(members=(), mandatory=True, words=Text({"en": "At least one"})), False),
        (Group(members=(), points=PointRange(), count=CountRange()), False),
        (Group(members=(), points=PointRange(0, None)), True),
        (Group(members=(), count=CountRange(None, 2)), True),
        (Group(members=(), all_members=True), True),
    ],
)
def test_a_group_without_bounds_states_nothing_of_its_own(group: Group, states: bool) -> None:
    assert group.states is states


def test_a_maximum_caps_what_counts_where_nothing_else_is_said() -> None:
    assert Group(members=()).beyond is Beyond.CAP


def test_alternatives_have_at_least_one_branch() -> None:
    with pytest.raises(ShapeError, match="branches: has too few items") as caught:
        Alternatives(branches=())
    assert caught.value.rule == "tuple.short"


def test_a_group_is_shown_without_its_members() -> None:
    group = Group(
        members=(UnitEntry(unit="a"),) * 100, title=Text({"en": "Optional"}), points=PointRange(15, 15)
    )
    assert repr(group) == "Group(title=Text({'en': 'Optional'}), points=PointRange('15', '15'))"
