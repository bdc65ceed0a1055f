"""A second oracle for accumulation: the rules of the design as an integer program, solved by HiGHS.

Every statement of the design is one kind of constraint. It knows credit for whole units without a declared entry,
one for each unit, and is as exact for hundreds of units as for four.
"""

from collections.abc import Iterable, Sequence
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
    PointRange,
    UnitEntry,
)
from tests.rules.accumulation.oracle import Best

#: A sum: the factor of each variable, by its number.
Sum: TypeAlias = dict[int, float]


def least(pathway: Pathway, credits: Sequence[Credit]) -> Best | None:
    """Return the best there is, or `None` where nothing completes the rules. All points are whole numbers."""
    model = _Model(pathway.rules, credits)
    points = model.program.least(model.points)
    if points is None:
        return None
    model.program.at_most(model.points, points)
    units = model.program.least(model.units)
    assert units is not None
    model.program.at_most(model.units, units)
    held = model.program.least(_times(model.held, -1))
    assert held is not None
    return Best(points, units, -held)


# The rules as constraints


@attrs.frozen
class _Part:
    """What a member comes to, as sums: its points, its points held, and for how many members it counts."""

    points: Sum = attrs.field(factory=dict)
    held: Sum = attrs.field(factory=dict)
    count: Sum = attrs.field(factory=dict)


class _Model:
    def __init__(self, root: Group, credits: Sequence[Credit]) -> None:
        self.program = _Program()
        self.credits = {credit.unit: credit for credit in credits}
        self.roof = float(
            sum(_amounts(root)) + sum(int(c.points.value) for c in credits if c.points is not None)
        )
        self.listed = set(_units(root))
        #: The places that each unit, or each credit for what is not listed, may take.
        self.taken: dict[str, list[Sum]] = {}
        self.points: Sum = {}
        self.units: Sum = {}
        always = self.program.choice()
        self.program.at_least({always: 1}, 1)
        self.held = self.group(root, {always: 1}, exact=False, weighs=False).held
        for places in self.taken.values():
            self.program.at_most(_total(places), 1)

    def member(self, member: Member, holder: Group, used: Sum, *, exact: bool, weighs: bool) -> _Part:
        """Add a member of a group that is used or not.

        Args:
            member: The member.
            holder: The group.
            used: Whether it is used.
            exact: Whether its points must be known exactly: where a maximum above forbids more, they must not be
                understated. Elsewhere more points are never worse, so that a bound from above will do.
            weighs: Whether points are stated above.
        """
        demanded = holder.all_members or (
            isinstance(member, UnitEntry | OpenEntry | Group) and member.mandatory
        )
        if isinstance(member, Extension):
            return _Part()
        if isinstance(member, Alternatives):
            return self.alternatives(member, used, exact=exact, weighs=weighs)
        if isinstance(member, Group):
            own = used if demanded else {self.program.choice(): 1.0}
            self.program.at_most(_plus(own, used, -1), 0)
            part = self.group(member, own, exact=exact, weighs=weighs)
            return attrs.evolve(part, count=own)
        weighs = weighs or member.points is not None
        part = (
            self.unit(member, used, weighs)
            if isinstance(member, UnitEntry)
            else self.open(member, used, exact)
        )
        if demanded:
            self.program.at_least(_plus(part.count, used, -1), 0)
        return part

    def alternatives(self, member: Alternatives, used: Sum, *, exact: bool, weighs: bool) -> _Part:
        """Exactly one of the branches, when the group that holds it is used."""
        chosen: list[Sum] = [{self.program.choice(): 1.0} for _ in member.branches]
        self.program.equal(_total(chosen), used)
        parts = [
            self.group(branch, own, exact=exact, weighs=weighs)
            for branch, own in zip(member.branches, chosen, strict=True)
        ]
        return _Part(_total(p.points for p in parts), _total(p.held for p in parts), used)

    def group(self, group: Group, used: Sum, *, exact: bool, weighs: bool) -> _Part:
        low, high = _bounds(group.points)
        limits = group.beyond is Beyond.LIMIT and high is not None
        weighs = weighs or group.points is not None
        parts = [self.member(m, group, used, exact=exact or limits, weighs=weighs) for m in group.members]
        inside = _total(part.points for part in parts)
        if limits and high is not None:
            self.program.at_most(inside, high)
        points = self.capped(inside, high, exact=exact)
        self.program.at_least(_plus(points, used, -low), 0)
        if group.count is not None:
            counted = _total(part.count for part in parts)
            self.program.at_least(_plus(counted, used, -(group.count.minimum or 0)), 0)
            if group.count.maximum is not None:
                self.program.at_most(counted, group.count.maximum)
        return _Part(points, self.capped(_total(part.held for part in parts), high, exact=False))

    def capped(self, found: Sum, high: int | None, *, exact: bool) -> Sum:
        """Return the lesser of a sum and a maximum."""
        if high is None:
            return found
        points = {self.program.variable(high): 1.0}
        self.program.at_most(_plus(points, found, -1), 0)
        if exact:
            reached = self.program.choice()
            self.program.at_least(_plus(_plus(points, found, -1), {reached: self.roof}), 0)
            self.program.at_least(_plus(points, {reached: -high}), 0)
        return points

    def unit(self, entry: UnitEntry, used: Sum, weighs: bool) -> _Part:
        """A unit: held, or to be earned with as many points as it may have, or neither."""
        low, high = _bounds(entry.points)
        place = {self.program.choice(): 1.0}
        self.program.at_most(_plus(place, used, -1), 0)
        self.taken.setdefault(entry.unit, []).append(place)
        credit = self.credits.get(entry.unit)
        if credit is not None:
            recorded = max(low, 0 if credit.points is None else int(credit.points.value))
            worth = recorded if high is None else min(recorded, high)
            points = _times(place, worth if weighs else 0)
            return _Part(points, points, place)
        points = {self.program.variable(low if high is None else high): 1.0}
        self.program.at_least(_plus(points, place, -low), 0)
        self.program.at_most(_plus(points, place, -(low if high is None else high)), 0)
        self.points, self.units = _plus(self.points, points), _plus(self.units, place)
        return _Part(points, {}, place)

    def open(self, entry: OpenEntry, used: Sum, exact: bool) -> _Part:
        """An open entry: any credits that it accepts, and perhaps one thing further."""
        low, high = _bounds(entry.points)
        further, amount, filled = (
            self.program.choice(),
            self.program.variable(self.roof),
            self.program.choice(),
        )
        self.program.at_most({amount: 1, further: -self.roof}, 0)
        self.points, self.units = _plus(self.points, {amount: 1}), _plus(self.units, {further: 1})
        held: Sum = {}
        places: Sum = {further: 1}
        for unit, credit in self.credits.items():
            if unit not in self.listed and (not entry.accepts or credit.origin in entry.accepts):
                place = self.program.choice()
                self.taken.setdefault(unit, []).append({place: 1})
                held[place] = 0 if credit.points is None else int(credit.points.value)
                places[place] = 1
        for place in places:
            self.program.at_most({place: 1, filled: -1}, 0)
        self.program.at_most(_plus({filled: 1}, used, -1), 0)
        inside = _plus(held, {amount: 1})
        self.program.at_least(_plus(inside, {filled: -low}), 0)
        return _Part(self.capped(inside, high, exact=exact), self.capped(held, high, exact=False), places)


