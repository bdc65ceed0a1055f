"""Codes name things; what cannot be read, or only deceives, is refused."""

import re
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ecvet import ShapeError
from ecvet.codes import check_text, country_code, identifier, language_tag, uri

HIDDEN = {*range(0x202A, 0x202F), *range(0x2066, 0x206A), *range(0xE0000, 0xE0080)}

odd_texts = st.text(
    st.characters()
    | st.sampled_from("ab \n\t\r\0\x7f\x85\ud800\udfff\u200b\u200d\u202e\u2066\u2069\u00a0\U000e0041"),
    max_size=6,
)


def rule_of_text(value: str) -> str:
    """What is wrong with a text, found out character by character."""
    kinds = [unicodedata.category(character) for character in value]
    if all(kind in ("Cf", "Zs", "Zl", "Zp", "Cc") for kind in kinds):
        return "text.empty"
    for character, kind in zip(value, kinds, strict=True):
        if kind == "Cs":
            return "text.surrogate"
        if kind == "Cc" and character not in "\n\t":
            return "text.control"
        if ord(character) in HIDDEN:
            return "text.bidi"
    return ""


# Text


@given(odd_texts)
def test_text_is_refused_for_what_cannot_be_seen_or_hides_the_rest(value: str) -> None:
    rule = rule_of_text(value)
    if not rule:
        check_text(value)
        return
    with pytest.raises(ShapeError) as caught:
        check_text(value, "title")
    assert (caught.value.path, caught.value.rule) == ("title", rule)


@pytest.mark.parametrize(
    "value", ["क्\u200dष", "می\u200cخواهم", "👩\u200d🔧", "a\u00a0b", "a\u00adb", "«a»", "…"]
)
def test_joiners_and_blanks_that_a_script_needs_are_kept(value: str) -> None:
    check_text(value)


def test_text_may_be_long_but_not_without_end() -> None:
    check_text("a" * 100_000)
    with pytest.raises(ShapeError, match=r"is too long; got 'aaa.*; expected at most 100000 characters"):
        check_text("a" * 100_001)


# Identifiers


@given(odd_texts.filter(lambda value: not rule_of_text(value)))
def test_a_code_is_kept_to_the_letter_or_refused(value: str) -> None:
    wanted = (
        value == value.strip()
        and not {"\n", "\t"} & set(value)
        and value == unicodedata.normalize("NFC", value)
    )
    if wanted:
        assert identifier(value) == value
    else:
        with pytest.raises(ShapeError):
            identifier(value)


@pytest.mark.parametrize(
    "value", ["105708", "OPH-1234-2020", "a b", "1.2.246.562.10.1", "Ä", "東京", "-", "a" * 300]
)
def test_whatever_names_something_is_a_code(value: str) -> None:
    assert identifier(value) == value


@pytest.mark.parametrize(
    ("value", "rule"),
    [
        (5, "type.str"),
        (None, "type.str"),
        (b"a", "type.str"),
        ("", "text.empty"),
        (" a", "id.blank"),
        ("a\u00a0", "id.blank"),
        ("a\tb", "id.blank"),
        ("A\u030a", "id.normalisation"),
        ("a" * 301, "text.length"),
        ("ä" * 301, "text.length"),
        ("admin\u202e", "text.bidi"),
    ],
)
def test_what_names_nothing_for_sure_is_no_code(value: object, rule: str) -> None:
    with pytest.raises(ShapeError) as caught:
        identifier(value, "code")
    assert (caught.value.path, caught.value.rule) == ("code", rule)


# Languages, countries, addresses


@pytest.mark.parametrize(
    ("written", "usual"),
    [
        ("en", "en"),
        ("EN", "en"),
        ("SR-latn", "sr-Latn"),
        ("PT-pt", "pt-PT"),
        ("sr-CYRL-rs", "sr-Cyrl-RS"),
        ("es-419", "es-419"),
    ],
)
def test_a_language_is_kept_in_its_usual_case(written: str, usual: str) -> None:
    assert language_tag(written) == usual


@given(st.from_regex(r"[a-zA-Z]{2,3}(-[a-zA-Z]{4})?(-([a-zA-Z]{2}|[0-9]{3}))?", fullmatch=True))
def test_the_usual_case_of_a_language_is_found_once_and_for_all(tag: str) -> None:
    assert language_tag(language_tag(tag)) == language_tag(tag) == language_tag(tag.swapcase())
    assert language_tag(tag).lower() == tag.lower()


@given(st.text() | st.none() | st.integers())
@example("en_GB")
@example("e")
@example("english")
@example("en-")
@example("ен")
def test_what_is_no_language_is_refused(value: object) -> None:
    if isinstance(value, str) and re.fullmatch(
        r"[A-Za-z]{2,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|[0-9]{3}))?", value
    ):
        return
    with pytest.raises(ShapeError) as caught:
        language_tag(value, "languages/0")
    assert (caught.value.path, caught.value.rule) == ("languages/0", "lang.tag")


def test_a_country_is_two_capitals() -> None:
    assert country_code("FI") == "FI"
    for value in ("fi", "FIN", "F", "", "F1", "ÅL", None, 5):
        with pytest.raises(ShapeError, match="is not a country code") as caught:
            country_code(value)
        assert caught.value.rule == "code.country"


@pytest.mark.parametrize(
    "value", ["http://data.europa.eu/esco/skill/1", "https://a.eu/b?c=d#e", "urn:oid:1.2.246"]
)
def test_a_web_address_or_a_urn_is_kept_as_it_is(value: str) -> None:
    assert uri(value) == value


@pytest.mark.parametrize(
    "value", ["javascript:alert(1)", "file:///etc/passwd", "//a.eu", "http://a b", "http://", "a", "", 5]
)
def test_what_leads_elsewhere_is_no_address(value: object) -> None:
    with pytest.raises(ShapeError) as caught:
        uri(value, "website")
    assert (caught.value.path, caught.value.rule) == ("website", "code.uri")
