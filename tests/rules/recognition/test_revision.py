"""Revision: new decisions on what was decided before; the old ones are kept."""

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from functools import partial

import attrs
import pytest

from ecvet.errors import Problem, TransferError
from ecvet.model.assessments import Credit
from ecvet.model.policies import PartPoints
from ecvet.model.requirements import RecognisedCap
from ecvet.model.transfers import CreditTransfer, Decision, Stage
from ecvet.rules._digest import digest
from ecvet.rules.recognition import credits_of, decisions, revise, supplement
from tests.rules.mobility import (
    HOME,
    HOST,
    RECOGNISED,
    agreed,
    agreement,
    assessment,
    memorandum,
    qualification,
    request,
    text,
    transcript,
    unit,
)
from tests.rules.recognition.appeals import APPEAL, REFUSED, REVISED
from tests.rules.recognition.cases import AT_HOME, BRAKES, decided, least, policy, validated


def retried(transfer: CreditTransfer = REFUSED) -> CreditTransfer:
    """After a second attempt, recorded in a new transcript."""
    second = assessment("bremser", name="second", on=date(2026, 5, 28))
    papers = attrs.evolve(transcript("bremser"), id="PT-2", issued=date(2026, 5, 29))
    return supplement(transfer, assessments=[second], transcript=papers, by=HOST, on=APPEAL)


def revised(transfer: CreditTransfer) -> CreditTransfer:
    return revise(transfer, AT_HOME, policy=policy(), by=HOME, on=REVISED)


def test_an_appeal_with_a_further_assessment_leads_to_a_new_decision() -> None:
    done = revised(retried())
    old, new = done.recognitions
    assert (old, *done.recognitions[:1]) == (*REFUSED.recognitions, *REFUSED.recognitions)
    assert (new.decision, new.evidence, new.on) == (Decision.FULL, ("second",), REVISED)
    assert new.revises == old.digest is not None
    assert decisions(done) == (new,)
    assert [credit.unit for credit in credits_of(done, AT_HOME)] == ["brakes"]


def test_the_history_says_what_came_in_and_what_was_revised() -> None:
    done = revised(retried())
    came_in, decided_anew = done.history[-2:]
    assert (came_in.stage, came_in.actor, came_in.evidence) == (Stage.ASSESSED, HOST, ("second", "PT-2"))
    assert (decided_anew.stage, decided_anew.actor) == (Stage.RECOGNISED, HOME)
    assert decided_anew.evidence == (REFUSED.recognitions[0].digest,)
    assert done.stage is Stage.RECOGNISED


def test_the_same_result_is_not_decided_twice() -> None:
    with pytest.raises(TransferError) as refused:
        revised(REFUSED)
    assert refused.value.rule == "transfer.unchanged"
    with pytest.raises(TransferError, match="comes to the same"):
        revise(revised(retried()), AT_HOME, policy=policy(), by=HOME, on=date(2026, 7, 1))


def test_a_decision_may_be_revised_more_than_once() -> None:
    twice = revise(revised(retried()), AT_HOME, policy=policy(grade=least("3")), by=HOME, on=date(2026, 7, 1))
    first, second, third = twice.recognitions
    assert (third.decision, third.revises) == (Decision.SUSPENDED, second.digest)
    assert len({first.digest, second.digest, third.digest}) == 3
    assert decisions(twice) == (third,)


def test_only_what_comes_to_something_else_is_decided_anew() -> None:
    papers = agreement(BRAKES, agreed("vinter", "berger"))
    done = decided(policy(), assessment("bremser", "checks"), assessment("vinter"), papers=papers)
    again = revise(done, AT_HOME, policy=policy(parts=False), by=HOME, on=REVISED)
    (new,) = again.recognitions[2:]
    assert (new.unit, new.decision) == ("brakes", Decision.REFUSED)
    assert [one.decision for one in decisions(again)] == [Decision.REFUSED, Decision.OUTSIDE]


