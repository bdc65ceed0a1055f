"""Accumulation: whether a qualification is achieved with the credit held, and what would complete it."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from ecvet.model.assessments import Credit
from ecvet.model.combination import Group, UnitEntry
from ecvet.model.qualifications import Qualification
from ecvet.points import from_millionths
from ecvet.rules.accumulation import answer, proof, reasons
from ecvet.rules.accumulation.offers import Admission, admit
from ecvet.rules.accumulation.plan import Plan, plan
from ecvet.rules.accumulation.progress import Missing, Progress, Verdict
from ecvet.rules.accumulation.reach import OutOfWork
from ecvet.rules.accumulation.solve import Choice, solve
from ecvet.rules.findings import Finding, finding

#: How many sums may be made for one answer; enough for every real qualification known, some seconds at most.
WORK = 20_000_000


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
        as_of: The day of the question; the version of the rules is judged by it.
        pathway: The code of the pathway; the only or the first one where none is given.
        specialisation: The code of the specialisation; the one that is nearest where none is given.
        work: How many sums may be made; when they are used up the verdict is `NOT_DECIDED`.

    Raises:
        ShapeError: `pathway.unknown` or `specialisation.unknown`.

    Examples:
        >>> from ecvet import CountRange, Pathway, Text
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
    admission = admit(ready.tree, credits, as_of)
    try:
        found = solve(ready.tree, ready.units, admission, best=False, demanding=True, work=work)
        verdict = _verdict(ready, admission, found, work)
    except OutOfWork:
        found, verdict = None, Verdict.NOT_DECIDED
    if found is not None:
        proof.check(
            ready.tree.pathway.rules,
            answer.filled(ready.tree, (*found.placed, *found.to_earn)),
            {ready.tree.nodes[index].path for index in found.used},
        )
    return _progress(ready, credits, admission, found, verdict, as_of, work)


def _verdict(ready: Plan, admission: Admission, found: Choice | None, work: int) -> Verdict:
    if not _states_anything(ready):
        return Verdict.UNDETERMINED
    if _complete(found):
        return Verdict.ACHIEVED
    if _certain(ready, admission):
        return Verdict.NOT_ACHIEVED
    at_best = solve(ready.tree, ready.units, admission, best=True, demanding=True, work=work)
    return Verdict.UNDETERMINED if _complete(at_best) else Verdict.NOT_ACHIEVED


def _complete(choice: Choice | None) -> bool:
    return choice is not None and not choice.to_earn


def _states_anything(ready: Plan) -> bool:
    return any(
        (isinstance(node.member, Group) and node.member.states)
        or (node.demanded and isinstance(node.member, UnitEntry))
        for node in ready.tree.nodes
    )


def _certain(ready: Plan, admission: Admission) -> bool:
    return admission.certain


def _progress(
    ready: Plan,
    credits: tuple[Credit, ...],
    admission: Admission,
    found: Choice | None,
    verdict: Verdict,
    as_of: date,
    work: int,
) -> Progress:
    choice = found or _most_that_counts(ready, admission, work)
    standing = answer.stand(ready, choice)
    placed = answer.placements(standing, credits)
    counted = {place.credit for place in placed}
    beyond = answer.outside(ready, credits, counted, admission.outside)
    idle = set(range(len(credits))) - counted
    root = standing.now[""]
    return Progress(
        verdict=verdict,
        qualification=ready.qualification.code,
        pathway=ready.tree.pathway.code,
        scheme=ready.tree.pathway.scheme,
        missing=None if found is None else Missing(points=from_millionths(found.points), units=found.units),
        counted=from_millionths(root.points),
        required=_required(ready),
        groups=answer.groups(standing),
        placements=placed,
        surplus=tuple(sorted(idle - {place.credit for place in beyond})),
        outside=beyond,
        completion=() if found is None else answer.completion(standing),
        specialisations=_specialisations(standing),
        findings=tuple(_findings(standing, admission, credits, idle, verdict, as_of)),
    )


def _most_that_counts(ready: Plan, admission: Admission, work: int) -> Choice:
    """Return the choice in which the most held points count, whatever is missing; the empty one where work runs out."""
    nothing = Choice(points=0, units=0, placed=(), to_earn=(), used=frozenset({0}))
    try:
        return solve(ready.tree, ready.units, admission, best=False, demanding=False, work=work) or nothing
    except OutOfWork:
        return nothing


def _required(ready: Plan) -> Decimal | None:
    points = ready.tree.pathway.rules.points
    return None if points is None else points.minimum


def _specialisations(standing: answer.Standing) -> tuple[str, ...]:
    codes = [group.specialisation for _, group in standing.used() if group.specialisation is not None]
    return tuple(dict.fromkeys(codes))


def _findings(
    standing: answer.Standing,
    admission: Admission,
    credits: tuple[Credit, ...],
    idle: set[int],
    verdict: Verdict,
    as_of: date,
) -> Iterable[Finding]:
    yield from reasons.of_version(standing.plan.qualification, as_of)
    if verdict is Verdict.UNDETERMINED and not _states_anything(standing.plan):
        yield finding("rules-state-nothing", pathway=standing.plan.tree.pathway.code)
    yield from reasons.of_branches(standing)
    if verdict is not Verdict.ACHIEVED:
        yield from reasons.of_groups(standing)
    yield from reasons.of_unknown_points(standing, admission, credits)
    yield from reasons.of_credits(standing, admission, credits, idle)
