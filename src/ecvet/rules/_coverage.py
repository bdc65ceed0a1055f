"""Which required outcomes are covered by what a learner attained, and why."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from ecvet.model.agreements import AgreedUnit, Basis, Correspondence
from ecvet.model.assessments import Assessment, Credit
from ecvet.model.grades import Grade
from ecvet.model.outcomes import LearningOutcome
from ecvet.model.qualifications import Qualification
from ecvet.model.requests import Agreement
from ecvet.model.transfers import CoveredOutcome, CreditTransfer, Validation
from ecvet.model.units import Unit
from ecvet.text import Text

_STRONGEST_FIRST = (Basis.SAME, Basis.AGREED, Basis.ESCO)


class Result(NamedTuple):
    """What one assessment says of one agreed outcome.

    Args:
        agreed: The unit that was agreed on.
        outcome: The outcome.
        credit: The credit in which the host recorded the unit.
        assessment: The assessment.
        attained: Whether the outcome was attained.
        grade: The grade of the outcome, else that of the assessment.
    """

    agreed: AgreedUnit
    outcome: LearningOutcome
    credit: Credit
    assessment: Assessment
    attained: bool
    grade: Grade | None

    @property
    def achieved(self) -> date | None:
        """The day of the original achievement: where the host recognised it from something, of that."""
        if self.credit.recognised_from is not None:
            return self.credit.recognised_from.awarded
        return self.assessment.on or self.credit.awarded

    @property
    def level(self) -> int | None:
        """The EQF level that was agreed, else the one that the host recorded."""
        return self.credit.level if self.agreed.level is None else self.agreed.level


class Match(NamedTuple):
    """Which required outcomes are covered, and which are missing."""

    covered: tuple[CoveredOutcome, ...]
    missing: tuple[str, ...]


def targets(agreement: Agreement) -> tuple[str, ...]:
    """Return the codes of what is to be validated: units at home, and additions by their code with the host."""
    return tuple(dict.fromkeys(agreed.counts_for or agreed.unit for agreed in agreement.units))


def meant_for(agreement: Agreement, target: str) -> tuple[AgreedUnit, ...]:
    """Return the agreed units that count for one of the `targets`."""
    return tuple(agreed for agreed in agreement.units if (agreed.counts_for or agreed.unit) == target)


def is_addition(agreement: Agreement, target: str) -> bool:
    """Whether one of the `targets` has no unit at home."""
    return all(agreed.counts_for is None for agreed in meant_for(agreement, target))


def required_outcomes(unit: Unit) -> tuple[LearningOutcome, ...]:
    """Return the outcomes that a unit requires: its own, and those of its parts that are not optional."""
    due = (part for part in unit.parts if part.mandatory is not False)
    return (*unit.outcomes, *(outcome for part in due for outcome in part.outcomes))


def required_for(
    agreement: Agreement, qualification: Qualification, target: str
) -> tuple[LearningOutcome, ...]:
    """Return the outcomes that one of the `targets` requires: an addition, what was agreed for it."""
    unit = None if is_addition(agreement, target) else qualification.unit(target)
    if unit is not None:
        return required_outcomes(unit)
    return tuple(outcome for agreed in meant_for(agreement, target) for outcome in agreed.outcomes)


def results(transfer: CreditTransfer, units: Iterable[AgreedUnit]) -> Iterator[Result]:
    """Yield all that was said of the agreed outcomes of units for which the host recorded credit.

    An assessment that lists no outcomes speaks of all that were agreed. A negative one attests nothing: without a
    positive assessment there is no credit to validate.

    Args:
        transfer: The transfer.
        units: Units of its agreement.
    """
    credits = () if transfer.transcript is None else transfer.transcript.credits
    recorded = {credit.unit: credit for credit in credits}
    for agreed in units:
        for assessment in transfer.assessments:
            if assessment.unit == agreed.unit and agreed.unit in recorded:
                yield from _said(agreed, recorded[agreed.unit], assessment)


def _said(agreed: AgreedUnit, credit: Credit, assessment: Assessment) -> Iterator[Result]:
    single = {result.outcome: result for result in assessment.outcomes}
    for outcome in agreed.outcomes:
        found = single.get(outcome.id)
        if found is not None or not single:
            grade = assessment.grade if found is None or found.grade is None else found.grade
            attained = assessment.attained and (found is None or found.attained)
            yield Result(agreed, outcome, credit, assessment, attained, grade)


def attained(transfer: CreditTransfer, units: Iterable[AgreedUnit]) -> Iterator[Result]:
    """Yield the positive results; which of several stands is for the policy of recognition to say.

    Args:
        transfer: The transfer.
        units: Units of its agreement.
    """
    return (result for result in results(transfer, units) if result.attained)


def validation_of(
    transfer: CreditTransfer, qualification: Qualification, target: str, *, by: str, on: date
) -> Validation:
    """Return the validation of one of the `targets`.

    Args:
        transfer: The transfer.
        qualification: The qualification at home.
        target: The code of the unit at home, or of the addition.
        by: The id of the home institution.
        on: The day.
    """
    required = required_for(transfer.agreement, qualification, target)
    held = attained(transfer, meant_for(transfer.agreement, target))
    found = match(required, held, transfer.agreement.correspondences)
    return Validation(unit=target, covered=found.covered, missing=found.missing, institution=by, on=on)


def match(
    required: Iterable[LearningOutcome],
    held: Iterable[Result],
    stated: Iterable[Correspondence],
    *,
    certain: bool = False,
) -> Match:
    """Return which required outcomes are covered, each on the strongest basis that there is.

    A correspondence holds for what was achieved while it was in force.

    Args:
        required: The outcomes required.
        held: The outcomes attained.
        stated: The correspondences of the agreement.
        certain: Whether a correspondence in force for a time needs a day of achievement; else an unknown day passes.
    """
    there, known = tuple(held), tuple(stated)
    covered: list[CoveredOutcome] = []
    missing: list[str] = []
    for outcome in required:
        found = _strongest(outcome, there, known, certain=certain)
        if found is None:
            missing.append(outcome.id)
        else:
            covered.append(found)
    return Match(tuple(covered), tuple(missing))


def _strongest(
    required: LearningOutcome, held: tuple[Result, ...], stated: tuple[Correspondence, ...], *, certain: bool
) -> CoveredOutcome | None:
    ways = ((_basis(one, required, stated, certain=certain), one) for one in held)
    found = [(basis, one) for basis, one in ways if basis is not None]
    if not found:
        return None
    basis, best = min(found, key=lambda way: _STRONGEST_FIRST.index(way[0]))
    evidence = dict.fromkeys(
        one.assessment.id
        for way, one in found
        if way is basis and one.outcome == best.outcome and one.assessment.id is not None
    )
    return CoveredOutcome(required=required.id, given=best.outcome.id, basis=basis, evidence=tuple(evidence))


def _basis(
    held: Result, required: LearningOutcome, stated: tuple[Correspondence, ...], *, certain: bool
) -> Basis | None:
    """Return why the one stands for the other, or `None` where it does not."""
    given = held.outcome
    if given.id == required.id and _read_alike(given.text, required.text):
        return Basis.SAME
    for one in stated:
        if (one.given, one.required) == (given.id, required.id) and in_force(one, held, certain=certain):
            return one.basis
    return Basis.ESCO if given.kind == required.kind and set(given.esco) & set(required.esco) else None


def in_force(correspondence: Correspondence, held: Result, *, certain: bool) -> bool:
    """Whether a correspondence was in force on the day on which an outcome was achieved.

    Args:
        correspondence: The correspondence.
        held: The result that attests the outcome.
        certain: What to take an unknown day for: as outside the time for which it is in force.
    """
    if correspondence.validity is None:
        return True
    return not certain if held.achieved is None else correspondence.validity.holds(held.achieved)


def _read_alike(one: Text, other: Text) -> bool:
    """Whether two texts share a language and differ in none: an id alone may be no more than a number."""
    shared = set(one) & set(other)
    return bool(shared) and all(one[language] == other[language] for language in shared)
