"""What a document says beyond what is known here: set aside when it is read, put back when it is written."""

from collections.abc import Iterable, Mapping

import attrs

from ecvet.errors import Problem, WriteError, shown
from ecvet.io._compound_hooks import without_none
from ecvet.io._types import choices, fields, is_class, is_optional, items
from ecvet.io.json_text import Json

Path = tuple[str | int, ...]


@attrs.frozen
class _Sieve:
    """Lets through what the types know, and keeps the rest by its path."""

    kept: dict[Path, Json]

    def known(self, value: Json, kind: object, path: Path) -> Json:
        """Return what a type knows of a value; what is of another shape as it is, for the reader to refuse."""
        if is_optional(kind):
            return None if value is None else self.known(value, without_none(kind), path)
        if isinstance(value, list):
            return self._items(value, items(kind), path)
        if not isinstance(value, dict):
            return value
        kinds = choices(kind)
        if kinds is not None:
            tag = value.get("type")
            chosen = kinds.get(tag) if isinstance(tag, str) else None
            return value if chosen is None else self._fields(value, chosen, path, {"type"})
        return self._fields(value, kind, path, set()) if is_class(kind) else value

    def _items(self, value: list[Json], kinds: tuple[object, ...] | None, path: Path) -> Json:
        if kinds is None:
            return value
        if kinds[-1] is Ellipsis:
            return [self.known(item, kinds[0], (*path, index)) for index, item in enumerate(value)]
        return value

    def _fields(
        self, value: dict[str, Json], kind: type[attrs.AttrsInstance], path: Path, more: set[str]
    ) -> Json:
        types = {field.name: field.type for field in fields(kind)}
        found: dict[str, Json] = {}
        for name, item in value.items():
            if name in types:
                found[name] = self.known(item, types[name], (*path, name))
            elif name in more:
                found[name] = item
            else:
                self.kept[*path, name] = item
        return found


def parted(value: Json, kind: object) -> tuple[Json, dict[Path, Json]]:
    """Return what a type knows of a plain value, and what it does not know, by its path.

    Args:
        value: The plain value.
        kind: The type that it is to become.

    Examples:
        >>> from ecvet import Points
        >>> parted({"value": "7.5", "scheme": "ecvet", "colour": "red"}, Points)
        ({'value': '7.5', 'scheme': 'ecvet'}, {('colour',): 'red'})
    """
    sieve = _Sieve({})
    return sieve.known(value, kind, ()), sieve.kept


def join(value: Json, kept: Mapping[Path, Json]) -> None:
    """Put what was set aside back in its place.

    Args:
        value: The plain value, which is changed.
        kept: What was set aside, by its path; none of them empty.

    Raises:
        WriteError: `kept.place` where the place is gone, since the value is another than the one that was read.
    """
    problems = [problem for path, item in kept.items() if (problem := _put(value, path, item)) is not None]
    if problems:
        raise WriteError(problems)


def _put(value: Json, path: Path, item: Json) -> Problem | None:
    *above, last = path
    for key in above:
        if isinstance(value, dict) and isinstance(key, str):
            # What is at its default is not written, and may still have held something more.
            value = value.setdefault(key, {})
        elif isinstance(value, list) and isinstance(key, int) and key < len(value):
            value = value[key]
        else:
            break
    else:
        if isinstance(value, dict) and isinstance(last, str):
            value[last] = item
            return None
    message = "was kept when the document was read, and has no place any more"
    hint = "leave it out of what is kept"
    return Problem(rule="kept.place", message=message, path=pointer(path), got=shown(item), hint=hint)


def pointer(path: Iterable[str | int]) -> str:
    """Return the JSON Pointer (RFC 6901) of a path, with nothing cut off.

    Examples:
        >>> pointer(("units", 0, "a/b"))
        '/units/0/a~1b'
    """
    return "".join("/" + str(key).replace("~", "~0").replace("/", "~1") for key in path)
