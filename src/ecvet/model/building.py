"""Rules of combination written by hand, so that they read like the regulation that they encode.

Titles and words name their languages: `{"en": "Optional units"}`, or a `Text`. Points are one number, for exactly
so many, or a pair of bounds of which either may be `None`: `(15, 30)`, `(15, None)`.

Examples:
    A qualification of 180 points: two mandatory units, a direction, and 30 points to choose.

    >>> rules = all_of(
    ...     all_of(unit("brakes", 45), unit("engines", 60), title={"en": "Mandatory units"}),
    ...     one_of(
    ...         branch("body", all_of(unit("welding", 45), title={"en": "Car body repair"})),
    ...         branch("sales", exactly(1, unit("parts", 45), unit("cars", 45), title={"en": "Sales"})),
    ...     ),
    ...     choose(
    ...         unit("tyres", 15),
    ...         unit("paint", (15, 20)),
    ...         open_entry({"en": "Local units"}, (5, 15), accepts=(Origin.LOCAL,)),
    ...         points=30,
    ...         title={"en": "Optional units"},
    ...     ),
    ...     points=180,
    ... )
    >>> [type(member).__name__ for member in rules.members]
    ['Group', 'Alternatives', 'Group']
"""

from collections.abc import Mapping
from decimal import Decimal
from typing import TypeAlias, TypeVar

import attrs

from ecvet.model.combination import Alternatives, Beyond, Extension, Group, Member, OpenEntry, UnitEntry
from ecvet.model.origins import Origin
from ecvet.points import CountRange, PointRange
from ecvet.text import Text

#: What a title or a condition in words may be given as; its languages are always named.
Words: TypeAlias = Text | Mapping[str, str]
#: A number of points, exact: never a `float`.
Amount: TypeAlias = Decimal | int | str
#: So many points exactly, or from the first to the second of a pair.
Span: TypeAlias = Amount | tuple[Amount | None, Amount | None]

Demandable = TypeVar("Demandable", UnitEntry, OpenEntry, Group)
Worded = TypeVar("Worded", UnitEntry, OpenEntry, Extension, Group, Alternatives)


def unit(code: str, points: Span | None = None, *, parts_accepted: bool = False) -> UnitEntry:
    """Return the entry of a unit.

    Args:
        code: The code of the unit.
        points: Its points in this qualification; `None` where the regulation states none.
        parts_accepted: Whether credit for parts of the unit counts.

    Examples:
        >>> unit("105708", 30)
        UnitEntry(unit='105708', points=PointRange('30', '30'), mandatory=False)
    """
    return UnitEntry(unit=code, points=_range(points), parts_accepted=parts_accepted)


def open_entry(title: Words, points: Span | None = None, *, accepts: tuple[Origin, ...] = ()) -> OpenEntry:
    """Return a place for credit whose unit is not listed.

    Args:
        title: What it is called.
        points: Bounds on the sum of the points placed there.
        accepts: The origins that it accepts; empty for any.
    """
    return OpenEntry(title=_text(title), points=_range(points), accepts=accepts)


def extension(title: Words, *, accepts: tuple[Origin, ...] = ()) -> Extension:
    """Return a place outside the total: what stands there is shown and never counted.

    Args:
        title: What it is called.
        accepts: The origins that it accepts; empty for any.
    """
    return Extension(title=_text(title), accepts=accepts)


def all_of(*members: Member, points: Span | None = None, title: Words | None = None) -> Group:
    """Return a group that demands all its members; as the root of a qualification, each of its groups is used.

    Args:
        members: What it holds.
        points: Points that it demands besides.
        title: What it is called.
    """
    return Group(members=members, title=_title(title), points=_range(points), all_members=True)


def choose(*members: Member, points: Span, title: Words | None = None) -> Group:
    """Return a group of which so many points are to be chosen.

    Args:
        members: What there is to choose from.
        points: Points that it demands; more than the greater of a pair are not counted, see `whole_units_only`.
        title: What it is called.

    Examples:
        >>> choose(unit("A", 15), unit("B", 15), unit("C", 20), points=(30, None)).points
        PointRange('30', None)
    """
    return Group(members=members, title=_title(title), points=_range(points))


def exactly(count: int, *members: Member, points: Span | None = None, title: Words | None = None) -> Group:
    """Return a group of which exactly so many members are to be chosen.

    Args:
        count: How many; units, used groups and used alternatives count one each.
        members: What there is to choose from.
        points: Points that it demands besides.
        title: What it is called.
    """
    return _counted(CountRange.exactly(count), members, points, title)


def at_least(count: int, *members: Member, points: Span | None = None, title: Words | None = None) -> Group:
    """Return a group of which so many members or more are to be chosen.

    Args:
        count: How many at least.
        members: What there is to choose from.
        points: Points that it demands besides.
        title: What it is called.
    """
    return _counted(CountRange(count), members, points, title)


def between(
    low: int, high: int, *members: Member, points: Span | None = None, title: Words | None = None
) -> Group:
    """Return a group of which so many to so many members are to be chosen.

    Args:
        low: How many at least.
        high: How many at most.
        members: What there is to choose from.
        points: Points that it demands besides.
        title: What it is called.
    """
    return _counted(CountRange(low, high), members, points, title)


def heading(title: Words, *members: Member) -> Group:
    """Return a group that only gathers its members under a title and demands nothing itself.

    Args:
        title: What it is called.
        members: What it holds.
    """
    return Group(members=members, title=_text(title))


def one_of(*branches: Group, title: Words | None = None) -> Alternatives:
    """Return groups of which exactly one is to be chosen, such as specialisations.

    Args:
        branches: The groups.
        title: What the choice is called.
    """
    return Alternatives(branches=branches, title=_title(title))


def branch(specialisation: str, group: Group) -> Group:
    """Return a group as the one that makes up a specialisation.

    Args:
        specialisation: The code of the specialisation.
        group: The group.
    """
    return attrs.evolve(group, specialisation=specialisation)


def mandatory(member: Demandable) -> Demandable:
    """Return a member as one that whoever uses its group must use; in `all_of` every member is.

    Examples:
        >>> rules = choose(mandatory(unit("safety", 10)), unit("A", 20), unit("B", 20), points=30)
        >>> rules.members[0]
        UnitEntry(unit='safety', points=PointRange('10', '10'), mandatory=True)
    """
    return attrs.evolve(member, mandatory=True)


def whole_units_only(group: Group) -> Group:
    """Return a group in which nothing may be placed beyond its maximum of points; else more is not counted."""
    return attrs.evolve(group, beyond=Beyond.LIMIT)


def in_words(member: Worded, words: Words) -> Worded:
    """Return a member with what the regulation says of it in words, which nothing checks and every answer shows.

    Args:
        member: The member.
        words: The words.
    """
    return attrs.evolve(member, words=_text(words))


def _counted(
    count: CountRange, members: tuple[Member, ...], points: Span | None, title: Words | None
) -> Group:
    return Group(members=members, title=_title(title), points=_range(points), count=count)


def _range(points: Span | None) -> PointRange | None:
    if points is None:
        return None
    return PointRange(*points) if isinstance(points, tuple) else PointRange.exactly(points)


def _text(words: Words) -> Text:
    return words if isinstance(words, Text) else Text(words)


def _title(words: Words | None) -> Text | None:
    return None if words is None else _text(words)
