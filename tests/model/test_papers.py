"""What the papers of a mobility say about persons, procedures and projects."""

import attrs
import pytest

from ecvet import (
    Institution,
    Learner,
    LearningAgreement,
    MemorandumOfUnderstanding,
    MobilityProject,
    Period,
    Person,
    Procedure,
    QualificationReference,
    ShapeError,
    Text,
)

NAME = Text({"en": "Example"})
KARI = Person(name="Kari Bakken", role="coordinator", telephone="+47 000", email="kari@example.no")
HOME, HOST = (Institution(id=code, name=NAME, contact=KARI, telephone="+47 000") for code in ("h", "g"))
AINO = Learner(id="learner-7", name="Aino", address="Katu 1", telephone="+358 000", email="a@example.fi")
AGREEMENT = LearningAgreement(
    id="LA-1",
    home=HOME,
    host=HOST,
    learner=AINO,
    period=Period(),
    qualification=QualificationReference(title=NAME),
    units=(),
    assessment=Procedure(how=NAME, persons=(KARI,)),
    guardian=Person(name="Marja", telephone="+358 111"),
    tutor=KARI,
    project=MobilityProject(project="2026-1-FI01-KA121-VET-000000000", mobility="M-1"),
)
MEMORANDUM = MemorandumOfUnderstanding(id="MoU-1", partners=(HOME, HOST), reviewers=(KARI,))


@pytest.mark.parametrize(
    "value",
    [KARI, AINO, HOME, AGREEMENT, MEMORANDUM, Procedure(persons=(KARI,))],
    ids=lambda one: type(one).__name__,
)
def test_nobody_is_named_where_a_value_is_shown(value: object) -> None:
    shown = repr(value)
    for secret in ("Kari", "Aino", "Marja", "Katu", "+47", "+358", "@"):
        assert secret not in shown


def test_a_person_has_a_name() -> None:
    with pytest.raises(ShapeError) as caught:
        attrs.evolve(KARI, name="")
    assert (caught.value.path, caught.value.rule) == ("name", "text.empty")
