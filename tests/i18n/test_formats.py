"""Numbers, days, points and lists as a language writes them."""

from datetime import date
from decimal import Decimal, localcontext

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecvet.i18n.formats import country, day, language_name, list_of, number, percent, period, points
from ecvet.i18n.labels import languages
from ecvet.periods import Period
from ecvet.points import Points

numbers = st.decimals(0, 999_999_999, places=6).map(lambda value: value.normalize() + 0)
tags = st.sampled_from(languages())
NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"
NARROW_SPACE = "\N{NARROW NO-BREAK SPACE}"


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("en", "1,234.5"),
        ("fi", f"1{NO_BREAK_SPACE}234,5"),
        ("sv", f"1{NO_BREAK_SPACE}234,5"),
        ("en-US", "1,234.5"),
        ("de", "1.234,5"),
        ("fr", f"1{NARROW_SPACE}234,5"),
        ("mt", "1,234.5"),
        ("sr-Latn", "1.234,5"),
        # European Portuguese, even where a Brazilian reads.
        ("pt", f"1{NO_BREAK_SPACE}234,5"),
        ("pt-BR", f"1{NO_BREAK_SPACE}234,5"),
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


DAYS = {
    "bg": f"21 март 2026{NARROW_SPACE}г.",
    "bs": "21. mart 2026.",
    "cs": "21. března 2026",
    "da": "21. marts 2026",
    "de": "21. März 2026",
    "el": "21 Μαρτίου 2026",
    "en": "21 March 2026",
    "en-US": "21 March 2026",
    "es": "21 de marzo de 2026",
    "et": "21. märts 2026",
    "fi": "21. maaliskuuta 2026",
    "fr": "21 mars 2026",
    "ga": "21 Márta 2026",
    "hr": "21. ožujka 2026.",
    "hu": "2026. március 21.",
    "is": "21. mars 2026",
    "it": "21 marzo 2026",
    "lt": "2026 m. kovo 21 d.",
    "lv": "2026. gada 21. marts",
    "mk": f"21 март 2026{NARROW_SPACE}г.",
    "mt": "21 ta’ Marzu 2026",
    "nb": "21. mars 2026",
    "nl": "21 maart 2026",
    "nn": "21. mars 2026",
    "pl": "21 marca 2026",
    "pt": "21 de março de 2026",
    "ro": "21 martie 2026",
    "sk": "21. marca 2026",
    "sl": "21. marec 2026",
    "sq": "21 mars 2026",
    "sr": "21. март 2026.",
    "sr-Latn": "21. mart 2026.",
    "sv": "21 mars 2026",
    "tr": "21 Mart 2026",
    "uk": f"21 березня 2026{NARROW_SPACE}р.",
}


def test_a_day_is_written_with_the_name_of_its_month_in_the_right_case() -> None:
    # Whether the blank before an abbreviation is narrow depends on the edition of CLDR.
    shown = {
        language: day(date(2026, 3, 21), language).replace(NO_BREAK_SPACE, NARROW_SPACE) for language in DAYS
    }
    assert shown == DAYS
    assert set(languages()) <= DAYS.keys()


@given(st.dates(date(1900, 1, 1), date(2200, 12, 31)), tags)
def test_no_day_can_be_taken_for_another(value: date, language: str) -> None:
    shown = day(value, language)
    assert str(value.year) in shown
    assert str(value.day) in shown.replace(str(value.year), "", 1)
    assert any(letter.isalpha() for letter in shown)


def test_english_dates_are_those_of_britain_and_portuguese_those_of_portugal() -> None:
    assert day(date(2026, 11, 2), "en-US") == day(date(2026, 11, 2), "en") == "2 November 2026"
    assert day(date(2026, 11, 2), "pt-BR") == day(date(2026, 11, 2), "pt") == "2 de novembro de 2026"
    assert percent(Decimal("0.5"), "en-US") == "50%"
    assert country("CZ", "pt-BR") == country("CZ", "pt") == "Chéquia"


@pytest.mark.parametrize(
    ("first", "last", "written"),
    [
        (date(2026, 3, 2), date(2026, 4, 24), "2 March 2026 – 24 April 2026"),
        (date(2026, 3, 2), None, "2 March 2026 –"),
        (None, date(2026, 4, 24), "– 24 April 2026"),
        (None, None, "–"),
    ],
)
def test_a_period_says_from_when_to_when_and_leaves_an_open_side_open(
    first: date | None, last: date | None, written: str
) -> None:
    assert period(Period(first, last), "en") == written


@pytest.mark.parametrize("language", languages())
def test_a_period_has_the_days_of_its_language(language: str) -> None:
    first, last = date(2026, 3, 2), date(2026, 4, 24)
    assert period(Period(first, last), language) == f"{day(first, language)} – {day(last, language)}"


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("en", "12.5%"),
        ("bg", "12,5%"),
        ("de", f"12,5{NO_BREAK_SPACE}%"),
        ("pt", "12,5%"),
        ("sr-Latn", "12,5%"),
        ("tr", "%12,5"),
    ],
)
def test_a_share_is_a_percentage_with_the_sign_where_the_language_has_it(language: str, written: str) -> None:
    assert percent(Decimal("0.125"), language) == written


@given(numbers, tags)
def test_a_percentage_keeps_every_decimal(share: Decimal, language: str) -> None:
    written = percent(share, language)
    assert "%" in written
    digits = "".join(c for c in written if c.isdigit())
    plain = format((share * 100).normalize(), "f")
    assert digits == "".join(c for c in plain if c.isdigit())


COUNTRIES = (
    "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK NO IS UA MK RS TR AL BA"
)


@pytest.mark.parametrize("language", languages())
def test_every_country_that_ecvet_is_used_in_has_a_name_in_every_language(language: str) -> None:
    named = {code: country(code, language) for code in COUNTRIES.split()}
    assert len(set(named.values())) == len(named)
    assert all(name not in (code, "") for code, name in named.items())


def test_a_country_or_a_language_that_nobody_knows_is_shown_by_its_code() -> None:
    assert country("QQ", "fi") == "QQ"
    assert language_name("qqq", "fi") == "qqq"
    assert language_name("en-x-private", "fi") == "en-x-private"


@pytest.mark.parametrize("language", languages())
def test_every_language_offered_has_a_name_in_every_other(language: str) -> None:
    names = {other: language_name(other, language) for other in languages()}
    assert len(set(names.values())) == len(names)
    assert all(name not in (code, "") for code, name in names.items())


def test_a_text_without_a_language_is_not_taken_for_english() -> None:
    assert [language_name(tag, "en") for tag in ("und", "mul", "zxx")] == [
        "Unknown language",
        "Multiple languages",
        "No linguistic content",
    ]


@given(st.text(max_size=12), tags)
def test_whatever_code_names_a_country_or_a_language_it_is_shown(code: str, language: str) -> None:
    assert country(code, language) or code == ""
    assert language_name(code, language) or code == ""


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
    ("language", "written"),
    [
        ("en", "a, b and c"),
        ("en-US", "a, b and c"),
        ("fi", "a, b ja c"),
        ("sv", "a, b och c"),
        ("mt", "a, b, u c"),
        ("sr-Latn", "a, b i c"),
        ("el", "a, b και c"),
    ],
)
def test_a_list_is_joined_as_in_a_sentence(language: str, written: str) -> None:
    assert list_of(["a", "b", "c"], language) == written
    assert list_of(["a"], language) == "a"
    assert list_of([], language) == ""


def test_every_language_that_there_are_words_in_has_formats() -> None:
    for language in languages():
        assert number(5, language) == "5"
