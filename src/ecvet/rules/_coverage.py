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
    def levels(self) -> tuple[int, ...]:
        """The EQF levels that are known: the one that the host recorded, and the one that was agreed."""
        return tuple(one for one in (self.credit.level, self.agreed.level) if one is not None)


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
    bases: Iterable[Basis] = Basis,
    certain: bool = False,
) -> Match:
    """Return which required outcomes are covered, each on the strongest basis that there is.

    A correspondence holds for what was achieved while it was in force. A link to ESCO tells which skill an outcome
    is about, and not how much of it: the outcome attained has to bear every link of the required one, and by its
    links alone it covers one outcome only, as outcomes are matched one by one. That it covers several has to be
    agreed. Where links leave a choice, as many outcomes as possible are covered, those that come first before others.

    Args:
        required: The outcomes required.
        held: The outcomes attained.
        stated: The correspondences of the agreement.
        bases: The bases that are accepted.
        certain: Whether a correspondence in force for a time needs a day of achievement; else an unknown day passes.
    """
    due, there, known, accepted = tuple(required), tuple(held), tuple(stated), set(bases)
    ways = [
        [way for one in there for way in _ways(one, outcome, known, certain=certain) if way.basis in accepted]
        for outcome in due
    ]
    linked = _one_by_one([_links(some) for some in ways])
    covered: list[CoveredOutcome] = []
    missing: list[str] = []
    for place, outcome in enumerate(due):
        open_ways = [way for way in ways[place] if not way.link or way.result.outcome == linked.get(place)]
        if open_ways:
            covered.append(_covered(outcome, open_ways))
        else:
            missing.append(outcome.id)
    return Match(tuple(covered), tuple(missing))


class _Way(NamedTuple):
    """Why a result stands for a required outcome; `link` where it rests on links to ESCO alone."""

    basis: Basis
    result: Result
    link: bool = False


def _covered(required: LearningOutcome, ways: list[_Way]) -> CoveredOutcome:
    best = min(ways, key=lambda way: _STRONGEST_FIRST.index(way.basis))
    given = best.result.outcome
    evidence = dict.fromkeys(
        way.result.assessment.id
        for way in ways
        if way.basis is best.basis and way.result.outcome == given and way.result.assessment.id is not None
    )
    return CoveredOutcome(required=required.id, given=given.id, basis=best.basis, evidence=tuple(evidence))


def _ways(
    held: Result, required: LearningOutcome, stated: tuple[Correspondence, ...], *, certain: bool
) -> Iterator[_Way]:
    """Yield why the one stands for the other. What an agreement calls the same or linked and is not, is agreed."""
    given = held.outcome
    true = {Basis.SAME: is_same(given, required), Basis.ESCO: _linked(given, required)}
    if true[Basis.SAME]:
        yield _Way(Basis.SAME, held)
    for one in stated:
        if (one.given, one.required) == (given.id, required.id) and in_force(one, held, certain=certain):
            yield _Way(one.basis if true.get(one.basis) else Basis.AGREED, held)
    if true[Basis.ESCO]:
        yield _Way(Basis.ESCO, held, link=True)


def is_same(given: LearningOutcome, required: LearningOutcome) -> bool:
    """Whether two outcomes are one: they bear the same id and read alike.

    Args:
        given: An outcome.
        required: Another.
    """
    return given.id == required.id and _read_alike(given.text, required.text)


def _linked(given: LearningOutcome, required: LearningOutcome) -> bool:
    """Whether an outcome bears all the links of a required one of its kind, of which there is at least one."""
    return given.kind == required.kind and bool(required.esco) and set(required.esco) <= set(given.esco)


def _links(ways: list[_Way]) -> tuple[LearningOutcome, ...]:
    """Return what covers an outcome by its links, where nothing else covers it."""
    return tuple(way.result.outcome for way in ways) if all(way.link for way in ways) else ()


def _one_by_one(wanted: list[tuple[LearningOutcome, ...]]) -> dict[int, LearningOutcome]:
    """Return one of the outcomes wanted in each place, none of them twice, for as many places as possible."""
    given_to: dict[int, LearningOutcome] = {}
    for place in range(len(wanted)):
        _find_room(place, wanted, given_to)
    return given_to


def _find_room(
    place: int, wanted: list[tuple[LearningOutcome, ...]], given_to: dict[int, LearningOutcome]
) -> None:
    """Give a place one of the outcomes that it wants, if need be by giving others what else they want."""
    holders = {outcome: holder for holder, outcome in given_to.items()}
    asked_by: dict[LearningOutcome, int] = {}
    asking = [place]
    for one in asking:
        for outcome in wanted[one]:
            if outcome in asked_by:
                continue
            asked_by[outcome] = one
            if outcome in holders:
                asking.append(holders[outcome])
                continue
            free: LearningOutcome | None = outcome
            while free is not None:
                taker = asked_by[free]
                given_to[taker], free = free, given_to.get(taker)
            return


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
