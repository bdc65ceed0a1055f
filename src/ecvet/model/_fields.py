"""What may stand in a field of the model: validators whose errors name the field, the value and what was expected.

A missing value is in order where the field says that `None` is its default. What is in order is found out with the
fewest steps, since every value of every document passes here.
"""

from collections.abc import Callable, Iterable
from types import NoneType
from typing import Protocol, TypeGuard, TypeVar

import attrs

from ecvet.codes import check_text, country_code, identifier, language_tag, uri, wrong
from ecvet.points import count, natural

T = TypeVar("T")


class Validator(Protocol):
    """What attrs calls with the instance, the attribute and the value, before the instance is seen by anybody."""

    def __call__(self, instance: object, attribute: "attrs.Attribute[T]", value: T, /) -> None:
        """Raise a `ShapeError` where the value may not stand in the field."""


def a(*kinds: type) -> Validator:
    """Accept an instance of one of the classes, and `None` where the field is optional."""
    expected = " or ".join("None" if kind is NoneType else kind.__name__ for kind in kinds)

    def check(instance: object, attribute: "attrs.Attribute[T]", value: T, /) -> None:
        if value.__class__ in kinds or (value is None and attribute.default is None):
            return
        if not isinstance(value, kinds) or (isinstance(value, bool) and bool not in kinds):
            message = f"is no {expected} in this {type(instance).__name__}"
            raise wrong(attribute.name, f"type.{kinds[0].__name__.lower()}", message, value, expected)

    return check


def each(*kinds: type, least: int = 0) -> Validator:
    """Accept a tuple whose items are all instances of one of the classes, at least so many of them."""
    expected = " or ".join(kind.__name__ for kind in kinds)
    known = frozenset(kinds)

    def check(instance: object, attribute: "attrs.Attribute[T]", value: T, /) -> None:
        if _is_tuple(value) and len(value) >= least and known.issuperset(map(type, value)):
            return
        for index, item in enumerate(_tuple(attribute.name, value, expected, least)):
            if not isinstance(item, kinds):
                path = f"{attribute.name}/{index}"
                raise wrong(
                    path, "type.item", f"is no {expected} in this {type(instance).__name__}", item, expected
                )

    return check


def _is_tuple(value: object) -> TypeGuard[tuple[object, ...]]:
    return isinstance(value, tuple)


def _tuple(name: str, value: object, expected: str, least: int) -> tuple[object, ...]:
    if not _is_tuple(value):
        raise wrong(name, "type.tuple", "is not a tuple", value, f"a tuple of {expected}")
    if len(value) < least:
        raise wrong(name, "tuple.short", "has too few items", value, f"at least {least} {expected}")
    return value


def _each(check_one: Callable[[object, str], object], expected: str) -> Validator:
    def check(_instance: object, attribute: "attrs.Attribute[T]", value: T, /) -> None:
        for index, item in enumerate(_tuple(attribute.name, value, expected, 0)):
            check_one(item, f"{attribute.name}/{index}")

    return check


def _one(check_one: Callable[[object, str], object]) -> Validator:
    def check(_instance: object, attribute: "attrs.Attribute[T]", value: T, /) -> None:
        if value is not None or attribute.default is not None:
            check_one(value, attribute.name)

    return check


def _tag(value: object, path: str) -> None:
    if language_tag(value, path) != value:
        raise wrong(path, "lang.tag", "is not in its usual case", value, language_tag(value, path))


def _level(value: object, path: str) -> None:
    if isinstance(value, bool) or not isinstance(value, int):
        raise wrong(path, "type.int", "is not a whole number", value, "1 to 8")
    if not 1 <= value <= 8:
        raise wrong(path, "range.eqf", "is no EQF level", value, "1 to 8")


def _pair(value: object, path: str) -> None:
    texts = [text for text in value if isinstance(text, str)] if _is_tuple(value) and len(value) == 2 else []
    if len(texts) != 2:
        raise wrong(path, "type.item", "is no pair of texts", value, 'such as ("unit", "105708")')
    for text in filter(None, texts):
        check_text(text, path)


a_code = _one(identifier)
a_country = _one(country_code)
a_link = _one(uri)
a_level = _one(_level)
a_count = _one(count)
a_number = _one(natural)
a_tag = _one(_tag)
codes = _each(identifier, "codes")
pairs = _each(_pair, "pairs of texts")
languages = _each(_tag, "language tags")
countries = _each(country_code, "country codes")
whole_numbers = _each(count, "whole numbers")
links = _each(uri, "web addresses")


def unique(name: str, keys: Iterable[str]) -> None:
    """Refuse a tuple in which two items bear the same key.

    Raises:
        ShapeError: `id.duplicate`, naming the second item.
    """
    keys = tuple(keys)
    if len(set(keys)) == len(keys):
        return
    seen: set[str] = set()
    for index, key in enumerate(keys):
        if key in seen:
            raise wrong(
                f"{name}/{index}", "id.duplicate", "bears a code that is already taken", key, "each code once"
            )
        seen.add(key)
