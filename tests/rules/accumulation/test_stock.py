"""What there is to place: what is held, what is begun and what is to be earned, alike ones together."""

import attrs
import pytest

from ecvet import CountRange, Credit, Group, PointRange, Points, Unit, UnitEntry, Verdict, plan
from ecvet.model.requirements import Barred, LevelMinimum, Requirement
from ecvet.rules.accumulation.conditions import Gauge
from ecvet.rules.accumulation.offers import admit
from ecvet.rules.accumulation.stock import Lot, Stock, stock, useful
from ecvet.rules.accumulation.work import Work
from tests.rules.accumulation.examples import (
    SCHEME,
    TODAY,
    at_least,
    at_most,
    credit,
    group,
    open_entry,
    standing,
    unit,
    units,
)
from tests.rules.accumulation.test_ceilings import required

POINT = 1_000_000
WORK = 10_000

# What some of a lot add to what is required across the groups

LEVEL = Gauge(LevelMinimum(level=4, points=10), by_points=True, least=10 * POINT)
TOGETHER = Gauge(Barred(units=("A", "X"), most=1), by_points=False, most=1)
GAUGES = (LEVEL, TOGETHER)


WHOLE = Lot(
    things=("A", "B"),
    points={1: (10 * POINT, 10 * POINT), 2: (10 * POINT, 10 * POINT)},
    contested=frozenset(),
    held=False,
    counts=(0, 1),
)
#: A unit of which 4 points are held in one of its two places.
BEGUN = WHOLE._replace(things=("A",), part={1: 4 * POINT}, part_counts={1: {0: 4 * POINT, 1: 4 * POINT}})


