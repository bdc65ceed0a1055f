"""What a choice uses too often, and the caps that leave it out."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeAlias

from ecvet.rules.accumulation.caps import ANYWHERE, Cap
from ecvet.rules.accumulation.stock import Lot
from ecvet.rules.accumulation.sums import Pick
from ecvet.rules.accumulation.tree import Tree

#: What it costs to leave out one thing: how much falls short of a minimum, then how many points count no more.
_Loss: TypeAlias = tuple[int, int]


class Excess(NamedTuple):
    """Something used too often.

    Args:
        most: How often it may be used.
        used: How often it is, by place and lot: that which seems to be left out best comes first.
    """

    most: int
    used: Mapping[tuple[int, int], int]


class Uses:
    """How often a choice uses what there is, and where.

    Args:
        tree: The rules.
        lots: What there is to place.
        barred: How many units may be used of those that are barred, by the index of the gauge.
        grain: The amount, in millionths, that all points are made of.
        picks: What is chosen.
        caps: The caps under which it was.
    """

    def __init__(
        self,
        tree: Tree,
        lots: Sequence[Lot],
        barred: Mapping[int, int],
        grain: int,
        picks: Iterable[Pick],
        caps: tuple[Cap, ...],
    ) -> None:
        """Count the uses, and what they bring to each node."""
        self.tree, self.lots, self.barred, self.grain, self.caps = tree, lots, barred, grain, caps
        self.used: dict[int, dict[int, int]] = {}
        self.worths: dict[tuple[int, int], int] = {}
        self.loads: dict[int, int] = {}
        for taker, lot, number, points in picks:
            if lot is None:
                self._load(taker, points)
                continue
            once = 1 if lots[lot].part is not None else number
            self.used.setdefault(lot, {})[taker] = once
            self.worths[taker, lot] = points // once if once else 0
            self._load(taker, points)
        #: How many of each lot may be used in all.
        self.there = {lot: len(lots[lot].things) for lot in self.used}
        for cap in caps:
            if cap.place == ANYWHERE and cap.lot in self.there:
                self.there[cap.lot] = min(self.there[cap.lot], cap.most)

    def _load(self, taker: int, points: int) -> None:
        for index in (taker, *self.tree.nodes[taker].above):
            self.loads[index] = self.loads.get(index, 0) + points

    def excesses(self) -> Iterator[Excess]:
        """Yield what is used too often: first what is barred, then what there is not enough of."""
        for gauge, most in self.barred.items():
            barred = {
                (ANYWHERE, lot): min(sum(uses.values()), self.there[lot])
                for lot, uses in sorted(self.used.items())
                if gauge in self.lots[lot].counts
            }
            if sum(barred.values()) > most:
                yield self._excess(most, barred)
        for lot, uses in sorted(self.used.items()):
            if sum(uses.values()) > self.there[lot]:
                yield self._excess(self.there[lot], {(taker, lot): number for taker, number in uses.items()})

    def _excess(self, most: int, used: Mapping[tuple[int, int], int]) -> Excess:
        # Of what costs as much the last is left out first, so that what comes first in the rules counts.
        order = sorted([place for place, number in used.items() if number], reverse=True)
        return Excess(most, {place: used[place] for place in sorted(order, key=self._loss)})

    def _loss(self, place: tuple[int, int]) -> _Loss:
        taker, lot = place
        if taker == ANYWHERE:
            return min([self._loss((some, lot)) for some in self.used[lot]])
        worth = counting = self.worths[place]
        short = 0
        for index in (taker, *self.tree.nodes[taker].above):
            node, load = self.tree.nodes[index], self.loads[index]
            short = max(short, node.least // self.grain - load + worth)
            if node.most is not None:
                counting = min(counting, max(0, worth - max(0, load - node.most // self.grain)))
        return short, counting

    def amended(self) -> tuple[Cap, ...] | None:
        """Return caps under which nothing is used too often; `None` where only one thing is.

        Everything is left out where that seems to cost the least: a guess, to be tried before all else.
        """
        new: dict[tuple[int, int], int] = {}
        number = 0
        for excess in self.excesses():
            number += 1
            over = sum(excess.used.values()) - excess.most
            for place, used in excess.used.items():
                cut = min(over, used)
                over -= cut
                if cut:
                    new[place] = used - cut
                    self._leave_out(place, used, cut)
        if number < 2:
            return None
        return _with(self.caps, {Cap(*place, most) for place, most in new.items()})

    def _leave_out(self, place: tuple[int, int], used: int, cut: int) -> None:
        taker, lot = place
        if taker == ANYWHERE:
            self.there[lot] = used - cut
        else:
            self._load(taker, -cut * self.worths[place])


def split(caps: tuple[Cap, ...], excess: Excess) -> Iterator[tuple[Cap, ...]]:
    """Yield the caps that leave out an excess, one after the other: of each use there is one less in one of them.

    Args:
        caps: The caps so far.
        excess: The excess.
    """
    # If each used one more than its cap, they would use one more than there may be.
    spare = sum(excess.used.values()) - excess.most - 1
    for place, number in excess.used.items():
        cut = min(number - 1, spare)
        spare -= cut
        yield _with(caps, {Cap(*place, number - 1 - cut)})


def _with(caps: tuple[Cap, ...], new: Iterable[Cap]) -> tuple[Cap, ...]:
    """Return the caps with new ones, which take the place of those that they make needless."""
    places = {cap[:2] for cap in new}
    return tuple(sorted([*(cap for cap in caps if cap.least or cap[:2] not in places), *new]))
