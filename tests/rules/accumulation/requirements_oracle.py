"""An oracle for what is required across the groups: tries everything, and asks each requirement anew.

What there is to choose from comes from the oracle for the rules of combination; what is required is read here,
straight from the design, and shares no code with the library beyond its values.
"""

from calendar import monthrange
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from fractions import Fraction
from itertools import pairwise, product
from random import Random
from typing import NamedTuple

import attrs

from ecvet import Credit, Grade, GradeScale, GradeStep, Group, PriorLearning, Unit, UnitEntry
from ecvet.model.requirements import (
    Barred,
    ExternalCertificate,
    GradeMinimum,
    HomeMinimum,
    LevelMinimum,
    Prerequisite,
    RecognisedCap,
    Requirement,
    ShelfLife,
)
from tests.rules.accumulation import oracle
from tests.rules.accumulation.examples import TODAY, en
from tests.rules.accumulation.oracle import Best, Earned
from tests.rules.accumulation.oracle_places import Placed, all_places, places_of, ways_to_place, worth
from tests.rules.accumulation.oracle_rules import (
    Entry,
    bounds,
    entries_of,
    greatest_amount,
    narrowed,
    ways_to_use,
)
from tests.rules.accumulation.trees import Case

SCALE = GradeScale(code="1-3", steps=tuple(GradeStep(label=label, passes=True) for label in "123"))


def best(case: Case, *, unknown: int = 0) -> Best | None:
    """Return the best there is, or `None` where nothing completes the rules.

    Args:
        case: The qualification and the learner.
        unknown: The level that is taken for a credit whose level nobody knows.
    """
    requirements = case.pathway.requirements
    wanted = {one.code for one in requirements if isinstance(one, ExternalCertificate)}
    credits = [
        credit
        for credit in case.credits
        if credit.unit not in wanted and all(_is_current(one, credit) for one in requirements)
    ]
    found = _best(case, credits, unknown)
    lacking = len(wanted.difference(credit.unit for credit in case.credits))
    return None if found is None else found._replace(units=found.units + lacking)


def _best(case: Case, credits: Sequence[Credit], unknown: int) -> Best | None:
    root = narrowed(case.pathway.rules, case.specialisation)
    entries = list(entries_of(root, "", False))
    return oracle.nearest_of(
        _best_of(case, root, entries, held, unknown) for held in _speaking(root, entries, credits)
    )


def _speaking(root: Group, entries: list[Entry], credits: Sequence[Credit]) -> Iterator[list[Credit]]:
    """Yield the credits with one for each unit that is listed and held whole: every way to choose it."""
    listed = {entry.member.unit for entry in entries if isinstance(entry.member, UnitEntry)}
    places = all_places(root, entries, credits)
    several: dict[str, list[int]] = {}
    for index, credit in enumerate(credits):
        # Of credits with one id one counts, whatever is required.
        named = places[index] or (credit.id is None and any(places_of(root, entries, credit)))
        if not credit.partial and credit.unit in listed and named:
            several.setdefault(credit.unit, []).append(index)
    for choice in product(*several.values()):
        silent = {index for indexes in several.values() for index in indexes}.difference(choice)
        yield [credit for index, credit in enumerate(credits) if index not in silent]


def _best_of(
    case: Case, root: Group, entries: list[Entry], credits: Sequence[Credit], unknown: int
) -> Best | None:
    listed = {entry.member.unit for entry in entries if isinstance(entry.member, UnitEntry)}
    places = all_places(root, entries, credits)
    roof = max([greatest_amount(root), *_amounts(case.pathway.requirements)])
    required = _Required(case, unknown, _shares_of_units(credits, places))
    found: Best | None = None
    for used in ways_to_use(root, ""):
        now = [entry for entry in entries if entry.path.rpartition("/")[0] in used]
        enough = roof if found is None else found.points
        earnings = sorted(
            oracle._earnings(now, credits, places, roof, enough), key=lambda e: (e.points, e.units)
        )
        for placed in ways_to_place(now, credits, places, listed):
            trial = _Trial(root, used, {entry.path: entry for entry in now}, placed, required)
            found = trial.improved(found, earnings)
    return found


def _amounts(requirements: Iterable[Requirement]) -> Iterator[int]:
    for one in requirements:
        if isinstance(one, HomeMinimum) and one.points is not None:
            yield int(one.points)


# Whether a credit may still count


def _is_current(requirement: Requirement, credit: Credit) -> bool:
    """Whether a requirement on single credits lets a credit count."""
    if not isinstance(requirement, GradeMinimum | ShelfLife):
        return True
    if requirement.units and credit.unit not in requirement.units:
        return True
    if isinstance(requirement, GradeMinimum):
        return credit.grade is not None and credit.grade.label >= requirement.label
    origin = credit.awarded if credit.recognised_from is None else credit.recognised_from.awarded
    return origin is not None and _last_day(requirement, origin) >= TODAY


