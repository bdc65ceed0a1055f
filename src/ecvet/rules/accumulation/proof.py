"""The proof of a placing: what it adds up to, worked out from the rules themselves by plain recursion.

It shares nothing with the search that found the placing. Points are whole millionths.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from fractions import Fraction

import attrs

from ecvet.errors import EcvetError, Problem
from ecvet.model.combination import Alternatives, Beyond, Extension, Group, Member, OpenEntry, UnitEntry
from ecvet.model.requirements import (
    Barred,
    HomeMinimum,
    LevelMinimum,
    Prerequisite,
    RecognisedCap,
    Requirement,
)
from ecvet.points import PointRange, millionths


class ProofError(EcvetError):
    """A placing does not fulfil the rules that it was found for: an error of the library, not of its user."""


@attrs.frozen
class Tally:
    """What one member of the rules comes to.

    Args:
        path: Its path.
        member: The member.
        placed: The points placed in it, before its maximum.
        points: The points that count in it.
        members: How many of its members are used and satisfied.
        broken: What it demands or forbids that is not so: "least", "most", "members", "too-many", "mandatory",
            "branches", "unused".
    """

    path: str
    member: Member
    placed: int
    points: int
    members: int
    broken: tuple[str, ...]


def tallies(rules: Group, filled: Mapping[str, Sequence[int]], used: Set[str]) -> dict[str, Tally]:
    """Return what every group and entry comes to, by its path, each after those below it.

    Args:
        rules: The root of the rules.
        filled: The points of everything placed in an entry, by the path of the entry.
        used: The paths of the groups and branches that are used, "" for the root.
    """
    found: dict[str, Tally] = {}
    _tally(rules, "", filled, used, found)
    return found


def check(rules: Group, filled: Mapping[str, Sequence[int]], used: Set[str]) -> None:
    """Make sure that a placing fulfils the rules.

    Raises:
        ProofError: `proof.broken`, naming each member whose rule is not fulfilled.
    """
    problems = [
        Problem(
            rule="proof.broken",
            message=f"the placing breaks the rule {rule!r}",
            path=tally.path or "the root",
        )
        for tally in tallies(rules, filled, used).values()
        for rule in tally.broken
    ]
    if problems:
        raise ProofError(problems)


@attrs.frozen
class Counted:
    """One thing that counts: a credit placed, or something to be earned.

    Args:
        unit: The code of its unit, or `None` for something to be earned in an open entry.
        points: The points that it counts with, in millionths.
        level: Its level, or `None` where it is not known.
        recognised: Whether it was recognised or transferred.
    """

    unit: str | None
    points: int
    level: int | None
    recognised: bool


def check_requirements(requirements: Iterable[Requirement], total: int, counted: Sequence[Counted]) -> None:
    """Make sure that a placing fulfils what is required across the groups.

    Args:
        requirements: What is required.
        total: The points that the whole demands, in millionths.
        counted: Everything that counts.

    Raises:
        ProofError: `proof.broken`, naming each requirement that is not fulfilled.
    """
    broken = [one for one in requirements if not _fulfilled(one, total, counted)]
    if broken:
        message = "the placing does not fulfil a requirement"
        raise ProofError(Problem(rule="proof.broken", message=message, got=repr(one)) for one in broken)


def _fulfilled(requirement: Requirement, total: int, counted: Sequence[Counted]) -> bool:
    units = [one.unit for one in counted]
    if isinstance(requirement, LevelMinimum):
        high = sum(one.points for one in counted if one.level is not None and one.level >= requirement.level)
        return high >= millionths(requirement.points)
    if isinstance(requirement, RecognisedCap):
        return sum(one.points for one in counted if one.recognised) <= _exactly(requirement, total)
    if isinstance(requirement, HomeMinimum):
        return sum(one.points for one in counted if not one.recognised) >= _exactly(requirement, total)
    if isinstance(requirement, Barred):
        return sum(unit in requirement.units for unit in set(units)) <= requirement.most
    if isinstance(requirement, Prerequisite) and requirement.unit in units:
        there = [unit in units for unit in requirement.requires]
        return any(there) if requirement.any_of else all(there)
    return True


def _exactly(requirement: RecognisedCap | HomeMinimum, total: int) -> Fraction:
    if requirement.points is not None:
        return Fraction(millionths(requirement.points))
    return Fraction(total) * Fraction(requirement.share or 0)


def _tally(
    member: Member, path: str, filled: Mapping[str, Sequence[int]], used: Set[str], found: dict[str, Tally]
) -> Tally:
    if isinstance(member, (UnitEntry, OpenEntry)):
        tally = _entry(member, path, filled.get(path, ()))
    elif isinstance(member, Extension):
        tally = Tally(path, member, 0, 0, 0, ())
    else:
        below = member.members if isinstance(member, Group) else member.branches
        parts = [_tally(child, f"{path}/{i}", filled, used, found) for i, child in enumerate(below)]
        if isinstance(member, Alternatives):
            tally = _choice(member, path, parts, used)
        else:
            tally = _group(member, path, parts, used)
    found[path] = tally
    return tally


def _entry(entry: UnitEntry | OpenEntry, path: str, points: Sequence[int]) -> Tally:
    placed = sum(points)
    least, most = _bounds(entry.points)
    counted = placed if most is None else min(placed, most)
    if isinstance(entry, OpenEntry):
        return Tally(
            path, entry, placed, counted, len(points), ("least",) if points and placed < least else ()
        )
    if entry.parts_accepted:
        return Tally(path, entry, placed, counted, 1 if points and placed >= least else 0, ())
    return Tally(path, entry, placed, counted, len(points), ("too-many",) if len(points) > 1 else ())


def _choice(alternatives: Alternatives, path: str, branches: list[Tally], used: Set[str]) -> Tally:
    chosen = [branch for branch in branches if branch.path in used]
    placed = sum(branch.points for branch in branches)
    members = 1 if len(chosen) == 1 and not chosen[0].broken else 0
    one = len(chosen) == (1 if path.rpartition("/")[0] in used else 0)
    return Tally(path, alternatives, placed, placed, members, () if one else ("branches",))


def _group(group: Group, path: str, parts: list[Tally], used: Set[str]) -> Tally:
    placed = sum(part.points for part in parts)
    members = sum(_counts(part, used) for part in parts)
    least, most = _bounds(group.points)
    points = placed if most is None else min(placed, most)
    if path not in used:
        return Tally(
            path, group, placed, points, members, ("unused",) if any(part.members for part in parts) else ()
        )
    broken = [*_demands(group, placed, least, members), *_bans(group, placed, most, members)]
    if any(_is_missing(group, part, used) for part in parts):
        broken.append("mandatory")
    return Tally(path, group, placed, points, members, tuple(broken))


def _counts(part: Tally, used: Set[str]) -> int:
    """Return for how many members a part counts: every unit placed for one, a group or a choice used for one."""
    if isinstance(part.member, Group):
        return 1 if part.path in used and not part.broken else 0
    return part.members


def _demands(group: Group, placed: int, least: int, members: int) -> Iterator[str]:
    if placed < least:
        yield "least"
    if group.count is not None and group.count.minimum is not None and members < group.count.minimum:
        yield "members"


def _bans(group: Group, placed: int, most: int | None, members: int) -> Iterator[str]:
    if group.beyond is Beyond.LIMIT and most is not None and placed > most:
        yield "most"
    if group.count is not None and group.count.maximum is not None and members > group.count.maximum:
        yield "too-many"


def _is_missing(group: Group, part: Tally, used: Set[str]) -> bool:
    member = part.member
    if isinstance(member, (Extension, Alternatives)) or not (group.all_members or member.mandatory):
        return False
    return part.path not in used if isinstance(member, Group) else part.members == 0


def _bounds(points: PointRange | None) -> tuple[int, int | None]:
    bounds = points or PointRange()
    least = 0 if bounds.minimum is None else millionths(bounds.minimum)
    return least, None if bounds.maximum is None else millionths(bounds.maximum)
