"""Small elements that the classes of the format are made of."""

from collections.abc import Iterable

from ecvet.io._eu_codes import framework_address, language_address
from ecvet.io._xml_element import Content, Element
from ecvet.io.loq_xml._names import (
    CREDIT,
    FRAMEWORK,
    IDENTIFIER,
    IDREF,
    LANGUAGE,
    LANGUAGE_TAG,
    NOTATION,
    POINT,
    URI,
)
from ecvet.points import Points
from ecvet.text import Text


def holding(name: str, *parts: Content) -> Element:
    """Return an element without attributes that holds text or elements."""
    return Element(name, content=parts)


def texts(name: str, text: Text | None) -> list[Element]:
    """Return one element a language."""
    return [Element(name, {LANGUAGE_TAG: tag}, (words,)) for tag, words in text.items] if text else []


def coded(name: str, addresses: Iterable[str | None]) -> list[Element]:
    """Return one element an address; what has none is left out."""
    return [Element(name, {URI: address}) for address in dict.fromkeys(addresses) if address is not None]


def linked(name: str, ids: Iterable[str]) -> list[Element]:
    """Return one reference an id, each once."""
    return [Element(name, {IDREF: one}) for one in dict.fromkeys(ids)]


def identified(notations: Iterable[str]) -> list[Element]:
    """Return one identifier a code."""
    return [holding(IDENTIFIER, holding(NOTATION, notation)) for notation in notations]


def credited(points: Points | None) -> list[Element]:
    """Return points within their framework; none where there are none, or no such framework."""
    address = None if points is None else framework_address(points.scheme)
    if points is None or address is None:
        return []
    return [holding(CREDIT, Element(FRAMEWORK, {URI: address}), holding(POINT, str(points.value)))]


def spoken(tags: Iterable[str]) -> list[Element]:
    """Return one element a language."""
    return coded(LANGUAGE, map(language_address, tags))
