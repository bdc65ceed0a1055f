"""What the tests of LOQ share: the official schema."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from tests.io.loq_xml.schema import faults


@pytest.fixture(scope="session")
def invalid(shared: Path) -> Callable[[bytes], list[str]]:
    """Tells what the official schema finds wrong with a document."""
    return partial(faults, shared)
