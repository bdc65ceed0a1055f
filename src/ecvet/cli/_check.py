"""`ecvet check`: what is wrong with a qualification, an agreement, a memorandum, a transcript or a record."""

import argparse
from collections.abc import Iterator
from datetime import date

from ecvet.cli import _inputs, _rows
from ecvet.cli._layout import bullet, heading
from ecvet.cli._options import Options
from ecvet.i18n.labels import label
from ecvet.i18n.sentences import phrase, sentence
from ecvet.model.agreements import LearningAgreement, MemorandumOfUnderstanding, PersonalTranscript
from ecvet.model.qualifications import Qualification
from ecvet.model.transfers import CreditTransfer
from ecvet.model.units import Unit
from ecvet.rules import completeness, structure, transfer
from ecvet.rules.accumulation.accumulate import accumulate
from ecvet.rules.accumulation.progress import Verdict
from ecvet.rules.findings import Finding, Severity, finding, worst

_HEADINGS = {Severity.ERROR: "errors", Severity.WARNING: "warnings", Severity.INFO: "notes"}


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
        yield from transfer.findings(value)
        yield from completeness.check(value.agreement)
        if value.memorandum is not None:
            yield from completeness.check(value.memorandum)
    elif isinstance(value, Unit | MemorandumOfUnderstanding | LearningAgreement | PersonalTranscript):
        yield from completeness.check(value)


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
            yield heading(phrase(f"command.{key}", language, count=len(some)))
            for one in some:
                yield bullet(sentence(one, language))
                if one.where:
                    yield f"    {one.where}"
