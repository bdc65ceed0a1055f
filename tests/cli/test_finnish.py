"""Real Finnish documents: every one is read, or clearly refused."""

import json
from pathlib import Path

import pytest

from ecvet.io import eperusteet, koski, native
from tests.cli.command import Command
from tests.io.eperusteet.register import NAMES

QUALIFICATIONS = [f"rakenne-{name}.json" for name in NAMES]


@pytest.fixture
def requirements(shared: Path) -> list[Path]:
    """Every file in the folder of qualification requirements, the refused ones among them."""
    return sorted((shared / "data" / "fi" / "eperusteet").iterdir())


@pytest.fixture
def records(shared: Path) -> list[Path]:
    """Every learner record."""
    return sorted((shared / "data" / "fi" / "koski").glob("*.json"))


def test_real_requirements_are_checked_or_clearly_refused(ecvet: Command, requirements: list[Path]) -> None:
    for path in requirements:
        told = ecvet("check", path)
        if path.name in QUALIFICATIONS:
            assert (told.code, told.err) == (0, ""), path
        else:
            assert told.refused(str(path), "what seems to be", "expected"), path


@pytest.mark.long
def test_real_requirements_are_the_same_in_native_form(
    ecvet: Command, requirements: list[Path], tmp_path: Path
) -> None:
    target = tmp_path / "native.json"
    for path in requirements:
        told = ecvet("convert", path, "--to", "native", "--output", target)
        if path.name in QUALIFICATIONS:
            assert told.code == 0, path
            assert native.read_any(target) == eperusteet.read(path).value
            assert ecvet("check", target).code == 0
            target.unlink()
        else:
            assert told.refused(str(path)), path
            assert not target.exists()


def test_real_records_are_checked_and_the_same_in_native_form(
    ecvet: Command, records: list[Path], tmp_path: Path
) -> None:
    target = tmp_path / "native.json"
    for path in records:
        assert ecvet("check", path).code == 0, path
        assert ecvet("convert", path, "--to", "native", "--output", target).code == 0
        (record,) = koski.read(path).value
        assert native.read_any(target) == record


def test_real_records_as_tables_say_what_is_lost(ecvet: Command, records: list[Path], tmp_path: Path) -> None:
    for path in records:
        told = ecvet("convert", path, "--to", "csv", "--output", tmp_path / "table.csv", "--json")
        if told.code == 0:
            assert "/learner" in [lost["where"] for lost in told.json["losses"]]
        else:
            assert told.refused("several schemes"), path


def test_what_is_no_document_is_refused(ecvet: Command, shared: Path) -> None:
    stranger = shared / "data" / "fi" / "koski" / "upstream-asserts-valid.txt"
    assert ecvet("check", stranger).refused(str(stranger))
    assert ecvet("check", shared).refused("is a directory")


def together(path: Path, *sources: Path) -> Path:
    """Write one record of all the study rights in several."""
    documents = [json.loads(source.read_text(encoding="utf-8")) for source in sources]
    rights = [right for document in documents for right in document["opiskeluoikeudet"]]
    path.write_text(json.dumps({**documents[0], "opiskeluoikeudet": rights}), encoding="utf-8")
    return path


def test_of_several_records_the_one_for_the_qualification_counts(
    ecvet: Command, shared: Path, tmp_path: Path
) -> None:
    koski_files = shared / "data" / "fi" / "koski"
    qualification = shared / "data" / "fi" / "eperusteet" / "rakenne-autoalan-perustutkinto2017.json"
    own = koski_files / "ammatillinen-reforminmukainenperustutkinto_2025-09-25.json"
    other = koski_files / "ammatillinen-reforminmukainenerikoisammattitutkinto_2025-09-25.json"
    both = together(tmp_path / "both.json", other, own)
    counted = ecvet("accumulate", qualification, both, "--json").json["counted"]
    assert counted == ecvet("accumulate", qualification, own, "--json").json["counted"]
    twice = together(tmp_path / "twice.json", own, own)
    assert ecvet("accumulate", qualification, twice).refused("holds several records", str(twice))
    assert ecvet("convert", both, "--to", "csv", "--output", tmp_path / "both.csv").refused("2 records")
    assert ecvet("convert", both, "--to", "native", "--output", tmp_path / "out.json").code == 0


@pytest.mark.parametrize("language", ["en", "fi"])
def test_a_real_learner_is_told_about_a_real_qualification(
    ecvet: Command, shared: Path, language: str
) -> None:
    qualification = shared / "data" / "fi" / "eperusteet" / "rakenne-autoalan-perustutkinto2017.json"
    record = shared / "data" / "fi" / "koski" / "ammatillinen-reforminmukainenperustutkinto_2025-09-25.json"
    told = ecvet("accumulate", qualification, record, "--language", language)
    assert (told.code, told.err) == (1, "")
    told = ecvet("accumulate", qualification, record, "--language", language, "--json")
    assert told.code == 1
    assert told.json["verdict"] == "not-achieved"
    answer: dict[str, object] = json.loads(told.out)
    assert {name: type(answer[name]) for name in KINDS} == KINDS
    for name, keys in KEYS.items():
        assert all(keys <= row.keys() for row in rows(answer[name])), name


# What the design promises.
KINDS = {
    "verdict": str,
    "missing": dict,
    "counted": str,
    "required": str,
    **dict.fromkeys(["groups", "placements", "surplus", "completion", "findings"], list),
}
KEYS = {
    "groups": {"title", "path", "counted", "minimum", "maximum", "satisfied"},
    "placements": {"unit", "path", "points"},
    "completion": {"unit", "points"},
    "findings": {"code", "severity", "where", "params", "text"},
}


def rows(value: object) -> list[dict[str, object]]:
    """What a list of the answer holds, at least one."""
    assert isinstance(value, list)
    assert value
    return value
