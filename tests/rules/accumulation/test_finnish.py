"""Real Finnish qualifications: what is missing agrees with what was worked out for them elsewhere."""

import json
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import TypedDict

import pytest

from ecvet import Credit, Missing, Pathway, Qualification, UnitEntry, Verdict, accumulate, walk
from ecvet.io import eperusteet
from tests.io.eperusteet.register import NAMES
from tests.rules.accumulation import integer_program

TODAY = date(2026, 11, 22)


class Expected(TypedDict):
    """The least that is missing, as integer programming found it; its numbers are whole."""

    points: float
    units: int


class Case(TypedDict):
    """A learner who holds some units of one route of a qualification."""

    file: str
    route: str
    held: list[str]
    missing: Expected


@pytest.fixture(scope="module")
def qualifications(shared: Path) -> dict[str, Qualification]:
    """Every real qualification, by the name of its file."""
    files = (shared / "data" / "fi" / "eperusteet" / f"rakenne-{name}.json" for name in NAMES)
    return {path.name: eperusteet.read(path).value for path in files}


def test_what_is_missing_is_what_integer_programming_found(
    shared: Path, qualifications: dict[str, Qualification]
) -> None:
    path = shared / "data" / "fi" / "expected-missing.json"
    found: list[Case] = json.loads(path.read_text(encoding="utf-8"))["cases"]
    assert found
    for case in found:
        held = [Credit(unit=unit) for unit in case["held"]]
        progress = accumulate(qualifications[case["file"]], held, as_of=TODAY, pathway=case["route"])
        points, units = Decimal(case["missing"]["points"]), case["missing"]["units"]
        assert progress.missing == Missing(points=points, units=units), case
        assert (progress.verdict is Verdict.ACHIEVED) == (units == 0), case


def shares(pathway: Pathway, name: str) -> Iterator[list[Credit]]:
    """Learners who hold a fifth of the units, then two fifths, up to all of them; the same ones in every run."""
    units = sorted({member.unit for _, member in walk(pathway.rules) if isinstance(member, UnitEntry)})
    Random(f"{name} {pathway.code}").shuffle(units)
    for fifth in range(6):
        yield [Credit(unit=unit) for unit in units[: len(units) * fifth // 5]]


@pytest.mark.parametrize("name", NAMES)
def test_what_is_missing_agrees_with_an_integer_program_of_our_own(
    qualifications: dict[str, Qualification], name: str
) -> None:
    qualification = qualifications[f"rakenne-{name}.json"]
    for pathway in qualification.pathways:
        for held in shares(pathway, name):
            progress = accumulate(qualification, held, as_of=TODAY, pathway=pathway.code)
            least = integer_program.least(pathway, held)
            assert (least is None) == (progress.missing is None)
            if least is not None:
                assert progress.missing == Missing(points=Decimal(least.points), units=least.units)
                assert progress.counted == least.held
