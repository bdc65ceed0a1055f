"""An oracle for accumulation: tries everything. It shares no code with the library beyond its values.

A small tree and a few credits are tried in every way: every set of groups used, every place for every credit,
every unit earned or not with every number of points that it may have, every amount earned in an open entry. The
rules are those of the design, read anew. All points are whole numbers.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product
from typing import NamedTuple, TypeAlias

from ecvet import Beyond, Credit, Extension, Group, Member, OpenEntry, Pathway, UnitEntry
from tests.rules.accumulation.oracle_places import Placed, all_places, ways_to_place, worth
from tests.rules.accumulation.oracle_rules import (
    Entry,
    below,
    bounds,
    entries_of,
    greatest_amount,
    narrowed,
    ways_to_use,
)


class Best(NamedTuple):
    """The least points and units to be earned, and the most points held that then count."""

    points: int
    units: int
    held: int


#: What is earned in an entry, by its path: its points.
Earned: TypeAlias = Mapping[str, int]


class _Earning(NamedTuple):
    points: int
    units: int
    by_entry: Earned


def best(pathway: Pathway, credits: Sequence[Credit], specialisation: str | None = None) -> Best | None:
    """Return the best there is, or `None` where nothing completes the rules."""
    root = narrowed(pathway.rules, specialisation)
    entries = list(entries_of(root, "", False))
    listed = {entry.member.unit for entry in entries if isinstance(entry.member, UnitEntry)}
    places = all_places(root, entries, credits)
    roof = greatest_amount(root)
    found: Best | None = None
    for used in ways_to_use(root, ""):
        now = [entry for entry in entries if entry.path.rpartition("/")[0] in used]
        enough = roof if found is None else found.points
        earnings = sorted(_earnings(now, credits, places, roof, enough), key=lambda e: (e.points, e.units))
        for placed in ways_to_place(now, credits, places, listed):
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
    root = narrowed(pathway.rules, specialisation)
    entries = list(entries_of(root, "", False))
    listed = {entry.member.unit for entry in entries if isinstance(entry.member, UnitEntry)}
    places = all_places(root, entries, credits)
    found: set[frozenset[str]] = set()
    for used in ways_to_use(root, ""):
        now = {entry.path: entry for entry in entries if entry.path.rpartition("/")[0] in used}
        earnings = [
            one
            for one in _earnings(list(now.values()), credits, places, greatest_amount(root), least.points)
            if (one.points, one.units) == (least.points, least.units)
        ]
        for placed in ways_to_place(list(now.values()), credits, places, listed):
            trial = _Trial(root, used, now, placed)
            for _, _, earned in earnings:
                members = (now[path].member for path in earned)
                units = frozenset(member.unit for member in members if isinstance(member, UnitEntry))
                if units not in found and trial.completes(earned):
                    found.add(units)
    return found


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
