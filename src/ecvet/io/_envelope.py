"""What a document says of itself: the version of the format, and what it holds."""

import re
from collections.abc import Collection, Iterator
from itertools import chain

from ecvet.errors import Problem, ReadError, shown
from ecvet.io._pointer import below
from ecvet.io._scalar_hooks import nearest
from ecvet.io.json_text import Json

#: The version of the format that documents are written in.
VERSION = "1.0"

_KEYS = ("schema_version", "type", "value")
# A later minor version only adds fields, so its documents are read too, unless they use what it added.
_READABLE = re.compile(r"1\.(?:0|[1-9][0-9]{0,3})", re.ASCII)


def closed(kind: str, value: Json) -> dict[str, Json]:
    """Return the document that holds a value.

    Args:
        kind: What the document is, such as "qualification".
        value: The plain value.
    """
    return {"schema_version": VERSION, "type": kind, "value": value}


def opened(document: Json, kinds: Collection[str]) -> tuple[str, Json]:
    """Return what a document is, and the plain value that it holds.

    Args:
        document: The document.
        kinds: What a document may be.

    Raises:
        ReadError: `type.object`, `version.missing`, `version.unknown`, `type.str`, `type.document`,
            `field.missing` or `field.unknown`; all that apply.
    """
    if not isinstance(document, dict):
        expected = f'an object such as {{"schema_version": "{VERSION}", "type": "qualification", "value": …}}'
        raise ReadError(
            Problem(rule="type.object", message="is no document", got=shown(document), expected=expected)
        )
    problems = chain(_version_problems(document), _kind_problems(document, kinds), _key_problems(document))
    if (first := next(problems, None)) is not None:
        raise ReadError(chain((first,), problems))
    return str(document["type"]), document["value"]


def _version_problems(document: dict[str, Json]) -> Iterator[Problem]:
    path, expected = "/schema_version", f'"{VERSION}", or a later 1.x'
    version = document.get("schema_version")
    if "schema_version" not in document:
        yield Problem(rule="version.missing", path=path, message="is missing", expected=expected)
    elif not isinstance(version, str):
        yield Problem(
            rule="type.str", path=path, message="is not text", got=shown(version), expected=expected
        )
    elif _READABLE.fullmatch(version) is None:
        message = "is no version that can be read here"
        yield Problem(
            rule="version.unknown", path=path, message=message, got=shown(version), expected=expected
        )


def _kind_problems(document: dict[str, Json], kinds: Collection[str]) -> Iterator[Problem]:
    kind = document.get("type")
    if "type" in document and (not isinstance(kind, str) or kind not in kinds):
        yield Problem(
            rule="type.document" if isinstance(kind, str) else "type.str",
            path="/type",
            message="is nothing that a document can be",
            got=shown(kind),
            expected='the name of a class, such as "qualification" or "learner-record"',
            hint=nearest(kind, kinds) if isinstance(kind, str) else "",
        )


def _key_problems(document: dict[str, Json]) -> Iterator[Problem]:
    for key in ("type", "value"):
        if key not in document:
            yield Problem(rule="field.missing", path=f"/{key}", message="is missing from the document")
    for key in document:
        if key not in _KEYS:
            yield Problem(
                rule="field.unknown",
                path=below("", key),
                message="is no field of a document",
                expected=", ".join(_KEYS),
                hint=nearest(key, _KEYS),
            )