@pytest.mark.parametrize(
    ("rule", "by", "on"),
    [("transfer.actor", HOST, REVISED), ("transfer.date", HOME, date(2026, 5, 1))],
)
def test_only_the_home_institution_revises_and_only_afterwards(rule: str, by: str, on: date) -> None:
    with pytest.raises(TransferError) as refused:
        revise(REFUSED, AT_HOME, policy=policy(), by=by, on=on)
    assert rule in {one.rule for one in refused.value.problems}


def test_what_has_not_been_decided_cannot_be_revised_or_supplemented() -> None:
    undecided = validated(assessment("bremser"))
    with pytest.raises(TransferError) as refused:
        revise(undecided, AT_HOME, policy=policy(), by=HOME, on=REVISED)
    assert "transfer.order" in {one.rule for one in refused.value.problems}
    with pytest.raises(TransferError, match="only what has been decided"):
        supplement(undecided, memorandum=memorandum(), by=HOME, on=APPEAL)


def test_a_unit_that_was_never_decided_on_is_named() -> None:
    with pytest.raises(TransferError) as refused:
        revise(REFUSED, AT_HOME, policy=policy(), by=HOME, on=REVISED, units=["tyres"])
    assert (refused.value.rule, refused.value.value) == ("transfer.unit", "'tyres'")


def test_a_decision_without_a_digest_is_named_by_the_digest_of_itself() -> None:
    (old,) = REFUSED.recognitions
    bare = attrs.evolve(REFUSED, recognitions=(attrs.evolve(old, digest=None),))
    assert revised(retried(bare)).recognitions[1].revises == digest(*bare.recognitions)
    assert RECOGNISED < APPEAL


def test_the_digest_of_a_new_decision_tells_whatever_it_was_made_from() -> None:
    """But not who decided: that is the home institution, which the transfer names."""
    (main,) = AT_HOME.pathways
    two_ways = attrs.evolve(AT_HOME, pathways=(main, attrs.evolve(main, code="other")))
    ready = retried()
    in_oslo = tuple(attrs.evolve(one, place=text("Oslo")) for one in ready.assessments)
    say = partial(revise, policy=policy(), by=HOME, on=REVISED)
    made = [
        say(ready, two_ways),
        say(attrs.evolve(ready, assessments=in_oslo), two_ways),
        say(ready, attrs.evolve(two_ways, title=text("Vehicles"))),
        say(ready, two_ways, policy=attrs.evolve(policy(), version="2")),
        say(ready, two_ways, pathway="other"),
        say(ready, two_ways, held=[Credit(unit="tyres")]),
        say(ready, two_ways, on=REVISED + timedelta(days=1)),
        say(ready, two_ways),
    ]
    digests = [one.recognitions[-1].digest for one in made]
    assert None not in digests
    assert len(set(digests)) == len(digests) - 1
    assert digests[0] == digests[-1]


def test_what_stays_recognised_takes_its_room_under_the_cap() -> None:
    """Of 15 and 15 points at most 20 are recognised: the second unit finds no room, whenever it is decided."""
    at_home = qualification(unit("brakes", "checks", "repairs"), unit("tyres", "changes"))
    papers = agreement(BRAKES, agreed("dekk", "changes", counts_for="tyres"))
    results = (assessment("bremser"), assessment("dekk", positive=False))
    before = decided(policy(), *results, papers=papers, at_home=at_home)
    second = assessment("dekk", name="second", on=date(2026, 5, 28))
    record = attrs.evolve(transcript("bremser", "dekk"), id="PT-2", issued=date(2026, 5, 29))
    ready = supplement(before, assessments=[second], transcript=record, by=HOST, on=APPEAL)
    for most, expected in ((20, Decision.OUTSIDE), (30, Decision.FULL)):
        under = policy(cap=RecognisedCap(points=most))
        done = revise(ready, at_home, policy=under, by=HOME, on=REVISED, units=["tyres"])
        assert [one.decision for one in decisions(done)] == [Decision.FULL, expected]


