"""The best choice: what credits for parts of a unit bring, and the least that any completion takes."""

from ecvet import Credit, Group, PointRange, Points, UnitEntry
from ecvet.rules.accumulation.offers import admit
from ecvet.rules.accumulation.plan import plan
from ecvet.rules.accumulation.solve import least_possible
from ecvet.rules.accumulation.work import Work
from tests.rules.accumulation.examples import (
    SCHEME,
    TODAY,
    at_least,
    exactly,
    group,
    qualification,
    standing,
    unit,
    units,
)

# Credit for parts of a unit


def in_parts(code: str, points: int) -> UnitEntry:
    return UnitEntry(unit=code, points=exactly(points), parts_accepted=True)


def part(code: str, points: int, entry: str | None = None, outcomes: tuple[str, ...] = ()) -> Credit:
    return Credit(unit=code, points=Points(points, SCHEME), partial=True, entry=entry, outcomes=outcomes)


def test_credits_for_parts_of_a_unit_count_in_their_order_until_it_is_full() -> None:
    rules = group("Whole", in_parts("A", 20), unit("B", 10), points=at_least(20))
    progress = standing(rules, part("A", 12, outcomes=("1",)), part("A", 12, outcomes=("2",)))
    assert [(place.credit, place.points) for place in progress.placements] == [(0, 12), (1, 8)]


def test_a_unit_begun_in_one_group_is_earned_whole_in_another() -> None:
    tyres = group("Tyres", in_parts("A", 20), points=at_least(20))
    paint = group("Paint", in_parts("A", 20), points=at_least(20), mandatory=True)
    (further,) = standing(group("Whole", tyres, paint), part("A", 5, "Tyres")).completion
    assert (further.unit, further.path, further.points) == ("A", "/1/0", 20)


# The least possible


def least(rules: Group, *held: Credit) -> tuple[int, int] | None:
    """Return the points, in millionths, and the units."""
    ready = plan(qualification(rules))
    return least_possible(ready, admit(ready.tree, held, TODAY, Work(1000)), work=1000)


def test_unknown_points_are_taken_at_their_best() -> None:
    rules = group("Whole", unit("A", PointRange(10, 20)), unit("B", 20), points=at_least(20))
    assert least(rules, *units("A")) == (0, 0)


def test_a_credit_may_count_in_several_places_at_once() -> None:
    tyres = group("Tyres", unit("A", 10), unit("B", 10), points=at_least(10), mandatory=True)
    paint = group("Paint", unit("A", 10), unit("C", 10), points=at_least(10), mandatory=True)
    assert least(group("Whole", tyres, paint), *units("A")) == (0, 0)
    assert least(group("Whole", tyres, paint)) == (20_000_000, 2)


def test_where_nothing_completes_there_is_no_least() -> None:
    assert least(group("Whole", unit("A", 10), points=at_least(20))) is None
