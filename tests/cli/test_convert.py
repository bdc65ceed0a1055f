"""`ecvet convert`: a document in another format, with what was lost on the way."""

import json
from pathlib import Path

import attrs
import pytest

from ecvet import (
    Credit,
    CreditTransfer,
    Grade,
    Learner,
    LearnerRecord,
    PersonalTranscript,
    Points,
    Text,
    Unit,
)
from ecvet.i18n.labels import label
from ecvet.io import formats, koski, loq_xml, native, table
from ecvet.io._reading import held as held_values
from ecvet.io.formats import Format, TableNeeds
from tests.cli.command import SAMPLES, Command, Told
from tests.io.loq_xml.qualifications import NQF, described

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


def test_a_table_becomes_credits_once_the_scheme_of_its_points_is_stated(
    ecvet: Command, tmp_path: Path
) -> None:
    target = tmp_path / "out.json"
    arguments = ("convert", SAMPLES / "learner-credits.csv", "--to", "native", "--output", target)
    told = ecvet(*arguments)
    assert told.refused(str(SAMPLES / "learner-credits.csv"), "nobody says of which scheme", "--scheme ecvet")
    assert not target.exists()
    assert ecvet(*arguments, "--scheme", "osaamispiste").code == 0
    first, *_ = native.read_credits(target)
    assert (first.unit, first.points) == ("mathematics-and-science", Points(6, "osaamispiste"))


def test_credits_of_nobody_are_no_transcript(ecvet: Command, tmp_path: Path, credits: Path) -> None:
    for target in ("elmo-xml", "edc-jsonld"):
        told = ecvet("convert", credits, "--to", target, "--output", tmp_path / "out")
        assert told.refused("a Credit", "do not say whose they are")


def test_a_table_without_points_needs_no_scheme(ecvet: Command, tmp_path: Path, credits: Path) -> None:
    target = tmp_path / "out.json"
    assert ecvet("convert", credits, "--to", "native", "--output", target).code == 0
    assert native.read_credits(target) == (Credit(unit="A"), Credit(unit="B"))


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


def test_of_several_values_one_can_be_chosen(ecvet: Command, tmp_path: Path) -> None:
    source, target = tmp_path / "records.json", tmp_path / "out.csv"
    records = tuple(LearnerRecord(learner=Learner(id="L"), credits=(credit,)) for credit in HELD)
    source.write_text(native.write(records), encoding="utf-8")
    arguments = ("convert", source, "--to", "csv", "--output", target)
    assert ecvet(*arguments).refused("2 records", "choose one: --only 0")
    assert ecvet(*arguments, "--only", "1").code == 0
    assert table.read(target, scheme="ecvet", language="en") == HELD[1:]
    assert ecvet(*arguments, "--only", "2").refused("holds no such value", "a number below 2")
    assert ecvet(*arguments, "--only", "first").code == 2


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


def paths(told: Told) -> set[str]:
    """Where something was lost."""
    return {one["where"] for one in told.json["losses"]}


@pytest.mark.parametrize(
    "name",
    ["elmo/example.xml", "elm/loq/samples/loq.xml", "elm/edc/samples/Sample-CertOfPart-signed.jsonld"],
)
def test_one_value_of_an_official_sample_loses_what_the_whole_loses_and_the_values_beside_it(
    ecvet: Command, shared: Path, tmp_path: Path, name: str
) -> None:
    sample, target = shared / "standards" / name, tmp_path / "out.json"
    arguments = ("convert", sample, "--to", "native", "--output", target, "--json")
    values = held_values(formats.read(sample).value)
    whole, one = ecvet(*arguments), ecvet(*arguments, "--only", "0")
    assert whole.code == one.code == 0
    assert paths(one) == paths(whole) | {f"/{index}" for index in range(1, len(values))}
    kept = {found.where for found in formats.read(sample).findings if found.code == "read-kept"}
    assert kept
    assert kept <= paths(one)
    assert "" not in paths(one) or "signed" in name
    assert "read-kept" not in {found["code"] for found in one.json["findings"]}


