"""Hostile and broken LOQ documents, each by the id that it has in the catalogue of bad inputs."""

import socket
import time
import tracemalloc
from collections.abc import Callable
from contextlib import suppress

import pytest

from ecvet import EcvetError, Qualification, ReadError
from ecvet.io import loq_xml, xml_text
from ecvet.io.loq_xml import LoqDocument, _lookup
from tests.io.loq_xml.documents import HEAD, credit, document, qualification, whole

PLAIN = document(qualification("q"))


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a document was fetched")

    monkeypatch.setattr(socket, "socket", refuse)


def rules(text: str | bytes) -> set[str]:
    """The rules that a document is refused by."""
    with pytest.raises(ReadError) as caught:
        loq_xml.read(text)
    return {problem.rule for problem in caught.value.problems}


def read(text: str | bytes) -> LoqDocument:
    return loq_xml.read(text).value


def only(text: str) -> Qualification:
    (found,) = read(text).qualifications
    return found


def memory(act: Callable[[], object]) -> float:
    """How many megabytes something takes that is done or refused."""
    tracemalloc.start()
    with suppress(EcvetError):
        act()
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return most / 2**20


def seconds(act: Callable[[], object]) -> float:
    """How much time of the processor something takes that is done or refused."""
    begin = time.process_time()
    with suppress(EcvetError):
        act()
    return time.process_time() - begin


def within(doctype: str, inside: str = "") -> str:
    return f"{doctype}{PLAIN.replace('Brakes', inside or 'Brakes')}"


def test_q01_a_billion_laughs_are_refused_before_the_first() -> None:
    lines = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    text = within(f'<!DOCTYPE Courses [<!ENTITY l0 "lol">{lines}]>', "&l9;")
    assert rules(text) == {"xml.doctype"}
    assert seconds(lambda: read(text)) < 1
    assert memory(lambda: read(text)) < 5


def test_q02_a_quadratic_blow_up_is_refused() -> None:
    text = within(f'<!DOCTYPE Courses [<!ENTITY a "{"x" * 50_000}">]>', "&a;" * 50_000)
    assert rules(text) == {"xml.doctype"}
    assert seconds(lambda: read(text)) < 1
    assert memory(lambda: read(text)) < 5


def test_q03_a_file_is_not_included_as_an_entity() -> None:
    assert rules(within('<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]>', "&x;")) == {"xml.doctype"}


def test_q04_a_document_type_elsewhere_is_refused() -> None:
    assert rules(within('<!DOCTYPE Courses SYSTEM "http://127.0.0.1/loq.dtd">')) == {"xml.doctype"}


def test_q05_a_harmless_internal_dtd_is_refused() -> None:
    assert rules(within('<!DOCTYPE Courses [<!ENTITY a "x">]>', "&a;")) == {"xml.doctype"}


def test_q06_parameter_entities_are_refused() -> None:
    assert rules(within('<!DOCTYPE a [<!ENTITY % p SYSTEM "http://127.0.0.1/x"> %p;]>')) == {"xml.doctype"}


def test_q07_an_inclusion_is_refused() -> None:
    include = (
        '<i:include xmlns:i="http://www.w3.org/2001/XInclude" href="file:///etc/hostname" parse="text"/>'
    )
    assert rules(document(qualification("q", last=include))) == {"xml.include"}


def test_q08_an_instruction_is_refused() -> None:
    assert rules(f'<?xml-stylesheet href="a.xsl"?>{PLAIN}') == {"xml.instruction"}


def test_q09_three_hundred_levels_are_refused() -> None:
    deep = "<x:a>" * 300 + "</x:a>" * 300
    assert rules(document(qualification("q", last=deep))) == {"xml.depth"}


@pytest.mark.long
def test_q10_attributes_and_siblings_beyond_number_are_refused() -> None:
    many = "".join(f'a{n}="" ' for n in range(100_000))
    assert rules(document(qualification("q", last=f"<x:a {many}/>"))) == {"xml.attributes"}
    assert rules(document(qualification("q", last="<x:a/>" * 1_000_000))) == {"xml.elements"}


