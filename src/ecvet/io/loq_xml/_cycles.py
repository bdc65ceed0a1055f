"""Wholes that are part of themselves, at whatever remove: such a document says nothing that can be true."""

from collections.abc import Iterator

from ecvet.errors import Problem
from ecvet.io.loq_xml import _names as n
from ecvet.io.loq_xml._lookup import Lookup
from ecvet.io.loq_xml._objects import Placed

_LONGEST = 40


def check_cycles(look: Lookup) -> None:
    """Note each link that makes something part of itself.

    Args:
        look: The objects of the document.
    """
    done: set[str] = set()
    for key, one in look.objects.items():
        if one.element.name == n.QUALIFICATION and key not in done:
            _walk(look, key, done)


def _walk(look: Lookup, start: str, done: set[str]) -> None:
    """Follow the parts of an object down; its way there is kept, as documents may be deeper than Python can call."""
    way = {start: _parts(look, start)}
    while way:
        key, parts = next(reversed(way.items()))
        link = next(parts, None)
        if link is None:
            done.add(key)
            del way[key]
            continue
        inner = link.element.get(n.IDREF) or ""
        if inner in way:
            _note(look, link.path, list(way), inner)
        elif inner in look.objects and inner not in done:
            way[inner] = _parts(look, inner)


def _parts(look: Lookup, key: str) -> Iterator[Placed]:
    return look.objects[key].each(n.HAS_PART)


def _note(look: Lookup, path: str, way: list[str], inner: str) -> None:
    cycle = " → ".join(map(_end, (*way[way.index(inner) :], inner)))
    message, hint = "makes something part of itself", "leave out one of these links"
    look.notes.wrong(Problem(rule="loq.cycle", path=path, message=message, got=cycle, hint=hint))


def _end(key: str) -> str:
    """Return an id as it tells itself apart in a sentence: the end of an address says more than its beginning."""
    return key if len(key) <= _LONGEST else f"…{key[1 - _LONGEST :]}"
