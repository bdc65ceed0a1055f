"""Resits: which result stands where an outcome was assessed more than once."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from ecvet.model.conversion import GradeTable
from ecvet.model.grades import GradeScale
from ecvet.model.policies import RecognitionPolicy, Resit
from ecvet.rules._coverage import Result, results
from ecvet.rules.recognition.case import Case
from ecvet.rules.recognition.reasons import Objection, fails, unknown


def standing(case: Case) -> Iterator[tuple[Result, tuple[Objection, ...]]]:
    """Yield every positive result of a unit, with an objection where another result stands instead.

    The first and the last result are told by the day of assessment. Of several on one day the better stands, so
    that the order in which they were entered does not matter. Of several passes the best is told by the scale of
    the policy's least grade or of its conversion; where neither tells it, nobody knows which one stands.

    Args:
        case: The unit.
    """
    said: dict[tuple[str, str], list[Result]] = {}
    for result in results(case.transfer, case.agreed):
        said.setdefault((result.agreed.unit, result.outcome.id), []).append(result)
    for same in said.values():
        stands = _standing(same, case.policy)
        for result in same:
            if result.attained:
                yield result, tuple(_objection(result, stands, case.policy.resit))


def _objection(result: Result, stands: Result | None, resit: Resit) -> Iterator[Objection]:
    if stands is None:
        yield unknown("result-order-unknown", unit=result.agreed.unit, resit=resit.value)
    elif stands is not result:
        yield fails(
            "result-not-standing",
            unit=result.agreed.unit,
            assessment=result.assessment.id or "",
            resit=resit.value,
        )


def _standing(same: list[Result], policy: RecognitionPolicy) -> Result | None:
    """Return the result that stands; `None` where that cannot be told."""
    scale = _scale(policy)
    if policy.resit is Resit.BEST:
        return _best([one for one in same if one.attained] or same, scale)
    if _alike(same):
        return _chosen(same, scale)
    days = [one.assessment.on for one in same if one.assessment.on is not None]
    if len(days) < len(same):
        return None
    pick: Callable[[Iterable[date]], date] = min if policy.resit is Resit.FIRST else max
    day = pick(days)
    that_day = [one for one in same if one.assessment.on == day]
    return _best(that_day, scale)


def _best(same: list[Result], scale: GradeScale | None) -> Result | None:
    passed = [one for one in same if one.attained]
    ranks = {one.grade and one.grade.label: _rank(one, scale) for one in passed}
    if len(ranks) > 1 and None in ranks.values():
        return None
    return _chosen(same, scale)


def _alike(same: list[Result]) -> bool:
    return len({(one.attained, one.grade) for one in same}) == 1


def _chosen(same: list[Result], scale: GradeScale | None) -> Result:
    """Return the best result; of equal ones the latest, then the last by the name of its assessment."""
    return max(
        same,
        key=lambda one: (
            one.attained,
            _rank(one, scale) or 0,
            one.assessment.on or date.min,
            one.assessment.id or "",
        ),
    )


def _rank(result: Result, scale: GradeScale | None) -> int | None:
    grade = result.grade
    if grade is None or scale is None or grade.scale not in (None, scale.code):
        return None
    step = scale.find(grade.label)
    return None if step is None else scale.rank(step.label)


def _scale(policy: RecognitionPolicy) -> GradeScale | None:
    """Return the scale that gives grades of the host their order."""
    if isinstance(policy.conversion, GradeTable):
        return policy.conversion.given
    if policy.conversion is not None:
        return policy.conversion.given.scale
    return None if policy.grade is None else policy.grade.scale