def test_q10_no_more_is_held_in_memory_than_may_be(monkeypatch: pytest.MonkeyPatch) -> None:
    siblings = document(qualification("q", last="<x:a/>" * 100_000))
    monkeypatch.setattr(xml_text, "ELEMENTS", 10_000)
    assert rules(siblings) == {"xml.elements"}
    assert memory(lambda: read(siblings)) < 20


def test_q10_a_small_document_cannot_refer_to_the_same_parts_without_end(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(_lookup, "LINKS", 1000)
    parts = "".join(f'<hasPart idref="u{n}"/>' for n in range(40))
    units = (qualification(f"u{n}", partial=True) for n in range(40))
    text = document(*(qualification(f"q{n}", parts=parts) for n in range(40)), *units)
    assert rules(text) == {"loq.links"}


def test_q11_a_comment_within_a_name_does_not_cut_it() -> None:
    text = PLAIN.replace('id="q"', 'id="q@evil"').replace("Brakes", "Bra<!--x-->ke<![CDATA[s]]>")
    assert only(text).code == "q@evil"
    assert str(only(text).title) == "Brakes"


@pytest.mark.parametrize(
    "namespace",
    ["", "http://data.europa.eu/snb/model/ap/loq-constraints", "http://data.europa.eu/europass/x"],
)
def test_q12_another_namespace_or_none_is_refused_by_name(namespace: str) -> None:
    text = PLAIN.replace("http://data.europa.eu/snb/model/ap/loq-constraints/", namespace, 1)
    with pytest.raises(ReadError, match="loq-constraints/") as caught:
        loq_xml.read(text)
    assert caught.value.rule == "loq.root"


def test_q12_another_version_is_refused_by_number() -> None:
    with pytest.raises(ReadError, match=r"3\.0\.0 or 3\.1\.0") as caught:
        loq_xml.read(PLAIN.replace("3.1.0", "4.0.0"))
    assert (caught.value.rule, caught.value.value) == ("loq.version", "'4.0.0'")


@pytest.mark.parametrize("encoding", ["latin-1", "utf-7", "cp500", "utf-32", "utf-16"])
def test_q13_a_lie_about_the_encoding_is_refused(encoding: str) -> None:
    said = f'<?xml version="1.0" encoding="UTF-8"?>{PLAIN}'.replace("Brakes", "Bräkes")
    honest = said.replace("UTF-8", encoding)
    if encoding != "utf-7":
        assert rules(said.encode(encoding)) <= {"encoding", "xml.syntax"}
    assert rules(honest.encode(encoding)) <= {"encoding", "xml.syntax"}


@pytest.mark.parametrize("character", ["\x00", "\ufffe", "\x01", "&#0;", "&#xFFFE;"])
def test_q14_what_is_no_character_of_xml_is_refused(character: str) -> None:
    assert rules(PLAIN.replace("Brakes", f"a{character}b")) <= {"xml.syntax", "encoding"}


def test_q15_neither_a_type_nor_the_place_of_a_schema_is_acted_on() -> None:
    place = 'xsi:schemaLocation="http://a http://127.0.0.1/loq.xsd" xsdVersion='
    text = PLAIN.replace("xsdVersion=", place).replace('id="q"', 'id="q" xsi:type="AccreditationType"')
    found = read(text)
    assert [one.code for one in found.qualifications] == ["q"]
    written = loq_xml.write(found).content
    assert b"AccreditationType" in written
    assert b"127.0.0.1/loq.xsd" in written


def test_q16_nothing_that_is_something_is_refused() -> None:
    assert rules(PLAIN.replace("<title ", '<title xsi:nil="true" ')) == {"xml.nil"}


def test_q17_a_title_without_a_language_is_refused() -> None:
    assert rules(PLAIN.replace('<title language="en">Brakes', "<title>Brakes")) == {"lang.tag"}


def test_q17_a_title_that_is_there_twice_in_one_language_is_refused() -> None:
    twice = '<title language="en">A</title><title language="en">B</title>'
    assert rules(document(qualification("q", title=twice))) == {"lang.duplicate"}


@pytest.mark.parametrize("tag", ["", "en_GB", "xx-invalid!", "x" * 300, "../../etc/hostname"])
def test_q17_a_language_that_is_none_is_refused(tag: str) -> None:
    assert rules(PLAIN.replace('language="en">Brakes', f'language="{tag}">Brakes')) == {"lang.tag"}


def test_q18_an_element_of_a_foreign_namespace_is_kept_where_it_was() -> None:
    extension = '<x:note kind="a">One <x:b>two</x:b> three</x:note>'
    found = read(document(qualification("q", last=extension)))
    written = loq_xml.write(found).content
    assert extension.encode() in written
    assert read(written) == found


@pytest.mark.parametrize("text", ["&#13;", "a&#13;&#10;b", "\u00a0", "  ", " a "])
def test_q19_blanks_survive_the_round_trip(text: str) -> None:
    found = read(document(qualification("q", last=f"<x:a>{text}</x:a>")))
    again = read(loq_xml.write(found).content)
    assert again == found
    assert again.source is not None
    kept = again.source.elements[0].elements[0].elements[-1].text
    assert kept == text.replace("&#13;", "\r").replace("&#10;", "\n")


def test_q20_a_code_of_a_newer_list_is_kept_with_a_finding() -> None:
    newer = "http://data.europa.eu/snb/isced-f/0750"
    text = PLAIN.replace("http://data.europa.eu/snb/isced-f/0716", newer)
    reading = loq_xml.read(text)
    assert reading.value.qualifications[0].isced == ()
    assert newer in {found["value"] for found in reading.findings if found.code == "read-not-understood"}
    assert newer.encode() in loq_xml.write(reading.value).content


def test_q21_what_is_valid_and_makes_no_sense_is_kept_with_a_finding() -> None:
    backwards = (
        '<awardingOpportunity><awardingBody idref="o"/><temporal><startDate>2026-01-01T00:00:00</startDate>'
        "<endDate>2025-01-01T00:00:00</endDate></temporal><learningAchievementSpecification idref='q'/>"
        "</awardingOpportunity>"
    )
    for text in (
        document(qualification("q", middle=f"|{credit('many')}")),
        document(qualification("q", middle=f"|{credit('-5')}")),
        document(qualification("q", parts=backwards)),
    ):
        reading = loq_xml.read(text)
        assert "read-not-understood" in {found.code for found in reading.findings}
        assert read(loq_xml.write(reading.value).content) == reading.value


@pytest.mark.parametrize(
    ("parts", "cycle"), [("a b", "a → a"), ("b a", "a → b → a"), ("b q", "q → a → b → q")]
)
def test_q21_what_is_part_of_itself_is_refused_by_name_or_read_without_end_to_it(
    parts: str, cycle: str
) -> None:
    first, second = parts.split()
    units = (
        qualification("a", partial=True, parts=f'<hasPart idref="{first}"/>'),
        qualification("b", partial=True, parts=f'<hasPart idref="{second}"/>'),
    )
    text = document(qualification("q", parts='<hasPart idref="a"/>'), *units)
    with pytest.raises(ReadError) as caught:
        read(text)
    assert cycle in [problem.got for problem in caught.value.problems if problem.rule == "loq.cycle"]
    reading = loq_xml.read(text, strict=False)
    assert any(one.code == "read-not-understood" and "/hasPart" in one.where for one in reading.findings)
    assert loq_xml.read(loq_xml.write(reading.value).content, strict=False).value == reading.value


def test_a_part_that_two_wholes_share_is_no_part_of_itself() -> None:
    shared = '<hasPart idref="a"/>'
    wholes = (qualification("q", parts=shared), qualification("r", parts=shared))
    assert len(read(document(*wholes, qualification("a", partial=True))).qualifications) == 2


def test_q21_points_of_other_forms_are_no_points() -> None:
    for point in ("1e3000000", "7,5", "1_0", "١٢", "9" * 4000, "NaN"):
        text = whole(point, "30")
        assert only(text).pathway().rules.points is None
        assert point.encode() in loq_xml.write(read(text)).content


def test_what_is_no_document_at_all_is_refused() -> None:
    for text in ("", " ", "{}", HEAD, PLAIN[:-1], PLAIN + PLAIN):
        assert rules(text) == {"xml.syntax"}
