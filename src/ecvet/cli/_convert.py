"""`ecvet convert`: a document in another format, with what was lost on the way."""

import argparse
from collections.abc import Iterator

import attrs

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
        report: dict[str, _rows.Json] = {
            "losses": list[_rows.Json](lost),
            "findings": _rows.findings(reading.findings, options.language),
        }
        print(_rows.document(report))
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
    values = _inputs.several(value)
    records = [one for one in values if isinstance(one, LearnerRecord)]
    only = records[0] if len(records) == 1 else None
    if target is Format.NATIVE:
        return native.write(value if only is None else only, indent=2) + "\n", ()
    if only is not None:
        whole = [credit for credit in only.credits if not credit.partial]
        return table.write(whole, language=language), tuple(_lost(only, language))
    credits = [one for one in values if isinstance(one, Credit)]
    if len(credits) == len(values):
        return table.write(credits, language=language), table.losses(credits, language=language)
    got = f"{len(records)} records" if records else f"a {type(value).__name__}"
    expected = "credits, or one record of a learner"
    message = "cannot be written as a table of credits"
    raise WriteError(Problem(rule="format.holds", message=message, got=got, expected=expected))


def _lost(record: LearnerRecord, language: str) -> Iterator[str]:
    """Yield the paths of what a table cannot hold of a record: all but its credits, and what is partial of these."""
    for field in attrs.fields(LearnerRecord):
        if field.name != "credits" and getattr(record, field.name) != field.default:
            yield f"/{field.name}"
    for index, credit in enumerate(record.credits):
        losses = [""] if credit.partial else table.losses([credit], language=language)
        yield from (f"/credits/{index}{path.removeprefix('/0')}" for path in losses)


def _told(lost: tuple[str, ...], language: str) -> Iterator[str]:
    if not lost:
        yield label("command.no-losses", language)
        return
    yield heading(label("command.losses", language))
    yield from (bullet(path) for path in lost)
