"""Where no specialisation is asked for, the answer is that of the nearest one."""

from datetime import date

import attrs
import pytest

from ecvet import (
    Alternatives,
    Credit,
    Group,
    Origin,
    PointRange,
    Points,
    Progress,
    Qualification,
    Verdict,
    accumulate,
    nearest,
    plan,
)
from ecvet.rules.accumulation.decision import Decision, decide, nearest_of
from ecvet.rules.accumulation.directions import turn_on
from ecvet.rules.accumulation.work import Bounds
from tests.rules.accumulation.examples import (
    SCHEME,
    TODAY,
    at_least,
    at_most,
    codes,
    credit,
    exactly,
    group,
    missing,
    open_entry,
    qualification,
    standing,
    unit,
    units,
)


def direction(code: str, *members: str, points: int = 10) -> Group:
    listed = (unit(member, 10) for member in members)
    return attrs.evolve(group(code.title(), *listed, points=at_least(points)), specialisation=code)


def vehicles(*branches: Group, free: int = 10) -> Qualification:
    """Two directions, and room for units of the other one."""
    extra = group("Free", open_entry(Origin.OTHER_SPECIALISATION), points=at_most(free))
    return qualification(group("Whole", Alternatives(branches=branches), extra, points=at_least(20)))


TYRES, PAINT = direction("tyres", "A", "M"), direction("paint", "B", "M")


def other(code: str, points: int = 10) -> Credit:
    return Credit(unit=code, points=Points(points, SCHEME), origin=Origin.OTHER_SPECIALISATION)


def answer(
    whole: Qualification, *credits: Credit, specialisation: str | None = None, on: date = TODAY
) -> Progress:
    return accumulate(whole, credits, as_of=on, specialisation=specialisation)


def test_a_unit_of_one_specialisation_fills_an_open_entry_under_another_without_being_asked() -> None:
    whole = vehicles(TYRES, PAINT)
    for held in ([*units("A"), other("B")], [other("B"), *units("A")]):
        progress = answer(whole, *held)
        assert progress.verdict is Verdict.ACHIEVED
        assert progress.specialisations == ("tyres",)
        assert {(place.unit, place.path) for place in progress.placements} == {("A", "/0/0/0"), ("B", "/1/0")}


def test_nobody_asked_for_the_specialisation_that_was_nearest() -> None:
    assert "branch-undecided" in codes(answer(vehicles(TYRES, PAINT), *units("A"), other("B")))
    assert "branch-undecided" not in codes(
        answer(vehicles(TYRES, PAINT), *units("A"), other("B"), specialisation="tyres")
    )


def test_the_answer_without_a_specialisation_is_as_near_as_that_of_the_nearest() -> None:
    whole = vehicles(TYRES, PAINT, direction("glass", "C", "D", points=20))
    for held in ("A B", "A C D", "C D", "M B", "M C", ""):
        credits = tuple(other(code) for code in held.split())
        each = [missing(answer(whole, *credits, specialisation=code)) for code in ("tyres", "paint", "glass")]
        assert missing(answer(whole, *credits)) == min(one for one in each if one is not None), held


def test_what_is_listed_under_every_specialisation_or_beside_them_fills_no_open_entry() -> None:
    assert missing(answer(vehicles(TYRES, PAINT), other("M"), *units("A"))) == (0, 0)
    only = vehicles(direction("tyres", "M"), direction("paint", "M"))
    assert missing(answer(only, other("M"))) == (10, 1)
    rules = group("Whole", unit("B", 10), Alternatives(branches=(TYRES, PAINT)), points=at_least(10))
    free = group("Free", open_entry(Origin.OTHER_SPECIALISATION), points=at_least(10), mandatory=True)
    assert missing(answer(qualification(group("All", rules, free, points=at_least(20))), other("B"))) == (
        10,
        1,
    )


def test_of_two_specialisations_that_leave_nothing_to_be_earned_the_one_counts_more_of_what_is_held() -> None:
    # Where B is listed it counts with 10 points, in the open entry with 15.
    whole = vehicles(TYRES, PAINT, free=30)
    progress = answer(whole, *units("A"), other("B", points=15))
    assert (progress.verdict, progress.counted) == (Verdict.ACHIEVED, 25)


def test_the_nearest_qualifications_are_found_by_the_nearest_specialisations() -> None:
    whole = vehicles(TYRES, PAINT)
    further = attrs.evolve(
        qualification(group("Whole", *(unit(c, 10) for c in "AX"), points=at_least(15))), code="further"
    )
    found = nearest([*units("A"), other("B")], [further, whole], as_of=TODAY, most=1)
    assert [(near.qualification, near.verdict) for near in found] == [("vehicle", Verdict.ACHIEVED)]


