"""The points of the units of a combination come to those of the qualification, wherever both are stated."""

import pytest

from ecvet import (
    Finding,
    Group,
    Pathway,
    PointRange,
    Points,
    Qualification,
    QualificationReference,
    ShapeError,
    Text,
    Unit,
    UnitEntry,
)
from ecvet.rules.point_sums import check_combination, check_points

SIXTY = PointRange.exactly(60)
TITLE = Text({"en": "Care assistant"})


def entry(unit: str, points: int | PointRange | None) -> UnitEntry:
    return UnitEntry(unit=unit, points=PointRange.exactly(points) if isinstance(points, int) else points)


def qualification(
    *entries: UnitEntry, total: PointRange | None = SIXTY, units: tuple[Unit, ...] = ()
) -> Qualification:
    route = Pathway(code="main", scheme="ecvet", rules=Group(members=entries, points=total))
    return Qualification(code="care", title=TITLE, pathways=(route,), units=units)


def stating(
    points: Points | None = None, unit_points: Points | None = None, code: str = "care"
) -> tuple[Unit, ...]:
    reference = QualificationReference(title=TITLE, code=code, points=points, unit_points=unit_points)
    return (Unit(code="a", title=Text({"en": "Daily care"}), qualifications=(reference,)),)


def codes_of(findings: tuple[Finding, ...]) -> list[str]:
    return [found.code for found in findings]


# One combination


def test_units_that_come_to_the_whole_are_fine_though_others_are_left_out() -> None:
    care = qualification(entry("a", 20), entry("b", 40), entry("c", 40))
    assert check_combination(care, ("a", "b")) == check_combination(care, ("c", "a")) == ()


def test_units_that_come_to_more_or_less_are_told_with_both_sums() -> None:
    care = qualification(entry("a", 20), entry("b", 40))
    for units, counted in [(("a",), 20), (("a", "b", "b"), 60), ((), 0)]:
        found = check_combination(care, units)
        assert [(one["counted"], one["stated"]) for one in found] == [(counted, 60)] * (counted != 60)


@pytest.mark.parametrize("points", [None, PointRange(10, 20)])
def test_a_unit_without_one_number_of_points_is_told(points: PointRange | None) -> None:
    care = qualification(entry("a", points), entry("b", 40))
    found = check_combination(care, ("a", "b", "elsewhere"))
    assert [(one.code, one["unit"]) for one in found] == [
        ("unit-points-unknown", "a"),
        ("unit-points-unknown", "elsewhere"),
    ]


def test_a_unit_listed_twice_with_different_points_has_not_one_number() -> None:
    care = qualification(entry("a", 20), entry("a", 30))
    assert codes_of(check_combination(care, ("a",))) == ["unit-points-unknown"]


@pytest.mark.parametrize("total", [None, PointRange(60, 90), PointRange(60)])
def test_where_no_single_total_is_stated_there_is_nothing_to_compare(total: PointRange | None) -> None:
    assert check_combination(qualification(entry("a", 20), total=total), ("a",)) == ()


def test_a_pathway_that_there_is_not_is_refused() -> None:
    with pytest.raises(ShapeError, match="is no pathway of care"):
        check_combination(qualification(), (), pathway="other")


# What units state


@pytest.mark.parametrize(
    ("stated", "codes"),
    [
        (Points(60, "ecvet"), []),
        (Points(61, "ecvet"), ["qualification-points-differ"]),
        (Points(61, "ects"), []),
        (None, []),
    ],
)
def test_a_unit_that_states_other_points_of_the_whole_is_told(
    stated: Points | None, codes: list[str]
) -> None:
    care = qualification(entry("a", 20), units=stating(points=stated))
    assert codes_of(check_points(care)) == codes


@pytest.mark.parametrize(
    ("listed", "codes"),
    [
        (20, []),
        (30, ["unit-points-differ"]),
        (PointRange(15, 25), []),
        (PointRange(25, 30), ["unit-points-differ"]),
        (PointRange(None, 20), []),
        (None, []),
    ],
)
def test_a_unit_that_states_other_points_of_its_own_is_told(
    listed: int | PointRange | None, codes: list[str]
) -> None:
    care = qualification(entry("a", listed), units=stating(unit_points=Points(20, "ecvet")))
    assert codes_of(check_points(care)) == codes


def test_what_a_unit_has_in_another_qualification_is_no_matter_here() -> None:
    """Points belong to a unit within a qualification, so elsewhere they may differ."""
    care = qualification(
        entry("a", 30), units=stating(Points(9, "ecvet"), Points(9, "ecvet"), code="nursing")
    )
    assert check_points(care) == ()
