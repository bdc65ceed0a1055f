"""How many points held can count at the most: never less than what does count, and close to it."""

from collections import Counter
from collections.abc import Sequence
from random import Random

import attrs
import pytest
from hypothesis import given, note
from hypothesis import strategies as st

from ecvet import Alternatives, Credit, Group, PointRange, PriorLearning, Qualification, plan
from ecvet.model.requirements import Barred, RecognisedCap, Requirement
from ecvet.rules.accumulation import search
from ecvet.rules.accumulation.caps import ANYWHERE, Cap
from ecvet.rules.accumulation.ceilings import _FINE, Ceilings
from ecvet.rules.accumulation.decision import WORK
from ecvet.rules.accumulation.offers import admit
from ecvet.rules.accumulation.plan import Plan
from ecvet.rules.accumulation.solve import _ready
from ecvet.rules.accumulation.stock import Lot
from ecvet.rules.accumulation.sums import Pick
from ecvet.rules.accumulation.work import Work
from tests.rules.accumulation import requirements_oracle, trees
from tests.rules.accumulation.examples import (
    TODAY,
    at_least,
    at_most,
    en,
    exactly,
    group,
    qualification,
    unit,
    units,
)
from tests.rules.accumulation.trees import Case, Shape, cases

FEW = 10_000


class Searched:
    """A learner before the search."""

    def __init__(
        self, ready: Plan, credits: tuple[Credit, ...], *, demanding: bool = True, best: bool = False
    ) -> None:
        admission = admit(ready.tree, credits, TODAY, Work(FEW))
        self.stock, grounds = _ready(ready, admission, best=best, earning=demanding)
        self.grain = grounds.grain
        self.ceilings = Ceilings(ready.tree, self.stock, ready.conditions, grounds.grain, demanding=demanding)
        self.search = search.Search(
            ready.tree, grounds, self.stock, ready.conditions, demanding=demanding, work=WORK
        )

    def lot(self, unit: str) -> int:
        return next(i for i, lot in enumerate(self.stock.lots) if lot.held and unit in lot.things)

    def most(self, *caps: Cap) -> int:
        """Return the points that can count at the most, whole ones."""
        return self.ceilings.most(caps) * self.grain // 1_000_000


def searched(
    rules: Group,
    held: tuple[Credit, ...],
    *requirements: Requirement,
    demanding: bool = True,
    best: bool = False,
) -> Searched:
    return Searched(plan(required(rules, *requirements)), held, demanding=demanding, best=best)


def required(rules: Group, *requirements: Requirement) -> Qualification:
    found = qualification(rules)
    return attrs.evolve(found, pathways=(attrs.evolve(found.pathways[0], requirements=requirements),))


def recognised(codes: str) -> tuple[Credit, ...]:
    earlier = PriorLearning(explanation=en("Earlier"))
    return tuple(attrs.evolve(credit, recognised_from=earlier) for credit in units(codes))


SHARED = group(
    "Whole", group("Tyres", unit("A", 10), unit("B", 7)), group("Paint", unit("A", 10)), points=at_least(5)
)


def test_a_credit_that_stands_in_two_groups_counts_once() -> None:
    assert searched(SHARED, units("A B")).most() == 17


def test_in_groups_with_a_maximum_no_more_than_that_counts() -> None:
    tyres = group("Tyres", unit("A", 10), unit("B", 7), points=at_most(12))
    rules = group("Whole", tyres, group("Paint", unit("C", 3)), points=at_least(5))
    assert searched(rules, units("A B C")).most() == 15


def test_what_also_stands_outside_a_group_with_a_maximum_counts_there() -> None:
    tyres = group("Tyres", unit("A", 10), unit("B", 7), points=at_most(5))
    rules = group("Whole", tyres, group("Paint", unit("A", 10)), points=at_least(5))
    assert searched(rules, units("A B")).most() == 15


def test_the_least_of_the_ceilings_holds_whichever_groups_it_picks() -> None:
    small = [group(f"G{n}", unit(f"U{n}", 9), points=at_most(n)) for n in range(1, 7)]
    held = units("U1 U2 U3 U4 U5 U6")
    assert searched(group("Whole", *small, points=at_least(1)), held).most() == 21
    assert searched(group("Whole", *small[:3], points=at_least(1)), held[:3]).most() == 6
    assert searched(group("Whole", *small[:3], points=exactly(4)), held[:3]).most() == 4


def test_a_maximum_that_all_below_it_just_fills_is_none_of_those_between_which_is_chosen() -> None:
    small = [group(f"G{n}", unit(f"U{n}", 9), points=at_most(n)) for n in (1, 2)]
    # What stands in two groups counts once outside of both; their maxima lower nothing.
    both = [group(f"Both {n}", unit("A", 9), unit("B", 9), points=at_most(17)) for n in (1, 2)]
    filled = group("Filled", unit("C", 5), points=at_most(5))
    rules = group("Whole", *small, *both, filled, points=at_least(1))
    assert searched(rules, units("U1 U2 A B C")).most() == 1 + 2 + 18 + 5


