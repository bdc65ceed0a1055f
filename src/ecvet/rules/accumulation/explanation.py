"""From the decision to the answer: what counts where, what is surplus, what is missing, and why."""

from collections.abc import Iterator

from ecvet.points import from_millionths
from ecvet.rules.accumulation import (
    answer,
    barriers,
    bounds,
    claims,
    hints,
    idle,
    impasse,
    reasons,
    shortfalls,
)
from ecvet.rules.accumulation.decision import Decision
from ecvet.rules.accumulation.progress import Further, Missing, Placement, Progress, Verdict
from ecvet.rules.accumulation.solve import Choice, solve
from ecvet.rules.accumulation.work import OutOfWork
from ecvet.rules.findings import Finding


def progress(found: Decision) -> Progress:
    """Return the answer."""
    plan = found.plan
    choice = found.best or _most_that_counts(found)
    standing = answer.stand(plan, choice, found.credits)
    placed = (*answer.placements(standing, found.credits), *_certificates(found))
    counted = {place.credit for place in placed}
    beyond = answer.outside(plan, found.credits, counted, found.admission.outside)
    rest = set(range(len(found.credits))) - counted
    points = plan.tree.pathway.rules.points
    return Progress(
        verdict=found.verdict,
        qualification=plan.qualification.code,
        pathway=plan.tree.pathway.code,
        scheme=plan.tree.pathway.scheme,
        missing=_missing(found),
        counted=from_millionths(standing.now[""].points),
        required=None if points is None else points.minimum,
        groups=answer.groups(standing),
        placements=placed,
        surplus=tuple(sorted(rest - {place.credit for place in beyond})),
        outside=beyond,
        completion=tuple(_completion(found, standing)),
        specialisations=answer.specialisations(standing),
        findings=(*_findings(found, standing, rest), *bounds.of_work(found, choice)),
    )


def _most_that_counts(found: Decision) -> Choice:
    """Return the choice in which the most held points count, whatever is missing; the empty one where work runs out."""
    nothing = Choice(points=0, units=0, held=0, placed=(), to_earn=(), used=frozenset({0}), proven=False)
    try:
        return solve(found.plan, found.admission, best=False, demanding=False, work=found.work) or nothing
    except OutOfWork:
        return nothing


def _missing(found: Decision) -> Missing | None:
    if found.distance is None:
        return None
    points, units = found.distance
    return Missing(points=from_millionths(points), units=units)


def _certificates(found: Decision) -> Iterator[Placement]:
    for index in found.admission.certificates:
        yield Placement(credit=index, unit=found.credits[index].unit, path="", points=None)


def _completion(found: Decision, standing: answer.Standing) -> Iterator[Further]:
    if found.best is not None:
        yield from answer.completion(standing)
        for certificate in found.certificates:
            yield Further(unit=certificate.code, title=certificate.title, path="", points=None)


def _findings(found: Decision, standing: answer.Standing, rest: set[int]) -> Iterator[Finding]:
    """Yield why the answer is as it is: version, groups, requirements, credits, then what would help."""
    yield from reasons.of_version(found.plan.qualification, found.as_of)
    yield from reasons.of_verdict(found)
    if found.verdict is Verdict.NOT_ACHIEVED:
        yield from impasse.of_nothing(found, standing)
    yield from reasons.of_branches(standing)
    if found.verdict is not Verdict.ACHIEVED:
        yield from shortfalls.of_groups(found, standing)
        yield from barriers.of_requirements(found, standing)
        yield from hints.competing(found, standing)
    yield from reasons.of_unknown_points(found, standing)
    yield from idle.of_credits(found, standing, rest, barriers.of_barriers(found, standing, rest))
    yield from claims.of_claims(found.plan, found.credits)
    if found.verdict is Verdict.NOT_ACHIEVED:
        yield from hints.equal_completions(found)
        yield from hints.nearer(found)
