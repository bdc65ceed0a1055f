"""What a choice uses too often, and the caps that leave it out: nothing that the rules allow is lost by them."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecvet import Group, plan
from ecvet.model.requirements import Barred, Requirement
from ecvet.rules.accumulation.caps import ANYWHERE, Cap
from ecvet.rules.accumulation.excess import Excess, Uses, split
from ecvet.rules.accumulation.offers import admit
from ecvet.rules.accumulation.solve import _ready
from ecvet.rules.accumulation.stock import Lot
from ecvet.rules.accumulation.work import Work
from tests.rules.accumulation.examples import TODAY, at_least, at_most, en, group, unit, units
from tests.rules.accumulation.test_ceilings import required

FEW = 10_000

# What is used, by the title of the group and the unit.
Choice = Sequence[tuple[str, str]]


class Shelf:
    """A learner's lots in the places of some rules, by the titles of the groups and the codes of the units."""

    def __init__(self, rules: Group, held: str, *requirements: Requirement) -> None:
        self.ready = plan(required(rules, *requirements))
        admission = admit(self.ready.tree, units(held), TODAY, Work(FEW))
        self.stock, self.grounds = _ready(self.ready, admission, best=False, earning=True)

    def lot(self, unit: str) -> int:
        return next(i for i, lot in enumerate(self.stock.lots) if unit in lot.things)

    def taker(self, title: str) -> int:
        nodes = self.ready.tree.nodes
        return next(n.index for n in nodes if isinstance(n.member, Group) and n.member.title == en(title))

    def uses(self, choice: Choice, *caps: Cap) -> Uses:
        picks = []
        for title, code in choice:
            taker, lot = self.taker(title), self.lot(code)
            least, _ = self.stock.lots[lot].points[taker]
            picks.append((taker, lot, 1, least // self.grounds.grain))
        barred = self.ready.conditions.barred
        return Uses(self.ready.tree, self.stock.lots, barred, self.grounds.grain, tuple(picks), caps)

    def told(self, place: int, lot: int) -> str:
        """Return a place and a lot in words."""
        member = self.ready.tree.nodes[place].member
        title = dict(member.title.items)["en"] if isinstance(member, Group) and member.title else ""
        return f"{'anywhere' if place == ANYWHERE else title} {self.stock.lots[lot].things[0]}"

    def excesses(self, choice: Choice, *caps: Cap) -> list[tuple[int, list[str]]]:
        return [
            (one.most, [self.told(*place) for place in one.used])
            for one in self.uses(choice, *caps).excesses()
        ]

    def amended(self, choice: Choice, *caps: Cap) -> list[str] | None:
        found = self.uses(choice, *caps).amended()
        return None if found is None else [f"{self.told(cap.place, cap.lot)}: {cap.most}" for cap in found]


def two(tyres: int, paint: int, **points: int) -> Group:
    """Two groups with minima that list the same units."""
    listed = [unit(code, number) for code, number in points.items()]
    return group(
        "Whole",
        group("Tyres", *listed, points=at_least(tyres), mandatory=True),
        group("Paint", *listed, points=at_least(paint), mandatory=True),
    )


TWICE = [("Tyres", "A"), ("Paint", "A")]


def test_what_is_used_no_more_often_than_it_is_there_is_no_excess() -> None:
    assert Shelf(two(5, 5, A=5, B=5), "A B").excesses([("Tyres", "A"), ("Paint", "B")]) == []


def test_of_a_unit_used_twice_that_use_is_left_out_first_that_the_group_needs_least() -> None:
    assert Shelf(two(5, 0, A=5), "A").excesses(TWICE) == [(1, ["Paint A", "Tyres A"])]
    assert Shelf(two(0, 5, A=5), "A").excesses(TWICE) == [(1, ["Tyres A", "Paint A"])]


def test_of_groups_that_both_can_do_without_a_unit_that_is_left_out_of_whose_maximum_is_surpassed() -> None:
    def capped(tyres: int, paint: int) -> Group:
        return group(
            "Whole",
            group("Tyres", unit("A", 5), unit("B", 5), points=at_most(tyres)),
            group("Paint", unit("A", 5), unit("C", 5), points=at_most(paint)),
            points=at_least(1),
        )

    choice = [*TWICE, ("Tyres", "B"), ("Paint", "C")]
    assert Shelf(capped(7, 8), "A B C").excesses(choice) == [(1, ["Tyres A", "Paint A"])]
    assert Shelf(capped(8, 7), "A B C").excesses(choice) == [(1, ["Paint A", "Tyres A"])]
    # One of Tyres counts for nothing, of Paint for one point; or all but one point of one counts, and all of the other.
    assert Shelf(capped(5, 6), "A B C").excesses(choice) == [(1, ["Tyres A", "Paint A"])]
    assert Shelf(capped(9, 10), "A B C").excesses(choice) == [(1, ["Tyres A", "Paint A"])]
    # Where it costs as much, the first in the rules counts.
    assert Shelf(capped(7, 7), "A B C").excesses(choice) == [(1, ["Paint A", "Tyres A"])]


def test_a_cap_on_all_places_together_is_how_many_there_are() -> None:
    shelf = Shelf(two(5, 5, A=5), "A")
    assert shelf.excesses([("Tyres", "A")], Cap(ANYWHERE, shelf.lot("A"), 0)) == [(0, ["Tyres A"])]


def test_barred_units_are_an_excess_before_all_others_the_smallest_first() -> None:
    shelf = Shelf(two(0, 0, A=5, B=4, C=3), "A B C", Barred(units=("A", "C")))
    choice = [*TWICE, ("Tyres", "C")]
    assert shelf.excesses(choice) == [
        (1, ["anywhere C", "anywhere A"]),
        (1, ["Paint A", "Tyres A"]),
    ]
    assert shelf.excesses([("Tyres", "A"), ("Paint", "B")]) == []


def test_everything_is_left_out_at_once_where_several_things_are_used_too_often() -> None:
    shelf = Shelf(two(5, 4, A=5, B=4), "A B")
    choice = [*TWICE, ("Tyres", "B"), ("Paint", "B")]
    assert shelf.amended(choice) == ["Tyres B: 0", "Paint A: 0"]
    assert shelf.amended(TWICE) is None
    # What is barred is not left out of a group once more.
    barred = Shelf(two(0, 0, A=5, B=4, C=3), "A B C", Barred(units=("A", "C")))
    assert barred.amended([*TWICE, ("Tyres", "C"), ("Paint", "C")]) == [
        "anywhere C: 0",
        "Tyres C: 0",
        "Paint A: 0",
        "Paint C: 0",
    ]


def test_what_is_left_out_of_one_group_is_missed_there_by_the_next() -> None:
    # Tyres needs one of its two units: when A is left out of it, B is not.
    rules = group(
        "Whole",
        group("Tyres", unit("A", 5), unit("B", 5), points=at_least(5), mandatory=True),
        group("Paint", unit("A", 5), points=at_least(5), mandatory=True),
        group("Wood", unit("B", 5), points=at_least(0)),
    )
    choice = [*TWICE, ("Tyres", "B"), ("Wood", "B")]
    assert Shelf(rules, "A B").amended(choice) == ["Tyres A: 0", "Wood B: 0"]


def test_what_is_left_in_a_group_when_something_is_left_out_of_it_still_counts_for_the_next() -> None:
    rules = group(
        "Whole",
        group("Tyres", unit("A", 5), unit("B", 5), unit("C", 10), points=at_least(5), mandatory=True),
        group("Paint", unit("A", 5), points=at_least(5), mandatory=True),
        group("Wood", unit("B", 5), points=at_least(3), mandatory=True),
    )
    choice = [*TWICE, ("Tyres", "B"), ("Wood", "B"), ("Tyres", "C")]
    # C is enough for Tyres.
    assert Shelf(rules, "A B C").amended(choice) == ["Tyres A: 0", "Tyres B: 0"]


# Splitting


PLACES = range(1, 5)
#: The lot that is used too often stands in four places.
LOTS = [Lot((), dict.fromkeys(PLACES, (1, 1)), frozenset(PLACES), held=True)] * 8
USES = st.dictionaries(st.tuples(st.sampled_from(PLACES), st.just(7)), st.integers(1, 3), min_size=1)
BARRED = st.dictionaries(st.tuples(st.just(ANYWHERE), st.integers(1, 4)), st.integers(1, 3), min_size=1)

Used = Mapping[tuple[int, int], int]


def allowed(used: Used, caps: tuple[Cap, ...]) -> bool:
    return all(cap.least <= used.get((cap.place, cap.lot), 0) <= cap.most for cap in caps)


def each(number: int) -> Iterator[Used]:
    """Every way to use up to three of the lot in each of its places, no more than a number together."""
    for numbers in product(range(4), repeat=len(PLACES)):
        if sum(numbers) <= number:
            yield {(place, 7): used for place, used in zip(PLACES, numbers, strict=True)}


@given(USES, st.data())
def test_every_use_that_is_not_too_often_is_allowed_by_some_of_the_caps(
    used: dict[tuple[int, int], int], data: st.DataObject
) -> None:
    most = data.draw(st.integers(0, sum(used.values()) - 1))
    found = list(split((), Excess(most, used), LOTS))
    for other in each(most):
        assert any(allowed(other, caps) for caps in found)


@given(USES, st.data())
def test_an_excess_is_allowed_by_none_of_the_caps_when_each_of_its_places_is_settled(
    used: dict[tuple[int, int], int], data: st.DataObject
) -> None:
    most = data.draw(st.integers(0, sum(used.values()) - 1))
    left: list[tuple[Cap, ...]] = [()]
    for _ in used:
        left = [caps for old in left for caps in split(old, Excess(most, used), LOTS) if allowed(used, caps)]
    assert left == []


@given(BARRED, st.data())
def test_of_barred_units_every_use_that_is_not_too_often_is_allowed_by_some_of_the_caps_and_the_excess_by_none(
    used: dict[tuple[int, int], int], data: st.DataObject
) -> None:
    most = data.draw(st.integers(0, sum(used.values()) - 1))
    found = list(split((), Excess(most, used), LOTS))
    assert not any(allowed(used, caps) for caps in found)
    for numbers in product(range(4), repeat=len(used)):
        if sum(numbers) <= most:
            other = dict(zip(used, numbers, strict=True))
            assert any(allowed(other, caps) for caps in found)


def test_where_one_place_keeps_what_there_is_nothing_is_left_for_all_others() -> None:
    used = {(2, 7): 1, (3, 7): 1}
    first, second = split((), Excess(1, used), LOTS)
    assert first == (Cap(1, 7, 0), Cap(2, 7, 0), Cap(3, 7, 1, 1), Cap(4, 7, 0))
    assert second == (Cap(3, 7, 0),)


def test_where_a_place_keeps_all_that_was_left_by_another_no_third_has_any() -> None:
    before = (Cap(1, 7, 1, 1), Cap(2, 7, 1), Cap(3, 7, 1))
    first, second = split(before, Excess(2, {(1, 7): 1, (2, 7): 1, (3, 7): 1}), LOTS)
    assert first == (Cap(1, 7, 1), Cap(1, 7, 1, 1), Cap(2, 7, 0), Cap(3, 7, 1, 1), Cap(4, 7, 0))
    assert second == (Cap(1, 7, 1, 1), Cap(2, 7, 1), Cap(3, 7, 0))


def test_a_place_that_is_settled_is_not_settled_once_more() -> None:
    before = (Cap(3, 7, 2, 1),)
    first, second = split(before, Excess(2, {(1, 7): 1, (2, 7): 1, (3, 7): 1}), LOTS)
    assert first == (Cap(1, 7, 0), Cap(2, 7, 1, 1), Cap(3, 7, 1), Cap(3, 7, 2, 1), Cap(4, 7, 0))
    assert second == (Cap(2, 7, 0), Cap(3, 7, 2, 1))


@pytest.mark.parametrize("least", [0, 1])
def test_a_cap_takes_the_place_of_a_looser_one_but_not_of_one_that_demands_something(least: int) -> None:
    before = Cap(ANYWHERE, 2, 2, least), Cap(ANYWHERE, 3, 1)
    (after,) = split(before, Excess(1, {(ANYWHERE, 2): 2}), LOTS)
    assert Counter(after) == Counter([*before[1 - least :], Cap(ANYWHERE, 2, 1)])


def test_no_cap_is_below_nothing_and_together_they_leave_out_no_more_than_the_excess() -> None:
    one, other = (ANYWHERE, 2), (ANYWHERE, 3)
    assert list(split((), Excess(1, {one: 2, other: 2}), LOTS)) == [(Cap(*one, 0),), (Cap(*other, 0),)]
    assert list(split((), Excess(2, {one: 2, other: 2}), LOTS)) == [(Cap(*one, 0),), (Cap(*other, 1),)]
