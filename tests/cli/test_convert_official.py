"""`ecvet convert` on official samples and real Finnish records."""

from pathlib import Path

import pytest

from ecvet.io import formats, koski, loq_xml, table
from ecvet.io._reading import held as held_values
from tests.cli.command import Command, Told


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
