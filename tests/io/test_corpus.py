"""Small documents of each format, and all that fuzzing has found: they are read or refused, nothing else happens."""

from pathlib import Path

import pytest

from tests.fuzz.targets import CORPUS, TARGETS, run


@pytest.mark.parametrize(
    "path", sorted(CORPUS.rglob("*.*")), ids=lambda path: f"{path.parent.name}/{path.name}"
)
def test_a_document_is_read_and_written_alike_or_refused(path: Path) -> None:
    run(path.parent.name, path.read_bytes())


def test_every_reader_has_documents() -> None:
    assert {path.name for path in CORPUS.iterdir()} == set(TARGETS)


@pytest.mark.parametrize("reader", TARGETS)
@pytest.mark.parametrize("data", [b"", b"\x00", b"{", b"[[[[", b"<", b"\xff\xfe", b"unit\n", b"null"])
def test_a_scrap_is_read_or_refused_by_every_reader(reader: str, data: bytes) -> None:
    run(reader, data)
