"""What a writer of a foreign format hands back: the document, and what it could not say."""

from enum import StrEnum

import attrs

from ecvet.rules.findings import Finding, finding

#: What to do with several values that a format does not hold together.
ONE_BY_ONE = "write them one by one"


class What(StrEnum):
    """What was lost: the name of a concept, which has its label as `what.<name>` in the catalogues."""

    ADAPTED = "adapted"
    AGREEMENT = "agreement"
    ASSESSMENT = "assessment"
    ASSESSOR = "assessor"
    AWARD_TITLE = "award-title"
    AWARDED = "awarded"
    AWARDING_BODY = "awarding-body"
    BEYOND = "beyond"
    CONTACT = "contact"
    COUNTRY = "country"
    CREDIT_ID = "credit-id"
    CRITERION = "criterion"
    DESCRIPTION = "description"
    DOCUMENT_ID = "document-id"
    ENTRY = "entry"
    EQF = "eqf"
    ESCO = "esco"
    EVIDENCE = "evidence"
    GRADE = "grade"
    GRADE_SCALE = "grade-scale"
    GRADE_STEP = "grade-step"
    INSTITUTION = "institution"
    ISCED = "isced"
    LANGUAGE = "language"
    LEARNER = "learner"
    LEVEL = "level"
    MANDATORY = "mandatory"
    MEMORANDUM = "memorandum"
    NATIONAL_CODE = "national-code"
    NOT_ATTAINED = "not-attained"
    NQF = "nqf"
    ORIGIN = "origin"
    OUTCOME = "outcome"
    OUTCOME_KIND = "outcome-kind"
    PARTIAL = "partial"
    PARTS = "parts"
    PATHWAY = "pathway"
    PERIOD = "period"
    PLACE = "place"
    POINTS = "points"
    POINTS_RANGE = "points-range"
    POINTS_SCHEME = "points-scheme"
    PRIOR_LEARNING = "prior-learning"
    PROCEDURE = "procedure"
    QUALIFICATION = "qualification"
    RECOGNITION = "recognition"
    RELATED = "related"
    REMARKS = "remarks"
    REPLACED = "replaced"
    REQUIREMENT = "requirement"
    RULES = "rules"
    SETTING = "setting"
    SIGNATURE = "signature"
    SPECIALISATION = "specialisation"
    TITLE = "title"
    TRANSFER = "credit-transfer"
    UNASSESSED = "unassessed"
    UNIT = "unit"
    VALIDATION = "validation"
    VALIDITY = "validity"
    VERSION = "version"
    WORDS = "words"


@attrs.frozen
class Written:
    """A document in a foreign format, and what is not in it.

    Args:
        content: The document, as bytes ready to be saved.
        losses: What the model says and the document does not, or not as exactly; each with its path in `where`.
    """

    content: bytes = attrs.field(repr=False)
    losses: tuple[Finding, ...]


def no_place(what: What, where: str) -> Finding:
    """Return the loss of something that the format has no place for.

    Args:
        what: What was lost.
        where: Its path in the value that was written, such as "/units/0/supersedes".

    Examples:
        >>> no_place(What.REPLACED, "/units/0/supersedes").code
        'loss-no-place'
    """
    return finding("loss-no-place", where, what=what)


def coarser(what: What, where: str, written: str) -> Finding:
    """Return the loss of a distinction that the format does not make.

    Args:
        what: What was written less exactly than it is known.
        where: Its path in the value that was written.
        written: What stands in the document instead, as people read it.

    Examples:
        >>> coarser(What.OUTCOME_KIND, "/units/0/outcomes/2/kind", "skill").code
        'loss-coarser'
    """
    return finding("loss-coarser", where, what=what, written=written)


def not_in_list(what: What, where: str, value: str) -> Finding:
    """Return the loss of a value that the code list of the format lacks.

    Args:
        what: What was lost.
        where: Its path in the value that was written.
        value: The value that the list lacks.

    Examples:
        >>> not_in_list(What.ISCED, "/isced/0", "9999").code
        'loss-not-in-list'
    """
    return finding("loss-not-in-list", where, what=what, value=value)
