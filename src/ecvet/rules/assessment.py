"""Where assessments and what was agreed differ, and where an assessment contradicts itself."""

from collections.abc import Iterable, Iterator, Mapping

from ecvet.model.agreements import AgreedUnit
from ecvet.model.assessments import Assessment, OutcomeResult
from ecvet.model.grades import Grade, GradeScale
from ecvet.model.origins import Setting
from ecvet.model.requests import RecognitionRequest
from ecvet.model.transfers import CreditTransfer
from ecvet.rules.findings import Finding, finding


def check_assessments(transfer: CreditTransfer, *, scales: Iterable[GradeScale] = ()) -> tuple[Finding, ...]:
    """Return where assessments and agreement differ, unit by unit and outcome by outcome.

    Before the first assessment nothing differs. What was not attained is kept and gives no credit. Outcomes are
    compared where an assessment lists any; one that lists none speaks of all that were agreed.

    Args:
        transfer: The transfer, at any stage.
        scales: The scales by which grades are checked, each for the grades that name it; without its scale, nobody
            can tell what a grade means.
    """
    if not transfer.assessments:
        return ()
    known = {scale.code: scale for scale in scales}
    by_unit: dict[str, list[Assessment]] = {unit.unit: [] for unit in transfer.agreement.units}
    for one in transfer.assessments:
        if one.unit is not None:
            by_unit.setdefault(one.unit, []).append(one)
    agreed = {unit.unit: unit for unit in transfer.agreement.units}
    places = {unit: f"/agreement/units/{index}" for index, unit in enumerate(agreed)}
    return (
        *(
            found
            for unit, held in by_unit.items()
            for found in _on_unit(unit, agreed.get(unit), held, places.get(unit, "/assessments"))
        ),
        *(
            found
            for index, one in enumerate(transfer.assessments)
            for found in _on_assessment(transfer, one, known, f"/assessments/{index}")
        ),
    )


def _on_unit(unit: str, agreed: AgreedUnit | None, held: list[Assessment], where: str) -> Iterator[Finding]:
    if not held:
        yield finding("agreed-not-assessed", where, unit=unit)
        return
    attained = any(one.attained for one in held)
    if not attained:
        yield finding("not-attained", where, unit=unit)
    if agreed is None:
        yield finding("assessed-not-agreed", where, unit=unit)
        return
    listed = [result for one in held for result in one.outcomes]
    whole = any(not one.outcomes for one in held)
    yield from _on_outcomes(agreed, listed, where, attained=attained, whole=whole)


def _on_outcomes(
    agreed: AgreedUnit, listed: list[OutcomeResult], where: str, *, attained: bool, whole: bool
) -> Iterator[Finding]:
    """Compare the outcomes of a unit; where the unit is not attained, none is, and that has been said."""
    assessed = {result.outcome for result in listed}
    positive = {result.outcome for result in listed if result.attained}
    due = [outcome.id for outcome in agreed.outcomes]
    for outcome in due:
        if outcome not in assessed and not whole:
            yield finding("outcome-not-assessed", where, unit=agreed.unit, outcome=outcome)
        if outcome in assessed - positive and attained and not whole:
            yield finding("outcome-not-attained", where, unit=agreed.unit, outcome=outcome)
    for outcome in dict.fromkeys(result.outcome for result in listed):
        if outcome not in due:
            yield finding("outcome-not-agreed", where, unit=agreed.unit, outcome=outcome)


def _on_assessment(
    transfer: CreditTransfer, one: Assessment, scales: Mapping[str, GradeScale], where: str
) -> Iterator[Finding]:
    unit = one.unit or ""
    if one.adapted:
        yield finding("assessment-adapted", where, unit=unit)
    if isinstance(transfer.agreement, RecognitionRequest) and not _is_explained(one):
        yield finding("evidence-not-stated", where, unit=unit)
    yield from _on_grade(one.grade, scales, f"{where}/grade", attained=one.attained)
    for index, result in enumerate(one.outcomes):
        path = f"{where}/outcomes/{index}/grade"
        yield from _on_grade(result.grade, scales, path, attained=result.attained)


def _is_explained(one: Assessment) -> bool:
    """Whether an assessment says where the outcomes were learnt and by what they were shown.

    What was learnt in formal education is shown by its examinations, which goes without saying.
    """
    return one.setting is Setting.FORMAL or (one.setting is not None and bool(one.evidence))


def _on_grade(
    grade: Grade | None, scales: Mapping[str, GradeScale], where: str, *, attained: bool
) -> Iterator[Finding]:
    """Check that a grade is on the scale that it names, and that it passes where the result is positive."""
    scale = None if grade is None or grade.scale is None else scales.get(grade.scale)
    if grade is None or scale is None:
        return
    step = scale.find(grade.label)
    if step is None:
        yield finding("grade-not-on-scale", where, grade=grade.label, scale=scale.code)
    elif step.passes is not attained:
        yield finding("grade-contradicts-result", where, grade=grade.label, scale=scale.code)
