"""What there is to place: credits held and units to be earned, alike ones counted together.

Two units that stand in the same groups with the same points can stand for each other. Together they are a lot: a
choice says how many of a lot go where, not which.
"""

from collections.abc import Iterable, Iterator, Mapping

import attrs

from ecvet.rules.accumulation.offers import Admission, Offer
from ecvet.rules.accumulation.tree import Node, Tree

#: What may be placed: a unit by its code, or a credit for an unlisted unit by its index.
Thing = str | int


@attrs.frozen(eq=False)
class Lot:
    """Things that can stand for each other.

    Args:
        things: The units, or the credits for unlisted units, in the order of the rules.
        points: The least and the most points that each brings, by the node that takes it: the group that holds its
            entry, or the open entry.
        contested: The takers that compete with another taker for the same thing.
        remembered: The nodes that must pass on how many of the lot they used.
        held: Whether they are held; else they are to be earned.
        part: The points of the parts that are held of a unit to be earned, by the node that takes it.
    """

    things: tuple[Thing, ...]
    points: Mapping[int, tuple[int, int]]
    contested: frozenset[int]
    remembered: frozenset[int]
    held: bool
    part: Mapping[int, int] | None = None


def shelves(tree: Tree) -> tuple[Lot, ...]:
    """Return all units that the rules list, as lots of units to be earned."""
    kinds: dict[tuple[tuple[int, int, int, bool], ...], list[str]] = {}
    for unit, entries in tree.entries.items():
        kind = tuple((_taker(tree, e), *_to_earn(tree.nodes[e]), tree.nodes[e].demanded) for e in entries)
        kinds.setdefault(kind, []).append(unit)
    return tuple(
        _lot(tree, units, tree.entries[units[0]], _terms(tree, units[0]), False) for units in kinds.values()
    )


def _terms(tree: Tree, unit: str) -> dict[int, tuple[int, int]]:
    return {entry: _to_earn(tree.nodes[entry]) for entry in tree.entries[unit]}


def _to_earn(node: Node) -> tuple[int, int]:
    """Return the least and the most points that a unit to be earned brings; 0 where they are not stated."""
    if not node.weighs:
        return (0, 0)
    return (node.least, node.least if node.most is None else node.most)


def _taker(tree: Tree, entry: int) -> int:
    return entry if tree.is_open(entry) else tree.nodes[entry].above[-1]


def _lot(
    tree: Tree,
    things: Iterable[Thing],
    entries: Iterable[int],
    terms: Mapping[int, tuple[int, int]],
    held: bool,
) -> Lot:
    remembered = _remembered(tree, tuple(entries))
    return Lot(
        things=tuple(things),
        points={_taker(tree, entry): amounts for entry, amounts in terms.items()},
        contested=frozenset(_taker(tree, entry) for entry in terms if entry in remembered),
        remembered=remembered,
        held=held,
    )


def _remembered(tree: Tree, entries: tuple[int, ...]) -> frozenset[int]:
    """Return the nodes below the groups in which two of the entries can be filled together, down to the entries."""
    found: set[int] = set()
    for one in entries:
        for other in entries:
            meeting = tree.meeting(one, other) if one != other else None
            if meeting is not None:
                way = (*tree.nodes[one].above, one)
                found.update(way[way.index(meeting.index) + 1 :])
    return frozenset(found)


def stock(
    tree: Tree, units: tuple[Lot, ...], admission: Admission, *, best: bool, earning: bool
) -> tuple[Lot, ...]:
    """Return what a learner holds and what is still to be earned, as lots.

    Args:
        tree: The rules.
        units: The `shelves` of the rules.
        admission: The credit that the rules admit.
        best: Whether unknown points are taken at their most instead of at their least.
        earning: Whether units to be earned are wanted.
    """
    return tuple(_divided(tree, units, admission, best=best, earning=earning))


def _divided(
    tree: Tree, units: tuple[Lot, ...], admission: Admission, *, best: bool, earning: bool
) -> Iterator[Lot]:
    for lot in units:
        plain = tuple(
            unit for unit in lot.things if unit in admission.listed and unit not in admission.special
        )
        if plain:
            yield attrs.evolve(lot, things=plain, held=True)
        begun = [unit for unit in lot.things if unit in admission.parts]
        yield from (_begun(tree, lot, str(unit), admission, best) for unit in begun)
        gone = admission.held.union(admission.parts)
        to_earn = tuple(unit for unit in lot.things if unit not in gone) if earning else ()
        if to_earn:
            yield lot if len(to_earn) == len(lot.things) else attrs.evolve(lot, things=to_earn)
    alike: dict[tuple[tuple[int, int], ...], list[Thing]] = {}
    for unit in admission.special:
        alike.setdefault(tuple(_worths(tree, admission.listed[unit], best)), []).append(unit)
    for credit, offers in admission.open.items():
        alike.setdefault(tuple(_worths(tree, offers, best)), []).append(credit)
    for worths, things in alike.items():
        yield _lot(tree, things, dict(worths), {entry: (worth, worth) for entry, worth in worths}, True)


def _begun(tree: Tree, lot: Lot, unit: str, admission: Admission, best: bool) -> Lot:
    """Return a unit of which parts are held: the rest of it is to be earned."""
    part = {}
    for entry, offers in admission.parts[unit].items():
        worth = sum(o.low if not best or o.high is None else o.high for o in offers)
        part[_taker(tree, entry)] = min(worth, lot.points[_taker(tree, entry)][1])
    return attrs.evolve(lot, things=(unit,), part=part)


def _worths(tree: Tree, offers: Mapping[int, Offer], best: bool) -> Iterator[tuple[int, int]]:
    for entry, offer in offers.items():
        most = tree.nodes[entry].ceiling if offer.high is None else offer.high
        yield entry, most if best else offer.low
