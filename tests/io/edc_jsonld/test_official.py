"""Credentials against the official profile, contexts, code lists and samples."""

import json
import re
from datetime import UTC, date, datetime
from pathlib import Path

import attrs
import pytest

from ecvet import CreditTransfer, LearnerRecord, Text, WriteError
from ecvet.io import edc_jsonld, koski, native
from ecvet.io.edc_jsonld import EdcNeeds, Seal
from ecvet.io.edc_jsonld._json import dumped, objects
from ecvet.io.edc_jsonld._terms import KNOWN
from ecvet.io.json_text import Json, load
from tests.io.edc_jsonld.documents import transcript
from tests.io.edc_jsonld.official import UNSEALED, known_terms, violations

SAMPLES = Path(edc_jsonld.__file__).parents[2] / "samples"
SEAL = Seal(
    issued=datetime(2026, 5, 1, 12, tzinfo=UTC),
    identifier="VATNO-1",
    country="NO",
    statement="For the school",
)
NAMES = (
    "Sample-CertOfPart-signed.jsonld",
    "Sample-CertOfPart-unsigned-uploadable.json",
    "Sample-CertOfPart-unsigned.jsonld",
    "credential-sample.jsonld",
)


@pytest.fixture(scope="module", params=NAMES)
def sample(request: pytest.FixtureRequest, shared: Path) -> Path:
    """An official sample."""
    path: Path = shared / "standards/elm/edc/samples" / request.param
    return path


def test_an_official_sample_is_written_as_it_was_read(sample: Path) -> None:
    read = edc_jsonld.read(sample)

    written = edc_jsonld.write(read.value)

    assert load(written.content) == load(sample)
    assert written.losses == ()
    assert edc_jsonld.read(written.content) == read


def test_an_official_sample_keeps_what_it_says_beyond_the_model_when_it_is_changed(sample: Path) -> None:
    read = edc_jsonld.read(sample).value
    changed = attrs.evolve(read.transcript, remarks=Text({"en": "Changed"}))

    written = edc_jsonld.write(attrs.evolve(read, transcript=changed)).content

    before, after = strings(bare(load(sample))), strings(bare(load(written)))
    # The values that sealing added are gone, and what is written on the whole is new.
    assert {text for text in before - after if not is_of_a_seal(text)} <= {
        "has attended the EDC Updates webinar"
    }
    assert after - before == {"Changed"}


def is_of_a_seal(text: str) -> bool:
    """Whether a value of the official samples was put there by the sealing service."""
    return bool(
        re.search("certificateIdentifier|evidence|VATES|Manda|2023-09-27|2010-01-01|claim|^.{3,14}$", text)
    )


def bare(document: Json) -> Json:
    """Return the credential in a document."""
    assert isinstance(document, dict)
    payload = document.get("payload")
    return load(payload) if isinstance(payload, str) else document.get("credential", document)


def strings(value: Json) -> set[str]:
    """Every text in a document."""
    found: set[str] = set()
    for _, node in objects(value):
        for item in node.values():
            found |= {one for one in (item if isinstance(item, list) else [item]) if isinstance(one, str)}
    return found


def test_the_terms_that_are_known_by_heart_are_those_of_the_official_contexts(shared: Path) -> None:
    official = known_terms(shared)

    assert official >= KNOWN
    assert {term for term in official - KNOWN if term[0].islower()} <= {
        *("adms", "clv", "cred", "dc", "elm", "foaf", "locn", "org", "person", "rdf", "rdfs", "rov"),
        *("challenge", "created", "domain", "expires", "jws", "nonce", "proofPurpose", "proofValue", "sec"),
        *("skos", "vc", "verifiableCredential", "verificationMethod", "xsd"),
    }


def test_a_transcript_that_waits_for_its_seal_lacks_what_sealing_adds_and_nothing_else(shared: Path) -> None:
    written = edc_jsonld.write(transcript()).content

    assert violations(shared, written) == UNSEALED
    assert terms(written) <= known_terms(shared)


