"""The best choice for one learner: which credit goes where, which groups are used, and what is to be earned."""

from collections.abc import Iterable, Iterator

import attrs

from ecvet.rules.accumulation.offers import Admission
from ecvet.rules.accumulation.reach import Pick, Reach, picked
from ecvet.rules.accumulation.stock import Lot, Thing, stock
from ecvet.rules.accumulation.tree import Tree


@attrs.frozen
class Placed:
    """A credit in an entry.

    Args:
        credit: Its index among the credits given.
        entry: The index of the entry.
        points: The points that it counts with there, in millionths.
    """

    credit: int
    entry: int
    points: int


@attrs.frozen
class ToEarn:
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
        placed: The credits placed, in the order of the rules.
        to_earn: What is to be earned, in the order of the rules.
        used: The indexes of the groups and branches that are used.
    """

    points: int
    units: int
    placed: tuple[Placed, ...]
    to_earn: tuple[ToEarn, ...]
    used: frozenset[int]


def solve(
    tree: Tree, units: tuple[Lot, ...], admission: Admission, *, best: bool, demanding: bool, work: int
) -> Choice | None:
    """Return the best choice, or `None` where nothing satisfies the rules.

    Args:
        tree: The rules.
        units: Their `ecvet.rules.accumulation.stock.shelves`.
        admission: The credit that they admit.
        best: Whether unknown points are taken at their most instead of at their least.
        demanding: Whether minima bind; without them the most that can count is found.
        work: How many sums may be made.

    Raises:
        OutOfWork: where that is not enough.
    """
    lots = stock(tree, units, admission, best=best, earning=demanding)
    grain = admission.grain(tree)
    reach = Reach(tree, lots, grain, demanding=demanding, work=work)
    ways = reach.whole()
    if not ways:
        return None
    cost, picks = min(ways.values(), key=lambda way: way[0])
    points, further = reach.fields.to_earn(cost)
    return _Expansion(tree, lots, admission, grain).choice(tuple(picked(picks)), points * grain, further)


class _Expansion:
    """Names the things that the picks only count: which of a lot, and which credits for parts of a unit."""

    def __init__(self, tree: Tree, lots: tuple[Lot, ...], admission: Admission, grain: int) -> None:
        self.tree, self.lots, self.admission, self.grain = tree, lots, admission, grain
        self.waiting = [iter(lot.things) for lot in lots]
        self.placed: list[Placed] = []
        self.to_earn: list[ToEarn] = []
        self.used: set[int] = set()

    def choice(self, picks: Iterable[Pick], points: int, units: int) -> Choice:
        """Return the choice that the picks make."""
        for pick in picks:
            if pick.lot is None:
                self._use(pick)
            elif self.lots[pick.lot].part is not None:
                self._begun(pick, self.lots[pick.lot])
            else:
                self._some(pick, self.lots[pick.lot], self.waiting[pick.lot])
        return Choice(
            points=points,
            units=units,
            placed=tuple(sorted(self.placed, key=lambda place: (place.entry, place.credit))),
            to_earn=tuple(sorted(self.to_earn, key=lambda further: further.entry)),
            used=frozenset(self.used),
        )

    def _use(self, pick: Pick) -> None:
        if pick.number:
            self.to_earn.append(ToEarn(None, pick.taker, pick.points * self.grain))
        else:
            self.used.add(pick.taker)

    def _some(self, pick: Pick, lot: Lot, waiting: Iterator[Thing]) -> None:
        for share in _shares(lot, pick, self.grain):
            thing = next(waiting)
            entry = _entry(self.tree, thing, pick.taker)
            if lot.held:
                self.placed.append(Placed(_credit(self.admission, thing), entry, share))
            else:
                self.to_earn.append(ToEarn(str(thing), entry, share))

    def _begun(self, pick: Pick, lot: Lot) -> None:
        unit = str(lot.things[0])
        entry = _entry(self.tree, unit, pick.taker)
        left = (lot.part or {}).get(pick.taker, 0)
        rest = pick.points * self.grain - left
        for offer in self.admission.parts[unit].get(entry, ()):
            share = min(left, offer.low)
            self.placed.append(Placed(offer.credit, entry, share))
            left -= share
        if pick.number:
            self.to_earn.append(ToEarn(unit, entry, rest))


def _shares(lot: Lot, pick: Pick, grain: int) -> list[int]:
    """Return what each of the things picked brings: the least, and what is over to the first of them."""
    least, most = lot.points[pick.taker]
    over = pick.points * grain - least * pick.number
    shares = []
    for _ in range(pick.number):
        more = min(over, most - least)
        over -= more
        shares.append(least + more)
    return shares


def _entry(tree: Tree, thing: Thing, taker: int) -> int:
    if isinstance(thing, int) or tree.is_open(taker):
        return taker
    return next(entry for entry in tree.entries[thing] if tree.nodes[entry].above[-1] == taker)


def _credit(admission: Admission, thing: Thing) -> int:
    return thing if isinstance(thing, int) else next(iter(admission.listed[thing].values())).credit
