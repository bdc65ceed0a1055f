"""The names of ELMO XML 1, and the strict order in which each class wants its elements.

Source: schema.xsd of EMREX ELMO, branch v1 (https://github.com/emrex-eu/elmo-schemas/tree/v1). An exclamation mark says
that the schema demands at least one, a plus sign that there may be several.
"""

from collections.abc import Mapping

import attrs

#: The namespace of the format, in braces as names carry it.
ELMO = "{https://github.com/emrex-eu/elmo-schemas/tree/v1}"
#: What the namespaces of all versions begin with.
ANY_VERSION = "{https://github.com/emrex-eu/elmo-schemas/tree/"
ADDRESS = "{https://github.com/erasmus-without-paper/ewp-specs-types-address/tree/stable-v1}"
LANGUAGE_TAG = "{http://www.w3.org/XML/1998/namespace}lang"
SIGNATURE = "{http://www.w3.org/2000/09/xmldsig#}Signature"

#: The prefixes of a document that is written anew.
PREFIXES = {"": ELMO[1:-1]}

ROOT = f"{ELMO}elmo"
GENERATED = f"{ELMO}generatedDate"
LEARNER = f"{ELMO}learner"
REPORT = f"{ELMO}report"
EXTENSION = f"{ELMO}extension"

# The learner.
CITIZENSHIP = f"{ELMO}citizenship"
IDENTIFIER = f"{ELMO}identifier"
GIVEN_NAMES = f"{ELMO}givenNames"
FAMILY_NAME = f"{ELMO}familyName"
BORN = f"{ELMO}bday"
CURRENT_ADDRESS = f"{ELMO}currentAddress"
ADDRESS_LINE = f"{ADDRESS}addressLine"

# A report of an institution.
ISSUER = f"{ELMO}issuer"
COUNTRY = f"{ELMO}country"
TITLE = f"{ELMO}title"
URL = f"{ELMO}url"
ISSUED = f"{ELMO}issueDate"
SCHEME = f"{ELMO}gradingScheme"
DESCRIPTION = f"{ELMO}description"

# A node of the tree of what was learnt, and what the learner achieved in it.
NODE = f"{ELMO}learningOpportunitySpecification"
TYPE = f"{ELMO}type"
SPECIFIES = f"{ELMO}specifies"
RESULT = f"{ELMO}learningOpportunityInstance"
HAS_PART = f"{ELMO}hasPart"
DATE = f"{ELMO}date"
STATUS = f"{ELMO}status"
GRADE_SCHEME = f"{ELMO}gradingSchemeLocalId"
GRADE = f"{ELMO}resultLabel"
CREDIT = f"{ELMO}credit"
CREDIT_SCHEME = f"{ELMO}scheme"
LEVEL = f"{ELMO}level"
VALUE = f"{ELMO}value"

#: In the extension of a result: the learner holds credit for parts of the unit only, which are not told one by one.
PARTIAL = "{urn:ecvet:elmo}partial"

# Attributes.
OF_TYPE, LOCAL_ID = "type", "localId"

# Words with a meaning.
PASSED, FAILED, IN_PROGRESS = "passed", "failed", "in-progress"
PROGRAMME = "Degree Programme"
#: What a node is called by its depth: a unit, a part of it, a part of that.
NODE_TYPES = ("Module", "Course", "Class")
EQF, NQF = "EQF", "NQF"
#: The type of an identifier that an institution made, and that of a postal address among the identifiers.
LOCAL, POSTAL = "local", "address"

_COUNTRIES = (
    "AD AE AF AG AL AM AO AR AT AU AZ BA BB BD BE BF BG BH BI BJ BN BO BR BS BT BW BY BZ CA CD CF CG CH "
    "CI CL CM CN CO CR CU CV CY CZ DE DJ DK DM DO DZ EC EE EG ER ES ET FI FJ FM FR GA GB GD GE GH GL GM "
    "GN GQ GR GT GW GY HN HR HT HU ID IE IL IN IQ IR IS IT JM JO JP KE KG KH KI KM KN KP KR KW KZ LA LB "
    "LC LI LK LR LS LT LU LV LY MA MC MD ME MG MH MK ML MM MN MR MT MU MV MW MX MY MZ NA NE NG NI NL NO "
    "NP NR NU NZ OM PA PE PG PH PK PL PR PS PT PW PY QA RO RS RU RW SA SB SC SD SE SG SI SK SL SM SN SO "
    "SR ST SV SY SZ TD TG TH TJ TL TM TN TO TR TT TV TZ UA UG US UY UZ VA VC VE VN VU WS YE ZA ZM ZW"
)
#: The countries of the schema (ISO 3166-1, filtered by Europass).
COUNTRIES = frozenset(_COUNTRIES.split())


@attrs.frozen
class Sequence:
    """The elements of a class in the order that the schema demands.

    Args:
        names: Their names, in order.
        required: Those of which there must be one.
        several: Those of which there may be several.
    """

    names: tuple[str, ...]
    required: frozenset[str]
    several: frozenset[str]


def _sequence(words: str) -> Sequence:
    names: list[str] = []
    required: set[str] = set()
    several: set[str] = set()
    for word in words.split():
        local = word.rstrip("!+")
        names.append(SIGNATURE if local == "Signature" else f"{ELMO}{local}")
        required |= {names[-1]} if "!" in word else set()
        several |= {names[-1]} if "+" in word else set()
    return Sequence(tuple(names), frozenset(required), frozenset(several))


#: The order of elements, by class. What is in other elements is taken as it is.
SEQUENCES: Mapping[str, Sequence] = {
    ROOT: _sequence("generatedDate! learner! report!+ attachment+ groups extension Signature"),
    LEARNER: _sequence(
        "citizenship identifier+ givenNames! familyName! bday placeOfBirth birthName currentAddress gender"
    ),
    REPORT: _sequence("issuer! learningOpportunitySpecification+ issueDate! gradingScheme+ attachment+"),
    ISSUER: _sequence("country identifier!+ title!+ url!"),
    SCHEME: _sequence("description+"),
    NODE: _sequence(
        "identifier+ title!+ type subjectArea iscedCode url description+ descriptionHtml+ specifies! hasPart+"
        " extension"
    ),
    SPECIFIES: _sequence("learningOpportunityInstance! extension"),
    HAS_PART: _sequence("learningOpportunitySpecification!"),
    RESULT: _sequence(
        "identifier+ start date academicTerm status gradingSchemeLocalId resultLabel shortenedGrading"
        " resultDistribution credit+ level+ languageOfInstruction engagementHours attachments grouping extension"
        " diplomaSupplement"
    ),
    CREDIT: _sequence("scheme! level value"),
}

#: The attributes that the schema demands.
ATTRIBUTES: Mapping[str, str] = {IDENTIFIER: OF_TYPE, SCHEME: LOCAL_ID}
