"""What `--help` says is true: its examples run, and every command is in its list."""

import shlex
from pathlib import Path

import pytest

from ecvet.cli._help import HELP
from tests.cli.command import Command


@pytest.fixture
def _after_the_demo(ecvet: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder in which somebody has run `ecvet demo`."""
    monkeypatch.chdir(tmp_path)
    assert ecvet("demo").code == 0


@pytest.mark.usefixtures("_after_the_demo")
@pytest.mark.parametrize("name", HELP)
def test_the_first_example_of_a_command_runs_after_the_demo(ecvet: Command, name: str) -> None:
    if name == "render":
        pytest.importorskip("jinja2", reason="The extra documents is not installed.")
    program, *arguments = shlex.split(HELP[name].examples[0])
    assert program == "ecvet"
    told = ecvet(*arguments)
    assert (told.code in (0, 1), told.err) == (True, "")


@pytest.mark.parametrize("name", HELP)
def test_a_command_says_what_it_is_for_and_gives_examples(ecvet: Command, name: str) -> None:
    told = ecvet(name, "--help").out
    assert " ".join(HELP[name].description.split()) in " ".join(told.split())
    assert all(example in told for example in HELP[name].examples)


def test_the_list_of_commands_is_in_two_columns(ecvet: Command) -> None:
    listed = ecvet("--help").out.partition("commands:\n")[2].partition("\n\n")[0].splitlines()
    assert [line.split()[0] for line in listed] == list(HELP)
    assert {line[13] for line in listed} == {" "}
    assert " " not in {line[14] for line in listed}


def test_help_fits_a_narrow_terminal(ecvet: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    options = ecvet("convert", "--help").out.partition("Examples:")[0]
    assert max(map(len, options.splitlines())) <= 90


def test_a_wrong_guess_says_how_to_name_the_format(ecvet: Command, driver: Path, tmp_path: Path) -> None:
    record = tmp_path / "record.txt"
    record.write_text('{"opiskeluoikeudet": []}', encoding="utf-8")
    told = ecvet("accumulate", driver, record)
    assert told.code == 2
    assert "it was taken for csv: state the format by --from where that is wrong" in told.err
