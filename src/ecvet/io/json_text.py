"""JSON text to plain values, for every reader of the library: bounded, exact and strict.

What the standard parser lets pass is refused here: repeated keys, `NaN` and `Infinity`, numbers of any size,
half characters, nesting without end. Numbers with a fraction or an exponent become `Decimal`, never `float`.
"""

import json
import re
from array import array
from decimal import Decimal
from itertools import accumulate
from typing import TypeAlias

from ecvet.errors import Problem, ReadError, shown
from ecvet.io._json_faults import broken_rule, faults
from ecvet.io._source import LIMIT, Source, content, decoded

#: A plain value: what a JSON document is made of.
Json: TypeAlias = "bool | int | Decimal | str | list[Json] | dict[str, Json] | None"

#: The greatest number of levels of arrays and objects.
DEPTH = 128

_ESCAPED_QUOTE = re.compile(rb'\\"')
_ESCAPED_SURROGATE = re.compile(rb"\\u[dD][89a-fA-F]")
_NO_STRUCTURE = bytes(set(range(256)) - set(b'"[]{}:'))
# A bracket that opens is a step down, one that closes a step up: 255 is -1 as a signed byte.
_STEPS = bytes.maketrans(b"[{]}", b"\x01\x01\xff\xff")
_SHORT = 30


class _RefusedError(Exception):
    """Stops the parser; what is wrong, and where, is then found out in a second look."""


def load(source: Source, *, limit: int = LIMIT, depth: int = DEPTH) -> Json:
    """Return the plain value that a JSON document holds.

    Args:
        source: Its bytes in UTF-8, its text, or the path of its file. A byte order mark is accepted and
            dropped.
        limit: The greatest size in bytes.
        depth: The greatest number of levels of arrays and objects.

    Raises:
        ReadError: `file` where the file cannot be read, `size`, `encoding`, `json.depth`, `json.syntax` with
            line and column; with the JSON Pointer of each place `json.duplicate-key`, `json.nonfinite`,
            `number.bounds` and `text.surrogate`.

    Examples:
        >>> load('{"points": 7.50, "units": ["105708"]}')
        {'points': Decimal('7.50'), 'units': ['105708']}
        >>> load('{"units": [{"code": "a", "code": "b"}]}')
        Traceback (most recent call last):
        ecvet.errors.ReadError: /units/0/code: is given twice; expected each key once
    """
    data = content(source, limit=limit)
    text = decoded(data)
    outside = _outside(data)
    if (found := _levels(outside)) > depth:
        got, expected = f"{found} levels", f"at most {depth}"
        raise ReadError(Problem(rule="json.depth", message="is nested too deep", got=got, expected=expected))
    try:
        return _value(text, outside.count(b":"), suspect=_ESCAPED_SURROGATE.search(data) is not None)
    except json.JSONDecodeError as error:
        raise ReadError(_syntax(text, error)) from None


def levels(data: bytes) -> int:
    """Return how deep a document is nested. Nothing here calls itself, so no document is too deep for it.

    Examples:
        >>> levels(b'{"units": [{"code": "[["}]}')
        3
    """
    return _levels(_outside(data))


def _levels(outside: bytes) -> int:
    return max(accumulate(array("b", outside.translate(_STEPS, b":"))), default=0)


def _outside(data: bytes) -> bytes:
    """Return the brackets and colons of a document, in order, without those inside of strings."""
    if _ESCAPED_QUOTE.search(data):
        data = data.replace(b"\\\\", b"").replace(b'\\"', b"")
    # Two quotes side by side have nothing between them, be that inside of a string or outside.
    marks = data.translate(None, _NO_STRUCTURE).replace(b'""', b"")
    return b"".join(marks.split(b'"')[::2])


def _value(text: str, colons: int, *, suspect: bool) -> Json:
    """Parse at full speed; where something is wrong, or may be, look again to find out what and where."""
    sizes: list[int] = []

    def sized(found: dict[str, Json]) -> dict[str, Json]:
        sizes.append(len(found))
        return found

    try:
        value: Json = json.loads(
            text, object_hook=sized, parse_int=_int, parse_float=_decimal, parse_constant=_refuse
        )
    except _RefusedError:
        raise ReadError(faults(text)) from None
    # Each key has a colon: where there are fewer keys in the end, one of them was given twice.
    if (suspect or sum(sizes) != colons) and (problems := tuple(faults(text))):
        raise ReadError(problems)
    return value


def _int(literal: str) -> int:
    # A number this short breaks no rule.
    if len(literal) > _SHORT and broken_rule(literal):
        raise _RefusedError
    return int(literal)


def _decimal(literal: str) -> Decimal:
    if broken_rule(literal):
        raise _RefusedError
    return Decimal(literal)


def _refuse(_literal: str) -> Json:
    raise _RefusedError


def _syntax(text: str, error: json.JSONDecodeError) -> Problem:
    rest = text[error.pos : error.pos + 20]
    return Problem(
        rule="json.syntax",
        path=f"line {error.lineno}, column {error.colno}",
        message=f"is not JSON: {error.msg[0].lower()}{error.msg[1:]}",
        got=shown(rest) if rest else "the end of the document",
    )
