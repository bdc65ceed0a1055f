"""The nearest qualifications: best first, solving in full only those that may still be among the best."""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import cached_property
from heapq import heapify, heappop, heappush
from itertools import islice
from typing import TypeAlias

import attrs

from ecvet.errors import Problem, SchemeError, shown
from ecvet.model.assessments import Credit
from ecvet.model.qualifications import Qualification
from ecvet.points import count, from_millionths
from ecvet.rules.accumulation import explanation
from ecvet.rules.accumulation.decision import WORK, Decision, decide
from ecvet.rules.accumulation.floors import Reckoner, reckoner
from ecvet.rules.accumulation.plan import Plan, plan
from ecvet.rules.accumulation.progress import Missing, Progress, Verdict
from ecvet.rules.accumulation.reasons import of_version
from ecvet.rules.findings import Finding

#: What comes first: fewer points missing, then fewer units, then the codes, then the place among those given.
_Key: TypeAlias = tuple[bool, int, int, str, str, int]

# A day on which no credit is held makes no difference.
_ANY_DAY = date.min


@attrs.frozen(kw_only=True)
class Near:
    """How near a learner is to one qualification on one pathway.

    Args:
        qualification: The code of the qualification.
        pathway: The code of the pathway.
        verdict: Whether it is achieved.
        missing: The least that completes it; `None` where nothing is known to.
        progress: The full answer; `None` where nothing that the learner holds can count.
        findings: Whether this version of the qualification is not in force on the day, or only in transition.
    """

    qualification: str
    pathway: str
    verdict: Verdict
    missing: Missing | None
    progress: Progress | None = attrs.field(repr=False)
    findings: tuple[Finding, ...] = attrs.field(default=(), repr=False)


@attrs.frozen(eq=False)
class _Candidate:
    place: int
    plan: Plan
    reckoner: Reckoner
    work: int

    @cached_property
    def empty_handed(self) -> Decision:
        """The decision for a learner who holds nothing: it holds for all whose credits cannot count here."""
        return decide(self.plan, (), as_of=_ANY_DAY, work=self.work)

    def key(self, distance: tuple[int, int] | None, *, known: bool = True) -> _Key:
        points, units = distance or (0, 0)
        codes = (self.plan.qualification.code, self.plan.tree.pathway.code)
        return (distance is None or not known, points, units, *codes, self.place)


@attrs.frozen(eq=False, repr=False)
class Index:
    """Pathways of qualifications, made ready once to be asked about for any number of learners."""

    candidates: tuple[_Candidate, ...]

    @classmethod
    def of(cls, subjects: Iterable[Qualification | Plan], *, work: int = WORK) -> "Index":
        """Return the index of qualifications or plans.

        Args:
            subjects: The qualifications, each with all its pathways; or plans of single pathways.
            work: How many sums may be made for each answer.

        Raises:
            SchemeError: `points.scheme` where the points of one pathway are of another scheme than those of others:
                they cannot be compared.
        """
        plans = [ready for subject in subjects for ready in _plans(subject)]
        _check_scheme(plans)
        return cls(
            tuple(_Candidate(place, ready, reckoner(ready.tree), work) for place, ready in enumerate(plans))
        )

    @property
    def scheme(self) -> str | None:
        """The code of the scheme of all points, or `None` where no pathway states one."""
        schemes = (candidate.plan.tree.pathway.scheme for candidate in self.candidates)
        return next((scheme for scheme in schemes if scheme is not None), None)

    def __repr__(self) -> str:
        return f"Index({len(self.candidates)} pathways)"


def _plans(subject: Qualification | Plan) -> Iterable[Plan]:
    if isinstance(subject, Plan):
        return [subject]
    return [plan(subject, pathway=pathway.code) for pathway in subject.pathways]


def _check_scheme(plans: Iterable[Plan]) -> None:
    schemes = {ready.tree.pathway.scheme: ready.qualification.code for ready in plans}
    schemes.pop(None, None)
    if len(schemes) > 1:
        (first, _), (second, code) = list(schemes.items())[:2]
        raise SchemeError(
            Problem(
                rule="points.scheme",
                message=f"the points of {code} cannot be compared with those of the others",
                path="scheme",
                got=shown(second),
                expected=shown(first),
                hint="ask about the qualifications of each scheme by themselves",
            )
        )


