"""Where European Digital Credentials have the concepts of the model."""

from ecvet.io._crosswalk import Row
from ecvet.io.edc_jsonld import _terms as t

_CLAIM = f"{t.CREDENTIAL_SUBJECT}.{t.HAS_CLAIM}"
_PROOF = f"{_CLAIM}.{t.PROVEN_BY}"
_UNIT = f"{_CLAIM}.{t.SPECIFIED_BY}"
_OUTCOME = f"{_UNIT}.{t.LEARNING_OUTCOME}"
_WHOLE = f"{_UNIT}.{t.IS_PART_OF}"
_PART = f"{_UNIT}.{t.HAS_PART}"
_CODE = f"{t.IDENTIFIER}.{t.NOTATION}"
_NOTE = "a note, whose subject says what it is"

#: What is read and written, by the fields of the model.
ROWS = (
    Row("PersonalTranscript.id", t.ID, 'a code becomes "urn:credential:CODE"'),
    Row("PersonalTranscript.learner", t.CREDENTIAL_SUBJECT),
    Row("PersonalTranscript.issued_by", t.ISSUER, "also the awarding body of every claim"),
    Row("PersonalTranscript.credits", _CLAIM, "of class LearningAchievement"),
    Row("PersonalTranscript.issued", t.VALID_FROM, "the day as midnight in universal time"),
    Row("PersonalTranscript.remarks", f"{t.DISPLAY}.{t.DESCRIPTION}"),
    Row("PersonalTranscript.units", _UNIT, "of class Qualification; partial ones are units"),
    Row("Learner.id", f"{t.CREDENTIAL_SUBJECT}.{_CODE}"),
    Row("Learner.name", f"{t.CREDENTIAL_SUBJECT}.{t.FULL_NAME}"),
    Row("Learner.born", f"{t.CREDENTIAL_SUBJECT}.{t.BIRTH}"),
    Row("Learner.email", f"{t.CREDENTIAL_SUBJECT}.{t.CONTACT_POINT}.{t.EMAIL}"),
    Row("Learner.telephone", f"{t.CREDENTIAL_SUBJECT}.{t.CONTACT_POINT}.{t.PHONE}.{t.PHONE_NUMBER}"),
    Row("Institution.id", f"{t.ISSUER}.{_CODE}"),
    Row("Institution.name", f"{t.ISSUER}.{t.LEGAL_NAME}"),
    Row("Institution.country", f"{t.ISSUER}.{t.LOCATION}.{t.ADDRESS}.{t.COUNTRY_CODE}"),
    Row("Institution.address", f"{t.ISSUER}.{t.LOCATION}.{t.ADDRESS}.{t.FULL_ADDRESS}"),
    Row("Institution.website", f"{t.ISSUER}.{t.HOMEPAGE}.{t.CONTENT_URL}"),
    Row("Institution.email", f"{t.ISSUER}.{t.CONTACT_POINT}.{t.EMAIL}"),
    Row("Institution.telephone", f"{t.ISSUER}.{t.CONTACT_POINT}.{t.PHONE}.{t.PHONE_NUMBER}"),
    Row("Credit.id", f"{_CLAIM}.{_CODE}"),
    Row("Credit.unit", f"{_UNIT}.{_CODE}"),
    Row("Credit.title", f"{_CLAIM}.{t.TITLE}"),
    Row(
        "Credit.points",
        f"{_CLAIM}.{t.CREDIT_RECEIVED}",
        "schemes but ECVET and ECTS under an address of our own",
    ),
    Row("Credit.level", f"{_UNIT}.{t.EQF_LEVEL}"),
    Row(
        "Credit.grade",
        f"{_PROOF}.{t.GRADE}.{t.NOTE_LITERAL}",
        "that of the last positive assessment, or by itself",
    ),
    Row("Credit.awarded", f"{_CLAIM}.{t.AWARDED_BY}.{t.AWARDING_DATE}"),
    Row("Credit.origin", f"{_CLAIM}.{t.ADDITIONAL_NOTE}", _NOTE),
    Row("Credit.partial", f"{_CLAIM}.{t.ADDITIONAL_NOTE}", _NOTE),
    Row("Credit.recognised_from", f"{_CLAIM}.{t.ADDITIONAL_NOTE}", _NOTE),
    Row("Credit.parts", f"{_CLAIM}.{t.HAS_PART}"),
    Row("Credit.assessments", _PROOF),
    Row("PriorLearning.explanation", f"{_CLAIM}.{t.ADDITIONAL_NOTE}.{t.NOTE_LITERAL}"),
    Row("Points.value", f"{_CLAIM}.{t.CREDIT_RECEIVED}.{t.POINT}"),
    Row("Points.scheme", f"{_CLAIM}.{t.CREDIT_RECEIVED}.{t.FRAMEWORK}"),
    Row(
        "Assessment.attained",
        f"{_PROOF}.{t.GRADE_STATUS}",
        "an address of our own: no European list is published",
    ),
    Row("Assessment.on", f"{_PROOF}.{t.DATE_ISSUED}"),
    Row("Assessment.grade", f"{_PROOF}.{t.GRADE}"),
    Row("Assessment.outcomes", f"{_PROOF}.{t.HAS_PART}"),
    Row("Assessment.institution", f"{_PROOF}.{t.ASSESSED_BY}.{_CODE}", "of the issuer: the awarding body"),
    Row("Assessment.assessors", f"{_PROOF}.{t.ASSESSED_BY}.{t.PREF_LABEL}"),
    Row("Assessment.method", f"{_PROOF}.{t.DESCRIPTION}"),
    Row("Assessment.place", f"{_PROOF}.{t.ADDITIONAL_NOTE}", _NOTE),
    Row(
        "Assessment.setting",
        f"{_UNIT}.{t.LEARNING_SETTING}",
        "informal: a note, as the list has no code for it",
    ),
    Row("Assessment.evidence", f"{_PROOF}.{t.ADDITIONAL_NOTE}", _NOTE),
    Row("Assessment.adapted", f"{_PROOF}.{t.ADDITIONAL_NOTE}", _NOTE),
    Row("Assessment.id", f"{_PROOF}.{_CODE}"),
    Row("OutcomeResult.outcome", f"{_PROOF}.{t.HAS_PART}.{_CODE}"),
    Row("OutcomeResult.attained", f"{_PROOF}.{t.HAS_PART}.{t.GRADE_STATUS}"),
    Row("OutcomeResult.grade", f"{_PROOF}.{t.HAS_PART}.{t.GRADE}"),
    Row("Grade.label", f"{_PROOF}.{t.GRADE}.{t.NOTE_LITERAL}"),
    Row("Grade.scale", f"{_PROOF}.{t.SPECIFIED_BY}.{t.GRADING_SCHEME}.{_CODE}"),
    Row("Unit.code", f"{_UNIT}.{_CODE}"),
    Row("Unit.title", f"{_UNIT}.{t.TITLE}"),
    Row("Unit.description", f"{_UNIT}.{t.DESCRIPTION}"),
    Row("Unit.level", f"{_UNIT}.{t.EQF_LEVEL}"),
    Row("Unit.outcomes", _OUTCOME),
    Row("Unit.procedures", f"{_UNIT}.{t.PROVEN_BY}.{t.DESCRIPTION}"),
    Row("Unit.qualifications", _WHOLE),
    Row("Unit.parts", _PART),
    Row("UnitPart.code", f"{_PART}.{_CODE}"),
    Row("UnitPart.title", f"{_PART}.{t.TITLE}"),
    Row("UnitPart.description", f"{_PART}.{t.DESCRIPTION}"),
    Row("UnitPart.points", f"{_PART}.{t.CREDIT_POINT}"),
    Row("UnitPart.outcomes", f"{_PART}.{t.LEARNING_OUTCOME}"),
    Row("LearningOutcome.id", f"{_OUTCOME}.{_CODE}"),
    Row("LearningOutcome.text", f"{_OUTCOME}.{t.TITLE}"),
    Row(
        "LearningOutcome.kind",
        f"{_OUTCOME}.{t.DC_TYPE}",
        "competence: a note, as the list has no code for it",
    ),
    Row("LearningOutcome.esco", f"{_OUTCOME}.{t.RELATED_ESCO}"),
    Row("LearningOutcome.related", f"{_OUTCOME}.{t.RELATED_SKILL}"),
    Row("QualificationReference.code", f"{_WHOLE}.{_CODE}"),
    Row("QualificationReference.title", f"{_WHOLE}.{t.TITLE}"),
    Row("QualificationReference.eqf", f"{_WHOLE}.{t.EQF_LEVEL}"),
    Row("QualificationReference.nqf", f"{_WHOLE}.{t.NQF_LEVEL}", "addresses of the European register only"),
    Row("QualificationReference.points", f"{_WHOLE}.{t.CREDIT_POINT}"),
    Row("QualificationReference.unit_points", f"{_UNIT}.{t.CREDIT_POINT}", "where the unit is part of one"),
)
