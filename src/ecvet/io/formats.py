"""Which format a document is in: guessed from what it holds, or stated; then read and written in that format."""

import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from enum import StrEnum
from pathlib import Path
from typing import TypeGuard, TypeVar

import attrs

from ecvet.errors import Problem, ReadError, WriteError, shown
from ecvet.io import edc_jsonld, elmo_xml, eperusteet, koski, loq_xml, native, table
from ecvet.io._beyond import beyond, not_chosen
from ecvet.io._credit_losses import as_table
from ecvet.io._reading import Reading, held, kinds
from ecvet.io._source import LIMIT, Source, content
from ecvet.io._transfer_losses import as_transcript
from ecvet.io._writing import ONE_BY_ONE, What, Written, no_place
from ecvet.io.json_text import Json, load
from ecvet.model.agreements import PersonalTranscript
from ecvet.model.assessments import Credit
from ecvet.model.learners import LearnerRecord
from ecvet.model.qualifications import Qualification
from ecvet.model.transfers import CreditTransfer
from ecvet.model.units import Unit

_NEEDED = (
    "native JSON, Finnish qualification requirements, a Finnish learner record, LOQ XML, ELMO XML, a European Digital"
    " Credential, or a table of credits"
)
T = TypeVar("T")

_HINT = "state the format where the guess fails"
_OF_NOBODY = "credits alone do not say whose they are: give the record or the transcript of the learner"


class Format(StrEnum):
    """A format that documents are exchanged in."""

    NATIVE = "native"
    EPERUSTEET = "eperusteet"
    KOSKI = "koski"
    CSV = "csv"
    LOQ_XML = "loq-xml"
    ELMO_XML = "elmo-xml"
    EDC_JSONLD = "edc-jsonld"


# The root of an XML document, after its declaration and comments.
_ROOT = re.compile(rb"<(?![?!])(?:[^\s/>:]{1,60}:)?([^\s/>]{1,60})")
_ROOTS = {b"Courses": Format.LOQ_XML, b"elmo": Format.ELMO_XML}


@attrs.frozen(kw_only=True)
class Needs:
    """What formats demand beyond the model; each looks at its own part.

    Args:
        language: The language to write what can be in one language only.
        loq: What LOQ XML demands.
        elmo: What ELMO XML demands.
        edc: What European Digital Credentials demand.
    """

    language: str = "en"
    loq: loq_xml.LoqNeeds = attrs.Factory(loq_xml.LoqNeeds)
    elmo: elmo_xml.ElmoNeeds = attrs.Factory(elmo_xml.ElmoNeeds)
    edc: edc_jsonld.EdcNeeds = attrs.Factory(edc_jsonld.EdcNeeds)


def guess(source: Source, *, name: str = "") -> Format:
    """Return the format that a document seems to be in, by what it holds and, for a table, by the name of its file.

    Args:
        source: Its bytes, its text, or the path of its file.
        name: The name of its file, where `source` is not the path.

    Raises:
        ReadError: `format.unknown` where it looks like none that is known, or what the JSON reader refuses.
    """
    file = source if isinstance(source, Path) else Path(name)
    data = content(source)
    if elmo_xml.is_packed(data):
        return Format.ELMO_XML
    begin = data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1]
    if file.suffix.lower() in (".csv", ".tsv", ".txt"):
        return Format.CSV
    if begin == b"<":
        return _of_xml(data)
    if begin not in (b"{", b"[") and b"unit" in data[:1000].lower():
        return Format.CSV
    return _of_json(load(data))


def _of_xml(data: bytes) -> Format:
    # Only a guess: the reader of the format looks at the document itself.
    root = _ROOT.search(data, 0, 5000)
    found = None if root is None else _ROOTS.get(root[1])
    if found is None:
        raise _unknown()
    return found


def _of_json(document: Json) -> Format:
    keys = set(document) if isinstance(document, dict) else set[str]()
    if keys & {"@context", "credentialSubject", "credential", "payload"}:
        return Format.EDC_JSONLD
    if keys & {"schema_version", "type"}:
        return Format.NATIVE
    if "opiskeluoikeudet" in keys:
        return Format.KOSKI
    if keys & {"suoritustavat", "diaarinumero", "koulutustyyppi", "data"}:
        return Format.EPERUSTEET
    raise _unknown()


def _unknown() -> ReadError:
    message = "looks like no format that is known"
    return ReadError(Problem(rule="format.unknown", message=message, expected=_NEEDED, hint=_HINT))


@attrs.frozen(kw_only=True)
class TableNeeds:
    """What a table does not say of itself.

    Args:
        language: The language of its titles.
        scheme: The code of the scheme that its points are of; `None` for a table without points.
    """

    language: str
    scheme: str | None = None


