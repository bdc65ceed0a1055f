"""Texts of ePerusteet in all their languages."""

from functools import lru_cache
from typing import TypeAlias

from ecvet.codes import wrong
from ecvet.io._plain import Record, at
from ecvet.io.eperusteet._html import plain
from ecvet.text import Text

#: A text as it is written, by language.
Sources: TypeAlias = tuple[tuple[str, str], ...]

# The same few titles stand in hundreds of places, and many a criterion stands in several.
_KEPT = 8192


def localised(holder: Record, key: str, stem: Text | None = None) -> Text | None:
    """Return the text under `key` as `text_of` does; `None` where it is absent.

    Raises:
        ReadError: where a language holds something else than text, or what `Text` refuses.
    """
    return at(holder, key, lambda found: text_of(found, stem))


def text_of(found: Record, stem: Text | None = None) -> Text | None:
    """Return the text that a language map holds, without its HTML; `None` where it is blank in all of them.

    Args:
        found: The language map.
        stem: What the list says that the text stands in, such as "Opiskelija osaa": its words begin the text.

    Raises:
        ShapeError: `type.str`, and what `Text` refuses.
    """
    return _text(sources(found), stem.items if stem else ())


def sources(found: Record) -> Sources:
    """Return what a language map holds, as it is written.

    Its other keys (`_id`, `_tunniste`) say where the register keeps the text and are passed over.

    Raises:
        ShapeError: `type.str` where a language holds something else than text.
    """
    written: list[tuple[str, str]] = []
    for key, value in found.items():
        if len(key) == 2 and value is not None:
            if not isinstance(value, str):
                raise wrong(key, "type.str", "is not text", value, "text")
            written.append((key, value))
    return tuple(written)


@lru_cache(_KEPT)
def _text(written: Sources, stem: Sources) -> Text | None:
    texts = {language: words for language, source in written if (words := plain(source))}
    for language, words in stem:
        if language in texts:
            texts[language] = f"{words} {texts[language]}"
    return Text(texts) if texts else None


@lru_cache(_KEPT)
def lines(*texts: Text | None) -> Text | None:
    """Return texts one below the other, in each language those that it has; `None` where there are none."""
    given = [text for text in texts if text]
    if len(given) < 2:
        return given[0] if given else None
    found: dict[str, list[str]] = {}
    for text in given:
        for language, words in text.items:
            found.setdefault(language, []).append(words)
    return Text({language: "\n".join(words) for language, words in found.items()})
