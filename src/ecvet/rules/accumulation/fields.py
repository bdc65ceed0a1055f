"""Sums and costs as single whole numbers with fields, so that adding two of them adds all their fields at once."""

from collections.abc import Iterable, Mapping, Set
from copy import copy
from types import MappingProxyType
from typing import NamedTuple

from ecvet.rules.accumulation.conditions import Conditions
from ecvet.rules.accumulation.stock import Lot
from ecvet.rules.accumulation.tree import Tree


class Extent(NamedTuple):
    """How much there is to place at the most.

    Args:
        things: How many things.
        held: The points of all of them in all places that take them, in millionths, if all are held.
        uses: In how many places they compete.
    """

    things: int = 0
    held: int = 0
    uses: int = 0

    @classmethod
    def of(cls, lots: Iterable[Lot]) -> "Extent":
        """Return the extent of some lots."""
        things = held = uses = 0
        for lot in lots:
            number = len(lot.things)
            things += number
            held += number * sum([high for _, high in lot.points.values()])
            uses += number * len(lot.contested)
        return cls(things, held, uses)


class Tariff(NamedTuple):
    """What things cost, where that is not what `Fields` lays down.

    Args:
        point: What each grain of points to be earned costs.
        unit: What each unit to be earned costs.
        prices: What each use of one of a lot costs, by the index of the lot.
    """

    point: int
    unit: int
    prices: Mapping[int, int] = MappingProxyType({})


class Fields:
    """Where the fields are, for one tree and what one learner may place in it.

    A sum holds, from the right: points, members, and the gauges that are watched. A cost holds, from the left: points
    to be earned, units to be earned, less the points that are held, things placed that could be placed elsewhere too;
    so the least cost is the one with the least to earn and, among those, with the most that is held.

    Every field of a sum has one bit more than it needs, its guard. All gauges are equally wide: `room` added to a sum
    sets the guards of exactly those that hold more than makes a difference.

    Args:
        tree: The rules.
        conditions: What is required across the groups.
        grain: The amount, in millionths, that all points are made of.
        extent: How much can be placed at the most.
    """

    def __init__(self, tree: Tree, conditions: Conditions, grain: int, extent: Extent) -> None:
        """Make every field wide enough for the greatest number that can come to stand in it; watch nothing."""
        self._conditions, self._grain = conditions, grain
        # Below a maximum that forbids more, a ceiling is a hair above the maximum.
        most = max([node.ceiling for node in tree.nodes]) // grain + 2
        self.member = 1 << (2 * most).bit_length()
        self.points = self.member - 1
        self.shift = self.member.bit_length() + (len(tree.nodes) + extent.things).bit_length()
        self.members = (1 << self.shift) - self.member
        self._lay_gauges([])
        self._lay_costs(tree, extent)

    def watching(self, watched: Set[int]) -> "Fields":
        """Return the same fields, and one for each gauge that is watched, by its index: all of them count points."""
        if not watched:
            return self
        found = copy(self)
        found._lay_gauges(sorted(watched))
        return found

    def at(self, tariff: Tariff) -> "Fields":
        """Return the same fields, with the costs of a tariff: what stands right of units in a cost stays as it is."""
        found = copy(self)
        found.point, found.unit = tariff.point * self.unit, tariff.unit * self.unit
        return found

    def _lay_gauges(self, watched: list[int]) -> None:
        """Lay out the gauges: how much of each makes a difference, and which way it does."""
        self.enough = {index: self._enough(index) for index in watched}
        self.width = max((most.bit_length() for most in self.enough.values()), default=0)
        self.place: dict[int, int] = {}
        self.room = self.guards = self.bounded = self.full = self.wished = 0
        end = self.shift
        for index, most in self.enough.items():
            shift, end = end, end + self.width + 1
            guard = 1 << (end - 1)
            self.place[index] = shift
            self.guards |= guard
            self.room += guard - ((most + 1) << shift)
            self.full |= most << shift
            if self._conditions.gauges[index].most is None:
                self.wished |= guard - (1 << shift)
            else:
                self.bounded |= guard
        self.gauged = (1 << end) - (1 << self.shift)

    def _enough(self, index: int) -> int:
        gauge = self._conditions.gauges[index]
        if gauge.most is not None:
            return gauge.most // self._grain
        return -(-(gauge.least or 0) // self._grain)

    def _lay_costs(self, tree: Tree, extent: Extent) -> None:
        """Lay out the costs; the greatest are those of placing everything everywhere."""
        self.open = 1 << (extent.uses + 1).bit_length()
        self.one = self.open << len(tree.nodes).bit_length()
        self.held = (1 << (extent.held // self._grain + 1).bit_length()) - 1
        self.unit = self.one * (self.held + 1)
        self.point = self.unit << (len(tree.nodes) + 1).bit_length()

    def counted(self, amounts: Iterable[tuple[int, int]]) -> int:
        """Return what amounts, in millionths, each with the index of its gauge, add to a sum."""
        total = 0
        for index, amount in amounts:
            if index in self.place:
                bounded = self._conditions.gauges[index].most is not None
                total += min(amount // self._grain, self.enough[index] + bounded) << self.place[index]
        return total

    def wanting(self, gauges: Iterable[int], total: int) -> int:
        """Return how many more points, in grains, some of the gauges need beyond what a sum holds."""
        return max((self.enough[i] - self.amount(i, total) for i in gauges if i in self.place), default=0)

    def amount(self, index: int, total: int) -> int:
        """Return what a sum holds of a gauge that is watched, no more than makes a difference."""
        return (total >> self.place[index]) & ((1 << self.width) - 1)

    def filled(self, total: int) -> int:
        """Return a sum in which no gauge holds more than makes a difference."""
        over = (total + self.room) & self.guards & ~self.bounded
        if not over:
            return total
        mask = over | (over - (over >> self.width))
        return (total & ~mask) | (self.full & mask)

    def fulfils(self, total: int) -> bool:
        """Whether a sum holds what every gauge that is watched needs."""
        return all(
            self.amount(index, total) >= enough
            for index, enough in self.enough.items()
            if self._conditions.gauges[index].least is not None
        )

    def split(self, cost: int) -> tuple[int, int, int]:
        """Return the points, in grains, and the units to be earned and the points held that a cost stands for."""
        whole = cost // self.one
        points, rest = divmod(whole + self.held, self.point // self.one)
        units, lack = divmod(rest, self.held + 1)
        return points, units, self.held - lack

    def spent(self, cost: int) -> int:
        """Return that part of a cost that is to be earned."""
        points, units, _ = self.split(cost)
        return points * self.point + units * self.unit

    def most_spent(self, budget: tuple[int, int] | None) -> int:
        """Return the greatest cost of earning no more than so many points, in grains, and units; `None` for any."""
        if budget is None:
            return self.point << self.point.bit_length()
        points, units = budget
        return points * self.point + units * self.unit + self.one - 1

    def no_more_held_than(self, cost: int, most: int) -> int:
        """Return a cost with no more points held than `most`, in grains."""
        return cost + max(0, (-(cost // self.one) & self.held) - most) * self.one
