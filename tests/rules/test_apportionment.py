"""The points of a qualification go to its units by relative weight, exactly, and nothing is lost."""

from collections.abc import Sequence
from decimal import Decimal, localcontext
from fractions import Fraction
from itertools import combinations_with_replacement, pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from ecvet import CriteriaShares, Points, ShapeError, UnitWeight, apportion, relative_weights

# Six units that weigh 100 in all.
SIX = tuple(zip("abcdef", (15, 20, 10, 25, 15, 15), strict=True))
weights = st.lists(st.integers(0, 40), min_size=1, max_size=6).filter(any)
quanta = st.sampled_from(["0.25", "0.5", "1", "2", "5"])


def of(numbers: list[int]) -> list[tuple[str, int]]:
    return [(f"unit {index}", weight) for index, weight in enumerate(numbers)]


def values(
    points: int, numbers: list[int] | tuple[tuple[str, int], ...], quantum: str = "1"
) -> list[Decimal]:
    pairs = of(numbers) if isinstance(numbers, list) else numbers
    return [part.points.value for part in apportion(Points(points, "ecvet"), pairs, quantum=quantum)]


# Apportionment


@pytest.mark.parametrize(
    ("points", "quantum", "expected"),
    [
        pytest.param(60, "1", "9 12 6 15 9 9", id="everything comes out even"),
        pytest.param(100, "1", "15 20 10 25 15 15", id="the weights themselves"),
        pytest.param(30, "0.5", "4.5 6 3 7.5 4.5 4.5", id="even in halves"),
        pytest.param(30, "1", "5 6 3 8 4 4", id="of equal remainders the first listed is raised"),
        pytest.param(30, "5", "5 5 5 5 5 5", id="in steps of five"),
    ],
)
def test_the_points_of_six_units(points: int, quantum: str, expected: str) -> None:
    assert values(points, SIX, quantum) == [Decimal(value) for value in expected.split()]


@given(weights, st.integers(0, 200), quanta)
def test_the_units_come_to_the_whole_and_none_is_a_step_off_its_quota(
    numbers: list[int], steps: int, quantum: str
) -> None:
    whole, step = steps * Decimal(quantum), Fraction(quantum)
    parts = apportion(Points(whole, "ecvet"), of(numbers), quantum=quantum)
    assert sum(part.points.value for part in parts) == whole
    for part, weight in zip(parts, numbers, strict=True):
        assert part.weight == Fraction(weight, sum(numbers))
        assert part.quota == Fraction(whole) * part.weight
        assert abs(Fraction(part.points.value) - part.quota) < step
        assert Fraction(part.points.value) % step == 0
        assert 0 <= part.remainder < step
        assert part.raised == (part.points.value > part.quota)


@given(st.lists(st.integers(0, 9), min_size=1, max_size=4).filter(any), st.integers(0, 9))
def test_no_other_division_is_nearer_to_the_quotas(numbers: list[int], points: int) -> None:
    """Largest remainder makes the sum of the squared deviations least; here all divisions are tried."""

    def deviation(division: Sequence[Decimal | int]) -> Fraction:
        quotas = [Fraction(points * number, sum(numbers)) for number in numbers]
        return sum(
            ((Fraction(part) - quota) ** 2 for part, quota in zip(division, quotas, strict=True)), Fraction()
        )

    every = combinations_with_replacement(range(len(numbers)), points)
    divisions = [tuple(one.count(index) for index in range(len(numbers))) for one in every]
    assert deviation(values(points, numbers)) == min(map(deviation, divisions))


@given(weights, st.integers(0, 200))
def test_the_steps_left_over_go_to_the_first_ranks(numbers: list[int], points: int) -> None:
    parts = apportion(Points(points, "ecvet"), of(numbers), quantum=1)
    by_rank = sorted(parts, key=lambda part: part.rank)
    assert [part.rank for part in by_rank] == list(range(1, len(parts) + 1))
    assert [part.remainder for part in by_rank] == sorted((part.remainder for part in parts), reverse=True)
    left = sum(part.raised for part in parts)
    assert all(part.raised == (part.rank <= left) for part in parts)
    for one, other in pairwise(by_rank):
        assert one.remainder > other.remainder or parts.index(one) < parts.index(other)


@given(weights, st.integers(0, 200), st.integers(1, 1000))
def test_only_the_proportion_of_the_weights_counts(numbers: list[int], points: int, times: int) -> None:
    assert values(points, numbers) == values(points, [number * times for number in numbers])


@given(weights, st.integers(0, 200))
def test_a_unit_that_weighs_more_never_gets_less(numbers: list[int], points: int) -> None:
    by_weight = sorted(zip(numbers, values(points, numbers), strict=True))
    for (light, less), (heavy, more) in pairwise(by_weight):
        assert light == heavy or less <= more


@given(weights, st.integers(0, 200))
def test_a_unit_without_weight_gets_no_points(numbers: list[int], points: int) -> None:
    for number, value in zip(numbers, values(points, numbers), strict=True):
        assert number or value == 0


