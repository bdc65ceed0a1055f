"""What may stand in no file of the repository: the address of a package registry, or a path of one machine.

Both would make the project work in one place only.
"""

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parent.parent

# Written as patterns that do not match their own text.
REGISTRY = re.compile(
    r"pypi\.(?:org|python\.org)|files\.pythonhosted\.org|registry\.(?:npmjs\.org|yarnpkg\.com)"
    r"|(?:deb|security|snapshot)\.debian\.org|index[-_]url|find[-_]links",
    re.IGNORECASE,
)
# A folder at the root of a machine; the same word further down a path, or in a web address, is no such thing.
MACHINE_PATH = re.compile(r"(?<![\w.~-])/(?:work|root|home)/")


def text_files() -> Iterator[tuple[str, str]]:
    """The files that git tracks or would track, those that are text, each with its text."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    names = subprocess.run(command, cwd=REPOSITORY, capture_output=True, check=True).stdout.decode()
    for name in filter(None, names.split("\0")):
        path = REPOSITORY / name
        # A file may be tracked and deleted, and a link may lead out of the repository.
        if path.is_file() and not path.is_symlink() and b"\0" not in (content := path.read_bytes()):
            yield name, content.decode(errors="replace")


def lines_with(pattern: re.Pattern[str]) -> list[str]:
    return [
        f"{name}:{number}: {line.strip()}"
        for name, text in text_files()
        for number, line in enumerate(text.splitlines(), start=1)
        if pattern.search(line)
    ]


@pytest.fixture(autouse=True)
def _checkout() -> None:
    if not (REPOSITORY / ".git").exists():
        pytest.skip("This is no git checkout, so which files belong to the project cannot be told.")


def test_no_file_names_a_package_registry() -> None:
    assert not (found := lines_with(REGISTRY)), "\n".join(found)


def test_no_file_names_a_path_of_one_machine() -> None:
    assert not (found := lines_with(MACHINE_PATH)), "\n".join(found)


def test_this_file_is_among_those_that_are_read() -> None:
    assert "tests/test_repository.py" in dict(text_files())


@pytest.mark.parametrize(
    "line", ["https://pypi" + ".org/simple", "pip install --index" + "-url x", "http://deb.debian" + ".org"]
)
def test_a_registry_is_recognised(line: str) -> None:
    assert REGISTRY.search(line)


@pytest.mark.parametrize("line", ["cd " + "/work" + "/main", 'open("' + "/home" + '/ann/a.json")'])
def test_a_path_of_one_machine_is_recognised(line: str) -> None:
    assert MACHINE_PATH.search(line)


@pytest.mark.parametrize("line", ["https://example.eu/home/units", "../work/units.json", "build/root/a.html"])
def test_a_path_within_a_site_or_folder_is_no_path_of_one_machine(line: str) -> None:
    assert not MACHINE_PATH.search(line)
