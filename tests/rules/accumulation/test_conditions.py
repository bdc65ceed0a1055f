"""Shares of the whole come to whole millionths: a cap rounded down, a minimum rounded up."""

from decimal import Decimal

import pytest

from ecvet import Group, Pathway, PointRange, Qualification, Text
from ecvet.model.requirements import HomeMinimum, RecognisedCap, Requirement
from ecvet.rules.accumulation.conditions import Gauge, conditions


def gauge(requirement: Requirement, total: str) -> Gauge:
    rules = Group(members=(), points=PointRange(total, total))
    pathway = Pathway(code="school", rules=rules, scheme="ecvet", requirements=(requirement,))
    qualification = Qualification(code="Q", title=Text({"en": "Q"}), pathways=(pathway,))
    (found,) = conditions(qualification, pathway).gauges
    return found


def test_a_minimum_share_is_rounded_up() -> None:
    assert gauge(HomeMinimum(share="0.333333"), "0.5").least == 166_667


def test_a_greatest_share_is_rounded_down() -> None:
    assert gauge(RecognisedCap(share="0.333333"), "0.5").most == 166_666


@pytest.mark.parametrize("share", ["0", "0.5", "1"])
def test_a_share_of_a_whole_number_is_exact(share: str) -> None:
    assert gauge(RecognisedCap(share=share), "60").most == Decimal(share) * 60_000_000
