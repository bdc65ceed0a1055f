"""Learning outcomes: of one of three kinds, or of a kind that the source does not say."""

import pytest

from ecvet import LearningOutcome, OutcomeKind, ShapeError, Text

TEXT = Text({"en": "Replaces brake pads"})


def test_an_outcome_is_of_one_of_the_three_kinds_of_2009() -> None:
    assert [kind.value for kind in OutcomeKind] == ["knowledge", "skill", "competence"]


def test_that_the_kind_is_unknown_has_to_be_said() -> None:
    assert LearningOutcome(id="o", kind=None, text=TEXT).kind is None
    with pytest.raises(TypeError, match="'kind'"):
        LearningOutcome(id="o", text=TEXT)  # type: ignore[call-arg]


def test_the_word_for_a_kind_is_not_the_kind() -> None:
    with pytest.raises(ShapeError, match=r"^kind: is no OutcomeKind or None in .*; got 'skill'") as caught:
        LearningOutcome(id="o", kind="skill", text=TEXT)  # type: ignore[arg-type]
    assert caught.value.rule == "type.outcomekind"
