"""The decision: the best choice, checked, and the verdict that follows from it."""

from datetime import date

import attrs

from ecvet.model.assessments import Credit
from ecvet.model.combination import Group, UnitEntry
from ecvet.model.requirements import ExternalCertificate, LevelMinimum
from ecvet.rules.accumulation import proof
from ecvet.rules.accumulation.offers import Admission, admit
from ecvet.rules.accumulation.plan import Plan
from ecvet.rules.accumulation.progress import Verdict
from ecvet.rules.accumulation.reach import OutOfWork
from ecvet.rules.accumulation.solve import Choice, filled, solve

#: How many sums may be made for one answer; enough for every real qualification known, some seconds at most.
WORK = 20_000_000


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

    @property
    def distance(self) -> tuple[int, int] | None:
        """The points, in millionths, and the units that complete it; `None` where nothing is known to."""
        return None if self.best is None else (self.best.points, self.best.units + len(self.certificates))


def decide(plan: Plan, credits: tuple[Credit, ...], *, as_of: date, work: int = WORK) -> Decision:
    """Return the decision for one learner.

    Args:
        plan: The plan.
        credits: The credits that the learner holds.
        as_of: The day of the question.
        work: How many sums may be made.
    """
    admission = admit(plan.tree, credits, as_of)
    held = {credits[index].unit for index in admission.certificates}
    wanted = (one for one in plan.tree.pathway.requirements if isinstance(one, ExternalCertificate))
    undecided = Decision(
        plan,
        credits,
        as_of,
        work,
        admission,
        Verdict.NOT_DECIDED,
        None,
        tuple(w for w in wanted if w.code not in held),
    )
    try:
        best = solve(plan, admission, best=False, demanding=True, work=work)
        if best is not None:
            _prove(plan, credits, best)
        return _judged(attrs.evolve(undecided, best=best))
    except OutOfWork:
        return undecided


def _judged(found: Decision) -> Decision:
    if not _states_anything(found.plan):
        return attrs.evolve(found, verdict=Verdict.UNDETERMINED)
    if found.distance == (0, 0):
        return attrs.evolve(found, verdict=Verdict.ACHIEVED)
    if _certain(found) or found.certificates:
        return attrs.evolve(found, verdict=Verdict.NOT_ACHIEVED)
    at_best = solve(found.plan, found.admission, best=True, demanding=True, work=found.work)
    complete = at_best is not None and not at_best.to_earn
    verdict = Verdict.UNDETERMINED if complete else Verdict.NOT_ACHIEVED
    return attrs.evolve(found, verdict=verdict, at_best=at_best)


def _states_anything(plan: Plan) -> bool:
    return any(
        (isinstance(node.member, Group) and node.member.states)
        or (node.demanded and isinstance(node.member, UnitEntry))
        for node in plan.tree.nodes
    )


def _certain(found: Decision) -> bool:
    return found.admission.certain and not unknown_levels(found)


def unknown_levels(found: Decision) -> tuple[int, ...]:
    """Return the indexes of the credits whose level is not known where a level is required."""
    if not any(isinstance(one, LevelMinimum) for one in found.plan.tree.pathway.requirements):
        return ()
    levels = found.plan.conditions.levels
    unknown = (i for i, c in enumerate(found.credits) if c.level is None and c.unit not in levels)
    return tuple(index for index in unknown if found.admission.entries(index))


def _prove(plan: Plan, credits: tuple[Credit, ...], choice: Choice) -> None:
    """Check a choice by plain recursion over the rules, and by plain sums for what cuts across them."""
    nodes, rules = plan.tree.nodes, plan.tree.pathway.rules
    used = {nodes[index].path for index in choice.used}
    proof.check(rules, filled(plan.tree, (*choice.placed, *choice.to_earn)), used)
    if plan.tree.pathway.requirements:
        counted = (*counted_now(plan, credits, choice), *_counted_later(plan, choice))
        proof.check_requirements(plan.tree.pathway.requirements, plan.conditions.total, counted)


def counted_now(plan: Plan, credits: tuple[Credit, ...], choice: Choice) -> tuple[proof.Counted, ...]:
    """Return the credits placed, as the requirements see them."""
    levels = plan.conditions.levels
    return tuple(
        proof.Counted(
            unit=credits[place.credit].unit,
            points=place.points,
            level=credits[place.credit].level or levels.get(credits[place.credit].unit),
            recognised=credits[place.credit].recognised_from is not None,
        )
        for place in choice.placed
    )


def _counted_later(plan: Plan, choice: Choice) -> tuple[proof.Counted, ...]:
    levels = plan.conditions.levels
    return tuple(
        proof.Counted(thing.unit, thing.points, levels.get(thing.unit or ""), recognised=False)
        for thing in choice.to_earn
    )
