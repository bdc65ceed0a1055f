"""A transcript to the objects of a credential, from the model alone."""

from collections import Counter
from collections.abc import Iterator, Mapping

import attrs

from ecvet.io._eu_codes import language_address
from ecvet.io.edc_jsonld import _terms as t
from ecvet.io.edc_jsonld._addresses import credential_address, made
from ecvet.io.edc_jsonld._agents import (
    agent,
    at_midnight,
    country,
    identified,
    organisation,
    person,
    plain,
    texts,
)
from ecvet.io.edc_jsonld._concepts import BASE64, GENERIC, MANDATE, PNG, SCHEMA, concept, own
from ecvet.io.edc_jsonld._document import EdcNeeds, Seal
from ecvet.io.edc_jsonld._json import Object, one_or_more, without_nothing
from ecvet.io.edc_jsonld._noted import Noted, coded, worded
from ecvet.io.edc_jsonld._specifying import Specified, credit_point, notes, specification
from ecvet.io.json_text import Json
from ecvet.model.agreements import PersonalTranscript
from ecvet.model.assessments import Assessment, Credit, OutcomeResult
from ecvet.model.grades import Grade
from ecvet.model.origins import Setting
from ecvet.model.units import Unit
from ecvet.text import Text

# The format demands a picture of the credential, which the European service replaces by its own: one white dot.
_PICTURE = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR42mP4DwABAQEAHLCMmQAAAABJRU5ErkJggg=="
_TITLE = Text(
    {
        "en": "Personal transcript",
        "fi": "Henkilökohtainen opintosuoritusote",
        "sv": "Personligt studieutdrag",
    }
)


@attrs.frozen
class _Work:
    """What the parts of a credential need to know of the whole.

    Args:
        transcript: The transcript.
        needs: What is used beyond the model.
        body: Who awards.
        units: The units that are described, by code.
        outcomes: Their learning outcomes, by id.
    """

    transcript: PersonalTranscript
    needs: EdcNeeds
    body: Object
    units: Mapping[str, Unit]
    outcomes: Mapping[str, Text]


def build(transcript: PersonalTranscript, needs: EdcNeeds) -> Object:
    """Return the credential that says what a transcript says.

    Args:
        transcript: The transcript.
        needs: What is used beyond the model.
    """
    issuer = organisation(transcript.issued_by, needs.country)
    units = described(transcript)
    outcomes = {outcome.id: outcome.text for unit in transcript.units for outcome in unit.outcomes}
    work = _Work(transcript, needs, issuer, units, outcomes)
    claims = [_achievement(credit, work, *key) for key, credit in keyed(transcript.credits)]
    subject: Object = {**person(transcript.learner), t.HAS_CLAIM: one_or_more([*claims])}
    return without_nothing(
        {
            t.CONTEXT: [*t.CONTEXTS],
            t.ID: credential_address(transcript.id),
            t.TYPE: ["VerifiableCredential", "EuropeanDigitalCredential"],
            t.CREDENTIAL_PROFILES: concept(GENERIC),
            t.CREDENTIAL_SCHEMA: {t.ID: SCHEMA, t.TYPE: "ShaclValidator2017"},
            t.VALID_FROM: at_midnight(transcript.issued),
            t.ISSUER: {**issuer},
            t.DISPLAY: _display(transcript, needs),
            t.CREDENTIAL_SUBJECT: without_nothing(subject),
        }
    )


def sealed(credential: Object, seal: Seal) -> Object:
    """Return a credential with what sealing adds beside the signature."""
    instant = seal.issued.isoformat()
    issuer = credential.get(t.ISSUER)
    identifier: Object = {
        t.ID: made("legalIdentifier", "seal"),
        t.TYPE: "LegalIdentifier",
        t.NOTATION: seal.identifier,
        t.SPATIAL: country(seal.country),
    }
    evidence: Object = {
        t.ID: made("evidence", "seal"),
        t.TYPE: "Evidence",
        t.DC_TYPE: concept(MANDATE),
        t.EVIDENCE_STATEMENT: seal.statement,
    }
    complete: Object = {
        **credential,
        t.ISSUED: instant,
        t.ISSUANCE: instant,
        t.EVIDENCE: None if seal.statement is None else evidence,
        t.ISSUER: {**issuer, t.EIDAS: identifier} if isinstance(issuer, dict) else issuer,
    }
    return without_nothing(complete)


