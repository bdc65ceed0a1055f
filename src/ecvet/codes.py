"""Codes and identifiers: what may name a thing, and the checks that every value shares."""

import re
import unicodedata
from functools import lru_cache

from ecvet.errors import Problem, ShapeError, shown

_LENGTH = 300
_TAG = re.compile(r"([A-Za-z]{2,3})(-[A-Za-z]{4})?(-(?:[A-Za-z]{2}|[0-9]{3}))?", re.ASCII)
_LONGEST_TAG = len("abc-Abcd-001")
_COUNTRY = re.compile(r"[A-Z]{2}", re.ASCII)
# What most codes look like; such a one needs no further look.
_PLAIN_CODE = re.compile(r"[!-~]{1,300}", re.ASCII)
_WORD = re.compile(r"\w")
_URI = re.compile(r"(?:https?://|urn:)[!-~]+", re.ASCII)
# Halves of characters, control characters but for line feed and tab, and signs that turn or hide the text around
# them: in a name these only serve to deceive (Trojan Source).
_REFUSED = re.compile(
    "[\ud800-\udfff\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\U000e0000-\U000e007f]"
)


def wrong(path: str, rule: str, message: str, value: object, expected: str, hint: str = "") -> ShapeError:
    """Return the error for one malformed value, ready to be raised.

    Args:
        path: The field.
        rule: Stable name of the broken rule.
        message: What is wrong.
        value: What was found.
        expected: What would have been right.
        hint: How to mend it.
    """
    return ShapeError(
        Problem(rule=rule, message=message, path=path, got=shown(value), expected=expected, hint=hint)
    )


def identifier(value: object, path: str = "") -> str:
    """Return `value` if it can identify something: text, not blank, normalised, with nothing invisible in it.

    Raises:
        ShapeError: `type.str`, `text.empty`, `text.length`, `text.control`, `text.bidi` or `id.normalisation`.

    Examples:
        >>> identifier("105708")
        '105708'
        >>> identifier(5)
        Traceback (most recent call last):
        ecvet.errors.ShapeError: is not text; got 5; expected a code as text, such as "105708"
    """
    if not isinstance(value, str):
        raise wrong(path, "type.str", "is not text", value, 'a code as text, such as "105708"')
    if _PLAIN_CODE.fullmatch(value):
        return value
    check_text(value, path, longest=_LENGTH)
    if value != value.strip() or any(c in value for c in "\n\t"):
        raise wrong(
            path, "id.blank", "has blanks around it or a line break in it", value, "a code without them"
        )
    if not unicodedata.is_normalized("NFC", value):
        raise wrong(
            path, "id.normalisation", "is not in Unicode form NFC", value, "the same code in form NFC"
        )
    return value


def check_text(value: str, path: str = "", *, longest: int = 100_000) -> None:
    """Refuse text that is blank, too long, or holds control characters, lone surrogates or hidden directions.

    Args:
        value: The text.
        path: The field.
        longest: The greatest number of characters.

    Raises:
        ShapeError: `text.empty`, `text.length`, `text.surrogate`, `text.control` or `text.bidi`.
    """
    # Most texts are of this kind: what can all be printed holds nothing of what is refused.
    if value.isprintable() and value[:1].isalnum() and len(value) <= longest:
        return
    if len(value) > longest:
        raise wrong(path, "text.length", "is too long", value, f"at most {longest} characters")
    if _WORD.search(value) is None and not _seen(value):
        raise wrong(path, "text.empty", "is empty or blank", value, "some text")
    found = None if value.isprintable() else _REFUSED.search(value)
    if found is None:
        return
    category = unicodedata.category(found[0])
    if category == "Cs":
        raise wrong(path, "text.surrogate", "holds half a character", value, "whole characters")
    if category == "Cc":
        raise wrong(path, "text.control", "holds a control character", value, "text without them")
    raise wrong(path, "text.bidi", "holds a hidden direction mark", value, "text without U+202A–E, U+2066–9")


def _seen(value: str) -> bool:
    """Whether there is anything to be seen in a text: blanks and characters without a width do not count."""
    return any(unicodedata.category(character) not in ("Cf", "Zs", "Cc", "Zl", "Zp") for character in value)


def language_tag(value: object, path: str = "") -> str:
    """Return a language tag in its usual case: language, script, region (BCP 47).

    Raises:
        ShapeError: `lang.tag`, for anything that is not of that form.

    Examples:
        >>> language_tag("SR-latn")
        'sr-Latn'
        >>> language_tag("en_GB")
        Traceback (most recent call last):
        ecvet.errors.ShapeError: is not a language tag; got 'en_GB'; expected a tag such as "fi", "sr-Latn" or "pt-PT"
    """
    tag = _usual_case(value) if isinstance(value, str) and len(value) <= _LONGEST_TAG else None
    if tag is None:
        expected = 'a tag such as "fi", "sr-Latn" or "pt-PT"'
        raise wrong(path, "lang.tag", "is not a language tag", value, expected)
    return tag


# The same three languages come by the thousand; what is longer than a tag can be is not remembered.
@lru_cache(256)
def _usual_case(tag: str) -> str | None:
    match = _TAG.fullmatch(tag)
    if match is None:
        return None
    language, script, region = match.groups(default="")
    return language.lower() + script.title() + region.upper()


def country_code(value: object, path: str = "") -> str:
    """Return an ISO 3166-1 alpha-2 country code.

    Raises:
        ShapeError: `code.country`, for anything that is not two capital letters.
    """
    if not isinstance(value, str) or _COUNTRY.fullmatch(value) is None:
        raise wrong(path, "code.country", "is not a country code", value, 'two capitals, such as "FI"')
    return value


def uri(value: object, path: str = "") -> str:
    """Return a web address or URN, as it is.

    Raises:
        ShapeError: `code.uri`, for anything that starts otherwise or holds blanks.
    """
    if not isinstance(value, str) or _URI.fullmatch(value) is None:
        raise wrong(
            path, "code.uri", "is not a web address or URN", value, 'such as "http://data.europa.eu/esco/…"'
        )
    return value
