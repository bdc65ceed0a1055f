"""Whether a value is complete and coherent: all that can be said of a qualification, a paper, a transfer or a scale."""

from collections.abc import Iterator
from datetime import date
from typing import TypeAlias

import attrs

from ecvet.model.agreements import LearningAgreement, MemorandumOfUnderstanding
from ecvet.model.conversion import GradeTable
from ecvet.model.grades import GradeScale
from ecvet.model.qualifications import Qualification
from ecvet.model.requests import RecognitionRequest
from ecvet.model.transfers import CreditTransfer
from ecvet.rules import completeness, structure
from ecvet.rules._contradictions import check_transfer
from ecvet.rules.accumulation.accumulate import accumulate
from ecvet.rules.accumulation.progress import Verdict
from ecvet.rules.assessment import check_assessments
from ecvet.rules.findings import Finding, Severity, finding, worst
from ecvet.rules.scales import check_scale, check_table

#: What can be checked: a qualification, a paper of credit transfer, a transfer, a scale of grades or a table of them.
Checkable: TypeAlias = Qualification | CreditTransfer | completeness.Checkable | GradeScale | GradeTable


def check(value: Checkable, *, as_of: date) -> tuple[Finding, ...]:
    """Return what is missing from a value, contradicts itself or can never be fulfilled; nothing where all is well.

    Args:
        value: A qualification, a unit, a memorandum, an agreement, a request, a transcript, a micro-credential, a
            transfer with all its papers, a scale of grades, or a table that converts grades.
        as_of: The day of the question: what is in force, and who has to have signed by then.

    Examples:
        >>> from ecvet.model.units import Unit
        >>> from ecvet.text import Text
        >>> brakes = Unit(code="brakes", title=Text({"en": "Brakes"}))
        >>> found = check(brakes, as_of=date(2026, 11, 22))
        >>> sorted({dict(one.params)["element"] for one in found})[:2]
        ['assessment-criteria', 'assessment-procedures']
    """
    return tuple(_findings(value, as_of))


def _findings(value: Checkable, as_of: date) -> Iterator[Finding]:
    match value:
        case Qualification():
            yield from _qualification(value, as_of)
        case CreditTransfer():
            yield from _transfer(value, as_of)
        case GradeScale():
            yield from check_scale(value)
        case GradeTable():
            yield from check_table(value)
        case _:
            yield from completeness.check(value)
            yield from _by_day(value, as_of)


def _qualification(value: Qualification, as_of: date) -> Iterator[Finding]:
    found = structure.check(value)
    yield from found
    if worst(found) is not Severity.ERROR:
        yield from _unsatisfiable(value, as_of)


def _transfer(value: CreditTransfer, as_of: date) -> Iterator[Finding]:
    """Check the papers of a transfer, each where it stands, against each other, and its assessments."""
    agreement, memorandum = value.agreement, value.memorandum
    if isinstance(agreement, LearningAgreement):
        yield from _under("/agreement", completeness.check_agreement(agreement, memorandum))
    else:
        yield from _under("/agreement", completeness.check_request(agreement))
    yield from _under("/agreement", _by_day(agreement, as_of))
    if memorandum is not None:
        yield from _under("/memorandum", completeness.check_memorandum(memorandum))
        yield from _under("/memorandum", _by_day(memorandum, as_of))
    yield from check_transfer(value)
    yield from check_assessments(value)
    if value.transcript is not None:
        yield from _under("/transcript", completeness.check_transcript(value.transcript))


def _by_day(value: object, as_of: date) -> tuple[Finding, ...]:
    if isinstance(value, LearningAgreement | RecognitionRequest | MemorandumOfUnderstanding):
        return completeness.check_by_day(value, as_of=as_of)
    return ()


def _under(path: str, found: tuple[Finding, ...]) -> Iterator[Finding]:
    return (attrs.evolve(one, where=f"{path}{one.where}") for one in found)


def _unsatisfiable(qualification: Qualification, as_of: date) -> Iterator[Finding]:
    """Name each pathway that nobody can complete, whatever units they earn: worked out by the search itself."""
    for pathway in qualification.pathways:
        found = accumulate(qualification, (), as_of=as_of, pathway=pathway.code)
        if found.missing is None and found.verdict is not Verdict.NOT_DECIDED:
            yield finding("unsatisfiable", f"/pathways/{pathway.code}", pathway=pathway.code)
