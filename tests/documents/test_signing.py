"""Signatures: who signed, and a line for each of those whose signature is still due."""

from datetime import date

import attrs

from ecvet import Institution, MemorandumOfUnderstanding, Party, Person, Signature, Text
from ecvet.documents.agreement import agreement
from ecvet.documents.memorandum import memorandum
from ecvet.documents.page import Page, Table
from tests.documents.papers import story

HOME = Institution(id="fi-a", name=Text({"en": "College A"}))
PARTNER = Institution(id="no-b", name=Text({"en": "School B"}))


def signed(shown: Page) -> list[tuple[str, ...]]:
    """The lines of the table of signatures, cell by cell."""
    (table,) = (
        block
        for section in shown.sections
        for block in section.blocks
        if isinstance(block, Table) and block.caption == section.heading and block.by_hand
    )
    return [tuple(cell[0].text if cell else "" for cell in row) for row in table.rows]


def test_an_unsigned_agreement_has_a_line_for_the_institutions_and_the_learner() -> None:
    unsigned = attrs.evolve(story().agreement, signatures=(), guardian=None)
    lines = signed(agreement(unsigned, "en"))
    assert [line[0] for line in lines] == [
        "Kuusiniemi Vocational College",
        "Lysefoss Upper Secondary School",
        "Learner",
    ]
    assert {cell for line in lines for cell in line[1:]} == {""}


def test_a_guardian_and_an_intermediary_sign_where_there_are_any() -> None:
    more = attrs.evolve(story().agreement, signatures=(), guardian=Person(name="G"), intermediary=PARTNER)
    assert [line[0] for line in signed(agreement(more, "en"))][2:] == [
        "Learner",
        "Parent or guardian",
        "School B",
    ]


def test_who_has_signed_is_named_with_role_place_and_day_and_has_no_second_line() -> None:
    signature = Signature(
        party=Party.HOST,
        name="B. Berg",
        institution="no-b",
        role="principal",
        place="Lysefoss",
        on=date(2026, 1, 9),
    )
    given = MemorandumOfUnderstanding(id="m", partners=(HOME, PARTNER), signatures=(signature,))
    assert signed(memorandum(given, "en")) == [
        ("School B", "B. Berg", "principal", "Lysefoss", "9 January 2026"),
        ("College A", "", "", "", ""),
    ]
