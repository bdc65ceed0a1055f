"""Credits, records and transcripts as tables, with what a table has no room for, each as a finding."""

from collections.abc import Iterator

import attrs

from ecvet.errors import Problem, WriteError
from ecvet.io import table
from ecvet.io._reading import kinds
from ecvet.io._writing import ONE_BY_ONE, What, Written, coarser, no_place
from ecvet.model.agreements import PersonalTranscript
from ecvet.model.assessments import Credit
from ecvet.model.learners import LearnerRecord
from ecvet.rules.findings import Finding

_WHAT = {
    "agreement": What.AGREEMENT,
    "assessments": What.ASSESSMENT,
    "award_titles": What.AWARD_TITLE,
    "grade": What.GRADE_SCALE,
    "home": What.INSTITUTION,
    "id": What.CREDIT_ID,
    "institution": What.INSTITUTION,
    "issued_by": What.INSTITUTION,
    "learner": What.LEARNER,
    "not_attained": What.NOT_ATTAINED,
    "outcomes": What.OUTCOME,
    "partial": What.PARTIAL,
    "parts": What.PARTS,
    "pathway": What.PATHWAY,
    "period": What.PERIOD,
    "qualification": What.QUALIFICATION,
    "recognised_from": What.PRIOR_LEARNING,
    "remarks": What.REMARKS,
    "signatures": What.SIGNATURE,
    "specialisations": What.SPECIALISATION,
    "title": What.TITLE,
    "unassessed": What.UNASSESSED,
    "units": What.UNIT,
}


def as_table(values: tuple[object, ...], language: str) -> Written:
    """Return credits, or those of one record or transcript, as a table.

    Args:
        values: The credits, or one record or transcript of a learner.
        language: The language of the titles.

    Raises:
        WriteError: `format.holds` for anything else, and what `ecvet.io.table.write` refuses.
    """
    credits = [one for one in values if isinstance(one, Credit)]
    if len(credits) == len(values):
        lost = (
            loss for index, credit in enumerate(credits) for loss in _of_credit(credit, f"/{index}", language)
        )
        return Written(table.write(credits, language=language).encode(), tuple(lost))
    records = [one for one in values if isinstance(one, LearnerRecord | PersonalTranscript)]
    if len(records) == len(values) == 1:
        whole = [credit for credit in records[0].credits if not credit.partial]
        return Written(table.write(whole, language=language).encode(), tuple(_lost(records[0], language)))
    got = f"{len(records)} records" if records else kinds(values)
    expected = "credits, or one record or transcript of a learner"
    message = "cannot be written as a table of credits"
    hint = ONE_BY_ONE if records else ""
    raise WriteError(Problem(rule="format.holds", message=message, got=got, expected=expected, hint=hint))


def _of_credit(credit: Credit, place: str, language: str) -> Iterator[Finding]:
    """Yield what a table cannot hold of a credit, which has its place in what is written."""
    called = None if credit.title is None else credit.title.pick(language)
    for path in table.losses([credit], language=language):
        field, where = path.split("/")[2], f"{place}{path.removeprefix('/0')}"
        if called is not None and path == f"/0/title/{called.language}":
            # It is written all the same, as there is none in the language wanted.
            yield coarser(What.LANGUAGE, where, called.text)
        else:
            yield no_place(_WHAT.get(field, What.BEYOND), where)


def _lost(record: LearnerRecord | PersonalTranscript, language: str) -> Iterator[Finding]:
    """Yield what a table cannot hold of a record: all but its credits, and what is partial of these."""
    for field in attrs.fields(type(record)):
        if field.name != "credits" and getattr(record, field.name) != field.default:
            what = What.DOCUMENT_ID if field.name == "id" else _WHAT.get(field.name, What.BEYOND)
            yield no_place(what, f"/{field.name}")
    for index, credit in enumerate(record.credits):
        if credit.partial:
            yield no_place(What.PARTIAL, f"/credits/{index}")
            continue
        yield from _of_credit(credit, f"/credits/{index}", language)
