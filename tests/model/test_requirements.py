"""Requirements that cut across the groups of a qualification: what each of them must say to be one."""

from collections.abc import Callable

import pytest

from ecvet import GradeScale, GradeStep, Group, Pathway, ShapeError, Text, UnitEntry
from ecvet.model.requirements import (
    Barred,
    ExternalCertificate,
    GradeMinimum,
    HomeMinimum,
    LevelMinimum,
    Prerequisite,
    RecognisedCap,
    ShelfLife,
)

SCALE = GradeScale(
    code="pf", steps=(GradeStep(label="Fail", passes=False), GradeStep(label="Pass", passes=True))
)


@pytest.mark.parametrize(
    ("make", "rule", "says"),
    [
        (lambda: LevelMinimum(level=9, points=10), "range.eqf", "level"),
        (lambda: LevelMinimum(level=3, points=-1), "number.negative", "points"),
        (lambda: Barred(units=("A",)), "tuple.short", "fewer than two units"),
        (lambda: Barred(units=("A", "A")), "tuple.short", "fewer than two units"),
        (lambda: Barred(units=("A", "B"), most=0), "range.order", "is below 1"),
        (lambda: Prerequisite(unit="A", requires=()), "tuple.short", "is empty"),
        (lambda: Prerequisite(unit="A", requires=("A",)), "prerequisite.self", "names the unit itself"),
        (lambda: RecognisedCap(), "amount.one", "one of them"),
        (lambda: RecognisedCap(points=10, share="0.5"), "amount.one", "one of them"),
        (lambda: HomeMinimum(share="1.5"), "range.share", "is above 1"),
        (lambda: GradeMinimum(scale=SCALE, label="Good"), "grade.unknown", "is no grade of the scale pf"),
        (lambda: ShelfLife(), "range.order", "make no time"),
        (lambda: ShelfLife(years=-1, months=13), "number.negative", "is below 0"),
    ],
)
def test_what_states_no_requirement_is_refused(make: Callable[[], object], rule: str, says: str) -> None:
    with pytest.raises(ShapeError, match=says) as caught:
        make()
    assert caught.value.rule == rule


def test_amounts_are_exact_however_they_are_written() -> None:
    assert RecognisedCap(points="60") == RecognisedCap(points=60)
    assert HomeMinimum(share="0.50") == HomeMinimum(share="0.5")
    assert HomeMinimum(points="0.50") != HomeMinimum(share="0.50")


def test_of_barred_units_one_may_count_where_nothing_else_is_said() -> None:
    assert Barred(units=("A", "B")).most == 1


def test_a_unit_needs_all_of_its_prerequisites_where_nothing_else_is_said() -> None:
    assert not Prerequisite(unit="A", requires=("B", "C")).any_of


def test_a_requirement_keeps_the_words_of_the_regulation_and_shows_them_to_nobody_in_passing() -> None:
    card = ExternalCertificate(
        code="card", title=Text({"en": "Hot work card"}), words=Text({"en": "Section 8"})
    )
    assert card.words == Text({"en": "Section 8"})
    assert repr(card) == "ExternalCertificate(code='card', title=Text({'en': 'Hot work card'}))"


def test_a_pathway_holds_requirements_beside_its_rules() -> None:
    rules = Group(members=(UnitEntry(unit="A"),), all_members=True)
    pathway = Pathway(code="school", rules=rules, requirements=(Barred(units=("A", "B")),))
    assert pathway.requirements == (Barred(units=("A", "B")),)
    with pytest.raises(ShapeError) as caught:
        Pathway(code="school", rules=rules, requirements=("at least level 3",))  # type: ignore[arg-type]
    assert caught.value.path == "requirements/0"
