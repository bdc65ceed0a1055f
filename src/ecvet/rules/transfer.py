"""The steps of a credit transfer: agreed, assessed, recorded, validated; `ecvet.rules.recognition` decides.

Each step takes a `CreditTransfer` and returns a new one, whose history says who did what, when and on which
evidence. A step that is out of order, too early, or taken by the wrong institution is refused.

Source: Recommendation 2009/C 155/02, Annex II §3.
"""

from collections.abc import Iterable
from datetime import date

import attrs

from ecvet.model.agreements import LearningAgreement, MemorandumOfUnderstanding, PersonalTranscript
from ecvet.model.assessments import Assessment
from ecvet.model.outcomes import LearningOutcome
from ecvet.model.qualifications import Qualification
from ecvet.model.transfers import CreditTransfer, Event, Stage, Validation
from ecvet.rules._coverage import attained, is_addition, match, meant_for, required_outcomes, targets
from ecvet.rules._guards import refuse, unmet
from ecvet.rules._papers import (
    in_agreement,
    in_assessments,
    in_memorandum,
    in_qualification,
    in_transcript,
)
from ecvet.rules.findings import Finding, finding


def begin(
    agreement: LearningAgreement, memorandum: MemorandumOfUnderstanding | None = None
) -> CreditTransfer:
    """Return the transfer that a learning agreement begins.

    Its history begins on the day of the last signature, where that is known. What the papers lack is for
    `ecvet.rules.completeness` to say.

    Args:
        agreement: The agreement.
        memorandum: The memorandum behind it, where there is one and it is at hand.

    Raises:
        TransferError: `transfer.parties` where home and host are one; `transfer.memorandum` where the
            memorandum is another than the agreement names, or not between its partners; `transfer.date` where
            it does not hold throughout the mobility; `transfer.ambiguous` where a code has two meanings.
    """
    framework = () if memorandum is None else in_memorandum(agreement, memorandum)
    refuse([*in_agreement(agreement), *framework])
    evidence = (agreement.id,) if memorandum is None else (agreement.id, memorandum.id)
    signed = max((one.on for one in agreement.signatures if one.on is not None), default=None)
    history = () if signed is None else (_event(Stage.AGREED, agreement.home.id, signed, evidence),)
    return CreditTransfer(agreement=agreement, memorandum=memorandum, history=history)


def assess(
    transfer: CreditTransfer, assessments: Iterable[Assessment], *, by: str, on: date
) -> CreditTransfer:
    """Return the transfer with assessments of the host; where there are several days of them, step by step.

    Args:
        transfer: The transfer, agreed or assessed in part.
        assessments: The assessments, each with the code of its unit and an id that names it as evidence.
        by: The id of the hosting institution.
        on: The day of the step.

    Raises:
        TransferError: `transfer.order`, `transfer.actor`, `transfer.date`; `transfer.evidence` for an
            assessment without a unit or an id of its own, or for which another institution answers.
    """
    added = tuple(assessments)
    event = _event(Stage.ASSESSED, by, on, (one.id for one in added if one.id is not None))
    refuse([*unmet(transfer, event), *in_assessments(transfer, added, event)])
    return attrs.evolve(
        transfer, assessments=(*transfer.assessments, *added), history=(*transfer.history, event)
    )


def record(transfer: CreditTransfer, transcript: PersonalTranscript, *, by: str, on: date) -> CreditTransfer:
    """Return the transfer with the transcript in which the host records the credit that it awards.

    Args:
        transfer: The transfer, assessed.
        transcript: The transcript.
        by: The id of the hosting institution.
        on: The day of the step.

    Raises:
        TransferError: `transfer.order`, `transfer.actor`, `transfer.date`; `transfer.transcript` where it is
            of another learner, institution or agreement; `transfer.evidence` where no positive assessment of
            this transfer stands behind a credit.
    """
    event = _event(Stage.RECORDED, by, on, (transcript.id,))
    refuse([*unmet(transfer, event), *in_transcript(transfer, transcript, event)])
    return attrs.evolve(transfer, transcript=transcript, history=(*transfer.history, event))


def validate(transfer: CreditTransfer, qualification: Qualification, *, by: str, on: date) -> CreditTransfer:
    """Return the transfer with a validation of each unit at home that was agreed on, and of each addition.

    An outcome that a unit at home requires is covered by an attained outcome that is the same, that the
    agreement states to correspond to it, or that is of the same kind and linked to the same ESCO skill. What
    is covered twice counts once. An addition has no unit at home, and is measured by what was agreed for it.

    Args:
        transfer: The transfer, recorded.
        qualification: The qualification that the learner is taking at home.
        by: The id of the home institution.
        on: The day of the step.

    Raises:
        TransferError: `transfer.order`, `transfer.actor`, `transfer.date`; `transfer.qualification` where it
            is another than agreed; `transfer.unit` where it does not describe a unit that was agreed on;
            `transfer.ambiguous` where a correspondence names an id that different outcomes bear.
    """
    evidence = () if transfer.transcript is None else (transfer.transcript.id,)
    event = _event(Stage.VALIDATED, by, on, evidence)
    refuse([*unmet(transfer, event), *in_qualification(transfer.agreement, qualification, "validate")])
    validations = tuple(
        _validation(transfer, qualification, target, event) for target in targets(transfer.agreement)
    )
    return attrs.evolve(transfer, validations=validations, history=(*transfer.history, event))


def findings(transfer: CreditTransfer) -> tuple[Finding, ...]:
    """Return where assessments and agreement differ: units not assessed, not attained, not agreed on.

    Args:
        transfer: The transfer, at any stage; before the first assessment nothing differs.
    """
    assessed = dict.fromkeys(one.unit for one in transfer.assessments if one.unit is not None)
    attained_units = {one.unit for one in transfer.assessments if one.attained}
    agreed = [unit.unit for unit in transfer.agreement.units]
    begun = bool(transfer.assessments)
    return (
        *(finding("agreed-not-assessed", unit=unit) for unit in agreed if begun and unit not in assessed),
        *(finding("not-attained", unit=unit) for unit in assessed if unit not in attained_units),
        *(finding("assessed-not-agreed", unit=unit) for unit in assessed if unit not in agreed),
    )


def _event(stage: Stage, actor: str, on: date, evidence: Iterable[str]) -> Event:
    return Event(stage=stage, actor=actor, on=on, evidence=tuple(evidence))


def _validation(
    transfer: CreditTransfer, qualification: Qualification, target: str, event: Event
) -> Validation:
    units = meant_for(transfer.agreement, target)
    required = _required(transfer.agreement, qualification, target)
    found = match(required, attained(transfer, units), transfer.agreement.correspondences)
    return Validation(
        unit=target, covered=found.covered, missing=found.missing, institution=event.actor, on=event.on
    )


def _required(
    agreement: LearningAgreement, qualification: Qualification, target: str
) -> tuple[LearningOutcome, ...]:
    unit = None if is_addition(agreement, target) else qualification.unit(target)
    if unit is not None:
        return required_outcomes(unit)
    return tuple(outcome for agreed in meant_for(agreement, target) for outcome in agreed.outcomes)
