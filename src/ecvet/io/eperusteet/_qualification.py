"""The head of a document of ePerusteet: what it says of the qualification as a whole."""

from collections.abc import Iterator

from ecvet.codes import identifier, language_tag
from ecvet.io._plain import Record, at, code, each, items, name, needed, text
from ecvet.io.eperusteet._dates import validity
from ecvet.io.eperusteet._texts import localised
from ecvet.model.qualifications import AwardTitle, Pathway, Qualification, Specialisation
from ecvet.model.units import Unit
from ecvet.text import Text


def qualification(
    document: Record, title: Text, *, units: tuple[Unit, ...], pathways: tuple[Pathway, ...]
) -> Qualification:
    """Return the qualification that a document is about.

    Args:
        document: The document.
        title: Its title.
        units: Its units.
        pathways: Its routes.
    """
    levels = at(document, "kvLiite", lambda supplement: each(supplement, "tasot", _level)) or ()
    return Qualification(
        code=needed(code(document, "diaarinumero"), "diaarinumero", "the legal number of the requirements"),
        title=title,
        pathways=pathways,
        units=units,
        # Versions share their legal number; the register tells them apart by a number of its own.
        version=name(document, "id"),
        eqf=next((int(level) for level in _within(levels, "eqf") if level.isdecimal()), None),
        nqf=tuple(_within(levels, "nqf")),
        validity=validity(document),
        specialisations=each(document, "osaamisalat", _specialisation),
        award_titles=each(document, "tutkintonimikkeet", _award_title),
        national_codes=_codes(document, "koulutukset", "koulutuskoodiArvo"),
        replaces=tuple(
            identifier(number, f"/korvattavatDiaarinumerot/{index}")
            for index, number in enumerate(items(document, "korvattavatDiaarinumerot"))
        ),
        country="FI",
        languages=tuple(
            language_tag(tag, f"/kielet/{index}") for index, tag in enumerate(items(document, "kielet"))
        ),
        description=localised(document, "suorittaneenOsaaminen") or localised(document, "kuvaus"),
    )


def _level(found: Record) -> str:
    return text(found, "codeUri") or ""


def _within(levels: tuple[str, ...], framework: str) -> Iterator[str]:
    """Yield the levels within one framework; a level is written as "eqf_4"."""
    return (level.removeprefix(f"{framework}_") for level in levels if level.startswith(f"{framework}_"))


def _codes(document: Record, key: str, inner: str) -> tuple[str, ...]:
    return tuple(found for found in each(document, key, lambda holder: code(holder, inner)) if found)


def _specialisation(found: Record) -> Specialisation:
    return Specialisation(
        code=needed(code(found, "arvo"), "arvo", "the code of the specialisation"),
        title=needed(localised(found, "nimi"), "nimi", "the name of the specialisation"),
    )


def _award_title(found: Record) -> AwardTitle:
    return AwardTitle(
        code=needed(code(found, "tutkintonimikeArvo"), "tutkintonimikeArvo", "the code of the title"),
        title=needed(localised(found, "nimi"), "nimi", "the title"),
        specialisation=code(found, "osaamisalaArvo"),
        unit=code(found, "tutkinnonOsaArvo"),
    )
