"""The cap on points that are recognised: which decisions there is room for, in the order of the agreement."""

from collections.abc import Iterable

import attrs

from ecvet.model.assessments import Credit
from ecvet.model.policies import RecognitionPolicy
from ecvet.model.qualifications import Pathway
from ecvet.model.transfers import Decision, Reason, Recognition
from ecvet.points import Points, exact_sum, from_millionths
from ecvet.rules.recognition.points import Room, amount_of, points_of
from ecvet.rules.recognition.reasons import reason
from ecvet.rules.recognition.ruling import RECOGNISED, Ruling


@attrs.frozen
class Ledger:
    """The room under the cap, beside the rules that say how much each unit takes.

    Args:
        route: The pathway.
        left: The room that is left; `None` where the policy has no cap.
    """

    route: Pathway
    left: Room | None

    def takes(self, points: Points | None) -> bool | None:
        """Whether so many points fit in; `None` where that cannot be told."""
        return True if self.left is None else self.left.takes(None if points is None else points.value)

    def less(self, points: Points | None) -> "Ledger":
        """Return the room that is left when so many points are taken."""
        if self.left is None:
            return self
        return attrs.evolve(self, left=self.left.less(None if points is None else points.value))

    def regained(self, credits: Iterable[Credit]) -> "Ledger":
        """Return the room that there is when credits held before are part of a new decision: they count once."""
        left = self.left
        for credit in credits:
            points = amount_of(credit, self.route)
            if left is not None and points is not None and credit.recognised_from is not None:
                left = left.less(-points)
        return attrs.evolve(self, left=left)

    def without(self, ruling: Ruling) -> "Ledger":
        """Return the room that there is when a ruling in part gives back what it has taken."""
        if self.left is None or ruling.decision is not Decision.PARTIAL:
            return self
        taken = weight(ruling, self.route)
        return self if taken is None else attrs.evolve(self, left=self.left.less(-taken.value))

    def objection(self, unit: str, fits: bool | None) -> Reason:
        """Return why a unit does not count as recognised.

        Args:
            unit: The code of the unit.
            fits: What `takes` said of its points.
        """
        if fits is None or self.left is None or self.left.most is None:
            return reason("points-for-cap-unknown", unit=unit)
        return reason("recognised-beyond-cap", unit=unit, maximum=str(from_millionths(self.left.most)))


def capped(
    rulings: Iterable[Ruling], policy: RecognitionPolicy, ledger: Ledger
) -> tuple[tuple[Ruling, ...], Ledger]:
    """Return the rulings as far as the cap has room for them, in the order of the agreement, and the room left.

    What does not fit is recognised outside the qualification, or refused where the policy knows no outside; a
    smaller unit that comes later may still fit.

    Args:
        rulings: What is decided on each unit by itself, in the order of the agreement.
        policy: The policy.
        ledger: The room under the cap.
    """
    beyond = Decision.OUTSIDE if policy.outside else Decision.REFUSED
    found: list[Ruling] = []
    for ruling in rulings:
        points = weight(ruling, ledger.route)
        regained = ledger.regained(ruling.completes)
        fits = ruling.decision not in (Decision.FULL, Decision.PARTIAL) or regained.takes(points)
        if fits:
            ledger = regained.less(points)
            found.append(ruling)
        else:
            turned = Decision.SUSPENDED if fits is None else beyond
            found.append(ruling.turned(turned, ledger.objection(ruling.unit, fits)))
    return tuple(found), ledger


def weight(ruling: Ruling | Recognition, route: Pathway) -> Points | None:
    """Return the points that a decision brings, with those of what it exempts from; `None` where they are unknown.

    Args:
        ruling: The decision.
        route: The pathway.
    """
    if route.scheme is None:
        return None
    if ruling.decision not in RECOGNISED:
        return Points(0, route.scheme)
    if ruling.decision is Decision.PARTIAL:
        return ruling.points if ruling.points is not None else Points(0, route.scheme)
    amounts = [points_of(route, unit) for unit in ruling.exempts]
    known = [one.value for one in amounts if one is not None]
    return Points(exact_sum(*known), route.scheme) if len(known) == len(amounts) else None
