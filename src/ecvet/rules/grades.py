"""Conversion of grades: what a grade that the host gave is at home, and why.

The home institution converts (Recommendation 2009/C 155/02, Annex II §3: it recognises by the rules of its own system).
Without a table that was agreed and without two distributions only pass or fail carries over.
"""

from collections.abc import Iterator
from enum import StrEnum
from itertools import pairwise

import attrs

from ecvet.model.conversion import GradeConversion, GradeDistribution, GradeMatching, GradeTable, Ties
from ecvet.model.grades import Grade, GradeStep
from ecvet.rules.findings import Finding, finding


class GradeMethod(StrEnum):
    """How a grade was converted."""

    #: By a row of a table that was agreed.
    TABLE = "table"
    #: By the share of learners who reach it.
    SHARES = "shares"
    #: Not at all: only pass or fail carries over.
    PASS_OR_FAIL = "pass-or-fail"


@attrs.frozen(kw_only=True)
class ConvertedGrade:
    """What a grade is at home.

    Args:
        given: The grade as it was given, to the letter.
        home: The grade at home; `None` where only pass or fail carries over.
        passes: Whether it is a pass; `None` where its scale does not tell.
        method: How it was converted.
        compared: The grades at home that it compares with, the lowest first; one of them is `home`.
        findings: Why it is so.
    """

    given: Grade
    home: Grade | None
    passes: bool | None
    method: GradeMethod
    compared: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = attrs.field(default=(), repr=False)


def convert(grade: Grade, conversion: GradeConversion | None) -> ConvertedGrade:
    """Return what a grade is at home.

    A failing grade never becomes a pass, nor a pass a failing grade: where a table says so, nothing but pass or
    fail by the scale of the host carries over. A grade that names no scale is read on the scale converted from.

    Args:
        grade: The grade as the host gave it: the label of a grade of its scale, or a mark in one of its bands.
        conversion: The table or the two distributions; `None` where there is neither.

    Examples:
        >>> from ecvet.model.presets.conversions import FINNISH_HE_TO_ECTS
        >>> convert(Grade(label="4"), FINNISH_HE_TO_ECTS).home
        Grade(label='B', scale='ects')
        >>> convert(Grade(label="4"), None).findings[0].code
        'grade-not-converted'
    """
    if conversion is None:
        return _only_result(grade, None, finding("grade-not-converted", grade=grade.label))
    scale = conversion.given if isinstance(conversion, GradeTable) else conversion.given.scale
    if grade.scale is not None and grade.scale != scale.code:
        found = finding("grade-of-other-scale", grade=grade.label, scale=grade.scale, wanted=scale.code)
        return _only_result(grade, None, found)
    step = scale.find(grade.label)
    if step is None:
        return _only_result(grade, None, finding("grade-not-on-scale", grade=grade.label, scale=scale.code))
    return (
        _by_table(grade, step, conversion)
        if isinstance(conversion, GradeTable)
        else _by_shares(grade, step, conversion)
    )


def _only_result(grade: Grade, step: GradeStep | None, reason: Finding) -> ConvertedGrade:
    """Carry over whether the grade passes, and nothing else."""
    passes = None if step is None else step.passes
    method = GradeMethod.PASS_OR_FAIL
    return ConvertedGrade(given=grade, home=None, passes=passes, method=method, findings=(reason,))


def _by_table(grade: Grade, step: GradeStep, table: GradeTable) -> ConvertedGrade:
    label = dict(table.rows).get(step.label)
    if label is None:
        return _only_result(grade, step, finding("grade-not-in-table", grade=grade.label))
    if table.home.passes(label) is not step.passes:
        return _only_result(grade, step, finding("grade-crosses-pass", grade=grade.label, home=label))
    home = Grade(label=label, scale=table.home.code)
    return ConvertedGrade(
        given=grade, home=home, passes=step.passes, method=GradeMethod.TABLE, compared=(label,)
    )


def _by_shares(grade: Grade, step: GradeStep, matching: GradeMatching) -> ConvertedGrade:
    if not step.passes:
        return _only_result(grade, step, finding("grade-fails", grade=grade.label))
    compared = tuple(_comparable(step.label, matching.given, matching.home))
    if not compared:
        return _only_result(grade, step, finding("grade-without-share", grade=grade.label))
    label = _chosen(compared, matching.ties)
    return ConvertedGrade(
        given=grade,
        home=Grade(label=label, scale=matching.home.scale.code),
        passes=True,
        method=GradeMethod.SHARES,
        compared=compared,
        findings=tuple(_several(grade, compared, label)),
    )


def _comparable(label: str, given: GradeDistribution, home: GradeDistribution) -> Iterator[str]:
    """Yield the grades at home whose share of learners overlaps that of a grade, the lowest first.

    Both shares are brought to one denominator, the product of both totals: whole numbers, so nothing is rounded.
    """
    taken, all_given, all_home = _spans(given), _total(given), _total(home)
    low, high = (end * all_home for end in taken[label])
    for other, (start, end) in _spans(home).items():
        if max(low, start * all_given) < min(high, end * all_given):
            yield other


def _total(distribution: GradeDistribution) -> int:
    return sum(count for _, count in distribution.passed)


def _spans(distribution: GradeDistribution) -> dict[str, tuple[int, int]]:
    """Return how many who passed are below each passing grade, and how many are not above it."""
    ends = [0]
    for _, count in distribution.passed:
        ends.append(ends[-1] + count)
    return {label: span for (label, _), span in zip(distribution.passed, pairwise(ends), strict=True)}


def _chosen(compared: tuple[str, ...], ties: Ties) -> str:
    if ties is Ties.LOWEST:
        return compared[0]
    return compared[-1] if ties is Ties.HIGHEST else compared[(len(compared) - 1) // 2]


def _several(grade: Grade, compared: tuple[str, ...], chosen: str) -> Iterator[Finding]:
    if len(compared) > 1:
        yield finding("grade-compares-with-several", grade=grade.label, grades=compared, chosen=chosen)
