"""Documents of the library's own: every value of the model as JSON, and back without a difference.

A document says which version of the format it follows, what it is, and then it::

    {"schema_version": "1.0", "type": "points", "value": {"scheme": "ecvet", "value": "30"}}

Reading is strict: nothing is turned into anything else, and every error is told, with its place.
"""

import hashlib
import json
from collections.abc import Sequence
from typing import Protocol, TypeGuard, TypeVar

from ecvet.codes import wrong
from ecvet.errors import Problem, ReadError, WriteError, shown
from ecvet.io._converter import plain, structure
from ecvet.io._envelope import VERSION, Envelope, closed, is_later, later_major, opened
from ecvet.io._json_writing import dump
from ecvet.io._kinds import CREDITS, KINDS, LISTS, NAMES
from ecvet.io._lenience import Path, join, parted, pointer
from ecvet.io._migrations import migrated
from ecvet.io._native_document import NativeDocument
from ecvet.io._reading import Reading
from ecvet.io._source import LIMIT, Source
from ecvet.io.json_text import DEPTH, Json, levels, load
from ecvet.model.assessments import Credit
from ecvet.rules.findings import Finding, finding

__all__ = [
    "VERSION",
    "NativeDocument",
    "canonical",
    "digest",
    "plain",
    "read",
    "read_any",
    "read_credits",
    "read_document",
    "write",
]

T = TypeVar("T")


def read(source: Source, expect: type[T], *, limit: int = LIMIT) -> T:
    """Return the value that a document holds.

    Args:
        source: Its bytes, its text, or the path of its file.
        expect: The class of the value.
        limit: The greatest size in bytes.

    Raises:
        ReadError: what `ecvet.io.json_text.load` refuses; `version.missing`, `version.unknown`, and
            `type.document` where the document is something else; all that is wrong with the value, each with
            its JSON Pointer.
        ShapeError: `type.document` where `expect` is no class that a document can hold.

    Examples:
        >>> from ecvet import Points, Text
        >>> read(write(Points("7.50", "ecvet")), Points)
        Points('7.5', 'ecvet')
        >>> read(write(Points("7.50", "ecvet")), Text)
        Traceback (most recent call last):
        ecvet.errors.ReadError: /type: is not the document that is wanted here; got 'points'; expected 'text'
    """
    if expect not in NAMES:
        raise wrong(
            "expect", "type.document", "is no class that a document holds", expect, "Qualification, …"
        )
    return structure(_wanted(source, limit, NAMES[expect]), expect, "/value")


def read_credits(source: Source, *, limit: int = LIMIT) -> tuple[Credit, ...]:
    """Return the credits that a document of credits holds.

    Args:
        source: Its bytes, its text, or the path of its file.
        limit: The greatest size in bytes.

    Raises:
        ReadError: as `read`.
    """
    return structure(_wanted(source, limit, CREDITS), tuple[Credit, ...], "/value")


def read_any(source: Source, *, limit: int = LIMIT) -> object:
    """Return the value that a document holds, whatever it is; of a document of several, such as credits, a tuple.

    Args:
        source: Its bytes, its text, or the path of its file.
        limit: The greatest size in bytes.

    Raises:
        ReadError: as `read`.
    """
    found = _envelope(migrated(load(source, limit=limit)))
    return structure(found.value, KINDS[found.kind], "/value")


def read_document(source: Source, *, strict: bool = True, limit: int = LIMIT) -> Reading[NativeDocument]:
    """Return a document with what it says beyond what is known here, so that nothing is lost when it is written again.

    A document of a later minor version may say more: that is kept, and a finding tells each place. What is wrong
    with the rest is an error all the same.

    Args:
        source: Its bytes, its text, or the path of its file.
        strict: Whether what is unknown in a document of this version is an error, and a document of a later major
            version is; else the one is kept, and the other as a whole.
        limit: The greatest size in bytes.

    Raises:
        ReadError: as `read`.

    Examples:
        >>> later = '{"schema_version": "1.4", "type": "points", "value": {"value": "5", "scheme": "ects", "a": [1]}}'
        >>> reading = read_document(later)
        >>> reading.value.values, [found.where for found in reading.findings]
        ((Points('5', 'ects'),), ['/value/a'])
        >>> write(reading.value)
        '{"schema_version":"1.4","type":"points","value":{"a":[1],"scheme":"ects","value":"5"}}'
    """
    document = migrated(load(source, limit=limit))
    version = None if strict else later_major(document)
    if version is not None:
        whole = NativeDocument(None, version, (((), dump(document)),))
        said = finding("read-not-understood", "/schema_version", element="schema_version", value=version)
        return Reading(whole, (said,))
    open_to_more = not strict or is_later(document)
    found = _envelope(document, lenient=open_to_more)
    known, kept = parted(found.value, KINDS[found.kind]) if open_to_more else (found.value, {})
    value = structure(known, KINDS[found.kind], "/value")
    more: dict[Path, Json] = {(key,): item for key, item in found.more.items()}
    more |= {("value", *path): item for path, item in kept.items()}
    # In the order of their places, so that one document is one value in whatever order its keys stand.
    as_json = tuple((path, dump(more[path])) for path in sorted(more, key=pointer))
    whole = NativeDocument(value, found.version, as_json, sealed=found.digest is not None)
    return Reading(whole, tuple(map(_kept, more)))