def test_what_a_document_keeps_is_said_to_be_kept_where_it_is_written(
    ecvet: Command, shared: Path, tmp_path: Path
) -> None:
    sample = shared / "standards/elmo/example.xml"
    told = ecvet("convert", sample, "--to", "elmo-xml", "--output", tmp_path / "out.xml", "--json")
    assert told.json["losses"] == []
    assert "read-kept" in {found["code"] for found in told.json["findings"]}


def test_a_seal_that_does_not_go_with_the_content_is_told(
    ecvet: Command, shared: Path, tmp_path: Path
) -> None:
    for name in ("elmo/example.xml", "elm/edc/samples/Sample-CertOfPart-signed.jsonld"):
        sample = shared / "standards" / name
        told = ecvet("convert", sample, "--to", "native", "--output", tmp_path / "out.json", "--json")
        assert "loss-signature" in {one["code"] for one in told.json["losses"]}


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


def test_what_a_document_says_is_not_replaced_by_an_option_and_that_is_told(
    ecvet: Command, shared: Path, tmp_path: Path
) -> None:
    target = tmp_path / "out"
    standards = shared / "standards"
    for name, format, options in (
        ("elmo/example.xml", "elmo-xml", ("--given-names", "Hacker", "--family-name", "X")),
        ("elm/loq/samples/loq.xml", "loq-xml", ("--eqf", "7", "--isced", "0811", "--taught-in", "sv")),
        (
            "elm/edc/samples/Sample-CertOfPart-signed.jsonld",
            "edc-jsonld",
            ("--id", "OTHER", "--country", "SE"),
        ),
    ):
        arguments = ("convert", standards / name, "--to", format, "--output", target)
        assert ecvet(*arguments).code == 0
        without = target.read_bytes()
        told = ecvet(*arguments, *options)
        assert told.code == 0
        assert target.read_bytes() == without
        assert all(f"note: {option} changes nothing" in told.err for option in options[::2])


def test_an_option_that_is_needed_is_used_without_a_note(ecvet: Command, tmp_path: Path) -> None:
    arguments = ("convert", SAMPLES / "qualification.json", "--to", "loq-xml", "--output", tmp_path / "out")
    told = ecvet(*arguments, "--nqf", NQF[0])
    assert (told.code, told.err) == (0, "")


def test_a_language_of_the_answer_that_there_is_not_is_no_matter_of_the_format(
    ecvet: Command, tmp_path: Path, held: Path
) -> None:
    told = ecvet("convert", held, "--to", "csv", "--output", tmp_path / "out.csv", "--language", "xx")
    assert told.code == 0
    assert "it speaks English" in told.err
    assert label("command.no-losses", "en") not in told.out
    assert table.read(tmp_path / "out.csv", scheme="ecvet", language="en") == HELD


def test_titles_are_written_in_a_language_that_there_is(ecvet: Command, shared: Path, tmp_path: Path) -> None:
    record = shared / "data/fi/koski/ammatillinen-reforminmukainenerikoisammattitutkinto_2025-09-25.json"
    target = tmp_path / "out.csv"
    told = ecvet("convert", record, "--to", "csv", "--output", target, "--language", "mt", "--json")
    assert told.code == 0
    read = table.read(target, scheme="osaamispiste", language="mt")
    assert all(credit.title is not None for credit in read)
    assert {one["code"] for one in told.json["losses"] if "/title/" in one["where"]} >= {"loss-coarser"}


def test_what_was_not_read_of_a_finnish_record_is_told_to_be_lost(
    ecvet: Command, shared: Path, tmp_path: Path
) -> None:
    record = shared / "data/fi/koski/ammatillinen-reforminmukainenperustutkinto_2025-09-25.json"
    told = ecvet("convert", record, "--to", "native", "--output", tmp_path / "out.json", "--json")
    assert {"/henkilö/sukunimi", "/opiskeluoikeudet/0/suoritukset/0/toimipiste"} <= paths(told)
