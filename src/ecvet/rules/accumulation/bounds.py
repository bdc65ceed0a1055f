"""What is known of the distance where it could not be decided: what is missing at least, and what is enough."""

from collections.abc import Iterator

from ecvet.model.combination import OpenEntry, UnitEntry
from ecvet.points import from_millionths
from ecvet.rules.accumulation.decision import Decision
from ecvet.rules.accumulation.plan import Plan
from ecvet.rules.accumulation.progress import Verdict
from ecvet.rules.accumulation.solve import Choice, least_possible
from ecvet.rules.accumulation.work import OutOfWork
from ecvet.rules.findings import Finding, finding


def of_work(found: Decision, choice: Choice) -> Iterator[Finding]:
    """Say that the work was used up; where nothing was decided, what is missing at least and what is enough.

    Args:
        found: The decision.
        choice: What counts where; where the work was used up, more of what is held may count otherwise.
    """
    undecided = found.verdict is Verdict.NOT_DECIDED
    if undecided or not choice.proven:
        yield finding("work-used-up", work=found.work)
    # Where not all that is held could be sorted, more of it may count than is known.
    if undecided and found.admission.settled:
        yield from _bounds(found)


def _bounds(found: Decision) -> Iterator[Finding]:
    certificates = len(found.certificates)
    least = found.bounds.least or _least(found)
    if least is not None:
        yield from at_least(found.plan, *least, beside=certificates)
    if found.bounds.most is not None:
        points, units = found.bounds.most
        yield finding("missing-at-most", points=from_millionths(points), units=units + certificates)


def _least(found: Decision) -> tuple[int, int] | None:
    try:
        return least_possible(found.plan, found.admission, work=found.work)
    except OutOfWork:
        return None


def at_least(plan: Plan, points: int, units: int, *, beside: int = 0) -> Iterator[Finding]:
    """Say what is missing at least, where that is anything.

    A completion that takes more points may take fewer units. So no more units are named than the points need.

    Args:
        plan: The plan.
        points: Points, in millionths, that every completion takes.
        units: The units that one with no more points takes at least.
        beside: What is missing beside them, and counts as units.
    """
    entries = [node for node in plan.tree.nodes if isinstance(node.member, UnitEntry | OpenEntry)]
    biggest = max([node.ceiling for node in entries], default=0)
    needed = max(-(-points // biggest), min(units, 1)) if biggest else units
    if points or needed + beside:
        yield finding("missing-at-least", points=from_millionths(points), units=needed + beside)
