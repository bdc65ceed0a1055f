"""Random qualifications and learners, with every kind of member of the rules in them.

The same makers serve loops over seeds, which are the same everywhere, and hypothesis, which looks somewhere new.
"""

from collections.abc import Callable
from decimal import Decimal
from random import Random
from typing import TypeAlias

import attrs
from hypothesis import strategies as st

from ecvet import (
    Alternatives,
    Beyond,
    CountRange,
    Credit,
    Extension,
    Group,
    Member,
    OpenEntry,
    Origin,
    Pathway,
    PointRange,
    Points,
    Qualification,
    UnitEntry,
    walk,
)
from tests.rules.accumulation.examples import SCHEME, en, qualification


@attrs.frozen
class Case:
    """A qualification with one pathway, a learner's credits, and the specialisation asked for."""

    qualification: Qualification
    credits: tuple[Credit, ...]
    specialisation: str | None = None

    @property
    def pathway(self) -> Pathway:
        return self.qualification.pathways[0]

    def __str__(self) -> str:
        lines = [f"{path or '/'}: {_line(member)}" for path, member in walk(self.pathway.rules)]
        return "\n".join([*lines, f"specialisation: {self.specialisation}", *map(_line, self.credits)])


def _line(value: object) -> str:
    """Return every field of a value that is not at its default, but for what it holds."""
    kind = type(value)
    assert attrs.has(kind)
    told = (f for f in attrs.fields(kind) if f.name not in ("members", "branches"))
    shown = (f"{f.name}={getattr(value, f.name)!r}" for f in told if getattr(value, f.name) != f.default)
    return f"{kind.__name__}({', '.join(shown)})"


@attrs.frozen
class Shape:
    """How large and how varied random rules are.

    Args:
        units: How many units there are; each may be listed in several groups.
        opens: How many open entries there are at most.
        depth: How many levels of groups there are below the root.
        members: How many members a group has at most.
        points: The most points of a unit.
        limits: Whether some maxima forbid: a limit of points, or a number of members.
        ranges: Whether some units have a range of points, or none.
        parts: Of how many units in a hundred parts are accepted, and of how many credits parts are held.
        again: Of how many units in a hundred there is a second credit, and a third.
        odd: Whether some credit is declared in a part of the rules, for parts of a unit, or a second one for a unit.
    """

    units: int = 4
    opens: int = 2
    depth: int = 2
    members: int = 4
    points: int = 3
    limits: bool = True
    ranges: bool = True
    parts: int = 15
    again: int = 8
    odd: bool = True


Maker: TypeAlias = Callable[[Random], Case]


