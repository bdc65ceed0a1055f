"""One page is one file: not of the hash seed, the locale, the place or the day."""

import hashlib
import os
import subprocess
import sys

import pytest

from ecvet.documents import html, pdf
from ecvet.documents.choice import Kind
from tests.conftest import REPOSITORY
from tests.documents.papers import page

PROGRAM = "from tests.documents.test_circumstances import digests; print(*digests())"


def digests() -> list[str]:
    """The digests of all documents, as HTML and as PDF."""
    shown = [page(kind, "fi", "el") for kind in Kind]
    written = [content for one in shown for content in (html.write(one).encode(), pdf.write(one))]
    return [hashlib.sha256(one).hexdigest() for one in written]


@pytest.mark.long
@pytest.mark.parametrize(
    "circumstances",
    [
        {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONUTF8": "0"},
        {"PYTHONHASHSEED": "2", "LC_ALL": "fi_FI.UTF-8", "SOURCE_DATE_EPOCH": "1000000000"},
    ],
    ids=["elsewhere", "in another locale and another year"],
)
def test_the_files_are_the_same_under_all_circumstances(circumstances: dict[str, str]) -> None:
    paths = os.pathsep.join([str(REPOSITORY), str(REPOSITORY / "src"), os.environ.get("PYTHONPATH", "")])
    told = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        env={**os.environ, "PYTHONPATH": paths, **circumstances},
        cwd=REPOSITORY,
        capture_output=True,
        check=True,
    )
    assert told.stdout.decode().split() == digests()
