"""All units of a transfer decided together, and the decisions that are in force."""

from collections.abc import Collection
from datetime import date

from ecvet.model.assessments import Credit
from ecvet.model.policies import RecognitionPolicy
from ecvet.model.qualifications import Pathway, Qualification
from ecvet.model.transfers import CreditTransfer, Recognition, Validation
from ecvet.rules.recognition.bonds import bound, capped, weight
from ecvet.rules.recognition.case import Case
from ecvet.rules.recognition.points import room
from ecvet.rules.recognition.ruling import Ruling, rule


def decide(
    transfer: CreditTransfer,
    qualification: Qualification,
    route: Pathway,
    *,
    policy: RecognitionPolicy,
    on: date,
    held: tuple[Credit, ...],
    anew: Collection[str] | None = None,
) -> tuple[Ruling, ...]:
    """Return what is decided on the validated units of a transfer.

    Args:
        transfer: The transfer.
        qualification: The qualification at home.
        route: The pathway to it.
        policy: The policy.
        on: The day of the decision.
        held: What the learner holds at home.
        anew: The codes of the units to decide on; `None` for all. Other decisions stand, and count for the cap.
    """
    chosen = [one for one in validations(transfer) if anew is None or one.unit in anew]
    others = () if anew is None else tuple(one for one in decisions(transfer) if one.unit not in anew)
    alone = tuple(rule(Case(transfer, qualification, route, policy, one, on)) for one in chosen)
    together = bound(transfer.agreement, route, policy, alone, others, held)
    if policy.cap is None:
        return together
    left = room(policy.cap, qualification, route, held)
    for other in others:
        amount = weight(other, route)
        left = left.less(None if amount is None else amount.value)
    return tuple(capped(together, route, policy, left))


def decisions(transfer: CreditTransfer) -> tuple[Recognition, ...]:
    """Return the decisions in force: on each unit the last one, which revises those before it.

    Args:
        transfer: The transfer.
    """
    return tuple({one.unit: one for one in transfer.recognitions}.values())


def validations(transfer: CreditTransfer) -> tuple[Validation, ...]:
    """Return the validations in force: of each unit the last one.

    Args:
        transfer: The transfer.
    """
    return tuple({one.unit: one for one in transfer.validations}.values())
