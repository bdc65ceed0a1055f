"""What there is to place: credits held and units to be earned, alike ones counted together.

Two units that stand in the same groups with the same points can stand for each other. Together they are a lot: a
choice says how many of a lot go where, not which.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from typing import NamedTuple, TypeAlias

import attrs

from ecvet.model.combination import Group
from ecvet.points import CountRange
from ecvet.rules.accumulation.conditions import Conditions, Gauge
from ecvet.rules.accumulation.offers import Admission
from ecvet.rules.accumulation.speakers import Offer
from ecvet.rules.accumulation.tree import Node, Tree

#: What may be placed: a unit by its code, or a credit for an unlisted unit by its index.
Thing = str | int
#: What makes credits alike: by entry, the least and the most points; and the gauges that they count in.
_Kind: TypeAlias = tuple[tuple[tuple[int, int, int], ...], tuple[int, ...]]


class Lot(NamedTuple):
    """Things that can stand for each other.

    Args:
        things: The units, or the credits for unlisted units, in the order of the rules.
        points: The least and the most points that each brings, by the node that takes it: the group that holds its
            entry, or the open entry.
        contested: The takers that compete with another taker for the same thing.
        held: Whether they are held; else they are to be earned.
        counts: The indexes of the gauges that each counts in.
        part: The points of the parts that are held of a unit to be earned, by the node that takes it.
        part_counts: The points of those parts that each gauge counts, by the node that takes them and the index of the
            gauge.
    """

    things: tuple[Thing, ...]
    points: Mapping[int, tuple[int, int]]
    contested: frozenset[int]
    held: bool
    counts: tuple[int, ...] = ()
    part: Mapping[int, int] | None = None
    part_counts: Mapping[int, Mapping[int, int]] | None = None

    def may_be_capped(self, gauges: Sequence[Gauge]) -> bool:
        """Whether the search may cap how many of it are used: it competes, or a requirement names its units.

        Args:
            gauges: All gauges.
        """
        return bool(self.contested) or not all(gauges[index].by_points for index in self.counts)

    def adds(
        self, gauges: Sequence[Gauge], taker: int, number: int, points: int
    ) -> Iterator[tuple[int, int]]:
        """Yield what some of the lot add to gauges: the index of each, and points, in millionths, or units.

        Args:
            gauges: All gauges.
            taker: The index of the node that takes them.
            number: How many; of a unit of which parts are held: whether the rest of it is earned.
            points: Their points, in millionths, those of the parts held among them.
        """
        begun = None if self.part_counts is None else self.part_counts.get(taker)
        for index, counted in (begun or {}).items():
            yield index, counted if gauges[index].by_points else 1
        left = points if self.part is None else points - self.part.get(taker, 0)
        for index in self.counts if number else ():
            if gauges[index].by_points:
                yield index, left
            elif begun is None:
                # With parts of it placed there the unit itself is counted already.
                yield index, number


@attrs.frozen(eq=False)
class Shelves:
    """All units that the rules list, alike ones together, as if nothing were held.

    Args:
        lots: The units to be earned.
        place: Where each unit stands: the index of its lot, and its place in it.
        takers: The indexes of the lots that a node takes, by its index.
    """

    lots: tuple[Lot, ...]
    place: Mapping[str, tuple[int, int]]
    takers: Mapping[int, tuple[int, ...]]


def shelves(tree: Tree, conditions: Conditions) -> Shelves:
    """Return all units that the rules list, as lots of units to be earned."""
    kinds: dict[object, list[str]] = {}
    for unit, entries in tree.entries.items():
        terms = tuple((_taker(tree, e), *_to_earn(tree.nodes[e]), tree.nodes[e].demanded) for e in entries)
        kinds.setdefault((terms, conditions.earned(unit)), []).append(unit)
    alike = [
        _lot(tree, units, _terms(tree, units[0]), held=False, counts=conditions.earned(units[0]))
        for units in kinds.values()
    ]
    takers: dict[int, tuple[int, ...]] = {}
    # What caps may concern comes last, so that the sums of what comes before it stand under all caps.
    for index in sorted(range(len(alike)), key=lambda index: alike[index].may_be_capped(conditions.gauges)):
        for taker in alike[index].points:
            takers[taker] = (*takers.get(taker, ()), index)
    places = {
        str(unit): (index, place) for index, lot in enumerate(alike) for place, unit in enumerate(lot.things)
    }
    return Shelves(tuple(alike), places, takers)


def useful(node: Node, lot: Lot, watched: Set[int]) -> int | None:
    """Return how many of a lot could make a difference in the entries of a group; `None` where all could.

    Args:
        node: The group.
        lot: The lot.
        watched: The indexes of the gauges that are watched.
    """
    group = node.member
    if (
        node.limited
        or not watched.isdisjoint(lot.counts)
        or (lot.held and not node.capped)
        or not isinstance(group, Group)
    ):
        return None
    least, most = lot.points[node.index]
    if most and not least:
        return None
    count = group.count or CountRange()
    by_members = max(count.minimum or 0, (count.maximum or 0) if lot.held else 0)
    return max(-(-node.ceiling // least) if least else 0, by_members)


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
    terms: Mapping[int, tuple[int, int]],
    *,
    held: bool,
    counts: tuple[int, ...],
) -> Lot:
    """Return a lot of things that bring the same points, by the index of the entry."""
    places = tuple(terms)
    return Lot(
        things=tuple(things),
        points={_taker(tree, entry): amounts for entry, amounts in terms.items()},
        contested=frozenset(_taker(tree, e) for e in places if _competes(tree, e, places)),
        held=held,
        counts=counts,
    )


def _competes(tree: Tree, entry: int, entries: tuple[int, ...]) -> bool:
    """Whether an entry can be filled together with another."""
    return any(entry != other and tree.meeting(entry, other) is not None for other in entries)


@attrs.frozen(eq=False)
class Stock:
    """What a learner holds and what is still to be earned.

    Args:
        lots: All lots: first those of the shelves, with what is left to be earned, then what is held.
        odd: Those of them that no shelf foresees: credit with points or places of its own, and units begun.
        takers: The indexes of the lots that a node takes, by its index.
        touched: The indexes of the nodes in which things stand otherwise than on the shelves.
    """

    lots: tuple[Lot, ...]
    odd: tuple[Lot, ...]
    takers: Mapping[int, Sequence[int]]
    touched: Set[int]


def stock(
    tree: Tree, units: Shelves, conditions: Conditions, admission: Admission, *, best: bool, earning: bool
) -> Stock:
    """Return what a learner holds and what is still to be earned, as lots.

    Args:
        tree: The rules.
        units: The `shelves` of the rules.
        conditions: What is required across the groups.
        admission: The credit that the rules admit.
        best: Whether what is unknown is taken at its best instead of at its least.
        earning: Whether units to be earned are wanted.
    """
    return _Division(tree, units, conditions, admission, best).stock(earning=earning)


class _Division:
    """Divides the units that the rules list into what is held, what is begun and what is to be earned."""

    def __init__(
        self, tree: Tree, units: Shelves, conditions: Conditions, admission: Admission, best: bool
    ) -> None:
        self.tree, self.units, self.conditions, self.admission = tree, units, conditions, admission
        self.best = best
        self.lots = list(units.lots)
        self.odd: list[Lot] = []
        # What stands in the place of a shelf, by its index.
        self.instead: dict[int, list[int]] = {}

    def stock(self, *, earning: bool) -> Stock:
        touched: set[int] = set()
        for shelf, gone in sorted(self._gone().items()):
            self._take(shelf, [unit for _, unit in sorted(gone)])
            touched.update(self.lots[shelf].points)
        special = list(self._special())
        touched.update(taker for lot in special for taker in lot.points)
        takers = dict(self.units.takers) if earning else {}
        for taker in touched:
            takers[taker] = tuple(self._taken(taker, earning=earning))
        for index, lot in enumerate(special, len(self.lots)):
            for taker in lot.points:
                takers[taker] = (*takers[taker], index)
        above = [index for taker in touched for index in self.tree.nodes[taker].above]
        return Stock((*self.lots, *special), (*self.odd, *special), takers, touched.union(above))

    def _gone(self) -> dict[int, list[tuple[int, str]]]:
        """Return the units held or begun, with their places, by the index of their shelf."""
        gone: dict[int, list[tuple[int, str]]] = {}
        for unit in (*self.admission.listed, *self.admission.parts):
            shelf, place = self.units.place[unit]
            gone.setdefault(shelf, []).append((place, unit))
        return gone

    def _take(self, shelf: int, gone: list[str]) -> None:
        """Take units from a shelf."""
        whole = self.lots[shelf]
        begun = [self._begun(whole, unit) for unit in gone if unit in self.admission.parts]
        apart = [*self._held(whole, gone), *begun]
        self.instead[shelf] = list(range(len(self.lots), len(self.lots) + len(apart)))
        self.lots += apart
        self.odd += begun
        if len(gone) < len(whole.things):
            left = tuple([unit for unit in whole.things if unit not in gone])
            self.lots[shelf] = Lot(left, whole.points, whole.contested, False, whole.counts)
            self.instead[shelf].append(shelf)

    def _taken(self, taker: int, *, earning: bool) -> Iterator[int]:
        """Yield the indexes of the lots that a node takes, shelf by shelf."""
        for shelf in self.units.takers.get(taker, ()):
            for index in self.instead.get(shelf, (shelf,)):
                if earning or index != shelf:
                    yield index

    def _held(self, lot: Lot, gone: Iterable[str]) -> Iterator[Lot]:
        special, listed = self.admission.special, self.admission.listed
        plain = [unit for unit in gone if unit in listed and unit not in special]
        if plain and not self.conditions.gauges:
            yield Lot(tuple(plain), lot.points, lot.contested, True)
            return
        alike: dict[tuple[int, ...], list[Thing]] = {}
        for unit in plain:
            alike.setdefault(self._counts(next(iter(listed[unit].values()))), []).append(unit)
        for counts, things in alike.items():
            yield Lot(tuple(things), lot.points, lot.contested, True, counts)

    def _begun(self, lot: Lot, unit: str) -> Lot:
        """Return a unit of which parts are held: the rest of it is to be earned."""
        part: dict[int, int] = {}
        counts: dict[int, dict[int, int]] = {}
        for entry, offers in self.admission.parts[unit].items():
            taker = _taker(self.tree, entry)
            part[taker], counts[taker] = 0, {}
            for offer in offers:
                worth = offer.low if not self.best or offer.high is None else offer.high
                worth = min(worth, lot.points[taker][1] - part[taker])
                part[taker] += worth
                for gauge in self._counts(offer):
                    counts[taker][gauge] = counts[taker].get(gauge, 0) + worth
        return Lot((unit,), lot.points, lot.contested, False, lot.counts, part, counts)

    def _special(self) -> Iterator[Lot]:
        """Yield what stands by itself: credit with points or places of its own, and credit for unlisted units.

        They come in an order that does not depend on that of the credits.
        """
        listed = [(unit, self.admission.listed[unit]) for unit in self.admission.special]
        opened = sorted(self.admission.open.items(), key=lambda item: self.admission.about[item[0]].unit)
        alike: dict[_Kind, list[Thing]] = {}
        special: list[tuple[Thing, Mapping[int, Offer]]] = [*listed, *opened]
        for thing, offers in special:
            worths = tuple((entry, *self._worth(entry, offer)) for entry, offer in offers.items())
            alike.setdefault((worths, self._counts(next(iter(offers.values())))), []).append(thing)
        for (worths, counts), same in sorted(alike.items(), key=lambda item: item[0]):
            terms = {entry: (least, most) for entry, least, most in worths}
            yield _lot(self.tree, same, terms, held=True, counts=counts)

    def _counts(self, offer: Offer) -> tuple[int, ...]:
        if not self.conditions.gauges:
            return ()
        about = self.admission.about[offer.credit]
        return self.conditions.counted(
            about.unit,
            level=about.level,
            held=True,
            recognised=about.recognised_from is not None,
            best=self.best,
        )

    def _worth(self, entry: int, offer: Offer) -> tuple[int, int]:
        """Return the least and the most points that a credit may bring; where they are unknown, the least of them.

        At best, they may be any between: where a maximum forbids more, the most is not always the best.
        """
        if not self.best:
            return offer.low, offer.low
        return offer.low, self.tree.nodes[entry].ceiling if offer.high is None else offer.high
