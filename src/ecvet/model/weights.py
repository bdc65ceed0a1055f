"""Relative weights of the units of a qualification, by the three criteria of the Recommendation."""

from decimal import Decimal
from enum import StrEnum

import attrs

from ecvet.codes import wrong
from ecvet.model._fields import a_code
from ecvet.points import natural


class WeightCriterion(StrEnum):
    """What the relative weight of a unit goes by (Recommendation 2009/C 155/02, Annex II §4); any, or combined."""

    #: For participation in the labour market, progression to other levels, or social integration.
    IMPORTANCE = "importance"
    #: The complexity, scope and volume of the outcomes.
    COMPLEXITY = "complexity"
    #: The effort that a learner needs to attain them.
    EFFORT = "effort"


def _importance(value: Decimal | int | str | None) -> Decimal | None:
    return None if value is None else natural(value, "importance")


def _complexity(value: Decimal | int | str | None) -> Decimal | None:
    return None if value is None else natural(value, "complexity")


def _effort(value: Decimal | int | str | None) -> Decimal | None:
    return None if value is None else natural(value, "effort")


@attrs.frozen(kw_only=True)
class _ByCriterion:
    """A number for each criterion, or for some."""

    importance: Decimal | None = attrs.field(default=None, converter=_importance)
    complexity: Decimal | None = attrs.field(default=None, converter=_complexity)
    effort: Decimal | None = attrs.field(default=None, converter=_effort)

    def by(self, criterion: WeightCriterion) -> Decimal | None:
        """Return the number for a criterion; `None` where none is stated."""
        match criterion:
            case WeightCriterion.IMPORTANCE:
                return self.importance
            case WeightCriterion.COMPLEXITY:
                return self.complexity
            case WeightCriterion.EFFORT:
                return self.effort


@attrs.frozen(kw_only=True)
class UnitWeight(_ByCriterion):
    """How much a unit weighs in a qualification. In another qualification it may weigh more or less.

    The numbers for one criterion are only compared with each other, so each criterion may be measured in its own way:
    in per cent, in marks from 1 to 5, in hours.

    Args:
        unit: The code of the unit.
        importance: Its importance for the labour market, progression or social integration.
        complexity: The complexity, scope and volume of its outcomes.
        effort: The effort that a learner needs.
    """

    unit: str = attrs.field(validator=a_code)


@attrs.frozen(kw_only=True)
class CriteriaShares(_ByCriterion):
    """How much each criterion counts in the weight of a unit; a criterion without a share is not used.

    Args:
        importance: The share of the importance.
        complexity: The share of complexity, scope and volume.
        effort: The share of the effort.

    Raises:
        ShapeError: `range.zero` where no criterion has a share above 0.
    """

    def __attrs_post_init__(self) -> None:
        if not self.used:
            raise wrong(
                "importance", "range.zero", "and all others are 0", self.importance, "a share above 0"
            )

    @property
    def used(self) -> tuple[tuple[WeightCriterion, Decimal], ...]:
        """The criteria that count, each with its share."""
        every = ((criterion, self.by(criterion)) for criterion in WeightCriterion)
        return tuple((criterion, share) for criterion, share in every if share)
