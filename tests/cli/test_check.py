"""`ecvet check`: what is wrong with a qualification, an agreement, a memorandum, a transcript or a record."""

from pathlib import Path

import attrs
import pytest

from ecvet import (
    Confirmation,
    CreditTransfer,
    GradeScale,
    GradeStep,
    Institution,
    LearningAgreement,
    MemorandumOfUnderstanding,
    MicroCredential,
    PersonalTranscript,
    RecognitionRequest,
    Text,
)
from ecvet.i18n.labels import label
from ecvet.io import native
from tests.cli.command import SAMPLES, Command
from tests.rules.accumulation.examples import at_least, group, qualification, unit


@pytest.mark.parametrize("name", ["qualification", "memorandum", "agreement", "transfer", "learner-credits"])
def test_a_document_that_is_in_order_ends_with_0(ecvet: Command, name: str) -> None:
    told = ecvet("check", SAMPLES / f"{name}.json")
    assert (told.code, told.err) == (0, "")
    assert str(SAMPLES / f"{name}.json") in told.out


@pytest.mark.parametrize("language", ["en", "fi", "sv"])
def test_where_nothing_is_to_be_found_it_is_said_so(ecvet: Command, driver: Path, language: str) -> None:
    rules = group("Units", unit("A"), count=None, points=None, mandatory=True)
    driver.write_text(native.write(qualification(rules)), encoding="utf-8")
    told = ecvet("check", SAMPLES / "memorandum.json", "--language", language)
    assert label("command.no-findings", language) in told.out


def test_a_qualification_that_nobody_can_complete_ends_with_1(ecvet: Command, driver: Path) -> None:
    rules = group("Units", unit("A", 30), unit("B", 20), points=at_least(60))
    driver.write_text(native.write(qualification(rules)), encoding="utf-8")
    told = ecvet("check", driver)
    assert told.code == 1
    assert "1 error" in told.out
    assert ecvet("check", driver, "--json").codes[0] == "points-below-minimum"


def test_groups_that_need_the_same_unit_are_found_by_the_search_itself(ecvet: Command, driver: Path) -> None:
    first = group("First", unit("A", 30), points=at_least(30), mandatory=True)
    second = group("Second", unit("A", 30), points=at_least(30), mandatory=True)
    rules = group("Units", first, second, unit("B", 30), points=at_least(60))
    driver.write_text(native.write(qualification(rules)), encoding="utf-8")
    told = ecvet("check", driver, "--json")
    assert told.code == 1
    assert "unsatisfiable" in told.codes


def test_an_agreement_without_its_signatures_names_each_that_is_missing(
    ecvet: Command, tmp_path: Path
) -> None:
    agreement = native.read(SAMPLES / "agreement.json", LearningAgreement)
    path = tmp_path / "agreement.json"
    path.write_text(native.write(attrs.evolve(agreement, signatures=())), encoding="utf-8")
    told = ecvet("check", path, "--json")
    assert told.code == 1
    assert set(told.codes) >= {"signature-missing"}


def undated(transfer: CreditTransfer) -> PersonalTranscript:
    assert transfer.transcript is not None
    return attrs.evolve(transfer.transcript, issued=None)


