"""The six documents as people read them. After a change that is meant, renew what is kept, and read the difference:

ECVET_RENEW_SNAPSHOTS=1 python -m pytest tests/documents/test_snapshots.py
"""

import os
from pathlib import Path

import pytest

from ecvet.documents import html
from ecvet.documents.choice import Kind
from tests.documents.papers import lines, page

SNAPSHOTS = Path(__file__).parent / "snapshots"


@pytest.mark.parametrize("languages", [("en",), ("fi",), ("el",), ("bg",), ("de", "mt")], ids="-".join)
@pytest.mark.parametrize("kind", list(Kind))
def test_the_document_reads_as_it_did(kind: Kind, languages: tuple[str, ...]) -> None:
    path = SNAPSHOTS / f"{kind}.{'-'.join(languages)}.txt"
    told = lines(html.write(page(kind, *languages)))
    if os.environ.get("ECVET_RENEW_SNAPSHOTS") == "1":
        path.write_text(told, encoding="utf-8")
    assert told == path.read_text(encoding="utf-8")
