"""What linked data allow and a credential does not: contexts, keywords, ids and terms."""

import pytest

from ecvet.io import edc_jsonld
from ecvet.io.edc_jsonld._json import Object, dumped
from ecvet.io.json_text import Json, load
from tests.io.edc_jsonld.documents import CONTEXT, claim, credential, issuer
from tests.io.edc_jsonld.reading import found, problems, refused

pytestmark = pytest.mark.usefixtures("no_network")
V1, EDC = CONTEXT


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


def test_l17_a_keyword_by_both_of_its_names_is_refused() -> None:
    document = credential(claim(**{"@id": "urn:x:1", "@type": "LearningAchievement"}))

    place = "/credentialSubject/hasClaim/0"
    assert refused(document) == [("jsonld.alias", f"{place}/@id"), ("jsonld.alias", f"{place}/@type")]


def test_l17_a_keyword_by_its_other_name_alone_is_read() -> None:
    achieved = {term: value for term, value in claim().items() if term not in ("id", "type")}
    other: Object = {"@id": "urn:epass:learningAchievement:1", "@type": "LearningAchievement", **achieved}

    found(credential(other))
    assert edc_jsonld.read(dumped(credential(other))).value.transcript.credits[0].unit == "brakes"


def test_a_term_that_only_looks_familiar_is_spelt_out_and_kept() -> None:
    document = credential(issuer={**issuer(), "eIDAS\u0399dentifier": {"id": "urn:x:1"}})

    (told,) = [one for one in edc_jsonld.read(dumped(document)).findings if one.code == "read-term-unknown"]

    assert told["term"] == r"eIDAS\u0399dentifier"
    found(document)
