"""What is broken or hostile is refused or named, by the ids of the catalogue of bad input."""

import base64
import gzip
import time
from collections.abc import Callable, Iterator

import attrs
import pytest

from ecvet import Credit, Points, ReadError
from ecvet.io import elmo_xml
from tests.io.elmo_xml.documents import (
    NAMESPACE,
    SIGNATURE,
    below,
    codes,
    elmo,
    node,
    points,
    read,
    refused,
    report,
)
from tests.io.elmo_xml.transcripts import NEEDS

RESULT = "/elmo/report/learningOpportunitySpecification/specifies/learningOpportunityInstance"


def rules(document: bytes | str) -> list[str]:
    """The rules that a document breaks."""
    return [rule for _, rule in refused(document)]


@pytest.fixture(autouse=True)
def in_time() -> Iterator[None]:
    """Nothing hostile takes long; the bound is generous, since the machine may be busy."""
    begin = time.process_time()
    yield
    assert time.process_time() - begin < 5


def test_e01_a_gzip_bomb_is_refused_before_it_grows() -> None:
    packed = base64.b64encode(gzip.compress(bytes(200_000_000), compresslevel=1))
    assert rules(packed) == ["size"]
    assert rules(gzip.compress(bytes(19_000_000))) == ["elmo.ratio"]


def test_e02_two_members_of_gzip_are_refused() -> None:
    both = gzip.compress(b"<elmo/>") + gzip.compress(b"<elmo/>")
    assert rules(base64.b64encode(both)) == ["elmo.gzip"]


def test_e03_what_follows_the_gzip_member_is_refused() -> None:
    assert rules(base64.b64encode(gzip.compress(b"<elmo/>") + b"x")) == ["elmo.gzip"]


