"""Digests of values: the same for equal values, on any machine, whatever the locale, hash seed or decimal context."""

import hashlib
import json
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import TypeAlias, TypeGuard

import attrs

_Plain: TypeAlias = "str | int | list[_Plain] | None"


def digest(*values: object) -> str:
    """Return the SHA-256 of values of the model, in hexadecimal digits.

    A field that has its default is left out, so that a field that is added to the model changes no digest.

    Args:
        values: Values of the model, tuples of them, texts, numbers, days, and `None`.

    Raises:
        TypeError: where a value is of another kind, which has no one form.

    Examples:
        >>> from ecvet import Points
        >>> digest(Points("15", "ecvet")) == digest(Points("15.0", "ecvet"))
        True
    """
    # All that is not ASCII is escaped.
    text = json.dumps([_plain(value) for value in values], separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _plain(value: object) -> _Plain:
    """Return a value in plain lists; what is no text, number or `None` begins with the name of its kind."""
    match value:
        case Enum():
            return [type(value).__name__, str(value.value)]
        case None | bool() | int() | str():
            return value
        case Decimal():
            # An f-form without precision rounds nothing and asks no context.
            return ["decimal", f"{value:f}"]
        case date():
            return ["date", value.isoformat()]
        case _ if _is_tuple(value):
            return ["tuple", *map(_plain, value)]
        case _ if _is_value(value):
            return [type(value).__name__, *_fields(value)]
        case _:
            raise TypeError(f"{type(value).__name__} has no digest")


def _is_tuple(value: object) -> TypeGuard[tuple[object, ...]]:
    return isinstance(value, tuple)


def _is_value(value: object) -> TypeGuard[attrs.AttrsInstance]:
    return attrs.has(type(value))


def _fields(value: attrs.AttrsInstance) -> Iterator[_Plain]:
    for field in sorted(attrs.fields(type(value)), key=lambda one: one.name):
        held: object = getattr(value, field.name)
        if field.default is attrs.NOTHING or held != field.default:
            yield [field.name, _plain(held)]
