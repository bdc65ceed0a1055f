"""Rules of combination written by hand: each constructor says what the same words of a regulation say."""

import pytest

from ecvet import (
    Alternatives,
    Beyond,
    CountRange,
    Extension,
    Group,
    OpenEntry,
    Origin,
    PointRange,
    ShapeError,
    Text,
    UnitEntry,
)
from ecvet.model.building import (
    Span,
    all_of,
    at_least,
    between,
    branch,
    choose,
    exactly,
    extension,
    heading,
    in_words,
    mandatory,
    one_of,
    open_entry,
    unit,
    whole_units_only,
)

TITLE = {"en": "Optional units", "fi": "Valinnaiset"}
A, B = UnitEntry(unit="A"), UnitEntry(unit="B")


@pytest.mark.parametrize(
    ("points", "bounds"),
    [
        (30, PointRange(30, 30)),
        ("7.5", PointRange("7.5", "7.5")),
        ((15, 30), PointRange(15, 30)),
        ((15, None), PointRange(15, None)),
        ((None, 30), PointRange(None, 30)),
        (None, None),
    ],
)
def test_points_are_one_number_or_two_bounds_or_not_stated(
    points: Span | None, bounds: PointRange | None
) -> None:
    assert unit("A", points) == UnitEntry(unit="A", points=bounds)
    assert all_of(A, points=points).points == bounds


def test_points_are_exact() -> None:
    with pytest.raises(ShapeError, match="is not an exact number"):
        unit("A", 7.5)  # type: ignore[arg-type]


def test_a_title_names_its_languages_or_is_a_text() -> None:
    assert choose(A, points=30, title=TITLE) == choose(A, points=30, title=Text(TITLE))
    with pytest.raises(ShapeError, match="is not a language map"):
        heading("Optional units", A)  # type: ignore[arg-type]


def test_all_of_them_are_demanded() -> None:
    assert all_of(A, B) == Group(members=(A, B), all_members=True)


def test_points_are_to_be_chosen() -> None:
    assert choose(A, B, points=30) == Group(members=(A, B), points=PointRange(30, 30))


def test_a_number_of_members_is_to_be_chosen() -> None:
    assert exactly(1, A, B) == Group(members=(A, B), count=CountRange(1, 1))
    assert at_least(1, A, B, points=20) == Group(
        members=(A, B), count=CountRange(1, None), points=PointRange(20, 20)
    )
    assert between(1, 2, A, B, title=TITLE) == Group(
        members=(A, B), count=CountRange(1, 2), title=Text(TITLE)
    )


def test_one_branch_is_to_be_chosen_and_a_branch_makes_up_a_specialisation() -> None:
    body = branch("1719", all_of(A))
    assert body == Group(members=(A,), all_members=True, specialisation="1719")
    assert one_of(body, all_of(B), title=TITLE) == Alternatives(branches=(body, all_of(B)), title=Text(TITLE))


def test_a_heading_demands_nothing() -> None:
    assert heading(TITLE, A, B) == Group(members=(A, B), title=Text(TITLE))
    assert not heading(TITLE, A, B).states


def test_places_for_what_is_not_listed() -> None:
    assert open_entry(TITLE, (5, 15), accepts=(Origin.LOCAL,)) == OpenEntry(
        title=Text(TITLE), points=PointRange(5, 15), accepts=(Origin.LOCAL,)
    )
    assert extension(TITLE, accepts=(Origin.WORK,)) == Extension(title=Text(TITLE), accepts=(Origin.WORK,))


def test_what_is_said_of_one_member_changes_nothing_else() -> None:
    group = choose(A, points=30)
    assert mandatory(unit("A", 30, parts_accepted=True)) == UnitEntry(
        unit="A", points=PointRange(30, 30), mandatory=True, parts_accepted=True
    )
    assert mandatory(group) == Group(members=(A,), points=PointRange(30, 30), mandatory=True)
    assert whole_units_only(group) == Group(members=(A,), points=PointRange(30, 30), beyond=Beyond.LIMIT)
    assert in_words(A, TITLE) == UnitEntry(unit="A", words=Text(TITLE))
