"""The ways in which a group or an open entry may use what there is to place, lot by lot."""

from collections.abc import Iterator, Mapping, Set

from ecvet.rules.accumulation.caps import Capping
from ecvet.rules.accumulation.conditions import Conditions
from ecvet.rules.accumulation.fields import Fields, Tariff
from ecvet.rules.accumulation.grounds import Grounds
from ecvet.rules.accumulation.stock import Lot, Stock, useful
from ecvet.rules.accumulation.sums import NOTHING, Picks, Sums, both
from ecvet.rules.accumulation.tree import Node, Tree


class Placings:
    """Works out the ways to place the lots of one learner; each is worked out once.

    Args:
        tree: The rules.
        grounds: What all learners have in common.
        stock: What there is to place.
        conditions: What is required across the groups.
        fields: Where the fields of a sum are.
        watched: The indexes of the gauges that are watched.
        tariff: What things cost; `None` for what they usually do.
        demanding: Whether minima bind.
    """

    def __init__(
        self,
        tree: Tree,
        grounds: Grounds,
        stock: Stock,
        conditions: Conditions,
        fields: Fields,
        watched: Set[int],
        tariff: Tariff | None = None,
        *,
        demanding: bool,
    ) -> None:
        """Begin with no caps and nothing known."""
        self.tree, self.grounds, self.conditions, self.fields = tree, grounds, conditions, fields
        self.lots, self.takers, self.grain = stock.lots, stock.takers, grounds.grain
        self.watched, self.demanding = watched, demanding
        # What is usual is alike for all learners.
        self.usual = tariff is None
        prices: Mapping[int, int] = {} if tariff is None else tariff.prices
        self.prices = {index: price * grounds.fields.unit for index, price in prices.items()}
        self.capping = Capping(tree, stock.lots, ())
        #: The ways, by the taker, the lot, and how many at the least and at the most.
        self._known: dict[tuple[int, int, int, int], Sums] = {}
        #: The ways to place several lots together, by the taker, and how many of which lots.
        self._together: dict[tuple[int, tuple[tuple[int, int], ...]], Sums] = {}

    def units(self, node: Node) -> Iterator[Sums]:
        """Yield the ways to place the units of a group: first those that must or may as well be used, together."""
        demanded = self.tree.demanded[node.index] if self.demanding else ()
        found = 0
        sure: list[tuple[int, int]] = []
        others: list[Sums] = []
        for index in self.takers.get(node.index, ()):
            lot, most = self.lots[index], self._most(index, node)
            must = lot.things[0] in demanded
            found += must and most
            if lot.part is not None:
                others.append(self._begun(index, lot, node, demanded=must, most=most))
            elif must or (lot.held and self._harmless(node, index, lot)):
                if self._is_plain(lot, node):
                    sure.append((index, most))
                else:
                    others.append(self._so_many(index, node, most, most))
            else:
                some = useful(node, lot, self.watched)
                if some is not None and some < most:
                    most = min(most, max(some, self.capping.least(node.index, index)))
                others.append(self._so_many(index, node, 0, most))
        if found < len(demanded):
            yield {}
        if sure:
            yield self._all(node, tuple(sure))
        yield from others

    def _is_plain(self, lot: Lot, node: Node) -> bool:
        """Whether each of a lot brings as much to a group, and no gauge that is watched counts it."""
        low, high = lot.points[node.index]
        return low == high and self.watched.isdisjoint(lot.counts)

    def _all(self, node: Node, lots: tuple[tuple[int, int], ...]) -> Sums:
        """Return the way to place so many of some lots in a group, all of them together."""
        if self.capping.caps and any(self.capping.least(node.index, i) > number for i, number in lots):
            return {}
        key = node.index, lots
        if key not in self._together:
            points = members = cost = 0
            picks: Picks = None
            for index, number in lots:
                if number:
                    lot = self.lots[index]
                    brought = lot.points[node.index][0] // self.grain * number
                    each, worth = self._price(index, node)
                    points, members, cost = (
                        points + brought,
                        members + number,
                        cost + number * each + brought * worth,
                    )
                    picks = both(picks, (node.index, index, number, brought))
            total = min(points, -(-node.ceiling // self.grain) + 1) + members * self.fields.member
            self._together[key] = {total: (cost, picks)}
        return self._together[key]

    def _price(self, index: int, node: Node) -> tuple[int, int]:
        """Return what each of a lot costs in a group, and each point that it brings."""
        fields, lot = self.fields, self.lots[index]
        each, worth = (0, -fields.one) if lot.held else (fields.unit, fields.point)
        return each + (node.index in lot.contested) + self.prices.get(index, 0), worth

    def opened(self, node: Node) -> Iterator[Sums]:
        """Yield the ways to place each lot of credits in an open entry."""
        for index in self.takers.get(node.index, ()):
            lot, most = self.lots[index], self._most(index, node)
            harmless = self._harmless(node, index, lot)
            yield self._so_many(index, node, most if harmless else 0, most)

    def _most(self, index: int, node: Node) -> int:
        """Return how many of a lot a taker may use."""
        number = len(self.lots[index].things)
        return self.capping.most(node.index, index, number) if self.capping.caps else number

    def _harmless(self, node: Node, index: int, lot: Lot) -> bool:
        """Whether placing more of a lot in a group or an open entry can never be in the way of anything."""
        if node.index in lot.contested or index in self.prices:
            return False
        if self.watched and not all(
            self.conditions.gauges[index].most is None for index in lot.counts if index in self.watched
        ):
            return False
        return not node.limited and not self.grounds.measures[node.index].bounded

    def _so_many(self, index: int, node: Node, least: int, most: int) -> Sums:
        """Return the ways to place `least` to `most` of a lot with a taker, the most first."""
        if self.capping.caps:
            least = max(least, self.capping.least(node.index, index))
        # What is on a shelf is placed in the same ways for all learners, as far as there is as much of it.
        alike = (
            self.usual and index < self.grounds.shelves and self.watched.isdisjoint(self.lots[index].counts)
        )
        placings = self.grounds.placings if alike else self._known
        key = node.index, index, least, most
        if key not in placings:
            placings[key] = self._ways(index, node, least, most)
        return placings[key]

    def _ways(self, index: int, node: Node, least: int, most: int) -> Sums:
        lot, fields, taker, grain = self.lots[index], self.fields, node.index, self.grain
        low, high = lot.points[taker]
        low, high = low // grain, high // grain
        each, worth = self._price(index, node)
        enough = -(-node.ceiling // grain) + 1
        gauged = self.watched and not self.watched.isdisjoint(lot.counts)
        if low == high and not gauged:
            each, member = each + low * worth, fields.member
            return {
                min(low * n, enough) + n * member: (n * each, (taker, index, n, low * n)) if n else NOTHING
                for n in range(most, least - 1, -1)
            }
        found: Sums = {}
        for count in range(most, least - 1, -1):
            for points in range(low * count, high * count + 1):
                total = min(points, enough) + count * fields.member
                if gauged:
                    total += fields.counted(lot.adds(self.conditions.gauges, taker, count, points * grain))
                cost = points * worth + count * each
                if total not in found or cost < found[total][0]:
                    found[total] = (cost, (taker, index, count, points) if count else None)
        return found

    def _begun(self, index: int, lot: Lot, node: Node, *, demanded: bool, most: int) -> Sums:
        """Return the ways to use a unit of which parts are held: as it is, completed, or not at all."""
        fields, taker, contested = self.fields, node.index, node.index in lot.contested
        low, high = (amount // self.grain for amount in lot.points[taker])
        part = 0 if lot.part is None else lot.part.get(taker, 0) // self.grain
        complete = part >= low and part > 0
        ways: list[tuple[int, int]] = [(0, part)] if complete or (part and not demanded) else []
        if self.demanding:
            ways += [(1, whole) for whole in range(part + 1 if complete else max(part, low), high + 1)]
        found: Sums = {} if demanded or self.capping.least(node.index, index) else {0: NOTHING}
        for number, whole in ways if most else ():
            cost = (whole - part) * fields.point + number * fields.unit - part * fields.one + contested
            added = fields.counted(lot.adds(self.conditions.gauges, taker, number, whole * self.grain))
            member = fields.member if number or complete else 0
            found[fields.filled(whole + member + added)] = (cost, (taker, index, number, whole))
        return found
