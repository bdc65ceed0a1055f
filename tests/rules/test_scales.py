"""Scales are checked for gaps, overlaps and direction; tables for grades left out, turned round or let through."""

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecvet import GradeScale, GradeStep, GradeTable
from ecvet.model.presets.conversions import TABLES
from ecvet.model.presets.scales import GERMAN_CHAMBER, GERMAN_DECIMAL, SCALES
from ecvet.rules.findings import Finding
from ecvet.rules.scales import check_scale, check_table

Ends = tuple[int | None, int | None]


def codes_of(findings: tuple[Finding, ...]) -> list[str]:
    return [found.code for found in findings]


def banded(*bands: Ends, greatest: int | None = None) -> GradeScale:
    """A scale of passing grades a, b, c … with these bands, the worst first."""
    steps = [
        GradeStep(label=label, passes=True, minimum=minimum, below=below)
        for label, (minimum, below) in zip("abcdefgh", bands, strict=False)
    ]
    return GradeScale(code="s", steps=tuple(steps), greatest=greatest)


def graded(code: str, **passes: bool) -> GradeScale:
    return GradeScale(
        code=code, steps=tuple(GradeStep(label=name, passes=yes) for name, yes in passes.items())
    )


# Scales


@pytest.mark.parametrize("scale", SCALES, ids=lambda scale: str(scale.code))
def test_the_scales_that_ship_are_in_order(scale: GradeScale) -> None:
    assert check_scale(scale) == ()


@given(st.lists(st.integers(0, 50), min_size=2, max_size=7, unique=True).map(sorted), st.booleans())
def test_bands_that_follow_each_other_are_in_order_whichever_end_is_the_best(
    ends: list[int], falling: bool
) -> None:
    bands = [*pairwise(ends)]
    assert check_scale(banded(*(reversed(bands) if falling else bands))) == ()


ends_of_bands = st.tuples(st.integers(0, 8), st.integers(1, 5)).map(lambda pair: (pair[0], sum(pair)))


@given(st.lists(ends_of_bands, min_size=1, max_size=4), st.integers(1, 14))
def test_a_scale_without_errors_gives_each_mark_one_grade_and_any_other_does_not(
    bands: list[tuple[int, int]], greatest: int
) -> None:
    scale = banded(*bands, greatest=greatest)
    marks = range(min(low for low, _ in bands), max(greatest, *(high for _, high in bands)) + 1)
    held = [sum(low <= mark < high for low, high in bands) for mark in marks if mark <= greatest]
    lows = [low for low, _ in bands]
    fine = (
        all(count == 1 for count in held)
        and lows in (sorted(lows), sorted(lows, reverse=True))
        and max(lows) <= greatest
        # Bands that overlap above the greatest mark are a fault of the scale even if nobody notices.
        and all(sum(low <= mark < high for low, high in bands) < 2 for mark in marks)
    )
    assert (check_scale(scale) == ()) == fine


def test_a_gap_is_told_with_the_bands_around_it() -> None:
    (found,) = check_scale(banded((0, 50), (51, 67), (67, None)))
    assert (found.code, found.where) == ("bands-gap", "/steps/1")
    assert dict(found.params) == {
        "scale": "s",
        "lower": "a",
        "upper": "b",
        "start": Decimal(50),
        "end": Decimal(51),
    }


def test_an_overlap_is_told_with_both_bands_and_a_mark_that_is_in_both() -> None:
    (found,) = check_scale(banded((0, 60), (50, 67), (67, None)))
    assert (found.code, found.where) == ("bands-overlap", "/steps/1")
    assert dict(found.params) == {"scale": "s", "lower": "a", "upper": "b", "mark": Decimal(50)}


def test_a_band_that_is_open_upwards_overlaps_all_above_it() -> None:
    found = check_scale(banded((0, None), (50, 60), (60, None)))
    assert codes_of(found) == ["bands-overlap", "bands-overlap"]
    assert [(one["lower"], one["upper"]) for one in found] == [("a", "b"), ("a", "c")]


def test_a_band_that_is_open_downwards_begins_at_the_least_mark() -> None:
    assert check_scale(banded((None, 50), (50, None))) == ()
    assert codes_of(check_scale(banded((0, 50), (None, 60)))) == ["bands-overlap"]


