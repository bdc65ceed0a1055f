"""Benchmarks put their rows into one table, which is printed at the end; no time is ever a failure."""

import os
import platform

import pytest

from tests.benchmarks.measure import Row, Sheet, compare

_ROWS = pytest.StashKey[list[Row]]()
_SHEETS = pytest.StashKey[list[Sheet]]()
_LOAD = pytest.StashKey[float]()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--markdown", action="store_true", help="print the table as docs/speed.md has it")


def pytest_configure(config: pytest.Config) -> None:
    config.stash[_ROWS] = []
    config.stash[_SHEETS] = []
    config.stash[_LOAD] = os.getloadavg()[0]


@pytest.fixture(scope="session")
def rows(pytestconfig: pytest.Config) -> list[Row]:
    """The rows of the table, to be added to."""
    return pytestconfig.stash[_ROWS]


@pytest.fixture(scope="session")
def sheets(pytestconfig: pytest.Config) -> list[Sheet]:
    """Further tables, to be added to."""
    return pytestconfig.stash[_SHEETS]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    rows, before, after = config.stash[_ROWS], config.stash[_LOAD], os.getloadavg()[0]
    terminalreporter.section("speed")
    for sheet in (*([compare(rows)] if rows else []), *config.stash[_SHEETS]):
        written = sheet.markdown() if config.getoption("--markdown") else sheet.aligned()
        for line in (*written, ""):
            terminalreporter.write_line(line)
    terminalreporter.write_line(
        "n: instances. 95th: so many ms or less in 95 % of them. reached: the ratio in the median instance; "
        "95 % reach: the ratio, or a better one, in 95 % of them."
    )
    terminalreporter.write_line(
        "noise: how far two runs of the reference were apart, median / 95th percentile."
    )
    terminalreporter.write_line(
        f"{platform.python_implementation()} {platform.python_version()}, {platform.machine()}, "
        f"{os.cpu_count()} processors, load {before:.1f} before and {after:.1f} after."
    )