def test_with_more_than_four_maxima_none_each_alone_and_all_of_them_are_chosen() -> None:
    small = [group(f"G{n}", unit(f"U{n}", 9), points=at_most(n)) for n in (1, 2)]
    both = [group(f"Both {n}", unit("A", 9), unit("B", 9), points=at_most(17)) for n in range(5)]
    surpassed = group("Surpassed", unit("C", 5), points=at_most(4))
    rules = group("Whole", *small, *both[:2], surpassed, points=at_least(1))
    # Both small ones together would be nearer.
    assert searched(rules, units("U1 U2 A B C")).most() == 1 + 9 + 18 + 5
    assert searched(group("Whole", *both, points=at_least(1)), units("A B")).most() == 18


def test_of_recognised_credit_no_more_counts_than_an_amount_below_the_cap_to_which_it_can_come() -> None:
    rules = group("Whole", unit("A", 8), unit("B", 8), unit("C", 5), points=at_least(5))
    cap = RecognisedCap(points=15)
    assert searched(rules, recognised("A B C"), cap).most() == 13
    assert searched(rules, (*recognised("A B"), *units("C")), cap).most() == 13
    assert searched(rules, units("A B C"), cap).most() == 21


def test_recognised_credit_of_unknown_points_may_come_to_the_cap_itself() -> None:
    rules = group("Whole", unit("A", PointRange(1, 10)), unit("B", 4), points=at_least(5))
    held = (*recognised("A"), *units("B"))
    assert searched(rules, held, RecognisedCap(points=7), best=True).most() == 11
    assert searched(rules, held, RecognisedCap(points=7)).most() == 5


def test_recognised_credit_brings_what_one_of_its_places_gives() -> None:
    rules = group("Whole", group("Tyres", unit("A", 8)), group("Paint", unit("A", 5)), points=at_least(1))
    held = recognised("A")
    brought = {cap: searched(rules, held, RecognisedCap(points=cap)).most() for cap in (4, 7, 9)}
    assert brought == {4: 0, 7: 5, 9: 8}


def test_amounts_to_which_recognised_credit_can_come_are_worked_out_up_to_a_bound() -> None:
    rules = group("Whole", unit("A", _FINE + 2), unit("B", _FINE - 1), points=at_least(5))
    assert searched(rules, recognised("A B"), RecognisedCap(points=_FINE)).most() == _FINE - 1
    assert searched(rules, recognised("A B"), RecognisedCap(points=_FINE + 1)).most() == _FINE + 1


def test_recognised_credit_of_mandatory_units_takes_its_part_of_the_cap() -> None:
    rules = group(
        "Whole", unit("A", 8, mandatory=True), unit("B", 5), unit("C", 3), unit("D", 12), points=at_least(5)
    )
    # Without A, 12 would count; with it, no more than 11.
    held = recognised("A B D")
    assert searched(rules, held, RecognisedCap(points=12)).most() == 8
    assert searched(rules, held, RecognisedCap(points=12), demanding=False).most() == 12
    # It takes its part once: with B it comes to 13, and never to 16.
    assert searched(rules, held, RecognisedCap(points=18)).most() == 13


def test_mandatory_units_that_also_stand_elsewhere_take_their_part_of_the_cap_once() -> None:
    tyres = group("Tyres", unit("A", 8, mandatory=True), mandatory=True)
    rules = group("Whole", tyres, group("Paint", unit("A", 8)), unit("B", 5), unit("C", 13))
    assert searched(rules, recognised("A B C"), RecognisedCap(points=18)).most() == 13


def test_what_is_mandatory_in_a_mandatory_group_takes_its_part_of_the_cap_too() -> None:
    tyres = group("Tyres", unit("A", 8, mandatory=True), unit("B", 5), mandatory=True)
    paint = group("Paint", unit("C", 7, mandatory=True))
    rules = group("Whole", tyres, paint, points=at_least(5))
    # Without A, 12 would count. Nobody must use Paint, so that C may be left out.
    assert searched(rules, recognised("A B C"), RecognisedCap(points=12)).most() == 8
    assert searched(rules, recognised("A B C"), RecognisedCap(points=14)).most() == 13


