"""Lists and objects are read only where they are what they should be, and all that is wrong is told at once."""

import pytest

from ecvet import (
    Credit,
    Grade,
    Group,
    Institution,
    LearnerRecord,
    LearningOutcome,
    Pathway,
    Period,
    PointRange,
    Points,
    Qualification,
    ReadError,
    Reason,
    Text,
    Unit,
    Validity,
)
from ecvet.io._converter import structure
from ecvet.io.json_text import Json
from tests.io.reading import broken

TITLE: Json = {"en": "Car body repair"}


# Texts


@pytest.mark.parametrize(
    "tag",
    [
        "xx-invalid!",
        "",
        "en_GB",
        "no-NO-x",
        "x" * 300,
        "../../etc/passwd",
        "i-klingon",
        "en ",
        "en\n",
        "sr-latin",
    ],
)
def test_j54_a_language_is_a_tag_of_language_script_and_region(tag: str) -> None:
    (((_, rule)),) = broken({tag: "a"}, Text)
    assert rule == "lang.tag"


def test_j55_a_language_and_the_same_in_a_script_are_two() -> None:
    texts: Json = {"sr": "Возило", "sr-Latn": "Vozilo"}
    assert structure(texts, Text).languages == ("sr", "sr-Latn")


def test_j56_a_language_given_twice_in_two_cases_is_refused() -> None:
    assert broken({"EN": "a", "en": "b"}, Text) == [("/en", "lang.duplicate")]


@pytest.mark.parametrize(
    ("value", "path", "rule"),
    [
        pytest.param({"en": ""}, "/en", "text.empty", id="J60 nothing"),
        pytest.param({"en": " \n\t"}, "/en", "text.empty", id="J60 blanks"),
        pytest.param({"en": "\u200b\u200d"}, "/en", "text.empty", id="J60 nothing that can be seen"),
        pytest.param({"en": "a" * 10_000_000}, "/en", "text.length", id="J61"),
        pytest.param({"en": "a\u0000b"}, "/en", "text.control", id="J17"),
        pytest.param({"en": "a\u202eb"}, "/en", "text.bidi", id="J18"),
        pytest.param({"en": "a\u2066b"}, "/en", "text.bidi", id="J19"),
        pytest.param({"en": "a\udc00"}, "/en", "text.surrogate", id="J12"),
        pytest.param({"en": 5}, "/en", "type.str", id="a number"),
        pytest.param({"en": None}, "/en", "type.str", id="null"),
        pytest.param({"en": ["a"]}, "/en", "type.str", id="a list"),
        pytest.param({}, "", "text.empty", id="no language"),
        pytest.param("Car", "", "type.text", id="text without its language"),
        pytest.param([["en", "Car"]], "", "type.text", id="a list"),
    ],
)
def test_a_title_is_text_by_language(value: Json, path: str, rule: str) -> None:
    assert broken(value, Text) == [(path, rule)]
    assert broken({"id": "a", "name": value}, Institution) == [(f"/name{path}", rule)]


# Lists and objects


@pytest.mark.parametrize(
    ("value", "rule"),
    [
        pytest.param("abc", "type.array", id="J27 text, which cattrs takes apart into letters"),
        pytest.param({"a": 1}, "type.array", id="an object"),
        pytest.param(5, "type.array", id="a number"),
        pytest.param(None, "type.array", id="null"),
    ],
)
def test_a_list_is_a_list(value: Json, rule: str) -> None:
    assert broken({"learner": {"id": "a"}, "unassessed": value}, LearnerRecord) == [("/unassessed", rule)]


@pytest.mark.parametrize("value", [[], "Credit", 5, None, True, [{"unit": "a"}]])
def test_an_object_is_an_object(value: Json) -> None:
    assert broken(value, Credit) == [("", "type.object")]


@pytest.mark.parametrize("pair", [[], ["a"], ["a", "b", "c"]])
def test_a_pair_has_two_items(pair: Json) -> None:
    assert broken({"code": "a", "about": [["unit", "1"], pair]}, Reason) == [("/about/1", "array.length")]


# Keys


def test_j28_an_unknown_key_is_told_with_the_nearest_known_one() -> None:
    with pytest.raises(ReadError, match='/poinst: is no field of Credit; did you mean "points"') as caught:
        structure({"unit": "a", "poinst": None}, Credit)
    assert caught.value.rule == "field.unknown"


