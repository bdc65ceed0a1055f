"""Assessments of Koski, and what was recognised instead of being earned."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

from ecvet.io._plain import Record, at, each, flag, needed
from ecvet.io.koski._values import code, day, grade, identity, words
from ecvet.model.assessments import Assessment, PriorLearning
from ecvet.model.grades import Grade
from ecvet.text import Text

# What is no pass on the scales that vocational education uses, by their code lists.
_FAILS: Mapping[str | None, frozenset[str]] = MappingProxyType(
    {
        "arviointiasteikkoammatillinen15": frozenset({"Hylätty"}),
        "arviointiasteikkoammatillinenhyvaksyttyhylatty": frozenset({"Hylätty"}),
        "arviointiasteikkoammatillinent1k3": frozenset({"0", "Hylätty"}),
        "arviointiasteikkomuuammatillinenkoulutus": frozenset(),
        "arviointiasteikkoyleissivistava": frozenset({"4", "H"}),
    }
)
# Adapted assessment, and an exception made to the requirements: in both they were changed for this learner.
_ADAPTED = frozenset({"mukautettu", "poikkeusarvioinnissa"})


class _About(NamedTuple):
    """What a unit says of all of its assessments: how and where it was shown, whether they were adapted."""

    method: Text | None
    place: Text | None
    adapted: bool | None


def assessments(unit: Record) -> tuple[Assessment, ...]:
    """Return the assessments of a unit, the one that stands last: the latest positive one.

    Args:
        unit: The achievement of a unit or of a part of one.

    Raises:
        ReadError: what is wrong with them, each with its path.
    """
    about = _about(unit)
    found = each(unit, "arviointi", lambda assessment: _assessment(assessment, about))
    # A pass stays a pass, whatever is tried afterwards.
    return tuple(sorted(found, key=lambda assessment: (assessment.attained, assessment.on or date.min)))


def demonstration(unit: Record) -> tuple[Assessment, ...]:
    """Return the assessment of a demonstration, where it was assessed by itself; none otherwise.

    Args:
        unit: The achievement of a unit or of a part of one.

    Raises:
        ReadError: what is wrong with it, with its path.
    """
    about = _about(unit)
    shown = at(unit, "näyttö", lambda found: at(found, "arviointi", lambda given: _assessment(given, about)))
    return () if shown is None else (shown,)


def confirmed(achievement: Record) -> date | None:
    """Return the day on which an achievement was confirmed; `None` where it is not.

    Raises:
        ReadError: `type.str` or the rules of a date, with the path.
    """
    return at(achievement, "vahvistus", day)


def recognised(unit: Record) -> PriorLearning | None:
    """Return what a unit was recognised from; `None` where it was earned.

    Raises:
        ReadError: what is wrong with it, with its path.
    """
    return at(unit, "tunnustettu", _prior)


def _prior(recognition: Record) -> PriorLearning:
    explanation = needed(at(recognition, "selite", words), "selite", "an explanation in words")
    unit = at(recognition, "osaaminen", lambda earlier: at(earlier, "koulutusmoduuli", _module_code))
    awarded = at(recognition, "osaaminen", _achieved)
    return PriorLearning(explanation=explanation, unit=unit, awarded=awarded)


def _module_code(module: Record) -> str | None:
    return at(module, "tunniste", code)


def _achieved(earlier: Record) -> date | None:
    days = [found for found in each(earlier, "arviointi", day) if found is not None]
    return confirmed(earlier) or max(days, default=None)


def _about(unit: Record) -> _About:
    method = at(unit, "näyttö", lambda shown: at(shown, "kuvaus", words))
    remarks = each(unit, "lisätiedot", lambda remark: at(remark, "tunniste", code))
    # A record without such a remark does not say that nothing was adapted.
    return _About(method, at(unit, "näyttö", _place), True if _ADAPTED & set(remarks) else None)


def _place(demonstration: Record) -> Text | None:
    return at(demonstration, "suorituspaikka", lambda place: at(place, "kuvaus", words))


def _assessment(found: Record, about: _About) -> Assessment:
    given = needed(at(found, "arvosana", grade), "arvosana", "a grade")
    return Assessment(
        attained=_attained(found, given),
        on=day(found),
        grade=given,
        assessors=tuple(name for name in each(found, "arvioitsijat", _name) if name is not None),
        method=about.method,
        place=about.place,
        adapted=about.adapted,
    )


def _attained(found: Record, given: Grade) -> bool:
    fails = _FAILS.get(given.scale)
    if fails and given.label in fails:
        return False
    stated = flag(found, "hyväksytty")
    if stated is None and fails is None:
        return needed(stated, "hyväksytty", "true or false, since the scale of the grade is not known here")
    return stated is not False


def _name(person: Record) -> str | None:
    return identity(person, "nimi")
