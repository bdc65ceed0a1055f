"""The real requirements that these tests read, and plain ways to look at their JSON."""

import html
import re
from collections.abc import Iterator
from typing import TypeAlias

import attrs
import pytest

from ecvet import Pathway, Qualification, Text
from ecvet.io._reading import Reading

Plain: TypeAlias = "bool | int | float | str | list[Plain] | dict[str, Plain] | None"
Node: TypeAlias = dict[str, Plain]

NAMES = (
    "autoalan-perustutkinto2017",
    "autoalan-tyonjohto",
    "eläintenhoidon-ammattitutkinto2018",
    "hiusalan-perustutkinto",
    "liiketalouden-perustutkinto-uudempi",
    "liikunnan-ja-valmennuksen-ammattitutkinto-2018",
    "telma",
)

every_file = pytest.mark.parametrize("name", NAMES)


@attrs.frozen
class Case:
    """A document as plain JSON, and what the reader makes of it."""

    document: Node
    reading: Reading[Qualification]

    @property
    def value(self) -> Qualification:
        return self.reading.value


def nodes(value: Plain, *without: str) -> Iterator[Node]:
    """Every object in a value, from the top down, but for those under some keys."""
    if isinstance(value, dict):
        yield value
    below = value.items() if isinstance(value, dict) else enumerate(value if isinstance(value, list) else ())
    for key, found in below:
        if key not in without:
            yield from nodes(found, *without)


def objects(value: Plain) -> list[Node]:
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def inner(value: Plain, *keys: str | int) -> Plain:
    """What a value holds under one key after the other; nothing where the way leads nowhere."""
    for key in keys:
        if isinstance(value, dict):
            value = value.get(str(key))
        else:
            value = value[key] if isinstance(value, list) and isinstance(key, int) else None
    return value


def languages(node: Node) -> dict[str, str]:
    return {key: text for key, text in node.items() if key in ("fi", "sv", "en") and isinstance(text, str)}


def routes(case: Case) -> Iterator[tuple[Node, Pathway]]:
    documented = objects(case.document["suoritustavat"])
    return zip(documented, case.value.pathways, strict=True)


def words(text: str) -> list[str]:
    return re.findall(r"\w+", html.unescape(re.sub(r"<[^>]*>", " ", text)))


def texts(value: object) -> Iterator[Text]:
    """Every text in a value of the model."""
    if isinstance(value, Text):
        yield value
    elif attrs.has(kind := type(value)):
        for field in attrs.fields(kind):
            yield from texts(getattr(value, field.name))
    elif isinstance(value, tuple):
        for item in value:
            yield from texts(item)
