"""What the rules admit of a credit: the entries it may be placed in, and the points that it counts with there."""

from datetime import date
from decimal import Decimal

import attrs
import pytest

from ecvet import (
    CountRange,
    Credit,
    Extension,
    ExternalCertificate,
    Grade,
    GradeMinimum,
    GradeScale,
    GradeStep,
    Origin,
    PointRange,
    Points,
    ShelfLife,
    Text,
)
from ecvet.rules.findings import finding
from tests.rules.accumulation.admitted import TOMORROW, Admitted, declared, part, parts
from tests.rules.accumulation.examples import (
    SCHEME,
    TODAY,
    at_least,
    at_most,
    credit,
    en,
    exactly,
    group,
    open_entry,
    unit,
    units,
)

# With how many points


@pytest.mark.parametrize(
    ("stated", "recorded", "bounds"),
    [
        (exactly(10), None, (10, 10)),
        (exactly(10), 7, (10, 10)),
        (PointRange(5, 15), None, (5, 15)),
        (PointRange(5, 15), 4, (5, 5)),
        (PointRange(5, 15), 5, (5, 5)),
        (PointRange(5, 15), 9, (9, 9)),
        (PointRange(5, 15), 16, (15, 15)),
        (at_least(5), None, (5, None)),
        (at_least(5), 4, (5, 5)),
        (at_least(5), 90, (90, 90)),
        (at_most(15), None, (0, 15)),
        (None, None, (0, None)),
        (None, 7, (7, 7)),
    ],
)
def test_a_whole_unit_counts_with_the_points_of_the_rules_else_with_its_own_within_them(
    stated: PointRange | None, recorded: int | None, bounds: tuple[int, int | None]
) -> None:
    for held in (credit("A", recorded), declared(credit("A", recorded), "/0")):
        admitted = Admitted(group("Whole", unit("A", stated), points=at_least(10)), held)
        assert admitted.where(0) == {"/0": bounds}
        assert admitted.raw.certain is (bounds[0] == bounds[1])
        differs = recorded is not None and recorded != bounds[0]
        says = [(found["recorded"], found["counted"]) for found in admitted.findings]
        assert says == ([(recorded, bounds[0])] if differs else [])


@pytest.mark.parametrize(
    ("stated", "recorded", "bounds"),
    [
        (exactly(10), None, (0, 10)),
        (exactly(10), 7, (7, 7)),
        (exactly(10), 12, (12, 12)),
        (at_least(5), None, (0, None)),
        (PointRange(5, 15), 4, (4, 4)),
    ],
)
def test_a_part_of_a_unit_counts_with_its_own_points_else_with_anything_up_to_those_of_the_unit(
    stated: PointRange, recorded: int | None, bounds: tuple[int, int | None]
) -> None:
    admitted = Admitted(group("Whole", parts("A", stated), points=at_least(10)), part("A", recorded))
    assert admitted.where(0) == {"/0": bounds}
    assert admitted.findings == ()


@pytest.mark.parametrize(
    ("stated", "recorded", "bounds"),
    [
        (at_most(15), None, (0, 15)),
        (at_most(15), 20, (20, 20)),
        (None, 4, (4, 4)),
        (None, None, (0, None)),
        (exactly(10), 3, (3, 3)),
    ],
)
def test_credit_for_an_unlisted_unit_counts_with_its_own_points(
    stated: PointRange | None, recorded: int | None, bounds: tuple[int, int | None]
) -> None:
    admitted = Admitted(group("Whole", open_entry(points=stated), points=at_least(10)), credit("X", recorded))
    assert admitted.where(0) == {"/0": bounds}
    assert admitted.findings == ()


def test_where_no_points_are_stated_units_bring_none_and_other_credit_what_it_records() -> None:
    counted = group("Whole", unit("A"), parts("B", None), open_entry(), count=CountRange(2))
    held = (declared(credit("A", 7), "/0"), part("B", 7), credit("X", 7), *units("Y"), *units("A"))
    admitted = Admitted(counted, *held)
    assert admitted.where(0) == {"/0": (0, 0)}
    assert admitted.where(1) == {"/1": (0, 0)}
    assert admitted.where(2) == {"/2": (7, 7)}
    assert admitted.where(3) == {"/2": (0, 0)}
    assert admitted.raw.certain
    assert admitted.findings == ()


def test_where_the_rules_are_of_no_scheme_no_recorded_points_count() -> None:
    rules = group("Whole", unit("A"), parts("B", None), open_entry(), count=CountRange(2))
    foreign = (declared(credit("A", 7), "/0"), part("B", 7), credit("X", 7))
    admitted = Admitted(rules, *foreign, scheme=None)
    assert [admitted.where(index) for index in range(3)] == [{"/0": (0, 0)}, {"/1": (0, 0)}, {"/2": (0, 0)}]
    assert admitted.findings == ()


