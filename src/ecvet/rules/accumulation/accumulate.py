"""Accumulation: whether a qualification is achieved with the credit held, and what would complete it."""

from collections.abc import Iterable
from datetime import date

from ecvet.model.assessments import Credit
from ecvet.model.qualifications import Qualification
from ecvet.rules.accumulation import decision, explanation
from ecvet.rules.accumulation.decision import WORK
from ecvet.rules.accumulation.plan import Plan, plan
from ecvet.rules.accumulation.progress import Progress


def accumulate(
    qualification: Qualification,
    credits: Iterable[Credit],
    *,
    as_of: date,
    pathway: str | None = None,
    specialisation: str | None = None,
    work: int = WORK,
) -> Progress:
    """Decide whether a qualification is achieved, and what completes it with the fewest further points and units.

    Each credit is placed at most once, in an entry that accepts it. The placing is the best there is: the least
    points to be earned, then the fewest units, then the most points held that count (DESIGN, rules of combination).

    Args:
        qualification: The qualification.
        credits: The credits that the learner holds.
        as_of: The day of the question; the version of the rules and the age of credit are judged by it.
        pathway: The code of the pathway; the only or the first one where none is given.
        specialisation: The code of the specialisation; the one that is nearest where none is given.
        work: How many sums may be made; when they are used up the verdict is `NOT_DECIDED`.

    Raises:
        ShapeError: `pathway.unknown` or `specialisation.unknown`.

    Examples:
        >>> from ecvet import CountRange, Group, Pathway, Text, UnitEntry
        >>> rules = Group(members=(UnitEntry(unit="A"), UnitEntry(unit="B")), count=CountRange.exactly(2))
        >>> driver = Qualification(
        ...     code="D", title=Text({"en": "Driver"}), pathways=(Pathway(code="school", rules=rules),)
        ... )
        >>> progress = accumulate(driver, [Credit(unit="A")], as_of=date(2026, 11, 22))
        >>> progress.verdict, progress.missing, [further.unit for further in progress.completion]
        (<Verdict.NOT_ACHIEVED: 'not-achieved'>, Missing(points=Decimal('0'), units=1), ['B'])
    """
    ready = plan(qualification, pathway=pathway, specialisation=specialisation)
    return decide(ready, tuple(credits), as_of=as_of, work=work)


def decide(ready: Plan, credits: tuple[Credit, ...], *, as_of: date, work: int = WORK) -> Progress:
    """Answer as `accumulate` does, for a plan that was made before.

    Args:
        ready: The plan.
        credits: The credits that the learner holds.
        as_of: The day of the question.
        work: How many sums may be made.
    """
    return explanation.progress(decision.decide(ready, credits, as_of=as_of, work=work))
