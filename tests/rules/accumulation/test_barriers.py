"""What of the requirements across the groups is not fulfilled, and which credits they keep out."""

from decimal import Decimal

import attrs
import pytest

from ecvet import (
    Barred,
    CountRange,
    Credit,
    ExternalCertificate,
    Finding,
    Group,
    HomeMinimum,
    LevelMinimum,
    Points,
    Prerequisite,
    PriorLearning,
    RecognisedCap,
    Requirement,
    Unit,
    UnitEntry,
    Verdict,
)
from ecvet.rules.findings import finding
from tests.rules.accumulation.examples import (
    SCHEME,
    at_least,
    en,
    exactly,
    group,
    said,
    standing,
    unit,
    units,
)

#: What is said of a requirement.
CODES = (
    "certificate-missing",
    "level-unknown",
    "level-short",
    "home-short",
    "prerequisite-missing",
    "barred-together",
    "recognised-beyond-cap",
    "credit-repeated",
    "credit-surplus",
)
#: Five units of 10 points, of which 40 points make the whole.
RULES = group("Whole", *(unit(code, 10) for code in "ABCDE"), points=at_least(40))


def recognised(*codes: str) -> tuple[Credit, ...]:
    learnt = PriorLearning(explanation=en("Another school"))
    return tuple(Credit(unit=code, recognised_from=learnt) for code in codes)


def described(levels: str) -> tuple[Unit, ...]:
    """Units with their levels, as in "A3 B2"."""
    return tuple(Unit(code=one[0], title=en(f"Unit {one[0]}"), level=int(one[1])) for one in levels.split())


def findings(
    *requirements: Requirement, held: tuple[Credit, ...], rules: Group = RULES, levels: str = ""
) -> list[Finding]:
    progress = standing(rules, *held, requirements=requirements, described=described(levels))
    assert progress.verdict is not Verdict.NOT_DECIDED
    return said(progress, *CODES)


def level_short(level: int, counted: int, minimum: int) -> Finding:
    return finding("level-short", level=level, counted=Decimal(counted), minimum=Decimal(minimum))


def home_short(counted: int, minimum: int) -> Finding:
    return finding("home-short", counted=Decimal(counted), minimum=Decimal(minimum))


# What is not fulfilled


def test_each_minimum_that_is_not_reached_is_named_with_what_counts_towards_it() -> None:
    said = findings(
        RecognisedCap(points=30),
        LevelMinimum(level=3, points=30),
        LevelMinimum(level=4, points=20),
        Barred(units=("D", "E")),
        HomeMinimum(points=20),
        held=(*units("A"), *recognised("B", "C")),
        levels="A3 B4 C2 D4 E4",
    )
    assert said == [level_short(3, 20, 30), level_short(4, 10, 20), home_short(10, 20)]


def test_a_minimum_that_is_just_reached_is_not_named() -> None:
    said = findings(
        LevelMinimum(level=3, points=10),
        HomeMinimum(points=10),
        LevelMinimum(level=2, points=30),
        held=(*units("A"), *recognised("B")),
        levels="A3 B2 C2 D2 E2",
    )
    assert said == [level_short(2, 20, 30)]


def test_each_certificate_and_each_unknown_level_is_named() -> None:
    cards = [ExternalCertificate(code=code, title=en(f"Card {code}")) for code in "xyz"]
    said = findings(*cards, LevelMinimum(level=3, points=10), held=units("A y B"), levels="B3 C3")
    assert said == [
        finding("certificate-missing", certificate=en("Card x")),
        finding("certificate-missing", certificate=en("Card z")),
        finding("level-unknown", unit="A"),
    ]


def needs(unit: str, *requires: str, any_of: bool = False) -> Prerequisite:
    return Prerequisite(unit=unit, requires=requires, any_of=any_of)


def test_a_unit_that_counts_and_still_needs_others_is_named_with_those_that_are_missing() -> None:
    held = units("A B")
    missing = [finding("prerequisite-missing", unit="A", others=(en("Unit D"), "E"))]
    assert findings(needs("A", "B", "D", "E"), held=held, levels="D3") == missing
    assert findings(needs("A", "D", "E", any_of=True), held=held, levels="D3") == missing


@pytest.mark.parametrize(
    "requirement",
    [needs("A", "B"), needs("A", "B", any_of=True), needs("A", "B", "C", any_of=True), needs("C", "D")],
    ids=["it is held", "it alone is named", "one of two is held", "the unit is not held"],
)
def test_a_prerequisite_that_is_met_or_does_not_matter_is_not_named(requirement: Prerequisite) -> None:
    assert findings(requirement, held=units("A B")) == []


