"""The keys of the messages, and the form of the catalogues."""

import shutil
from pathlib import Path

import pytest

from tests.i18n.messages import bring_in_order, demanded, normal, normal_english, unused
from tests.i18n.sources import FOLDER, words

ENGLISH = """# English words.
msgid ""
msgstr ""
"Language: en\\n"

# Terms of the field
msgid "term.unit"
msgstr "unit"

msgctxt "source"
msgid "term.unit"
msgstr "official"

msgid "term.grade"
msgstr "grade"

# Numbers
msgid "points.ecvet"
msgid_plural "points"
msgstr[0] "{points} point"
msgstr[1] "{points} points"
"""
POLISH = """# Polish words.
# jednotka = unit
msgid ""
msgstr ""
"Language: pl\\n"

msgid "term.grade"
msgstr ""
"ocena "
"końcowa"
# An old heading
msgid "term.unit"
msgstr "jednotka"

msgid "term.other"
msgstr "inne"
msgctxt "source"
msgid "term.grade"
msgstr "commission"
"""
IN_ORDER = """# Polish words.
# jednotka = unit
msgid ""
msgstr ""
"Language: pl\\n"

# Terms of the field
msgid "term.unit"
msgstr "jednotka"

msgid "term.grade"
msgstr ""
"ocena "
"końcowa"

msgctxt "source"
msgid "term.grade"
msgstr "commission"

# Numbers
msgid "points.ecvet"
msgid_plural "points"
msgstr[0] ""
msgstr[1] ""
msgstr[2] ""
msgstr[3] ""
"""


def test_there_are_words_for_every_key_that_the_code_asks_for() -> None:
    assert demanded() - words("en").forms.keys() == set()


def test_every_key_that_there_are_words_for_is_used() -> None:
    """Where this fails, `make messages` takes the key out of all catalogues."""
    assert unused(words("en").forms.keys()) == set()


def test_the_catalogues_are_in_their_normal_form(tmp_path: Path) -> None:
    """Where this fails, `make messages` brings them in order."""
    for path in FOLDER.glob("*.po"):
        shutil.copy(path, tmp_path)
    assert bring_in_order(tmp_path) == []
    for path in FOLDER.glob("*.po"):
        assert (tmp_path / path.name).read_bytes() == path.read_bytes()


def test_a_catalogue_gets_the_order_and_the_comments_of_english_and_keeps_its_head_and_its_words() -> None:
    polish = normal(POLISH, ENGLISH, "pl")
    assert polish == IN_ORDER
    assert normal(polish, ENGLISH, "pl") == polish


def test_a_key_that_nothing_uses_is_taken_out_and_its_heading_passes_on() -> None:
    superfluous = 'msgid "command.nobody-asks-for-this"\nmsgstr "words"\n\n'
    english = (FOLDER / "en.po").read_text(encoding="utf-8")
    heading = "# The structure of a qualification\n"
    assert heading in english
    grown = english.replace(heading, heading + superfluous)
    assert normal_english(grown) == english


def test_a_key_that_english_lacks_is_added_without_words_after_its_like() -> None:
    english = (FOLDER / "en.po").read_text(encoding="utf-8")
    entry = f'msgid "verdict.not-decided"\nmsgstr "{words("en").forms["verdict.not-decided"][0]}"\n'
    assert entry in english
    mended = normal_english(english.replace(entry + "\n", ""))
    assert mended == english.replace(entry, 'msgid "verdict.not-decided"\nmsgstr ""\n')


def test_shuffled_entries_come_back_to_their_places() -> None:
    english = (FOLDER / "en.po").read_text(encoding="utf-8")
    finnish = (FOLDER / "fi.po").read_text(encoding="utf-8")
    head, *entries = finnish.rstrip("\n").split("\n\n")
    shuffled = "\n\n".join([head, *reversed(entries)]) + "\n"
    assert normal(shuffled, english, "fi") == finnish


@pytest.mark.parametrize("key", ["finding.credit-surplus", "verdict.achieved", "what.title", "term.unit"])
def test_keys_of_codes_of_enumerations_and_of_literals_are_used(key: str) -> None:
    assert key not in unused({key})
    assert key in demanded() or key.startswith("term.")


@pytest.mark.parametrize("key", ["finding.no-such-code", "verdict.perhaps", "command.nobody-asks-for-this"])
def test_what_no_code_asks_for_is_unused(key: str) -> None:
    assert unused({key}) == {key}
