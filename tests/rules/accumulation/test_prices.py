"""Prices: where groups share most of their units, they tell what is needed at the least, and change no answer."""

from random import Random

import attrs
import pytest
from hypothesis import given, note

from ecvet import Credit, Group, Verdict, accumulate
from ecvet.model.requirements import Barred
from ecvet.points import CountRange
from ecvet.rules.accumulation import search
from ecvet.rules.accumulation.caps import ANYWHERE, Cap
from ecvet.rules.accumulation.prices import Market, market
from ecvet.rules.accumulation.sums import picked
from ecvet.rules.accumulation.work import Work
from tests.benchmarks import regulations
from tests.rules.accumulation import integer_program, trees
from tests.rules.accumulation.examples import (
    TODAY,
    at_least,
    codes,
    credit,
    exactly,
    group,
    open_entry,
    qualification,
    unit,
    units,
)
from tests.rules.accumulation.test_ceilings import Searched, searched
from tests.rules.accumulation.test_exactness import check_against_oracle, standing
from tests.rules.accumulation.test_requirements_exactness import (
    check_against_oracle as check_with_requirements,
)
from tests.rules.accumulation.test_requirements_exactness import linked, mixed
from tests.rules.accumulation.trees import Case, cases

MUCH = 1_000_000


def crowded(seed: int, size: int, *, by_number: bool = False) -> Case:
    return Case(*regulations.crowded(Random(seed), size, by_number=by_number))


def opened(searched: Searched, work: int = MUCH) -> Market | None:
    """Return what a learner has to place with prices for it."""
    return market(searched.search._goods(), searched.search._at, Work(work))