def read(
    source: Source,
    format: Format | None = None,
    *,
    name: str = "",
    strict: bool = True,
    tables: TableNeeds | None = None,
) -> Reading[object]:
    """Return what a document holds, whatever format it is in.

    Args:
        source: Its bytes, its text, or the path of its file.
        format: Its format; guessed where none is stated.
        name: The name of its file, where `source` is not the path; it helps to guess.
        strict: Whether what its format does not allow is an error, as the reader of the format says; else it is kept.
            The Finnish documents and tables are read in one way only.
        tables: What a table of credits does not say of itself; where it is `None`, a table is not wanted.

    Raises:
        ReadError: where it cannot be read; `format.table` for a table that is not wanted. Where the format was
            guessed, or looks like another than stated, the hint of the first problem says so.
    """
    found = guess(source, name=name) if format is None else format
    try:
        return _read(source, found, strict, tables)
    except ReadError as error:
        first, *others = error.problems
        hint = "; ".join(filter(None, (first.hint, _doubt(source, name, found, guessed=format is None))))
        raise ReadError((attrs.evolve(first, hint=hint), *others)) from None


def _doubt(source: Source, name: str, found: Format, *, guessed: bool) -> str:
    """Return why the format of a document that cannot be read may be another; empty where nothing speaks for it."""
    if guessed:
        return f"it was taken for {found.value}: state the format where that is wrong"
    with suppress(ReadError):
        seems = guess(source, name=name)
        return "" if seems is found else f"it looks like {seems.value}, not like {found.value}"
    return ""


def _read(source: Source, format: Format, strict: bool, tables: TableNeeds | None) -> Reading[object]:
    if format is not Format.CSV:
        return _READERS[format](source, strict)
    if tables is None:
        message = "is a table of credits, which says nothing of a qualification or a transfer"
        expected = "a document that is wanted here"
        raise ReadError(Problem(rule="format.table", message=message, expected=expected))
    return Reading(table.read(source, scheme=tables.scheme, language=tables.language), ())


def _read_native(source: Source, strict: bool) -> Reading[object]:
    own = native.read_document(source, strict=strict)
    return Reading(own.value if own.value.kept else own.value.value, own.findings)


def write(value: object, format: Format, needs: Needs | None = None, *, only: int | None = None) -> Written:
    """Return a value in a format, with what the format cannot say of it.

    Args:
        value: A value of the model, a tuple of them, or a document of a foreign format.
        format: The format; one of `TARGETS`.
        needs: What the format demands beyond the model.
        only: Of several values, the place of the one that is to be written; the paths of its losses begin with it, the
            others are losses themselves.

    Raises:
        WriteError: `format.holds` where the format holds no such value, or there is none at the place;
            `format.target` where the format is only read; `version.unknown` for a document of a version that is not
            known here, in any format but its own; `size` for what is too large to be read again; and what the writer of
            the format refuses or asks for.
    """
    if format not in _WRITERS:
        message, expected = "is read only", ", ".join(TARGETS)
        raise WriteError(Problem(rule="format.target", message=message, got=format.value, expected=expected))
    whole = only is None and isinstance(value, _OWN.get(format, ()))
    if isinstance(value, native.NativeDocument) and value.value is None and not whole:
        raise WriteError(_too_new(value))
    written = _WRITERS[format](_chosen(value, only), Needs() if needs is None else needs)
    if len(written.content) > LIMIT:
        message, expected = "would be too large to be read again", f"at most {LIMIT} bytes"
        raise WriteError(
            Problem(rule="size", message=message, got=f"{len(written.content)} bytes", expected=expected)
        )
    told = list(written.losses)
    if only is not None:
        told = [attrs.evolve(loss, where=f"/{only}{loss.where}") for loss in told]
        told += not_chosen(value, only)
    if not whole:
        told += beyond(value)
    return attrs.evolve(written, losses=tuple(told))


def _chosen(value: object, only: int | None) -> object:
    """Return a value, or the one of several that was asked for."""
    if only is None:
        return value
    values = held(value)
    if not 0 <= only < len(values):
        message, expected = "holds no such value", f"a number below {len(values)}"
        raise WriteError(Problem(rule="format.holds", message=message, got=str(only), expected=expected))
    return values[only]


def _too_new(document: native.NativeDocument) -> Problem:
    message, expected = "is of a version of which nothing is known here", f'"{native.VERSION}"'
    return Problem(
        rule="version.unknown",
        path="/schema_version",
        message=message,
        got=shown(document.version),
        expected=expected,
        hint="it can only be written as native JSON, whole",
    )


def _native(value: object, _needs: Needs) -> Written:
    if isinstance(value, native.NativeDocument):
        return Written(f"{native.write(value, indent=2)}\n".encode(), ())
    values = held(value)
    if not values and not isinstance(value, tuple):
        raise _does_not_hold("a document with nothing in it", Format.NATIVE, "a value of the model", "")
    # No list holds units beside qualifications.
    units = {index for index, one in enumerate(values) if isinstance(one, Unit)}
    lost = units if len(units) < len(values) else set[int]()
    kept = tuple(one for index, one in enumerate(values) if index not in lost)
    # Credits are written as a list, even a list of one; anything else that is alone is written as itself.
    listed = value is not kept[0] and isinstance(kept[0], Credit) if len(kept) == 1 else True
    content = f"{native.write(kept if listed else kept[0], indent=2)}\n".encode()
    return Written(content, tuple(no_place(What.UNIT, f"/{index}") for index in sorted(lost)))