def test_an_unknown_key_like_no_other_is_told_with_all_that_there_are() -> None:
    with pytest.raises(ReadError, match="is no field of Grade; expected label, scale"):
        structure({"label": "5", "€": 1}, Grade)


def test_a_missing_key_is_told_even_where_null_would_do() -> None:
    assert broken({"id": "a", "text": TITLE}, LearningOutcome) == [("/kind", "field.missing")]
    assert structure({"id": "a", "kind": None, "text": TITLE}, LearningOutcome).kind is None


def test_a_key_of_any_length_is_told_in_a_few_words() -> None:
    with pytest.raises(ReadError) as caught:
        structure({"unit": "a", "x" * 1_000_000: 1}, Credit)
    assert len(str(caught.value)) < 500


# Everything at once


def test_j45_a_period_that_ends_before_it_begins_is_refused() -> None:
    backwards: Json = {"first_day": "2026-02-01", "last_day": "2026-01-31"}
    assert broken(backwards, Period) == [("/last_day", "period.order")]
    assert broken({"period": backwards}, Validity) == [("/period/last_day", "period.order")]


def test_everything_that_is_wrong_is_told_at_once() -> None:
    found = broken(
        {
            "code": 5,
            "title": {"en": "", "en_GB": "Car", "fi": "Auto", "sv": 1},
            "country": "fi",
            "poinst": "180",
            "units": [
                {"code": "1"},
                5,
                {
                    "code": "",
                    "title": TITLE,
                    "level": 9,
                    "outcomes": [{"id": "o", "kind": "skil", "text": TITLE}],
                },
                {"code": "2", "title": TITLE},
            ],
        },
        Qualification,
    )
    assert sorted(found) == [
        ("/code", "type.str"),
        ("/country", "code.country"),
        ("/pathways", "field.missing"),
        ("/poinst", "field.unknown"),
        ("/title/en", "text.empty"),
        ("/title/en_GB", "lang.tag"),
        ("/title/sv", "type.str"),
        ("/units/0/title", "field.missing"),
        ("/units/1", "type.object"),
        ("/units/2/code", "text.empty"),
        ("/units/2/level", "range.eqf"),
        ("/units/2/outcomes/0/kind", "code.unknown"),
    ]


def test_what_a_constructor_refuses_is_told_for_every_field_and_not_only_the_first() -> None:
    found = broken({"value": "-1", "scheme": " ecvet"}, Points)
    assert found == [("/value", "number.negative"), ("/scheme", "id.blank")]


def test_what_contradicts_itself_is_told_where_all_else_is_right() -> None:
    assert broken({"minimum": "5", "maximum": "1"}, PointRange) == [("/minimum", "range.order")]
    assert broken({"members": [], "all_members": True, "count": {"minimum": 1}}, Group) == [
        ("/count", "group.rule")
    ]
    rules: Json = {"members": [{"type": "unit", "unit": "a", "points": {"minimum": "5"}}]}
    assert broken({"code": "a", "rules": rules}, Pathway) == [("/scheme", "points.scheme")]
    unattained: Json = [{"attained": False}]
    assert broken({"unit": "a", "assessments": unattained}, Credit) == [("/assessments", "credit.unassessed")]


def test_j51_a_code_that_is_given_twice_is_told_where_it_is_given_again() -> None:
    unit: Json = {"code": "a", "title": TITLE}
    pathway: Json = {"code": "a", "rules": {"members": []}}
    found = broken({"code": "a", "title": TITLE, "units": [unit, unit], "pathways": [pathway]}, Qualification)
    assert found == [("/units/1", "id.duplicate")]


def test_the_reason_says_what_was_found_and_what_was_expected() -> None:
    with pytest.raises(ReadError) as caught:
        structure({"code": "a", "title": TITLE, "level": "4"}, Unit, "/value")
    message = "/value/level: is not a whole number; got '4'; expected a whole number, without quotes"
    assert str(caught.value) == message


def test_no_more_than_a_hundred_problems_are_told() -> None:
    with pytest.raises(ReadError) as caught:
        structure([{"unti": 1} for _ in range(100_000)], tuple[Credit, ...])
    assert len(caught.value.problems) == 100
    assert str(caught.value).endswith("… and more")
