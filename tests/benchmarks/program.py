"""The question of accumulation as an integer program, for HiGHS: the reference that the engine is timed against.

It is written straight from the meaning of the rules (DESIGN §5) and shares no code with the engine. The program in
tests/rules/accumulation is an oracle, made to be read, and solves three times. This one is made to be fast: one solve
answers, since further points, further units and held points stand in one objective, with weights that keep their order.
Points are whole numbers of the greatest amount that divides all of them, which keeps the weights small.
"""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from math import gcd
from typing import TypeAlias

import attrs
import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array

from ecvet import (
    Alternatives,
    Beyond,
    Credit,
    Extension,
    Group,
    Member,
    OpenEntry,
    Pathway,
    Qualification,
    UnitEntry,
)
from ecvet.model.requirements import (
    Barred,
    HomeMinimum,
    LevelMinimum,
    Prerequisite,
    RecognisedCap,
    Requirement,
)

#: A sum of variables: each with its factor.
Sum: TypeAlias = dict[int, int]

INFINITE = float("inf")


@attrs.frozen
class Least:
    """The least points, in millionths, and units to be earned."""

    points: int
    units: int


def solve(qualification: Qualification, pathway: Pathway, credits: Sequence[Credit]) -> Least | None:
    """Return the least that completes a pathway, or `None` where nothing does.

    Every credit is for a unit that the rules list, whole, with points where they leave a choice; no unit has two.
    """
    return _Program(qualification, pathway, credits).solved()


def solve_in_turn(qualification: Qualification, pathway: Pathway, credits: Sequence[Credit]) -> Least | None:
    """Return the same by one solve for each aim: points, then units, then held points.

    So an order of aims is usually solved, where no weights are to be found that keep it.
    """
    return _Program(qualification, pathway, credits).solved_in_turn()


@attrs.frozen
class _Thing:
    """What may count: a credit, or something to be earned."""

    unit: str | None
    count: int
    points: Sum
    level: int | None
    recognised: bool


