"""A placing is checked by plain addition: whatever breaks a rule is found, and the rule is named."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

import attrs
import pytest

from ecvet import Alternatives, Beyond, CountRange, Extension, Group, PointRange, UnitEntry
from ecvet.model.requirements import (
    Barred,
    HomeMinimum,
    LevelMinimum,
    Prerequisite,
    RecognisedCap,
    Requirement,
)
from ecvet.rules.accumulation.proof import Counted, ProofError, check, check_requirements, ledger, tallies
from tests.rules.accumulation.examples import (
    at_least,
    at_most,
    en,
    exactly,
    group,
    open_entry,
    unit,
)

MILLION = 1_000_000
WHOLE = frozenset({""})

OPTIONAL = group("Optional", unit("C", 10), unit("D", 10), points=at_least(20))
CHOICE = Alternatives(branches=(group("Cars", unit("E", 10)), group("Bodies", unit("F", 10))))
RULES = group("Whole", unit("A", 30, mandatory=True), unit("B", 20), OPTIONAL, CHOICE, points=at_least(50))


def verify(rules: Group, filled: Mapping[str, Sequence[int]], used: frozenset[str] = WHOLE) -> None:
    check(
        ledger(rules),
        {path: [points * MILLION for points in placed] for path, placed in filled.items()},
        used,
    )


def broken(rules: Group, filled: Mapping[str, Sequence[int]], used: frozenset[str] = WHOLE) -> list[str]:
    """Return where which rule is broken."""
    with pytest.raises(ProofError) as caught:
        verify(rules, filled, used)
    assert {(problem.rule, problem.message.rpartition(" ")[0]) for problem in caught.value.problems} == {
        ("proof.broken", "the placing breaks the rule")
    }
    return [f"{problem.path}: {problem.message.split()[-1]}" for problem in caught.value.problems]


GOOD = {"/0": [30], "/1": [20], "/3/0/0": [10]}
USED = frozenset({"", "/3/0"})


def test_a_placing_that_fulfils_every_rule_passes() -> None:
    verify(RULES, GOOD, USED)
    verify(RULES, {**GOOD, "/2/0": [10], "/2/1": [10]}, USED | {"/2"})


@pytest.mark.parametrize(
    ("filled", "used", "problem"),
    [
        ({"/0": [30], "/3/0/0": [10]}, USED, "the root: 'least'"),
        ({"/1": [20], "/2/0": [10], "/2/1": [10], "/3/0/0": [10]}, USED | {"/2"}, "the root: 'mandatory'"),
        ({**GOOD, "/2/0": [10]}, USED | {"/2"}, "/2: 'least'"),
        ({**GOOD, "/2/0": [10]}, USED, "/2: 'unused'"),
        ({**GOOD, "/1": [20, 20]}, USED, "/1: 'too-many'"),
        ({**GOOD}, WHOLE, "/3: 'branches'"),
        ({**GOOD, "/3/1/0": [10]}, USED | {"/3/1"}, "/3: 'branches'"),
    ],
    ids=[
        "too few points",
        "a mandatory unit left out",
        "a group used and not satisfied",
        "something placed in a group that is not used",
        "two credits for one unit",
        "no branch chosen",
        "two branches chosen",
    ],
)
def test_a_placing_that_breaks_a_rule_is_refused(
    filled: dict[str, list[int]], used: frozenset[str], problem: str
) -> None:
    assert problem in broken(RULES, filled, used)


def test_more_than_a_limit_is_refused_and_more_than_a_cap_is_not() -> None:
    capped = group("Whole", unit("A", 30), unit("B", 30), points=at_most(50))
    limited = attrs.evolve(capped, beyond=Beyond.LIMIT)
    both = {"/0": [30], "/1": [30]}
    verify(capped, both)
    assert broken(limited, both) == ["the root: 'most'"]
    verify(limited, {"/0": [30]})


def test_too_few_and_too_many_members_are_refused() -> None:
    pair = group("Whole", unit("A"), unit("B"), unit("C"), count=CountRange.exactly(2))
    verify(pair, {"/0": [0], "/2": [0]})
    assert broken(pair, {"/0": [0]}) == ["the root: 'members'"]
    assert broken(pair, {"/0": [0], "/1": [0], "/2": [0]}) == ["the root: 'too-many'"]


def test_a_mandatory_group_that_is_not_used_is_refused() -> None:
    common = group("Common", unit("B", 10), mandatory=True)
    rules = group("Whole", unit("A", 10), common)
    assert broken(rules, {"/0": [10]}) == ["the root: 'mandatory'"]
    verify(rules, {"/0": [10]}, WHOLE | {"/1"})


def test_all_members_are_demanded_where_the_group_says_so() -> None:
    rules = Group(members=(unit("A", 10), open_entry(), group("Inner")), all_members=True)
    assert broken(rules, {"/0": [10]}) == ["the root: 'mandatory'"]
    verify(rules, {"/0": [10], "/1": [5]}, WHOLE | {"/2"})


def test_too_little_in_an_open_entry_is_refused_and_nothing_in_it_is_not() -> None:
    rules = group("Whole", open_entry(points=PointRange(5, 15)))
    verify(rules, {})
    verify(rules, {"/0": [2, 3]})
    verify(rules, {"/0": [20]})
    assert broken(rules, {"/0": [2, 2]}) == ["/0: 'least'"]


def test_every_broken_rule_is_named_at_once() -> None:
    assert broken(RULES, {"/2/0": [10], "/1": [20, 20]}, WHOLE | {"/2"}) == [
        "the root: 'least'",
        "the root: 'mandatory'",
        "/1: 'too-many'",
        "/2: 'least'",
        "/3: 'branches'",
    ]


def test_a_group_counts_as_a_member_only_where_it_is_used_and_satisfied() -> None:
    rules = group("Whole", group("Inner", unit("A", 5), points=at_least(10)), count=CountRange(1))
    assert broken(rules, {"/0/0": [5]}, WHOLE | {"/0"}) == ["the root: 'members'", "/0: 'least'"]
    assert broken(rules, {"/0/0": [5]}) == ["the root: 'members'", "/0: 'unused'"]


def test_a_choice_counts_as_a_member_only_where_its_branch_is_satisfied() -> None:
    branches = tuple(group(name, unit(name, 5), points=at_least(5)) for name in "AB")
    rules = group("Whole", Alternatives(branches=branches), count=CountRange(1))
    verify(rules, {"/0/0/0": [5]}, WHOLE | {"/0/0"})
    assert broken(rules, {"/0/0/0": [4]}, WHOLE | {"/0/0"}) == ["the root: 'members'", "/0/0: 'least'"]


def test_a_branch_of_a_group_that_is_not_used_is_refused() -> None:
    rules = group("Whole", group("Inner", Alternatives(branches=(group("A", unit("A", 5)),))))
    assert broken(rules, {"/0/0/0/0": [5]}, WHOLE | {"/0/0/0"}) == ["/0: 'unused'", "/0/0: 'branches'"]


def test_what_stands_outside_the_total_comes_to_nothing() -> None:
    rules = group("Whole", Extension(title=en("Beyond")))
    found = tallies(ledger(rules), {"/0": [5]}, WHOLE)
    assert (found["/0"][1:], found[""][1:]) == ((0, 0, 0, ()), (0, 0, 0, ()))


def test_parts_count_for_a_unit_once_they_make_it_up() -> None:
    entry = UnitEntry(unit="A", points=exactly(20), parts_accepted=True)
    rules = group("Whole", entry, count=CountRange(1))
    verify(rules, {"/0": [12, 8]})
    assert broken(rules, {"/0": [12]}) == ["the root: 'members'"]


def test_a_maximum_counts_at_every_level() -> None:
    inner = group("Inner", unit("B", 30), unit("C", 30), points=at_most(50))
    rules = group("Whole", unit("A", 30), inner, Extension(title=en("Beyond")), points=at_most(70))
    placed = {"/0": [30 * MILLION], "/1/0": [30 * MILLION], "/1/1": [30 * MILLION]}
    found = tallies(ledger(rules), placed, WHOLE | {"/1"})
    assert {path: (tally.placed // MILLION, tally.points // MILLION) for path, tally in found.items()} == {
        "/0": (30, 30),
        "/1/0": (30, 30),
        "/1/1": (30, 30),
        "/1": (60, 50),
        "": (80, 70),
    }


# What is required across the groups


def counted(
    unit_code: str | None, points: int, *, level: int | None = None, recognised: bool = False
) -> Counted:
    return Counted(unit=unit_code, points=points * MILLION, level=level, recognised=recognised)


PLACED = (
    counted("A", 30, level=4),
    counted("B", 20, level=3, recognised=True),
    counted(None, 10),
)


@pytest.mark.parametrize(
    ("kept", "broken_one"),
    [
        (LevelMinimum(level=4, points=Decimal(30)), LevelMinimum(level=4, points=Decimal(31))),
        (RecognisedCap(points=Decimal(20)), RecognisedCap(points=Decimal(19))),
        (RecognisedCap(share=Decimal("0.5")), RecognisedCap(share=Decimal("0.3"))),
        (HomeMinimum(points=Decimal(40)), HomeMinimum(share=Decimal("0.7"))),
        (Barred(units=("A", "C")), Barred(units=("A", "B"))),
        (Prerequisite(unit="A", requires=("B",)), Prerequisite(unit="A", requires=("B", "C"))),
        (Prerequisite(unit="A", requires=("B", "C"), any_of=True), Prerequisite(unit="A", requires=("C",))),
        (Prerequisite(unit="C", requires=("D",)), Prerequisite(unit="B", requires=("D",), any_of=True)),
    ],
    ids=str,
)
def test_a_requirement_across_the_groups_is_checked(kept: Requirement, broken_one: Requirement) -> None:
    check_requirements([kept], 60 * MILLION, PLACED)
    with pytest.raises(ProofError) as caught:
        check_requirements([kept, broken_one], 60 * MILLION, PLACED)
    assert [(problem.rule, problem.message, problem.got) for problem in caught.value.problems] == [
        ("proof.broken", "the placing does not fulfil a requirement", repr(broken_one))
    ]
