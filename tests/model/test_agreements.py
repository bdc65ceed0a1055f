"""Memoranda, learning agreements and transcripts."""

from datetime import date

import pytest

from ecvet import (
    AgreedUnit,
    Basis,
    Confirmation,
    Correspondence,
    Institution,
    Learner,
    LearningAgreement,
    LearningOutcome,
    MemorandumOfUnderstanding,
    Period,
    PersonalTranscript,
    QualificationReference,
    ShapeError,
    Text,
)

NAME = Text({"en": "Example"})
HOME, HOST = Institution(id="home", name=NAME), Institution(id="host", name=NAME)
OUTCOME = LearningOutcome(id="o", kind=None, text=NAME)
UNIT = AgreedUnit(unit="u", title=NAME, outcomes=(OUTCOME,))


def agreement(units: tuple[AgreedUnit, ...] = (UNIT,), weeks: int | None = None) -> LearningAgreement:
    return LearningAgreement(
        id="la",
        home=HOME,
        host=HOST,
        learner=Learner(id="l"),
        period=Period(date(2026, 9, 1), date(2026, 10, 31)),
        qualification=QualificationReference(title=NAME),
        units=units,
        weeks=weeks,
    )


def test_a_memorandum_is_between_two_institutions_or_more() -> None:
    assert MemorandumOfUnderstanding(id="m", partners=(HOME, HOST)).partners == (HOME, HOST)
    with pytest.raises(ShapeError, match=r"partners: has too few items; .*; expected at least 2 Institution"):
        MemorandumOfUnderstanding(id="m", partners=(HOME,))


def test_nobody_makes_an_agreement_with_themselves() -> None:
    with pytest.raises(
        ShapeError, match="partners/1: bears a code that is already taken; got 'home'"
    ) as caught:
        MemorandumOfUnderstanding(id="m", partners=(HOME, HOME))
    assert caught.value.rule == "id.duplicate"


def test_the_partners_of_a_memorandum_have_five_things_to_confirm() -> None:
    assert [confirmation.value for confirmation in Confirmation] == [
        "status",
        "procedures",
        "conditions",
        "comparability",
        "other-actors",
    ]


def test_recognition_is_not_automatic_unless_the_agreement_says_so() -> None:
    assert agreement().automatic is False


def test_no_two_units_of_an_agreement_and_no_two_outcomes_of_a_unit_bear_one_code() -> None:
    with pytest.raises(ShapeError, match="units/1: bears a code that is already taken; got 'u'"):
        agreement(units=(UNIT, UNIT))
    with pytest.raises(ShapeError, match="outcomes/1: bears a code that is already taken; got 'o'"):
        AgreedUnit(unit="u", title=NAME, outcomes=(OUTCOME, OUTCOME))


def test_the_weeks_of_an_agreement_are_counted() -> None:
    assert agreement().weeks is None
    assert agreement(weeks=8).weeks == 8
    with pytest.raises(ShapeError, match="weeks: is below 0; got -1"):
        agreement(weeks=-1)


def test_an_equivalence_has_a_direction_and_is_agreed_where_nothing_else_is_said() -> None:
    there = Correspondence(given="a", required="b")
    assert there.basis is Basis.AGREED
    assert there != Correspondence(given="b", required="a")


def test_a_transcript_names_what_was_not_attained_apart_from_the_credits() -> None:
    transcript = PersonalTranscript(
        id="t", learner=Learner(id="l"), issued_by=HOST, credits=(), not_attained=("u",)
    )
    assert (transcript.credits, transcript.not_attained) == ((), ("u",))


def test_an_agreement_is_shown_without_the_names_in_it() -> None:
    assert "guardian" not in repr(agreement())
