"""What was recognised of a unit before: two stays abroad may complete one unit together."""

from collections.abc import Iterator

from ecvet.model.agreements import Basis
from ecvet.model.assessments import Credit
from ecvet.model.transfers import CoveredOutcome, Reason
from ecvet.rules._coverage import Match
from ecvet.rules.accumulation.currency import last_day, original_achievement
from ecvet.rules.recognition.case import Case
from ecvet.rules.recognition.reasons import Objection, fails, reason, unknown


def completed(case: Case, found: Match, *, certain: bool) -> Match:
    """Return a match together with the outcomes that credits held for parts of the unit attest already.

    What covers nothing itself stays as it is: what is held needs no new decision.

    Args:
        case: The unit.
        found: What the results of the transfer cover.
        certain: Whether credits of which the age matters and is unknown are left out.
    """
    if not found.covered:
        return found
    covered = {one.required: one for one in found.covered}
    for credit, told in _held(case):
        if not any(one.certain or certain for one in told):
            for outcome in credit.outcomes:
                covered.setdefault(outcome, _covered(outcome, credit))
    required = [one.id for one in case.required]
    return Match(
        tuple(covered[one] for one in dict.fromkeys(required) if one in covered),
        tuple(one for one in required if one not in covered),
    )


def credits_taken(case: Case, found: Match) -> tuple[Credit, ...]:
    """Return the credits held of which outcomes are in a match of `completed`.

    Args:
        case: The unit.
        found: What is covered of the unit.
    """
    covered = {one.required for one in found.covered}
    return tuple(credit for credit, told in _held(case) if not told and covered.intersection(credit.outcomes))


def about_earlier(case: Case, found: Match) -> Iterator[Reason]:
    """Yield which outcomes were held before, by which credit; and why what was held is not taken.

    Args:
        case: The unit.
        found: What the results of the transfer cover by themselves.
    """
    lacking = dict.fromkeys(found.missing) if found.covered else {}
    for credit, told in _held(case):
        more = [one for one in credit.outcomes if one in lacking]
        if not more:
            continue
        yield from (one.reason for one in told)
        if not told:
            named = credit.id or credit.unit
            yield reason("outcomes-held-before", unit=case.unit, outcomes=", ".join(more), credit=named)


def _held(case: Case) -> Iterator[tuple[Credit, tuple[Objection, ...]]]:
    """Yield the credits for parts of the unit that a learner held before, with what speaks against them."""
    for credit in case.held:
        if not credit.partial or credit.unit != case.unit or case.addition:
            continue
        if credit.awarded is None or credit.awarded <= case.on:
            yield credit, tuple(_against(case, credit))


def _against(case: Case, credit: Credit) -> Iterator[Objection]:
    """Yield an objection where a credit is too old on the day of the decision, or nobody knows how old it is."""
    life = case.policy.shelf_life
    if life is None or (life.units and case.unit not in life.units):
        return
    achieved = original_achievement(credit)
    if achieved is None:
        yield unknown("credit-age-unknown", unit=case.unit)
    elif case.on > (last := last_day(life, achieved)):
        yield fails("credit-expired", unit=case.unit, date=achieved.isoformat(), last=last.isoformat())


def _covered(outcome: str, credit: Credit) -> CoveredOutcome:
    evidence = () if credit.id is None else (credit.id,)
    return CoveredOutcome(required=outcome, given=outcome, basis=Basis.SAME, evidence=evidence)
