"""Whether a credit may still count: its grade, and its age from the original achievement."""

from datetime import date

from dateutil.relativedelta import relativedelta

from ecvet.model.assessments import Credit
from ecvet.model.requirements import GradeMinimum, Requirement, ShelfLife
from ecvet.rules.findings import Finding, finding


def refusal(requirement: Requirement, credit: Credit, as_of: date) -> Finding | None:
    """Say why a requirement keeps a credit from counting; `None` where it does not.

    Args:
        requirement: Any requirement; only those on grades and on age concern a single credit.
        credit: The credit.
        as_of: The day of the question.
    """
    if isinstance(requirement, GradeMinimum) and _concerns(requirement.units, credit):
        return _grade(requirement, credit)
    if isinstance(requirement, ShelfLife) and _concerns(requirement.units, credit):
        return _age(requirement, credit, as_of)
    return None


def _concerns(units: tuple[str, ...], credit: Credit) -> bool:
    return not units or credit.unit in units


def _grade(requirement: GradeMinimum, credit: Credit) -> Finding | None:
    """A grade that is not stated, or of another scale, cannot be compared: the credit does not count."""
    scale, grade = requirement.scale, credit.grade
    known = grade is not None and grade.scale in (None, scale.code)
    if grade is None or not known or grade.label not in {step.label for step in scale.steps}:
        return finding("grade-unknown", unit=credit.unit, minimum=requirement.label)
    if scale.at_least(grade.label, requirement.label):
        return None
    return finding("grade-too-low", unit=credit.unit, grade=grade.label, minimum=requirement.label)


def _age(requirement: ShelfLife, credit: Credit, as_of: date) -> Finding | None:
    achieved = original_achievement(credit)
    if achieved is None:
        return finding("credit-age-unknown", unit=credit.unit)
    last = last_day(requirement, achieved)
    return finding("credit-expired", unit=credit.unit, date=achieved, last=last) if as_of > last else None


def original_achievement(credit: Credit) -> date | None:
    """Return the day from which the age of a credit counts: of what it was recognised from, where it was."""
    if credit.recognised_from is not None:
        return credit.recognised_from.awarded
    return credit.awarded


def last_day(requirement: ShelfLife, achieved: date) -> date:
    """Return the last day on which a credit counts.

    Examples:
        >>> last_day(ShelfLife(years=1), date(2024, 2, 29))
        datetime.date(2025, 2, 28)
        >>> last_day(ShelfLife(years=4), date(2024, 2, 29))
        datetime.date(2028, 2, 29)
        >>> last_day(ShelfLife(years=9999), date(2024, 2, 29)) == date.max
        True
    """
    try:
        return achieved + relativedelta(years=requirement.years, months=requirement.months)
    except (ValueError, OverflowError):  # the calendar ends before the shelf life does
        return date.max
