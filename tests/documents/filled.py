"""Values with every field filled in, each text another one, so that a page can be searched for all of them."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from enum import Enum
from types import NoneType, UnionType
from typing import Generic, TypeVar, get_args, get_origin

import attrs

from ecvet import (
    CountRange,
    Credit,
    Group,
    Pathway,
    Period,
    PointRange,
    Points,
    Text,
    UnitEntry,
    Validity,
)

T = TypeVar("T")

_DAY = date(2026, 3, 2)
_VALUES: dict[object, object] = {
    bool: True,
    int: 3,
    Decimal: Decimal("7.5"),
    date: _DAY,
    Period: Period(_DAY, date(2026, 4, 26)),
    Validity: Validity(period=Period(_DAY, None)),
    Points: Points("7.5", "ecvet"),
    PointRange: PointRange(5, 10),
    CountRange: CountRange(1, 2),
}
# Fields that hold no free text.
_NARROW = {"country": "FI", "language": "fi", "languages": "fi", "scheme": "ecvet"}
_LINKS = ("website", "esco", "related")
_LEAST = {"partners": 2}


@attrs.frozen
class Filled(Generic[T]):
    """A value, and the texts that stand in it by where they stand, such as "learner.name"."""

    value: T
    texts: dict[str, str]


def filled(kind: type[T], wording: Callable[[int], str] = "word {}".format) -> Filled[T]:
    """A value of a class with every field filled in.

    Args:
        kind: The class.
        wording: What the text of a number says; each number another.
    """
    filler = _Filler(wording)
    value = filler.of_class(kind, "")
    assert isinstance(value, kind)
    return Filled(value, filler.texts)


class _Filler:
    def __init__(self, wording: Callable[[int], str]) -> None:
        self.wording = wording
        self.texts: dict[str, str] = {}
        self.count = 0

    def word(self, path: str) -> str:
        self.count += 1
        name = path.rpartition(".")[2]
        said = f"https://example.eu/{self.count}" if name in _LINKS else self.wording(self.count)
        self.texts[path] = said
        return said

    def of_class(self, kind: type[object], path: str) -> object:
        if kind is Pathway:
            return self.pathway(path)
        assert attrs.has(kind), f"{path} is of {kind}"
        fields = attrs.fields(attrs.resolve_types(kind))
        return kind(**{one.alias: self.of_type(one.type, f"{path}.{one.name}".strip(".")) for one in fields})

    def pathway(self, path: str) -> Pathway:
        entry = UnitEntry(
            unit=self.word(f"{path}.unit"), points=PointRange(5, 5), words=self.text(f"{path}.words")
        )
        group = Group(members=(entry,), title=self.text(f"{path}.group"), points=PointRange(5, 5))
        root = Group(members=(group,), title=self.text(f"{path}.root"), words=self.text(f"{path}.root.words"))
        return Pathway(code="school", scheme="ecvet", title=self.text(f"{path}.title"), rules=root)

    def text(self, path: str) -> Text:
        return Text({"en": self.word(path)})

    def of_type(self, kind: object, path: str) -> object:
        name = path.rpartition(".")[2]
        if isinstance(kind, UnionType):
            return self.of_type(next(one for one in get_args(kind) if one is not NoneType), path)
        if get_origin(kind) is tuple:
            return self.several(get_args(kind)[0], path)
        if kind is Text:
            return self.text(path)
        if kind is str:
            return _NARROW[name] if name in _NARROW else self.word(path)
        if kind in _VALUES:
            return _VALUES[kind]
        assert isinstance(kind, type)
        return next(iter(kind)) if issubclass(kind, Enum) else self.of_class(kind, path)

    def several(self, kind: object, path: str) -> tuple[object, ...]:
        if kind is Credit and "parts" in path.split(".")[:-1]:
            return ()
        if isinstance(kind, type) and issubclass(kind, Enum):
            return tuple(kind)
        name = path.rpartition(".")[2]
        least = _LEAST.get(name, 1)
        paths = [path] if least == 1 else [f"{path}.{place}" for place in range(least)]
        return tuple(self.of_type(kind, one) for one in paths)
