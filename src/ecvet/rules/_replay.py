"""Nothing is done twice: evidence that stands behind credit which a learner holds gives no further credit."""

from collections.abc import Iterable, Iterator

from ecvet.errors import Problem, shown
from ecvet.model.assessments import Assessment, Credit
from ecvet.model.transfers import CreditTransfer
from ecvet.rules._coverage import targets
from ecvet.rules._guards import problem
from ecvet.rules._papers import assessments_of


def replayed(transfer: CreditTransfer, held: Iterable[Credit], path: str) -> Iterator[Problem]:
    """Yield the evidence of a transfer that stands behind credit held already.

    Evidence is the same where a credit held bears the id that this transfer gives or that the transcript
    brings, where it rests on the same assessment, or where both were recognised from the same achievement: from
    what was recognised before, or from one unit assessed on one day.

    Args:
        transfer: The transfer, with its assessments and its transcript.
        held: The credits that the learner holds, and their parts.
        path: Where the evidence is.
    """
    ids = _given(transfer) | {credit.id for credit in _recorded(transfer) if credit.id is not None}
    host = transfer.agreement.host.id
    for credit in _with_parts(held):
        same = [credit.id] if credit.id is not None and credit.id in ids else []
        same += [one.id for one in transfer.assessments if one.id and _rests_on(credit, one, host)]
        same += _sources(credit, transfer)
        for evidence in dict.fromkeys(same):
            message = f"stands behind {shown(credit.id or credit.unit)} already, which the learner holds"
            expected = "evidence of its own; nothing is recognised twice"
            yield problem("replay", path, message, got=evidence, expected=expected)


def others(transfer: CreditTransfer, held: Iterable[Credit]) -> tuple[Credit, ...]:
    """Return the credits held that this transfer has not brought itself.

    Args:
        transfer: The transfer, recognised.
        held: The credits that the learner holds.
    """
    own = _given(transfer)
    return tuple(credit for credit in held if credit.id not in own)


def _given(transfer: CreditTransfer) -> set[str]:
    """Return the ids of the credits that a transfer gives: for its units, and for those that they exempt from."""
    exempted = (unit for one in transfer.recognitions for unit in one.exempts)
    return {f"{transfer.agreement.id}/{unit}" for unit in (*targets(transfer.agreement), *exempted)}


def _recorded(transfer: CreditTransfer) -> tuple[Credit, ...]:
    return () if transfer.transcript is None else transfer.transcript.credits


def _with_parts(credits: Iterable[Credit]) -> Iterator[Credit]:
    for credit in credits:
        yield credit
        yield from _with_parts(credit.parts)


def _rests_on(credit: Credit, assessment: Assessment, host: str) -> bool:
    """Whether a credit rests on an assessment of the host; one that names no institution may be of any."""
    return any(one.id == assessment.id and _may_be_of(one, assessment, host) for one in credit.assessments)


def _may_be_of(held: Assessment, assessment: Assessment, host: str) -> bool:
    return held.institution in (None, assessment.institution or host)


def _sources(credit: Credit, transfer: CreditTransfer) -> list[str]:
    """Return the units of a transfer that are what a credit held was recognised from, or share its source."""
    source = credit.recognised_from
    if source is None:
        return []
    shared = [one.unit for one in _recorded(transfer) if one.recognised_from == source]
    achieved = {(source.unit, source.awarded)}
    # Several units with the host may stand behind one at home: then its assessments name them.
    achieved |= {
        (one.unit, one.on)
        for one in assessments_of(credit)
        if one.attained and one.institution in (None, transfer.agreement.host.id)
    }
    return shared + [
        one.unit
        for one in transfer.assessments
        if one.attained and one.unit and one.on and (one.unit, one.on) in achieved
    ]
