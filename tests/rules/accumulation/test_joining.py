"""Joining: the sums of several members of a group, as its bounds leave them."""

import attrs

from ecvet import Beyond, CountRange, Credit, Group
from ecvet.model.requirements import HomeMinimum
from ecvet.rules.accumulation.decision import WORK
from ecvet.rules.accumulation.joining import Joining
from ecvet.rules.accumulation.sums import NOTHING
from ecvet.rules.accumulation.work import Work
from tests.rules.accumulation.examples import (
    at_least,
    at_most,
    group,
    missing,
    open_entry,
    standing,
    unit,
    units,
)
from tests.rules.accumulation.test_bounds import two
from tests.rules.accumulation.test_ceilings import searched
from tests.rules.accumulation.test_excess import Shelf


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


def test_what_an_open_entry_brings_beyond_its_maximum_counts_only_in_what_is_required_across_the_groups() -> (
    None
):
    rules = group("Whole", open_entry(points=at_most(5)), unit("A", 1), points=at_least(6))
    assert missing(standing(rules, requirements=(HomeMinimum(points=10),))) == (10, 2)


# How much work it takes


def work(rules: Group, *held: Credit) -> int:
    search = searched(rules, held).search
    assert search.best() is not None
    return WORK - search.work.left


def test_members_beyond_those_that_are_asked_for_make_no_more_sums() -> None:
    listed = [unit(f"U{points}", points) for points in range(1, 9)]
    plain = group("Whole", *listed, points=at_least(20))
    assert work(attrs.evolve(plain, count=CountRange(1))) == work(plain)


def test_of_many_sums_those_that_another_makes_needless_are_left_out_at_once() -> None:
    listed = {f"U{number}": 2**number for number in range(8)}
    assert work(two(100, 100, **listed), *units(" ".join(listed))) < 1000


def test_what_is_too_dear_is_left_out_and_the_least_of_it_is_remembered() -> None:
    shelf = Shelf(two(5, 5, A=5), "A")
    tyres = shelf.ready.tree.nodes[shelf.taker("Tyres")]
    joining = Joining(shelf.grounds, shelf.grounds.fields, 20, demanding=True, work=Work(100))
    dear, cheap = (18, None), (3, None)
    assert joining.joined({0: NOTHING}, [({3: dear, 2: dear, 1: cheap}, 15)], tyres) == {1: cheap}
    # 5 are kept back for what follows.
    assert joining.short == 23
    assert joining.joined({0: NOTHING}, [({2: (25, None), 1: (24, None)}, 20)], tyres) == {}
    assert joining.short == 23
    assert joining.joined({0: NOTHING}, [({2: (25, None), 1: (21, None)}, 20)], tyres) == {}
    assert joining.short == 21
