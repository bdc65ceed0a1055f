"""Pages: what stands on a document, in order, before anything is said of how it looks."""

from typing import TypeAlias

import attrs


@attrs.frozen
class Phrase:
    """Words in one language.

    Args:
        text: The words.
        language: The tag of the language that they really are in; `None` for what belongs to none: a name, a code.
        exact: Whether they are compared sign by sign, as a digest is.
    """

    text: str
    language: str | None = None
    exact: bool = False


#: The same words in each language of a page; once where they are the same in all of them.
Words: TypeAlias = tuple[Phrase, ...]


@attrs.frozen
class Field:
    """A named value.

    Args:
        name: What it is called.
        values: What is stated, one below the other; empty where nothing is.
    """

    name: Words
    values: tuple[Words, ...]


@attrs.frozen
class Fields:
    """Named values, one below the other.

    Args:
        fields: The values.
        about: Whose they are, where a section holds those of several.
    """

    fields: tuple[Field, ...]
    about: Words | None = None


@attrs.frozen
class Table:
    """A table with a header row.

    Args:
        caption: What it shows.
        columns: The names of the columns.
        rows: The cells, as many in a row as there are columns; an empty cell states nothing.
        by_hand: Whether empty cells are to be filled in by hand.
    """

    caption: Words
    columns: tuple[Words, ...]
    rows: tuple[tuple[Words, ...], ...]
    by_hand: bool = False


@attrs.frozen
class Paragraph:
    """A paragraph.

    Args:
        words: What it says.
        strong: Whether it is what the reader looks for first.
    """

    words: Words
    strong: bool = False


@attrs.frozen
class Item:
    """An item of a list.

    Args:
        words: What it says.
        items: The items below it.
    """

    words: Words
    items: "tuple[Item, ...]" = ()


@attrs.frozen
class Items:
    """A list, which may hold lists.

    Args:
        items: Its items.
    """

    items: tuple[Item, ...]


Block: TypeAlias = Fields | Table | Paragraph | Items


@attrs.frozen
class Section:
    """A section of a document.

    Args:
        heading: Its heading.
        blocks: What stands in it; empty where nothing is stated.
        sections: Its parts.
    """

    heading: Words
    blocks: tuple[Block, ...] = ()
    sections: "tuple[Section, ...]" = ()


@attrs.frozen
class Page:
    """A document.

    Args:
        kind: What it is, such as "learning-agreement".
        title: What it is called.
        subject: What or whom it is about.
        languages: The tags of its languages, the first one leading.
        sections: Its sections, in the official order where there is one.
        not_stated: The words for a value that is not there.
        page_of: The words "Page 1 of 2", with `{page}` and `{pages}` for the numbers.
    """

    kind: str
    title: Words
    subject: Words
    languages: tuple[str, ...]
    sections: tuple[Section, ...]
    not_stated: Words
    page_of: str
