"""Every document in every language: worded throughout, with nothing that only a programmer would understand."""

import re
from collections.abc import Iterator

import pytest

from ecvet.documents import html
from ecvet.documents.choice import Kind
from ecvet.documents.page import Fields, Page, Phrase, Section, Table
from ecvet.i18n.catalogue import catalogue
from ecvet.i18n.labels import languages, wording
from tests.documents.papers import page, phrases

KINDS = list(Kind)


def bones(shown: Page) -> Iterator[object]:
    """What a reader looks for: headings, names of fields and columns, and the words for what is not stated."""
    yield from (shown.title, shown.not_stated)
    for section in shown.sections:
        yield section.heading
        yield from _names_in(section)


def _names_in(section: Section) -> Iterator[object]:
    for block in section.blocks:
        if isinstance(block, Fields):
            yield from (field.name for field in block.fields)
        if isinstance(block, Table):
            yield from block.columns
    for part in section.sections:
        yield from _names_in(part)


@pytest.mark.parametrize("language", languages())
def test_every_document_is_worded_throughout(language: str) -> None:
    keys = catalogue(language).messages.keys()
    for kind in KINDS:
        shown = page(kind, language)
        said = [one.text for one in phrases(shown)]
        assert all(text.strip() for text in said)
        assert not [text for text in said if re.search(r"[{}]", text) or text in keys]
        assert shown.languages == (language,)
        assert {one.language for bone in bones(shown) for one in phrases(bone)} == {language}


@pytest.mark.parametrize("language", ["el", "sr-Latn", "tr", "ga"])
@pytest.mark.parametrize("kind", KINDS)
def test_every_document_is_written_in_its_language(kind: Kind, language: str) -> None:
    shown = page(kind, language)
    written = html.write(shown)
    assert f'<html lang="{language}">' in written
    assert shown.title[0].text in written


@pytest.mark.parametrize("kind", KINDS)
def test_with_two_languages_everything_that_the_library_words_is_in_both(kind: Kind) -> None:
    both, first, second = (page(kind, *tags) for tags in (("fi", "en"), ("fi",), ("en",)))
    assert both.languages == ("fi", "en")
    said = {(one.text, one.language) for one in phrases(both)}
    for single in (first, second):
        for bone in bones(single):
            assert {one.text for one in phrases(bone)} <= {text for text, _ in said}


def test_words_of_ones_own_take_the_place_of_those_of_the_library() -> None:
    own = wording("en", {"document.unit": "module description"})
    assert page(Kind.UNIT, own).title == (Phrase("Module description", "en"),)
