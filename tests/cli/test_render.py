"""`ecvet render`: a document as a page to read, keep and print."""

import json
from pathlib import Path

import pytest

from ecvet import PersonalTranscript
from ecvet.documents.choice import Kind
from ecvet.i18n.labels import heading
from ecvet.io import loq_xml, native
from tests.cli.command import SAMPLES, Command
from tests.io.loq_xml.qualifications import NQF, described


@pytest.fixture
def story(ecvet: Command, tmp_path: Path) -> Path:
    """The folder that the demonstration writes."""
    folder = tmp_path / "story"
    assert ecvet("demo", "--output", folder).code == 0
    return folder


@pytest.mark.parametrize(
    ("file", "asked", "kind"),
    [
        ("memorandum", (), Kind.MEMORANDUM),
        ("agreement", (), Kind.AGREEMENT),
        ("transcript", (), Kind.TRANSCRIPT),
        ("qualification", (), Kind.SUPPLEMENT),
        ("qualification", ("--unit", "tyres-and-wheels"), Kind.UNIT),
        ("transfer", (), Kind.DECISION),
        ("transfer", ("--document", "agreement"), Kind.AGREEMENT),
    ],
)
def test_what_a_file_holds_becomes_its_document(
    ecvet: Command, story: Path, tmp_path: Path, file: str, asked: tuple[str, ...], kind: Kind
) -> None:
    home = ("--qualification", story / "qualification.json")
    output = tmp_path / "page.html"
    arguments = ("render", story / f"{file}.json", *asked, *home, "--language", "fi", "--output", output)
    told = ecvet(*arguments)
    assert (told.code, told.err) == (0, "")
    assert str(output) in told.out
    written = output.read_text(encoding="utf-8")
    assert '<html lang="fi">' in written
    assert heading(f"document.{kind}", "fi") in written
    report = json.loads(ecvet(*arguments, "--json").out)
    assert report == {"document": kind.value, "languages": ["fi"], "output": str(output)}


def test_two_languages_stand_side_by_side(ecvet: Command, tmp_path: Path) -> None:
    output = tmp_path / "page.html"
    asked = ("--language", "el", "--and", "mt", "--output", output, "--json")
    report = json.loads(ecvet("render", SAMPLES / "memorandum.json", *asked).out)
    assert report["languages"] == ["el", "mt"]
    written = output.read_text(encoding="utf-8")
    assert heading("document.memorandum", "el") in written
    assert f'<span lang="mt">{heading("document.memorandum", "mt")}</span>' in written


def test_the_ending_of_the_output_chooses_how_it_is_written(ecvet: Command, tmp_path: Path) -> None:
    output = tmp_path / "page.PDF"
    assert ecvet("render", SAMPLES / "agreement.json", "--output", output).code == 0
    assert output.read_bytes().startswith(b"%PDF-")
    told = ecvet("render", SAMPLES / "agreement.json", "--output", tmp_path / "page.docx")
    assert told.refused("--output", "page.docx", ".html or .pdf")


def test_words_of_ones_own_stand_in_the_document(ecvet: Command, tmp_path: Path) -> None:
    own, output = tmp_path / "words.json", tmp_path / "page.html"
    own.write_text('{"document.memorandum": "partnership agreement"}', encoding="utf-8")
    asked = ("render", SAMPLES / "memorandum.json", "--words", own, "--output", output)
    assert ecvet(*asked).code == 0
    assert "<h1>Partnership agreement</h1>" in output.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ('["document.memorandum"]', ("list", "is not words by key")),
        ('{"document.memorandum": 7}', ("document.memorandum", "is not words by key")),
        ('{"document.memorandum": ["a", 7]}', ("document.memorandum", "is not words by key")),
        ('{"document.memorandun": "a"}', ("document.memorandun", "document.memorandum")),
        ('{"document.memorandum": ["a", "b"]}', ("another number of forms", "expected  1")),
        ("{", ("words.json",)),
    ],
)
def test_words_that_cannot_serve_are_refused(
    ecvet: Command, tmp_path: Path, words: str, said: tuple[str, ...]
) -> None:
    own = tmp_path / "words.json"
    own.write_text(words, encoding="utf-8")
    asked = ("render", SAMPLES / "memorandum.json", "--words", own, "--output", tmp_path / "page.html")
    assert ecvet(*asked).refused("words.json", *said)


def test_a_decision_asks_for_the_qualification_at_home(ecvet: Command, story: Path, tmp_path: Path) -> None:
    told = ecvet("render", story / "transfer.json", "--output", tmp_path / "page.html")
    assert told.refused("--qualification", "is needed for a decision")
    assert not (tmp_path / "page.html").exists()


def test_a_document_that_the_file_holds_nothing_for_is_refused(ecvet: Command, tmp_path: Path) -> None:
    asked = ("--document", "decision", "--output", tmp_path / "page.html")
    assert ecvet("render", SAMPLES / "agreement.json", *asked).refused("--document", "expected  agreement")
    asked = ("--unit", "nothing-such", "--output", tmp_path / "page.html")
    told = ecvet("render", SAMPLES / "qualification.json", *asked)
    assert told.refused("--unit", "nothing-such", "tyres-and-wheels")


def test_a_file_that_no_document_shows_is_refused(ecvet: Command, tmp_path: Path) -> None:
    told = ecvet("render", SAMPLES / "learner-credits.json", "--output", tmp_path / "page.html")
    assert told.refused("holds nothing that a document shows", "a LearnerRecord", "a memorandum")


def test_of_several_none_is_chosen_by_chance(ecvet: Command, story: Path, tmp_path: Path) -> None:
    transcript = native.read(story / "transcript.json", PersonalTranscript)
    several = tmp_path / "several.json"
    several.write_text(native.write((transcript, transcript)), encoding="utf-8")
    told = ecvet("render", several, "--output", tmp_path / "page.html")
    assert told.refused("holds several", "ecvet convert --only 0")


def test_a_qualification_of_another_format_gives_its_supplement(ecvet: Command, tmp_path: Path) -> None:
    source, output = tmp_path / "qualification.xml", tmp_path / "page.html"
    source.write_bytes(loq_xml.write(described(), loq_xml.LoqNeeds(nqf=NQF)).content)
    assert ecvet("render", source, "--output", output).code == 0
    assert heading("document.supplement", "en") in output.read_text(encoding="utf-8")


def test_a_transcript_of_another_format_gives_a_transcript(
    ecvet: Command, transcripts: Path, tmp_path: Path
) -> None:
    output = tmp_path / "page.html"
    assert ecvet("render", transcripts, "--document", "transcript", "--output", output).code == 0
    written = output.read_text(encoding="utf-8")
    assert "Unit A" in written
    assert "Unit B" in written


def test_what_the_second_language_lacks_words_for_is_said(ecvet: Command, tmp_path: Path) -> None:
    asked = ("--language", "fi", "--and", "ja", "--output", tmp_path / "page.html")
    told = ecvet("render", SAMPLES / "memorandum.json", *asked)
    assert told.code == 0
    assert "no words in ja" in told.err
