"""From the best choice to the answer: what counts where, what is surplus, what is missing."""

from collections import Counter
from collections.abc import Iterator, Mapping, Set
from decimal import Decimal

import attrs

from ecvet.model.assessments import Credit
from ecvet.model.combination import Alternatives, Group, OpenEntry, UnitEntry
from ecvet.points import from_millionths
from ecvet.rules.accumulation.names import group_name
from ecvet.rules.accumulation.plan import Plan
from ecvet.rules.accumulation.progress import Further, GroupProgress, Placement
from ecvet.rules.accumulation.proof import Ledger, Line, Tally, tallies
from ecvet.rules.accumulation.solve import Choice, Placed, ToEarn, filled
from ecvet.rules.accumulation.tree import Node, Tree
from ecvet.text import Text


@attrs.frozen(eq=False)
class Standing:
    """Where a learner stands: a choice, and what it comes to with the credit that is held now.

    Args:
        plan: The plan.
        placed: Where the credits count, without those that add nothing.
        to_earn: What is to be earned.
        groups: The groups that are used, in the order of the rules.
        now: What the members of the rules come to with the credit held, by path; none for those that hold nothing.
        unsatisfied: The paths of the members used that are not fulfilled now, or in which something is not.
    """

    plan: Plan
    placed: tuple[Placed, ...]
    to_earn: tuple[ToEarn, ...]
    groups: tuple[tuple[Node, Group], ...]
    now: Mapping[str, Tally]
    unsatisfied: Set[str]

    def satisfied(self, node: Node) -> bool:
        """Whether what a member demands is fulfilled now, and what is demanded below it in the groups used."""
        return node.path not in self.unsatisfied

    def name(self, node: Node) -> Text | str:
        """Return what a member is called: its title, that of what holds it, or the title of the whole."""
        return group_name(self.plan, node)


def stand(plan: Plan, choice: Choice, credits: tuple[Credit, ...]) -> Standing:
    """Return where a learner stands after the best choice.

    Args:
        plan: The plan.
        choice: The choice.
        credits: The credits given.
    """
    tree = plan.tree
    groups: list[tuple[Node, Group]] = []
    for index in sorted(choice.used):
        node = tree.nodes[index]
        if isinstance(node.member, Group):
            groups.append((node, node.member))
    used = {node.path for node, _ in groups}
    placed, now = choice.placed, tallies(plan.lines, filled(tree, choice.placed), used)
    # What cuts across the groups may need a credit that no group needs.
    if not tree.pathway.requirements and any(
        _overflows(plan.lines[path], tally) for path, tally in now.items()
    ):
        useful = tuple(_useful(tree, placed, credits, now))
        if len(useful) < len(placed):
            placed, now = useful, tallies(plan.lines, filled(tree, useful), used)
    return Standing(plan, placed, choice.to_earn, tuple(groups), now, _unsatisfied(plan.lines, now, used))


def _overflows(line: Line, tally: Tally) -> bool:
    return line.most is not None and tally.placed > line.most


def _unsatisfied(lines: Ledger, now: Mapping[str, Tally], used: Set[str]) -> Set[str]:
    """Return what is broken and all that holds it, up to a group that is not used and so demands nothing."""
    found: set[str] = set()
    for tally in now.values():
        here = tally.path if tally.broken else None
        while here is not None and here not in found:
            line = lines[here]
            if isinstance(line.member, Group) and here not in used:
                break
            found.add(here)
            here = line.holder
    return found


def _useful(
    tree: Tree, placed: tuple[Placed, ...], credits: tuple[Credit, ...], now: Mapping[str, Tally]
) -> list[Placed]:
    """Leave out credits that add nothing since a maximum is reached without them.

    The last entries come first, and in each the credits with the fewest points, in whatever order they were given.
    """
    sums = {path: tally.placed for path, tally in now.items()}
    members = Counter(tree.nodes[place.entry].above[-1] for place in placed)
    idle: set[Placed] = set()
    for place in sorted(placed, key=lambda place: (-place.entry, place.points, credits[place.credit].unit)):
        if _adds_nothing(tree, place, sums, members):
            members[tree.nodes[place.entry].above[-1]] -= 1
            _take_out(tree, place, sums)
            idle.add(place)
    return [place for place in placed if place not in idle]


