"""`ecvet convert`: a document in another format, with what was lost on the way."""

import json
from pathlib import Path

import attrs
import pytest

from ecvet import Credit, CreditTransfer, Grade, PersonalTranscript, Unit
from ecvet.io import formats, loq_xml, native
from ecvet.io._reading import held as held_values
from ecvet.io.formats import Format, TableNeeds
from tests.cli.command import SAMPLES, Command
from tests.cli.held import HELD
from tests.io.loq_xml.qualifications import NQF, described


@pytest.mark.parametrize("value", [HELD, HELD[:1], (), HELD[0]], ids=["two", "one in a list", "none", "one"])
def test_a_native_document_is_written_as_it_was_read(
    ecvet: Command, tmp_path: Path, value: tuple[Credit, ...] | Credit
) -> None:
    source, target = tmp_path / "source.json", tmp_path / "target.json"
    source.write_text(native.write(value), encoding="utf-8")
    assert ecvet("convert", source, "--to", "native", "--output", target).code == 0
    assert native.read_any(target) == value


def test_credits_of_nobody_are_no_transcript(ecvet: Command, tmp_path: Path, credits: Path) -> None:
    for target in ("elmo-xml", "edc-jsonld"):
        told = ecvet("convert", credits, "--to", target, "--output", tmp_path / "out")
        assert told.refused("a Credit", "do not say whose they are")


@pytest.mark.parametrize("target", ["csv", "elmo-xml", "edc-jsonld"])
def test_of_a_transfer_the_transcript_is_written_and_what_is_beside_it_is_told(
    ecvet: Command, tmp_path: Path, target: str
) -> None:
    output = tmp_path / "out"
    stated = ("--given-names", "", "--family-name", "", "--website", "https://a.example", "--codes-as-titles")
    told = ecvet("convert", SAMPLES / "transfer.json", "--to", target, "--output", output, *stated, "--json")
    assert told.code == 0
    lost = [one["where"] for one in told.json["losses"]]
    assert {"/agreement", "/memorandum", "/assessments", "/history"} <= set(lost)
    assert all(where in BESIDE or where.startswith("/transcript") for where in lost)
    read = formats.read(output, Format(target), tables=TableNeeds(language="en", scheme="ecvet"))
    (first, *others) = held_values(read.value)
    credits = first.credits if isinstance(first, PersonalTranscript) else (first, *others)
    assert credits
    assert "no-electric-vehicles" in {credit.unit for credit in credits if isinstance(credit, Credit)}


BESIDE = {f"/{field.name}" for field in attrs.fields(CreditTransfer)} - {"/transcript"}


def test_a_transfer_without_a_transcript_is_refused(ecvet: Command, tmp_path: Path) -> None:
    transfer = native.read(SAMPLES / "transfer.json", CreditTransfer)
    source, target = tmp_path / "transfer.json", tmp_path / "out"
    source.write_text(native.write(CreditTransfer(agreement=transfer.agreement)), encoding="utf-8")
    for name in ("csv", "elmo-xml", "edc-jsonld"):
        told = ecvet("convert", source, "--to", name, "--output", target)
        assert told.refused(f"{source}: transcript", "is not there yet")


def test_what_is_missing_is_asked_for_by_the_options_that_state_it(ecvet: Command, tmp_path: Path) -> None:
    def asked(name: str, target: str) -> str:
        told = ecvet("convert", SAMPLES / name, "--to", target, "--output", tmp_path / "out")
        assert told.code == 2
        return told.err

    qualification = asked("qualification.json", "loq-xml")
    assert "state it in the value, or give --nqf" in qualification
    assert "among the needs" not in qualification
    transcript = asked("transfer.json", "elmo-xml")
    assert "give --given-names" in transcript
    assert "give --family-name" in transcript


