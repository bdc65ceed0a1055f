"""How numbers, days, points and lists are written in a language (CLDR, by Babel)."""

from collections.abc import Sequence
from datetime import date
from decimal import Context, Decimal, localcontext

from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_decimal

from ecvet.i18n.catalogue import Reader, catalogue
from ecvet.points import Points


def number(value: Decimal | int, language: Reader) -> str:
    """Return a number with all its decimals.

    Args:
        value: The number.
        language: The tag of the language.

    Examples:
        >>> number(Decimal("7.5"), "fi")
        '7,5'
    """
    # Babel rounds in the decimal context of the caller; this one is wide enough to round nothing.
    with localcontext(Context(prec=60)):
        return format_decimal(value, locale=catalogue(language).locale, decimal_quantization=False)


def day(value: date, language: Reader) -> str:
    """Return a day in full: short forms leave the century, or the order of day and month, to be guessed.

    Args:
        value: The day.
        language: The tag of the language.

    Examples:
        >>> day(date(2026, 11, 22), "en")
        '22 November 2026'
    """
    return format_date(value, "long", locale=catalogue(language).locale)


def points(value: Points, language: Reader) -> str:
    """Return points with the name of their scheme, or with its code where the catalogues have no name for it.

    Args:
        value: The points.
        language: The tag of the language.

    Examples:
        >>> points(Points("1.5", "osaamispiste"), "fi")
        '1,5 osaamispistettä'
        >>> points(Points(30, "kp"), "sv")
        '30 kp'
    """
    words = catalogue(language)
    message = words.messages.get(f"points.{value.scheme}")
    figure = number(value.value, language)
    if message is None:
        return f"{figure} {value.scheme}"
    return words.form(message, value.value).format(points=figure)


def list_of(items: Sequence[str], language: Reader) -> str:
    """Return items as a list in a sentence.

    Args:
        items: The items, worded.
        language: The tag of the language.

    Examples:
        >>> list_of(["knowledge", "skills", "competence"], "en")
        'knowledge, skills and competence'
    """
    return format_list(items, locale=catalogue(language).locale)
