"""Why a credit counts nowhere, or counts with other points than recorded."""

from collections.abc import Iterator, Mapping, Sequence

import attrs

from ecvet.model.combination import Group
from ecvet.rules.accumulation.answer import Standing
from ecvet.rules.accumulation.decision import Decision
from ecvet.rules.accumulation.names import called
from ecvet.rules.accumulation.progress import Verdict
from ecvet.rules.accumulation.tree import Node
from ecvet.rules.findings import Finding, finding
from ecvet.text import Text


def of_credits(
    found: Decision, standing: Standing, idle: set[int], barriers: Mapping[int, Sequence[Finding]]
) -> Iterator[Finding]:
    """Say why credits are not admitted, count with other points than recorded, or count nowhere.

    Args:
        found: The decision.
        standing: Where the learner stands.
        idle: The indexes of the credits that count nowhere.
        barriers: What is required across the groups and keeps a credit out, by the index of the credit.
    """
    admission = found.admission
    if admission.findings:
        titles = {credit.unit: called(found.plan, credit) for credit in found.credits}
        yield from (_named(one, titles) for one in admission.findings)
    if not idle:
        return
    counted = {found.credits[place.credit].unit for place in standing.placed}
    used = {node.index for node, _ in standing.groups}
    for index in sorted(idle):
        if index in admission.repeats:
            yield finding("credit-repeated", unit=called(found.plan, found.credits[index]))
        elif index in admission.outside:
            beyond, unit = admission.outside[index], called(found.plan, found.credits[index])
            yield finding("credit-outside-total", beyond.path, unit=unit, group=standing.name(beyond))
        elif index in barriers:
            yield from barriers[index]
        elif not (entries := admission.entries(index)):
            continue
        elif found.verdict is Verdict.NOT_DECIDED and not standing.placed:
            yield finding("credit-undecided", unit=called(found.plan, found.credits[index]))
        else:
            repeated = found.credits[index].unit in counted and index not in admission.open
            yield _surplus(found, standing, index, entries, used, repeated=repeated)


def _surplus(
    found: Decision,
    standing: Standing,
    index: int,
    entries: Sequence[int],
    used: set[int],
    *,
    repeated: bool,
) -> Finding:
    """Say that another credit counts for the unit, or that the groups for it are full, or not used."""
    nodes, unit = found.plan.tree.nodes, called(found.plan, found.credits[index])
    open_to_it = [nodes[entry] for entry in entries if nodes[entry].above[-1] in used]
    entry = (open_to_it or [nodes[entries[0]]])[0]
    if repeated:
        return finding("credit-repeated", entry.path, unit=unit)
    if open_to_it:
        return finding("credit-surplus", entry.path, unit=unit, group=standing.name(entry))
    unused = _unused(nodes, entry, used)
    return finding("credit-in-unused-group", entry.path, unit=unit, group=standing.name(unused))


def _unused(nodes: Sequence[Node], entry: Node, used: set[int]) -> Node:
    """Return the outermost group that holds an entry and is not used."""
    groups = (nodes[index] for index in entry.above if isinstance(nodes[index].member, Group))
    return next(node for node in groups if node.index not in used)


def _named(found: Finding, titles: Mapping[str, Text | str]) -> Finding:
    """Return a finding that names a unit by its title instead of its code."""
    params = tuple(
        (name, titles.get(str(value), value) if name == "unit" else value) for name, value in found.params
    )
    return attrs.evolve(found, params=params)