def test_the_only_branch_of_a_specialisation_is_used_by_everybody() -> None:
    cars = group("Cars", unit("A", 8, mandatory=True), unit("B", 5), unit("D", 4), mandatory=True)
    branches = (attrs.evolve(cars, specialisation="cars"), group("Bodies", unit("C", 7)))
    whole = required(group("Whole", Alternatives(branches=branches), points=at_least(1)))
    asked = attrs.evolve(whole.pathways[0], requirements=(RecognisedCap(points=10),))
    ready = plan(attrs.evolve(whole, pathways=(asked,)), specialisation="cars")
    # Without A, 9 would count.
    assert Searched(ready, recognised("A B D")).most() == 8


def test_what_may_stand_in_one_of_several_branches_is_not_mandatory_in_any() -> None:
    one = group("One", unit("A", 8, mandatory=True), points=at_least(1), mandatory=True)
    two = group("Two", unit("B", 9), points=at_least(1))
    rules = group("Whole", Alternatives(branches=(one, two)), points=at_least(1))
    assert searched(rules, recognised("A B"), RecognisedCap(points=10)).most() == 9


def test_of_barred_units_the_least_is_left_out_once() -> None:
    rules = group("Whole", unit("A", 8), unit("B", 6), unit("C", 5), points=at_least(5))
    held = units("A B C")
    assert searched(rules, held, Barred(units=("A", "B"))).most() == 13
    assert searched(rules, held, Barred(units=("A", "B", "C"))).most() == 8
    assert searched(rules, held, Barred(units=("A", "B", "C"), most=2)).most() == 14
    # B is left out by the first of two rules; what the second bars with it then counts.
    assert searched(rules, held, Barred(units=("A", "B")), Barred(units=("B", "C"))).most() == 13


def test_caps_lower_what_they_concern() -> None:
    found = searched(SHARED, units("A B"), Barred(units=("B", "C")))
    a, b = found.lot("A"), found.lot("B")
    (tyres, paint) = sorted(found.stock.lots[a].points)
    assert found.most(Cap(tyres, a, 0)) == found.most(Cap(paint, a, 0)) == 17
    assert found.most(Cap(tyres, a, 0), Cap(paint, a, 0)) == 7
    assert found.most(Cap(ANYWHERE, a, 0)) == 7
    assert found.most(Cap(ANYWHERE, a, 0), Cap(ANYWHERE, b, 0)) == 0


def test_caps_lower_what_recognised_credit_can_come_to() -> None:
    rules = group("Whole", unit("A", 8), unit("B", 5), unit("C", 4), points=at_least(5))
    found = searched(rules, recognised("A B C"), RecognisedCap(points=12), Barred(units=("C", "D")))
    assert found.most() == 12
    assert found.most(Cap(ANYWHERE, found.lot("C"), 0)) == 8


def test_recognised_credit_that_is_capped_in_one_place_brings_what_another_gives() -> None:
    rules = group("Whole", group("Tyres", unit("A", 8)), group("Paint", unit("A", 5)), unit("B", 6))
    found = searched(rules, recognised("A B"), RecognisedCap(points=10))
    (tyres, paint) = sorted(found.stock.lots[found.lot("A")].points)
    assert found.most() == 8
    assert found.most(Cap(tyres, found.lot("A"), 0)) == 6
    assert found.most(Cap(paint, found.lot("A"), 0)) == 8


# Never less than what does count


def mixed(random: Random) -> Case:
    shape = Shape(units=5, opens=1, members=4)
    return requirements_oracle.demanding(trees.case(random, shape), random)


def respected(lots: Sequence[Lot], picks: tuple[Pick, ...], random: Random) -> tuple[Cap, ...]:
    """Return some caps that a choice respects."""
    used = Counter({(taker, index): 0 for index, lot in enumerate(lots) for taker in (ANYWHERE, *lot.points)})
    for taker, lot, number, _ in picks:
        if lot is not None:
            used[taker, lot] += max(1, number)
            used[ANYWHERE, lot] += max(1, number)
    caps = [Cap(*place, number + random.randrange(2)) for place, number in used.items()]
    return tuple(sorted(random.sample(caps, random.randint(0, len(caps)))))


@pytest.mark.parametrize("demanding", [True, False])
@given(case=cases(mixed), random=st.randoms(use_true_random=False))
def test_no_ceiling_is_below_what_counts_in_the_best_choice(
    demanding: bool, case: Case, random: Random
) -> None:
    note(f"{case}\n{case.pathway.requirements}")
    ready = plan(case.qualification, specialisation=case.specialisation)
    found = Searched(ready, case.credits, demanding=demanding)
    best = found.search.best()
    if best is not None and best.picks is not None:
        counted = found.search._reach(best.question.watched, None).best(best.question.caps)
        assert counted is not None
        _, _, held = found.search._reach(best.question.watched, None).fields.split(counted[0])
        assert -best.lack == held
        assert found.ceilings.most(respected(found.stock.lots, best.picks, random)) >= held
