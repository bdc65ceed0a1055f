"""The steps of a credit transfer: agreed, assessed, recorded, validated; `ecvet.rules.recognition` decides.

What was agreed is amended by `ecvet.rules.amendments`.

Each step takes a `CreditTransfer` and returns a new one, whose history says who did what, when and on which
evidence. A step that is out of order, too early, or taken by the wrong institution is refused.

Source: Recommendation 2009/C 155/02, Annex II §3.
"""

from collections.abc import Iterable, Iterator
from datetime import date

import attrs

from ecvet.model.agreements import LearningAgreement, MemorandumOfUnderstanding, PersonalTranscript
from ecvet.model.assessments import Assessment, Credit
from ecvet.model.qualifications import Qualification
from ecvet.model.requests import Agreement
from ecvet.model.transfers import CreditTransfer, Event, Stage
from ecvet.rules._contradictions import contradictions
from ecvet.rules._coverage import targets, validation_of
from ecvet.rules._guards import agreed_on, refuse, unmet
from ecvet.rules._papers import (
    assessments_of,
    in_agreement,
    in_assessments,
    in_memorandum,
    in_qualification,
    in_transcript,
)
from ecvet.rules._replay import replayed

_CREDITS = "record/transcript/credits"


def begin(agreement: Agreement, memorandum: MemorandumOfUnderstanding | None = None) -> CreditTransfer:
    """Return the transfer that a learning agreement begins, or without a mobility a request.

    Its history begins on the day of the request or of the last signature, where that is known. What the papers
    lack is for `ecvet.rules.completeness` to say.

    Args:
        agreement: The agreement or the request. A request may be to one institution that assesses and recognises.
        memorandum: The memorandum behind it, where there is one and it is at hand.

    Raises:
        TransferError: `transfer.parties` where home and host of a mobility are one; `transfer.memorandum`
            where the memorandum is another than the agreement names, or not between its partners;
            `transfer.date` where it does not hold throughout the mobility; `transfer.ambiguous` where a code
            has two meanings.
    """
    framework = () if memorandum is None else in_memorandum(agreement, memorandum, "begin")
    refuse([*in_agreement(agreement, "begin"), *framework])
    evidence = (agreement.id,) if memorandum is None else (agreement.id, memorandum.id)
    agreed = agreed_on(agreement)
    history = () if agreed is None else (_event(Stage.AGREED, agreement.home.id, agreed, evidence),)
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
    added, path = tuple(assessments), "assess/assessments"
    event = _event(Stage.ASSESSED, by, on, _ids(added))
    placed = {f"{path}/{index}": one for index, one in enumerate(added)}
    refuse([*unmet(transfer, event), *in_assessments(transfer, placed, event, path)])
    return attrs.evolve(
        transfer, assessments=(*transfer.assessments, *added), history=(*transfer.history, event)
    )


def record(
    transfer: CreditTransfer,
    transcript: PersonalTranscript,
    *,
    by: str,
    on: date,
    held: Iterable[Credit] = (),
) -> CreditTransfer:
    """Return the transfer with the transcript in which the host records the credit that it awards.

    Where there is no mobility, this may be the first step after the request: the host has assessed before, and
    the assessments that the credits carry become those of the transfer. This is the step at which evidence
    turns into credit, so here it is refused where it stands behind credit that the learner holds already.

    Args:
        transfer: The transfer, assessed; or just begun by a request, if each credit carries its assessments.
        transcript: The transcript.
        by: The id of the hosting institution.
        on: The day of the step.
        held: The credits that the learner holds at home, as far as they are known.

    Raises:
        TransferError: `transfer.order`, `transfer.actor`, `transfer.date`; `transfer.transcript` where it is
            of another learner, institution or agreement; `transfer.evidence` where no positive assessment of
            this transfer stands behind a credit; `transfer.ambiguous` where it holds two credits for one unit;
            `transfer.replay` where an assessment stands behind credit held.
    """
    bringing = transfer.stage is Stage.AGREED and not isinstance(transfer.agreement, LearningAgreement)
    placed = _brought(transcript) if bringing else {}
    assessments = (*transfer.assessments, *placed.values())
    event = _event(Stage.RECORDED, by, on, (transcript.id, *_ids(placed.values())))
    recorded = attrs.evolve(
        transfer, assessments=assessments, transcript=transcript, history=(*transfer.history, event)
    )
    refuse(
        [
            *unmet(transfer, event),
            *(in_assessments(transfer, placed, event, _CREDITS) if bringing else ()),
            *in_transcript(transfer, transcript, assessments, event),
            *replayed(recorded, held, "record/transcript"),
        ]
    )
    return recorded


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
            `transfer.ambiguous` where a correspondence names an id that different outcomes bear. Where the transfer
            was not built by these steps, all that they would have refused before.
    """
    evidence = () if transfer.transcript is None else (transfer.transcript.id,)
    event = _event(Stage.VALIDATED, by, on, evidence)
    refuse(
        [
            *unmet(transfer, event),
            *contradictions(transfer, "validate"),
            *in_qualification(transfer.agreement, qualification, "validate"),
        ]
    )
    validations = tuple(
        validation_of(transfer, qualification, target, by=by, on=on) for target in targets(transfer.agreement)
    )
    return attrs.evolve(transfer, validations=validations, history=(*transfer.history, event))


def _brought(transcript: PersonalTranscript) -> dict[str, Assessment]:
    """Return the assessments that the credits of a transcript carry, each by its path."""
    return {
        f"{_CREDITS}/{index}/assessments/{number}": one
        for index, credit in enumerate(transcript.credits)
        for number, one in enumerate(assessments_of(credit))
    }


def _ids(assessments: Iterable[Assessment]) -> Iterator[str]:
    return (one.id for one in assessments if one.id is not None)


def _event(stage: Stage, actor: str, on: date, evidence: Iterable[str]) -> Event:
    return Event(stage=stage, actor=actor, on=on, evidence=tuple(evidence))
