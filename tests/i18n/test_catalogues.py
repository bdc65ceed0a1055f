"""The catalogues: every language says the same things, completely."""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from string import Formatter

import pytest
from babel.core import Locale
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from ecvet.i18n import catalogue as catalogues
from ecvet.i18n.catalogue import Catalogue, Message, catalogue, languages
from ecvet.io._writing import What
from ecvet.model.agreements import Basis, Confirmation, Party
from ecvet.model.origins import Evidence, Origin, Setting
from ecvet.model.outcomes import OutcomeKind
from ecvet.model.policies import Resit
from ecvet.model.transfers import Coverage, Decision, Stage
from ecvet.rules.accumulation.progress import Verdict
from ecvet.rules.completeness import Element
from ecvet.rules.findings import CODES, Severity

FOLDER = Path(catalogues.__file__).parent / "catalogues"
COMPLETE = ("en", "fi", "sv")
LABELLED: tuple[type[StrEnum], ...] = (
    Verdict,
    Severity,
    Decision,
    Coverage,
    Stage,
    OutcomeKind,
    Origin,
    Setting,
    Evidence,
    Resit,
    Party,
    Confirmation,
    Basis,
    Element,
    What,
)
QUANTITIES = [Decimal(n) for n in ("0", "1", "1.5", "2", "5", "11", "21", "60")]


def source(language: str) -> dict[str, tuple[str, ...]]:
    """The words of a catalogue by key, read from its source without our own code."""
    with (FOLDER / f"{language}.po").open("rb") as file:
        found = read_po(file, abort_invalid=True)
    words = {}
    for message in found:
        key = message.id if isinstance(message.id, str) else message.id[0]
        words[key] = (message.string,) if isinstance(message.string, str) else tuple(message.string or ())
    del words[""]
    return words


def counted(language: str) -> dict[str, str]:
    """The parameter that decides the form, by the key of each message that has several forms."""
    text = (FOLDER / f"{language}.po").read_text(encoding="utf-8")
    return dict(re.findall(r'^msgid "(.+)"\nmsgid_plural "(.+)"$', text, re.MULTILINE))


def placeholders(words: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(words) if name is not None}


@pytest.fixture(params=COMPLETE)
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_there_are_words_in_english_finnish_and_swedish() -> None:
    assert set(COMPLETE) <= set(languages())


def test_every_code_of_a_finding_has_a_sentence_and_every_sentence_a_code(language: str) -> None:
    sentences = {key.removeprefix("finding.") for key in source(language) if key.startswith("finding.")}
    assert sentences == set(CODES)


def test_every_member_of_the_fields_enumerations_has_a_label(language: str) -> None:
    def name(kind: type[StrEnum]) -> str:
        return re.sub(r"(?<=[a-z])(?=[A-Z])", "-", kind.__name__).lower()

    due = {f"{name(kind)}.{member}" for kind in LABELLED for member in kind}
    assert due <= set(source(language))


def test_both_names_of_the_third_kind_of_outcome_have_a_label(language: str) -> None:
    assert {"outcome-kind.competence", "outcome-kind.responsibility-and-autonomy"} <= set(source(language))


def test_every_language_has_the_same_keys(language: str) -> None:
    assert set(source(language)) == set(source("en"))


def test_no_entry_is_empty_or_merely_its_key(language: str) -> None:
    for key, forms in source(language).items():
        for words in forms:
            assert words.strip() == words != ""
            assert words != key


def test_every_form_of_a_message_names_the_same_things_in_every_language(language: str) -> None:
    english = source("en")
    for key, forms in source(language).items():
        for words in forms:
            assert placeholders(words) == placeholders(english[key][0]), key


def test_a_sentence_names_nothing_but_the_parameters_of_its_code(language: str) -> None:
    for code, known in CODES.items():
        for words in source(language)[f"finding.{code}"]:
            assert placeholders(words) <= set(known.params), code


