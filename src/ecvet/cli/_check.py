"""`ecvet check`: what is wrong with a qualification, a unit, a paper of a transfer, a transfer, a scale of grades."""

import argparse
from collections.abc import Iterator
from datetime import date

import attrs

from ecvet.cli import _inputs, _rows
from ecvet.cli._colours import Tone
from ecvet.cli._layout import bullet, heading
from ecvet.cli._options import Options
from ecvet.i18n.labels import label
from ecvet.i18n.sentences import phrase, sentence
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

_HEADINGS = {Severity.ERROR: "errors", Severity.WARNING: "warnings", Severity.INFO: "notes"}

_TONES = {Severity.ERROR: Tone.BAD, Severity.WARNING: Tone.OPEN, Severity.INFO: Tone.HEADING}


def run(given: argparse.Namespace, options: Options) -> int:
    """Check a file, and return the exit code."""
    reading = _inputs.document(given.file, options)
    values = _inputs.several(reading.value)
    found = tuple(one for value in values for one in check(value, options.as_of)) + reading.findings
    if options.json:
        print(_rows.document({"findings": _rows.findings(found, options.language)}))
    else:
        print("\n".join(_told(found, str(given.file), options.language)))
    return 1 if worst(found) is Severity.ERROR else 0


def check(value: object, as_of: date) -> Iterator[Finding]:
    """Yield the findings on a value of the model.

    Args:
        value: The value.
        as_of: The day of the question.
    """
    if isinstance(value, Qualification):
        found = structure.check(value)
        yield from found
        if worst(found) is not Severity.ERROR:
            yield from _unsatisfiable(value, as_of)
    elif isinstance(value, CreditTransfer):
        yield from _transfer(value, as_of)
    elif isinstance(value, completeness.Checkable):
        yield from completeness.check(value)
        yield from _by_day(value, as_of)
    elif isinstance(value, GradeScale):
        yield from check_scale(value)
    elif isinstance(value, GradeTable):
        yield from check_table(value)


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


def _told(found: tuple[Finding, ...], subject: str, language: str) -> Iterator[str]:
    yield phrase("command.check", language, subject=subject)
    if not found:
        yield label("command.no-findings", language)
    for severity, key in _HEADINGS.items():
        some = [one for one in found if one.severity is severity]
        if some:
            yield heading(phrase(f"command.{key}", language, count=len(some)), _TONES[severity])
            for one in some:
                yield bullet(sentence(one, language))
                if one.where:
                    yield f"    {one.where}"
