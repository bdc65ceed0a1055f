"""Which format a document is in: guessed from what it holds, or stated; then read by the reader of that format."""

from enum import StrEnum
from pathlib import Path

from ecvet.errors import Problem, ReadError
from ecvet.io import eperusteet, koski, native
from ecvet.io._reading import Reading
from ecvet.io._source import Source, content
from ecvet.io.json_text import Json, load

_NEEDED = "native JSON, Finnish qualification requirements, a Finnish learner record, or a table of credits"


class Format(StrEnum):
    """A format that documents are exchanged in."""

    NATIVE = "native"
    EPERUSTEET = "eperusteet"
    KOSKI = "koski"
    CSV = "csv"


def guess(source: Source, *, name: str = "") -> Format:
    """Return the format that a document seems to be in, by what it holds and, for a table, by the name of its file.

    Args:
        source: Its bytes, its text, or the path of its file.
        name: The name of its file, where `source` is not the path.

    Raises:
        ReadError: `format.unknown` where it looks like none that is known, or what the JSON reader refuses.
    """
    file = source if isinstance(source, Path) else Path(name)
    named_table = file.suffix.lower() in (".csv", ".tsv", ".txt")
    data = content(source)
    if named_table or (
        data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] not in (b"{", b"[") and b"unit" in data[:1000].lower()
    ):
        return Format.CSV
    return _of_json(load(data))


def _of_json(document: Json) -> Format:
    keys = set(document) if isinstance(document, dict) else set[str]()
    if keys & {"schema_version", "type"}:
        return Format.NATIVE
    if "opiskeluoikeudet" in keys:
        return Format.KOSKI
    if keys & {"suoritustavat", "diaarinumero", "koulutustyyppi", "data"}:
        return Format.EPERUSTEET
    hint = "state the format where the guess fails"
    message = "looks like no format that is known"
    raise ReadError(Problem(rule="format.unknown", message=message, expected=_NEEDED, hint=hint))


def read(source: Source, format: Format | None = None) -> Reading[object]:
    """Return what a document holds, whatever format it is in.

    Args:
        source: Its bytes, its text, or the path of its file.
        format: Its format; guessed where none is stated. A table of credits is read by `ecvet.io.table`, which needs
            to know the scheme of its points.

    Raises:
        ReadError: where it cannot be read; `format.table` for a table.
    """
    found = guess(source) if format is None else format
    if found is Format.EPERUSTEET:
        requirements = eperusteet.read(source)
        return Reading(requirements.value, requirements.findings)
    if found is Format.KOSKI:
        records = koski.read(source)
        return Reading(records.value, records.findings)
    if found is Format.CSV:
        message = "is a table of credits, which says nothing of a qualification or a transfer"
        raise ReadError(
            Problem(rule="format.table", message=message, expected="a document that is wanted here")
        )
    return Reading(native.read_any(source), ())
