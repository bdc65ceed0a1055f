"""Caps: how many of some things a question of the search lets be used, and where."""

from collections.abc import Sequence
from typing import NamedTuple

from ecvet.rules.accumulation.stock import Lot
from ecvet.rules.accumulation.tree import Tree

#: The place of a cap on what all takers of a lot use together; the sums hold each of them to it.
ANYWHERE = -1


class Cap(NamedTuple):
    """How many of a lot may be used, and must be.

    Args:
        place: The index of the taker, or anywhere.
        lot: The index of the lot.
        most: How many may be used there at the most.
        least: How many must be used there, which makes whatever holds the place be used.
    """

    place: int
    lot: int
    most: int
    least: int = 0


class Capping:
    """Caps, found by what they concern.

    Args:
        tree: The rules.
        lots: What there is to place.
        caps: The caps, in order.
    """

    def __init__(self, tree: Tree, lots: Sequence[Lot], caps: Sequence[Cap]) -> None:
        """Sort the caps by place and by node."""
        self.caps = caps
        self._most: dict[tuple[int, int], int] = {}
        self._least: dict[tuple[int, int], int] = {}
        below: dict[int, list[Cap]] = {}
        for cap in caps:
            place = cap.place, cap.lot
            self._most[place] = min(cap.most, self._most.get(place, cap.most))
            self._least[place] = max(cap.least, self._least.get(place, cap.least))
            takers = (cap.place,) if cap.place != ANYWHERE else lots[cap.lot].points
            for index in {index for taker in takers for index in (taker, *tree.nodes[taker].above)}:
                below.setdefault(index, []).append(cap)
        self._below = {index: tuple(some) for index, some in below.items()}

    def below(self, index: int) -> tuple[Cap, ...]:
        """Return the caps that matter in a node."""
        return self._below.get(index, ())

    def forced(self, index: int) -> list[Cap]:
        """Return the caps that say that something must be used in a node."""
        return [cap for cap in self.below(index) if cap.least]

    def most(self, taker: int, lot: int, number: int) -> int:
        """Return how many of a lot of so many a taker may use."""
        return min(number, self._most.get((taker, lot), number), self._most.get((ANYWHERE, lot), number))

    def least(self, taker: int, lot: int) -> int:
        """Return how many of a lot a taker must use."""
        return self._least.get((taker, lot), 0)
