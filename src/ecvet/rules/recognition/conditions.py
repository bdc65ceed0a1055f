"""The conditions of a policy, each a function: what speaks against a result, and what against a decision as a whole.

A condition that fails speaks for certain; one that cannot be told, because something is not known, does not.
"""

from collections.abc import Callable, Collection, Iterator
from datetime import date

from ecvet.model.agreements import LearningAgreement
from ecvet.model.grades import Grade, GradeScale
from ecvet.model.policies import RecognitionPolicy, Superseded
from ecvet.model.qualifications import Qualification
from ecvet.model.requirements import GradeMinimum
from ecvet.model.transfers import CreditTransfer
from ecvet.rules import completeness
from ecvet.rules._coverage import Result, is_same, required_outcomes
from ecvet.rules.accumulation.currency import last_day
from ecvet.rules.findings import Severity
from ecvet.rules.grades import convert
from ecvet.rules.recognition.case import Case
from ecvet.rules.recognition.reasons import Objection, fails, of_finding, unknown


def against(case: Case, result: Result) -> Iterator[Objection]:
    """Yield what speaks against a result, condition by condition in their order.

    Args:
        case: The unit that the result is for.
        result: The result.
    """
    for condition in _ON_RESULTS:
        yield from condition(case, result)


def against_all(case: Case) -> Iterator[Objection]:
    """Yield what speaks against any recognition: the papers, then the language of the learner.

    Args:
        case: The unit.
    """
    if case.policy.papers:
        yield from papers(case.transfer, case.qualification, case.on)
    yield from language(case.transfer, case.policy)


# On a result


def version(case: Case, result: Result) -> Iterator[Objection]:
    """A unit that the unit at home supersedes counts as far as the policy takes earlier versions of it."""
    given = result.agreed.unit
    if not _steps_back(case, given):
        return
    if not accepted_version(case, given):
        yield fails("version-not-accepted", unit=given, later=case.unit)
    earlier = case.qualification.unit(given)
    if earlier is not None and earlier.validity is not None:
        if result.achieved is None:
            yield unknown("credit-age-unknown", unit=given)
        elif not earlier.validity.holds(result.achieved):
            yield fails("version-not-valid-then", unit=given, date=result.achieved.isoformat())


def accepted_version(case: Case, given: str) -> bool:
    """Whether a unit with the host is an earlier version of the unit at home that the policy takes.

    Args:
        case: The unit.
        given: The code of the unit with the host.
    """
    return 0 < _steps_back(case, given) <= _steps_allowed(case, given)


def _steps_allowed(case: Case, given: str) -> int:
    return {
        Superseded.NEVER: 0,
        Superseded.DIRECT: 1,
        Superseded.CHAIN: _steps_back(case, given),
    }[case.policy.superseded]


def _steps_back(case: Case, given: str) -> int:
    """Return by how many replacements a unit precedes the unit at home; 0 where it is no earlier version of it."""
    versions = [case.at_home] if case.at_home is not None and _is_unit_at_home(case, given) else []
    seen = {case.unit}
    steps = 0
    while versions:
        steps += 1
        earlier = [code for unit in versions for code in unit.supersedes if code not in seen]
        if given in earlier:
            return steps
        seen.update(earlier)
        versions = [unit for unit in map(case.qualification.unit, earlier) if unit is not None]
    return 0


def _is_unit_at_home(case: Case, given: str) -> bool:
    """Whether the code of a unit with the host can mean the unit at home that bears it: they share an outcome.

    Institutions give codes without knowing of each other. Where the one at home is not described, its code decides.
    """
    at_home = case.qualification.unit(given)
    required = () if at_home is None else required_outcomes(at_home)
    outcomes = [one for agreed in case.agreed if agreed.unit == given for one in agreed.outcomes]
    return not required or any(is_same(one, other) for one in outcomes for other in required)