def test_e04_gzip_that_ends_early_is_refused() -> None:
    whole = gzip.compress(elmo().encode())
    for end in (3, 11, len(whole) // 2, len(whole) - 1):
        assert rules(whole[:end]) == ["elmo.gzip"]


def test_e05_base64_in_lines_is_lawful_and_base64_with_junk_is_refused() -> None:
    packed = elmo_xml.pack(elmo().encode())
    lines = b"\r\n".join(packed[start : start + 76] for start in range(0, len(packed), 76)) + b"\n"
    assert elmo_xml.read(lines) == elmo_xml.read(elmo())
    for junk in (b"*", b"-", b"\x00", "ä".encode(), b"=", b"\x0b"):
        assert rules(packed[:40] + junk + packed[40:]) == ["elmo.base64"]
    assert rules(packed.rstrip(b"=")[:-1]) in (["elmo.base64"], ["elmo.gzip"])


def test_e05_base64_with_bits_that_say_nothing_is_refused() -> None:
    data = next(one for one in (gzip.compress(b"<elmo/>" + b" " * n) for n in range(9)) if len(one) % 3 == 1)
    text = base64.b64encode(data)
    letters = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    other = text[:-3] + letters[letters.index(text[-3:-2]) + 1 :][:1] + b"=="
    assert base64.b64decode(other) == data
    assert rules(other) == ["elmo.base64"]


def test_e06_the_name_of_a_file_in_gzip_is_not_used() -> None:
    plain = gzip.compress(elmo().encode(), mtime=0)
    named = plain[:3] + b"\x08" + plain[4:10] + b"../../x\x00" + plain[10:]
    assert elmo_xml.read(named) == elmo_xml.read(elmo())


def test_e07_a_document_without_a_signature_is_read_and_a_finding_says_so() -> None:
    assert [found.code for found in read(elmo()).findings] == ["read-unsigned"]


def test_e08_a_signature_over_another_element_is_unverified_like_any_other() -> None:
    reading = read(elmo(more=SIGNATURE.replace('URI=""', 'URI="#copy"')))
    assert codes(reading) == ["read-signature-unverified"]


def test_e09_two_signatures_are_refused() -> None:
    assert rules(elmo(more=SIGNATURE * 2)) == ["elmo.repeated"]


def test_e10_a_signature_inside_an_attachment_is_not_that_of_the_document() -> None:
    reading = read(elmo(more=f"<attachment><extension>{SIGNATURE}</extension></attachment>"))
    found = {finding.code: finding.where for finding in reading.findings}
    assert found["read-signature-unverified"] == "/elmo/attachment/extension/Signature"
    assert found["read-unsigned"] == "/elmo"


@pytest.mark.parametrize(
    ("was", "now"),
    [
        pytest.param("2001/04/xmldsig-more#rsa-sha256", "2000/09/xmldsig#rsa-sha1", id="e11-rsa-sha1"),
        pytest.param("2001/04/xmldsig-more#rsa-sha256", "2001/04/xmldsig-more#hmac-sha256", id="e12-hmac"),
        pytest.param(
            "</ds:Signature>",
            "<ds:KeyInfo><ds:X509Data><ds:X509Certificate>AAAA</ds:X509Certificate></ds:X509Data></ds:KeyInfo>"
            "</ds:Signature>",
            id="e13-e14-certificate-of-anybody",
        ),
        pytest.param(
            "<ds:DigestMethod",
            '<ds:Transforms><ds:Transform Algorithm="http://www.w3.org/TR/1999/REC-xslt-19991116"/></ds:Transforms>'
            "<ds:DigestMethod",
            id="e15-transform",
        ),
    ],
)
def test_e11_e12_e13_e14_e15_no_signature_is_ever_taken_for_verified(was: str, now: str) -> None:
    signature = SIGNATURE.replace(was, now, 1)
    assert signature != SIGNATURE
    reading = read(elmo(more=signature))
    assert codes(reading) == ["read-signature-unverified"]
    assert reading.value.values == read(elmo()).value.values


def test_e11_a_signature_is_never_kept_over_changed_content() -> None:
    document = read(elmo(more=SIGNATURE)).value
    (transcript,) = document.values
    more = attrs.evolve(transcript, credits=(Credit(unit="A"),))
    written = elmo_xml.write(attrs.evolve(document, reports=((more,),)), NEEDS)
    assert b"Signature" not in written.content
    assert [loss.code for loss in written.losses] == ["loss-signature"]


def test_e16_a_moment_without_a_zone_is_read_as_it_is_written() -> None:
    bare = report(issued="2026-06-05T23:59:59")
    zoned = report(issued="2026-06-05T23:59:59-12:00")
    days = [read(elmo(one, generated="2026-06-05T12:00:00")).value.values[0].issued for one in (bare, zoned)]
    assert [str(day) for day in days] == ["2026-06-05"] * 2


@pytest.mark.parametrize(
    ("written", "scheme", "found"),
    [
        ("ects", "ects", []),
        ("ECTS", "ects", ["read-as"]),
        ("ECVET", "ecvet", ["read-as"]),
        ("osaamispiste", "osaamispiste", []),
        ("OSP", "OSP", []),
    ],
)
def test_e17_a_known_scheme_is_known_in_any_case_and_others_are_kept(
    written: str, scheme: str, found: list[str]
) -> None:
    reading = read(elmo(report(node("A", points("30", written)))))
    assert reading.value.values[0].credits[0].points == Points(30, scheme)
    assert codes(reading) == found
    assert f"<scheme>{written}</scheme>".encode() in elmo_xml.write(reading.value).content


def test_e17_a_comma_for_the_decimals_is_refused_with_a_hint() -> None:
    with pytest.raises(ReadError, match="write a point for the decimals") as caught:
        elmo_xml.read(elmo(report(node("A", points("30,0")))))
    assert (caught.value.path, caught.value.rule) == (f"{RESULT}/credit/value", "number.syntax")
    assert caught.value.value == "'30,0'"


def test_e18_results_within_each_other_are_bounded() -> None:
    tree = node("A")
    for _ in range(200):
        tree = node("A", parts=below(tree))
    assert rules(elmo(report(tree))) == ["xml.depth"]


def test_e19_two_results_of_one_identifier_are_refused() -> None:
    same = '<identifier type="ewp-loi-id">C1</identifier>'
    assert rules(elmo(report(node("A", same), node("B", same)))) == ["id.duplicate"]


def test_e20_an_attachment_is_kept_as_it_is_and_never_opened() -> None:
    data = "data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg=="
    document = elmo(report(more=f"<attachment><type>Diploma</type><content>{data}</content></attachment>"))
    reading = read(document)
    assert codes(reading) == ["read-kept"]
    assert data.encode() in elmo_xml.write(reading.value).content
    assert not any("script" in str(found) for found in reading.findings)


def test_e21_a_grading_scheme_without_a_grade_gives_no_grade() -> None:
    reading = read(elmo(report(node("A", "<gradingSchemeLocalId>1-5</gradingSchemeLocalId>"))))
    assert reading.value.values[0].credits[0].grade is None
    assert codes(reading) == ["read-kept"]


@pytest.mark.parametrize("day", ["2008-02-31", "31-02-2008", "2008", "20080229", "2008-2-9"])
def test_e22_a_day_of_birth_that_is_none_is_refused(day: str) -> None:
    ((path, rule),) = refused(elmo(learner=f"<bday>{day}</bday>"))
    assert path == "/elmo/learner/bday"
    assert rule in ("date.syntax", "date.value")


def test_e23_text_in_a_wrong_encoding_is_named_and_never_repaired() -> None:
    garbled = "Höst".encode().decode("latin-1")
    reading = read(elmo(report(node("A", title=f'<title xml:lang="sv">{garbled}</title>'))))
    title = reading.value.values[0].credits[0].title
    assert title is not None
    assert title["sv"] == garbled
    assert codes(reading) == ["read-garbled"]
    for fine in ("Höst", "Année", "Příští", "Łódź", "ÅÄÖ"):
        assert codes(read(elmo(report(node("A", title=f'<title xml:lang="sv">{fine}</title>'))))) == []


@pytest.mark.parametrize(
    ("prologue", "rule"),
    [
        ('<!DOCTYPE elmo [<!ENTITY a "x">]>', "xml.doctype"),
        ('<!DOCTYPE elmo SYSTEM "http://127.0.0.1/x.dtd">', "xml.doctype"),
        ('<?xml-stylesheet href="x.xsl"?>', "xml.instruction"),
    ],
)
def test_q04_q05_q08_what_makes_xml_dangerous_is_refused_inside_a_package_too(
    prologue: str, rule: str
) -> None:
    document = (prologue + elmo()).encode()
    assert rules(document) == [rule]
    assert rules(elmo_xml.pack(document)) == [rule]


def test_q15_the_address_of_a_schema_is_never_fetched() -> None:
    where = f'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="{NAMESPACE} http://127.0.0.1/"'
    assert refused(elmo().replace("<elmo ", f"<elmo {where} ", 1)) == []


def test_many_credits_are_read_in_time() -> None:
    document = elmo(report(*(node(f"U{number}", points("1")) for number in range(3000))))
    assert len(read(document).value.values[0].credits) == 3000


@pytest.mark.parametrize(
    "said",
    [
        "x2026-06-05T12:00:00",
        "2026-06-05",
        "2026-06-05T25:00:00",
        "2026-02-30T12:00:00",
        "2026-06-05T12:00:00+15:00",
    ],
)
def test_a_moment_that_the_schema_does_not_allow_is_refused(
    said: str, invalid: Callable[[bytes], list[str]]
) -> None:
    for document in (elmo(report(), generated=said), elmo(report(issued=said))):
        assert invalid(document.encode())
        ((path, rule),) = refused(document)
        assert path in ("/elmo/generatedDate", "/elmo/report/issueDate")
        assert rule in ("date.moment", "date.value")


@pytest.mark.parametrize(
    "said", ["2026-06-05T24:00:00", "2026-06-05T12:00:00.123456789Z", "2026-06-05T12:00:00-14:00"]
)
def test_a_moment_that_the_schema_allows_is_read(said: str, invalid: Callable[[bytes], list[str]]) -> None:
    document = elmo(report(issued=said), generated=said)
    assert invalid(document.encode()) == []
    assert refused(document) == []
