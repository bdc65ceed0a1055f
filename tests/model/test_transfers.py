"""Credit transfer: what was covered, decided and done."""

from datetime import date

import pytest

from ecvet import (
    Basis,
    Coverage,
    CoveredOutcome,
    CreditTransfer,
    Decision,
    Event,
    Institution,
    Learner,
    LearningAgreement,
    Period,
    QualificationReference,
    Recognition,
    ShapeError,
    Stage,
    Text,
    Validation,
)

DAY = date(2026, 11, 22)
NAME = Text({"en": "Example"})
COVERED = CoveredOutcome(required="a", given="b", basis=Basis.AGREED)


@pytest.mark.parametrize(
    ("covered", "missing", "coverage"),
    [
        ((COVERED,), (), Coverage.FULL),
        ((COVERED,), ("c",), Coverage.PART),
        ((), ("c",), Coverage.NONE),
        ((), (), Coverage.NONE),
    ],
)
def test_a_unit_is_covered_in_full_in_part_or_not(
    covered: tuple[CoveredOutcome, ...], missing: tuple[str, ...], coverage: Coverage
) -> None:
    validation = Validation(unit="u", covered=covered, missing=missing, institution="home", on=DAY)
    assert validation.coverage is coverage


def test_a_recognition_says_who_decided_and_when() -> None:
    with pytest.raises(ShapeError, match="institution: is not text; got None"):
        Recognition(unit="u", decision=Decision.FULL, institution=None, on=DAY)  # type: ignore[arg-type]
    with pytest.raises(ShapeError, match="on: is not a date; got None"):
        Recognition(unit="u", decision=Decision.FULL, institution="home", on=None)  # type: ignore[arg-type]


def test_a_decision_is_one_of_five() -> None:
    assert [decision.value for decision in Decision] == ["full", "partial", "outside", "refused", "suspended"]


def test_the_stage_of_a_transfer_is_the_last_step_taken() -> None:
    institution = Institution(id="home", name=NAME)
    agreement = LearningAgreement(
        id="la",
        home=institution,
        host=Institution(id="host", name=NAME),
        learner=Learner(id="l"),
        period=Period(),
        qualification=QualificationReference(title=NAME),
        units=(),
    )
    assert CreditTransfer(agreement=agreement).stage is Stage.AGREED
    history = tuple(Event(stage=stage, actor="host", on=DAY) for stage in (Stage.ASSESSED, Stage.RECORDED))
    assert CreditTransfer(agreement=agreement, history=history).stage is Stage.RECORDED
