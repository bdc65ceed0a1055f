"""Colours are for terminals, and only for those who want them."""

import os
import sys
from io import StringIO
from pathlib import Path

import pytest

from ecvet.cli._colours import Tone, painted, plain
from ecvet.cli._layout import heading, table
from tests.cli.command import Command, finished, process


class Terminal(StringIO):
    """A terminal that keeps what is written to it."""

    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def _an_ordinary_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("WT_SESSION", "1")


def test_words_are_painted_on_a_terminal() -> None:
    assert painted("achieved", Tone.GOOD, Terminal()) == "\x1b[32machieved\x1b[0m"


def test_words_stay_as_they_are_in_a_pipe_or_a_file() -> None:
    assert painted("achieved", Tone.GOOD, StringIO()) == "achieved"


@pytest.mark.parametrize(("variable", "value"), [("NO_COLOR", "1"), ("TERM", "dumb")])
def test_whoever_asks_for_no_colours_gets_none(
    monkeypatch: pytest.MonkeyPatch, variable: str, value: str
) -> None:
    monkeypatch.setenv(variable, value)
    assert painted("achieved", Tone.GOOD, Terminal()) == "achieved"


def test_an_empty_wish_for_no_colours_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "")
    assert painted("achieved", Tone.GOOD, Terminal()) != "achieved"


def test_colours_take_no_room_in_a_table(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", Terminal())
    painted_rows = table(["group", "satisfied"], [["Units", painted("no", Tone.BAD, sys.stdout)]])
    monkeypatch.setattr(sys, "stdout", StringIO())
    assert plain(painted_rows) == table(["group", "satisfied"], [["Units", "no"]])


def test_a_heading_is_underlined_with_and_without_colours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", Terminal())
    assert plain(heading("Groups")) == "\nGroups\n──────"


@pytest.mark.skipif(os.name == "nt", reason="needs a pseudo-terminal")
@pytest.mark.parametrize(("extra", "coloured"), [((), True), (("--json",), False)])
def test_the_command_paints_the_verdict_on_a_terminal_and_never_json(
    driver: Path, credits: Path, extra: tuple[str, ...], coloured: bool
) -> None:
    ours, theirs = os.openpty()
    with os.fdopen(theirs, "wb") as out:
        finished(process("accumulate", driver, credits, "--language", "en", *extra, out=out))
    told = os.read(ours, 100_000).decode()
    os.close(ours)
    assert ("\x1b[32mVerdict: achieved\x1b[0m" in told) is coloured
    assert ("\x1b[" in told) is coloured


def test_the_command_paints_nothing_in_a_pipe(ecvet: Command, driver: Path, credits: Path) -> None:
    assert "\x1b" not in ecvet("accumulate", driver, credits).out