def _display(transcript: PersonalTranscript, needs: EdcNeeds) -> Object:
    language = concept(str(language_address(needs.language)), needs.language)
    picture: Object = {
        t.ID: made("mediaObject", "1"),
        t.TYPE: t.MEDIA_OBJECT,
        t.CONTENT: _PICTURE,
        t.CONTENT_ENCODING: concept(BASE64),
        t.CONTENT_TYPE: concept(PNG),
    }
    page: Object = {t.ID: made("displayDetail", "1"), t.TYPE: "DisplayDetail", "image": picture, "page": 1}
    shown: Object = {
        t.ID: made("individualDisplay", "1"),
        t.TYPE: "IndividualDisplay",
        t.LANGUAGE: {**language},
        "displayDetail": page,
    }
    return without_nothing(
        {
            t.ID: made("displayParameter", "1"),
            t.TYPE: "DisplayParameter",
            t.TITLE: texts(needs.title or _TITLE),
            t.DESCRIPTION: texts(transcript.remarks),
            t.LANGUAGE: {**language},
            t.PRIMARY_LANGUAGE: {**language},
            "individualDisplay": shown,
        }
    )


def keyed(credits: tuple[Credit, ...], *owner: str) -> Iterator[tuple[tuple[str, ...], Credit]]:
    """Yield credits with the codes that their ids are made of: for the second of a unit, a number too."""
    met: Counter[str] = Counter()
    for credit in credits:
        code = credit.unit if credit.id is None else credit.id
        met[code] += 1
        yield (*owner, code, *([str(met[code])] if met[code] > 1 else [])), credit


def described(transcript: PersonalTranscript) -> dict[str, Unit]:
    """Return the units that a transcript describes, by code: of two with one code, the first."""
    return {unit.code: unit for unit in reversed(transcript.units)}


def title_of(credit: Credit, units: Mapping[str, Unit]) -> Text | None:
    """Return what a credit is called: by itself, else as its unit is."""
    unit = units.get(credit.unit)
    return credit.title or (None if unit is None else unit.title)


def level_of(credit: Credit, unit: Unit | None) -> int | None:
    """Return the level that is written for a credit: that of the unit, where the two differ."""
    return credit.level if unit is None or unit.level is None else unit.level


def setting_of_all(credit: Credit) -> Setting | None:
    """Return in which setting a credit was learnt, where all its assessments agree."""
    found = {assessment.setting for assessment in credit.assessments}
    return found.pop() if len(found) == 1 else None


def standing(credit: Credit) -> Grade | None:
    """Return the grade that stands by the assessments alone: that of the last positive one."""
    return next((one.grade for one in reversed(credit.assessments) if one.attained), None)


def noted(credit: Credit) -> Iterator[Noted]:
    """Yield what is said of a credit in notes."""
    if credit.partial:
        yield coded("partial", "partial")
    if credit.origin is not None:
        yield coded("origin", credit.origin.value)
    if credit.recognised_from is not None:
        yield worded("prior-learning", credit.recognised_from.explanation)


def noted_of(assessment: Assessment) -> Iterator[Noted]:
    """Yield what is said of an assessment in notes."""
    if assessment.place is not None:
        yield worded("place", assessment.place)
    if assessment.adapted is not None:
        yield coded("adapted", "yes" if assessment.adapted else "no")
    for kind in dict.fromkeys(assessment.evidence):
        yield coded("evidence", kind.value)


def _achievement(credit: Credit, work: _Work, *key: str) -> Object:
    unit, points = work.units.get(credit.unit), credit.points
    title = title_of(credit, work.units) or Text({"und": credit.unit})
    what = Specified(
        code=credit.unit,
        title=title if unit is None else unit.title,
        level=level_of(credit, unit),
        setting=setting_of_all(credit),
        unit=unit,
        scheme=None if points is None else points.scheme,
    )
    parts = [_achievement(part, work, *inside) for inside, part in keyed(credit.parts, *key)]
    return without_nothing(
        {
            t.ID: made("learningAchievement", *key),
            t.TYPE: t.ACHIEVEMENT,
            t.IDENTIFIER: identified(credit.id, "learningAchievement", *key),
            t.TITLE: texts(title),
            t.ADDITIONAL_NOTE: notes(noted(credit), "learningAchievement", *key),
            t.AWARDED_BY: {**_awarding(work, *key), **_awarded(credit)},
            t.CREDIT_RECEIVED: credit_point(points, work.needs, *key),
            t.PROVEN_BY: one_or_more([*_assessments(credit, title, work, *key)]),
            t.SPECIFIED_BY: specification(what, work.needs, *key),
            t.HAS_PART: one_or_more([*parts]),
        }
    )


