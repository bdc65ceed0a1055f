"""What if: with further credit, with another specialisation, on another day."""

from datetime import date
from decimal import Decimal
from random import Random

import attrs
import pytest
from hypothesis import given, note

from ecvet import Credit, Gain, Period, ShapeError, Validity, Verdict, accumulate, plan, what_if
from ecvet.model.building import all_of, branch, choose, one_of, unit
from tests.rules.accumulation import trees
from tests.rules.accumulation.examples import TODAY, qualification, units
from tests.rules.accumulation.trees import Case, cases

RULES = all_of(
    one_of(
        branch("body", all_of(unit("welding", 40))),
        branch("sales", all_of(unit("parts", 30), unit("cars", 10))),
    ),
    choose(unit("tyres", 10), unit("paint", 15), points=10),
    points=50,
)
VEHICLE = qualification(RULES)


def test_further_credit_is_a_gain_of_its_points_and_units() -> None:
    found = what_if(VEHICLE, units("tyres"), further=units("welding"), as_of=TODAY)
    assert found.before == accumulate(VEHICLE, units("tyres"), as_of=TODAY)
    assert found.after == accumulate(VEHICLE, units("tyres welding"), as_of=TODAY)
    assert found.gained == Gain(points=Decimal(40), units=1)
    assert found.after.verdict is Verdict.ACHIEVED


def test_credit_that_finds_no_place_gains_nothing() -> None:
    found = what_if(VEHICLE, units("tyres"), further=units("paint"), as_of=TODAY)
    assert found.gained == Gain(points=Decimal(0), units=0)


def test_another_specialisation_may_be_further_away() -> None:
    body = plan(VEHICLE, specialisation="body")
    found = what_if(body, units("welding"), specialisation="sales", as_of=TODAY)
    assert found.gained == Gain(points=Decimal(-40), units=-2)
    assert (found.before.specialisations, found.after.specialisations) == (("body",), ("sales",))


def test_another_specialisation_is_one_of_the_same_pathway() -> None:
    adults = attrs.evolve(VEHICLE.pathways[0], code="adults", rules=all_of(RULES, unit("safety", 5)))
    two = attrs.evolve(VEHICLE, pathways=(*VEHICLE.pathways, adults))
    found = what_if(plan(two, pathway="adults"), (), specialisation="sales", as_of=TODAY)
    assert (found.before.pathway, found.after.pathway) == ("adults", "adults")


def test_without_another_specialisation_that_of_the_plan_stays() -> None:
    body = plan(VEHICLE, specialisation="body")
    assert what_if(body, (), further=units("parts cars"), as_of=TODAY).gained == Gain(
        points=Decimal(0), units=0
    )


def test_on_another_day_the_version_may_be_out_of_force_and_later_credit_counts() -> None:
    validity = Validity(period=Period(None, date(2026, 12, 31)))
    ready = attrs.evolve(VEHICLE, validity=validity)
    later = Credit(unit="tyres", awarded=date(2027, 1, 10))
    found = what_if(ready, [later], on=date(2027, 2, 1), as_of=TODAY)
    assert found.gained == Gain(points=Decimal(10), units=1)
    codes = [{finding.code for finding in answer.findings} for answer in (found.before, found.after)]
    assert ["version-not-in-force" in some for some in codes] == [False, True]


def test_no_gain_is_stated_where_nothing_completes_the_rules() -> None:
    assert what_if(qualification(choose(unit("A", 5), points=10)), (), as_of=TODAY).gained is None


def test_both_answers_keep_to_the_work_allowed() -> None:
    pairs = (choose(unit("A", 5), unit("B", 10), points=10), choose(unit("A", 5), unit("C", 10), points=10))
    found = what_if(qualification(all_of(*pairs)), units("A C"), work=1, as_of=TODAY)
    assert (found.before.verdict, found.after.verdict) == (Verdict.NOT_DECIDED, Verdict.NOT_DECIDED)


def test_an_unknown_specialisation_is_refused() -> None:
    with pytest.raises(ShapeError, match="specialisation: is not in the rules"):
        what_if(VEHICLE, (), specialisation="boats", as_of=TODAY)


@given(case=cases(trees.tame))
def test_what_completes_gains_all_that_was_missing(case: Case) -> None:
    note(str(case))
    before = accumulate(case.qualification, case.credits, as_of=TODAY)
    earned = [Credit(unit=thing.unit) for thing in before.completion if thing.unit is not None]
    if before.missing is None or len(earned) < len(before.completion):
        return
    gained = what_if(case.qualification, case.credits, further=earned, as_of=TODAY).gained
    assert gained == Gain(points=before.missing.points, units=before.missing.units)


def test_nothing_different_is_nothing_gained() -> None:
    for seed in range(50):
        case = trees.small(Random(seed))
        found = what_if(case.qualification, case.credits, as_of=TODAY)
        assert found.before == found.after
