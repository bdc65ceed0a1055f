"""Sums: which of them are worth keeping, and in which order picks were made."""

from random import Random

import pytest

from ecvet.model.requirements import RecognisedCap
from ecvet.rules.accumulation.fields import Fields
from ecvet.rules.accumulation.sums import NOTHING, Picks, Sums, best, cheaper, picked
from tests.rules.accumulation.test_fields import POINT, level, watching

# Points, members, points at a level, and recognised points.
Amounts = tuple[int, int, int, int]

WATCHED = (level(9), RecognisedCap(points=6))


def summed(fields: Fields, amounts: Amounts) -> int:
    points, members, high, recognised = amounts
    counted = fields.counted([(0, high * POINT), (1, recognised * POINT)])
    return points + members * fields.member + counted


def kept(fields: Fields, costs: dict[Amounts, int], exact: int) -> set[Amounts]:
    sums: Sums = {summed(fields, amounts): (cost, None) for amounts, cost in costs.items()}
    found = best(sums, fields, exact)
    assert all(sums[total] == way for total, way in found.items())
    return {amounts for amounts in costs if summed(fields, amounts) in found}


def does_as_well(one: Amounts, other: Amounts, costs: dict[Amounts, int]) -> bool:
    """Whether one does no worse than another: more points and more at the level are better, less recognised is."""
    same = one[1] == other[1] and costs[one] <= costs[other]
    return same and one[0] >= other[0] and one[2] >= other[2] and one[3] <= other[3]


@pytest.mark.parametrize("gauged", [True, False])
@pytest.mark.parametrize("number", [1, 2, 3, 12, 30])
def test_a_sum_is_kept_where_no_other_does_as_well_in_everything(number: int, gauged: bool) -> None:
    fields = watching(*WATCHED) if gauged else watching()
    random = Random(number)
    for _ in range(60):
        costs: dict[Amounts, int] = {}
        while len(costs) < number:
            high, recognised = (random.randint(0, 9), random.randint(0, 6)) if gauged else (0, 0)
            amounts = (
                random.choice([3, 20, 50]) + random.randint(0, 9),
                random.randint(0, 1),
                high,
                recognised,
            )
            costs.setdefault(amounts, len(costs) + number * random.randint(0, 3))
        expected = {
            one
            for one in costs
            if not any(does_as_well(other, one, costs) for other in costs if other != one)
        }
        assert kept(fields, costs, fields.members) == expected


def test_of_sums_that_cost_as_much_those_with_fewer_points_are_needless() -> None:
    fields = watching()
    assert kept(fields, {(5, 1, 0, 0): 3, (4, 1, 0, 0): 3, (3, 1, 0, 0): 2, (2, 0, 0, 0): 3}, 0) == {
        (5, 1, 0, 0),
        (3, 1, 0, 0),
        (2, 0, 0, 0),
    }


def test_the_cheapest_way_to_a_sum_is_kept_and_the_earlier_one_of_two_that_cost_as_much() -> None:
    first, second = (1, (0, None, 0, 0)), (1, (1, None, 0, 0))
    assert cheaper({5: first}, {5: second, 6: second}) == {5: first, 6: second}
    assert cheaper({5: first}, {5: NOTHING}) == {5: NOTHING}
    assert cheaper({5: NOTHING}, {5: first}) == {5: NOTHING}


def test_picks_come_in_the_order_in_which_they_were_made() -> None:
    one, two, three, four = ((n, None, 0, n) for n in range(4))
    chained: Picks = (((one, None), (two, three)), four)
    assert list(picked(chained)) == [one, two, three, four]
    assert list(picked(None)) == []
