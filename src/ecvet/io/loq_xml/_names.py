"""The names of LOQ XML 3.1, and the strict order in which each class wants its elements.

Source: the schema of the application profile for learning opportunities and qualifications, loq.xsd of the European
Learning Model 3.1.0. An exclamation mark says that the schema demands at least one.
"""

from collections.abc import Mapping

import attrs

#: The namespace of the format, in braces as names carry it.
LOQ = "{http://data.europa.eu/snb/model/ap/loq-constraints/}"
SKOS = "{http://www.w3.org/2004/02/skos/core#}"
DC = "{http://purl.org/dc/terms/}"

#: The prefixes of a document that is written anew.
PREFIXES = {"": LOQ[1:-1], "skos": SKOS[1:-1], "dc": DC[1:-1]}
#: The versions of the schema that are read; the last one is written.
VERSIONS = ("3.0.0", "3.1.0")

ROOT = f"{LOQ}Courses"
VERSION = "xsdVersion"
ID, IDREF, URI, LANGUAGE_TAG = "id", "idref", "uri", "language"

# Classes: what a section of the document holds.
QUALIFICATION = f"{LOQ}qualification"
OUTCOME = f"{LOQ}learningOutcome"
ASSESSMENT = f"{LOQ}learningAssessmentSpecification"
ORGANISATION = f"{LOQ}organisation"
SCHEME = f"{LOQ}gradingScheme"
LOCATION = f"{LOQ}location"

# Properties.
IDENTIFIER = f"{LOQ}identifier"
NOTATION = f"{SKOS}notation"
TITLE = f"{LOQ}title"
DESCRIPTION = f"{LOQ}description"
TYPE = f"{LOQ}type"
ISCED = f"{LOQ}ISCEDFCode"
CREDIT = f"{LOQ}creditPoint"
FRAMEWORK = f"{LOQ}framework"
POINT = f"{LOQ}point"
LANGUAGE = f"{LOQ}language"
PROVEN_BY = f"{LOQ}provenBy"
HAS_PART = f"{LOQ}hasPart"
AWARDING = f"{LOQ}awardingOpportunity"
AWARDING_BODY = f"{LOQ}awardingBody"
TEMPORAL = f"{LOQ}temporal"
START, END = f"{LOQ}startDate", f"{LOQ}endDate"
AWARDED = f"{LOQ}learningAchievementSpecification"
PARTIAL = f"{LOQ}isPartialQualification"
EQF = f"{LOQ}EQFLevel"
NQF = f"{LOQ}NQFLevel"
RELATED = f"{LOQ}relatedSkill"
ESCO = f"{LOQ}relatedESCOSkill"
LEGAL_NAME = f"{LOQ}legalName"
HOMEPAGE = f"{LOQ}homepage"
CONTENT_URL = f"{LOQ}contentUrl"
CONTACT = f"{LOQ}contactPoint"
EMAIL = f"{LOQ}emailAddress"
ADDRESS = f"{LOQ}address"
FULL_ADDRESS = f"{LOQ}fullAddress"
NOTE = f"{LOQ}noteLiteral"
COUNTRY = f"{LOQ}countryCode"

#: The sections of a document in their order, each with the classes that it may hold.
SECTIONS: Mapping[str, tuple[str, ...]] = {
    f"{LOQ}{section}": tuple(f"{LOQ}{name}" for name in names.split())
    for section, names in (
        ("learningOpportunityReferences", "learningOpportunity"),
        (
            "learningAchievementSpecificationReferences",
            "qualification learningAchievementSpecification qualificationReference",
        ),
        ("learningOutcomeReferences", "learningOutcome"),
        ("learningActivitySpecificationReferences", "learningActivitySpecification"),
        ("learningAssessmentSpecificationReferences", "learningAssessmentSpecification"),
        ("learningEntitlementSpecificationReferences", "learningEntitlementSpecification"),
        ("agentReferences", "agent organisation"),
        ("groupReferences", "group"),
        ("accreditationReferences", "accreditation"),
        ("gradingSchemeReferences", "gradingScheme"),
        ("locationReferences", "location"),
    )
}


@attrs.frozen
class Sequence:
    """The elements of a class in the order that the schema demands.

    Args:
        names: Their names, in order.
        required: Those of which there must be one.
    """

    names: tuple[str, ...]
    required: frozenset[str]


def _sequence(words: str) -> Sequence:
    prefixes = {"skos": SKOS, "dc": DC, "": LOQ}
    names: list[str] = []
    required: set[str] = set()
    for word in words.split():
        prefix, _, local = word.rstrip("!").rpartition(":")
        names.append(prefixes[prefix] + local)
        required |= {names[-1]} if word.endswith("!") else set()
    return Sequence(tuple(names), frozenset(required))


_SPECIFICATION = (
    "identifier title! skos:altLabel description additionalNote homepage supplementaryDocument category status"
    " modified publisher"
)
_RELATIONS = "hasPart specialisationOf isPartOf generalisationOf"

#: The order of elements, by class.
SEQUENCES: Mapping[str, Sequence] = {
    QUALIFICATION: _sequence(
        f"{_SPECIFICATION} type learningOutcomeSummary ISCEDFCode! educationSubject volumeOfLearning creditPoint"
        " educationLevel language! mode learningSetting maximumDuration targetGroup entryRequirement"
        f" learningOutcome! influencedBy provenBy entitlesTo {_RELATIONS} awardingOpportunity"
        " isPartialQualification EQFLevel! NQFLevel! qualificationCode accreditation"
    ),
    OUTCOME: _sequence(
        "identifier title! type additionalNote reusabilityLevel relatedSkill relatedESCOSkill"
    ),
    ASSESSMENT: _sequence(f"{_SPECIFICATION} type language mode gradingScheme proves {_RELATIONS}"),
    ORGANISATION: _sequence(
        "skos:altLabel legalName! type identifier eidasLegalIdentifier registration vatIdentifier taxIdentifier"
        " homepage additionalNote accreditation location! contactPoint hasSubOrganization subOrganizationOf logo"
        " groupMemberOf status modified publisher"
    ),
    SCHEME: _sequence("identifier title! description supplementaryDocument"),
    LOCATION: _sequence("identifier geographicName spatialCode description address! geometry"),
}
