"""The rules of a pathway, laid out for counting: one node a member, all numbers whole millionths of a point."""

from collections.abc import Iterator, Mapping
from math import gcd

import attrs

from ecvet.codes import wrong
from ecvet.model.combination import Alternatives, Beyond, Extension, Group, Member, OpenEntry, UnitEntry, walk
from ecvet.model.qualifications import Pathway
from ecvet.points import PointRange, millionths


@attrs.frozen(eq=False)
class Node:
    """One member of the rules.

    Args:
        index: Its place among the nodes; every node comes after the one that holds it.
        path: Its path in the rules.
        member: The member itself.
        above: The indexes of the nodes that hold it, the root first.
        below: The indexes of its members or branches.
        least: The least points of it, 0 where none are stated.
        most: The most points of it, or `None`.
        ceiling: More points than this make no difference to anything above.
        weighs: Whether points matter here: it, or something that holds it, states any.
        forbids: Whether more than its own maximum is forbidden instead of not being counted.
        capped: Whether a maximum of points stands here or above.
        limited: Whether a maximum here or above forbids more instead of not counting it.
        demanded: Whether whoever uses the group that holds it must use it.
        rivals: The indexes of the optional groups in it of which one alone brings all that counts in it: whoever
            uses two of them does no better than with one, so that one of them is chosen at most.
    """

    index: int
    path: str
    member: Member
    above: tuple[int, ...]
    below: tuple[int, ...]
    least: int
    most: int | None
    ceiling: int
    weighs: bool
    forbids: bool
    capped: bool
    limited: bool
    demanded: bool
    rivals: frozenset[int] = frozenset()

    @property
    def takes_parts(self) -> bool:
        """Whether credit for parts of a unit counts here."""
        return isinstance(self.member, UnitEntry) and self.member.parts_accepted


@attrs.frozen(eq=False)
class Tree:
    """The rules of one pathway, ready for any number of learners.

    Args:
        pathway: The pathway.
        nodes: Its nodes, the root first.
        grain: The greatest amount that divides every number of points in the rules; 0 where there is none.
        entries: The indexes of the entries that name a unit, by its code.
        demanded: The codes of the units that a group demands, entry by entry, by the index of the group.
        plain: Of each unit that brings everybody the same, since its points are fixed or of no matter in all its
            entries: the points, in millionths, by the index of the entry.
        extensions: The places outside the total.
        states: Whether the rules demand or bound anything at all.
        branched: The indexes of the members that stand in a branch of a specialisation, and of the branches.
    """

    pathway: Pathway
    nodes: tuple[Node, ...] = attrs.field(repr=False)
    grain: int
    entries: dict[str, tuple[int, ...]] = attrs.field(repr=False)
    demanded: tuple[tuple[str, ...], ...] = attrs.field(repr=False)
    plain: Mapping[str, Mapping[int, int]] = attrs.field(repr=False)
    extensions: tuple[tuple[Node, Extension], ...] = attrs.field(repr=False)
    states: bool
    branched: frozenset[int] = attrs.field(repr=False)

    def opens(self) -> Iterator[tuple[Node, OpenEntry]]:
        """Yield the open entries."""
        return ((node, node.member) for node in self.nodes if isinstance(node.member, OpenEntry))

    def is_open(self, index: int) -> bool:
        """Whether a node is an open entry."""
        return isinstance(self.nodes[index].member, OpenEntry)

    def meeting(self, one: int, other: int) -> Node | None:
        """Return the group in which two entries can be filled together; `None` where only one of them ever can."""
        ways = zip((*self.nodes[one].above, one), (*self.nodes[other].above, other), strict=False)
        shared, apart = 0, (one, other)
        for mine, theirs in ways:
            if mine != theirs:
                apart = (mine, theirs)
                break
            shared = mine
        node = self.nodes[shared]
        exclusive = isinstance(node.member, Alternatives) or node.rivals.issuperset(apart)
        return None if exclusive else node


def lay_out(pathway: Pathway, specialisation: str | None = None) -> Tree:
    """Return the rules of a pathway as nodes.

    Args:
        pathway: The pathway.
        specialisation: Where given, only branches of this specialisation are kept where there is a choice of them.

    Raises:
        ShapeError: `specialisation.unknown` where no group is of this specialisation.
    """
    if specialisation is not None:
        _check_known(pathway.rules, specialisation)
    nodes: list[Node] = []
    _lay(nodes, pathway.rules, specialisation, rivalry=not pathway.requirements)
    entries: dict[str, tuple[int, ...]] = {}
    for node in nodes:
        if isinstance(node.member, UnitEntry):
            entries[node.member.unit] = _with(nodes, entries.get(node.member.unit, ()), node)
    amounts = [amount for node in nodes for amount in (node.least, node.most or 0)]
    demanded = tuple(tuple(_units_demanded(nodes, node)) for node in nodes)
    return Tree(
        pathway=pathway,
        nodes=tuple(nodes),
        grain=gcd(*amounts),
        entries=entries,
        demanded=demanded,
        plain=dict(_plain(nodes, entries)),
        extensions=tuple((node, node.member) for node in nodes if isinstance(node.member, Extension)),
        states=any(_states(node) for node in nodes),
        branched=frozenset(_branched(nodes)),
    )