@pytest.mark.parametrize("band", [(60, 50), (50, 50), (101, None)])
def test_a_band_that_no_mark_can_fall_into_is_told(band: Ends) -> None:
    scale = banded((0, 101), band, greatest=100)
    assert [(found.code, found.where) for found in check_scale(scale)] == [("band-empty", "/steps/1")]


def test_bands_that_end_before_the_greatest_mark_are_told() -> None:
    (found,) = check_scale(banded((0, 50), (50, 100), greatest=100))
    assert (found.code, found.where) == ("bands-stop-short", "/steps")
    assert (found["end"], found["greatest"]) == (Decimal(100), Decimal(100))


def test_bands_neither_rising_nor_falling_with_the_grades_are_told() -> None:
    (found,) = check_scale(banded((50, 60), (0, 50), (60, None)))
    assert (found.code, found.where) == ("bands-out-of-order", "/steps")


def test_a_scale_of_which_only_some_grades_have_bands_is_told_with_the_others() -> None:
    (found,) = check_scale(banded((0, 50), (None, None), (50, None)))
    assert (found.code, found.where, found["grades"]) == ("bands-missing", "/steps", ("b",))


def test_a_pass_below_a_fail_is_told() -> None:
    (found,) = check_scale(graded("s", worst=False, middling=True, good=False, best=True))
    assert (found.code, found.where) == ("pass-below-fail", "/steps/2")
    assert (found["grade"], found["fail"]) == ("middling", "good")


def test_a_label_that_is_also_a_mark_of_another_band_is_told() -> None:
    steps = (
        GradeStep(label="5", passes=False, minimum=0, below=50),
        GradeStep(label="1", passes=True, minimum=50),
    )
    found = check_scale(GradeScale(code="s", steps=steps))
    assert [(one.code, one.where, one["grade"]) for one in found] == [("label-is-mark", "/steps/1", "1")]


def test_german_marks_rise_with_the_grades_and_german_decimals_fall() -> None:
    assert [step.label for step in GERMAN_CHAMBER.steps] == [step.label for step in GERMAN_DECIMAL.steps]
    assert check_scale(GERMAN_CHAMBER) == check_scale(GERMAN_DECIMAL) == ()


# Tables


@pytest.mark.parametrize("table", TABLES, ids=lambda table: f"{table.given.code} to {table.home.code}")
def test_the_tables_that_ship_turn_nothing_round_and_let_nothing_through(table: GradeTable) -> None:
    assert set(codes_of(check_table(table))) <= {"table-row-missing"}


HOST = graded("host", f=False, c=True, b=True, a=True)
HOME = graded("home", F=False, C=True, B=True, A=True)


def table(*rows: str) -> GradeTable:
    return GradeTable(given=HOST, home=HOME, rows=tuple((row[0], row[1]) for row in rows))


def test_a_table_that_is_complete_and_keeps_the_order_is_fine() -> None:
    assert check_table(table("aA", "bB", "cB", "fF")) == ()


def test_grades_without_a_row_are_told() -> None:
    (found,) = check_table(table("aA", "bB"))
    assert (found.code, found.where, found["grades"]) == ("table-row-missing", "/rows", ("f", "c"))


@pytest.mark.parametrize("row", ["fC", "cF"])
def test_a_row_between_a_pass_and_a_fail_is_told(row: str) -> None:
    found = check_table(table(row, *(one for one in ("fF", "cC", "bB", "aA") if one[0] != row[0])))
    assert [(one.code, one.where, one["grade"], one["home"]) for one in found] == [
        ("grade-crosses-pass", "/rows/0", row[0], row[1])
    ]


def test_two_grades_that_are_turned_round_are_told_with_what_becomes_of_them() -> None:
    (found,) = check_table(table("aA", "bC", "cB", "fF"))
    assert (found.code, found.where) == ("table-not-monotone", "/rows")
    assert dict(found.params) == {"lower": "c", "lower_home": "B", "higher": "b", "higher_home": "C"}


@given(st.permutations("FCBA"))
def test_a_table_turns_grades_round_unless_the_better_become_no_worse(homes: list[str]) -> None:
    found = codes_of(check_table(table(*(one + other for one, other in zip("fcba", homes, strict=True)))))
    kept = ["FCBA".index(home) for home in homes]
    assert ("table-not-monotone" in found) == (kept != sorted(kept))
