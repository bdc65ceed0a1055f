"""Points that a recognition brings, by the rules of the home system; and the cap on points that are recognised."""

from collections.abc import Iterable
from decimal import Decimal

import attrs

from ecvet.model.assessments import Credit
from ecvet.model.combination import UnitEntry, walk
from ecvet.model.policies import PartPoints
from ecvet.model.qualifications import Pathway, Qualification
from ecvet.model.requirements import RecognisedCap
from ecvet.model.units import Unit, UnitPart
from ecvet.points import Points, exact_sum, from_millionths, millionths
from ecvet.rules._coverage import Match
from ecvet.rules.accumulation.conditions import conditions


def points_of(route: Pathway, unit: str) -> Points | None:
    """Return the points of a unit in the rules; `None` where they do not agree on one number.

    Args:
        route: The pathway.
        unit: The code of the unit.
    """
    entries = [node for _, node in walk(route.rules) if isinstance(node, UnitEntry) and node.unit == unit]
    stated = {None if entry.points is None else entry.points.fixed for entry in entries}
    value = stated.pop() if len(stated) == 1 else None
    return None if value is None or route.scheme is None else Points(value, route.scheme)


def counts_parts(route: Pathway, unit: str) -> bool:
    """Whether the rules count credit for parts of a unit anywhere.

    Args:
        route: The pathway.
        unit: The code of the unit.
    """
    entries = (node for _, node in walk(route.rules) if isinstance(node, UnitEntry) and node.unit == unit)
    return any(entry.parts_accepted for entry in entries)


def part_points(route: Pathway, unit: Unit, found: Match, way: PartPoints) -> Points | None:
    """Return the points of what is covered of a unit; `None` for none and where they are not known.

    Args:
        route: The pathway.
        unit: The unit at home.
        found: What is covered of it.
        way: The way of the policy.
    """
    whole = points_of(route, unit.code)
    if way is PartPoints.OUTCOMES and whole is not None:
        share = millionths(whole.value) * len(found.covered) // len((*found.covered, *found.missing))
        return Points(from_millionths(share), whole.scheme)
    if way is PartPoints.PARTS and route.scheme is not None:
        held = [_fixed(part) for part in covered_parts(unit, found)]
        stated = [value for value in held if value is not None]
        return Points(exact_sum(*stated), route.scheme) if held and len(stated) == len(held) else None
    return None


def _fixed(part: UnitPart) -> Decimal | None:
    return None if part.points is None else part.points.fixed


def covered_parts(unit: Unit, found: Match) -> tuple[UnitPart, ...]:
    """Return the parts of a unit whose outcomes are all covered.

    Args:
        unit: The unit at home.
        found: What is covered of it.
    """
    covered = {one.required for one in found.covered}
    return tuple(
        part for part in unit.parts if part.outcomes and covered.issuperset(one.id for one in part.outcomes)
    )


@attrs.frozen
class Room:
    """How many points may still be recognised.

    Args:
        most: The most of all, in millionths; `None` where the rules give no total of which it would be a share.
        spent: Those that are taken, in millionths; `None` where the points of something recognised are not known.
    """

    most: int | None
    spent: int | None

    def takes(self, amount: Decimal | None) -> bool | None:
        """Whether so many points fit in; `None` where that cannot be told."""
        if amount is None or self.most is None or self.spent is None:
            return None
        return self.spent + millionths(amount) <= self.most

    def less(self, amount: Decimal | None) -> "Room":
        """Return the room that is left when so many points are taken."""
        if self.spent is None or amount is None:
            return attrs.evolve(self, spent=None)
        return attrs.evolve(self, spent=self.spent + millionths(amount))


def room(cap: RecognisedCap, qualification: Qualification, route: Pathway, held: Iterable[Credit]) -> Room:
    """Return the room under a cap, less what is held and was recognised before.

    Args:
        cap: The cap.
        qualification: The qualification at home.
        route: The pathway.
        held: What the learner holds at home.
    """
    measured = conditions(qualification, attrs.evolve(route, requirements=(cap,)))
    (gauge,) = measured.gauges
    known = gauge.most is not None and (cap.share is None or measured.total > 0)
    most = gauge.most if known else None
    left = Room(most, 0)
    for credit in held:
        if credit.recognised_from is not None:
            left = left.less(amount_of(credit, route))
    return left


def amount_of(credit: Credit, route: Pathway) -> Decimal | None:
    """Return the points of a credit: of part of a unit as recorded, of a unit by the rules.

    Args:
        credit: The credit.
        route: The pathway.
    """
    own = credit.points if credit.points is not None and credit.points.scheme == route.scheme else None
    stated = None if credit.partial else points_of(route, credit.unit)
    chosen = stated or own
    return None if chosen is None else chosen.value
