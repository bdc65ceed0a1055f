"""The reachable sums: for every node of the rules, what can be chosen below it and the least that costs.

The sums of a group are made from those of its members, one after the other, keeping the cheapest way to each sum. A sum
is left out only where another does at least as well in everything. Nothing is rounded: what is cheapest here is so.

Two things are not looked at: that what stands in several places can be used only once, and the gauges that are not
watched. So nothing that the rules allow is dearer than what is found here; `search` sees to the rest.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from types import MappingProxyType
from typing import NamedTuple

from ecvet.model.combination import Alternatives, Group, OpenEntry
from ecvet.rules.accumulation.caps import ANYWHERE, Cap
from ecvet.rules.accumulation.conditions import Conditions
from ecvet.rules.accumulation.grounds import Grounds
from ecvet.rules.accumulation.stock import Lot, Stock, useful
from ecvet.rules.accumulation.sums import MANY, NOTHING, Pick, Sums, Way, best, cheaper
from ecvet.rules.accumulation.tree import Node, Tree
from ecvet.rules.accumulation.work import Work


class _Step(NamedTuple):
    """A member that was joined: its options, what could be spent by then, and the sums with it."""

    options: Sums
    limit: int
    sums: Sums


class Reach:
    """Works out the reachable sums of one tree for one learner.

    Args:
        tree: The rules.
        grounds: What all learners have in common.
        stock: What there is to place.
        conditions: What is required across the groups.
        watched: The indexes of the gauges that are watched.
        budget: The points, in grains, and the units that may be earned at the most; `None` for any.
        needs: The least that must be spent in a node, by its index, as far as it is known.
        demanding: Whether minima bind; without them the most that can count is found, whatever is missing.
        work: How many sums may be made.
    """

    def __init__(
        self,
        tree: Tree,
        grounds: Grounds,
        stock: Stock,
        conditions: Conditions,
        watched: Set[int],
        budget: tuple[int, int] | None = None,
        needs: Mapping[int, int] = MappingProxyType({}),
        *,
        demanding: bool,
        work: Work,
    ) -> None:
        """Begin with nothing known but what all learners have in common."""
        self.tree, self.grounds, self.conditions, self.watched = tree, grounds, conditions, watched
        self.lots, self.takers, self.touched = stock.lots, stock.takers, stock.touched
        self.grain, self.demanding, self.work = grounds.grain, demanding, work
        self.fields = grounds.fields.watching(watched)
        #: The least cost that was too dear, or `None` where nothing was.
        self.short: int | None = None
        self.budget = self.fields.most_spent(budget)
        self.needs = needs
        self.limits = self._limits() if needs else {}
        self.known: dict[tuple[int, tuple[Cap, ...]], Sums] = {}
        #: The ways to place some of a lot with a taker, by the taker, the lot and how many.
        self.placings: dict[tuple[int, int, int, int], Sums] = {}
        #: What was last joined in a group, member by member: the options, what was to be spent, and the sums.
        self.trails: dict[int, list[_Step]] = {}
        self.caps: tuple[Cap, ...] = ()
        # What nobody has touched is alike for all, as long as nothing is asked of it but what the rules demand.
        self.common = demanding and not watched and budget is None

    def _limits(self) -> dict[int, int]:
        """Return the most that may be spent in a node, by its index: what its neighbours need is not for it."""
        limits = {0: self.budget}
        for node in self.tree.nodes:
            # Of alternatives only one is used: its neighbours need nothing.
            needs: Mapping[int, int] = {} if isinstance(node.member, Alternatives) else self.needs
            left = limits[node.index] - sum([needs.get(index, 0) for index in node.below])
            limits.update((index, left + needs.get(index, 0)) for index in node.below)
        return limits

    def least(self) -> dict[int, int]:
        """Return what must be spent at the least in the nodes that must be used, by index, as far as it is known."""
        found: dict[int, int] = {}
        for node in reversed(self.tree.nodes):
            if isinstance(node.member, Group):
                idle, _ = self.grounds.idle.get(node.index, ({}, 0)) if self.common else ({}, 0)
                sums = self.known.get((node.index, self._below(node.index)), idle)
                found[node.index] = self.fields.spent(min([cost for cost, _ in sums.values()], default=0))
            elif isinstance(node.member, Alternatives):
                found[node.index] = min(found[index] for index in node.below)
        return {index: cost for index, cost in found.items() if cost and self.tree.nodes[index].demanded}

    def best(self, caps: tuple[Cap, ...] = ()) -> Way | None:
        """Return the cheapest way to satisfy the whole, or `None` where there is none.

        Args:
            caps: How many of some lots some takers may use, in order.

        Raises:
            OutOfWork: where more sums would have to be made than allowed.
        """
        self.caps = caps
        sums = self._used(self.tree.nodes[0])
        ways = sums.values() if not self.fields.gauged or not self.demanding else self._fulfilling(sums)
        return min(ways, key=lambda way: way[0], default=None)

    def _fulfilling(self, sums: Sums) -> Iterable[Way]:
        return [way for total, way in sums.items() if self.fields.fulfils(total)]

    def _used(self, node: Node) -> Sums:
        """Return the sums of using a group or a branch, as seen from outside: its points, and that it is a member.

        They are the same for all caps that are alike below it, and for all learners where nothing in it is held.
        """
        below = self._below(node.index)
        if not below and self.common and node.index not in self.touched:
            return self._shared(node.index, lambda: self._summed(node))
        known = self.known.get((node.index, below))
        if known is None:
            known = self.known[node.index, below] = self._summed(node)
        return known

    def _below(self, index: int) -> tuple[Cap, ...]:
        """Return the caps that matter in a node."""
        return self.caps and tuple([cap for cap in self.caps if self._is_below(cap, index)])

    def _shared(self, key: int, make: Callable[[], Sums]) -> Sums:
        """Return what is the same for all learners; whoever uses it is charged as if it were made anew."""
        known = self.grounds.idle.get(key)
        if known is None:
            left = self.work.left
            sums = make()
            self.grounds.idle[key] = (sums, left - self.work.left)
            return sums
        self.work.spend(known[1])
        return known[0]

    def _summed(self, node: Node) -> Sums:
        sums: Sums = {0: (0, (node.index, None, 0, 0))}
        if not self.caps:
            return self._closed(self._joined(sums, self._members(node), node), node, self.fields.member)
        return self._closed(self._rejoined(sums, list(self._members(node)), node), node, self.fields.member)

    def _rejoined(self, sums: Sums, members: list[tuple[Sums, int]], node: Node) -> Sums:
        """Return the sums of joining members, beginning where they differ from those that were last joined."""
        trail = self.trails.setdefault(node.index, [])
        same = 0
        for (options, limit), step in zip(members, trail, strict=False):
            if options is not step.options or limit != step.limit:
                break
            sums = step.sums
            same += 1
        del trail[same:]
        for options, limit in members[same:]:
            sums = self._joined(sums, ((options, limit),), node)
            trail.append(_Step(options, limit, sums))
        return sums

    def _is_below(self, cap: Cap, index: int) -> bool:
        takers = (cap.place,) if cap.place != ANYWHERE else self.lots[cap.lot].points
        return any(taker == index or index in self.tree.nodes[taker].above for taker in takers)

    def _members(self, node: Node) -> Iterator[tuple[Sums, int]]:
        """Yield the ways to use each member of a group or not: units lot by lot, then open entries and groups.

        With each comes what may be spent by then, so that enough is left for the members that follow.
        """
        limit = self.limits.get(node.index, self.budget)
        if self.needs:
            limit -= sum([self.needs.get(index, 0) for index in node.below])
        for options in self._units(node):
            yield options, limit
        members = self.grounds.members[node.index]
        alike = len(members) > 1 and self.common and not self._below(node.index)
        if alike and self.touched.isdisjoint([child.index for child in members]):
            # An index below 0 stands for all that a group holds beside its units.
            others = ((self._ways(child), limit) for child in members)
            yield self._shared(~node.index, lambda: self._joined({0: NOTHING}, others, node)), limit
        else:
            for child in members:
                limit += self.needs.get(child.index, 0)
                yield self._ways(child), limit
        if node.rivals:
            yield {0: NOTHING, **self._one_of(sorted(node.rivals))}, limit

    def _ways(self, node: Node) -> Sums:
        """Return the ways to use a member that is no unit, and to leave it where it is not demanded."""
        forced = self._forced(node.index)
        if isinstance(node.member, Alternatives):
            return self._one_of([branch for branch in node.below if self._forced(branch) == forced])
        demanded = (node.demanded and self.demanding) or forced
        if isinstance(node.member, OpenEntry):
            used = self._open(node)
            # Of two entries that do as well the first is filled: what comes first is kept.
            return used if demanded else {**used, 0: NOTHING}
        used = self._used(node)
        return used if demanded else {0: NOTHING, **used}

    def _one_of(self, branches: Iterable[int]) -> Sums:
        found: Sums = {}
        for index in branches:
            found = cheaper(found, self._used(self.tree.nodes[index]))
        return found

    def _forced(self, index: int) -> list[Cap]:
        """Return the caps that say that something must be used in a node."""
        return [cap for cap in self.caps if cap.least and self._is_below(cap, index)]

    def _units(self, node: Node) -> Iterator[Sums]:
        """Yield the ways to place each lot of units in the entries of a group."""
        demanded = self.tree.demanded[node.index] if self.demanding else ()
        found = 0
        for index in self.takers.get(node.index, ()):
            lot = self.lots[index]
            most = self._most(index, node)
            if lot.part is not None:
                found += lot.things[0] in demanded
                yield self._begun(index, lot, node, demanded=lot.things[0] in demanded, most=most)
            elif lot.things[0] in demanded:
                found += most
                yield self._so_many(index, node, most, most)
            elif lot.held and node.index not in lot.contested and self._harmless(node, lot):
                yield self._so_many(index, node, most, most)
            else:
                some = useful(node, lot, self.watched)
                if some is not None and some < most:
                    most = min(most, max(some, self._least(index, node)))
                yield self._so_many(index, node, 0, most)
        if found < len(demanded):
            yield {}

    def _most(self, index: int, node: Node) -> int:
        """Return how many of a lot a taker may use."""
        if not self.caps:
            return len(self.lots[index].things)
        caps = [cap.most for cap in self.caps if cap.lot == index and cap.place in (node.index, ANYWHERE)]
        return min([len(self.lots[index].things), *caps])

    def _least(self, index: int, node: Node) -> int:
        """Return how many of a lot a taker must use."""
        return max([cap.least for cap in self.caps if cap[:2] == (node.index, index)], default=0)

    def _so_many(self, index: int, node: Node, least: int, most: int) -> Sums:
        """Return the ways to place `least` to `most` of a lot with a taker, the most first."""
        least = max(least, self._least(index, node)) if self.caps else least
        # What is on a shelf is placed in the same ways for all learners, as far as there is as much of it.
        alike = index < self.grounds.shelves and self.watched.isdisjoint(self.lots[index].counts)
        placings = self.grounds.placings if alike else self.placings
        key = node.index, index, least, most
        if key not in placings:
            placings[key] = self._placings(index, node, least, most)
        return placings[key]

    def _placings(self, index: int, node: Node, least: int, most: int) -> Sums:
        lot, fields, taker, grain = self.lots[index], self.fields, node.index, self.grain
        low, high = lot.points[taker]
        low, high = low // grain, high // grain
        each, worth = (0, -fields.one) if lot.held else (fields.unit, fields.point)
        each += taker in lot.contested
        enough = -(-node.ceiling // grain) + 1
        gauged = self.watched and not self.watched.isdisjoint(lot.counts)
        if low == high and not gauged:
            each, member = each + low * worth, fields.member
            return {
                min(low * n, enough) + n * member: (n * each, (taker, index, n, low * n)) if n else NOTHING
                for n in range(most, least - 1, -1)
            }
        found: Sums = {}
        for count in range(most, least - 1, -1):
            for points in range(low * count, high * count + 1):
                total = min(points, enough) + count * fields.member
                if gauged:
                    total += fields.counted(lot.adds(self.conditions.gauges, taker, count, points * grain))
                cost = points * worth + count * each
                if total not in found or cost < found[total][0]:
                    found[total] = (cost, (taker, index, count, points) if count else None)
        return found

    def _begun(self, index: int, lot: Lot, node: Node, *, demanded: bool, most: int) -> Sums:
        """Return the ways to use a unit of which parts are held: as it is, completed, or not at all."""
        fields, taker, contested = self.fields, node.index, node.index in lot.contested
        low, high = (amount // self.grain for amount in lot.points[taker])
        part = 0 if lot.part is None else lot.part.get(taker, 0) // self.grain
        complete = part >= low and part > 0
        ways: list[tuple[int, int]] = [(0, part)] if complete or (part and not demanded) else []
        if self.demanding:
            ways += [(1, whole) for whole in range(part + 1 if complete else max(part, low), high + 1)]
        found: Sums = {} if demanded or self._least(index, node) else {0: NOTHING}
        for number, whole in ways if most else ():
            cost = (whole - part) * fields.point + number * fields.unit - part * fields.one + contested
            added = fields.counted(lot.adds(self.conditions.gauges, taker, number, whole * self.grain))
            member = fields.member if number or complete else 0
            found[fields.filled(whole + member + added)] = (cost, (taker, index, number, whole))
        return found

    def _open(self, node: Node) -> Sums:
        """Return the ways to fill an open entry: credits that it accepts, and perhaps something to be earned."""
        takers = self.takers.get(node.index, ())
        if not takers and not self.watched:
            return self._untouched(node) if self.demanding else {}
        limit = self.limits.get(node.index, self.budget)
        members = ((self._so_many(index, node, *self._opened(index, node)), limit) for index in takers)
        sums = self._joined({0: NOTHING}, members, node)
        held = {total: way for total, way in sums.items() if total & self.fields.members}
        found = self._closed(held, node, 0)
        return cheaper(found, self._topped(sums, node)) if self.demanding else found

    def _untouched(self, node: Node) -> Sums:
        """Return the ways to earn something for an open entry in which nothing is held."""
        member, point, once = self.fields.member, self.fields.point, self.fields.unit + self.fields.open
        least, ceiling, index = node.least // self.grain, -(-node.ceiling // self.grain), node.index
        return {
            points + member: (points * point + once, (index, None, 1, points))
            for points in range(least, max(least, ceiling) + 1)
        }

    def _opened(self, index: int, node: Node) -> tuple[int, int]:
        """Return how many of a lot an open entry takes at the least and at the most."""
        lot, most = self.lots[index], self._most(index, node)
        return most if node.index not in lot.contested and self._harmless(node, lot) else 0, most

    def _topped(self, sums: Sums, node: Node) -> Sums:
        """Return the ways to add one further unit to what is held in an open entry."""
        fields, least, ceiling = self.fields, node.least // self.grain, -(-node.ceiling // self.grain)
        counts = self.conditions.earned(None) if self.watched else ()
        found: Sums = {}
        for total, (cost, picks) in sums.items():
            points = total & fields.points
            lowest, room = max(0, least - points), ceiling - points
            # What is beyond the room counts nowhere but in what is required across the groups.
            highest = max(lowest, room, fields.wanting(counts, total) if counts else 0)
            for more in range(lowest, highest + 1):
                key = total + min(more, room + 1) + fields.member
                if counts:
                    added = (
                        (g, more * self.grain if self.conditions.gauges[g].by_points else 1) for g in counts
                    )
                    key = fields.filled(key + fields.counted(added))
                spent = cost + more * fields.point + fields.unit + fields.open
                if key not in found or spent < found[key][0]:
                    pick: Pick = (node.index, None, 1, more)
                    found[key] = (spent, pick if picks is None else (picks, pick))
        return self._closed(found, node, 0)

    def _harmless(self, node: Node, lot: Lot) -> bool:
        """Whether placing more of a lot in a group or an open entry can never be in the way of anything."""
        if self.watched and not all(
            self.conditions.gauges[index].most is None for index in lot.counts if index in self.watched
        ):
            return False
        return not node.limited and not self.grounds.measures[node.index].bounded

    def _joined(self, sums: Sums, members: Iterable[tuple[Sums, int]], node: Node) -> Sums:  # noqa: C901 - see below
        """Return the sums of choosing one of the options of each member on top of each other, the cheapest way to each.

        A sum is kept no finer than anything above can tell: points up to the ceiling, members up to what is asked.
        All the time goes here, so it is one loop without calls.
        """
        ceiling, forbids, limited, enough, most, kept, *_ = self.grounds.measures[node.index]
        fields, counting = self.fields, kept == -1
        points, field, gauged = fields.points, fields.members, fields.gauged
        room, guards, bounded = fields.room, fields.guards, fields.bounded
        width, full = fields.width, fields.full
        for options, limit in members:
            self.work.spend(len(sums) * len(options))
            least = None
            found: Sums = {}
            for before, (spent, picks) in sums.items():
                for option, (cost, more) in options.items():
                    paid = spent + cost
                    if paid > limit:
                        if least is None or paid < least:
                            least = paid
                        continue
                    total = (before + option) & kept
                    over = (total & points) - ceiling
                    if over > 0:
                        if forbids:
                            continue
                        total -= over
                    if counting and total & field > enough:
                        if total & field > most:
                            continue
                        total -= (total & field) - enough
                    if gauged:
                        over = (total + room) & guards
                        if over:
                            if over & bounded:
                                continue
                            over |= over - (over >> width)
                            total = (total & ~over) | (full & over)
                    old = found.get(total)
                    if old is None or paid < old[0]:
                        found[total] = (paid, (picks, more) if more and picks else more or picks)
            if least is not None:
                least += self.budget - limit
                self.short = least if self.short is None else min(least, self.short)
            sums = found if len(found) < MANY or limited else best(found, fields, field)
            if not sums:
                break
        return sums

    def _closed(self, sums: Sums, node: Node, member: int) -> Sums:
        """Return the sums that satisfy a node, forgetting what only matters inside it.

        Args:
            sums: The sums.
            node: The node.
            member: What it counts as, where it counts once whatever it holds; 0 where what it holds is counted.
        """
        fields, measure = self.fields, self.grounds.measures[node.index]
        points, field, ceiling = fields.points, fields.members, measure.ceiling
        kept = fields.gauged if member else fields.gauged | field
        least, members = (measure.least, measure.members) if self.demanding else (0, 0)
        found: Sums = {}
        for total, way in sums.items():
            amount = total & points
            if amount < least or total & field < members:
                continue
            if measure.capped:
                way = (fields.no_more_held_than(way[0], ceiling), way[1])
            key = (amount if amount < ceiling else ceiling) + (total & kept) + member
            old = found.get(key)
            if old is None or way[0] < old[0]:
                found[key] = way
        if len(found) < 2 or (node.above and self.grounds.measures[node.above[-1]].limited):
            return found
        return best(found, fields, field)
