"""Values as rows for data frames: each row a plain dictionary, all rows of a list with the same keys.

Give them to pandas or polars as they are; neither is needed here. Numbers stay exact (`Decimal`), days stay
`datetime.date`, what is unknown is `None`, and of a text there is one language:

    pandas.DataFrame(rows.credits(record.credits))
    polars.DataFrame(rows.outcomes(qualification.units, language="fi"))
"""

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from typing import TypeAlias

from ecvet.model.assessments import Assessment, Credit, OutcomeResult
from ecvet.model.grades import Grade
from ecvet.model.outcomes import LearningOutcome
from ecvet.model.units import Unit
from ecvet.points import Points
from ecvet.rules.accumulation.progress import Placement, Progress
from ecvet.rules.findings import Finding, Param
from ecvet.text import Text

#: What stands in a cell.
Cell: TypeAlias = str | int | bool | Decimal | date | None
#: The cells of a row, by column.
Row: TypeAlias = dict[str, Cell]


def credits(held: Iterable[Credit], *, language: str = "en") -> list[Row]:
    """Return a row for each credit and, below it, for each of its parts; `assessments` has what is behind them.

    Args:
        held: The credits.
        language: The language of titles, where they have it.

    Examples:
        >>> row = credits([Credit(unit="105708", points=Points("7.5", "ecvet"))])[0]
        >>> row["unit"], row["points"], row["scheme"], row["part_of"]
        ('105708', Decimal('7.5'), 'ecvet', None)
    """
    return [row for credit in held for row in _with_parts(credit, language, None)]


def _with_parts(credit: Credit, language: str, part_of: str | None) -> Iterator[Row]:
    points, prior = credit.points, credit.recognised_from
    yield {
        "unit": credit.unit,
        "title": _in(language, credit.title),
        "points": None if points is None else points.value,
        "scheme": None if points is None else points.scheme,
        "level": credit.level,
        **_graded(credit.grade),
        "awarded": credit.awarded,
        "origin": None if credit.origin is None else credit.origin.value,
        "entry": credit.entry,
        "qualification": credit.qualification,
        "partial": credit.partial,
        "outcomes": _joined(credit.outcomes),
        "recognised": prior is not None,
        "recognised_from": None if prior is None else _in(language, prior.explanation),
        "recognised_unit": None if prior is None else prior.unit,
        "recognised_awarded": None if prior is None else prior.awarded,
        "assessments": len(credit.assessments),
        "id": credit.id,
        "part_of": part_of,
    }
    for part in credit.parts:
        yield from _with_parts(part, language, credit.unit)


def assessments(held: Iterable[Credit], *, language: str = "en") -> list[Row]:
    """Return a row for each outcome that an assessment behind a credit or its parts speaks of; one where it names none.

    Args:
        held: The credits.
        language: The language of texts, where they have it.

    Examples:
        >>> done = Assessment(attained=True, outcomes=(OutcomeResult(outcome="o1", attained=True),))
        >>> row = assessments([Credit(unit="105708", assessments=(done,))])[0]
        >>> row["unit"], row["assessment"], row["attained"], row["outcome"], row["outcome_attained"]
        ('105708', 0, True, 'o1', True)
    """
    return [row for credit in held for row in _assessed(credit, language, None)]


def _assessed(credit: Credit, language: str, part_of: str | None) -> Iterator[Row]:
    for index, assessment in enumerate(credit.assessments):
        whole: Row = {
            "credit": credit.id,
            "unit": assessment.unit or credit.unit,
            "part_of": part_of,
            "assessment": index,
            **_assessment(assessment, language),
        }
        for result in assessment.outcomes or (None,):
            yield {**whole, **_result(result)}
    for part in credit.parts:
        yield from _assessed(part, language, credit.unit)


