"""The format of a document is guessed by what it holds, and what is read says what it is."""

import base64
import json
from pathlib import Path

import pytest

from ecvet import Credit, Learner, LearnerRecord, Points, Qualification, ReadError, Text, WriteError
from ecvet.io import elmo_xml, formats, native
from ecvet.io.formats import TARGETS, Format
from ecvet.io.loq_xml import LoqDocument
from tests.io.loq_xml.documents import HEAD, whole

NATIVE = native.write((Credit(unit="A", points=Points(5, "ecvet")),))


@pytest.mark.parametrize(
    ("document", "format"),
    [
        (NATIVE, Format.NATIVE),
        (NATIVE.encode(), Format.NATIVE),
        ("\ufeff" + NATIVE, Format.NATIVE),
        ('{"type": "qualification"}', Format.NATIVE),
        ('{"schema_version": "7.0"}', Format.NATIVE),
        ('{"henkilö": {}, "opiskeluoikeudet": []}', Format.KOSKI),
        ('{"nimi": {"fi": "Autoala"}, "suoritustavat": []}', Format.EPERUSTEET),
        ('{"diaarinumero": "39/011/2014"}', Format.EPERUSTEET),
        ('{"data": [], "sivuja": 1}', Format.EPERUSTEET),
        ("unit\nA\n", Format.CSV),
        ("points;unit\n5;A\n", Format.CSV),
        (b"\xef\xbb\xbfUnit,Points\nA,5\n", Format.CSV),
    ],
)
def test_a_format_is_guessed_by_what_a_document_holds(document: str | bytes, format: Format) -> None:
    assert formats.guess(document) is format


