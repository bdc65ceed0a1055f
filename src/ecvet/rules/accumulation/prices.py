"""Prices: what is to be earned at the least where several places want the same.

The sums let a thing count in several places at once, so they promise too much where groups share most of their units.
Here each use of a thing has a price, and the prices of all that there is are paid back. A choice that uses nothing too
often pays no more than is paid back: so it costs no less than what is cheapest at these prices, less what is paid back,
whatever the prices are. They rise where a thing is wanted more often than it is there, and fall where it is left over,
until the two come near each other (Lagrange's multipliers, moved along the subgradient).
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import TypeAlias

import attrs

from ecvet.rules.accumulation.caps import ANYWHERE, Cap
from ecvet.rules.accumulation.fields import Fields, Tariff
from ecvet.rules.accumulation.reach import Reach
from ecvet.rules.accumulation.stock import Lot
from ecvet.rules.accumulation.sums import Pick, Way, picked
from ecvet.rules.accumulation.work import OutOfWork, Work

#: What makes the sums at a tariff, with so much work.
At: TypeAlias = Callable[[Tariff, Work], Reach]

# A unit, or a grain of points, has so many parts: so fine are prices.
_PARTS = 64
# How often prices are changed for each of two tariffs.
_ROUNDS = 60
# How far they are moved at first, and what is left of that where it does no good any more, in parts of a thousand.
_PACE, _LESS = 1000, 700


@attrs.frozen(eq=False)
class Market:
    """What a learner has to place, with prices for what several places want.

    Args:
        lots: What there is to place.
        grain: The amount, in millionths, that all points are made of.
        fields: The fields of what things usually cost.
        tariff: The prices.
        floor: The points, in grains, that every completion takes, and the units of those that take no more.
        reach: What works out the sums at these prices.
    """

    lots: Sequence[Lot]
    grain: int
    fields: Fields
    tariff: Tariff
    floor: tuple[int, int]
    reach: Reach

    def least(self, way: Way, caps: tuple[Cap, ...]) -> tuple[int, int]:
        """Return the points, in grains, and the units that no choice does with fewer of, under some caps.

        Args:
            way: The cheapest way at the prices, under the caps.
            caps: The caps.
        """
        points, units = self.floor
        return points, max(
            units, _units(_value(self.lots, self.fields, self.tariff, way, caps), points, self.tariff)
        )

    def worth(self, way: Way, picks: Sequence[Pick]) -> tuple[int, int, int]:
        """Return what a choice takes to be earned, points, in grains, and units; and less the points held that count.

        Args:
            way: The way to it, at the prices.
            picks: Its picks.
        """
        points = units = 0
        for taker, lot, number, brought in picks:
            if number and (lot is None or not self.lots[lot].held):
                part = None if lot is None else self.lots[lot].part
                points += brought - (0 if part is None else part.get(taker, 0) // self.grain)
                units += number
        return points, units, -self.fields.split(way[0])[2]


def market(
    lots: Sequence[Lot], grain: int, fields: Fields, at: At, work: Work, *, endless: bool
) -> Market | None:
    """Return what there is to place with prices for it; `None` where nothing completes.

    First only points have a cost. Then units have one too, and points one that is not much greater: so prices need not
    be finer than a unit is.

    Args:
        lots: What there is to place.
        grain: The amount, in millionths, that all points are made of.
        fields: The fields of what things usually cost.
        at: What makes the sums at a tariff.
        work: How many sums may be made; no more than half of them are used up here.
        endless: Whether any number of points can be earned, since an entry is open.
    """
    half = work.left // 2
    bidding = _Bidding(lots, grain, fields, at, Work(half), endless=endless)
    value, by_points = bidding.dearest(Tariff(_PARTS, 0))
    both, tariff = bidding.dearest(bidding.with_units(by_points))
    work.spend(half - max(0, bidding.work.left))
    if bidding.is_too_much(value, by_points) or bidding.is_too_much(both, tariff):
        return None
    points = -(-value // _PARTS)
    return Market(lots, grain, fields, tariff, (points, _units(both, points, tariff)), at(tariff, work))


class _Bidding:
    """Moves prices until no more is found to be paid at the least."""

    def __init__(
        self, lots: Sequence[Lot], grain: int, fields: Fields, at: At, work: Work, *, endless: bool
    ) -> None:
        self.lots, self.fields, self.at, self.work = lots, fields, at, work
        sizes = [max(high for _, high in lot.points.values()) // grain for lot in lots]
        #: The most points that one of a lot brings, by the index of the lot, of those that have a price.
        self.sizes = {
            index: sizes[index] for index, lot in enumerate(lots) if lot.contested and lot.part is None
        }
        further = [(size, len(lot.things)) for size, lot in zip(sizes, lots, strict=True) if not lot.held]
        #: The most points and units that can be earned; `None` where there is no end.
        self.most = (
            None if endless else (sum(size * number for size, number in further), sum(n for _, n in further))
        )

    def with_units(self, tariff: Tariff) -> Tariff:
        """Return prices where units have a cost too, by those where only points have one."""
        usual = max(1, sum(self.sizes.values()) // max(1, len(self.sizes)))
        each = max(1, 4 * _PARTS // usual)
        prices = {
            lot: price * each // _PARTS + price // max(1, self.sizes[lot])
            for lot, price in tariff.prices.items()
        }
        return Tariff(each, _PARTS, prices)

    def is_too_much(self, value: int, tariff: Tariff) -> bool:
        """Whether more would have to be earned than can be."""
        return self.most is not None and value > self.most[0] * tariff.point + self.most[1] * tariff.unit

    def dearest(self, tariff: Tariff) -> tuple[int, Tariff]:
        """Return the most that a completion is found to cost at the least, and the prices that tell it."""
        best, found = 0, tariff
        pace, stalled = _PACE, False
        for _ in range(_ROUNDS):
            way = self._cheapest(tariff)
            if way is None:
                break
            value = _value(self.lots, self.fields, tariff, way, ())
            if value > best:
                best, found, stalled = value, tariff, False
            elif stalled:
                pace, stalled = pace * _LESS // 1000, False
            else:
                stalled = True
            prices = self._moved(way, tariff, pace)
            if prices == tariff.prices or self.is_too_much(value, tariff):
                break
            tariff = tariff._replace(prices=prices)
        return best, found

    def _cheapest(self, tariff: Tariff) -> Way | None:
        try:
            return self.at(tariff, self.work).best()
        except OutOfWork:
            return None

    def _moved(self, way: Way, tariff: Tariff, pace: int) -> Mapping[int, int]:
        """Return the prices, moved by how much more of each lot is wanted than there is."""
        wanted: Counter[int | None] = Counter()
        for _, lot, number, _ in picked(way[1]):
            wanted[lot] += number
        prices: dict[int, int] = {}
        for lot, size in self.sizes.items():
            over = wanted[lot] - len(self.lots[lot].things)
            cost = size * tariff.point + tariff.unit
            price = tariff.prices.get(lot, 0) + pace * over * cost // 1000
            if price > 0:
                prices[lot] = price
        return prices


def _value(lots: Sequence[Lot], fields: Fields, tariff: Tariff, way: Way, caps: tuple[Cap, ...]) -> int:
    """Return what a choice that uses nothing too often costs at the least, under some caps, by the cheapest way."""
    there = {lot: len(lots[lot].things) for lot in tariff.prices}
    for cap in caps:
        if cap.place == ANYWHERE and cap.lot in there:
            there[cap.lot] = min(there[cap.lot], cap.most)
    points, units, _ = fields.split(way[0])
    paid_back = sum(price * there[lot] for lot, price in tariff.prices.items())
    return points * (fields.point // fields.unit) + units - paid_back


def _units(value: int, points: int, tariff: Tariff) -> int:
    """Return the units that are needed at the least where so many points are earned."""
    return max(0, -((points * tariff.point - value) // tariff.unit))
