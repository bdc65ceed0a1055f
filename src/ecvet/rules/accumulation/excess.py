"""What a choice uses too often, and the caps that leave it out."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
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
        picks: Sequence[Pick],
        caps: tuple[Cap, ...],
    ) -> None:
        """Count the uses."""
        self.tree, self.lots, self.barred, self.grain, self.caps = tree, lots, barred, grain, caps
        self.picks = picks
        self.used: dict[int, dict[int, int]] = {}
        for taker, lot, number, _ in picks:
            if lot is not None:
                self.used.setdefault(lot, {})[taker] = 1 if lots[lot].part is not None else number
        #: How many of each lot may be used in all.
        self.there = {lot: len(lots[lot].things) for lot in self.used}
        for cap in caps:
            if cap.place == ANYWHERE and cap.lot in self.there:
                self.there[cap.lot] = min(self.there[cap.lot], cap.most)

    @cached_property
    def _worths(self) -> dict[tuple[int, int], int]:
        """What one use brings, by place and lot, in grains."""
        return {
            (taker, lot): points // self.used[lot][taker]
            for taker, lot, _, points in self.picks
            if lot is not None and self.used[lot][taker]
        }

    @cached_property
    def _loads(self) -> dict[int, int]:
        """What is placed in each node, by its index, in grains."""
        loads: dict[int, int] = {}
        for taker, _, _, points in self.picks:
            for index in (taker, *self.tree.nodes[taker].above):
                loads[index] = loads.get(index, 0) + points
        return loads

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
        worth = counting = self._worths[place]
        short = 0
        for index in (taker, *self.tree.nodes[taker].above):
            node, load = self.tree.nodes[index], self._loads[index]
            short = max(short, node.least // self.grain - load + worth)
            if node.most is not None:
                counting = min(counting, max(0, worth - max(0, load - node.most // self.grain)))
        return short, counting

    def amended(self, least: int = 2) -> tuple[Cap, ...] | None:
        """Return caps under which nothing is used too often; `None` where fewer things are.

        Everything is left out where that seems to cost the least: a guess, to be tried before all else.

        Args:
            least: How many things have to be used too often.
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
        if number < least:
            return None
        return _with(self.caps, {Cap(*place, most) for place, most in new.items()})

    def _leave_out(self, place: tuple[int, int], used: int, cut: int) -> None:
        taker, lot = place
        if taker == ANYWHERE:
            self.there[lot] = used - cut
        else:
            for index in (taker, *self.tree.nodes[taker].above):
                self._loads[index] -= cut * self._worths[place]


def split(caps: tuple[Cap, ...], excess: Excess, lots: Sequence[Lot]) -> Iterator[tuple[Cap, ...]]:
    """Yield the caps that take the place of those under which something is used too often, one after the other.

    One of its places keeps as many as it has, and the others may have what is left; or it has fewer. Where all places
    that have any are settled so, nothing is used too often.

    Args:
        caps: The caps so far.
        excess: The excess.
        lots: What there is to place.
    """
    place, lot = next(iter(excess.used))
    if place == ANYWHERE:
        yield from _less_of_each(caps, excess)
        return
    kept = {cap.place: cap.least for cap in caps if cap.lot == lot and cap.least}
    # What seems to be left out worst is settled first.
    place = [place for (place, _), number in excess.used.items() if number > kept.get(place, 0)][-1]
    number = excess.used[place, lot]
    spare = excess.most - number - sum([least for other, least in kept.items() if other != place])
    if spare >= 0:
        rest = {Cap(other, lot, spare + kept.get(other, 0)) for other in lots[lot].points if other != place}
        # Where nothing is left for the others, it need not be used: so more of what is known stays as it is.
        own = (
            {Cap(place, lot, number + spare, number)}
            if spare or len(excess.used) < len(lots[lot].points)
            else set[Cap]()
        )
        yield _with(caps, own | rest)
    yield _with(caps, {Cap(place, lot, number - 1)})


def _less_of_each(caps: tuple[Cap, ...], excess: Excess) -> Iterator[tuple[Cap, ...]]:
    """Yield caps of which each lets one thing be used once less."""
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
