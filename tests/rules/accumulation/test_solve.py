"""The least that any completion takes, found without the search: a bound that the truth never undercuts."""

from ecvet import Credit, Group, PointRange
from ecvet.rules.accumulation.offers import admit
from ecvet.rules.accumulation.plan import plan
from ecvet.rules.accumulation.solve import least_possible
from tests.rules.accumulation.examples import TODAY, at_least, group, qualification, unit, units


def least(rules: Group, *held: Credit) -> tuple[int, int] | None:
    """Return the points, in millionths, and the units."""
    ready = plan(qualification(rules))
    return least_possible(ready, admit(ready.tree, held, TODAY), work=1000)


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
