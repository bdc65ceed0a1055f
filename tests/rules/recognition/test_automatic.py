"""Automatic recognition: of what was agreed and attained, and of nothing else."""

import attrs

from ecvet.model.presets.policies import AUTOMATIC_BY_AGREEMENT
from ecvet.model.transfers import Decision
from tests.rules.mobility import agreement, assessment
from tests.rules.recognition.cases import BRAKES, FULL, PASSED, SUSPENDED, brakes, reasons


def automatic(*attained: str, agreed_so: bool = True) -> Decision:
    under = attrs.evolve(AUTOMATIC_BY_AGREEMENT, papers=False)
    papers = attrs.evolve(agreement(BRAKES), automatic=agreed_so)
    return brakes(under, assessment("bremser", *attained), papers=papers).decision


def test_what_was_agreed_and_attained_is_recognised_automatically() -> None:
    assert automatic("checks", "repairs") is FULL


def test_nothing_is_automatic_unless_that_was_agreed() -> None:
    assert automatic("checks", "repairs", agreed_so=False) is SUSPENDED
    found = brakes(AUTOMATIC_BY_AGREEMENT, PASSED)
    assert "not-agreed-automatic" in reasons(found)


def test_what_was_not_attained_as_agreed_waits_for_somebody_to_decide() -> None:
    assert automatic("checks") is SUSPENDED
    found = brakes(AUTOMATIC_BY_AGREEMENT, assessment("bremser", positive=False))
    assert reasons(found)["agreed-outcomes-missing"] == {"unit": "bremser", "missing": "checks, repairs"}


def test_automatic_recognition_waits_where_a_condition_fails() -> None:
    papers = attrs.evolve(agreement(BRAKES), automatic=True)
    found = brakes(AUTOMATIC_BY_AGREEMENT, PASSED, papers=papers)
    assert (found.decision, "memorandum-missing" in reasons(found)) == (SUSPENDED, True)
