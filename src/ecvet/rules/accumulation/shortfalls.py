"""Which groups fall short of what is held, and which of them whatever counts where."""

from collections.abc import Iterator

from ecvet.model.combination import Group, OpenEntry, UnitEntry
from ecvet.points import from_millionths
from ecvet.rules.accumulation.answer import Standing
from ecvet.rules.accumulation.decision import Decision
from ecvet.rules.accumulation.names import unit_name
from ecvet.rules.accumulation.proof import Tally, tallies
from ecvet.rules.accumulation.tree import Node
from ecvet.rules.findings import Finding, finding
from ecvet.text import Text

#: More than any number of points in millionths; for points that nothing bounds.
ENDLESS = 10**18


def of_groups(found: Decision, standing: Standing) -> Iterator[Finding]:
    """Say which groups fall short now, which of them even with everything eligible, and where a maximum was reached."""
    short: list[tuple[Node, Group]] = []
    for node, group in standing.groups:
        tally = standing.now[node.path]
        if not standing.satisfied(node):
            findings = list(_short(standing, node, group, tally))
            short += [(node, group)] if findings else []
            yield from findings
            yield from _unfilled(standing, node)
        if node.most is not None and tally.placed > node.most:
            placed, maximum = from_millionths(tally.placed), from_millionths(node.most)
            name = standing.name(node)
            yield finding("credit-capped", node.path, group=name, placed=placed, maximum=maximum)
    if short:
        yield from _even_with_everything(found, standing, short)


def _short(standing: Standing, node: Node, group: Group, tally: Tally) -> Iterator[Finding]:
    name = standing.name(node)
    if "least" in tally.broken and not _explained_below(standing, node):
        counted, minimum = from_millionths(tally.points), from_millionths(node.least)
        yield finding("group-short-of-points", node.path, group=name, counted=counted, minimum=minimum)
    if "members" in tally.broken and group.count is not None:
        least = group.count.minimum or 0
        yield finding("group-short-of-members", node.path, group=name, counted=tally.members, minimum=least)


def _explained_below(standing: Standing, node: Node) -> bool:
    """Whether a group or a choice used below falls short itself: then that is the reason to give."""
    return any(
        below.path.startswith(f"{node.path}/") and not standing.satisfied(below)
        for below, _ in standing.groups
    )


def _unfilled(standing: Standing, node: Node) -> Iterator[Finding]:
    nodes = standing.plan.tree.nodes
    for index in node.below:
        child = nodes[index]
        if not isinstance(child.member, OpenEntry) and not (
            child.demanded and isinstance(child.member, UnitEntry)
        ):
            continue
        tally = standing.now.get(child.path)
        short = tally is not None and "least" in tally.broken
        if not short and not (child.demanded and (tally is None or not tally.members)):
            continue
        group, unit = standing.name(node), _entry_name(standing, child.member)
        if tally is not None and (short or tally.placed):
            counted, required = from_millionths(tally.points), from_millionths(child.least)
            yield finding(
                "unit-in-part", child.path, group=group, unit=unit, counted=counted, required=required
            )
        else:
            yield finding("mandatory-missing", child.path, group=group, unit=unit)


def _entry_name(standing: Standing, entry: UnitEntry | OpenEntry) -> Text | str:
    if isinstance(entry, OpenEntry):
        return entry.title
    return unit_name(standing.plan, entry.unit)


def _even_with_everything(
    found: Decision, standing: Standing, short: list[tuple[Node, Group]]
) -> Iterator[Finding]:
    """Say which groups would fall short even if each credit counted in every entry that accepts it.

    Of a group for which nothing at all is held it goes without saying.
    """
    now = standing.now
    if _is_any_elsewhere(found, standing, {node.index for node, _ in short}):
        now = tallies(found.plan.lines, everything_eligible(found), {""})
    for node, group in short:
        broken, tally, name = standing.now[node.path].broken, now.get(node.path), standing.name(node)
        if tally is None:
            continue
        if "least" in broken and 0 < tally.points < node.least:
            eligible, minimum = from_millionths(tally.points), from_millionths(node.least)
            yield finding("points-short-with-all", node.path, group=name, eligible=eligible, minimum=minimum)
        # A group in it may be used with nothing in it, so that more than the credit decides.
        entries = not any(found.plan.tree.nodes[index].below for index in node.below)
        least = 0 if group.count is None else group.count.minimum or 0
        if "members" in broken and entries and 0 < tally.members < least:
            yield finding(
                "members-short-with-all", node.path, group=name, eligible=tally.members, minimum=least
            )


def _is_any_elsewhere(found: Decision, standing: Standing, groups: set[int]) -> bool:
    """Whether some credit that an entry of the groups accepts counts elsewhere, or nowhere, or may bring more."""
    nodes, admission = found.plan.tree.nodes, found.admission
    if admission.parts or not admission.certain:
        return True
    here = {(place.credit, place.entry) for place in standing.placed}
    return any(
        (offer.credit, entry) not in here and not groups.isdisjoint(nodes[entry].above)
        for offers in (*admission.listed.values(), *admission.open.values())
        for entry, offer in offers.items()
    )


def everything_eligible(found: Decision) -> dict[str, list[int]]:
    """Return the most points of every credit that each entry accepts, by the path of the entry."""
    nodes, admission = found.plan.tree.nodes, found.admission
    filled: dict[str, list[int]] = {}
    for offers in (*admission.listed.values(), *admission.open.values()):
        for entry, offer in offers.items():
            points = ENDLESS if offer.high is None else offer.high
            filled.setdefault(nodes[entry].path, []).append(points)
    for parts in admission.parts.values():
        for entry, several in parts.items():
            filled[nodes[entry].path] = [ENDLESS if o.high is None else o.high for o in several]
    return filled
