"""Hooks that read single values: strictly, so that nothing is turned into anything else.

A hook takes a plain value and the type it is to become, and raises a `ShapeError` where it is not that.
"""

from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from difflib import get_close_matches
from enum import StrEnum
from typing import TypeAlias

from ecvet.codes import wrong
from ecvet.io.json_text import Json
from ecvet.periods import day
from ecvet.points import number

#: Takes a plain value and the type that it is to become.
Hook: TypeAlias = Callable[[Json, object], object]

_LONGEST_NAME = 80


def read_str(value: Json, _kind: object) -> str:
    """Return text, and nothing but text."""
    if not isinstance(value, str):
        raise wrong("", "type.str", "is not text", value, "text in quotes")
    return value


def read_bool(value: Json, _kind: object) -> bool:
    """Return `True` or `False`."""
    if not isinstance(value, bool):
        raise wrong("", "type.bool", "is neither true nor false", value, "true or false, without quotes")
    return value


def read_int(value: Json, _kind: object) -> int:
    """Return a whole number, written without a fraction or an exponent."""
    if isinstance(value, bool) or not isinstance(value, int):
        raise wrong("", "type.int", "is not a whole number", value, "a whole number, without quotes")
    return value


def read_decimal(value: Json, _kind: object) -> Decimal:
    """Return an exact number, which JSON carries as text."""
    if not isinstance(value, str):
        raise wrong("", "type.number", "is not a number as text", value, 'a number in quotes, such as "7.5"')
    return number(value)


def read_date(value: Json, _kind: object) -> date:
    """Return a day, which JSON carries as text."""
    return day(value)


def read_code(value: Json, kind: type[StrEnum]) -> StrEnum:
    """Return one of a closed list of codes."""
    code = read_str(value, str)
    known = [str(member) for member in kind]
    if code not in known:
        raise wrong(
            "", "code.unknown", f"is no {kind.__name__}", code, ", ".join(known), nearest(code, known)
        )
    return kind(code)


def nearest(name: str, known: Iterable[str]) -> str:
    """Return a hint at the known name that is nearest to a wrong one; nothing where none is near.

    Examples:
        >>> nearest("poinst", ["unit", "points"])
        'did you mean "points"?'
    """
    found = get_close_matches(name, known, n=1) if len(name) <= _LONGEST_NAME else []
    return f'did you mean "{found[0]}"?' if found else ""
