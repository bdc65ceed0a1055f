"""Sums and costs as single whole numbers with fields, so that adding two of them adds all their fields at once."""

from collections.abc import Iterable

from ecvet.rules.accumulation.stock import Lot
from ecvet.rules.accumulation.tree import Tree


class Fields:
    """Where the fields are, for one tree and what one learner may place in it.

    A sum holds, from the right: points, members, and how many were used of each lot that several places compete for.
    A cost holds, from the left: points to be earned, units to be earned, less the points that are held; so the least
    cost is the one with the least to earn and, among those, with the most that is held.

    Args:
        tree: The rules.
        lots: What there is to place.
        grain: The amount, in millionths, that all points are made of.
    """

    def __init__(self, tree: Tree, lots: Iterable[Lot], grain: int) -> None:
        """Make every field wide enough for the greatest number that can come to stand in it."""
        lots = tuple(lots)
        things = sum(len(lot.things) for lot in lots)
        most = max(node.ceiling for node in tree.nodes) // grain + 2
        self.member = 1 << (2 * most).bit_length()
        self.points = self.member - 1
        shift = self.member.bit_length() + (len(tree.nodes) + things).bit_length()
        self.members = (1 << shift) - self.member
        self.marks: dict[int, int] = {}
        self.room = self.guards = 0
        for index, lot in enumerate(lots):
            if lot.contested:
                size = len(lot.things)
                guard = 1 << (shift + size.bit_length())
                self.marks[index] = 1 << shift
                self.room += guard - (1 << shift) * (size + 1)
                self.guards |= guard
                shift += size.bit_length() + 1
        held = sum(max(high for _, high in lot.points.values()) * len(lot.things) for lot in lots if lot.held)
        held += sum(max(lot.part.values(), default=0) for lot in lots if lot.part is not None)
        self.held = (1 << (held // grain + 1).bit_length()) - 1
        self.unit = self.held + 1
        self.point = self.unit << (len(tree.nodes) + 1).bit_length()

    def overused(self, total: int) -> bool:
        """Whether a sum uses more of some lot than there is."""
        return bool((total + self.room) & self.guards)

    def to_earn(self, cost: int) -> tuple[int, int]:
        """Return the points, in grains, and the units to be earned that a cost stands for."""
        points, rest = divmod(cost + self.held, self.point)
        return points, rest // self.unit

    def no_more_held_than(self, cost: int, most: int) -> int:
        """Return a cost with no more points held than `most`, in grains."""
        return cost + max(0, (-cost & self.held) - most)
