"""What tests of reading share."""

import pytest

from ecvet import ReadError
from ecvet.io._converter import structure
from ecvet.io.json_text import Json


def broken(value: Json, kind: type[object]) -> list[tuple[str, str]]:
    """Where a plain value is wrong, and by which rules."""
    with pytest.raises(ReadError) as caught:
        structure(value, kind)
    return [(problem.path, problem.rule) for problem in caught.value.problems]
