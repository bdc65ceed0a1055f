"""Reasons: findings that a decision keeps, with all that they name as text."""

from ecvet.i18n.sentences import sentence
from ecvet.model.transfers import Reason
from ecvet.points import Points
from ecvet.rules.findings import finding
from ecvet.rules.recognition.reasons import of_finding, reason
from ecvet.text import Text


def test_a_finding_becomes_a_reason_whose_names_and_numbers_are_text() -> None:
    party = Text({"fi": "Koulu", "en": "School"})
    found = of_finding(finding("signature-missing", "/partners/0", party=party), "/memorandum")
    assert found == Reason(
        code="signature-missing", about=(("party", "School"), ("where", "/memorandum/partners/0"))
    )
    several = finding("grade-compares-with-several", grade="4", grades=("B", "C"), chosen="C")
    assert dict(of_finding(several).about)["grades"] == "B, C"
    assert dict(of_finding(finding("missing-at-least", points=Points(15, "ecvet"), units=2)).about) == {
        "points": "15 ecvet",
        "units": "2",
    }


def test_a_reason_reads_as_a_sentence_with_its_days_in_the_form_of_the_language() -> None:
    expired = reason("credit-expired", unit="brakes", date="2021-06-30", last="2026-06-30")
    assert "30 June 2026" in sentence(expired, "en")
    assert "30. kesäkuuta 2026" in sentence(expired, "fi")


def test_a_day_that_is_none_is_shown_as_it_was_written() -> None:
    assert "some day" in sentence(reason("version-not-valid-then", unit="brakes", date="some day"), "en")
