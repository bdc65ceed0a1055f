"""Recognition policies: by which rules a home institution recognises what somebody else assessed. They are data."""

from enum import StrEnum

import attrs

from ecvet.model._fields import a, a_code, a_level, a_tag, codes, countries, each
from ecvet.model.agreements import Basis
from ecvet.model.conversion import GradeConversion, GradeMatching, GradeTable
from ecvet.model.languages import Cefr
from ecvet.model.origins import Evidence, Setting
from ecvet.model.requirements import GradeMinimum, RecognisedCap, ShelfLife
from ecvet.text import Text


class Resit(StrEnum):
    """Which result stands where an outcome was assessed more than once."""

    FIRST = "first"
    LAST = "last"
    BEST = "best"


class PartPoints(StrEnum):
    """Which points a unit brings that is recognised in part."""

    #: None: points belong to the unit as a whole.
    NONE = "none"
    #: Those of the parts of the unit whose outcomes are all covered.
    PARTS = "parts"
    #: The share of the required outcomes that is covered, rounded down to a millionth.
    OUTCOMES = "outcomes"


class Superseded(StrEnum):
    """Whether credit for an earlier version of a unit is taken for the unit."""

    #: Only the unit itself.
    NEVER = "never"
    #: The version directly before as well.
    DIRECT = "direct"
    #: Any earlier version, as long as each supersedes the next without a gap.
    CHAIN = "chain"


@attrs.frozen(kw_only=True)
class LanguageMinimum:
    """A level of a language that the learner has to show.

    Args:
        language: The language (BCP 47).
        level: The least level of the Common European Framework of Reference.
    """

    language: str = attrs.field(validator=a_tag)
    level: Cefr = attrs.field(validator=a(Cefr))


@attrs.frozen(kw_only=True)
class Exemption:
    """Holding one thing exempts from another, without a comparison of outcomes.

    Args:
        held: The code of the unit or qualification that is held.
        exempts: Codes of the units at home that need not be taken.
        words: What the regulation says of it in words.
    """

    held: str = attrs.field(validator=a_code)
    exempts: tuple[str, ...] = attrs.field(validator=codes)
    words: Text | None = attrs.field(default=None, validator=a(Text), repr=False)


@attrs.frozen(kw_only=True)
class Proof:
    """A unit that builds on another: who is recognised in the later one has proved the earlier one.

    Args:
        later: The code of the unit that builds on the other.
        earlier: The code of the unit that it proves.
    """

    later: str = attrs.field(validator=a_code)
    earlier: str = attrs.field(validator=a_code)


@attrs.frozen(kw_only=True)
class RecognitionPolicy:
    """By which rules a home institution recognises credit. What it does not state it does not demand.

    Args:
        code: What names it.
        version: Its version; a decision names the version that it was made under.
        title: What it is called.
        source: Where it is laid down.
        automatic: Whether it decides only what the agreement says is recognised automatically; all else is suspended
            until somebody decides under another policy.
        parts: Whether a unit may be recognised in part; else only whole units are.
        part_points: Which points part of a unit brings.
        outside: Whether what has no unit at home is recognised outside the qualification; else it is refused.
        papers: Whether agreement and memorandum have to be complete and signed.
        grade: The least grade.
        level: The least EQF level of the unit or qualification that the credit comes from.
        same_level: Whether that level has to be at least the one of the unit at home.
        shelf_life: How old the achievement may be.
        cap: The most points of the qualification that may come from recognised credit.
        settings: The settings that are accepted; empty for all.
        evidence: The kinds of evidence that are accepted; empty for all.
        countries: The countries whose institutions' assessments are accepted (ISO 3166-1 alpha-2); empty for all.
        language: The level of a language that the learner has to show.
        bases: The bases on which an outcome attained may stand for one that is required; empty for all.
        superseded: Whether credit for earlier versions of a unit is taken.
        resit: Which result stands.
        conversion: How grades become grades at home; without it only pass or fail carries over.
        exemptions: What exempts from units at home.
        proofs: Which units prove which others.
    """

    code: str = attrs.field(validator=a_code)
    version: str = attrs.field(validator=a_code)
    title: Text = attrs.field(validator=a(Text), repr=False)
    source: str | None = attrs.field(default=None, validator=a_code, repr=False)
    automatic: bool = attrs.field(default=False, validator=a(bool))
    parts: bool = attrs.field(default=True, validator=a(bool))
    part_points: PartPoints = attrs.field(default=PartPoints.NONE, validator=a(PartPoints))
    outside: bool = attrs.field(default=True, validator=a(bool))
    papers: bool = attrs.field(default=False, validator=a(bool))
    grade: GradeMinimum | None = attrs.field(default=None, validator=a(GradeMinimum), repr=False)
    level: int | None = attrs.field(default=None, validator=a_level)
    same_level: bool = attrs.field(default=False, validator=a(bool), repr=False)
    shelf_life: ShelfLife | None = attrs.field(default=None, validator=a(ShelfLife), repr=False)
    cap: RecognisedCap | None = attrs.field(default=None, validator=a(RecognisedCap), repr=False)
    settings: tuple[Setting, ...] = attrs.field(default=(), validator=each(Setting), repr=False)
    evidence: tuple[Evidence, ...] = attrs.field(default=(), validator=each(Evidence), repr=False)
    countries: tuple[str, ...] = attrs.field(default=(), validator=countries, repr=False)
    language: LanguageMinimum | None = attrs.field(default=None, validator=a(LanguageMinimum), repr=False)
    bases: tuple[Basis, ...] = attrs.field(default=(), validator=each(Basis), repr=False)
    superseded: Superseded = attrs.field(default=Superseded.NEVER, validator=a(Superseded), repr=False)
    resit: Resit = attrs.field(default=Resit.LAST, validator=a(Resit), repr=False)
    conversion: GradeConversion | None = attrs.field(
        default=None, validator=a(GradeTable, GradeMatching), repr=False
    )
    exemptions: tuple[Exemption, ...] = attrs.field(default=(), validator=each(Exemption), repr=False)
    proofs: tuple[Proof, ...] = attrs.field(default=(), validator=each(Proof), repr=False)
