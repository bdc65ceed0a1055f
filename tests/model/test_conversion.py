"""Tables and distributions speak of the grades of their scales only."""

import pytest

from ecvet import GradeDistribution, GradeScale, GradeStep, GradeTable, ShapeError

SCALE = GradeScale(
    code="s",
    steps=(
        GradeStep(label="F", passes=False),
        GradeStep(label="P", passes=True),
        GradeStep(label="D", passes=True),
    ),
)


@pytest.mark.parametrize("row", [("?", "P"), ("P", "?")])
def test_a_table_with_a_grade_that_its_scale_does_not_have_is_refused(row: tuple[str, str]) -> None:
    with pytest.raises(ShapeError) as caught:
        GradeTable(given=SCALE, home=SCALE, rows=(row,))
    assert caught.value.rule == "grade.unknown"


def test_a_table_says_once_what_a_grade_becomes() -> None:
    with pytest.raises(ShapeError) as caught:
        GradeTable(given=SCALE, home=SCALE, rows=(("P", "P"), ("P", "D")))
    assert (caught.value.path, caught.value.rule) == ("rows/1", "id.duplicate")


@pytest.mark.parametrize("counts", [(), (1, 2), (1, 2, 3, 4)])
def test_a_distribution_has_a_number_for_each_grade(counts: tuple[int, ...]) -> None:
    with pytest.raises(ShapeError, match="one for each of the 3 grades of s") as caught:
        GradeDistribution(scale=SCALE, counts=counts)
    assert (caught.value.path, caught.value.rule) == ("counts", "tuple.length")


@pytest.mark.parametrize(("bad", "rule"), [(-1, "number.negative"), (0.5, "type.int"), (True, "type.int")])
def test_learners_are_counted_in_whole_numbers(bad: object, rule: str) -> None:
    with pytest.raises(ShapeError) as caught:
        GradeDistribution(scale=SCALE, counts=(0, 1, bad))  # type: ignore[arg-type]
    assert (caught.value.path, caught.value.rule) == ("counts/2", rule)


def test_those_who_passed_are_told_by_grade_the_lowest_first() -> None:
    assert GradeDistribution(scale=SCALE, counts=(9, 5, 2)).passed == (("P", 5), ("D", 2))