# Each way to break the papers of the sample transfer, with the finding and the place that name it.
AGREEMENT = native.read(SAMPLES / "agreement.json", LearningAgreement)
MEMORANDUM = native.read(SAMPLES / "memorandum.json", MemorandumOfUnderstanding)
TRANSFER = native.read(SAMPLES / "transfer.json", CreditTransfer)
OTHER = Institution(id="another", name=Text({"en": "Another"}))
UNNAMED = tuple(attrs.evolve(one, institution=None) for one in AGREEMENT.signatures)
BROKEN: dict[str, tuple[CreditTransfer, str, str]] = {
    "no day in the memorandum": (
        attrs.evolve(TRANSFER, memorandum=attrs.evolve(MEMORANDUM, validity=None)),
        *("element-missing", "/memorandum"),
    ),
    "a confirmation left out": (
        attrs.evolve(TRANSFER, memorandum=attrs.evolve(MEMORANDUM, confirmations=tuple(Confirmation)[1:])),
        *("confirmation-missing", "/memorandum/confirmations"),
    ),
    "another host": (
        attrs.evolve(TRANSFER, agreement=attrs.evolve(AGREEMENT, host=OTHER, signatures=UNNAMED)),
        *("memorandum-without-party", "/agreement/host"),
    ),
    "another memorandum": (
        attrs.evolve(TRANSFER, agreement=attrs.evolve(AGREEMENT, memorandum="MoU-0")),
        *("memorandum-differs", "/agreement/memorandum"),
    ),
    "a signature left out": (
        attrs.evolve(TRANSFER, agreement=attrs.evolve(AGREEMENT, signatures=AGREEMENT.signatures[1:])),
        *("signature-missing", "/agreement/signatures"),
    ),
    "a week too many": (
        attrs.evolve(TRANSFER, agreement=attrs.evolve(AGREEMENT, weeks=20)),
        *("weeks-differ", "/agreement/weeks"),
    ),
    "a transcript without a day": (
        attrs.evolve(TRANSFER, transcript=undated(TRANSFER)),
        *("element-missing", "/transcript"),
    ),
    "a unit without assessment": (
        attrs.evolve(TRANSFER, assessments=TRANSFER.assessments[1:]),
        *("agreed-not-assessed", "/agreement/units/0"),
    ),
    "an adapted assessment": (
        attrs.evolve(
            TRANSFER,
            assessments=(attrs.evolve(TRANSFER.assessments[0], adapted=True), *TRANSFER.assessments[1:]),
        ),
        *("assessment-adapted", "/assessments/0"),
    ),
}


# What is wrong with one paper may contradict another, which is named besides.
CONTRADICTIONS = {"evidence-unfit", "step-by-another", "transcript-differs"}


@pytest.mark.parametrize("name", BROKEN)
def test_what_is_broken_in_a_transfer_is_named_exactly(ecvet: Command, tmp_path: Path, name: str) -> None:
    transfer, code, where = BROKEN[name]
    sound = ecvet("check", SAMPLES / "transfer.json", "--json").json["findings"]
    path = tmp_path / "transfer.json"
    path.write_text(native.write(transfer), encoding="utf-8")
    told = ecvet("check", path, "--json")
    new = [one for one in told.json["findings"] if one not in sound]
    (found,) = (one for one in new if one["code"] not in CONTRADICTIONS)
    assert (found["code"], found["where"]) == (code, where)
    assert told.code == (1 if any(one["severity"] == "error" for one in new) else 0)


def test_a_transfer_whose_transcript_is_of_somebody_else_is_not_in_order(
    ecvet: Command, tmp_path: Path
) -> None:
    assert TRANSFER.transcript is not None
    other = attrs.evolve(TRANSFER.transcript.learner, id="somebody-else")
    forged = attrs.evolve(TRANSFER, transcript=attrs.evolve(TRANSFER.transcript, learner=other))
    path = tmp_path / "transfer.json"
    path.write_text(native.write(forged), encoding="utf-8")
    told = ecvet("check", path)
    assert told.code == 1
    assert "The transcript is of another learner, institution or agreement: somebody-else." in told.out


def test_an_agreement_that_is_signed_after_the_day_of_the_question_is_found(
    ecvet: Command, tmp_path: Path
) -> None:
    path = tmp_path / "agreement.json"
    path.write_text(native.write(AGREEMENT), encoding="utf-8")
    assert "signature-after" in ecvet("check", path, "--json", "--as-of", "2001-01-01").codes
    assert "signature-after" not in ecvet("check", path, "--json", "--as-of", "2036-01-01").codes