@pytest.mark.parametrize("name", ["credits.csv", "credits.tsv", "CREDITS.TXT"])
def test_a_table_is_known_by_the_name_of_its_file_too(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text("name\nA\n", encoding="utf-8")
    assert formats.guess(path) is Format.CSV
    assert formats.guess(path.read_bytes(), name=name) is Format.CSV


@pytest.mark.parametrize(
    "document", ["{}", "[]", "[{}]", "5", "<xml/>", '"opiskeluoikeudet"', '{"name": "A"}']
)
def test_what_looks_like_nothing_that_is_known_is_refused_with_what_is(document: str) -> None:
    with pytest.raises(ReadError, match="native JSON, Finnish") as caught:
        formats.guess(document)
    assert caught.value.rule == "format.unknown"
    assert caught.value.problems[0].hint == "state the format where the guess fails"


@pytest.mark.parametrize("document", ["", "   ", "Dear Sir", "{"])
def test_what_is_no_json_is_refused_as_such(document: str) -> None:
    with pytest.raises(ReadError, match="not JSON"):
        formats.guess(document)


@pytest.mark.parametrize(
    ("document", "format"),
    [
        (whole(), Format.LOQ_XML),
        (f"\ufeff<?xml version='1.0'?>\n<!-- a --><loq:Courses/>{' ' * 9}", Format.LOQ_XML),
        ("<elmo xmlns='https://example.eu'/>", Format.ELMO_XML),
    ],
)
def test_xml_is_known_by_its_root(document: str, format: Format) -> None:
    assert formats.guess(document) is format


def test_a_transcript_as_emrex_sends_it_is_known_by_how_it_is_packed() -> None:
    packed = elmo_xml.pack(b"<elmo/>")
    for document in (packed, b"\r\n" + packed, base64.b64decode(packed)):
        assert formats.guess(document) is Format.ELMO_XML


def test_a_wrong_guess_is_explained() -> None:
    with pytest.raises(ReadError) as caught:
        formats.read("<Courses/>")
    assert caught.value.rule == "loq.root"
    assert "it was taken for loq-xml: state the format where that is wrong" in str(caught.value)
    with pytest.raises(ReadError) as caught:
        formats.read("<Courses/>", Format.LOQ_XML)
    assert "taken for" not in str(caught.value)


@pytest.mark.parametrize(
    ("document", "stated", "hint"),
    [
        ("unit\nA\n", Format.KOSKI, "it looks like csv, not like koski"),
        ("<elmo xmlns='https://example.eu'/>", Format.LOQ_XML, "it looks like elmo-xml, not like loq-xml"),
        ("[", Format.KOSKI, ""),
        ("nothing known", Format.KOSKI, ""),
    ],
)
def test_a_wrongly_stated_format_is_explained(document: str, stated: Format, hint: str) -> None:
    with pytest.raises(ReadError) as caught:
        formats.read(document, stated)
    assert caught.value.problems[0].hint == hint


def test_a_document_goes_through_another_format_and_what_it_said_beyond_the_model_is_lost() -> None:
    reading = formats.read(whole(unit="many"))
    (kept,) = (one.where for one in reading.findings if one.code == "read-not-understood")
    written = formats.write(reading.value, Format.NATIVE)
    assert [(one.code, one.where, one["what"]) for one in written.losses] == [
        ("loss-no-place", kept, "beyond")
    ]
    qualification = formats.read(written.content).value
    assert isinstance(qualification, Qualification)
    again = formats.read(formats.write(qualification, Format.LOQ_XML).content).value
    assert isinstance(again, LoqDocument)
    assert again.qualifications == (qualification,)


def test_nothing_that_was_kept_is_lost_where_a_document_is_written_in_its_own_format() -> None:
    document = formats.read(whole(unit="many")).value
    assert formats.write(document, Format.LOQ_XML).losses == ()


def test_what_a_native_document_says_beyond_the_model_is_lost_place_by_place() -> None:
    later = json.loads(NATIVE) | {"schema_version": "1.4", "colour": "red"}
    later["value"][0] |= {"mood": "good"}
    document = formats.read(json.dumps(later)).value
    assert formats.write(document, Format.NATIVE).losses == ()
    lost = formats.write(document, Format.CSV).losses
    assert [one.where for one in lost] == ["/colour", "/value/0/mood"]


@pytest.mark.long
def test_what_would_be_too_large_to_be_read_again_is_not_written() -> None:
    long = Credit(unit="A", title=Text({"en": "x" * 100_000}))
    for format in (Format.NATIVE, Format.CSV):
        with pytest.raises(WriteError, match="too large to be read again") as caught:
            formats.write((long,) * 211, format)
        assert caught.value.rule == "size"


def test_a_document_of_no_qualifications_does_not_become_credits() -> None:
    document = formats.read(f"{HEAD}</Courses>").value
    with pytest.raises(WriteError, match="a document with nothing in it"):
        formats.write(document, Format.NATIVE)


def test_of_several_values_those_that_were_not_chosen_are_lost() -> None:
    records = tuple(LearnerRecord(learner=Learner(id=name), pathway="p") for name in "ABC")
    written = formats.write(records, Format.CSV, only=1)
    lost = [(one.where, one["what"]) for one in written.losses]
    assert lost == [
        ("/1/learner", "learner"),
        ("/1/pathway", "pathway"),
        ("/0", "learner"),
        ("/2", "learner"),
    ]
    with pytest.raises(WriteError, match="holds no such value"):
        formats.write(records, Format.CSV, only=3)


def test_a_document_of_which_nothing_is_known_is_written_as_it_is_or_not_at_all() -> None:
    unknown = '{"schema_version":"2.0","type":"credits","value":[{"unit":"A"}]}'
    document = formats.read(unknown, strict=False).value
    assert json.loads(formats.write(document, Format.NATIVE).content) == json.loads(unknown)
    for format in set(TARGETS) - {Format.NATIVE}:
        with pytest.raises(WriteError) as caught:
            formats.write(document, format)
        assert (caught.value.rule, caught.value.path) == ("version.unknown", "/schema_version")


@pytest.mark.parametrize("format", [Format.LOQ_XML, Format.ELMO_XML, Format.EDC_JSONLD, Format.CSV])
def test_a_format_that_holds_no_such_value_says_what_it_holds(format: Format) -> None:
    with pytest.raises(WriteError) as caught:
        formats.write(Points(5, "ecvet"), format)
    assert caught.value.rule == "format.holds"
    assert caught.value.problems[0].expected


@pytest.mark.parametrize("format", sorted(set(Format) - set(TARGETS)))
def test_a_register_is_read_only(format: Format) -> None:
    with pytest.raises(WriteError, match="is read only"):
        formats.write((), format)


def test_a_native_document_is_read_as_what_it_is() -> None:
    reading = formats.read(NATIVE)
    assert reading.value == (Credit(unit="A", points=Points(5, "ecvet")),)
    assert reading.findings == ()


def test_a_table_is_left_to_those_who_know_its_scheme() -> None:
    with pytest.raises(ReadError, match="table of credits") as caught:
        formats.read("unit\nA\n")
    assert caught.value.rule == "format.table"


def test_a_format_that_is_stated_is_believed() -> None:
    for format in (Format.KOSKI, Format.EPERUSTEET):
        with pytest.raises(ReadError):
            formats.read(NATIVE, format)
    assert formats.read(NATIVE, Format.NATIVE).value == formats.read(NATIVE).value


def test_real_documents_are_read_with_remarks_on_how(shared: Path) -> None:
    finnish = shared / "data" / "fi"
    requirements = formats.read(finnish / "eperusteet" / "rakenne-autoalan-perustutkinto2017.json")
    assert isinstance(requirements.value, Qualification)
    assert {found.code for found in requirements.findings} >= {"read-alternatives"}
    records = formats.read(finnish / "koski" / "ammatillinen-uusi_2022-07-14.json").value
    assert isinstance(records, tuple)
    assert all(isinstance(record, LearnerRecord) for record in records)
