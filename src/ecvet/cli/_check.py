"""`ecvet check`: what is wrong with a qualification, a unit, a paper of a transfer, a transfer, a scale of grades."""

import argparse
from collections.abc import Iterator
from datetime import date

from ecvet.cli import _inputs, _rows
from ecvet.cli._colours import Tone
from ecvet.cli._layout import bullet, heading
from ecvet.cli._options import Options
from ecvet.i18n.labels import label
from ecvet.i18n.sentences import phrase, sentence
from ecvet.rules.checking import Checkable, check
from ecvet.rules.findings import Finding, Severity, worst

_HEADINGS = {Severity.ERROR: "errors", Severity.WARNING: "warnings", Severity.INFO: "notes"}

_TONES = {Severity.ERROR: Tone.BAD, Severity.WARNING: Tone.OPEN, Severity.INFO: Tone.HEADING}


def run(given: argparse.Namespace, options: Options) -> int:
    """Check a file, and return the exit code."""
    reading = _inputs.document(given.file, options)
    values = _inputs.several(reading.value)
    found = tuple(one for value in values for one in _findings(value, options.as_of)) + reading.findings
    if options.json:
        print(_rows.document({"findings": _rows.findings(found, options.language)}))
    else:
        print("\n".join(_told(found, str(given.file), options.language)))
    return 1 if worst(found) is Severity.ERROR else 0


def _findings(value: object, as_of: date) -> tuple[Finding, ...]:
    return check(value, as_of=as_of) if isinstance(value, Checkable) else ()


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
