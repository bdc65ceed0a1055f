"""An oracle for accumulation: tries everything. It shares no code with the library beyond its values.

A small tree and a few credits are tried in every way: every set of groups used, every place for every credit,
every unit earned or not, every amount earned in an open entry. The rules are those of the design, read anew.
"""

from collections.abc import Iterator
from itertools import product
from typing import NamedTuple

from ecvet import Alternatives, Credit, Extension, Group, Member, OpenEntry, Pathway, UnitEntry


class Best(NamedTuple):
    """The least points and units to be earned, and the most points held that then count."""

    points: int
    units: int
    held: int


class _Filled(NamedTuple):
    held: tuple[int, ...]
    earned: tuple[int, ...]


def best(pathway: Pathway, credits: list[Credit]) -> Best | None:
    """Return the best there is, or `None` where nothing completes the rules. All points are whole numbers."""
    root = pathway.rules
    found: list[Best] = []
    for used in _uses(root, ""):
        entries = dict(_entries(root, "", used))
        for filled in _fillings(entries, credits, _roof(root), _units(root)):
            whole = _value(root, "", used, filled, earned=True)
            if whole is not None:
                points = sum(sum(f.earned) for f in filled.values())
                units = sum(len(f.earned) for f in filled.values())
                found.append(Best(points, units, _held(root, "", used, filled)))
    return min(found, key=lambda b: (b.points, b.units, -b.held), default=None)


def _roof(member: Member) -> int:
    """Return an amount that no open entry ever needs more than: the greatest that any rule names."""
    if isinstance(member, Extension):
        return 0
    here = 0 if isinstance(member, Alternatives) else max(_bounds(member)[0], _bounds(member)[1] or 0)
    below = member.members if isinstance(member, Group) else member.branches if isinstance(member, Alternatives) else ()
    return max([here, *(_roof(child) for child in below)])


def _uses(member: Member, path: str) -> Iterator[frozenset[str]]:
    """Yield every way to use what is below a group that is used: the paths of used groups and branches."""
    if isinstance(member, Alternatives):
        for place, branch in enumerate(member.branches):
            yield from _uses(branch, f"{path}/{place}")
    elif isinstance(member, Group):
        ways: list[list[frozenset[str]]] = []
        for place, child in enumerate(member.members):
            below = list(_uses(child, f"{path}/{place}"))
            optional = isinstance(child, Group) and not child.mandatory and not member.all_members
            ways.append([*below, frozenset()] if optional else below)
        for combination in product(*ways):
            yield frozenset({path}).union(*combination)
    else:
        yield frozenset()


def _entries(member: Member, path: str, used: frozenset[str]) -> Iterator[tuple[str, UnitEntry | OpenEntry]]:
    if isinstance(member, (UnitEntry, OpenEntry)):
        yield path, member
    elif isinstance(member, Alternatives):
        for place, branch in enumerate(member.branches):
            yield from _entries(branch, f"{path}/{place}", used)
    elif isinstance(member, Group) and path in used:
        for place, child in enumerate(member.members):
            yield from _entries(child, f"{path}/{place}", used)


def _fillings(
    entries: dict[str, UnitEntry | OpenEntry], credits: list[Credit], roof: int, listed: set[str]
) -> Iterator[dict[str, _Filled]]:
    """Yield every way to place credits and to earn units: each credit and each unit at most once."""
    units = sorted(listed - {credit.unit for credit in credits})
    opens = [path for path, entry in entries.items() if isinstance(entry, OpenEntry)]
    for places in product(*(_places(entries, credit, listed) for credit in credits)):
        for homes in product(*([None, *(p for p, e in entries.items() if isinstance(e, UnitEntry) and e.unit == u)] for u in units)):
            filled: dict[str, list[tuple[int, bool]]] = {}
            for credit, place in zip(credits, places, strict=True):
                if place is not None:
                    filled.setdefault(place, []).append((_worth(entries[place], credit), True))
            for home in homes:
                if home is not None:
                    filled.setdefault(home, []).append((_worth(entries[home], None), False))
            if any(len(filled.get(p, ())) > 1 for p, e in entries.items() if isinstance(e, UnitEntry)):
                continue
            for amounts in product(*(range(-1, roof + 1) for _ in opens)):
                more = dict(zip(opens, amounts, strict=True))
                yield {
                    path: _Filled(
                        tuple(points for points, held in filled.get(path, ()) if held),
                        tuple(points for points, held in filled.get(path, ()) if not held)
                        + ((more[path],) if more.get(path, -1) >= 0 else ()),
                    )
                    for path in entries
                }


