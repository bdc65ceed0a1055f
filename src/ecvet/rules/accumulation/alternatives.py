"""Units to be earned that others could be earned instead of, at the same cost."""

from collections.abc import Iterable, Mapping
from math import comb
from typing import TypeAlias

from ecvet.rules.accumulation.stock import Lot, Stock
from ecvet.rules.accumulation.sums import Pick
from ecvet.rules.accumulation.tree import Tree

#: How many units are to be earned, by their lot and, in it, by the group that takes them.
_Chosen: TypeAlias = dict[int, dict[int, int]]
#: How many units of a group may be chosen, and how many are, by the points that each brings.
_Units: TypeAlias = dict[int, tuple[int, int]]


def ways(tree: Tree, stock: Stock, picks: Iterable[Pick]) -> int:
    """Return how many completions cost the same since in each group other units bring as much.

    In a group so many units stand for as many others that bring the same points together there and count alike in what
    is required across the groups, whatever other groups would take them, as long as they are chosen in none of them.
    What may be chosen in two groups is counted in one of them, so that the choices of all groups go together. There may
    be further ways that cost the same: by other groups, or by other points in several of them.

    Args:
        tree: The rules.
        stock: What there was to place.
        picks: The best choice.
    """
    chosen = _chosen(stock, picks)
    several = {lot: takers for lot, takers in chosen.items() if len(takers) > 1}
    found = 1
    for lot, takers in several.items():
        found *= comb(len(stock.lots[lot].things), sum(takers.values()))
    once = {lot: takers for lot, takers in chosen.items() if lot not in several}
    # What is free to be chosen in one group is counted there alone.
    free = {lot: len(stock.lots[lot].things) - sum(takers.values()) for lot, takers in once.items()}
    free.update(dict.fromkeys(several, 0))
    for taker in sorted({taker for takers in once.values() for taker in takers}):
        found *= _in_group(tree, stock, taker, once, free)
    return found


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
) -> int:
    """Return the ways to choose in one group; what is free there is free no longer."""
    demanded = tree.demanded[taker]
    alike: dict[object, list[int]] = {}
    for index in stock.takers[taker]:
        lot = stock.lots[index]
        if _is_whole(lot) and lot.things[0] not in demanded:
            least, most = lot.points[taker]
            # What brings any points of a range stands for what brings any of the same range.
            alike.setdefault((lot.counts, None if least == most else (least, most)), []).append(index)
    found = 1
    for lots in alike.values():
        units: _Units = {}
        for index in lots:
            worth, _ = stock.lots[index].points[taker]
            here = chosen[index].get(taker, 0) if index in chosen else 0
            there = here + free.get(index, len(stock.lots[index].things))
            available, taken = units.get(worth, (0, 0))
            units[worth] = available + there, taken + here
        if any(here for _, here in units.values()):
            found *= _selections(units)
            free.update(dict.fromkeys(lots, 0))
    return found


def _selections(units: _Units) -> int:
    """Return in how many ways as many units bring as many points together."""
    number = sum([here for _, here in units.values()])
    points = sum([here * worth for worth, (_, here) in units.items()])
    # The ways to choose so many units that bring so many points.
    found = {(0, 0): 1}
    for worth, (available, _) in units.items():
        more: dict[tuple[int, int], int] = {}
        for (chosen, brought), known in found.items():
            for added in range(min(available, number - chosen) + 1):
                total = chosen + added, brought + added * worth
                more[total] = more.get(total, 0) + known * comb(available, added)
        found = more
    return found[number, points]
