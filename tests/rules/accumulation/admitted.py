"""What some rules admit of some credits, in words that a test can be read by."""

from datetime import timedelta

import attrs

from ecvet import Credit, Finding, Group, Pathway, PointRange, Points, PriorLearning, Requirement, UnitEntry
from ecvet.rules.accumulation.offers import admit
from ecvet.rules.accumulation.tree import lay_out
from ecvet.rules.accumulation.work import Work
from tests.rules.accumulation.examples import SCHEME, TODAY, en

MILLION = 1_000_000
TOMORROW = TODAY + timedelta(days=1)


class Admitted:
    """What some rules admit, with paths instead of indexes and whole points."""

    def __init__(
        self,
        rules: Group,
        *credits: Credit,
        requirements: tuple[Requirement, ...] = (),
        scheme: str | None = SCHEME,
        work: int = 10_000,
    ) -> None:
        self.tree = lay_out(Pathway(code="school", rules=rules, scheme=scheme, requirements=requirements))
        self.work = Work(work)
        self.raw = admit(self.tree, credits, TODAY, self.work)

    def where(self, index: int) -> dict[str, tuple[int, int | None]]:
        """Return the bounds of the points that a credit counts with, by the path of the entry."""
        found: dict[str, tuple[int, int | None]] = {}
        for entry in self.raw.entries(index):
            offer = self.raw.offer(index, self.raw.about[index].unit, entry)
            if offer is not None and offer.credit == index:
                high = None if offer.high is None else offer.high // MILLION
                found[self.tree.nodes[entry].path] = (offer.low // MILLION, high)
                assert (offer.low % MILLION, (offer.high or 0) % MILLION) == (0, 0)
        return found

    @property
    def findings(self) -> tuple[Finding, ...]:
        return self.raw.findings


def part(code: str, points: int | None, *outcomes: str) -> Credit:
    known = None if points is None else Points(points, SCHEME)
    return Credit(unit=code, points=known, partial=True, outcomes=outcomes)


def declared(one: Credit, entry: str) -> Credit:
    return attrs.evolve(one, entry=entry)


def recognised(one: Credit) -> Credit:
    return attrs.evolve(one, recognised_from=PriorLearning(explanation=en("Another school")))


def parts(code: str, points: PointRange | None) -> UnitEntry:
    return UnitEntry(unit=code, points=points, parts_accepted=True)
