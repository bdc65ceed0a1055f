"""`ecvet convert`: a document in another format, with what was lost on the way."""

import argparse
import json
from collections.abc import Iterator

from ecvet.cli import _inputs, _rows
from ecvet.cli._files import save
from ecvet.cli._layout import bullet, heading
from ecvet.cli._options import Options
from ecvet.errors import Problem, WriteError
from ecvet.i18n.labels import label
from ecvet.i18n.sentences import phrase, sentence
from ecvet.io import native, table
from ecvet.io.formats import Format
from ecvet.model.assessments import Credit
from ecvet.model.learners import LearnerRecord

TARGETS = (Format.NATIVE, Format.CSV)


def run(given: argparse.Namespace, options: Options) -> int:
    """Convert a file, and return the exit code."""
    target = Format(given.to)
    reading = _inputs.document(given.file, options)
    with _inputs.about(given.file):
        text, lost = _written(reading.value, target, options.language)
    save(given.output, text)
    if options.json:
        report = {
            "losses": list[_rows.Json](lost),
            "findings": _rows.findings(reading.findings, options.language),
        }
        print(json.dumps(report, ensure_ascii=False, indent=2))
        return 0
    language = options.language
    print(
        phrase(
            "command.converted",
            language,
            source=str(given.file),
            target=str(given.output),
            format=target.value,
        )
    )
    print("\n".join(_told(lost, language)))
    if reading.findings:
        print(heading(label("command.findings", language)))
        print("\n".join(bullet(sentence(one, language)) for one in reading.findings))
    return 0


def _written(value: object, target: Format, language: str) -> tuple[str, tuple[str, ...]]:
    """Return the document and the paths of what it cannot hold."""
    if target is Format.NATIVE:
        single = value[0] if isinstance(value, tuple) and len(value) == 1 else value
        return native.write(single, indent=2) + "\n", ()
    credits, lost = _credits(value)
    return table.write(credits, language=language), (*lost, *table.losses(credits, language=language))


def _credits(value: object) -> tuple[tuple[Credit, ...], tuple[str, ...]]:
    records = value if isinstance(value, tuple) else (value,)
    if records and all(isinstance(record, Credit) for record in records):
        return tuple(record for record in records if isinstance(record, Credit)), ()
    if len(records) == 1 and isinstance(records[0], LearnerRecord):
        record = records[0]
        whole = tuple(credit for credit in record.credits if not credit.partial)
        partial = [f"/credits/{i}" for i, credit in enumerate(record.credits) if credit.partial]
        return whole, ("/learner", "/qualification", *partial)
    problem = Problem(
        rule="format.holds",
        message="cannot be written as a table of credits",
        got=f"a {type(records[0] if records else value).__name__}",
        expected="credits, or one record of a learner",
    )
    raise WriteError(problem)


def _told(lost: tuple[str, ...], language: str) -> Iterator[str]:
    if not lost:
        yield label("command.no-losses", language)
        return
    yield heading(label("command.losses", language))
    yield from (bullet(path) for path in lost)
