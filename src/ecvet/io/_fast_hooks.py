"""Hooks that read at full speed and do not say what is wrong: they raise whatever comes first.

What they return is what the hooks of `_compound_hooks` and `_scalar_hooks` return. What they refuse is read again
by those, which go on after an error and know where they are. So each may do least here, as long as it lets
nothing pass that those refuse.
"""

from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from typing import TypeGuard, get_args

import attrs
from cattrs import Converter
from cattrs.dispatch import StructureHook
from cattrs.gen import make_dict_structure_fn

from ecvet.io._compound_hooks import without_none
from ecvet.io._scalar_hooks import Hook
from ecvet.io.json_text import Json
from ecvet.text import Text


def read_text(value: Json, _kind: object) -> Text:
    """Return a text in several languages; the class itself looks at what is in it."""
    if not _may_be_texts(value):
        raise TypeError
    return Text(value)


def _may_be_texts(value: Json) -> TypeGuard[dict[str, str]]:
    return isinstance(value, dict)


def class_hook(kind: type[attrs.AttrsInstance], converter: Converter) -> StructureHook:
    """Return the hook for a class, generated from its fields."""
    return make_dict_structure_fn(
        kind, converter, _cattrs_forbid_extra_keys=True, _cattrs_detailed_validation=False
    )


def read_code(value: Json, kind: type[StrEnum]) -> StrEnum:
    """Return one of a closed list of codes."""
    return _members(kind)[value]


@cache
def _members(kind: type[StrEnum]) -> Mapping[object, StrEnum]:
    return {str(member): member for member in kind}


def optional_hook(kind: object, converter: Converter) -> Hook:
    """Return the hook for a value that may be null."""
    inner = without_none(kind)
    hook = converter.get_structure_hook(inner)
    return lambda value, _kind: None if value is None else hook(value, inner)


def tuple_hook(kind: object, converter: Converter) -> Hook:
    """Return the hook for a tuple: of any length, or one item a type."""
    kinds: tuple[object, ...] = get_args(kind)
    hooks = [(converter.get_structure_hook(inner), inner) for inner in kinds if inner is not Ellipsis]
    hook, inner = hooks[0]

    def read_any_length(value: Json, _kind: object) -> tuple[object, ...]:
        if not isinstance(value, list):
            raise TypeError
        return tuple([hook(item, inner) for item in value])

    def read_fixed_length(value: Json, _kind: object) -> tuple[object, ...]:
        if not isinstance(value, list):
            raise TypeError
        return tuple([hook(item, inner) for item, (hook, inner) in zip(value, hooks, strict=True)])

    return read_any_length if kinds[-1] is Ellipsis else read_fixed_length


def tagged_hook(kinds: Mapping[str, type[attrs.AttrsInstance]], converter: Converter) -> Hook:
    """Return the hook for one of several classes, which JSON tells apart by the key `type`."""

    def read(value: Json, _kind: object) -> object:
        if not isinstance(value, dict):
            raise TypeError
        rest = value.copy()
        tag = rest.pop("type")
        if not isinstance(tag, str):
            raise TypeError
        kind = kinds[tag]
        # Found here and not before, since a group may hold groups; the converter remembers it.
        return converter.get_structure_hook(kind)(rest, kind)

    return read
