"""Units of learning outcomes: components of qualifications that can be assessed and validated on their own."""

import attrs

from ecvet.codes import wrong
from ecvet.model._fields import a, a_code, a_country, a_level, codes, each, unique
from ecvet.model.outcomes import LearningOutcome
from ecvet.periods import Period
from ecvet.points import PointRange, Points
from ecvet.text import Text


@attrs.frozen(kw_only=True)
class QualificationReference:
    """A qualification that a unit, an agreement or a memorandum names without describing it.

    Args:
        title: Its generic title.
        code: Its code, where it has one.
        eqf: Its level in the European Qualifications Framework, 1 to 8.
        nqf: Its levels in national frameworks, as they are written there.
        points: The points of the whole qualification.
        unit_points: The points of the unit within it; they belong to the unit *in this qualification*.
        country: The country that awards it (ISO 3166-1 alpha-2).
    """

    title: Text = attrs.field(validator=a(Text))
    code: str | None = attrs.field(default=None, validator=a_code)
    eqf: int | None = attrs.field(default=None, validator=a_level)
    nqf: tuple[str, ...] = attrs.field(default=(), validator=codes)
    points: Points | None = attrs.field(default=None, validator=a(Points))
    unit_points: Points | None = attrs.field(default=None, validator=a(Points))
    country: str | None = attrs.field(default=None, validator=a_country)


@attrs.frozen(kw_only=True)
class Criterion:
    """By what an assessor tells how far an outcome is attained.

    Args:
        text: The criterion.
        target: What it is about, such as "Using the tools".
        grade: The label of the grade that it describes, where it describes one.
    """

    text: Text = attrs.field(validator=a(Text))
    target: Text | None = attrs.field(default=None, validator=a(Text))
    grade: str | None = attrs.field(default=None, validator=a_code)


@attrs.frozen(kw_only=True)
class UnitPart:
    """A part of a unit that can be assessed, and recognised, by itself.

    Args:
        code: Its code; a mandatory and an optional part may share it.
        title: Its name.
        mandatory: Whether the unit demands it; `None` where that is not stated.
        points: Its points within the unit.
        outcomes: Its learning outcomes.
        criteria: By what it is assessed.
        description: What is said of it beside its outcomes.
    """

    code: str = attrs.field(validator=a_code)
    title: Text = attrs.field(validator=a(Text))
    mandatory: bool | None = attrs.field(default=None, validator=a(bool))
    points: PointRange | None = attrs.field(default=None, validator=a(PointRange))
    outcomes: tuple[LearningOutcome, ...] = attrs.field(
        default=(), validator=each(LearningOutcome), repr=False
    )
    criteria: tuple[Criterion, ...] = attrs.field(default=(), validator=each(Criterion), repr=False)
    description: Text | None = attrs.field(default=None, validator=a(Text), repr=False)


@attrs.frozen(kw_only=True)
class Unit:
    """A coherent set of knowledge, skills and competence that can be assessed and validated (Annex I (c)).

    It holds the seven elements of a unit specification (Annex II §1). It has no points of its own: they belong to
    the unit within a qualification, so they stand in `qualifications` and in the rules of combination.

    Args:
        code: What names it wherever it is used.
        title: 1. Its generic title.
        qualifications: 2., 3. and 6. The qualifications that it relates to, with their levels and points.
        outcomes: 4. Its learning outcomes.
        procedures: 5. How they are assessed.
        criteria: 5. By what they are assessed.
        validity: 7. When it is in force, where that is limited.
        description: What it is about.
        level: Its own EQF level, where it has one.
        parts: Parts that can be assessed by themselves.
        supersedes: Codes of the units that it replaces directly.

    Raises:
        ShapeError: where a field is malformed; `id.duplicate` where two outcomes, of the unit or of its parts, bear
            one id. An outcome of the unit may stand in a part as well, in the same words.
    """

    code: str = attrs.field(validator=a_code)
    title: Text = attrs.field(validator=a(Text))
    qualifications: tuple[QualificationReference, ...] = attrs.field(
        default=(), validator=each(QualificationReference), repr=False
    )
    outcomes: tuple[LearningOutcome, ...] = attrs.field(
        default=(), validator=each(LearningOutcome), repr=False
    )
    procedures: Text | None = attrs.field(default=None, validator=a(Text), repr=False)
    criteria: tuple[Criterion, ...] = attrs.field(default=(), validator=each(Criterion), repr=False)
    validity: Period | None = attrs.field(default=None, validator=a(Period), repr=False)
    description: Text | None = attrs.field(default=None, validator=a(Text), repr=False)
    level: int | None = attrs.field(default=None, validator=a_level, repr=False)
    parts: tuple[UnitPart, ...] = attrs.field(default=(), validator=each(UnitPart), repr=False)
    supersedes: tuple[str, ...] = attrs.field(default=(), validator=codes, repr=False)

    def __attrs_post_init__(self) -> None:
        unique("outcomes", [outcome.id for outcome in self.outcomes])
        known = {outcome.id: outcome for outcome in self.outcomes}
        for index, part in enumerate(self.parts):
            for place, outcome in enumerate(part.outcomes):
                if known.setdefault(outcome.id, outcome) != outcome:
                    path, message = f"parts/{index}/outcomes/{place}", "bears an id that is already taken"
                    raise wrong(path, "id.duplicate", message, outcome.id, "each outcome under its own id")
