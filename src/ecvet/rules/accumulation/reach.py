"""The reachable sums: for every node of the rules, what can be chosen below it and the least that costs.

The sums of a group are made from those of its members, one after the other, keeping the cheapest way to each sum.
What several places compete for is remembered in the sum, where it is watched, until all of them are in it: then no
more is used of it than there is.
Nothing is left out and nothing is rounded: the answer is exact.
"""

from collections.abc import Iterable, Iterator, Set
from itertools import islice
from typing import NamedTuple, TypeAlias

from ecvet.model.combination import Alternatives, Group, OpenEntry
from ecvet.rules.accumulation.conditions import Conditions
from ecvet.rules.accumulation.fields import Fields
from ecvet.rules.accumulation.stock import Lot, useful
from ecvet.rules.accumulation.tree import Node, Tree


class OutOfWork(Exception):  # noqa: N818 - no error: the search has done all that it was allowed to do
    """The work allowed is used up."""


class Pick(NamedTuple):
    """So many of a lot placed with a taker; or, without a lot, a group or branch that is used, or points to be earned.

    Args:
        taker: The index of the node.
        lot: The index of the lot, or `None`.
        number: How many of the lot; 1 where an open entry is to be filled by something to be earned; else 0.
        points: The points that they bring together, in grains.
    """

    taker: int
    lot: int | None
    number: int
    points: int


#: The picks of a choice: a chain of pairs, so that choices share what they have in common.
Picks: TypeAlias = "tuple[Picks, Picks] | Pick | None"
#: The cheapest way to every sum: its cost and its picks.
Sums: TypeAlias = dict[int, tuple[int, Picks]]
NOTHING: Sums = {0: (0, None)}


def picked(picks: Picks) -> Iterator[Pick]:
    """Yield the picks of a choice, in the order in which they were made."""
    waiting = [picks]
    while waiting:
        last = waiting.pop()
        if isinstance(last, Pick):
            yield last
        elif last is not None:
            waiting += [last[1], last[0]]


