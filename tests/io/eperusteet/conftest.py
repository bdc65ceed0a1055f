"""What the tests of this folder share."""

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from ecvet.io.eperusteet import read
from tests.io.eperusteet.register import NAMES, Case


@pytest.fixture(scope="session")
def cases(shared: Path) -> Mapping[str, Case]:
    """Every real document by its name, as plain JSON and as it is read."""
    files = {name: shared / "data" / "fi" / "eperusteet" / f"rakenne-{name}.json" for name in NAMES}
    return {
        name: Case(json.loads(path.read_text(encoding="utf-8")), read(path)) for name, path in files.items()
    }
