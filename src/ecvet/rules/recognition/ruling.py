"""What is decided on one unit by itself, before units that prove each other and caps are looked at."""

from collections.abc import Iterator

import attrs

from ecvet.model.agreements import LearningAgreement
from ecvet.model.grades import Grade
from ecvet.model.transfers import Decision, Reason
from ecvet.points import Points
from ecvet.rules._coverage import Match, Result
from ecvet.rules.grades import convert
from ecvet.rules.recognition.case import Case
from ecvet.rules.recognition.conditions import accepted_version, against, against_all, correspondence
from ecvet.rules.recognition.points import covered_parts, part_points, points_of
from ecvet.rules.recognition.reasons import Objection, of_finding, reason
from ecvet.rules.recognition.resits import standing

#: The decisions that give somebody something.
RECOGNISED = (Decision.FULL, Decision.PARTIAL, Decision.OUTSIDE)


@attrs.frozen
class Ruling:
    """A decision on one unit in the making.

    Args:
        unit: The code of the unit.
        decision: What it comes to.
        reasons: Why.
        evidence: The ids of the assessments that it rests on.
        points: The points that it brings.
        grade: The grade at home.
        exempts: Codes of what need not be taken any more.
    """

    unit: str
    decision: Decision
    reasons: tuple[Reason, ...]
    evidence: tuple[str, ...]
    points: Points | None = None
    grade: Grade | None = None
    exempts: tuple[str, ...] = ()

    def turned(self, decision: Decision, *why: Reason) -> "Ruling":
        """Return the ruling turned into one that gives nothing within the qualification, with the reasons for it."""
        return attrs.evolve(
            self, decision=decision, reasons=(*self.reasons, *why), points=None, grade=None, exempts=()
        )


@attrs.frozen(eq=False)
class _Weighed:
    """The positive results of a unit, each with what speaks against it, and what they cover."""

    results: tuple[tuple[Result, tuple[Objection, ...]], ...]
    sure: Match
    possible: Match


def rule(case: Case) -> Ruling:
    """Return what is decided on a unit.

    What is accepted for certain is set against what may be accepted once everything is known. Where both come to
    the same, it is decided; where they do not, the decision is suspended and names what is unknown.

    Args:
        case: The unit.
    """
    weighed = _weigh(case)
    whole = tuple(against_all(case))
    decision = _decision(case, weighed, whole)
    why = tuple(_why_not_automatic(case)) if case.policy.automatic else ()
    if case.policy.automatic and (why or decision not in RECOGNISED):
        decision = Decision.SUSPENDED
    granted = decision in RECOGNISED
    found = weighed.sure if granted else case.validation
    evidence = dict.fromkeys(one for covered in found.covered for one in covered.evidence)
    ruling = Ruling(
        unit=case.unit,
        decision=decision,
        reasons=tuple(dict.fromkeys([*why, *_reasons(case, weighed, whole)])),
        evidence=tuple(evidence),
    )
    return _awarded(case, weighed, ruling) if granted else ruling


def _weigh(case: Case) -> _Weighed:
    held = tuple((result, (*told, *against(case, result))) for result, told in standing(case))
    sure = tuple(result for result, told in held if not told)
    possible = tuple(result for result, told in held if not any(one.certain for one in told))
    return _Weighed(held, case.covered_by(sure, certain=True), case.covered_by(possible, certain=False))


def _decision(case: Case, weighed: _Weighed, whole: tuple[Objection, ...]) -> Decision:
    least, most = _by_coverage(case, weighed.sure), _by_coverage(case, weighed.possible)
    if most is Decision.REFUSED or any(one.certain for one in whole):
        return Decision.REFUSED
    return Decision.SUSPENDED if whole or least is not most or _differ(weighed) else least


def _differ(weighed: _Weighed) -> bool:
    return weighed.sure.missing != weighed.possible.missing


def _by_coverage(case: Case, found: Match) -> Decision:
    if not found.covered or (found.missing and not case.policy.parts):
        return Decision.REFUSED
    if case.addition:
        return Decision.OUTSIDE if case.policy.outside else Decision.REFUSED
    return Decision.PARTIAL if found.missing else Decision.FULL


def _why_not_automatic(case: Case) -> Iterator[Reason]:
    agreement = case.transfer.agreement
    if not (isinstance(agreement, LearningAgreement) and agreement.automatic):
        yield reason("not-agreed-automatic")
    attained = {(result.agreed.unit, result.outcome.id) for result, told in standing(case) if not told}
    for agreed in case.agreed:
        missing = [one.id for one in agreed.outcomes if (agreed.unit, one.id) not in attained]
        if missing:
            yield reason("agreed-outcomes-missing", unit=agreed.unit, missing=", ".join(missing))


