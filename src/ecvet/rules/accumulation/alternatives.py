"""Units to be earned that others could be earned instead of, at the same cost."""

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeAlias

from ecvet.rules.accumulation.stock import Lot, Stock
from ecvet.rules.accumulation.sums import Pick
from ecvet.rules.accumulation.tree import Tree

#: How many units are to be earned, by their lot and, in it, by the group that takes them.
_Chosen: TypeAlias = dict[int, dict[int, int]]


def interchangeable(tree: Tree, stock: Stock, picks: Iterable[Pick]) -> tuple[tuple[int, int], ...]:
    """Return for sets of units of which any may be chosen as well: how many there are, and how many are chosen.

    In a group a unit stands for every other one that brings as much there and counts alike in what is required across
    the groups, whatever other groups would take it, as long as it is chosen in none of them. No unit is in two sets,
    so that the choices from each of them go together. There may be further ways that cost the same: by other groups.

    Args:
        tree: The rules.
        stock: What there was to place.
        picks: The best choice.
    """
    chosen = _chosen(stock, picks)
    several = {lot: takers for lot, takers in chosen.items() if len(takers) > 1}
    sets = [(len(stock.lots[lot].things), sum(takers.values())) for lot, takers in sorted(several.items())]
    once = {lot: takers for lot, takers in chosen.items() if lot not in several}
    # What is free to be chosen in one group is counted there alone.
    free = {lot: len(stock.lots[lot].things) - sum(takers.values()) for lot, takers in chosen.items()}
    free.update(dict.fromkeys(several, 0))
    for taker in sorted({taker for takers in once.values() for taker in takers}):
        sets += _in_group(tree, stock, taker, once, free)
    return tuple(sets)


def _chosen(stock: Stock, picks: Iterable[Pick]) -> _Chosen:
    chosen: _Chosen = {}
    for taker, lot, number, _ in picks:
        if lot is not None and number and _is_whole(stock.lots[lot]):
            chosen.setdefault(lot, {})[taker] = number
    return chosen


def _is_whole(lot: Lot) -> bool:
    """Whether a lot is of units to be earned of which nothing is held."""
    return not lot.held and lot.part is None


def _in_group(
    tree: Tree, stock: Stock, taker: int, chosen: Mapping[int, Mapping[int, int]], free: dict[int, int]
) -> Iterator[tuple[int, int]]:
    """Yield the sets of one group; what is free in it is free no longer."""
    demanded = tree.demanded[taker]
    alike: dict[object, list[int]] = {}
    for index in stock.takers[taker]:
        lot = stock.lots[index]
        if _is_whole(lot) and lot.things[0] not in demanded:
            alike.setdefault((lot.points[taker], lot.counts), []).append(index)
    for lots in alike.values():
        here = sum([chosen[index].get(taker, 0) for index in lots if index in chosen])
        if here:
            yield here + sum([free.get(index, len(stock.lots[index].things)) for index in lots]), here
            free.update(dict.fromkeys(lots, 0))
