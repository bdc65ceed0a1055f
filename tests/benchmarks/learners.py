"""Learners for the benchmarks, and what is asked about them: drawn by fixed seeds, so that every run asks the same."""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from random import Random

import attrs

from ecvet import Credit, Group, Plan, Points, Qualification, UnitEntry, plan, walk
from ecvet.errors import ReadError
from ecvet.io import eperusteet

AS_OF = date(2026, 11, 22)
SHARES = (0, 20, 40, 60, 80, 100)


@attrs.frozen
class Question:
    """One learner against one pathway."""

    name: str
    plan: Plan
    credits: tuple[Credit, ...]


def register(shared: Path) -> Iterator[tuple[str, Qualification]]:
    """Yield the real qualification requirements, each with the name of its file."""
    for path in sorted((shared / "data/fi/eperusteet").glob("rakenne-*.json")):
        try:
            yield path.stem.removeprefix("rakenne-"), eperusteet.read(path).value
        except ReadError:
            # One of the files is a preparatory programme: no qualification, and refused as such.
            continue


def pathways(qualification: Qualification) -> Iterator[Plan]:
    """Yield a plan for every pathway whose rules state something."""
    for pathway in qualification.pathways:
        if any(isinstance(member, Group) and member.states for _, member in walk(pathway.rules)):
            yield plan(qualification, pathway=pathway.code)


def questions(qualification: Qualification, draws: int, only: Plan | None = None) -> Iterator[Question]:
    """Yield for every pathway, or one, learners who hold more and more of its units, drawn anew so many times."""
    for ready in pathways(qualification) if only is None else [only]:
        code = ready.tree.pathway.code
        units = entries(ready)
        for share in SHARES:
            for draw in range(draws if 0 < share < 100 else 1):
                random = Random(f"{qualification.code} {code} {share} {draw}")
                held = random.sample(units, len(units) * share // 100)
                name = f"{qualification.code} {code} {share} % {draw}"
                yield Question(name, ready, tuple(credit(entry, ready, random) for entry in held))


def entries(ready: Plan) -> Sequence[UnitEntry]:
    """Return one entry for every unit that the rules list."""
    members = [member for _, member in walk(ready.tree.pathway.rules)]
    return list({member.unit: member for member in members if isinstance(member, UnitEntry)}.values())


def credit(entry: UnitEntry, ready: Plan, random: Random) -> Credit:
    """Return a credit for a unit as a record has it: with points wherever the rules leave a choice of them."""
    scheme, bounds = ready.tree.pathway.scheme, entry.points
    if scheme is None or bounds is None or bounds.minimum is None or bounds.maximum is None:
        return Credit(unit=entry.unit)
    points = random.randint(int(bounds.minimum), int(bounds.maximum))
    return Credit(unit=entry.unit, points=Points(points, scheme))
