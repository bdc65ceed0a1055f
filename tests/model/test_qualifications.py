"""Qualifications, their pathways and what they find in themselves."""

from datetime import date

import pytest

from ecvet import (
    Group,
    OpenEntry,
    Pathway,
    Period,
    PointRange,
    Qualification,
    ShapeError,
    Text,
    Unit,
    UnitEntry,
    Validity,
)

TITLE = Text({"en": "Vehicle technology"})
REFORM = Pathway(code="reform", rules=Group(members=()))
FORMER = Pathway(code="former", rules=Group(members=()))


def qualification(validity: Validity | None = None) -> Qualification:
    units = (Unit(code="1", title=TITLE), Unit(code="2", title=TITLE))
    return Qualification(code="q", title=TITLE, pathways=(REFORM, FORMER), units=units, validity=validity)


def test_a_unit_is_found_by_its_code() -> None:
    found = qualification().unit("2")
    assert found is not None
    assert found.code == "2"
    assert qualification().unit("3") is None


def test_a_pathway_is_found_by_its_code_and_the_first_one_without() -> None:
    assert qualification().pathway("former") is FORMER
    assert qualification().pathway() is REFORM


def test_a_pathway_that_there_is_not_is_told_with_those_that_there_are() -> None:
    with pytest.raises(
        ShapeError, match="pathway: is no pathway of q; got 'new'; expected reform, former"
    ) as caught:
        qualification().pathway("new")
    assert caught.value.rule == "pathway.unknown"


def test_a_qualification_has_a_pathway() -> None:
    with pytest.raises(ShapeError, match="pathways: has too few items"):
        Qualification(code="q", title=TITLE, pathways=())


def test_no_two_units_and_no_two_pathways_bear_one_code() -> None:
    with pytest.raises(
        ShapeError, match="pathways/1: bears a code that is already taken; got 'reform'"
    ) as caught:
        Qualification(code="q", title=TITLE, pathways=(REFORM, REFORM))
    assert caught.value.rule == "id.duplicate"
    with pytest.raises(ShapeError, match="units/1: bears a code that is already taken; got '1'"):
        Qualification(code="q", title=TITLE, pathways=(REFORM,), units=(Unit(code="1", title=TITLE),) * 2)


@pytest.mark.parametrize(
    "member",
    [
        UnitEntry(unit="1", points=PointRange.exactly(15)),
        OpenEntry(title=TITLE, points=PointRange(5, None)),
        Group(members=(), points=PointRange(None, 60)),
        Group(members=(Group(members=(UnitEntry(unit="1", points=PointRange(0, None)),)),)),
    ],
)
def test_rules_with_points_say_of_which_scheme_they_are(member: UnitEntry | OpenEntry | Group) -> None:
    rules = Group(members=(member,))
    with pytest.raises(ShapeError, match="scheme: is missing while the rules state points") as caught:
        Pathway(code="p", rules=rules)
    assert caught.value.rule == "points.scheme"
    assert Pathway(code="p", rules=rules, scheme="ecvet").scheme == "ecvet"


def test_rules_without_points_need_no_scheme() -> None:
    rules = Group(members=(UnitEntry(unit="1"), UnitEntry(unit="2", points=PointRange())), all_members=True)
    assert Pathway(code="p", rules=rules).scheme is None


def test_whether_a_version_is_in_force_is_unknown_where_its_validity_is() -> None:
    assert qualification().in_force(date(2026, 11, 22)) is None


@pytest.mark.parametrize(
    ("on", "in_force"),
    [
        ("2018-07-31", False),
        ("2018-08-01", True),
        ("2026-07-31", True),
        ("2027-07-31", True),
        ("2027-08-01", False),
    ],
)
def test_a_version_is_in_force_until_its_transition_ends(on: str, in_force: bool) -> None:
    period = Period(date(2018, 8, 1), date(2026, 7, 31))
    version = qualification(Validity(period=period, transition_until=date(2027, 7, 31)))
    assert version.in_force(date.fromisoformat(on)) is in_force


def test_a_qualification_is_shown_by_what_names_it() -> None:
    shown = repr(qualification())
    assert "code='q'" in shown
    assert "units" not in shown