def _assessment(assessment: Assessment, language: str) -> Row:
    return {
        "attained": assessment.attained,
        "on": assessment.on,
        **_graded(assessment.grade),
        "institution": assessment.institution,
        "assessors": _joined(assessment.assessors),
        "method": _in(language, assessment.method),
        "place": _in(language, assessment.place),
        "setting": None if assessment.setting is None else assessment.setting.value,
        "evidence": _joined(kind.value for kind in assessment.evidence),
        "criteria": _joined(one.text.pick(language).text for one in assessment.criteria),
        "adapted": assessment.adapted,
        "id": assessment.id,
    }


def _result(result: OutcomeResult | None) -> Row:
    grade = None if result is None else result.grade
    return {
        "outcome": None if result is None else result.outcome,
        "outcome_attained": None if result is None else result.attained,
        "outcome_grade": None if grade is None else grade.label,
    }


def placements(progress: Progress) -> list[Row]:
    """Return a row for each credit that the answer places: those that count, then those outside the total.

    Args:
        progress: The answer of accumulation.
    """
    return [_placement(place, progress, outside=False) for place in progress.placements] + [
        _placement(place, progress, outside=True) for place in progress.outside
    ]


def _placement(place: Placement, progress: Progress, *, outside: bool) -> Row:
    return {
        "credit": place.credit,
        "unit": place.unit,
        "path": place.path,
        "points": place.points,
        "scheme": progress.scheme,
        "outside": outside,
    }


def findings(found: Iterable[Finding], *, language: str = "en") -> list[Row]:
    """Return a row for each parameter of each finding; one row where a finding has none.

    Args:
        found: The findings.
        language: The language of names, where they have it. For whole sentences see `ecvet.i18n.sentences`.

    Examples:
        >>> from ecvet.rules.findings import finding
        >>> (row,) = findings([finding("credit-partial", "/0", unit="400012")])
        >>> row["code"], row["where"], row["name"], row["value"]
        ('credit-partial', '/0', 'unit', '400012')
    """
    return [row for index, one in enumerate(found) for row in _finding(index, one, language)]


def _finding(index: int, found: Finding, language: str) -> Iterator[Row]:
    whole: Row = {
        "finding": index,
        "code": found.code,
        "severity": found.severity.value,
        "where": found.where,
    }
    if not found.params:
        yield {**whole, "name": None, "value": None}
    for name, value in found.params:
        # One column holds parameters of all kinds, and a column of a data frame holds one kind.
        yield {**whole, "name": name, "value": _worded(value, language)}


def _worded(value: Param, language: str) -> str:
    match value:
        case tuple():
            return ", ".join(_worded(item, language) for item in value)
        case Text():
            return value.pick(language).text
        case Points():
            return f"{value.value} {value.scheme}"
        case _:
            return str(value)


def outcomes(units: Iterable[Unit], *, language: str = "en") -> list[Row]:
    """Return a row for each learning outcome of units and of their parts.

    Args:
        units: The units.
        language: The language of texts, where they have it.
    """
    return [row for unit in units for row in _of_unit(unit, language)]


def _of_unit(unit: Unit, language: str) -> Iterator[Row]:
    yield from (_outcome(outcome, unit, None, language) for outcome in unit.outcomes)
    for part in unit.parts:
        yield from (_outcome(outcome, unit, part.code, language) for outcome in part.outcomes)


def _outcome(outcome: LearningOutcome, unit: Unit, part: str | None, language: str) -> Row:
    return {
        "unit": unit.code,
        "unit_title": _in(language, unit.title),
        "part": part,
        "outcome": outcome.id,
        "kind": None if outcome.kind is None else outcome.kind.value,
        "text": _in(language, outcome.text),
        "esco": _joined(outcome.esco),
        "related": _joined(outcome.related),
    }


def _graded(grade: Grade | None) -> Row:
    return {
        "grade": None if grade is None else grade.label,
        "scale": None if grade is None else grade.scale,
    }


def _joined(codes: Iterable[str]) -> str | None:
    return ", ".join(codes) or None


def _in(language: str, text: Text | None) -> str | None:
    return None if text is None else text.pick(language).text
