"""A transfer is shown as its chain, outcome by outcome what is covered by what, and what was decided."""

from ecvet import view
from tests.notebook.reading import read
from tests.notebook.samples import CARE, RECOGNISED, RECORDED

TOLD = read(view(RECOGNISED, qualification=CARE).html).text


def test_each_step_names_its_day_and_its_actor() -> None:
    assert "✓ Agreed 15 December 2025, Granlunda School of Health and Care" in TOLD
    assert "✓ Recognised 20 April 2026, Granlunda School of Health and Care" in TOLD


def test_steps_that_are_not_taken_yet_are_open() -> None:
    assert "○ Validated ○ Recognised" in read(view(RECORDED, qualification=CARE).html).text


def test_each_required_outcome_stands_beside_the_one_that_covers_it() -> None:
    assert "covered in full · 4/4" in TOLD
    assert "covered in part" in TOLD
    assert "✗ not covered" in TOLD
    assert "K Describes the kinds of dementia" in TOLD


def test_decisions_come_with_their_reasons_in_words() -> None:
    assert "✓ recognised in full" in TOLD
    assert "◐ recognised in part" in TOLD
    assert "Why" in TOLD


def test_without_the_qualification_at_home_outcomes_are_named_by_their_ids() -> None:
    text = read(view(RECOGNISED).html).text
    assert "covered in full · 4/4" in text
    assert CARE.units[0].outcomes[0].id not in text or "←" in text


def test_a_decision_alone_names_codes_and_with_its_transfer_words() -> None:
    decision = RECOGNISED.recognitions[0]
    assert decision.unit in read(view(decision).html).text
    told = read(view(decision, qualification=CARE, transfer=RECOGNISED).html).text
    assert "Granlunda School of Health and Care" in told