# What keeps a credit out


def test_a_recognised_credit_that_is_barred_is_out_because_of_that() -> None:
    assert findings(Barred(units=("A", "B")), held=(*units("A"), *recognised("B"))) == [
        finding("barred-together", unit="B", others=("A",))
    ]


def test_so_many_barred_units_are_named_as_count_already() -> None:
    rules = group("Whole", unit("A", 30), unit("B", 20), unit("C", 10), points=at_least(70))
    barred = Barred(units=("C", "B", "A"), most=2)
    assert findings(barred, held=units("A B C"), rules=rules, levels="A1") == [
        finding("barred-together", unit="C", others=("B", en("Unit A")))
    ]


def test_units_that_are_not_all_barred_yet_are_surplus_for_another_reason() -> None:
    rules = group("Whole", group("One", unit("A", 20), unit("B", 10), count=CountRange(1, 1)), unit("D", 9))
    barred = Barred(units=("A", "B", "C"), most=2)
    assert findings(barred, held=units("A B"), rules=rules) == [
        finding("credit-surplus", "/0/1", unit="B", group=en("One"))
    ]


def test_a_credit_beyond_the_cap_is_named_with_the_cap() -> None:
    cap = RecognisedCap(points=29)
    assert findings(cap, held=recognised("A", "B", "C"), levels="C1") == [
        finding("recognised-beyond-cap", unit=en("Unit C"), maximum=Decimal(29))
    ]
    assert findings(RecognisedCap(points=30), held=recognised("A", "B", "C"), levels="C1") == []


def test_only_recognised_credit_uses_up_the_cap_and_only_such_credit_is_kept_out_by_it() -> None:
    one = group("One", unit("A", 20), unit("B", 10), count=CountRange(1, 1))
    rules = group("Whole", one, unit("C", 10), unit("D", 10), points=at_least(40))
    for held in ((*units("A"), *recognised("B")), (*recognised("A"), *units("B"))):
        assert findings(RecognisedCap(points=20), held=held, rules=rules) == [
            finding("credit-surplus", "/0/1", unit="B", group=en("One"))
        ]


def test_a_credit_is_beyond_the_cap_by_the_most_that_it_would_bring_somewhere() -> None:
    one = group("One", unit("A", 40), unit("B", 10), count=CountRange(1, 1))
    rules = group("Whole", one, group("Two", unit("B", 30)), unit("C", 40), points=at_least(80))
    assert findings(RecognisedCap(points=60), held=recognised("A", "B"), rules=rules) == [
        finding("recognised-beyond-cap", unit="B", maximum=Decimal(60))
    ]


def test_a_credit_is_kept_out_by_each_requirement_that_it_would_break() -> None:
    rules = group("Whole", unit("A", 20), unit("B", 10), unit("C", 10), points=at_least(50))
    requirements = (Barred(units=("A", "B")), needs("C", "X"), RecognisedCap(points=20), needs("B", "X", "Y"))
    assert findings(*requirements, held=recognised("A", "B"), rules=rules) == [
        finding("barred-together", unit="B", others=("A",)),
        finding("recognised-beyond-cap", unit="B", maximum=Decimal(20)),
        finding("prerequisite-missing", unit="B", others=("X", "Y")),
    ]


def test_a_second_credit_for_a_unit_that_counts_is_repeated_and_not_kept_out() -> None:
    cap = RecognisedCap(points=10)
    assert findings(cap, held=(*units("A"), *recognised("A"))) == [finding("credit-repeated", "/0", unit="A")]
    assert findings(cap, held=(*recognised("A"), *recognised("A"))) == [
        finding("credit-repeated", "/0", unit="A")
    ]


def test_parts_of_a_unit_that_attest_the_same_are_kept_out_once() -> None:
    entry = UnitEntry(unit="A", points=exactly(10), parts_accepted=True)
    rules = group("Whole", entry, unit("B", 10), points=at_least(20))
    (learnt,) = recognised("A")
    parts = [attrs.evolve(learnt, partial=True, points=Points(n, SCHEME), outcomes=("1",)) for n in (6, 5)]
    assert findings(RecognisedCap(points=5), held=tuple(parts), rules=rules) == [
        finding("recognised-beyond-cap", unit="A", maximum=Decimal(5)),
        finding("credit-repeated", unit="A"),
    ]
