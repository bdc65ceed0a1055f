"""What units of one decision have to do with each other: exemptions, and later units that prove earlier ones."""

from collections.abc import Iterable, Iterator

import attrs

from ecvet.model.assessments import Credit
from ecvet.model.policies import RecognitionPolicy
from ecvet.model.requests import Agreement
from ecvet.model.transfers import Decision, Reason, Recognition
from ecvet.rules._coverage import meant_for
from ecvet.rules.recognition.caps import Ledger
from ecvet.rules.recognition.points import points_of
from ecvet.rules.recognition.reasons import reason
from ecvet.rules.recognition.ruling import Ruling


@attrs.frozen
class Grant:
    """That one thing gives a unit, without a comparison of outcomes.

    Args:
        holder: The code of what is held.
        unit: The code of the unit that it gives.
        reason: Why.
        at_home: Whether only a unit at home can be the holder: units of others do not build on those at home.
    """

    holder: str
    unit: str
    reason: Reason
    at_home: bool = False


@attrs.frozen
class Holding:
    """Something that the learner holds.

    Args:
        evidence: The ids of what it rests on.
        owner: The unit whose decision brings it; `None` where it was held or decided before.
        at_home: Whether it is a unit at home.
    """

    evidence: tuple[str, ...]
    owner: str | None = None
    at_home: bool = True


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
        Grant(one.later, one.earlier, reason("proved-by", unit=one.earlier, later=one.later), at_home=True)
        for one in policy.proofs
    )
    return (*exempt, *proved)


def holdings(
    agreement: Agreement,
    at_home: frozenset[str],
    rulings: Iterable[Ruling],
    others: Iterable[Recognition],
    held: Iterable[Credit],
) -> dict[str, Holding]:
    """Return what a learner holds by its code: whole units at home, and what the host gave that is recognised.

    A code that a unit at home bears means that unit, whatever else the host calls by it. An addition is what its code
    says, also where another pathway has a unit of that code.

    Args:
        agreement: The agreement.
        at_home: The codes of the units at home.
        rulings: What is decided on each unit by itself.
        others: The decisions in force on other units.
        held: What the learner holds at home.
    """
    found = {
        credit.unit: Holding(() if credit.id is None else (credit.id,))
        for credit in held
        if not credit.partial
    }
    decided: tuple[Ruling | Recognition, ...] = (*others, *rulings)
    for ruling in decided:
        owner = None if isinstance(ruling, Recognition) else ruling.unit
        if ruling.decision is Decision.FULL:
            found[ruling.unit] = Holding(ruling.evidence, owner)
        if ruling.decision in (Decision.FULL, Decision.OUTSIDE):
            found.update({unit: Holding(ruling.evidence, owner) for unit in _beside(ruling)})
            there = meant_for(agreement, ruling.unit)
            foreign = (one.unit for one in there if one.unit not in at_home or one.counts_for is None)
            found.update({code: Holding(ruling.evidence, owner, at_home=False) for code in foreign})
    return found


def _beside(ruling: Ruling | Recognition) -> Iterator[str]:
    return (unit for unit in ruling.exempts if unit != ruling.unit)


def bound(
    rulings: Iterable[Ruling], policy: RecognitionPolicy, held: dict[str, Holding], ledger: Ledger
) -> tuple[Ruling, ...]:
    """Return the rulings after exemptions and proofs, one grant at a time, as far as the cap has room.

    Only what stays recognised gives anything. A unit that is being decided on is recognised in full; of any other
    unit the decision that gives it says that it need not be taken.

    Args:
        rulings: What is decided on each unit by itself, under the cap.
        policy: The policy.
        held: What the learner holds, by its code.
        ledger: The room under the cap.
    """
    done = {one.unit: one for one in rulings}
    there, left = dict(held), list(grants(policy))
    while (grant := _next(left, there)) is not None:
        left.remove(grant)
        source = there[grant.holder]
        ruling = done.get(grant.unit)
        if ruling is not None and not policy.automatic:
            done[grant.unit], ledger = _granted(ruling, grant, source, ledger)
            given = done[grant.unit].decision is Decision.FULL
            owner: str | None = grant.unit
        else:
            owner, given = source.owner, True
            if owner is not None:
                done[owner], ledger = _exempting(done[owner], grant, ledger)
                given = grant.unit in done[owner].exempts
        if given:
            there[grant.unit] = Holding(source.evidence, owner)
        else:
            left = [one for one in left if one.unit != grant.unit]
    return tuple(done.values())


def _next(known: list[Grant], held: dict[str, Holding]) -> Grant | None:
    """Return the first grant that holds and gives something new: before others one that a decision here brings."""
    open_ones = [
        one
        for one in known
        if one.unit not in held and one.holder in held and (held[one.holder].at_home or not one.at_home)
    ]
    return min(open_ones, key=lambda one: held[one.holder].owner is None, default=None)


def _granted(ruling: Ruling, grant: Grant, source: Holding, ledger: Ledger) -> tuple[Ruling, Ledger]:
    """Return the ruling on a unit that is given; where the cap has no room for it, as it was."""
    points = points_of(ledger.route, ruling.unit)
    freed = ledger.without(ruling)
    fits = freed.takes(points)
    if fits is None:
        why = (grant.reason, freed.objection(grant.unit, fits))
        return ruling.turned(Decision.SUSPENDED, *why), freed
    if not fits:
        return _with_reason(ruling, freed.objection(grant.unit, fits)), ledger
    unstated = () if points is not None else (reason("points-not-stated", unit=ruling.unit),)
    full = Ruling(
        unit=ruling.unit,
        decision=Decision.FULL,
        reasons=(grant.reason, *unstated),
        evidence=source.evidence,
        points=points,
        exempts=(ruling.unit,),
    )
    return full, freed.less(points)


def _exempting(ruling: Ruling, grant: Grant, ledger: Ledger) -> tuple[Ruling, Ledger]:
    """Return the ruling that exempts from a unit besides; where the cap has no room for it, with the reason."""
    points = points_of(ledger.route, grant.unit)
    fits = ledger.takes(points)
    if not fits:
        return _with_reason(ruling, ledger.objection(grant.unit, fits)), ledger
    more = attrs.evolve(ruling, exempts=(*ruling.exempts, grant.unit))
    return _with_reason(more, grant.reason), ledger.less(points)


def _with_reason(ruling: Ruling, why: Reason) -> Ruling:
    return attrs.evolve(ruling, reasons=tuple(dict.fromkeys((*ruling.reasons, why))))
