"""Units weigh by importance, by complexity, by effort, or by several of them."""

from decimal import Decimal

import pytest

from ecvet import CriteriaShares, ShapeError, UnitWeight, WeightCriterion


def test_a_weight_is_stated_by_criterion_and_unknown_where_it_is_not() -> None:
    weight = UnitWeight(unit="brakes", importance=2, effort="7.50")
    assert [weight.by(criterion) for criterion in WeightCriterion] == [Decimal(2), None, Decimal("7.5")]


def test_criteria_without_a_share_or_with_none_of_it_are_not_used() -> None:
    assert CriteriaShares(importance=0, effort=3).used == ((WeightCriterion.EFFORT, Decimal(3)),)


@pytest.mark.parametrize("nothing", [None, 0])
def test_some_criterion_has_to_count(nothing: int | None) -> None:
    with pytest.raises(ShapeError) as caught:
        CriteriaShares(importance=nothing, complexity=nothing, effort=nothing)
    assert caught.value.rule == "range.zero"


@pytest.mark.parametrize("name", list(WeightCriterion))
def test_a_weight_is_refused_by_its_name(name: str) -> None:
    with pytest.raises(ShapeError) as caught:
        UnitWeight(unit="brakes", **{name: "-1"})
    assert (caught.value.path, caught.value.rule) == (name, "number.negative")
