"""What the readers of all classes share: links to other objects, coded values, names, and the notes on them."""

from collections.abc import Callable, Iterator, Mapping
from itertools import count
from typing import TypeVar

import attrs

from ecvet.codes import identifier
from ecvet.errors import Problem, ReadError, shown
from ecvet.io._eu_codes import country_of
from ecvet.io._notes import Notes
from ecvet.io.loq_xml import _names as n
from ecvet.io.loq_xml._addresses import Addresses
from ecvet.io.loq_xml._objects import Placed
from ecvet.model.outcomes import LearningOutcome
from ecvet.text import Text

T = TypeVar("T")

#: The greatest number of references that are followed in a document.
LINKS = 50_000


@attrs.frozen
class Lookup:
    """The objects of one document, and how to look into them.

    Args:
        objects: The objects by id.
        notes: Where it is noted what is wrong, kept or not understood.
        outcomes: The outcomes that were read, by id and code: many units may share one.
    """

    objects: Mapping[str, Placed]
    notes: Notes
    outcomes: dict[tuple[str, str], LearningOutcome | None] = attrs.field(
        factory=dict[tuple[str, str], LearningOutcome | None], repr=False, eq=False
    )
    _followed: "count[int]" = attrs.field(factory=count, init=False, repr=False, eq=False)

    def links(self, one: Placed, name: str) -> Iterator[Placed]:
        """Yield the objects that an object refers to, each once."""
        met: set[str] = set()
        for link in one.each(name):
            key = link.element.get(n.IDREF) or ""
            if key in self.objects and key not in met:
                self._follow(link.path)
                yield self.objects[key]
            elif key not in met:
                self._dangling(link.path, key)
            met.add(key)

    def _follow(self, path: str) -> None:
        """Count a link that is followed.

        Raises:
            ReadError: `loq.links` beyond the bound: a small document may refer to the same parts again and again.
        """
        if next(self._followed) >= LINKS:
            message, expected = "follows too many references", f"at most {LINKS}"
            raise ReadError(Problem(rule="loq.links", path=path, message=message, expected=expected))

    def _dangling(self, path: str, key: str) -> None:
        """Note a reference to what the document does not hold."""
        if not self.notes.strict:
            self.notes.say("read-reference-missing", path, reference=key)
            return
        message, expected = "refers to what the document does not hold", "the id of an object of the document"
        self.notes.wrong(
            Problem(rule="loq.reference", path=path, message=message, got=shown(key), expected=expected)
        )

    def coded(self, one: Placed, name: str, meaning: Callable[[str], T | None]) -> tuple[T, ...]:
        """Return what the addresses in an object mean, each once; one that means nothing is kept."""
        found: dict[T, None] = {}
        for coded in one.each(name):
            address = coded.element.get(n.URI) or ""
            value = meaning(address)
            if value is None:
                self.notes.not_understood(coded.path, address)
            else:
                found[value] = None
        return tuple(found)

    def code(self, one: Placed, kind: str, owner: tuple[str, ...]) -> str | None:
        """Return the code of an object, from its id; see `Addresses`."""
        code = Addresses().code(one.key, kind, owner)
        return self.notes.take(f"{one.path}/@{n.ID}", lambda: identifier(code))

    def title(self, one: Placed) -> Text | None:
        """Return the title of an object, which it must have."""
        title = one.text(n.TITLE, self.notes)
        if title is None and not one.element.all(n.TITLE):
            self.notes.missing(one.path, n.TITLE, "a title in at least one language")
        return title

    def inside(self, one: Placed, outer: str, inner: str) -> str | None:
        """Return the text of the first element within the first element of an object."""
        found = one.element.first(outer)
        text = None if found is None else found.first(inner)
        note = None if text is None else text.first(n.NOTE) or text
        return None if note is None else note.text

    def country(self, placed: Placed) -> str | None:
        """Return the country of the location that something refers to."""
        for location in self.links(placed, n.LOCATION):
            for address in location.each(n.ADDRESS):
                return next(iter(self.coded(address, n.COUNTRY, country_of)), None)
        return None
