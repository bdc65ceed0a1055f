"""How a LOQ document is written again (see `ecvet.io._merging`): by the ids of its objects, in each by slots."""

from collections.abc import Collection, Iterable, Mapping

import attrs

from ecvet.io._merging import merged_parts, ordered
from ecvet.io._xml_element import Element
from ecvet.io.loq_xml._names import (
    CREDIT,
    FRAMEWORK,
    ID,
    IDENTIFIER,
    IDREF,
    NOTATION,
    ROOT,
    SECTIONS,
    SEQUENCES,
    URI,
)

_SECTION_OF = {name: section for section, names in SECTIONS.items() for name in names}


def merged(read: Element | None, base: Mapping[str, Element], now: Mapping[str, Element]) -> Element:
    """Return the document.

    Args:
        read: What was read, or `None` for a new document.
        base: What the model made of it, by id.
        now: What the model says now, by id.
    """
    sections: dict[str, list[Element]] = {}
    met: set[str] = set()
    for section in read.elements if read is not None else ():
        sections[section.name] = []
        for element in section.elements:
            key = element.get(ID) or ""
            met.add(key)
            if key in base and key not in now:
                continue
            old, new = base.get(key), now.get(key)
            sections[section.name].append(element if new is None else _merged(element, old, new))
    for key in _new(base, now, met, sections):
        sections.setdefault(_SECTION_OF[now[key].name], []).append(_ordered(now[key], now[key].elements))
    return _document(read, sections)


def filled(root: Element, now: Mapping[str, Element], names: Collection[str]) -> Element:
    """Return a document whose objects have what they are demanded to have and lacked when they were read.

    Args:
        root: The document.
        now: What the model and the needs say, by id.
        names: The names of the elements that may be filled in.
    """
    return attrs.evolve(
        root,
        content=tuple(
            attrs.evolve(section, content=tuple(_filled(one, now, names) for one in section.elements))
            for section in root.elements
        ),
    )


def _filled(element: Element, now: Mapping[str, Element], names: Collection[str]) -> Element:
    made, known = now.get(element.get(ID) or ""), SEQUENCES.get(element.name)
    if made is None or known is None:
        return element
    lacking = (known.required & set(names)) - {part.name for part in element.elements}
    parts = [part for part in made.elements if part.name in lacking]
    return _ordered(element, (*element.elements, *parts)) if parts else element


def _new(
    base: Mapping[str, Element],
    now: Mapping[str, Element],
    met: set[str],
    sections: Mapping[str, list[Element]],
) -> list[str]:
    """Return the ids of what the document did not have: what the model did not say before, and what is referred to."""
    wanted = {key for key, element in now.items() if base.get(key) != element}
    waiting = [element for section in sections.values() for element in section]
    waiting += [now[key] for key in wanted - met]
    while waiting:
        element = waiting.pop()
        waiting += element.elements
        key = element.get(IDREF)
        if key is not None and key in now and key not in wanted and key not in met:
            wanted.add(key)
            waiting.append(now[key])
    return [key for key in now if key in wanted - met]


def _document(read: Element | None, sections: Mapping[str, list[Element]]) -> Element:
    root = Element(ROOT) if read is None else read
    old = {} if read is None else {section.name: section for section in read.elements}
    order = (*SECTIONS, *(name for name in sections if name not in SECTIONS))
    content = tuple(
        attrs.evolve(old.get(name, Element(name)), content=tuple(sections[name]))
        for name in order
        if sections.get(name) or name in old
    )
    return attrs.evolve(root, content=content)


def _merged(read: Element, base: Element | None, now: Element) -> Element:
    """Return an object slot by slot: as it was read, or as the model says now where that was changed."""
    before = _slots(() if base is None else base.elements)
    after = _slots(now.elements)
    return _ordered(read, merged_parts(_slots(read.elements), before, after, _either).values())


def _either(read: Element, base: Element | None, now: Element) -> Element:
    return read if base == now else now


def _slots(elements: Iterable[Element]) -> Mapping[object, Element]:
    """Return elements by what tells them apart: their name, their attributes, and what they are about."""
    slots: dict[object, Element] = {}
    counts: dict[object, int] = {}
    for element in elements:
        key = (element.name, element.attributes, _about(element))
        counts[key] = counts.get(key, 0) + 1
        slots[key, counts[key]] = element
    return slots


def _about(element: Element) -> str | None:
    if element.name == CREDIT:
        framework = element.first(FRAMEWORK)
        return None if framework is None else framework.get(URI)
    if element.name == IDENTIFIER:
        notation = element.first(NOTATION)
        return None if notation is None else notation.text
    return None


def _ordered(element: Element, parts: Iterable[Element]) -> Element:
    known = SEQUENCES.get(element.name)
    return ordered(element, parts, () if known is None else known.names)
