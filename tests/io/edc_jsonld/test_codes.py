"""Codes in a credential: of the right list, of another, of none, and contradicted."""

import attrs
import pytest

from ecvet import Setting
from ecvet.io import edc_jsonld
from ecvet.io.edc_jsonld import EdcNeeds
from ecvet.io.edc_jsonld._json import Object, dumped
from tests.io.edc_jsonld.documents import claim, coded, credential, specified
from tests.io.edc_jsonld.reading import found, refused

pytestmark = pytest.mark.usefixtures("no_network")


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


def test_a_code_that_cannot_name_a_unit_is_told_with_its_place() -> None:
    code: Object = {"id": "urn:epass:identifier:1", "type": "Identifier", "notation": "\u202e"}

    assert ("text.empty", "/credentialSubject/hasClaim/0") in refused(credential(specified(identifier=code)))
