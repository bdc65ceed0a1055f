"""Documents of every released version are read for ever: one of each kind, with every field that it may have.

The files are never edited. A new version adds a folder of its own; what it reads of an older one, it writes in its own
form.
"""

import hashlib
from pathlib import Path

import pytest

from ecvet.io import native
from ecvet.io._kinds import KINDS

GOLDEN = Path(__file__).resolve().parent.parent / "golden"
DOCUMENTS = sorted(GOLDEN.glob("[0-9]*/*.json"))


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_a_document_of_a_released_version_is_read(path: Path) -> None:
    assert native.read_any(path) is not None


@pytest.mark.parametrize("path", sorted((GOLDEN / native.VERSION).iterdir()), ids=lambda path: str(path.stem))
def test_a_document_of_this_version_is_written_to_the_same_bytes(path: Path) -> None:
    document = path.read_bytes()
    value = native.read_any(document)
    assert native.canonical(value) == document
    assert native.digest(value) == "sha256:" + hashlib.sha256(b"ecvet-record/1\n" + document).hexdigest()


def test_there_is_one_of_each_kind() -> None:
    assert {path.stem for path in (GOLDEN / native.VERSION).iterdir()} == set(KINDS)
