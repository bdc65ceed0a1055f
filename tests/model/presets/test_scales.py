"""The scales that ship say what their sources say."""

import pytest

from ecvet import GradeScale
from ecvet.model.presets.scales import (
    BTEC,
    FINNISH_VET_1_TO_3,
    FINNISH_VET_1_TO_5,
    FRENCH_20,
    GERMAN_CHAMBER,
    GERMAN_DECIMAL,
    LUXEMBOURG_60,
    SCALES,
)


def grade_of(scale: GradeScale, mark: str) -> str | None:
    step = scale.step_of(mark)
    return None if step is None else step.label


def test_every_scale_has_a_source_a_title_and_a_code_of_its_own() -> None:
    assert all(scale.source and scale.title for scale in SCALES)
    assert len({scale.code for scale in SCALES}) == len(SCALES)


@pytest.mark.parametrize("scale", SCALES, ids=lambda scale: str(scale.code))
def test_every_scale_has_grades_that_fail_and_better_ones_that_pass(scale: GradeScale) -> None:
    passes = [step.passes for step in scale.steps]
    assert passes == sorted(passes)
    assert set(passes) == {False, True}


# The examination regulations of the chamber of Cologne give both ends of every band.
@pytest.mark.parametrize(
    ("best", "worst", "grade"),
    [
        ("100", "92", "sehr gut"),
        ("91.99", "81", "gut"),
        ("80.99", "67", "befriedigend"),
        ("66.99", "50", "ausreichend"),
        ("49.99", "30", "mangelhaft"),
        ("29.99", "0", "ungenügend"),
    ],
)
def test_german_marks_have_the_grades_of_the_chambers(best: str, worst: str, grade: str) -> None:
    assert (grade_of(GERMAN_CHAMBER, best), grade_of(GERMAN_CHAMBER, worst)) == (grade, grade)


# Marks with their decimal grades, from the decimal table of the chambers.
@pytest.mark.parametrize(
    ("mark", "decimal"),
    [
        ("100", "1.0"),
        ("92", "1.4"),
        ("91", "1.5"),
        ("81", "2.4"),
        ("80", "2.5"),
        ("67", "3.4"),
        ("66", "3.5"),
        ("50", "4.4"),
        ("49", "4.5"),
        ("30", "5.4"),
        ("29", "5.5"),
        ("5", "6.0"),
        ("0", "6.0"),
    ],
)
def test_a_german_mark_and_its_decimal_are_of_one_grade(mark: str, decimal: str) -> None:
    assert grade_of(GERMAN_CHAMBER, mark) == grade_of(GERMAN_DECIMAL, decimal) is not None


@pytest.mark.parametrize(
    ("scale", "fails", "passes", "beyond"),
    [
        (GERMAN_CHAMBER, "49.99", "50", "100.01"),
        (FRENCH_20, "9.99", "10", "20.5"),
        (LUXEMBOURG_60, "29.99", "30", "61"),
    ],
)
def test_marks_pass_from_the_pass_mark_on(scale: GradeScale, fails: str, passes: str, beyond: str) -> None:
    assert [(step := scale.step_of(mark)) and step.passes for mark in (fails, passes, beyond)] == [
        False,
        True,
        None,
    ]


def test_a_finnish_pass_without_a_grade_passes_and_is_below_all_grades() -> None:
    for scale in (FINNISH_VET_1_TO_5, FINNISH_VET_1_TO_3):
        assert scale.pass_grade == "Hyväksytty"
        assert scale.at_least("1", "Hyväksytty")


def test_btec_units_rise_from_unclassified_to_distinction() -> None:
    assert [step.label for step in BTEC.steps] == ["U", "P", "M", "D"]
    assert BTEC.pass_grade == "P"
