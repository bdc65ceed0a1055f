"""The search: from what is cheapest when not all is looked at, to what is cheapest of all that the rules allow.

What `reach` finds may use something in several places at once, or pass over what is required across the groups. Then
its question is replaced by stricter ones, which leave out what was found and nothing that the rules allow:

- Amounts of points that are not as they must be are watched from there on, one more at a time.
- Of a prerequisite that is not fulfilled, each question decides on one unit needed: it is out, or in one of its places.
- Of something used too often, one question lets a place keep what it has, so that less is left for the others, and one
  lets it have less. Of barred units, each question caps one. Where several things are used too often, one question more
  caps all of them at once: often its answer is as cheap, and then the best.

A question with something to watch has a budget, for most sums are dearer than what is looked for. It begins with the
least that is known to be necessary; where nothing is found for it, it grows.

Where groups share most of their units, what is found that way is far too cheap for long. Then `prices` tells better
what is needed at the least, and finds choices that use less of what many places want.

What may be cheapest comes first. How many points held can count at the most, `ceilings` knows better than the sums do,
which count twice what they use twice. So the first answer that breaks no rule is the best of all. Of equally good ones
it is that of the strictest question, and of its answers the one with the fewest things to be earned in open entries,
then with the fewest that could stand elsewhere too, then the first in the order in which the sums were made.
"""

from collections import Counter
from collections.abc import Iterator
from functools import cached_property
from heapq import heappop, heappush
from itertools import chain

from ecvet.model.requirements import Prerequisite
from ecvet.rules.accumulation.ceilings import Ceilings
from ecvet.rules.accumulation.conditions import Conditions
from ecvet.rules.accumulation.excess import Uses, split
from ecvet.rules.accumulation.fields import Tariff
from ecvet.rules.accumulation.grounds import Grounds
from ecvet.rules.accumulation.prerequisites import Prerequisites
from ecvet.rules.accumulation.prices import Goods, Market, goods, market
from ecvet.rules.accumulation.questions import Answer, Question
from ecvet.rules.accumulation.reach import Reach
from ecvet.rules.accumulation.stock import Stock
from ecvet.rules.accumulation.sums import Pick, picked
from ecvet.rules.accumulation.tree import Tree
from ecvet.rules.accumulation.work import Bounds, OutOfWork, Work

