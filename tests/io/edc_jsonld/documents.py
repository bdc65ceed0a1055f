"""Transcripts and credentials that the tests of this format share."""

from datetime import date

from ecvet import (
    Assessment,
    Credit,
    Evidence,
    Grade,
    Institution,
    Learner,
    LearningOutcome,
    Origin,
    OutcomeKind,
    OutcomeResult,
    PersonalTranscript,
    PointRange,
    Points,
    PriorLearning,
    QualificationReference,
    Setting,
    Text,
    Unit,
    UnitPart,
)
from ecvet.io.json_text import Json

Object = dict[str, Json]

CONTEXT: list[Json] = [
    "https://www.w3.org/2018/credentials/v1",
    "http://data.europa.eu/snb/model/context/edc-ap",
]
NQF = "http://data.europa.eu/snb/qdr/c_009d9566"
BRAKES = Text({"en": "Brakes", "fi": "Jarrut"})


def outcomes(unit: str) -> tuple[LearningOutcome, ...]:
    """One outcome of each kind, and one of none."""
    kinds = (*OutcomeKind, None)
    return tuple(
        LearningOutcome(
            id=f"{unit}-{number}",
            kind=kind,
            text=Text({"en": f"Outcome {number} of {unit}"}),
            esco=("http://data.europa.eu/esco/skill/1",),
            related=("http://data.europa.eu/snb/dcf/1.1",),
        )
        for number, kind in enumerate(kinds)
    )


def unit() -> Unit:
    """A unit that says everything that the format holds of one."""
    whole = QualificationReference(
        title=Text({"en": "Vehicle technician"}),
        code="vehicle-technician",
        eqf=4,
        nqf=(NQF,),
        points=Points("180", "ecvet"),
        unit_points=Points("15", "ecvet"),
    )
    part = UnitPart(
        code="discs",
        title=Text({"en": "Discs"}),
        points=PointRange.exactly("2.5"),
        outcomes=outcomes("discs"),
        description=Text({"en": "Brake discs"}),
    )
    return Unit(
        code="brakes",
        title=BRAKES,
        qualifications=(whole,),
        outcomes=outcomes("brakes"),
        procedures=Text({"en": "Practical work"}),
        description=Text({"en": "All about brakes"}),
        level=4,
        parts=(part,),
    )


def assessment() -> Assessment:
    """An assessment that says everything that the format holds of one."""
    return Assessment(
        attained=True,
        on=date(2026, 3, 31),
        grade=Grade(label="4", scale="t1-k5"),
        outcomes=(OutcomeResult(outcome="brakes-0", attained=False, grade=Grade(label="0", scale="t1-k5")),),
        institution="garage",
        assessors=("Kari Bakken", "workplace instructor"),
        method=Text({"en": "Observation at work"}),
        place=Text({"nb": "Verksted"}),
        setting=Setting.NON_FORMAL,
        evidence=(Evidence.WORK, Evidence.PORTFOLIO),
        adapted=False,
        id="A-1",
    )


def credit() -> Credit:
    """A credit that says everything that the format holds of one."""
    part = Credit(unit="discs", title=Text({"en": "Discs"}), points=Points("2.5", "ects"))
    return Credit(
        unit="brakes",
        title=BRAKES,
        points=Points("15", "ecvet"),
        level=4,
        grade=Grade(label="4", scale="t1-k5"),
        awarded=date(2026, 4, 20),
        origin=Origin.WORK,
        partial=True,
        parts=(part,),
        assessments=(assessment(),),
        recognised_from=PriorLearning(explanation=Text({"en": "Ten years in a garage"})),
        id="C-1",
    )


def transcript() -> PersonalTranscript:
    """A transcript that says everything that the format holds."""
    school = Institution(
        id="no-lysefoss",
        name=Text({"en": "Lysefoss School", "nb": "Lysefoss skole"}),
        country="NO",
        address="Skoleveien 12, Lysefoss",
        website="https://lysefoss.example",
        email="post@lysefoss.example",
        telephone="+47 1",
    )
    learner = Learner(
        id="learner-0417",
        name="Aino Lehtola",
        born=date(2008, 6, 11),
        email="aino@example.org",
        telephone="+358 1",
    )
    return PersonalTranscript(
        id="T 1",
        learner=learner,
        issued_by=school,
        credits=(credit(),),
        issued=date(2026, 4, 24),
        remarks=Text({"en": "As agreed"}),
        units=(unit(),),
    )


def claim(**terms: Json) -> Object:
    """A learning achievement."""
    specified: Object = {
        "id": "urn:epass:qualification:1",
        "type": "Qualification",
        "identifier": {"id": "urn:epass:identifier:1", "type": "Identifier", "notation": "brakes"},
        "title": {"en": "Brakes"},
    }
    return {
        "id": "urn:epass:learningAchievement:1",
        "type": "LearningAchievement",
        "title": {"en": "Brakes"},
        "awardedBy": {
            "id": "urn:epass:awardingProcess:1",
            "type": "AwardingProcess",
            "awardingBody": issuer(),
        },
        "specifiedBy": specified,
        **terms,
    }


def issuer(**terms: Json) -> Object:
    """An institution."""
    return {
        "id": "urn:epass:org:1",
        "type": "Organisation",
        "legalName": {"en": "School"},
        "registration": {"id": "urn:epass:legalIdentifier:1", "type": "LegalIdentifier", "notation": "S-1"},
        **terms,
    }


def credential(*claims: Json, **terms: Json) -> Object:
    """A credential of another system."""
    subject: Object = {"id": "urn:epass:person:1", "type": "Person", "hasClaim": [*claims] or [claim()]}
    return {
        "@context": [*CONTEXT],
        "id": "urn:credential:1",
        "type": ["VerifiableCredential", "EuropeanDigitalCredential"],
        "credentialSubject": subject,
        "issuer": issuer(),
        "validFrom": "2026-04-24T12:00:00+02:00",
        **terms,
    }


def coded(address: str, **terms: Json) -> Object:
    """A coded value."""
    return {"id": address, "type": "Concept", **terms}


def specified(**terms: Json) -> Object:
    """A learning achievement whose unit says more."""
    unit = claim()["specifiedBy"]
    assert isinstance(unit, dict)
    return claim(specifiedBy={**unit, **terms})


def picture(content: str, encoding: str = "http://data.europa.eu/snb/encoding/6146cde7dd") -> Object:
    """A picture inside of a document."""
    media: Object = {
        "id": "urn:epass:mediaObject:1",
        "type": "MediaObject",
        "content": content,
        "contentEncoding": coded(encoding),
    }
    return issuer(logo=media)