@pytest.mark.parametrize(
    ("points", "pairs", "quantum", "rule", "sentence"),
    [
        pytest.param(
            *("60", [("a", 1), ("a", 2)], 1, "id.duplicate"),
            "weights/1: bears a code that is already taken; got 'a'; expected each code once",
            id="one unit twice",
        ),
        pytest.param(
            *("60", [("a", 0)], 1, "range.zero"),
            "weights: come to 0; got (('a', Fraction(0, 1)),); expected a unit that weighs more than 0",
            id="nothing weighs anything",
        ),
        pytest.param(
            *("60", [], 1, "range.zero"),
            "weights: come to 0; got (); expected a unit that weighs more than 0",
            id="no units",
        ),
        pytest.param(
            *("60", [("a", 2), ("b", -1)], 1, "number.negative"),
            "weights/1: is below 0; got Fraction(-1, 1); expected 0 or more",
            id="a weight below 0",
        ),
        pytest.param(
            *("60", [("a", 1)], 0, "range.zero"),
            "size: is no step; got Decimal('0'); expected more than 0, such as 0.5",
            id="a step of 0",
        ),
        pytest.param(
            *("60", [("a", 1)], -1, "number.negative"),
            "quantum: is below 0; got -1; expected 0 or more",
            id="a step below 0",
        ),
        pytest.param(
            *("60.5", [("a", 1)], 1, "points.quantum"),
            "points: are no multiple of the quantum; got Points('60.5', 'ecvet'); expected steps of 1",
            id="the whole is no multiple of the step",
        ),
    ],
)
def test_what_cannot_be_divided_is_refused(
    points: str, pairs: list[tuple[str, int]], quantum: int, rule: str, sentence: str
) -> None:
    with pytest.raises(ShapeError) as caught:
        apportion(Points(points, "ecvet"), pairs, quantum=quantum)
    assert (caught.value.rule, str(caught.value)) == (rule, sentence)


def test_the_decimal_context_of_the_caller_changes_nothing() -> None:
    with localcontext(prec=1):
        assert values(30, SIX) == [5, 6, 3, 8, 4, 4]


# Relative weights


def weight(unit: str, *, importance: int | None = None, effort: int | None = None) -> UnitWeight:
    return UnitWeight(unit=unit, importance=importance, effort=effort)


@given(
    st.lists(st.tuples(*[st.integers(0, 99)] * 3), min_size=1, max_size=5),
    st.tuples(*[st.integers(0, 9)] * 3).filter(any),
)
def test_the_weight_of_a_unit_is_its_part_by_each_criterion_in_proportion_to_its_share(
    rows: list[tuple[int, int, int]], shares: tuple[int, int, int]
) -> None:
    totals = [sum(column) for column in zip(*rows, strict=True)]
    assume(all(total for total, share in zip(totals, shares, strict=True) if share))
    units = tuple(
        UnitWeight(unit=str(index), importance=row[0], complexity=row[1], effort=row[2])
        for index, row in enumerate(rows)
    )
    chosen = CriteriaShares(importance=shares[0], complexity=shares[1], effort=shares[2])
    found = relative_weights(units, chosen)
    assert sum(part for _, part in found) == 1
    for (unit, part), (index, row) in zip(found, enumerate(rows), strict=True):
        by = [
            Fraction(share * one, total)
            for share, one, total in zip(shares, row, totals, strict=True)
            if share
        ]
        assert (unit, part) == (str(index), sum(by) / sum(shares))


def test_criteria_measured_in_different_ways_weigh_what_their_shares_say() -> None:
    units = (weight("brakes", importance=1, effort=300), weight("engines", importance=3, effort=100))
    equal = relative_weights(units, CriteriaShares(importance=1, effort=1))
    assert equal == (("brakes", Fraction(1, 2)), ("engines", Fraction(1, 2)))
    assert [part.points.value for part in apportion(Points(60, "ecvet"), equal, quantum=1)] == [30, 30]


def test_a_criterion_that_is_not_used_need_not_be_stated() -> None:
    assert relative_weights((weight("a", effort=2), weight("b", effort=2)), CriteriaShares(effort=5)) == (
        ("a", Fraction(1, 2)),
        ("b", Fraction(1, 2)),
    )


def test_every_weight_that_is_missing_is_told_at_once() -> None:
    units = (weight("a", importance=1), weight("b", effort=1), weight("c"))
    with pytest.raises(ShapeError) as caught:
        relative_weights(units, CriteriaShares(importance=1, effort=1))
    assert [(one.path, one.rule) for one in caught.value.problems] == [
        ("weights/1/importance", "weight.missing"),
        ("weights/2/importance", "weight.missing"),
        ("weights/0/effort", "weight.missing"),
        ("weights/2/effort", "weight.missing"),
    ]
    assert str(caught.value.problems[0]) == (
        "weights/1/importance: is missing for unit b; expected a weight for each unit by each criterion that counts"
    )


@pytest.mark.parametrize(
    ("units", "rule", "sentence"),
    [
        pytest.param(
            *((weight("a", effort=1), weight("a", effort=2)), "id.duplicate"),
            "weights/1: bears a code that is already taken; got 'a'; expected each code once",
            id="a unit twice",
        ),
        pytest.param(
            *((weight("a", effort=0), weight("b", effort=0)), "range.zero"),
            "weights: weigh nothing by effort",
            id="no unit weighs anything",
        ),
        pytest.param((), "range.zero", "weights: weigh nothing by effort", id="no units"),
    ],
)
def test_weights_that_give_no_proportion_are_refused(
    units: tuple[UnitWeight, ...], rule: str, sentence: str
) -> None:
    with pytest.raises(ShapeError) as caught:
        relative_weights(units, CriteriaShares(effort=1))
    assert (caught.value.rule, str(caught.value)) == (rule, sentence)
