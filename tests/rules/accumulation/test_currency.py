"""Whether a credit may still count, and what is said of one that may not. Found missing by mutating the rules."""

from datetime import date

from ecvet import Credit, Grade, GradeScale, GradeStep
from ecvet.model.requirements import GradeMinimum, ShelfLife
from ecvet.rules.accumulation.currency import refusal
from ecvet.rules.findings import finding

SCALE = GradeScale(code="1-3", steps=tuple(GradeStep(label=label, passes=True) for label in ("1", "2", "3")))
AT_LEAST_2 = GradeMinimum(scale=SCALE, label="2")
TODAY = date(2026, 11, 22)


def test_a_grade_that_is_too_low_is_named_beside_the_least_one() -> None:
    credit = Credit(unit="A", grade=Grade(label="1", scale="1-3"))
    assert refusal(AT_LEAST_2, credit, TODAY) == finding("grade-too-low", unit="A", grade="1", minimum="2")


def test_of_a_grade_that_is_not_known_the_least_one_is_named() -> None:
    assert refusal(AT_LEAST_2, Credit(unit="A"), TODAY) == finding("grade-unknown", unit="A", minimum="2")


def test_of_a_credit_that_is_too_old_the_day_and_the_last_day_are_named() -> None:
    credit = Credit(unit="A", awarded=date(2020, 2, 29))
    said = finding("credit-expired", unit="A", date=date(2020, 2, 29), last=date(2025, 2, 28))
    assert refusal(ShelfLife(years=5), credit, TODAY) == said


def test_a_credit_counts_on_the_last_day_and_not_on_the_next() -> None:
    credit = Credit(unit="A", awarded=date(2025, 11, 22))
    assert refusal(ShelfLife(years=1), credit, TODAY) is None
    assert refusal(ShelfLife(years=1), credit, date(2026, 11, 23)) is not None
