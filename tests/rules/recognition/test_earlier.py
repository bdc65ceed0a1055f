"""Two stays abroad may complete one unit: what was recognised of it before counts with what is recognised now."""

from collections.abc import Callable
from datetime import date

import attrs
import pytest

from ecvet import accumulate
from ecvet.model.assessments import Credit, PriorLearning
from ecvet.model.combination import UnitEntry
from ecvet.model.policies import PartPoints, RecognitionPolicy
from ecvet.model.qualifications import Qualification
from ecvet.model.requirements import RecognisedCap, ShelfLife
from ecvet.model.transfers import CreditTransfer, Decision
from ecvet.points import PointRange, Points
from ecvet.rules.accumulation.progress import Progress, Verdict
from ecvet.rules.gap import gap
from ecvet.rules.recognition import credits_of, decisions
from tests.rules.mobility import RECOGNISED, agreed, agreement, assessment, qualification, text, unit
from tests.rules.recognition.cases import decided, policy, reasons

UNIT = unit("brakes", "a", "b", "c", "d")
ENTRY = UnitEntry(unit="brakes", points=PointRange.exactly(20), parts_accepted=True, mandatory=True)
BY_SHARE = policy(part_points=PartPoints.OUTCOMES)


def at_home() -> Qualification:
    whole = qualification(UNIT)
    (route,) = whole.pathways
    rules = attrs.evolve(route.rules, members=(ENTRY,))
    return attrs.evolve(whole, pathways=(attrs.evolve(route, rules=rules),))


def stay(
    host_unit: str, *shown: str, held: tuple[Credit, ...] = (), under: RecognitionPolicy = BY_SHARE
) -> CreditTransfer:
    """A stay abroad on which a learner shows some outcomes of the unit."""
    papers = agreement(agreed(host_unit, "a", "b", "c", "d", counts_for="brakes"))
    return decided(under, assessment(host_unit, *shown), papers=papers, at_home=at_home(), held=held)


def before(*shown: str, on: date = date(2025, 5, 1)) -> Credit:
    """The credit that a stay of the year before brought."""
    (credit,) = credits_of(stay("first", *shown), at_home())
    prior = PriorLearning(explanation=text("First"), unit="first", awarded=on)
    return attrs.evolve(credit, id="LA-0/brakes", awarded=on, assessments=(), recognised_from=prior)


def standing(*credits: Credit) -> Progress:
    return accumulate(at_home(), credits, as_of=RECOGNISED)


def test_credit_names_the_outcomes_that_were_recognised_in_part() -> None:
    (credit,) = credits_of(stay("first", "a", "b"), at_home())
    assert (credit.partial, credit.outcomes, credit.points) == (True, ("a", "b"), Points(10, "ecvet"))
    assert [one.id for one in gap([UNIT], [credit], as_of=RECOGNISED).missing] == ["c", "d"]


def test_credit_for_a_whole_unit_names_none() -> None:
    done = stay("first", "a", "b", "c", "d")
    whole = tuple(attrs.evolve(one, outcomes=("a", "b")) for one in done.recognitions)
    for decided_on in (done, attrs.evolve(done, recognitions=whole)):
        (credit,) = credits_of(decided_on, at_home())
        assert done.recognitions[0].outcomes == ()
        assert (credit.partial, credit.outcomes) == (False, ())
    assert gap([UNIT], [credit], as_of=RECOGNISED).missing == ()


def test_two_stays_complete_one_unit() -> None:
    earlier = before("a", "b")
    second = stay("second", "c", "d", held=(earlier,))
    (decision,) = decisions(second)
    assert decision.decision is Decision.FULL
    assert decision.points == Points(20, "ecvet")
    assert reasons(decision)["outcomes-held-before"] == {
        "unit": "brakes",
        "outcomes": "a, b",
        "credit": "LA-0/brakes",
    }
    assert decision.evidence == ("LA-0/brakes", "assessment of second")
    progress = standing(earlier, *credits_of(second, at_home()))
    assert (progress.verdict, progress.counted) == (Verdict.ACHIEVED, 20)


def test_several_stays_complete_one_unit_whatever_else_is_held_among_them() -> None:
    first, third = (attrs.evolve(before(one), id=f"LA-{one}/brakes") for one in "ab")
    nothing_new = attrs.evolve(before("c"), id="LA-c/brakes")
    elsewhere = attrs.evolve(before("a"), unit="lights")
    later = attrs.evolve(before("b"), awarded=date(2027, 1, 1))
    held = (elsewhere, later, nothing_new, first, third)
    (found,) = decisions(stay("second", "c", "d", held=held))
    assert found.decision is Decision.FULL
    told = [dict(one.about) for one in found.reasons if one.code == "outcomes-held-before"]
    assert [(one["outcomes"], one["credit"]) for one in told] == [("a", "LA-a/brakes"), ("b", "LA-b/brakes")]


def test_credit_without_an_id_is_named_by_its_unit() -> None:
    (found,) = decisions(stay("second", "c", "d", held=(attrs.evolve(before("a", "b"), id=None),)))
    assert reasons(found)["outcomes-held-before"]["credit"] == "brakes"
    assert found.evidence == ("assessment of second",)


