"""Rules of combination: how units make up a qualification, as a tree of groups, entries and alternatives."""

from collections.abc import Iterator
from enum import StrEnum
from typing import TypeAlias

import attrs

from ecvet.codes import wrong
from ecvet.model._fields import a, a_code, each
from ecvet.model.origins import Origin
from ecvet.points import CountRange, PointRange
from ecvet.text import Text


class Beyond(StrEnum):
    """What a maximum of points does with more."""

    #: More may be placed and is not counted: a maximum does not punish learning more.
    CAP = "cap"
    #: Whole units only: nothing may be placed that would go beyond.
    LIMIT = "limit"


@attrs.frozen(kw_only=True)
class UnitEntry:
    """A unit that the rules list.

    Args:
        unit: Its code.
        points: Its points in this qualification: one number, a range, or `None` where none are stated.
        mandatory: Whether the group that holds it demands it.
        parts_accepted: Whether credit for parts of the unit counts here.
        words: What the regulation says of it in words.
    """

    unit: str = attrs.field(validator=a_code)
    points: PointRange | None = attrs.field(default=None, validator=a(PointRange))
    mandatory: bool = attrs.field(default=False, validator=a(bool))
    parts_accepted: bool = attrs.field(default=False, validator=a(bool), repr=False)
    words: Text | None = attrs.field(default=None, validator=a(Text), repr=False)


@attrs.frozen(kw_only=True)
class OpenEntry:
    """A place for credit whose unit is not listed.

    Several credits may share it; its range of points is for their sum. As something further to be earned it counts
    as one unit.

    Args:
        title: What it is called.
        accepts: The origins that it accepts; empty for any.
        points: Bounds on the sum of the points placed here.
        mandatory: Whether the group that holds it demands it.
        words: What the regulation says of it in words.
    """

    title: Text = attrs.field(validator=a(Text))
    accepts: tuple[Origin, ...] = attrs.field(default=(), validator=each(Origin))
    points: PointRange | None = attrs.field(default=None, validator=a(PointRange))
    mandatory: bool = attrs.field(default=False, validator=a(bool))
    words: Text | None = attrs.field(default=None, validator=a(Text), repr=False)


@attrs.frozen(kw_only=True)
class Extension:
    """A place outside the total: credit placed here is recorded and shown, never counted.

    Args:
        title: What it is called.
        accepts: The origins that it accepts; empty for any.
        words: What the regulation says of it in words.
    """

    title: Text = attrs.field(validator=a(Text))
    accepts: tuple[Origin, ...] = attrs.field(default=(), validator=each(Origin))
    words: Text | None = attrs.field(default=None, validator=a(Text), repr=False)


@attrs.frozen(kw_only=True)
class Group:
    """Members that belong together, and how much of them is demanded.

    A group that is not mandatory is optional: its minimum binds only when it is used. A group that states neither
    points nor a number of members, nor demands all of them, is a heading.

    Args:
        members: What it holds, in the order of the regulation.
        title: What it is called.
        points: Bounds on the points that count in it.
        count: Bounds on how many members are used; units, used groups and used alternatives count one each.
        all_members: Whether every member is demanded.
        mandatory: Whether the group that holds it demands it.
        beyond: What a maximum of points does with more.
        specialisation: The code of the specialisation that the group makes up.
        award_title: The code of the title that the group leads to.
        words: What the regulation says of it in words.

    Raises:
        ShapeError: where a field is malformed; `group.rule` where it demands all members and a number of them.

    Examples:
        >>> Group(title=Text({"en": "Optional units"}), points=PointRange(15, 15), members=())
        Group(title=Text({'en': 'Optional units'}), points=PointRange('15', '15'))
    """

    members: "tuple[Member, ...]" = attrs.field(repr=False)
    title: Text | None = attrs.field(default=None, validator=a(Text))
    points: PointRange | None = attrs.field(default=None, validator=a(PointRange))
    count: CountRange | None = attrs.field(default=None, validator=a(CountRange), repr=False)
    all_members: bool = attrs.field(default=False, validator=a(bool), repr=False)
    mandatory: bool = attrs.field(default=False, validator=a(bool), repr=False)
    beyond: Beyond = attrs.field(default=Beyond.CAP, validator=a(Beyond), repr=False)
    specialisation: str | None = attrs.field(default=None, validator=a_code, repr=False)
    award_title: str | None = attrs.field(default=None, validator=a_code, repr=False)
    words: Text | None = attrs.field(default=None, validator=a(Text), repr=False)

    def __attrs_post_init__(self) -> None:
        _members(self, attrs.fields(Group).members, self.members)
        if self.all_members and self.count is not None:
            raise wrong("count", "group.rule", "contradicts `all_members`", self.count, "one of the two")

    @property
    def states(self) -> bool:
        """Whether it demands or bounds anything itself."""
        stated = (self.points is not None and self.points.states) or (
            self.count is not None and self.count.states
        )
        return stated or self.all_members


@attrs.frozen(kw_only=True)
class Alternatives:
    """Branches of which exactly one is chosen when the group that holds them is used.

    Args:
        branches: The branches, such as specialisations; at least one.
        title: What the choice is called.
        words: What the regulation says of it in words.
    """

    branches: tuple[Group, ...] = attrs.field(validator=each(Group, least=1), repr=False)
    title: Text | None = attrs.field(default=None, validator=a(Text))
    words: Text | None = attrs.field(default=None, validator=a(Text), repr=False)


Member: TypeAlias = UnitEntry | OpenEntry | Extension | Group | Alternatives

_members = each(UnitEntry, OpenEntry, Extension, Group, Alternatives)


def walk(member: Member, path: str = "") -> Iterator[tuple[str, Member]]:
    """Yield a member of the rules and all below it, in order, each with its path.

    Args:
        member: Where to begin; usually the root.
        path: The path of it: "" for the root, "/0" for its first member, "/0/2" for the third below that.
    """
    waiting = [(path, member)]
    while waiting:
        here, node = waiting.pop()
        yield here, node
        below = (
            node.members
            if isinstance(node, Group)
            else node.branches
            if isinstance(node, Alternatives)
            else ()
        )
        waiting.extend((f"{here}/{index}", child) for index, child in reversed(list(enumerate(below))))
