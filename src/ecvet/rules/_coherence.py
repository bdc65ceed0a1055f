"""Whether a learning agreement agrees with itself, with its memorandum and with the qualification at home."""

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction

from ecvet.model.agreements import (
    AgreedUnit,
    Correspondence,
    LearningAgreement,
    MemorandumOfUnderstanding,
    Party,
    Signature,
)
from ecvet.model.combination import UnitEntry, walk
from ecvet.model.outcomes import LearningOutcome
from ecvet.model.qualifications import Qualification
from ecvet.model.requests import Agreement
from ecvet.model.units import QualificationReference, Unit
from ecvet.points import Points, from_millionths, millionths
from ecvet.rules._coverage import meant_for, required_outcomes, targets
from ecvet.rules.findings import Finding, finding

# The age of majority in every member state of the European Union.
_MAJORITY = 18


def with_itself(agreement: LearningAgreement) -> Iterator[Finding]:
    """Yield where dates, weeks, signatures and points of an agreement do not go together."""
    yield from _weeks(agreement)
    yield from _for_another(agreement)
    yield from _guardian(agreement)
    yield from _late(agreement)
    total = agreement.qualification.points
    if total is not None:
        # An addition is on top of the qualification.
        agreed = _sum((one for one in agreement.units if one.counts_for is not None), total.scheme)
        if agreed > total.value:
            yield finding(
                "points-beyond-qualification", "/units", agreed=Points(agreed, total.scheme), most=total
            )


def signed_for(agreement: Agreement, signature: Signature) -> bool:
    """Whether a signature is for the institution whose part it takes; one that names none is.

    Args:
        agreement: The agreement or request.
        signature: A signature under it.
    """
    due = _due(agreement, signature.party)
    return due is None or signature.institution in (None, due)


def by_day(paper: Agreement | MemorandumOfUnderstanding, on: date) -> Iterator[Finding]:
    """Yield what is not there yet on a day: signatures that are dated later, a version that holds from later on."""
    for index, signature in enumerate(paper.signatures):
        if signature.on is not None and signature.on > on:
            where, party = f"/signatures/{index}/on", signature.party.value
            yield finding("signature-after", where, party=party, date=signature.on, last=on)
    if isinstance(paper, LearningAgreement) and paper.in_force is not None and paper.in_force > on:
        yield finding("in-force-after", "/in_force", date=paper.in_force, last=on)


def with_memorandum(agreement: LearningAgreement, memorandum: MemorandumOfUnderstanding) -> Iterator[Finding]:
    """Yield where an agreement is not within the memorandum that it stands under."""
    if agreement.memorandum is None:
        yield finding("memorandum-unnamed", "/memorandum", memorandum=memorandum.id)
    elif agreement.memorandum != memorandum.id:
        yield finding(
            "memorandum-differs", "/memorandum", named=agreement.memorandum, memorandum=memorandum.id
        )
    members = {one.id for one in (*memorandum.partners, *memorandum.others)}
    for where, institution in (("/home", agreement.home), ("/host", agreement.host)):
        if institution.id not in members:
            yield finding(
                "memorandum-without-party", where, institution=institution.name, memorandum=memorandum.id
            )
    yield from _in_force(agreement, memorandum)
    if memorandum.qualifications and not _is_covered(agreement.qualification, memorandum):
        title = agreement.qualification.title
        yield finding(
            "qualification-not-covered", "/qualification", qualification=title, memorandum=memorandum.id
        )
    for index, agreed in enumerate(agreement.units):
        if memorandum.units and not {agreed.unit, agreed.counts_for} & set(memorandum.units):
            where = f"/units/{index}"
            yield finding("unit-not-covered", where, unit=agreed.title, memorandum=memorandum.id)


def with_qualification(agreement: LearningAgreement, qualification: Qualification) -> Iterator[Finding]:
    """Yield where an agreement names what the qualification at home does not have, or more points than it gives."""
    named = agreement.qualification.code
    if named is not None and named != qualification.code:
        yield finding(
            "qualification-differs", "/qualification/code", named=named, qualification=qualification.code
        )
        return
    for index, agreed in enumerate(agreement.units):
        if agreed.counts_for is not None and qualification.unit(agreed.counts_for) is None:
            where = f"/units/{index}/counts_for"
            yield finding("unit-not-at-home", where, unit=agreed.counts_for, qualification=qualification.code)
    for target in targets(agreement):
        unit = qualification.unit(target)
        if unit is not None:
            yield from _points(agreement, qualification, unit)


# Dates and signatures


def _weeks(agreement: LearningAgreement) -> Iterator[Finding]:
    """Compare the weeks with the dates; a week that is not whole may be counted or not."""
    if agreement.weeks is None or agreement.period.days is None:
        return
    whole, rest = divmod(agreement.period.days, 7)
    counted = whole + (rest > 0)
    if agreement.weeks not in (whole, counted):
        yield finding("weeks-differ", "/weeks", stated=agreement.weeks, counted=counted)


