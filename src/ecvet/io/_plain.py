"""Typed access to plain JSON, for readers of foreign documents.

A value of the wrong type raises a `ReadError` with a JSON Pointer. Each function names the place only as far
as it knows it; `at` and `each` put the way to it in front. So places cost nothing until something is wrong,
and `each` and `numbered` report every item that is wrong, not only the first.
"""

from collections.abc import Callable
from decimal import Decimal
from typing import TypeAlias, TypeVar

from ecvet.codes import identifier
from ecvet.errors import EcvetError, Problem, ReadError, shown
from ecvet.io.json_text import Json

#: A JSON object.
Record: TypeAlias = dict[str, Json]

T = TypeVar("T")


def text(holder: Record, key: str) -> str | None:
    """Return the text under `key`; `None` where it is absent or null.

    Raises:
        ReadError: `type.str`.
    """
    value = holder.get(key)
    if value is None or isinstance(value, str):
        return value
    raise _wrong(f"/{key}", "type.str", "is not text", value, "text")


def code(holder: Record, key: str) -> str | None:
    """Return the text under `key`, if it can identify something; `None` where it is absent or null.

    Raises:
        ReadError: `type.str`.
        ShapeError: what `identifier` refuses.
    """
    value = text(holder, key)
    return None if value is None else identifier(value, f"/{key}")


def name(holder: Record, key: str) -> str | None:
    """Return what something is referred to by, as text: registers write one number as a number and as text.

    Raises:
        ReadError: `type.str` where it is neither.
    """
    value = holder.get(key)
    return str(value) if isinstance(value, int) else text(holder, key)


def flag(holder: Record, key: str) -> bool | None:
    """Return the truth value under `key`; `None` where it is absent or null.

    Raises:
        ReadError: `type.bool`.
    """
    value = holder.get(key)
    if value is None or isinstance(value, bool):
        return value
    raise _wrong(f"/{key}", "type.bool", "is neither true nor false", value, "true or false")


def whole(holder: Record, key: str) -> int | None:
    """Return the whole number under `key`; `None` where it is absent or null.

    Raises:
        ReadError: `type.int`.
    """
    value = holder.get(key)
    if value is None or (isinstance(value, int) and not isinstance(value, bool)):
        return value
    raise _wrong(f"/{key}", "type.int", "is not a whole number", value, "a whole number")


def amount(holder: Record, key: str) -> int | Decimal | None:
    """Return the number under `key`, whole or with decimals; `None` where it is absent or null.

    Raises:
        ReadError: `type.number`.
    """
    value = holder.get(key)
    if value is None or (isinstance(value, (int, Decimal)) and not isinstance(value, bool)):
        return value
    raise _wrong(f"/{key}", "type.number", "is not a number", value, "a number")


def items(holder: Record, key: str) -> list[Json]:
    """Return the array under `key`; empty where it is absent or null.

    Raises:
        ReadError: `type.array`.
    """
    value = holder.get(key)
    if value is None:
        return []
    if isinstance(value, list):
        return value
    raise _wrong(f"/{key}", "type.array", "is not an array", value, "an array")


def record(value: Json, path: str = "") -> Record:
    """Return `value` if it is an object.

    Args:
        value: Any JSON value.
        path: Its JSON Pointer, as far as it is known.

    Raises:
        ReadError: `type.object`.
    """
    if isinstance(value, dict):
        return value
    raise _wrong(path, "type.object", "is not an object", value, "an object")


def part(holder: Record, key: str) -> Record | None:
    """Return the object under `key`; `None` where it is absent or null.

    Raises:
        ReadError: `type.object`.
    """
    value = holder.get(key)
    return None if value is None else record(value, f"/{key}")


def needed(value: T | None, key: str, expected: str) -> T:
    """Return a value that may not be missing.

    Args:
        value: What was found under `key`.
        key: The key.
        expected: What should be there, in words.

    Raises:
        ReadError: `field.missing`.

    Examples:
        >>> needed(text({}, "arvo"), "arvo", "the code of the grade")
        Traceback (most recent call last):
        ecvet.errors.ReadError: /arvo: is missing; expected the code of the grade
    """
    if value is None:
        raise ReadError(
            Problem(rule="field.missing", message="is missing", path=f"/{key}", expected=expected)
        )
    return value


def at(holder: Record, key: str, read: Callable[[Record], T]) -> T | None:
    """Return what `read` makes of the object under `key`; `None` where it is absent or null.

    Raises:
        ReadError: what `read` raises, with the way to it.
    """
    found = part(holder, key)
    if found is None:
        return None
    try:
        return read(found)
    except EcvetError as error:
        raise _further_up(f"/{key}", error) from error


def each(holder: Record, key: str, read: Callable[[Record], T]) -> tuple[T, ...]:
    """Return what `read` makes of every object of the array under `key`; empty where it is absent or null.

    Raises:
        ReadError: what `read` raises for all of them, each with the way to it.

    Examples:
        >>> each({"a": [{"n": 1}, {"n": "2"}, 3]}, "a", lambda found: whole(found, "n"))
        Traceback (most recent call last):
        ecvet.errors.ReadError: /a/1/n: is not a whole number; got '2'; expected a whole number
        /a/2: is not an object; got 3; expected an object
    """
    return numbered(holder, key, lambda _, found: read(found))


def numbered(holder: Record, key: str, read: Callable[[int, Record], T]) -> tuple[T, ...]:
    """Return what `read` makes of the index and the object, for every object of the array under `key`.

    Raises:
        ReadError: as `each`.
    """
    found = items(holder, key)
    if not found:
        return ()
    made: list[T] = []
    problems: list[Problem] = []
    for index, item in enumerate(found):
        try:
            made.append(read(index, item if isinstance(item, dict) else record(item)))
        except EcvetError as error:
            problems.extend(_further_up(f"/{key}/{index}", error).problems)
    if problems:
        raise ReadError(problems)
    return tuple(made)


def _wrong(path: str, rule: str, message: str, value: Json, expected: str) -> ReadError:
    return ReadError(Problem(rule=rule, message=message, path=path, got=shown(value), expected=expected))


def _further_up(path: str, error: EcvetError) -> ReadError:
    return ReadError(problem.under(path) for problem in error.problems)
