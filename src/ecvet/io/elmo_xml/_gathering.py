"""What is to be written, as a document: transcripts by report, records of learners as transcripts."""

from collections.abc import Iterable, Iterator
from typing import TypeAlias

import attrs

from ecvet.errors import Problem, WriteError
from ecvet.io._writing import What, no_place
from ecvet.io.elmo_xml._document import ElmoDocument, ElmoNeeds
from ecvet.io.elmo_xml._nodes import name_of
from ecvet.io.elmo_xml._places import UNDETERMINED
from ecvet.model.agreements import PersonalTranscript
from ecvet.model.learners import LearnerRecord
from ecvet.model.units import QualificationReference
from ecvet.rules.findings import Finding
from ecvet.text import Text

#: What can be written.
Transcribed: TypeAlias = PersonalTranscript | LearnerRecord


@attrs.frozen
class Gathered:
    """A document, with the path of each of its transcripts in the value that it was made of.

    Args:
        document: The document.
        places: The paths, by report and transcript.
        losses: What was lost in making it.
    """

    document: ElmoDocument
    places: tuple[tuple[str, ...], ...]
    losses: tuple[Finding, ...] = ()


def gathered(value: ElmoDocument | Transcribed | Iterable[Transcribed], needs: ElmoNeeds) -> Gathered:
    """Return what is to be written as a document.

    Args:
        value: A document; or transcripts and records, of which those with one issuer and one day make one report.
        needs: Who issues a record, where it does not say.

    Raises:
        WriteError: `format.holds` where there is nothing to write, `elmo.learner` where it is about several learners,
            `elmo.issuer` where nobody says who issues a record.
    """
    if isinstance(value, ElmoDocument):
        return Gathered(value, _paths(value))
    alone = isinstance(value, PersonalTranscript | LearnerRecord)
    values = (value,) if isinstance(value, PersonalTranscript | LearnerRecord) else tuple(value)
    placed = [("" if alone else f"/{index}", one) for index, one in enumerate(values)]
    problems = [*_problems(placed, needs)]
    if problems:
        raise WriteError(problems)
    reports: dict[object, list[tuple[str, PersonalTranscript]]] = {}
    for place, one in placed:
        transcript = _transcript(one, needs) if isinstance(one, LearnerRecord) else one
        reports.setdefault((transcript.issued_by, transcript.issued), []).append((place, transcript))
    document = ElmoDocument(
        reports=tuple(tuple(transcript for _, transcript in report) for report in reports.values())
    )
    places = tuple(tuple(place for place, _ in report) for report in reports.values())
    lost = [loss for place, one in placed if isinstance(one, LearnerRecord) for loss in _lost(one, place)]
    return Gathered(document, places, tuple(lost))


def _paths(document: ElmoDocument) -> tuple[tuple[str, ...], ...]:
    return tuple(
        tuple(f"/reports/{index}/{number}" for number, _ in enumerate(report))
        for index, report in enumerate(document.reports)
    )


def _problems(placed: list[tuple[str, Transcribed]], needs: ElmoNeeds) -> Iterator[Problem]:
    if not placed:
        message, expected = "holds nothing to write", "a transcript or a record of a learner"
        yield Problem(rule="format.holds", message=message, expected=expected)
    for place, one in placed:
        if one.learner != placed[0][1].learner:
            message, expected = "is about another learner than the first", "one learner a document"
            path = f"{place}/learner"
            yield Problem(
                rule="elmo.learner", path=path, message=message, got=one.learner.id, expected=expected
            )
        if isinstance(one, LearnerRecord) and one.institution is None and needs.issuer is None:
            path, expected = f"{place}/institution", "the institution that issues the transcript"
            hint = "state it in the record, or `issuer` among the needs"
            yield Problem(rule="elmo.issuer", path=path, message="is missing", expected=expected, hint=hint)


def _transcript(record: LearnerRecord, needs: ElmoNeeds) -> PersonalTranscript:
    issuer = record.institution or needs.issuer
    if issuer is None:
        raise AssertionError("asked for before")
    code = record.qualification
    whole = None if code is None else QualificationReference(title=Text({UNDETERMINED: code}), code=code)
    return PersonalTranscript(
        id=name_of(1, 1),
        learner=record.learner,
        issued_by=issuer,
        credits=record.credits,
        qualification=whole,
    )


def _lost(record: LearnerRecord, place: str) -> Iterator[Finding]:
    for what, field in (
        (What.PATHWAY, "pathway"),
        (What.SPECIALISATION, "specialisations"),
        (What.AWARD_TITLE, "award_titles"),
        (What.UNASSESSED, "unassessed"),
    ):
        if getattr(record, field):
            yield no_place(what, f"{place}/{field}")
