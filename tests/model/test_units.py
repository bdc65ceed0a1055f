"""Units of learning outcomes, with the seven elements of a unit specification."""

import pytest

from ecvet import (
    Criterion,
    LearningOutcome,
    OutcomeKind,
    QualificationReference,
    ShapeError,
    Text,
    Unit,
    UnitPart,
)

TITLE = Text({"en": "Brakes"})
OUTCOME = LearningOutcome(id="brakes-1", kind=OutcomeKind.SKILL, text=Text({"en": "Replaces brake pads"}))


def test_a_unit_needs_no_more_than_a_code_and_a_title() -> None:
    unit = Unit(code="105708", title=TITLE)
    assert (unit.outcomes, unit.criteria, unit.validity, unit.level) == ((), (), None, None)


def test_no_two_outcomes_of_a_unit_bear_one_id() -> None:
    with pytest.raises(
        ShapeError, match="outcomes/1: bears a code that is already taken; got 'brakes-1'"
    ) as caught:
        Unit(code="u", title=TITLE, outcomes=(OUTCOME, OUTCOME))
    assert caught.value.rule == "id.duplicate"


def test_an_id_names_one_outcome_in_the_whole_unit_whichever_part_it_stands_in() -> None:
    other = LearningOutcome(id=OUTCOME.id, kind=OutcomeKind.SKILL, text=Text({"en": "Paints"}))
    parts = tuple(
        UnitPart(code=code, title=TITLE, outcomes=(one,)) for code, one in (("p", OUTCOME), ("r", other))
    )
    with pytest.raises(ShapeError) as caught:
        Unit(code="u", title=TITLE, parts=parts)
    assert (caught.value.rule, caught.value.path) == ("id.duplicate", "parts/1/outcomes/0")
    with pytest.raises(ShapeError):
        Unit(code="u", title=TITLE, outcomes=(OUTCOME,), parts=parts[1:])


def test_an_outcome_of_the_unit_may_stand_in_a_part_too() -> None:
    part = UnitPart(code="p", title=TITLE, outcomes=(OUTCOME,))
    assert Unit(code="u", title=TITLE, outcomes=(OUTCOME,), parts=(part,)).parts == (part,)


def test_a_unit_has_no_points_of_its_own_since_they_belong_to_it_within_a_qualification() -> None:
    assert not hasattr(Unit(code="u", title=TITLE), "points")
    assert QualificationReference(title=TITLE).unit_points is None


def test_whether_a_part_is_mandatory_is_unknown_where_nothing_is_said() -> None:
    assert UnitPart(code="p", title=TITLE).mandatory is None


def test_a_criterion_may_be_about_something_and_for_a_grade() -> None:
    criterion = Criterion(text=TITLE, target=Text({"en": "Using the tools"}), grade="5")
    assert (str(criterion.target), criterion.grade) == ("Using the tools", "5")
