"""Text in several languages: what a title or a description is."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

import attrs

from ecvet.codes import check_text, language_tag, wrong

# Languages that a reader of the first accepts in place of it; scripts are never exchanged.
_NEAR = {"nb": ("no", "nn"), "nn": ("no", "nb"), "no": ("nb", "nn")}

_USUAL_SCRIPT = {"bg": "Cyrl", "el": "Grek", "mk": "Cyrl", "sr": "Cyrl", "uk": "Cyrl"}


class Picked(NamedTuple):
    """A text and the language that it is really in."""

    text: str
    language: str


def _ordered(texts: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    if not isinstance(texts, (dict, Mapping)):
        raise wrong("", "type.text", "is not a language map", texts, 'such as {"en": "Car body repair"}')
    if not texts:
        raise wrong("", "text.empty", "has no language", texts, "text in at least one language")
    tags, in_order = (_remembered if len(texts) <= _MANY else _usual)(tuple(texts))
    items = tuple(zip(tags, texts.values(), strict=True))
    for language, text in items:
        if not isinstance(text, str):
            raise wrong(language, "type.str", "is not text", text, "text")
        check_text(text, language)
    return items if in_order else tuple(sorted(items))


def _usual(tags: tuple[str, ...]) -> tuple[tuple[str, ...], bool]:
    """Return language tags in their usual case, and whether they are in alphabetical order."""
    found: dict[str, str] = {}
    for tag in tags:
        language = language_tag(tag)
        if language in found:
            raise wrong(language, "lang.duplicate", "is given twice", tag, "each language once")
        found[language] = tag
    return tuple(found), list(found) == sorted(found)


# Texts are made by the thousand in the same few languages. What is hostile is not remembered.
_remembered = lru_cache(256)(_usual)
_MANY = 50


@attrs.frozen(repr=False)
class Text:
    """One text in one or more languages; frozen, hashable, equal whatever the order of its languages.

    Args:
        texts: The text by language tag (BCP 47: language, script, region).

    Raises:
        ShapeError: `text.empty`, `lang.tag`, `lang.duplicate` and what `ecvet.codes.check_text` refuses.

    Examples:
        >>> title = Text({"fi": "Autoalan perustutkinto", "en": "Vehicle Technology"})
        >>> str(title)
        'Vehicle Technology'
        >>> title.pick("sv", "fi")
        Picked(text='Autoalan perustutkinto', language='fi')
    """

    items: tuple[tuple[str, str], ...] = attrs.field(converter=_ordered, alias="texts")

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages that the text is in, in alphabetical order."""
        return tuple(tag for tag, _ in self.items)

    def __getitem__(self, language: str) -> str:
        return dict(self.items)[language]

    def __iter__(self) -> Iterator[str]:
        return iter(self.languages)

    def pick(self, *wanted: str) -> Picked:
        """Return the text in the first language wanted that it has, or near to it, else in English, else in any.

        Nearer than another language is the same language in the same script with another region or none. A
        display never fails for want of a language, so an odd tag is passed over.

        Args:
            wanted: Language tags, the most wanted first.
        """
        texts = dict(self.items)
        for tag in (*wanted, "en"):
            language = _nearest(tag, texts)
            if language is not None:
                return Picked(texts[language], language)
        language, text = self.items[0]
        return Picked(text, language)

    def __str__(self) -> str:
        return self.pick().text

    def __repr__(self) -> str:
        return f"Text({dict(self.items)!r})"


def _nearest(tag: str, texts: Mapping[str, str]) -> str | None:
    """Return the language among those of a text that serves a reader of `tag`, or `None`."""
    if tag in texts:
        return tag
    language, script = _written(tag)
    for near in (language, *_NEAR.get(language, ())):
        for other in texts:
            if _written(other) == (near, script):
                return other
    return None


def _written(tag: str) -> tuple[str, str]:
    """Return a language and the script it is written in, "" for its usual one."""
    language, *others = tag.split("-")
    script = next((part for part in others if len(part) == 4), "")
    return language, "" if script == _USUAL_SCRIPT.get(language, "Latn") else script
