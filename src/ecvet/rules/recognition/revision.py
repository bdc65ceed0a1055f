"""Revision: a new decision on what was decided before, made from what has come in since. The old one is kept."""

from collections.abc import Iterable, Iterator
from datetime import date

import attrs

from ecvet.errors import Problem
from ecvet.model.agreements import LearningAgreement, MemorandumOfUnderstanding, PersonalTranscript
from ecvet.model.assessments import Assessment, Credit
from ecvet.model.policies import RecognitionPolicy
from ecvet.model.qualifications import Qualification
from ecvet.model.requests import Agreement
from ecvet.model.transfers import CreditTransfer, Event, Recognition, Stage
from ecvet.rules._coverage import validation_of
from ecvet.rules._digest import digest
from ecvet.rules._guards import in_time, problem, refuse
from ecvet.rules._papers import in_assessments, in_memorandum, in_qualification, in_transcript
from ecvet.rules._replay import replayed
from ecvet.rules.recognition.decisions import decide, decisions, validations
from ecvet.rules.recognition.recognise import recognition_of

_ADDED = "supplement/assessments"


def supplement(
    transfer: CreditTransfer,
    *,
    by: str,
    on: date,
    assessments: Iterable[Assessment] = (),
    transcript: PersonalTranscript | None = None,
    agreement: Agreement | None = None,
    memorandum: MemorandumOfUnderstanding | None = None,
    held: Iterable[Credit] = (),
) -> CreditTransfer:
    """Return a decided transfer with what has come in since, on which `revise` can decide anew.

    The host may assess further, after an appeal for example, and record the credit in a new transcript. Either
    institution may hand in papers that were missing: the agreement as it was agreed, completed and signed; the
    memorandum.

    Args:
        transfer: The transfer, recognised.
        by: The id of the institution that hands it in.
        on: The day.
        assessments: Further assessments, by the host only.
        transcript: The transcript that takes the place of the first one, by the host only.
        agreement: The agreement or request, with the terms unchanged.
        memorandum: The memorandum.
        held: The credits that the learner holds at home, without those of this transfer.

    Raises:
        TransferError: `transfer.order`, `transfer.actor`, `transfer.date`, `transfer.evidence`,
            `transfer.transcript`, `transfer.memorandum`; `transfer.replay` where a new assessment stands behind
            credit held already; `transfer.agreement` where its terms are others.
    """
    added = tuple(assessments)
    assessed = bool(added) or transcript is not None
    names = [one.id for one in (*added, transcript, agreement, memorandum) if one is not None]
    event = Event(
        stage=Stage.ASSESSED if assessed else Stage.AGREED,
        actor=by,
        on=on,
        evidence=tuple(name for name in names if name is not None),
    )
    host, home = transfer.agreement.host.id, transfer.agreement.home.id
    refuse([*_unmet(transfer, event, "supplement", (host,) if assessed else (host, home)), *_nothing(event)])
    if added:
        placed = {f"{_ADDED}/{index}": one for index, one in enumerate(added)}
        refuse(in_assessments(transfer, placed, event, _ADDED))
    supplemented = attrs.evolve(
        transfer,
        assessments=(*transfer.assessments, *added),
        agreement=agreement or transfer.agreement,
        memorandum=memorandum or transfer.memorandum,
        history=(*transfer.history, event),
    )
    refuse(_in_papers(transfer, supplemented))
    if transcript is None:
        return supplemented
    refuse(
        [
            *in_transcript(supplemented, transcript, supplemented.assessments, event),
            *replayed(supplemented.agreement, transcript, added, held),
        ]
    )
    return attrs.evolve(supplemented, transcript=transcript)