def level(case: Case, result: Result) -> Iterator[Objection]:
    """The level of the unit with the host is at least the one that the policy demands, or that of the unit at home.

    Where the level that was agreed and the one that the host recorded differ, both have to reach it; where only one
    does, it cannot be told.
    """
    for least in _levels(case):
        if least is None:
            yield unknown("level-unknown", unit=case.unit)
        else:
            yield from _reaches(result, least)


def _reaches(result: Result, least: int) -> Iterator[Objection]:
    given, levels = result.agreed.unit, result.levels
    if not levels:
        yield unknown("credit-level-unknown", unit=given, minimum=str(least))
    elif max(levels) < least:
        yield fails("credit-level-too-low", unit=given, level=str(max(levels)), minimum=str(least))
    elif min(levels) < least:
        recorded, agreed = map(str, levels)
        yield unknown("levels-differ", unit=given, recorded=recorded, agreed=agreed, minimum=str(least))


def _levels(case: Case) -> Iterator[int | None]:
    """Yield the levels demanded; `None` where the one at home is not known."""
    if case.policy.level is not None:
        yield case.policy.level
    at_home = case.at_home
    if case.policy.same_level and at_home is not None:
        yield case.qualification.eqf if at_home.level is None else at_home.level


def grade(case: Case, result: Result) -> Iterator[Objection]:
    """The grade is at least the one that the policy demands, as given or as it is at home."""
    least = case.policy.grade
    if least is None or not _concerns(least.units, case):
        return
    held = _on_scale(result.grade, least, case.policy)
    if held is None:
        yield unknown("grade-unknown", unit=result.agreed.unit, minimum=least.label)
    elif not least.scale.at_least(held, least.label):
        written = held if result.grade is None else result.grade.label
        yield fails("grade-too-low", unit=result.agreed.unit, grade=written, minimum=least.label)


def _on_scale(given: Grade | None, least: GradeMinimum, policy: RecognitionPolicy) -> str | None:
    """Return the grade on the scale of the least grade: as given, else as converted; `None` where it is on neither."""
    if given is None:
        return None
    if given.scale in (None, least.scale.code):
        step = least.scale.find(given.label)
        return None if step is None else step.label
    home = convert(given, policy.conversion).home
    return home.label if home is not None and home.scale == least.scale.code else None


def contradiction(case: Case, result: Result) -> Iterator[Objection]:
    """The grade is no failing one, on the scales that the policy knows: nobody attains an outcome and fails in it."""
    given = result.grade
    for scale in _scales(case.policy):
        step = None if given is None or given.scale not in (None, scale.code) else scale.find(given.label)
        if given is not None and step is not None and not step.passes:
            yield unknown("grade-contradicts-result", grade=given.label, scale=scale.code)


def _scales(policy: RecognitionPolicy) -> tuple[GradeScale, ...]:
    """Return the scales of the host that a policy knows, each once."""
    known = [] if policy.grade is None else [policy.grade.scale]
    if policy.conversion is not None:
        given = policy.conversion.given
        known.append(given if isinstance(given, GradeScale) else given.scale)
    return tuple({scale.code: scale for scale in known}.values())


def age(case: Case, result: Result) -> Iterator[Objection]:
    """The achievement, the original one, is recent enough on the day of the decision."""
    life = case.policy.shelf_life
    if life is None or not _concerns(life.units, case):
        return
    if result.achieved is None:
        yield unknown("credit-age-unknown", unit=result.agreed.unit)
    elif case.on > (last := last_day(life, result.achieved)):
        yield fails(
            "credit-expired",
            unit=result.agreed.unit,
            date=result.achieved.isoformat(),
            last=last.isoformat(),
        )


def setting(case: Case, result: Result) -> Iterator[Objection]:
    """The outcomes were learnt in a setting that is accepted."""
    held, accepted = result.assessment.setting, case.policy.settings
    if accepted and held is None:
        yield unknown("setting-unknown", unit=result.agreed.unit)
    elif accepted and held is not None and held not in accepted:
        yield fails("setting-not-accepted", unit=result.agreed.unit, setting=held.value)


