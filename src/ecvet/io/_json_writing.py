"""Plain JSON values to text, numbers and all: the canonical form of RFC 8785, or indented for people.

The writer of the standard library is faster and is used wherever a value holds no numbers but whole ones; it
writes no `Decimal`, and it sorts by characters where RFC 8785 sorts by their halves in UTF-16.
"""

import json
from collections.abc import Iterator
from decimal import Decimal

from ecvet.io.json_text import Json

_EXACT = 2**53


def dump(value: Json, *, indent: int | None = None) -> str:
    """Return a plain value as JSON.

    A number that no double holds, which RFC 8785 has no form for, is written with all its digits.

    Args:
        value: The value.
        indent: By how many blanks each level is indented, keys in the order that they have; `None` for the
            canonical form.

    Examples:
        >>> dump({"b": [Decimal("7.50"), None], "a": "ä"})
        '{"a":"ä","b":[7.5,null]}'
    """
    return "".join(_canonical(value) if indent is None else _spacious(value, indent, "\n"))


def _canonical(value: Json) -> Iterator[str]:
    if isinstance(value, dict):
        for index, key in enumerate(sorted(value, key=_units)):
            yield ("," if index else "{") + _text(key) + ":"
            yield from _canonical(value[key])
        yield "}" if value else "{}"
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield "," if index else "["
            yield from _canonical(item)
        yield "]" if value else "[]"
    else:
        yield _single(value)


def _spacious(value: Json, indent: int, line: str) -> Iterator[str]:
    below = line + " " * indent
    if isinstance(value, dict) and value:
        for index, (key, item) in enumerate(value.items()):
            yield f"{',' if index else '{'}{below}{_text(key)}: "
            yield from _spacious(item, indent, below)
        yield line + "}"
    elif isinstance(value, list) and value:
        for index, item in enumerate(value):
            yield f"{',' if index else '['}{below}"
            yield from _spacious(item, indent, below)
        yield line + "]"
    else:
        yield from _canonical(value)


def _single(value: Json) -> str:
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, bool) or value is None:
        return {None: "null", True: "true", False: "false"}[value]
    return _number(Decimal(str(value)))


def _text(value: str) -> str:
    return json.dumps(value, ensure_ascii=False)


def _units(key: str) -> bytes:
    """Return what keys are sorted by: their code units in UTF-16."""
    return key.encode("utf-16-be", "surrogatepass")


def _number(value: Decimal) -> str:
    """Return a number as ECMAScript writes it, with all its digits where no double holds it."""
    nearest = float(value)
    if value == value.to_integral_value() and -_EXACT < value < _EXACT:
        return str(int(value))
    written = repr(nearest)
    if Decimal(written) != value:
        return str(value)
    return _of_ecmascript(Decimal(written))


def _of_ecmascript(value: Decimal) -> str:
    """Return the shortest digits of a double with its point where ECMAScript puts it."""
    sign, digits, exponent = value.as_tuple()
    assert isinstance(exponent, int)
    point = len(digits) + exponent
    figures = "".join(map(str, digits)).rstrip("0")
    if 0 < point <= 21:
        whole = figures.ljust(point, "0")
        text = whole[:point] + (f".{whole[point:]}" if whole[point:] else "")
    elif -6 < point <= 0:
        text = f"0.{'0' * -point}{figures}"
    else:
        mantissa = figures[0] + (f".{figures[1:]}" if figures[1:] else "")
        text = f"{mantissa}e{point - 1:+d}"
    return f"-{text}" if sign else text
