"""Prices: what is to be earned at the least where several places want the same.

The sums let a thing count in several places at once, so they promise too much where groups share most of their units.
Here each use of a thing has a price, and the prices of all that there is are paid back; of barred units, the prices of
as many as may be used together. A choice that uses nothing too often pays no more than is paid back: so it costs no
less than what is cheapest at these prices, less what is paid back, whatever the prices are. They rise where more is
wanted than may be used, and fall where something is left over, until the two come near each other (Lagrange's
multipliers, moved along the subgradient).
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeAlias

import attrs

from ecvet.rules.accumulation.caps import ANYWHERE, Cap
from ecvet.rules.accumulation.fields import Fields, Tariff
from ecvet.rules.accumulation.reach import Reach
from ecvet.rules.accumulation.stock import Lot
from ecvet.rules.accumulation.sums import Pick, Way, picked
from ecvet.rules.accumulation.work import OutOfWork, Work


class Limit(NamedTuple):
    """How many of some lots may be used together: as many as there are of one, or as are allowed of barred ones.

    Args:
        lots: The indexes of the lots.
        most: How many may be used.
        size: The most points that one of them brings, in grains.
    """

    lots: tuple[int, ...]
    most: int
    size: int


#: What makes the sums at a tariff, with so much work.
At: TypeAlias = Callable[[Tariff, Work], Reach]
#: What each use under a limit costs, by the index of the limit.
Prices: TypeAlias = Mapping[int, int]

# A unit, or a grain of points, has so many parts: so fine are prices.
_PARTS = 64
# How often prices are changed for each of two tariffs.
_ROUNDS = 60
# How far they are moved at first, and what is left of that where it does no good any more, in parts of a thousand.
_PACE, _LESS = 1000, 700


@attrs.frozen(eq=False)
class Goods:
    """What a learner has to place, and what of it has a price.

    Args:
        lots: What there is to place.
        limits: How many of them may be used, where several places want the same or units are barred.
        grain: The amount, in millionths, that all points are made of.
        fields: The fields of what things usually cost.
        most: The most points, in grains, and units that can be earned; `None` where there is no end.
    """

    lots: Sequence[Lot]
    limits: Sequence[Limit]
    grain: int
    fields: Fields
    most: tuple[int, int] | None

    def tariff(self, costs: Tariff, prices: Prices) -> Tariff:
        """Return what things cost with the prices of all limits that they are under."""
        found: Counter[int] = Counter()
        for limit, price in prices.items():
            for lot in self.limits[limit].lots:
                found[lot] += price
        return costs._replace(prices=dict(found))

    def value(self, way: Way, prices: Prices, caps: tuple[Cap, ...] = ()) -> int:
        """Return what a choice that uses nothing too often costs at the least, under some caps.

        Args:
            way: The cheapest way at the prices, under the caps.
            prices: The prices.
            caps: The caps.
        """
        points, units, _ = self.fields.split(way[0])
        there = {cap.lot: cap.most for cap in caps if cap.place == ANYWHERE}
        paid_back = 0
        for limit, price in prices.items():
            lots, most, _ = self.limits[limit]
            paid_back += price * min(most, sum(there.get(lot, most) for lot in lots))
        return points * (self.fields.point // self.fields.unit) + units - paid_back


def goods(
    lots: Sequence[Lot], barred: Mapping[int, int], grain: int, fields: Fields, *, endless: bool
) -> Goods:
    """Return what a learner has to place, and what of it has a price.

    Args:
        lots: What there is to place.
        barred: How many units may be used of those that are barred, by the index of the gauge.
        grain: The amount, in millionths, that all points are made of.
        fields: The fields of what things usually cost.
        endless: Whether any number of points can be earned, since an entry is open.
    """
    sizes = [max(high for _, high in lot.points.values()) // grain for lot in lots]
    further = [index for index, lot in enumerate(lots) if not lot.held]
    points = sum(sizes[index] * len(lots[index].things) for index in further)
    units = sum(len(lots[index].things) for index in further)
    limits = (*_limits(lots, barred, sizes),)
    return Goods(lots, limits, grain, fields, None if endless else (points, units))


def _limits(lots: Sequence[Lot], barred: Mapping[int, int], sizes: Sequence[int]) -> Iterator[Limit]:
    whole = [(index, lot) for index, lot in enumerate(lots) if lot.part is None]
    for index, lot in whole:
        if lot.contested:
            yield Limit((index,), len(lot.things), sizes[index])
    for gauge, most in barred.items():
        together = tuple(index for index, lot in whole if gauge in lot.counts)
        if together:
            yield Limit(together, most, max(sizes[index] for index in together))


@attrs.frozen(eq=False)
class Market:
    """What a learner has to place, with prices for what is wanted too often.

    Args:
        goods: What there is to place.
        costs: What points and units cost.
        prices: The prices.
        floor: The points, in grains, that every completion takes, and the units of those that take no more.
        reach: What works out the sums at these prices.
    """

    goods: Goods
    costs: Tariff
    prices: Prices
    floor: tuple[int, int]
    reach: Reach

    def least(self, way: Way, caps: tuple[Cap, ...]) -> tuple[int, int]:
        """Return the points, in grains, and the units that no choice does with fewer of, under some caps.

        Args:
            way: The cheapest way at the prices, under the caps.
            caps: The caps.
        """
        points, units = self.floor
        return points, max(units, _units(self.goods.value(way, self.prices, caps), points, self.costs))

    def worth(self, way: Way, picks: Sequence[Pick]) -> tuple[int, int, int]:
        """Return what a choice takes to be earned, points, in grains, and units; and less the points held that count.

        Args:
            way: The way to it, at the prices.
            picks: Its picks.
        """
        points = units = 0
        for taker, lot, number, brought in picks:
            if number and (lot is None or not self.goods.lots[lot].held):
                part = None if lot is None else self.goods.lots[lot].part
                points += brought - (0 if part is None else part.get(taker, 0) // self.goods.grain)
                units += number
        return points, units, -self.goods.fields.split(way[0])[2]


def market(goods: Goods, at: At, work: Work) -> Market | None:
    """Return what there is to place with prices for it; `None` where nothing completes.

    First only points have a cost. Then units have one too, and points one that is not much greater: so prices need not
    be finer than a unit is.

    Args:
        goods: What there is to place.
        at: What makes the sums at a tariff.
        work: How many sums may be made; no more than half of them are used up here.
    """
    half = work.left // 2
    bidding = _Bidding(goods, at, Work(half))
    by_points = Tariff(_PARTS, 0)
    value, prices = bidding.dearest(by_points, {})
    points = -(-value // _PARTS)
    costs = bidding.with_units()
    both, prices = bidding.dearest(costs, bidding.start(costs, prices))
    work.spend(half - max(0, bidding.work.left))
    if bidding.is_too_much(value, by_points) or bidding.is_too_much(both, costs):
        return None
    reach = at(goods.tariff(costs, prices), work)
    return Market(goods, costs, prices, (points, _units(both, points, costs)), reach)


class _Bidding:
    """Moves prices until no more is found to be paid at the least."""

    def __init__(self, goods: Goods, at: At, work: Work) -> None:
        self.goods, self.at, self.work = goods, at, work

    def with_units(self) -> Tariff:
        """Return costs for points and units: a thing of the usual size costs some four times as much as a unit."""
        limits = self.goods.limits
        usual = max(1, sum(limit.size for limit in limits) // max(1, len(limits)))
        return Tariff(max(1, 4 * _PARTS // usual), _PARTS)

    def start(self, costs: Tariff, prices: Prices) -> Prices:
        """Return prices where units have a cost too, by those where only points have one."""
        return {
            limit: price * costs.point // _PARTS + price // max(1, self.goods.limits[limit].size)
            for limit, price in prices.items()
        }

    def is_too_much(self, value: int, costs: Tariff) -> bool:
        """Whether more would have to be earned than can be."""
        most = self.goods.most
        return most is not None and value > most[0] * costs.point + most[1] * costs.unit

    def dearest(self, costs: Tariff, prices: Prices) -> tuple[int, Prices]:
        """Return the most that a completion is found to cost at the least, and the prices that tell it."""
        best, found = 0, prices
        pace, stalled = _PACE, False
        for _ in range(_ROUNDS):
            way = self._cheapest(self.goods.tariff(costs, prices))
            if way is None:
                break
            value = self.goods.value(way, prices)
            if value > best:
                best, found, stalled = value, prices, False
            elif stalled:
                pace, stalled = pace * _LESS // 1000, False
            else:
                stalled = True
            before, prices = prices, self._moved(way, costs, prices, pace)
            if prices == before or self.is_too_much(value, costs):
                break
        return best, found

    def _cheapest(self, tariff: Tariff) -> Way | None:
        try:
            return self.at(tariff, self.work).best()
        except OutOfWork:
            return None

    def _moved(self, way: Way, costs: Tariff, prices: Prices, pace: int) -> Prices:
        """Return the prices, moved by how much more is wanted than may be used."""
        wanted: Counter[int | None] = Counter()
        for _, lot, number, _ in picked(way[1]):
            wanted[lot] += number
        moved: dict[int, int] = {}
        for index, (lots, most, size) in enumerate(self.goods.limits):
            over = sum(wanted[lot] for lot in lots) - most
            price = prices.get(index, 0) + pace * over * (size * costs.point + costs.unit) // 1000
            if price > 0:
                moved[index] = price
        return moved


def _units(value: int, points: int, costs: Tariff) -> int:
    """Return the units that are needed at the least where so many points are earned."""
    return max(0, -((points * costs.point - value) // costs.unit))
