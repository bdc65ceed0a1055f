"""What a document says of itself: the version of the format, and what it holds."""

import re
from collections.abc import Collection, Iterator, Mapping
from itertools import chain

import attrs

from ecvet.errors import Problem, ReadError, shown
from ecvet.io._pointer import below
from ecvet.io._scalar_hooks import nearest
from ecvet.io.json_text import Json

#: The version of the format that documents are written in.
VERSION = "1.0"

_KEYS = ("schema_version", "type", "value", "digest")
# A later minor version only adds fields, so its documents are read too, unless they use what it added.
_READABLE = re.compile(r"1\.(?:0|[1-9][0-9]{0,3})", re.ASCII)
_LATER_MAJOR = re.compile(r"(?!1\.)[1-9][0-9]{0,3}\.(?:0|[1-9][0-9]{0,3})", re.ASCII)
_DIGEST = re.compile(r"sha256:[0-9a-f]{64}", re.ASCII)


@attrs.frozen(kw_only=True)
class Envelope:
    """What a document says of itself, and its plain value.

    Args:
        version: The version of the format.
        kind: What it holds, such as "qualification".
        value: The plain value.
        digest: The digest of the value, where it states one.
        more: What it says beyond these, by key.
    """

    version: str
    kind: str
    value: Json
    digest: str | None = None
    more: Mapping[str, Json] = attrs.field(factory=dict[str, Json])


def closed(kind: str, value: Json, *, version: str = VERSION, digest: str | None = None) -> dict[str, Json]:
    """Return the document that holds a value.

    Args:
        kind: What the document is, such as "qualification".
        value: The plain value.
        version: The version of the format.
        digest: The digest to state.
    """
    stated: dict[str, Json] = {} if digest is None else {"digest": digest}
    return {"schema_version": version, "type": kind, "value": value, **stated}


def later_major(document: Json) -> str | None:
    """Return the version of a document of a later major version, which nothing is known of; else `None`."""
    version = document.get("schema_version") if isinstance(document, dict) else None
    return version if isinstance(version, str) and _LATER_MAJOR.fullmatch(version) else None


def is_later(document: Json) -> bool:
    """Whether a document is of a later minor version, which may say more than is known here."""
    version = document.get("schema_version") if isinstance(document, dict) else VERSION
    return isinstance(version, str) and version != VERSION and _READABLE.fullmatch(version) is not None


def opened(document: Json, kinds: Collection[str], *, lenient: bool = False) -> Envelope:
    """Return what a document says of itself, and the plain value that it holds.

    Args:
        document: The document.
        kinds: What a document may be.
        lenient: Whether it may say more of itself than is known here.

    Raises:
        ReadError: `type.object`, `version.missing`, `version.unknown`, `type.str`, `type.document`,
            `integrity.algorithm`, `field.missing` or `field.unknown`; all that apply.
    """
    if not isinstance(document, dict):
        expected = f'an object such as {{"schema_version": "{VERSION}", "type": "qualification", "value": …}}'
        raise ReadError(
            Problem(rule="type.object", message="is no document", got=shown(document), expected=expected)
        )
    problems = chain(
        _version_problems(document),
        _kind_problems(document, kinds),
        _digest_problems(document),
        _missing(document),
        () if lenient else _unknown(document),
    )
    if (first := next(problems, None)) is not None:
        raise ReadError(chain((first,), problems))
    return Envelope(
        version=str(document["schema_version"]),
        kind=str(document["type"]),
        value=document["value"],
        digest=str(document["digest"]) if "digest" in document else None,
        more={key: item for key, item in document.items() if key not in _KEYS},
    )


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
        hint = "read it leniently to keep it whole" if later_major(document) else ""
        yield Problem(
            rule="version.unknown",
            path=path,
            message=message,
            got=shown(version),
            expected=expected,
            hint=hint,
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


def _digest_problems(document: dict[str, Json]) -> Iterator[Problem]:
    digest = document.get("digest")
    if "digest" in document and (not isinstance(digest, str) or _DIGEST.fullmatch(digest) is None):
        message, expected = "is no digest that is taken here", '"sha256:" and 64 hexadecimal digits'
        yield Problem(
            rule="integrity.algorithm", path="/digest", message=message, got=shown(digest), expected=expected
        )


def _missing(document: dict[str, Json]) -> Iterator[Problem]:
    for key in ("type", "value"):
        if key not in document:
            yield Problem(rule="field.missing", path=f"/{key}", message="is missing from the document")


def _unknown(document: dict[str, Json]) -> Iterator[Problem]:
    for key in document:
        if key not in _KEYS:
            yield Problem(
                rule="field.unknown",
                path=below("", key),
                message="is no field of a document",
                expected=", ".join(_KEYS),
                hint=nearest(key, _KEYS),
            )
