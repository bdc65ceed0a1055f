"""The decision: the best choice, checked, and the verdict that follows from it."""

from collections.abc import Iterator, Sequence, Set
from datetime import date
from itertools import product
from math import prod

import attrs

from ecvet.model.assessments import Credit
from ecvet.model.requirements import ExternalCertificate, LevelMinimum
from ecvet.rules.accumulation import proof
from ecvet.rules.accumulation.directions import turn_on
from ecvet.rules.accumulation.offers import Admission, admit
from ecvet.rules.accumulation.plan import Plan
from ecvet.rules.accumulation.progress import Verdict
from ecvet.rules.accumulation.solve import Choice, Placed, filled, solve
from ecvet.rules.accumulation.work import Bounds, OutOfWork, Work

#: How many sums may be made for one answer: far more than any real qualification known needs, half a minute at most.
WORK = 2_000_000
# Of so many ways to let one of several credits speak for each unit all are tried; of more, it is left open.
_WAYS = 64


@attrs.frozen(eq=False)
class Decision:
    """What was decided for one learner.

    Args:
        plan: The plan.
        credits: The credits given.
        as_of: The day of the question.
        work: How many sums were allowed.
        admission: What the rules admit of the credits.
        verdict: The verdict.
        best: The best choice that completes the rules; `None` where nothing does or the work was used up.
        certificates: The certificates that are demanded and not held.
        at_best: Where something is unknown: the best choice if it is taken at its best.
        bounds: Where the work was used up: what is known of the best choice, points in millionths.
    """

    plan: Plan
    credits: tuple[Credit, ...]
    as_of: date
    work: int
    admission: Admission
    verdict: Verdict
    best: Choice | None
    certificates: tuple[ExternalCertificate, ...]
    at_best: Choice | None = None
    bounds: Bounds = attrs.field(factory=Bounds)

    @property
    def distance(self) -> tuple[int, int] | None:
        """The points, in millionths, and the units that complete it; `None` where nothing is known to."""
        return None if self.best is None else (self.best.points, self.best.units + len(self.certificates))


def decide(plan: Plan, credits: tuple[Credit, ...], *, as_of: date, work: int = WORK) -> Decision:
    """Return the decision for one learner, under the specialisation that is nearest where none was asked for.

    Args:
        plan: The plan.
        credits: The credits that the learner holds.
        as_of: The day of the question.
        work: How many sums may be made.
    """
    # What is listed under one specialisation is listed under no other: each may do better by itself.
    plans = [plan, *plan.directions] if turn_on(plan.tree, credits) else [plan]
    return nearest_of([one for each in plans for one in _decisions(each, credits, as_of, work)])


def _decisions(plan: Plan, credits: tuple[Credit, ...], as_of: date, work: int) -> Iterator[Decision]:
    """Yield the decisions for each way to let one of several credits speak for its unit."""
    found = _decided(plan, credits, as_of, work, frozenset())
    rivals = found.admission.rivals
    if prod(map(len, rivals)) > _WAYS:
        bounds = Bounds((0, 0), found.distance)
        undecided = attrs.evolve(found, verdict=Verdict.NOT_DECIDED, best=None, bounds=bounds)
        yield found if found.verdict is Verdict.ACHIEVED else undecided
        return
    yield found
    for speakers in product(*rivals) if rivals else ():
        yield _decided(plan, credits, as_of, work, frozenset(speakers))


def nearest_of(decisions: Sequence[Decision]) -> Decision:
    """Return the decision that leaves the least to be earned, the first of equals; one that is open where that is open.

    Args:
        decisions: The decisions for one learner, under several specialisations or with other credits that speak for
            their units.
    """
    best = min(decisions, key=_nearness)
    if best.verdict is not Verdict.NOT_DECIDED or len(decisions) == 1:
        return best
    least = [known for one in decisions if (known := one.bounds.least or one.distance) is not None]
    most = [known for one in decisions if (known := one.bounds.most or one.distance) is not None]
    lowest = min(least) if len(least) == len(decisions) else (0, 0)
    return attrs.evolve(best, bounds=Bounds(lowest, min(most, default=None)))


def _nearness(found: Decision) -> tuple[int, bool, tuple[int, ...], int]:
    # What may turn out to be achieved goes before what is not, however near that is.
    order = {Verdict.ACHIEVED: 0, Verdict.NOT_DECIDED: 1, Verdict.UNDETERMINED: 2}.get(found.verdict, 3)
    held = 0 if found.best is None else found.best.held
    return order, found.distance is None, found.distance or (), -held


