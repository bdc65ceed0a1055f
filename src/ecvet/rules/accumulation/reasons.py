"""Why the answer is as it is: the version of the rules, the branches, and what is not known."""

from collections.abc import Iterator
from datetime import date

from ecvet.model.combination import UnitEntry
from ecvet.model.qualifications import Qualification
from ecvet.points import from_millionths
from ecvet.rules.accumulation.answer import Standing, chosen_branches
from ecvet.rules.accumulation.bounds import at_least
from ecvet.rules.accumulation.decision import Decision
from ecvet.rules.accumulation.names import called, unit_name
from ecvet.rules.findings import Finding, finding


def of_version(qualification: Qualification, on: date) -> Iterator[Finding]:
    """Say whether the version of the qualification is in force on a day."""
    validity = qualification.validity
    if validity is None or validity.in_force(on):
        return
    if validity.in_transition(on) and validity.transition_until is not None:
        until = validity.transition_until
        yield finding("version-in-transition", qualification=qualification.title, date=on, until=until)
    else:
        yield finding("version-not-in-force", qualification=qualification.title, date=on)


def of_verdict(found: Decision) -> Iterator[Finding]:
    """Say why nothing can be decided, and how far apart the bounds are."""
    if not found.plan.tree.states:
        yield finding("rules-state-nothing", pathway=found.plan.tree.pathway.code)
        yield from _of_words(found)
    if found.at_best is None:
        return
    low, high = found.at_best, found.best
    if high is None:
        yield from at_least(found.plan, low.points, low.units)
    elif low.points == high.points and low.units != high.units:
        # More points than these are not missing, so that no fewer units are.
        if low.points or low.units:
            yield finding("missing-at-least", points=from_millionths(low.points), units=low.units)
    elif low.points != high.points:
        least, most = from_millionths(low.points), from_millionths(high.points)
        yield finding("missing-between", low=least, high=most)


def _of_words(found: Decision) -> Iterator[Finding]:
    """Name every rule that is there in words only."""
    for node in found.plan.tree.nodes:
        member = node.member
        if member.words is not None:
            unit = unit_name(found.plan, member.unit) if isinstance(member, UnitEntry) else member.title
            group = unit or found.plan.qualification.title
            yield finding("words-only", node.path, group=group, words=member.words)


def of_unknown_points(found: Decision, standing: Standing) -> Iterator[Finding]:
    """Name every credit that counts, or would count at best, without its points being known."""
    admission = found.admission
    if admission.certain:
        return
    at_best = () if found.at_best is None else found.at_best.placed
    named: set[int] = set()
    for place in (*standing.placed, *at_best):
        credit = found.credits[place.credit]
        offer = admission.offer(place.credit, credit.unit, place.entry)
        if offer is not None and offer.low != offer.high and place.credit not in named:
            named.add(place.credit)
            node = found.plan.tree.nodes[place.entry]
            unit = called(found.plan, credit)
            yield finding("points-unknown", node.path, unit=unit, group=standing.name(node))


def of_branches(standing: Standing) -> Iterator[Finding]:
    """Say which branch was chosen where nobody asked for one."""
    for alternatives, node, group in chosen_branches(standing):
        asked = (
            standing.plan.specialisation is not None and group.specialisation == standing.plan.specialisation
        )
        if len(alternatives.branches) > 1 and not asked:
            names = tuple(branch.title or f"{i + 1}" for i, branch in enumerate(alternatives.branches))
            yield finding("branch-undecided", node.path, branches=names, chosen=standing.name(node))
