"""Coverage for people: outcome by outcome what is required, what covers it, why, and by which evidence."""

from collections.abc import Iterator

import attrs

from ecvet.model.agreements import Basis
from ecvet.model.outcomes import LearningOutcome
from ecvet.model.qualifications import Qualification
from ecvet.model.transfers import CoveredOutcome, CreditTransfer
from ecvet.rules._coverage import attained, match, meant_for, required_for, targets
from ecvet.rules.recognition.decisions import validations


@attrs.frozen(kw_only=True)
class OutcomeCoverage:
    """How one required outcome is covered.

    Args:
        unit: The code of the unit that requires it: at home, or an addition.
        required: The outcome.
        given: The outcome attained that covers it; `None` where it is missing.
        basis: Why the one stands for the other; `None` where it is missing.
        evidence: The ids of the assessments that attest it.
    """

    unit: str
    required: LearningOutcome
    given: LearningOutcome | None = None
    basis: Basis | None = None
    evidence: tuple[str, ...] = ()


def coverage(transfer: CreditTransfer, qualification: Qualification) -> tuple[OutcomeCoverage, ...]:
    """Return each required outcome with what covers it, unit by unit in the order of the agreement.

    As it was validated; what has not been validated yet, as it would be.

    Args:
        transfer: The transfer.
        qualification: The qualification that the learner is taking at home.
    """
    return tuple(row for unit in targets(transfer.agreement) for row in _rows(transfer, qualification, unit))


def _rows(transfer: CreditTransfer, qualification: Qualification, unit: str) -> Iterator[OutcomeCoverage]:
    covered = {one.required: one for one in _covered(transfer, qualification, unit)}
    for outcome in required_for(transfer.agreement, qualification, unit):
        yield _row(transfer, unit, outcome, covered.get(outcome.id))


def _covered(transfer: CreditTransfer, qualification: Qualification, unit: str) -> tuple[CoveredOutcome, ...]:
    validated = {one.unit: one.covered for one in validations(transfer)}
    if unit in validated:
        return validated[unit]
    agreement = transfer.agreement
    required = required_for(agreement, qualification, unit)
    return match(required, attained(transfer, meant_for(agreement, unit)), agreement.correspondences).covered


def _row(
    transfer: CreditTransfer, unit: str, outcome: LearningOutcome, found: CoveredOutcome | None
) -> OutcomeCoverage:
    if found is None:
        return OutcomeCoverage(unit=unit, required=outcome)
    agreed = (one for unit_there in meant_for(transfer.agreement, unit) for one in unit_there.outcomes)
    given = next((one for one in agreed if one.id == found.given), None)
    return OutcomeCoverage(
        unit=unit, required=outcome, given=given, basis=found.basis, evidence=found.evidence
    )
