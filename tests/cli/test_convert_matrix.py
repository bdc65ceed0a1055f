"""Every document to every format: a result that the official rules and our own readers accept, or a clear refusal."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from ecvet import CreditTransfer, LearnerRecord, PersonalTranscript, Qualification
from ecvet.errors import ReadError
from ecvet.io import formats
from ecvet.io._reading import held
from ecvet.io.formats import TARGETS, Format, TableNeeds
from ecvet.model.assessments import Credit
from tests.cli.command import Command, Told
from tests.conftest import REPOSITORY
from tests.io.edc_jsonld.official import UNSEALED, violations
from tests.io.elmo_xml.schema import faults as elmo_faults
from tests.io.loq_xml.qualifications import NQF
from tests.io.loq_xml.schema import faults as loq_faults

OWN = sorted(
    path.relative_to(REPOSITORY).as_posix()
    for folder in ("src/ecvet/samples", "examples/data")
    for path in (REPOSITORY / folder).rglob("*.*")
    if path.suffix in (".json", ".csv") and path.parent.name != "broken"
)
OFFICIAL = [
    "elm/edc/samples/Sample-CertOfPart-signed.jsonld",
    "elm/edc/samples/Sample-CertOfPart-unsigned.jsonld",
    "elm/edc/samples/Sample-CertOfPart-unsigned-uploadable.json",
    "elm/edc/samples/credential-sample.jsonld",
    "elm/loq/samples/loq.xml",
    "elmo/example.xml",
]
OF_A_LEARNER = (LearnerRecord, PersonalTranscript, CreditTransfer)
#: What each format holds; native JSON holds everything.
HOLDS: dict[Format, tuple[type[object], ...]] = {
    Format.NATIVE: (object,),
    Format.CSV: (Credit, *OF_A_LEARNER),
    Format.LOQ_XML: (Qualification,),
    Format.ELMO_XML: OF_A_LEARNER,
    Format.EDC_JSONLD: OF_A_LEARNER,
}
#: What the formats demand, all of it stated.
STATED = (
    *("--eqf", "4", "--nqf", NQF[0], "--isced", "0716", "--taught-in", "en", "--country", "FI"),
    *("--points-as", "osaamispiste=ecvet", "--leave-out-undescribed", "--scheme", "osaamispiste"),
    *("--given-names", "Aku", "--family-name", "Ankka", "--website", "https://school.example"),
    *("--id", "T-1", "--codes-as-titles"),
)
every_target = pytest.mark.parametrize("target", TARGETS)


def values_in(path: Path) -> tuple[object, ...] | None:
    """What a file holds by the library, without the command; `None` where it is refused."""
    try:
        return held(formats.read(path, tables=TableNeeds(language="en", scheme="osaamispiste")).value)
    except ReadError:
        return None


def converted(ecvet: Command, source: Path, target: Format, folder: Path, *options: str) -> Path | Told:
    """The file that the command writes; where it refuses, what it tells, which must be readable."""
    output = folder / f"out.{target.value}"
    told = ecvet("convert", source, "--to", target.value, "--output", output, *STATED, *options)
    if told.code == 0:
        assert all(line.startswith("note: --") for line in told.err.splitlines())
        again = formats.read(output, target, tables=TableNeeds(language="en", scheme="osaamispiste"))
        assert held(again.value) or target in (Format.CSV, Format.NATIVE)
        return output
    assert told.refused("what", "where", str(source))
    assert not output.exists()
    return told


def faults(shared: Path, document: bytes, target: Format) -> Iterator[str]:
    """What the official schemas and profiles find wrong with a document."""
    if target is Format.LOQ_XML:
        yield from loq_faults(shared, document)
    elif target is Format.ELMO_XML:
        yield from elmo_faults(shared, document)
    elif target is Format.EDC_JSONLD:
        yield from violations(shared, credential(document)) - UNSEALED


def credential(document: bytes) -> bytes:
    """The credential in a document: bare, in the wrapper for upload, or sealed."""
    whole = json.loads(document)
    payload = whole.get("payload")
    return json.dumps(whole.get("credential", whole)).encode() if payload is None else payload.encode()


@every_target
@pytest.mark.parametrize("name", OWN)
def test_our_own_documents_go_wherever_there_is_a_place_for_them(
    ecvet: Command, tmp_path: Path, name: str, target: Format
) -> None:
    source = REPOSITORY / name
    fits = all(isinstance(value, HOLDS[target]) for value in values_in(source) or ())
    found = converted(ecvet, source, target, tmp_path)
    assert isinstance(found, Path) == fits
    if isinstance(found, Told):
        assert "expected" in found.err


@pytest.mark.long
@every_target
@pytest.mark.parametrize("name", [name for name in OWN if "assess" not in name and "polic" not in name])
def test_what_is_made_of_our_own_documents_is_valid(
    ecvet: Command, shared: Path, tmp_path: Path, name: str, target: Format
) -> None:
    found = converted(ecvet, REPOSITORY / name, target, tmp_path)
    assert not isinstance(found, Path) or list(faults(shared, found.read_bytes(), target)) == []


@every_target
@pytest.mark.parametrize("name", OFFICIAL)
def test_the_official_samples_go_wherever_there_is_a_place_for_them(
    ecvet: Command, shared: Path, tmp_path: Path, name: str, target: Format
) -> None:
    source = shared / "standards" / name
    values = values_in(source)
    assert values is not None
    found = converted(ecvet, source, target, tmp_path)
    first, *others = values
    if isinstance(found, Told) and others and isinstance(first, HOLDS[target]):
        assert "--only 0" in found.err
        found = converted(ecvet, source, target, tmp_path, "--only", "1")
    assert isinstance(found, Path) == isinstance(first, HOLDS[target])
    if isinstance(found, Path):
        # One of the samples has a fault of its own.
        given = (
            set(faults(shared, source.read_bytes(), target))
            if "elm/edc" in name and target is Format.EDC_JSONLD
            else set[str]()
        )
        assert set(faults(shared, found.read_bytes(), target)) <= given


@pytest.mark.long
@every_target
def test_the_real_finnish_documents_go_wherever_there_is_a_place_for_them(
    ecvet: Command, shared: Path, tmp_path: Path, target: Format
) -> None:
    for source in sorted((shared / "data/fi").glob("[ek]*/*.json")):
        values = values_in(source)
        found = converted(ecvet, source, target, tmp_path)
        if isinstance(found, Path):
            assert list(faults(shared, found.read_bytes(), target)) == [], source
            found.unlink()
        elif values is not None and isinstance(values[0], HOLDS[target]):
            # Some have only begun: a credential claims something.
            (record,) = values
            assert isinstance(record, LearnerRecord)
            assert (target, record.credits) == (Format.EDC_JSONLD, ())
