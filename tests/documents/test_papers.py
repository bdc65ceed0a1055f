"""What the six documents say, each in what only it has to say."""

from datetime import date

import attrs

from ecvet import (
    Credit,
    Criterion,
    Institution,
    LearningOutcome,
    Points,
    RecognitionRequest,
    Text,
    Unit,
    UnitPart,
)
from ecvet.documents.choice import Kind, document
from ecvet.documents.decision import decision
from ecvet.documents.page import Fields, Page, Paragraph, Section, Table
from ecvet.documents.transcript import transcript
from ecvet.documents.unit import unit
from tests.documents.papers import page, phrases, said, story


def texts(value: object) -> list[str]:
    return [one.text for one in phrases(value)]


def headings(shown: Page) -> list[str]:
    return [section.heading[0].text for section in shown.sections]


# The official order


def test_a_memorandum_has_the_ten_sections_of_the_european_template() -> None:
    assert headings(page(Kind.MEMORANDUM, "en")) == [
        "Objectives",
        "Organisations signing the memorandum",
        "Other organisations covered",
        "Qualifications covered",
        "Assessment, documentation, validation and recognition",
        "Validity",
        "Evaluation and review",
        "Signatures",
        "Additional information",
        "Annexes",
    ]


def test_an_agreement_has_the_sections_of_the_european_template() -> None:
    told = headings(page(Kind.AGREEMENT, "en"))
    assert told[:4] == [
        "Information about the participants",
        "Duration of the learning period abroad",
        "The qualification being taken and the learner’s progress",
        "Learning outcomes to be achieved during the mobility",
    ]
    assert told[-5:] == [
        "Assessment and documentation",
        "Validation and recognition",
        "Signatures",
        "Additional information",
        "Annexes",
    ]


def test_a_unit_is_described_by_the_seven_elements_of_the_recommendation() -> None:
    assert len(page(Kind.UNIT, "en").sections) == 7


def test_a_supplement_has_the_sections_of_the_europass_certificate_supplement() -> None:
    assert headings(page(Kind.SUPPLEMENT, "en"))[:6] == [
        "Title of the qualification",
        "Translated title",
        "Profile of skills and competences",
        "Range of occupations",
        "Official basis of the qualification",
        "Officially recognised ways of acquiring the qualification",
    ]


# The decision


def test_a_decision_says_first_what_was_decided_unit_by_unit() -> None:
    first = page(Kind.DECISION, "en").sections[0]
    assert [part.heading[0].text for part in first.sections] == [
        "Unit “Safe work on electric and hybrid vehicles” is recognised in full.",
        "Unit “Diagnosis and repair of electrical systems” is recognised in part.",
        "Unit “Roadside assistance and recovery in winter” is recognised, but outside the qualification.",
    ]


def test_a_decision_says_who_decided_by_which_rules_and_whom_to_ask() -> None:
    basis = page(Kind.DECISION, "en").sections[3]
    told = texts(basis)
    assert "Kuusiniemi Vocational College" in told
    assert "22 June 2026" in told
    assert {"Parts of units", "parts-of-units 1"} <= {*told}
    assert "A-2026-017-1 (15 April 2026)" in told
    last = [block for block in basis.blocks if isinstance(block, Paragraph)]
    assert "can ask the institution" in last[0].words[0].text


def test_digests_are_set_apart_to_be_compared_sign_by_sign() -> None:
    exact = [one.text for one in phrases(page(Kind.DECISION, "fi")) if one.exact]
    assert len(exact) == 3
    assert all(len(one) == 64 for one in exact)


def test_without_a_mobility_nobody_is_called_host() -> None:
    told = story()
    agreed, transfer = told.agreement, told.transfer
    request = RecognitionRequest(
        id="R-1",
        learner=agreed.learner,
        home=agreed.home,
        host=Institution(id="x", name=Text({"en": "Chamber"})),
        qualification=agreed.qualification,
        units=agreed.units,
        correspondences=agreed.correspondences,
        on=date(2026, 1, 7),
    )
    asked = attrs.evolve(transfer, agreement=request, transcript=None)
    shown = decision(asked, told.qualification, "en")
    participants = texts(shown.sections[1])
    assert {"Competent institution", "Chamber", "R-1", "7 January 2026"} <= {*participants}
    assert "Hosting institution" not in participants


