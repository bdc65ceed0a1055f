"""What units of one decision have to do with each other: exemptions, later units that prove earlier ones, the cap."""

from collections.abc import Iterable, Iterator

import attrs

from ecvet.model.assessments import Credit
from ecvet.model.policies import RecognitionPolicy
from ecvet.model.qualifications import Pathway
from ecvet.model.requests import Agreement
from ecvet.model.transfers import Decision, Reason, Recognition
from ecvet.points import Points, exact_sum
from ecvet.rules._coverage import meant_for
from ecvet.rules.recognition.points import Room, points_of
from ecvet.rules.recognition.reasons import reason
from ecvet.rules.recognition.ruling import RECOGNISED, Ruling


@attrs.frozen
class Grant:
    """That one thing gives a unit, without a comparison of outcomes.

    Args:
        holder: The code of what is held.
        unit: The code of the unit that it gives.
        reason: Why.
    """

    holder: str
    unit: str
    reason: Reason


def grants(policy: RecognitionPolicy) -> tuple[Grant, ...]:
    """Return the exemptions and the proofs of a policy.

    Args:
        policy: The policy.
    """
    exempt = (
        Grant(one.held, unit, reason("exempted-by", unit=unit, held=one.held))
        for one in policy.exemptions
        for unit in one.exempts
    )
    proved = (
        Grant(one.later, one.earlier, reason("proved-by", unit=one.earlier, later=one.later))
        for one in policy.proofs
    )
    return (*exempt, *proved)


def follow(start: Iterable[str], known: tuple[Grant, ...]) -> dict[str, Grant]:
    """Return the units that follow from what is held, each with the first grant that gives it.

    Args:
        start: The codes of what is held.
        known: The grants.
    """
    held, found = set(start), dict[str, Grant]()
    news = True
    while news:
        fresh = [one for one in known if one.holder in held and one.unit not in held]
        for grant in fresh:
            found.setdefault(grant.unit, grant)
            held.add(grant.unit)
        news = bool(fresh)
    return found


def holdings(
    agreement: Agreement, rulings: Iterable[Ruling | Recognition], held: Iterable[Credit]
) -> set[str]:
    """Return the codes of all that a learner holds: whole units at home, and what is recognised here.

    Args:
        agreement: The agreement.
        rulings: What is decided.
        held: What the learner holds at home.
    """
    found = {credit.unit for credit in held if not credit.partial}
    for ruling in rulings:
        if ruling.decision in (Decision.FULL, Decision.OUTSIDE):
            found.update((ruling.unit, *(agreed.unit for agreed in meant_for(agreement, ruling.unit))))
    return found


def bound(
    agreement: Agreement,
    route: Pathway,
    policy: RecognitionPolicy,
    rulings: tuple[Ruling, ...],
    others: tuple[Recognition, ...],
    held: tuple[Credit, ...],
) -> tuple[Ruling, ...]:
    """Return the rulings after exemptions and proofs.

    Args:
        agreement: The agreement.
        route: The pathway.
        policy: The policy.
        rulings: What is decided on each unit by itself.
        others: The decisions in force on other units.
        held: What the learner holds at home.
    """
    known = grants(policy)
    decided: tuple[Ruling | Recognition, ...] = (*rulings, *others)
    given = follow(holdings(agreement, decided, held), known)
    evidence = {one.unit: one.evidence for one in decided}
    evidence.update({one.unit: () if one.id is None else (one.id,) for one in held if not one.partial})
    settled = [one for one in rulings if one.decision is Decision.FULL or policy.automatic]
    granted = tuple(
        one if one in settled or one.unit not in given else _granted(one, given, route, evidence)
        for one in rulings
    )
    final: tuple[Ruling | Recognition, ...] = (*granted, *others)
    taken = {one.unit for one in final if one.decision is Decision.FULL}
    taken.update(credit.unit for credit in held if not credit.partial)
    return tuple(_exempting(agreement, granted, known, taken))


def _granted(
    ruling: Ruling, given: dict[str, Grant], route: Pathway, evidence: dict[str, tuple[str, ...]]
) -> Ruling:
    grant = given[ruling.unit]
    source = grant
    while source.holder in given:
        source = given[source.holder]
    points = points_of(route, ruling.unit)
    unstated = () if points is not None else (reason("points-not-stated", unit=ruling.unit),)
    return attrs.evolve(
        ruling,
        decision=Decision.FULL,
        reasons=(grant.reason, *unstated),
        evidence=evidence.get(source.holder, ()),
        points=points,
        grade=None,
        exempts=(ruling.unit,),
    )


def _exempting(
    agreement: Agreement, rulings: Iterable[Ruling], known: tuple[Grant, ...], taken: set[str]
) -> Iterator[Ruling]:
    """Yield the rulings; those on whole units name what they exempt from besides, each thing once."""
    for ruling in rulings:
        whole = ruling.decision in (Decision.FULL, Decision.OUTSIDE)
        given = follow(holdings(agreement, (ruling,), ()), known) if whole else {}
        further = tuple(unit for unit in given if unit not in taken)
        taken.update(further)
        why = tuple(given[unit].reason for unit in further)
        yield attrs.evolve(ruling, exempts=(*ruling.exempts, *further), reasons=(*ruling.reasons, *why))


def capped(
    rulings: Iterable[Ruling], route: Pathway, policy: RecognitionPolicy, left: Room
) -> Iterator[Ruling]:
    """Yield the rulings as far as the cap on recognised points has room for them, in the order of the agreement.

    What does not fit is recognised outside the qualification, or refused where the policy knows no outside; a
    smaller unit that comes later may still fit.

    Args:
        rulings: The rulings, in the order of the agreement.
        route: The pathway.
        policy: The policy.
        left: The room under the cap.
    """
    for ruling in rulings:
        if ruling.decision not in (Decision.FULL, Decision.PARTIAL):
            yield ruling
            continue
        amount = weight(ruling, route)
        value = None if amount is None else amount.value
        fits = left.takes(value)
        if fits:
            left = left.less(value)
            yield ruling
        elif fits is None:
            yield ruling.turned(Decision.SUSPENDED, reason("points-for-cap-unknown", unit=ruling.unit))
        else:
            beyond = Decision.OUTSIDE if policy.outside else Decision.REFUSED
            yield ruling.turned(beyond, reason("recognised-beyond-cap", unit=ruling.unit, maximum=left.shown))


def weight(ruling: Ruling | Recognition, route: Pathway) -> Points | None:
    """Return the points that a decision brings, with those of what it exempts from; `None` where they are unknown.

    Args:
        ruling: The decision.
        route: The pathway.
    """
    if route.scheme is None:
        return None
    if ruling.decision not in RECOGNISED:
        return Points(0, route.scheme)
    if ruling.decision is Decision.PARTIAL:
        return ruling.points if ruling.points is not None else Points(0, route.scheme)
    amounts = [points_of(route, unit) for unit in ruling.exempts]
    known = [one.value for one in amounts if one is not None]
    return Points(exact_sum(*known), route.scheme) if len(known) == len(amounts) else None
