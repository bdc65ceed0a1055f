"""How an ELMO document is written again (see `ecvet.io._merging`): element by element, down to what was changed."""

from collections.abc import Mapping

import attrs

from ecvet.io._merging import merged_parts, ordered
from ecvet.io._xml_element import Element
from ecvet.io.elmo_xml import _names as n
from ecvet.io.elmo_xml._nodes import code_of
from ecvet.io.elmo_xml._places import UNDETERMINED, Placed, preferred
from ecvet.io.elmo_xml._reading import OF_INSTITUTION

#: What tells an element from others of its name, and how many of the same there were before it.
_Slot = tuple[str, str, int]


def merged(read: Placed, base: Element | None, now: Element) -> Element:
    """Return an element as it was read, with what was changed since.

    Args:
        read: What was read.
        base: What the model made of it; `None` where it made nothing.
        now: What the model says now.
    """
    if base == now:
        return read.element
    if now.name not in n.SEQUENCES:
        # What a node is called in the tree is for its institution to say.
        return read.element if now.name == n.TYPE and base is None else now
    before, after = _said(read.path, base), _said(read.path, now)
    parts = merged_parts(_slots(read), before, after, _merged)
    names = n.SEQUENCES[read.element.name].names
    return ordered(read.element, _extended([one.element for one in _sequence(parts, before, after)]), names)


def _merged(read: Placed, base: Placed | None, now: Placed) -> Placed:
    return Placed(read.path, merged(read, None if base is None else base.element, now.element))


def _sequence(
    parts: Mapping[_Slot, Placed], before: Mapping[_Slot, Placed], after: Mapping[_Slot, Placed]
) -> list[Placed]:
    """Return the parts in the order of the document; in that of the model where it changed what there is."""
    order = list(parts)
    if list(before) != list(after):
        wanted = (slot for slot in after if slot in parts)
        order = [next(wanted) if slot in after else slot for slot in order]
    return [parts[slot] for slot in order]


def _said(path: str, owner: Element | None) -> dict[_Slot, Placed]:
    """Return what the model says in an element; which number it bears among others there makes no difference."""
    found = {} if owner is None else _slots(Placed(path, owner))
    return {slot: Placed(path, one.element) for slot, one in found.items()}


def _slots(owner: Placed) -> dict[_Slot, Placed]:
    """Return the elements in an element by what tells them apart, in their order."""
    placed = [
        Placed(path, part) for path, one in owner.element.placed(owner.path) for part in _extensions(one)
    ]
    counts: dict[tuple[str, str], int] = {}
    slots: dict[int, _Slot] = {}
    # A unit may have been failed and then passed: what was passed is counted first.
    for index in sorted(range(len(placed)), key=lambda index: (_is_failed(placed[index]), index)):
        name, about = placed[index].element.name, _about(placed[index])
        counts[name, about] = counts.get((name, about), 0) + 1
        slots[index] = (name, about, counts[name, about])
    return {slots[index]: one for index, one in enumerate(placed)}


def _extensions(element: Element) -> list[Element]:
    """Return an extension as one for each thing in it, as others may have said something there; others as they are."""
    if element.name != n.EXTENSION or len(element.elements) < len(element.content):
        return [element]
    return [attrs.evolve(element, content=(part,)) for part in element.elements]


def _extended(parts: list[Element]) -> list[Element]:
    """Return elements with the extensions among them in one."""
    extensions = [part for part in parts if part.name == n.EXTENSION]
    if len(extensions) < 2:
        return parts
    content = tuple(inner for one in extensions for inner in one.content)
    whole = attrs.evolve(extensions[0], content=content)
    return [*(part for part in parts if part.name != n.EXTENSION), whole]


def _about(one: Placed) -> str:
    """Return what tells an element from others of its name; empty where nothing does."""
    match one.element.name:
        case n.EXTENSION:
            return " ".join(part.name for part in one.element.elements)
        case n.IDENTIFIER:
            return one.element.get(n.OF_TYPE) or ""
        case n.TITLE | n.DESCRIPTION:
            return one.element.get(n.LANGUAGE_TAG) or UNDETERMINED
        case n.SCHEME:
            return one.element.get(n.LOCAL_ID) or ""
        case n.CREDIT:
            return one.said(n.CREDIT_SCHEME).lower()
        case n.LEVEL:
            return one.said(n.TYPE)
        case n.REPORT:
            issuer = one.first(n.ISSUER)
            return "" if issuer is None else preferred(issuer.identifiers(), OF_INSTITUTION) or issuer.path
        case n.NODE:
            return code_of(one)
        case n.HAS_PART:
            inner = one.first(n.NODE)
            return "" if inner is None else code_of(inner)
        case _:
            return ""


def _is_failed(one: Placed) -> bool:
    node = one.first(n.NODE) if one.element.name == n.HAS_PART else one
    found = node
    for name in (n.SPECIFIES, n.RESULT):
        found = None if found is None else found.first(name)
    return found is not None and found.said(n.STATUS) == n.FAILED
