"""What tests of reading share."""

import pytest
from hypothesis import strategies as st

from ecvet import ReadError
from ecvet.io._converter import structure
from ecvet.io.json_text import Json

any_json: st.SearchStrategy[Json] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.decimals(allow_nan=False) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


def with_change(value: Json, place: int, new: Json) -> Json:
    """The same plain value with another in one place, which a number picks."""
    if place == 0:
        return new
    if isinstance(value, dict) and value:
        key = sorted(value)[place % len(value)]
        return {**value, key: with_change(value[key], place // len(value), new)}
    if isinstance(value, list) and value:
        index = place % len(value)
        return [*value[:index], with_change(value[index], place // len(value), new), *value[index + 1 :]]
    return new


def broken(value: Json, kind: type[object]) -> list[tuple[str, str]]:
    """Where a plain value is wrong, and by which rules."""
    with pytest.raises(ReadError) as caught:
        structure(value, kind)
    return [(problem.path, problem.rule) for problem in caught.value.problems]
