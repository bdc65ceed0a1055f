"""What the tests of ELMO share: the official schema and its example."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from tests.io.elmo_xml.schema import faults


@pytest.fixture(scope="session")
def invalid(shared: Path) -> Callable[[bytes], list[str]]:
    """Tells what the official schema finds wrong with a document."""
    return partial(faults, shared)


@pytest.fixture(scope="session")
def example(shared: Path) -> bytes:
    """The official example."""
    return (shared / "standards/elmo/example.xml").read_bytes()