def revise(
    transfer: CreditTransfer,
    qualification: Qualification,
    *,
    policy: RecognitionPolicy,
    by: str,
    on: date,
    pathway: str | None = None,
    held: Iterable[Credit] = (),
    units: Iterable[str] | None = None,
) -> CreditTransfer:
    """Return the transfer with new decisions on units that were decided before.

    The outcomes are validated anew and recognised anew, in a single act. What comes to the same stays as it is;
    each new decision names the digest of the one that it revises, and the old one is kept.

    Args:
        transfer: The transfer, recognised.
        qualification: The qualification that the learner is taking at home.
        policy: The policy, which may be another than before.
        by: The id of the home institution.
        on: The day from which the new decisions hold.
        pathway: The code of the route to the qualification; `None` for the only or the first one.
        held: The credits that the learner holds at home, without those of this transfer.
        units: The codes of the units to decide on anew; `None` for all.

    Raises:
        TransferError: `transfer.order`, `transfer.actor`, `transfer.date`, `transfer.qualification`;
            `transfer.unit` where a unit was not decided before; `transfer.unchanged` where nothing comes to
            anything else.
        ShapeError: `pathway.unknown`.
    """
    route, credits = qualification.pathway(pathway), tuple(held)
    before = {one.unit: one for one in decisions(transfer)}
    chosen = tuple(before) if units is None else tuple(dict.fromkeys(units))
    event = Event(stage=Stage.RECOGNISED, actor=by, on=on)
    refuse(
        [
            *_unmet(transfer, event, "revise", (transfer.agreement.home.id,)),
            *in_qualification(transfer.agreement, qualification, "revise"),
            *_undecided(chosen, before),
        ]
    )
    made_from = digest(transfer, qualification, policy, route.code, credits, by, on)
    validated = _validated(transfer, qualification, chosen, event)
    rulings = decide(validated, qualification, route, policy=policy, on=on, held=credits, anew=chosen)
    made = (recognition_of(ruling, policy, event, made_from) for ruling in rulings)
    new = tuple(
        attrs.evolve(one, revises=_name(before[one.unit])) for one in made if _differs(one, before[one.unit])
    )
    if not new:
        expected = "another result, by another policy or from what has come in since"
        refuse(
            [problem("unchanged", "revise", "comes to the same", got=", ".join(chosen), expected=expected)]
        )
    revised = tuple(_name(before[one.unit]) for one in new)
    return attrs.evolve(
        validated,
        recognitions=(*transfer.recognitions, *new),
        history=(*transfer.history, attrs.evolve(event, evidence=revised)),
    )


def _unmet(transfer: CreditTransfer, event: Event, verb: str, actors: tuple[str, ...]) -> Iterator[Problem]:
    if transfer.stage is not Stage.RECOGNISED:
        message = "only what has been decided can be revised"
        yield problem(
            "order", f"{verb}/stage", message, got=transfer.stage.value, expected=Stage.RECOGNISED.value
        )
    if event.actor not in actors:
        message = "this institution does not take this step"
        yield problem(
            "actor", f"{verb}/by", message, got=event.actor, expected=" or ".join(dict.fromkeys(actors))
        )
    yield from in_time(f"{verb}/on", event.on, *(past.on for past in transfer.history))


def _nothing(event: Event) -> Iterator[Problem]:
    if not event.evidence:
        expected = "assessments, a transcript, the agreement or the memorandum"
        yield problem("evidence", "supplement", "hands in nothing", got=event.evidence, expected=expected)


def _in_papers(before: CreditTransfer, after: CreditTransfer) -> Iterator[Problem]:
    if _terms(before.agreement) != _terms(after.agreement):
        message, expected = "has other terms than were agreed", "the same terms, completed and signed"
        where = "supplement/agreement"
        yield problem("agreement", where, message, got=after.agreement.id, expected=expected)
    if isinstance(after.agreement, LearningAgreement) and after.memorandum is not None:
        yield from in_memorandum(after.agreement, after.memorandum, "supplement")


def _terms(agreement: Agreement) -> tuple[object, ...]:
    """Return what parties agreed on: what a paper that is completed later has to leave as it is."""
    mobility = (agreement.version, agreement.period) if isinstance(agreement, LearningAgreement) else ()
    return (
        agreement.id,
        agreement.learner.id,
        agreement.home.id,
        agreement.host.id,
        agreement.qualification.code,
        agreement.units,
        agreement.correspondences,
        *mobility,
    )


def _undecided(units: Iterable[str], before: dict[str, Recognition]) -> Iterator[Problem]:
    for unit in units:
        if unit not in before:
            yield problem(
                "unit", "revise/units", "has not been decided on", got=unit, expected=", ".join(before)
            )


def _validated(
    transfer: CreditTransfer, qualification: Qualification, units: Iterable[str], event: Event
) -> CreditTransfer:
    """Return the transfer with a new validation of each unit of which other outcomes are covered now."""
    known = {one.unit: one for one in validations(transfer)}
    new = (validation_of(transfer, qualification, unit, by=event.actor, on=event.on) for unit in units)
    changed = tuple(
        one for one in new if (one.covered, one.missing) != (known[one.unit].covered, known[one.unit].missing)
    )
    return attrs.evolve(transfer, validations=(*transfer.validations, *changed))


def _differs(new: Recognition, old: Recognition) -> bool:
    """Whether a decision comes to something else; when, by which policy and from what it was made does not matter."""
    return any(
        getattr(new, name) != getattr(old, name)
        for name in ("decision", "institution", "points", "reasons", "evidence", "grade", "exempts")
    )


def _name(decision: Recognition) -> str:
    """Return the digest that names a decision; one made without it is named by the digest of itself."""
    return decision.digest or digest(decision)
