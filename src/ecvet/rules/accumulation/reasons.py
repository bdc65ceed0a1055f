"""Why the answer is as it is: findings about the groups, the credits and the version of the rules."""

from collections.abc import Iterator, Mapping
from datetime import date

import attrs

from ecvet.model.assessments import Credit
from ecvet.model.combination import Group, OpenEntry, UnitEntry
from ecvet.model.qualifications import Qualification
from ecvet.points import from_millionths
from ecvet.rules.accumulation.answer import Standing, chosen_branches
from ecvet.rules.accumulation.decision import Decision
from ecvet.rules.accumulation.names import called, unit_name
from ecvet.rules.accumulation.offers import Admission
from ecvet.rules.accumulation.progress import Verdict
from ecvet.rules.accumulation.tree import Node
from ecvet.rules.findings import Finding, finding
from ecvet.text import Text


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
    """Say why nothing can be decided, or why nothing completes the rules, and how far apart the bounds are."""
    pathway = found.plan.tree.pathway.code
    if found.verdict is Verdict.UNDETERMINED and found.at_best is None:
        yield finding("rules-state-nothing", pathway=pathway)
        yield from _of_words(found)
    elif found.verdict is Verdict.NOT_ACHIEVED and found.best is None and found.at_best is None:
        yield finding("nothing-completes", pathway=pathway)
    elif found.at_best is not None and found.best is not None:
        low, high = from_millionths(found.at_best.points), from_millionths(found.best.points)
        if low != high:
            yield finding("missing-between", low=low, high=high)


def _of_words(found: Decision) -> Iterator[Finding]:
    """Name every rule that is there in words only."""
    qualification = found.plan.qualification
    for node in found.plan.tree.nodes:
        member = node.member
        if member.words is not None:
            unit = unit_name(qualification, member.unit) if isinstance(member, UnitEntry) else member.title
            yield finding("words-only", node.path, group=unit or qualification.title, words=member.words)


def of_groups(standing: Standing) -> Iterator[Finding]:
    """Say which groups fall short now, and where a maximum was reached."""
    for node, group in standing.used():
        tally = standing.now[node.path]
        if "least" in tally.broken and not _explained_below(standing, node):
            counted, minimum = from_millionths(tally.points), from_millionths(node.least)
            yield finding(
                "group-short-of-points",
                node.path,
                group=_name(standing, node),
                counted=counted,
                minimum=minimum,
            )
        if "members" in tally.broken and group.count is not None:
            least = group.count.minimum or 0
            yield finding(
                "group-short-of-members",
                node.path,
                group=_name(standing, node),
                counted=tally.members,
                minimum=least,
            )
        yield from _unfilled(standing, node)
        if node.most is not None and tally.placed > node.most:
            placed, maximum = from_millionths(tally.placed), from_millionths(node.most)
            yield finding(
                "credit-capped", node.path, group=_name(standing, node), placed=placed, maximum=maximum
            )


def _explained_below(standing: Standing, node: Node) -> bool:
    """Whether a group or a choice used below falls short itself: then that is the reason to give."""
    waiting = list(node.below)
    while waiting:
        child = standing.plan.tree.nodes[waiting.pop()]
        if (
            isinstance(child.member, Group)
            and child.index in standing.choice.used
            and not standing.satisfied(child)
        ):
            return True
        waiting.extend(child.below)
    return False


def _unfilled(standing: Standing, node: Node) -> Iterator[Finding]:
    for index in node.below:
        child = standing.plan.tree.nodes[index]
        tally = standing.now[child.path]
        if not isinstance(child.member, (UnitEntry, OpenEntry)):
            continue
        short = "least" in tally.broken
        if not short and (tally.members or not child.demanded):
            continue
        group, unit = _name(standing, node), _entry_name(standing, child.member)
        if short or tally.placed:
            counted, required = from_millionths(tally.points), from_millionths(child.least)
            yield finding(
                "unit-in-part", child.path, group=group, unit=unit, counted=counted, required=required
            )
        else:
            yield finding("mandatory-missing", child.path, group=group, unit=unit)


def _entry_name(standing: Standing, entry: UnitEntry | OpenEntry) -> Text | str:
    if isinstance(entry, OpenEntry):
        return entry.title
    return unit_name(standing.plan.qualification, entry.unit)


def of_branches(standing: Standing) -> Iterator[Finding]:
    """Say which branch was chosen where nobody asked for one."""
    for alternatives, node, group in chosen_branches(standing):
        asked = (
            standing.plan.specialisation is not None and group.specialisation == standing.plan.specialisation
        )
        if len(alternatives.branches) > 1 and not asked:
            names = tuple(branch.title or f"{i + 1}" for i, branch in enumerate(alternatives.branches))
            yield finding("branch-undecided", node.path, branches=names, chosen=_name(standing, node))


def of_credits(
    standing: Standing, admission: Admission, credits: tuple[Credit, ...], idle: set[int]
) -> Iterator[Finding]:
    """Say why credits are not admitted, count with other points than recorded, or count nowhere.

    Args:
        standing: Where the learner stands.
        admission: What the rules admit.
        credits: The learner's credits.
        idle: The indexes of the credits that count nowhere.
    """
    titles = {credit.unit: called(standing.plan.qualification, credit) for credit in credits}
    yield from (_named(one, titles) for one in admission.findings)
    nodes = standing.plan.tree.nodes
    for index in sorted(idle):
        credit = credits[index]
        entries = admission.entries(index)
        if index in admission.outside:
            beyond = admission.outside[index]
            yield finding(
                "credit-outside-total",
                beyond.path,
                unit=called(standing.plan.qualification, credit),
                group=_name(standing, beyond),
            )
        elif entries:
            entry = nodes[entries[0]]
            yield finding(
                "credit-surplus",
                entry.path,
                unit=called(standing.plan.qualification, credit),
                group=_name(standing, entry),
            )


def of_unknown_points(
    standing: Standing, admission: Admission, credits: tuple[Credit, ...]
) -> Iterator[Finding]:
    """Name every credit placed whose points are not known, in a group that counts points."""
    for place in standing.choice.placed:
        credit = credits[place.credit]
        offer = admission.offer(place.credit, credit.unit, place.entry)
        if offer is not None and offer.low != offer.high:
            node = standing.plan.tree.nodes[place.entry]
            yield finding(
                "points-unknown",
                node.path,
                unit=called(standing.plan.qualification, credit),
                group=_name(standing, node),
            )


def _named(found: Finding, titles: Mapping[str, Text | str]) -> Finding:
    """Return a finding that names a unit by its title instead of its code."""
    params = tuple(
        (name, titles.get(str(value), value) if name == "unit" else value) for name, value in found.params
    )
    return attrs.evolve(found, params=params)


def _name(standing: Standing, node: Node) -> Text | str:
    return standing.name(node)
