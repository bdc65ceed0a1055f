"""The six documents, made of the sample data of the library, and what is read off a page."""

from collections.abc import Iterator
from functools import cache

import attrs
from lxml import html as lxml_html

from ecvet.cli._demo import Story, tell
from ecvet.documents.choice import Kind, document
from ecvet.documents.page import Field, Fields, Item, Items, Page, Paragraph, Phrase, Section, Table
from ecvet.i18n.catalogue import Reader


@cache
def story() -> Story:
    """What the demonstration tells: a mobility from the memorandum to the decision."""
    return tell()


def page(kind: Kind, *languages: Reader) -> Page:
    """One of the six documents."""
    told = story()
    home = told.qualification
    match kind:
        case Kind.MEMORANDUM:
            return document(told.memorandum, *languages, qualification=home)
        case Kind.UNIT | Kind.SUPPLEMENT:
            return document(home, *languages, kind=kind, unit=home.units[0].code)
        case _:
            return document(told.transfer, *languages, kind=kind, qualification=home)


def phrases(value: object) -> Iterator[Phrase]:
    """Yield every phrase of a page, or of a part of one, in the order in which they stand."""
    if isinstance(value, Phrase):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from phrases(one)
    elif isinstance(value, Page | Section | Fields | Field | Table | Paragraph | Items | Item):
        for one in attrs.asdict(value, recurse=False).values():
            yield from phrases(one)


def said(shown: Page) -> Iterator[Phrase]:
    """Yield every phrase that certainly stands on a page: all but the words for what is not stated."""
    return phrases((shown.title, shown.subject, shown.sections))


def parsed(written: str) -> lxml_html.HtmlElement:
    """The root of a page as HTML."""
    return lxml_html.document_fromstring(written)


def lines(written: str) -> str:
    """What a page says, a line for each of its smallest blocks, after the name of its element."""
    blocks = parsed(written).iter("h1", "h2", "h3", "h4", "p", "dt", "dd", "li", "caption", "tr")
    return "".join(f"{one.tag!s:<8}{_line(one)}".rstrip() + "\n" for one in blocks)


def _line(element: lxml_html.HtmlElement) -> str:
    return " | ".join(map(_dense, element)) if element.tag == "tr" else _dense(element)


def _dense(element: lxml_html.HtmlElement) -> str:
    return " ".join(_words(element).split())


def _words(element: lxml_html.HtmlElement) -> str:
    """The words of an element without those of the lists in it; those of a second language after a stroke."""
    own = [element.text or ""]
    for child in element:
        if child.tag != "ul":
            parts = map(_words, child) if child.get("class") == "pair" else [_words(child)]
            own.append(" / ".join(parts))
        own.append(child.tail or "")
    return "".join(own)