def test_a_message_with_several_forms_has_one_for_each_plural_category_and_names_what_decides(
    language: str,
) -> None:
    categories = Locale.parse(language).plural_form.tags | {"other"}
    deciding = counted(language)
    for key, forms in source(language).items():
        assert len(forms) == (len(categories) if key in deciding else 1), key
        if key in deciding:
            assert deciding[key] in placeholders(forms[0]), key


def test_words_use_the_quotation_marks_of_their_language(language: str) -> None:
    pair = list("“”" if language == "en" else "””")
    for key, forms in source(language).items():
        for words in forms:
            marks = re.findall("[\"“”„']", words)
            assert marks == pair * (len(marks) // 2), key


def test_what_is_read_is_what_the_sources_say(language: str) -> None:
    """Where this fails and the sources are right, they were not compiled since: run `make catalogues`."""
    read = catalogue(language).messages
    assert {key: message.forms for key, message in read.items()} == source(language)
    assert {key: message.counted for key, message in read.items() if message.counted} == counted(language)


@pytest.fixture
def compiled_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A folder that holds compiled catalogues and no sources, as a wheel may."""
    for name in COMPLETE:
        with (FOLDER / f"{name}.po").open("rb") as po, (tmp_path / f"{name}.mo").open("wb") as mo:
            write_mo(mo, read_po(po))
    clear()
    monkeypatch.setattr(catalogues, "_FOLDER", tmp_path)
    yield
    clear()


def clear() -> None:
    catalogues._offered.cache_clear()
    catalogues._read.cache_clear()


@pytest.mark.usefixtures("compiled_only")
def test_compiled_catalogues_hold_the_same_words_as_their_sources(language: str) -> None:
    assert languages() == COMPLETE
    assert {key: message.forms for key, message in catalogue(language).messages.items()} == source(language)


def of(language: str, **messages: Message) -> Catalogue:
    return Catalogue(language, Locale.parse(language), messages)


@pytest.mark.parametrize(
    ("language", "forms", "expected"),
    [
        ("pl", ("one", "few", "many", "other"), "many one other few many many many many"),
        ("lt", ("one", "few", "many", "other"), "other one many few few other one other"),
        ("lv", ("zero", "one", "other"), "zero one other other other zero one zero"),
        ("ga", ("one", "two", "few", "many", "other"), "other one other two few other other other"),
        ("fi", ("one", "other"), "other one other other other other other other"),
    ],
)
def test_a_form_is_chosen_by_the_plural_rules_of_the_language_fractions_included(
    language: str, forms: tuple[str, ...], expected: str
) -> None:
    words = of(language)
    message = Message(forms, "count")
    assert [words.form(message, quantity) for quantity in QUANTITIES] == expected.split()
    assert words.form(message, None) == "other"


def test_words_that_depend_on_no_number_are_the_same_for_every_number() -> None:
    assert {of("pl").form(Message(("points",)), quantity) for quantity in QUANTITIES} == {"points"}


def test_entries_are_found_without_regard_to_what_else_a_mapping_can_do() -> None:
    messages: Mapping[str, Message] = catalogue("en").messages
    assert not hasattr(messages, "__setitem__")


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("fi", "fi"),
        ("fi-FI", "fi"),
        ("sv-FI", "sv"),
        ("FI", "fi"),
        ("fi_FI", "fi"),
        ("en-US", "en"),
        ("en-GB", "en"),
        ("zxx", "en"),
        ("mul", "en"),
        ("und", "en"),
        ("gr", "en"),
        ("no-NO", "en"),
        ("en-x-private", "en"),
        ("de_DE_POSIX", "de"),
        ("fi-Cyrl", "en"),
        ("", "en"),
        ("-", "en"),
        ("../fi", "en"),
        ("C", "en"),
        ("\N{THUMBS UP SIGN}" * 50, "en"),
    ],
)
def test_an_odd_tag_falls_back_to_the_same_language_and_then_to_english(tag: str, expected: str) -> None:
    assert catalogue(tag).language == expected
