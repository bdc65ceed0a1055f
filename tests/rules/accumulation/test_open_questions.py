"""What an answer leaves open: points and levels that nobody knows, rules in words, and branches nobody asked for."""

from decimal import Decimal

import attrs

from ecvet import (
    Alternatives,
    CountRange,
    Finding,
    Group,
    LevelMinimum,
    PointRange,
    Progress,
    Text,
    Unit,
    UnitEntry,
    Verdict,
)
from ecvet.rules.findings import finding
from tests.rules.accumulation.examples import (
    at_least,
    codes,
    credit,
    en,
    exactly,
    group,
    missing,
    open_entry,
    said,
    standing,
    unit,
    units,
)

WHOLE = en("Whole")


def bounds(progress: Progress) -> list[Finding]:
    return said(progress, "missing-at-least", "missing-between")


# How far apart the bounds are


def test_where_the_points_missing_depend_on_what_is_unknown_both_bounds_are_given() -> None:
    rules = group("Whole", unit("A", PointRange(10, 20)), unit("B", 15), open_entry(), points=at_least(40))
    progress = standing(rules, *units("A"))
    assert missing(progress) == (30, 1)
    assert bounds(progress) == [finding("missing-between", low=Decimal(20), high=Decimal(30))]


def test_where_only_the_units_missing_depend_on_it_the_least_is_given() -> None:
    rules = group("Whole", unit("X", 10), unit("P", 20), unit("Q", 10), unit("R", 10), points=at_least(30))
    levels = [Unit(code=code, title=en(code), level=level) for code, level in (("P", 2), ("Q", 3), ("R", 3))]
    progress = standing(
        rules,
        *units("X"),
        requirements=(LevelMinimum(level=3, points=10),),
        described=tuple(levels),
    )
    assert (progress.verdict, missing(progress)) == (Verdict.NOT_ACHIEVED, (20, 2))
    assert bounds(progress) == [finding("missing-at-least", points=Decimal(20), units=1)]


def test_where_no_points_are_missing_the_least_units_are_given_all_the_same() -> None:
    begun = attrs.evolve(unit("B", PointRange(0, 5)), parts_accepted=True)
    rules = group("Whole", begun, unit("C", exactly(0)), count=CountRange(2, None))
    progress = standing(rules, attrs.evolve(credit("B"), partial=True))
    assert missing(progress) == (0, 2)
    assert bounds(progress) == [finding("missing-at-least", points=Decimal(0), units=1)]


def test_where_nothing_missing_depends_on_it_no_bounds_are_given() -> None:
    rules = group("Whole", unit("A", PointRange(10, 20)), unit("B", 10, mandatory=True), points=at_least(20))
    progress = standing(rules, *units("A"))
    assert missing(progress) == (10, 1)
    assert bounds(progress) == []


def test_where_nothing_completes_unless_the_unknown_is_enough_the_least_is_given() -> None:
    rules = group("Whole", unit("A", PointRange(10, 20)), unit("B", 15), points=at_least(30))
    progress = standing(rules, *units("A"))
    assert missing(progress) is None
    assert bounds(progress) == [finding("missing-at-least", points=Decimal(15), units=1)]


# Which points are unknown


def test_each_credit_of_unknown_points_is_named_once_in_the_entry_where_it_counts() -> None:
    inner = group("Inner", unit("A", PointRange(10, 20)), unit("C", 5), points=at_least(5))
    rules = group("Whole", unit("B", 10), inner, open_entry(), points=at_least(40))
    described = (Unit(code="A", title=en("Axles")),)
    progress = standing(rules, *units("C A B X"), described=described)
    assert said(progress, "points-unknown") == [
        finding("points-unknown", "/1/0", unit=en("Axles"), group=en("Inner")),
        finding("points-unknown", "/2", unit="X", group=en("Open")),
    ]
    known = standing(rules, *units("C B"), credit("A", 12), credit("X", 5), described=described)
    assert "points-unknown" not in codes(known)


def test_credit_of_unknown_points_is_named_where_the_qualification_is_achieved_all_the_same() -> None:
    rules = group("Whole", unit("A", PointRange(10, 20)), points=at_least(10))
    progress = standing(rules, *units("A"))
    assert progress.verdict is Verdict.ACHIEVED
    assert progress.findings == (finding("points-unknown", "/0", unit="A", group=WHOLE),)


def test_credit_of_unknown_points_that_would_count_at_best_is_named() -> None:
    """At its least it does not reach the minimum of its group, which is then not used."""
    optional = group("Optional", unit("A", PointRange(10, 20)), points=at_least(20))
    rules = group("Whole", optional, unit("B", 20), points=at_least(20))
    progress = standing(rules, *units("A"))
    assert progress.placements == ()
    assert said(progress, "points-unknown") == [
        finding("points-unknown", "/0/0", unit="A", group=en("Optional"))
    ]


# What is there in words only


def test_each_rule_in_words_is_named_by_its_unit_or_title_else_by_the_qualification() -> None:
    def words(number: int) -> Text:
        return en(f"Sentence {number}")

    rules = Group(
        words=words(0),
        members=(
            unit("Z"),
            UnitEntry(unit="A", words=words(1)),
            UnitEntry(unit="B", words=words(2)),
            attrs.evolve(group("Paint", unit("C")), words=words(3)),
            Group(members=(unit("D"),), words=words(4)),
        ),
    )
    progress = standing(rules, described=(Unit(code="A", title=en("Axles")),))
    names: tuple[Text | str, ...] = (
        en("Vehicle Technology"),
        en("Axles"),
        "B",
        en("Paint"),
        en("Vehicle Technology"),
    )
    places = ("", "/1", "/2", "/3", "/4")
    assert progress.findings == (
        finding("rules-state-nothing", pathway="school"),
        *(
            finding("words-only", place, group=name, words=words(number))
            for number, (place, name) in enumerate(zip(places, names, strict=True))
        ),
    )
    stated = attrs.evolve(rules, count=CountRange(1))
    assert "words-only" not in codes(standing(stated, *units("Z")))


# Which branch was chosen


def test_a_branch_that_nobody_asked_for_is_named_and_those_without_a_title_by_their_number() -> None:
    def one(code: str, title: str | None = None, specialisation: str | None = None) -> Group:
        rules = group("Branch", unit(code, 10, mandatory=True))
        return attrs.evolve(rules, title=en(title) if title else None, specialisation=specialisation)

    rules = group(
        "Whole",
        Alternatives(branches=(one("A", "Tyres", "tyres"), one("B", None, "paint"))),
        Alternatives(branches=(one("C", "Locks"), one("D"), one("E"))),
        Alternatives(branches=(one("F", "Alone"),)),
    )
    held = units("B E F")
    first = finding("branch-undecided", "/0/1", branches=(en("Tyres"), "2"), chosen=WHOLE)
    second = finding("branch-undecided", "/1/2", branches=(en("Locks"), "2", "3"), chosen=WHOLE)
    assert standing(rules, *held).findings == (first, second)
    assert standing(rules, *held, specialisation="paint").findings == (second,)
