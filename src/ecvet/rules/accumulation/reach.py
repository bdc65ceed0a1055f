"""The reachable sums: for every node of the rules, what can be chosen below it and the least that costs.

The sums of a group are made from those of its members, one after the other, keeping the cheapest way to each sum. A sum
is left out only where another does at least as well in everything. Nothing is rounded: what is cheapest here is so.

Two things are not looked at: that what stands in several places can be used only once, and the gauges that are not
watched. So nothing that the rules allow is dearer than what is found here; `search` sees to the rest.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from types import MappingProxyType

from ecvet.model.combination import Alternatives, Group, OpenEntry
from ecvet.rules.accumulation.caps import Cap, Capping
from ecvet.rules.accumulation.conditions import Conditions
from ecvet.rules.accumulation.fields import Tariff
from ecvet.rules.accumulation.grounds import Grounds
from ecvet.rules.accumulation.joining import Joining
from ecvet.rules.accumulation.placings import Placings
from ecvet.rules.accumulation.stock import Stock
from ecvet.rules.accumulation.sums import NOTHING, Pick, Sums, Way, cheaper
from ecvet.rules.accumulation.tree import Node, Tree
from ecvet.rules.accumulation.work import Work


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
        tariff: What things cost; `None` for what they usually do.
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
        tariff: Tariff | None = None,
        *,
        demanding: bool,
        work: Work,
    ) -> None:
        """Begin with nothing known but what all learners have in common."""
        self.tree, self.grounds, self.conditions, self.watched = tree, grounds, conditions, watched
        self.lots, self.takers, self.touched = stock.lots, stock.takers, stock.touched
        self.grain, self.demanding, self.work = grounds.grain, demanding, work
        self.fields = grounds.fields.watching(watched) if tariff is None else grounds.fields.at(tariff)
        self.budget = self.fields.most_spent(budget)
        self.needs = needs
        self.limits = self._limits() if needs else {}
        self.known: dict[tuple[int, tuple[Cap, ...]], Sums] = {}
        self.joining = Joining(grounds, self.fields, self.budget, demanding=demanding, work=work)
        self.placings = Placings(
            tree, grounds, stock, conditions, self.fields, watched, tariff, demanding=demanding
        )
        self.capping = self.placings.capping
        # What nobody has touched is alike for all, as long as nothing is asked of it but what the rules demand.
        self.common = demanding and not watched and budget is None and tariff is None

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
                sums = self.known.get((node.index, self.capping.below(node.index)), idle)
                found[node.index] = self.fields.spent(min([cost for cost, _ in sums.values()], default=0))
            elif isinstance(node.member, Alternatives):
                found[node.index] = min(found[index] for index in node.below)
        return {index: cost for index, cost in found.items() if cost and self.tree.nodes[index].demanded}

    @property
    def short(self) -> int | None:
        """The least cost that was too dear, or `None` where nothing was."""
        return self.joining.short

    def best(self, caps: tuple[Cap, ...] = ()) -> Way | None:
        """Return the cheapest way to satisfy the whole, or `None` where there is none.

        Args:
            caps: How many of some lots some takers may use, in order.

        Raises:
            OutOfWork: where more sums would have to be made than allowed.
        """
        self.capping = self.placings.capping = Capping(self.tree, self.lots, caps)
        sums = self._used(self.tree.nodes[0])
        ways = sums.values() if not self.fields.gauged or not self.demanding else self._fulfilling(sums)
        return min(ways, key=lambda way: way[0], default=None)

    def _fulfilling(self, sums: Sums) -> Iterable[Way]:
        return [way for total, way in sums.items() if self.fields.fulfils(total)]

    def _used(self, node: Node) -> Sums:
        """Return the sums of using a group or a branch, as seen from outside: its points, and that it is a member.

        They are the same for all caps that are alike below it, and for all learners where nothing in it is held.
        """
        below = self.capping.below(node.index)
        if not below and self.common and node.index not in self.touched:
            return self._shared(node.index, lambda: self._summed(node))
        known = self.known.get((node.index, below))
        if known is None:
            known = self.known[node.index, below] = self._summed(node)
        return known

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
        # Under caps most of what is joined was joined before.
        join = self.joining.rejoined if self.capping.caps else self.joining.joined
        return self.joining.closed(join(sums, self._members(node), node), node, self.fields.member)

    def _members(self, node: Node) -> Iterator[tuple[Sums, int]]:
        """Yield the ways to use each member of a group or not: units lot by lot, then open entries and groups.

        With each comes what may be spent by then, so that enough is left for the members that follow.
        """
        limit = self.limits.get(node.index, self.budget)
        if self.needs:
            limit -= sum([self.needs.get(index, 0) for index in node.below])
        for options in self.placings.units(node):
            yield options, limit
        members = self.grounds.members[node.index]
        alike = len(members) > 1 and self.common and not self.capping.below(node.index)
        if alike and self.touched.isdisjoint([child.index for child in members]):
            # An index below 0 stands for all that a group holds beside its units.
            others = ((self._ways(child), limit) for child in members)
            yield self._shared(~node.index, lambda: self.joining.joined({0: NOTHING}, others, node)), limit
        else:
            for child in members:
                limit += self.needs.get(child.index, 0)
                yield self._ways(child), limit
        if node.rivals:
            yield self._either(node), limit

    def _either(self, node: Node) -> Sums:
        """Return the ways to use one of the groups of which one is enough, or none."""
        rivals = sorted(node.rivals)
        forced = [index for index in rivals if self.capping.forced(index)]
        if not forced:
            return {0: NOTHING, **self._one_of(rivals)}
        return self._one_of(forced) if len(forced) == 1 else {}

    def _ways(self, node: Node) -> Sums:
        """Return the ways to use a member that is no unit, and to leave it where it is not demanded."""
        forced = self.capping.forced(node.index)
        if isinstance(node.member, Alternatives):
            return self._one_of([branch for branch in node.below if self.capping.forced(branch) == forced])
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

    def _open(self, node: Node) -> Sums:
        """Return the ways to fill an open entry: credits that it accepts, and perhaps something to be earned."""
        if not self.takers.get(node.index) and not self.watched:
            return self._untouched(node) if self.demanding else {}
        limit = self.limits.get(node.index, self.budget)
        members = ((options, limit) for options in self.placings.opened(node))
        sums = self.joining.joined({0: NOTHING}, members, node)
        held = {total: way for total, way in sums.items() if total & self.fields.members}
        found = self.joining.closed(held, node, 0)
        return cheaper(found, self._topped(sums, node)) if self.demanding else found

    def _untouched(self, node: Node) -> Sums:
        """Return the ways to earn something for an open entry in which nothing is held."""
        member, point, once = self.fields.member, self.fields.point, self.fields.unit + self.fields.open
        least, ceiling, index = node.least // self.grain, -(-node.ceiling // self.grain), node.index
        return {
            points + member: (points * point + once, (index, None, 1, points))
            for points in range(least, max(least, ceiling) + 1)
        }

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
                    key = fields.filled(key + fields.counted((gauge, more * self.grain) for gauge in counts))
                spent = cost + more * fields.point + fields.unit + fields.open
                if key not in found or spent < found[key][0]:
                    pick: Pick = (node.index, None, 1, more)
                    found[key] = (spent, pick if picks is None else (picks, pick))
        return self.joining.closed(found, node, 0)
