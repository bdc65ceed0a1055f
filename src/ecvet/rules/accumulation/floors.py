"""What a learner has still to earn at the least, by sums alone, without looking for the best placing."""

from collections.abc import Iterator
from typing import NamedTuple

import attrs

from ecvet.model.assessments import Credit
from ecvet.model.combination import Alternatives, Extension, Group, OpenEntry, UnitEntry
from ecvet.model.origins import Origin
from ecvet.model.requirements import ExternalCertificate
from ecvet.points import millionths
from ecvet.rules.accumulation.directions import is_of_another
from ecvet.rules.accumulation.tree import Node, Tree


class Least(NamedTuple):
    """Points, in millionths, and units that are still to be earned at the least."""

    points: int
    units: int


class _Standing(NamedTuple):
    """What the credits held bring to a member at most, what it still needs at the least, and as how many it counts."""

    held: int
    points: int
    units: int
    members: int


@attrs.frozen(eq=False)
class Reckoner:
    """Reckons how near a learner can be at most.

    A credit is taken to count in every place at once that might accept it, and what cuts across groups is passed over.
    So the truth may be further away, never nearer.

    Args:
        tree: The rules.
        opens: The open entries, each with the origins that it accepts; none for any.
        certificates: The codes of the certificates demanded.
        biggest: The most points that one further unit can bring.
        empty: How the whole stands where nothing is held.
    """

    tree: Tree
    opens: tuple[tuple[int, frozenset[Origin]], ...]
    certificates: frozenset[str]
    biggest: int
    empty: _Standing

    def touches(self, credit: Credit) -> bool:
        """Whether a credit may count at all; one that may not makes no difference."""
        return credit.unit in self.certificates or next(self._places(credit), None) is not None

    def least(self, credits: tuple[Credit, ...]) -> Least:
        """Return what is still to be earned at the least.

        Args:
            credits: The credits that the learner holds.
        """
        nodes = self.tree.nodes
        places = [(credit, entry) for credit in credits for entry in self._places(credit)]
        if places:
            held, things = [0] * len(nodes), [0] * len(nodes)
            for credit, entry in places:
                held[entry] += self._most(credit, nodes[entry])
                things[entry] += 1
            _, points, units, _ = _standing(self.tree, nodes[0], held, things)
        else:
            _, points, units, _ = self.empty
        missing = self.certificates.difference(credit.unit for credit in credits)
        by_points = -(-points // self.biggest) if self.biggest else 0
        return Least(points, max(units, by_points) + len(missing))

    def _places(self, credit: Credit) -> Iterator[int]:
        """Yield the entries that might accept a credit."""
        listed = self.tree.entries.get(credit.unit, ())
        yield from listed
        only_there = credit.entry is None and not is_of_another(self.tree, credit)
        if credit.partial or (listed and only_there):
            return
        for entry, accepts in self.opens:
            # Where a record declares a place for a credit, that may stand for its origin.
            if not accepts or credit.origin in accepts or credit.entry is not None:
                yield entry

    def _most(self, credit: Credit, entry: Node) -> int:
        known = credit.points is not None and credit.points.scheme == self.tree.pathway.scheme
        recorded = millionths(credit.points.value) if known and credit.points is not None else 0
        return max(entry.least, recorded) if isinstance(entry.member, UnitEntry) else recorded


def reckoner(tree: Tree) -> Reckoner:
    """Return the reckoner of a pathway.

    Args:
        tree: Its rules, laid out.
    """
    entries = [node for node in tree.nodes if isinstance(node.member, UnitEntry | OpenEntry)]
    nothing = [0] * len(tree.nodes)
    return Reckoner(
        tree=tree,
        opens=tuple((node.index, frozenset(entry.accepts)) for node, entry in tree.opens()),
        certificates=frozenset(
            one.code for one in tree.pathway.requirements if isinstance(one, ExternalCertificate)
        ),
        biggest=max((node.ceiling for node in entries), default=0),
        empty=_standing(tree, tree.nodes[0], nothing, nothing),
    )


def _standing(tree: Tree, node: Node, held: list[int], things: list[int]) -> _Standing:
    """Return how a member stands, by what the credits bring to the entries and how many stand in each."""
    if isinstance(node.member, UnitEntry | OpenEntry):
        counted = _capped(node, held[node.index])
        number = things[node.index]
        return _Standing(counted, max(0, node.least - counted), 0 if number else 1, number)
    below = [
        (child, _standing(tree, child, held, things))
        for child in (tree.nodes[index] for index in node.below)
        if not isinstance(child.member, Extension)
    ]
    if isinstance(node.member, Alternatives):
        return _choice([standing for _, standing in below])
    return _group(node, below)


def _capped(node: Node, points: int) -> int:
    return points if node.most is None else min(points, node.most)


# A choice or a group counts as one member whatever it holds, and may hold nothing.


def _choice(branches: list[_Standing]) -> _Standing:
    held = max(branch.held for branch in branches)
    return _Standing(held, min(b.points for b in branches), min(b.units for b in branches), 1)


def _group(node: Node, below: list[tuple[Node, _Standing]]) -> _Standing:
    held = _capped(node, sum(standing.held for _, standing in below))
    needed = [standing for child, standing in below if child.demanded]
    points = max(node.least - held, sum(standing.points for standing in needed))
    count = node.member.count if isinstance(node.member, Group) else None
    least = 0 if count is None else count.minimum or 0
    there = sum(standing.members for _, standing in below)
    return _Standing(held, points, max(least - there, sum(standing.units for standing in needed)), 1)
