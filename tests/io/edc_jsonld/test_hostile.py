"""Broken and hostile credentials, by the ids of docs/hostile-input.md: too large, too deep, or with a wrong value."""

import time
from datetime import date

import attrs
import pytest

from ecvet import ReadError, Text
from ecvet.io import edc_jsonld
from ecvet.io.edc_jsonld import EdcNeeds
from ecvet.io.edc_jsonld._json import Object, dumped
from ecvet.io.json_text import Json, load
from tests.io.edc_jsonld.documents import claim, credential, picture, specified
from tests.io.edc_jsonld.reading import found, problems, refused

pytestmark = pytest.mark.usefixtures("no_network")


@pytest.mark.parametrize("content", ["YR==", "YQ=", "Y Q==", "YQ==\n", "!!!!", "YQ==YQ=="])
def test_l13_lax_base64_is_refused(content: str) -> None:
    assert refused(credential(issuer=picture(content))) == [("base64.syntax", "/issuer/logo/content")]


def test_l13_right_base64_is_kept_and_a_wrong_encoding_refused() -> None:
    found(credential(issuer=picture("YQ==")))
    wrong = credential(issuer=picture("YQ==", "http://data.europa.eu/snb/eqf/4"))
    assert refused(wrong) == [("vocab.scheme", "/issuer/logo/contentEncoding")]


def test_l13_a_picture_of_fifty_megabytes_is_refused_before_it_is_read() -> None:
    text = dumped(credential(issuer=picture("A" * 50_000_000)))
    start = time.perf_counter()

    assert refused(text) == [("size", "")]
    assert time.perf_counter() - start < 5


def test_l14_a_thousand_levels_of_parts_are_refused() -> None:
    text = '{"hasPart":' * 1000 + "{}" + "}" * 1000

    assert refused(text) == [("json.depth", "")]


def test_l14_as_many_levels_as_are_allowed_are_read() -> None:
    inner: Object = claim(id="urn:epass:learningAchievement:0")
    for level in range(1, 55):
        inner = claim(id=f"urn:epass:learningAchievement:{level}", hasPart=[inner])

    reading = edc_jsonld.read(dumped(credential(inner)))

    assert load(edc_jsonld.write(reading.value).content) == credential(inner)


def test_l15_the_xml_of_an_older_version_is_named() -> None:
    (problem,) = problems('<europassCredential xmlns="http://data.europa.eu/snb"/>')

    assert problem.rule == "edc.xml"
    assert "version 2" in problem.got


def test_l16_two_subjects_are_refused() -> None:
    document = credential()
    document["credentialSubject"] = [
        document["credentialSubject"],
        {"id": "urn:epass:person:2", "type": "Person"},
    ]

    assert refused(document) == [("edc.subject", "/credentialSubject")]
    assert problems(document, strict=False)[0].rule == "edc.subject"


def test_l18_a_credential_whose_time_is_over_is_read_and_its_last_day_told() -> None:
    reading = edc_jsonld.read(dumped(credential(validUntil="2001-01-01T00:00:00Z")))

    told = [finding["date"] for finding in reading.findings if finding.code == "read-valid-until"]
    assert told == [date(2001, 1, 1)]


def test_the_lenient_reader_keeps_what_the_strict_one_refuses() -> None:
    wrong = credential(
        claim(id="javascript:1", title=5, creditReceived={"type": "CreditPoint", "point": "1e9"}),
        issuer=picture("YR=="),
    )

    codes = [code for code, _ in found(wrong, strict=False)]

    assert codes.count("read-not-understood") >= 4


def test_all_that_is_wrong_is_told_at_once_but_no_more_than_a_hundred() -> None:
    claims = [claim(id=f"javascript:{number}") for number in range(300)]

    assert len(problems(credential(*claims))) == 100


@pytest.mark.parametrize("document", ["[]", "5", '"x"', "{}", '{"payload": 5}', '{"credential": []}', "null"])
def test_what_is_no_credential_is_said_to_be_none(document: str) -> None:
    assert [rule for rule, _ in refused(document)] == ["edc.document"]


@pytest.mark.parametrize("strict", [True, False])
@pytest.mark.parametrize("value", [5, "x", [], [[]], [5], {}, True, None, [None]])
@pytest.mark.parametrize(
    "term", ["issuer", "credentialSubject", "displayParameter", "validFrom", "id", "type"]
)
def test_no_value_in_a_wrong_place_brings_the_reader_down(term: str, value: Json, strict: bool) -> None:
    assert unchanged_or_refused({**credential(), term: value}, strict=strict)


@pytest.mark.parametrize("strict", [True, False])
@pytest.mark.parametrize(
    "value", [5, "x", [], [[]], [5], {}, True, None, {"id": 5}, [{"id": []}], {"en": {}}]
)
@pytest.mark.parametrize(
    "term",
    [
        *("title", "awardedBy", "specifiedBy", "provenBy", "creditReceived", "hasPart", "additionalNote"),
        *("identifier", "type"),
    ],
)
def test_no_value_in_a_wrong_place_of_a_claim_brings_the_reader_down(
    term: str, value: Json, strict: bool
) -> None:
    assert unchanged_or_refused(credential(claim(**{term: value})), strict=strict)


def unchanged_or_refused(document: Object, *, strict: bool) -> bool:
    """Whether a document is refused with reasons, or read and written again as it was."""
    try:
        reading = edc_jsonld.read(dumped(document), strict=strict)
    except ReadError as error:
        return bool(error.problems)
    return load(edc_jsonld.write(reading.value).content) == document


def test_a_claim_of_which_nothing_can_be_made_is_not_overwritten_by_its_neighbour() -> None:
    broken = specified(
        identifier={"id": "urn:epass:identifier:0", "type": "Identifier", "notation": "\u202e"}
    )
    whole = claim(id="urn:epass:learningAchievement:2")
    read = edc_jsonld.read(dumped(credential(broken, whole)), strict=False).value
    (credit,) = read.transcript.credits
    renamed = attrs.evolve(read.transcript, credits=(attrs.evolve(credit, title=Text({"en": "Renamed"})),))

    written = edc_jsonld.write(attrs.evolve(read, transcript=renamed), EdcNeeds(country="FI")).content

    unit = whole["specifiedBy"]
    assert isinstance(unit, dict)
    title: Object = {"en": "Renamed"}
    assert load(written) == credential(
        broken, {**whole, "title": title, "specifiedBy": {**unit, "title": title}}
    )


def test_a_large_credential_is_read_in_time() -> None:
    claims = [claim(id=f"urn:epass:learningAchievement:{number}") for number in range(2000)]
    text = dumped(credential(*claims))
    start = time.perf_counter()

    reading = edc_jsonld.read(text)

    assert len(reading.value.transcript.credits) == 2000
    assert time.perf_counter() - start < 10