def _awarding(work: _Work, *key: str) -> Object:
    process: Object = {t.ID: made("awardingProcess", *key), t.TYPE: "AwardingProcess"}
    return {**process, t.AWARDING_BODY: {**work.body}}


def _awarded(credit: Credit) -> Object:
    return without_nothing({t.AWARDING_DATE: at_midnight(credit.awarded)})


def _assessments(credit: Credit, title: Text, work: _Work, *key: str) -> Iterator[Object]:
    for number, assessment in enumerate(credit.assessments, 1):
        yield _assessment(assessment, title, work, "assessment", *key, str(number))
    if credit.grade is not None and credit.grade != standing(credit):
        # A grade that stands by itself is an assessment of which nothing else is known.
        yield _graded(credit.grade, title, work, "grade", *key, attained=True)


def _graded(grade: Grade | None, title: Text, work: _Work, *key: str, attained: bool) -> Object:
    """Return an assessment by its result; where there is no grade, the format has the result in its place."""
    status = concept(
        own("grade-status", "passed" if attained else "failed"), "Passed" if attained else "Failed"
    )
    label = plain(grade.label) if grade is not None else status[t.PREF_LABEL]
    note: Object = {t.ID: made("note", *key, "grade"), t.TYPE: t.NOTE, t.NOTE_LITERAL: label}
    return without_nothing(
        {
            t.ID: made("learningAssessment", *key),
            t.TYPE: t.ASSESSMENT,
            t.TITLE: texts(title),
            t.AWARDED_BY: _awarding(work, *key),
            t.GRADE: note if grade is not None else {**note, t.SUBJECT: {**status}},
            t.GRADE_STATUS: {**status},
            t.SPECIFIED_BY: _graded_on(grade, title, *key),
        }
    )


def _graded_on(grade: Grade | None, title: Text, *key: str) -> Json:
    if grade is None or grade.scale is None:
        return None
    scheme: Object = {
        t.ID: made("gradingScheme", grade.scale),
        t.TYPE: "GradingScheme",
        t.IDENTIFIER: identified(grade.scale, "gradingScheme", grade.scale),
        t.TITLE: plain(grade.scale),
    }
    spec = {t.ID: made("learningAssessmentSpec", *key), t.TYPE: "LearningAssessmentSpecification"}
    return {**spec, t.TITLE: texts(title), t.GRADING_SCHEME: scheme}


def _assessment(assessment: Assessment, title: Text, work: _Work, *key: str) -> Object:
    results = [_result(result, work, *key, str(n)) for n, result in enumerate(assessment.outcomes, 1)]
    return without_nothing(
        {
            **_graded(assessment.grade, title, work, *key, attained=assessment.attained),
            t.IDENTIFIER: identified(assessment.id, "learningAssessment", *key),
            t.DESCRIPTION: texts(assessment.method),
            t.ADDITIONAL_NOTE: notes(noted_of(assessment), *key),
            t.DATE_ISSUED: at_midnight(assessment.on),
            t.ASSESSED_BY: one_or_more([*_assessors(assessment, work)]),
            t.HAS_PART: one_or_more([*results]),
        }
    )


def _assessors(assessment: Assessment, work: _Work) -> Iterator[Object]:
    if assessment.institution not in (None, work.transcript.issued_by.id):
        yield agent(f"institution {assessment.institution}", None, assessment.institution)
    for name in dict.fromkeys(assessment.assessors):
        yield agent(name, name, None)


def _result(result: OutcomeResult, work: _Work, *key: str) -> Object:
    title = work.outcomes.get(result.outcome) or Text({"und": result.outcome})
    graded = _graded(result.grade, title, work, "outcome", *key, attained=result.attained)
    return {**graded, t.IDENTIFIER: identified(result.outcome, "outcome", *key)}
