"""What ELMO cannot say of a transcript: no outcomes, no assessments, nothing of an agreement."""

from collections.abc import Iterable, Iterator

import attrs

from ecvet.io._writing import What, coarser, no_place, not_in_list
from ecvet.io.elmo_xml import _names as n
from ecvet.io.elmo_xml._building import grade_of, names_of, standing
from ecvet.io.elmo_xml._document import ElmoDocument, ElmoNeeds
from ecvet.io.elmo_xml._exclusion import exclusive
from ecvet.io.elmo_xml._nodes import SCHEMES, name_of
from ecvet.io.elmo_xml._reading import joined
from ecvet.model.agreements import PersonalTranscript
from ecvet.model.assessments import Assessment, Credit
from ecvet.model.institutions import Institution
from ecvet.model.learners import Learner
from ecvet.model.units import QualificationReference, Unit
from ecvet.rules.findings import Finding

_TRANSCRIPT = (
    (What.AGREEMENT, "agreement"),
    (What.PERIOD, "period"),
    (What.REMARKS, "remarks"),
    (What.INSTITUTION, "home"),
    (What.SIGNATURE, "signatures"),
)
_QUALIFICATION = ((What.POINTS, "points"), (What.POINTS, "unit_points"), (What.COUNTRY, "country"))
_LEARNER = ((What.LANGUAGE, "languages"), (What.LEARNER, "telephone"), (What.LEARNER, "email"))
_ISSUER = ((What.CONTACT, "email"), (What.CONTACT, "telephone"), (What.CONTACT, "contact"))
_CREDIT = (
    (What.ORIGIN, "origin"),
    (What.ENTRY, "entry"),
    (What.QUALIFICATION, "qualification"),
    (What.OUTCOME, "outcomes"),
    (What.PRIOR_LEARNING, "recognised_from"),
    (What.OUTCOME, "outcomes"),
)
_UNIT = (
    (What.QUALIFICATION, "qualifications"),
    (What.OUTCOME, "outcomes"),
    (What.PROCEDURE, "procedures"),
    (What.CRITERION, "criteria"),
    (What.VALIDITY, "validity"),
    (What.PARTS, "parts"),
    (What.REPLACED, "supersedes"),
)


def losses(
    document: ElmoDocument, needs: ElmoNeeds, places: tuple[tuple[str, ...], ...]
) -> Iterator[Finding]:
    """Yield what a document does not say, or not as exactly as the model.

    Args:
        document: What is written.
        needs: What it is written with.
        places: The paths of its transcripts, by report.
    """
    yield from _learner(document.reports[0][0].learner, document, needs, f"{places[0][0]}/learner")
    for index, report in enumerate(document.reports):
        yield from _issuer(report[0].issued_by, f"{places[index][0]}/issued_by")
        for number, transcript in enumerate(report):
            place = places[index][number]
            if transcript.id != name_of(index + 1, number + 1):
                yield no_place(What.DOCUMENT_ID, f"{place}/id")
            yield from _transcript(transcript, place)


def _fields(value: object, table: Iterable[tuple[What, str]], place: str) -> Iterator[Finding]:
    """Yield the loss of each field of a value that says something."""
    for what, field in table:
        if getattr(value, field) not in (None, ()):
            yield no_place(what, f"{place}/{field}")


def _learner(learner: Learner, document: ElmoDocument, needs: ElmoNeeds, place: str) -> Iterator[Finding]:
    yield from _fields(learner, _LEARNER, place)
    written = joined(*names_of(document, needs)) or ""
    if learner.name is not None and written != learner.name:
        yield coarser(What.LEARNER, f"{place}/name", written)


def _issuer(issuer: Institution, place: str) -> Iterator[Finding]:
    yield from _fields(issuer, _ISSUER, place)
    if issuer.country is not None and issuer.country not in n.COUNTRIES:
        yield not_in_list(What.COUNTRY, f"{place}/country", issuer.country)


def _transcript(transcript: PersonalTranscript, place: str) -> Iterator[Finding]:
    yield from _fields(transcript, _TRANSCRIPT, place)
    if transcript.qualification is not None:
        yield from _qualification(transcript.qualification, f"{place}/qualification")
    for index, credit in enumerate(transcript.credits):
        yield from _credit(credit, exclusive(credit), f"{place}/credits/{index}")
    held = {code: list(credits) for code, credits in _by_unit(transcript.credits).items()}
    for index, unit in enumerate(transcript.units):
        path = f"{place}/units/{index}"
        if unit.code in held or unit.code in transcript.not_attained:
            yield from _unit(unit, held.get(unit.code, []), path)
        else:
            yield no_place(What.UNIT, path)


def _qualification(whole: QualificationReference, place: str) -> Iterator[Finding]:
    yield from _fields(whole, _QUALIFICATION, place)


def _by_unit(credits: Iterable[Credit]) -> dict[str, list[Credit]]:
    found: dict[str, list[Credit]] = {}
    waiting = list(credits)
    while waiting:
        credit = waiting.pop(0)
        found.setdefault(credit.unit, []).append(credit)
        waiting += credit.parts
    return found


def _unit(unit: Unit, credits: list[Credit], place: str) -> Iterator[Finding]:
    yield from _fields(unit, _UNIT, place)
    if credits and all(credit.title not in (None, unit.title) for credit in credits):
        yield no_place(What.TITLE, f"{place}/title")
    if unit.level is not None and all(credit.level not in (None, unit.level) for credit in credits):
        yield no_place(What.LEVEL, f"{place}/level")


def _credit(credit: Credit, written: Credit, place: str) -> Iterator[Finding]:
    yield from _fields(credit, _CREDIT, place)
    if credit.points is not None and written.points is None:
        yield no_place(What.POINTS, f"{place}/points")
    elif credit.points is not None and credit.points.scheme not in SCHEMES:
        scheme = credit.points.scheme.lower()
        if scheme in SCHEMES:
            yield coarser(What.POINTS_SCHEME, f"{place}/points/scheme", scheme)
    if credit.partial and not credit.parts:
        yield coarser(What.PARTIAL, f"{place}/partial", n.IN_PROGRESS)
    for index, assessment in enumerate(credit.assessments):
        if not _is_told(assessment, credit):
            yield no_place(What.ASSESSMENT, f"{place}/assessments/{index}")
    for index, (part, told) in enumerate(zip(credit.parts, written.parts, strict=True)):
        yield from _credit(part, told, f"{place}/parts/{index}")


def _is_told(assessment: Assessment, credit: Credit) -> bool:
    """Whether the day and the grade of a credit tell all that its assessment does."""
    found = standing(credit)
    awarded = credit.awarded or (None if found is None else found.on)
    bare = Assessment(attained=True, on=assessment.on, grade=assessment.grade)
    return (
        assessment is found
        and attrs.evolve(assessment, unit=None) == bare
        and assessment.unit in (None, credit.unit)
        and assessment.on in (None, awarded)
        and assessment.grade in (None, grade_of(credit))
    )
