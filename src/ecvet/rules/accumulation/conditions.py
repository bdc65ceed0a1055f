"""The requirements that cut across groups, as gauges: amounts that every choice adds up, each with a bound."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from functools import cached_property

import attrs

from ecvet.model.qualifications import Pathway, Qualification
from ecvet.model.requirements import (
    Barred,
    HomeMinimum,
    LevelMinimum,
    Prerequisite,
    RecognisedCap,
    Requirement,
)
from ecvet.points import millionths

#: A tenth of a point, in millionths.
_TENTH = 100_000


@attrs.frozen
class Gauge:
    """An amount that a choice adds up.

    Args:
        requirement: What it is for.
        by_points: Whether points are added up, in millionths; else units.
        least: How much there must be in the end, or `None`.
        most: How much there may be at any time, or `None`.
        unit: The only unit that it counts, or `None`.
    """

    requirement: Requirement
    by_points: bool
    least: int | None = None
    most: int | None = None
    unit: str | None = None


@attrs.frozen(eq=False)
class Conditions:
    """The gauges of a pathway.

    Args:
        gauges: The gauges.
        levels: The levels of the units, where they are known.
        total: The points that the whole demands, in millionths; 0 where it demands none.
    """

    gauges: tuple[Gauge, ...]
    levels: Mapping[str, int]
    total: int

    @property
    def amounts(self) -> tuple[int, ...]:
        """The points that something to be earned may have to come to.

        A share that does not come to whole tenths is left out: steps as small as that would be past counting.
        """
        least = ((gauge.requirement, gauge.least) for gauge in self.gauges if gauge.by_points)
        return tuple(
            amount
            for requirement, amount in least
            if amount is not None
            and not (
                isinstance(requirement, HomeMinimum) and requirement.share is not None and amount % _TENTH
            )
        )

    @cached_property
    def barred(self) -> Mapping[int, int]:
        """How many units may be used of those that are barred, by the index of the gauge."""
        return {i: g.most for i, g in enumerate(self.gauges) if g.most is not None and not g.by_points}

    def earned(self, unit: str | None) -> tuple[int, ...]:
        """Return the indexes of the gauges that a unit to be earned counts in; `None` for an open entry."""
        return self.counted(unit, level=None, held=False, recognised=False, best=False)

    def named(self, gauges: Iterable[int]) -> frozenset[str]:
        """Return the units that some gauges, by their indexes, are for."""
        return frozenset(unit for index in gauges if (unit := self.gauges[index].unit) is not None)

    def broken(self, amounts: Mapping[int, int], *, demanding: bool) -> frozenset[int]:
        """Return the indexes of the gauges that are not as they must be.

        Args:
            amounts: How much the gauges hold, where they hold anything.
            demanding: Whether minima bind.
        """
        held = [(gauge, amounts.get(index, 0)) for index, gauge in enumerate(self.gauges)]
        over = {i for i, (gauge, amount) in enumerate(held) if gauge.most is not None and amount > gauge.most}
        if not demanding:
            return frozenset(over)
        under = {
            i for i, (gauge, amount) in enumerate(held) if gauge.least is not None and amount < gauge.least
        }
        return frozenset(over | under)

    def counted(
        self, unit: str | None, *, level: int | None, held: bool, recognised: bool, best: bool
    ) -> tuple[int, ...]:
        """Return the indexes of the gauges that something counts in.

        Args:
            unit: The code of its unit, or `None` for something to be earned for an open entry.
            level: Its level, where the record gives one; else that of the unit is taken.
            held: Whether it is held; else it is to be earned, and then at home.
            recognised: Whether it was recognised or transferred.
            best: Whether an unknown level is taken to be high enough.
        """
        known = level if level is not None else self.levels.get(unit or "")
        return tuple(
            index
            for index, gauge in enumerate(self.gauges)
            if _counts(gauge, unit, known, held=held, recognised=recognised, best=best)
        )


def _counts(
    gauge: Gauge, unit: str | None, level: int | None, *, held: bool, recognised: bool, best: bool
) -> bool:
    requirement = gauge.requirement
    if isinstance(requirement, LevelMinimum):
        return (best and held) if level is None else level >= requirement.level
    if isinstance(requirement, RecognisedCap):
        return recognised
    if isinstance(requirement, HomeMinimum):
        return not recognised
    if isinstance(requirement, Barred):
        return unit in requirement.units
    return gauge.unit is not None and gauge.unit == unit


def conditions(qualification: Qualification, pathway: Pathway) -> Conditions:
    """Return the gauges of a pathway.

    Args:
        qualification: The qualification, which knows the levels of its units.
        pathway: The pathway.
    """
    gauges = [
        gauge for requirement in pathway.requirements for gauge in _gauges(requirement, _total(pathway))
    ]
    levels = {unit.code: unit.level for unit in qualification.units if unit.level is not None}
    return Conditions(tuple(gauges), levels, _total(pathway))


def _total(pathway: Pathway) -> int:
    """Return the points that the whole demands, in millionths; 0 where it demands none."""
    points = pathway.rules.points
    stated = None if points is None else points.minimum if points.minimum is not None else points.maximum
    return 0 if stated is None else millionths(stated)


def _gauges(requirement: Requirement, total: int) -> Iterator[Gauge]:
    if isinstance(requirement, LevelMinimum):
        yield Gauge(requirement, True, least=millionths(requirement.points))
    elif isinstance(requirement, RecognisedCap):
        yield Gauge(requirement, True, most=_amount(requirement.points, requirement.share, total, up=False))
    elif isinstance(requirement, HomeMinimum):
        yield Gauge(requirement, True, least=_amount(requirement.points, requirement.share, total, up=True))
    elif isinstance(requirement, Barred):
        yield Gauge(requirement, False, most=requirement.most)
    elif isinstance(requirement, Prerequisite):
        for unit in (requirement.unit, *requirement.requires):
            yield Gauge(requirement, False, unit=unit)


def _amount(points: Decimal | None, share: Decimal | None, total: int, *, up: bool) -> int:
    """Return points, or a share of the total, in millionths; a share is rounded up or down to a whole millionth."""
    if points is not None:
        return millionths(points)
    product = total * millionths(share or Decimal(0))
    return -(-product // 1_000_000) if up else product // 1_000_000
