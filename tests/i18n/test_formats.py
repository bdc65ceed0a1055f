"""Numbers, days, points and lists as a language writes them."""

from datetime import date
from decimal import Decimal, localcontext

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecvet.i18n.formats import day, list_of, number, points
from ecvet.i18n.labels import languages
from ecvet.points import Points

numbers = st.decimals(0, 999_999_999, places=6).map(lambda value: value.normalize() + 0)
tags = st.sampled_from(["en", "fi", "sv"])
NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("en", "1,234.5"),
        ("fi", f"1{NO_BREAK_SPACE}234,5"),
        ("sv", f"1{NO_BREAK_SPACE}234,5"),
        ("en-US", "1,234.5"),
    ],
)
def test_a_number_has_the_marks_of_the_language(language: str, written: str) -> None:
    assert number(Decimal("1234.5"), language) == written


@given(numbers, tags)
def test_a_number_keeps_every_decimal_whatever_the_callers_context(value: Decimal, language: str) -> None:
    with localcontext() as context:
        context.prec = 3
        written = number(value, language)
    digits = [c for c in written if c.isdigit()]
    plain = format(value, "f")
    assert digits == [c for c in (plain.rstrip("0").rstrip(".") if "." in plain else plain) if c.isdigit()]


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("en", "2 November 2026"),
        ("en-US", "2 November 2026"),
        ("fi", "2. marraskuuta 2026"),
        ("sv", "2 november 2026"),
    ],
)
def test_a_day_is_written_in_full(language: str, written: str) -> None:
    assert day(date(2026, 11, 2), language) == written


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", "0 points|1 point|1.5 points|2 points|5 points|11 points|21 points|60 points"),
        ("fi", "0 pistettä|1 piste|1,5 pistettä|2 pistettä|5 pistettä|11 pistettä|21 pistettä|60 pistettä"),
        ("sv", "0 poäng|1 poäng|1,5 poäng|2 poäng|5 poäng|11 poäng|21 poäng|60 poäng"),
    ],
)
@pytest.mark.parametrize("scheme", ["ecvet", "osaamispiste"])
def test_points_agree_with_their_number(language: str, expected: str, scheme: str) -> None:
    quantities = ("0", "1", "1.5", "2", "5", "11", "21", "60")
    shown = "|".join(points(Points(quantity, scheme), language) for quantity in quantities)
    prefix = {"ecvet": "ECVET-", "osaamispiste": {"fi": "osaamis", "sv": "kompetens"}.get(language, "")}[
        scheme
    ]
    if language == "en":
        prefix = {"ecvet": "ECVET ", "osaamispiste": "ECVET competence "}[scheme]
    noun = {"en": "point", "fi": "piste", "sv": "poäng"}[language]
    assert shown == expected.replace(noun, prefix + noun)


def test_points_of_higher_education_are_credits_in_english() -> None:
    assert points(Points(60, "ects"), "en") == "60 ECTS credits"
    assert points(Points(60, "ects"), "fi") == "60 ECTS-opintopistettä"


@given(tags)
def test_points_of_a_scheme_without_a_name_show_its_code(language: str) -> None:
    assert points(Points(30, "qqi"), language) == "30 qqi"


@pytest.mark.parametrize(
    ("language", "written"), [("en", "a, b and c"), ("fi", "a, b ja c"), ("sv", "a, b och c")]
)
def test_a_list_is_joined_as_in_a_sentence(language: str, written: str) -> None:
    assert list_of(["a", "b", "c"], language) == written
    assert list_of(["a"], language) == "a"
    assert list_of([], language) == ""


def test_every_language_that_there_are_words_in_has_formats() -> None:
    for language in languages():
        assert number(5, language) == "5"
