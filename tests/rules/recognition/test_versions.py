"""Earlier versions of a unit: how far back the policy takes them, and whether they were in force."""

from datetime import date

import attrs
import pytest

from ecvet.model.agreements import AgreedUnit, Correspondence
from ecvet.model.policies import Superseded
from ecvet.model.transfers import Decision
from ecvet.model.units import Unit
from ecvet.periods import Period
from tests.rules.mobility import ASSESSED, agreed, agreement, assessment, qualification, unit
from tests.rules.recognition.cases import FULL, REFUSED, SUSPENDED, brakes, policy, reasons, says


def versions(*validity: Period | None) -> tuple[Unit, ...]:
    """Units b1, b2, … of the same outcomes, each replacing the one before, the last one called brakes."""
    codes = [f"b{number}" for number in range(1, len(validity))] + ["brakes"]
    return tuple(
        attrs.evolve(unit(code, "checks", "repairs"), validity=period, supersedes=(before,) if before else ())
        for code, before, period in zip(codes, [None, *codes], validity, strict=False)
    )


def earlier(code: str) -> AgreedUnit:
    return agreed(code, "checks", "repairs", counts_for="brakes")


@pytest.mark.parametrize(
    ("accepted", "direct", "before"),
    [
        (Superseded.NEVER, REFUSED, REFUSED),
        (Superseded.DIRECT, FULL, REFUSED),
        (Superseded.CHAIN, FULL, FULL),
    ],
)
def test_earlier_versions_of_a_unit_are_taken_as_far_as_the_policy_says(
    accepted: Superseded, direct: Decision, before: Decision
) -> None:
    at_home = qualification(*versions(None, None, None))
    for code, expected in (("b2", direct), ("b1", before), ("brakes", FULL), ("bremser", FULL)):
        under = policy(superseded=accepted)
        found = brakes(under, assessment(code), papers=agreement(earlier(code)), at_home=at_home)
        assert found.decision is expected
        refused = reasons(found).get("version-not-accepted")
        assert refused == ({"unit": code, "later": "brakes"} if expected is REFUSED else None)
        is_earlier = code in ("b1", "b2")
        assert ("earlier-version-accepted" in reasons(found)) is (is_earlier and expected is FULL)


def test_a_chain_with_a_gap_ends_at_the_gap() -> None:
    """What is behind the gap is a unit like any other: its outcomes have to correspond one by one."""
    first, second, last = versions(None, None, None)
    gap = qualification(first, attrs.evolve(second, supersedes=()), last)
    under = policy(superseded=Superseded.DIRECT)
    other = agreed("b1", "old", counts_for="brakes")
    found = brakes(under, assessment("b1"), papers=agreement(other), at_home=gap)
    assert (found.decision, list(reasons(found))) == (REFUSED, ["no-outcome-covered"])


def test_versions_that_replace_each_other_in_a_circle_are_told_apart_all_the_same() -> None:
    at_home = qualification(
        attrs.evolve(unit("b1", "checks", "repairs"), supersedes=("brakes",)),
        attrs.evolve(unit("brakes", "checks", "repairs"), supersedes=("b1",)),
    )
    found = brakes(policy(), assessment("bremser"), at_home=at_home)
    assert found.decision is FULL


@pytest.mark.parametrize(
    ("until", "on", "expected", "reason"),
    [
        (date(2026, 4, 20), ASSESSED, FULL, None),
        (date(2026, 4, 19), ASSESSED, REFUSED, says("version-not-valid-then", unit="b1", date="2026-04-20")),
        (date(2026, 4, 20), None, SUSPENDED, says("credit-age-unknown", unit="b1")),
    ],
)
def test_an_earlier_version_was_in_force_when_it_was_achieved(
    until: date, on: date | None, expected: Decision, reason: tuple[str, dict[str, str]] | None
) -> None:
    at_home = qualification(*versions(Period(None, until), None))
    found = brakes(
        policy(superseded=Superseded.DIRECT),
        assessment("b1", on=on),
        papers=agreement(earlier("b1")),
        at_home=at_home,
    )
    assert found.decision is expected
    assert reason is None or reason in reasons(found).items()


def test_a_host_that_gives_another_unit_the_code_of_an_earlier_version_is_not_taken_for_it() -> None:
    at_home = qualification(*versions(None, None))
    other = agreement(
        agreed("b1", "sjekker", "reparerer", counts_for="brakes"),
        correspondences=(
            Correspondence(given="sjekker", required="checks"),
            Correspondence(given="reparerer", required="repairs"),
        ),
    )
    found = brakes(policy(superseded=Superseded.NEVER), assessment("b1"), papers=other, at_home=at_home)
    assert (found.decision, "version-not-accepted" in reasons(found)) == (FULL, False)
