"""The best choice: what credits for parts of a unit bring, and the least that any completion takes."""

import attrs
import pytest

from ecvet import CountRange, Credit, Group, PointRange, Points, UnitEntry, Verdict
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
from tests.rules.accumulation.examples import (
    missing as found_missing,
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


@pytest.mark.parametrize(
    ("held", "least", "missing", "earned"),
    [
        (12, 0, (8, 1), [8]),
        (20, 0, (0, 0), []),
        (0, 0, (20, 1), [20]),
        (12, 30, (18, 2), [8, 10]),
    ],
)
def test_a_unit_begun_is_completed_by_the_points_that_it_lacks(
    held: int, least: int, missing: tuple[int, int], earned: list[int]
) -> None:
    entry = attrs.evolve(in_parts("A", 20), mandatory=True)
    progress = standing(group("Whole", entry, unit("B", 10), points=at_least(least)), part("A", held))
    assert found_missing(progress) == missing
    assert [further.points for further in progress.completion] == earned


@pytest.mark.parametrize(
    ("held", "least", "missing"),
    [(4, 0, (6, 1)), (10, 0, (0, 0)), (12, 12, (0, 0)), (12, 13, (1, 1)), (12, 20, (8, 1)), (12, 21, None)],
)
def test_a_unit_begun_that_has_the_least_of_its_points_is_complete_and_may_bring_more(
    held: int, least: int, missing: tuple[int, int] | None
) -> None:
    entry = UnitEntry(unit="A", points=PointRange(10, 20), parts_accepted=True, mandatory=True)
    progress = standing(group("Whole", entry, points=at_least(least)), part("A", held))
    assert found_missing(progress) == missing


@pytest.mark.parametrize(("held", "needed"), [(4, (6, 1)), (10, (0, 0))])
def test_a_unit_begun_is_a_member_of_its_group_when_it_is_complete(
    held: int, needed: tuple[int, int]
) -> None:
    entry = UnitEntry(unit="A", points=PointRange(10, 20), parts_accepted=True)
    progress = standing(group("Whole", entry, count=CountRange(1)), part("A", held))
    assert found_missing(progress) == needed


def test_a_unit_begun_counts_as_it_is_where_nobody_demands_the_rest() -> None:
    progress = standing(group("Whole", in_parts("A", 20), unit("B", 8), points=at_least(20)), part("A", 12))
    assert (progress.counted, found_missing(progress)) == (12, (8, 1))
    enough = standing(group("Whole", in_parts("A", 20), points=at_least(12)), part("A", 12))
    assert (enough.verdict, enough.counted) == (Verdict.ACHIEVED, 12)


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
