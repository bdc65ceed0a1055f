"""Micro-credentials: the record of what a learner attained in a small volume of learning."""

from datetime import date
from decimal import Decimal

import attrs

from ecvet.model._fields import a, a_code, a_country, a_level, codes, each
from ecvet.model.grades import Grade
from ecvet.model.institutions import Institution
from ecvet.model.learners import Learner
from ecvet.model.outcomes import LearningOutcome
from ecvet.periods import is_day
from ecvet.points import Points, natural
from ecvet.text import Text


def _hours(value: Decimal | int | str | None) -> Decimal | None:
    return None if value is None else natural(value, "hours")


@attrs.frozen(kw_only=True)
class MicroCredential:
    """A micro-credential, by the European standard elements (Council Recommendation 2022/C 243/02, Annex I).

    All but the title may be missing here, so that `ecvet.rules.completeness` can say which of the eleven elements
    that are mandatory a micro-credential lacks. That they are all there implies no validation or recognition.

    Args:
        title: 2. The title.
        learner: 1. Whom it identifies as the learner.
        country: 3. The country of the issuer (ISO 3166-1 alpha-2).
        awarding_body: 4. Who awards it.
        issued: 5. The day of issue.
        outcomes: 6. The learning outcomes.
        hours: 7. The notional workload in hours.
        points: 7. The notional workload in points, ECTS wherever possible.
        eqf: 8. The level in the European Qualifications Framework, 1 to 8.
        nqf: 8. The levels in national frameworks, as they are written there.
        assessment: 9. The type of assessment.
        participation: 10. The form of participation in the learning activity.
        quality_assurance: 11. The type of quality assurance that underpins it.
        prerequisites: Optional: what was needed to enrol.
        supervision: Optional: how the assessment was supervised and the identity verified.
        grade: Optional: the grade achieved.
        stacking: Optional: how it combines with other credentials.
        information: Optional: what else is to be said.
        id: What names it.
    """

    title: Text = attrs.field(validator=a(Text))
    learner: Learner | None = attrs.field(default=None, validator=a(Learner))
    country: str | None = attrs.field(default=None, validator=a_country)
    awarding_body: Institution | None = attrs.field(default=None, validator=a(Institution), repr=False)
    issued: date | None = attrs.field(default=None, validator=is_day)
    outcomes: tuple[LearningOutcome, ...] = attrs.field(
        default=(), validator=each(LearningOutcome), repr=False
    )
    hours: Decimal | None = attrs.field(default=None, converter=_hours, repr=False)
    points: Points | None = attrs.field(default=None, validator=a(Points), repr=False)
    eqf: int | None = attrs.field(default=None, validator=a_level, repr=False)
    nqf: tuple[str, ...] = attrs.field(default=(), validator=codes, repr=False)
    assessment: Text | None = attrs.field(default=None, validator=a(Text), repr=False)
    participation: Text | None = attrs.field(default=None, validator=a(Text), repr=False)
    quality_assurance: Text | None = attrs.field(default=None, validator=a(Text), repr=False)
    prerequisites: Text | None = attrs.field(default=None, validator=a(Text), repr=False)
    supervision: Text | None = attrs.field(default=None, validator=a(Text), repr=False)
    grade: Grade | None = attrs.field(default=None, validator=a(Grade), repr=False)
    stacking: Text | None = attrs.field(default=None, validator=a(Text), repr=False)
    information: Text | None = attrs.field(default=None, validator=a(Text), repr=False)
    id: str | None = attrs.field(default=None, validator=a_code)
