"""XML text to elements and back, for every reader and writer of the library: bounded, closed and strict.

What makes XML dangerous is refused, not switched off: a document type (with it every entity, in the document or
elsewhere), instructions to programs, inclusions, another encoding than the one that is read. Nothing is ever
fetched, whatever a document names. Comments are notes to people: they are passed over, and the text around one is
one text. The extra `xml` brings the parser; writing needs none.
"""

import re
from collections.abc import Mapping
from itertools import groupby
from typing import TYPE_CHECKING

import attrs

from ecvet.codes import check_text
from ecvet.errors import EcvetError, Problem, ReadError, shown
from ecvet.io._source import LIMIT, Source, content, decoded
from ecvet.io._xml_element import Content, Element
from ecvet.io._xml_writing import dump

if TYPE_CHECKING:
    from types import ModuleType

__all__ = ["ATTRIBUTES", "DEPTH", "ELEMENTS", "Element", "dump", "load"]

#: The greatest number of elements within each other.
DEPTH = 64
#: The greatest number of elements of a document.
ELEMENTS = 200_000
#: The greatest number of attributes of an element.
ATTRIBUTES = 64

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_NIL = "{http://www.w3.org/2001/XMLSchema-instance}nil"
_INCLUDE = "{http://www.w3.org/2001/XInclude}"
_DECLARED = re.compile(r"""<\?xml\s[^>]{0,200}?encoding\s*=\s*["']([^"']{0,80})""")
_STEP = 65536
_BLANKS = " \t\r\n"


def load(source: Source, *, limit: int = LIMIT) -> Element:
    """Return the root element of an XML document.

    Args:
        source: Its bytes in UTF-8, its text, or the path of its file. A byte order mark is accepted and dropped.
        limit: The greatest size in bytes.

    Raises:
        ReadError: `file`, `size`, `encoding` (for other bytes than UTF-8 and for a declaration that says so),
            `xml.doctype` for any document type, `xml.instruction` for a processing instruction, `xml.include` for
            XInclude, `xml.depth`, `xml.elements` and `xml.attributes` beyond the bounds, `xml.nil` for an element
            that is said to be nil and holds something, `text.control` and `text.bidi` for characters that nobody
            sees, `xml.syntax` with line and column, and `xml.extra` where the parser is not installed.

    Examples:
        >>> load("<unit code='105708'>Brakes<!-- and more --> and wheels</unit>").text
        'Brakes and wheels'
    """
    data = content(source, limit=limit)
    _check_encoding(decoded(data))
    etree = _parser_package()
    builder = _Builder()
    # "internal" is what lets `&amp;` in an attribute arrive as itself; entities of a document are declared in its
    # document type, which is refused before the first of them is read.
    parser = etree.XMLParser(
        target=builder, encoding="utf-8", resolve_entities="internal", load_dtd=False, no_network=True
    )
    try:
        for start in range(0, max(len(data), 1), _STEP):
            parser.feed(data[start : start + _STEP])
        parser.close()
    except etree.XMLSyntaxError as error:
        raise ReadError(_syntax(error.msg or "", error.position)) from None
    if len(parser.feed_error_log):
        # What the parser forgives, such as a prefix that nobody bound.
        first = parser.feed_error_log[0]
        raise ReadError(_syntax(first.message, (first.line, first.column)))
    return builder.root


def _parser_package() -> "ModuleType":
    try:
        from lxml import etree
    except ImportError:
        hint = 'install the library with its extra: "ecvet[xml]"'
        problem = Problem(
            rule="xml.extra", message="reading XML needs a package that is missing: lxml", hint=hint
        )
        raise ReadError(problem) from None
    return etree


def _check_encoding(text: str) -> None:
    declared = _DECLARED.match(text)
    if declared and declared[1].lower() not in ("utf-8", "utf8", "us-ascii", "ascii"):
        message = "says that it is in another encoding"
        expected = "UTF-8, and a declaration that says so or nothing"
        raise ReadError(Problem(rule="encoding", message=message, got=shown(declared[1]), expected=expected))


def _syntax(message: str, position: tuple[int, int]) -> Problem:
    line, column = position
    # The parser ends its message with the place, which stands in the path.
    said = re.sub(r",? ?\(?(<string>, )?line [0-9]+(, column [0-9]+)?\)?", "", message)[:200]
    place = f"line {line}, column {column}"
    return Problem(rule="xml.syntax", path=place, message=f"is not well-formed XML: {said}")


