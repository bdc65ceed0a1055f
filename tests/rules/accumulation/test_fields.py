"""Sums and costs in the fields of one whole number are what they are as separate numbers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecvet import Group, Pathway, PointRange, Qualification, Text
from ecvet.model.requirements import HomeMinimum, LevelMinimum, RecognisedCap, Requirement
from ecvet.rules.accumulation.conditions import Conditions, conditions
from ecvet.rules.accumulation.fields import Extent, Fields
from ecvet.rules.accumulation.stock import Lot
from ecvet.rules.accumulation.tree import Tree, lay_out

POINT = 1_000_000


def ready(*requirements: Requirement) -> tuple[Tree, Conditions]:
    rules = Group(members=(), points=PointRange(60, 60))
    route = Pathway(code="school", rules=rules, scheme="ecvet", requirements=requirements)
    whole = Qualification(code="Q", title=Text({"en": "Q"}), pathways=(route,))
    return lay_out(route, None), conditions(whole, route)


def level(points: int) -> LevelMinimum:
    return LevelMinimum(level=4, points=points)


def watching(*requirements: Requirement) -> Fields:
    """Fields that watch all these requirements, in grains of one point."""
    tree, across = ready(*requirements)
    extent = Extent(things=100, held=100 * POINT, uses=100)
    return Fields(tree, across, POINT, extent).watching(set(range(len(requirements))))


LEASTS = st.lists(st.integers(1, 9), min_size=1, max_size=3)


@given(LEASTS, st.lists(st.lists(st.integers(0, 12), min_size=3, max_size=3), max_size=8))
def test_of_what_there_must_be_at_least_a_sum_holds_what_was_added_but_no_more_than_is_asked_for(
    leasts: list[int], added: list[list[int]]
) -> None:
    fields = watching(*map(level, leasts))
    total = 0
    for amounts in added:
        counted = enumerate(amounts[: len(leasts)])
        total = fields.filled(total + fields.counted((i, points * POINT) for i, points in counted))
    expected = [min(sum(one[i] for one in added), least) for i, least in enumerate(leasts)]
    assert [fields.amount(i, total) for i in range(len(leasts))] == expected
    assert fields.fulfils(total) is (expected == leasts)


def test_what_there_may_be_at_most_is_not_cut_down_so_that_too_much_is_seen() -> None:
    fields = watching(RecognisedCap(points=5), level(3))
    total = fields.filled(fields.counted([(0, 9 * POINT), (1, 9 * POINT)]))
    assert (fields.amount(0, total), fields.amount(1, total)) == (6, 3)


def surpassed(fields: Fields, *amounts: tuple[int, int]) -> list[int]:
    """The gauges of which a sum of these points, each with the index of its gauge, holds more than it may."""
    over = (fields.counted((i, points * POINT) for i, points in amounts) + fields.room) & fields.guards
    return [i for i in fields.place if over & fields.bounded & ((1 << fields.width) << fields.place[i])]


def test_each_of_several_amounts_that_must_not_be_surpassed_is_seen() -> None:
    fields = watching(RecognisedCap(points=5), level(3), RecognisedCap(points=9))
    assert surpassed(fields, (0, 5), (1, 20), (2, 9)) == []
    assert surpassed(fields, (0, 6), (2, 9)) == [0]
    assert surpassed(fields, (0, 5), (2, 10)) == [2]
    assert surpassed(fields, (0, 6), (2, 10)) == [0, 2]


def test_the_extent_of_some_lots_counts_their_things_their_points_everywhere_and_where_they_compete() -> None:
    tyres = Lot(things=("A", "B"), points={1: (2, 3), 2: (4, 5)}, contested=frozenset({1, 2}), held=False)
    paint = Lot(things=("C", "D", "E"), points={2: (1, 1)}, contested=frozenset({2}), held=True)
    assert Extent.of([tyres, paint]) == Extent(things=2 + 3, held=2 * (3 + 5) + 3, uses=2 * 2 + 3)
    assert Extent.of([]) == Extent(things=0, held=0, uses=0)


@pytest.mark.parametrize("high", [0, 4, 20])
@pytest.mark.parametrize("home", [0, 7, 20])
def test_the_points_still_wanted_are_the_most_that_any_gauge_lacks(high: int, home: int) -> None:
    fields = watching(level(10), HomeMinimum(points=12))
    total = fields.counted([(0, high * POINT), (1, home * POINT)])
    lacking = {0: max(0, 10 - high), 1: max(0, 12 - home)}
    assert fields.wanting([0], total) == lacking[0]
    assert fields.wanting([0, 1], total) == max(lacking.values())
    assert fields.wanting([], total) == 0


@given(st.integers(0, 40), st.integers(0, 1), st.integers(0, 100))
def test_a_cost_is_taken_apart_into_what_it_was_made_of(points: int, units: int, brought: int) -> None:
    fields = watching()
    cost = points * fields.point + units * fields.unit - brought * fields.one
    assert fields.split(cost) == (points, units, brought)
    assert fields.spent(cost) == points * fields.point + units * fields.unit