def _adds_nothing(tree: Tree, place: Placed, sums: Mapping[str, int], members: Mapping[int, int]) -> bool:
    entry = tree.nodes[place.entry]
    group = tree.nodes[entry.above[-1]].member
    assert isinstance(group, Group)
    if entry.demanded or place.points == 0:
        return False
    if group.count is not None and members[entry.above[-1]] <= (group.count.minimum or 0):
        return False
    for index in (entry.index, *reversed(entry.above)):
        node = tree.nodes[index]
        without = sums[node.path] - place.points
        if node.most is not None and without >= node.most:
            return True
        if without < node.least and not (index == entry.index and isinstance(entry.member, UnitEntry)):
            return False
    return False


def _take_out(tree: Tree, place: Placed, sums: dict[str, int]) -> None:
    for index in (place.entry, *reversed(tree.nodes[place.entry].above)):
        node = tree.nodes[index]
        sums[node.path] -= place.points
        if node.most is not None and sums[node.path] >= node.most:
            return


def placements(standing: Standing, credits: tuple[Credit, ...]) -> tuple[Placement, ...]:
    """Return where each credit counts."""
    nodes = standing.plan.tree.nodes
    return tuple(
        Placement(
            credit=place.credit,
            unit=credits[place.credit].unit,
            path=nodes[place.entry].path,
            points=from_millionths(place.points) if nodes[place.entry].weighs or place.points else None,
        )
        for place in standing.placed
    )


def completion(standing: Standing) -> tuple[Further, ...]:
    """Return what is to be earned."""
    nodes = standing.plan.tree.nodes
    return tuple(
        Further(
            unit=thing.unit,
            title=_title(standing.plan, nodes[thing.entry], thing.unit),
            path=nodes[thing.entry].path,
            points=from_millionths(thing.points) if nodes[thing.entry].weighs else None,
        )
        for thing in standing.to_earn
    )


def _title(plan: Plan, node: Node, unit: str | None) -> Text | None:
    if unit is None:
        return node.member.title if isinstance(node.member, OpenEntry) else None
    return plan.titles.get(unit)


def groups(standing: Standing) -> tuple[GroupProgress, ...]:
    """Return how far each group is that the choice uses, the root first."""
    return tuple(_progress(standing, node, group) for node, group in standing.groups)


def _progress(standing: Standing, node: Node, group: Group) -> GroupProgress:
    tally = standing.now[node.path]
    points, count = group.points, group.count
    return GroupProgress(
        path=node.path,
        title=group.title,
        counted=from_millionths(tally.points),
        minimum=None if points is None else points.minimum,
        maximum=None if points is None else points.maximum,
        members=tally.members,
        least=len(group.members) if group.all_members else None if count is None else count.minimum,
        most=None if count is None else count.maximum,
        satisfied=standing.satisfied(node),
        words=group.words,
    )


def outside(
    plan: Plan, credits: tuple[Credit, ...], counted: set[int], beyond: Mapping[int, Node]
) -> tuple[Placement, ...]:
    """Return the credits that count nowhere and that the rules have a place for outside the total."""
    return tuple(
        Placement(credit=index, unit=credit.unit, path=beyond[index].path, points=_own_points(plan, credit))
        for index, credit in enumerate(credits)
        if index not in counted and index in beyond
    )


def _own_points(plan: Plan, credit: Credit) -> Decimal | None:
    if credit.points is None or credit.points.scheme != plan.tree.pathway.scheme:
        return None
    return credit.points.value


def chosen_branches(standing: Standing) -> Iterator[tuple[Alternatives, Node, Group]]:
    """Yield each choice among several branches that is used, with the branch chosen."""
    nodes = standing.plan.tree.nodes
    for node, group in standing.groups:
        holder = nodes[node.above[-1]] if node.above else None
        if holder is not None and isinstance(holder.member, Alternatives):
            yield holder.member, node, group


def specialisations(standing: Standing) -> tuple[str, ...]:
    """Return the codes of the specialisations that the choice uses."""
    codes = (group.specialisation for _, group in standing.groups if group.specialisation is not None)
    return tuple(dict.fromkeys(codes))
