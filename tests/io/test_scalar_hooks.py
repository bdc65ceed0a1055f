"""Single values are read only where they are exactly what they should be; cattrs would turn many into others."""

from decimal import Decimal

import pytest

from ecvet import (
    CountRange,
    Credit,
    GradeStep,
    Learner,
    LearningOutcome,
    Points,
)
from ecvet.io._converter import structure
from ecvet.io.json_text import Json
from tests.io.reading import broken

TITLE: Json = {"en": "Car body repair"}


@pytest.mark.parametrize(
    ("value", "rule"),
    [
        pytest.param(5, "type.str", id="J26 a number, which cattrs makes '5'"),
        pytest.param(None, "type.str", id="J26 null, which cattrs makes 'None'"),
        pytest.param(True, "type.str", id="true"),
        pytest.param(["a"], "type.str", id="a list"),
        pytest.param({"en": "a"}, "type.str", id="an object"),
        pytest.param("", "text.empty", id="nothing"),
        pytest.param("\u200b\u2060", "text.empty", id="nothing that can be seen"),
        pytest.param(" a", "id.blank", id="a blank before it"),
        pytest.param("a\nb", "id.blank", id="two lines"),
        pytest.param("a\u0000b", "text.control", id="J17 a zero character"),
        pytest.param("a\u202eb", "text.bidi", id="J18 a turned direction"),
        pytest.param("a\u2066b", "text.bidi", id="J19 an isolate"),
        pytest.param("a\ud800b", "text.surrogate", id="J12 half a character"),
        pytest.param("a\u0308", "id.normalisation", id="J62 not in form NFC"),
        pytest.param("a" * 301, "text.length", id="too long"),
    ],
)
def test_a_code_is_text_that_can_name_something(value: Json, rule: str) -> None:
    assert broken({"id": value}, Learner) == [("/id", rule)]


@pytest.mark.parametrize(
    ("value", "rule"),
    [
        pytest.param(True, "type.int", id="J20 true, which cattrs makes 1"),
        pytest.param("3", "type.int", id="J22 text, which cattrs makes 3"),
        pytest.param(" ٣ ", "type.int", id="J23 Arabic digits"),
        pytest.param([3], "type.int", id="a list"),
        pytest.param(0, "range.eqf", id="J24 too low"),
        pytest.param(9, "range.eqf", id="J24 too high"),
    ],
)
def test_a_level_is_a_whole_number_from_1_to_8(value: Json, rule: str) -> None:
    assert broken({"unit": "a", "level": value}, Credit) == [("/level", rule)]


@pytest.mark.parametrize("value", [Decimal("3.9"), Decimal("3.0"), Decimal("3")])
def test_j21_a_number_with_a_fraction_is_no_whole_number_which_cattrs_cuts_off(value: Decimal) -> None:
    assert broken({"unit": "a", "level": value}, Credit) == [("/level", "type.int")]
    assert broken({"minimum": value}, CountRange) == [("/minimum", "type.int")]


def test_j25_a_level_that_is_null_is_unknown_and_never_0() -> None:
    assert structure({"unit": "a", "level": None}, Credit).level is None


@pytest.mark.parametrize("value", ["false", "", 0, 1, None, []])
def test_a_truth_value_is_true_or_false_and_nothing_that_cattrs_takes_for_it(value: Json) -> None:
    assert broken({"label": "5", "passes": value}, GradeStep) == [("/passes", "type.bool")]


@pytest.mark.parametrize("value", [5, Decimal("7.5"), True, None, ["5"]])
def test_points_are_text_so_that_no_reader_rounds_them(value: Json) -> None:
    assert broken({"value": value, "scheme": "ecvet"}, Points) == [("/value", "type.number")]


@pytest.mark.parametrize(
    ("value", "rule"),
    [
        pytest.param("NaN", "number.syntax", id="J01"),
        pytest.param("-Infinity", "number.syntax", id="J02"),
        pytest.param("1e400", "number.syntax", id="J03"),
        pytest.param("1e3000000", "number.syntax", id="J04"),
        pytest.param("9" * 4000, "number.syntax", id="J06"),
        pytest.param("9" * 5000, "number.syntax", id="J07"),
        pytest.param("-1", "number.negative", id="J29"),
        pytest.param("60.0000001", "number.syntax", id="J30"),
        pytest.param("1_000", "number.syntax", id="J33"),
        pytest.param("1,5", "number.syntax", id="J34"),
        pytest.param("１２", "number.syntax", id="J35 full width"),
        pytest.param("٣", "number.syntax", id="J35 Arabic"),
        pytest.param("+1", "number.syntax", id="J36 sign"),
        pytest.param("1.", "number.syntax", id="J36 no decimals"),
        pytest.param(".5", "number.syntax", id="J36 no whole"),
        pytest.param("01", "number.syntax", id="J36 leading zero"),
        pytest.param("0x1F", "number.syntax", id="J36 hexadecimal"),
        pytest.param(" 1 ", "number.syntax", id="blanks"),
        pytest.param("1\n", "number.syntax", id="a line break"),
        pytest.param("", "number.syntax", id="nothing"),
    ],
)
def test_points_are_a_number_with_at_most_nine_digits_and_six_decimals(value: str, rule: str) -> None:
    assert broken({"value": value, "scheme": "ecvet"}, Points) == [("/value", rule)]


@pytest.mark.parametrize(
    ("value", "rule"),
    [
        pytest.param("2026-02-30", "date.value", id="J37"),
        pytest.param("2026-W01", "date.syntax", id="J38"),
        pytest.param("20260121", "date.syntax", id="J39"),
        pytest.param("01/02/2026", "date.syntax", id="J40"),
        pytest.param("2026", "date.syntax", id="J41"),
        pytest.param("2026-1-1", "date.syntax", id="J42"),
        pytest.param("2026-01-01T24:00:00Z", "date.syntax", id="J43"),
        pytest.param("٢٠٢٦-٠١-٠١", "date.syntax", id="J44"),
        pytest.param("9999-12-31T23:59:59-05:00", "date.syntax", id="J48"),
        pytest.param("2026-01-21T10:00:00", "date.syntax", id="J49 an instant without a zone"),
        pytest.param("0000-01-01", "date.value", id="year 0"),
        pytest.param(20260121, "date.syntax", id="a number"),
        pytest.param("2026-01-01\n", "date.syntax", id="a line break"),
    ],
)
def test_a_day_is_written_in_full_and_is_in_the_calendar(value: Json, rule: str) -> None:
    assert broken({"unit": "a", "awarded": value}, Credit) == [("/awarded", rule)]


@pytest.mark.parametrize("value", ["Skill", "skil", "SKILL", "", " skill", 1, True, ["skill"]])
def test_a_code_of_a_closed_list_is_one_of_them_to_the_letter(value: Json) -> None:
    (found,) = broken({"id": "a", "kind": value, "text": TITLE}, LearningOutcome)
    assert found == ("/kind", "code.unknown" if isinstance(value, str) else "type.str")
