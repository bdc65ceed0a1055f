"""An element of an XML document as a frozen value: equal where two documents say the same."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import TypeAlias

import attrs

#: What an element holds: text, and other elements.
Content: TypeAlias = "str | Element"


def _sorted(attributes: Mapping[str, str] | Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    return tuple(sorted(dict(attributes).items())) if attributes else ()


@attrs.frozen(repr=False)
class Element:
    """An element: its name, its attributes and what it holds.

    Names are written with their namespace in braces, as in "{http://purl.org/dc/terms/}type"; a name without one is
    in no namespace. The order of attributes says nothing, so it makes no difference. Blanks that only lay a document
    out are not part of it.

    Args:
        name: Its name.
        attributes: Its attributes, pairs of a name and a value, or a mapping.
        content: The text and the elements in it, in order; two texts never follow each other.
        declared: The prefixes that it binds to namespaces: values such as that of xsi:type may lean on them.
    """

    name: str
    attributes: tuple[tuple[str, str], ...] = attrs.field(default=(), converter=_sorted)
    content: tuple[Content, ...] = ()
    declared: tuple[tuple[str, str], ...] = attrs.field(default=(), converter=_sorted, eq=False)

    #: The elements directly in it.
    elements: tuple["Element", ...] = attrs.field(init=False, eq=False)

    def __attrs_post_init__(self) -> None:
        elements = tuple([part for part in self.content if not isinstance(part, str)])
        # The only assignment there is: a frozen value is made here.
        object.__setattr__(self, "elements", elements)

    @property
    def local(self) -> str:
        """Its name without the namespace."""
        return self.name.rpartition("}")[2]

    @property
    def text(self) -> str:
        """The text directly in it."""
        return "".join([part for part in self.content if isinstance(part, str)])

    def get(self, attribute: str) -> str | None:
        """Return the value of an attribute, or `None` where there is none."""
        for name, value in self.attributes:
            if name == attribute:
                return value
        return None

    def all(self, name: str) -> tuple["Element", ...]:
        """Return the elements directly in it that bear a name."""
        return tuple([element for element in self.elements if element.name == name])

    def first(self, name: str) -> "Element | None":
        """Return the first element directly in it that bears a name, or `None`."""
        for element in self.elements:
            if element.name == name:
                return element
        return None

    def placed(self, path: str) -> Iterator[tuple[str, "Element"]]:
        """Yield the elements directly in it, each with its path: "/Courses/title" or, of several, "/Courses/title[2]".

        Args:
            path: The path of this element.
        """
        names = [element.local for element in self.elements]
        several = {name for name, count in Counter(names).items() if count > 1} if len(names) > 1 else ()
        met: Counter[str] = Counter()
        for name, element in zip(names, self.elements, strict=True):
            if name in several:
                met[name] += 1
                yield f"{path}/{name}[{met[name]}]", element
            else:
                yield f"{path}/{name}", element

    def every(self) -> Iterator["Element"]:
        """Yield the element and all elements in it, at any depth."""
        waiting: list[Element] = [self]
        while waiting:
            one = waiting.pop()
            yield one
            waiting += reversed(one.elements)

    def __repr__(self) -> str:
        return f"Element({self.local!r}, {dict(self.attributes)!r}, {len(self.content)} parts)"
