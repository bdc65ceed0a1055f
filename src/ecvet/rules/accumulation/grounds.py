"""What is the same for all learners of one pathway whose points are made of the same grain."""

from collections.abc import Sequence
from typing import NamedTuple

from ecvet.model.combination import Alternatives, Group, OpenEntry
from ecvet.rules.accumulation.conditions import Conditions
from ecvet.rules.accumulation.fields import Extent, Fields
from ecvet.rules.accumulation.stock import Shelves
from ecvet.rules.accumulation.sums import Sums
from ecvet.rules.accumulation.tree import Node, Tree

_NOTHING = Extent()


class Measure(NamedTuple):
    """What a node asks of sums, in grains and in the fields of a sum.

    Args:
        ceiling: More points than this make no difference to anything above.
        forbids: Whether more than its own maximum is forbidden instead of not being counted.
        limited: Whether a maximum here or above forbids more.
        enough: As many members as make a difference, in their field.
        most: As many members as may be used, in their field.
        kept: What is kept of a sum.
        least: The least points of it.
        members: The least members of it, in their field.
        capped: Whether it has a maximum of its own.
        bounded: Whether a number of members must not be surpassed.
    """

    ceiling: int
    forbids: bool
    limited: bool
    enough: int
    most: int
    kept: int
    least: int
    members: int
    capped: bool
    bounded: bool


class Grounds:
    """What all learners of a pathway have in common: the fields of sums, and the sums of what nobody has touched.

    Args:
        tree: The rules.
        conditions: What is required across the groups.
        units: The units that the rules list.
        grain: The amount, in millionths, that all points are made of.
        odd: How much a learner may hold beyond what the rules list; as much again as they list, or more.
    """

    def __init__(
        self, tree: Tree, conditions: Conditions, units: Shelves, grain: int, odd: Extent = _NOTHING
    ) -> None:
        """Measure the nodes in the fields of a sum."""
        shelves = Extent.of(units.lots)
        self.shelves = len(units.lots)
        self.grain = grain
        self.spare = Extent(*map(max, shelves, odd))
        self.fields = Fields(
            tree, conditions, grain, Extent(*map(sum, zip(shelves, self.spare, strict=True)))
        )
        self.measures = tuple(_measure(tree, node, self.fields, grain) for node in tree.nodes)
        #: The members of each group, or branches, beside its units: alternatives, open entries and groups.
        self.members = tuple(tuple(_members(tree, node)) for node in tree.nodes)
        #: The sums of nodes in which nothing is held, with the work that they took, as they are needed.
        self.idle: dict[int, tuple[Sums, int]] = {}
        #: The ways to place some of a shelf with a taker, by the taker, the shelf and how many at the least and most.
        self.placings: dict[tuple[int, int, int, int], Sums] = {}

    def suit(self, grain: int, odd: Extent) -> bool:
        """Whether a learner can stand on them, by the grain of all points and what is held beyond the rules."""
        return grain == self.grain and all(map(int.__le__, odd, self.spare))


def _measure(tree: Tree, node: Node, fields: Fields, grain: int) -> Measure:
    enough, most, kept = _members_kept(node, fields)
    count = node.member.count if isinstance(node.member, Group) else None
    group = (
        node.member if isinstance(node.member, Group) or not node.above else tree.nodes[node.above[-1]].member
    )
    bounded = isinstance(group, Group) and group.count is not None and group.count.maximum is not None
    return Measure(
        ceiling=-(-node.ceiling // grain),
        forbids=node.forbids,
        limited=node.limited,
        enough=enough,
        most=most,
        kept=kept,
        least=node.least // grain,
        members=0 if count is None else (count.minimum or 0) * fields.member,
        capped=node.most is not None,
        bounded=bounded,
    )


def _members_kept(node: Node, fields: Fields) -> tuple[int, int, int]:
    """Return how many members make a difference, how many may be used, and the mask of what is kept of a sum."""
    if not isinstance(node.member, Group):
        return fields.members, fields.members, -1
    count = node.member.count
    if count is None or (count.maximum is None and not count.minimum):
        return 0, 0, ~fields.members
    if count.maximum is None:
        return (count.minimum or 0) * fields.member, fields.members, -1
    return count.maximum * fields.member, count.maximum * fields.member, -1


def _members(tree: Tree, node: Node) -> Sequence[Node]:
    below = [tree.nodes[index] for index in node.below if index not in node.rivals]
    return [child for child in below if isinstance(child.member, (Alternatives, OpenEntry, Group))]
