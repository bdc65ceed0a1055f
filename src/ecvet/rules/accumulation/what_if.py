"""What if: the answer for a learner now, and with further credit, another specialisation or another day."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

import attrs

from ecvet.model.assessments import Credit
from ecvet.model.qualifications import Qualification
from ecvet.points import from_millionths, millionths
from ecvet.rules.accumulation.accumulate import decide
from ecvet.rules.accumulation.decision import WORK
from ecvet.rules.accumulation.plan import Plan, plan
from ecvet.rules.accumulation.progress import Missing, Progress


@attrs.frozen(kw_only=True)
class Gain:
    """How much nearer a qualification comes; below 0 where it moves away.

    Args:
        points: Points that are no longer missing.
        units: Units that are no longer missing.
    """

    points: Decimal
    units: int


@attrs.frozen(kw_only=True)
class WhatIf:
    """Two answers for one learner, and what lies between them.

    Args:
        before: The answer now.
        after: The answer after the change.
    """

    before: Progress
    after: Progress

    @property
    def gained(self) -> Gain | None:
        """How much nearer the qualification comes; `None` where one of the answers knows no way to finish."""
        if self.before.missing is None or self.after.missing is None:
            return None
        return _gain(self.before.missing, self.after.missing)


def _gain(before: Missing, after: Missing) -> Gain:
    points = from_millionths(millionths(before.points) - millionths(after.points))
    return Gain(points=points, units=before.units - after.units)


def what_if(
    subject: Qualification | Plan,
    credits: Iterable[Credit],
    *,
    as_of: date,
    further: Iterable[Credit] = (),
    specialisation: str | None = None,
    on: date | None = None,
    work: int = WORK,
) -> WhatIf:
    """Return the answer now, and the answer if something were different.

    Args:
        subject: The plan of a pathway; of a qualification, its only or first pathway with any specialisation.
        credits: The credits that the learner holds; in the second answer `further` stand after them.
        as_of: The day of the question.
        further: Credits that the learner might earn. One that bears a day counts from that day only.
        specialisation: The code of another specialisation; that of the plan where none is given.
        on: Another day for the second answer; `as_of` where none is given.
        work: How many sums may be made for each answer.

    Raises:
        ShapeError: `specialisation.unknown`.

    Examples:
        >>> from ecvet.model.building import choose, unit
        >>> from ecvet.model.qualifications import Pathway
        >>> from ecvet.text import Text
        >>> route = Pathway(code="school", rules=choose(unit("A", 20), unit("B", 10), points=30), scheme="ecvet")
        >>> driver = Qualification(code="D", title=Text({"en": "Driver"}), pathways=(route,))
        >>> what_if(driver, [], further=[Credit(unit="A")], as_of=date(2026, 11, 22)).gained
        Gain(points=Decimal('20'), units=1)
    """
    now = subject if isinstance(subject, Plan) else plan(subject)
    then = now if specialisation is None else _with_specialisation(now, specialisation)
    held = tuple(credits)
    return WhatIf(
        before=decide(now, held, as_of=as_of, work=work),
        after=decide(then, (*held, *further), as_of=as_of if on is None else on, work=work),
    )


def _with_specialisation(ready: Plan, specialisation: str) -> Plan:
    return plan(ready.qualification, pathway=ready.tree.pathway.code, specialisation=specialisation)
