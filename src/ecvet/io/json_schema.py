"""The JSON Schema (2020-12) of the library's own documents, made from the classes that they hold.

It says what a schema can say: which fields there are, of which type, in which form and within which bounds. What it
cannot say, such as that a minimum is not above its maximum, that codes differ, or that a day is in the calendar,
only reading tells; `docs/native.md` lists it. A published schema is never edited.
"""

import json
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum
from importlib import resources
from types import MappingProxyType

import attrs

from ecvet.errors import ShapeError
from ecvet.io._compound_hooks import without_none
from ecvet.io._field_docs import field_docs, summary
from ecvet.io._kinds import KINDS
from ecvet.io._types import choices, fields, is_class, is_optional, items
from ecvet.io.json_text import Json
from ecvet.model import _fields
from ecvet.text import Text

#: What names the schema; a file of another version has another.
ID = "urn:ecvet:schema:1.0"
_FILE = "ecvet-1.0.json"

# Control characters, halves of characters and signs that turn the text around them. Regular expressions of ECMA 262.
_HIDDEN = r"\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069"
_TAG = "^[A-Za-z]{2,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|[0-9]{3}))?$"
_USUAL_TAG = "^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?$"
_NUMBER = r"^(-0(\.0{1,6})?|(0|[1-9][0-9]{0,8})(\.[0-9]{1,6})?)$"

_COUNT: dict[str, Json] = {"type": "integer", "minimum": 0, "maximum": 999_999_999}
# What JSON carries as one value, and texts; each with the name of its definition.
_SINGLE: Mapping[object, tuple[str, dict[str, Json]]] = MappingProxyType(
    {
        str: (
            "code",
            {
                "description": "What names a thing: text without blanks around it, in Unicode form NFC.",
                "type": "string",
                "maxLength": 300,
                "pattern": rf"^(?!\s)(?!.*\s$)[^\t\n{_HIDDEN}]+$",
            },
        ),
        Decimal: (
            "number",
            {
                "description": "An exact number as text, 0 or more, such as 7.5.",
                "type": "string",
                "pattern": _NUMBER,
            },
        ),
        date: (
            "day",
            {
                "description": "A day of the calendar, such as 2026-11-22.",
                "type": "string",
                "format": "date",
                "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
            },
        ),
        int: ("count", {"description": "A number of things.", **_COUNT}),
        bool: ("flag", {"description": "True or false.", "type": "boolean"}),
        Text: (
            "Text",
            {
                "description": summary(Text),
                "type": "object",
                "minProperties": 1,
                "propertyNames": {"pattern": _TAG},
                "additionalProperties": {
                    "type": "string",
                    "minLength": 1,
                    "maxLength": 100_000,
                    "pattern": f"^[^{_HIDDEN}]*$",
                },
            },
        ),
    }
)
_COUNTRY: dict[str, Json] = {"type": "string", "pattern": "^[A-Z]{2}$"}
_LINK: dict[str, Json] = {"type": "string", "pattern": "^(https?://|urn:)[!-~]+$"}
_LANGUAGE: dict[str, Json] = {"type": "string", "pattern": _USUAL_TAG}
_PLAIN: dict[str, Json] = {"type": "string", "maxLength": 100_000, "pattern": f"^[^{_HIDDEN}]*$"}
# What the validator of a field says beyond its type, of the value or of each of its items.
_NARROW: Mapping[object, dict[str, Json]] = MappingProxyType(
    {
        _fields.a_level: {"type": "integer", "minimum": 1, "maximum": 8},
        _fields.a_country: _COUNTRY,
        _fields.countries: _COUNTRY,
        _fields.a_link: _LINK,
        _fields.links: _LINK,
        _fields.a_tag: _LANGUAGE,
        _fields.languages: _LANGUAGE,
        _fields.pairs: _PLAIN,
    }
)


def published() -> str:
    """Return the schema that is shipped with the library, as text."""
    return resources.files("ecvet").joinpath("schemas", _FILE).read_text(encoding="utf-8")


def written() -> str:
    """Return the schema of the classes as they are, as text: what is shipped, until a version is published.

    Examples:
        >>> published() == written()
        True
    """
    return json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"


