"""What fuzzing does with a document: it is read or refused, and what is read is written and read again."""

from collections.abc import Callable
from pathlib import Path

from ecvet import ReadError, WriteError
from ecvet.io import eperusteet, formats, koski, native, table
from ecvet.io.formats import Format

#: Small documents of each format, one folder a reader; what fuzzing has found is added to them.
CORPUS = Path(__file__).parent / "corpus"

#: The greatest size in bytes: what breaks a reader breaks it with little.
LARGEST = 20_000


def _native(data: bytes) -> None:
    for strict in (True, False):
        try:
            found = native.read_document(data, strict=strict, limit=LARGEST).value
        except ReadError:
            continue
        assert native.read_document(native.write(found), strict=strict).value == found
        assert (
            native.read_document(native.write(found, indent=2, sealed=True), strict=strict).value.values
            == found.values
        )


def _table(data: bytes) -> None:
    credits = table.read(data, scheme="ecvet", language="en")
    assert table.read(table.write(credits, language="en"), scheme="ecvet", language="en") == credits


def _eperusteet(data: bytes) -> None:
    found = eperusteet.read(data).value
    assert native.read_any(native.write(found)) == found


def _koski(data: bytes) -> None:
    for record in koski.read(data).value:
        assert native.read_any(native.write(record)) == record


def _guessed(data: bytes) -> None:
    formats.read(data)


def _foreign(format: Format) -> Callable[[bytes], None]:
    """Return what is done with a format that is read and written: strictly; where that is refused, leniently."""

    def again(data: bytes, *, strict: bool) -> bytes:
        return formats.write(formats.read(data, format, strict=strict).value, format).content

    def run(data: bytes) -> None:
        try:
            written, strict = again(data, strict=True), True
        except (ReadError, WriteError):
            written, strict = again(data, strict=False), False
        assert again(written, strict=strict) == written

    return run


#: What is done with a document, by the name of its reader.
TARGETS: dict[str, Callable[[bytes], None]] = {
    "native": _native,
    "csv": _table,
    "eperusteet": _eperusteet,
    "koski": _koski,
    "guessed": _guessed,
    **{
        format.value: _foreign(format)
        for format in formats.TARGETS
        if format not in (Format.NATIVE, Format.CSV)
    },
}


def run(reader: str, data: bytes) -> None:
    """Read a document, and let every error pass but those that nobody may ever see.

    Args:
        reader: One of `TARGETS`.
        data: The document.
    """
    try:
        TARGETS[reader](data)
    except (ReadError, WriteError):
        return
