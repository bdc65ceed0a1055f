"""Seals and proofs of a credential: kept around what has not changed, and never called verified."""

import json
from collections.abc import Iterator

import attrs
import pytest

from ecvet import Text
from ecvet.io import edc_jsonld
from ecvet.io.edc_jsonld import EdcNeeds
from ecvet.io.edc_jsonld._json import Object, dumped
from ecvet.io.json_text import load
from tests.io.edc_jsonld.documents import claim, credential
from tests.io.edc_jsonld.reading import refused

pytestmark = pytest.mark.usefixtures("no_network")


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
