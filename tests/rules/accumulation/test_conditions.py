"""Shares of the whole come to whole millionths: a cap rounded down, a minimum rounded up."""

from decimal import Decimal

import pytest

from ecvet import Group, Pathway, PointRange, Qualification, Text
from ecvet.model.requirements import HomeMinimum, RecognisedCap, Requirement
from ecvet.rules.accumulation.conditions import Conditions, Gauge, conditions


def across(total: str, *requirements: Requirement) -> Conditions:
    rules = Group(members=(), points=PointRange(total, total))
    pathway = Pathway(code="school", rules=rules, scheme="ecvet", requirements=requirements)
    qualification = Qualification(code="Q", title=Text({"en": "Q"}), pathways=(pathway,))
    return conditions(qualification, pathway)


def gauge(requirement: Requirement, total: str) -> Gauge:
    (found,) = across(total, requirement).gauges
    return found


def test_a_minimum_share_is_rounded_up() -> None:
    assert gauge(HomeMinimum(share="0.333333"), "0.5").least == 166_667


def test_a_greatest_share_is_rounded_down() -> None:
    assert gauge(RecognisedCap(share="0.333333"), "0.5").most == 166_666


@pytest.mark.parametrize("share", ["0", "0.5", "1"])
def test_a_share_of_a_whole_number_is_exact(share: str) -> None:
    assert gauge(RecognisedCap(share=share), "60").most == Decimal(share) * 60_000_000


def test_what_is_as_it_must_be_is_not_broken_and_a_millionth_less_or_more_is() -> None:
    both = across("60", HomeMinimum(points="20"), RecognisedCap(points="10"))
    assert both.broken({0: 20_000_000, 1: 10_000_000}, demanding=True) == set()
    assert both.broken({0: 19_999_999, 1: 10_000_001}, demanding=True) == {0, 1}
    assert both.broken({0: 19_999_999, 1: 10_000_001}, demanding=False) == {1}


def test_of_what_there_is_nothing_there_is_none() -> None:
    both = across("60", HomeMinimum(points="0.000001"), RecognisedCap(points="0"))
    assert both.broken({}, demanding=True) == {0}
    assert both.broken({1: 1}, demanding=True) == {0, 1}
