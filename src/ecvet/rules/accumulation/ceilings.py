"""How many points held can count at the most, whatever counts where: what the sums by themselves overrate.

In the sums a credit that stands in several places counts in each of them. Here every credit counts once, but it may be
split, and what groups demand is passed over. A ceiling picks some groups with a maximum: in them no more than their
maxima counts, and of all other credit what it brings elsewhere at the most. Of credit that is bounded across the groups
no more counts than an amount to which it can come. The least of the ceilings holds.
"""

from collections.abc import Iterable, Iterator, Sequence, Set
from itertools import chain, combinations
from typing import NamedTuple, TypeAlias

from ecvet.model.combination import Alternatives
from ecvet.rules.accumulation.caps import ANYWHERE, Cap
from ecvet.rules.accumulation.conditions import Conditions
from ecvet.rules.accumulation.stock import Lot, Stock
from ecvet.rules.accumulation.tree import Tree

# With more groups than these, not all choices of them are looked at.
_MANY = 4
# Up to so many grains, it is worked out to which amounts credit that is bounded can come.
_FINE = 4096
#: What one of a lot brings at the most, by the index of the taker, in grains; the greatest first.
_Worths: TypeAlias = tuple[tuple[int, int], ...]


class _Held(NamedTuple):
    """A lot that is held, or begun.

    Args:
        at: Its index.
        lot: The lot.
        worths: What one of it brings where.
        must: How many of it must be used, in a place where nothing else can stand for them.
        there: What one of those brings.
    """

    at: int
    lot: Lot
    worths: _Worths
    must: int
    there: int


class _Ceiling(NamedTuple):
    """What counts at the most.

    Args:
        points: That of which no cap concerns anything.
        beside: What caps may concern, and counts beside it.
        most: What counts of other credit together at the most.
        sums: The amounts to which what no cap concerns of that credit can come, as bits.
        among: What caps may concern of it.
    """

    points: int
    beside: Sequence[_Held]
    most: int = 0
    sums: int = 1
    among: Sequence[_Held] = ()


