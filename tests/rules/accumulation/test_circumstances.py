"""The answer depends on the question alone: not on the hash seed, the place, the locale or the caller's arithmetic."""

import os
import subprocess
import sys
from collections.abc import Mapping
from decimal import Context, localcontext

import pytest

from tests.conftest import REPOSITORY
from tests.rules.accumulation.answers import answers


@pytest.fixture(scope="module")
def here() -> str:
    """The answers of this process."""
    return answers(40)


@pytest.mark.long
@pytest.mark.parametrize(
    ("circumstances", "arguments"),
    [
        ({"PYTHONHASHSEED": "0"}, ()),
        ({"PYTHONHASHSEED": "1"}, ()),
        ({"PYTHONHASHSEED": "random", "TZ": "Pacific/Kiritimati"}, ()),
        ({"LC_ALL": "C", "PYTHONUTF8": "0"}, ()),
        ({"LC_ALL": "fi_FI.UTF-8"}, ("3",)),
    ],
    ids=[
        "hash seed 0",
        "hash seed 1",
        "another day on the clock",
        "the C locale",
        "three digits of precision",
    ],
)
def test_the_answers_are_the_same_under_all_circumstances(
    circumstances: Mapping[str, str], arguments: tuple[str, ...], here: str
) -> None:
    command = [sys.executable, "-m", "tests.rules.accumulation.answers", *arguments]
    paths = os.pathsep.join([str(REPOSITORY), str(REPOSITORY / "src")])
    environment = {**os.environ, "PYTHONPATH": paths, **circumstances}
    told = subprocess.run(command, env=environment, cwd=REPOSITORY, capture_output=True, check=True)
    assert told.stdout.decode() == here


def test_the_answers_are_the_same_in_the_middle_of_arithmetic_of_low_precision(here: str) -> None:
    with localcontext(Context(prec=2)):
        assert answers(40) == here
