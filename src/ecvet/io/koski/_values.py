"""Small values of Koski: codes, words, days, points and grades."""

import unicodedata
from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from ecvet import periods
from ecvet.codes import identifier
from ecvet.io._plain import Record, amount, at, needed, text
from ecvet.model.grades import Grade
from ecvet.points import Points, natural
from ecvet.text import Text

# The code list "opintojenlaajuusyksikko", by its Finnish names; it calls 2 "ECTS credits" in English.
_SCHEMES: Mapping[str, str] = MappingProxyType(
    {
        "1": "opintoviikko",
        "2": "ects",
        "3": "vuosiviikkotunti",
        "4": "kurssi",
        "5": "tunti",
        "6": "osaamispiste",
        "7": "vuosi",
        "8": "viikko",
    }
)
# The code list "ammatillisentutkinnonosanryhma": so do the requirements call these groups too.
_GROUPS: Mapping[str, str] = MappingProxyType(
    {
        "1": "Ammatilliset tutkinnon osat",
        "2": "Yhteiset tutkinnon osat",
        "3": "Vapaasti valittavat tutkinnon osat",
        "4": "Tutkintoa yksilöllisesti laajentavat tutkinnon osat",
    }
)


def identity(holder: Record, key: str) -> str | None:
    """Return the code, number or name under `key`; `None` where it is absent, null or blank.

    People type these, so blanks around them and other Unicode forms than NFC are mended.

    Raises:
        ReadError: `type.str`.
        ShapeError: as `ecvet.codes.identifier`.
    """
    found = " ".join((text(holder, key) or "").split())
    return identifier(unicodedata.normalize("NFC", found), f"/{key}") if found else None


def code(coded: Record) -> str:
    """Return the code of a coded value, national or local.

    Raises:
        ReadError: `type.str`, or `field.missing` where it has none.
        ShapeError: as `ecvet.codes.identifier`.
    """
    return needed(identity(coded, "koodiarvo"), "koodiarvo", "a code as text")


def words(localised: Record) -> Text | None:
    """Return a text in the languages that it is in; `None` where it is in none.

    Raises:
        ReadError: `type.str`.
        ShapeError: as `ecvet.text.Text`.
    """
    texts = {language: text(localised, language) for language in localised}
    lines = {language: "\n".join(found.splitlines()).strip() for language, found in texts.items() if found}
    kept = {language: found for language, found in lines.items() if found}
    return Text(kept) if kept else None


def day(holder: Record, key: str = "päivä") -> date | None:
    """Return the day under `key`; `None` where it is absent or null.

    Raises:
        ReadError: `type.str`.
        ShapeError: `date.syntax` or `date.value`.
    """
    found = text(holder, key)
    return None if found is None else periods.day(found, f"/{key}")


def points(extent: Record) -> Points:
    """Return the points of an extent: a number and its unit of measure.

    Raises:
        ReadError: `type.number`, or `field.missing` where either is missing.
        ShapeError: as `ecvet.points.natural`.
    """
    value = natural(needed(amount(extent, "arvo"), "arvo", "a number"), "/arvo")
    measure = needed(at(extent, "yksikkö", code), "yksikkö", "a unit of measure")
    return Points(value, _SCHEMES.get(measure, f"opintojenlaajuusyksikko_{measure}"))


def group(coded: Record) -> str:
    """Return what the group of units is called that a unit is declared in.

    Raises:
        ReadError, ShapeError: as `code`.
    """
    found = code(coded)
    return _GROUPS.get(found, f"ammatillisentutkinnonosanryhma_{found}")


def grade(coded: Record) -> Grade:
    """Return a grade: the code that it has on its scale, and the code list that is the scale.

    Raises:
        ReadError, ShapeError: as `code`.
    """
    return Grade(label=code(coded), scale=identity(coded, "koodistoUri"))
