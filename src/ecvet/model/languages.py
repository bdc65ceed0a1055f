"""Languages that a learner can show: levels of the Common European Framework of Reference."""

from enum import StrEnum

import attrs

from ecvet.model._fields import a, a_code, a_tag


class Cefr(StrEnum):
    """A level of the Common European Framework of Reference for Languages, from the lowest to the highest."""

    A1 = "A1"
    A2 = "A2"
    B1 = "B1"
    B2 = "B2"
    C1 = "C1"
    C2 = "C2"


@attrs.frozen(kw_only=True)
class LanguageSkill:
    """A level of a language that a learner has shown.

    Args:
        language: The language (BCP 47).
        level: The level.
        evidence: The id of what it rests on.

    Examples:
        >>> LanguageSkill(language="fi", level=Cefr.B1)
        LanguageSkill(language='fi', level=<Cefr.B1: 'B1'>, evidence=None)
    """

    language: str = attrs.field(validator=a_tag)
    level: Cefr = attrs.field(validator=a(Cefr))
    evidence: str | None = attrs.field(default=None, validator=a_code)
