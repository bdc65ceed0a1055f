"""The example notebooks: each asks a question, stands in git without outputs, and runs without an error."""

import json
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import TypedDict

import pytest

from tests.conftest import REPOSITORY

NOTEBOOKS = sorted((REPOSITORY / "examples" / "notebooks").glob("*.ipynb"))


class Cell(TypedDict):
    """What a cell of a notebook holds, as far as it is looked at here."""

    cell_type: str
    source: list[str]
    outputs: list[object]
    execution_count: int | None


def cells(path: Path) -> list[Cell]:
    found: list[Cell] = json.loads(path.read_text(encoding="utf-8"))["cells"]
    return found


def test_there_is_a_notebook_for_each_of_six_questions() -> None:
    assert len(NOTEBOOKS) == 6


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_begins_with_its_question_and_says_something_between_its_code(path: Path) -> None:
    kinds = [cell["cell_type"] for cell in cells(path)]
    assert cells(path)[0]["source"][0].startswith("# ")
    assert kinds.count("markdown") >= kinds.count("code") / 2


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_stands_in_git_without_outputs(path: Path) -> None:
    code = [cell for cell in cells(path) if cell["cell_type"] == "code"]
    assert not [cell for cell in code if cell["outputs"] or cell["execution_count"] is not None]


@pytest.mark.skipif(
    find_spec("nbclient") is None, reason="nbclient is not installed; `make notebooks` installs it"
)
@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_runs(path: Path) -> None:
    run = subprocess.run(
        [Path(sys.executable).with_name("jupyter-execute"), path], capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stderr
