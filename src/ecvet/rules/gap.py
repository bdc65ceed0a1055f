"""The gap: which learning outcomes are still lacking, unit by unit and kind by kind."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple, TypeAlias

import attrs

from ecvet.model.assessments import Assessment, Credit
from ecvet.model.combination import UnitEntry, walk
from ecvet.model.outcomes import LearningOutcome, OutcomeKind
from ecvet.model.profiles import JobProfile
from ecvet.model.qualifications import Qualification
from ecvet.model.units import Unit, UnitPart
from ecvet.rules._coverage import required_outcomes
from ecvet.text import Text

#: What asks for outcomes.
Target: TypeAlias = Qualification | JobProfile | Iterable[Unit]


@attrs.frozen(kw_only=True)
class GapRow:
    """The outcomes of one kind that one unit, or a job profile, asks for.

    Args:
        unit: The code of the unit; `None` for a job profile.
        title: The title of the unit or the profile.
        kind: The kind of the outcomes; `None` for those whose kind is not stated.
        covered: Those that are held.
        missing: Those that are lacking.
    """

    unit: str | None
    title: Text
    kind: OutcomeKind | None
    covered: tuple[LearningOutcome, ...] = attrs.field(repr=False)
    missing: tuple[LearningOutcome, ...]


@attrs.frozen(kw_only=True)
class Gap:
    """What is held and what is lacking of the outcomes asked for.

    Args:
        rows: A row for each unit and kind, in the order of the target; knowledge, skills, competence, not stated.
        undescribed: Codes of the units, asked for, listed by rules or held, whose outcomes nobody described: of these
            nothing can be said.
    """

    rows: tuple[GapRow, ...]
    undescribed: tuple[str, ...]

    @property
    def missing(self) -> tuple[LearningOutcome, ...]:
        """All outcomes that are lacking."""
        return tuple(outcome for row in self.rows for outcome in row.missing)


def gap(
    target: Target, held: Iterable[Credit] | Qualification, *, as_of: date, described: Iterable[Unit] = ()
) -> Gap:
    """Return which outcomes that a target asks for are lacking.

    An outcome is held where it is the same (the same id in the same unit) as one that is held, or shares an address
    with one: of an ESCO skill, or of another description. A credit attests the outcomes that it names; else those that
    its assessments list as attained, where it was not recognised from something else; else all of its unit, or of the
    parts that it is for.

    Args:
        target: The qualification, with every unit that it describes or its rules list; or some of its units, such as
            those of a completion; or a job profile.
        held: A learner's credits; or a qualification, for what all its units give.
        as_of: The day of the question; credit awarded later is not held yet.
        described: Units beside those of the target: those that credits may be for, such as those of a host, and those
            that the rules list and the qualification does not describe itself.

    Examples:
        >>> wire = LearningOutcome(id="wire", kind=OutcomeKind.SKILL, text=Text({"en": "Wires a socket"}))
        >>> code = LearningOutcome(id="code", kind=OutcomeKind.KNOWLEDGE, text=Text({"en": "Knows the code"}))
        >>> sockets = Unit(code="S", title=Text({"en": "Sockets"}), outcomes=(wire, code))
        >>> gap([sockets], [], as_of=date(2026, 11, 22)).missing == (code, wire)
        True
        >>> gap([sockets], [Credit(unit="S")], as_of=date(2026, 11, 22)).missing
        ()
    """
    units = {unit.code: unit for unit in described}
    bare = _only_listed(target)
    wanted = (*_wanted(target), *(_whole(units[code]) for code in bare if code in units))
    units.update({one.subject.code: one.subject for one in wanted if isinstance(one.subject, Unit)})
    if isinstance(held, Qualification):
        there = [_Held(unit.code, outcome) for unit in held.units for outcome in _all_outcomes(unit)]
        silent = [*(unit.code for unit in held.units if not _all_outcomes(unit)), *_only_listed(held)]
    else:
        credits = [credit for credit in held if credit.awarded is None or credit.awarded <= as_of]
        there = [one for credit in credits for one in _attested(credit, units)]
        silent = [c.unit for c in credits if c.unit not in units or not _all_outcomes(units[c.unit])]
    asked = [w.subject.code for w in wanted if not w.outcomes and isinstance(w.subject, Unit)]
    asked += [code for code in bare if code not in units]
    return Gap(rows=tuple(_rows(wanted, there)), undescribed=tuple(dict.fromkeys([*asked, *silent])))


class _Wanted(NamedTuple):
    subject: Unit | JobProfile
    outcomes: tuple[LearningOutcome, ...]


class _Held(NamedTuple):
    unit: str
    outcome: LearningOutcome


def _wanted(target: Target) -> Iterator[_Wanted]:
    if isinstance(target, JobProfile):
        yield _Wanted(target, target.outcomes)
        return
    for unit in target.units if isinstance(target, Qualification) else target:
        yield _whole(unit)


def _whole(unit: Unit) -> _Wanted:
    return _Wanted(unit, required_outcomes(unit))


def _only_listed(subject: object) -> list[str]:
    """Return the units that the rules of a qualification list and that it does not describe."""
    if not isinstance(subject, Qualification):
        return []
    members = (member for pathway in subject.pathways for _, member in walk(pathway.rules))
    listed = dict.fromkeys(member.unit for member in members if isinstance(member, UnitEntry))
    own = {unit.code for unit in subject.units}
    return [code for code in listed if code not in own]


def _rows(wanted: Iterable[_Wanted], held: Iterable[_Held]) -> Iterator[GapRow]:
    same = {(one.unit, one.outcome.id) for one in held}
    links = {link for one in held for link in _links(one.outcome)}
    for subject, outcomes in wanted:
        unit = subject.code if isinstance(subject, Unit) else None
        there = [(o, (unit, o.id) in same or not links.isdisjoint(_links(o))) for o in outcomes]
        for kind in (*OutcomeKind, None):
            some = [(outcome, is_held) for outcome, is_held in there if outcome.kind is kind]
            if some:
                yield GapRow(
                    unit=unit,
                    title=subject.title,
                    kind=kind,
                    covered=tuple(outcome for outcome, is_held in some if is_held),
                    missing=tuple(outcome for outcome, is_held in some if not is_held),
                )


def _links(outcome: LearningOutcome) -> tuple[str, ...]:
    return (*outcome.esco, *outcome.related)


def _all_outcomes(unit: Unit | UnitPart) -> tuple[LearningOutcome, ...]:
    """Return the outcomes of a unit and of all its parts, optional ones too."""
    parts = unit.parts if isinstance(unit, Unit) else ()
    return (*unit.outcomes, *(outcome for part in parts for outcome in part.outcomes))


def _attested(credit: Credit, units: Mapping[str, Unit]) -> Iterator[_Held]:
    """Yield the outcomes that a credit attests, by itself and by the credits for parts in it."""
    unit = units.get(credit.unit)
    if unit is None:
        return
    for outcome in _shown(credit, unit, required_outcomes(unit)):
        yield _Held(unit.code, outcome)
    parts = {part.code: part for part in unit.parts}
    for part in credit.parts:
        if part.unit in parts:
            for outcome in _shown(part, parts[part.unit], parts[part.unit].outcomes):
                yield _Held(unit.code, outcome)


def _shown(
    credit: Credit, unit: Unit | UnitPart, whole: tuple[LearningOutcome, ...]
) -> Iterable[LearningOutcome]:
    if credit.outcomes:
        return [outcome for outcome in _all_outcomes(unit) if outcome.id in credit.outcomes]
    # What was recognised from something else was assessed there, by outcomes that bear the ids of that place.
    listed = dict(_results(credit.assessments)) if credit.recognised_from is None else {}
    if not listed:
        return () if credit.partial else whole
    return [outcome for outcome in _all_outcomes(unit) if listed.get(outcome.id)]


def _results(assessments: Iterable[Assessment]) -> Iterator[tuple[str, bool]]:
    """Yield what assessments say of outcomes, the last word last; a negative assessment attests nothing."""
    for assessment in assessments:
        for result in assessment.outcomes:
            yield result.outcome, assessment.attained and result.attained
