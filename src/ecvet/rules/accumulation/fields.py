"""Sums and costs as single whole numbers with fields, so that adding two of them adds all their fields at once."""

from collections.abc import Iterable, Set
from typing import NamedTuple

from ecvet.rules.accumulation.conditions import Conditions, Gauge
from ecvet.rules.accumulation.stock import Lot
from ecvet.rules.accumulation.tree import Tree


class _Field(NamedTuple):
    """A field of a sum for a gauge: where it is, how wide, how much of it makes a difference."""

    shift: int
    mask: int
    by_points: bool
    least: int | None
    enough: int


class Fields:
    """Where the fields are, for one tree and what one learner may place in it.

    A sum holds, from the right: points, members, how many were used of each lot that several places compete for, and
    the gauges. A cost holds, from the left: points to be earned, units to be earned, less the points that are held; so
    the least cost is the one with the least to earn and, among those, with the most that is held.

    A field that may not go beyond a size has one more bit, its guard: `room` added to a sum sets a guard exactly where
    the size is exceeded.

    Args:
        tree: The rules.
        lots: What there is to place.
        watched: The indexes of the lots of which it is remembered how many were used.
        conditions: What is required across the groups.
        grain: The amount, in millionths, that all points are made of.
    """

    def __init__(
        self, tree: Tree, lots: tuple[Lot, ...], watched: Set[int], conditions: Conditions, grain: int
    ) -> None:
        """Make every field wide enough for the greatest number that can come to stand in it."""
        things = sum(len(lot.things) for lot in lots)
        most = max(node.ceiling for node in tree.nodes) // grain + 2
        self.member = 1 << (2 * most).bit_length()
        self.points = self.member - 1
        self._shift = self.member.bit_length() + (len(tree.nodes) + things).bit_length()
        self.members = (1 << self._shift) - self.member
        self.room = self.guards = 0
        self.marks = {index: self._bounded(len(lots[index].things)) for index in sorted(watched)}
        self._beside = conditions.beside
        first = self._shift
        self._gauges = [self._gauge(gauge, grain) for gauge in conditions.gauges]
        self.gauged = (1 << self._shift) - (1 << first)
        self._filling = [field for field in self._gauges if field.least is not None]
        self._lay_costs(tree, lots, grain)

    def _bounded(self, size: int) -> int:
        """Lay a field that may not go beyond a size; return one of what it counts."""
        one, guard = 1 << self._shift, 1 << (self._shift + size.bit_length())
        self.room += guard - one * (size + 1)
        self.guards |= guard
        self._shift += size.bit_length() + 1
        return one

    def _gauge(self, gauge: Gauge, grain: int) -> _Field:
        size = grain if gauge.by_points else 1
        shift = self._shift
        if gauge.most is not None:
            bound = gauge.most // size
            self._bounded(bound)
            return _Field(shift, (1 << (self._shift - shift)) - 1, gauge.by_points, None, bound + 1)
        least = -(-(gauge.least if gauge.least is not None else 1) // size)
        self._shift += (2 * least).bit_length()
        return _Field(shift, (1 << (self._shift - shift)) - 1, gauge.by_points, least, least)

    def _lay_costs(self, tree: Tree, lots: Iterable[Lot], grain: int) -> None:
        held = 0
        for lot in lots:
            each = max((high for _, high in lot.points.values()), default=0)
            held += each * len(lot.things) if lot.held else max((lot.part or {}).values(), default=0)
        self.held = (1 << (held // grain + 1).bit_length()) - 1
        self.unit = self.held + 1
        self.point = self.unit << (len(tree.nodes) + 1).bit_length()

    def counted(self, gauges: Iterable[int], number: int, points: int) -> int:
        """Return what so many things with so many points, in grains, add to the gauges."""
        total = 0
        for index in gauges:
            field = self._gauges[index]
            total += min(points if field.by_points else number, field.enough) << field.shift
        return total

    def wanting(self, gauges: Iterable[int], total: int) -> int:
        """Return how many more points, in grains, some of the gauges need beyond what a sum holds."""
        fields = (self._gauges[index] for index in gauges)
        return max((f.enough - ((total >> f.shift) & f.mask) for f in fields if f.by_points), default=0)

    def filled(self, total: int) -> int:
        """Return a sum in which no gauge holds more than is needed."""
        for field in self._filling:
            over = ((total >> field.shift) & field.mask) - field.enough
            if over > 0:
                total -= over << field.shift
        return total

    def fulfils(self, total: int) -> bool:
        """Whether a sum holds what every gauge needs, and nothing without what must stand beside it."""
        needed = (f for f in self._filling if f.by_points)
        if any((total >> f.shift) & f.mask < f.enough for f in needed):
            return False
        return all(self._stands(total, *requirement) for requirement in self._beside)

    def _stands(self, total: int, unit: int, others: tuple[int, ...], any_of: bool) -> bool:
        there = [
            bool((total >> self._gauges[index].shift) & self._gauges[index].mask) for index in (unit, *others)
        ]
        return not there[0] or (any(there[1:]) if any_of else all(there[1:]))

    def to_earn(self, cost: int) -> tuple[int, int]:
        """Return the points, in grains, and the units to be earned that a cost stands for."""
        points, rest = divmod(cost + self.held, self.point)
        return points, rest // self.unit

    def no_more_held_than(self, cost: int, most: int) -> int:
        """Return a cost with no more points held than `most`, in grains."""
        return cost + max(0, (-cost & self.held) - most)
