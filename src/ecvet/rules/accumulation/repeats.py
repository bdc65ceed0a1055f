"""What is held counts once, however often it is listed: credits that are the same, or attest the same outcomes."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeAlias

from ecvet.model.assessments import Credit
from ecvet.rules.accumulation.work import OutOfWork, Work

#: A credit as it would count in an entry: its index; its points in millionths, the least of them and the most, `None`
#: where nothing bounds them.
Share: TypeAlias = tuple[int, int, int | None]
#: What a credit for parts of a unit attests, as far as it is known: outcomes, and parts.
_Content: TypeAlias = tuple[tuple[str, ...], tuple[str, ...]]


#: So many bits are enough for the points of as many credits as anybody has.
_FIELD = 80


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


def apart(credits: Sequence[Credit], shares: Sequence[Share], work: Work) -> frozenset[int]:
    """Return the credits for parts of one unit that count in an entry: of those that attest the same, one.

    They are those that bring the most points together without attesting anything twice. Credits of which nobody
    knows what they attest may attest the same: of these, one counts, and beside nothing else.

    Args:
        credits: The credits.
        shares: Those for parts of the unit, the preferred ones first.
        work: How much may be looked at; where it is used up, they may be others than those that bring the most.
    """
    if len(shares) < 2:
        return frozenset(index for index, _, _ in shares)
    best: dict[_Content, Share] = {}
    for share in shares:
        content = _content(credits[share[0]])
        best[content] = max(best.get(content, share), share, key=_weight)
    ordered = [(content, best[content]) for content in sorted(best)]
    return frozenset(index for index, _, _ in _heaviest(ordered, work))


def _content(credit: Credit) -> _Content:
    return tuple(sorted({*credit.outcomes})), tuple(sorted({part.unit for part in credit.parts}))


def _weight(share: Share) -> int:
    """Return what a share brings: points for certain, then whether they have no bound, then points at most."""
    _, low, high = share
    return (((low << _FIELD) + (high is None)) << _FIELD) + (high or 0)


def _first(some: int) -> int:
    """Return the first place in a set."""
    return (some & -some).bit_length() - 1


def _are_apart(one: _Content, other: _Content) -> bool:
    """Whether two credits are known to have nothing in common: by their outcomes, else by their parts."""
    mine, others = (one[0], other[0]) if one[0] and other[0] else (one[1], other[1])
    return bool(mine) and bool(others) and set(mine).isdisjoint(others)


def _heaviest(shares: Sequence[tuple[_Content, Share]], work: Work) -> Iterator[Share]:
    """Yield the shares, each apart from all others, that weigh the most; of equal choices the first by content.

    Sets of shares are whole numbers with a bit for each, the heaviest share first.
    """
    # A bit for each share below all that it brings lets the first by content have more, and no two choices as much.
    ranked = sorted(
        ((_weight(share) << len(shares)) + (1 << place), content, share)
        for place, (content, share) in enumerate(reversed(shares))
    )[::-1]
    weights, contents = [weight for weight, _, _ in ranked], [content for _, content, _ in ranked]
    most = found = 0
    try:
        work.spend(len(shares) ** 2)
        rivals = [_rivals(contents, place) for place in range(len(contents))]
        waiting = [(sum(weights), (1 << len(shares)) - 1, 0, 0)]
        while waiting:
            bound, left, weight, chosen = waiting.pop()
            if bound <= most:
                continue
            work.spend(left.bit_count())
            before = 0
            for place, more in _bounds(left, weights, rivals):
                if weight + weights[place] > most:
                    most, found = weight + weights[place], chosen | 1 << place
                rest = before & ~rivals[place]
                if rest and weight + more > most:
                    waiting.append((weight + more, rest, weight + weights[place], chosen | 1 << place))
                before |= 1 << place
    except OutOfWork:
        # What was found until then is apart. Whether it is the most is not known: nothing is decided.
        pass
    return (share for place, (_, _, share) in enumerate(ranked) if found >> place & 1)


def _bounds(left: int, weights: Sequence[int], rivals: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield the place of each share of a set, with a weight that it and those before it do not surpass together.

    Shares that are all rivals of each other bring no more than the heaviest of them, and so they come one after the
    other.
    """
    bound = 0
    while left:
        alike = left
        bound += weights[_first(left)]
        while alike:
            place = _first(alike)
            yield place, bound
            left ^= 1 << place
            alike &= rivals[place]


def _rivals(contents: Sequence[_Content], place: int) -> int:
    """Return the set of those that may attest what one of them attests, itself not among them."""
    return sum(
        1 << other
        for other, content in enumerate(contents)
        if other != place and not _are_apart(contents[place], content)
    )