# What is said where something is refused


TWO_UNITS = decided(
    policy(),
    *(assessment("bremser"), assessment("vinter")),
    papers=agreement(BRAKES, agreed("vinter", "berger")),
)


def again(transfer: CreditTransfer, by: str = HOME, units: Iterable[str] | None = None) -> CreditTransfer:
    return revise(transfer, AT_HOME, policy=policy(), by=by, on=REVISED, units=units)


@pytest.mark.parametrize(
    ("step", "rule", "path", "message", "got", "expected"),
    [
        (
            lambda: again(validated(assessment("bremser"))),
            "order",
            "revise/stage",
            "only what has been decided can be revised",
            "'validated'",
            "recognised",
        ),
        (
            lambda: again(REFUSED, by=HOST),
            "actor",
            "revise/by",
            "this institution does not take this step",
            "'no-host'",
            "fi-home",
        ),
        (
            lambda: supplement(REFUSED, memorandum=memorandum(), by="other", on=APPEAL),
            "actor",
            "supplement/by",
            "this institution does not take this step",
            "'other'",
            "no-host or fi-home",
        ),
        (
            lambda: supplement(REFUSED, by=HOME, on=APPEAL),
            "evidence",
            "supplement",
            "hands in nothing",
            "()",
            "assessments, a transcript, the agreement or the memorandum",
        ),
        (
            lambda: supplement(
                REFUSED, agreement=attrs.evolve(REFUSED.agreement, id="LA-2"), by=HOME, on=APPEAL
            ),
            "agreement",
            "supplement/agreement/id",
            "says something else than before",
            "'LA-2'",
            "the same, completed and signed",
        ),
        (
            lambda: supplement(REFUSED, agreement=request(BRAKES), by=HOME, on=APPEAL),
            "agreement",
            "supplement/agreement/kind",
            "says something else than before",
            "'RecognitionRequest'",
            "the same, completed and signed",
        ),
        (
            lambda: revise(
                REFUSED, attrs.evolve(AT_HOME, code="other"), policy=policy(), by=HOME, on=REVISED
            ),
            "qualification",
            "revise/qualification/code",
            "is not the one that the agreement names",
            "'other'",
            "'vehicle-technician'",
        ),
        (
            lambda: again(TWO_UNITS, units=["tyres"]),
            "unit",
            "revise/units",
            "has not been decided on",
            "'tyres'",
            "brakes, vinter",
        ),
        (
            lambda: again(TWO_UNITS),
            "unchanged",
            "revise",
            "comes to the same",
            "'brakes, vinter'",
            "another result, by another policy or from what has come in since",
        ),
    ],
    ids=lambda one: one if isinstance(one, str) else "",
)
def test_who_is_refused_is_told_what_where_and_what_would_do(
    step: Callable[[], CreditTransfer], rule: str, path: str, message: str, got: str, expected: str
) -> None:
    with pytest.raises(TransferError) as refused:
        step()
    wanted = Problem(rule=f"transfer.{rule}", message=message, path=path, got=got, expected=expected)
    assert wanted in refused.value.problems


# Credit that the learner holds


def test_credit_that_a_transfer_gave_itself_takes_no_room_from_it_when_it_is_revised() -> None:
    under = policy(part_points=PartPoints.OUTCOMES, cap=RecognisedCap(points=15))
    done = decided(under, assessment("bremser", "checks"))
    second = assessment("bremser", name="second", on=date(2026, 5, 28))
    further = supplement(done, assessments=[second], by=HOST, on=APPEAL, held=credits_of(done, AT_HOME))
    again = revise(further, AT_HOME, policy=under, by=HOME, on=REVISED, held=credits_of(done, AT_HOME))
    assert [one.decision for one in decisions(again)] == [Decision.FULL]
