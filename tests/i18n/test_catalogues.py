"""The catalogues: every language says the same things, completely."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from babel.core import Locale
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from ecvet.i18n import catalogue as catalogues
from ecvet.i18n.catalogue import Message, Source, catalogue, languages
from ecvet.i18n.labels import label, source
from ecvet.rules.findings import CODES
from tests.i18n.sources import FOLDER, SOURCES, placeholders, words

OF_THE_UNION = "bg cs da de el en es et fi fr ga hr hu it lt lv mt nl pl pt ro sk sl sv"
OF_NEIGHBOURS = "nb nn is mk sr sr-Latn tr sq bs uk"

# Quotation marks as official texts in the language have them.
QUOTATION_MARKS = {
    "“”": "en ga mt nl tr",
    "„“": "bg cs de et is lt mk sk sl sr",
    "„”": "bs hr hu lv pl ro",
    "«»": "el es it nb nn pt sq uk",
    "«\N{NARROW NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}»": "fr",
    "»«": "da",
    "””": "fi sv",
}
MARKS_OF = {language: marks for marks, some in QUOTATION_MARKS.items() for language in some.split()}
ANY_MARK = '"“”„‟»«‹›‚‘'
# Findings that begin with what they name, which may be in quotation marks.
ABOUT_THEIR_FIRST_WORD = {"finding.code-ambiguous", "finding.step-too-early"}
ENDS_WITH_A_QUOTATION = "finding.words-only"

every_language = pytest.mark.parametrize("language", SOURCES)


def sentences(language: str) -> Iterator[tuple[str, str]]:
    for key, forms in words(language).forms.items():
        yield from ((key, form) for form in forms)


def test_there_are_words_in_every_official_language_of_the_union_and_in_those_of_its_neighbours() -> None:
    assert set(languages()) == {*OF_THE_UNION.split(), *OF_NEIGHBOURS.split()}
    assert len(OF_THE_UNION.split()) == 24


@every_language
def test_every_language_has_the_keys_of_english(language: str) -> None:
    assert words(language).forms.keys() == words("en").forms.keys()


def test_every_code_of_a_finding_has_a_sentence_and_every_sentence_a_code() -> None:
    keys = {key.removeprefix("finding.") for key in words("en").forms if key.startswith("finding.")}
    assert keys == set(CODES)


def test_both_names_of_the_third_kind_of_outcome_have_a_label() -> None:
    assert {"outcome-kind.competence", "outcome-kind.responsibility-and-autonomy"} <= words("en").forms.keys()


@every_language
def test_the_two_names_of_the_third_kind_of_outcome_differ(language: str) -> None:
    forms = words(language).forms
    assert forms["outcome-kind.competence"] != forms["outcome-kind.responsibility-and-autonomy"]


@every_language
def test_no_entry_is_empty_or_merely_its_key(language: str) -> None:
    for key, form in sentences(language):
        assert form.strip() == form != "", key
        assert form != key


@every_language
def test_no_longer_entry_is_left_in_english(language: str) -> None:
    english = words("en").forms
    left = {key for key, form in sentences(language) if len(form) > 12 and form in english[key]}
    assert language == "en" or not left


@every_language
def test_every_form_of_a_message_names_the_same_things_in_every_language(language: str) -> None:
    english = words("en").forms
    for key, form in sentences(language):
        assert placeholders(form) == placeholders(english[key][0]), key


def test_a_sentence_names_nothing_but_the_parameters_of_its_code() -> None:
    for code, known in CODES.items():
        assert placeholders(words("en").forms[f"finding.{code}"][0]) <= set(known.params), code


@every_language
def test_a_message_with_several_forms_has_one_for_each_plural_category_and_names_what_decides(
    language: str,
) -> None:
    categories = Locale.parse(language).plural_form.tags | {"other"}
    said = words(language)
    for key, forms in said.forms.items():
        assert len(forms) == (len(categories) if key in said.counted else 1), key
    for key, deciding in said.counted.items():
        assert deciding == words("en").counted[key]
        assert deciding in placeholders(said.forms[key][0]), key


@every_language
def test_words_use_the_quotation_marks_of_their_language(language: str) -> None:
    marks = MARKS_OF[language]
    opening, closing = marks[: len(marks) // 2], marks[len(marks) // 2 :]
    for key, form in sentences(language):
        unquoted = re.sub(f"{opening}[^{ANY_MARK}]+{closing}", "", form)
        assert re.search(f"[{ANY_MARK}]", unquoted) is None, (key, form)


@every_language
def test_a_finding_is_one_sentence_with_a_full_stop_that_begins_with_a_capital(language: str) -> None:
    for key, form in sentences(language):
        if key.startswith("finding."):
            assert form.endswith(".") or key == ENDS_WITH_A_QUOTATION, (key, form)
            assert form[0].isupper() or key in ABOUT_THEIR_FIRST_WORD, (key, form)


@every_language
def test_where_words_were_found_is_said_of_words_that_there_are(language: str) -> None:
    found = words(language).found
    assert set(found.values()) <= {"official", "commission", "national"}
    assert found.keys() <= words(language).forms.keys()


@every_language
def test_a_label_knows_where_its_words_were_found_and_is_drafted_where_nothing_is_said(language: str) -> None:
    found = words(language).found
    for key in words(language).forms:
        assert source(key, language) is Source(found.get(key, "drafted"))


@every_language
def test_what_is_read_is_what_the_sources_say(language: str) -> None:
    """Where this fails and the sources are right, they were not compiled since: run `make catalogues`."""
    read = catalogue(language).messages
    assert {key: message.forms for key, message in read.items()} == words(language).forms
    assert {key: message.counted for key, message in read.items() if message.counted} == words(
        language
    ).counted


SOME = ("en", "pl", "sr")


@pytest.fixture
def compiled_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A folder that holds compiled catalogues and no sources, as a wheel may."""
    for name in SOME:
        with (FOLDER / f"{name}.po").open("rb") as po, (tmp_path / f"{name}.mo").open("wb") as mo:
            write_mo(mo, read_po(po))
    clear()
    monkeypatch.setattr(catalogues, "_FOLDER", tmp_path)
    yield
    clear()


@pytest.fixture
def sources_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A folder that holds sources and no compiled catalogues, as a checkout that was never built."""
    for name in SOME:
        (tmp_path / f"{name}.po").write_bytes((FOLDER / f"{name}.po").read_bytes())
    clear()
    monkeypatch.setattr(catalogues, "_FOLDER", tmp_path)
    yield
    clear()


def clear() -> None:
    catalogues._offered.cache_clear()
    catalogues._read.cache_clear()


@pytest.mark.parametrize("folder", ["compiled_only", "sources_only"])
def test_compiled_catalogues_and_sources_say_the_same(folder: str, request: pytest.FixtureRequest) -> None:
    request.getfixturevalue(folder)
    assert languages() == ("en", "pl", "sr", "sr-Latn")
    for language in SOME:
        read = catalogue(language)
        assert {key: message.forms for key, message in read.messages.items()} == words(language).forms
        assert {key: kind.value for key, kind in read.sources.items()} == words(language).found
    assert label("term.unit", "sr-Latn") == "jedinica"


def test_entries_are_found_without_regard_to_what_else_a_mapping_can_do() -> None:
    messages: Mapping[str, Message] = catalogue("en").messages
    assert not hasattr(messages, "__setitem__")
