"""An oracle for accumulation: tries everything. It shares no code with the library beyond its values.

A small tree and a few credits are tried in every way: every set of groups used, every place for every credit,
every unit earned or not with every number of points that it may have, every amount earned in an open entry. The
rules are those of the design, read anew. All points are whole numbers.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations, product
from typing import NamedTuple, TypeAlias

import attrs

from ecvet import (
    Alternatives,
    Beyond,
    CountRange,
    Credit,
    Extension,
    Group,
    Member,
    OpenEntry,
    Pathway,
    UnitEntry,
)


class Best(NamedTuple):
    """The least points and units to be earned, and the most points held that then count."""

    points: int
    units: int
    held: int


class Entry(NamedTuple):
    """A place for credit; points weigh there where the entry, or a group that holds it, states any."""

    path: str
    member: UnitEntry | OpenEntry
    weighs: bool


#: What is earned in an entry, by its path: its points.
Earned: TypeAlias = Mapping[str, int]
#: The credits placed in an entry, by its path.
Placed: TypeAlias = Mapping[str, list[Credit]]


class _Earning(NamedTuple):
    points: int
    units: int
    by_entry: Earned


def best(pathway: Pathway, credits: Sequence[Credit], specialisation: str | None = None) -> Best | None:
    """Return the best there is, or `None` where nothing completes the rules."""
    root = _narrowed(pathway.rules, specialisation)
    entries = list(_entries(root, "", False))
    listed = {entry.member.unit for entry in entries if isinstance(entry.member, UnitEntry)}
    places = _all_places(root, entries, credits)
    roof = _roof(root)
    found: Best | None = None
    for used in _uses(root, ""):
        now = [entry for entry in entries if entry.path.rpartition("/")[0] in used]
        enough = roof if found is None else found.points
        earnings = sorted(_earnings(now, credits, places, roof, enough), key=lambda e: (e.points, e.units))
        for placed in _placings(now, credits, places, listed):
            trial = _Trial(root, used, {entry.path: entry for entry in now}, placed)
            found = trial.improved(found, earnings)
    return found


def nearest_of(several: Iterable[Best | None]) -> Best | None:
    """Return the best of several."""
    found = [one for one in several if one is not None]
    return min(found, key=lambda one: (one.points, one.units, -one.held), default=None)


def completions(
    pathway: Pathway, credits: Sequence[Credit], specialisation: str | None = None
) -> set[frozenset[str]]:
    """Return the sets of listed units of which each completes the rules with the least points and units."""
    least = best(pathway, credits, specialisation)
    if least is None:
        return set()
    root = _narrowed(pathway.rules, specialisation)
    entries = list(_entries(root, "", False))
    listed = {entry.member.unit for entry in entries if isinstance(entry.member, UnitEntry)}
    places = _all_places(root, entries, credits)
    found: set[frozenset[str]] = set()
    for used in _uses(root, ""):
        now = {entry.path: entry for entry in entries if entry.path.rpartition("/")[0] in used}
        earnings = [
            one
            for one in _earnings(list(now.values()), credits, places, _roof(root), least.points)
            if (one.points, one.units) == (least.points, least.units)
        ]
        for placed in _placings(list(now.values()), credits, places, listed):
            trial = _Trial(root, used, now, placed)
            for _, _, earned in earnings:
                members = (now[path].member for path in earned)
                units = frozenset(member.unit for member in members if isinstance(member, UnitEntry))
                if units not in found and trial.completes(earned):
                    found.add(units)
    return found


# What there is to choose from


def _narrowed(group: Group, specialisation: str | None) -> Group:
    """Return the rules with branches that nobody can fulfil for those that the specialisation rules out."""
    if specialisation is None:
        return group
    return attrs.evolve(group, members=tuple(_narrowed_member(m, specialisation) for m in group.members))


def _narrowed_member(member: Member, specialisation: str) -> Member:
    if isinstance(member, Group):
        return _narrowed(member, specialisation)
    if not isinstance(member, Alternatives):
        return member
    fitting = {branch for branch in member.branches if _leads_to(branch, specialisation)}
    kept = (
        _narrowed(branch, specialisation) if branch in fitting or not fitting else _CLOSED
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


def _roof(member: Member) -> int:
    """Return an amount that nothing open ever needs more than: the greatest that any rule names."""
    low, high = bounds(member)
    return max([low, high or 0, *(_roof(child) for child in below(member))])


def bounds(member: Member) -> tuple[int, int | None]:
    """Return the least and the most points that a member states: 0 and `None` where it states none."""
    if isinstance(member, Alternatives | Extension) or member.points is None:
        return 0, None
    most = member.points.maximum
    return int(member.points.minimum or 0), None if most is None else int(most)


def _entries(member: Member, path: str, weighs: bool) -> Iterator[Entry]:
    weighs = weighs or (not isinstance(member, Alternatives | Extension) and member.points is not None)
    if isinstance(member, UnitEntry | OpenEntry):
        yield Entry(path, member, weighs)
    for place, child in enumerate(below(member)):
        yield from _entries(child, f"{path}/{place}", weighs)


def _uses(member: Member, path: str) -> Iterator[frozenset[str]]:
    """Yield every way to use a member: the paths of the groups and branches used, itself among them."""
    if isinstance(member, Alternatives):
        for place, branch in enumerate(member.branches):
            yield from _uses(branch, f"{path}/{place}")
    elif isinstance(member, Group):
        ways: list[list[frozenset[str]]] = []
        for place, child in enumerate(member.members):
            optional = isinstance(child, Group) and not child.mandatory and not member.all_members
            ways.append([*_uses(child, f"{path}/{place}"), *([frozenset[str]()] if optional else [])])
        for combination in product(*ways):
            yield frozenset({path}).union(*combination)
    else:
        yield frozenset()


# Where credit may go


def _all_places(root: Group, entries: list[Entry], credits: Sequence[Credit]) -> list[list[str]]:
    """Return where each credit may go.

    A listed unit counts once: in each entry the credit with the most points speaks for it, and where it is held
    whole its parts say nothing more. What is listed twice by its id counts once: as a whole unit rather than in
    part, then as what may go to more entries, then as what brings the most points. Of credits for parts, those
    count in an entry that bring the most there without attesting anything twice.
    """
    by_path = {entry.path: entry for entry in entries}
    places = [list(_places(root, entries, credit)) for credit in credits]
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


def _places(root: Group, entries: Iterable[Entry], credit: Credit) -> Iterator[str]:
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


def _placings(
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


# What may be earned


def _earnings(
    entries: list[Entry], credits: Sequence[Credit], places: list[list[str]], roof: int, enough: int
) -> Iterator[_Earning]:
    """Yield every way to earn units that are not held, each at most once, and something in open entries.

    No single amount is above what is known to be enough for all together, the roof where nothing is known yet.
    """
    admitted = [credit for credit, where in zip(credits, places, strict=True) if where]
    held = {credit.unit for credit in admitted if not credit.partial}
    begun = {credit.unit for credit in admitted if credit.partial}
    listed = dict.fromkeys(entry.member.unit for entry in entries if isinstance(entry.member, UnitEntry))
    ways: list[list[tuple[str, int] | None]] = [
        [None, *_unit_earned(entries, unit, unit in begun, roof)] for unit in listed if unit not in held
    ]
    for path, member, _ in entries:
        if isinstance(member, OpenEntry):
            ways.append([None, *((path, points) for points in range(roof + 1))])
    for choice in product(*([way for way in some if way is None or way[1] <= enough] for some in ways)):
        earned = [one for one in choice if one is not None]
        by_entry = dict(earned)
        if len(by_entry) == len(earned):
            yield _Earning(sum(points for _, points in earned), len(earned), by_entry)


def _unit_earned(entries: list[Entry], unit: str, begun: bool, roof: int) -> Iterator[tuple[str, int]]:
    """Yield where a unit may be earned and with how many points: fewer where parts of it are held."""
    for path, member, weighs in entries:
        if isinstance(member, UnitEntry) and member.unit == unit:
            low, high = bounds(member) if weighs else (0, 0)
            most = high if high is not None else roof if member.points is not None else 0
            yield from ((path, points) for points in range(0 if begun else low, most + 1))


# What it comes to


class _Trial:
    """Credits placed under a set of groups used: whether they fulfil the rules together with what is earned."""

    def __init__(
        self, root: Group, used: frozenset[str], entries: Mapping[str, Entry], placed: Placed
    ) -> None:
        self.root, self.used, self.entries, self.placed = root, used, entries, placed

    def improved(self, found: Best | None, earnings: list[_Earning]) -> Best | None:
        """Return the better of what was found and the cheapest earning that fulfils the rules from here."""
        for points, units, by_entry in earnings:
            if found is not None and (points, units) > (found.points, found.units):
                return found
            if self.completes(by_entry):
                here = Best(points, units, self.held(self.root, ""))
                return (
                    here
                    if found is None or (points, units, -here.held) < (*found[:2], -found.held)
                    else found
                )
        return found

    def completes(self, earned: Earned) -> bool:
        """Whether the rules are fulfilled together with what is earned."""
        return self.apart(earned) and self.value(self.root, "", earned) is not None

    def apart(self, earned: Earned) -> bool:
        """Whether no unit is earned for one entry while parts of it count in another."""
        begun = {credit.unit: path for path, held in self.placed.items() for credit in held if credit.partial}
        units = ((path, self.entries[path].member) for path in earned)
        return all(begun.get(m.unit, path) == path for path, m in units if isinstance(m, UnitEntry))

    def worths(self, path: str) -> list[int]:
        return [worth(self.entries[path], credit) for credit in self.placed.get(path, ())]

    def value(self, member: Member, path: str, earned: Earned) -> tuple[int, int] | None:
        """Return the points and the number of members of what is used; `None` where a rule is broken."""
        if isinstance(member, UnitEntry):
            return self.unit(member, path, earned)
        if isinstance(member, OpenEntry):
            return self.open(member, path, earned)
        if isinstance(member, Extension):
            return 0, 0
        parts: list[tuple[int, int]] = []
        for place, child in enumerate(below(member)):
            here = f"{path}/{place}"
            if isinstance(child, Group) and here not in self.used:
                continue
            inside = self.value(child, here, earned)
            if inside is None or (inside[1] == 0 and _demanded(child, member)):
                return None
            parts.append((inside[0], 1 if isinstance(child, Group) else inside[1]))
        points, count = sum(points for points, _ in parts), sum(count for _, count in parts)
        return _group(member, points, count) if isinstance(member, Group) else (points, count)

    def unit(self, entry: UnitEntry, path: str, earned: Earned) -> tuple[int, int] | None:
        least, most = bounds(entry)
        placed = sum(self.worths(path))
        total = placed + earned.get(path, 0)
        credits = self.placed.get(path, ())
        complete = any(not credit.partial for credit in credits)
        if path in earned:
            # Earning ends what parts began; nobody earns a unit that is held, or more of it than there is.
            if complete or total < least or (most is not None and total > max(most, placed)):
                return None
            complete = True
        if not complete and credits:
            complete = placed >= least and placed > 0
        return total if most is None else min(total, most), int(complete)

    def open(self, entry: OpenEntry, path: str, earned: Earned) -> tuple[int, int] | None:
        least, most = bounds(entry)
        worths = [*self.worths(path), *([earned[path]] if path in earned else [])]
        if worths and sum(worths) < least:
            return None
        return sum(worths) if most is None else min(sum(worths), most), len(worths)

    def held(self, member: Member, path: str) -> int:
        """Return the points of credit held that count, after every maximum, whatever is not fulfilled."""
        _, most = bounds(member)
        inside = sum(self.held(child, f"{path}/{place}") for place, child in enumerate(below(member)))
        total = inside + (sum(self.worths(path)) if path in self.placed else 0)
        return total if most is None else min(total, most)


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


def _demanded(child: Member, holder: Member) -> bool:
    if not isinstance(child, UnitEntry | OpenEntry):
        return False
    return child.mandatory or (isinstance(holder, Group) and holder.all_members)


def _group(group: Group, points: int, count: int) -> tuple[int, int] | None:
    least, most = bounds(group)
    if points < least or (group.beyond is Beyond.LIMIT and most is not None and points > most):
        return None
    low, high = (None, None) if group.count is None else (group.count.minimum, group.count.maximum)
    if (low is not None and count < low) or (high is not None and count > high):
        return None
    return points if most is None else min(points, most), count