def adds(some: Lot, taker: int, number: int, points: int) -> list[tuple[int, int]]:
    """The index of each gauge, and points or units."""
    found = some.adds(GAUGES, taker, number, points * POINT)
    return [(index, amount // POINT if GAUGES[index].by_points else amount) for index, amount in found]


def test_units_add_their_points_where_points_are_asked_for_and_themselves_where_units_are() -> None:
    assert adds(WHOLE, taker=1, number=2, points=20) == [(0, 20), (1, 2)]
    assert adds(WHOLE, taker=1, number=0, points=0) == []


def test_parts_of_a_unit_add_their_points_and_the_unit_once_whether_the_rest_of_it_is_earned_or_not() -> None:
    assert adds(BEGUN, taker=1, number=0, points=4) == [(0, 4), (1, 1)]
    assert adds(BEGUN, taker=1, number=1, points=10) == [(0, 4), (1, 1), (0, 6)]


def test_where_no_part_of_it_counts_a_unit_adds_all_its_points_when_it_is_earned() -> None:
    found = BEGUN.adds(GAUGES, taker=2, number=1, points=10 * POINT)
    assert list(found) == [(0, 10 * POINT), (1, 1)]


# What is on the shelves


def stored(
    rules: Group,
    *credits: Credit,
    requirements: tuple[Requirement, ...] = (),
    described: tuple[Unit, ...] = (),
    best: bool = False,
) -> Stock:
    """The stock of a learner."""
    ready = plan(attrs.evolve(required(rules, *requirements), units=described))
    admission = admit(ready.tree, credits, TODAY, Work(WORK))
    return stock(ready.tree, ready.units, ready.conditions, admission, best=best, earning=True)


def in_parts(code: str, points: int = 10) -> UnitEntry:
    return attrs.evolve(unit(code, points), parts_accepted=True)


def part(code: str, points: int | None) -> Credit:
    return Credit(unit=code, points=None if points is None else Points(points, SCHEME), partial=True)


def parts_of(found: Stock, unit: str) -> Lot:
    (begun,) = (one for one in found.lots if one.part is not None and one.things == (unit,))
    return begun


def test_all_units_begun_are_what_no_shelf_foresees_and_none_of_them_is_held() -> None:
    rules = group("Tyres", in_parts("A", 10), in_parts("B", 20), unit("C", 10))
    found = stored(rules, part("A", 4), part("B", 5))
    assert [(one.things, one.held) for one in found.odd] == [(("A",), False), (("B",), False)]


@pytest.mark.parametrize(("best", "points"), [(False, 0), (True, 10)])
def test_parts_of_unknown_points_bring_nothing_or_at_best_all_that_the_unit_brings(
    best: bool, points: int
) -> None:
    (amount,) = (
        parts_of(stored(group("Tyres", in_parts("A")), part("A", None), best=best), "A").part or {}
    ).values()
    assert amount == points * POINT


def test_parts_count_in_a_requirement_with_exactly_their_points() -> None:
    rules = group("Tyres", in_parts("A", 20))
    some = (
        attrs.evolve(part("A", 4), outcomes=("1",), level=4),
        attrs.evolve(part("A", 5), outcomes=("2",), level=4),
    )
    found = stored(rules, *some, requirements=(LevelMinimum(level=4, points=10),))
    (counts,) = (parts_of(found, "A").part_counts or {}).values()
    assert counts == {0: 9 * POINT}


def test_at_best_a_credit_of_known_points_brings_no_more_than_it_has() -> None:
    rules = group("Whole", open_entry(), unit("A", 10), points=at_least(30))
    known = stored(rules, credit("L", 5), best=True)
    (held,) = (one for one in known.lots if one.held)
    assert set(held.points.values()) == {(5 * POINT, 5 * POINT)}
    # The verdict is clear: what is not known could bring 10 points, and 15 are missing beside them.
    two = group("Whole", open_entry(points=at_most(10)), unit("A", 20), points=at_least(40))
    assert standing(two, credit("L", 5), Credit(unit="L2", origin=None)).verdict is Verdict.NOT_ACHIEVED


# How many of a lot make a difference


def difference(rules: Group, *credits: Credit) -> dict[tuple[object, ...], int | None]:
    """How many of each lot could make a difference in the root, by what is in the lot."""
    ready = plan(required(rules))
    found = stored(rules, *credits)
    root = ready.tree.nodes[0]
    return {found.lots[i].things: useful(root, found.lots[i], frozenset()) for i in found.takers[0]}


def test_of_units_alike_as_many_make_a_difference_as_the_points_or_the_members_ask_for() -> None:
    many = [unit(code, 10) for code in "ABCDEF"]
    assert difference(group("Tyres", *many, points=at_least(25))) == {tuple("ABCDEF"): 3}
    counted = group("Tyres", *many, points=at_least(25), count=CountRange(5, None))
    assert difference(counted) == {tuple("ABCDEF"): 5}


def test_of_credits_alike_all_make_a_difference_unless_a_maximum_caps_them() -> None:
    many = [unit(code, 10) for code in "ABCDEF"]
    free = difference(group("Tyres", *many, points=at_least(25)), *units("A B C D"))
    capped = difference(group("Tyres", *many, points=at_most(25)), *units("A B C D"))
    assert free == {tuple("ABCD"): None, tuple("EF"): 3}
    assert capped == {tuple("ABCD"): 3, tuple("EF"): 3}
    up_to_four = group("Tyres", *many, points=at_most(25), count=CountRange(None, 4))
    assert difference(up_to_four, *units("A B C D")) == {tuple("ABCD"): 4, tuple("EF"): 3}


def test_what_brings_no_points_makes_no_difference_where_no_members_are_counted() -> None:
    rules = group("Tyres", unit("A"), unit("B"), unit("C", 10), points=at_most(20))
    assert difference(rules, *units("B")) == {("B",): 0, ("A",): 0, ("C",): 2}


# In what order


def test_credit_with_points_of_its_own_stands_in_the_order_of_the_rules() -> None:
    rules = group("Tyres", unit("B", PointRange(5, 10)), unit("A", PointRange(5, 10)))
    for held in ("AB", "BA"):
        found = stored(rules, *(credit(code, 7) for code in held))
        assert [one.things for one in found.lots if one.held] == [("B",), ("A",)]


def test_credit_for_unlisted_units_stands_in_the_order_of_their_codes() -> None:
    rules = group("Tyres", open_entry(), points=at_least(30))
    for held in (("Y", "Z", "X"), ("Z", "X", "Y")):
        found = stored(rules, *(credit(code, 7) for code in held))
        assert [[held[int(i)] for i in one.things] for one in found.lots if one.held] == [["X", "Y", "Z"]]
