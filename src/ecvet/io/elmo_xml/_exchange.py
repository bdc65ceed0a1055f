r"""ELMO as EMREX sends it: XML, packed by gzip, written in base64. Nothing in it is trusted, least of all its size."""

import base64
import binascii
import gzip
import re
import zlib

from ecvet.errors import Problem, ReadError, shown
from ecvet.io._source import LIMIT

#: How much larger than the packed document the XML may be, once it is large at all.
RATIO = 100

_LARGE = 1024 * 1024
_GZIP = b"\x1f\x8b"
# What begins, in base64, a gzip member (two fixed bytes and the method), and XML that nobody packed by gzip.
_PACKED = (b"H4sI", b"PD94", b"PGVs")
# EMREX sends base64 in lines; these blanks are lawful anywhere.
_BLANKS = re.compile(rb"[ \t\r\n]+")
_EXPECTED = "one whole gzip member in base64"


def is_packed(data: bytes) -> bool:
    """Whether bytes look like a document as EMREX sends it, in base64 or without.

    Examples:
        >>> is_packed(pack(b"<elmo/>")), is_packed(b"<elmo/>")
        (True, False)
    """
    return data.startswith(_GZIP) or data.lstrip(b" \t\r\n")[:4] in _PACKED


def pack(xml: bytes) -> bytes:
    """Return an XML document packed as EMREX sends it; the same bytes for the same document.

    Args:
        xml: The document.
    """
    return base64.b64encode(gzip.compress(xml, mtime=0))


def unpack(data: bytes, *, limit: int = LIMIT) -> bytes:
    """Return the XML in a document as EMREX sends it.

    A name of a file in the packed document says nothing, and is not used.

    Args:
        data: The packed document, in base64 or without.
        limit: The greatest size of the XML in bytes. No more is ever unpacked.

    Raises:
        ReadError: `elmo.base64` for what is no base64 or not as base64 is written; `elmo.gzip` for what is no gzip,
            ends early, or has something after its one member; `size` and `elmo.ratio` for what grows beyond the
            bounds.

    Examples:
        >>> unpack(pack(b"<elmo/>"))
        b'<elmo/>'
        >>> unpack(b"H4sIAAAA")
        Traceback (most recent call last):
        ecvet.errors.ReadError: ends before its gzip member does; expected one whole gzip member in base64
    """
    packed = data if data.startswith(_GZIP) else _from_base64(data)
    if packed.startswith(b"<"):
        raise _refused("elmo.gzip", "is base64 with no gzip in it", hint="pack the XML by gzip before base64")
    engine = zlib.decompressobj(31)
    bound = min(limit, max(_LARGE, RATIO * len(packed)))
    try:
        xml = engine.decompress(packed, bound + 1)
    except zlib.error as error:
        raise _refused("elmo.gzip", "is not what gzip wrote", str(error).rpartition(": ")[2]) from None
    if len(xml) > bound:
        if bound == limit:
            raise ReadError(Problem(rule="size", message="is too large", expected=f"at most {limit} bytes"))
        expected = f"at most {RATIO} times the size of what was sent"
        raise ReadError(Problem(rule="elmo.ratio", message="grows too much", expected=expected))
    if not engine.eof:
        raise _refused("elmo.gzip", "ends before its gzip member does")
    if engine.unused_data:
        raise _refused("elmo.gzip", "has something after its gzip member", shown(engine.unused_data[:40]))
    return xml


def _from_base64(data: bytes) -> bytes:
    text = _BLANKS.sub(b"", data)
    try:
        packed = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        hint = "where it came through a web form, + may have become a blank"
        raise _refused("elmo.base64", "is not base64", shown(text[:40]), hint) from None
    # Other texts would give the same bytes; only one of them is how base64 is written.
    if base64.b64encode(packed) != text:
        raise _refused("elmo.base64", "is not base64 as it is written", shown(text[-40:]))
    return packed


def _refused(rule: str, message: str, got: str = "", hint: str = "") -> ReadError:
    return ReadError(Problem(rule=rule, message=message, got=got, expected=_EXPECTED, hint=hint))
