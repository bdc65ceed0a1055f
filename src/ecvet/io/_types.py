"""What the types of fields say, for all that walks along them: the schema, and reading that keeps what is new."""

from collections.abc import Mapping
from types import NoneType, UnionType
from typing import TypeGuard, get_args, get_origin

import attrs

from ecvet.io._converter import UNIONS
from ecvet.text import Text


def is_class(kind: object) -> TypeGuard[type[attrs.AttrsInstance]]:
    """Whether JSON carries a type as an object with a key for each field."""
    return isinstance(kind, type) and attrs.has(kind) and kind is not Text


def is_optional(kind: object) -> bool:
    """Whether a value of a type may be null."""
    return isinstance(kind, UnionType) and NoneType in get_args(kind)


def items(kind: object) -> tuple[object, ...] | None:
    """Return the types of the items of a tuple, `...` as the second where any number follows; `None` for no tuple.

    Examples:
        >>> items(tuple[str, ...])
        (<class 'str'>, Ellipsis)
    """
    return get_args(kind) if get_origin(kind) is tuple else None


def choices(kind: object) -> Mapping[str, type[attrs.AttrsInstance]] | None:
    """Return the classes that a key `type` tells apart, by its value; `None` where a type is no such union."""
    return next((kinds for union, kinds in UNIONS if union == kind), None)


def fields(kind: type[attrs.AttrsInstance]) -> "tuple[attrs.Attribute[object], ...]":
    """Return the fields of a class, their types resolved."""
    return tuple(attrs.fields(attrs.resolve_types(kind)))
