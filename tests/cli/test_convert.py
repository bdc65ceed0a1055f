"""`ecvet convert`: a document in another format, with what was lost on the way."""

import json
from pathlib import Path

import pytest

from ecvet import Credit, Grade, Learner, LearnerRecord, Points, Text
from ecvet.i18n.labels import label
from ecvet.io import koski, loq_xml, native, table
from tests.cli.command import SAMPLES, Command
from tests.io.loq_xml.qualifications import NQF

HELD = (
    Credit(unit="A", points=Points("7.5", "ecvet"), grade=Grade(label="4")),
    Credit(unit="B", points=Points(12, "ecvet"), title=Text({"en": "Tyres"})),
)


@pytest.fixture
def held(tmp_path: Path) -> Path:
    """A file with two credits that a table has room for."""
    path = tmp_path / "held.json"
    path.write_text(native.write(HELD), encoding="utf-8")
    return path


@pytest.mark.parametrize("value", [HELD, HELD[:1], (), HELD[0]], ids=["two", "one in a list", "none", "one"])
def test_a_native_document_is_written_as_it_was_read(
    ecvet: Command, tmp_path: Path, value: tuple[Credit, ...] | Credit
) -> None:
    source, target = tmp_path / "source.json", tmp_path / "target.json"
    source.write_text(native.write(value), encoding="utf-8")
    assert ecvet("convert", source, "--to", "native", "--output", target).code == 0
    assert native.read_any(target) == value


def test_credits_become_a_table_and_nothing_is_lost(ecvet: Command, tmp_path: Path, held: Path) -> None:
    target = tmp_path / "out" / "held.csv"
    told = ecvet("convert", held, "--to", "csv", "--output", target)
    assert told.code == 0
    assert str(held) in told.out
    assert str(target) in told.out
    assert label("command.no-losses", "en") in told.out
    assert table.read(target, scheme="ecvet", language="en") == HELD


def test_no_credits_become_a_table_of_none(ecvet: Command, tmp_path: Path) -> None:
    source, target = tmp_path / "none.json", tmp_path / "none.csv"
    source.write_text(native.write(()), encoding="utf-8")
    assert ecvet("convert", source, "--to", "csv", "--output", target).code == 0
    assert table.read(target, scheme=None, language="en") == ()


@pytest.mark.parametrize("language", ["en", "fi", "sv"])
def test_a_record_as_a_table_says_what_is_lost_of_it(ecvet: Command, tmp_path: Path, language: str) -> None:
    record = LearnerRecord(
        learner=Learner(id="L1"),
        qualification="vehicle",
        unassessed=("C",),
        credits=(
            Credit(unit="X", partial=True),
            Credit(unit="A", grade=Grade(label="4", scale="1-5"), title=Text({language: "Tyres"})),
        ),
    )
    source, target = tmp_path / "record.json", tmp_path / "record.csv"
    source.write_text(native.write(record), encoding="utf-8")
    lost = ["/learner", "/qualification", "/unassessed", "/credits/0", "/credits/1/grade/scale"]
    arguments = ("convert", source, "--to", "csv", "--output", target, "--language", language)
    losses: list[dict[str, str]] = json.loads(ecvet(*arguments, "--json").out)["losses"]
    assert [one["where"] for one in losses] == lost
    assert {one["code"] for one in losses} == {"loss-no-place"}
    told = ecvet(*arguments)
    assert label("command.losses", language) in told.out
    assert all(f"• {one['where']}: {one['text']}\n" in told.out for one in losses)
    (written,) = table.read(target, scheme=None, language=language)
    assert (written.unit, written.title) == ("A", Text({language: "Tyres"}))


def test_what_a_table_cannot_hold_is_refused_and_nothing_is_written(ecvet: Command, tmp_path: Path) -> None:
    target = tmp_path / "out.csv"
    told = ecvet("convert", SAMPLES / "qualification.json", "--to", "csv", "--output", target)
    assert told.refused("cannot be written as a table of credits", "a Qualification")
    assert not list(tmp_path.iterdir())


