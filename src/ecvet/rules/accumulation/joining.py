"""Joining: the sums of several things used together, and what of them can be seen from outside."""

from collections.abc import Iterable
from typing import NamedTuple

from ecvet.rules.accumulation.fields import Fields
from ecvet.rules.accumulation.grounds import Grounds
from ecvet.rules.accumulation.sums import MANY, Sums, best
from ecvet.rules.accumulation.tree import Node
from ecvet.rules.accumulation.work import Work


class _Step(NamedTuple):
    """A member that was joined: its options, what could be spent by then, and the sums with it."""

    options: Sums
    limit: int
    sums: Sums


class Joining:
    """Joins sums, as far as there is something left to spend.

    Args:
        grounds: What all learners have in common.
        fields: Where the fields of a sum are.
        budget: The greatest cost.
        demanding: Whether minima bind.
        work: How many sums may be made.
    """

    def __init__(self, grounds: Grounds, fields: Fields, budget: int, *, demanding: bool, work: Work) -> None:
        """Begin with nothing joined."""
        self.grounds, self.fields, self.budget = grounds, fields, budget
        self.demanding, self.work = demanding, work
        #: The least cost that was too dear, or `None` where nothing was.
        self.short: int | None = None
        # What was last joined in a group, by its index.
        self._trails: dict[int, list[_Step]] = {}

    def joined(self, sums: Sums, members: Iterable[tuple[Sums, int]], node: Node) -> Sums:  # noqa: C901 - see below
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

    def rejoined(self, sums: Sums, members: Iterable[tuple[Sums, int]], node: Node) -> Sums:
        """Do as `joined`, beginning where the members differ from those that were last joined in the node."""
        trail = self._trails.setdefault(node.index, [])
        same = 0
        waiting: list[tuple[Sums, int]] = []
        for options, limit in members:
            if (
                not waiting
                and same < len(trail)
                and trail[same].options is options
                and trail[same].limit == limit
            ):
                sums = trail[same].sums
                same += 1
            else:
                waiting.append((options, limit))
        del trail[same:]
        for options, limit in waiting:
            sums = self.joined(sums, ((options, limit),), node)
            trail.append(_Step(options, limit, sums))
        return sums

    def closed(self, sums: Sums, node: Node, member: int) -> Sums:
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
