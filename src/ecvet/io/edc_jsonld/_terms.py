"""The words of European Digital Credentials: terms and classes as they are written in JSON.

Source: the contexts of the European Learning Model 3.1 for credentials (Publications Office of the European Union) and
of Verifiable Credentials 1.1 (W3C). Both are known here by heart; neither is ever fetched.
"""

from ecvet.io.json_text import Json

#: The contexts of a credential, in the order in which they are to stand.
CONTEXTS: tuple[Json, ...] = (
    "https://www.w3.org/2018/credentials/v1",
    "http://data.europa.eu/snb/model/context/edc-ap",
)

CONTEXT, ID, TYPE = "@context", "id", "type"

# The credential.
CREDENTIAL_PROFILES = "credentialProfiles"
CREDENTIAL_SCHEMA = "credentialSchema"
CREDENTIAL_SUBJECT = "credentialSubject"
DISPLAY = "displayParameter"
EVIDENCE = "evidence"
EXPIRATION = "expirationDate"
ISSUANCE = "issuanceDate"
ISSUED = "issued"
ISSUER = "issuer"
PROOF = "proof"
VALID_FROM = "validFrom"
VALID_UNTIL = "validUntil"

# Learning and its description.
ADDITIONAL_NOTE = "additionalNote"
ASSESSED_BY = "assessedBy"
AWARDED_BY = "awardedBy"
AWARDING_BODY = "awardingBody"
AWARDING_DATE = "awardingDate"
CREDIT_POINT = "creditPoint"
CREDIT_RECEIVED = "creditReceived"
DATE_ISSUED = "dateIssued"
DC_TYPE = "dcType"
DESCRIPTION = "description"
EQF_LEVEL = "eqfLevel"
FRAMEWORK = "framework"
GRADE = "grade"
GRADE_STATUS = "gradeStatus"
GRADING_SCHEME = "gradingScheme"
HAS_CLAIM = "hasClaim"
HAS_PART = "hasPart"
IS_PARTIAL = "isPartialQualification"
IS_PART_OF = "isPartOf"
LEARNING_OUTCOME = "learningOutcome"
LEARNING_SETTING = "learningSetting"
NOTE_LITERAL = "noteLiteral"
NQF_LEVEL = "nqfLevel"
POINT = "point"
PROVEN_BY = "provenBy"
RELATED_ESCO = "relatedESCOSkill"
RELATED_SKILL = "relatedSkill"
SPECIFIED_BY = "specifiedBy"
SUBJECT = "subject"
THEMATIC_AREA = "thematicArea"
TITLE = "title"

# Persons, institutions, codes.
ADDRESS = "address"
CONTACT_POINT = "contactPoint"
CONTENT = "content"
CONTENT_ENCODING = "contentEncoding"
CONTENT_TYPE = "contentType"
CONTENT_URL = "contentURL"
COUNTRY_CODE = "countryCode"
BIRTH = "dateOfBirth"
EIDAS = "eIDASIdentifier"
EMAIL = "emailAddress"
EVIDENCE_STATEMENT = "evidenceStatement"
FULL_ADDRESS = "fullAddress"
FULL_NAME = "fullName"
HOMEPAGE = "homepage"
IDENTIFIER = "identifier"
IN_SCHEME = "inScheme"
LANGUAGE = "language"
LEGAL_NAME = "legalName"
LOCATION = "location"
NOTATION = "notation"
PHONE = "phone"
PHONE_NUMBER = "phoneNumber"
PREF_LABEL = "prefLabel"
PRIMARY_LANGUAGE = "primaryLanguage"
REGISTRATION = "registration"
SPATIAL = "spatial"

# Classes.
ACHIEVEMENT = "LearningAchievement"
ASSESSMENT = "LearningAssessment"
CONCEPT = "Concept"
CONCEPT_SCHEME = "ConceptScheme"
MEDIA_OBJECT = "MediaObject"
NOTE = "Note"
ORGANISATION = "Organisation"
OUTCOME = "LearningOutcome"
QUALIFICATION = "Qualification"

#: Terms whose values are texts by language.
LANGUAGE_MAPS = frozenset(
    """
    altLabel birthName category definition description familyName fullName geographicName givenName legalName
    noteLiteral patronymicName prefLabel schemeAgency title
    """.split()  # noqa: SIM905 - a list of literals is no easier to read
)

#: Every term that the contexts know.
KNOWN = frozenset(
    """
    id type @id @type @context
    credentialSchema credentialStatus credentialSubject evidence expirationDate holder issued issuer issuanceDate
    proof refreshService termsOfUse validFrom validUntil
    accreditation accreditingAgent additionalNote address admissionProcedure altLabel amount applicationDeadline
    areaDialingCode assessedBy attachment attachmentType awardedBy awardingBody awardingDate awardingOpportunity
    awards bannerImage birthName category citizenshipCountry contactForm contactHour contactPoint content
    contentEncoding contentSize contentType contentURL count countryCode countryDialing creator
    credentialProfiles creditPoint creditReceived dateCreated dateIssued dateModified dateOfBirth dcType decision
    definition description descriptionHtml dialNumber directedBy displayDetail displayParameter duration
    eIDASIdentifier educationLevel educationSubject educationalSystemNote elmSubject emailAddress
    embeddedEvidence endDate entitledBy entitlementStatus entitlesTo entryRequirement eqfLevel evidenceStatement
    evidenceTarget expiryDate familyName framework fullAddress fullName gender generalisationOf geographicName
    givenName grade gradeStatus gradingScheme grant groupMemberOf hasClaim hasCredential hasPart
    hasSubOrganization homepage idVerification identifier image inScheme individualDisplay influencedBy
    influences isPartOf isPartialQualification label landingPage language latitude
    learningAchievementSpecification learningActivitySpecification learningOpportunity learningOutcome
    learningOutcomeSummary learningSchedule learningSetting legalName levelOfCompletion limitCredentialType
    limitEQFLevel limitField limitJurisdiction limitNationalOccupation limitOccupation limitOrganisation
    limitQualification location logo longitude maximumDuration maximumScore member memberOf minimumScore mode
    nationalID notation noteFormat noteLiteral nqfLevel organisation page patronymicName percentageEqual
    percentageHigher percentageLower phone phoneNumber placeOfBirth point prefLabel priceDetail primaryLanguage
    provenBy proves providedBy publisher qualificationCode registration relatedESCOSkill relatedSkill report
    resultCategory resultDestribution reusabilityLevel reviewDate scheduleInformation schemeAgency schemeId
    schemeName schemeVersion score shortenedGrading spatial spatialCode specialisationOf specifiedBy startDate
    status subOrganizationOf subject summaryDisplay supplementaryDocument targetGroup taxIdentifier temporal
    thematicArea title unit used valid value vatIdentifier verificationCheck verificationStatus volumeOfLearning
    workload
    """.split()  # noqa: SIM905 - a list of hundreds of literals is no easier to read
)