def nearest(
    credits: Iterable[Credit],
    subjects: Index | Iterable[Qualification | Plan],
    *,
    as_of: date,
    most: int | None = None,
) -> tuple[Near, ...]:
    """Return the qualifications that a learner is nearest to, the nearest first.

    The order is that of solving all in full: by points missing, then units, then the codes of the qualification and
    the pathway. Those come last of which too little is known: that nothing is found to complete, or whose rules demand
    nothing.

    A few are found much faster than all, since those that cannot be among them are never solved.

    Args:
        credits: The credits that the learner holds.
        subjects: An index, which serves any number of learners; or qualifications, each with all its pathways; or
            plans.
        as_of: The day of the question.
        most: How many are wanted; all where none is given.

    Raises:
        SchemeError: `points.scheme`, as `Index.of`.

    Examples:
        >>> from ecvet.model.building import all_of, unit
        >>> from ecvet.model.qualifications import Pathway
        >>> from ecvet.text import Text
        >>> def driver(code: str, *units: str) -> Qualification:
        ...     rules = all_of(*(unit(one, 10) for one in units))
        ...     pathways = (Pathway(code="school", rules=rules, scheme="ecvet"),)
        ...     return Qualification(code=code, title=Text({"en": code}), pathways=pathways)
        >>> index = Index.of([driver("bus", "road", "people"), driver("lorry", "road", "loads", "engines")])
        >>> for near in nearest([Credit(unit="road"), Credit(unit="loads")], index, as_of=date(2026, 11, 22)):
        ...     print(near.qualification, near.missing)
        bus Missing(points=Decimal('10'), units=1)
        lorry Missing(points=Decimal('10'), units=1)
    """
    if most is not None:
        count(most, "most")
    index = subjects if isinstance(subjects, Index) else Index.of(subjects)
    return tuple(islice(_best_first(index, tuple(credits), as_of), most))


def _best_first(index: Index, credits: tuple[Credit, ...], as_of: date) -> Iterator[Near]:
    """Yield the candidates in their order, each solved only when nothing can come before it unseen."""
    learners = (
        _Learner(candidate, credits, as_of, tuple(filter(candidate.reckoner.touches, credits)))
        for candidate in index.candidates
    )
    waiting: list[tuple[_Key, _Learner, Decision | None]] = [(one.bound(), one, None) for one in learners]
    heapify(waiting)
    while waiting:
        _, learner, found = heappop(waiting)
        if found is None:
            found = learner.decision()
            # Places differ, so that no two keys are ever equal.
            heappush(waiting, (learner.key(found), learner, found))
        else:
            yield learner.near(found)


@attrs.frozen(eq=False)
class _Learner:
    """One learner before one candidate; `counting` are the credits that may count there."""

    candidate: _Candidate
    credits: tuple[Credit, ...]
    as_of: date
    counting: tuple[Credit, ...]

    def bound(self) -> _Key:
        """Return a key that the true one does not come before."""
        return self.candidate.key(self.candidate.reckoner.least(self.counting))

    def key(self, found: Decision) -> _Key:
        """Return the true key; where rules demand nothing, that nothing is missing says nothing."""
        says_nothing = found.verdict is Verdict.UNDETERMINED and found.distance == (0, 0)
        return self.candidate.key(found.distance, known=not says_nothing)

    def decision(self) -> Decision:
        """Return the decision, shared by all learners whose credits cannot count here."""
        candidate = self.candidate
        if not self.counting:
            return candidate.empty_handed
        return decide(candidate.plan, self.credits, as_of=self.as_of, work=candidate.work)

    def near(self, found: Decision) -> Near:
        """Return the answer."""
        distance = found.distance
        return Near(
            qualification=found.plan.qualification.code,
            pathway=found.plan.tree.pathway.code,
            verdict=found.verdict,
            missing=None
            if distance is None
            else Missing(points=from_millionths(distance[0]), units=distance[1]),
            progress=explanation.progress(found) if self.counting else None,
            findings=tuple(of_version(found.plan.qualification, self.as_of)),
        )
