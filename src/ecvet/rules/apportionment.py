"""Points of a qualification to its units, by relative weight.

Source: Recommendation 2009/C 155/02, Annex II §4. It says by which criteria units weigh, not how to round: here it is
by largest remainder, ties by order, so that nothing is lost and nothing is added.
"""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from fractions import Fraction
from typing import TypeAlias

import attrs

from ecvet.codes import wrong
from ecvet.errors import Problem, ShapeError
from ecvet.model._fields import unique
from ecvet.model.rates import Quantum, Rounding
from ecvet.model.weights import CriteriaShares, UnitWeight, WeightCriterion
from ecvet.points import Points, natural
from ecvet.rules.points import exact_points

#: The relative weights of units, by their codes.
RelativeWeights: TypeAlias = tuple[tuple[str, Fraction], ...]


def relative_weights(weights: tuple[UnitWeight, ...], shares: CriteriaShares) -> RelativeWeights:
    """Return the share of each unit in the weight of all, which come to 1.

    For each criterion that counts, the weight of a unit is its part of the weights of all units; the criteria are
    combined in proportion to their shares.

    Args:
        weights: The weights of the units, by criterion.
        shares: How much each criterion counts.

    Raises:
        ShapeError: `id.duplicate` where a unit is weighed twice; `weight.missing` for every unit without a weight by a
            criterion that counts; `range.zero` for a criterion by which no unit weighs anything.

    Examples:
        >>> weights = (UnitWeight(unit="brakes", effort=2), UnitWeight(unit="engines", effort=6))
        >>> relative_weights(weights, CriteriaShares(effort=1))
        (('brakes', Fraction(1, 4)), ('engines', Fraction(3, 4)))
    """
    unique("weights", [weight.unit for weight in weights])
    problems = [problem for criterion, _ in shares.used for problem in _unweighed(weights, criterion)]
    if problems:
        raise ShapeError(problems)
    whole = sum(Fraction(share) for _, share in shares.used)
    combined = [Fraction(0)] * len(weights)
    for criterion, share in shares.used:
        stated = [Fraction(weight.by(criterion) or 0) for weight in weights]
        part = Fraction(share) / whole / sum(stated)
        combined = [sofar + part * one for sofar, one in zip(combined, stated, strict=True)]
    return tuple((weight.unit, share) for weight, share in zip(weights, combined, strict=True))


@attrs.frozen(kw_only=True)
class AllocatedUnit:
    """The points of one unit within a qualification, and how they came about.

    Args:
        unit: The code of the unit.
        weight: Its relative weight: its share of the whole.
        quota: The points that are due to it exactly.
        points: The points that it gets: the quota, rounded down to the quantum, and one quantum more for the units
            with the largest remainders, as far as there is anything left.
        remainder: What is left of the quota when it is rounded down.
        rank: Its place by remainder, 1 for the largest; of two that are equal, the one listed first.
    """

    unit: str
    weight: Fraction
    quota: Fraction
    points: Points
    remainder: Fraction
    rank: int

    @property
    def raised(self) -> bool:
        """Whether it got one quantum more than its quota rounded down."""
        return Fraction(self.points.value) > self.quota - self.remainder


def apportion(
    points: Points, weights: Iterable[tuple[str, Fraction | Decimal | int]], *, quantum: Decimal | int | str
) -> tuple[AllocatedUnit, ...]:
    """Divide the points of a qualification among its units by largest remainder, ties by order. Nothing is lost.

    Args:
        points: The points of the whole.
        weights: The weights of the units, 0 or more each; what counts is their proportion.
        quantum: The step in which points are given, such as 1 or 0.5.

    Raises:
        ShapeError: `id.duplicate`; `range.zero` for a quantum of 0 and where no unit weighs anything;
            `number.negative` for a weight below 0; `points.quantum` where the whole is no multiple of the quantum.

    Examples:
        >>> parts = apportion(Points(30, "ecvet"), [("a", 15), ("b", 20), ("c", 65)], quantum=1)
        >>> [(part.unit, str(part.quota), part.points.value, part.rank) for part in parts]
        [('a', '9/2', Decimal('5'), 1), ('b', '6', Decimal('6'), 3), ('c', '39/2', Decimal('19'), 2)]
    """
    shares = _shares(weights)
    step = Fraction(Quantum(size=natural(quantum, "quantum"), rounding=Rounding.DOWN).size)
    whole = Fraction(points.value)
    if whole % step:
        raise wrong(
            "points", "points.quantum", "are no multiple of the quantum", points, f"steps of {quantum}"
        )
    lower = [whole * share // step * step for _, share in shares]
    remainders = [whole * share - low for (_, share), low in zip(shares, lower, strict=True)]
    left = (whole - sum(lower)) / step
    ranks = _ranks(remainders)
    return tuple(
        AllocatedUnit(
            unit=unit,
            weight=share,
            quota=whole * share,
            points=exact_points(low + (step if rank <= left else 0), points.scheme, None),
            remainder=remainder,
            rank=rank,
        )
        for (unit, share), low, remainder, rank in zip(shares, lower, remainders, ranks, strict=True)
    )


def _unweighed(weights: tuple[UnitWeight, ...], criterion: WeightCriterion) -> Iterator[Problem]:
    for index, weight in enumerate(weights):
        if weight.by(criterion) is None:
            yield Problem(
                rule="weight.missing",
                message=f"is missing for unit {weight.unit}",
                path=f"weights/{index}/{criterion}",
                expected="a weight for each unit by each criterion that counts",
            )
    if not any(weight.by(criterion) is None or weight.by(criterion) for weight in weights):
        yield Problem(rule="range.zero", message=f"weigh nothing by {criterion}", path="weights")


def _shares(weights: Iterable[tuple[str, Fraction | Decimal | int]]) -> RelativeWeights:
    exact = tuple((unit, Fraction(weight)) for unit, weight in weights)
    unique("weights", [unit for unit, _ in exact])
    for index, (_, weight) in enumerate(exact):
        if weight < 0:
            raise wrong(f"weights/{index}", "number.negative", "is below 0", weight, "0 or more")
    whole = sum(weight for _, weight in exact)
    if not whole:
        raise wrong("weights", "range.zero", "come to 0", exact, "a unit that weighs more than 0")
    return tuple((unit, weight / whole) for unit, weight in exact)


def _ranks(remainders: list[Fraction]) -> list[int]:
    """Return the place of each remainder, 1 for the largest; sorting keeps the order of those that are equal."""
    order = sorted(range(len(remainders)), key=lambda index: -remainders[index])
    ranks = {index: rank for rank, index in enumerate(order, start=1)}
    return [ranks[index] for index in range(len(remainders))]