# The transcript


def test_a_transcript_leaves_room_for_what_is_made_of_it_at_home() -> None:
    shown = page(Kind.TRANSCRIPT, "en")
    (table,) = (one for one in shown.sections[-1].blocks if isinstance(one, Table))
    assert table.by_hand
    assert len(table.rows) == len(story().transfer.transcript.credits)  # type: ignore[union-attr]


def test_credit_for_parts_of_a_unit_is_said_to_be_in_part_with_its_parts() -> None:
    recorded = story().transfer.transcript
    assert recorded is not None
    part = Credit(
        unit="A.1", title=Text({"en": "Tyres"}), points=Points(3, "ecvet"), awarded=date(2026, 4, 1)
    )
    credit = Credit(unit="A", partial=True, parts=(part,))
    told = texts(transcript(attrs.evolve(recorded, credits=(credit,)), "en").sections[1:3])
    assert {"covered in part", "Tyres", "3 ECVET points", "1 April 2026"} <= {*told}


# The description of a unit

LONG = Unit(
    code="A",
    title=Text({"en": "Brakes"}),
    criteria=tuple(
        Criterion(
            text=Text({"en": f"Does {n}"}), target=Text({"en": f"Target {n // 6}"}), grade=str(n % 6 // 2)
        )
        for n in range(12)
    ),
    parts=(
        UnitPart(
            code="A.1",
            title=Text({"en": "Drums"}),
            mandatory=True,
            outcomes=(LearningOutcome(id="1", kind=None, text=Text({"en": "Knows drums"})),),
        ),
    ),
)


def test_criteria_stand_by_what_they_are_about_and_by_grade() -> None:
    blocks = unit(LONG, "en").sections[4].blocks
    assert [texts(one.about) for one in blocks if isinstance(one, Fields)] == [["Target 0"], ["Target 1"]]
    (first, _) = (one for one in blocks if isinstance(one, Fields))
    assert [texts(field.name) for field in first.fields] == [["Grade 0"], ["Grade 1"], ["Grade 2"]]
    assert texts(first.fields[0].values) == ["Does 0", "Does 1"]


def test_a_part_of_a_unit_says_whether_it_is_mandatory_and_a_column_without_content_is_left_out() -> None:
    (part,) = unit(LONG, "en").sections[3].sections
    assert "mandatory" in texts(part)
    (table,) = (one for one in part.blocks if isinstance(one, Table))
    assert texts(table.columns) == ["Learning outcome"]


def test_the_points_of_a_unit_are_those_within_the_qualification_that_it_is_described_for() -> None:
    home = story().qualification
    bare = attrs.evolve(home.units[0], qualifications=())
    shown = unit(bare, "en", within=home)
    assert home.title["en"] in texts(shown.sections[1])
    assert "180 ECVET points" in texts(shown.sections[5])
    assert shown == document(attrs.evolve(home, units=(bare, *home.units[1:])), "en", unit=bare.code)


def test_no_section_says_the_same_twice_in_a_row() -> None:
    for kind in Kind:
        for section in page(kind, "en").sections:
            for part in (section, *section.sections):
                assert not _repeats(part)


def _repeats(section: Section) -> bool:
    """Whether the first block of a section stands under the words of its heading once more."""
    first = section.blocks[0] if section.blocks else None
    return isinstance(first, Fields) and first.about == section.heading


def test_a_page_is_a_value() -> None:
    assert page(Kind.UNIT, "en") == page(Kind.UNIT, "en")
    assert hash(page(Kind.UNIT, "en"))
    assert list(said(page(Kind.UNIT, "en")))