class Ceilings:
    """The ceilings of what one learner holds.

    Args:
        tree: The rules.
        stock: What there is to place.
        conditions: What is required across the groups.
        grain: The amount, in millionths, that all points are made of.
        demanding: Whether minima bind, so that what groups demand must be used.
    """

    def __init__(
        self, tree: Tree, stock: Stock, conditions: Conditions, grain: int, *, demanding: bool
    ) -> None:
        """Choose the groups, and add up what no cap concerns."""
        self._gauges, self._barred = conditions.gauges, conditions.barred
        bounded = [
            (i, g.most // grain) for i, g in enumerate(self._gauges) if g.most is not None and g.by_points
        ]
        self._ceilings: list[_Ceiling] = []
        held = list(_held(tree, stock, grain, demanding=demanding))
        for points, covered in _covers(tree, held, grain):
            outside = list(_outside(held, covered))
            self._ceilings.append(self._ceiling(points, outside))
            for gauge, most in bounded:
                among = [one for one in outside if one.lot.held and gauge in one.lot.counts]
                others = self._ceiling(points, [one for one in outside if one not in among])
                self._ceilings.append(self._bounded(others, among, most))

    def _ceiling(self, points: int, outside: Iterable[_Held]) -> _Ceiling:
        loose, fixed = self._apart(outside)
        return _Ceiling(points + sum([len(one.lot.things) * one.worths[0][1] for one in fixed]), loose)

    def _bounded(self, others: _Ceiling, among: Sequence[_Held], most: int) -> _Ceiling:
        """Return a ceiling of some credit and of what is bounded together beside it."""
        if most > _FINE or any(low != high for one in among for low, high in one.lot.points.values()):
            return others._replace(points=others.points + most)
        loose, fixed = self._apart(among)
        sums = 1 << min(most, sum([one.must * one.there for one in among]))
        for one in fixed:
            sums = _summed(sums, len(one.lot.things) - one.must, one.worths, most)
        return others._replace(most=most, sums=sums, among=loose)

    def _apart(self, held: Iterable[_Held]) -> tuple[list[_Held], list[_Held]]:
        """Return what caps may concern, and what not."""
        loose: list[_Held] = []
        fixed: list[_Held] = []
        for one in held:
            (loose if one.lot.may_be_capped(self._gauges) else fixed).append(one)
        return loose, fixed

    def most(self, caps: tuple[Cap, ...]) -> int:
        """Return how many points held can count at the most under some caps, in grains."""
        allowed = {(cap.place, cap.lot): cap.most for cap in caps}
        return min([self._most(ceiling, allowed) for ceiling in self._ceilings])

    def _most(self, ceiling: _Ceiling, allowed: dict[tuple[int, int], int]) -> int:
        points, sums = ceiling.points, ceiling.sums
        barred: dict[int, list[int]] = {}
        for index, lot, worths, _, _ in ceiling.beside:
            left = allowed.get((ANYWHERE, index), len(lot.things))
            for taker, worth in worths:
                used = min(left, allowed.get((taker, index), left))
                left -= used
                points += used * worth
                for gauge in self._barred if used else ():
                    if gauge in lot.counts:
                        barred.setdefault(gauge, []).extend([worth] * used)
                        # What two rules bar is left out once, by the first.
                        break
        for index, lot, worths, must, _ in ceiling.among:
            left = allowed.get((ANYWHERE, index), len(lot.things)) - must
            open_ = [one for one in worths if allowed.get((one[0], index), 1)]
            sums = _summed(sums, left, open_, ceiling.most)
        lost = [_surplus(barred[gauge], most) for gauge, most in self._barred.items() if gauge in barred]
        return points + sums.bit_length() - 1 - sum(lost)


def _summed(sums: int, things: int, worths: Iterable[tuple[int, int]], most: int) -> int:
    """Return the sums, as bits, of which each may be added to by some things, each by one of its worths."""
    within = (1 << (most + 1)) - 1
    amounts = {worth for _, worth in worths}
    for _ in range(things):
        more = 0
        for amount in amounts:
            more |= sums << amount
        sums |= more & within
    return sums


def _surplus(worths: list[int], most: int) -> int:
    """Return the least that must be left out so that no more than `most` are used."""
    return sum(sorted(worths)[: max(0, len(worths) - most)])


def _held(tree: Tree, stock: Stock, grain: int, *, demanding: bool) -> Iterator[_Held]:
    used = _used(tree) if demanding else frozenset[int]()
    for index, lot in enumerate(stock.lots):
        brings = lot.part or {} if not lot.held else {taker: high for taker, (_, high) in lot.points.items()}
        worths = [(taker, points // grain) for taker, points in brings.items() if points]
        if worths:
            must = [
                (sum(thing in tree.demanded[taker] for thing in lot.things), worth)
                for taker, worth in worths
                if taker in used
            ]
            worths.sort(key=lambda worth: -worth[1])
            yield _Held(index, lot, tuple(worths), *max(must, default=(0, 0)))


def _used(tree: Tree) -> Set[int]:
    """Return the groups that everybody uses who completes the rules."""
    used = {0}
    for node in tree.nodes[1:]:
        holder = tree.nodes[node.above[-1]]
        chosen = not isinstance(holder.member, Alternatives) or len(holder.below) == 1
        if holder.index in used and node.demanded and chosen:
            used.add(node.index)
    return used


def _outside(held: Iterable[_Held], covered: Set[int]) -> Iterator[_Held]:
    """Yield what may count outside the takers that are covered."""
    for one in held:
        worths = tuple([worth for worth in one.worths if worth[0] not in covered])
        if worths:
            yield one._replace(worths=worths)


def _covers(tree: Tree, held: Iterable[_Held], grain: int) -> Iterator[tuple[int, Set[int]]]:
    """Yield choices of maxima: what they come to together, in grains, and the takers that stand below them."""
    brought: dict[int, int] = {}
    for one in held:
        for taker, worth in one.worths:
            brought[taker] = brought.get(taker, 0) + worth * len(one.lot.things)
    below: dict[int, set[int]] = {}
    for taker in brought:
        for index in (taker, *tree.nodes[taker].above):
            below.setdefault(index, set()).add(taker)
    maxima = [
        (most // grain, takers)
        for index, takers in sorted(below.items())
        if (most := tree.nodes[index].most) is not None
        and most // grain < sum([brought[taker] for taker in takers])
    ]
    sizes = range(len(maxima) + 1) if len(maxima) <= _MANY else (0, 1, len(maxima))
    for chosen in chain.from_iterable(combinations(maxima, size) for size in sizes):
        yield sum(most for most, _ in chosen), frozenset[int]().union(*(takers for _, takers in chosen))
