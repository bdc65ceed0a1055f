"""Grades, and the scales that give them meaning."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecvet import GradeScale, GradeStep, ShapeError
from tests.strategies import codes

# The best mark has the lowest number.
GERMAN = GradeScale(
    code="de-1-6",
    steps=tuple(GradeStep(label=str(mark), passes=mark <= 4) for mark in (6, 5, 4, 3, 2, 1)),
)
scales = st.lists(codes, min_size=1, max_size=6, unique=True).map(
    lambda labels: GradeScale(code="s", steps=tuple(GradeStep(label=label, passes=True) for label in labels))
)


@given(scales, st.data())
def test_the_order_of_a_scale_states_which_grade_is_better(scale: GradeScale, data: st.DataObject) -> None:
    labels = [step.label for step in scale.steps]
    one, other = data.draw(st.sampled_from(labels)), data.draw(st.sampled_from(labels))
    assert scale.at_least(one, other) == (labels.index(one) >= labels.index(other))
    assert scale.rank(one) == labels.index(one)


def test_a_scale_may_count_downwards() -> None:
    assert GERMAN.at_least("1", "4")
    assert not GERMAN.at_least("5", "4")
    assert [label for label in "123456" if GERMAN.passes(label)] == ["1", "2", "3", "4"]


def test_a_grade_that_the_scale_does_not_have_is_told_with_those_it_has() -> None:
    with pytest.raises(
        ShapeError, match="is no grade of the scale de-1-6; got '0'; expected 6, 5, 4"
    ) as caught:
        GERMAN.passes("0")
    assert (caught.value.path, caught.value.rule) == ("label", "grade.unknown")


def test_a_label_is_kept_to_the_letter() -> None:
    with pytest.raises(ShapeError):
        GERMAN.rank("1.0")


def test_a_scale_has_grades_and_no_two_of_one_label() -> None:
    with pytest.raises(ShapeError, match="steps: has too few items"):
        GradeScale(code="s", steps=())
    with pytest.raises(ShapeError, match="steps/1: bears a code that is already taken") as caught:
        GradeScale(code="s", steps=(GradeStep(label="1", passes=True),) * 2)
    assert caught.value.rule == "id.duplicate"


@pytest.mark.parametrize(
    ("bad", "rule"), [("a", "number.syntax"), ("-1", "number.negative"), (0.5, "type.number")]
)
@pytest.mark.parametrize("name", ["minimum", "below"])
def test_a_mark_of_a_band_is_a_number_and_is_refused_by_its_name(name: str, bad: str, rule: str) -> None:
    with pytest.raises(ShapeError) as caught:
        GradeStep(label="1", passes=True, **{name: bad})  # type: ignore[arg-type]
    assert (caught.value.path, caught.value.rule) == (name, rule)


# Marks and bands

MARKED = GradeScale(
    code="marks",
    steps=(
        GradeStep(label="fail", passes=False, minimum=0, below=50),
        GradeStep(label="pass", passes=True, minimum=50, below="91.5"),
        GradeStep(label="good", passes=True, minimum="91.5"),
    ),
    greatest=100,
)


@given(st.integers(0, 10_000))
def test_a_mark_is_in_one_band_which_holds_its_least_mark_and_not_its_end(hundredths: int) -> None:
    step = MARKED.step_of(Decimal(hundredths) / 100)
    assert step is not None
    assert step.label == ("fail" if hundredths < 5000 else "pass" if hundredths < 9150 else "good")


@pytest.mark.parametrize("mark", ["100.01", 101, Decimal(999)])
def test_a_mark_above_the_greatest_has_no_grade(mark: Decimal | int | str) -> None:
    assert MARKED.step_of(mark) is None


def test_a_mark_in_no_band_or_in_two_has_no_grade() -> None:
    steps = (
        GradeStep(label="a", passes=True, minimum=10, below=20),
        GradeStep(label="b", passes=True, minimum=15),
    )
    scale = GradeScale(code="s", steps=steps)
    assert [scale.step_of(mark) for mark in (5, 12, 17, 30)] == [None, steps[0], None, steps[1]]


def test_a_mark_is_a_number_of_0_or_more() -> None:
    for bad in ("-1", "twelve", 12.5):
        with pytest.raises(ShapeError, match=r"^mark: "):
            MARKED.step_of(bad)  # type: ignore[arg-type]


def test_a_scale_without_bands_has_no_marks() -> None:
    assert GERMAN.step_of(4) is None
    assert not any(step.has_band for step in GERMAN.steps)


@pytest.mark.parametrize(
    ("written", "label"), [("good", "good"), ("73", "pass"), ("12,5", None), ("101", None)]
)
def test_what_is_written_is_found_as_a_label_or_as_a_mark(written: str, label: str | None) -> None:
    step = MARKED.find(written)
    assert (step and step.label) == label


def test_the_least_grade_that_passes_is_the_pass_mark() -> None:
    assert (GERMAN.pass_grade, MARKED.pass_grade) == ("4", "pass")
    assert GradeScale(code="s", steps=(GradeStep(label="F", passes=False),)).pass_grade is None
