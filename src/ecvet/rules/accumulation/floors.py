"""What any way to finish a pathway takes at the least, known without looking for one."""

from collections.abc import Mapping
from typing import NamedTuple

import attrs

from ecvet.model.assessments import Credit
from ecvet.model.combination import Alternatives, Extension, Group
from ecvet.model.origins import Origin
from ecvet.model.requirements import ExternalCertificate
from ecvet.points import millionths
from ecvet.rules.accumulation.tree import Node, Tree


class Floor(NamedTuple):
    """The least points, in millionths, and the least units that must be placed, held or earned."""

    points: int
    units: int


@attrs.frozen(eq=False)
class Reckoner:
    """Tells how near a learner can be at most, by sums alone.

    Whoever finishes has placed at least the floor. What the credits held bring at most is known one by one, so the
    rest is still to be earned. Where one credit keeps another from counting, the truth is further away, never nearer.

    Args:
        floor: What must be placed.
        listed: The least and the most points of the units that the rules list, by code; `None` for no maximum.
        certificates: The codes of the certificates demanded.
        opens: Whether there are open entries.
        accepts: The origins that they accept; `None` where one accepts any.
        scheme: The scheme of the points.
    """

    floor: Floor
    listed: Mapping[str, tuple[int, int | None]]
    certificates: frozenset[str]
    opens: bool
    accepts: frozenset[Origin] | None
    scheme: str | None

    def touches(self, credit: Credit) -> bool:
        """Whether a credit may count at all; where it may not, it changes nothing."""
        if credit.unit in self.listed or credit.unit in self.certificates:
            return True
        if not self.opens or credit.partial:
            return False
        # A record that declares where a credit belongs may stand for its origin.
        return self.accepts is None or credit.origin in self.accepts or credit.entry is not None

    def nearest(self, credits: tuple[Credit, ...]) -> Floor:
        """Return points, in millionths, and units that a learner has still to earn at the least.

        Args:
            credits: The credits that may count.
        """
        points = self.floor.points - sum(map(self._most, credits))
        return Floor(max(0, points), max(0, self.floor.units - len(credits)))

    def _most(self, credit: Credit) -> int:
        known = credit.points is not None and credit.points.scheme == self.scheme
        recorded = millionths(credit.points.value) if known and credit.points is not None else 0
        if credit.unit not in self.listed:
            return recorded
        least, most = self.listed[credit.unit]
        here = max(least, recorded if most is None else min(recorded, most))
        return here if credit.entry is None else max(here, recorded)


def reckoner(tree: Tree) -> Reckoner:
    """Return the reckoner of a pathway.

    Args:
        tree: Its rules, laid out.
    """
    certificates = {one.code for one in tree.pathway.requirements if isinstance(one, ExternalCertificate)}
    points, units = _floor(tree, tree.nodes[0])
    opens = [entry for _, entry in tree.opens()]
    accepted = frozenset(origin for entry in opens for origin in entry.accepts)
    return Reckoner(
        floor=Floor(points, units + len(certificates)),
        listed={unit: _bounds([tree.nodes[e] for e in entries]) for unit, entries in tree.entries.items()},
        certificates=frozenset(certificates),
        opens=bool(opens),
        accepts=accepted if all(entry.accepts for entry in opens) else None,
        scheme=tree.pathway.scheme,
    )


def _bounds(entries: list[Node]) -> tuple[int, int | None]:
    weighty = [entry for entry in entries if entry.weighs]
    most = [entry.most for entry in weighty if entry.most is not None]
    least = max((entry.least for entry in weighty), default=0)
    return least, max(most, default=0) if len(most) == len(weighty) else None


def _floor(tree: Tree, node: Node) -> Floor:
    """Return what must be placed below a node by whoever uses it."""
    below = [tree.nodes[index] for index in node.below]
    if isinstance(node.member, Alternatives):
        branches = [_floor(tree, branch) for branch in below]
        return Floor(min(b.points for b in branches), min(b.units for b in branches))
    if not isinstance(node.member, Group):
        return Floor(node.least, 0 if isinstance(node.member, Extension) else 1)
    demanded = [_floor(tree, child) for child in below if child.demanded]
    least = 0 if node.member.count is None else node.member.count.minimum or 0
    # A group or a choice counts as a member whatever it holds, and may hold nothing.
    alone = least - sum(isinstance(child.member, Group | Alternatives) for child in below)
    return Floor(max(node.least, sum(d.points for d in demanded)), max(alone, sum(d.units for d in demanded)))