@pytest.mark.parametrize(
    ("value", "code"),
    [
        (MicroCredential(title=Text({"en": "Winter tyres"})), "element-missing"),
        (
            RecognitionRequest(
                id="RQ-1",
                learner=AGREEMENT.learner,
                home=AGREEMENT.home,
                host=AGREEMENT.home,
                qualification=AGREEMENT.qualification,
                units=AGREEMENT.units,
            ),
            "signature-missing",
        ),
        (
            GradeScale(
                code="s", steps=(GradeStep(label="a", passes=True), GradeStep(label="b", passes=False))
            ),
            "pass-below-fail",
        ),
    ],
    ids=["micro-credential", "request", "scale"],
)
def test_every_paper_is_checked_by_what_it_is(
    ecvet: Command, tmp_path: Path, value: object, code: str
) -> None:
    path = tmp_path / "paper.json"
    path.write_text(native.write(value), encoding="utf-8")
    told = ecvet("check", path, "--json")
    assert told.code == 1
    assert code in told.codes


def test_a_finding_for_machines_has_a_code_a_weight_a_place_and_a_sentence(
    ecvet: Command, driver: Path
) -> None:
    for found in ecvet("check", driver, "--json").json["findings"]:
        assert set(found) == {"code", "severity", "where", "params", "text"}
        assert found["severity"] in ("error", "warning", "info")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "is not JSON"),
        (b"Dear Sir or Madam", "is not JSON"),
        (b"{", "is not JSON"),
        (b'{"a": 1, "a": 2}', "twice"),
        (b"{}", "looks like no format that is known"),
        (b"[1, 2]", "looks like no format that is known"),
        (b'{"schema_version": "1.0", "type": "spaceship", "value": {}}', "'spaceship'"),
        (b'{"schema_version": "9.0", "type": "qualification", "value": {}}', "'9.0'"),
        (b'{"schema_version": "1.0", "type": "qualification", "value": {"code": 5}}', "/value/code"),
        (b'{"name": "\xff"}', "is not UTF-8"),
        (bytes(range(256)) * 4, "is not UTF-8"),
        (b"PK\x03\x04\x14\x00\x06\x00", "is not JSON"),
    ],
    ids=[
        *("empty", "prose", "cut short", "a key twice", "an empty object", "an array", "another type"),
        *("another version", "another value", "Latin-1", "binary", "a spreadsheet"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_place(
    ecvet: Command, tmp_path: Path, content: bytes, words: str
) -> None:
    path = tmp_path / "document"
    path.write_bytes(content)
    told = ecvet("check", path)
    assert told.code == 2
    assert told.out == ""
    assert told.err.startswith("error")
    assert str(path) in told.err
    assert words in told.err


def test_a_file_that_is_not_there_and_a_folder_are_refused(ecvet: Command, tmp_path: Path) -> None:
    assert ecvet("check", tmp_path / "nothing").refused("no such file", str(tmp_path / "nothing"))
    assert ecvet("check", tmp_path).refused("is a directory", str(tmp_path))


def test_a_format_that_is_stated_is_not_guessed(ecvet: Command, driver: Path) -> None:
    assert ecvet("check", driver, "--from", "native").code == 0
    assert ecvet("check", driver, "--from", "eperusteet").refused(str(driver))
    assert ecvet("check", driver, "--from", "koski").refused(str(driver))


def test_many_errors_are_told_up_to_a_limit(ecvet: Command, tmp_path: Path) -> None:
    path = tmp_path / "credits.json"
    credits = ",".join(["{}"] * 50)
    path.write_text(f'{{"schema_version":"1.0","type":"credits","value":[{credits}]}}', encoding="utf-8")
    told = ecvet("check", path)
    assert told.code == 2
    assert told.err.splitlines()[0] == "error: 50 things are wrong"
    assert told.err.splitlines()[-1] == "  … and 30 more like these"