def schema() -> dict[str, Json]:
    """Return the schema of the classes as they are."""
    definitions = _Definitions({})
    held: list[Json] = [
        {
            "if": {"properties": {"type": {"const": name}}},
            "then": {"properties": {"value": definitions.of(kind)}},
        }
        for name, kind in KINDS.items()
    ]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": ID,
        "title": "Documents of ecvet, version 1.0",
        "description": "A value of the model of ECVET: what it is, and then it.",
        "type": "object",
        "required": ["schema_version", "type", "value"],
        "additionalProperties": False,
        "properties": _envelope(),
        "allOf": held,
        "$defs": dict(sorted(definitions.made.items())),
    }


def _envelope() -> Json:
    return {
        "schema_version": {
            "description": "The version of the format; a later 1.x only adds fields.",
            "type": "string",
            "pattern": r"^1\.(0|[1-9][0-9]{0,3})$",
        },
        "type": {"description": "What the document holds.", "enum": [*sorted(KINDS)]},
        "value": {"description": "It."},
        "digest": {
            "description": "SHA-256 of the line ecvet-record/1 and the document without this field (RFC 8785).",
            "type": "string",
            "pattern": "^sha256:[0-9a-f]{64}$",
        },
    }


@attrs.frozen
class _Definitions:
    """The definitions made so far, by their names; a class that holds itself is made once."""

    made: dict[str, Json]

    def of(self, kind: object, narrow: dict[str, Json] | None = None) -> dict[str, Json]:
        """Return the schema of a type; what a validator says of it stands instead of what all such types have."""
        if is_optional(kind):
            return {"anyOf": [self.of(without_none(kind), narrow), {"type": "null"}]}
        if (inner := items(kind)) is not None:
            return self._of_items(inner, narrow)
        if (kinds := choices(kind)) is not None:
            return {"oneOf": [self._named(one, tag) for tag, one in kinds.items()]}
        return self._named(kind) if narrow is None else narrow

    def _of_items(self, kinds: tuple[object, ...], narrow: dict[str, Json] | None) -> dict[str, Json]:
        if kinds[-1] is Ellipsis:
            return {"type": "array", "items": self.of(kinds[0], narrow)}
        each: list[Json] = [self.of(kind, narrow) for kind in kinds]
        return {"type": "array", "prefixItems": each, "minItems": len(each), "maxItems": len(each)}

    def _named(self, kind: object, tag: str = "") -> dict[str, Json]:
        """Return a reference to a class, to one of a union with the `type` that it bears there, or to a code list."""
        assert isinstance(kind, type)
        name = _SINGLE[kind][0] if kind in _SINGLE else kind.__name__ + (f".{tag}" if tag else "")
        if name not in self.made:
            self.made[name] = {}
            self.made[name] = self._definition(kind, tag)
        return {"$ref": f"#/$defs/{name}"}

    def _definition(self, kind: type[object], tag: str) -> Json:
        if kind in _SINGLE:
            return _SINGLE[kind][1]
        about: dict[str, Json] = {"description": summary(kind)}
        if issubclass(kind, StrEnum):
            members: list[Json] = [member.value for member in kind]
            return {**about, "enum": members}
        assert is_class(kind)
        return about | self._object(kind, tag)

    def _object(self, kind: type[attrs.AttrsInstance], tag: str) -> dict[str, Json]:
        words = field_docs(kind)
        properties: dict[str, Json] = {"type": {"const": tag}} if tag else {}
        for field in fields(kind):
            properties[field.name] = {"description": words[field.name], **self._field(field)}
        required: list[Json] = [field.name for field in fields(kind) if field.default is attrs.NOTHING]
        return {
            "type": "object",
            "required": [*(["type"] if tag else []), *required],
            "additionalProperties": False,
            "properties": properties,
        }

    def _field(self, field: "attrs.Attribute[object]") -> dict[str, Json]:
        found = self.of(field.type, _NARROW.get(field.validator))
        least = _least(field) if items(field.type) is not None else 0
        return found | {"minItems": least} if least else found


def _least(field: "attrs.Attribute[object]") -> int:
    """Return how many items a field holds at least: the first number that its validator does not call too few."""
    least = 0
    while _too_few(field, least):
        least += 1
    return least


def _too_few(field: "attrs.Attribute[object]", count: int) -> bool:
    if field.validator is None:
        return False
    try:
        field.validator(None, field, (None,) * count)
    except ShapeError as error:
        return error.rule == "tuple.short"
    return False
