"""The search: from what is cheapest when not all is looked at, to what is cheapest of all that the rules allow.

What `reach` finds may use something in several places at once, or pass over what is required across the groups. Then
its question is replaced by stricter ones, which leave out what was found and nothing that the rules allow:

- Amounts of points that are not as they must be are watched from there on.
- Of a prerequisite that is not fulfilled, each question decides on one unit needed: it is out, or in one of its places.
- Of something used too often, each question caps one use: if every use were above its cap, it would be too often again.

A question with something to watch has a budget, for most sums are dearer than what is looked for. It begins with the
least that is known to be necessary; where nothing is found for it, it grows.

What may be cheapest comes first. So the first answer that breaks no rule is the best of all. Of equally good ones it is
the one with the fewest things to be earned in open entries, then with the fewest that could stand elsewhere too, then
the first in the order of the rules.
"""

from collections import Counter
from collections.abc import Iterator
from functools import cached_property
from heapq import heappop, heappush
from typing import NamedTuple

from ecvet.model.requirements import Prerequisite
from ecvet.rules.accumulation.caps import ANYWHERE, Cap
from ecvet.rules.accumulation.conditions import Conditions
from ecvet.rules.accumulation.grounds import Grounds
from ecvet.rules.accumulation.prerequisites import Prerequisites
from ecvet.rules.accumulation.reach import Reach
from ecvet.rules.accumulation.stock import Stock
from ecvet.rules.accumulation.sums import Pick, picked
from ecvet.rules.accumulation.tree import Tree
from ecvet.rules.accumulation.work import Work

# A question costs the time of about so many sums even where all of them are known from others.
_OVERHEAD = 100


class _Question(NamedTuple):
    """What is cheapest under some caps, with some gauges watched.

    Args:
        caps: How many of some lots may be used, in order.
        watched: The indexes of the gauges that are watched.
        least: Points, in grains, and units that are necessary at the least.
        tries: How often it was asked before, with less to spend.
    """

    caps: tuple[Cap, ...]
    watched: frozenset[int]
    least: tuple[int, int] = (0, 0)
    tries: int = 0


class Answer(NamedTuple):
    """The answer to a question; answers are looked at in the order of their fields.

    Args:
        points: The points to be earned at the least, in grains.
        units: The units to be earned at the least.
        lack: Less the points held that count at the most, in grains.
        nearness: How near the question is to the first one: the stricter is looked at first.
        number: Its place among the answers.
        question: The question.
        picks: What is chosen; `None` where nothing was found for what was to be spent.
    """

    points: int
    units: int
    lack: int
    nearness: int
    number: int
    question: _Question
    picks: tuple[Pick, ...] | None