# Whether it turns on the specialisation what a credit may count for


def turns(*credits: Credit, rules: Group | None = None) -> bool:
    whole = vehicles(TYRES, PAINT) if rules is None else qualification(rules)
    return turn_on(plan(whole).tree, credits)


def test_it_turns_on_the_specialisation_what_a_unit_that_is_listed_in_some_only_may_fill() -> None:
    assert turns(*units("A"), other("B"))
    assert not turns(*units("A B"))
    assert not turns(attrs.evolve(other("B"), partial=True))
    assert not turns(other("X"))
    assert not turns()
    beside = group("Whole", Alternatives(branches=(TYRES, PAINT)), unit("B", 10), open_entry())
    assert not turns(other("B"), rules=beside)
    assert turns(other("A"), rules=beside)
    plain = (attrs.evolve(branch, specialisation=None) for branch in (TYRES, PAINT))
    assert not turns(other("A"), rules=group("Whole", Alternatives(branches=tuple(plain)), open_entry()))


def test_nothing_turns_on_it_where_a_record_declares_a_place_or_does_not_say_what_a_unit_is() -> None:
    assert not turns(attrs.evolve(other("B"), entry="Free"))
    assert not turns(attrs.evolve(other("B"), origin=None))
    anything = group("Whole", Alternatives(branches=(TYRES, PAINT)), open_entry())
    assert not turns(attrs.evolve(other("B"), origin=None), rules=anything)
    assert turns(other("B"), rules=anything)


# What is known where one of them is open


def decision(points: int | None, bounds: Bounds | None = None) -> Decision:
    found = decide(
        plan(qualification(group("Whole", unit("A", points or 10), points=at_least(points or 10)))),
        (),
        as_of=TODAY,
    )
    if bounds is None:
        return found
    return attrs.evolve(found, verdict=Verdict.NOT_DECIDED, best=None, bounds=bounds)


def test_where_one_specialisation_is_open_so_is_the_answer_within_the_bounds_of_all() -> None:
    open_one = decision(None, Bounds((5_000_000, 1), (40_000_000, 3)))
    for several in ([decision(20), open_one], [open_one, decision(20)]):
        found = nearest_of(several)
        assert found.verdict is Verdict.NOT_DECIDED
        assert found.bounds == Bounds((5_000_000, 1), (20_000_000, 1))


def test_where_nothing_is_known_of_one_specialisation_little_is_known_of_all() -> None:
    assert nearest_of([decision(20), decision(None, Bounds())]).bounds == Bounds((0, 0), (20_000_000, 1))
    assert nearest_of([decision(None, Bounds()), decision(None, Bounds())]).bounds == Bounds((0, 0), None)


def test_where_one_specialisation_is_achieved_it_does_not_matter_that_another_is_open() -> None:
    whole = qualification(group("Whole", unit("A", 10), points=at_least(10)))
    achieved = decide(plan(whole), units("A"), as_of=TODAY)
    assert nearest_of([decision(None, Bounds()), achieved]) is achieved


@pytest.mark.parametrize(
    ("first", "then"),
    [
        (Verdict.ACHIEVED, Verdict.NOT_DECIDED),
        (Verdict.NOT_DECIDED, Verdict.UNDETERMINED),
        (Verdict.UNDETERMINED, Verdict.NOT_ACHIEVED),
    ],
)
def test_what_may_turn_out_to_be_achieved_goes_before_what_is_not_however_near_that_is(
    first: Verdict, then: Verdict
) -> None:
    further, near = attrs.evolve(decision(20), verdict=first), attrs.evolve(decision(10), verdict=then)
    for order in ([further, near], [near, further]):
        assert nearest_of(order).verdict is first


def test_of_answers_that_are_as_near_the_one_goes_first_in_which_more_of_what_is_held_counts() -> None:
    rules = group("Whole", unit("A", 10), unit("B", PointRange(5, 7)), unit("C", 20), points=at_least(30))
    less, more = (
        decide(plan(qualification(rules)), (*units("A"), credit("B", points)), as_of=TODAY)
        for points in (5, 7)
    )
    assert less.distance == more.distance
    assert nearest_of([less, more]) is nearest_of([more, less]) is more


def test_without_a_specialisation_a_listed_unit_of_no_known_origin_fills_no_open_entry() -> None:
    rules = group(
        "Whole", Alternatives(branches=(TYRES, PAINT)), open_entry(points=exactly(10)), points=at_least(20)
    )
    assert missing(standing(rules, *units("A"), credit("B", 10))) == (10, 1)
    assert missing(standing(rules, *units("A"), other("B"))) == (0, 0)