def _late(agreement: LearningAgreement) -> Iterator[Finding]:
    """Name the signatures of the first version that were given after the mobility had begun."""
    first = agreement.period.first_day
    # An amendment is signed when something has changed, as a rule during the mobility.
    if first is None or agreement.version > 1:
        return
    for index, signature in enumerate(agreement.signatures):
        if signature.on is not None and signature.on > first:
            where, party = f"/signatures/{index}/on", signature.party.value
            yield finding("signature-late", where, party=party, date=signature.on, first=first)


def _due(agreement: Agreement, party: Party) -> str | None:
    """Return the id of the institution that a party signs for; `None` where it is none, or not told."""
    if party is Party.HOME:
        return agreement.home.id
    return agreement.host.id if party is Party.HOST else None


def _for_another(agreement: LearningAgreement) -> Iterator[Finding]:
    for index, signature in enumerate(agreement.signatures):
        if signature.institution is not None and not signed_for(agreement, signature):
            where, party = f"/signatures/{index}/institution", signature.party.value
            yield finding("signature-for-another", where, party=party, institution=signature.institution)


def _guardian(agreement: LearningAgreement) -> Iterator[Finding]:
    if any(signature.party is Party.GUARDIAN for signature in agreement.signatures):
        return
    born, day = agreement.learner.born, _signing_day(agreement)
    minor = born is not None and day is not None and _age(born, day) < _MAJORITY
    if minor or agreement.guardian is not None:
        yield finding("guardian-missing", "/signatures")


def _signing_day(agreement: LearningAgreement) -> date | None:
    return next(filter(None, map(_learner_signed, agreement.signatures)), agreement.period.first_day)


def _learner_signed(signature: Signature) -> date | None:
    return signature.on if signature.party is Party.LEARNER else None


def _age(born: date, on: date) -> int:
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


# The memorandum


def _in_force(agreement: LearningAgreement, memorandum: MemorandumOfUnderstanding) -> Iterator[Finding]:
    for day in dict.fromkeys((agreement.period.first_day, agreement.period.last_day)):
        if day is not None and memorandum.validity is not None and not memorandum.validity.holds(day):
            yield finding("memorandum-not-in-force", "/period", memorandum=memorandum.id, date=day)


def _is_covered(qualification: QualificationReference, memorandum: MemorandumOfUnderstanding) -> bool:
    """Whether a memorandum names a qualification: by its code, or where either has none by its title."""
    for one in memorandum.qualifications:
        if one.code is not None and qualification.code is not None:
            if one.code == qualification.code:
                return True
        elif set(one.title.items) & set(qualification.title.items):
            return True
    return False


# Points


def _points(agreement: LearningAgreement, qualification: Qualification, unit: Unit) -> Iterator[Finding]:
    """Compare the points agreed on for a unit at home with its points there, of a part of it pro rata."""
    most = _greatest(qualification, unit.code)
    if most is None:
        return
    units = meant_for(agreement, unit.code)
    agreed = _sum(units, most.scheme)
    share = _share(units, unit, agreement.correspondences)
    limit = from_millionths(int(millionths(most.value) * share))
    if agreed > limit:
        yield finding(
            "points-beyond-unit",
            "/units",
            unit=unit.title,
            agreed=Points(agreed, most.scheme),
            most=Points(limit, most.scheme),
        )


def _sum(units: Iterable[AgreedUnit], scheme: str) -> Decimal:
    """Add up the points of one scheme; those of another are compared with nothing."""
    stated = (one.points for one in units if one.points is not None and one.points.scheme == scheme)
    return from_millionths(sum(millionths(points.value) for points in stated))


def _greatest(qualification: Qualification, unit: str) -> Points | None:
    """Return the most points that any pathway gives a unit; `None` where one does not say."""
    found: list[Points] = []
    for pathway in qualification.pathways:
        entries = [one for _, one in walk(pathway.rules) if isinstance(one, UnitEntry) and one.unit == unit]
        for entry in entries:
            value = None if entry.points is None else entry.points.maximum
            if value is None or pathway.scheme is None:
                return None
            found.append(Points(value, pathway.scheme))
    return max(found) if len({points.scheme for points in found}) == 1 else None


def _share(units: tuple[AgreedUnit, ...], unit: Unit, stated: tuple[Correspondence, ...]) -> Fraction:
    """Return which share of the outcomes of a unit is aimed at; all of it where they cannot be compared."""
    required = required_outcomes(unit)
    given = [outcome for agreed in units for outcome in agreed.outcomes]
    named = {(one.given, one.required) for one in stated}
    aimed = sum(any(_may_stand_for(one, due, named) for one in given) for due in required)
    return Fraction(aimed, len(required)) if required and aimed else Fraction(1)


def _may_stand_for(given: LearningOutcome, due: LearningOutcome, named: set[tuple[str, str]]) -> bool:
    return given.id == due.id or (given.id, due.id) in named or bool(set(given.esco) & set(due.esco))