def _kept(path: Path) -> Finding:
    return finding("read-kept", pointer(path), element=str(path[-1]))


def _wanted(source: Source, limit: int, wanted: str) -> Json:
    found = _envelope(migrated(load(source, limit=limit)))
    if found.kind != wanted:
        message = "is not the document that is wanted here"
        got, expected = shown(found.kind), shown(wanted)
        raise ReadError(
            Problem(rule="type.document", path="/type", message=message, got=got, expected=expected)
        )
    return found.value


def _envelope(document: Json, *, lenient: bool = False) -> Envelope:
    """Return what a document says of itself, once its digest is found to be right."""
    found = opened(document, KINDS, lenient=lenient)
    if found.digest is None or not isinstance(document, dict):
        return found
    actual = _digest(dump({key: item for key, item in document.items() if key != "digest"}))
    if actual != found.digest:
        message, hint = "is not the digest of this document", "it was changed after the digest was taken"
        raise ReadError(
            Problem(
                rule="integrity.mismatch",
                path="/digest",
                message=message,
                got=found.digest,
                expected=actual,
                hint=hint,
            )
        )
    return found


def write(value: object, *, indent: int | None = None, sealed: bool = False) -> str:
    """Return the document that holds a value.

    Args:
        value: A value of the model; a tuple or list of credits, qualifications, transcripts or learner records; or a
            document as it was read.
        indent: By how many blanks each level is indented, for people to read; `None` for the canonical form.
        sealed: Whether the document states its digest, by which a reader knows whether it was changed. A document
            that was read with its digest states it again.

    Raises:
        WriteError: `type.document` where no document holds such a value; `json.depth` where it is nested too
            deep to be read again; `kept.place` where what was kept has no place any more.

    Examples:
        >>> from ecvet import Points
        >>> write(Points("7.50", "ecvet"))
        '{"schema_version":"1.0","type":"points","value":{"scheme":"ecvet","value":"7.5"}}'
    """
    if isinstance(value, NativeDocument):
        return _written(_again(value), dump, indent, sealed=sealed or value.sealed)
    return _written(_new(value), _dump, indent, sealed=sealed)


class _Dump(Protocol):
    def __call__(self, value: Json, *, indent: int | None = None) -> str: ...


def _dump(value: Json, *, indent: int | None = None) -> str:
    """Return the JSON of a document of the model at full speed."""
    if indent is not None:
        return json.dumps(value, ensure_ascii=False, indent=indent)
    # Keys are ASCII and numbers are whole and small, so this is the order and the form of RFC 8785.
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _written(document: dict[str, Json], writer: _Dump, indent: int | None, *, sealed: bool) -> str:
    try:
        text = writer(document)
    except RecursionError:
        raise WriteError(_TOO_DEEP) from None
    if levels(text.encode()) > DEPTH:
        raise WriteError(_TOO_DEEP)
    if sealed:
        document = {**document, "digest": _digest(text)}
        text = writer(document)
    return text if indent is None else writer(document, indent=indent)


def _new(value: object) -> dict[str, Json]:
    try:
        return closed(_name(value), plain(value))
    except RecursionError:
        raise WriteError(_TOO_DEEP) from None


def _again(read_as: NativeDocument) -> dict[str, Json]:
    """Return a document with all that was kept."""
    kept = {path: load(text) for path, text in read_as.kept}
    whole = kept.get(())
    if isinstance(whole, dict):
        return whole
    document = _new(read_as.value) | {"schema_version": read_as.version}
    join(document, kept)
    return document


_TOO_DEEP = Problem(
    rule="json.depth", message="is nested too deep", expected=f"at most {DEPTH} levels of JSON"
)


def _is_sequence(value: object) -> TypeGuard[Sequence[object]]:
    return isinstance(value, tuple | list)


def _name(value: object) -> str:
    if _is_sequence(value):
        kinds = {type(item) for item in value} or {Credit}
        if len(kinds) == 1 and kinds <= LISTS.keys():
            return LISTS[kinds.pop()]
    if type(value) not in NAMES:
        expected = f"a value of the model, or a tuple of {', '.join(LISTS.values())}"
        raise WriteError(
            Problem(
                rule="type.document", message="is held by no document", got=shown(value), expected=expected
            )
        )
    return NAMES[type(value)]


def canonical(value: object) -> bytes:
    """Return the document that holds a value in its canonical form (RFC 8785): equal values, equal bytes.

    Args:
        value: A value of the model, or a tuple or list of one of `LISTS`.

    Raises:
        WriteError: as `write`.
    """
    return write(value).encode()


def digest(value: object) -> str:
    """Return the SHA-256 digest of a value: equal values have equal digests, whoever works them out.

    It is taken of the line "ecvet-record/1" and the canonical document below it, so that the digest of
    something else is never taken for it.

    Args:
        value: A value of the model, or a tuple or list of one of `LISTS`.

    Raises:
        WriteError: as `write`.

    Examples:
        >>> from ecvet import Points
        >>> digest(Points("7.50", "ecvet")) == digest(Points("7.5", "ecvet"))
        True
    """
    return _digest(write(value))


def _digest(text: str) -> str:
    return "sha256:" + hashlib.sha256(_DOMAIN + text.encode()).hexdigest()


_DOMAIN = b"ecvet-record/1\n"