class _Program:
    def __init__(self, qualification: Qualification, pathway: Pathway, credits: Sequence[Credit]) -> None:
        self.pathway = pathway
        self.held = {credit.unit: credit for credit in credits}
        self.levels = {unit.code: unit.level for unit in qualification.units}
        self.grain = _grain(pathway, credits)
        self.roof = _roof(pathway.rules) // self.grain
        self.upper: list[float] = []
        self.whole: list[bool] = []
        self.row: list[int] = []
        self.column: list[int] = []
        self.factor: list[int] = []
        self.low: list[float] = []
        self.high: list[float] = []
        self.things: list[_Thing] = []
        self.places: dict[str, list[int]] = {}
        self.standing: Sum = {}

    def variable(self, upper: float, *, whole: bool = True) -> int:
        self.upper.append(upper)
        self.whole.append(whole)
        return len(self.upper) - 1

    def between(self, low: float, terms: Iterable[tuple[int, int]], high: float) -> None:
        here = len(self.low)
        for column, factor in terms:
            self.row.append(here)
            self.column.append(column)
            self.factor.append(factor)
        self.low.append(low)
        self.high.append(high)

    def solved(self) -> Least | None:
        self.lay_out()
        cost, unit, point = self.costs()
        chosen = self.minimum(cost)
        if chosen is None:
            return None
        return Least(int(point @ chosen) * self.grain, int(unit @ chosen))

    def solved_in_turn(self) -> Least | None:
        self.lay_out()
        _, unit, point = self.costs()
        chosen = self.minimum(point)
        if chosen is None:
            return None
        for aim, further in ((point, unit), (unit, self.less_held())):
            terms = [(int(column), int(aim[column])) for column in np.flatnonzero(aim)]
            self.between(-INFINITE, terms, float(aim @ chosen))
            found = self.minimum(further)
            assert found is not None, "what was found before is still there"
            chosen = found
        return Least(int(point @ chosen) * self.grain, int(unit @ chosen))

    def lay_out(self) -> None:
        root = self.variable(1)
        self.between(1, [(root, 1)], 1)
        _, self.standing = self.group(self.pathway.rules, root, weighs=False)
        for places in self.places.values():
            if len(places) > 1:
                self.between(-INFINITE, ((place, 1) for place in places), 1)
        for requirement in self.pathway.requirements:
            self.require(requirement)

    def minimum(self, cost: "np.ndarray") -> "np.ndarray | None":
        """Return what is chosen at the least cost, or `None` where nothing can be."""
        matrix = csr_array((self.factor, (self.row, self.column)), shape=(len(self.low), len(self.upper)))
        found = milp(
            cost,
            integrality=np.array(self.whole, dtype=int),
            bounds=Bounds(0, np.array(self.upper)),
            constraints=LinearConstraint(matrix, np.array(self.low), np.array(self.high)),
            options={"mip_rel_gap": 0.0},
        )
        if found.x is None:
            return None
        assert found.status == 0, found.message
        return np.rint(found.x).astype(int)

    def less_held(self) -> "np.ndarray":
        """Return the factors of the points held that count, turned round: the least of them is the most that counts."""
        found = np.zeros(len(self.upper))
        for column, factor in self.standing.items():
            found[column] = -factor
        return found

    def costs(self) -> tuple["np.ndarray", "np.ndarray", "np.ndarray"]:
        """Return the factors of the objective, of the units to be earned and of the points to be earned."""
        size = len(self.upper)
        held, unit, point = -self.less_held(), np.zeros(size), np.zeros(size)
        for thing in self.things:
            if thing.unit is None or thing.unit not in self.held:
                unit[thing.count] = 1
                for column, factor in thing.points.items():
                    point[column] += factor
        most_held = sum(held * np.minimum(self.upper, self.roof)) + 1
        return -held + most_held * unit + most_held * (sum(unit) + 1) * point, unit, point

    def group(self, group: Group, used: int, *, weighs: bool) -> tuple[Sum, Sum]:
        """Add a group; return the sums of the points that count in it, and of those of them that are held."""
        least, most = self.bounds(group)
        weighs = weighs or group.points is not None
        value, held, count = Sum(), Sum(), Sum()
        for member in group.members:
            demanded = group.all_members or (
                not isinstance(member, Alternatives | Extension) and member.mandatory
            )
            inside, standing, members = self.member(member, used, demanded=demanded, weighs=weighs)
            for total, part in ((value, inside), (held, standing), (count, members)):
                _add(total, part)
        if least:
            self.between(0, (*value.items(), (used, -least)), INFINITE)
        if group.count is not None and group.count.minimum:
            self.between(0, (*count.items(), (used, -group.count.minimum)), INFINITE)
        if group.count is not None and group.count.maximum is not None:
            self.between(-INFINITE, (*count.items(), (used, -group.count.maximum)), 0)
        if most is None:
            return value, held
        assert group.beyond is Beyond.CAP, "no qualification that is measured forbids more than a maximum"
        return self.capped(value, most), self.capped(held, most)

    def capped(self, value: Sum, most: int) -> Sum:
        """Return the part of a sum that counts under a maximum."""
        if not value:
            return value
        part = self.variable(most, whole=False)
        self.between(0, (*value.items(), (part, -1)), INFINITE)
        return {part: 1}

    def member(self, member: Member, used: int, *, demanded: bool, weighs: bool) -> tuple[Sum, Sum, Sum]:
        """Add a member of a group; return the sums of its points, of the held ones, and of how many it counts for."""
        if isinstance(member, UnitEntry):
            return self.unit(member, used, demanded=demanded, weighs=weighs)
        if isinstance(member, OpenEntry):
            return self.open(member, used, demanded=demanded)
        if isinstance(member, Extension):
            return {}, {}, {}
        if isinstance(member, Alternatives):
            return self.choice(member, used, weighs=weighs)
        here = self.variable(1)
        self.between(0, ((used, 1), (here, -1)), 0 if demanded else INFINITE)
        return *self.group(member, here, weighs=weighs), {here: 1}

    def choice(self, choice: Alternatives, used: int, *, weighs: bool) -> tuple[Sum, Sum, Sum]:
        value, held, branches = Sum(), Sum(), [self.variable(1) for _ in choice.branches]
        self.between(0, ((used, 1), *((branch, -1) for branch in branches)), 0)
        for branch, here in zip(choice.branches, branches, strict=True):
            inside, standing = self.group(branch, here, weighs=weighs)
            _add(value, inside)
            _add(held, standing)
        return value, held, dict.fromkeys(branches, 1)

    def unit(self, entry: UnitEntry, used: int, *, demanded: bool, weighs: bool) -> tuple[Sum, Sum, Sum]:
        here = self.variable(1)
        self.between(0, ((used, 1), (here, -1)), 0 if demanded else INFINITE)
        self.places.setdefault(entry.unit, []).append(here)
        least, most = self.bounds(entry)
        weighs = weighs or entry.points is not None
        credit = self.held.get(entry.unit)
        if credit is not None:
            recorded = least if credit.points is None else self.grains(credit.points.value)
            counted = max(least, recorded if most is None else min(most, recorded)) if weighs else 0
            points, standing = {here: counted}, {here: counted}
        else:
            points, standing = self.earned(here, least, most, weighs=weighs), Sum()
        level = self.levels.get(entry.unit) if credit is None or credit.level is None else credit.level
        recognised = credit is not None and credit.recognised_from is not None
        self.things.append(_Thing(entry.unit, here, points, level, recognised))
        return points, standing, {here: 1}

    def earned(self, here: int, least: int, most: int | None, *, weighs: bool) -> Sum:
        """Return the points of something to be earned: any within its range, where it is earned."""
        high = least if most is None else most
        if not weighs or least == high:
            return {here: least if weighs else 0}
        points = self.variable(high)
        self.between(0, ((points, 1), (here, -least)), INFINITE)
        self.between(-INFINITE, ((points, 1), (here, -high)), 0)
        return {points: 1}

    def open(self, entry: OpenEntry, used: int, *, demanded: bool) -> tuple[Sum, Sum, Sum]:
        here = self.variable(1)
        self.between(0, ((used, 1), (here, -1)), 0 if demanded else INFINITE)
        least, most = self.bounds(entry)
        points = self.earned(here, least, self.roof if most is None else most, weighs=True)
        self.things.append(_Thing(None, here, points, None, recognised=False))
        return points, {}, {here: 1}

    def require(self, requirement: Requirement) -> None:
        """Add what is required across the groups."""
        if isinstance(requirement, LevelMinimum):
            high = (t for t in self.things if t.level is not None and t.level >= requirement.level)
            self.between(self.grains(requirement.points), self.points(high), INFINITE)
        elif isinstance(requirement, RecognisedCap):
            self.between(
                -INFINITE, self.points(t for t in self.things if t.recognised), self.share(requirement)
            )
        elif isinstance(requirement, HomeMinimum):
            self.between(
                self.share(requirement), self.points(t for t in self.things if not t.recognised), INFINITE
            )
        elif isinstance(requirement, Barred):
            barred = ((place, 1) for unit in requirement.units for place in self.places.get(unit, ()))
            self.between(-INFINITE, barred, requirement.most)
        elif isinstance(requirement, Prerequisite):
            self.beside(requirement)

    def beside(self, requirement: Prerequisite) -> None:
        there = [[(place, 1) for place in self.places.get(unit, ())] for unit in requirement.requires]
        if requirement.any_of:
            there = [[term for terms in there for term in terms]]
        here = [(place, -1) for place in self.places.get(requirement.unit, ())]
        for terms in there:
            self.between(0, (*terms, *here), INFINITE)

    def points(self, things: Iterable[_Thing]) -> list[tuple[int, int]]:
        return [term for thing in things for term in thing.points.items()]

    def share(self, requirement: RecognisedCap | HomeMinimum) -> float:
        if requirement.points is not None:
            return _millionths(requirement.points) / self.grain
        bounds = self.pathway.rules.points
        total = None if bounds is None else bounds.minimum if bounds.minimum is not None else bounds.maximum
        return float((total or Decimal(0)) * (requirement.share or Decimal(0))) * 1_000_000 / self.grain

    def bounds(self, member: Group | UnitEntry | OpenEntry) -> tuple[int, int | None]:
        if member.points is None:
            return 0, None
        least, most = member.points.minimum, member.points.maximum
        return self.grains(least or Decimal(0)), None if most is None else self.grains(most)

    def grains(self, points: Decimal) -> int:
        return _millionths(points) // self.grain


def _add(total: Sum, part: Sum) -> None:
    for column, factor in part.items():
        total[column] = total.get(column, 0) + factor


def _millionths(points: Decimal) -> int:
    return int(points.scaleb(6))


def _grain(pathway: Pathway, credits: Iterable[Credit]) -> int:
    amounts = [_millionths(credit.points.value) for credit in credits if credit.points is not None]
    amounts += [_millionths(r.points) for r in pathway.requirements if isinstance(r, LevelMinimum)]
    return gcd(*amounts, *_amounts(pathway.rules)) or 1


def _amounts(member: Member) -> list[int]:
    """Return every number of points that the rules name, in millionths."""
    if isinstance(member, Alternatives):
        return [amount for branch in member.branches for amount in _amounts(branch)]
    if isinstance(member, Extension):
        return []
    bounds = () if member.points is None else (member.points.minimum, member.points.maximum)
    found = [_millionths(bound) for bound in bounds if bound is not None]
    if isinstance(member, Group):
        found += [amount for child in member.members for amount in _amounts(child)]
    return found


def _roof(rules: Group) -> int:
    """Return an amount that nothing open ever needs more than."""
    return max(_amounts(rules), default=0)
