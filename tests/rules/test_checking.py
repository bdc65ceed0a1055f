"""Anything that can be checked is checked by all that can be said of it, each thing in its place."""

from datetime import timedelta

import attrs
import pytest

from ecvet import check
from ecvet.model.combination import Group, UnitEntry
from ecvet.model.conversion import GradeTable
from ecvet.model.grades import GradeScale, GradeStep
from ecvet.model.qualifications import Qualification
from ecvet.model.transfers import CreditTransfer, Event, Stage
from ecvet.rules import transfer as steps
from ecvet.rules.checking import Checkable
from tests.rules.accumulation.examples import at_least, group
from tests.rules.accumulation.examples import qualification as of_rules
from tests.rules.accumulation.examples import unit as entry
from tests.rules.mobility import (
    ASSESSED,
    HOST,
    RECORDED,
    SIGNED,
    agreed,
    agreement,
    assessment,
    memorandum,
    qualification,
    recorded,
    request,
    transcript,
    unit,
)

ONE_DAY = timedelta(days=1)
BRAKES = agreed("bremser", "checks", counts_for="brakes")
SCALE = GradeScale(code="s", steps=(GradeStep(label="1", passes=True), GradeStep(label="2", passes=False)))


def found(value: Checkable, *, early: bool = False) -> set[tuple[str, str]]:
    """What is found in something and where: on the day of the signatures, or the day before."""
    return {(one.code, one.where) for one in check(value, as_of=SIGNED - early * ONE_DAY)}


@pytest.mark.parametrize(
    ("value", "code", "where"),
    [
        (SCALE, "pass-below-fail", "/steps/1"),
        (GradeTable(given=SCALE, home=SCALE, rows=(("1", "2"),)), "grade-crosses-pass", "/rows/0"),
        (unit("brakes"), "element-missing", ""),
        (memorandum(), "partner-signature-missing", "/partners/0"),
        (attrs.evolve(agreement(BRAKES), weeks=1), "weeks-differ", "/weeks"),
        (request(), "element-missing", ""),
        (attrs.evolve(transcript(), issued=None), "element-missing", ""),
        (
            qualification(unit("brakes"), beside=[UnitEntry(unit="tyres")]),
            "unit-undescribed",
            "/pathways/main/rules/1",
        ),
    ],
    ids=lambda one: type(one).__name__ if not isinstance(one, str) else "",
)
def test_a_value_is_checked_by_what_it_is(value: Checkable, code: str, where: str) -> None:
    assert (code, where) in found(value)


# Papers by their day


@pytest.mark.parametrize("paper", [agreement(BRAKES), request(BRAKES)], ids=["agreement", "request"])
def test_what_is_signed_later_is_not_signed_yet(paper: Checkable) -> None:
    late = ("signature-after", "/signatures/0/on")
    assert late in found(paper, early=True)
    assert late not in found(paper)


# Transfers


def framed(transfer: CreditTransfer) -> CreditTransfer:
    """The transfer under a memorandum that was signed on the day of the agreement."""
    framework = attrs.evolve(memorandum(), signatures=transfer.agreement.signatures)
    return attrs.evolve(transfer, memorandum=framework)


SOUND = framed(recorded(agreement(BRAKES), assessment("bremser")))


def test_the_papers_of_a_transfer_are_checked_where_they_stand() -> None:
    places = found(SOUND)
    assert places >= {
        ("memorandum-unnamed", "/agreement/memorandum"),
        ("partner-signature-missing", "/memorandum/partners/0"),
        ("element-missing", "/memorandum"),
        ("element-missing", "/transcript/credits/0"),
    }
    later = found(SOUND, early=True) - places
    assert later == {
        (code, f"{paper}/signatures/{index}/on")
        for code, paper in (("signature-after", "/agreement"), ("signature-after", "/memorandum"))
        for index in range(3)
    }


def test_a_transfer_is_checked_against_itself_and_its_assessments() -> None:
    early = Event(stage=Stage.RECORDED, actor=HOST, on=RECORDED)
    adapted = tuple(attrs.evolve(one, adapted=True) for one in SOUND.assessments)
    broken = attrs.evolve(SOUND, history=(early,), assessments=adapted)
    assert found(broken) - found(SOUND) == {
        ("step-out-of-order", "/history/0/stage"),
        ("assessment-adapted", "/assessments/0"),
    }


def test_without_a_mobility_the_request_is_checked_and_no_memorandum() -> None:
    asked = steps.begin(attrs.evolve(request(BRAKES, host=HOST), signatures=()))
    assert found(asked) == {("signature-missing", "/agreement/signatures")}
    begun = steps.assess(
        steps.begin(request(BRAKES, host=HOST)), [assessment("bremser")], by=HOST, on=ASSESSED
    )
    assert found(begun) == {("evidence-not-stated", "/assessments/0")}


# Qualifications


PLAIN = group("Units", entry("A", 30), entry("B", 30), points=at_least(60))
FIRST, SECOND = (
    group(name, entry("A", 30), points=at_least(30), mandatory=True) for name in ("First", "Second")
)


def pathways(*rules: Group) -> Qualification:
    """A qualification with these pathways, p0, p1 …"""
    whole = of_rules(rules[0])
    (route,) = whole.pathways
    return attrs.evolve(
        whole, pathways=tuple(attrs.evolve(route, code=f"p{n}", rules=one) for n, one in enumerate(rules))
    )


def test_a_pathway_that_nobody_can_complete_is_found_by_the_search() -> None:
    """Two groups need the same unit, which counts once."""
    both = group("Units", FIRST, SECOND, entry("B", 30), points=at_least(60))
    for rules in ((PLAIN, both), (both, PLAIN)):
        told = [
            (one.where, one["pathway"])
            for one in check(pathways(*rules), as_of=SIGNED)
            if one.code == "unsatisfiable"
        ]
        code = f"p{rules.index(both)}"
        assert told == [(f"/pathways/{code}", code)]


def test_where_the_structure_is_wrong_nothing_is_searched() -> None:
    short = group("Units", entry("A", 30), points=at_least(60))
    codes = [one.code for one in check(pathways(short), as_of=SIGNED)]
    assert "points-below-minimum" in codes
    assert "unsatisfiable" not in codes
