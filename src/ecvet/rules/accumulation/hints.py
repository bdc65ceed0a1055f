"""What would change the answer soonest, and how far it is settled."""

from collections.abc import Iterator

import attrs

from ecvet.model.assessments import Credit
from ecvet.model.combination import Group
from ecvet.points import from_millionths
from ecvet.rules.accumulation.answer import Standing
from ecvet.rules.accumulation.decision import Decision, decide
from ecvet.rules.accumulation.names import called, group_name
from ecvet.rules.accumulation.plan import plan
from ecvet.rules.findings import Finding, finding
from ecvet.text import Text


def competing(found: Decision, standing: Standing) -> Iterator[Finding]:
    """Name each credit that counts in one group while another that falls short could use it as well."""
    nodes = found.plan.tree.nodes
    used = {node.index for node, _ in standing.groups}
    for place in standing.placed:
        credit = found.credits[place.credit]
        offers = found.admission.open.get(place.credit) or found.admission.listed.get(credit.unit, {})
        if len(offers) < 2:
            continue
        here = nodes[place.entry].above[-1]
        short = [
            holder
            for holder in dict.fromkeys(nodes[entry].above[-1] for entry in offers)
            if holder != here and holder in used and not standing.satisfied(nodes[holder])
        ]
        if short:
            groups = tuple(standing.name(nodes[holder]) for holder in (here, *short))
            unit = called(found.plan, credit)
            yield finding("competing-groups", nodes[place.entry].path, unit=unit, groups=groups)


def equal_completions(found: Decision) -> Iterator[Finding]:
    """Say how many completions cost the same because other units bring as much."""
    if found.best is not None and found.best.ways > 1:
        yield finding("completions-equal", count=found.best.ways)


def nearer(found: Decision) -> Iterator[Finding]:
    """Say whether another specialisation, or another declared placing, would leave less to be earned."""
    if found.plan.specialisation is not None:
        yield from _other_specialisation(found)
    if any(credit.entry is not None for credit in found.credits):
        yield from _other_placings(found)


def _other_specialisation(found: Decision) -> Iterator[Finding]:
    free = plan(found.plan.qualification, pathway=found.plan.tree.pathway.code)
    other = decide(free, found.credits, as_of=found.as_of, work=found.work)
    if not _less(other, found) or other.best is None or other.distance is None:
        return
    points, units = other.distance
    titles = {one.code: one.title for one in found.plan.qualification.specialisations}
    for node in free.tree.nodes:
        code = node.member.specialisation if isinstance(node.member, Group) else None
        if node.index in other.best.used and code is not None:
            yield finding(
                "other-specialisation-nearer",
                node.path,
                specialisation=titles.get(code, code),
                points=from_millionths(points),
                units=units,
            )


def _other_placings(found: Decision) -> Iterator[Finding]:
    """Name each credit whose declared placing alone is in the way of a shorter way to finish; else those together."""
    declared = {index for index, credit in enumerate(found.credits) if credit.entry is not None}
    free = _without_declared(found, declared)
    if not _less(free, found) or free.best is None:
        return
    moved = [
        place.credit
        for place in free.best.placed
        if place.credit in declared and place.entry not in found.admission.entries(place.credit)
    ]
    alone = [(index, other) for index in moved if _less(other := _without_declared(found, {index}), found)]
    for index, other in alone:
        yield from _elsewhere(found, index, other)
    if not alone:
        yield from _together(found, moved)


def _elsewhere(found: Decision, index: int, other: Decision) -> Iterator[Finding]:
    """Say where else a credit would count, and what would be missing then."""
    credit = found.credits[index]
    if other.best is None or other.distance is None or credit.entry is None:
        return
    # Of several credits for one unit another may come to speak for it.
    named = [place for place in other.best.placed if other.credits[place.credit].unit == credit.unit]
    points, units = other.distance
    for place in sorted(named, key=lambda place: place.credit != index)[:1]:
        node = other.plan.tree.nodes[place.entry]
        yield finding(
            "declared-elsewhere-better",
            node.path,
            unit=called(found.plan, credit),
            group=_declared(found, credit.entry),
            other=group_name(found.plan, node),
            points=from_millionths(points),
            units=units,
        )


def _declared(found: Decision, entry: str) -> Text | str:
    """Return what a declared place is called: a record may give its path."""
    named = (group_name(found.plan, node) for node in found.plan.tree.nodes if node.path == entry)
    return next(named, entry)


def _together(found: Decision, moved: list[int]) -> Iterator[Finding]:
    """Name credits that would all have to be placed otherwise than declared: none of them can be left out."""
    kept = list(moved)
    for index in moved:
        fewer = [one for one in kept if one != index]
        if _less(_without_declared(found, set(fewer)), found):
            kept = fewer
    distance = _without_declared(found, set(kept)).distance
    if distance is not None and kept:
        points, units = distance
        yield finding(
            "declared-together-better",
            credits=tuple(called(found.plan, found.credits[index]) for index in kept),
            points=from_millionths(points),
            units=units,
        )


def _without_declared(found: Decision, indexes: set[int]) -> Decision:
    credits: tuple[Credit, ...] = tuple(
        attrs.evolve(credit, entry=None) if index in indexes else credit
        for index, credit in enumerate(found.credits)
    )
    return decide(found.plan, credits, as_of=found.as_of, work=found.work)


def _less(one: Decision, other: Decision) -> bool:
    if one.distance is None:
        return False
    return other.distance is None or one.distance < other.distance
