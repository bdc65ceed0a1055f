"""Serbian: one set of words in two scripts."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecvet.i18n.catalogue import catalogue
from ecvet.i18n.labels import label, source
from ecvet.i18n.sentences import sentence
from ecvet.i18n.serbian import latin
from ecvet.rules.findings import finding
from ecvet.text import Text
from tests.i18n.sources import placeholders

CYRILLIC = "абвгдђежзијклљмнњопрстћуфхцчџш"


@pytest.mark.parametrize(
    ("cyrillic", "expected"),
    [
        ("људска Љубав", "ljudska Ljubav"),
        ("ЉУБАВ, ЦИЉ, КЊИГА, КОЊ", "LJUBAV, CILJ, KNJIGA, KONJ"),
        ("Њ. Петровић, Џорџ и ЏОРЏ", "Nj. Petrović, Džordž i DŽORDŽ"),
        ("Ђачка жеља: шћућурен чуваркућа", "Đačka želja: šćućuren čuvarkuća"),
        ("ЕСПБ и ECVET, „{unit}“", "ESPB i ECVET, „{unit}“"),
        ("", ""),
    ],
)
def test_each_letter_has_its_own_in_latin_script(cyrillic: str, expected: str) -> None:
    assert latin(cyrillic) == expected


def test_all_thirty_letters_of_the_alphabet_are_known() -> None:
    assert len(CYRILLIC) == 30
    assert latin(CYRILLIC) == "abvgdđežzijklljmnnjoprstćufhcčdžš"


@given(st.text(st.sampled_from(CYRILLIC + CYRILLIC.upper() + " {}")))
def test_nothing_cyrillic_is_left_and_small_letters_stay_small(words: str) -> None:
    written = latin(words)
    assert re.search("[\u0400-\u04ff]", written) is None
    assert written.lower() == latin(words.lower())


@given(st.text(st.characters(max_codepoint=0x3FF)))
def test_what_is_not_cyrillic_stays_as_it_is(words: str) -> None:
    assert latin(words) == words


def test_the_catalogue_in_latin_script_says_what_that_in_cyrillic_says() -> None:
    cyrillic, written = catalogue("sr").messages, catalogue("sr-Latn").messages
    assert written.keys() == cyrillic.keys()
    for key, message in written.items():
        assert message.counted == cyrillic[key].counted
        assert len(message.forms) == len(cyrillic[key].forms)
        for form, origin in zip(message.forms, cyrillic[key].forms, strict=True):
            assert re.search("[\u0400-\u04ff]", form) is None, key
            assert placeholders(form) == placeholders(origin), key


def test_its_words_were_found_where_those_in_cyrillic_were() -> None:
    assert {source(key, "sr-Latn") == source(key, "sr") for key in catalogue("sr").messages} == {True}


@pytest.mark.parametrize(
    ("tag", "language", "unit"),
    [
        ("sr", "sr", "јединица"),
        ("sr-Cyrl", "sr", "јединица"),
        ("sr-Cyrl-BA", "sr", "јединица"),
        ("sr-RS", "sr", "јединица"),
        ("sr-Latn", "sr-Latn", "jedinica"),
        ("sr_Latn_RS", "sr-Latn", "jedinica"),
        ("SR-LATN-me", "sr-Latn", "jedinica"),
    ],
)
def test_a_reader_of_one_script_is_never_given_the_other(tag: str, language: str, unit: str) -> None:
    assert catalogue(tag).language == language
    assert label("term.unit", tag) == unit


def test_names_in_a_sentence_are_those_in_its_script() -> None:
    both = Text({"sr": "Изборне јединице", "sr-Latn": "Izborne jedinice", "en": "Optional units"})
    assert "„Izborne jedinice“" in sentence(finding("group-empty", group=both), "sr-Latn")
    one = Text({"sr": "Изборне јединице", "en": "Optional units"})
    assert "„Optional units“" in sentence(finding("group-empty", group=one), "sr-Latn")
