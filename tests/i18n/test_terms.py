"""Where words were found: what is marked as official, the Commission's or national stands in the sources gathered."""

import csv
import re
import unicodedata
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from ecvet.i18n.labels import label, source
from tests.i18n.sources import SOURCES, words

# How the rows name their source: the Official Journal, drafts of its texts among it; texts of the Commission;
# all others come from one country.
_OFFICIAL = re.compile(r"CELEX|OJ C |eur-lex|COM\(|SEC\(|EP report")
_COMMISSION = re.compile(r"european-digital-credentials|COM\(|SEC\(|//(ec\.)?europa\.eu")
FOUND: dict[str, Callable[[str], bool]] = {
    "official": lambda origin: _OFFICIAL.search(origin) is not None,
    "commission": lambda origin: _COMMISSION.search(origin) is not None,
    "national": lambda origin: _OFFICIAL.search(origin) is None or ".bg/" in origin or "anc.edu.ro" in origin,
}
_HARD = str.maketrans("bdg", "ptk")
# The tags of the sources, where they are not ours.
_TAGS = {"nb": "no", "sr": "sr-Latn"}


def stems(text: str) -> set[str]:
    """The first four letters of each longer word, without accents: inflection changes what follows.

    It also turns hard consonants into soft ones in Finnish (tietojen, tiedot), and the Maltese article puts a vowel
    before a word (l-istudent, student).
    """
    bare = text.lower().replace("l-is", "s")
    plain = "".join(c for c in unicodedata.normalize("NFD", bare) if not unicodedata.combining(c))
    return {word[:4].translate(_HARD) for word in re.findall(r"\w{3,}", plain)}


@cache
def rows(file: Path) -> tuple[tuple[str, str, str], ...]:
    """Language, words and source of each row."""
    with file.open(encoding="utf-8", newline="") as lines:
        return tuple((row["lang"], row["text"], row["source"]) for row in csv.DictReader(lines))


@pytest.mark.parametrize("kind", FOUND)
@pytest.mark.parametrize("language", SOURCES)
def test_marked_words_stand_in_the_sources_of_that_kind(language: str, kind: str, shared: Path) -> None:
    tag = _TAGS.get(language, language)
    known = {
        stem
        for of, text, origin in rows(shared / "facts" / "terms.csv")
        if of == tag and FOUND[kind](origin)
        for stem in stems(text)
    }
    for key, marked in words(language).found.items():
        shown = label(key, tag if tag == "sr-Latn" else language)
        assert marked != kind or stems(shown) & known, (key, shown)


@pytest.mark.parametrize("language", ["bs", "nn", "sq", "uk"])
def test_a_language_that_the_sources_lack_has_drafted_words_only(language: str) -> None:
    assert not words(language).found
    assert source("term.unit", language).value == "drafted"


def test_no_sentence_is_marked_only_labels() -> None:
    assert {
        key for language in SOURCES for key in words(language).found if key.startswith("finding.")
    } == set()