def _reasons(case: Case, weighed: _Weighed, whole: tuple[Objection, ...]) -> Iterator[Reason]:
    """Yield why, what stands in the way first."""
    yield from (one.reason for one in whole)
    yield from _not_accepted(case, weighed)
    if case.addition:
        yield reason("no-unit-at-home", unit=case.unit)
    yield _measure(case)
    if weighed.sure.covered and weighed.sure.missing and not case.policy.parts:
        yield reason("whole-units-only", unit=case.unit)
    if case.addition and not case.policy.outside:
        yield reason("outside-not-recognised", unit=case.unit)
    for given in dict.fromkeys(result.agreed.unit for result, told in weighed.results if not told):
        if accepted_version(case, given):
            yield reason("earlier-version-accepted", earlier=given, unit=case.unit)
    yield from _about_assessment(case)


def _not_accepted(case: Case, weighed: _Weighed) -> Iterator[Reason]:
    """Yield what keeps outcomes that were validated from counting here."""
    if len(weighed.sure.covered) < len(case.validation.covered):
        accepted, required = len(weighed.sure.covered), len(case.required)
        yield reason("results-not-accepted", unit=case.unit, accepted=str(accepted), required=str(required))
        yield from (one.reason for _, told in weighed.results for one in told)
    for result, _ in weighed.results:
        yield from (one.reason for one in correspondence(case, result, weighed.sure.missing))


def _measure(case: Case) -> Reason:
    """Return how far the unit is covered as it was validated, as a reason."""
    found = case.validation
    covered, missing = len(found.covered), len(found.missing)
    if not covered:
        return reason("no-outcome-covered", unit=case.unit)
    if not missing:
        return reason("all-outcomes-covered", unit=case.unit, count=str(covered))
    return reason(
        "outcomes-missing",
        unit=case.unit,
        covered=str(covered),
        required=str(covered + missing),
        missing=", ".join(found.missing),
    )


def _about_assessment(case: Case) -> Iterator[Reason]:
    for agreed in case.agreed:
        assessed = [one for one in case.transfer.assessments if one.unit == agreed.unit]
        if not assessed:
            yield reason("agreed-not-assessed", unit=agreed.unit)
        elif not any(one.attained for one in assessed):
            yield reason("not-attained", unit=agreed.unit)


def _awarded(case: Case, weighed: _Weighed, ruling: Ruling) -> Ruling:
    """Return a positive ruling with its points, its grade and what it exempts from."""
    accepted = tuple(result for result, told in weighed.results if not told)
    grade, about_grade = _grade(case, accepted, ruling.evidence)
    points, about_points = _points(case, weighed.sure, ruling.decision)
    return attrs.evolve(
        ruling,
        points=points,
        grade=grade,
        exempts=tuple(_exempts(case, weighed.sure, ruling.decision)),
        reasons=(*ruling.reasons, *about_points, *about_grade),
    )


def _points(case: Case, found: Match, decision: Decision) -> tuple[Points | None, tuple[Reason, ...]]:
    at_home = case.at_home
    if at_home is None or decision is Decision.OUTSIDE:
        return None, ()
    if decision is Decision.FULL:
        points = points_of(case.route, case.unit)
    else:
        points = part_points(case.route, at_home, found, case.policy.part_points)
    return points, () if points is not None else (reason("points-not-stated", unit=case.unit),)


def _grade(
    case: Case, accepted: tuple[Result, ...], evidence: tuple[str, ...]
) -> tuple[Grade | None, tuple[Reason, ...]]:
    """Return the grade at home; `None` where units were graded apart, as no rule here joins grades."""
    grades = {one.grade for one in accepted if one.grade is not None and one.assessment.id in evidence}
    if case.policy.conversion is None or len(grades) != 1:
        return None, ()
    converted = convert(grades.pop(), case.policy.conversion)
    return converted.home, tuple(of_finding(one) for one in converted.findings)


def _exempts(case: Case, found: Match, decision: Decision) -> Iterator[str]:
    if decision is Decision.FULL:
        yield case.unit
    elif decision is Decision.PARTIAL and case.at_home is not None:
        yield from dict.fromkeys(part.code for part in covered_parts(case.at_home, found))
