"""Criteria of ePerusteet: by what an assessor tells how far the demands of a unit are met."""

from collections.abc import Iterator, Mapping
from itertools import chain
from types import MappingProxyType

from ecvet.io._plain import Record, at, code, each, name, needed
from ecvet.io.eperusteet._texts import lines, localised, text_of
from ecvet.model.units import Criterion
from ecvet.text import Text

# A document names the levels of its three scales only by number, mostly without their labels: pass; 1 to 3 of
# before 2018; 1 to 5 since (arviointiasteikot.sql of ePerusteet).
_LABELS: Mapping[str, str] = MappingProxyType(
    {"1": "S", "2": "T1", "3": "H2", "4": "K3", "5": "1", "6": "2", "7": "3", "8": "4", "9": "5"}
)
# "Automatic": what the register calls an area that nobody gave a name.
_UNNAMED = "automaattinen"


def criteria(assessment: Record) -> tuple[Criterion, ...]:
    """Return the criteria of an assessment by area, by target, and from the lowest level to the highest.

    Args:
        assessment: One that has areas; or one that is common to many units, which only has levels.
    """
    by_area = each(assessment, "arvioinninKohdealueet", _of_area)
    remark = localised(assessment, "lisatiedot")
    return (*chain(*by_area), *_of_target(assessment, None), *([Criterion(text=remark)] if remark else []))


def titles(assessment: Record) -> tuple[Text, ...]:
    """Return the titles of the areas of an assessment, without those that only fill a gap."""
    return tuple(title for title in each(assessment, "arvioinninKohdealueet", _title) if title)


def _title(area: Record) -> Text | None:
    found = localised(area, "otsikko")
    return None if found and set(dict(found.items).values()) == {_UNNAMED} else found


def _of_area(area: Record) -> tuple[Criterion, ...]:
    title = _title(area)
    return tuple(chain(*each(area, "arvioinninKohteet", lambda target: _of_target(target, title))))


def _of_target(found: Record, area: Text | None) -> tuple[Criterion, ...]:
    title = lines(area, localised(found, "otsikko"), localised(found, "nimi"))
    stem = lines(localised(found, "selite"), localised(found, "kohde"))
    labels = at(found, "arviointiAsteikko", _labels) or _LABELS
    levels = each(found, "osaamistasonKriteerit", lambda level: _level(level, stem))
    # The register writes the levels in no order, and those between two others without criteria.
    return tuple(
        chain.from_iterable(
            _of_level(texts, title, labels.get(number, f"osaamistaso {number}"))
            for number, texts in sorted(levels, key=lambda level: (len(level[0]), level[0]))
            if texts
        )
    )


def _of_level(texts: tuple[Text | None, ...], title: Text | None, grade: str) -> Iterator[Criterion]:
    return (Criterion(text=text, target=title, grade=grade) for text in texts if text)


def _level(found: Record, stem: Text | None) -> tuple[str, tuple[Text | None, ...]]:
    number = name(found, "_osaamistaso") or at(found, "osaamistaso", lambda level: name(level, "id"))
    texts = each(found, "kriteerit", lambda criterion: text_of(criterion, stem))
    return needed(number, "_osaamistaso", "the number of the level"), texts


def _labels(scale: Record) -> Mapping[str, str]:
    """Return the labels of all levels, by the scale that a document brings with it where it does."""
    return {**_LABELS, **dict(label for label in each(scale, "osaamistasot", _label) if label)}


def _label(level: Record) -> tuple[str, str] | None:
    number = name(level, "id")
    label = at(level, "koodi", lambda found: code(found, "arvo"))
    return (number, label) if number and label else None
