"""`ecvet demo`: the main job on the sample data that the library ships."""

import sys
from pathlib import Path

import pytest

from ecvet.documents import html
from ecvet.i18n.labels import heading, label
from ecvet.io import native
from tests.cli.command import Command

DOCUMENTS = ("agreement", "credits", "memorandum", "qualification", "transcript", "transfer")
PAGES = ("agreement", "decision", "memorandum", "transcript")
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
    assert sorted(path.stem for path in folder.glob("*.json")) == sorted(DOCUMENTS)
    for path in folder.glob("*.json"):
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
    names = (*(f"{name}.json" for name in DOCUMENTS), *(f"{name}.html" for name in PAGES))
    assert sorted(Path(path).name for path in told.json["documents"]) == sorted(names)


def test_the_demonstration_writes_the_papers_as_people_receive_them(ecvet: Command, tmp_path: Path) -> None:
    ecvet("demo", "--output", tmp_path, "--language", "el")
    assert sorted(path.stem for path in tmp_path.glob("*.html")) == sorted(PAGES)
    for path in tmp_path.glob("*.html"):
        assert heading(f"document.{path.stem}", "el") in path.read_text(encoding="utf-8")


def test_without_what_writes_pages_the_demonstration_writes_the_rest(
    ecvet: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "jinja2", None)
    html._template.cache_clear()
    assert ecvet("demo", "--output", tmp_path).code == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(f"{name}.json" for name in DOCUMENTS)


def test_the_demonstration_is_the_same_every_time_and_on_every_day(ecvet: Command, tmp_path: Path) -> None:
    first = ecvet("demo", "--output", tmp_path, "--as-of", "2030-01-01")
    assert first == ecvet("demo", "--output", tmp_path)


def test_documents_that_cannot_be_written_are_an_error(ecvet: Command, tmp_path: Path) -> None:
    (tmp_path / "demo").write_text("a file", encoding="utf-8")
    assert ecvet("demo", "--output", tmp_path / "demo").refused("cannot be written", str(tmp_path / "demo"))