def _csv(value: object, needs: Needs) -> Written:
    if transfer := _transfer(value):
        return as_transcript(transfer, lambda transcript: as_table((transcript,), needs.language))
    return as_table(held(value), needs.language)


def _loq(value: object, needs: Needs) -> Written:
    if isinstance(value, loq_xml.LoqDocument):
        return loq_xml.write(value, needs.loq)
    wanted = _wanted(value, _is_described, Format.LOQ_XML, "qualifications, or units that are part of none")
    return loq_xml.write(wanted[0] if len(wanted) == 1 else wanted, needs.loq)


def _elmo(value: object, needs: Needs) -> Written:
    if isinstance(value, elmo_xml.ElmoDocument):
        return elmo_xml.write(value, needs.elmo)
    if transfer := _transfer(value):
        return as_transcript(transfer, lambda transcript: elmo_xml.write(transcript, needs.elmo))
    wanted = _wanted(value, _is_record, Format.ELMO_XML, "transcripts or records of one learner")
    return elmo_xml.write(wanted[0] if len(wanted) == 1 else wanted, needs.elmo)


def _edc(value: object, needs: Needs) -> Written:
    if isinstance(value, edc_jsonld.EdcDocument):
        return edc_jsonld.write(value, needs.edc)
    if transfer := _transfer(value):
        return as_transcript(transfer, lambda transcript: edc_jsonld.write(transcript, needs.edc))
    expected = "one transcript or record"
    first, *others = _wanted(value, _is_record, Format.EDC_JSONLD, expected)
    if others:
        raise _does_not_hold(f"{1 + len(others)} values", Format.EDC_JSONLD, expected, ONE_BY_ONE)
    return edc_jsonld.write(first, needs.edc)


def _transfer(value: object) -> CreditTransfer | None:
    """Return the transfer that is given alone."""
    values = held(value)
    return values[0] if len(values) == 1 and isinstance(values[0], CreditTransfer) else None


def _is_described(value: object) -> TypeGuard[Qualification | Unit]:
    return isinstance(value, Qualification | Unit)


def _is_record(value: object) -> TypeGuard[PersonalTranscript | LearnerRecord]:
    return isinstance(value, PersonalTranscript | LearnerRecord)


def _wanted(
    value: object, is_wanted: Callable[[object], TypeGuard[T]], format: Format, expected: str
) -> tuple[T, ...]:
    """Return the values that a format holds; there must be some, and no others."""
    values = held(value)
    wanted = tuple(one for one in values if is_wanted(one))
    if not values or len(wanted) < len(values):
        of_nobody = _OF_NOBODY if any(isinstance(one, Credit) for one in values) else ""
        raise _does_not_hold(
            kinds(values) or "nothing", format, expected, ONE_BY_ONE if wanted else of_nobody
        )
    return wanted


def _does_not_hold(got: str, format: Format, expected: str, hint: str) -> WriteError:
    message = f"cannot be written as {format.value}"
    return WriteError(Problem(rule="format.holds", message=message, got=got, expected=expected, hint=hint))


# How each format is read, strictly or not; a table of credits apart, as it needs more than its source.
_READERS: Mapping[Format, Callable[[Source, bool], Reading[object]]] = {
    Format.NATIVE: _read_native,
    Format.EPERUSTEET: lambda source, _: eperusteet.read(source),
    Format.KOSKI: lambda source, _: koski.read(source),
    Format.LOQ_XML: lambda source, strict: loq_xml.read(source, strict=strict),
    Format.ELMO_XML: lambda source, strict: elmo_xml.read(source, strict=strict),
    Format.EDC_JSONLD: lambda source, strict: edc_jsonld.read(source, strict=strict),
}
# How each format is written.
_WRITERS: Mapping[Format, Callable[[object, Needs], Written]] = {
    Format.NATIVE: _native,
    Format.CSV: _csv,
    Format.LOQ_XML: _loq,
    Format.ELMO_XML: _elmo,
    Format.EDC_JSONLD: _edc,
}
#: The formats that can be written.
TARGETS = tuple(_WRITERS)
# The documents that a format writes whole; of any other, what it says beyond the model is lost.
_OWN: Mapping[Format, type[object]] = {
    Format.NATIVE: native.NativeDocument,
    Format.LOQ_XML: loq_xml.LoqDocument,
    Format.ELMO_XML: elmo_xml.ElmoDocument,
    Format.EDC_JSONLD: edc_jsonld.EdcDocument,
}
