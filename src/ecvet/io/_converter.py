"""Values of the model to plain JSON values and back.

cattrs finds the hook for each type, and writes. The hooks that read are our own: those of cattrs turn 5 into
"5", null into "None" and "abc" into three letters, and lose the reason where a value refuses to be made. There are
two sets of them: the fast ones only tell whether all is right, and where it is not, the careful ones tell why.
"""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cache, partial
from operator import eq
from types import NoneType, UnionType
from typing import TypeVar, get_args, get_origin

import attrs
from cattrs import Converter

from ecvet.errors import EcvetError, ReadError
from ecvet.io import _compound_hooks as compound
from ecvet.io import _fast_hooks as fast
from ecvet.io import _scalar_hooks as scalar
from ecvet.io.json_text import Json
from ecvet.model.agreements import LearningAgreement
from ecvet.model.combination import Alternatives, Extension, Group, Member, OpenEntry, UnitEntry
from ecvet.model.conversion import GradeConversion, GradeMatching, GradeTable
from ecvet.model.requests import Agreement, RecognitionRequest
from ecvet.model.requirements import (
    Barred,
    ExternalCertificate,
    GradeMinimum,
    HomeMinimum,
    LevelMinimum,
    Prerequisite,
    RecognisedCap,
    Requirement,
    ShelfLife,
)
from ecvet.rules.findings import Finding
from ecvet.text import Text

T = TypeVar("T")

_MEMBERS = {
    "unit": UnitEntry,
    "open": OpenEntry,
    "extension": Extension,
    "group": Group,
    "alternatives": Alternatives,
}
_REQUIREMENTS = {
    "level-minimum": LevelMinimum,
    "barred": Barred,
    "prerequisite": Prerequisite,
    "recognised-cap": RecognisedCap,
    "home-minimum": HomeMinimum,
    "grade-minimum": GradeMinimum,
    "shelf-life": ShelfLife,
    "external-certificate": ExternalCertificate,
}
_AGREEMENTS = {"learning-agreement": LearningAgreement, "recognition-request": RecognitionRequest}
_CONVERSIONS = {"table": GradeTable, "matching": GradeMatching}
#: The unions whose classes a key `type` tells apart, each with the names that it has for them.
UNIONS: tuple[tuple[object, Mapping[str, type[attrs.AttrsInstance]]], ...] = (
    (Member, _MEMBERS),
    (Requirement, _REQUIREMENTS),
    (Agreement, _AGREEMENTS),
    (GradeConversion, _CONVERSIONS),
)


def structure(value: Json, kind: type[T], path: str = "") -> T:
    """Return the value of the model that a plain value describes.

    Args:
        value: The plain value.
        kind: Its class.
        path: The JSON Pointer of the plain value in its document.

    Raises:
        ReadError: everything that is wrong, each with its pointer.

    Examples:
        >>> structure({"en": "Vehicle technology"}, Text)
        Text({'en': 'Vehicle technology'})
    """
    try:
        return fast_converter().structure(value, kind)
    except Exception:
        # Whatever it was: the second look tells everything that is wrong, and where.
        return carefully(value, kind, path)


def carefully(value: Json, kind: type[T], path: str = "") -> T:
    """Return what `structure` returns, at a fifth of its speed, and raise what it raises."""
    try:
        return converter().structure(value, kind)
    except (EcvetError, compound.MalformedError) as error:
        raise ReadError(problem.under(path) for problem in error.problems) from None


def plain(value: object) -> Json:
    """Return the plain value that describes a value of the model or of the rules.

    Fields that are at their default are left out; a `Decimal` and a day become text.

    Examples:
        >>> plain((Text({"en": "Vehicle technology"}), Decimal("7.5"), date(2026, 11, 22)))
        [{'en': 'Vehicle technology'}, '7.5', '2026-11-22']
    """
    described: Json = converter().unstructure(value)
    return described


@cache
def converter() -> Converter:
    """Return the converter, made on first use, with every hook in it."""
    made = Converter(omit_if_default=True, unstruct_collection_overrides={tuple: list})
    _register_writing(made)
    _register_reading(made)
    for union, kinds in UNIONS:
        _register_union(made, union, kinds)
    return made


@cache
def fast_converter() -> Converter:
    """Return the converter that reads at full speed and says nothing of what it refuses."""
    made = Converter(detailed_validation=False)
    _register_scalars(made)
    made.register_structure_hook(StrEnum, fast.read_code)
    made.register_structure_hook_factory(attrs.has, fast.class_hook)
    made.register_structure_hook_factory(_is_tuple, fast.tuple_hook)
    made.register_structure_hook_factory(_is_optional, fast.optional_hook)
    made.register_structure_hook(Text, fast.read_text)
    for union, kinds in UNIONS:
        made.register_structure_hook_factory(partial(eq, union), _same(fast.tagged_hook(kinds, made)))
    return made


def _same(hook: scalar.Hook) -> Callable[[object], scalar.Hook]:
    return lambda _kind: hook


def _register_writing(made: Converter) -> None:
    made.register_unstructure_hook(StrEnum, str)
    made.register_unstructure_hook(Decimal, _digits)
    made.register_unstructure_hook(date, date.isoformat)
    made.register_unstructure_hook(Text, lambda text: dict(text.items))
    made.register_unstructure_hook(Finding, lambda finding: _plain_finding(finding, made))


def _digits(number: Decimal) -> str:
    text = str(number)
    return format(number, "f") if "E" in text else text


def _plain_finding(finding: Finding, made: Converter) -> dict[str, Json]:
    params: Json = {name: made.unstructure(value) for name, value in finding.params}
    return {
        "code": finding.code,
        "severity": str(finding.severity),
        "where": finding.where,
        "params": params,
    }


def _register_scalars(made: Converter) -> None:
    made.register_structure_hook(str, scalar.read_str)
    made.register_structure_hook(bool, scalar.read_bool)
    made.register_structure_hook(int, scalar.read_int)
    made.register_structure_hook(Decimal, scalar.read_decimal)
    made.register_structure_hook(date, scalar.read_date)


def _register_reading(made: Converter) -> None:
    _register_scalars(made)
    made.register_structure_hook(StrEnum, scalar.read_code)
    made.register_structure_hook_factory(attrs.has, compound.class_hook)
    made.register_structure_hook_factory(_is_tuple, compound.tuple_hook)
    made.register_structure_hook_factory(_is_optional, compound.optional_hook)
    made.register_structure_hook(Text, compound.read_text)


def _register_union(made: Converter, union: object, kinds: Mapping[str, type[attrs.AttrsInstance]]) -> None:
    """Let a key `type` tell the classes of a union apart."""
    tags = {kind: tag for tag, kind in kinds.items()}

    def is_union(kind: object) -> bool:
        return kind == union

    def is_written(kind: object) -> bool:
        return is_union(kind) or (_is_optional(kind) and is_union(compound.without_none(kind)))

    def write(value: attrs.AttrsInstance | None) -> dict[str, Json] | None:
        return None if value is None else {"type": tags[type(value)], **made.unstructure(value)}

    def reading(_kind: object) -> scalar.Hook:
        return compound.tagged_hook(kinds, made)

    made.register_unstructure_hook_func(is_written, write)
    made.register_structure_hook_factory(is_union, reading)


def _is_tuple(kind: object) -> bool:
    return get_origin(kind) is tuple


def _is_optional(kind: object) -> bool:
    return isinstance(kind, UnionType) and NoneType in get_args(kind)
