"""What is still to be earned at the least: never more than it takes."""

from random import Random

import pytest

from ecvet import Credit, ExternalCertificate, Origin, Pathway, Points, Qualification, accumulate
from ecvet.model.building import all_of, at_least, choose, extension, mandatory, one_of, open_entry, unit
from ecvet.model.combination import Group
from ecvet.points import millionths
from ecvet.rules.accumulation.floors import Least, reckoner
from ecvet.rules.accumulation.plan import plan
from tests.rules.accumulation import requirements_oracle, trees
from tests.rules.accumulation.examples import TODAY, en, qualification, units

MILLION = 1_000_000


def least(rules: Group, *credits: Credit) -> tuple[int, int]:
    """Return the points and units to be earned at the least."""
    points, number = reckoner(plan(qualification(rules)).tree).least(credits)
    return points // MILLION, number


@pytest.mark.parametrize("block", range(0, 600, 100))
def test_it_is_never_more_than_what_is_missing(block: int) -> None:
    for random in map(Random, range(block, block + 100)):
        case = trees.case(random, trees.Shape(units=5, opens=1))
        case = requirements_oracle.demanding(case, random) if random.random() < 0.5 else case
        ready = plan(case.qualification, specialisation=case.specialisation)
        answer = accumulate(case.qualification, case.credits, as_of=TODAY, specialisation=case.specialisation)
        if answer.missing is not None:
            bound = reckoner(ready.tree).least(case.credits)
            assert bound <= Least(millionths(answer.missing.points), answer.missing.units), str(case)
            assert bound.points <= millionths(answer.missing.points), str(case)


@pytest.mark.parametrize("block", range(0, 400, 100))
def test_credit_that_touches_nothing_makes_no_difference(block: int) -> None:
    for random in map(Random, range(block, block + 100)):
        case = trees.small(random)
        reckons = reckoner(plan(case.qualification).tree)
        idle = [credit for credit in case.credits if not reckons.touches(credit)]
        with_idle = accumulate(case.qualification, idle, as_of=TODAY)
        without = accumulate(case.qualification, (), as_of=TODAY)
        assert (with_idle.missing, with_idle.verdict) == (without.missing, without.verdict), str(case)


def test_credit_brings_no_more_than_the_maximum_of_its_group() -> None:
    rules = all_of(
        choose(unit("A", 10), unit("B", 10), unit("C", 10), points=10),
        choose(unit("D", 20), points=20),
        points=30,
    )
    assert least(rules, *units("A B C")) == (20, 1)


def test_of_a_choice_the_nearest_branch_is_taken() -> None:
    rules = all_of(one_of(all_of(unit("A", 40)), all_of(unit("B", 20), unit("C", 20))), points=40)
    assert least(rules) == (40, 1)
    assert least(rules, *units("B")) == (20, 1)


def test_units_are_reckoned_by_number_and_by_the_points_that_one_can_bring() -> None:
    assert least(at_least(3, unit("A"), unit("B"), unit("C"), unit("D")), *units("A")) == (0, 2)
    assert least(choose(*(unit(code, 10) for code in "ABCDE"), points=35), *units("A")) == (25, 3)


def test_a_demanded_place_that_is_half_filled_needs_the_rest_of_its_points() -> None:
    rules = choose(mandatory(open_entry({"en": "Local"}, (10, 20))), points=10)
    assert least(rules, Credit(unit="L", points=Points(4, "ecvet"))) == (6, 1)


def test_credit_beyond_the_maximum_of_one_group_brings_nothing_to_another() -> None:
    optional = choose(unit("A", 10), unit("B", 10), unit("C", 10), points=10)
    assert least(choose(optional, unit("D", 20), points=30), *units("A B C")) == (20, 1)


def test_every_demanded_unit_that_is_not_held_is_one_unit() -> None:
    assert least(all_of(unit("A"), unit("B"), unit("C")), *units("B")) == (0, 2)


def test_every_credit_in_an_open_entry_is_one_member() -> None:
    rules = at_least(4, open_entry({"en": "Local"}), unit("A"), unit("B"))
    assert least(rules, *units("L M")) == (0, 2)


def test_a_group_or_a_choice_is_taken_for_one_member_and_what_is_outside_the_total_for_none() -> None:
    pair, one = choose(unit("A", 5), unit("B", 5), points=10), one_of(all_of(unit("C", 5)))
    outside = extension({"en": "Beyond the total"})
    assert least(at_least(5, pair, one, outside, unit("D", 5), unit("E", 5), unit("F", 5))) == (5, 3)
    assert least(at_least(5, pair, outside, unit("D", 5), unit("E", 5), unit("F", 5))) == (0, 4)


def test_where_nothing_is_missing_nothing_is_to_be_earned() -> None:
    assert least(at_least(1, unit("A"), unit("B")), *units("A")) == (0, 0)


def test_where_nothing_can_bring_points_no_units_are_reckoned_for_them() -> None:
    assert least(choose(extension({"en": "Beyond the total"}), points=10)) == (10, 0)


def test_a_certificate_that_is_not_held_is_one_unit_more() -> None:
    needed = ExternalCertificate(code="first-aid", title=en("First aid"))
    pathway = Pathway(code="school", rules=at_least(1, unit("A"), unit("B")), requirements=(needed,))
    ready = reckoner(plan(Qualification(code="q", title=en("q"), pathways=(pathway,))).tree)
    assert ready.least(()) == Least(0, 2)
    assert ready.least(units("A")) == ready.least(units("first-aid")) == Least(0, 1)
    assert ready.touches(Credit(unit="first-aid"))


OPEN = choose(unit("A", 10), open_entry({"en": "Local"}, (5, 10), accepts=(Origin.LOCAL,)), points=20)


def ten(unit: str, origin: Origin, *, entry: str | None = None, partial: bool = False) -> Credit:
    return Credit(unit=unit, points=Points(10, "ecvet"), origin=origin, entry=entry, partial=partial)


@pytest.mark.parametrize(
    ("held", "expected"),
    [
        (ten("L", Origin.LOCAL), 10),
        (ten("L", Origin.WORK), 20),
        (ten("L", Origin.WORK, entry="Local"), 10),
        (ten("L", Origin.LOCAL, partial=True), 20),
        (Credit(unit="L", origin=Origin.LOCAL), 20),
        (ten("A", Origin.LOCAL), 10),
        (ten("A", Origin.LOCAL, entry="Local"), 0),
    ],
    ids=[
        "of the origin accepted",
        "of another",
        "declared there",
        "for parts of a unit",
        "without points",
        "for a listed unit",
        "for a listed unit and declared there",
    ],
)
def test_credit_is_reckoned_in_every_place_that_may_accept_it(held: Credit, expected: int) -> None:
    assert least(OPEN, held)[0] == expected
