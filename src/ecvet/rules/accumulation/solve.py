"""The best choice for one learner: which credit goes where, which groups are used, and what is to be earned."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

import attrs

from ecvet.rules.accumulation.alternatives import ways
from ecvet.rules.accumulation.fields import Extent
from ecvet.rules.accumulation.grounds import Grounds
from ecvet.rules.accumulation.offers import Admission
from ecvet.rules.accumulation.plan import Plan
from ecvet.rules.accumulation.questions import Answer
from ecvet.rules.accumulation.reach import Reach
from ecvet.rules.accumulation.search import Search
from ecvet.rules.accumulation.stock import Lot, Stock, Thing, stock
from ecvet.rules.accumulation.tree import Tree
from ecvet.rules.accumulation.work import Work


class Placed(NamedTuple):
    """A credit in an entry.

    Args:
        credit: Its index among the credits given.
        entry: The index of the entry.
        points: The points that it counts with there, in millionths.
    """

    credit: int
    entry: int
    points: int


class ToEarn(NamedTuple):
    """Something to be earned for an entry.

    Args:
        unit: The code of the unit; `None` for an open entry.
        entry: The index of the entry.
        points: Its points, in millionths.
    """

    unit: str | None
    entry: int
    points: int


@attrs.frozen
class Choice:
    """The best choice.

    Args:
        points: Points to be earned, in millionths.
        units: Units to be earned.
        held: Points held that count, in millionths.
        placed: The credits placed, in the order of the rules.
        to_earn: What is to be earned, in the order of the rules.
        used: The indexes of the groups and branches that are used.
        ways: How many completions cost the same at the least, since other units bring as much.
        proven: Whether no choice that takes as little to earn counts more points held.
    """

    points: int
    units: int
    held: int
    placed: tuple[Placed, ...]
    to_earn: tuple[ToEarn, ...]
    used: frozenset[int]
    ways: int = 1
    proven: bool = True


def solve(ready: Plan, admission: Admission, *, best: bool, demanding: bool, work: int) -> Choice | None:
    """Return the best choice, or `None` where nothing satisfies the rules.

    Args:
        ready: The plan.
        admission: The credit that its rules admit.
        best: Whether what is unknown is taken at its best instead of at its least.
        demanding: Whether minima bind; without them the most that can count is found.
        work: How many sums may be made.

    Raises:
        OutOfWork: where that is not enough.
    """
    held, grounds = _ready(ready, admission, best=best, earning=demanding)
    search = Search(ready.tree, grounds, held, ready.conditions, demanding=demanding, work=work)
    found = search.best()
    if found is None:
        return None
    expansion = _Expansion(ready.tree, held, admission, grounds.grain)
    return expansion.choice(found, proven=search.proven)


def least_possible(ready: Plan, admission: Admission, *, work: int) -> tuple[int, int] | None:
    """Return points, in millionths, and units that no completion does with fewer of; `None` where nothing completes.

    It lets a credit count in several places at once and passes over what is required across the groups.

    Raises:
        OutOfWork: where the work allowed is not enough for that either.
    """
    held, grounds = _ready(ready, admission, best=True, earning=True)
    reach = Reach(ready.tree, grounds, held, ready.conditions, frozenset(), demanding=True, work=Work(work))
    way = reach.best()
    if way is None:
        return None
    points, units, _ = reach.fields.split(way[0])
    return points * grounds.grain, units


def _ready(ready: Plan, admission: Admission, *, best: bool, earning: bool) -> tuple[Stock, Grounds]:
    """Return what there is to place, and the grounds on which it stands."""
    held = stock(ready.tree, ready.units, ready.conditions, admission, best=best, earning=earning)
    grain, odd = admission.grain(ready.grain), Extent.of(held.odd)
    for grounds in ready.grounds:
        if grounds.suit(grain, odd):
            return held, grounds
    return held, Grounds(ready.tree, ready.conditions, ready.units, grain, odd)


def filled(tree: Tree, things: Iterable[Placed | ToEarn]) -> dict[str, list[int]]:
    """Return the points of everything placed in an entry, by the path of the entry."""
    found: dict[str, list[int]] = {}
    for thing in things:
        found.setdefault(tree.nodes[thing.entry].path, []).append(thing.points)
    return found


class _Expansion:
    """Names the things that the picks only count: which of a lot, and which credits for parts of a unit."""

    def __init__(self, tree: Tree, stock: Stock, admission: Admission, grain: int) -> None:
        self.tree, self.stock, self.admission, self.grain = tree, stock, admission, grain
        self.lots = stock.lots
        # What is left of each lot, by its index.
        self.waiting: dict[int, Iterator[Thing]] = {}
        self.placed: list[Placed] = []
        self.to_earn: list[ToEarn] = []
        self.used: set[int] = set()

    def choice(self, found: Answer, *, proven: bool) -> Choice:
        """Return the choice that was found."""
        picks = found.picks or ()
        for taker, lot, number, points in picks:
            if lot is None:
                self._use(taker, number, points * self.grain)
            elif self.lots[lot].part is not None:
                self._begun(taker, self.lots[lot], number, points * self.grain)
            else:
                waiting = self.waiting.setdefault(lot, iter(self.lots[lot].things))
                self._some(taker, self.lots[lot], waiting, number, points * self.grain)
        return Choice(
            points=found.points * self.grain,
            units=found.units,
            held=-found.lack * self.grain,
            placed=tuple(sorted(self.placed, key=lambda place: (place.entry, place.credit))),
            to_earn=tuple(sorted(self.to_earn, key=lambda further: further.entry)),
            used=frozenset(self.used),
            ways=ways(self.tree, self.stock, picks),
            proven=proven,
        )

    def _use(self, taker: int, number: int, points: int) -> None:
        if number:
            self.to_earn.append(ToEarn(None, taker, points))
        else:
            self.used.add(taker)

    def _some(self, taker: int, lot: Lot, waiting: Iterator[Thing], number: int, points: int) -> None:
        for share in _shares(*lot.points[taker], number, points):
            thing = next(waiting)
            entry = _entry(self.tree, thing, taker)
            if lot.held:
                self.placed.append(Placed(_credit(self.admission, thing, entry), entry, share))
            else:
                self.to_earn.append(ToEarn(str(thing), entry, share))

    def _begun(self, taker: int, lot: Lot, number: int, points: int) -> None:
        unit = str(lot.things[0])
        entry = _entry(self.tree, unit, taker)
        left = (lot.part or {}).get(taker, 0)
        rest = points - left
        for offer in self.admission.parts[unit].get(entry, ()):
            share = min(left, offer.low)
            self.placed.append(Placed(offer.credit, entry, share))
            left -= share
        if number:
            self.to_earn.append(ToEarn(unit, entry, rest))


def _shares(least: int, most: int, number: int, points: int) -> list[int]:
    """Return what each of so many things brings: the least, and what is over to the first of them."""
    if least == most:
        return [least] * number
    over = points - least * number
    shares: list[int] = []
    for _ in range(number):
        more = min(over, most - least)
        over -= more
        shares.append(least + more)
    return shares


def _entry(tree: Tree, thing: Thing, taker: int) -> int:
    if isinstance(thing, int) or tree.is_open(taker):
        return taker
    entries = tree.entries[thing]
    if len(entries) == 1:
        return entries[0]
    return next(entry for entry in entries if tree.nodes[entry].above[-1] == taker)


def _credit(admission: Admission, thing: Thing, entry: int) -> int:
    return thing if isinstance(thing, int) else admission.listed[thing][entry].credit