def floor(rules: Group, *held: Credit) -> tuple[int, int] | None:
    """Return the points and units that every completion takes, by the prices; `None` where nothing completes."""
    before = searched(rules, held)
    found = opened(before)
    return None if found is None else (found.floor[0] * before.grain // 1_000_000, found.floor[1])


# Prices change no answer


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Look for prices before anything else is tried."""
    monkeypatch.setattr(search, "_PATIENCE", -1)


@pytest.mark.usefixtures("impatient")
@pytest.mark.parametrize("block", range(0, 2000, 250))
def test_with_prices_from_the_beginning_the_answer_is_still_the_best_of_all(block: int) -> None:
    for seed in range(block, block + 250):
        case = (trees.small if seed % 2 else trees.begun)(Random(seed))
        if trees.can_be_tried(case):
            check_against_oracle(case)


@pytest.mark.usefixtures("impatient")
@pytest.mark.parametrize(("maker", "seed"), [(trees.begun, 1150), (trees.small, 1192), (trees.begun, 1436)])
def test_a_choice_that_would_do_is_not_taken_before_it_is_known_that_nothing_takes_less(
    maker: trees.Maker, seed: int
) -> None:
    # Here the first choice that uses nothing too often takes more than the prices tell, and more than the best one.
    check_against_oracle(maker(Random(seed)))


@pytest.mark.usefixtures("impatient")
@pytest.mark.parametrize("block", range(0, 1500, 250))
def test_with_prices_what_is_required_across_the_groups_is_still_fulfilled(block: int) -> None:
    for seed in range(block, block + 250):
        case = (mixed if seed % 2 else linked)(Random(seed))
        if trees.can_be_tried(case):
            check_with_requirements(case)


@given(case=cases(trees.small).filter(trees.can_be_tried))
def test_with_prices_the_answer_is_the_best_wherever_hypothesis_looks(case: Case) -> None:
    note(str(case))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(search, "_PATIENCE", -1)
        check_against_oracle(case)


# Few sums


def answered(case: Case, work: int) -> None:
    """Make sure that an answer is found within so many sums, and that it is the best."""
    progress = accumulate(case.qualification, case.credits, as_of=TODAY, work=work)
    assert progress.verdict is not Verdict.NOT_DECIDED
    assert standing(progress) == integer_program.least(case.pathway, case.credits)


@pytest.mark.parametrize("seed", range(6))
def test_groups_that_share_most_of_their_units_are_decided_in_few_sums(seed: int) -> None:
    answered(crowded(seed, 12), 400_000)
    answered(crowded(seed, 12, by_number=True), 200_000)


def test_that_nothing_completes_is_found_where_each_group_by_itself_has_enough() -> None:
    # Four groups want three units each, of nine.
    listed = [unit(f"U{n}", 2 + n % 3) for n in range(9)]
    wanting = [group(f"G{n}", *listed[: 9 - n], count=CountRange(3, None), mandatory=True) for n in range(4)]
    case = Case(qualification(group("Whole", *wanting)), units("U0 U5"))
    progress = accumulate(case.qualification, case.credits, as_of=TODAY, work=100_000)
    assert progress.verdict is Verdict.NOT_ACHIEVED
    assert "nothing-completes" in codes(progress)


def test_barred_units_are_not_thought_to_count_together() -> None:
    # Each of three groups is filled by what is barred with what fills the others.
    barred = [
        group(f"G{n}", unit(f"A{n}", 5), unit(f"B{n}", 9), points=at_least(5), mandatory=True)
        for n in range(3)
    ]
    rules = group("Whole", *barred, group("Shared", unit("A0", 5), unit("A1", 5)))
    before = searched(rules, units("A0 A1 A2"), Barred(units=("A0", "A1", "A2")))
    found = opened(before)
    assert found is not None
    # One of the three counts: for the others 9 points each are to be earned.
    assert found.floor == (18 * 1_000_000 // before.grain, 2)


# What every completion takes


@pytest.mark.parametrize("seed", range(10))
def test_no_completion_takes_less_than_the_floor_and_few_take_more(seed: int) -> None:
    case = crowded(seed, 10, by_number=seed % 2 == 0)
    best = integer_program.least(case.pathway, case.credits)
    found = floor(case.pathway.rules, *case.credits)
    assert (best is None) == (found is None)
    if best is not None and found is not None:
        assert found <= (best.points, best.units)
        assert found[0] >= best.points - 1


TWO = group(
    "Whole",
    group("Tyres", unit("A", 10), unit("B", 10), points=at_least(10), mandatory=True),
    group("Paint", unit("A", 10), unit("C", 10), points=at_least(10), mandatory=True),
)


def test_what_two_groups_want_is_paid_once() -> None:
    # Without prices it would count in both.
    assert floor(TWO, *units("A")) == (10, 1)
    assert floor(TWO) == (20, 2)
    assert floor(TWO, *units("A B")) == (0, 0)


def test_units_alone_have_a_price_where_the_rules_state_no_points() -> None:
    tyres = group("Tyres", unit("A"), unit("B"), count=CountRange(1, None), mandatory=True)
    paint = group("Paint", unit("A"), unit("C"), count=CountRange(1, None), mandatory=True)
    assert floor(group("Whole", tyres, paint), *units("A")) == (0, 1)


def test_nothing_completes_where_more_would_have_to_be_earned_than_there_is() -> None:
    tyres = group("Tyres", unit("A", 10), unit("B", 5), points=at_least(15), mandatory=True)
    paint = group("Paint", unit("A", 10), unit("B", 5), points=at_least(5), mandatory=True)
    assert floor(group("Whole", tyres, paint)) is None
    assert floor(group("Whole", tyres, paint, open_entry(points=exactly(1)))) is not None


def test_nothing_completes_where_there_are_too_few_units_though_no_points_are_missing() -> None:
    three = [group(title, unit("A"), unit("B"), count=CountRange(1, None), mandatory=True) for title in "XYZ"]
    assert floor(group("Whole", *three)) is None
    assert floor(group("Whole", *three[:2])) == (0, 2)


def test_with_too_little_work_for_prices_what_was_found_until_then_is_the_floor() -> None:
    before = searched(crowded(1, 12).pathway.rules, ())
    known = [opened(before, work) for work in (10, 6_000, MUCH)]
    floors = [found.floor for found in known if found is not None]
    assert floors[0] == (0, 0)
    assert floors == sorted(set(floors))


def test_no_more_than_half_of_the_work_goes_into_prices() -> None:
    before = searched(crowded(1, 12).pathway.rules, ())
    work = Work(1_001)
    market(before.search._goods(), before.search._at, work)
    assert work.left == 501
    work = Work(MUCH)
    market(before.search._goods(), before.search._at, work)
    assert MUCH // 2 < work.left < MUCH


# Under caps


def test_what_a_cap_takes_away_is_not_paid_back() -> None:
    before = searched(TWO, units("A"))
    found = opened(before)
    assert found is not None
    lot = before.lot("A")
    assert found.goods.tariff(found.costs, found.prices).prices[lot] > 0
    caps = (Cap(ANYWHERE, lot, 0),)
    way = found.reach.best(caps)
    assert way is not None
    worth = found.worth(way, tuple(picked(way[1])))
    assert worth == (20_000_000 // before.grain, 2, 0)
    assert found.floor < found.least(way, caps) <= worth[:2]


def test_a_choice_is_worth_what_is_to_be_earned_in_it_and_less_what_is_held() -> None:
    begun = attrs.evolve(credit("B", 4), partial=True)
    tyres = group(
        "Tyres", unit("A", 10), attrs.evolve(unit("B", 10), parts_accepted=True), points=at_least(20)
    )
    opens = group("Open", open_entry(points=exactly(3)), unit("C", 2), points=at_least(5))
    before = searched(group("Whole", tyres, opens, points=at_least(25)), (*units("A"), begun))
    found = opened(before)
    assert found is not None
    way = found.reach.best()
    assert way is not None
    grains = 1_000_000 // before.grain
    assert found.worth(way, tuple(picked(way[1]))) == (11 * grains, 3, -14 * grains)