def _bounds(points: PointRange | None) -> tuple[int, int | None]:
    bounds = points or PointRange()
    return int(bounds.minimum or 0), None if bounds.maximum is None else int(bounds.maximum)


def _below(member: Member) -> tuple[Member, ...]:
    if isinstance(member, Group):
        return member.members
    return member.branches if isinstance(member, Alternatives) else ()


def _amounts(member: Member) -> Iterable[int]:
    """Yield the greatest number of points that each member names."""
    if not isinstance(member, Alternatives | Extension):
        low, high = _bounds(member.points)
        yield max(low, high or 0)
    for child in _below(member):
        yield from _amounts(child)


def _units(member: Member) -> Iterable[str]:
    if isinstance(member, UnitEntry):
        yield member.unit
    for child in _below(member):
        yield from _units(child)


# Sums, and the program that they are part of


def _plus(one: Sum, other: Sum, factor: float = 1) -> Sum:
    """Return one sum and so many times another."""
    found = dict(one)
    for variable, amount in other.items():
        found[variable] = found.get(variable, 0) + factor * amount
    return found


def _times(one: Sum, factor: float) -> Sum:
    return {variable: factor * amount for variable, amount in one.items()}


def _total(sums: Iterable[Sum]) -> Sum:
    found: Sum = {}
    for one in sums:
        found = _plus(found, one)
    return found


class _Program:
    """Variables from 0 to a bound, and constraints on sums of them."""

    def __init__(self) -> None:
        self.most: list[float] = []
        self.whole: list[bool] = []
        self.rows: list[tuple[Sum, float, float]] = []

    def variable(self, most: float, *, whole: bool = False) -> int:
        self.most.append(most)
        self.whole.append(whole)
        return len(self.most) - 1

    def choice(self) -> int:
        """Add a variable for yes or no."""
        return self.variable(1, whole=True)

    def at_most(self, found: Sum, high: float) -> None:
        self.rows.append((found, -np.inf, high))

    def at_least(self, found: Sum, low: float) -> None:
        self.rows.append((found, low, np.inf))

    def equal(self, one: Sum, other: Sum) -> None:
        self.rows.append((_plus(one, other, -1), 0, 0))

    def least(self, cost: Sum) -> int | None:
        """Return the least that a sum of whole numbers can come to, or `None` where nothing fulfils everything."""
        costs = np.zeros(len(self.most))
        costs[list(cost)] = list(cost.values())
        solved = milp(
            costs,
            integrality=np.array(self.whole, dtype=int),
            bounds=Bounds(0, np.array(self.most)),
            constraints=self._constraints(),
        )
        # 0: solved to the end; 2: cannot be fulfilled; anything else would be no answer.
        assert solved.status in (0, 2), solved.message
        return None if solved.fun is None else round(solved.fun)

    def _constraints(self) -> LinearConstraint:
        factors = [
            (factor, row, v) for row, (found, *_) in enumerate(self.rows) for v, factor in found.items()
        ]
        data, rows, variables = (np.array(column) for column in zip(*factors, strict=True))
        matrix = csr_array((data, (rows, variables)), shape=(len(self.rows), len(self.most)))
        low, high = (
            np.array(column) for column in zip(*((low, high) for _, low, high in self.rows), strict=True)
        )
        return LinearConstraint(matrix, low, high)