def _plain(
    nodes: list[Node], entries: Mapping[str, tuple[int, ...]]
) -> Iterator[tuple[str, Mapping[int, int]]]:
    for unit, indexes in entries.items():
        named = [nodes[index] for index in indexes]
        if all(node.least == node.most or not node.weighs for node in named):
            yield unit, {node.index: node.least for node in named}


def _states(node: Node) -> bool:
    if isinstance(node.member, Group):
        return node.member.states
    return isinstance(node.member, UnitEntry) and node.demanded


def _branched(nodes: list[Node]) -> Iterator[int]:
    """Yield the members that stand in a branch of a specialisation, and the branches."""
    branches = {
        index
        for node in nodes
        if isinstance(node.member, Alternatives)
        for index in node.below
        if specialisations(nodes[index].member)
    }
    return (node.index for node in nodes if not branches.isdisjoint((*node.above, node.index)))


def specialisations(member: Member) -> frozenset[str]:
    """Return the codes of the specialisations of the groups in a member, its own among them.

    Args:
        member: A member of the rules.
    """
    groups = (part for _, part in walk(member) if isinstance(part, Group))
    return frozenset(group.specialisation for group in groups if group.specialisation is not None)


def _with(nodes: list[Node], entries: tuple[int, ...], node: Node) -> tuple[int, ...]:
    """Return the entries of a unit and one more; in a group that lists it twice, the one that is demanded or first."""
    twins = [entry for entry in entries if nodes[entry].above == node.above]
    if twins and not node.demanded:
        return entries
    return (*(entry for entry in entries if entry not in twins), node.index)


def _units_demanded(nodes: list[Node], node: Node) -> Iterator[str]:
    for child in (nodes[index] for index in node.below):
        if child.demanded and isinstance(child.member, UnitEntry):
            yield child.member.unit


def _lay(
    nodes: list[Node],
    member: Member,
    only: str | None,
    path: str = "",
    holder: Node | None = None,
    *,
    rivalry: bool,
) -> int:
    """Append a member and all below it; return its index."""
    node = _node(len(nodes), member, path, holder)
    nodes.append(node)
    below = tuple(
        _lay(nodes, child, only, f"{path}/{place}", node, rivalry=rivalry)
        for place, child in _kept(member, only)
    )
    # What cuts across groups may be a reason to use two of them, so then there is no rivalry.
    rivals = _rivals(node, [nodes[index] for index in below]) if rivalry else frozenset[int]()
    nodes[node.index] = attrs.evolve(node, below=below, rivals=rivals)
    return node.index


def _rivals(node: Node, below: list[Node]) -> frozenset[int]:
    group = node.member
    if not isinstance(group, Group) or node.limited or node.most is None or group.count is not None:
        return frozenset()
    rivals = [
        child.index
        for child in below
        if isinstance(child.member, Group) and not child.demanded and child.least >= node.most > 0
    ]
    return frozenset(rivals) if len(rivals) > 1 else frozenset()


def _node(index: int, member: Member, path: str, holder: Node | None) -> Node:
    points = None if isinstance(member, (Alternatives, Extension)) else member.points
    bounds = points or PointRange()
    least = 0 if bounds.minimum is None else millionths(bounds.minimum)
    most = None if bounds.maximum is None else millionths(bounds.maximum)
    room = 0 if holder is None else holder.ceiling + (1 if holder.forbids else 0)
    return Node(
        index=index,
        path=path,
        member=member,
        above=() if holder is None else (*holder.above, holder.index),
        below=(),
        least=least,
        most=most,
        ceiling=max(least, room) if most is None else most,
        weighs=bounds.states or (holder is not None and holder.weighs),
        forbids=_limits(member),
        capped=most is not None or (holder is not None and holder.capped),
        limited=_limits(member) or (holder is not None and holder.limited),
        demanded=_demanded(member, holder),
    )


def _limits(member: Member) -> bool:
    """Whether a member forbids more than its maximum of points, instead of not counting it."""
    if not isinstance(member, Group) or member.points is None or member.points.maximum is None:
        return False
    return member.beyond is Beyond.LIMIT


def _demanded(member: Member, holder: Node | None) -> bool:
    if isinstance(member, Extension):
        return False
    if holder is None or isinstance(member, Alternatives):
        return True
    return member.mandatory or (isinstance(holder.member, Group) and holder.member.all_members)


def _kept(member: Member, only: str | None) -> list[tuple[int, Member]]:
    """Return the members or branches, each with its place, that the choice of a specialisation leaves."""
    if isinstance(member, Group):
        return list(enumerate(member.members))
    if not isinstance(member, Alternatives):
        return []
    branches: list[tuple[int, Member]] = list(enumerate(member.branches))
    chosen = [
        (place, branch) for place, branch in branches if only is not None and only in specialisations(branch)
    ]
    return chosen or branches


def _check_known(rules: Group, specialisation: str) -> None:
    codes = specialisations(rules)
    if specialisation not in codes:
        expected = ", ".join(sorted(codes)) or "none: the rules have no specialisations"
        raise wrong(
            "specialisation", "specialisation.unknown", "is not in the rules", specialisation, expected
        )
