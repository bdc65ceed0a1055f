"""The papers of `examples/data` that views are tried on, and what the rules make of them."""

from datetime import date
from pathlib import Path
from typing import TypeVar

from ecvet import (
    CreditTransfer,
    GradeScale,
    LearnerRecord,
    LearningAgreement,
    MemorandumOfUnderstanding,
    Qualification,
    RecognitionPolicy,
    recognise,
    validate,
)
from ecvet.io import native
from tests.conftest import REPOSITORY

T = TypeVar("T")

DATA = REPOSITORY / "examples" / "data"
DAY = date(2026, 4, 20)


def paper(name: str, kind: type[T]) -> T:
    """The value that a paper holds, such as "care/record"."""
    return native.read(DATA / Path(f"{name}.json"), kind)


CARE = paper("care/qualification", Qualification)
RECORD = paper("care/record", LearnerRecord)
AGREEMENT = paper("care/agreement", LearningAgreement)
MEMORANDUM = paper("care/memorandum", MemorandumOfUnderstanding)
VEHICLES = paper("automobile/qualification", Qualification)
SCALE = paper("automobile/broken/scale-with-a-gap", GradeScale)

RECORDED = paper("care/transfer", CreditTransfer)
_HOME = AGREEMENT.home.id
RECOGNISED = recognise(
    validate(RECORDED, CARE, by=_HOME, on=DAY),
    CARE,
    policy=paper("care/policy", RecognitionPolicy),
    by=_HOME,
    on=DAY,
)
