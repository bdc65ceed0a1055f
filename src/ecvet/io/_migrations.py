"""Documents of older versions, brought to the version of today, one step at a time.

A step is a pure function from plain values to plain values and is kept for ever, with a document of its version in
the tests. No older version has been released, so there is no step yet.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TypeAlias

from ecvet.io.json_text import Json

#: Takes what a document of one version holds, whole, and returns it as a document of the next one.
Step: TypeAlias = Callable[[dict[str, Json]], dict[str, Json]]

#: The step that leads on from each older version.
STEPS: Mapping[str, Step] = MappingProxyType({})


def migrated(document: Json, steps: Mapping[str, Step] = STEPS) -> Json:
    """Return a document in the latest version that steps lead to; any other value as it is.

    Args:
        document: The document.
        steps: The step that leads on from each older version.

    Examples:
        >>> migrated({"schema_version": "0.9", "kind": "points"}, {"0.9": lambda old: {"schema_version": "1.0"}})
        {'schema_version': '1.0'}
    """
    # Each step is taken once at most, so a step that leads back ends the walk.
    left = dict(steps)
    while isinstance(document, dict):
        version = document.get("schema_version")
        step = left.pop(version, None) if isinstance(version, str) else None
        if step is None:
            break
        document = step(document)
    return document
