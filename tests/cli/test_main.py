"""What may be asked of the command, and what becomes of an error."""

from pathlib import Path

import pytest

from ecvet.cli import main
from ecvet.i18n.labels import label
from tests.cli.command import SAMPLES, Command, finished, process

COMMANDS = ("demo", "check", "accumulate", "nearest", "convert")


def test_the_command_tells_what_it_does(ecvet: Command) -> None:
    told = ecvet("--help")
    assert told.code == 0
    assert all(command in told.out for command in COMMANDS)
    assert "Exit codes" in told.out


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_tells_its_options(ecvet: Command, name: str) -> None:
    told = ecvet(name, "--help")
    assert told.code == 0
    shared = ("--json", "--language", "--as-of", "--pathway", "--specialisation", "--from")
    assert all(option in told.out for option in shared)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((), "COMMAND"),
        (("dance",), "dance"),
        (("check",), "FILE"),
        (("check", "x.json", "--colour"), "--colour"),
        (("check", "x.json", "--as-of", "22.11.2026"), "22.11.2026"),
        (("check", "x.json", "--as-of", "2026-02-30"), "2026-02-30"),
        (("check", "x.json", "--language", "the first one"), "the first one"),
        (("check", "x.json", "--from", "pdf"), "'native', 'eperusteet', 'koski', 'csv'"),
        (("convert", "x.json", "--to", "pdf", "--output", "y"), "pdf"),
        (("convert", "x.json", "--to", "csv"), "--output"),
    ],
)
def test_a_wrong_option_is_named_and_ends_with_2(
    capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], words: str
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    told = capsys.readouterr()
    assert ended.value.code == 2
    assert not told.out
    assert words in told.err


@pytest.mark.parametrize(
    ("variables", "language"),
    [
        ({"LANG": "fi_FI.UTF-8"}, "fi"),
        ({"LANG": "sv_SE"}, "sv"),
        ({"LC_ALL": "sv_FI.UTF-8", "LANG": "fi_FI.UTF-8"}, "sv"),
        ({"LANGUAGE": "fi:sv", "LANG": "en_GB.UTF-8"}, "fi"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LANG": "POSIX"}, "en"),
        ({"LANG": "English_United States.1252"}, "en"),
        ({"LANG": "ja_JP.UTF-8"}, "en"),
        ({}, "en"),
    ],
    ids=str,
)
def test_the_language_is_that_of_the_environment(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    driver: Path,
    credits: Path,
    variables: dict[str, str],
    language: str,
) -> None:
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    credits.write_text("unit\nA\n", encoding="utf-8")
    assert main(["accumulate", str(driver), str(credits)]) == 1
    assert label("command.completion", language) in capsys.readouterr().out


def test_the_command_runs_as_a_process_of_its_own(driver: Path, credits: Path) -> None:
    told = finished(process("accumulate", driver, credits, "--language", "en"))
    assert (told.code, told.err) == (0, "")
    assert "Verdict: achieved" in told.out


def test_an_error_is_one_readable_block_on_standard_error(tmp_path: Path) -> None:
    missing = tmp_path / "missing.json"
    told = finished(process("check", missing))
    assert (told.code, told.out) == (2, "")
    assert (
        told.err == f"error\n  what      cannot be read: no such file or directory\n  where     {missing}\n"
    )


def test_a_reader_who_leaves_early_is_no_error(driver: Path) -> None:
    with process("check", driver) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.close()
        assert running.stderr.read() == b""
    assert running.returncode == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_output_that_cannot_be_written_is_a_readable_error(driver: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        told = finished(process("check", driver, out=full))
    assert told.refused("standard output", "no space left")


STANDING = (
    "accumulate",
    SAMPLES / "qualification.json",
    SAMPLES / "learner-credits.json",
    *("--language", "fi", "--as-of", "2026-11-22"),
)


def test_a_terminal_of_few_letters_gets_question_marks_for_those_that_it_lacks() -> None:
    told = finished(process(*STANDING, PYTHONIOENCODING="ascii"))
    assert (told.code, told.err) == (1, "")
    assert told.out.isascii()
    assert "?" in told.out


def test_json_for_a_reader_of_few_letters_loses_none_of_them(ecvet: Command) -> None:
    told = finished(process(*STANDING, "--json", PYTHONIOENCODING="ascii"))
    assert told.out.isascii()
    assert not ecvet(*STANDING, "--json").out.isascii()
    assert told.json == ecvet(*STANDING, "--json").json