def _last_day(life: ShelfLife, origin: date) -> date:
    months = origin.year * 12 + origin.month - 1 + life.years * 12 + life.months
    year, month = months // 12, months % 12 + 1
    return date(year, month, min(origin.day, monthrange(year, month)[1]))


# Whether a choice fulfils what is required


class _Counted(NamedTuple):
    """A credit placed, or something earned."""

    unit: str | None
    points: int
    level: int
    recognised: bool


#: The credits for parts of one unit that may go to an entry, by its path: they go there together or not at all.
_Shares = dict[str, list[Credit]]


def _shares_of_units(credits: Sequence[Credit], places: Sequence[list[str]]) -> list[_Shares]:
    found: dict[str, _Shares] = {}
    for credit, where in zip(credits, places, strict=True):
        for path in where if credit.partial else ():
            found.setdefault(credit.unit, {}).setdefault(path, []).append(credit)
    return list(found.values())


@attrs.frozen
class _Required:
    case: Case
    unknown: int
    shares: list[_Shares]

    def fulfilled(self, counted: Sequence[_Counted]) -> bool:
        return all(self._fulfils(one, counted) for one in self.case.pathway.requirements)

    def _fulfils(self, requirement: Requirement, counted: Sequence[_Counted]) -> bool:
        units = {one.unit for one in counted}
        if isinstance(requirement, LevelMinimum):
            return sum(c.points for c in counted if c.level >= requirement.level) >= requirement.points
        if isinstance(requirement, RecognisedCap):
            return sum(c.points for c in counted if c.recognised) <= self.amount(requirement)
        if isinstance(requirement, HomeMinimum):
            return sum(c.points for c in counted if not c.recognised) >= self.amount(requirement)
        if isinstance(requirement, Barred):
            return len(units.intersection(requirement.units)) <= requirement.most
        if isinstance(requirement, Prerequisite) and requirement.unit in units:
            beside = units.intersection(requirement.requires)
            return bool(beside) if requirement.any_of else len(beside) == len(requirement.requires)
        return True

    def amount(self, requirement: RecognisedCap | HomeMinimum) -> Fraction:
        if requirement.points is not None:
            return Fraction(requirement.points)
        least, most = bounds(self.case.pathway.rules)
        return Fraction(requirement.share or 0) * (least or most or 0)

    def level(self, unit: str | None) -> int | None:
        described = None if unit is None else self.case.qualification.unit(unit)
        return None if described is None else described.level


class _Trial(oracle._Trial):
    """As the trial of the rules of combination, and with what is required across the groups."""

    def __init__(
        self,
        root: Group,
        used: frozenset[str],
        by: dict[str, Entry],
        placed: Placed,
        required: _Required,
    ) -> None:
        super().__init__(root, used, by, placed)
        self.required = required

    def apart(self, earned: Earned) -> bool:
        whole = all(
            self.together(path, parts, earned) for s in self.required.shares for path, parts in s.items()
        )
        counted = [*self.counted_now(), *self.counted_later(earned)]
        return whole and super().apart(earned) and self.required.fulfilled(counted)

    def together(self, path: str, parts: list[Credit], earned: Earned) -> bool:
        """Whether the parts of a unit that an entry accepts are all placed there, or none and nothing is earned."""
        there = sum(any(part is held for held in self.placed.get(path, ())) for part in parts)
        return there == len(parts) or (there == 0 and path not in earned)

    def counted_now(self) -> Iterator[_Counted]:
        for path, credits in self.placed.items():
            entry, most = self.entries[path], None
            if isinstance(entry.member, UnitEntry):
                most = bounds(entry.member)[1] if entry.weighs else 0
            for credit in credits:
                points = worth(entry, credit)
                if credit.partial and most is not None:
                    points = min(points, most)
                    most -= points
                level = credit.level or self.required.level(credit.unit) or self.required.unknown
                yield _Counted(credit.unit, points, level, credit.recognised_from is not None)

    def counted_later(self, earned: Earned) -> Iterator[_Counted]:
        for path, points in earned.items():
            member = self.entries[path].member
            unit = member.unit if isinstance(member, UnitEntry) else None
            yield _Counted(unit, points, self.required.level(unit) or 0, recognised=False)


# Random requirements


def mixed(case: Case, units: list[str], random: Random) -> Iterator[Requirement]:
    """Yield requirements of every kind."""
    yield from _on_points(case, random)
    yield from _on_units(units, random)
    yield from _on_credits(units, random)