def test_a_transcript_with_what_sealing_adds_conforms(shared: Path) -> None:
    written = edc_jsonld.write(transcript(), EdcNeeds(seal=SEAL, isced=("0716",), language="nb")).content

    assert violations(shared, written) == set()
    assert terms(written) <= known_terms(shared)


def test_the_transcript_of_the_packaged_transfer_conforms(shared: Path) -> None:
    transfer = native.read(SAMPLES / "transfer.json", CreditTransfer)
    assert transfer.transcript is not None

    assert violations(shared, edc_jsonld.write(transfer.transcript, EdcNeeds(seal=SEAL)).content) == set()


def test_a_finnish_learner_record_conforms(shared: Path) -> None:
    document = shared / "data/fi/koski/ammatillinen-reforminmukainenperustutkinto_2025-09-25.json"
    (record,) = koski.read(document).value
    needs = EdcNeeds(
        id="T-1",
        issued=date(2025, 9, 25),
        schemes=(("osaamispiste", "ecvet"),),
        codes_as_titles=True,
        seal=SEAL,
    )

    written = edc_jsonld.write(record, needs)

    assert violations(shared, written.content) == set()
    assert len(edc_jsonld.read(written.content).value.transcript.credits) == len(record.credits)


def test_every_finnish_learner_record_with_credits_can_be_read_back_with_all_of_them(shared: Path) -> None:
    records = [
        record
        for path in sorted((shared / "data/fi/koski").glob("*.json"))
        for record in koski.read(path).value
        if record.credits
    ]
    needs = EdcNeeds(id="T-1", issued=date(2025, 9, 25), codes_as_titles=True)

    for record in records:
        back = edc_jsonld.read(edc_jsonld.write(record, needs).content).value.transcript.credits
        assert [essence(credit) for credit in back] == [essence(credit) for credit in record.credits]
    assert len(records) > 15


def essence(credit: object) -> tuple[object, ...]:
    """What decides about a credit."""
    fields = ("unit", "points", "grade", "awarded", "origin", "partial", "level")
    return tuple(getattr(credit, field) for field in fields)


def test_codes_that_claim_to_be_of_a_european_list_are_on_it(shared: Path) -> None:
    lists = {
        path.name: set(re.findall(r'enumeration value="([^"]+)"', path.read_text()))
        for path in (shared / "standards/elm/loq/cv").glob("*.xsd")
    }
    listed = set().union(*lists.values())
    needs = EdcNeeds(seal=SEAL, isced=("0716",), language="fi")

    written = load(edc_jsonld.write(transcript(), needs).content)

    found = {str(node["id"]) for _, node in objects(written) if node.get("type") == "Concept"}
    european = {
        address for address in found if re.match(r"http://(data\.europa\.eu/snb|publications)", address)
    }
    # The type of evidence is on no list here; the reading sample of the official credential has it.
    assert european - listed <= {
        "http://data.europa.eu/snb/evidence-type/c_18016257",
        "http://data.europa.eu/snb/dcf/1.1",
    }
    assert found - european <= {
        *(address for address in found if address.startswith("urn:ecvet:")),
        "http://data.europa.eu/esco/skill/1",
    }


def terms(document: bytes) -> set[str]:
    """Every key of a credential but languages."""
    return {
        key for _, node in objects(load(document)) for key in node if "type" in node or "@context" in node
    }


def test_records_are_asked_for_all_that_is_missing_at_once() -> None:
    record = native.read(SAMPLES / "learner-credits.json", LearnerRecord)
    with pytest.raises(WriteError) as caught:
        edc_jsonld.write(attrs.evolve(record, institution=None))

    assert [problem.rule for problem in caught.value.problems] == ["edc.id", "edc.issuer", "edc.issued"]


def test_it_can_be_read_by_any_reader_of_json() -> None:
    written = edc_jsonld.write(transcript()).content

    assert json.loads(written) == json.loads(dumped(load(written)))
    assert written.endswith(b"}\n")
