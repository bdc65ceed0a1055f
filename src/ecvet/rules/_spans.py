"""How many points the members of a group can bring together, counted from below.

A unit counts in every group that lists it, and every maximum caps by itself; so a span may promise more than
any one placing of credit holds, never less. Where a span falls short, no placing will do.
"""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

import attrs

from ecvet.model.combination import Alternatives, Extension, Group, Member, OpenEntry, UnitEntry, walk
from ecvet.points import PointRange, exact_sum

#: The most that something brings where the rules set no bound.
UNBOUNDED = Decimal("Infinity")
_NOTHING = Decimal(0)


@attrs.frozen(kw_only=True)
class Span:
    """How many points something brings where it is used.

    Args:
        least: The fewest, since it demands so many.
        most: The most, under the best choice among alternatives; `UNBOUNDED` where the rules set no bound.
        poorest: The most, under the poorest choice among alternatives.
    """

    least: Decimal
    most: Decimal
    poorest: Decimal


def spans(root: Group) -> Mapping[str, Span]:
    """Return what each member of the rules brings, by its path; for a group, before its own bounds on points.

    A range of points is read at its minimum for the fewest and at its maximum for the most. A group that
    falls short of what it states brings what it states to those above, so one fault is found once.

    Args:
        root: The root of the rules of combination.
    """
    found: dict[str, Span] = {}
    for path, node in reversed(list(walk(root))):
        below = [_bounded(child, found[f"{path}/{index}"]) for index, child in enumerate(_below(node))]
        found[path] = _span(node, below)
    return found


def usable(group: Group) -> int | None:
    """Return how many members can be used, or `None` where an open entry takes any number of credits."""
    if any(isinstance(member, OpenEntry) for member in group.members):
        return None
    return sum(not isinstance(member, Extension) for member in group.members)


def demanded(group: Group) -> tuple[Member, ...]:
    """Return the members that are used whenever their group is."""
    return tuple(member for member in group.members if _is_demanded(group, member))


def _is_demanded(group: Group, member: Member) -> bool:
    if isinstance(member, Extension):
        return False
    return isinstance(member, Alternatives) or group.all_members or member.mandatory


def _below(node: Member) -> Sequence[Member]:
    if isinstance(node, Group):
        return node.members
    return node.branches if isinstance(node, Alternatives) else ()


def _span(node: Member, below: Sequence[Span]) -> Span:
    match node:
        case UnitEntry() | OpenEntry():
            return _stated(node.points)
        case Extension():
            return Span(least=_NOTHING, most=_NOTHING, poorest=_NOTHING)
        case Alternatives():
            return Span(
                least=min(span.least for span in below),
                most=max(span.most for span in below),
                poorest=min(span.poorest for span in below),
            )
        case Group():
            return _together(node, below)


def _limits(points: PointRange | None) -> tuple[Decimal, Decimal]:
    low = None if points is None else points.minimum
    high = None if points is None else points.maximum
    return _NOTHING if low is None else low, UNBOUNDED if high is None else high


def _stated(points: PointRange | None) -> Span:
    least, most = _limits(points)
    return Span(least=least, most=most, poorest=most)


def _together(group: Group, below: Sequence[Span]) -> Span:
    """Add up the members that must be used and, of the others, as few and as many as may be used."""
    due: list[Span] = []
    free: list[Span] = []
    for member, span in zip(group.members, below, strict=True):
        (due if _is_demanded(group, member) else free).append(span)
    fewest, upto = _choices(group, len(due), len(free))
    return Span(
        least=_sum(s.least for s in (*due, *sorted(free, key=lambda s: s.least)[:fewest])),
        most=_sum(s.most for s in (*due, *sorted(free, key=lambda s: s.most, reverse=True)[:upto])),
        poorest=_sum(s.poorest for s in (*due, *sorted(free, key=lambda s: s.poorest, reverse=True)[:upto])),
    )


def _choices(group: Group, due: int, free: int) -> tuple[int, int]:
    """Return how few and how many members are used beside those that must be."""
    low = None if group.count is None else group.count.minimum
    high = None if group.count is None else group.count.maximum
    return max(0, (low or 0) - due), free if high is None else max(0, high - due)


def _bounded(node: Member, inside: Span) -> Span:
    """Return what a group brings to those above it, inside its own bounds; other members as they are."""
    if not isinstance(node, Group):
        return inside
    least, most = _limits(node.points)
    return Span(
        least=min(max(inside.least, least), most),
        most=_brought(inside.most, least, most),
        poorest=_brought(inside.poorest, least, most),
    )


def _brought(inside: Decimal, least: Decimal, most: Decimal) -> Decimal:
    if inside >= least:
        return min(inside, most)
    return least if most == UNBOUNDED else most


def _sum(numbers: Iterable[Decimal]) -> Decimal:
    terms = list(numbers)
    return UNBOUNDED if UNBOUNDED in terms else exact_sum(*terms)
