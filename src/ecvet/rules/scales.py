"""Checks of scales of grades and of tables that convert them: is every mark in one band, does every grade arrive?"""

from collections.abc import Iterator
from contextlib import suppress
from decimal import Decimal
from itertools import pairwise

import attrs

from ecvet.errors import ShapeError
from ecvet.model.conversion import GradeTable
from ecvet.model.grades import GradeScale, GradeStep
from ecvet.rules.findings import Finding, finding

_ZERO = Decimal(0)


def check_scale(scale: GradeScale) -> tuple[Finding, ...]:
    """Return what is wrong or doubtful in a scale of grades.

    Args:
        scale: The scale.

    Examples:
        >>> steps = (
        ...     GradeStep(label="fail", passes=False, minimum=0, below=50),
        ...     GradeStep(label="pass", passes=True, minimum=51),
        ... )
        >>> [(found.code, found["start"], found["end"]) for found in check_scale(GradeScale(code="s", steps=steps))]
        [('bands-gap', Decimal('50'), Decimal('51'))]
    """
    bands = tuple(_band(index, step) for index, step in enumerate(scale.steps) if step.has_band)
    return (
        *_passes(scale),
        *_missing(scale),
        *_labels(scale),
        *_empty(scale, bands),
        *_order(scale, bands),
        *_seams(scale, bands),
    )


def check_table(table: GradeTable) -> tuple[Finding, ...]:
    """Return what is wrong or doubtful in a table of conversion: grades left out, turned round, or let through.

    Args:
        table: The table.

    Examples:
        >>> from ecvet.model.presets.conversions import BULGARIAN_TO_ECTS
        >>> [(found.code, found["grades"]) for found in check_table(BULGARIAN_TO_ECTS)]
        [('table-row-missing', ('2',))]
    """
    return (*_rows_missing(table), *_crossing(table), *_turned_round(table))


@attrs.frozen
class _Band:
    """The marks of a grade: from `start`, included, to `end`, not included; `None` for no end."""

    where: str
    label: str
    start: Decimal
    end: Decimal | None

    @property
    def empty(self) -> bool:
        return self.end is not None and self.end <= self.start

    def reaches_beyond(self, mark: Decimal) -> bool:
        """Whether it goes on above a mark."""
        return self.end is None or self.end > mark

    def further(self, other: "_Band") -> "_Band":
        """Return the one of two that goes on longer."""
        return other if self.end is not None and other.reaches_beyond(self.end) else self


def _band(index: int, step: GradeStep) -> _Band:
    # No mark is below 0, so a band that is open downwards begins there.
    start = _ZERO if step.minimum is None else step.minimum
    return _Band(f"/steps/{index}", step.label, start, step.below)


def _passes(scale: GradeScale) -> Iterator[Finding]:
    """The steps rise, so a grade that fails after one that passes is better than a pass."""
    least = scale.pass_grade
    for index, step in enumerate(scale.steps):
        if least is not None and not step.passes and index > scale.rank(least):
            yield finding(
                "pass-below-fail", f"/steps/{index}", scale=scale.code, grade=least, fail=step.label
            )


def _missing(scale: GradeScale) -> Iterator[Finding]:
    without = tuple(step.label for step in scale.steps if not step.has_band)
    if 0 < len(without) < len(scale.steps):
        yield finding("bands-missing", "/steps", scale=scale.code, grades=without)


def _labels(scale: GradeScale) -> Iterator[Finding]:
    """What is written is read as a label first, so a mark of another band that bears it is never read as a mark."""
    for index, step in enumerate(scale.steps):
        with suppress(ShapeError):
            if scale.step_of(step.label) not in (None, step):
                yield finding("label-is-mark", f"/steps/{index}", scale=scale.code, grade=step.label)


def _empty(scale: GradeScale, bands: tuple[_Band, ...]) -> Iterator[Finding]:
    for band in bands:
        if band.empty or (scale.greatest is not None and band.start > scale.greatest):
            yield finding("band-empty", band.where, scale=scale.code, grade=band.label)


def _order(scale: GradeScale, bands: tuple[_Band, ...]) -> Iterator[Finding]:
    """Marks rise with the grades, or fall with them where the lowest is the best; nothing else is a direction."""
    starts = [band.start for band in bands]
    if starts not in (sorted(starts), sorted(starts, reverse=True)):
        yield finding("bands-out-of-order", "/steps", scale=scale.code)


def _seams(scale: GradeScale, bands: tuple[_Band, ...]) -> Iterator[Finding]:
    """Look at each band beside the one that reaches furthest among those that begin before it."""
    ordered = sorted((band for band in bands if not band.empty), key=lambda band: band.start)
    if not ordered:
        return
    furthest = ordered[0]
    for band in ordered[1:]:
        yield from _seam(scale, furthest, band)
        furthest = furthest.further(band)
    end, greatest = furthest.end, scale.greatest
    if end is not None and greatest is not None and end <= greatest:
        yield finding("bands-stop-short", "/steps", scale=scale.code, end=end, greatest=greatest)


def _seam(scale: GradeScale, lower: _Band, upper: _Band) -> Iterator[Finding]:
    if lower.reaches_beyond(upper.start):
        yield finding(
            "bands-overlap",
            upper.where,
            scale=scale.code,
            lower=lower.label,
            upper=upper.label,
            mark=upper.start,
        )
    elif lower.end is not None and lower.end < upper.start:
        yield finding(
            "bands-gap",
            upper.where,
            scale=scale.code,
            lower=lower.label,
            upper=upper.label,
            start=lower.end,
            end=upper.start,
        )


def _rows_missing(table: GradeTable) -> Iterator[Finding]:
    given = {label for label, _ in table.rows}
    without = tuple(step.label for step in table.given.steps if step.label not in given)
    if without:
        yield finding("table-row-missing", "/rows", grades=without)


def _crossing(table: GradeTable) -> Iterator[Finding]:
    for index, (given, home) in enumerate(table.rows):
        if table.given.passes(given) is not table.home.passes(home):
            yield finding("grade-crosses-pass", f"/rows/{index}", grade=given, home=home)


def _turned_round(table: GradeTable) -> Iterator[Finding]:
    """A better grade may not become a worse one; where no two neighbours are turned round, no two grades are."""
    rows = sorted(table.rows, key=lambda row: table.given.rank(row[0]))
    for (lower, lower_home), (higher, higher_home) in pairwise(rows):
        if table.home.rank(higher_home) < table.home.rank(lower_home):
            yield finding(
                "table-not-monotone",
                "/rows",
                lower=lower,
                lower_home=lower_home,
                higher=higher,
                higher_home=higher_home,
            )
