"""What the command reads: qualifications, credits and records, from whatever format they come in."""

from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

import attrs

from ecvet.cli._options import Options
from ecvet.errors import EcvetError, Problem, ReadError
from ecvet.io import formats
from ecvet.io._reading import Reading, kinds
from ecvet.io._reading import held as in_document
from ecvet.io._source import content
from ecvet.io.formats import TableNeeds
from ecvet.io.native import NativeDocument
from ecvet.model.agreements import PersonalTranscript
from ecvet.model.assessments import Credit
from ecvet.model.learners import LearnerRecord
from ecvet.model.policies import RecognitionPolicy
from ecvet.model.qualifications import Pathway, Qualification
from ecvet.model.transfers import CreditTransfer
from ecvet.rules.findings import Finding

T = TypeVar("T")


@attrs.frozen
class Held:
    """What a learner brings to a question.

    Args:
        credits: The credits.
        record: The record that they stand in, where there is one.
        findings: How they were read.
    """

    credits: tuple[Credit, ...]
    record: LearnerRecord | None
    findings: tuple[Finding, ...]


@contextmanager
def about(path: Path) -> Generator[None]:
    """Let every error name the file that it is about."""
    try:
        yield
    except EcvetError as error:
        located = [
            attrs.evolve(p, path=f"{path}: {p.path}" if p.path and p.path != str(path) else str(path))
            for p in error.problems
        ]
        raise ReadError(located) from None


def document(
    path: Path, options: Options, *, strict: bool = True, tables: TableNeeds | None = None
) -> Reading[object]:
    """Return what a file holds.

    Args:
        path: The file.
        options: What the command was told.
        strict: Whether what its format does not allow is an error.
        tables: What a table of credits does not say of itself; where it is `None`, none is wanted.
    """
    with about(path):
        return formats.read(content(path), options.format, name=path.name, strict=strict, tables=tables)


def qualification(path: Path) -> Reading[Qualification]:
    """Return the qualification that a file holds.

    Raises:
        ReadError: `type.document` where it holds something else.
    """
    with about(path):
        found = formats.read(content(path), name=path.name)
        values = several(found.value)
        if len(values) != 1 or not isinstance(values[0], Qualification):
            raise ReadError(_wrong_kind(found.value, "a qualification"))
        return Reading(values[0], found.findings)


def transfer(path: Path, options: Options) -> CreditTransfer:
    """Return the transfer that a file holds.

    Raises:
        ReadError: `type.document` where it holds something else.
    """
    found = _only(document(path, options).value)
    with about(path):
        if not isinstance(found, CreditTransfer):
            raise ReadError(_wrong_kind(found, "a credit transfer"))
        return found


def policy(path: Path) -> RecognitionPolicy:
    """Return the policy that a file holds.

    Raises:
        ReadError: `type.document` where it holds something else.
    """
    with about(path):
        found = _only(formats.read(content(path), name=path.name).value)
        if not isinstance(found, RecognitionPolicy):
            raise ReadError(_wrong_kind(found, "a policy of recognition"))
        return found


def held(path: Path, target: Qualification, options: Options) -> Held:
    """Return the credits that a file holds, in whatever format.

    Args:
        path: The file.
        target: The qualification that they are for; a table has its points in the scheme of its pathway.
        options: What the command was told.
    """
    scheme = _route(target, options, None).scheme
    with about(path):
        reading = _holding_credits(path, options, scheme)
        value = _only(reading.value)
        records = _all(value, LearnerRecord)
        if records:
            record = _matching(records, target)
            return Held(record.credits, record, reading.findings)
        return Held(_credits(value), None, reading.findings)


def all_held(path: Path, options: Options, scheme: str | None) -> Held:
    """Return all credits that a file holds, of whatever qualification.

    Args:
        path: The file.
        options: What the command was told.
        scheme: The scheme of the points in a table.
    """
    with about(path):
        reading = _holding_credits(path, options, scheme)
        return Held(_credits(reading.value), None, reading.findings)


def _holding_credits(path: Path, options: Options, scheme: str | None) -> Reading[object]:
    tables = TableNeeds(language=options.language, scheme=scheme)
    return formats.read(content(path), options.format, name=path.name, tables=tables)


def _credits(value: object) -> tuple[Credit, ...]:
    """Return all credits in a document; one of credits may be empty, and so may a record or a transcript.

    Raises:
        ReadError: `type.document` where it holds something else.
    """
    holders: list[LearnerRecord | PersonalTranscript] = [
        *_all(value, LearnerRecord),
        *_all(value, PersonalTranscript),
    ]
    credits = (*_all(value, Credit), *(credit for holder in holders for credit in holder.credits))
    if several(value) and not credits and not holders:
        raise ReadError(_wrong_kind(value, "credits, a record of a learner, or a transcript"))
    return credits


def _all(value: object, kind: type[T]) -> tuple[T, ...]:
    return tuple(item for item in several(value) if isinstance(item, kind))


def _only(value: object) -> object:
    """Return the one value in a document that says more than the model holds; anything else as it is."""
    values = several(value)
    return values[0] if len(values) == 1 and isinstance(value, NativeDocument) else value


def several(value: object) -> tuple[object, ...]:
    """Return what a document holds as a tuple: it may hold one value or several."""
    return in_document(value)


def _matching(records: tuple[LearnerRecord, ...], target: Qualification) -> LearnerRecord:
    """Return the record of the learner on the way to this qualification, or the only one there is."""
    matching = [record for record in records if record.qualification == target.code] or list(records)
    if len(matching) > 1:
        codes = ", ".join(record.qualification or "none" for record in matching)
        message = "holds several records, none of them or several for this qualification"
        raise ReadError(Problem(rule="record.several", message=message, got=codes, expected=target.code))
    return matching[0]


def _route(target: Qualification, options: Options, record: LearnerRecord | None) -> Pathway:
    if options.pathway is None and record is not None and record.pathway in {p.code for p in target.pathways}:
        return target.pathway(record.pathway)
    return target.pathway(options.pathway)


def route(target: Qualification, options: Options, record: LearnerRecord | None) -> str:
    """Return the code of the pathway asked for, else that of the record, else of the first one."""
    return _route(target, options, record).code


def _wrong_kind(value: object, expected: str) -> Problem:
    got = kinds(several(value))
    return Problem(rule="type.document", message="is not what is wanted here", got=got, expected=expected)
