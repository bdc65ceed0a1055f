"""Elements with their paths, and what is read from them: texts, dates, numbers, identifiers."""

import re
from collections.abc import Iterator
from datetime import date

import attrs

from ecvet.codes import identifier, wrong
from ecvet.errors import Problem, shown
from ecvet.io._notes import Notes, cut
from ecvet.io._xml_element import Element
from ecvet.io.elmo_xml import _names as n
from ecvet.periods import day
from ecvet.text import Text

#: The language of a text whose language nobody states.
UNDETERMINED = "und"

_BLANKS = re.compile(r"[ \t\r\n]+")
# What the schema takes for a number, beyond what the library writes: a sign, zeros in front, a bare point.
_DECIMAL = re.compile(r"([+-]?)([0-9]*)(?:\.([0-9]*))?", re.ASCII)
_OFFSET = r"(?:Z|[+-](?:0[0-9]|1[0-3]):[0-5][0-9]|[+-]14:00)"
_TIME = r"(?:(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:\.[0-9]+)?|24:00:00(?:\.0+)?)"
_ZONE = re.compile(rf"{_OFFSET}\Z", re.ASCII)
_MOMENT = re.compile(rf"(.{{10}})T{_TIME}{_OFFSET}?", re.ASCII)
# What UTF-8 looks like when it was read as Latin-1 and written once more: "Ã¸" for "ø".
_GARBLED = re.compile("[\u00c2-\u00c5][\u0080-\u00bf]")
_COMMA = 'write a point for the decimals: "7.5"'


def token(element: Element) -> str:
    """Return the text of an element with its blanks as the schema counts them: none around it, one between words."""
    return _BLANKS.sub(" ", element.text).strip(" ")


@attrs.frozen
class Placed:
    """An element and where it is.

    Args:
        path: Where it is.
        element: What it is.
    """

    path: str
    element: Element

    def parts(self) -> list["Placed"]:
        """Return the elements in it, in their order."""
        return [Placed(path, one) for path, one in self.element.placed(self.path)]

    def each(self, name: str) -> Iterator["Placed"]:
        """Yield the elements in it that bear a name."""
        found = self.element.all(name)
        path = f"{self.path}/{name.rpartition('}')[2]}" if found else ""
        for index, one in enumerate(found, 1):
            yield Placed(f"{path}[{index}]" if len(found) > 1 else path, one)

    def first(self, name: str) -> "Placed | None":
        """Return the first element in it that bears a name, or `None`."""
        return next(self.each(name), None)

    @property
    def token(self) -> str:
        """Its text, as `token` gives it."""
        return token(self.element)

    def said(self, name: str) -> str:
        """Return the text of the first element in it that bears a name; empty where there is none."""
        found = self.first(name)
        return "" if found is None else found.token

    def text(self, name: str, notes: Notes, *, lines: bool = False) -> Text | None:
        """Return a text, of which there is one element a language; `None` where there is nothing in them.

        Args:
            name: The name of the elements.
            notes: Takes what is wrong.
            lines: Whether its line breaks say something.
        """
        texts: dict[str, str] = {}
        for one in self.each(name):
            words = one.element.text.strip() if lines else one.token
            tag = one.element.get(n.LANGUAGE_TAG) or UNDETERMINED
            if not words:
                continue
            _look(one.path, words, notes)
            if tag in texts:
                message, expected = "is there twice in one language", "one text a language"
                notes.wrong(
                    Problem(
                        rule="lang.duplicate",
                        path=one.path,
                        message=message,
                        got=shown(tag),
                        expected=expected,
                    )
                )
                continue
            texts[tag] = words
        return notes.take(f"{self.path}/{name.rpartition('}')[2]}", lambda: Text(texts)) if texts else None

    def day(self, name: str, notes: Notes) -> date | None:
        """Return the day of a date or moment, as it is written: it is never moved to another time zone."""
        found = self.first(name)
        if found is None:
            return None
        said = found.token
        moment = _MOMENT.fullmatch(said)
        return notes.take(found.path, lambda: day(moment[1] if moment else _ZONE.sub("", said)))

    def moment(self, name: str, notes: Notes) -> date | None:
        """Return the day of what must be a moment, with a time; a bare day is read by the lenient reader only."""
        found = self.first(name)
        if found is None or _MOMENT.fullmatch(found.token):
            return self.day(name, notes)
        message, expected = "is no moment", "a moment such as 2026-11-22T12:00:00+02:00"
        got = shown(found.token)
        notes.wrong(Problem(rule="date.moment", path=found.path, message=message, got=got, expected=expected))
        return self.day(name, Notes(strict=False))

    def number(self, name: str, notes: Notes) -> str | None:
        """Return a number as the library writes it; what is none is noted."""
        found = self.first(name)
        if found is None:
            return None
        said = found.token
        return notes.take(found.path, lambda: _plain(said), _COMMA if "," in said else "")

    def identifiers(self) -> tuple[tuple[str, str], ...]:
        """Return its identifiers, pairs of a type and a value; empty ones say nothing."""
        found = ((one.element.get(n.OF_TYPE) or "", one.token) for one in self.each(n.IDENTIFIER))
        return tuple((kind, value) for kind, value in found if value)


def _plain(said: str) -> str:
    match = _DECIMAL.fullmatch(said)
    if match is None or not (match[2] or match[3]):
        raise wrong("", "number.syntax", "is not a number", said, 'a number such as "7.5"')
    sign, whole, decimals = match.groups(default="")
    above, below = whole.lstrip("0") or "0", decimals.rstrip("0")
    return f"{sign.strip('+')}{above}{'.' if below else ''}{below}"


def preferred(identifiers: tuple[tuple[str, str], ...], kinds: tuple[str, ...]) -> str | None:
    """Return the identifier of the first of some types that there is, else the first of any, else `None`."""
    found = {kind: value for kind, value in reversed(identifiers) if kind != n.POSTAL}
    return next((found[kind] for kind in (*kinds, *reversed(found)) if kind in found), None)


def coded(placed: Placed | None, notes: Notes) -> str | None:
    """Return what an element says, where it can be a code or a name; `None` where it says nothing."""
    if placed is None or not placed.token:
        return None
    _look(placed.path, placed.token, notes)
    return notes.take(placed.path, lambda: identifier(placed.token))


def _look(path: str, text: str, notes: Notes) -> None:
    """Note a text that looks as if it had been read in another encoding than it was written in."""
    if _GARBLED.search(text):
        notes.say("read-garbled", path, value=cut(text))