class Reach:
    """Works out the reachable sums of one tree for one learner.

    Args:
        tree: The rules.
        lots: What there is to place.
        watched: The indexes of the lots of which no more may be used than there are; of others, more may be.
        conditions: What is required across the groups.
        grain: The amount, in millionths, that all points are made of.
        demanding: Whether minima bind; without them the most that can count is found, whatever is missing.
        work: How many sums may be made.
    """

    def __init__(
        self,
        tree: Tree,
        lots: tuple[Lot, ...],
        watched: Set[int],
        conditions: Conditions,
        grain: int,
        *,
        demanding: bool,
        work: int,
    ) -> None:
        """Sort what there is to place by the node that takes it."""
        self.tree, self.lots, self.conditions = tree, lots, conditions
        self.grain, self.demanding, self.work = grain, demanding, work
        self.fields = Fields(tree, lots, watched, conditions, grain)
        self.least = [node.least // grain for node in tree.nodes]
        # Rounded up: below a maximum that forbids more, a ceiling is a hair above the maximum.
        self.ceiling = [-(-node.ceiling // grain) for node in tree.nodes]
        self.takers: dict[int, list[int]] = {}
        for index, lot in enumerate(self.lots):
            for taker in lot.points:
                self.takers.setdefault(taker, []).append(index)

    def whole(self) -> Sums:
        """Return the sums of the whole.

        Raises:
            OutOfWork: where more sums would have to be made than allowed.
        """
        sums = self._used(self.tree.nodes[0])
        if not self.demanding or not self.conditions.gauges:
            return sums
        return {total: way for total, way in sums.items() if self.fields.fulfils(total)}

    def _used(self, node: Node) -> Sums:
        """Return the sums of using a group or a branch, as seen from outside: its points only."""
        group = node.member
        assert isinstance(group, Group)
        sums: Sums = {0: (0, Pick(node.index, None, 0, 0))}
        for options in self._members(node):
            sums = self._joined(sums, options, node)
        return self._closed(sums, node, _least(group))

    def _members(self, node: Node) -> Iterator[Sums]:
        """Yield the ways to use each member of a group or not: units lot by lot, then open entries and groups."""
        yield from self._units(node)
        for index in node.below:
            child = self.tree.nodes[index]
            if isinstance(child.member, Alternatives):
                yield self._one_of(child.below)
            elif isinstance(child.member, OpenEntry):
                yield self._optional(child, self._open(child))
            elif isinstance(child.member, Group) and index not in node.rivals:
                yield self._optional(child, self._as_member(self._used(child)))
        if node.rivals:
            yield _cheaper(dict(NOTHING), self._one_of(sorted(node.rivals)))

    def _optional(self, node: Node, used: Sums) -> Sums:
        return used if node.demanded and self.demanding else _cheaper(dict(NOTHING), used)

    def _one_of(self, branches: Iterable[int]) -> Sums:
        found: Sums = {}
        for index in branches:
            found = _cheaper(found, self._as_member(self._used(self.tree.nodes[index])))
        return found

    def _as_member(self, sums: Sums) -> Sums:
        """Count what is used once, whatever it holds."""
        return {total + self.fields.member: way for total, way in sums.items()}

    def _units(self, node: Node) -> Iterator[Sums]:
        """Yield the ways to place each lot of units in the entries of a group."""
        demanded = self.tree.demanded[node.index]
        found = 0
        for index in self.takers.get(node.index, ()):
            lot = self.lots[index]
            count = len(lot.things)
            if lot.part is not None:
                found += lot.things[0] in demanded
                yield self._begun(index, lot, node, demanded=self.demanding and lot.things[0] in demanded)
            elif self.demanding and lot.things[0] in demanded:
                found += count
                yield self._so_many(index, node, count, count)
            elif lot.held and node.index not in lot.contested and self._harmless(node, lot):
                yield self._so_many(index, node, count, count)
            else:
                some = useful(node, lot)
                yield self._so_many(index, node, 0, count if some is None else min(some, count))
        if self.demanding and found < len(demanded):
            yield {}

    def _so_many(self, index: int, node: Node, least: int, most: int) -> Sums:
        """Return the ways to place `least` to `most` of a lot with a taker, the most first."""
        lot, fields = self.lots[index], self.fields
        low, high = (amount // self.grain for amount in lot.points[node.index])
        used = fields.member + (fields.marks.get(index, 0) if node.index in lot.contested else 0)
        found: Sums = {}
        for count in range(most, least - 1, -1):
            for points in range(low * count, high * count + 1):
                cost = -points if lot.held else points * fields.point + count * fields.unit
                total = min(points, self.ceiling[node.index] + 1) + count * used
                total += fields.counted(lot.counts, count, points)
                if total not in found or cost < found[total][0]:
                    found[total] = (cost, Pick(node.index, index, count, points) if count else None)
        return found

    def _begun(self, index: int, lot: Lot, node: Node, *, demanded: bool) -> Sums:
        """Return the ways to use a unit of which parts are held: as it is, completed, or not at all."""
        fields, mark = self.fields, self.fields.marks.get(index, 0) if node.index in lot.contested else 0
        least, most = (amount // self.grain for amount in lot.points[node.index])
        part = 0 if lot.part is None else lot.part.get(node.index, 0) // self.grain
        complete = part >= least and part > 0
        begun = lot.part_counts.get(node.index)
        for gauge, counted in (begun or {}).items():
            mark += fields.counted((gauge,), 1, counted // self.grain)
        # With parts of it placed here the unit itself is counted already: what is left of it adds points only.
        rest = [g for g in lot.counts if begun is None or self.conditions.gauges[g].by_points]
        found: Sums = {} if demanded else dict(NOTHING)
        if complete:
            found[part + mark + fields.member] = (-part, Pick(node.index, index, 0, part))
        elif part and not demanded:
            found[part + mark] = (-part, Pick(node.index, index, 0, part))
        if self.demanding:
            for whole in range(part + 1 if complete else max(part, least), most + 1):
                cost = (whole - part) * fields.point + fields.unit - part
                more = fields.counted(rest, 1, whole - part)
                key = fields.filled(whole + mark + more + fields.member)
                found[key] = (cost, Pick(node.index, index, 1, whole))
        return found

    def _open(self, node: Node) -> Sums:
        """Return the ways to fill an open entry: credits that it accepts, and perhaps something to be earned."""
        fields = self.fields
        sums: Sums = dict(NOTHING)
        for index in self.takers.get(node.index, ()):
            lot = self.lots[index]
            count = len(lot.things)
            forced = node.index not in lot.contested and self._harmless(node, lot)
            sums = self._joined(sums, self._so_many(index, node, count if forced else 0, count), node)
        held = {total: way for total, way in sums.items() if total & fields.members}
        found = self._closed(held, node, 0, keep_members=True)
        return _cheaper(found, self._topped(sums, node)) if self.demanding else found

    def _topped(self, sums: Sums, node: Node) -> Sums:
        """Return the ways to add one further unit to what is held in an open entry."""
        fields, least, ceiling = self.fields, self.least[node.index], self.ceiling[node.index]
        found: Sums = {}
        counts = self.conditions.counted(None, level=None, held=False, recognised=False, best=False)
        for total, (cost, picks) in sums.items():
            points = total & fields.points
            lowest, room = max(0, least - points), ceiling - points
            # What is beyond the room counts nowhere but in what is required across the groups.
            for more in range(lowest, max(lowest, room, fields.wanting(counts, total)) + 1):
                pick = Pick(node.index, None, 1, more)
                added = min(more, room + 1) + fields.member + fields.counted(counts, 1, more)
                key = fields.filled(total + added)
                spent = cost + more * fields.point + fields.unit
                if key not in found or spent < found[key][0]:
                    found[key] = (spent, (picks, pick))
        return self._closed(found, node, 0, keep_members=True)

    def _harmless(self, node: Node, lot: Lot) -> bool:
        """Whether placing more of a lot in a group or an open entry can never be in the way of anything."""
        if not all(self.conditions.gauges[index].harmless for index in lot.counts):
            return False
        group = node.member if isinstance(node.member, Group) else self.tree.nodes[node.above[-1]].member
        counted = isinstance(group, Group) and group.count is not None and group.count.maximum is not None
        return not node.limited and not counted

    def _joined(self, sums: Sums, options: Sums, node: Node) -> Sums:  # noqa: C901 - one loop without calls, see below
        """Return the sums of choosing one of the options on top of each sum, the cheapest way to each.

        A sum is kept no finer than anything above can tell: points up to the ceiling, members up to what is asked.
        All the time goes here, so it is one loop without calls.
        """
        self.work -= len(sums) * len(options)
        if self.work < 0:
            raise OutOfWork
        fields, ceiling, forbids = self.fields, self.ceiling[node.index], node.forbids
        points, room, guards = fields.points, fields.room, fields.guards
        enough, most, kept = self._members_kept(node)
        found: Sums = {}
        for before, (spent, picks) in sums.items():
            for option, (cost, more) in options.items():
                total = (before + option) & kept
                over = (total & points) - ceiling
                if over > 0:
                    if forbids:
                        continue
                    total -= over
                if (total + room) & guards:
                    continue
                members = total & fields.members
                if members > enough:
                    if members > most:
                        continue
                    total -= members - enough
                if fields.gauged:
                    total = fields.filled(total)
                old = found.get(total)
                if old is None or spent + cost < old[0]:
                    found[total] = (spent + cost, picks if more is None else (picks, more))
        return found

    def _members_kept(self, node: Node) -> tuple[int, int, int]:
        """Return how many members make a difference, how many may be used, and the mask of what is kept of a sum."""
        fields = self.fields
        if not isinstance(node.member, Group):
            return fields.members, fields.members, -1
        count = node.member.count
        if count is None:
            return 0, 0, ~fields.members
        if count.maximum is None:
            return (count.minimum or 0) * fields.member, fields.members, -1
        return count.maximum * fields.member, count.maximum * fields.member, -1

    def _closed(self, sums: Sums, node: Node, members: int, *, keep_members: bool = False) -> Sums:
        """Return the sums that satisfy a node, forgetting what only matters inside it."""
        fields, kept = self.fields, self._remembered(node)
        if keep_members:
            kept |= fields.members
        least = (self.least[node.index], members) if self.demanding else (0, 0)
        ceiling = self.ceiling[node.index]
        found: Sums = {}
        for total, (cost, picks) in sums.items():
            points = total & fields.points
            if points < least[0] or (total & fields.members) // fields.member < least[1]:
                continue
            cost = cost if node.most is None else fields.no_more_held_than(cost, ceiling)
            key = min(points, ceiling) | (total & kept)
            if key not in found or cost < found[key][0]:
                found[key] = (cost, picks)
        holder = self.tree.nodes[node.above[-1]] if node.above else None
        if holder is not None and holder.limited:
            return found
        return _best(found, fields)

    def _remembered(self, node: Node) -> int:
        """Return the mask of the lots whose use must be known outside a node."""
        mask = self.fields.gauged
        for index, one in self.fields.marks.items():
            if node.index in self.lots[index].remembered:
                mask |= one * ((2 << len(self.lots[index].things).bit_length()) - 1)
        return mask


def _least(group: Group) -> int:
    return 0 if group.count is None else group.count.minimum or 0


def _cheaper(sums: Sums, others: Sums) -> Sums:
    """Add other ways to the sums, keeping the cheapest way to each, the earlier one among equals."""
    for total, way in others.items():
        if total not in sums or way[0] < sums[total][0]:
            sums[total] = way
    return sums


# So many sums are compared with each other at most: it saves later work, and leaving it out is no error.
_COMPARED = 16


def _best(sums: Sums, fields: Fields) -> Sums:
    """Leave out each sum for which another costs no more, has as many points or more, and uses no more of any lot.

    They are compared only where they hold as many members and, where there are gauges, are alike in all else.
    """
    points, guards = fields.points, 0 if fields.gauged else fields.guards
    most: dict[int, int] = {}
    kept: Sums = {}
    for total in sorted(sums, key=lambda total: (sums[total][0], -(total & points))):
        here, rest = total & points, total & ~points
        if most.get(rest, -1) >= here:
            continue
        if guards and _dominated(here, rest, most, fields):
            continue
        most[rest] = here
        kept[total] = sums[total]
    return kept


def _dominated(points: int, rest: int, most: dict[int, int], fields: Fields) -> bool:
    guards, members = fields.guards, fields.members
    guarded = rest | guards
    # Where no field of the other is greater, no field borrows from its guard.
    return any(
        there >= points and (guarded - other) & guards == guards and not (rest ^ other) & members
        for other, there in islice(most.items(), _COMPARED)
    )
