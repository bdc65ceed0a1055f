"""Grades, and the scales that give them meaning."""

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
