"""HTML as values: elements that hold elements and text. Text becomes HTML in one place, and there it is escaped."""

import html
from collections.abc import Iterator
from typing import TypeAlias

import attrs


@attrs.frozen
class Element:
    """An element of HTML that is closed by an end tag.

    Args:
        name: Its name.
        attributes: Its attributes, by name.
        children: What stands in it.
    """

    name: str
    attributes: tuple[tuple[str, str], ...]
    children: "tuple[Node, ...]"


#: What may stand in an element; a `str` is text, never markup.
Node: TypeAlias = str | Element


def tag(name: str, *children: Node | None, **attributes: str | None) -> Element:
    """Return an element; children and attributes that are `None` are left out.

    Args:
        name: Its name.
        children: What stands in it.
        attributes: Its attributes: `class_` for `class`, `aria_label` for `aria-label`.

    Examples:
        >>> write(tag("b", "1 < 2", class_="sum"))
        '<b class="sum">1 &lt; 2</b>'
    """
    given = {key.strip("_").replace("_", "-"): value for key, value in attributes.items()}
    stated = tuple((key, value) for key, value in given.items() if value is not None)
    return Element(name, stated, tuple(child for child in children if child is not None))


def write(node: Node) -> str:
    """Return a node as HTML."""
    return "".join(_pieces(node))


def _pieces(node: Node) -> Iterator[str]:
    # Not recursive: rules of combination may be nested deeper than Python calls may be.
    waiting: list[Node | _End] = [node]
    while waiting:
        match waiting.pop():
            case str() as text:
                yield html.escape(text)
            case _End(name):
                yield f"</{name}>"
            case Element(name, attributes, children):
                stated = (f' {key}="{html.escape(value)}"' for key, value in attributes)
                yield f"<{name}{''.join(stated)}>"
                waiting += [_End(name), *reversed(children)]


@attrs.frozen
class _End:
    name: str
