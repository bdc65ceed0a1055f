"""Checks of points: do those of the units come to those of the qualification, wherever both are stated?

The units of one valid combination come to the whole; all units together need not, since some are optional.
"""

from collections.abc import Iterator
from decimal import Decimal

from ecvet.model.combination import UnitEntry, walk
from ecvet.model.qualifications import Pathway, Qualification
from ecvet.model.units import QualificationReference, Unit
from ecvet.points import PointRange, Points, exact_sum
from ecvet.rules.findings import Finding, finding


def check_combination(
    qualification: Qualification, units: tuple[str, ...], *, pathway: str | None = None
) -> tuple[Finding, ...]:
    """Return whether units that make up the qualification come to its points.

    Args:
        qualification: The qualification.
        units: The codes of the units of one valid combination.
        pathway: The code of the route to the qualification; `None` for the only or the first one.

    Returns:
        Nothing where they do, or where the rules state no single total; a finding for each unit to which the rules do
        not give one number of points, or the finding that both sums differ.

    Raises:
        ShapeError: `pathway.unknown`.
    """
    route = qualification.pathway(pathway)
    stated = None if route.rules.points is None else route.rules.points.fixed
    if stated is None:
        return ()
    each = {unit: _fixed(route, unit) for unit in units}
    unknown = tuple(
        finding("unit-points-unknown", unit=unit) for unit, value in each.items() if value is None
    )
    counted = exact_sum(*(value for value in each.values() if value is not None))
    if unknown or counted == stated:
        return unknown
    return (finding("points-sum-differs", pathway=route.code, counted=counted, stated=stated),)


def check_points(qualification: Qualification) -> tuple[Finding, ...]:
    """Return where the units state other points of, or in, the qualification than its rules do.

    Only points of one scheme are compared.

    Args:
        qualification: The qualification.
    """
    return tuple(
        found
        for unit in qualification.units
        for reference in unit.qualifications
        if reference.code == qualification.code
        for found in _against(qualification, unit, reference)
    )


def _fixed(route: Pathway, unit: str) -> Decimal | None:
    values = {None if bounds is None else bounds.fixed for bounds in _listed(route, unit)}
    return values.pop() if len(values) == 1 else None


def _listed(route: Pathway, unit: str) -> tuple[PointRange | None, ...]:
    entries = (node for _, node in walk(route.rules) if isinstance(node, UnitEntry))
    return tuple(entry.points for entry in entries if entry.unit == unit)


def _against(
    qualification: Qualification, unit: Unit, reference: QualificationReference
) -> Iterator[Finding]:
    whole, part = reference.points, reference.unit_points
    if whole is not None and _contradicted(
        whole, [route.rules.points for route in _of_scheme(qualification, whole)]
    ):
        yield finding("qualification-points-differ", unit=unit.title, stated=whole)
    if part is not None:
        listed = [bounds for route in _of_scheme(qualification, part) for bounds in _listed(route, unit.code)]
        if _contradicted(part, listed):
            yield finding("unit-points-differ", unit=unit.title, stated=part)


def _of_scheme(qualification: Qualification, points: Points) -> Iterator[Pathway]:
    return (route for route in qualification.pathways if route.scheme == points.scheme)


def _contradicted(points: Points, listed: list[PointRange | None]) -> bool:
    """Whether the rules state bounds, and none of them holds the points."""
    bounds = [one for one in listed if one is not None and one.states]
    return bool(bounds) and not any(
        (one.minimum is None or one.minimum <= points.value)
        and (one.maximum is None or points.value <= one.maximum)
        for one in bounds
    )
