"""What a record says of a credit that the rules do not know is said, and the credit counts all the same."""

import pytest

from ecvet import Credit, Origin
from tests.rules.accumulation.examples import (
    at_least,
    codes,
    group,
    open_entry,
    standing,
    unit,
)

RULES = group("Whole", group("Tyres", unit("A", 20)), open_entry(), points=at_least(20))


@pytest.mark.parametrize("entry", ["Tyres", "tyres", "/0", "/0/0", "Whole"])
def test_an_entry_that_the_rules_know_gives_no_finding(entry: str) -> None:
    assert codes(standing(RULES, Credit(unit="A", entry=entry))) == []


def test_an_entry_that_the_rules_do_not_know_is_named() -> None:
    progress = standing(RULES, Credit(unit="A", entry="nonsense"))
    assert progress.counted == 20
    (found,) = progress.findings
    assert (found.code, found["unit"], found["entry"]) == ("credit-entry-unknown", "A", "nonsense")


def test_a_listed_unit_of_another_qualification_is_named() -> None:
    progress = standing(RULES, Credit(unit="A", qualification="other"))
    assert progress.counted == 20
    (found,) = progress.findings
    assert (found.code, found["recorded"]) == ("credit-of-other-qualification", "other")


def test_a_unit_of_this_qualification_gives_no_finding() -> None:
    assert codes(standing(RULES, Credit(unit="A", qualification="vehicle"))) == []


def test_an_open_entry_may_take_units_of_other_qualifications() -> None:
    other = Credit(unit="X", qualification="other", origin=Origin.OTHER_QUALIFICATION)
    assert "credit-of-other-qualification" not in codes(standing(RULES, other))
