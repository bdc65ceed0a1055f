"""The rules of combination as the oracle reads them: their bounds, their entries, and the ways to use their groups."""

from collections.abc import Iterator
from itertools import product
from typing import NamedTuple

import attrs

from ecvet import Alternatives, CountRange, Extension, Group, Member, OpenEntry, UnitEntry


class Entry(NamedTuple):
    """A place for credit; points weigh there where the entry, or a group that holds it, states any."""

    path: str
    member: UnitEntry | OpenEntry
    weighs: bool


def narrowed(group: Group, specialisation: str | None) -> Group:
    """Return the rules with branches that nobody can fulfil for those that the specialisation rules out."""
    if specialisation is None:
        return group
    return attrs.evolve(group, members=tuple(_narrowed_member(m, specialisation) for m in group.members))


def _narrowed_member(member: Member, specialisation: str) -> Member:
    if isinstance(member, Group):
        return narrowed(member, specialisation)
    if not isinstance(member, Alternatives):
        return member
    fitting = {branch for branch in member.branches if _leads_to(branch, specialisation)}
    kept = (
        narrowed(branch, specialisation) if branch in fitting or not fitting else _CLOSED
        for branch in member.branches
    )
    return attrs.evolve(member, branches=tuple(kept))


_CLOSED = Group(members=(), count=CountRange.exactly(1))


def _leads_to(member: Member, specialisation: str) -> bool:
    here = isinstance(member, Group) and member.specialisation == specialisation
    return here or any(_leads_to(child, specialisation) for child in below(member))


def below(member: Member) -> tuple[Member, ...]:
    """Return the members or the branches of a member."""
    if isinstance(member, Group):
        return member.members
    return member.branches if isinstance(member, Alternatives) else ()


def greatest_amount(member: Member) -> int:
    """Return an amount that nothing open ever needs more than: the greatest that any rule names."""
    low, high = bounds(member)
    return max([low, high or 0, *(greatest_amount(child) for child in below(member))])


def bounds(member: Member) -> tuple[int, int | None]:
    """Return the least and the most points that a member states: 0 and `None` where it states none."""
    if isinstance(member, Alternatives | Extension) or member.points is None:
        return 0, None
    most = member.points.maximum
    return int(member.points.minimum or 0), None if most is None else int(most)


def entries_of(member: Member, path: str, weighs: bool) -> Iterator[Entry]:
    weighs = weighs or (not isinstance(member, Alternatives | Extension) and member.points is not None)
    if isinstance(member, UnitEntry | OpenEntry):
        yield Entry(path, member, weighs)
    for place, child in enumerate(below(member)):
        yield from entries_of(child, f"{path}/{place}", weighs)


def ways_to_use(member: Member, path: str) -> Iterator[frozenset[str]]:
    """Yield every way to use a member: the paths of the groups and branches used, itself among them."""
    if isinstance(member, Alternatives):
        for place, branch in enumerate(member.branches):
            yield from ways_to_use(branch, f"{path}/{place}")
    elif isinstance(member, Group):
        ways: list[list[frozenset[str]]] = []
        for place, child in enumerate(member.members):
            optional = isinstance(child, Group) and not child.mandatory and not member.all_members
            ways.append([*ways_to_use(child, f"{path}/{place}"), *([frozenset[str]()] if optional else [])])
        for combination in product(*ways):
            yield frozenset({path}).union(*combination)
    else:
        yield frozenset()
