"""Qualifications in the British style, made by chance from fixed seeds.

Each has a mandatory group, option groups by points and by number of units, a level that a part of the points must
reach, a cap on recognised credit, and barred pairs; the contested ones list units in several groups and demand more
across them, which is where naive methods blow up.
"""

from collections.abc import Iterator
from decimal import Decimal
from random import Random

from ecvet import (
    CountRange,
    Credit,
    Group,
    Member,
    OpenEntry,
    Origin,
    Pathway,
    PointRange,
    PriorLearning,
    Qualification,
    Text,
    Unit,
    UnitEntry,
    plan,
)
from ecvet.model.requirements import (
    Barred,
    HomeMinimum,
    LevelMinimum,
    Prerequisite,
    RecognisedCap,
    Requirement,
)
from tests.benchmarks.learners import SHARES, Question

SCHEME = "uk"
_POINTS = (1, 2, 2, 3, 3, 4, 4, 5, 6, 8, 10)


def questions(count: int, *, contested: bool) -> Iterator[Question]:
    """Yield so many qualifications, each with a learner who holds 0, 20, …, 100 % of its units in turn."""
    for number in range(count):
        random = Random(f"{number} {contested}")
        made = _Maker(random, contested=contested).qualification(f"Q{number}")
        share = SHARES[number % len(SHARES)]
        yield Question(f"{made.code} {share} %", plan(made), tuple(_credits(made, share, random)))


def crowded(random: Random, size: int, *, by_number: bool) -> tuple[Qualification, tuple[Credit, ...]]:
    """Return five groups of so many units out of three times as many, and a learner who holds a third of those.

    Most units stand in several groups. Each group demands points, or a number of units.
    """
    listed = [
        UnitEntry(unit=f"U{number}", points=PointRange.exactly(random.choice(_POINTS)))
        for number in range(3 * size)
    ]
    groups = [_crowded(random, random.sample(listed, size), by_number=by_number) for _ in range(5)]
    pathway = Pathway(code="award", rules=Group(members=tuple(groups)), scheme=SCHEME)
    held = tuple(Credit(unit=entry.unit) for entry in random.sample(listed, size))
    return Qualification(code="C", title=_en("Crowded"), pathways=(pathway,)), held


def _crowded(random: Random, listed: list[UnitEntry], *, by_number: bool) -> Group:
    reachable = sum(int(entry.points.minimum) for entry in listed if entry.points and entry.points.minimum)
    return Group(
        members=tuple(listed),
        title=_en("Options"),
        count=CountRange(random.randint(2, len(listed) // 2), None) if by_number else None,
        points=None if by_number else PointRange(reachable // random.randint(3, 5), None),
        mandatory=True,
    )


def shared(count: int) -> Iterator[Question]:
    """Yield so many questions about groups that share most of their units, by points and by number in turn."""
    for number in range(count):
        made, held = crowded(Random(f"{number} shared"), 14, by_number=number % 2 == 1)
        yield Question(f"C{number}", plan(made), held)


def register(sectors: int, size: int) -> list[Qualification]:
    """Return qualifications without requirements across their groups, so many to a sector, which share its units."""
    return [
        _Maker(Random(f"{sector} {number}"), f"S{sector}-", contested=False).qualification(
            f"S{sector}-Q{number}", across=False
        )
        for sector in range(sectors)
        for number in range(size)
    ]


def _credits(qualification: Qualification, share: int, random: Random) -> Iterator[Credit]:
    units = qualification.units
    for unit in random.sample(units, len(units) * share // 100):
        recognised = random.random() < 0.4
        yield Credit(
            unit=unit.code,
            recognised_from=PriorLearning(explanation=_en("An earlier certificate")) if recognised else None,
        )


class _Maker:
    def __init__(self, random: Random, sector: str = "", *, contested: bool) -> None:
        self.random, self.contested = random, contested
        self.points = [random.choice(_POINTS) for _ in range(random.randint(25, 60))]
        self.codes = [f"{sector}U{number}" for number in range(len(self.points))]
        self.levels = [random.choice((1, 2, 2, 3)) for _ in self.points]

    def qualification(self, code: str, *, across: bool = True) -> Qualification:
        mandatory = self.random.randint(2, 6)
        groups = [self.mandatory(mandatory), *self.options(mandatory)]
        total = sum(self.demand(group) for group in groups) + self.random.randint(0, 6)
        rules = Group(members=tuple(groups), points=PointRange(total, None))
        requirements = tuple(self.requirements(mandatory, total)) if across else ()
        pathway = Pathway(code="award", rules=rules, scheme=SCHEME, requirements=requirements)
        units = tuple(
            Unit(code=unit, title=_en(unit), level=level)
            for unit, level in zip(self.codes, self.levels, strict=True)
        )
        return Qualification(code=code, title=_en(code), units=units, pathways=(pathway,))

    def entry(self, number: int) -> UnitEntry:
        return UnitEntry(unit=self.codes[number], points=PointRange.exactly(self.points[number]))

    def mandatory(self, size: int) -> Group:
        members = tuple(self.entry(number) for number in range(size))
        return Group(members=members, title=_en("Mandatory units"), all_members=True, mandatory=True)

    def options(self, first: int) -> Iterator[Group]:
        """Yield option groups that share out the units; where they are contested, some stand in two groups."""
        rest = list(range(first, len(self.codes)))
        groups = self.random.randint(2, 4)
        for place in range(groups):
            own = rest[place::groups]
            if self.contested:
                own += self.random.sample([n for n in rest if n not in own], self.random.randint(1, 6))
            yield self.option(place, sorted(own))

    def option(self, place: int, own: list[int]) -> Group:
        title = _en(f"Option group {place + 1}")
        members: tuple[Member, ...] = tuple(self.entry(number) for number in own)
        if self.random.random() < 0.35:
            least = self.random.randint(1, 3)
            return Group(members=members, title=title, count=CountRange(least, None), mandatory=True)
        reachable = sum(self.points[number] for number in own)
        least = self.random.randint(2, max(2, reachable // 3))
        most = self.random.choice([None, least + self.random.randint(2, 10)])
        elsewhere = OpenEntry(
            title=_en("Elsewhere"), accepts=(Origin.OTHER_QUALIFICATION,), points=PointRange(1, 6)
        )
        members = (*members, elsewhere) if self.random.random() < 0.3 else members
        return Group(members=members, title=title, points=PointRange(least, most), mandatory=True)

    def demand(self, group: Group) -> int:
        if group.points is not None and group.points.minimum is not None:
            return int(group.points.minimum)
        return sum(
            self.points[self.codes.index(m.unit)]
            for m in group.members
            if isinstance(m, UnitEntry) and group.all_members
        )

    def requirements(self, mandatory: int, total: int) -> Iterator[Requirement]:
        random, optional = self.random, self.codes[mandatory:]
        yield LevelMinimum(level=2, points=total * random.choice((50, 60, 75)) // 100)
        yield RecognisedCap(share=random.choice((Decimal("0.4"), Decimal("0.5"), Decimal("0.67"))))
        for _ in range(random.randint(1, 4) if self.contested else 1):
            yield Barred(units=tuple(random.sample(optional, 2)))
        if self.contested and random.random() < 0.5:
            yield HomeMinimum(share=Decimal("0.33"))
        if self.contested and random.random() < 0.5:
            unit, needed = random.sample(optional, 2)
            yield Prerequisite(unit=unit, requires=(needed,))


def _en(text: str) -> Text:
    return Text({"en": text})
