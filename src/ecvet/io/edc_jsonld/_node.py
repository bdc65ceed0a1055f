"""A place in a credential from which terms are read: what is not read there is told afterwards, and kept."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from typing import TypeVar

import attrs

from ecvet import periods
from ecvet.errors import Problem, shown
from ecvet.io._notes import Notes
from ecvet.io._pointer import below
from ecvet.io.edc_jsonld import _terms as t
from ecvet.io.edc_jsonld._addresses import local
from ecvet.io.edc_jsonld._agents import NO_LANGUAGE
from ecvet.io.edc_jsonld._concepts import own_value
from ecvet.io.edc_jsonld._json import Object, id_of, several, types_of
from ecvet.io.json_text import Json
from ecvet.text import Text

T = TypeVar("T")

_INSTANT = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})T[0-9:.]{8,30}(?:Z|[+-][0-9]{2}:[0-9]{2})?", re.ASCII)
# What every object has and nothing is read from.
_ALWAYS = frozenset({t.ID, t.TYPE, "@id", "@type", t.CONTEXT})


@attrs.define(eq=False)
class Node:
    """An object of the document, at its path.

    Args:
        object: The object.
        path: Its JSON Pointer.
        notes: Takes what is odd.
    """

    object: Object
    path: str
    notes: Notes
    _read: set[str] = attrs.field(factory=set[str], init=False)
    _met: "list[Node]" = attrs.field(factory=lambda: list[Node](), init=False)

    def all(self, term: str, of: str | None = None) -> "list[Node]":
        """Return the objects under a term.

        Args:
            term: The term.
            of: The class of the objects that are wanted; those of others are kept.
        """
        self._read.add(term)
        found: list[Node] = []
        value = self.object.get(term)
        for index, item in enumerate(several(value)):
            path = below(self.path, term)
            path = below(path, index) if isinstance(value, list) else path
            if isinstance(item, dict) and (of is None or of in types_of(item)):
                found.append(Node(item, path, self.notes))
            elif isinstance(item, dict):
                self.notes.kept(path, next(map(str, types_of(item)), term), term)
            else:
                self._wrong(path, "type.object", "is not an object", item, "an object")
        self._met += found
        return found

    def first(self, term: str) -> "Node | None":
        """Return the object under a term; of several the first, and the others are kept."""
        found = self.all(term)
        if len(found) > 1:
            self.notes.kept(found[1].path, term, self.kind)
        self._met = [node for node in self._met if node not in found[1:]]
        return found[0] if found else None

    def each(self, term: str, read: "Callable[[Node], T | None]", of: str | None = None) -> tuple[T, ...]:
        """Return what is read from the objects under a term, without those of which nothing can be made.

        Args:
            term: The term.
            read: Reads one.
            of: The class of the objects that are wanted.
        """
        made = (read(node) for node in self.all(term, of))
        return tuple(one for one in made if one is not None)

    @property
    def kind(self) -> str:
        """The class of the object; of several the first."""
        return next((kind for kind in types_of(self.object) if isinstance(kind, str)), "")

    @property
    def id(self) -> str | None:
        """The id of the object."""
        found = id_of(self.object)
        return found if isinstance(found, str) else None

    def text(self, term: str) -> Text | None:
        """Return a text in its languages; of several in one language the first, and the others are kept."""
        self._read.add(term)
        value, path = self.object.get(term), below(self.path, term)
        if value is None:
            return None
        found = {NO_LANGUAGE: value} if isinstance(value, str) else value
        if not isinstance(found, dict):
            self._wrong(path, "type.text", "is not a text by language", value, 'such as {"en": "Brakes"}')
            return None
        texts = {tag: self._one_text(below(path, tag), words) for tag, words in found.items()}
        given = {tag: words for tag, words in texts.items() if words is not None}
        return self.notes.take(path, lambda: Text(given)) if given else None

    def _one_text(self, path: str, words: Json) -> str | None:
        texts = several(words)
        if len(texts) > 1:
            self.notes.kept(f"{path}/1", path.rpartition("/")[2], self.kind)
        if not texts:
            return None
        if isinstance(texts[0], str):
            return texts[0]
        self._wrong(path, "type.str", "is not text", texts[0], "text")
        return None

    def words(self, term: str) -> str | None:
        """Return a text in the first of its languages: that of a name."""
        found = self.text(term)
        return None if found is None else found.items[0][1]

    def string(self, term: str) -> str | None:
        """Return a value that is one text; a number is taken as it is written."""
        self._read.add(term)
        value = self.object.get(term)
        found = value[0] if isinstance(value, list) and len(value) == 1 else value
        if found is None or isinstance(found, str):
            return found
        if isinstance(found, int | Decimal) and not isinstance(found, bool):
            return str(found)
        self._wrong(below(self.path, term), "type.str", "is not text", found, "text")
        return None

    def flag(self, term: str) -> bool | None:
        """Return a value that is true or false."""
        self._read.add(term)
        found = self.object.get(term)
        if found is None or isinstance(found, bool):
            return found
        self._wrong(below(self.path, term), "type.bool", "is not true or false", found, "true or false")
        return None

    def day(self, term: str) -> date | None:
        """Return the day of a point in time, as it is written: it is not moved to another time zone."""
        written = self.string(term)
        if written is None:
            return None
        whole = _INSTANT.fullmatch(written)
        path = below(self.path, term)
        return self.notes.take(path, lambda: periods.day(whole[1] if whole else written, path))

    def coded(self, term: str, read: "Callable[[str], T | None]") -> T | None:
        """Return the value that the model has for a coded value; what it has none for is noted and kept.

        Args:
            term: The term.
            read: Gives the value for an address, or `None`.
        """
        found = self.codes(term, read)
        return found[0] if found else None

    def codes(self, term: str, read: "Callable[[str], T | None]") -> tuple[T, ...]:
        """Return the values that the model has for coded values; see `coded`."""
        self._read.add(term)
        value, made = self.object.get(term), list[T]()
        for item in several(value):
            address = id_of(item) if isinstance(item, dict) else item
            one = read(address) if isinstance(address, str) else None
            if one is None:
                self.notes.not_understood(below(self.path, term), shown(address)[:80])
            else:
                made.append(one)
        return tuple(made)

    def notation(self) -> str | None:
        """Return the code by which the object is identified."""
        return next(
            (code for one in self.all(t.IDENTIFIER)[:1] if (code := one.string(t.NOTATION)) is not None), None
        )

    def code(self) -> str | None:
        """Return what names the thing: its identifier, else its id where that holds outside of the document."""
        found = self.notation()
        return self.id if found is None and self.id is not None and not local(self.id) else found

    def note(self, kind: str) -> "tuple[str, Text] | None":
        """Return the first note that `ecvet` wrote on a subject: the code of its value, and its text."""
        return next(iter(self.own_notes(kind)), None)

    def own_notes(self, kind: str) -> list[tuple[str, Text]]:
        """Return the notes that `ecvet` wrote on a subject; other notes are kept."""
        found: list[tuple[str, Text]] = []
        for item in several(self.object.get(t.ADDITIONAL_NOTE)):
            subject = item.get(t.SUBJECT) if isinstance(item, dict) else None
            value = own_value(kind, id_of(subject)) if isinstance(subject, dict) else None
            if value is not None and isinstance(item, dict):
                text = Node(item, below(self.path, t.ADDITIONAL_NOTE), self.notes).text(t.NOTE_LITERAL)
                found += [] if text is None else [(value, text)]
        return found

    def passed_over(self) -> None:
        """Say nothing of what was not read from the object."""
        self._read |= self.object.keys()
        self._met.clear()

    def unread(self) -> "Iterator[tuple[Node, str]]":
        """Yield the terms that nothing was read from, here and below."""
        for term in self.object:
            own_notes = term == t.ADDITIONAL_NOTE and all(map(_is_own, several(self.object[term])))
            if term not in self._read and term not in _ALWAYS and term in t.KNOWN and not own_notes:
                yield self, term
        for node in self._met:
            yield from node.unread()

    def missing(self, term: str, expected: str) -> None:
        """Note that a term is missing that the format demands.

        Args:
            term: The term.
            expected: What it would say.
        """
        self.notes.missing(self.path, term, expected)

    def _wrong(self, path: str, rule: str, message: str, value: Json, expected: str) -> None:
        self.notes.wrong(Problem(rule=rule, path=path, message=message, got=shown(value), expected=expected))


def _is_own(note: Json) -> bool:
    subject = note.get(t.SUBJECT) if isinstance(note, dict) else None
    address = id_of(subject) if isinstance(subject, dict) else None
    return isinstance(address, str) and address.startswith("urn:ecvet:")
