"""Catalogues of words: one gettext file a language, read when its language is first asked for.

A message is named by a stable key such as `finding.credit-surplus`; English words stand in `en.po` like those
of any language. Named placeholders, `{unit}`, stand for what a message is about.

A message whose words depend on a number names the parameter that decides in place of gettext's plural, as
`msgid_plural "count"`. Its forms stand in the order of the CLDR categories that the language has, out of
zero, one, two, few, many and other, and are chosen by the rules of CLDR: those of gettext know whole numbers
only, and there are 1.5 points.

An entry of the context `source` says where the words of a key were found; words without one were drafted.

Serbian in Latin script has no file: it is made from the Cyrillic when it is read.
"""

import difflib
from collections.abc import Mapping
from contextlib import suppress
from decimal import Decimal
from enum import StrEnum
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import TypeAlias

import attrs
from babel.core import Locale
from babel.messages.catalog import Catalog
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po

from ecvet.codes import language_tag, wrong
from ecvet.errors import ShapeError
from ecvet.i18n.serbian import latin
from ecvet.text import Text

_FOLDER = files("ecvet.i18n") / "catalogues"
_CATEGORIES = ("zero", "one", "two", "few", "many")
# Where the words of a language are those of one country, so are its dates and numbers.
_REGIONS = {"en": "en-GB", "pt": "pt-PT"}
_CYRILLIC, _LATIN = "sr", "sr-Latn"


@attrs.frozen
class Message:
    """The words for a key, in one language.

    Args:
        forms: The words; several where they depend on a number.
        counted: The name of the parameter that they depend on; empty where they depend on none.
    """

    forms: tuple[str, ...]
    counted: str = ""


class Source(StrEnum):
    """Where the words of a label were found."""

    OFFICIAL = "official"
    """The Official Journal of the European Union, in that language."""
    COMMISSION = "commission"
    """What the European Commission publishes, such as the labels of European Digital Credentials."""
    NATIONAL = "national"
    """A law, a register or an authority of a country."""
    DRAFTED = "drafted"
    """Nobody but the project: to be used with care until somebody in authority has read it."""


@attrs.frozen(eq=False)
class Catalogue:
    """All words in one language.

    Args:
        language: The tag of the language.
        locale: Its rules for numbers, dates, lists and plurals.
        messages: The words by key.
        sources: Where words were found, by key; what is not in it was drafted.
    """

    language: str
    locale: Locale = attrs.field(repr=False)
    messages: Mapping[str, Message] = attrs.field(repr=False)
    sources: Mapping[str, Source] = attrs.field(repr=False, factory=dict[str, Source])

    def message(self, key: str) -> Message:
        """Return the words for a key.

        Raises:
            ShapeError: `i18n.key` where there is no such key, naming those that look like it.
        """
        if key not in self.messages:
            near = difflib.get_close_matches(key, self.messages, n=3)
            raise wrong(
                "key", "i18n.key", "is no key of the catalogues", key, ", ".join(near) or "a key of en.po"
            )
        return self.messages[key]

    def form(self, message: Message, quantity: Decimal | int | None) -> str:
        """Return the form of a message for a number; the general one where there is no number."""
        if quantity is None:
            return message.forms[-1]
        rule = self.locale.plural_form
        categories = (*(category for category in _CATEGORIES if category in rule.tags), "other")
        return message.forms[categories.index(rule(quantity))] if message.counted else message.forms[0]


#: Who is to read: the tag of a language, or a catalogue with words of the caller's own.
Reader: TypeAlias = str | Catalogue


def languages() -> tuple[str, ...]:
    """Return the tags of the languages that there are words in, in alphabetical order."""
    return _offered().languages


def catalogue(language: Reader) -> Catalogue:
    """Return the catalogue for a reader of a language: that language, else the nearest to it, else English.

    The rule is that of `Text.pick`, so that names and the sentences around them fall back alike. An odd tag
    never fails: it is passed over.

    Args:
        language: A language tag (BCP 47); its case, and an underscore in place of a hyphen, are forgiven. A
            catalogue is itself the answer.
    """
    if isinstance(language, Catalogue):
        return language
    wanted = language.replace("_", "-")
    with suppress(ShapeError):
        wanted = language_tag(wanted)
    return _read(_offered().pick(wanted).language)


def tag(reader: Reader) -> str:
    """Return the tag of the language of a reader."""
    return reader.language if isinstance(reader, Catalogue) else reader


@cache
def _offered() -> Text:
    """The languages that there are words in, as a text, whose rule of choice serves for them too."""
    stems = {
        entry.name.rpartition(".")[0] for entry in _FOLDER.iterdir() if entry.name.endswith((".mo", ".po"))
    }
    if _CYRILLIC in stems:
        stems.add(_LATIN)
    return Text({stem: stem for stem in stems})


@cache
def _read(language: str) -> Catalogue:
    """Return the words of a language that is offered."""
    locale = Locale.parse(_REGIONS.get(language, language), sep="-")
    if language == _LATIN:
        words = _read(_CYRILLIC)
        messages = {key: _in_latin(message) for key, message in words.messages.items()}
        return Catalogue(language, locale, MappingProxyType(messages), words.sources)
    return Catalogue(language, locale, *_told(_catalog(language)))


def _in_latin(message: Message) -> Message:
    return Message(tuple(latin(form) for form in message.forms), message.counted)


def _told(entries: Catalog) -> tuple[Mapping[str, Message], Mapping[str, Source]]:
    """Return the words of a catalogue as gettext knows it, and where they were found."""
    messages: dict[str, Message] = {}
    sources: dict[str, Source] = {}
    for found in entries:
        if found.context:  # text from a source, bytes from a compiled catalogue
            sources[str(found.id)] = Source(str(found.string))
            continue
        forms = (found.string,) if isinstance(found.string, str) else tuple(found.string or ())
        key, *counted = (found.id,) if isinstance(found.id, str) else found.id
        messages[key] = Message(forms, *counted)
    messages.pop("", None)  # the header
    return MappingProxyType(messages), MappingProxyType(sources)


def _catalog(language: str) -> Catalog:
    """Read the compiled catalogue, or its source where nothing has been built yet."""
    compiled = _FOLDER / f"{language}.mo"
    if compiled.is_file():
        with compiled.open("rb") as file:
            return read_mo(file)
    with (_FOLDER / f"{language}.po").open("rb") as file:
        return read_po(file, abort_invalid=True)
