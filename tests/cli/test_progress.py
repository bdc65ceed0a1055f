"""Who waits at a terminal sees how far the work is; nobody else does."""

import sys
import time
from io import StringIO
from itertools import count

import pytest

from ecvet.cli._progress import counted
from tests.cli.test_colours import Terminal


@pytest.fixture
def _slow_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """A clock on which each look takes half a second."""
    ticks = count()
    monkeypatch.setattr(time, "monotonic", lambda: next(ticks) / 2)


@pytest.mark.usefixtures("_slow_clock")
def test_work_of_more_than_a_second_is_counted_and_the_counter_wiped(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    assert list(counted("abcd")) == list("abcd")
    shown = terminal.getvalue()
    assert "\r1 / 4" in shown
    assert shown.endswith("\r\x1b[K")


@pytest.mark.usefixtures("_slow_clock")
def test_the_counter_is_wiped_before_an_error_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    items = counted("abcd")
    assert [next(items) for _ in range(3)] == list("abc")
    items.close()
    assert terminal.getvalue().endswith("\r\x1b[K")


def test_short_work_is_not_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    assert list(counted("abcd")) == list("abcd")
    assert terminal.getvalue() == ""


@pytest.mark.usefixtures("_slow_clock")
def test_nothing_is_counted_into_a_log(monkeypatch: pytest.MonkeyPatch) -> None:
    log = StringIO()
    monkeypatch.setattr(sys, "stderr", log)
    assert list(counted("abcd")) == list("abcd")
    assert log.getvalue() == ""
