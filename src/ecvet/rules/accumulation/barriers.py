"""Reasons that come from what is required across the groups: what falls short of it, and whom it keeps out."""

from collections.abc import Iterator

from ecvet.model.requirements import Barred, HomeMinimum, LevelMinimum, Prerequisite, RecognisedCap
from ecvet.points import from_millionths
from ecvet.rules.accumulation.answer import Standing
from ecvet.rules.accumulation.conditions import Gauge
from ecvet.rules.accumulation.decision import Decision, counted_now, unknown_levels
from ecvet.rules.accumulation.names import called, unit_name
from ecvet.rules.findings import Finding, finding
from ecvet.text import Text


def of_requirements(found: Decision, standing: Standing) -> Iterator[Finding]:
    """Say which requirement is not fulfilled by what is held now."""
    if not found.plan.tree.pathway.requirements:
        return
    for certificate in found.certificates:
        yield finding("certificate-missing", certificate=certificate.title)
    for index in unknown_levels(found.plan, found.admission):
        yield finding("level-unknown", unit=called(found.plan, found.credits[index]))
    counted = counted_now(found.plan, found.credits, standing.placed)
    for gauge in found.plan.conditions.gauges:
        requirement, least = gauge.requirement, gauge.least
        if least is None:
            continue
        if isinstance(requirement, LevelMinimum):
            level = requirement.level
            held = sum(one.points for one in counted if one.level is not None and one.level >= level)
            if held < least:
                counted_points, minimum = from_millionths(held), from_millionths(least)
                yield finding("level-short", level=level, counted=counted_points, minimum=minimum)
        elif isinstance(requirement, HomeMinimum):
            held = sum(one.points for one in counted if not one.recognised)
            if held < least:
                yield finding("home-short", counted=from_millionths(held), minimum=from_millionths(least))
    yield from _unsupported(found, {one.unit for one in counted})


def _unsupported(found: Decision, placed: set[str | None]) -> Iterator[Finding]:
    """Say which units placed still need others beside them."""
    for requirement in found.plan.tree.pathway.requirements:
        if isinstance(requirement, Prerequisite) and requirement.unit in placed:
            yield from _prerequisite(found, requirement, placed)


def _prerequisite(found: Decision, requirement: Prerequisite, placed: set[str | None]) -> Iterator[Finding]:
    missing = [unit for unit in requirement.requires if unit not in placed]
    if missing and not (requirement.any_of and len(missing) < len(requirement.requires)):
        unit = unit_name(found.plan, requirement.unit)
        yield finding("prerequisite-missing", unit=unit, others=_names(found, missing))


def of_barriers(found: Decision, standing: Standing, idle: set[int]) -> dict[int, list[Finding]]:
    """Say which requirement keeps a credit out that the rules would otherwise place, by the index of the credit.

    Args:
        found: The decision.
        standing: Where the learner stands.
        idle: The indexes of the credits that count nowhere.
    """
    kept_out: dict[int, list[Finding]] = {}
    if not found.plan.conditions.gauges:
        return kept_out
    counted = counted_now(found.plan, found.credits, standing.placed)
    placed = {one.unit for one in counted}
    recognised = sum(one.points for one in counted if one.recognised)
    for index in idle:
        if found.admission.entries(index) and found.credits[index].unit not in placed:
            name = called(found.plan, found.credits[index])
            for gauge in found.plan.conditions.gauges:
                barriers = list(_barrier(found, gauge, index, name, placed, recognised))
                if barriers:
                    kept_out.setdefault(index, []).extend(barriers)
    return kept_out


def _barrier(
    found: Decision, gauge: Gauge, index: int, name: Text | str, placed: set[str | None], recognised: int
) -> Iterator[Finding]:
    requirement, credit = gauge.requirement, found.credits[index]
    if isinstance(requirement, RecognisedCap) and credit.recognised_from is not None:
        if gauge.most is not None and recognised + _most_points(found, index) > gauge.most:
            yield finding("recognised-beyond-cap", unit=name, maximum=from_millionths(gauge.most))
    elif isinstance(requirement, Barred) and credit.unit in requirement.units:
        others = [unit for unit in requirement.units if unit in placed]
        if len(others) >= requirement.most:
            yield finding("barred-together", unit=name, others=_names(found, others))
    elif isinstance(requirement, Prerequisite) and gauge.unit == credit.unit == requirement.unit:
        yield from _prerequisite(found, requirement, placed)


def _most_points(found: Decision, index: int) -> int:
    """Return the most points that a credit could count with in some entry, as far as they are known."""
    unit = found.credits[index].unit
    offers = (found.admission.offer(index, unit, entry) for entry in found.admission.entries(index))
    return max((offer.low for offer in offers if offer is not None), default=0)


def _names(found: Decision, units: list[str]) -> tuple[str | Text, ...]:
    return tuple(unit_name(found.plan, unit) for unit in units)
