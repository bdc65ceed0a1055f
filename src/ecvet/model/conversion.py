"""Conversion of grades from one scale to another: by a table that was agreed, or by two distributions."""

from enum import StrEnum
from typing import TypeAlias

import attrs

from ecvet.codes import wrong
from ecvet.model._fields import a, a_code, pairs, unique, whole_numbers
from ecvet.model.grades import GradeScale


class Ties(StrEnum):
    """Which grade is taken where several compare with one."""

    LOWEST = "lowest"
    #: The one in the middle; of two in the middle, the lower.
    AVERAGE = "average"
    HIGHEST = "highest"


@attrs.frozen(kw_only=True)
class GradeTable:
    """A table, agreed by those who use it, that gives each grade of one scale one of another.

    Args:
        given: The scale of the host.
        home: The scale at home.
        rows: Pairs of a grade given and the grade at home.
        source: Where it is laid down.
    """

    given: GradeScale = attrs.field(validator=a(GradeScale))
    home: GradeScale = attrs.field(validator=a(GradeScale))
    rows: tuple[tuple[str, str], ...] = attrs.field(validator=pairs, repr=False)
    source: str | None = attrs.field(default=None, validator=a_code, repr=False)

    def __attrs_post_init__(self) -> None:
        unique("rows", [given for given, _ in self.rows])
        for given, home in self.rows:
            self.given.rank(given)
            self.home.rank(home)


@attrs.frozen(kw_only=True)
class GradeDistribution:
    """How often each grade of a scale was given to a reference group.

    Args:
        scale: The scale.
        counts: How often each grade was given, in the order of the steps of the scale. Those of failing grades are
            not looked at: shares are shares of those who passed.
        group: Which group it was, such as a programme and the years counted.
    """

    scale: GradeScale = attrs.field(validator=a(GradeScale))
    counts: tuple[int, ...] = attrs.field(validator=whole_numbers, repr=False)
    group: str | None = attrs.field(default=None, validator=a_code)

    def __attrs_post_init__(self) -> None:
        if len(self.counts) != len(self.scale.steps):
            expected = f"one for each of the {len(self.scale.steps)} grades of {self.scale.code}"
            raise wrong("counts", "tuple.length", "are not as many as the grades", self.counts, expected)

    @property
    def passed(self) -> tuple[tuple[str, int], ...]:
        """Each passing grade with how often it was given, the lowest first."""
        pairs = zip(self.scale.steps, self.counts, strict=True)
        return tuple((step.label, count) for step, count in pairs if step.passes)


@attrs.frozen(kw_only=True)
class GradeMatching:
    """Two distributions: a grade compares with the grades at home that the same share of learners reaches.

    Source: ECTS Users' Guide 2015, Annex 2; the project EGRACONS.

    Args:
        given: The distribution with the host.
        home: The distribution at home.
        ties: Which grade is taken where the share overlaps several; decided before any grade is converted.
    """

    given: GradeDistribution = attrs.field(validator=a(GradeDistribution))
    home: GradeDistribution = attrs.field(validator=a(GradeDistribution))
    ties: Ties = attrs.field(validator=a(Ties))


#: How grades become grades at home.
GradeConversion: TypeAlias = GradeTable | GradeMatching
