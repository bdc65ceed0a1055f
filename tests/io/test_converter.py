"""Plain values become values of the model only where they are exactly what they should be."""

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecvet import (
    CountRange,
    Credit,
    CreditScheme,
    Extension,
    Grade,
    GradeScale,
    GradeStep,
    Group,
    Institution,
    Learner,
    LearningOutcome,
    Pathway,
    Period,
    PointRange,
    Points,
    Qualification,
    ReadError,
    Reason,
    Recognition,
    Text,
    Unit,
    UnitEntry,
    Validity,
)
from ecvet.io._converter import plain, structure
from ecvet.io.json_text import Json

TITLE: Json = {"en": "Car body repair"}


def broken(value: Json, kind: type[object]) -> list[tuple[str, str]]:
    """Where a plain value is wrong, and by which rules."""
    with pytest.raises(ReadError) as caught:
        structure(value, kind)
    return [(problem.path, problem.rule) for problem in caught.value.problems]


# Nothing is turned into anything else


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


def test_j21_a_number_with_a_fraction_is_no_whole_number() -> None:
    from ecvet.io.json_text import load

    assert broken(load('{"unit": "a", "level": 3.9}'), Credit) == [("/level", "type.int")]
    assert broken(load('{"unit": "a", "level": 3.0}'), Credit) == [("/level", "type.int")]
