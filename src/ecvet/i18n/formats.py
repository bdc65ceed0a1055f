"""How numbers, days, points and lists are written in a language (CLDR, by Babel)."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import date
from decimal import Context, Decimal, localcontext

from babel.core import Locale, UnknownLocaleError
from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_decimal, format_percent

from ecvet.i18n.catalogue import Reader, catalogue
from ecvet.periods import Period
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


def period(value: Period, language: Reader) -> str:
    """Return from which day to which; an open side is left open.

    Args:
        value: The period.
        language: The tag of the language.

    Examples:
        >>> period(Period(date(2026, 3, 2), date(2026, 4, 24)), "de")
        '2. März 2026 – 24. April 2026'
        >>> period(Period(date(2026, 3, 2), None), "en")
        '2 March 2026 –'
    """
    sides = ("" if side is None else day(side, language) for side in (value.first_day, value.last_day))
    return " – ".join(sides).strip(" ")


def percent(share: Decimal, language: Reader) -> str:
    """Return a share of a whole as a percentage.

    Args:
        share: The share, 1 for the whole.
        language: The tag of the language.

    Examples:
        >>> percent(Decimal("0.25"), "en")
        '25%'
    """
    with localcontext(Context(prec=60)):
        return format_percent(share, locale=catalogue(language).locale, decimal_quantization=False)


def country(code: str, language: Reader) -> str:
    """Return the name of a country, or its code where CLDR has no name for it.

    Args:
        code: The code (ISO 3166-1 alpha-2).
        language: The tag of the language.

    Examples:
        >>> country("FI", "fi"), country("GR", "de")
        ('Suomi', 'Griechenland')
    """
    return _named(catalogue(language).locale.territories, code)


def language_name(code: str, language: Reader) -> str:
    """Return the name of a language, or its tag where CLDR has no name for it.

    Args:
        code: The tag of the language that is named.
        language: The tag of the language that it is named in.

    Examples:
        >>> language_name("sv", "fi"), language_name("sr-Latn", "en")
        ('ruotsi', 'Serbian (Latin)')
        >>> language_name("und", "en"), language_name("en-x-private", "en")
        ('Unknown language', 'en-x-private')
    """
    locale = catalogue(language).locale
    with suppress(ValueError, UnknownLocaleError):
        # Likely subtags would make English of a language that is not known, and Serbian of Montenegrin.
        named = Locale.parse(code, sep="-", resolve_likely_subtags=False)
        return named.get_display_name(locale) or code
    return _named(locale.languages, code)


def _named(names: Mapping[str, str], code: str) -> str:
    return names.get(code, code)
