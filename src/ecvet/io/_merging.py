"""How a document that was read is written again: what was changed is changed, everything else stays.

Three documents meet: the one that was *read*, what the model made of it (the *base*, written from the model alone), and
what the model says *now*. Where the last two agree, nobody changed anything, and what was read stays in its own form,
whether the model understands it or not. Where they differ, what the model says now is written.

The formats differ in what tells the parts of a thing apart. That is for each to say; what becomes of a part is said
here, once.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeVar

import attrs

from ecvet.io._xml_element import Element

K = TypeVar("K")
T = TypeVar("T")


def merged_parts(
    read: Mapping[K, T],
    base: Mapping[K, T],
    now: Mapping[K, T],
    merge: Callable[[T, T | None, T], T],
) -> dict[K, T]:
    """Return the parts of a thing, by what tells them apart: those that were read in their order, then the new ones.

    Args:
        read: The parts that were read.
        base: What the model made of them.
        now: What the model says now.
        merge: Returns a part that was read and that the model says now, from what was read, what the model made of it
            (`None` where it made nothing) and what it says now.

    Examples:
        >>> def merge(read, base, now):
        ...     return read if base == now else now
        >>> read = {"title": "BRAKES", "points": "5.0", "colour": "red"}
        >>> merged_parts(read, {"title": "Brakes", "points": "5"}, {"title": "Brakes", "level": "4"}, merge)
        {'title': 'BRAKES', 'colour': 'red', 'level': '4'}
    """
    found = {
        key: merge(part, base.get(key), now[key]) if key in now else part
        for key, part in read.items()
        if key in now or key not in base
    }
    return found | {key: part for key, part in now.items() if key not in read and base.get(key) != part}


def ordered(element: Element, parts: Iterable[Element], names: Sequence[str]) -> Element:
    """Return an element with parts in the order of its class; parts of no known name come last, in their order.

    Args:
        element: The element.
        parts: The elements that are to be in it.
        names: The names of its parts in the order that the schema demands.
    """
    place = {name: index for index, name in enumerate(names)}

    def order(part: Element) -> int:
        return place.get(part.name, len(place))

    content: list[Element] = sorted(parts, key=order)
    return attrs.evolve(element, content=tuple(content))
