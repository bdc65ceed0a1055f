"""What is decided on one unit by itself, before units that prove each other and caps are looked at."""

from collections.abc import Iterator

import attrs

from ecvet.model.agreements import LearningAgreement
from ecvet.model.assessments import Credit
from ecvet.model.grades import Grade
from ecvet.model.transfers import Decision, Reason
from ecvet.points import Points
from ecvet.rules._coverage import Match, Result, is_same
from ecvet.rules.grades import convert
from ecvet.rules.recognition.case import Case
from ecvet.rules.recognition.conditions import accepted_version, against, against_all, correspondence
from ecvet.rules.recognition.earlier import about_earlier, completed, credits_taken
from ecvet.rules.recognition.points import counts_parts, covered_parts, part_points, points_of
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
        grade_given: The grade that stands, as the host gave it.
        exempts: Codes of what need not be taken any more.
        outcomes: The ids of the required outcomes that it attests, where it is in part.
        completes: The credits held for parts of the unit whose outcomes are among those that it attests.
    """

    unit: str
    decision: Decision
    reasons: tuple[Reason, ...]
    evidence: tuple[str, ...]
    points: Points | None = None
    grade: Grade | None = None
    grade_given: Grade | None = None
    exempts: tuple[str, ...] = ()
    outcomes: tuple[str, ...] = ()
    completes: tuple[Credit, ...] = ()

    def turned(self, decision: Decision, *why: Reason) -> "Ruling":
        """Return the ruling turned into one that gives nothing within the qualification, with the reasons for it."""
        return attrs.evolve(
            self,
            decision=decision,
            reasons=(*self.reasons, *why),
            points=None,
            grade=None,
            exempts=(),
            outcomes=(),
        )


@attrs.frozen(eq=False)
class _Weighed:
    """The positive results of a unit, each with what speaks against it, and what they cover.

    Args:
        results: The results.
        alone: What all that may be accepted covers, without what was held before.
        sure: What is covered for certain.
        possible: What may be covered once everything is known.
    """

    results: tuple[tuple[Result, tuple[Objection, ...]], ...]
    alone: Match
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
    least, most = case.covered_by(sure, certain=True), case.covered_by(possible, certain=False)
    return _Weighed(held, most, completed(case, least, certain=True), completed(case, most, certain=False))


def _decision(case: Case, weighed: _Weighed, whole: tuple[Objection, ...]) -> Decision:
    whole_at_least = not weighed.sure.missing and not case.undescribed
    least = _by_coverage(case, weighed.sure, whole=whole_at_least)
    most = _by_coverage(case, weighed.possible, whole=not weighed.possible.missing)
    if most is Decision.REFUSED or any(one.certain for one in whole):
        return Decision.REFUSED
    return Decision.SUSPENDED if whole or least is not most or _differ(weighed) else least


def _differ(weighed: _Weighed) -> bool:
    return weighed.sure.missing != weighed.possible.missing


def _by_coverage(case: Case, found: Match, *, whole: bool) -> Decision:
    if not found.covered or not (whole or case.policy.parts):
        return Decision.REFUSED
    if case.addition:
        return Decision.OUTSIDE if case.policy.outside else Decision.REFUSED
    return Decision.FULL if whole else Decision.PARTIAL


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
    yield from about_earlier(case, weighed.alone)
    yield from _not_matched(case, weighed)
    for part in case.undescribed:
        yield reason("part-undescribed", unit=case.unit, part=part.code)
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
    validated = {one.required for one in case.validation.covered}
    accepted = sum(one.required in validated for one in weighed.sure.covered)
    if accepted < len(validated):
        required = len(case.required)
        yield reason("results-not-accepted", unit=case.unit, accepted=str(accepted), required=str(required))
        yield from (one.reason for _, told in weighed.results for one in told)
    for covered in case.validation.covered:
        if covered.basis not in case.bases and covered.required in weighed.sure.missing:
            about = {"given": covered.given, "required": covered.required, "basis": covered.basis.value}
            yield reason("basis-not-accepted", **about)
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


def _not_matched(case: Case, weighed: _Weighed) -> Iterator[Reason]:
    """Yield why what was attained covers nothing of what is missing: an id alone matches nothing."""
    given = {result.outcome.id: result.outcome for result, _ in weighed.results}
    for outcome in case.required:
        held = given.get(outcome.id)
        if outcome.id in case.validation.missing and held is not None and not is_same(held, outcome):
            yield reason("same-id-other-words", unit=case.unit, outcome=outcome.id, id=outcome.id)
    for agreed in case.agreed if case.validation.missing else ():
        known = {one.id for one in agreed.outcomes}
        for assessment in case.transfer.assessments:
            beside = () if assessment.unit != agreed.unit else assessment.attained_outcomes
            for one in beside:
                if one not in known:
                    yield reason("outcome-not-agreed", unit=agreed.unit, outcome=one)


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
    grades = _grades(accepted, ruling.evidence)
    grade, about_grade = _grade(case, grades)
    points, about_points = _points(case, weighed.sure, ruling.decision)
    return attrs.evolve(
        ruling,
        points=points,
        grade=grade,
        grade_given=grades[0] if len(grades) == 1 else None,
        exempts=tuple(_exempts(case, weighed.sure, ruling.decision)),
        outcomes=_outcomes(weighed.sure, ruling.decision),
        completes=credits_taken(case, weighed.sure),
        reasons=(*ruling.reasons, *about_points, *about_grade),
    )


def _outcomes(found: Match, decision: Decision) -> tuple[str, ...]:
    return tuple(one.required for one in found.covered) if decision is Decision.PARTIAL else ()


def _points(case: Case, found: Match, decision: Decision) -> tuple[Points | None, tuple[Reason, ...]]:
    at_home = case.at_home
    if at_home is None or decision is Decision.OUTSIDE:
        return None, ()
    if decision is Decision.FULL:
        points = points_of(case.route, case.unit)
    else:
        points = part_points(case.route, at_home, found, case.policy.part_points)
    if points is None:
        return None, (reason("points-not-stated", unit=case.unit),)
    idle = decision is Decision.PARTIAL and not counts_parts(case.route, case.unit)
    return points, (reason("parts-not-counted", unit=case.unit),) if idle else ()


def _grades(accepted: tuple[Result, ...], evidence: tuple[str, ...]) -> tuple[Grade, ...]:
    """Return the grades of the results that a ruling rests on, each once."""
    found = (one.grade for one in accepted if one.assessment.id in evidence)
    return tuple(dict.fromkeys(one for one in found if one is not None))


def _grade(case: Case, grades: tuple[Grade, ...]) -> tuple[Grade | None, tuple[Reason, ...]]:
    """Return the grade at home; `None` where outcomes were graded apart, as no rule here joins grades."""
    if len(grades) > 1:
        labels = ", ".join(sorted(one.label for one in grades))
        return None, (reason("graded-apart", unit=case.unit, grades=labels),)
    if case.policy.conversion is None or not grades:
        return None, ()
    converted = convert(grades[0], case.policy.conversion)
    return converted.home, tuple(of_finding(one) for one in converted.findings)


def _exempts(case: Case, found: Match, decision: Decision) -> Iterator[str]:
    if decision is Decision.FULL:
        yield case.unit
    elif decision is Decision.PARTIAL and case.at_home is not None:
        yield from dict.fromkeys(part.code for part in covered_parts(case.at_home, found))
