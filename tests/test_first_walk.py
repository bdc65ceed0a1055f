"""A first-time user's walk: README, the first steps, the first tutorial, then data of their own.

All in one folder, as somebody would who has just installed the library; every command is a process of its own.
"""

from pathlib import Path

import pytest

from tests.cli.command import finished, process
from tests.conftest import REPOSITORY
from tests.pages import Reader

pytestmark = pytest.mark.long


@pytest.fixture(scope="module")
def walker(tmp_path_factory: pytest.TempPathFactory) -> Reader:
    """Somebody who has followed the pages, one after the other."""
    folder = tmp_path_factory.mktemp("walk")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        patch.setenv("LANGUAGE", "en")
        walker = Reader(_shell, folder)
        for page in ("README.md", "docs/start.md", "docs/tutorials/qualification.md"):
            walker.follow(REPOSITORY / page)
    return walker


@pytest.fixture(autouse=True)
def _in_the_folder(walker: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(walker.folder)
    monkeypatch.setenv("LANGUAGE", "en")


def _shell(arguments: list[str]) -> tuple[int, str]:
    told = finished(process(*arguments))
    return told.code, told.out + told.err


def test_the_walk_leaves_the_documents_that_the_pages_speak_of(walker: Reader) -> None:
    left = {path.relative_to(walker.folder).as_posix() for path in walker.folder.rglob("*.*")}
    assert {
        "ecvet-demo/qualification.json",
        "ecvet-demo/transfer.json",
        "mechanic.json",
        "my-credits.csv",
    } <= left


def test_a_learner_of_ones_own_can_be_asked_about(walker: Reader) -> None:
    Path("veikko.csv").write_text("unit,awarded\nservicing,2026-05-04\npaint,2026-06-01\n", encoding="utf-8")
    code, told = walker.shell(["accumulate", "mechanic.json", "veikko.csv", "--as-of", "2026-11-22"])
    assert code == 1
    assert "Counted: 45 of 90 ECVET points" in told
    assert "Missing: 45 ECVET points in 2 units" in told


def test_a_table_from_a_spreadsheet_of_another_country_is_understood(walker: Reader) -> None:
    Path("spreadsheet.csv").write_bytes("\ufeffunit;points\r\nservicing;30\r\nbrakes;30\r\n".encode())
    code, told = walker.shell(["accumulate", "mechanic.json", "spreadsheet.csv"])
    assert (code, "Counted: 60 of 90 ECVET points" in told) == (1, True)


def test_the_two_files_in_the_wrong_order_are_told_apart(walker: Reader) -> None:
    code, told = walker.shell(["accumulate", "my-credits.csv", "mechanic.json"])
    assert code == 2
    assert "my-credits.csv" in told
    assert "Traceback" not in told


def test_a_unit_that_the_rules_do_not_list_is_said_to_count_nowhere(walker: Reader) -> None:
    Path("misspelt.csv").write_text("unit\nbreaks\n", encoding="utf-8")
    code, told = walker.shell(["accumulate", "mechanic.json", "misspelt.csv"])
    assert code == 1
    assert "breaks" in told.partition("Surplus")[2]


def test_a_qualification_with_a_mistake_is_told_where_it_is(walker: Reader) -> None:
    text = Path("mechanic.json").read_text(encoding="utf-8")
    Path("mistaken.json").write_text(text.replace('"pathways"', '"pathway"'), encoding="utf-8")
    code, told = walker.shell(["check", "mistaken.json"])
    assert code == 2
    assert 'did you mean "pathways"?' in told


def test_the_qualification_can_be_sent_to_another_system(walker: Reader) -> None:
    code, told = walker.shell(["convert", "mechanic.json", "--to", "loq-xml", "--output", "mechanic.xml"])
    assert code == 2
    asked = ("--eqf", "--nqf", "--isced")
    assert all(option in told for option in asked)
    assert not Path("mechanic.xml").exists()
