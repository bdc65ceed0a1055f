"""Joining: the sums of several members of a group, as its bounds leave them."""

import attrs

from ecvet import Beyond, CountRange
from tests.rules.accumulation.examples import at_least, at_most, group, missing, standing, unit, units


def test_more_members_may_be_used_than_a_minimum_of_members_asks_for() -> None:
    rules = group("Whole", unit("A", 10), unit("B", 10), points=at_least(20), count=CountRange(1))
    assert missing(standing(rules)) == (20, 2)
    assert standing(rules, *units("A B")).counted == 20


def test_where_more_than_a_maximum_is_forbidden_fewer_points_may_be_the_better_ones() -> None:
    # All sums up to 50 can be reached; only those up to 43 leave room for Paint.
    held = {"A": 1, "B": 2, "C": 4, "D": 8, "E": 16, "F": 32}
    paint = group("Paint", unit("M", 7), points=at_least(7), mandatory=True)
    whole = group("Whole", *(unit(code, points) for code, points in held.items()), paint, points=at_most(50))
    progress = standing(attrs.evolve(whole, beyond=Beyond.LIMIT), *units(" ".join(held)))
    assert (missing(progress), progress.counted) == ((7, 1), 43)