def _places(entries: dict[str, UnitEntry | OpenEntry], credit: Credit, listed: set[str]) -> list[str | None]:
    return [None, *(path for path, entry in entries.items() if _accepts(entry, credit, listed))]


def _accepts(entry: UnitEntry | OpenEntry, credit: Credit, listed: set[str]) -> bool:
    if isinstance(entry, UnitEntry):
        return entry.unit == credit.unit
    return credit.unit not in listed and (not entry.accepts or credit.origin in entry.accepts)


def _units(member: Member) -> set[str]:
    if isinstance(member, UnitEntry):
        return {member.unit}
    below = member.members if isinstance(member, Group) else member.branches if isinstance(member, Alternatives) else ()
    return {unit for child in below for unit in _units(child)}


def _worth(entry: UnitEntry | OpenEntry, credit: Credit | None) -> int:
    if isinstance(entry, UnitEntry):
        return int(entry.points.minimum or 0) if entry.points else 0
    return int(credit.points.value) if credit is not None and credit.points is not None else 0


def _bounds(member: UnitEntry | OpenEntry | Group) -> tuple[int, int | None]:
    if member.points is None:
        return 0, None
    most = member.points.maximum
    return int(member.points.minimum or 0), None if most is None else int(most)


def _capped(points: int, most: int | None) -> int:
    return points if most is None else min(points, most)


def _value(
    member: Member, path: str, used: frozenset[str], filled: dict[str, _Filled], *, earned: bool
) -> tuple[int, int] | None:
    """Return the points and the count of a member that is in use, or `None` where a rule is broken."""
    if isinstance(member, Extension):
        return 0, 0
    if isinstance(member, (UnitEntry, OpenEntry)):
        return _entry_value(member, filled.get(path, _Filled((), ())))
    if isinstance(member, Alternatives):
        chosen = [i for i in range(len(member.branches)) if f"{path}/{i}" in used]
        inside = _value(member.branches[chosen[0]], f"{path}/{chosen[0]}", used, filled, earned=earned)
        return None if inside is None else (inside[0], 1)
    points, count = 0, 0
    for place, child in enumerate(member.members):
        here = f"{path}/{place}"
        if isinstance(child, Group) and here not in used:
            continue
        inside = _value(child, here, used, filled, earned=earned)
        if inside is None:
            return None
        demanded = isinstance(child, (UnitEntry, OpenEntry)) and (child.mandatory or member.all_members)
        if demanded and inside[1] == 0:
            return None
        points += inside[0]
        count += 1 if isinstance(child, Group) else inside[1]
    return _group_value(member, points, count)


def _entry_value(entry: UnitEntry | OpenEntry, filled: _Filled) -> tuple[int, int] | None:
    least, most = _bounds(entry)
    placed = sum(filled.held) + sum(filled.earned)
    count = len(filled.held) + len(filled.earned)
    if isinstance(entry, OpenEntry) and count and placed < least:
        return None
    return (placed if isinstance(entry, UnitEntry) else _capped(placed, most)), count


def _group_value(group: Group, points: int, count: int) -> tuple[int, int] | None:
    least, most = _bounds(group)
    if points < least or (group.beyond.value == "limit" and most is not None and points > most):
        return None
    if group.count is not None:
        low, high = group.count.minimum, group.count.maximum
        if (low is not None and count < low) or (high is not None and count > high):
            return None
    return _capped(points, most), count


def _held(member: Member, path: str, used: frozenset[str], filled: dict[str, _Filled]) -> int:
    """Return the points of credit held that count, after every maximum, whatever is not fulfilled."""
    if isinstance(member, (UnitEntry, OpenEntry)):
        placed = sum(filled[path].held) if path in filled else 0
        return placed if isinstance(member, UnitEntry) else _capped(placed, _bounds(member)[1])
    if isinstance(member, Extension):
        return 0
    below = member.members if isinstance(member, Group) else member.branches
    total = sum(
        _held(child, f"{path}/{i}", used, filled)
        for i, child in enumerate(below)
        if not isinstance(child, Group) or f"{path}/{i}" in used
    )
    return _capped(total, _bounds(member)[1]) if isinstance(member, Group) else total
