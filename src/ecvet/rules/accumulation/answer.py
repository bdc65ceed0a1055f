"""From the best choice to the answer: what counts where, what is surplus, what is missing."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

import attrs

from ecvet.model.assessments import Credit
from ecvet.model.combination import Alternatives, Group, OpenEntry, UnitEntry
from ecvet.points import CountRange, PointRange, from_millionths
from ecvet.rules.accumulation.plan import Plan
from ecvet.rules.accumulation.progress import Further, GroupProgress, Placement
from ecvet.rules.accumulation.proof import Tally, tallies
from ecvet.rules.accumulation.solve import Choice, Placed, filled
from ecvet.rules.accumulation.tree import Node, Tree
from ecvet.text import Text


@attrs.frozen(eq=False)
class Standing:
    """Where a learner stands: a choice, and what it comes to with the credit that is held now.

    Args:
        plan: The plan.
        choice: The best choice, without credits that add nothing.
        now: What every member of the rules comes to with the credit held.
    """

    plan: Plan
    choice: Choice
    now: Mapping[str, Tally]

    def used(self) -> Iterator[tuple[Node, Group]]:
        """Yield the groups that the choice uses, in the order of the rules."""
        for node in self.plan.tree.nodes:
            if node.index in self.choice.used and isinstance(node.member, Group):
                yield node, node.member

    def satisfied(self, node: Node) -> bool:
        """Whether what a member demands is fulfilled now, and what is demanded below it in the groups used."""
        if isinstance(node.member, Group) and node.index not in self.choice.used:
            return True
        below = (self.plan.tree.nodes[index] for index in node.below)
        return not self.now[node.path].broken and all(self.satisfied(child) for child in below)

    def name(self, node: Node) -> Text | str:
        """Return what a member is called: its title, the title of the whole, or that of what holds it."""
        for index in (node.index, *reversed(node.above)):
            member = self.plan.tree.nodes[index].member
            if not isinstance(member, UnitEntry) and member.title is not None:
                return member.title
        return self.plan.qualification.title


def stand(plan: Plan, choice: Choice) -> Standing:
    """Return where a learner stands after the best choice."""
    tree = plan.tree
    # What cuts across the groups may need a credit that no group needs.
    placed = choice.placed if tree.pathway.requirements else tuple(_useful(tree, choice.placed))
    useful = attrs.evolve(choice, placed=placed)
    used = {tree.nodes[index].path for index in choice.used}
    return Standing(plan, useful, tallies(tree.pathway.rules, filled(tree, useful.placed), used))


def _useful(tree: Tree, placed: tuple[Placed, ...]) -> list[Placed]:
    """Leave out credits that add nothing since a maximum is reached without them, the last ones first."""
    sums = [0] * len(tree.nodes)
    members = [0] * len(tree.nodes)
    for place in placed:
        members[tree.nodes[place.entry].above[-1]] += 1
    for place in placed:
        sums[place.entry] += place.points
    for node in reversed(tree.nodes):
        if node.above:
            sums[node.above[-1]] += _capped(node, sums[node.index])
    kept: list[Placed] = []
    for place in reversed(placed):
        if _adds_nothing(tree, place, sums, members):
            members[tree.nodes[place.entry].above[-1]] -= 1
            _take_out(tree, place, sums)
        else:
            kept.append(place)
    return kept[::-1]


def _capped(node: Node, points: int) -> int:
    return points if node.most is None else min(points, node.most)


def _adds_nothing(tree: Tree, place: Placed, sums: list[int], members: list[int]) -> bool:
    entry = tree.nodes[place.entry]
    group = tree.nodes[entry.above[-1]].member
    assert isinstance(group, Group)
    if entry.demanded or place.points == 0:
        return False
    if group.count is not None and members[entry.above[-1]] <= (group.count.minimum or 0):
        return False
    for index in (entry.index, *reversed(entry.above)):
        node = tree.nodes[index]
        if node.most is not None and sums[index] - place.points >= node.most:
            return True
        if sums[index] - place.points < node.least and not (
            index == entry.index and isinstance(entry.member, UnitEntry)
        ):
            return False
    return False


def _take_out(tree: Tree, place: Placed, sums: list[int]) -> None:
    for index in (place.entry, *reversed(tree.nodes[place.entry].above)):
        sums[index] -= place.points
        if tree.nodes[index].most is not None and sums[index] >= (tree.nodes[index].most or 0):
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
        for place in standing.choice.placed
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
        for thing in standing.choice.to_earn
    )


def _title(plan: Plan, node: Node, unit: str | None) -> Text | None:
    if unit is None:
        return node.member.title if isinstance(node.member, OpenEntry) else None
    described = plan.qualification.unit(unit)
    return None if described is None else described.title


def groups(standing: Standing) -> tuple[GroupProgress, ...]:
    """Return how far each group is that the choice uses, the root first."""
    return tuple(_progress(standing, node, group) for node, group in standing.used())


def _progress(standing: Standing, node: Node, group: Group) -> GroupProgress:
    tally = standing.now[node.path]
    points, count = group.points or PointRange(), group.count or CountRange()
    everything = len(group.members) if group.all_members else None
    return GroupProgress(
        path=node.path,
        title=group.title,
        counted=from_millionths(tally.points),
        minimum=points.minimum,
        maximum=points.maximum,
        members=tally.members,
        least=count.minimum if everything is None else everything,
        most=count.maximum,
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
    for node, group in standing.used():
        holder = nodes[node.above[-1]] if node.above else None
        if holder is not None and isinstance(holder.member, Alternatives):
            yield holder.member, node, group


def specialisations(standing: Standing) -> tuple[str, ...]:
    """Return the codes of the specialisations that the choice uses."""
    codes = (group.specialisation for _, group in standing.used() if group.specialisation is not None)
    return tuple(dict.fromkeys(codes))
