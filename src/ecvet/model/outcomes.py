"""Learning outcomes: what a learner knows, understands and is able to do."""

from enum import StrEnum

import attrs

from ecvet.model._fields import a, a_code, links
from ecvet.text import Text


class OutcomeKind(StrEnum):
    """The three kinds of learning outcome (Recommendation 2009/C 155/02, Annex I (b))."""

    #: Facts, principles, theories and practices.
    KNOWLEDGE = "knowledge"
    #: Applying knowledge to do tasks and solve problems.
    SKILL = "skill"
    #: Using both with responsibility and autonomy; so the EQF of 2017 calls this kind.
    COMPETENCE = "competence"


@attrs.frozen(kw_only=True)
class LearningOutcome:
    """A statement of what a learner knows, understands and is able to do on completion of learning.

    Args:
        id: What names it within its unit.
        kind: Knowledge, skill or competence; `None` where the source does not say.
        text: The statement.
        esco: Addresses of the ESCO skills that it corresponds to.
        related: Addresses of other descriptions of it.

    Examples:
        >>> LearningOutcome(id="brakes-1", kind=OutcomeKind.SKILL, text=Text({"en": "Replaces brake pads"}))
        LearningOutcome(id='brakes-1', kind=<OutcomeKind.SKILL: 'skill'>, text=Text({'en': 'Replaces brake pads'}))
    """

    id: str = attrs.field(validator=a_code)
    kind: OutcomeKind | None = attrs.field(validator=a(OutcomeKind, type(None)))
    text: Text = attrs.field(validator=a(Text))
    esco: tuple[str, ...] = attrs.field(default=(), validator=links, repr=False)
    related: tuple[str, ...] = attrs.field(default=(), validator=links, repr=False)