def test_points_that_differ_are_named_with_the_first_entry_that_accepts_the_credit() -> None:
    rules = group(
        "Whole",
        group("Paint", unit("A", PointRange(5, 15)), points=at_least(5)),
        group("Tyres", unit("A", 20), points=at_least(5)),
        open_entry(),
    )
    differ = finding("credit-points-differ", "/0/0", unit="A", recorded=Decimal(3), counted=Decimal(5))
    assert Admitted(rules, credit("A", 3), credit("X", 3)).findings == (differ,)
    assert Admitted(rules, credit("A", 7), part("Z", 7)).findings[1:] == ()
    there = finding("credit-points-differ", "/1/0", unit="A", recorded=Decimal(7), counted=Decimal(20))
    assert Admitted(rules, declared(credit("A", 7), "Tyres")).findings == (there,)


# In which entries


NESTED = group(
    "Whole",
    group("Tyres", unit("A", 10), unit("B", 10)),
    group("Paint", unit("A", 10), group("Colours", unit("A", 10), open_entry(Origin.LOCAL))),
    open_entry(),
)


@pytest.mark.parametrize(
    ("held", "paths"),
    [
        (credit("A"), {"/0/0", "/1/0", "/1/1/0"}),
        (declared(credit("A"), "Paint"), {"/1/0", "/1/1/0"}),
        (declared(credit("A"), "Colours"), {"/1/1/0"}),
        (declared(credit("A"), "/1/0"), {"/1/0"}),
        (declared(credit("A"), "Whole"), {"/0/0", "/1/0", "/1/1/0"}),
        (declared(credit("A"), "Nowhere"), {"/0/0", "/1/0", "/1/1/0"}),
        (declared(credit("B"), "Tyres"), {"/0/1"}),
        (declared(credit("B", origin=Origin.LOCAL), "Paint"), {"/1/1/1"}),
        (declared(credit("B"), "Paint"), {"/1/1/1"}),
        (declared(credit("B", origin=Origin.WORK), "Paint"), set()),
        (credit("X", origin=Origin.LOCAL), {"/1/1/1", "/2"}),
        (credit("X", origin=Origin.WORK), {"/2"}),
        (credit("X"), {"/2"}),
        (declared(credit("X"), "Open"), {"/1/1/1", "/2"}),
        (declared(credit("X", origin=Origin.LOCAL), "Tyres"), set()),
        (declared(credit("X"), "A"), {"/2"}),
    ],
)
def test_a_credit_may_go_where_its_unit_is_listed_else_to_what_is_open_both_as_declared(
    held: Credit, paths: set[str]
) -> None:
    admitted = Admitted(NESTED, held)
    assert set(admitted.where(0)) == paths
    assert list(admitted.where(0)) == sorted(paths)


@pytest.mark.parametrize("name", ["LACKE", "Lacke", "vernis"])
def test_a_declared_entry_is_found_by_its_title_in_any_language_and_in_any_letters(name: str) -> None:
    paint = attrs.evolve(group("Paint", unit("A", 10)), title=Text({"de": " Lacke ", "fr": "Vernis"}))
    rules = group("Whole", unit("A", 10), paint)
    assert set(Admitted(rules, declared(credit("A"), name)).where(0)) == {"/1/0"}


def test_the_tenth_group_is_not_in_the_first_one_though_its_path_begins_alike() -> None:
    rules = group("Whole", unit("Z", 1), *(group(f"Group {n}", unit("A", 10)) for n in range(1, 12)))
    assert set(Admitted(rules, declared(credit("A"), "Group 1")).where(0)) == {"/1/0"}


def test_parts_of_a_unit_go_only_where_parts_are_accepted() -> None:
    rules = group("Whole", unit("A", 10), group("Paint", parts("A", exactly(10)), open_entry()), open_entry())
    assert set(Admitted(rules, part("A", 3)).where(0)) == {"/1/0"}
    assert Admitted(rules, declared(part("A", 3), "/0")).where(0) == {}
    assert Admitted(rules, declared(part("A", 3), "/0")).findings == (
        finding("credit-not-accepted", unit="A"),
    )
    none = group("Whole", unit("A", 10), open_entry())
    for held in (part("A", 3), part("X", 3)):
        admitted = Admitted(none, held)
        assert admitted.where(0) == {}
        assert admitted.findings == (finding("credit-partial", unit=held.unit),)


# What is refused


