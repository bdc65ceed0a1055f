"""What is wrong in a JSON document, and where: the second, slower look at one that was refused."""

import json
import math
from collections.abc import Iterator
from typing import TypeAlias

import attrs

from ecvet.errors import Problem, shown
from ecvet.io._pointer import below

_DIGITS = 34
_EXPONENT_DIGITS = 4


@attrs.frozen
class _Number:
    literal: str


@attrs.frozen
class _Object:
    pairs: "list[tuple[str, _Written]]"


# A document as it is written: keys may repeat, numbers are not yet read.
_Written: TypeAlias = "_Number | _Object | list[_Written] | str | bool | None"


def faults(text: str) -> Iterator[Problem]:
    """Yield every repeated key, every number that may not be and every half character, with its pointer.

    Args:
        text: The document.

    Raises:
        JSONDecodeError: where it is not JSON.
    """
    written: _Written = json.loads(
        text, object_pairs_hook=_Object, parse_int=_Number, parse_float=_Number, parse_constant=_Number
    )
    return _faults(written, "")


def broken_rule(literal: str) -> str:
    """Return the rule that a number breaks, as it is written; nothing where it breaks none.

    Examples:
        >>> broken_rule("7.50"), broken_rule("-Infinity"), broken_rule("1e1000000000")
        ('', 'json.nonfinite', 'number.bounds')
    """
    mantissa, _, exponent = literal.lower().partition("e")
    if mantissa.endswith(("nan", "infinity")):
        return "json.nonfinite"
    if len(mantissa.replace(".", "").lstrip("-")) > _DIGITS or len(exponent.lstrip("+-0")) > _EXPONENT_DIGITS:
        return "number.bounds"
    # Other systems read a number of this size as Infinity.
    return "json.nonfinite" if math.isinf(float(literal)) else ""


def _faults(node: _Written, path: str) -> Iterator[Problem]:
    match node:
        case _Number():
            yield from _number_faults(node.literal, path)
        case _Object():
            yield from _object_faults(node, path)
        case str():
            yield from _text_faults(node, path)
        case list():
            for index, item in enumerate(node):
                yield from _faults(item, below(path, index))
        case _:
            pass


def _object_faults(node: _Object, path: str) -> Iterator[Problem]:
    seen: set[str] = set()
    for key, item in node.pairs:
        here = below(path, key)
        yield from _text_faults(key, here)
        if key in seen:
            yield Problem(
                rule="json.duplicate-key", path=here, message="is given twice", expected="each key once"
            )
        seen.add(key)
        yield from _faults(item, here)


def _number_faults(literal: str, path: str) -> Iterator[Problem]:
    if rule := broken_rule(literal):
        message = "is not a finite number" if rule == "json.nonfinite" else "is out of bounds"
        expected = f"a number of at most {_DIGITS} digits"
        yield Problem(rule=rule, path=path, message=message, got=shown(literal), expected=expected)


def _text_faults(value: str, path: str) -> Iterator[Problem]:
    if any("\ud800" <= character <= "\udfff" for character in value):
        message = "holds half a character"
        yield Problem(
            rule="text.surrogate", path=path, message=message, got=shown(value), expected="whole characters"
        )