def test_credits_that_a_table_would_tell_otherwise_are_refused(ecvet: Command, tmp_path: Path) -> None:
    source, target = tmp_path / "mixed.json", tmp_path / "out.csv"
    mixed = (Credit(unit="A", points=Points(5, "ecvet")), Credit(unit="B", points=Points(5, "ects")))
    source.write_text(native.write(mixed), encoding="utf-8")
    assert ecvet("convert", source, "--to", "csv", "--output", target).refused("several schemes")
    assert not target.exists()


def test_a_table_is_no_source_since_it_does_not_say_its_scheme(
    ecvet: Command, tmp_path: Path, credits: Path
) -> None:
    told = ecvet("convert", credits, "--to", "native", "--output", tmp_path / "out.json")
    assert told.refused(str(credits), "table of credits")
    assert not (tmp_path / "out.json").exists()


def test_what_is_there_stays_as_it_is_where_the_output_cannot_be_written(
    ecvet: Command, tmp_path: Path, held: Path
) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "kept").write_text("kept", encoding="utf-8")
    told = ecvet("convert", held, "--to", "csv", "--output", folder)
    assert told.refused("cannot be written", str(folder))
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["folder", "held.json", "kept"]
    below_a_file = ecvet("convert", held, "--to", "csv", "--output", held / "out.csv")
    assert below_a_file.refused("cannot be written", str(held / "out.csv"))
    assert native.read_any(held) == HELD


def test_a_document_may_take_the_place_of_what_it_was_read_from(ecvet: Command, held: Path) -> None:
    before = held.read_bytes()
    assert ecvet("convert", held, "--to", "native", "--output", held).code == 0
    assert held.read_bytes() != before
    assert native.read_any(held) == HELD


DEMANDED = ("--eqf", "4", "--nqf", NQF[0], "--isced", "0716", "--taught-in", "en", "--country", "FI")


def test_a_qualification_becomes_loq_xml_once_it_is_said_what_the_format_demands(
    ecvet: Command, tmp_path: Path
) -> None:
    target = tmp_path / "out.xml"
    arguments = ("convert", SAMPLES / "qualification.json", "--to", "loq-xml", "--output", target)
    told = ecvet(*arguments)
    assert told.code == 2
    assert "the address of a level in a national framework" in told.err
    assert not target.exists()
    done = ecvet(*arguments, *DEMANDED, "--leave-out-undescribed")
    assert done.code == 0
    assert "The code list of the format lacks “competence”" in done.out
    (read,) = loq_xml.read(target).value.qualifications
    assert read.isced == ("0716",)


def test_the_official_sample_is_converted_to_itself(ecvet: Command, shared: Path, tmp_path: Path) -> None:
    sample, target = shared / "standards/elm/loq/samples/loq.xml", tmp_path / "out.xml"
    assert ecvet("convert", sample, "--to", "loq-xml", "--output", target).code == 0
    assert loq_xml.read(target).value == loq_xml.read(sample).value


def test_the_official_transcript_is_converted_to_itself_byte_for_byte(
    ecvet: Command, shared: Path, tmp_path: Path
) -> None:
    sample, target = shared / "standards/elmo/example.xml", tmp_path / "out.xml"
    assert ecvet("convert", sample, "--to", "elmo-xml", "--output", target).code == 0
    assert target.read_bytes() == sample.read_bytes()


def test_a_finnish_record_becomes_a_transcript_as_emrex_sends_it_and_its_credits_count_again(
    ecvet: Command, shared: Path, tmp_path: Path
) -> None:
    record = shared / "data/fi/koski/ammatillinen-reforminmukainenerikoisammattitutkinto_2025-09-25.json"
    target, table_of_it = tmp_path / "out.elmo", tmp_path / "out.csv"
    arguments = ("convert", record, "--to", "elmo-xml", "--output", target, "--packed")
    told = ecvet(*arguments)
    assert told.code == 2
    assert "the family name" in told.err
    stated = ("--given-names", "Aku", "--family-name", "Ankka", "--website", "https://school.example")
    assert ecvet(*arguments, *stated).code == 0
    assert target.read_bytes().startswith(b"H4sI")
    assert ecvet("convert", target, "--to", "csv", "--output", table_of_it).code == 0
    (held,) = koski.read(record).value
    read = table.read(table_of_it, scheme="osaamispiste", language="en")
    assert [credit.unit for credit in read] == [credit.unit for credit in held.credits]
