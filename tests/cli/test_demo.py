"""`ecvet demo`: the main job on the sample data that the library ships."""

from pathlib import Path

import pytest

from ecvet.i18n.labels import label
from ecvet.io import native
from tests.cli.command import Command

DOCUMENTS = ("agreement", "credits", "memorandum", "qualification", "transcript", "transfer")
STEPS = ("memorandum", "agreement", "assessment", "validation", "recognition", "accumulation", "documents")


@pytest.mark.parametrize("language", ["en", "fi", "sv"])
def test_the_demonstration_tells_every_step_in_the_language_asked_for(
    ecvet: Command, tmp_path: Path, language: str
) -> None:
    told = ecvet("demo", "--output", tmp_path, "--language", language)
    assert (told.code, told.err) == (0, "")
    places = [told.out.index(f"\n{label(f'command.demo.{step}', language)}\n") for step in STEPS]
    assert places == sorted(places)
    assert label("command.completion", language) in told.out


def test_the_demonstration_writes_documents_that_can_be_read_again(ecvet: Command, tmp_path: Path) -> None:
    folder = tmp_path / "demo"
    told = ecvet("demo", "--output", folder)
    assert sorted(path.stem for path in folder.iterdir()) == sorted(DOCUMENTS)
    for path in folder.iterdir():
        value = native.read_any(path)
        assert native.write(value, indent=2) + "\n" == path.read_text(encoding="utf-8")
        assert str(path) in "".join(told.out.split("\n  "))


def test_its_documents_serve_the_other_commands(ecvet: Command, tmp_path: Path) -> None:
    told = ecvet("demo", "--output", tmp_path, "--json")
    for name in DOCUMENTS:
        assert ecvet("check", tmp_path / f"{name}.json").code == 0
    answer = ecvet("accumulate", tmp_path / "qualification.json", tmp_path / "credits.json", "--json").json
    assert answer["counted"] == told.json["counted"]


def test_the_demonstration_for_machines_has_the_answer_and_names_its_documents(
    ecvet: Command, tmp_path: Path
) -> None:
    told = ecvet("demo", "--output", tmp_path, "--json")
    assert told.code == 0
    assert told.json["verdict"] == "not-achieved"
    assert sorted(Path(path).stem for path in told.json["documents"]) == sorted(DOCUMENTS)


def test_the_demonstration_is_the_same_every_time_and_on_every_day(ecvet: Command, tmp_path: Path) -> None:
    first = ecvet("demo", "--output", tmp_path, "--as-of", "2030-01-01")
    assert first == ecvet("demo", "--output", tmp_path)


def test_documents_that_cannot_be_written_are_an_error(ecvet: Command, tmp_path: Path) -> None:
    (tmp_path / "demo").write_text("a file", encoding="utf-8")
    assert ecvet("demo", "--output", tmp_path / "demo").refused("cannot be written", str(tmp_path / "demo"))