def test_a_unit_of_its_own_becomes_loq_xml_and_goes_to_native_json_and_back(
    ecvet: Command, tmp_path: Path
) -> None:
    (unit,) = described().units
    source, loq, back = (tmp_path / name for name in ("unit.json", "unit.xml", "back.json"))
    source.write_text(native.write(unit), encoding="utf-8")
    assert ecvet("convert", source, "--to", "loq-xml", "--output", loq, *DEMANDED).code == 0
    assert ecvet("convert", loq, "--to", "native", "--output", back).code == 0
    read = native.read(back, Unit)
    assert (read.code, read.outcomes, read.level) == (unit.code, unit.outcomes, unit.level)


def test_units_that_stand_beside_qualifications_are_told_to_be_lost_in_native_json(
    ecvet: Command, tmp_path: Path
) -> None:
    qualification = described()
    alone = attrs.evolve(qualification.units[0], code="alone", parts=())
    outcomes = tuple(attrs.evolve(one, id=f"{one.id}-alone") for one in alone.outcomes)
    needs = loq_xml.LoqNeeds(eqf=4, nqf=NQF[:1], isced=("0716",), languages=("fi",))
    source, target = tmp_path / "both.xml", tmp_path / "both.json"
    both = (qualification, attrs.evolve(alone, outcomes=outcomes))
    source.write_bytes(loq_xml.write(both, needs).content)
    told = ecvet("convert", source, "--to", "native", "--output", target, "--json")
    assert told.code == 0
    assert native.read_any(target) == qualification
    assert "/1" in [one["where"] for one in told.json["losses"]]
    assert ecvet("convert", source, "--to", "native", "--output", target, "--only", "1").code == 0
    assert native.read(target, Unit).code == "alone"


def test_what_is_unknown_is_kept_where_the_reader_is_lenient(ecvet: Command, tmp_path: Path) -> None:
    source, target = tmp_path / "more.json", tmp_path / "out.json"
    document = json.loads(native.write(HELD[0]))
    document["value"]["colour"] = "blue"
    source.write_text(json.dumps(document), encoding="utf-8")
    arguments = ("convert", source, "--to", "native", "--output", target)
    assert ecvet(*arguments).refused("/value/colour")
    told = ecvet(*arguments, "--lenient")
    assert told.code == 0
    assert json.loads(target.read_text(encoding="utf-8")) == document


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


def test_partial_credit_goes_through_elmo_and_comes_back(ecvet: Command, tmp_path: Path) -> None:
    elmo, back = tmp_path / "out.xml", tmp_path / "back.json"
    names = ("--given-names", "", "--family-name", "", "--website", "https://a.example")
    assert ecvet("convert", SAMPLES / "transfer.json", "--to", "elmo-xml", "--output", elmo, *names).code == 0
    assert ecvet("convert", elmo, "--to", "native", "--output", back).code == 0
    sent = native.read(SAMPLES / "transfer.json", CreditTransfer).transcript
    assert sent is not None
    read = native.read(back, PersonalTranscript)

    def told(transcript: PersonalTranscript) -> list[tuple[str, bool, Grade | None]]:
        return [(one.unit, one.partial, one.grade) for one in transcript.credits]

    assert told(read) == told(sent)
    assert any(one.partial for one in read.credits)


def test_a_document_of_a_version_that_is_not_known_goes_to_no_other_format(
    ecvet: Command, tmp_path: Path
) -> None:
    source, target = tmp_path / "later.json", tmp_path / "out"
    source.write_text('{"schema_version":"2.0","type":"credits","value":[]}', encoding="utf-8")
    for name in ("csv", "elmo-xml", "loq-xml", "edc-jsonld"):
        told = ecvet("convert", source, "--lenient", "--to", name, "--output", target)
        assert told.refused("is of a version of which nothing is known here", "/schema_version")
        assert not target.exists()


def test_an_option_that_is_needed_is_used_without_a_note(ecvet: Command, tmp_path: Path) -> None:
    arguments = ("convert", SAMPLES / "qualification.json", "--to", "loq-xml", "--output", tmp_path / "out")
    told = ecvet(*arguments, "--nqf", NQF[0])
    assert (told.code, told.err) == (0, "")
