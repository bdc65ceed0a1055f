"""What is decided on one unit by itself, and how the reasons say why."""

import attrs

from ecvet.i18n.sentences import sentence
from ecvet.model.outcomes import LearningOutcome, OutcomeKind
from ecvet.model.qualifications import Qualification
from ecvet.model.transfers import Decision
from ecvet.model.units import UnitPart
from ecvet.text import Text
from tests.rules.mobility import agreed, agreement, assessment, outcome, qualification, text, unit
from tests.rules.recognition.cases import BRAKES, brakes, decided, least, policy, reasons


def in_parts(*mandatory: bool | None) -> Qualification:
    """The unit at home, with parts whose outcomes nobody has described."""
    parts = tuple(
        UnitPart(code=f"P{number}", title=text(f"Part {number}"), mandatory=one)
        for number, one in enumerate(mandatory, 1)
    )
    return qualification(attrs.evolve(unit("brakes", "checks", "repairs"), parts=parts))


def test_a_part_that_is_demanded_and_not_described_keeps_a_unit_from_being_recognised_in_full() -> None:
    for at_home in (in_parts(True), in_parts(None), in_parts(False, True)):
        for under in (policy(), policy(parts=False)):
            found = brakes(under, assessment("bremser"), at_home=at_home)
            assert found.decision is Decision.SUSPENDED
            assert reasons(found)["part-undescribed"]["unit"] == "brakes"
    assert brakes(policy(), assessment("bremser"), at_home=in_parts(False)).decision is Decision.FULL


def test_what_is_covered_in_part_is_so_whatever_an_undescribed_part_demands() -> None:
    result, at_home = assessment("bremser", "checks"), in_parts(True)
    assert brakes(policy(), result, at_home=at_home).decision is Decision.PARTIAL
    assert brakes(policy(parts=False), result, at_home=at_home).decision is Decision.REFUSED


def test_the_same_id_with_other_words_or_in_another_language_is_told() -> None:
    norwegian = LearningOutcome(id="repairs", kind=OutcomeKind.SKILL, text=Text({"nb": "Reparerer"}))
    for given in (outcome("repairs", says="Mends"), norwegian):
        papers = agreement(agreed("bremser", "checks", given, counts_for="brakes"))
        found = brakes(policy(), assessment("bremser"), papers=papers)
        assert found.decision is Decision.PARTIAL
        assert reasons(found)["same-id-other-words"] == {
            "unit": "brakes",
            "outcome": "repairs",
            "id": "repairs",
        }


def test_what_was_assessed_and_not_agreed_is_told_where_something_is_missing() -> None:
    papers = agreement(agreed("bremser", "checks", counts_for="brakes"))
    found = brakes(policy(), assessment("bremser", "repairs"), papers=papers)
    assert found.decision is Decision.REFUSED
    assert reasons(found)["outcome-not-agreed"] == {"unit": "bremser", "outcome": "repairs"}
    beside = assessment("bremser", "checks", "repairs", "paints")
    assert "outcome-not-agreed" not in reasons(brakes(policy(), beside))
    both = agreement(BRAKES, agreed("vinter", "berger"))
    results = assessment("bremser", "checks"), assessment("vinter", "berger")
    assert "outcome-not-agreed" not in reasons(decided(policy(), *results, papers=both).recognitions[0])


def test_all_outcomes_that_are_missing_are_named() -> None:
    papers = agreement(agreed("bremser", *"abc", counts_for="brakes"))
    found = brakes(
        policy(), assessment("bremser", "a"), papers=papers, at_home=qualification(unit("brakes", *"abc"))
    )
    assert reasons(found)["outcomes-missing"]["missing"] == "b, c"


def test_what_was_shown_and_what_is_accepted_do_not_read_as_a_contradiction() -> None:
    result = attrs.evolve(assessment("bremser"), grade=None)
    found = brakes(policy(grade=least("3")), result)
    assert {one.code: sentence(one, "en") for one in found.reasons} == {
        "results-not-accepted": "Of the learning outcomes that unit “brakes” requires, 0 of 2 were shown by results"
        " that are accepted.",
        "grade-unknown": sentence(found.reasons[1], "en"),
        "all-outcomes-covered": "All the learning outcomes that unit “brakes” requires were shown (2).",
    }
    assert found.decision is Decision.SUSPENDED
