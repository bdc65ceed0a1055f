"""One text in several languages, shown in the one that serves the reader best."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecvet import ShapeError, Text
from tests.strategies import tags, words

languages = st.dictionaries(tags, words, min_size=1, max_size=6)


@given(languages)
def test_a_text_is_the_same_whatever_the_order_of_its_languages(texts: dict[str, str]) -> None:
    turned = dict(reversed(texts.items()))
    assert Text(texts) == Text(turned)
    assert hash(Text(texts)) == hash(Text(turned))


@given(languages)
def test_a_text_has_what_it_was_made_of(texts: dict[str, str]) -> None:
    text = Text(texts)
    assert {language: text[language] for language in text} == texts
    assert text.languages == tuple(sorted(texts))


def test_a_text_is_put_in_the_usual_case_of_its_languages() -> None:
    assert Text({"SR-latn": "Vozilo"}) == Text({"sr-Latn": "Vozilo"})


@pytest.mark.parametrize(
    ("texts", "path", "rule"),
    [
        ("Car", "", "type.text"),
        (None, "", "type.text"),
        ([("en", "Car")], "", "type.text"),
        ({}, "", "text.empty"),
        ({"english": "Car"}, "", "lang.tag"),
        ({5: "Car"}, "", "lang.tag"),
        ({"en": "Car", "EN": "Car"}, "en", "lang.duplicate"),
        ({"en": 5}, "en", "type.str"),
        ({"en": " "}, "en", "text.empty"),
        ({"fi": "Auto", "en": "a\0"}, "en", "text.control"),
    ],
)
def test_what_is_no_text_in_languages_is_refused(texts: dict[str, str], path: str, rule: str) -> None:
    with pytest.raises(ShapeError) as caught:
        Text(texts)
    assert (caught.value.path, caught.value.rule) == (path, rule)


# Which language is shown


@given(languages, st.lists(tags | st.text(), max_size=3))
def test_something_is_always_shown_however_odd_the_language_wanted(
    texts: dict[str, str], wanted: list[str]
) -> None:
    text, language = Text(texts).pick(*wanted)
    assert texts[language] == text


@given(languages, st.data())
def test_the_language_wanted_is_shown_where_there_is_a_text_in_it(
    texts: dict[str, str], data: st.DataObject
) -> None:
    wanted = data.draw(st.sampled_from(sorted(texts)))
    assert Text(texts).pick(wanted, "en") == (texts[wanted], wanted)


@pytest.mark.parametrize(
    ("present", "wanted", "shown"),
    [
        pytest.param("fi sv", "sv", "sv", id="the one wanted"),
        pytest.param("fi sv", "de sv", "sv", id="the next one wanted"),
        pytest.param("en fi", "sv", "en", id="else English"),
        pytest.param("fi sv", "de", "fi", id="else any"),
        pytest.param("de", "de-AT", "de", id="without its region"),
        pytest.param("de-CH en", "de-AT", "de-CH", id="of another region"),
        pytest.param("de de-AT", "de-AT", "de-AT", id="of its own region first"),
        pytest.param("en-GB fi", "en", "en-GB", id="of any region"),
        pytest.param("no en", "nb", "no", id="Norwegian for Bokmål"),
        pytest.param("nn en", "nb", "nn", id="Nynorsk for Bokmål"),
        pytest.param("nb en", "no", "nb", id="Bokmål for Norwegian"),
        pytest.param("en sr", "sr-Latn", "en", id="never another script"),
        pytest.param("en sr-Latn", "sr", "en", id="never another script, the other way round"),
        pytest.param("en sr-Latn-RS", "sr-Latn", "sr-Latn-RS", id="the same script of any region"),
        pytest.param("sr-Cyrl sr-Latn", "sr-Latn-BA", "sr-Latn", id="the same script without its region"),
        pytest.param("fi en", "en_GB", "en", id="an odd tag is passed over"),
        pytest.param("sv fi", "../../etc/passwd", "fi", id="a hostile tag is passed over"),
    ],
)
def test_the_language_shown_is_the_nearest_to_the_one_wanted(present: str, wanted: str, shown: str) -> None:
    text = Text({language: language.upper() for language in present.split()})
    assert text.pick(*wanted.split()) == (shown.upper(), shown)


def test_as_a_string_a_text_is_the_one_in_english() -> None:
    assert str(Text({"fi": "Auto", "en": "Car"})) == "Car"
    assert str(Text({"sv": "Bil", "fi": "Auto"})) == "Auto"


def test_a_text_is_written_so_that_it_can_be_pasted_back() -> None:
    text = Text({"fi": "Auto", "en": "Car"})
    assert eval(repr(text)) == text


def test_a_text_may_be_in_any_number_of_languages_given_in_any_order() -> None:
    tags = [one + other for one in "abcdefgh" for other in "zyxwvutsrqponm"]
    assert Text(dict.fromkeys(tags, "a")).languages == tuple(sorted(tags))
    assert Text(dict.fromkeys(tags[:9], "a")).languages == tuple(sorted(tags[:9]))
