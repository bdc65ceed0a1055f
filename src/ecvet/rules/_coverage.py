"""Which outcomes that a unit requires are covered by outcomes attained with a host, and by which evidence."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from ecvet.model.agreements import AgreedUnit, Basis, Correspondence, LearningAgreement
from ecvet.model.assessments import Assessment
from ecvet.model.outcomes import LearningOutcome
from ecvet.model.transfers import CoveredOutcome, CreditTransfer
from ecvet.model.units import Unit
from ecvet.text import Text

_STRONGEST_FIRST = (Basis.SAME, Basis.AGREED, Basis.ESCO)


class Attained(NamedTuple):
    """An agreed outcome that was attained, and the assessment that attests it."""

    outcome: LearningOutcome
    assessment: Assessment


class Match(NamedTuple):
    """The outcomes that are covered, each once, and the ids of those that are not."""

    covered: tuple[CoveredOutcome, ...]
    missing: tuple[str, ...]


def targets(agreement: LearningAgreement) -> tuple[str, ...]:
    """Return the codes of what is to be validated: units at home, and additions by their code with the host."""
    return tuple(dict.fromkeys(agreed.counts_for or agreed.unit for agreed in agreement.units))


def meant_for(agreement: LearningAgreement, target: str) -> tuple[AgreedUnit, ...]:
    """Return the agreed units that count for one of the `targets`."""
    return tuple(agreed for agreed in agreement.units if (agreed.counts_for or agreed.unit) == target)


def is_addition(agreement: LearningAgreement, target: str) -> bool:
    """Whether one of the `targets` has no unit at home."""
    return all(agreed.counts_for is None for agreed in meant_for(agreement, target))


def required_outcomes(unit: Unit) -> tuple[LearningOutcome, ...]:
    """Return the outcomes that a unit requires: its own, and those of its parts that are not optional."""
    due = (part for part in unit.parts if part.mandatory is not False)
    return (*unit.outcomes, *(outcome for part in due for outcome in part.outcomes))


def attained(transfer: CreditTransfer, units: Iterable[AgreedUnit]) -> Iterator[Attained]:
    """Yield the agreed outcomes that were attained, of the units for which the host recorded credit.

    Args:
        transfer: The transfer.
        units: Units of its agreement.
    """
    credits = () if transfer.transcript is None else transfer.transcript.credits
    recorded = {credit.unit for credit in credits}
    for agreed in units:
        standing = _standing(agreed, transfer.assessments) if agreed.unit in recorded else {}
        for outcome in agreed.outcomes:
            if outcome.id in standing:
                yield Attained(outcome, standing[outcome.id])


def _standing(agreed: AgreedUnit, assessments: Iterable[Assessment]) -> dict[str, Assessment]:
    """Return the assessment of each attained outcome of a unit; the last to speak of an outcome stands."""
    found: dict[str, Assessment] = {}
    for assessment in assessments:
        if assessment.unit == agreed.unit:
            for outcome, positive in _results(agreed, assessment):
                found.pop(outcome, None)
                if positive:
                    found[outcome] = assessment
    return found


def _results(agreed: AgreedUnit, assessment: Assessment) -> Iterator[tuple[str, bool]]:
    """Yield what an assessment says of each outcome: of those that it lists, or of all that were agreed.

    A negative assessment attests nothing: without a positive one there is no credit to validate.
    """
    if not assessment.outcomes:
        yield from ((outcome.id, assessment.attained) for outcome in agreed.outcomes)
    yield from ((result.outcome, assessment.attained and result.attained) for result in assessment.outcomes)


def match(
    required: Iterable[LearningOutcome], held: Iterable[Attained], stated: Iterable[Correspondence]
) -> Match:
    """Return which required outcomes are covered, each on the strongest basis that there is.

    Args:
        required: The outcomes required.
        held: The outcomes attained.
        stated: The correspondences of the agreement.
    """
    there = tuple(held)
    bases = {(one.given, one.required): one.basis for one in stated}
    covered: list[CoveredOutcome] = []
    missing: list[str] = []
    for outcome in required:
        found = _strongest(outcome, there, bases)
        if found is None:
            missing.append(outcome.id)
        else:
            covered.append(found)
    return Match(tuple(covered), tuple(missing))


def _strongest(
    required: LearningOutcome, held: tuple[Attained, ...], stated: Mapping[tuple[str, str], Basis]
) -> CoveredOutcome | None:
    ways = ((_basis(one.outcome, required, stated), one) for one in held)
    found = [(basis, one) for basis, one in ways if basis is not None]
    if not found:
        return None
    basis, best = min(found, key=lambda way: _STRONGEST_FIRST.index(way[0]))
    evidence = () if best.assessment.id is None else (best.assessment.id,)
    return CoveredOutcome(required=required.id, given=best.outcome.id, basis=basis, evidence=evidence)


def _basis(
    given: LearningOutcome, required: LearningOutcome, stated: Mapping[tuple[str, str], Basis]
) -> Basis | None:
    """Return why the one stands for the other, or `None` where it does not."""
    if given.id == required.id and _read_alike(given.text, required.text):
        return Basis.SAME
    if (given.id, required.id) in stated:
        return stated[given.id, required.id]
    return Basis.ESCO if given.kind == required.kind and set(given.esco) & set(required.esco) else None


def _read_alike(one: Text, other: Text) -> bool:
    """Whether two texts share a language and differ in none: an id alone may be no more than a number."""
    shared = set(one) & set(other)
    return bool(shared) and all(one[language] == other[language] for language in shared)
