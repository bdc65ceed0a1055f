"""Job profiles: what a job asks of those who do it, as learning outcomes."""

import attrs

from ecvet.model._fields import a, a_code, each, unique
from ecvet.model.outcomes import LearningOutcome
from ecvet.text import Text


@attrs.frozen(kw_only=True)
class JobProfile:
    """A named set of learning outcomes that a job asks for; it is not awarded and has no units.

    Its outcomes meet those of units through shared addresses: of ESCO skills, or of other descriptions.

    Args:
        code: What names it, such as the code of an occupation.
        title: What it is called.
        outcomes: What it asks for.
        source: Where it is laid down, such as a standard or the address of an ESCO occupation.

    Raises:
        ShapeError: where a field is malformed; `id.duplicate` where two outcomes bear one id.
    """

    code: str = attrs.field(validator=a_code)
    title: Text = attrs.field(validator=a(Text))
    outcomes: tuple[LearningOutcome, ...] = attrs.field(validator=each(LearningOutcome), repr=False)
    source: str | None = attrs.field(default=None, validator=a_code, repr=False)

    def __attrs_post_init__(self) -> None:
        unique("outcomes", [outcome.id for outcome in self.outcomes])
