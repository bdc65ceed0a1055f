"""The proof of a placing: what it adds up to, worked out from the rules themselves by plain addition.

It shares nothing with the search that found the placing, not even the form in which it reads the rules. Points are
whole millionths.
"""

from collections.abc import Iterable, Mapping, Sequence, Set
from fractions import Fraction
from typing import NamedTuple, TypeAlias

import attrs

from ecvet.errors import EcvetError, Problem
from ecvet.model.combination import Alternatives, Beyond, Extension, Group, Member, UnitEntry, walk
from ecvet.model.requirements import (
    Barred,
    HomeMinimum,
    LevelMinimum,
    Prerequisite,
    RecognisedCap,
    Requirement,
)
from ecvet.points import millionths


class ProofError(EcvetError):
    """A placing does not fulfil the rules that it was found for: an error of the library, not of its user."""


@attrs.frozen(eq=False)
class Line:
    """One member of the rules, as the proof adds it up.

    Args:
        path: Its path.
        holder: The path of what holds it; the root holds itself.
        member: The member.
        least: The least points that it demands, 0 where none are stated.
        most: The most points that count in it, or `None`.
        demanded: The paths of the entries and groups in it that must be there when it is used.
        choices: The paths of the alternatives in it: of each, one branch must be used when it is used.
        branches: The paths of its branches, where it is a choice itself.
    """

    path: str
    holder: str
    member: Member
    least: int
    most: int | None
    demanded: frozenset[str]
    choices: tuple[str, ...]
    branches: tuple[str, ...]


#: The lines of the rules, by path.
Ledger: TypeAlias = Mapping[str, Line]


def ledger(rules: Group) -> Ledger:
    """Return the lines of the rules, made ready once for any number of placings.

    Args:
        rules: The root of the rules.
    """
    return {path: _line(path, member) for path, member in walk(rules)}


def _line(path: str, member: Member) -> Line:
    points = None if isinstance(member, (Alternatives, Extension)) else member.points
    least, most = (None, None) if points is None else (points.minimum, points.maximum)
    below = list(enumerate(member.members)) if isinstance(member, Group) else []
    every = isinstance(member, Group) and member.all_members
    return Line(
        path=path,
        holder=path.rpartition("/")[0],
        member=member,
        least=0 if least is None else millionths(least),
        most=None if most is None else millionths(most),
        demanded=frozenset(
            f"{path}/{i}"
            for i, part in below
            if not isinstance(part, (Alternatives, Extension)) and (every or part.mandatory)
        ),
        choices=tuple(f"{path}/{i}" for i, part in below if isinstance(part, Alternatives)),
        branches=tuple(f"{path}/{i}" for i in range(len(member.branches)))
        if isinstance(member, Alternatives)
        else (),
    )


class Tally(NamedTuple):
    """What one member of the rules comes to.

    Args:
        path: Its path.
        placed: The points placed in it, before its maximum.
        points: The points that count in it.
        members: How many of its members are used and satisfied.
        broken: What it demands or forbids that is not so: "least", "most", "members", "too-many", "mandatory",
            "branches", "unused".
    """

    path: str
    placed: int
    points: int
    members: int
    broken: tuple[str, ...]


def tallies(lines: Ledger, filled: Mapping[str, Sequence[int]], used: Set[str]) -> dict[str, Tally]:
    """Return what the groups and entries come to, by path, each after those below it.

    Left out is what is neither used nor holds anything: it comes to nothing, and demands nothing.

    Args:
        lines: The rules.
        filled: The points of everything placed in an entry, by the path of the entry.
        used: The paths of the groups and branches that are used, "" for the root.
    """
    found: dict[str, Tally] = {}
    concerned = _concerned(lines, filled, used)
    placed = dict.fromkeys(concerned, 0)
    members = dict.fromkeys(concerned, 0)
    there = set(used)
    for path, points in filled.items():
        line = lines[path]
        tally = found[path] = _entry(line, points)
        placed[line.holder] += tally.points
        if tally.members:
            members[line.holder] += tally.members
            there.add(path)
    for path in concerned:
        line = lines[path]
        if isinstance(line.member, Group):
            tally = _group(line, line.member, placed[path], members[path], there)
            number = 0 if tally.broken else 1
        else:
            tally = _choice(line, placed[path], there, found)
            number = tally.members
        found[path] = tally
        placed[line.holder] += tally.points
        members[line.holder] += number
    return found


def _concerned(lines: Ledger, filled: Iterable[str], used: Iterable[str]) -> list[str]:
    """Return the paths of what is used or holds what is filled, and of the choices to be made in it, the root last."""
    found = {""}
    for path in (*used, *[lines[path].holder for path in filled]):
        while path not in found:
            found.add(path)
            path = lines[path].holder
    for path in used:
        found.update(lines[path].choices)
    # The path of what is below goes on where that of its holder ends.
    return sorted(found, reverse=True)


def check(lines: Ledger, filled: Mapping[str, Sequence[int]], used: Set[str]) -> None:
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
        for tally in sorted(tally for tally in tallies(lines, filled, used).values() if tally.broken)
        for rule in tally.broken
    ]
    if problems:
        raise ProofError(problems)


def _entry(line: Line, points: Sequence[int]) -> Tally:
    placed = sum(points)
    counted = placed if line.most is None else min(placed, line.most)
    if isinstance(line.member, UnitEntry):
        if line.member.parts_accepted:
            return Tally(line.path, placed, counted, 1 if points and placed >= line.least else 0, ())
        return Tally(line.path, placed, counted, len(points), ("too-many",) if len(points) > 1 else ())
    if isinstance(line.member, Extension):
        return Tally(line.path, 0, 0, 0, ())
    short = bool(points) and placed < line.least
    return Tally(line.path, placed, counted, len(points), ("least",) if short else ())


def _choice(line: Line, placed: int, there: Set[str], found: Mapping[str, Tally]) -> Tally:
    chosen = [path for path in line.branches if path in there]
    members = 1 if len(chosen) == 1 and not found[chosen[0]].broken else 0
    one = len(chosen) == (1 if line.holder in there else 0)
    return Tally(line.path, placed, placed, members, () if one else ("branches",))


def _group(line: Line, group: Group, placed: int, members: int, there: Set[str]) -> Tally:
    points = placed if line.most is None else min(placed, line.most)
    if line.path not in there:
        return Tally(line.path, placed, points, members, ("unused",))
    broken: list[str] = []
    if placed < line.least:
        broken.append("least")
    if placed != points and group.beyond is Beyond.LIMIT:
        broken.append("most")
    if group.count is not None and group.count.minimum is not None and members < group.count.minimum:
        broken.append("members")
    if group.count is not None and group.count.maximum is not None and members > group.count.maximum:
        broken.append("too-many")
    if not line.demanded.issubset(there):
        broken.append("mandatory")
    return Tally(line.path, placed, points, members, tuple(broken))


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