def evidence(case: Case, result: Result) -> Iterator[Objection]:
    """The outcomes were shown by at least one kind of evidence that is accepted."""
    shown, accepted = result.assessment.evidence, case.policy.evidence
    if accepted and not shown:
        yield unknown("evidence-unknown", unit=result.agreed.unit)
    elif accepted and not set(shown) & set(accepted):
        yield fails("evidence-not-accepted", unit=result.agreed.unit, evidence=", ".join(shown))


def country(case: Case, result: Result) -> Iterator[Objection]:
    """The institution that answers for the assessment is in a country whose assessments are accepted."""
    if not case.policy.countries:
        return
    held = _country(case.transfer, result)
    if held is None:
        yield unknown("country-unknown", unit=result.agreed.unit)
    elif held not in case.policy.countries:
        yield fails("country-not-accepted", unit=result.agreed.unit, country=held)


def _country(transfer: CreditTransfer, result: Result) -> str | None:
    memorandum = transfer.memorandum
    others = () if memorandum is None else (*memorandum.partners, *memorandum.others)
    known = {one.id: one.country for one in (*others, transfer.agreement.home, transfer.agreement.host)}
    return known.get(result.assessment.institution or transfer.agreement.host.id)


def correspondence(case: Case, result: Result, missing: Collection[str]) -> Iterator[Objection]:
    """What corresponds for a time only was achieved in that time: asked of the outcomes that nothing else covers."""
    for stated in case.transfer.agreement.correspondences:
        if stated.given != result.outcome.id or stated.required not in missing or stated.validity is None:
            continue
        if result.achieved is None:
            yield unknown("correspondence-day-unknown", given=stated.given, required=stated.required)
        elif not stated.validity.holds(result.achieved):
            yield fails(
                "correspondence-lapsed",
                given=stated.given,
                required=stated.required,
                date=result.achieved.isoformat(),
            )


def _concerns(units: tuple[str, ...], case: Case) -> bool:
    return not units or case.unit in units


_ON_RESULTS: tuple[Callable[[Case, Result], Iterator[Objection]], ...] = (
    version,
    level,
    grade,
    contradiction,
    age,
    setting,
    evidence,
    country,
)


# On the whole


def papers(transfer: CreditTransfer, qualification: Qualification, on: date) -> Iterator[Objection]:
    """Agreement, or request, and memorandum are complete, go together, signed and in force on the day of the decision.

    Each fault is an objection.
    """
    agreement, memorandum = transfer.agreement, transfer.memorandum
    if isinstance(agreement, LearningAgreement):
        found = [
            (one, "/agreement") for one in completeness.check_agreement(agreement, memorandum, qualification)
        ]
    else:
        found = [(one, "/agreement") for one in completeness.check(agreement)]
    found += [(one, "/agreement") for one in completeness.check_by_day(agreement, as_of=on)]
    if memorandum is not None:
        found += [(one, "/memorandum") for one in completeness.check(memorandum)]
        found += [(one, "/memorandum") for one in completeness.check_by_day(memorandum, as_of=on)]
    elif isinstance(agreement, LearningAgreement):
        yield fails("memorandum-missing")
    for one, paper in found:
        if one.severity is Severity.ERROR:
            yield Objection(of_finding(one, paper), certain=True)


def language(transfer: CreditTransfer, policy: RecognitionPolicy) -> Iterator[Objection]:
    """The learner has shown the level of the language that is demanded, or a higher one."""
    least = policy.language
    if least is None:
        return
    shown = [one.level for one in transfer.agreement.learner.languages if _same(one.language, least.language)]
    # The names of the levels, A1 to C2, are in their order.
    best = max(shown, default=None)
    if best is None:
        yield unknown("language-unknown", language=least.language, minimum=least.level.value)
    elif best < least.level:
        yield fails("language-too-low", language=least.language, level=best.value, minimum=least.level.value)


def _same(one: str, other: str) -> bool:
    """Whether two tags are of one language: who has shown the Finnish of Finland has shown Finnish."""
    return one.partition("-")[0] == other.partition("-")[0]
