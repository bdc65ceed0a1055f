"""Sums, each with the cheapest way to it, and which of them are worth keeping."""

from collections.abc import Iterator
from typing import TypeAlias

from ecvet.rules.accumulation.fields import Fields

#: So many of a lot placed with a taker; or, without a lot, a group or branch that is used, or points to be earned: the
#: index of the node; that of the lot or `None`; how many of it, or 1 where an open entry is to be filled by something
#: to be earned, else 0; the points that they bring together, in grains.
Pick: TypeAlias = tuple[int, int | None, int, int]
#: The picks of a choice: a chain of pairs, so that choices share what they have in common.
Picks: TypeAlias = "tuple[Picks, Picks] | Pick | None"
#: A cost and the picks that cost it.
Way: TypeAlias = tuple[int, Picks]
#: The cheapest way to every sum.
Sums: TypeAlias = dict[int, Way]

#: To use nothing costs nothing.
NOTHING: Way = (0, None)
#: From so many sums on it pays to leave out the needless ones at once.
MANY = 32
# A sum is compared with so many others at most: to leave out fewer is no error.
_COMPARED = 32


def both(one: Picks, other: Picks) -> Picks:
    """Return the picks of two choices that are made together."""
    return (one, other) if one and other else one or other


def picked(picks: Picks) -> Iterator[Pick]:
    """Yield the picks of a choice, in the order in which they were made."""
    waiting = [picks]
    while waiting:
        last = waiting.pop()
        if last is None:
            continue
        if len(last) == 2:
            waiting += [last[1], last[0]]
        else:
            yield last


def cheaper(sums: Sums, others: Sums) -> Sums:
    """Add other ways to the sums, keeping the cheapest way to each, the earlier one among equals."""
    for total, way in others.items():
        if total not in sums or way[0] < sums[total][0]:
            sums[total] = way
    return sums


def best(sums: Sums, fields: Fields, exact: int) -> Sums:
    """Leave out sums for which another costs no more and is at least as good in every field.

    Args:
        sums: The sums.
        fields: Their fields.
        exact: The fields in which only equal ones are compared.
    """
    points = fields.points
    cheapest: dict[int, int] = {}
    kept: Sums = {}
    # Of those that differ in points only, the one with the most comes first: who follows must be cheaper.
    for total, way in sorted(sums.items(), reverse=True):
        rest = total & ~points
        if rest not in cheapest or way[0] < cheapest[rest]:
            cheapest[rest] = way[0]
            kept[total] = way
    return _undominated(kept, fields, exact) if fields.gauged and len(kept) > 1 else kept


def _undominated(sums: Sums, fields: Fields, exact: int) -> Sums:
    """Leave out what another sum makes needless by having no less of what is wished for and no more of the rest."""
    wished = fields.wished | (fields.points >> 1)
    guards = fields.guards | (fields.member >> 1)
    alike: dict[int, list[int]] = {}
    kept: Sums = {}
    for total in sorted(sums, key=lambda total: (sums[total][0], total)):
        # What is wished for is turned round, so that less is better in every field.
        turned = (total & ~exact) ^ wished
        others, guarded = alike.setdefault(total & exact, []), turned | guards
        for other in others:
            # Where no field of the other is greater, none borrows from its guard.
            if (guarded - other) & guards == guards:
                break
        else:
            kept[total] = sums[total]
            if len(others) < _COMPARED:
                others.append(turned)
    return kept
