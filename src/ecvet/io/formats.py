"""Which format a document is in: guessed from what it holds, or stated; then read and written in that format."""

import re
from collections.abc import Callable, Mapping
from enum import StrEnum
from pathlib import Path
from typing import TypeGuard, TypeVar

import attrs

from ecvet.errors import Problem, ReadError, WriteError
from ecvet.io import edc_jsonld, elmo_xml, eperusteet, koski, loq_xml, native
from ecvet.io._credit_losses import as_table
from ecvet.io._reading import Document, Reading, held
from ecvet.io._source import Source, content
from ecvet.io._writing import What, Written, no_place
from ecvet.io.json_text import Json, load
from ecvet.model.agreements import PersonalTranscript
from ecvet.model.assessments import Credit
from ecvet.model.learners import LearnerRecord
from ecvet.model.qualifications import Qualification

_NEEDED = (
    "native JSON, Finnish qualification requirements, a Finnish learner record, LOQ XML, ELMO XML, a European Digital"
    " Credential, or a table of credits"
)
T = TypeVar("T")

_HINT = "state the format where the guess fails"


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


def read(source: Source, format: Format | None = None, *, name: str = "") -> Reading[object]:
    """Return what a document holds, whatever format it is in.

    Args:
        source: Its bytes, its text, or the path of its file.
        format: Its format; guessed where none is stated. A table of credits is read by `ecvet.io.table`, which needs
            to know the scheme of its points.
        name: The name of its file, where `source` is not the path; it helps to guess.

    Raises:
        ReadError: where it cannot be read; `format.table` for a table. Where the format was guessed, the hint of the
            first problem says so.
    """
    if format is not None:
        return _read(source, format)
    found = guess(source, name=name)
    try:
        return _read(source, found)
    except ReadError as error:
        first, *others = error.problems
        guessed = f"it was taken for {found.value}: state the format where that is wrong"
        hint = f"{first.hint}; {guessed}" if first.hint else guessed
        raise ReadError((attrs.evolve(first, hint=hint), *others)) from None


def _read(source: Source, format: Format) -> Reading[object]:
    if format not in _READERS:
        message = "is a table of credits, which says nothing of a qualification or a transfer"
        expected = "a document that is wanted here"
        raise ReadError(Problem(rule="format.table", message=message, expected=expected))
    return _READERS[format](source)


def _read_native(source: Source) -> Reading[object]:
    own = native.read_document(source)
    return Reading(own.value if own.value.kept else own.value.value, own.findings)


def write(value: object, format: Format, needs: Needs | None = None) -> Written:
    """Return a value in a format, with what the format cannot say of it.

    Args:
        value: A value of the model, a tuple of them, or a document of a foreign format.
        format: The format; one of `TARGETS`.
        needs: What the format demands beyond the model.

    Raises:
        WriteError: `format.holds` where the format holds no such value, `format.target` where it is only read, and
            what the writer of the format refuses or asks for.
    """
    if format not in _WRITERS:
        message, expected = "is read only", ", ".join(TARGETS)
        raise WriteError(Problem(rule="format.target", message=message, got=format.value, expected=expected))
    written = _WRITERS[format](value, Needs() if needs is None else needs)
    beyond = isinstance(value, Document) and not isinstance(value, _OWN.get(format, ()))
    return attrs.evolve(written, losses=(*written.losses, no_place(What.BEYOND, ""))) if beyond else written


def _native(value: object, _needs: Needs) -> Written:
    if isinstance(value, native.NativeDocument):
        return Written(f"{native.write(value, indent=2)}\n".encode(), ())
    values = held(value)
    # Credits are written as a list, even a list of one; anything else that is alone is written as itself.
    listed = value is not values[0] and isinstance(values[0], Credit) if len(values) == 1 else True
    return Written(f"{native.write(values if listed else values[0], indent=2)}\n".encode(), ())


def _csv(value: object, needs: Needs) -> Written:
    return as_table(held(value), needs.language)


def _loq(value: object, needs: Needs) -> Written:
    if isinstance(value, loq_xml.LoqDocument):
        return loq_xml.write(value, needs.loq)
    wanted = _wanted(value, _is_qualification, Format.LOQ_XML, "one or more qualifications")
    return loq_xml.write(wanted[0] if len(wanted) == 1 else wanted, needs.loq)


def _elmo(value: object, needs: Needs) -> Written:
    if isinstance(value, elmo_xml.ElmoDocument):
        return elmo_xml.write(value, needs.elmo)
    wanted = _wanted(value, _is_record, Format.ELMO_XML, "transcripts or records of one learner")
    return elmo_xml.write(wanted[0] if len(wanted) == 1 else wanted, needs.elmo)


def _edc(value: object, needs: Needs) -> Written:
    if isinstance(value, edc_jsonld.EdcDocument):
        return edc_jsonld.write(value, needs.edc)
    expected = "one transcript or record"
    first, *others = _wanted(value, _is_record, Format.EDC_JSONLD, expected)
    if others:
        raise _does_not_hold(f"{1 + len(others)} values", Format.EDC_JSONLD, expected)
    return edc_jsonld.write(first, needs.edc)


def _is_qualification(value: object) -> TypeGuard[Qualification]:
    return isinstance(value, Qualification)


def _is_record(value: object) -> TypeGuard[PersonalTranscript | LearnerRecord]:
    return isinstance(value, PersonalTranscript | LearnerRecord)


def _wanted(
    value: object, is_wanted: Callable[[object], TypeGuard[T]], format: Format, expected: str
) -> tuple[T, ...]:
    """Return the values that a format holds; there must be some, and no others."""
    values = held(value)
    wanted = tuple(one for one in values if is_wanted(one))
    if not values or len(wanted) < len(values):
        got = ", ".join(dict.fromkeys(f"a {type(one).__name__}" for one in values)) or "nothing"
        raise _does_not_hold(got, format, expected)
    return wanted


def _does_not_hold(got: str, format: Format, expected: str) -> WriteError:
    message = f"cannot be written as {format.value}"
    return WriteError(Problem(rule="format.holds", message=message, got=got, expected=expected))


# How each format is read; a table of credits is not, as it says too little.
_READERS: Mapping[Format, Callable[[Source], Reading[object]]] = {
    Format.NATIVE: _read_native,
    Format.EPERUSTEET: eperusteet.read,
    Format.KOSKI: koski.read,
    Format.LOQ_XML: loq_xml.read,
    Format.ELMO_XML: elmo_xml.read,
    Format.EDC_JSONLD: edc_jsonld.read,
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