def _decided(plan: Plan, credits: tuple[Credit, ...], as_of: date, work: int, speakers: Set[int]) -> Decision:
    admission = admit(plan.tree, credits, as_of, Work(work), speakers)
    certificates = _missing_certificates(plan, admission)
    best: Choice | None
    at_best: Choice | None
    bounds = Bounds()
    try:
        best = _completion(plan, credits, admission, work)
        verdict, at_best = _judged(plan, admission, best, certificates, work)
    except OutOfWork as out:
        verdict, best, at_best, bounds = Verdict.NOT_DECIDED, None, None, out.bounds
    return Decision(plan, credits, as_of, work, admission, verdict, best, certificates, at_best, bounds)


def _completion(plan: Plan, credits: tuple[Credit, ...], admission: Admission, work: int) -> Choice | None:
    """Return the best choice, checked; `None` where nothing completes the rules.

    Raises:
        OutOfWork: where more sums would have to be made than allowed, or it was used up before.
    """
    if not admission.settled:
        raise OutOfWork
    best = solve(plan, admission, best=False, demanding=True, work=work)
    if best is not None:
        _prove(plan, credits, best)
    return best


def _missing_certificates(plan: Plan, admission: Admission) -> tuple[ExternalCertificate, ...]:
    held = {admission.about[index].unit for index in admission.certificates}
    wanted = (one for one in plan.tree.pathway.requirements if isinstance(one, ExternalCertificate))
    return tuple(one for one in wanted if one.code not in held)


def _judged(
    plan: Plan,
    admission: Admission,
    best: Choice | None,
    certificates: tuple[ExternalCertificate, ...],
    work: int,
) -> tuple[Verdict, Choice | None]:
    """Return the verdict, and the best choice if what is unknown is taken at its best, where that matters."""
    if not plan.tree.states:
        return Verdict.UNDETERMINED, None
    if best is not None and not best.points and not best.units and not certificates:
        return Verdict.ACHIEVED, None
    if certificates or (admission.certain and not unknown_levels(plan, admission)):
        return Verdict.NOT_ACHIEVED, None
    at_best = solve(plan, admission, best=True, demanding=True, work=work)
    complete = at_best is not None and not at_best.to_earn
    return (Verdict.UNDETERMINED if complete else Verdict.NOT_ACHIEVED), at_best


def unknown_levels(plan: Plan, admission: Admission) -> tuple[int, ...]:
    """Return the indexes of the credits whose level is not known where a level is required."""
    if not any(isinstance(one, LevelMinimum) for one in plan.tree.pathway.requirements):
        return ()
    levels = plan.conditions.levels
    unknown = (i for i, c in enumerate(admission.about) if c.level is None and c.unit not in levels)
    return tuple(index for index in unknown if admission.entries(index))


def _prove(plan: Plan, credits: tuple[Credit, ...], choice: Choice) -> None:
    """Check a choice by plain addition over the rules, and by plain sums for what cuts across them."""
    nodes = plan.tree.nodes
    used = {nodes[index].path for index in choice.used}
    proof.check(plan.lines, filled(plan.tree, (*choice.placed, *choice.to_earn)), used)
    if plan.tree.pathway.requirements:
        counted = (*counted_now(plan, credits, choice.placed), *_counted_later(plan, choice))
        proof.check_requirements(plan.tree.pathway.requirements, plan.conditions.total, counted)


def counted_now(
    plan: Plan, credits: tuple[Credit, ...], placed: tuple[Placed, ...]
) -> tuple[proof.Counted, ...]:
    """Return the credits placed, as the requirements see them."""
    levels = plan.conditions.levels
    return tuple(
        proof.Counted(
            unit=credits[place.credit].unit,
            points=place.points,
            level=credits[place.credit].level or levels.get(credits[place.credit].unit),
            recognised=credits[place.credit].recognised_from is not None,
        )
        for place in placed
    )


def _counted_later(plan: Plan, choice: Choice) -> tuple[proof.Counted, ...]:
    levels = plan.conditions.levels
    return tuple(
        proof.Counted(
            thing.unit, thing.points, levels.get(thing.unit) if thing.unit else None, recognised=False
        )
        for thing in choice.to_earn
    )
