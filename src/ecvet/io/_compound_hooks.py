"""Hooks that read lists and objects: they go on after an error, and tell everything that is wrong at once."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property, reduce
from itertools import islice, repeat
from operator import attrgetter
from types import NoneType, UnionType
from typing import get_args

import attrs
from cattrs import Converter

from ecvet.codes import wrong
from ecvet.errors import EcvetError, Problem, ShapeError
from ecvet.io._pointer import below
from ecvet.io._scalar_hooks import Hook, nearest, read_str
from ecvet.io.json_text import Json
from ecvet.text import Text

# An error reports no more than this, so no more is looked for.
_ENOUGH = 100

_converter_of = attrgetter("converter")


class MalformedError(Exception):
    """Everything that is wrong in a list or an object, with pointers from there."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        """Keep the problems, all of them."""
        super().__init__()
        self.problems = tuple(problems)


def read_text(value: Json, _kind: object) -> Text:
    """Return a text in several languages, which JSON carries as an object with a key for each."""
    if not isinstance(value, dict):
        raise wrong("", "type.text", "is not a language map", value, 'such as {"en": "Car body repair"}')
    try:
        return Text({tag: read_str(item, str) for tag, item in value.items()})
    except ShapeError as error:
        wrong_ones = tuple(islice(_wrong_languages(value), _ENOUGH + 1))
        raise MalformedError(wrong_ones or error.problems) from None


def _wrong_languages(texts: dict[str, Json]) -> Iterator[Problem]:
    for tag, item in texts.items():
        try:
            Text({tag: read_str(item, str)})
        except ShapeError as error:
            yield attrs.evolve(error.problems[0], path=below("", tag))


def optional_hook(kind: object, converter: Converter) -> Hook:
    """Return the hook for a value that may be null."""
    inner = without_none(kind)
    hook = converter.get_structure_hook(inner)

    def read(value: Json, _kind: object) -> object:
        return None if value is None else hook(value, inner)

    return read


def without_none(kind: object) -> object:
    """Return what a value that may be null is where it is not: one class, or a union of several.

    Examples:
        >>> without_none(int | None)
        <class 'int'>
    """
    arguments: tuple[type | UnionType, ...] = get_args(kind)
    return reduce(_either, (argument for argument in arguments if argument is not NoneType))


def _either(one: type | UnionType, other: type | UnionType) -> type | UnionType:
    return one | other


def tagged_hook(kinds: Mapping[str, type[attrs.AttrsInstance]], converter: Converter) -> Hook:
    """Return the hook for one of several classes, which JSON tells apart by the key `type`."""

    def read(value: Json, _kind: object) -> object:
        if not isinstance(value, dict):
            raise wrong("", "type.object", "is not an object", value, 'an object in braces, with a "type"')
        tag = read_tag(value.get("type"))
        return converter.structure({key: item for key, item in value.items() if key != "type"}, kinds[tag])

    def read_tag(tag: Json) -> str:
        if not isinstance(tag, str) or tag not in kinds:
            hint = nearest(tag, kinds) if isinstance(tag, str) else ""
            raise wrong(
                "type", "type.tag", "is none of the types that may stand here", tag, ", ".join(kinds), hint
            )
        return tag

    return read


def tuple_hook(kind: object, converter: Converter) -> Hook:
    """Return the hook for a tuple, which JSON carries as a list: of any length, or one item a type."""
    kinds: Sequence[object] = get_args(kind)
    length = None if kinds[-1] is Ellipsis else len(kinds)
    hooks = [(converter.get_structure_hook(inner), inner) for inner in kinds if inner is not Ellipsis]

    def read(value: Json, _kind: object) -> tuple[object, ...]:
        if not isinstance(value, list):
            raise wrong("", "type.array", "is not a list", value, "a list in brackets")
        if length is not None and len(value) != length:
            raise wrong("", "array.length", "has the wrong length", value, f"{length} items")
        return _items(value, repeat(hooks[0]) if length is None else hooks)

    return read


def _items(values: list[Json], hooks: Iterable[tuple[Hook, object]]) -> tuple[object, ...]:
    found: list[object] = []
    problems: list[Problem] = []
    for index, (value, (hook, kind)) in enumerate(zip(values, hooks, strict=False)):
        try:
            found.append(hook(value, kind))
        except (EcvetError, MalformedError) as error:
            problems += [problem.under(f"/{index}") for problem in error.problems]
            if len(problems) > _ENOUGH:
                break
    if problems:
        raise MalformedError(problems)
    return tuple(found)


def class_hook(kind: type[attrs.AttrsInstance], converter: Converter) -> Hook:
    """Return the hook for a class, which JSON carries as an object with a key for each field."""
    return _ClassReader(kind, converter).read


class _ClassReader:
    def __init__(self, kind: type[attrs.AttrsInstance], converter: Converter) -> None:
        self._kind = kind
        self._converter = converter

    @cached_property
    def _hooks(self) -> dict[str, tuple[Hook, object]]:
        """The hook of each field; found at the first use and not before, since a group may hold groups."""
        fields = attrs.fields(attrs.resolve_types(self._kind))
        return {field.name: (self._converter.get_structure_hook(field.type), field.type) for field in fields}

    @cached_property
    def _required(self) -> tuple[str, ...]:
        return tuple(field.name for field in attrs.fields(self._kind) if field.default is attrs.NOTHING)

    def read(self, value: Json, _kind: object) -> object:
        if not isinstance(value, dict):
            raise wrong("", "type.object", f"is no {self._kind.__name__}", value, "an object in braces")
        problems = list(islice(self._wrong_keys(value), _ENOUGH + 1))
        found = self._fields(value, problems)
        if problems:
            raise MalformedError([*problems, *self._refused(found)])
        try:
            return self._kind(**found)
        except EcvetError as error:
            # A constructor stops at the first field that it refuses, or at what contradicts itself.
            raise MalformedError(list(self._refused(found)) or error.problems) from None

    def _wrong_keys(self, values: dict[str, Json]) -> Iterator[Problem]:
        kind = self._kind.__name__
        for name in self._required:
            if name not in values:
                yield Problem(rule="field.missing", path=f"/{name}", message=f"is missing from this {kind}")
        for name in values:
            if name not in self._hooks:
                hint = nearest(name, self._hooks)
                expected = "" if hint else ", ".join(self._hooks)
                message, path = f"is no field of {kind}", below("", name)
                yield Problem(rule="field.unknown", path=path, message=message, expected=expected, hint=hint)

    def _fields(self, values: dict[str, Json], problems: list[Problem]) -> dict[str, object]:
        """Return the values of the known fields that can be read, and add to the problems those that cannot."""
        found: dict[str, object] = {}
        for name, (hook, kind) in self._hooks.items():
            try:
                if name in values:
                    found[name] = hook(values[name], kind)
            except (EcvetError, MalformedError) as error:
                problems += [problem.under(f"/{name}") for problem in error.problems]
        return found

    def _refused(self, found: dict[str, object]) -> Iterator[Problem]:
        """Yield what the class has against each of the values, taken by itself."""
        fields = attrs.fields_dict(self._kind)
        blank = object.__new__(self._kind)
        for name, value in found.items():
            try:
                _check(fields[name], blank, value)
            except EcvetError as error:
                yield from error.problems


def _check(field: "attrs.Attribute[object]", instance: object, value: object) -> None:
    """Do what a constructor does with one value."""
    # Not `field.converter`: by its type that is a wrapper, which the model has no use for.
    convert: object = _converter_of(field)
    if callable(convert):
        value = convert(value)
    if field.validator is not None:
        field.validator(instance, field, value)