class Search:
    """Looks for the best choice of one learner.

    Args:
        tree: The rules.
        grounds: What all learners have in common.
        stock: What there is to place.
        conditions: What is required across the groups.
        demanding: Whether minima bind; without them the most that can count is found, whatever is missing.
        work: How many sums may be made.
    """

    def __init__(
        self,
        tree: Tree,
        grounds: Grounds,
        stock: Stock,
        conditions: Conditions,
        *,
        demanding: bool,
        work: int,
    ) -> None:
        """Begin with nothing asked."""
        self.tree, self.grounds, self.stock, self.conditions = tree, grounds, stock, conditions
        self.lots, self.grain = stock.lots, grounds.grain
        self.demanding, self.work = demanding, Work(work)
        self.barred = [i for i, g in enumerate(conditions.gauges) if g.most is not None and not g.by_points]
        rules = [one for one in tree.pathway.requirements if isinstance(one, Prerequisite) and demanding]
        self.prerequisites = Prerequisites(rules, conditions, stock)
        self.reaches: dict[tuple[frozenset[int], tuple[int, int] | None], Reach] = {}
        self.asked: set[_Question] = set()
        self.waiting: list[Answer] = []
        #: What must be spent at the least in a node, by its index, once it is known.
        self.needs: dict[int, int] = {}

    def best(self) -> Answer | None:
        """Return the best choice that breaks no rule, or `None` where there is none.

        Raises:
            OutOfWork: where more sums would have to be made than allowed.
        """
        self._ask(_Question((), frozenset()))
        if self.demanding and self.conditions.gauges:
            self.needs = self._reach(frozenset(), None).least()
        while self.waiting:
            found = heappop(self.waiting)
            stricter = self._stricter(found)
            if stricter is None:
                return found
            for question in stricter:
                self._ask(question)
        return None

    def _ask(self, question: _Question) -> None:
        """Answer a question that was not asked before, if it does not contradict itself."""
        caps = self.prerequisites.settled(question.caps)
        question = question._replace(caps=caps or ())
        if caps is None or question in self.asked:
            return
        self.asked.add(question)
        self.work.spend(_OVERHEAD)
        budget = self._budget(question)
        reach = self._reach(question.watched, budget)
        way = reach.best(question.caps)
        place = (-len(question.caps) - len(question.watched), len(self.asked))
        if way is not None:
            points, units, held = reach.fields.split(way[0])
            # What is used twice is counted twice there: no more counts than there is.
            lack = -min(held, self._most_held(question.caps)) if self._may_compete else -held
            heappush(self.waiting, Answer(points, units, lack, *place, question, tuple(picked(way[1]))))
        elif reach.short is not None:
            # Whatever was left out costs no less than the least of it.
            points, units, _ = reach.fields.split(reach.short)
            heappush(self.waiting, Answer(points, units, -reach.fields.held, *place, question, None))

    def _reach(self, watched: frozenset[int], budget: tuple[int, int] | None) -> Reach:
        """Return what works out the sums; it remembers those that it has."""
        if (watched, budget) not in self.reaches:
            self.reaches[watched, budget] = Reach(
                self.tree,
                self.grounds,
                self.stock,
                self.conditions,
                watched,
                budget,
                self.needs if watched else {},
                demanding=self.demanding,
                work=self.work,
            )
        return self.reaches[watched, budget]

    def _budget(self, question: _Question) -> tuple[int, int] | None:
        """Return the points and units that may be earned; `None` for any: with nothing watched, sums are few."""
        if not question.watched:
            return None
        points, units = question.least
        if not question.tries:
            return points, units
        step = max(1, self.tree.nodes[0].ceiling // self.grain // 32)
        return points + step * (2**question.tries - 1), len(self.tree.nodes)

    def _stricter(self, found: Answer) -> Iterator[_Question] | None:
        """Return the questions that take the place of one whose answer will not do; `None` where it will."""
        question, least = found.question, (found.points, found.units)
        if found.picks is None:
            return iter([question._replace(least=least, tries=question.tries + 1)])
        broken = self._broken(found.picks).difference(question.watched, self.barred)
        if broken:
            return iter([_Question(question.caps, question.watched | broken, least)])
        some = self.prerequisites.instead(found.picks, question.caps)
        if some is None:
            excess = self._excess(found.picks, question.caps)
            some = None if excess is None else _split(question.caps, *excess)
        return None if some is None else (_Question(caps, question.watched, least) for caps in some)

    def _broken(self, picks: tuple[Pick, ...]) -> frozenset[int]:
        """Return the indexes of the gauges that are not as they must be."""
        gauges = self.conditions.gauges
        if not gauges:
            return frozenset()
        amounts: Counter[int] = Counter()
        for taker, lot, number, points in picks:
            if lot is not None:
                for index, amount in self.lots[lot].adds(gauges, taker, number, points * self.grain):
                    amounts[index] += amount
            elif number:
                for index in self._open_counts:
                    amounts[index] += points * self.grain if gauges[index].by_points else number
        return self.conditions.broken(amounts, demanding=self.demanding)

    @cached_property
    def _open_counts(self) -> tuple[int, ...]:
        return self.conditions.earned(None)

    @cached_property
    def _may_compete(self) -> bool:
        return any(lot.contested for lot in self.lots)

    def _excess(
        self, picks: tuple[Pick, ...], caps: tuple[Cap, ...]
    ) -> tuple[int, dict[tuple[int, int], int]] | None:
        """Return something used too often: how often it may be, and how often it is, by place and lot."""
        if not self.barred and not self._may_compete:
            return None
        used: dict[int, dict[int, int]] = {}
        for taker, lot, number, _ in picks:
            if lot is not None:
                once = self.lots[lot].part is not None
                used.setdefault(lot, {})[taker] = 1 if once else number
        there = {lot: self._there(lot, caps) for lot in sorted(used)}
        for index in self.barred:
            barred = {
                (ANYWHERE, lot): min(sum(used[lot].values()), most)
                for lot, most in there.items()
                if index in self.lots[lot].counts
            }
            most = self.conditions.gauges[index].most or 0
            if sum(barred.values()) > most:
                return most, barred
        for lot, most in there.items():
            if sum(used[lot].values()) > most:
                return most, {(taker, lot): number for taker, number in sorted(used[lot].items())}
        return None

    def _there(self, lot: int, caps: tuple[Cap, ...]) -> int:
        """Return how many of a lot may be used in all."""
        number = len(self.lots[lot].things)
        return min([number, *[cap.most for cap in caps if cap.lot == lot and cap.place == ANYWHERE]])

    def _most_held(self, caps: tuple[Cap, ...]) -> int:
        """Return how many points held can count at the most if everything counts once, in grains."""
        worths = [
            (self._there(index, caps) * worth, self.lots[index].counts) for index, worth in self._worths
        ]
        total = sum([worth for worth, _ in worths])
        over = [
            sum([worth for worth, counts in worths if index in counts]) - gauge.most
            for index, gauge in enumerate(self.conditions.gauges)
            if gauge.by_points and gauge.most is not None
        ]
        return (total - max([0, *over])) // self.grain

    @cached_property
    def _worths(self) -> list[tuple[int, int]]:
        """The lots that are held, or begun, and the most points that one of each brings, in millionths."""
        amounts = (
            (index, [high for _, high in lot.points.values()] if lot.held else (lot.part or {}).values())
            for index, lot in enumerate(self.lots)
        )
        return [(index, max(some)) for index, some in amounts if some]


def _split(caps: tuple[Cap, ...], most: int, used: dict[tuple[int, int], int]) -> Iterator[tuple[Cap, ...]]:
    """Yield the caps of the questions that leave out an excess: one question for each use, that of the last first."""
    # If each used one more than its cap, they would use one more than there may be.
    spare = sum(used.values()) - most - 1
    for place, number in reversed(used.items()):
        if number:
            cut = min(number - 1, spare)
            spare -= cut
            kept = (cap for cap in caps if cap[:2] != place or cap.least)
            yield tuple(sorted([*kept, Cap(*place, number - 1 - cut)]))
