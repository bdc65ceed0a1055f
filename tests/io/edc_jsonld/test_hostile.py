"""Broken and hostile credentials, by the ids of the list in docs/hostile-input.md."""

import json
import socket
import time
from collections.abc import Iterator
from datetime import date

import attrs
import pytest

from ecvet import ReadError, Setting, Text
from ecvet.errors import Problem
from ecvet.io import edc_jsonld
from ecvet.io.edc_jsonld import EdcNeeds
from ecvet.io.edc_jsonld._json import Object, dumped
from ecvet.io.json_text import Json, load
from tests.io.edc_jsonld.documents import CONTEXT, claim, credential, issuer

V1, EDC = CONTEXT


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Refuse every socket."""

    def refuse(*_: object, **__: object) -> None:
        pytest.fail("a socket was opened")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


def refused(document: Object | str) -> list[tuple[str, str]]:
    """Why and where a document is refused by the strict reader."""
    return [(problem.rule, problem.path) for problem in problems(document)]


def problems(document: Object | str, *, strict: bool = True) -> tuple[Problem, ...]:
    """The problems of a document."""
    text = document if isinstance(document, str) else dumped(document)
    with pytest.raises(ReadError) as caught:
        edc_jsonld.read(text, strict=strict)
    assert all(len(problem.got) <= 100 for problem in caught.value.problems)
    return caught.value.problems


def found(document: Object, *, strict: bool = True) -> list[tuple[str, str]]:
    """What is found in a document that can be read, and where."""
    reading = edc_jsonld.read(dumped(document), strict=strict)
    assert load(edc_jsonld.write(reading.value).content) == document
    return [(finding.code, finding.where) for finding in reading.findings]


@pytest.mark.parametrize(
    "address", ["http://127.0.0.1/context", "file:///etc/passwd", "http://169.254.169.254/latest"]
)
def test_l01_no_context_is_ever_fetched(address: str) -> None:
    document = credential()
    document["@context"] = [V1, address]

    assert refused(document) == [("context.not-allowed", "/@context")]


def test_l01_a_context_inside_of_the_document_is_refused() -> None:
    document = credential(claim(**{"@context": "http://127.0.0.1/"}))

    assert refused(document) == [("context.not-allowed", "/credentialSubject/hasClaim/0/@context")]


def test_l02_a_context_that_gives_terms_another_meaning_is_refused() -> None:
    document = credential()
    document["@context"] = [V1, EDC, {"title": "http://example.org/other"}]

    assert refused(document) == [("context.not-allowed", "/@context")]


@pytest.mark.parametrize(
    "context",
    [
        [EDC, V1],
        [V1],
        [V1, "http://data.europa.eu/snb/model/context/EDC-ap"],
        [V1, "http://data.europa.eu/snb/model/context/edc-ap/"],
        ["http://www.w3.org/2018/credentials/v1", EDC],
        "https://www.w3.org/2018/credentials/v1",
        [],
        None,
        5,
    ],
)
def test_l03_a_context_that_is_nearly_right_is_refused(context: Json) -> None:
    document = {**credential(), "@context": context}

    assert refused(document) == [("context.not-allowed", "/@context")]


def test_l04_a_document_without_a_context_is_refused() -> None:
    document = {term: value for term, value in credential().items() if term != "@context"}

    assert refused(document) == [("context.missing", "/@context")]


@pytest.mark.parametrize(
    "keyword", ["@import", "@base", "@vocab", "@graph", "@reverse", "@nest", "@included"]
)
def test_l05_a_keyword_that_changes_what_the_document_means_is_refused(keyword: str) -> None:
    document = credential(claim(**{keyword: "http://example.org/"}))

    assert refused(document) == [("jsonld.keyword", f"/credentialSubject/hasClaim/0/{keyword}")]


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "a b", "", 5]
)
def test_l06_an_id_that_is_no_address_is_refused(address: Json) -> None:
    assert refused(credential(claim(id=address))) == [("id.scheme", "/credentialSubject/hasClaim/0/id")]


def test_l06_a_blank_id_may_be_used_twice_for_the_same_thing() -> None:
    one: Object = {"id": "_:b0", "type": "LearningActivity", "title": {"en": "Course"}}

    assert ("read-kept", "/credentialSubject/hasClaim/0") in found(credential(one, {**one}))


@pytest.mark.parametrize("address", ["_:b0", "urn:epass:learningAchievement:1", "http://example.org/1"])
def test_l06_one_id_for_two_things_is_refused_with_both_places(address: str) -> None:
    document = credential(
        claim(id=address, title={"en": "Brakes"}), claim(id=address, title={"en": "Engines"})
    )

    (problem,) = problems(document)

    assert (problem.rule, problem.path) == ("id.conflict", "/credentialSubject/hasClaim/1/id")
    assert "/credentialSubject/hasClaim/0," in problem.expected
    assert "title" in problem.message


@pytest.mark.parametrize(
    "title", ["Brakes", {"en": "Brakes"}, {"en": ["Brakes"]}, {"en": ["Brakes", "Again"]}]
)
def test_l07_text_is_read_in_every_form_and_keeps_its_form(title: Json) -> None:
    document = credential(claim(title=title))
    reading = edc_jsonld.read(dumped(document))

    (credit,) = reading.value.transcript.credits

    assert str(credit.title) == "Brakes"
    assert load(edc_jsonld.write(reading.value).content) == document


def test_l07_one_claim_and_a_list_of_one_are_read_alike_and_keep_their_form() -> None:
    listed = credential(claim())
    alone = credential(claim())
    subject = alone["credentialSubject"]
    assert isinstance(subject, dict)
    subject["hasClaim"] = claim()

    readings = [edc_jsonld.read(dumped(document)) for document in (listed, alone)]

    assert readings[0].value.transcript == readings[1].value.transcript
    assert [load(edc_jsonld.write(one.value).content) for one in readings] == [listed, alone]


def test_l08_a_further_class_is_kept() -> None:
    document = credential(claim(type=["LearningAchievement", "http://example.org/Badge"]))

    found(document)
    assert len(edc_jsonld.read(dumped(document)).value.transcript.credits) == 1


def coded(address: str, **terms: Json) -> Object:
    """A coded value."""
    return {"id": address, "type": "Concept", **terms}


def specified(**terms: Json) -> Object:
    """A learning achievement whose unit says more."""
    unit = claim()["specifiedBy"]
    assert isinstance(unit, dict)
    return claim(specifiedBy={**unit, **terms})


def test_l09_a_code_of_another_list_is_refused() -> None:
    document = credential(specified(learningSetting=coded("http://data.europa.eu/snb/eqf/4")))

    place = "/credentialSubject/hasClaim/0/specifiedBy/learningSetting"
    assert refused(document) == [("vocab.scheme", place)]


def test_l09_a_code_that_claims_to_be_of_another_list_is_refused() -> None:
    scheme: Object = {"id": "http://data.europa.eu/snb/isced-f/25831c2", "type": "ConceptScheme"}
    document = credential(specified(eqfLevel=coded("http://data.europa.eu/snb/eqf/4", inScheme=scheme)))

    assert refused(document) == [("vocab.scheme", "/credentialSubject/hasClaim/0/specifiedBy/eqfLevel")]


def test_l10_where_a_label_contradicts_the_address_the_address_counts() -> None:
    level = coded("http://data.europa.eu/snb/eqf/4", prefLabel={"en": "Level 5"})
    document = credential(specified(eqfLevel=level))

    place = "/credentialSubject/hasClaim/0/specifiedBy/eqfLevel"
    assert ("read-label-contradicts", place) in found(document)
    assert edc_jsonld.read(dumped(document)).value.transcript.credits[0].level == 4


def test_l11_a_learning_setting_that_no_list_has_is_kept() -> None:
    document = credential(
        specified(learningSetting=coded("http://data.europa.eu/snb/learning-setting/0000000000"))
    )
    graded = {**document}
    assert [code for code, _ in found(graded)] == ["read-kept"]


def test_l11_informal_learning_comes_back_though_no_list_has_it() -> None:
    document = edc_jsonld.read(dumped(credential(claim(provenBy=assessed())))).value
    (credit,) = document.transcript.credits
    (assessment,) = credit.assessments
    informal = attrs.evolve(credit, assessments=(attrs.evolve(assessment, setting=Setting.INFORMAL),))
    changed = attrs.evolve(document.transcript, credits=(informal,))

    written = edc_jsonld.write(changed, EdcNeeds(country="FI"))

    assert (
        edc_jsonld.read(written.content).value.transcript.credits[0].assessments[0].setting
        == Setting.INFORMAL
    )
    assert [loss.where for loss in written.losses] == ["/credits/0/assessments/0/setting"]


def assessed() -> Object:
    """An assessment."""
    return {
        "id": "urn:epass:learningAssessment:1",
        "type": "LearningAssessment",
        "title": {"en": "Brakes"},
        "dateIssued": "2026-03-31T00:00:00Z",
        "grade": {"id": "urn:epass:note:1", "type": "Note", "noteLiteral": {"en": "4"}},
    }


def jades(document: Object) -> Object:
    """A sealed document."""
    return {"payload": json.dumps(document), "signatures": [{"protected": "e30", "signature": "AA"}]}


def test_l12_a_seal_is_kept_only_around_what_has_not_changed_and_is_never_called_verified() -> None:
    sealed = jades({**credential(), "issued": "2026-05-01T00:00:00Z", "evidence": {"type": "Evidence"}})
    reading = edc_jsonld.read(dumped(sealed))

    changed = attrs.evolve(reading.value.transcript, remarks=Text({"en": "Changed"}))
    written = edc_jsonld.write(attrs.evolve(reading.value, transcript=changed), EdcNeeds(country="FI"))

    assert reading.findings[0].code == "read-signature-unverified"
    assert load(edc_jsonld.write(reading.value).content) == sealed
    assert not {"payload", "signatures", "issued", "evidence"} & {*keys(written.content)}
    assert "loss-signature" in [loss.code for loss in written.losses]


def test_l12_a_proof_is_not_kept_over_what_was_changed() -> None:
    proven = credential(proof={"type": "Ed25519Signature2018", "jws": "x"})
    reading = edc_jsonld.read(dumped(proven))

    changed = attrs.evolve(reading.value.transcript, remarks=Text({"en": "Changed"}))
    written = edc_jsonld.write(attrs.evolve(reading.value, transcript=changed), EdcNeeds(country="FI"))

    assert reading.findings[0].code == "read-signature-unverified"
    assert "proof" not in keys(written.content)


def keys(document: bytes) -> Iterator[str]:
    """The terms at the top of a document."""
    yield from json.loads(document)


def test_l12_what_is_wrong_in_a_sealed_document_is_told_with_its_place_in_it() -> None:
    assert refused(jades(credential(claim(id="javascript:1")))) == [
        ("id.scheme", "/payload/credentialSubject/hasClaim/0/id")
    ]
    assert refused({"payload": "{", "signatures": []}) == [("json.syntax", "/payload")]


def picture(content: str, encoding: str = "http://data.europa.eu/snb/encoding/6146cde7dd") -> Object:
    """A picture inside of a document."""
    media: Object = {
        "id": "urn:epass:mediaObject:1",
        "type": "MediaObject",
        "content": content,
        "contentEncoding": coded(encoding),
    }
    return issuer(logo=media)


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


def test_l17_a_keyword_by_both_of_its_names_is_refused() -> None:
    document = credential(claim(**{"@id": "urn:x:1", "@type": "LearningAchievement"}))

    place = "/credentialSubject/hasClaim/0"
    assert refused(document) == [("jsonld.alias", f"{place}/@id"), ("jsonld.alias", f"{place}/@type")]


def test_l17_a_keyword_by_its_other_name_alone_is_read() -> None:
    achieved = {term: value for term, value in claim().items() if term not in ("id", "type")}
    other: Object = {"@id": "urn:epass:learningAchievement:1", "@type": "LearningAchievement", **achieved}

    found(credential(other))
    assert edc_jsonld.read(dumped(credential(other))).value.transcript.credits[0].unit == "brakes"


def test_l18_a_credential_whose_time_is_over_is_read_and_its_last_day_told() -> None:
    reading = edc_jsonld.read(dumped(credential(validUntil="2001-01-01T00:00:00Z")))

    told = [finding["date"] for finding in reading.findings if finding.code == "read-valid-until"]
    assert told == [date(2001, 1, 1)]


def test_a_term_that_only_looks_familiar_is_spelt_out_and_kept() -> None:
    document = credential(issuer={**issuer(), "eIDAS\u0399dentifier": {"id": "urn:x:1"}})

    (told,) = [one for one in edc_jsonld.read(dumped(document)).findings if one.code == "read-term-unknown"]

    assert told["term"] == r"eIDAS\u0399dentifier"
    found(document)


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


def test_a_code_that_cannot_name_a_unit_is_told_with_its_place() -> None:
    code: Object = {"id": "urn:epass:identifier:1", "type": "Identifier", "notation": "\u202e"}

    assert ("text.empty", "/credentialSubject/hasClaim/0") in refused(credential(specified(identifier=code)))


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
