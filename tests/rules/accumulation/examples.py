"""Short words for rules and credit that are written by hand."""

from datetime import date

import attrs

from ecvet import (
    CountRange,
    Credit,
    Finding,
    Group,
    Member,
    OpenEntry,
    Origin,
    Pathway,
    PointRange,
    Points,
    Progress,
    Qualification,
    Text,
    Unit,
    UnitEntry,
    accumulate,
)
from ecvet.model.requirements import Requirement
from ecvet.rules.accumulation.decision import WORK

TODAY = date(2026, 11, 22)
SCHEME = "ecvet"


def en(words: str) -> Text:
    return Text({"en": words})


def exactly(points: int) -> PointRange:
    return PointRange.exactly(points)


def at_least(points: int) -> PointRange:
    return PointRange(points, None)


def at_most(points: int) -> PointRange:
    return PointRange(None, points)


def unit(code: str, points: int | PointRange | None = None, *, mandatory: bool = False) -> UnitEntry:
    stated = exactly(points) if isinstance(points, int) else points
    return UnitEntry(unit=code, points=stated, mandatory=mandatory)


def open_entry(*accepts: Origin, points: PointRange | None = None, mandatory: bool = False) -> OpenEntry:
    return OpenEntry(title=en("Open"), accepts=accepts, points=points, mandatory=mandatory)


def group(
    title: str,
    *members: Member,
    points: PointRange | None = None,
    count: CountRange | None = None,
    mandatory: bool = False,
) -> Group:
    return Group(title=en(title), members=members, points=points, count=count, mandatory=mandatory)


def qualification(rules: Group, scheme: str | None = SCHEME) -> Qualification:
    """Return a qualification that has these rules and nothing else."""
    pathway = Pathway(code="school", rules=rules, scheme=scheme)
    return Qualification(code="vehicle", title=en("Vehicle Technology"), pathways=(pathway,))


def credit(unit: str, points: int | None = None, *, origin: Origin | None = None) -> Credit:
    return Credit(unit=unit, points=None if points is None else Points(points, SCHEME), origin=origin)


def units(codes: str) -> tuple[Credit, ...]:
    """Return a credit for each code, as in "A B C"."""
    return tuple(Credit(unit=code) for code in codes.split())


def standing(
    rules: Group,
    *credits: Credit,
    specialisation: str | None = None,
    requirements: tuple[Requirement, ...] = (),
    described: tuple[Unit, ...] = (),
    work: int = WORK,
) -> Progress:
    """Return where a learner stands in a qualification with these rules, requirements and descriptions of units."""
    bare = qualification(rules)
    route = attrs.evolve(bare.pathways[0], requirements=requirements)
    whole = attrs.evolve(bare, pathways=(route,), units=described)
    return accumulate(whole, credits, as_of=TODAY, specialisation=specialisation, work=work)


def missing(progress: Progress) -> tuple[int, int] | None:
    """Return the points and the units that are missing; `None` where nothing completes the qualification."""
    found = progress.missing
    return None if found is None else (int(found.points), found.units)


def codes(progress: Progress) -> list[str]:
    """Return the codes of the findings."""
    return [found.code for found in progress.findings]


def said(progress: Progress, *codes: str) -> list[Finding]:
    """Return the findings with these codes."""
    return [found for found in progress.findings if found.code in codes]
