"""Why no further units complete the rules."""

from collections.abc import Iterator, Mapping

import attrs

from ecvet.model.combination import Alternatives, Group, OpenEntry, UnitEntry
from ecvet.model.requirements import Barred, Prerequisite, Requirement
from ecvet.points import from_millionths
from ecvet.rules.accumulation.answer import Standing
from ecvet.rules.accumulation.decision import Decision, decide
from ecvet.rules.accumulation.names import unit_name
from ecvet.rules.accumulation.plan import plan
from ecvet.rules.accumulation.proof import Tally, tallies
from ecvet.rules.accumulation.shortfalls import ENDLESS, everything_eligible
from ecvet.rules.accumulation.tree import Node
from ecvet.rules.findings import Finding, finding
from ecvet.text import Text


def of_nothing(found: Decision, standing: Standing) -> Iterator[Finding]:
    """Say why no further units complete the rules: what is out of reach, else what bars it, else what competes."""
    if found.best is not None or found.at_best is not None:
        return
    yield finding("nothing-completes", pathway=found.plan.tree.pathway.code)
    reasons = (*_out_of_reach(found, standing),)
    yield from reasons or (*_barring(found),) or _competing(found, standing)


def _out_of_reach(found: Decision, standing: Standing) -> Iterator[Finding]:
    """Name each group that must be used and that falls short even with every unit earned, and units without points."""
    everywhere = tallies(found.plan.lines, _earned_or_held(found), {""})
    demanded = _demanded(found)
    out = [node for node in demanded if _reach(everywhere, node) < node.least]
    for node in out:
        if not any(node.index in other.above for other in out):
            reachable, minimum = from_millionths(_reach(everywhere, node)), from_millionths(node.least)
            name = standing.name(node)
            yield finding("points-below-minimum", node.path, group=name, reachable=reachable, minimum=minimum)
            yield from _without_points(found, standing, node)
    for node in demanded:
        count = node.member.count if isinstance(node.member, Group) else None
        least, members = 0 if count is None else count.minimum or 0, len(node.below)
        if members < least and not any(found.plan.tree.is_open(index) for index in node.below):
            name = standing.name(node)
            yield finding("members-below-minimum", node.path, group=name, members=members, minimum=least)


def _reach(everywhere: Mapping[str, Tally], node: Node) -> int:
    return everywhere[node.path].placed if node.path in everywhere else 0


def _earned_or_held(found: Decision) -> dict[str, list[int]]:
    """Return the most points that can ever stand in each entry, by its path; what is held is not earned again."""
    filled = everything_eligible(found)
    for node in found.plan.tree.nodes:
        if isinstance(node.member, OpenEntry):
            filled[node.path] = [ENDLESS]
        elif isinstance(node.member, UnitEntry) and node.member.unit not in found.admission.held:
            filled[node.path] = [node.least if node.most is None else node.most]
    return filled


def _demanded(found: Decision) -> list[Node]:
    """Return the groups that whoever completes the rules must use."""
    nodes = found.plan.tree.nodes
    demanded: set[int] = set()
    for node in nodes:
        holder = nodes[node.above[-1]] if node.above else None
        chosen = holder is None or not isinstance(holder.member, Alternatives) or len(holder.below) == 1
        above = holder is None or holder.index in demanded
        if above and chosen and node.demanded and isinstance(node.member, (Group, Alternatives)):
            demanded.add(node.index)
    return [node for node in nodes if node.index in demanded and isinstance(node.member, Group)]


def _without_points(found: Decision, standing: Standing, group: Node) -> Iterator[Finding]:
    for node in found.plan.tree.nodes:
        if isinstance(node.member, UnitEntry) and group.index in node.above and node.member.points is None:
            unit = unit_name(found.plan, node.member.unit)
            yield finding("unit-without-points", node.path, unit=unit, group=standing.name(group))


def _barring(found: Decision) -> Iterator[Finding]:
    """Name each barred combination and prerequisite without which something would complete the rules."""
    for requirement in found.plan.tree.pathway.requirements:
        if isinstance(requirement, (Barred, Prerequisite)) and _without(found, requirement).best is not None:
            first, others = (
                (requirement.units[0], requirement.units[1:])
                if isinstance(requirement, Barred)
                else (requirement.unit, requirement.requires)
            )
            code = "barred-together" if isinstance(requirement, Barred) else "prerequisite-missing"
            names: tuple[Text | str, ...] = tuple(unit_name(found.plan, unit) for unit in others)
            yield finding(code, unit=unit_name(found.plan, first), others=names)


def _without(found: Decision, requirement: Requirement) -> Decision:
    qualification, pathway = found.plan.qualification, found.plan.tree.pathway
    kept = tuple(one for one in pathway.requirements if one is not requirement)
    alone = attrs.evolve(qualification, pathways=(attrs.evolve(pathway, requirements=kept),))
    freed = plan(alone, specialisation=found.plan.specialisation)
    return decide(freed, found.credits, as_of=found.as_of, work=found.work)


def _competing(found: Decision, standing: Standing) -> Iterator[Finding]:
    """Name each unit that several groups list which must all be used."""
    nodes = found.plan.tree.nodes
    demanded = {node.index for node in _demanded(found)}
    for unit, entries in found.plan.tree.entries.items():
        holders = dict.fromkeys(nodes[entry].above[-1] for entry in entries)
        groups = tuple(standing.name(nodes[index]) for index in holders if index in demanded)
        if len(groups) > 1:
            path = nodes[entries[0]].path
            yield finding("competing-groups", path, unit=unit_name(found.plan, unit), groups=groups)
