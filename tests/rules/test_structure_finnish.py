"""The structure check agrees with the Finnish one, and raises no alarm over real qualifications."""

import json
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import NotRequired, TypedDict, final

import attrs
import pytest

from ecvet.errors import ReadError
from ecvet.io import eperusteet
from ecvet.model.combination import Alternatives, Group, Member, UnitEntry, walk
from ecvet.model.qualifications import Pathway, Qualification, Specialisation
from ecvet.model.units import Unit
from ecvet.points import CountRange, PointRange
from ecvet.rules.findings import Severity
from ecvet.rules.structure import check
from ecvet.text import Text

# The cases of the Finnish structure check


class Bounds(TypedDict):
    minimi: int | None
    maksimi: int | None


class Rule(TypedDict):
    laajuus: Bounds | None
    koko: Bounds | None


@final
class Leaf(TypedDict):
    """A unit with its points; a second number makes a range of them."""

    unit: int
    laajuus: int
    laajuusMaksimi: NotRequired[int]


@final
class Branch(TypedDict):
    """A group, with its role and its rule."""

    rooli: str
    muodostumisSaanto: Rule | None
    osat: "list[Branch | Leaf]"
    osaamisala: NotRequired[dict[str, str | None]]


class Expected(TypedDict, total=False):
    count: int
    nonempty: bool
    codes: list[str]


class Case(TypedDict):
    name: str
    osaamisalat: list[str]
    tree: Branch
    expect: Expected


#: What our findings say where the Finnish check reports a problem.
COUNTERPARTS = {
    "tutkinnolle-ei-maaritetty-kokonaislaajuutta": "total-missing",
    "rakenteessa-osaamisaloja-useassa-ryhmassa": "specialisation-scattered",
    "rakenteessa-sisakkaisia-osaamisalaryhmia": "specialisation-nested",
    "ryhman-osaamisalaa-ei-perusteella": "specialisation-unknown",
    "tutkintonimikkeelta-tai-osaamisalalta-puuttuu-sisalto": "specialisation-empty",
}


def read_leaf(leaf: Leaf) -> UnitEntry:
    points = PointRange(leaf["laajuus"], leaf.get("laajuusMaksimi", leaf["laajuus"]))
    return UnitEntry(unit=str(leaf["unit"]), points=points)


def read_group(branch: Branch) -> Group:
    rule: Rule = branch["muodostumisSaanto"] or {"laajuus": None, "koko": None}
    points, count = rule["laajuus"], rule["koko"]
    return Group(
        members=tuple(read_members(branch["osat"])),
        points=points and PointRange(points["minimi"], points["maksimi"]),
        count=count and CountRange(count["minimi"], count["maksimi"]),
        specialisation=(branch["osaamisala"]["uri"] or "not stated") if "osaamisala" in branch else None,
    )


def read_members(nodes: "list[Branch | Leaf]") -> Iterator[Member]:
    """Sibling specialisations become one choice, at the place of the first."""
    special = [node for node in nodes if "osat" in node and node["rooli"] == "osaamisala"]
    for node in nodes:
        if "unit" in node:
            yield read_leaf(node)
        elif node not in special:
            yield read_group(node)
        elif node is special[0]:
            yield Alternatives(branches=tuple(map(read_group, special)))


@pytest.fixture(scope="module")
def cases(shared: Path) -> list[Case]:
    document = json.loads((shared / "data/fi/rule-tree-cases.json").read_text(encoding="utf-8"))
    found: list[Case] = document["cases"]
    return found


def found_in(case: Case, *severities: Severity) -> list[str]:
    rules = read_group(case["tree"])
    listed = {node.unit for _, node in walk(rules) if isinstance(node, UnitEntry)}
    one = Qualification(
        code="case",
        title=Text({"en": case["name"]}),
        units=tuple(Unit(code=code, title=Text({"en": code})) for code in sorted(listed)),
        pathways=(Pathway(code="case", scheme="osaamispiste", rules=rules),),
        specialisations=tuple(
            Specialisation(code=code, title=Text({"en": code})) for code in case["osaamisalat"]
        ),
    )
    return [found.code for found in check(one) if found.severity in severities]


def test_the_ten_finnish_cases_are_coherent_exactly_where_the_finnish_check_finds_no_problem(
    cases: list[Case],
) -> None:
    ours = {case["name"]: not found_in(case, Severity.ERROR) for case in cases}
    theirs = {case["name"]: case["expect"].get("count") == 0 for case in cases}
    assert ours == theirs
    assert len(cases) == 10


def test_every_code_that_a_finnish_case_gives_has_a_counterpart(cases: list[Case]) -> None:
    stated = [(case, case["expect"]["codes"]) for case in cases if "codes" in case["expect"]]
    assert stated
    for case, theirs in stated:
        assert {COUNTERPARTS[code] for code in theirs} <= set(found_in(case, Severity.ERROR))


def test_where_a_finnish_case_counts_its_problems_as_many_errors_and_warnings_are_found(
    cases: list[Case],
) -> None:
    for case in cases:
        expected = case["expect"].get("count")
        if expected:
            assert len(found_in(case, Severity.ERROR, Severity.WARNING)) == expected


# Real qualifications


@pytest.fixture(scope="module")
def real(shared: Path) -> list[Qualification]:
    """The seven requirements among the Finnish files that have rules of combination."""
    found = []
    for path in sorted((shared / "data/fi/eperusteet").glob("rakenne-*.json")):
        with suppress(ReadError):
            found.append(eperusteet.read(path).value)
    assert len(found) == 7
    return found


def test_real_qualifications_raise_no_alarm(real: list[Qualification]) -> None:
    for one in real:
        assert [found for found in check(one) if found.severity is not Severity.INFO] == []


def test_a_real_qualification_whose_total_is_raised_beyond_its_units_does(real: list[Qualification]) -> None:
    totals = [(one, path) for one in real for path in one.pathways if path.rules.points is not None]
    assert totals
    for one, pathway in totals:
        rules = attrs.evolve(pathway.rules, points=PointRange.exactly(5000))
        raised = attrs.evolve(one, pathways=(attrs.evolve(pathway, rules=rules),))
        assert [found.code for found in check(raised) if found.severity is Severity.ERROR] == [
            "points-below-minimum"
        ]