def linked(case: Case, units: list[str], random: Random) -> Iterator[Requirement]:
    """Yield many prerequisites: chains, forks, circles and a choice of what is needed; and now and then a pair barred.

    Something that is needed may be listed nowhere.
    """
    chance = _chance(random)
    named = random.sample([*units, "L0"], len(units) + 1)
    for unit, other in pairwise(named):
        if chance(60):
            yield Prerequisite(unit=unit, requires=(other,))
    for _ in range(2):
        if chance(60) and len(named) > 2:
            unit, *others = random.sample(named, min(len(named), random.randint(3, 4)))
            yield Prerequisite(unit=unit, requires=tuple(others), any_of=chance(75))
    if chance(20) and len(units) > 1:
        yield Barred(units=tuple(random.sample(units, 2)))
    if chance(20):
        yield from _on_points(case, random)


def demanding(
    case: Case,
    random: Random,
    *,
    levels: int = 90,
    require: Callable[[Case, list[str], Random], Iterable[Requirement]] = mixed,
) -> Case:
    """Return a case with requirements across the groups, and one credit for the whole of a unit at most.

    Args:
        case: The rules and the credits.
        random: Where chance comes from.
        levels: Of so many percent of the units the level is known.
        require: Draws the requirements.
    """
    entries = entries_of(case.pathway.rules, "", False)
    units = sorted({entry.member.unit for entry in entries if isinstance(entry.member, UnitEntry)})
    chance = _chance(random)
    pathway = attrs.evolve(case.pathway, requirements=tuple(require(case, units, random)))
    described = tuple(
        Unit(code=unit, title=en(unit), level=random.randint(2, 4)) for unit in units if chance(levels)
    )
    first = {credit.unit: credit for credit in reversed(case.credits) if not credit.partial}
    single = [credit for credit in case.credits if credit.partial or first[credit.unit] is credit]
    credits = [_with_past(credit, random) for credit in single]
    if chance(50):
        credits.append(Credit(unit="card"))
    return attrs.evolve(
        case,
        qualification=attrs.evolve(case.qualification, pathways=(pathway,), units=described),
        credits=tuple(credits),
    )


def _chance(random: Random) -> Callable[[int], bool]:
    return lambda percent: random.randrange(100) < percent


def _on_points(case: Case, random: Random) -> Iterator[Requirement]:
    chance = _chance(random)
    least, most = bounds(case.pathway.rules)
    # What this oracle earns comes in whole points: half of an odd number is no amount for it.
    half = "0.5" if (least or most or 0) % 2 == 0 else "1"
    if chance(40):
        yield LevelMinimum(level=3, points=random.randint(1, 6))
    if chance(40):
        share = random.choice([None, "0.5", "0.333333"])
        yield RecognisedCap(points=random.randint(0, 4) if share is None else None, share=share)
    if chance(30):
        share = random.choice([None, half])
        yield HomeMinimum(points=random.randint(1, 5) if share is None else None, share=share)


def _on_units(units: list[str], random: Random) -> Iterator[Requirement]:
    chance = _chance(random)
    if chance(40) and len(units) > 1:
        yield Barred(units=tuple(random.sample(units, 2)))
    if chance(20) and len(units) > 2:
        yield Barred(units=tuple(random.sample(units, 3)), most=random.randint(1, 2))
    for _ in range(2):
        if chance(35) and len(units) > 2:
            unit, *others = random.sample(units, random.randint(2, 3))
            yield Prerequisite(unit=unit, requires=tuple(others), any_of=chance(50))


def _on_credits(units: list[str], random: Random) -> Iterator[Requirement]:
    chance = _chance(random)
    if chance(20):
        yield GradeMinimum(scale=SCALE, label="2", units=tuple(units[:2]) if chance(50) else ())
    if chance(20):
        yield ShelfLife(years=1, months=random.randint(0, 3), units=tuple(units[:2]) if chance(50) else ())
    if chance(20):
        yield ExternalCertificate(code="card", title=en("Hot work card"))


def _with_past(credit: Credit, random: Random) -> Credit:
    """Return a credit with a grade, a day and perhaps a level, earned at home or recognised."""
    chance = _chance(random)
    days = [date(2025, 11, 22), date(2025, 11, 21), date(2024, 2, 29), date(2026, 5, 1), None]
    past = PriorLearning(explanation=en("Earlier learning"), awarded=random.choice(days))
    return attrs.evolve(
        credit,
        level=random.randint(2, 4) if chance(20) else None,
        grade=Grade(label=random.choice("123")) if chance(90) else None,
        awarded=random.choice(days),
        recognised_from=past if chance(50) else None,
    )
