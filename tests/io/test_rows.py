"""Values as rows: every row of a list has the same columns, and nothing in a cell is rounded or guessed."""

from datetime import date
from decimal import Decimal

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecvet import (
    Assessment,
    Credit,
    Criterion,
    Evidence,
    Grade,
    Group,
    LearningOutcome,
    Origin,
    OutcomeKind,
    OutcomeResult,
    Pathway,
    PointRange,
    Points,
    PriorLearning,
    Qualification,
    Setting,
    Text,
    Unit,
    UnitEntry,
    UnitPart,
    accumulate,
)
from ecvet.io import rows
from ecvet.io.rows import Row
from ecvet.rules.findings import finding
from tests.strategies import held_credits

TITLE = Text({"en": "Brakes", "fi": "Jarrut"})
PRIOR = PriorLearning(explanation=TITLE, unit="old", awarded=date(2020, 5, 31))


def same_columns(made: list[Row]) -> bool:
    return len({tuple(row) for row in made}) <= 1


@given(st.lists(held_credits(), max_size=3))
def test_every_credit_and_every_part_is_a_row_with_the_same_columns(held: list[Credit]) -> None:
    made = rows.credits(held)
    assert same_columns(made)
    assert len(made) == sum(1 + len(credit.parts) for credit in held)
    assert [row["unit"] for row in made if row["part_of"] is None] == [credit.unit for credit in held]


def test_a_row_says_what_the_credit_says() -> None:
    credit = Credit(
        unit="105708",
        title=TITLE,
        points=Points("7.5", "ecvet"),
        grade=Grade(label="4", scale="1-5"),
        awarded=date(2026, 5, 31),
        origin=Origin.LOCAL,
        outcomes=("o1", "o2"),
        assessments=(Assessment(attained=True),),
        parts=(Credit(unit="b", recognised_from=PRIOR),),
    )
    whole, part = rows.credits([credit], language="fi")
    assert whole == {
        "unit": "105708",
        "title": "Jarrut",
        "points": Decimal("7.5"),
        "scheme": "ecvet",
        "level": None,
        "grade": "4",
        "scale": "1-5",
        "awarded": date(2026, 5, 31),
        "origin": "local-unit",
        "entry": None,
        "qualification": None,
        "partial": False,
        "outcomes": "o1, o2",
        "recognised": False,
        "recognised_from": None,
        "recognised_unit": None,
        "recognised_awarded": None,
        "assessments": 1,
        "id": None,
        "part_of": None,
    }
    assert (part["unit"], part["part_of"], part["recognised"], part["points"]) == ("b", "105708", True, None)
    recognised = (part["recognised_from"], part["recognised_unit"], part["recognised_awarded"])
    assert recognised == ("Jarrut", "old", date(2020, 5, 31))


def test_each_outcome_of_each_assessment_is_a_row() -> None:
    failed = Assessment(attained=False)
    passed = Assessment(
        attained=True,
        on=date(2026, 5, 31),
        grade=Grade(label="4", scale="1-5"),
        outcomes=(
            OutcomeResult(outcome="o1", attained=True, grade=Grade(label="5")),
            OutcomeResult(outcome="o2", attained=False),
        ),
        institution="host",
        assessors=("teacher", "employer"),
        method=TITLE,
        place=TITLE,
        setting=Setting.FORMAL,
        evidence=(Evidence.PORTFOLIO,),
        criteria=(Criterion(text=TITLE),),
        adapted=False,
        id="A1",
    )
    part = Credit(unit="b", assessments=(Assessment(attained=True, unit="c"),))
    made = rows.assessments(
        [Credit(unit="a", id="C1", assessments=(failed, passed), parts=(part,))], language="fi"
    )
    assert same_columns(made)
    assert [(row["unit"], row["part_of"], row["assessment"], row["outcome"]) for row in made] == [
        ("a", None, 0, None),
        ("a", None, 1, "o1"),
        ("a", None, 1, "o2"),
        ("c", "a", 0, None),
    ]
    assert made[1] == {
        "credit": "C1",
        "unit": "a",
        "part_of": None,
        "assessment": 1,
        "attained": True,
        "on": date(2026, 5, 31),
        "grade": "4",
        "scale": "1-5",
        "institution": "host",
        "assessors": "teacher, employer",
        "method": "Jarrut",
        "place": "Jarrut",
        "setting": Setting.FORMAL.value,
        "evidence": Evidence.PORTFOLIO.value,
        "criteria": "Jarrut",
        "adapted": False,
        "id": "A1",
        "outcome": "o1",
        "outcome_attained": True,
        "outcome_grade": "5",
    }


def test_every_field_of_a_credit_and_of_an_assessment_has_a_column_or_a_table_of_its_own() -> None:
    (row,) = rows.credits([Credit(unit="a")])
    assert {field.name for field in attrs.fields(Credit)} - row.keys() == {"parts"}
    (row,) = rows.assessments([Credit(unit="a", assessments=(Assessment(attained=True),))])
    assert {field.name for field in attrs.fields(Assessment)} - row.keys() == {"outcomes"}


def test_a_placed_credit_is_a_row_with_the_points_that_count() -> None:
    entry = UnitEntry(unit="a", points=PointRange.exactly(15))
    pathway = Pathway(code="p", scheme="ecvet", rules=Group(members=(entry,), points=PointRange.exactly(15)))
    qualification = Qualification(code="q", title=TITLE, pathways=(pathway,))
    held = (Credit(unit="other"), Credit(unit="a"))
    progress = accumulate(qualification, held, as_of=date(2026, 11, 22))
    assert rows.placements(progress) == [
        {"credit": 1, "unit": "a", "path": "/0", "points": 15, "scheme": "ecvet", "outside": False}
    ]


def test_each_parameter_of_a_finding_is_a_row_of_text() -> None:
    found = [
        finding("credit-capped", "/0", group=TITLE, placed=Decimal("20"), maximum=Decimal("15")),
        finding("branch-undecided", "", branches=(TITLE, "b"), chosen="b"),
        finding("guardian-missing"),
    ]
    made = rows.findings(found, language="fi")
    assert same_columns(made)
    assert [(row["finding"], row["name"], row["value"]) for row in made] == [
        (0, "group", "Jarrut"),
        (0, "placed", "20"),
        (0, "maximum", "15"),
        (1, "branches", "Jarrut, b"),
        (1, "chosen", "b"),
        (2, None, None),
    ]


def test_each_outcome_of_a_unit_and_of_its_parts_is_a_row() -> None:
    outcome = LearningOutcome(
        id="o1", kind=OutcomeKind.SKILL, text=TITLE, esco=("urn:esco:1",), related=("urn:r",)
    )
    other = LearningOutcome(id="o2", kind=None, text=TITLE)
    unit = Unit(
        code="u",
        title=TITLE,
        outcomes=(outcome,),
        parts=(UnitPart(code="p", title=TITLE, outcomes=(other,)),),
    )
    made = rows.outcomes([unit])
    assert same_columns(made)
    columns = ("unit", "part", "outcome", "kind", "esco", "related")
    assert [tuple(row[column] for column in columns) for row in made] == [
        ("u", None, "o1", "skill", "urn:esco:1", "urn:r"),
        ("u", "p", "o2", None, None, None),
    ]


@pytest.mark.parametrize(
    "made", [rows.credits([]), rows.assessments([]), rows.findings([]), rows.outcomes([])]
)
def test_nothing_makes_no_rows(made: list[Row]) -> None:
    assert made == []
