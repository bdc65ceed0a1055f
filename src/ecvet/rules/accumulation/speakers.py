"""Which of several credits for one unit speaks for it."""

from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from typing import NamedTuple

from ecvet.model.assessments import Credit


class Offer(NamedTuple):
    """A credit that may be placed in an entry.

    Args:
        credit: Its index among the credits given.
        low: The points that it counts with there, in millionths; the least of them where they are unknown.
        high: The most of them; `None` where they are unknown and nothing bounds them.
    """

    credit: int
    low: int
    high: int | None


def rank(credits: Sequence[Credit], offer: Offer) -> tuple[int, bool, int]:
    """Return what one credit for a unit is preferred to another by: points, where it was earned, its level.

    Args:
        credits: The credits.
        offer: The offer of one of them.
    """
    credit = credits[offer.credit]
    return offer.low, credit.recognised_from is None, credit.level or 0


def speaking(
    credits: Sequence[Credit],
    some: dict[int, Offer],
    others: dict[int, Offer],
    preferred: Set[int],
    *,
    required: bool,
) -> dict[int, Offer]:
    """Return the offers of two credits for one unit, in the order of the rules: in each entry the better one.

    Where something is required across the groups, one credit speaks for the unit in all entries: the one that is
    preferred, else the one with the most points; of two with as many the one earned at home, then the one of the higher
    level, then the one that more entries accept.

    Args:
        credits: The credits.
        some: The offers of one, by the index of the entry.
        others: The offers of the other.
        preferred: The indexes of the credits that are to speak for their units.
        required: Whether something is required across the groups.
    """
    if required:
        return max(
            some,
            others,
            key=lambda offers: (max(_claim(credits, o, preferred) for o in offers.values()), len(offers)),
        )
    return {
        entry: max(offers, key=lambda offer: (offer.low, offer.high is None, offer.high or 0))
        for entry in sorted({*some, *others})
        if (offers := [found[entry] for found in (some, others) if entry in found])
    }


def _claim(
    credits: Sequence[Credit], offer: Offer, preferred: Set[int]
) -> tuple[bool, tuple[int, bool, int]]:
    return offer.credit in preferred, rank(credits, offer)


def rivals(
    credits: Sequence[Credit],
    admitted: Mapping[int, Mapping[int, Offer]],
    more_is_better: Callable[[Credit, int], bool],
) -> Iterator[tuple[int, ...]]:
    """Yield for each unit the credits for the whole of it of which none is as good as another in everything.

    Which of them should speak for the unit depends on what is required across the groups: with fewer points there may
    be room for it below a maximum, and one that was earned at home may be wanted more than one of a higher level.

    Args:
        credits: The credits.
        admitted: The offers of those that may count, by the index of the credit and of the entry.
        more_is_better: Whether more points of a credit can do no harm in an entry, by its index.
    """

    def is_as_good(one: Mapping[int, Offer], other: Mapping[int, Offer]) -> bool:
        return all(
            entry in one
            and _does_as_well(credits, one[entry], offer)
            and _brings_as_much(one[entry], offer, more=more_is_better(credits[one[entry].credit], entry))
            for entry, offer in other.items()
        )

    several: dict[str, list[int]] = {}
    for index in admitted:
        if not credits[index].partial:
            several.setdefault(credits[index].unit, []).append(index)
    for indexes in several.values():
        kept = [
            index
            for place, index in enumerate(indexes)
            if not any(
                is_as_good(admitted[other], admitted[index])
                and (before < place or not is_as_good(admitted[index], admitted[other]))
                for before, other in enumerate(indexes)
                if other != index
            )
        ]
        if len(kept) > 1:
            yield tuple(kept)


def _does_as_well(credits: Sequence[Credit], one: Offer, other: Offer) -> bool:
    """Whether a credit can stand for another whatever is required, but for its points."""
    mine, theirs = credits[one.credit], credits[other.credit]
    at_home = mine.recognised_from is None or theirs.recognised_from is not None
    known = mine.level is not None and theirs.level is not None and mine.level >= theirs.level
    return at_home and (known or mine.level == theirs.level)


def _brings_as_much(one: Offer, other: Offer, *, more: bool) -> bool:
    """Whether a credit brings the points of another, or more of them where that can do no harm."""
    if (one.low, one.high) == (other.low, other.high):
        return True
    return more and one.low == one.high and other.low == other.high and one.low > other.low
