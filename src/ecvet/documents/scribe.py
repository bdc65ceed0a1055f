"""The scribe: words a page in its languages, one phrase for each."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import overload

import attrs

from ecvet.codes import wrong
from ecvet.documents.page import Field, Fields, Page, Phrase, Section, Table, Words
from ecvet.i18n import formats, labels, sentences
from ecvet.i18n.catalogue import Reader, catalogue, tag
from ecvet.periods import Period
from ecvet.points import Points
from ecvet.rules.findings import Param
from ecvet.text import Text


def _one_or_two(_scribe: object, _field: object, readers: tuple[Reader, ...]) -> None:
    if len(readers) not in (1, 2):
        expected = "one, or two side by side"
        given = [*map(tag, readers)]
        raise wrong("languages", "document.languages", "are neither one nor two", given, expected)


@attrs.frozen
class Scribe:
    """Words things in the languages of a page.

    Args:
        readers: The languages, the leading one first; each a tag, or a catalogue with words of the caller's own.

    Raises:
        ShapeError: `document.languages` where there are neither one nor two.
    """

    readers: tuple[Reader, ...] = attrs.field(validator=_one_or_two)

    def label(self, key: str) -> Words:
        """Return a label as it stands within a line."""
        return self.worded(lambda reader: labels.label(key, reader))

    def heading(self, key: str) -> Words:
        """Return a label as it stands at the beginning of a line."""
        return self.worded(lambda reader: labels.heading(key, reader))

    def phrase(self, key: str, **params: Param) -> Words:
        """Return a sentence."""
        return self.worded(lambda reader: sentences.phrase(key, reader, **params))

    def about(self, key: str, **names: Words) -> Words:
        """Return a sentence about what is worded already."""
        phrases: list[Phrase] = []
        for place, reader in enumerate(self.readers):
            shown = {name: words[min(place, len(words) - 1)].text for name, words in names.items()}
            phrases.append(Phrase(sentences.phrase(key, reader, **shown), catalogue(reader).language))
        return _once(phrases)

    def told(self, texts: Iterable[str]) -> Words:
        """Return what is worded already, a text for each language."""
        tags = (catalogue(reader).language for reader in self.readers)
        return _once(Phrase(text, one) for text, one in zip(texts, tags, strict=True))

    def day(self, value: date) -> Words:
        """Return a day in full."""
        return self.worded(lambda reader: formats.day(value, reader))

    def points(self, value: Points) -> Words:
        """Return points with their scheme."""
        return self.worded(lambda reader: formats.points(value, reader))

    def number(self, value: Decimal | int) -> Words:
        """Return a number."""
        return self.worded(lambda reader: formats.number(value, reader))

    def country(self, code: str) -> Words:
        """Return the name of a country."""
        return self.worded(lambda reader: formats.country(code, reader))

    def period(self, value: Period) -> Words | None:
        """Return from when to when, as far as it is limited; `None` where it is not."""
        if value.first_day is None and value.last_day is None:
            return None
        return self.worded(lambda reader: formats.period(value, reader))

    def text(self, text: Text) -> Words:
        """Return a text of the data in the languages of the page, or in the nearest that it has."""
        return _once(Phrase(*text.pick(tag(reader))) for reader in self.readers)

    def joined(self, *parts: Words) -> Words:
        """Return words with a space between them; in each language its own."""
        count = max(len(part) for part in parts)
        padded = [part if len(part) == count else part * count for part in parts]
        return _once(_spaced(phrases) for phrases in zip(*padded, strict=True))

    def field(self, key: str, *values: Words | None) -> Field:
        """Return a named value; what is `None` is not stated."""
        return Field(self.heading(key), tuple(value for value in values if value is not None))

    def table(
        self,
        caption: Words,
        columns: Sequence[str],
        rows: Sequence[tuple[Words, ...]],
        *,
        by_hand: bool = False,
    ) -> Table:
        """Return a table whose columns are named by their keys.

        Args:
            caption: What it shows.
            columns: The keys of the columns. One that states nothing in any row is left out, unless it is to be filled
                in by hand.
            rows: The cells.
            by_hand: Whether empty cells are to be filled in by hand.
        """
        kept = [place for place in range(len(columns)) if by_hand or any(row[place] for row in rows)]
        names = tuple(self.heading(columns[place]) for place in kept)
        return Table(caption, names, tuple(tuple(row[place] for place in kept) for row in rows), by_hand)

    def page(self, kind: str, subject: Words, sections: Iterable[Section]) -> Page:
        """Return the page of a document of this kind."""
        return Page(
            kind=kind,
            title=self.heading(f"document.{kind}"),
            subject=subject,
            languages=tuple(dict.fromkeys(catalogue(reader).language for reader in self.readers)),
            sections=tuple(sections),
            not_stated=self.label("command.not-stated"),
            page_of=sentences.phrase("document.page", self.readers[0], page="{page}", pages="{pages}"),
        )

    def worded(self, words: Callable[[Reader], str]) -> Words:
        """Return what a function words for a reader, for each reader."""
        return _once(Phrase(words(reader), catalogue(reader).language) for reader in self.readers)


@overload
def plain(value: str) -> Words: ...
@overload
def plain(value: None) -> None: ...
@overload
def plain(value: str | None) -> Words | None: ...
def plain(value: str | None) -> Words | None:
    """Return what belongs to no language, such as a name or a code; `None` where there is none."""
    return None if value is None else (Phrase(value),)


def exact(value: str | None) -> Words | None:
    """Return what is compared sign by sign, such as a digest; `None` where there is none."""
    return None if value is None else (Phrase(value, exact=True),)


def stated(*fields: Field, about: Words | None = None) -> Fields:
    """Return the fields that state anything."""
    return Fields(tuple(field for field in fields if field.values), about)


def _once(phrases: Iterable[Phrase]) -> Words:
    """Return phrases of which none says the same as one before it."""
    found: dict[str, Phrase] = {}
    for phrase in phrases:
        found.setdefault(phrase.text, phrase)
    return tuple(found.values())


def _spaced(phrases: tuple[Phrase, ...]) -> Phrase:
    languages = [phrase.language for phrase in phrases if phrase.language is not None]
    return Phrase(" ".join(phrase.text for phrase in phrases), languages[0] if languages else None)
