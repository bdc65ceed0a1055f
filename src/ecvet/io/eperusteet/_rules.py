"""Trees of ePerusteet, node by node; what they leave to be understood is read in `_conventions`."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

import attrs

from ecvet.io._plain import Record, amount, at, each, flag, items, name, needed, record, text, whole
from ecvet.io.eperusteet._origins import origins
from ecvet.io.eperusteet._texts import localised
from ecvet.model.combination import Alternatives, Extension, Group, Member, OpenEntry, UnitEntry
from ecvet.points import CountRange, PointRange
from ecvet.rules.findings import Finding, finding

_LEAF = "_tutkinnonOsaViite"
_OPEN = "määrittelemätön"
_BOUNDS = ("minimi", "maksimi")
# Of sibling groups with one of these roles, one is chosen: a specialisation, or a title.
_CHOSEN = ("osaamisala", "tutkintonimike")


@attrs.frozen
class Reference:
    """A unit within a qualification, as the leaves of a tree refer to it.

    Attributes:
        unit: Its code.
        points: Its points in this qualification, where they are stated.
        has_parts: Whether it has parts that are assessed and recognised by themselves.
    """

    unit: str
    points: PointRange | None
    has_parts: bool


def point_range(holder: Record, lower: str, upper: str) -> PointRange | None:
    """Return the bounds under two keys; `None` where neither is stated."""
    bounds = PointRange(amount(holder, lower), amount(holder, upper))
    return bounds if bounds.states else None


def tree(root: Record, references: Mapping[str, Reference]) -> Group:
    """Return a tree as the document states it.

    Args:
        root: Its outermost group.
        references: What its leaves refer to; a leaf that refers to nothing is left out.
    """
    return _group(root, references, outermost=True)


def _group(node: Record, references: Mapping[str, Reference], *, outermost: bool = False) -> Group:
    return Group(
        members=_chosen(each(node, "osat", lambda child: _child(child, references, outermost))),
        title=localised(node, "nimi"),
        points=_points(node),
        count=_count(node),
        mandatory=_mandatory(node),
        specialisation=at(node, "osaamisala", lambda found: text(found, "osaamisalakoodiArvo")),
        award_title=at(node, "tutkintonimike", lambda found: text(found, "arvo")),
        words=localised(node, "kuvaus"),
    )


class _Child(NamedTuple):
    role: str | None
    member: Member | None


def _child(node: Record, references: Mapping[str, Reference], outermost: bool) -> _Child:
    role = text(node, "rooli")
    if node.get(_LEAF) is not None:
        return _Child(None, _entry(node, references))
    if role == _OPEN:
        return _Child(role, _open(node, references, outermost))
    return _Child(role, _group(node, references))


def _chosen(children: tuple[_Child, ...]) -> tuple[Member, ...]:
    """Return the members of a group; those of which one is chosen stand together, where the first did."""
    members: list[Member] = []
    done: set[str] = set()
    for role, member in children:
        if role in _CHOSEN and role not in done:
            done.add(role)
            branches = (child.member for child in children if child.role == role)
            members.append(
                Alternatives(branches=tuple(branch for branch in branches if isinstance(branch, Group)))
            )
        elif role not in _CHOSEN and member is not None:
            members.append(member)
    return tuple(members)


def _entry(node: Record, references: Mapping[str, Reference]) -> UnitEntry | None:
    reference = references.get(name(node, _LEAF) or "")
    if reference is None:
        return None
    return UnitEntry(
        unit=reference.unit,
        points=reference.points,
        mandatory=_mandatory(node),
        parts_accepted=reference.has_parts,
        words=localised(node, "kuvaus"),
    )


def _open(node: Record, references: Mapping[str, Reference], outermost: bool) -> Member:
    """Return an open group as an entry; outside of every rule it extends the qualification beyond its total.

    Some hold units all the same: then the entry is one more member beside them, under the rule of all.
    """
    title = needed(localised(node, "nimi"), "nimi", "the name of the open group")
    accepts, points, words = origins(title), _points(node), localised(node, "kuvaus")
    members = _chosen(each(node, "osat", lambda child: _child(child, references, outermost=False)))
    entry = OpenEntry(title=title, accepts=accepts, points=points)
    if members:
        group = Group(title=title, members=(*members, entry), points=points, count=_count(node), words=words)
        return attrs.evolve(group, mandatory=_mandatory(node))
    if outermost and points is None:
        return Extension(title=title, accepts=accepts, words=words)
    return attrs.evolve(entry, mandatory=_mandatory(node), words=words)


def _mandatory(node: Record) -> bool:
    """Whether a node is said to be mandatory; old exports do not say, which demands nothing."""
    return flag(node, "pakollinen") is True


def _points(node: Record) -> PointRange | None:
    return at(
        node,
        "muodostumisSaanto",
        lambda rule: at(rule, "laajuus", lambda found: point_range(found, *_BOUNDS)),
    )


def _count(node: Record) -> CountRange | None:
    return at(node, "muodostumisSaanto", lambda rule: at(rule, "koko", _count_range))


def _count_range(found: Record) -> CountRange | None:
    bounds = CountRange(*(whole(found, bound) for bound in _BOUNDS))
    return bounds if bounds.states else None


def unread(root: Record, references: Mapping[str, Reference], place: str) -> Iterator[Finding]:
    """Yield what of a tree has no counterpart among the rules, by its place in the document.

    Args:
        root: Its outermost group.
        references: What its leaves refer to.
        place: The JSON Pointer of the root.
    """
    referred = name(root, _LEAF)
    if referred is not None and referred not in references:
        yield finding("read-reference-missing", place, reference=referred)
    if text(root, "rooli") == _OPEN and items(root, "osat"):
        yield finding("open-entry-with-members", place, group=localised(root, "nimi") or place)
    for index, child in enumerate(items(root, "osat")):
        yield from unread(record(child), references, f"{place}/osat/{index}")
