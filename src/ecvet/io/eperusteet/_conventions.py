"""What the trees of ePerusteet leave to be understood: read, and stated as findings.

The register lays down no meaning of a group without a rule. Under a group with a rule it is a heading: the
group above decides. Where nothing above states anything, every group that states something is required: such
trees count units, group by group, and the words at their root ask for all of the groups.
"""

from collections.abc import Iterator

import attrs

from ecvet.model.combination import Alternatives, Extension, Group, Member, OpenEntry, UnitEntry, walk
from ecvet.rules.findings import Finding, finding
from ecvet.text import Text


def required(root: Group) -> Group:
    """Return a tree in which member groups are mandatory where their group, and all above it, state nothing.

    Specialisations and other branches need no such mark: one of them is chosen anyway. Below a branch that
    states nothing the same holds.

    Args:
        root: The outermost group.
    """
    if root.states:
        return root
    return attrs.evolve(root, members=tuple(_required(member) for member in root.members))


def _required(member: Member) -> Member:
    if isinstance(member, Alternatives):
        return attrs.evolve(member, branches=tuple(required(branch) for branch in member.branches))
    if isinstance(member, Group) and any(_demands(below) for _, below in walk(member)):
        return attrs.evolve(required(member), mandatory=True)
    return member


def _demands(member: Member) -> bool:
    if isinstance(member, Group):
        return member.states or member.mandatory
    return isinstance(member, (UnitEntry, OpenEntry)) and member.mandatory


def remarks(root: Group, path: str, called: Text) -> Iterator[Finding]:
    """Yield how a tree was read: required groups, headings, alternatives, extensions, unclear open entries.

    Args:
        root: The outermost group, as `required` returns it.
        path: Its path in the qualification.
        called: What it is called where it has no title.
    """
    return _inside(root, path, root.title or called, free=True)


def _inside(group: Group, path: str, called: Text, *, free: bool) -> Iterator[Finding]:
    """Yield the remarks on a group; it is free where nothing above it states anything."""
    free = free and not group.states
    if free and any(isinstance(member, Group) and member.mandatory for member in group.members):
        yield finding("read-all-required", path, group=called)
    for index, member in enumerate(group.members):
        yield from _on(member, f"{path}/{index}", called, free=free)


def _on(member: Member, path: str, holder: Text, *, free: bool) -> Iterator[Finding]:
    match member:
        case Extension():
            yield finding("read-extension", path, group=member.title)
        case OpenEntry(accepts=()):
            yield finding("read-origin-unclear", path, group=member.title)
        case Alternatives():
            called = tuple(branch.title or holder for branch in member.branches)
            yield finding("read-alternatives", path, group=holder, branches=called)
            for index, branch in enumerate(member.branches):
                yield from _inside(branch, f"{path}/{index}", called[index], free=free)
        case Group():
            if not member.states and not (free and member.mandatory):
                yield finding("read-heading", path, group=member.title or holder)
            yield from _inside(member, path, member.title or holder, free=free)
        case _:
            pass
