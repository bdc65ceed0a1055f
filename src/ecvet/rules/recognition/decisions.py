"""All units of a transfer decided together, and the decisions that are in force."""

from collections.abc import Collection, Iterator
from datetime import date

from ecvet.errors import Problem
from ecvet.model.assessments import Credit
from ecvet.model.combination import UnitEntry, walk
from ecvet.model.policies import RecognitionPolicy
from ecvet.model.qualifications import Pathway, Qualification
from ecvet.model.requests import Agreement
from ecvet.model.transfers import CreditTransfer, Recognition, Validation
from ecvet.rules._guards import problem, refuse
from ecvet.rules.recognition.bonds import bound, holdings
from ecvet.rules.recognition.caps import Ledger, capped, weight
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

    Raises:
        TransferError: `transfer.ambiguous` where an addition bears the code of a unit of the pathway.
    """
    refuse(_ambiguous(transfer.agreement, route))
    chosen = [one for one in validations(transfer) if anew is None or one.unit in anew]
    others = () if anew is None else tuple(one for one in decisions(transfer) if one.unit not in anew)
    alone = tuple(rule(Case(transfer, qualification, route, policy, one, on, held)) for one in chosen)
    left = None if policy.cap is None else room(policy.cap, qualification, route, held)
    ledger = Ledger(route, left)
    for other in others:
        ledger = ledger.less(weight(other, route))
    fitting, ledger = capped(alone, policy, ledger)
    there = holdings(transfer.agreement, _at_home(qualification, route), fitting, others, held)
    return bound(fitting, policy, there, ledger)


def _at_home(qualification: Qualification, route: Pathway) -> frozenset[str]:
    """Return the codes of the units at home: those described, and those that the rules name."""
    return frozenset((*(unit.code for unit in qualification.units), *_named(route)))


def _named(route: Pathway) -> Iterator[str]:
    return (node.unit for _, node in walk(route.rules) if isinstance(node, UnitEntry))


def _ambiguous(agreement: Agreement, route: Pathway) -> Iterator[Problem]:
    """Yield the additions that bear the code of a unit of the pathway: a decision on it would speak of two units."""
    named = frozenset(_named(route))
    for index, agreed in enumerate(agreement.units):
        if agreed.counts_for is None and agreed.unit in named:
            where = f"agreement/units/{index}/unit"
            message = "is to count for no unit at home, and bears the code of one in the rules"
            expected = "a code of its own, or counts_for, which names the unit at home"
            yield problem("ambiguous", where, message, got=agreed.unit, expected=expected)


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