def test_what_is_refused_is_named_and_what_comes_after_it_is_looked_at_all_the_same() -> None:
    scale = GradeScale(code="1-3", steps=tuple(GradeStep(label=label, passes=True) for label in "123"))
    rules = group("Whole", *(unit(code, 10) for code in "ABCDEF"), points=at_least(20))
    held = (
        attrs.evolve(credit("A"), awarded=TOMORROW),
        Credit(unit="B", points=Points(10, "ects")),
        credit("C"),
        attrs.evolve(credit("D"), grade=Grade(label="3"), awarded=date(2001, 1, 1)),
        attrs.evolve(credit("E"), grade=Grade(label="3"), awarded=TODAY),
        credit("X"),
        attrs.evolve(credit("F", 10), grade=Grade(label="2"), awarded=TODAY),
    )
    requirements = (GradeMinimum(scale=scale, label="2"), ShelfLife(years=5))
    admitted = Admitted(rules, *held, requirements=requirements)
    assert admitted.findings == (
        finding("credit-not-yet-awarded", unit="A", date=TOMORROW),
        finding("credit-other-scheme", unit="B", scheme="ects", expected=SCHEME),
        finding("grade-unknown", unit="C", minimum="2"),
        finding("credit-expired", unit="D", date=date(2001, 1, 1), last=date(2006, 1, 1)),
        finding("grade-unknown", unit="X", minimum="2"),
    )
    assert [index for index in range(len(held)) if admitted.where(index)] == [4, 6]
    assert admitted.raw.held == {"E", "F"}


def test_why_a_credit_has_no_place_depends_on_whether_its_origin_could_have_given_it_one() -> None:
    closed = group("Whole", unit("A", 10))
    picky = group("Whole", unit("A", 10), open_entry(Origin.LOCAL))
    refused, unclear = finding("credit-not-accepted", unit="X"), finding("credit-origin-unknown", unit="X")
    assert Admitted(closed, credit("X")).findings == (refused,)
    assert Admitted(picky, credit("X")).findings == (unclear,)
    assert Admitted(picky, credit("X", origin=Origin.WORK)).findings == (refused,)
    assert Admitted(picky, declared(credit("A", origin=Origin.WORK), "Open")).where(0) == {}
    assert Admitted(picky, declared(credit("A", origin=Origin.WORK), "Open")).findings == (
        finding("credit-not-accepted", unit="A"),
    )


# Certificates, and what is outside the total


def test_a_certificate_is_held_from_the_day_of_its_award_and_is_no_credit() -> None:
    card = ExternalCertificate(code="card", title=en("Card"))
    rules = group("Whole", unit("A", 10), open_entry())
    held = (credit("A"), *(attrs.evolve(credit("card"), awarded=day) for day in (None, TODAY, TOMORROW)))
    admitted = Admitted(rules, *held, requirements=(card,))
    assert admitted.raw.certificates == (1, 2)
    assert [bool(admitted.where(index)) for index in range(4)] == [True, False, False, False]
    assert admitted.findings == (finding("credit-not-yet-awarded", unit="card", date=TOMORROW),)


def test_a_certificate_that_is_named_where_age_matters_is_held_only_for_so_long() -> None:
    card = ExternalCertificate(code="card", title=en("Card"))
    last, before = date(2023, 11, 22), date(2023, 11, 21)
    held = tuple(attrs.evolve(credit("card"), awarded=day) for day in (last, before, None))
    rules = group("Whole", unit("A", 10))
    named = Admitted(rules, *held, requirements=(card, ShelfLife(years=3, units=("card",))))
    assert named.raw.certificates == (0,)
    assert named.findings == (
        finding("credit-expired", unit="card", date=before, last=date(2026, 11, 21)),
        finding("credit-age-unknown", unit="card"),
    )
    # What is required of every unit is not meant for what is none.
    for other in (ShelfLife(years=3), ShelfLife(years=3, units=("A",))):
        assert Admitted(rules, *held, requirements=(card, other)).raw.certificates == (0, 1, 2)


def test_the_first_extension_that_takes_a_credit_has_it_and_parts_have_none() -> None:
    def beyond(*accepts: Origin) -> Extension:
        return Extension(title=en("Beyond"), accepts=accepts)

    rules = group("Whole", unit("A", 10), beyond(Origin.WORK), beyond(Origin.LOCAL, Origin.WORK), beyond())
    held = (
        *(credit("X", origin=origin) for origin in (None, Origin.LOCAL, Origin.WORK)),
        attrs.evolve(part("A", 3), origin=Origin.WORK),
        credit("A"),
    )
    admitted = Admitted(rules, *held)
    assert {i: node.path for i, node in admitted.raw.outside.items()} == {0: "/3", 1: "/2", 2: "/1", 4: "/3"}
    assert admitted.findings == (finding("credit-partial", unit="A"),)