def test_what_was_awarded_on_the_day_of_the_decision_is_held_on_it() -> None:
    (found,) = decisions(stay("second", "c", "d", held=(attrs.evolve(before("a", "b"), awarded=RECOGNISED),)))
    assert found.decision is Decision.FULL


def test_what_two_stays_attest_together_counts_once() -> None:
    earlier = before("a", "b")
    (credit,) = credits_of(stay("second", "b", "c", held=(earlier,)), at_home())
    assert (credit.partial, credit.outcomes, credit.points) == (True, ("a", "b", "c"), Points(15, "ecvet"))
    assert standing(earlier, credit).counted == 15
    assert standing(credit, earlier).counted == 15


def test_who_holds_nothing_before_completes_nothing() -> None:
    (decision,) = decisions(stay("second", "c", "d"))
    assert decision.decision is Decision.PARTIAL
    assert "outcomes-held-before" not in reasons(decision)


def test_a_stay_that_covers_nothing_is_not_recognised_for_what_was_held_before() -> None:
    (decision,) = decisions(stay("second", "x", held=(before("a", "b", "c"),)))
    assert decision.decision is Decision.REFUSED
    assert "outcomes-held-before" not in reasons(decision)


def test_an_addition_is_completed_by_nothing_that_was_held_before() -> None:
    papers = agreement(agreed("vinter", "berger", "vurderer"))
    held = Credit(unit="vinter", partial=True, outcomes=("vurderer",), id="LA-0/vinter")
    done = decided(BY_SHARE, assessment("vinter", "berger"), papers=papers, at_home=at_home(), held=[held])
    (found,) = decisions(done)
    assert "outcomes-held-before" not in reasons(found)
    assert found.evidence == ("assessment of vinter",)


def recognised(words: str, awarded: date | None) -> Credit:
    """Credit for two outcomes that was recognised from something of this day."""
    return attrs.evolve(
        before("a", "b"), recognised_from=PriorLearning(explanation=text(words), awarded=awarded)
    )


@pytest.mark.parametrize(
    ("earlier", "decision", "why"),
    [
        (lambda: attrs.evolve(before("a", "b"), outcomes=()), Decision.PARTIAL, None),
        (lambda: attrs.evolve(before("a", "b"), unit="lights"), Decision.PARTIAL, None),
        (lambda: attrs.evolve(before("a", "b"), awarded=date(2027, 1, 1)), Decision.PARTIAL, None),
        (lambda: recognised("Old", date(2019, 1, 1)), Decision.PARTIAL, "credit-expired"),
        (lambda: recognised("Undated", None), Decision.SUSPENDED, "credit-age-unknown"),
    ],
    ids=["unknown which", "another unit", "not awarded yet", "too old", "of unknown age"],
)
def test_only_outcomes_of_the_same_unit_that_are_known_and_recent_complete_it(
    earlier: Callable[[], Credit], decision: Decision, why: str | None
) -> None:
    under = attrs.evolve(BY_SHARE, shelf_life=ShelfLife(years=3))
    (found,) = decisions(stay("second", "c", "d", held=(earlier(),), under=under))
    assert found.decision is decision
    assert "outcomes-held-before" not in reasons(found)
    assert why is None or why in reasons(found)


def test_what_was_held_before_counts_to_the_last_day_of_the_shelf_life_of_its_unit() -> None:
    for units, awarded, decision in (
        ((), date(2023, 5, 6), Decision.FULL),
        ((), date(2023, 5, 5), Decision.PARTIAL),
        (("brakes",), date(2023, 5, 5), Decision.PARTIAL),
        (("lights",), date(2023, 5, 5), Decision.FULL),
    ):
        under = attrs.evolve(BY_SHARE, shelf_life=ShelfLife(years=3, units=units))
        (found,) = decisions(stay("second", "c", "d", held=(recognised("Old", awarded),), under=under))
        assert found.decision is decision


def test_whole_units_only_is_met_by_two_stays_together() -> None:
    under = attrs.evolve(BY_SHARE, parts=False)
    (found,) = decisions(stay("second", "c", "d", held=(before("a", "b"),), under=under))
    assert found.decision is Decision.FULL


def test_points_that_were_recognised_before_take_room_under_the_cap_once() -> None:
    under = attrs.evolve(BY_SHARE, cap=RecognisedCap(points=20))
    (found,) = decisions(stay("second", "c", "d", held=(before("a", "b"),), under=under))
    assert found.decision is Decision.FULL
    (short,) = decisions(
        stay(
            "second",
            "c",
            "d",
            held=(before("a", "b"),),
            under=attrs.evolve(BY_SHARE, cap=RecognisedCap(points=19)),
        )
    )
    assert short.decision is Decision.OUTSIDE


def test_credit_that_completes_nothing_takes_its_room_under_the_cap_besides() -> None:
    """Nobody knows which outcomes its 10 points are for; those recognised now are 10 points more."""
    unknown = attrs.evolve(before("a", "b"), outcomes=())
    for most, decision in ((20, Decision.PARTIAL), (19, Decision.OUTSIDE)):
        under = attrs.evolve(BY_SHARE, cap=RecognisedCap(points=most))
        (found,) = decisions(stay("second", "c", "d", held=(unknown,), under=under))
        assert found.decision is decision
