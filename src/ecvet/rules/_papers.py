"""What the papers of a credit transfer have to agree on: memorandum, agreement, assessments, transcript."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

import attrs

from ecvet.errors import Problem, shown
from ecvet.model.agreements import LearningAgreement, MemorandumOfUnderstanding, PersonalTranscript
from ecvet.model.assessments import Assessment, Credit
from ecvet.model.outcomes import LearningOutcome
from ecvet.model.qualifications import Qualification
from ecvet.model.requests import Agreement, RecognitionRequest
from ecvet.model.transfers import CreditTransfer, Event
from ecvet.rules._coverage import required_outcomes, targets
from ecvet.rules._guards import first_day, in_time, problem


def in_agreement(agreement: Agreement, verb: str) -> Iterator[Problem]:
    """Yield what makes an agreement or a request impossible to carry out.

    Args:
        agreement: The agreement or request.
        verb: The step.
    """
    path = f"{verb}/agreement"
    if isinstance(agreement, LearningAgreement) and agreement.home.id == agreement.host.id:
        message = "is the home institution as well"
        yield problem(
            "parties", f"{path}/host", message, got=agreement.host.id, expected="another institution"
        )
    given = {one.given for one in agreement.correspondences}
    outcomes = (outcome for agreed in agreement.units for outcome in agreed.outcomes)
    yield from _ambiguous(f"{path}/correspondences", given, outcomes)
    at_home = {agreed.counts_for for agreed in agreement.units}
    for index, agreed in enumerate(agreement.units):
        if agreed.counts_for is None and agreed.unit in at_home:
            message = "is the code of a unit at home as well"
            where, expected = f"{path}/units/{index}/unit", "a code of its own"
            yield problem("ambiguous", where, message, got=agreed.unit, expected=expected)


def in_memorandum(
    agreement: Agreement, memorandum: MemorandumOfUnderstanding, verb: str
) -> Iterator[Problem]:
    """Yield why a memorandum is not the framework of an agreement.

    Args:
        agreement: The agreement or request.
        memorandum: The memorandum.
        verb: The step.
    """
    path = f"{verb}/memorandum"
    if isinstance(agreement, RecognitionRequest):
        message, expected = "does not apply to a request without a mobility", "none"
        yield problem("memorandum", path, message, got=memorandum.id, expected=expected)
        return
    if memorandum.id != agreement.memorandum:
        expected = shown(agreement.memorandum)
        message = "is not the one that the agreement names"
        yield problem("memorandum", f"{path}/id", message, got=memorandum.id, expected=expected)
    members = [institution.id for institution in (*memorandum.partners, *memorandum.others)]
    for institution in (agreement.home, agreement.host):
        if institution.id not in members:
            message, expected = "lacks an institution of the agreement", shown(institution.id)
            yield problem("memorandum", f"{path}/partners", message, got=members, expected=expected)
    for day in (agreement.period.first_day, agreement.period.last_day):
        if day is not None and memorandum.validity is not None and not memorandum.validity.holds(day):
            message, expected = "does not hold throughout the mobility", f"a period that holds {day}"
            yield problem("date", f"{path}/validity", message, got=memorandum.validity, expected=expected)


def in_assessments(
    transfer: CreditTransfer, added: Mapping[str, Assessment], event: Event, path: str
) -> Iterator[Problem]:
    """Yield why assessments cannot serve as evidence in a transfer.

    Args:
        transfer: The transfer before the step.
        added: The assessments, each by its path.
        event: The step.
        path: The path of all of them.
    """
    if not added:
        yield problem("evidence", path, "are none", got=(), expected="at least one assessment")
    begun = mobility_begun(transfer.agreement)
    yield from as_evidence(added, event.actor, begun, (one.id for one in transfer.assessments))
    for one in added.values():
        yield from in_time(f"{path.split('/')[0]}/on", event.on, one.on)


def mobility_begun(agreement: Agreement) -> date | None:
    """Return the first day of a mobility; without one, what was learnt before may have been assessed before."""
    return first_day(agreement) if isinstance(agreement, LearningAgreement) else None


def as_evidence(
    assessments: Mapping[str, Assessment], host: str, begun: date | None, ids: Iterable[str | None] = ()
) -> Iterator[Problem]:
    """Yield why assessments are no evidence: without unit or id of their own, by another institution, too early.

    Args:
        assessments: The assessments, each by its path.
        host: The id of the institution that assesses.
        begun: The first day of the mobility, where it is one.
        ids: The ids that are taken.
    """
    taken = set(ids)
    for where, one in assessments.items():
        if one.id is None or one.id in taken:
            message, expected = "names no evidence of its own", "an id that is not taken"
            yield problem("evidence", f"{where}/id", message, got=one.id, expected=expected)
        if one.unit is None:
            expected = "the code of the unit assessed"
            yield problem("evidence", f"{where}/unit", "is missing", got=None, expected=expected)
        if one.institution not in (None, host):
            message, expected = "does not answer for this step", shown(host)
            yield problem("evidence", f"{where}/institution", message, got=one.institution, expected=expected)
        yield from in_time(f"{where}/on", one.on, begun)
        taken.add(one.id)


def in_transcript(
    transfer: CreditTransfer,
    transcript: PersonalTranscript,
    assessments: tuple[Assessment, ...],
    event: Event,
) -> Iterator[Problem]:
    """Yield why a transcript does not record the credit of a transfer.

    Args:
        transfer: The transfer before the step.
        transcript: The transcript.
        assessments: The assessments of the transfer, with those that the transcript brings.
        event: The step.
    """
    path = "record/transcript"
    yield from of_the_agreement(transfer.agreement, transcript, path)
    yield from in_time(f"{path}/issued", transcript.issued, *(one.on for one in assessments))
    yield from in_time("record/on", event.on, transcript.issued)
    yield from backed(transcript, assessments, path)


def of_the_agreement(agreement: Agreement, transcript: PersonalTranscript, path: str) -> Iterator[Problem]:
    """Yield in what a transcript is of another learner, institution or agreement.

    Args:
        agreement: The agreement or request.
        transcript: The transcript.
        path: Its path.
    """
    for field, got, expected in (
        ("learner", transcript.learner.id, agreement.learner.id),
        ("issued_by", transcript.issued_by.id, agreement.host.id),
        ("agreement", transcript.agreement or agreement.id, agreement.id),
    ):
        if got != expected:
            message = "is not that of the agreement"
            yield problem("transcript", f"{path}/{field}", message, got=got, expected=shown(expected))


def backed(
    transcript: PersonalTranscript, assessments: tuple[Assessment, ...], path: str
) -> Iterator[Problem]:
    """Yield the credits of a transcript without an assessment behind them, and those for a unit that has one already.

    Args:
        transcript: The transcript.
        assessments: The assessments of the transfer.
        path: The path of the transcript.
    """
    units: set[str] = set()
    for index, credit in enumerate(transcript.credits):
        if credit.unit in units:
            message, expected = "has credit already in this transcript", "each unit once"
            where = f"{path}/credits/{index}/unit"
            yield problem("ambiguous", where, message, got=credit.unit, expected=expected)
        units.add(credit.unit)
        if not _is_backed(credit, assessments):
            message = "has no positive assessment behind it: no assessment, no credit"
            where, expected = f"{path}/credits/{index}", "credit for what was assessed in this transfer"
            yield problem("evidence", where, message, got=credit.unit, expected=expected)


def in_qualification(agreement: Agreement, qualification: Qualification, verb: str) -> Iterator[Problem]:
    """Yield why credit that was agreed on cannot be compared with a qualification.

    Args:
        agreement: The agreement.
        qualification: The qualification.
        verb: The step.
    """
    code = agreement.qualification.code
    if code is not None and code != qualification.code:
        message = "is not the one that the agreement names"
        where = f"{verb}/qualification/code"
        yield problem("qualification", where, message, got=qualification.code, expected=shown(code))
    required: list[LearningOutcome] = []
    for index, agreed in enumerate(agreement.units):
        unit = None if agreed.counts_for is None else qualification.unit(agreed.counts_for)
        if unit is not None:
            required += required_outcomes(unit)
        elif agreed.counts_for is not None:
            message, expected = "is no unit that the qualification describes", "the code of a unit at home"
            where = f"{verb}/agreement/units/{index}/counts_for"
            yield problem("unit", where, message, got=agreed.counts_for, expected=expected)
    named = {one.required for one in agreement.correspondences}
    yield from _ambiguous(f"{verb}/agreement/correspondences", named, required)


def in_validations(transfer: CreditTransfer) -> Iterator[Problem]:
    """Yield the validations of what was never agreed on."""
    agreed = targets(transfer.agreement)
    for index, validation in enumerate(transfer.validations):
        if validation.unit not in agreed:
            message, expected = "was not agreed on", ", ".join(agreed)
            where = f"recognise/validations/{index}/unit"
            yield problem("unit", where, message, got=validation.unit, expected=expected)


def _ambiguous(path: str, named: Iterable[str], outcomes: Iterable[LearningOutcome]) -> Iterator[Problem]:
    """Yield the outcome ids that correspondences name and that different outcomes bear."""
    bearers = Counter(outcome.id for outcome in dict.fromkeys(outcomes))
    for code in sorted(named):
        if bearers[code] > 1:
            message, expected = "is the id of different outcomes", "an id for each outcome"
            yield problem("ambiguous", path, message, got=code, expected=expected)


def _is_backed(credit: Credit, assessments: tuple[Assessment, ...]) -> bool:
    """Whether there is a positive assessment for a credit, and none that the transfer does not know."""
    positive = any(one.unit == credit.unit and one.attained for one in assessments)
    return positive and all(one in assessments for one in assessments_of(credit))


def assessments_of(credit: Credit) -> tuple[Assessment, ...]:
    """Return the assessments that a credit holds; those that do not name their unit are of its unit."""
    return tuple(one if one.unit else attrs.evolve(one, unit=credit.unit) for one in credit.assessments)
