"""JSON as this format uses it: one value or several alike, and text with numbers as exact as they were read."""

import json
from collections.abc import Collection, Iterable, Iterator
from decimal import Decimal
from typing import TypeAlias

from ecvet.io._pointer import below
from ecvet.io.json_text import Json

#: A JSON object.
Object: TypeAlias = dict[str, Json]


def several(value: Json) -> list[Json]:
    """Return the values of a term: the format writes one alone, and several as a list.

    Examples:
        >>> several(None), several("a"), several(["a", "b"])
        ([], ['a'], ['a', 'b'])
    """
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def one_or_more(values: list[Json]) -> Json:
    """Return values as the format writes them: nothing, one alone, or several as a list."""
    return values[0] if len(values) == 1 else values or None


def without_nothing(pairs: Object) -> Object:
    """Return an object without the terms that have no value."""
    return {term: value for term, value in pairs.items() if value is not None}


def id_of(node: Object) -> Json:
    """Return the id of an object, by either name of that keyword."""
    return node.get("id", node.get("@id"))


def types_of(node: Object) -> list[Json]:
    """Return the classes of an object, by either name of that keyword."""
    return several(node.get("type", node.get("@type")))


def objects(
    value: Json, path: str = "", *, but: Collection[str] = frozenset()
) -> Iterator[tuple[str, Object]]:
    """Yield every object below a value with its JSON Pointer, the value itself first.

    Args:
        value: The value.
        path: Its JSON Pointer.
        but: The terms that are not looked into.
    """
    waiting: list[tuple[str, Json]] = [(path, value)]
    while waiting:
        place, found = waiting.pop()
        if isinstance(found, dict):
            yield place, found
            waiting += _inside(
                place, ((key, inner) for key, inner in reversed(found.items()) if key not in but)
            )
        elif isinstance(found, list):
            waiting += _inside(place, reversed([*enumerate(found)]))


def _inside(place: str, items: Iterable[tuple[str | int, Json]]) -> list[tuple[str, Json]]:
    """Return with their pointers the objects and lists among the items of one; most items are neither."""
    return [(below(place, key), inner) for key, inner in items if isinstance(inner, dict | list)]


def dumped(value: Json, *, pretty: bool = False) -> str:
    """Return a value as JSON text, its terms in their order.

    Args:
        value: The value.
        pretty: Whether each term stands on a line of its own, for people to read.

    Examples:
        >>> dumped({"point": Decimal("7.50"), "title": ["a"]})
        '{"point":7.50,"title":["a"]}'
    """
    separators = None if pretty else (",", ":")
    try:
        return json.dumps(value, ensure_ascii=False, indent=2 if pretty else None, separators=separators)
    except TypeError:
        # The standard library cannot write a decimal number as it was read; documents with one are rare.
        return "".join(_pieces(value, "" if pretty else None))


def _pieces(value: Json, indent: str | None) -> Iterator[str]:
    if isinstance(value, dict) and value:
        inner = ((f"{json.dumps(key, ensure_ascii=False)}:", item) for key, item in value.items())
        yield from _within("{", inner, "}", indent)
    elif isinstance(value, list) and value:
        yield from _within("[", (("", item) for item in value), "]", indent)
    else:
        yield str(value) if isinstance(value, Decimal) else json.dumps(value, ensure_ascii=False)


def _within(
    opening: str, items: Iterator[tuple[str, Json]], closing: str, indent: str | None
) -> Iterator[str]:
    deeper = None if indent is None else f"{indent}  "
    separator = opening
    for name, item in items:
        yield separator
        yield "" if deeper is None else f"\n{deeper}"
        yield name if deeper is None or not name else f"{name} "
        yield from _pieces(item, deeper)
        separator = ","
    yield closing if indent is None else f"\n{indent}{closing}"
