"""Grades and the scales that give them meaning."""

from decimal import Decimal

import attrs

from ecvet.codes import wrong
from ecvet.errors import ShapeError
from ecvet.model._fields import a, a_code, each, unique
from ecvet.points import natural
from ecvet.text import Text


@attrs.frozen(kw_only=True)
class Grade:
    """A grade as it was given; its label is never changed and never lost.

    Args:
        label: What was written, such as "4" or "sehr gut".
        scale: The code of its scale, where that is known.
    """

    label: str = attrs.field(validator=a_code)
    scale: str | None = attrs.field(default=None, validator=a_code)


def _minimum(value: Decimal | int | str | None) -> Decimal | None:
    return None if value is None else natural(value, "minimum")


def _below(value: Decimal | int | str | None) -> Decimal | None:
    return None if value is None else natural(value, "below")


def _greatest(value: Decimal | int | str | None) -> Decimal | None:
    return None if value is None else natural(value, "greatest")


@attrs.frozen(kw_only=True)
class GradeStep:
    """One grade of a scale, or one band of marks.

    A band holds its least mark and not the mark that it ends at: 91.5 is below 92, whatever is rounded elsewhere.

    Args:
        label: What is written.
        passes: Whether it is a pass.
        title: What it is called.
        minimum: The least mark of the band, included; `None` for a band that is open downwards.
        below: The mark that the band ends at, not included; `None` for a band that is open upwards.
    """

    label: str = attrs.field(validator=a_code)
    passes: bool = attrs.field(validator=a(bool))
    title: Text | None = attrs.field(default=None, validator=a(Text), repr=False)
    minimum: Decimal | None = attrs.field(default=None, converter=_minimum)
    below: Decimal | None = attrs.field(default=None, converter=_below)

    @property
    def has_band(self) -> bool:
        """Whether it states a band of marks."""
        return self.minimum is not None or self.below is not None

    def holds(self, mark: Decimal) -> bool:
        """Whether a mark is in its band; no mark is where it states none."""
        above = self.minimum is None or self.minimum <= mark
        return self.has_band and above and (self.below is None or mark < self.below)


@attrs.frozen(kw_only=True)
class GradeScale:
    """A scale of grades, from its worst to its best.

    Args:
        code: What names it.
        steps: Its grades, the worst first; so the order states the direction, whatever the labels are.
        title: What it is called.
        source: Where it is laid down.
        greatest: The greatest mark that can be given, included; `None` where that is not stated.

    Raises:
        ShapeError: `tuple.short` for fewer than one step; `id.duplicate` where two steps bear one label.

    Examples:
        >>> steps = (GradeStep(label="Fail", passes=False), GradeStep(label="Pass", passes=True))
        >>> scale = GradeScale(code="pf", steps=steps)
        >>> scale.passes("Pass"), scale.at_least("Fail", "Pass")
        (True, False)
    """

    code: str = attrs.field(validator=a_code)
    steps: tuple[GradeStep, ...] = attrs.field(validator=each(GradeStep, least=1), repr=False)
    title: Text | None = attrs.field(default=None, validator=a(Text), repr=False)
    source: str | None = attrs.field(default=None, validator=a_code, repr=False)
    greatest: Decimal | None = attrs.field(default=None, converter=_greatest, repr=False)

    def __attrs_post_init__(self) -> None:
        unique("steps", [step.label for step in self.steps])

    @property
    def pass_grade(self) -> str | None:
        """The least grade that passes, or `None` where none does."""
        return next((step.label for step in self.steps if step.passes), None)

    def step_of(self, mark: Decimal | int | str) -> GradeStep | None:
        """Return the grade whose band holds a mark.

        `None` where no band does, where several do (see `ecvet.rules.scales.check_scale`), and where the mark is
        above the greatest that can be given.

        Args:
            mark: The mark, 0 or more.

        Raises:
            ShapeError: `type.number`, `number.syntax`, `number.bounds` or `number.negative`.

        Examples:
            >>> steps = (
            ...     GradeStep(label="failed", passes=False, minimum=0, below=10),
            ...     GradeStep(label="passed", passes=True, minimum=10),
            ... )
            >>> scale = GradeScale(code="fr-20", steps=steps, greatest=20)
            >>> [step and step.label for step in map(scale.step_of, ("9.75", 10, 21))]
            ['failed', 'passed', None]
        """
        exact = natural(mark, "mark")
        if self.greatest is not None and exact > self.greatest:
            return None
        holding = [step for step in self.steps if step.holds(exact)]
        return holding[0] if len(holding) == 1 else None

    def find(self, written: str) -> GradeStep | None:
        """Return the grade that bears a label, else the grade whose band holds the mark written; `None` for neither.

        Args:
            written: What was written: the label of a grade, or a mark such as "87".
        """
        for step in self.steps:
            if step.label == written:
                return step
        try:
            return self.step_of(written)
        except ShapeError:
            # What is written is a word, not a mark.
            return None

    def rank(self, label: str) -> int:
        """Return the place of a grade on the scale, 0 for the worst.

        Raises:
            ShapeError: `grade.unknown` where the scale has no such grade.
        """
        for rank, step in enumerate(self.steps):
            if step.label == label:
                return rank
        expected = ", ".join(step.label for step in self.steps)
        raise wrong("label", "grade.unknown", f"is no grade of the scale {self.code}", label, expected)

    def passes(self, label: str) -> bool:
        """Whether a grade is a pass.

        Raises:
            ShapeError: `grade.unknown`.
        """
        return self.steps[self.rank(label)].passes

    def at_least(self, label: str, required: str) -> bool:
        """Whether a grade is as good as another or better.

        Raises:
            ShapeError: `grade.unknown`.
        """
        return self.rank(label) >= self.rank(required)
