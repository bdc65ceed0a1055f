"""Correspondences of outcomes: on which bases the policy takes them, and whether they were in force."""

from datetime import date

import attrs
import pytest

from ecvet.model.agreements import Basis, Correspondence
from ecvet.model.transfers import Decision
from ecvet.periods import Period
from tests.rules.mobility import agreed, agreement, assessment, outcome, qualification, unit
from tests.rules.recognition.cases import FULL, PARTIAL, REFUSED, SUSPENDED, brakes, policy, reasons, says


def test_the_policy_says_on_which_bases_an_outcome_may_stand_for_another() -> None:
    skill = "http://data.europa.eu/esco/skill/brakes"
    at_home = qualification(unit("brakes", outcome("checks", esco=[skill])))
    papers = agreement(agreed("bremser", outcome("sjekker", esco=[skill]), counts_for="brakes"))
    assert brakes(policy(), assessment("bremser"), papers=papers, at_home=at_home).decision is FULL
    under = policy(bases=(Basis.SAME, Basis.AGREED))
    found = brakes(under, assessment("bremser"), papers=papers, at_home=at_home)
    assert found.decision is REFUSED
    assert reasons(found)["basis-not-accepted"] == {
        "given": "sjekker",
        "required": "checks",
        "basis": "esco-link",
    }
    agreed_too = attrs.evolve(papers, correspondences=(Correspondence(given="sjekker", required="checks"),))
    assert brakes(under, assessment("bremser"), papers=agreed_too, at_home=at_home).decision is FULL


@pytest.mark.parametrize(
    ("on", "expected", "reason"),
    [
        (date(2026, 3, 31), FULL, None),
        (
            date(2026, 4, 1),
            REFUSED,
            says("correspondence-lapsed", given="sjekker", required="checks", date="2026-04-01"),
        ),
        (None, SUSPENDED, says("correspondence-day-unknown", given="sjekker", required="checks")),
    ],
)
def test_a_correspondence_that_was_not_in_force_does_not_match(
    on: date | None, expected: Decision, reason: tuple[str, dict[str, str]] | None
) -> None:
    stated = Correspondence(given="sjekker", required="checks", validity=Period(None, date(2026, 3, 31)))
    papers = agreement(agreed("bremser", "sjekker", counts_for="brakes"), correspondences=[stated])
    at_home = qualification(unit("brakes", "checks"))
    found = brakes(policy(), assessment("bremser", "sjekker", on=on), papers=papers, at_home=at_home)
    assert found.decision is expected
    assert reason is None or reason in reasons(found).items()


def test_each_correspondence_that_was_not_in_force_is_told_unless_something_else_covers_the_outcome() -> None:
    lapsed = Period(None, date(2026, 3, 31))
    papers = agreement(
        agreed("bremser", "sjekker", "mender", counts_for="brakes"),
        correspondences=[
            Correspondence(given="mender", required="repairs"),
            Correspondence(given="sjekker", required="repairs", validity=lapsed),
            Correspondence(given="sjekker", required="checks", validity=lapsed),
            Correspondence(given="mender", required="bleeds", validity=Period(None, date(2026, 4, 30))),
            Correspondence(given="sjekker", required="tests", validity=lapsed),
        ],
    )
    at_home = qualification(unit("brakes", "checks", "repairs", "bleeds", "tests"))
    found = brakes(policy(), assessment("bremser", on=date(2026, 4, 1)), papers=papers, at_home=at_home)
    assert (found.decision, found.outcomes) == (PARTIAL, ("repairs", "bleeds"))
    told = [dict(one.about)["required"] for one in found.reasons if one.code == "correspondence-lapsed"]
    assert told == ["checks", "tests"]