class _Maker:
    """Makes one case out of random choices."""

    def __init__(self, random: Random, shape: Shape) -> None:
        self.random, self.shape = random, shape
        self.units = [f"U{number}" for number in range(shape.units)]
        self.opens = self.groups = 0

    def chance(self, percent: int) -> bool:
        return self.random.randrange(100) < percent

    def maybe(self, percent: int, least: int, most: int) -> int | None:
        return self.random.randint(least, most) if self.chance(percent) else None

    def group(self, depth: int = 0, specialisation: str | None = None) -> Group:
        shape = self.shape
        self.groups += 1
        title = en(f"G{self.groups}")
        count, every = self.count(), False
        if count is None:
            every = self.chance(10)
        members: list[Member] = []
        for _ in range(self.random.randint(1 if depth else 2, shape.members)):
            member = self.member(depth, members)
            members += [] if member is None else [member]
        return Group(
            members=tuple(members),
            title=title,
            points=self.points(len(members)),
            count=count,
            all_members=every,
            mandatory=self.chance(25),
            beyond=Beyond.LIMIT if shape.limits and self.chance(20) else Beyond.CAP,
            specialisation=specialisation,
        )

    def points(self, members: int) -> PointRange | None:
        """Return bounds that the members of a group may well reach, or may not."""
        most = max(4, members * self.shape.points // 2)
        low, high = self.maybe(60, 1, most), self.maybe(60, 2, most)
        if low is not None and high is not None and low > high:
            high = low
        return None if low is None and high is None else PointRange(low, high)

    def count(self) -> CountRange | None:
        if not self.chance(30):
            return None
        low, high = self.maybe(66, 1, 2), self.maybe(66, 1, 2) if self.shape.limits else None
        return CountRange(low, high if low is None or high is None else max(low, high))

    def member(self, depth: int, beside: list[Member]) -> Member | None:
        kind = self.random.randrange(100)
        if depth < self.shape.depth and kind < 22:
            return self.group(depth + 1)
        if depth < self.shape.depth and kind < 32:
            codes = self.random.choice([("S", "T"), ("S", "S"), (None, None)])
            return Alternatives(branches=tuple(self.group(depth + 1, code) for code in codes))
        if kind < 35:
            return Extension(title=en("Beyond"), accepts=self.accepted())
        if kind < 43 and self.opens < self.shape.opens:
            self.opens += 1
            return self.open()
        return self.unit({member.unit for member in beside if isinstance(member, UnitEntry)})

    def accepted(self) -> tuple[Origin, ...]:
        return self.random.choice([(), (Origin.LOCAL,), (Origin.LOCAL, Origin.WORK)])

    def open(self) -> OpenEntry:
        low, high = self.maybe(70, 0, 2), self.maybe(66, 2, 3)
        return OpenEntry(
            title=en(f"O{self.opens}"),
            accepts=self.accepted(),
            points=None if low is None and high is None else PointRange(low, high),
            mandatory=self.chance(10),
        )

    def unit(self, beside: set[str]) -> UnitEntry | None:
        code = self.random.choice(self.units)
        if code in beside:
            return None
        parts = self.shape.odd and self.chance(self.shape.parts)
        fixed = parts or not self.shape.ranges or self.chance(85)
        points = self.fixed() if fixed else self.range()
        return UnitEntry(unit=code, points=points, mandatory=self.chance(20), parts_accepted=parts)

    def fixed(self) -> PointRange:
        return PointRange.exactly(self.random.randint(1, self.shape.points))

    def range(self) -> PointRange | None:
        return self.random.choice([None, PointRange(1, 3), PointRange(0, 2), PointRange(None, 2)])

    def credits(self, rules: Group, share: int) -> tuple[Credit, ...]:
        """Return credit for so many percent of the units, and for a few that are not listed, in any order."""
        listed = [self.credit(unit, rules) for unit in self.units if self.chance(share)]
        local = [self.local(f"L{number}", rules) for number in range(self.random.randint(0, 2))]
        held = [*listed, *local, *self.again(listed, rules)]
        self.random.shuffle(held)
        return tuple(held)

    def again(self, listed: list[Credit], rules: Group) -> list[Credit]:
        """Return now and then another credit for a unit, or the same one once more."""
        return [
            credit if credit.id is not None and self.chance(30) else self.credit(credit.unit, rules)
            for credit in listed[:2] * 2
            if self.shape.odd and self.chance(self.shape.again)
        ]

    def credit(self, unit: str, rules: Group) -> Credit:
        partial = self.shape.odd and self.chance(self.shape.parts)
        points = self.maybe(30, 1, self.shape.points)
        if partial:
            points = self.random.randint(1, self.shape.points)
        return Credit(
            unit=unit,
            points=_points(points),
            partial=partial,
            outcomes=self.some("abcd") if partial and self.chance(60) else (),
            parts=tuple(Credit(unit=part) for part in self.some("pq")) if partial and self.chance(30) else (),
            entry=self.declared(rules),
            id=f"C{self.random.random()}" if self.shape.odd and self.chance(30) else None,
        )

    def some(self, names: str) -> tuple[str, ...]:
        return tuple(self.random.sample(names, self.random.randint(1, 2)))

    def local(self, unit: str, rules: Group) -> Credit:
        return Credit(
            unit=unit,
            points=_points(self.maybe(95, 1, self.shape.points)),
            origin=self.random.choice([Origin.LOCAL, Origin.LOCAL, Origin.WORK, None]),
            entry=self.declared(rules),
        )

    def declared(self, rules: Group) -> str | None:
        """Return how a record may name a part of the rules: by title, more or less."""
        if not self.shape.odd or not self.chance(10):
            return None
        titles = [
            str(m.title) for _, m in walk(rules) if not isinstance(m, UnitEntry) and m.title is not None
        ]
        return self.random.choice([*titles, titles[0].lower(), "Elsewhere"])


def _points(value: int | None) -> Points | None:
    return None if value is None else Points(value, SCHEME)


def case(random: Random, shape: Shape, share: int | None = None) -> Case:
    """Make rules of a shape, and a learner who holds so many percent of the units."""
    maker = _Maker(random, shape)
    rules = maker.group()
    credits = maker.credits(rules, random.choice([0, 40, 40, 80]) if share is None else share)
    asked = {
        m.specialisation for _, m in walk(rules) if isinstance(m, Group) and m.specialisation is not None
    }
    specialisation = random.choice(sorted(asked)) if asked and maker.chance(50) else None
    return Case(qualification(rules), credits, specialisation)


def small(random: Random) -> Case:
    """A case of everything, mostly small enough to try everything."""
    return case(random, Shape())


def begun(random: Random) -> Case:
    """A small case where most units may be held in parts, and are."""
    return case(random, Shape(units=3, opens=1, points=4, parts=70, again=50))


def can_be_tried(case: Case) -> bool:
    """Whether there are few enough entries to try everything."""
    return sum(isinstance(m, UnitEntry | OpenEntry) for _, m in walk(case.pathway.rules)) <= 8


def tame(random: Random) -> Case:
    """A case where more credit can do no harm: nothing forbids it, and a unit has the points that it has."""
    return case(random, Shape(units=6, limits=False, ranges=False, odd=False))


def large(random: Random) -> Case:
    """A case too large to try everything, with plain credit for whole units."""
    return case(random, Shape(units=16, opens=3, members=7, points=30, odd=False))


def cases(make: Maker) -> st.SearchStrategy[Case]:
    """Return the cases of a maker as a strategy of hypothesis."""
    return st.randoms(use_true_random=False).map(make)


def scaled(case: Case, factor: Decimal) -> Case:
    """Return a case with every number of points so many times as great."""
    credits = tuple(
        attrs.evolve(credit, points=credit.points and Points(credit.points.value * factor, SCHEME))
        for credit in case.credits
    )
    return Case(qualification(_scaled(case.pathway.rules, factor)), credits, case.specialisation)


def _scaled(group: Group, factor: Decimal) -> Group:
    members = tuple(_scaled_member(member, factor) for member in group.members)
    return attrs.evolve(group, members=members, points=_scaled_range(group.points, factor))


def _scaled_member(member: Member, factor: Decimal) -> Member:
    if isinstance(member, Group):
        return _scaled(member, factor)
    if isinstance(member, Alternatives):
        return attrs.evolve(member, branches=tuple(_scaled(branch, factor) for branch in member.branches))
    if isinstance(member, Extension):
        return member
    return attrs.evolve(member, points=_scaled_range(member.points, factor))


def _scaled_range(points: PointRange | None, factor: Decimal) -> PointRange | None:
    if points is None:
        return None
    return PointRange(*(None if end is None else end * factor for end in (points.minimum, points.maximum)))