@attrs.define
class _Open:
    """An element that has begun and not ended."""

    name: str
    attributes: Mapping[str, str]
    declared: Mapping[str, str]
    keeps_blanks: bool
    parts: list[Content] = attrs.Factory(list[Content])

    def content(self) -> tuple[Content, ...]:
        """Return what it holds: texts that follow each other joined, blanks that only lay it out left out."""
        if len(self.parts) < 2:
            return tuple(self.parts)
        elements = [part for part in self.parts if not isinstance(part, str)]
        if elements and not self.keeps_blanks and not any(map(_is_said, self.parts)):
            return tuple(elements)
        joined: list[Content] = []
        for is_text, run in groupby(self.parts, lambda part: isinstance(part, str)):
            if is_text:
                joined.append("".join(map(str, run)))
            else:
                joined.extend(run)
        return tuple(joined)


def _is_said(part: Content) -> bool:
    """Whether a part of what an element holds is text that does more than lay it out."""
    return isinstance(part, str) and bool(part.strip(_BLANKS))


class _Builder:
    """What the parser tells what it meets; it makes elements of it, and stops at the first thing refused."""

    def __init__(self) -> None:
        self._open: list[_Open] = []
        self._count = 0
        # One name is met thousands of times.
        self._names: dict[str, str] = {}
        self.root = Element("")

    def start(
        self, name: str, attributes: Mapping[str, str], prefixes: Mapping[str | None, str | None]
    ) -> None:
        self._count += 1
        if len(self._open) >= DEPTH:
            raise self._refusal("xml.depth", "is nested too deep", expected=f"at most {DEPTH} levels")
        if self._count > ELEMENTS:
            raise self._refusal("xml.elements", "holds too many elements", expected=f"at most {ELEMENTS}")
        if len(attributes) + len(prefixes) > ATTRIBUTES:
            raise self._refusal("xml.attributes", "has too many attributes", expected=f"at most {ATTRIBUTES}")
        if name.startswith(_INCLUDE):
            raise self._refusal("xml.include", "includes another document", expected="one whole document")
        for key, value in attributes.items():
            if not value.isprintable():
                self._check(value, f"/@{key.rpartition('}')[2]}")
        declared = {prefix or "": uri or "" for prefix, uri in prefixes.items()} if prefixes else {}
        keeps = bool(self._open) and self._open[-1].keeps_blanks
        if _SPACE in attributes:
            keeps = attributes[_SPACE] == "preserve"
        self._open.append(_Open(self._names.setdefault(name, name), dict(attributes), declared, keeps))

    def end(self, _name: str) -> None:
        ended = self._open[-1]
        content = ended.content()
        for part in content:
            if isinstance(part, str) and not part.isprintable():
                self._check(part)
        if content and ended.attributes.get(_NIL) in ("true", "1"):
            raise self._refusal(
                "xml.nil", "is said to be nil, and holds something", expected="one of the two"
            )
        element = Element(ended.name, ended.attributes, content, ended.declared)
        self._open.pop()
        if self._open:
            self._open[-1].parts.append(element)
        else:
            self.root = element

    def data(self, text: str) -> None:
        self._open[-1].parts.append(text)

    def comment(self, _text: str) -> None:
        """Pass it over."""

    def pi(self, target: str, _data: str | None = None) -> None:
        raise self._refusal("xml.instruction", "is an instruction to a program", target, "data only")

    def doctype(self, name: str, *_identifiers: str | None) -> None:
        raise self._refusal("xml.doctype", "declares a document type", name, "a document without one")

    def close(self) -> None:
        """Nothing is left to do."""

    def _check(self, text: str, place: str = "") -> None:
        try:
            # Blank text is text; and a carriage return is lawful where it is written as a reference.
            check_text(f"x{text}".replace("\r", " "), longest=LIMIT)
        except EcvetError as error:
            path, got = f"{self._path()}{place}", shown(text)
            raise ReadError(attrs.evolve(problem, path=path, got=got) for problem in error.problems) from None

    def _path(self) -> str:
        return "".join(f"/{entry.name.rpartition('}')[2]}" for entry in self._open)

    def _refusal(self, rule: str, message: str, got: str = "", expected: str = "") -> ReadError:
        seen = shown(got) if got else ""
        return ReadError(Problem(rule=rule, message=message, path=self._path(), got=seen, expected=expected))
