"""Assessment, and the credit that a positive assessment gives."""

from datetime import date

import attrs

from ecvet.codes import wrong
from ecvet.model._fields import a, a_code, a_level, codes, each, unique
from ecvet.model.grades import Grade
from ecvet.model.origins import Evidence, Origin, Setting
from ecvet.model.units import Criterion
from ecvet.periods import is_day
from ecvet.points import Points
from ecvet.text import Text


@attrs.frozen(kw_only=True)
class OutcomeResult:
    """How far one learning outcome was attained.

    Args:
        outcome: The id of the outcome.
        attained: Whether it was attained.
        grade: Its grade, where it has one of its own.
    """

    outcome: str = attrs.field(validator=a_code)
    attained: bool = attrs.field(validator=a(bool))
    grade: Grade | None = attrs.field(default=None, validator=a(Grade))


@attrs.frozen(kw_only=True)
class Assessment:
    """Establishes to what extent a learner has attained learning outcomes (Annex I (f)).

    Args:
        attained: Whether it was positive.
        unit: The code of the unit assessed, where it is not plain from the credit that holds the assessment.
        on: The day.
        grade: The grade, on a stated scale.
        outcomes: The result outcome by outcome.
        institution: The id of the institution that answers for it.
        assessors: Who assessed, by role or name.
        method: How.
        place: Where.
        setting: In which setting the outcomes were learnt.
        evidence: By what kinds of evidence they were shown.
        criteria: By what they were assessed.
        adapted: Whether requirements were adapted to the learner; `None` where that is not stated.
        id: What names it as evidence.

    Raises:
        ShapeError: where a field is malformed; `id.duplicate` where it speaks of one outcome twice.
    """

    attained: bool = attrs.field(validator=a(bool))
    unit: str | None = attrs.field(default=None, validator=a_code)
    on: date | None = attrs.field(default=None, validator=is_day)
    grade: Grade | None = attrs.field(default=None, validator=a(Grade))
    outcomes: tuple[OutcomeResult, ...] = attrs.field(default=(), validator=each(OutcomeResult), repr=False)
    institution: str | None = attrs.field(default=None, validator=a_code, repr=False)
    assessors: tuple[str, ...] = attrs.field(default=(), validator=codes, repr=False)
    method: Text | None = attrs.field(default=None, validator=a(Text), repr=False)
    place: Text | None = attrs.field(default=None, validator=a(Text), repr=False)
    setting: Setting | None = attrs.field(default=None, validator=a(Setting), repr=False)
    evidence: tuple[Evidence, ...] = attrs.field(default=(), validator=each(Evidence), repr=False)
    criteria: tuple[Criterion, ...] = attrs.field(default=(), validator=each(Criterion), repr=False)
    adapted: bool | None = attrs.field(default=None, validator=a(bool), repr=False)
    id: str | None = attrs.field(default=None, validator=a_code, repr=False)

    def __attrs_post_init__(self) -> None:
        if self.outcomes:
            unique("outcomes", [result.outcome for result in self.outcomes])

    @property
    def attained_outcomes(self) -> tuple[str, ...]:
        """The ids of the outcomes that were attained."""
        return tuple(result.outcome for result in self.outcomes if result.attained)


@attrs.frozen(kw_only=True)
class PriorLearning:
    """What a credit was recognised from, instead of being earned where it counts.

    Args:
        explanation: What was recognised, in words.
        unit: The code of the unit that stood for it, where there is one.
        awarded: When that was achieved; the age of a credit counts from here.
    """

    explanation: Text = attrs.field(validator=a(Text))
    unit: str | None = attrs.field(default=None, validator=a_code)
    awarded: date | None = attrs.field(default=None, validator=is_day)


@attrs.frozen(kw_only=True)
class Credit:
    """Learning outcomes of a person that have been assessed positively (Annex I (d)). Credit is not points.

    Args:
        unit: The code of the unit that it is for.
        title: The name of the unit, where it is not listed in the qualification.
        points: Its points as recorded; the rules of a qualification may give the unit others.
        level: The EQF level of the unit.
        grade: The grade that stands.
        awarded: When it was awarded.
        origin: What it is for where the unit is not listed.
        entry: The group or entry of the rules that the record says it belongs to.
        qualification: The code of the qualification that the unit belongs to, where it is another.
        partial: Whether it covers only parts of the unit.
        parts: The credits for the parts of the unit.
        outcomes: The ids of the outcomes of the unit that it attests, where that is known; empty: all of them, or
            where it is partial, unknown which.
        assessments: The assessments behind it, the one that stands last; empty where the record does not give them.
        recognised_from: What it was recognised from, where it was.
        id: What names it.

    Raises:
        ShapeError: where a field is malformed; `credit.unassessed` where no assessment given is positive.
    """

    unit: str = attrs.field(validator=a_code)
    title: Text | None = attrs.field(default=None, validator=a(Text), repr=False)
    points: Points | None = attrs.field(default=None, validator=a(Points))
    level: int | None = attrs.field(default=None, validator=a_level, repr=False)
    grade: Grade | None = attrs.field(default=None, validator=a(Grade), repr=False)
    awarded: date | None = attrs.field(default=None, validator=is_day, repr=False)
    origin: Origin | None = attrs.field(default=None, validator=a(Origin), repr=False)
    entry: str | None = attrs.field(default=None, validator=a_code, repr=False)
    qualification: str | None = attrs.field(default=None, validator=a_code, repr=False)
    partial: bool = attrs.field(default=False, validator=a(bool), repr=False)
    parts: "tuple[Credit, ...]" = attrs.field(default=(), repr=False)
    outcomes: tuple[str, ...] = attrs.field(default=(), validator=codes, repr=False)
    assessments: tuple[Assessment, ...] = attrs.field(default=(), validator=each(Assessment), repr=False)
    recognised_from: PriorLearning | None = attrs.field(default=None, validator=a(PriorLearning), repr=False)
    id: str | None = attrs.field(default=None, validator=a_code, repr=False)

    def __attrs_post_init__(self) -> None:
        _parts(self, attrs.fields(Credit).parts, self.parts)
        if self.assessments and not any(assessment.attained for assessment in self.assessments):
            raise wrong(
                "assessments",
                "credit.unassessed",
                "holds no positive one",
                self.unit,
                "no assessment, no credit",
            )


_parts = each(Credit)
