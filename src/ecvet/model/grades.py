"""Grades and the scales that give them meaning."""

from decimal import Decimal

import attrs

from ecvet.codes import wrong
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


@attrs.frozen(kw_only=True)
class GradeStep:
    """One grade of a scale, or one band of marks.

    Args:
        label: What is written.
        passes: Whether it is a pass.
        title: What it is called.
        minimum: The least mark of the band, included.
        below: The mark that the band ends at, not included; `None` for the highest band.
    """

    label: str = attrs.field(validator=a_code)
    passes: bool = attrs.field(validator=a(bool))
    title: Text | None = attrs.field(default=None, validator=a(Text), repr=False)
    minimum: Decimal | None = attrs.field(default=None, converter=_minimum)
    below: Decimal | None = attrs.field(default=None, converter=_below)


@attrs.frozen(kw_only=True)
class GradeScale:
    """A scale of grades, from its worst to its best.

    Args:
        code: What names it.
        steps: Its grades, the worst first; so the order states the direction, whatever the labels are.
        title: What it is called.
        source: Where it is laid down.

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

    def __attrs_post_init__(self) -> None:
        unique("steps", [step.label for step in self.steps])

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
