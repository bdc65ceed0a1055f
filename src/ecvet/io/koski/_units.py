"""Units of Koski, and their parts: which of them are credit, and what for."""

from collections.abc import Iterable, Mapping
from itertools import chain
from types import MappingProxyType

import attrs

from ecvet.io._plain import Record, at, needed, numbered
from ecvet.io.koski._assessments import assessments, confirmed, demonstration, recognised
from ecvet.io.koski._values import code, group, identity, points, words
from ecvet.model.assessments import Assessment, Credit
from ecvet.model.origins import Origin
from ecvet.points import Points, exact_sum
from ecvet.rules.findings import Finding, finding
from ecvet.text import Text

# Kinds of achievement that are no units of a vocational qualification.
_KINDS: Mapping[str | None, Origin] = MappingProxyType(
    {
        "ammatillisentutkinnonosanosaalue": Origin.GENERAL,
        "ammatillinenlukionopintoja": Origin.GENERAL,
        "ammatillinenmuitaopintovalmiuksiatukeviaopintoja": Origin.GENERAL,
        "ammatillinenkorkeakouluopintoja": Origin.HIGHER_EDUCATION,
    }
)
# The code list of what requirements leave open, such as "studies in higher education": these are no units.
_OPTIONS = "tutkinnonosatvalinnanmahdollisuus"
# The states "under way" and "interrupted", which records gave until 2018.
_UNFINISHED = frozenset({"KESKEN", "KESKEYTYNYT"})


@attrs.frozen(kw_only=True)
class Held:
    """What the units, or the parts, of an achievement come to.

    Args:
        credits: The credits.
        unassessed: The codes of those that are begun and not assessed.
        findings: Why some are no credit, with the path from the achievement.
    """

    credits: tuple[Credit, ...] = ()
    unassessed: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()


@attrs.frozen(kw_only=True)
class _Module:
    code: str
    codes: str | None
    title: Text | None
    points: Points | None


def held(achievement: Record, entry: str | None = None) -> Held:
    """Return what the units, or the parts, of an achievement come to.

    Args:
        achievement: A main achievement, a unit, or an option that the requirements leave open.
        entry: The group that its units are declared in, where they do not say it themselves.

    Raises:
        ReadError: what is wrong with them, each with its path.
    """
    found = numbered(achievement, "osasuoritukset", lambda index, unit: _at(index, _held(unit, entry)))
    return Held(
        credits=tuple(chain.from_iterable(one.credits for one in found)),
        unassessed=tuple(chain.from_iterable(one.unassessed for one in found)),
        findings=tuple(chain.from_iterable(one.findings for one in found)),
    )


def located(path: str, findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return findings with their paths seen from further up."""
    return tuple(attrs.evolve(one, where=f"{path}{one.where}") for one in findings)


def qualification(named: Record) -> str | None:
    """Return the code of a qualification: the number of its requirements, else its national code.

    Raises:
        ReadError, ShapeError: as `identity` and `code`.
    """
    return identity(named, "perusteenDiaarinumero") or at(named, "tunniste", code)


def _at(index: int, found: Held) -> Held:
    return attrs.evolve(found, findings=located(f"/osasuoritukset/{index}", found.findings))


def _held(unit: Record, entry: str | None) -> Held:
    module = needed(at(unit, "koulutusmoduuli", _module), "koulutusmoduuli", "a unit")
    declared = at(unit, "tutkinnonOsanRyhmä", group) or entry
    own = assessments(unit)
    if module.codes == _OPTIONS and not own:
        return held(unit, declared)
    parts = held(unit)
    credit = _credit(unit, module, own, parts.credits)
    failed = [one.grade.label for one in own[-1:] if one.grade is not None and not one.attained]
    unassessed = () if credit or failed else (module.code,)
    remarks = [finding("read-not-attained", unit=module.code, grade=grade) for grade in failed]
    remarks += [finding("read-unassessed", unit=begun) for begun in unassessed]
    return Held(
        credits=(_declared(unit, credit, declared),) if credit else (),
        unassessed=unassessed,
        findings=(*remarks, *parts.findings),
    )


def _module(module: Record) -> _Module:
    extent = at(module, "laajuus", points)
    found = at(
        module,
        "tunniste",
        lambda named: _Module(
            code=code(named),
            codes=identity(named, "koodistoUri"),
            title=at(named, "nimi", words),
            points=extent,
        ),
    )
    return needed(found, "tunniste", "the code of a unit")


def _credit(
    unit: Record, module: _Module, own: tuple[Assessment, ...], parts: tuple[Credit, ...]
) -> Credit | None:
    """Return the credit for a unit: for the whole where it is assessed, else for the parts that are."""
    finished = at(unit, "tila", code) not in _UNFINISHED
    standing = own[-1] if own and own[-1].attained and finished else None
    if standing is None and not parts:
        return None
    other = at(unit, "tutkinto", qualification) or at(unit, "liittyyTutkintoon", qualification)
    credit = Credit(
        unit=module.code,
        title=module.title,
        points=_total(parts),
        origin=_origin(unit, module, other),
        qualification=other,
        partial=True,
        parts=parts,
        recognised_from=recognised(unit),
    )
    return credit if standing is None else _whole(credit, unit, module, own)


def _whole(credit: Credit, unit: Record, module: _Module, own: tuple[Assessment, ...]) -> Credit:
    standing = own[-1]
    return attrs.evolve(
        credit,
        points=module.points,
        partial=False,
        grade=standing.grade,
        awarded=confirmed(unit) or standing.on,
        assessments=(*demonstration(unit), *own),
    )


def _total(parts: tuple[Credit, ...]) -> Points | None:
    """Return the points of parts together; `None` where those of one are unknown, or of another scheme."""
    known = [part.points for part in parts if part.points is not None]
    schemes = {one.scheme for one in known}
    if len(known) < len(parts) or len(schemes) != 1:
        return None
    return Points(exact_sum(*(one.value for one in known)), *schemes)


def _origin(unit: Record, module: _Module, other: str | None) -> Origin | None:
    if other is not None:
        return Origin.OTHER_QUALIFICATION
    # A code that is in no code list is local.
    return _KINDS.get(at(unit, "tyyppi", code)) or (Origin.LOCAL if module.codes is None else None)


def _declared(unit: Record, credit: Credit, entry: str | None) -> Credit:
    """Return a credit in its group; where it is for something smaller than a unit, as a part of that unit."""
    whole = at(unit, "liittyyTutkinnonOsaan", code)
    if whole is None:
        return attrs.evolve(credit, entry=entry)
    return Credit(unit=whole, points=credit.points, entry=entry, partial=True, parts=(credit,))
