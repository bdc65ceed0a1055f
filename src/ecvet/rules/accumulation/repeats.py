"""What is held counts once, however often it is listed: credits that are the same, or attest the same outcomes."""

from collections.abc import Callable, Iterable, Sequence
from functools import reduce
from operator import itemgetter
from typing import TypeAlias

from ecvet.model.assessments import Credit

#: A credit as it would count in an entry: its index; its points in millionths, the least of them and the most, `None`
#: where nothing bounds them.
Share: TypeAlias = tuple[int, int, int | None]
#: What credits bring together: points for certain, how many have no bound, points at most.
_Weight: TypeAlias = tuple[int, int, int]
#: What a credit for parts of a unit attests, as far as it is known: outcomes, and parts.
_Content: TypeAlias = tuple[tuple[str, ...], tuple[str, ...]]

_NOTHING: _Weight = (0, 0, 0)


def listed_again(
    credits: Sequence[Credit], admitted: Iterable[int], rank: Callable[[int], tuple[int, ...]]
) -> frozenset[int]:
    """Return the credits that bear the id of another one for the same unit, which is preferred.

    Two institutions may number their credits alike, so that an id by itself does not make two credits one.

    Args:
        credits: The credits.
        admitted: The indexes of those that may count.
        rank: By what one is preferred to another, by its index.
    """
    named: dict[tuple[str, str], list[int]] = {}
    for index in admitted:
        credit = credits[index]
        if credit.id is not None:
            named.setdefault((credit.unit, credit.id), []).append(index)
    alike = (same for same in named.values() if len(same) > 1)
    return frozenset(index for same in alike for index in same if index != max(same, key=rank))


def apart(credits: Sequence[Credit], shares: Sequence[Share]) -> frozenset[int]:
    """Return the credits for parts of one unit that count in an entry: of those that attest the same, one.

    They are those that bring the most points together without attesting anything twice. Credits of which nobody
    knows what they attest may attest the same: of these, one counts, and beside nothing else.

    Args:
        credits: The credits.
        shares: Those for parts of the unit, the preferred ones first.
    """
    if len(shares) < 2:
        return frozenset(index for index, _, _ in shares)
    best: dict[_Content, Share] = {}
    for share in shares:
        content = _content(credits[share[0]])
        best[content] = max(best.get(content, share), share, key=_weight)
    ordered = [(content, best[content]) for content in sorted(best)]
    return frozenset(index for index, _, _ in _heaviest(ordered))


def _content(credit: Credit) -> _Content:
    return tuple(sorted({*credit.outcomes})), tuple(sorted({part.unit for part in credit.parts}))


def _weight(share: Share) -> _Weight:
    _, low, high = share
    return low, int(high is None), high or 0


def _are_apart(one: _Content, other: _Content) -> bool:
    """Whether two credits are known to have nothing in common: by their outcomes, else by their parts."""
    outcomes, parts = zip(one, other, strict=True)
    known = outcomes if all(outcomes) else parts
    return all(known) and set(known[0]).isdisjoint(known[1])


def _heaviest(shares: Sequence[tuple[_Content, Share]]) -> Iterable[Share]:
    """Return the shares, each apart from all others, that weigh the most; of equal choices the first by content."""
    rivals = [
        {i for i, (other, _) in enumerate(shares) if i != j and not _are_apart(content, other)}
        for j, (content, _) in enumerate(shares)
    ]
    most, found = (-1, 0, 0), tuple[int, ...]()
    seen: dict[tuple[int, ...], _Weight] = {}
    waiting = [(tuple(range(len(shares))), _NOTHING, tuple[int, ...]())]
    while waiting:
        left, weight, chosen = waiting.pop()
        if left in seen and seen[left] >= weight:
            continue
        seen[left] = weight
        if _sum(weight, _total(shares[index][1] for index in left)) < most:
            continue
        if not left:
            most, found = max((most, found), (weight, chosen), key=itemgetter(0))
            continue
        index, rest = left[0], left[1:]
        against = rivals[index].intersection(rest)
        if against:
            waiting.append((rest, weight, chosen))
        kept = tuple(other for other in rest if other not in against)
        waiting.append((kept, _sum(weight, _weight(shares[index][1])), (*chosen, index)))
    return [shares[index][1] for index in found]


def _total(shares: Iterable[Share]) -> _Weight:
    return reduce(_sum, map(_weight, shares), _NOTHING)


def _sum(one: _Weight, other: _Weight) -> _Weight:
    return one[0] + other[0], one[1] + other[1], one[2] + other[2]
