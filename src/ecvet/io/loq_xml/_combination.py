"""Rules of combination as LOQ knows them: a whole has parts, and both may have points."""

from collections.abc import Iterable
from decimal import Decimal

from ecvet.model.combination import Group, UnitEntry
from ecvet.points import PointRange, exact_sum

#: The code of the one pathway of a qualification that was read.
PATHWAY = "loq"


def rules(parts: Iterable[tuple[str, Decimal | None]], total: Decimal | None) -> Group:
    """Return the rules that the parts of a qualification amount to.

    All parts are demanded, unless their points do not add up to those of the whole: then so many points are
    demanded, and which parts give them is open.

    Args:
        parts: The codes of the units, with their points where they have any.
        total: The points of the whole, where it has any.
    """
    entries = tuple(
        UnitEntry(unit=unit, points=None if points is None else PointRange.exactly(points))
        for unit, points in parts
    )
    numbers = [entry.points.fixed for entry in entries if entry.points and entry.points.fixed is not None]
    adds_up = total is None or len(numbers) < len(entries) or exact_sum(*numbers) == total
    return Group(
        members=entries,
        points=None if total is None else PointRange.exactly(total),
        all_members=bool(entries) and adds_up,
    )
