"""Revision: a new decision on what was decided before, made from what has come in since. The old one is kept."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

import attrs

from ecvet.errors import Problem
from ecvet.model.agreements import LearningAgreement, MemorandumOfUnderstanding, PersonalTranscript
from ecvet.model.assessments import Assessment, Credit
from ecvet.model.policies import RecognitionPolicy
from ecvet.model.qualifications import Qualification
from ecvet.model.requests import Agreement
from ecvet.model.transfers import CreditTransfer, Event, Recognition, Stage
from ecvet.rules._completion import altered
from ecvet.rules._contradictions import contradictions
from ecvet.rules._coverage import validation_of
from ecvet.rules._digest import digest
from ecvet.rules._guards import in_time, problem, refuse
from ecvet.rules._papers import in_assessments, in_memorandum, in_qualification, in_transcript
from ecvet.rules._replay import others, replayed
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
        agreement: The agreement or request, completed: what it said before it says still.
        memorandum: The memorandum, or the one that is there, completed.
        held: The credits that the learner holds at home; those of this transfer are passed over.

    Raises:
        TransferError: `transfer.order`, `transfer.actor`, `transfer.date`, `transfer.evidence`,
            `transfer.transcript`, `transfer.memorandum`; `transfer.replay` where an assessment stands behind
            credit held already; `transfer.agreement`, and again `transfer.memorandum`, where a paper says
            something else than before: what was empty may be filled in, and signatures may be added.
    """
    added = tuple(assessments)
    event = _handed_in((*added, transcript), (agreement, memorandum), by=by, on=on)
    _refuse_handing_in(transfer, added, event)
    supplemented = attrs.evolve(
        transfer,
        assessments=(*transfer.assessments, *added),
        agreement=agreement or transfer.agreement,
        memorandum=memorandum or transfer.memorandum,
        history=(*transfer.history, event),
    )
    refuse(_in_papers(transfer, supplemented))
    if transcript is not None:
        refuse(in_transcript(supplemented, transcript, supplemented.assessments, event))
        supplemented = attrs.evolve(supplemented, transcript=transcript)
    refuse(replayed(supplemented, others(transfer, held), "supplement/held"))
    return supplemented


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
        held: The credits that the learner holds at home; those of this transfer are passed over.
        units: The codes of the units to decide on anew; `None` for all.

    Raises:
        TransferError: `transfer.order`, `transfer.actor`, `transfer.date`, `transfer.qualification`;
            `transfer.unit` where a unit was not decided before; `transfer.replay` where an assessment stands
            behind credit held already; `transfer.unchanged` where nothing comes to anything else. Where the
            transfer was not built by its steps, all that they would have refused before.
        ShapeError: `pathway.unknown`.
    """
    route, credits = qualification.pathway(pathway), others(transfer, held)
    before = {one.unit: one for one in decisions(transfer)}
    chosen = tuple(before) if units is None else tuple(dict.fromkeys(units))
    event = Event(stage=Stage.RECOGNISED, actor=by, on=on)
    refuse(
        [
            *_unmet(transfer, event, "revise", (transfer.agreement.home.id,)),
            *contradictions(transfer, "revise"),
            *replayed(transfer, credits, "revise/held"),
            *in_qualification(transfer.agreement, qualification, "revise"),
            *_undecided(chosen, before),
        ]
    )
    made_from = digest(transfer, qualification, policy, route.code, credits, by, on)
    validated = _validated(transfer, qualification, chosen, event)
    rulings = decide(validated, qualification, route, policy=policy, on=on, held=credits, anew=chosen)
    made = [recognition_of(ruling, policy, event, made_from) for ruling in rulings]
    new = [attrs.evolve(one, revises=_name(old)) for one in made if _differs(one, old := before[one.unit])]
    refuse(_unchanged(chosen, new))
    revised = tuple(_name(before[one.unit]) for one in new)
    return attrs.evolve(
        validated,
        recognitions=(*transfer.recognitions, *new),
        history=(*transfer.history, attrs.evolve(event, evidence=revised)),
    )


def _handed_in(
    of_host: Iterable[Assessment | PersonalTranscript | None],
    of_either: Iterable[Agreement | MemorandumOfUnderstanding | None],
    *,
    by: str,
    on: date,
) -> Event:
    """Return the step of handing papers in, which is an assessment where the host does it."""
    assessed = [one for one in of_host if one is not None]
    papers = [one for one in of_either if one is not None]
    return Event(
        stage=Stage.ASSESSED if assessed else Stage.AGREED,
        actor=by,
        on=on,
        evidence=tuple(one.id for one in (*assessed, *papers) if one.id is not None),
    )


def _refuse_handing_in(transfer: CreditTransfer, added: tuple[Assessment, ...], event: Event) -> None:
    host, home = transfer.agreement.host.id, transfer.agreement.home.id
    actors = (host,) if event.stage is Stage.ASSESSED else (host, home)
    refuse([*_unmet(transfer, event, "supplement", actors), *_nothing(event)])
    if added:
        placed = {f"{_ADDED}/{index}": one for index, one in enumerate(added)}
        refuse(in_assessments(transfer, placed, event, _ADDED))


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
    yield from _altered("agreement", before.agreement, after.agreement)
    if before.memorandum is not None and after.memorandum is not None:
        yield from _altered("memorandum", before.memorandum, after.memorandum)
    if isinstance(after.agreement, LearningAgreement) and after.memorandum is not None:
        yield from in_memorandum(after.agreement, after.memorandum, "supplement")


def _altered(paper: str, before: attrs.AttrsInstance, after: attrs.AttrsInstance) -> Iterator[Problem]:
    """Yield what a paper says otherwise than the one whose place it takes."""
    for name in altered(before, after):
        message, expected = "says something else than before", "the same, completed and signed"
        where, got = f"supplement/{paper}/{name}", getattr(after, name, type(after).__name__)
        yield problem(paper, where, message, got=got, expected=expected)


def _undecided(units: Iterable[str], before: dict[str, Recognition]) -> Iterator[Problem]:
    for unit in units:
        if unit not in before:
            yield problem(
                "unit", "revise/units", "has not been decided on", got=unit, expected=", ".join(before)
            )


def _unchanged(units: Iterable[str], new: Sequence[Recognition]) -> Iterator[Problem]:
    if not new:
        expected = "another result, by another policy or from what has come in since"
        yield problem("unchanged", "revise", "comes to the same", got=", ".join(units), expected=expected)


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
        for name in (
            "decision",
            "institution",
            "points",
            "reasons",
            "evidence",
            "grade",
            "exempts",
            "outcomes",
        )
    )


def _name(decision: Recognition) -> str:
    """Return the digest that names a decision; one made without it is named by the digest of itself."""
    return decision.digest or digest(decision)
