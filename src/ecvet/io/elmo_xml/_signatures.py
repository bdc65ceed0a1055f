"""Signatures in a document: found, never verified, and never left over changed content."""

from collections.abc import Iterator

import attrs

from ecvet.io._xml_element import Element
from ecvet.io.elmo_xml._names import SIGNATURE


def signatures(root: Element) -> Iterator[str]:
    """Yield the paths of all signatures in a document, wherever they stand."""
    waiting = [(f"/{root.local}", root)]
    while waiting:
        path, element = waiting.pop()
        if element.name == SIGNATURE:
            yield path
        else:
            waiting += reversed(list(element.placed(path)))


def has_signature(root: Element) -> bool:
    """Whether a document bears a signature anywhere."""
    return any(element.name == SIGNATURE for element in root.every())


def unsigned(element: Element) -> Element:
    """Return an element without the signatures in it."""
    content = tuple(
        part if isinstance(part, str) else unsigned(part)
        for part in element.content
        if isinstance(part, str) or part.name != SIGNATURE
    )
    return attrs.evolve(element, content=content)
