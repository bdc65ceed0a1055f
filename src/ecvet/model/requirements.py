"""Requirements that cut across the groups of a qualification: levels, barred combinations, caps, grades, shelf life."""

from decimal import Decimal
from typing import TypeAlias

import attrs

from ecvet.codes import wrong
from ecvet.model._fields import a, a_code, a_count, a_level, a_number, codes, each
from ecvet.model.grades import GradeScale
from ecvet.points import number
from ecvet.text import Text


def _points(value: "Decimal | int | str") -> Decimal:
    return number(value, "points")


def _optional_points(value: "Decimal | int | str | None") -> Decimal | None:
    return None if value is None else number(value, "points")


def _optional_share(value: "Decimal | int | str | None") -> Decimal | None:
    return None if value is None else number(value, "share")


@attrs.frozen(kw_only=True)
class LevelMinimum:
    """At least so many points from units at a level or above it.

    Args:
        level: The EQF level, 1 to 8.
        points: The points placed that are needed, before any maximum of a group.
        words: What the regulation says of it in words.
    """

    level: int = attrs.field(validator=a_level)
    points: Decimal = attrs.field(converter=_points, validator=a_number)
    words: Text | None = attrs.field(default=None, validator=a(Text), repr=False)


@attrs.frozen(kw_only=True)
class Barred:
    """Units that may not all count: of these, at most so many.

    Args:
        units: Codes of the units; at least two.
        most: How many of them may count.
        words: What the regulation says of it in words.
    """

    units: tuple[str, ...] = attrs.field(validator=codes)
    most: int = attrs.field(default=1, validator=a_count)
    words: Text | None = attrs.field(default=None, validator=a(Text), repr=False)

    def __attrs_post_init__(self) -> None:
        if len(set(self.units)) < 2:
            raise wrong("units", "tuple.short", "names fewer than two units", self.units, "at least two")
        if self.most < 1:
            raise wrong("most", "range.order", "is below 1", self.most, "1 or more")


@attrs.frozen(kw_only=True)
class Prerequisite:
    """A unit that counts only beside others.

    Args:
        unit: The code of the unit.
        requires: Codes of the units that it needs; at least one.
        any_of: Whether one of them is enough; else all are needed.
        words: What the regulation says of it in words.
    """

    unit: str = attrs.field(validator=a_code)
    requires: tuple[str, ...] = attrs.field(validator=codes)
    any_of: bool = attrs.field(default=False, validator=a(bool))
    words: Text | None = attrs.field(default=None, validator=a(Text), repr=False)

    def __attrs_post_init__(self) -> None:
        if not self.requires:
            raise wrong("requires", "tuple.short", "is empty", self.requires, "at least one code")
        if self.unit in self.requires:
            raise wrong("requires", "prerequisite.self", "names the unit itself", self.unit, "other units")


@attrs.frozen(kw_only=True)
class _Amount:
    """A number of points, or a share of the points that the whole demands."""

    points: Decimal | None = attrs.field(default=None, converter=_optional_points, validator=a_number)
    share: Decimal | None = attrs.field(default=None, converter=_optional_share, validator=a_number)
    words: Text | None = attrs.field(default=None, validator=a(Text), repr=False)

    def __attrs_post_init__(self) -> None:
        if (self.points is None) == (self.share is None):
            raise wrong(
                "points", "amount.one", "or `share` is needed, one of them", self.points, "points or share"
            )
        if self.share is not None and self.share > 1:
            raise wrong("share", "range.share", "is above 1", self.share, "0 to 1, such as 0.5 for a half")


@attrs.frozen(kw_only=True)
class RecognisedCap(_Amount):
    """At most so many points from credit that was recognised or transferred instead of being earned at home.

    Credit counts whole: what would go beyond is not placed.

    Args:
        points: The most points placed, before any maximum of a group.
        share: Instead: the greatest share of the points that the whole demands, rounded down to a millionth.
        words: What the regulation says of it in words.
    """


@attrs.frozen(kw_only=True)
class HomeMinimum(_Amount):
    """At least so many points from credit earned at home.

    Args:
        points: The points placed that are needed, before any maximum of a group. What is still to be earned is taken
            to be earned at home.
        share: Instead: the least share of the points that the whole demands, rounded up to a millionth.
        words: What the regulation says of it in words.
    """


@attrs.frozen(kw_only=True)
class GradeMinimum:
    """A credit counts only with a grade or a better one.

    Args:
        scale: The scale that gives the grades their order.
        label: The least grade.
        units: Codes of the units that it concerns; empty for all.
        words: What the regulation says of it in words.

    Raises:
        ShapeError: `grade.unknown` where the scale has no such grade.
    """

    scale: GradeScale = attrs.field(validator=a(GradeScale))
    label: str = attrs.field(validator=a_code)
    units: tuple[str, ...] = attrs.field(default=(), validator=codes)
    words: Text | None = attrs.field(default=None, validator=a(Text), repr=False)

    def __attrs_post_init__(self) -> None:
        self.scale.rank(self.label)


@attrs.frozen(kw_only=True)
class ShelfLife:
    """A credit counts only for so long, from the day of the original achievement.

    Credit recognised from something earlier is as old as that. A credit from 29 February grows a year old on
    28 February of a year without that day.

    Args:
        years: Whole years.
        months: Whole months on top.
        units: Codes of the units that it concerns; empty for all.
        words: What the regulation says of it in words.
    """

    years: int = attrs.field(default=0, validator=a_count)
    months: int = attrs.field(default=0, validator=a_count)
    units: tuple[str, ...] = attrs.field(default=(), validator=codes)
    words: Text | None = attrs.field(default=None, validator=a(Text), repr=False)

    def __attrs_post_init__(self) -> None:
        if self.years + self.months == 0:
            raise wrong("years", "range.order", "and months make no time", self.years, "a month or more")


@attrs.frozen(kw_only=True)
class ExternalCertificate:
    """Something that somebody else certifies and that the qualification demands beside its units.

    Who holds it has a credit with its code. It brings no points; as something further it counts as one unit.

    Args:
        code: Its code.
        title: What it is called.
        words: What the regulation says of it in words.
    """

    code: str = attrs.field(validator=a_code)
    title: Text = attrs.field(validator=a(Text))
    words: Text | None = attrs.field(default=None, validator=a(Text), repr=False)


Requirement: TypeAlias = (
    LevelMinimum
    | Barred
    | Prerequisite
    | RecognisedCap
    | HomeMinimum
    | GradeMinimum
    | ShelfLife
    | ExternalCertificate
)

requirements = each(
    LevelMinimum,
    Barred,
    Prerequisite,
    RecognisedCap,
    HomeMinimum,
    GradeMinimum,
    ShelfLife,
    ExternalCertificate,
)