# A question costs the time of about so many sums even where all of them are known from others.
_OVERHEAD = 100
# Once the questions have taken so many times what the first one took, it pays to look for prices.
_PATIENCE = 40


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
        self.demanding, self.work, self.allowed = demanding, Work(work), work
        self.barred = conditions.barred
        rules = [one for one in tree.pathway.requirements if isinstance(one, Prerequisite) and demanding]
        self.prerequisites = Prerequisites(rules, conditions, stock)
        self.reaches: dict[tuple[frozenset[int], tuple[int, int] | None], Reach] = {}
        self.asked: set[Question] = set()
        self.waiting: list[Answer] = []
        self.number = 0
        #: What the first question took.
        self.once = 0
        self.market: Market | None = None
        #: Whether no choice that takes as little to earn counts more points held than the best that was found.
        self.proven = True
        #: What must be spent at the least in a node, by its index, once it is known.
        self.needs: dict[int, int] = {}

    def best(self) -> Answer | None:
        """Return the best choice that breaks no rule, or `None` where there is none.

        Raises:
            OutOfWork: where more sums would have to be made than allowed.
        """
        self._ask(Question((), frozenset()))
        self.once = self.allowed - self.work.left
        if self.demanding and self.conditions.gauges:
            self.needs = self._reach(frozenset(), None).least()
        while self.waiting:
            found = heappop(self.waiting)
            try:
                if self._will_do(found):
                    return found
            except OutOfWork:
                return self._cut_short(found)
        return None

    def _will_do(self, found: Answer) -> bool:
        """Whether an answer breaks no rule; else ask what is still to be asked, or put stricter questions."""
        if found.picks is None:
            self._ask(found.question)
            return False
        stricter = self._stricter(found, found.picks)
        if stricter is None and found.itself[:3] != found[:3]:
            # It would do, but something else may take less.
            heappush(self.waiting, found.itself)
            self._await(*found[:3], found.question._replace(plain=True))
            return False
        for question in stricter or ():
            # What is stricter is no cheaper.
            again = question._replace(least=(found.points, found.units), tries=0, plain=False)
            self._await(*found[:3], again)
        return stricter is None

    def _cut_short(self, cheapest: Answer) -> Answer:
        """Return the best choice that was found where no other takes less to earn; it may be that another counts more.

        Raises:
            OutOfWork: where another may take less, with what is known until then.
        """
        best = min((one.itself for one in self.waiting if self._breaks_nothing(one)), default=None)
        least, most = cheapest[:2], None if best is None else best[:2]
        if best is not None and least == most:
            self.proven = False
            return best
        raise OutOfWork(Bounds(self._amount(least), most and self._amount(most)))

    def _breaks_nothing(self, found: Answer) -> bool:
        return found.picks is not None and self._stricter(found, found.picks) is None

    def _amount(self, distance: tuple[int, int]) -> tuple[int, int]:
        """Return a distance with its points in millionths."""
        return distance[0] * self.grain, distance[1]

    def _ask(self, question: Question) -> None:
        """Answer a question that was not asked before, if it does not contradict itself."""
        caps = self.prerequisites.settled(question.caps)
        if caps is None:
            return
        if caps is not question.caps:
            question = question._replace(caps=caps)
        if question in self.asked:
            return
        self.asked.add(question)
        self.work.spend(_OVERHEAD)
        if self.market is None and self._is_slow():
            self.market = market(self._goods(), self._at, self.work)
            if self.market is None:
                # Nothing completes: whatever is waiting promises too much.
                self.waiting.clear()
                return
        if self.market is None or question.watched or question.plain:
            self._ask_plainly(question)
        else:
            self._ask_at_prices(question, self.market)

    def _ask_plainly(self, question: Question) -> None:
        reach = self._reach(question.watched, self._budget(question))
        way = reach.best(question.caps)
        if way is not None:
            points, units, held = reach.fields.split(way[0])
            if self.market is not None:
                points, units = max((points, units), self.market.floor)
            if len(self.asked) > 1:
                # What is used twice is counted twice there. The first answer has no other to be compared with.
                held = min(held, self._ceilings.most(question.caps))
            self._await(points, units, -held, question, tuple(picked(way[1])))
        elif reach.short is not None:
            # Whatever was left out costs no less than the least of it.
            points, units, _ = reach.fields.split(reach.short)
            again = question._replace(least=(points, units), tries=question.tries + 1)
            self._await(points, units, -self._ceilings.most(question.caps), again)

    def _ask_at_prices(self, question: Question, market: Market) -> None:
        way = market.reach.best(question.caps)
        if way is not None:
            points, units = max(market.least(way, question.caps), question.least)
            picks = tuple(picked(way[1]))
            lack = -self._ceilings.most(question.caps)
            self._await(points, units, lack, question, picks, market.worth(way, picks))

    def _await(
        self,
        points: int,
        units: int,
        lack: int,
        question: Question,
        picks: tuple[Pick, ...] | None = None,
        worth: tuple[int, int, int] | None = None,
    ) -> None:
        self.number += 1
        place = question.nearness, self.number
        heappush(self.waiting, Answer(points, units, lack, *place, question, picks, worth))

    def _is_slow(self) -> bool:
        """Whether the questions have taken so long that it pays to look for prices, and units compete."""
        spent = self.allowed - self.work.left
        return self.demanding and self._may_compete and spent > _PATIENCE * max(self.once, _OVERHEAD)

    def _goods(self) -> Goods:
        endless = any(True for _ in self.tree.opens())
        return goods(self.lots, self.barred, self.grain, self.grounds.fields, endless=endless)

    def _at(self, tariff: Tariff, work: Work) -> Reach:
        """Return what works out the sums at a tariff."""
        return Reach(
            self.tree,
            self.grounds,
            self.stock,
            self.conditions,
            frozenset(),
            tariff=tariff,
            demanding=True,
            work=work,
        )

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

    def _budget(self, question: Question) -> tuple[int, int] | None:
        """Return the points and units that may be earned; `None` for any: with nothing watched, sums are few."""
        if not question.watched:
            return None
        points, units = question.least
        if not question.tries:
            return points, units
        step = max(1, self.tree.nodes[0].ceiling // self.grain // 32)
        return points + step * (2**question.tries - 1), len(self.tree.nodes)

    def _stricter(self, found: Answer, picks: tuple[Pick, ...]) -> Iterator[Question] | None:
        """Return the questions that take the place of one whose answer will not do; `None` where it will."""
        question = found.question
        broken = self._broken(picks).difference(self.barred)
        if broken and not question.watched:
            return self._watching(question, broken)
        some = self.prerequisites.instead(picks, question.caps)
        if some is not None:
            return (question._replace(caps=caps) for caps in some if not question.guess)
        less = self._less(picks, question)
        return self._watching(question, broken) if broken and less is None else less

    def _watching(self, question: Question, broken: frozenset[int]) -> Iterator[Question]:
        """Yield the question that watches one gauge more: the fewer are watched, the fewer are the sums."""
        # What must not be surpassed concerns what is held only, which is less than all that can be earned.
        first = min(broken, key=lambda index: (self.conditions.gauges[index].most is None, index))
        yield question._replace(watched=question.watched | {first})

    def _less(self, picks: tuple[Pick, ...], question: Question) -> Iterator[Question] | None:
        """Return the questions under which less is used of what is used too often; `None` where nothing is."""
        if not self.barred and not self._may_compete:
            return None
        uses = Uses(self.tree, self.lots, self.barred, self.grain, picks, question.caps)
        excess = next(uses.excesses(), None)
        if excess is None:
            return None
        amended = uses.amended(1 if question.guess else 2)
        guesses = [] if amended is None else [question._replace(caps=amended, guess=True)]
        some = () if question.guess else split(question.caps, excess, self.lots)
        return chain(guesses, (question._replace(caps=caps) for caps in some))

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
                # What is earned for an open entry has no code: only points of it are asked for.
                for index in self._open_counts:
                    amounts[index] += points * self.grain
        return self.conditions.broken(amounts, demanding=self.demanding)

    @cached_property
    def _open_counts(self) -> tuple[int, ...]:
        return self.conditions.earned(None)

    @cached_property
    def _may_compete(self) -> bool:
        return any(lot.contested for lot in self.lots)

    @cached_property
    def _ceilings(self) -> Ceilings:
        return Ceilings(self.tree, self.stock, self.conditions, self.grain, demanding=self.demanding)
