"""Plain values become values of the model only where they are exactly what they should be."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecvet import (
    CountRange,
    Credit,
    Grade,
    GradeStep,
    Group,
    Institution,
    Learner,
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
from ecvet.io._converter import plain, structure
from ecvet.io.json_text import Json
from tests.strategies import CLASSES

TITLE: Json = {"en": "Car body repair"}


any_json: st.SearchStrategy[Json] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.decimals(allow_nan=False) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


def with_change(value: Json, place: int, new: Json) -> Json:
    """The same plain value with another in one place, which a number picks."""
    if place == 0:
        return new
    if isinstance(value, dict) and value:
        key = sorted(value)[place % len(value)]
        return {**value, key: with_change(value[key], place // len(value), new)}
    if isinstance(value, list) and value:
        index = place % len(value)
        return [*value[:index], with_change(value[index], place // len(value), new), *value[index + 1 :]]
    return new


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
        pytest.param("0000-01-01", "date.value", id="year 0"),
        pytest.param(20260121, "date.syntax", id="a number"),
        pytest.param("2026-01-01\n", "date.syntax", id="a line break"),
    ],
)
def test_a_day_is_written_in_full_and_is_in_the_calendar(value: Json, rule: str) -> None:
    assert broken({"unit": "a", "awarded": value}, Credit) == [("/awarded", rule)]


def test_j45_a_period_that_ends_before_it_begins_is_refused() -> None:
    backwards: Json = {"first_day": "2026-02-01", "last_day": "2026-01-31"}
    assert broken(backwards, Period) == [("/last_day", "period.order")]
    assert broken({"period": backwards}, Validity) == [("/period/last_day", "period.order")]


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


@pytest.mark.parametrize("value", ["Skill", "skil", "SKILL", "", " skill", 1, True, ["skill"]])
def test_a_code_of_a_closed_list_is_one_of_them_to_the_letter(value: Json) -> None:
    (found,) = broken({"id": "a", "kind": value, "text": TITLE}, LearningOutcome)
    assert found == ("/kind", "code.unknown" if isinstance(value, str) else "type.str")


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


# Members of a group


@pytest.mark.parametrize(
    ("member", "path", "rule"),
    [
        pytest.param({"unit": "a"}, "/type", "type.tag", id="none"),
        pytest.param({"type": "Unit", "unit": "a"}, "/type", "type.tag", id="in capitals"),
        pytest.param({"type": ["unit"], "unit": "a"}, "/type", "type.tag", id="a list"),
        pytest.param({"type": "unit"}, "/unit", "field.missing", id="without its fields"),
        pytest.param({"type": "group", "members": [{}]}, "/members/0/type", "type.tag", id="further down"),
        pytest.param(
            {"type": "extension", "title": TITLE, "points": None}, "/points", "field.unknown", id="other"
        ),
        pytest.param("unit", "", "type.object", id="text"),
    ],
)
def test_a_member_says_of_which_kind_it_is(member: Json, path: str, rule: str) -> None:
    assert broken({"members": [{"type": "unit", "unit": "a"}, member]}, Group) == [
        (f"/members/1{path}", rule)
    ]


def test_an_unknown_kind_of_member_is_told_with_the_nearest_known_one() -> None:
    with pytest.raises(ReadError, match='group, alternatives; did you mean "alternatives"'):
        structure({"members": [{"type": "alternative", "branches": []}]}, Group)


# Everything at once


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
        structure([{"unti": 1}] * 100_000, tuple[Credit, ...])
    assert len(caught.value.problems) == 100
    assert str(caught.value).endswith("… and more")


# Only what is offered is read


@given(any_json)
def test_a_plain_value_that_is_nothing_is_refused_by_every_class(value: Json) -> None:
    for kind in CLASSES:
        assert_read_or_refused(value, kind)


@given(st.data())
def test_a_value_with_one_thing_changed_is_read_as_it_stands_or_refused(data: st.DataObject) -> None:
    kind = data.draw(st.sampled_from(CLASSES))
    value = plain(data.draw(st.from_type(kind)))
    assert_read_or_refused(with_change(value, data.draw(st.integers(0, 50)), data.draw(any_json)), kind)


def assert_read_or_refused(value: Json, kind: type[object]) -> None:
    """No other error comes out than a `ReadError`, and what is read can be written and read again."""
    try:
        found = structure(value, kind)
    except ReadError:
        return
    assert structure(plain(found), kind) == found
