"""Where credit may go as the oracle sees it: every place for every credit, and every way to place them all."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations, product
from typing import TypeAlias

from ecvet import Credit, Group, Member, OpenEntry, UnitEntry
from tests.rules.accumulation.oracle_rules import Entry, below, bounds

#: The credits placed in an entry, by its path.
Placed: TypeAlias = Mapping[str, list[Credit]]


def all_places(root: Group, entries: list[Entry], credits: Sequence[Credit]) -> list[list[str]]:
    """Return where each credit may go.

    A listed unit counts once: in each entry the credit with the most points speaks for it, and where it is held
    whole its parts say nothing more. What is listed twice by its id counts once: as a whole unit rather than in
    part, then as what may go to more entries, then as what brings the most points. Of credits for parts, those
    count in an entry that bring the most there without attesting anything twice.
    """
    by_path = {entry.path: entry for entry in entries}
    places = [list(places_of(root, entries, credit)) for credit in credits]
    for index, credit in enumerate(credits):
        alike = [i for i, other in enumerate(credits) if (other.unit, other.id) == (credit.unit, credit.id)]
        if credit.id is not None and index != max(
            (i for i in alike if places[i]),
            key=lambda i: (
                not credits[i].partial,
                len(places[i]),
                max(worth(by_path[path], credits[i]) for path in places[i]),
            ),
            default=index,
        ):
            places[index] = []
    listed = {entry.member.unit for entry in entries if isinstance(entry.member, UnitEntry)}
    most: dict[tuple[str, str], int] = {}
    for credit, where in zip(credits, places, strict=True):
        for path in where if not credit.partial and credit.unit in listed else ():
            most[credit.unit, path] = max(most.get((credit.unit, path), 0), worth(by_path[path], credit))
    whole = {unit for unit, _ in most}
    apart = {
        path: _apart(credits, [i for i, where in enumerate(places) if path in where]) for path in by_path
    }
    return [
        [
            path
            for path in where
            if (_speaks(credit, by_path[path], most) if credit.unit in whole else index in apart[path])
        ]
        for index, (credit, where) in enumerate(zip(credits, places, strict=True))
    ]


def _apart(credits: Sequence[Credit], there: Iterable[int]) -> set[int]:
    """Return which of the credits that an entry accepts count: of those for parts, tries every choice."""
    whole = {index for index in there if not credits[index].partial}
    best: dict[_Content, int] = {}
    for index in sorted(set(there) - whole, key=lambda index: _rank(credits[index]), reverse=True):
        best.setdefault(_content(credits[index]), index)
    ordered = [best[content] for content in sorted(best)]
    choices = [
        [index for index, taken in zip(ordered, choice, strict=True) if taken]
        for choice in product((True, False), repeat=len(ordered))
    ]
    fitting = [chosen for chosen in choices if _nothing_twice([credits[index] for index in chosen])]
    return whole | set(max(fitting, key=lambda chosen: sum(_rank(credits[index])[0] for index in chosen)))


_Content: TypeAlias = tuple[tuple[str, ...], tuple[str, ...]]


def _content(credit: Credit) -> _Content:
    return tuple(sorted(set(credit.outcomes))), tuple(sorted({part.unit for part in credit.parts}))


def _rank(credit: Credit) -> tuple[int, bool, int]:
    points = 0 if credit.points is None else int(credit.points.value)
    return points, credit.recognised_from is None, credit.level or 0


def _nothing_twice(chosen: Sequence[Credit]) -> bool:
    """Whether it is known of credits for parts of one unit that no two attest the same."""
    for one, other in combinations(chosen, 2):
        if one.outcomes and other.outcomes:
            if set(one.outcomes) & set(other.outcomes):
                return False
        elif not one.parts or not other.parts or {p.unit for p in one.parts} & {p.unit for p in other.parts}:
            return False
    return True


def _speaks(credit: Credit, entry: Entry, most: Mapping[tuple[str, str], int]) -> bool:
    return not credit.partial and worth(entry, credit) == most[credit.unit, entry.path]


def places_of(root: Group, entries: Iterable[Entry], credit: Credit) -> Iterator[str]:
    """Yield the paths of the entries that accept a credit.

    A unit goes where it is listed; where the record declares it in another part of the rules, to what is open
    there. What is listed nowhere goes to what is open for its origin; a declaration stands for an unknown origin.
    Parts of a unit go where they are accepted, and nowhere else.
    """
    tops = [] if credit.entry is None else [top for top in _called(root, "", credit.entry) if top]
    inside = [e for e in entries if not tops or any(f"{e.path}/".startswith(f"{top}/") for top in tops)]
    listed = [entry for entry in inside if _lists(entry.member, credit)]
    yield from (entry.path for entry in listed)
    known = any(isinstance(e.member, UnitEntry) and e.member.unit == credit.unit for e in entries)
    if listed or credit.partial or (known and not tops):
        return
    for path, member, _ in inside:
        if isinstance(member, OpenEntry):
            vouched = bool(tops) and credit.origin is None
            if vouched or not member.accepts or credit.origin in member.accepts:
                yield path


def _lists(entry: UnitEntry | OpenEntry, credit: Credit) -> bool:
    if not isinstance(entry, UnitEntry) or entry.unit != credit.unit:
        return False
    return entry.parts_accepted or not credit.partial


def _called(member: Member, path: str, name: str) -> Iterator[str]:
    """Yield the paths of the members with this path or title."""
    title = None if isinstance(member, UnitEntry) else member.title
    if name == path or (
        title is not None and name.casefold() in (text.casefold() for _, text in title.items)
    ):
        yield path
    for place, child in enumerate(below(member)):
        yield from _called(child, f"{path}/{place}", name)


def ways_to_place(
    entries: list[Entry], credits: Sequence[Credit], places: list[list[str]], listed: set[str]
) -> Iterator[Placed]:
    """Yield every way to place the credits: each at most once, and no listed unit in two entries or twice in one.

    The credits for parts of a unit that count in an entry go there together or not at all.
    """
    paths = {entry.path for entry in entries}
    for choice in product(*([None, *(path for path in where if path in paths)] for where in places)):
        placed: dict[str, list[Credit]] = {}
        for credit, path in zip(credits, choice, strict=True):
            if path is not None:
                placed.setdefault(path, []).append(credit)
        if all(_once(unit, placed) for unit in listed) and _together(credits, choice, places):
            yield placed


def _together(credits: Sequence[Credit], choice: Sequence[str | None], places: Sequence[list[str]]) -> bool:
    chosen = {(credit.unit, path) for credit, path in zip(credits, choice, strict=True) if credit.partial}
    return all(
        (credit.unit, path) not in chosen or path == here
        for credit, here, where in zip(credits, choice, places, strict=True)
        for path in (where if credit.partial else ())
    )


def _once(unit: str, placed: Placed) -> bool:
    """Whether a unit counts once: in one entry, by one credit for the whole of it or by credits for its parts."""
    found = [
        (path, credit.partial) for path, held in placed.items() for credit in held if credit.unit == unit
    ]
    return len({path for path, _ in found}) <= 1 and (len(found) <= 1 or all(partial for _, partial in found))


def worth(entry: Entry, credit: Credit) -> int:
    """Return the points that a credit counts with: those of the entry, its own within a range, else the least."""
    recorded = None if credit.points is None else int(credit.points.value)
    if isinstance(entry.member, OpenEntry) or credit.partial:
        return recorded or 0
    least, most = bounds(entry.member)
    if not entry.weighs:
        return 0
    floor = max(least, recorded or 0)
    return floor if most is None else min(floor, most)
