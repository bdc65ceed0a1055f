"""Amendments: the next version of an agreement, what it changes, and which version is in force."""

from collections.abc import Callable
from datetime import date, timedelta

import attrs
import pytest

from ecvet.errors import TransferError
from ecvet.model.agreements import LearningAgreement, Party
from ecvet.model.learners import Learner
from ecvet.model.persons import Person
from ecvet.model.transfers import CreditTransfer, Event, Stage
from ecvet.periods import Period
from ecvet.points import Points
from ecvet.rules import transfer as steps
from ecvet.rules.amendments import ChangeKind, amend, changes, in_force
from tests.rules.mobility import (
    ASSESSED,
    FIRST,
    HOME,
    HOST,
    LAST,
    RECORDED,
    SIGNED,
    agreed,
    agreement,
    assessment,
    institution,
    memorandum,
    outcome,
    request,
    stand_for,
    transcript,
)

ONE_DAY = timedelta(days=1)
AMENDED = date(2026, 3, 16)
BRAKES, WINTER = agreed("bremser", "sjekker", counts_for="brakes"), agreed("vinter", "berger")
OLD = agreement(BRAKES)
NEW = attrs.evolve(
    OLD,
    version=2,
    units=(BRAKES, WINTER),
    signatures=tuple(attrs.evolve(one, on=AMENDED) for one in OLD.signatures),
)
BEGUN = steps.begin(OLD)
ASSESSED_ALREADY = steps.assess(BEGUN, [assessment("bremser", on=AMENDED)], by=HOST, on=AMENDED)


def amended(
    new: LearningAgreement = NEW, transfer: CreditTransfer = BEGUN, by: str = HOME, on: date = AMENDED
) -> CreditTransfer:
    return amend(transfer, new, by=by, on=on)


def rules_broken(step: Callable[[], object]) -> list[tuple[str, str]]:
    with pytest.raises(TransferError) as refused:
        step()
    return [(problem.rule, problem.path) for problem in refused.value.problems]


def test_a_transfer_runs_under_the_new_version_and_keeps_the_old_one() -> None:
    done = amended()
    assert (done.agreement, done.superseded) == (NEW, (OLD,))
    assert done.history[-1] == Event(
        stage=Stage.AGREED, actor=HOME, on=AMENDED, evidence=("LA-1", "LA-1 version 2")
    )
    third = attrs.evolve(NEW, version=3)
    assert amended(third, done).superseded == (OLD, NEW)


def test_an_amendment_takes_nothing_back_that_was_assessed() -> None:
    done = amended(transfer=ASSESSED_ALREADY)
    assert (done.stage, done.assessments) == (Stage.ASSESSED, ASSESSED_ALREADY.assessments)
    assert steps.assess(done, [assessment("vinter")], by=HOST, on=ASSESSED).stage is Stage.ASSESSED


def test_an_agreement_may_be_amended_before_the_mobility_begins() -> None:
    early = attrs.evolve(NEW, signatures=tuple(attrs.evolve(s, on=FIRST - ONE_DAY) for s in NEW.signatures))
    assert amended(early, on=FIRST - ONE_DAY).agreement == early


@pytest.mark.parametrize("by", [HOME, HOST])
def test_either_institution_may_amend(by: str) -> None:
    assert amended(by=by).history[-1].actor == by


def test_nobody_else_may_amend() -> None:
    assert rules_broken(lambda: amended(by="another")) == [("transfer.actor", "amend/by")]


def test_what_was_recorded_cannot_be_amended_any_more() -> None:
    done = steps.record(ASSESSED_ALREADY, transcript("bremser"), by=HOST, on=RECORDED)
    later = attrs.evolve(NEW, signatures=tuple(attrs.evolve(s, on=RECORDED) for s in NEW.signatures))
    assert rules_broken(lambda: amended(later, done, on=RECORDED)) == [("transfer.order", "amend/stage")]


def test_a_request_is_not_amended() -> None:
    asked = steps.begin(request(BRAKES))
    assert rules_broken(lambda: amended(transfer=asked)) == [("transfer.amendment", "amend/agreement")]


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        (attrs.evolve(NEW, id="LA-2"), "id"),
        (attrs.evolve(NEW, version=1), "version"),
        (attrs.evolve(NEW, version=3), "version"),
        (attrs.evolve(NEW, home=institution("another")), "home"),
        (attrs.evolve(NEW, host=institution("another")), "host"),
        (attrs.evolve(NEW, learner=Learner(id="another")), "learner"),
    ],
)
def test_an_amendment_is_the_next_version_between_the_same_parties(
    wrong: LearningAgreement, field: str
) -> None:
    assert rules_broken(lambda: amended(wrong)) == [("transfer.amendment", f"amend/agreement/{field}")]


@pytest.mark.parametrize("left_out", [Party.HOME, Party.HOST, Party.LEARNER])
def test_an_amendment_is_signed_by_the_three_parties(left_out: Party) -> None:
    unsigned = attrs.evolve(NEW, signatures=tuple(s for s in NEW.signatures if s.party is not left_out))
    assert rules_broken(lambda: amended(unsigned)) == [("transfer.signature", "amend/agreement/signatures")]


def test_who_signed_the_version_before_signs_the_amendment() -> None:
    third = attrs.evolve(OLD.signatures[0], party=Party.INTERMEDIARY)
    old = attrs.evolve(OLD, signatures=(*OLD.signatures, third))
    found = rules_broken(lambda: amended(transfer=steps.begin(old)))
    assert found == [("transfer.signature", "amend/agreement/signatures")]


def test_a_guardian_signs_again_for_a_learner_who_still_has_one() -> None:
    guardian = attrs.evolve(OLD.signatures[0], party=Party.GUARDIAN)
    begun = steps.begin(attrs.evolve(OLD, signatures=(*OLD.signatures, guardian)))
    assert amended(transfer=begun).agreement == NEW
    minor = attrs.evolve(NEW, guardian=Person(name="Name"))
    found = rules_broken(lambda: amended(minor, begun))
    assert found == [("transfer.signature", "amend/agreement/signatures")]


def test_an_amendment_bears_the_day_of_its_signatures() -> None:
    undated = attrs.evolve(NEW, signatures=tuple(attrs.evolve(s, on=None) for s in NEW.signatures))
    assert rules_broken(lambda: amended(undated)) == [("transfer.signature", "amend/agreement/signatures")]


def test_an_amendment_is_not_signed_before_what_it_amends() -> None:
    early = attrs.evolve(
        NEW, signatures=(attrs.evolve(NEW.signatures[0], on=SIGNED - ONE_DAY), *NEW.signatures[1:])
    )
    assert rules_broken(lambda: amended(early)) == [("transfer.date", "amend/agreement/signatures/0/on")]


def test_an_amendment_is_not_in_force_before_what_it_amends() -> None:
    early = attrs.evolve(NEW, in_force=SIGNED - ONE_DAY)
    assert rules_broken(lambda: amended(early)) == [("transfer.date", "amend/agreement/in_force")]


def test_an_amendment_is_entered_when_it_is_signed_and_in_force() -> None:
    assert rules_broken(lambda: amended(on=AMENDED - ONE_DAY)) == [("transfer.date", "amend/on")]
    later = attrs.evolve(NEW, in_force=AMENDED + ONE_DAY)
    assert rules_broken(lambda: amended(later)) == [("transfer.date", "amend/on")]
    back = attrs.evolve(NEW, in_force=AMENDED - ONE_DAY)
    assert amended(back).agreement == back
    assert rules_broken(lambda: amended(back, on=AMENDED - ONE_DAY)) == [("transfer.date", "amend/on")]


def test_an_amendment_can_be_carried_out_like_any_agreement() -> None:
    odd = attrs.evolve(NEW, units=(BRAKES, attrs.evolve(WINTER, unit="brakes")))
    assert rules_broken(lambda: amended(odd)) == [("transfer.ambiguous", "amend/agreement/units/1/unit")]


def test_an_amendment_does_not_move_the_mobility_behind_an_assessment() -> None:
    moved = attrs.evolve(NEW, period=Period(AMENDED + ONE_DAY, LAST))
    found = rules_broken(lambda: amended(moved, ASSESSED_ALREADY))
    assert found == [("transfer.date", "amend/assessments")]


def test_an_amendment_stays_within_the_memorandum() -> None:
    framework = memorandum(until=LAST)
    old, new = (attrs.evolve(one, memorandum="MoU-1") for one in (OLD, NEW))
    begun = steps.begin(old, framework)
    assert amended(new, begun).memorandum == framework
    longer = attrs.evolve(new, period=Period(FIRST, LAST + ONE_DAY))
    assert rules_broken(lambda: amended(longer, begun)) == [("transfer.date", "amend/memorandum/validity")]


# Which version is in force


def test_a_version_is_in_force_from_the_day_of_its_last_signature() -> None:
    done = amended()
    assert in_force(done, SIGNED - ONE_DAY) is None
    assert in_force(done, SIGNED) == OLD
    assert in_force(done, AMENDED - ONE_DAY) == OLD
    assert in_force(done, AMENDED) == NEW


def test_a_version_may_state_the_day_from_which_it_is_in_force() -> None:
    stated = attrs.evolve(NEW, in_force=AMENDED + ONE_DAY)
    done = amended(stated, on=AMENDED + ONE_DAY)
    assert in_force(done, AMENDED) == OLD
    assert in_force(done, AMENDED + ONE_DAY) == stated


def test_a_version_without_any_day_has_held_from_the_beginning() -> None:
    undated = attrs.evolve(OLD, signatures=())
    assert in_force(steps.begin(undated), date.min) == undated


# What changes


def changed(new: LearningAgreement, old: LearningAgreement = OLD) -> list[tuple[str, ChangeKind]]:
    return [(change.path, change.kind) for change in changes(old, new)]


def test_equal_versions_differ_in_nothing() -> None:
    assert changes(OLD, attrs.evolve(OLD, version=2, in_force=AMENDED, signatures=())) == ()


def test_units_are_inserted_and_deleted() -> None:
    assert changed(NEW) == [("/units/vinter", ChangeKind.INSERTED)]
    assert changed(OLD, NEW) == [("/units/vinter", ChangeKind.DELETED)]
    assert [(one.before, one.after) for one in changes(OLD, NEW)] == [(None, WINTER)]
    assert [(one.before, one.after) for one in changes(NEW, OLD)] == [(WINTER, None)]


def test_the_path_of_a_change_is_a_json_pointer() -> None:
    odd = attrs.evolve(OLD, units=(BRAKES, attrs.evolve(WINTER, unit="a~b/c")))
    assert changed(odd) == [("/units/a~0b~1c", ChangeKind.INSERTED)]


def test_a_unit_changes_in_its_points_and_outcomes() -> None:
    other = attrs.evolve(
        agreed("bremser", outcome("sjekker", says="Checks all brakes"), "bytter", counts_for="brakes"),
        points=Points(5, "ecvet"),
    )
    (points, text, added) = changes(OLD, agreement(other))
    assert (points.path, points.before, points.after) == ("/units/bremser/points", None, Points(5, "ecvet"))
    assert (text.path, text.kind) == ("/units/bremser/outcomes/sjekker", ChangeKind.CHANGED)
    assert (added.path, added.after) == ("/units/bremser/outcomes/bytter", outcome("bytter"))


def test_the_period_and_the_correspondences_change() -> None:
    new = attrs.evolve(OLD, period=Period(FIRST, AMENDED), correspondences=stand_for(("sjekker", "checks")))
    assert changed(new) == [
        ("/period", ChangeKind.CHANGED),
        ("/correspondences/sjekker~1checks", ChangeKind.INSERTED),
    ]


# What a refusal says


REFUSED: dict[str, tuple[Callable[[], object], str, str, str]] = {
    "an amendment of a request": (
        lambda: amended(transfer=steps.begin(request(BRAKES))),
        "amend/agreement: is for a request, which nobody amends",
        *("'LA-1'", "a new request"),
    ),
    "a version that is not the next": (
        lambda: amended(attrs.evolve(NEW, version=3)),
        "amend/agreement/version: is not what the next version has to bear",
        *("3", "2"),
    ),
    "another host": (
        lambda: amended(attrs.evolve(NEW, host=institution("another"))),
        "amend/agreement/host: is not what the next version has to bear",
        *("'another'", "'no-host'"),
    ),
    "a signature that is missing": (
        lambda: amended(attrs.evolve(NEW, signatures=NEW.signatures[:2])),
        "amend/agreement/signatures: lack one that is due",
        *("['home', 'host']", "'learner'"),
    ),
    "signatures without a day": (
        lambda: amended(
            attrs.evolve(NEW, signatures=tuple(attrs.evolve(s, on=None) for s in NEW.signatures))
        ),
        "amend/agreement/signatures: bear no day",
        *("None", "the day of each signature"),
    ),
    "somebody else": (
        lambda: amended(by="another"),
        "amend/by: only the home or the hosting institution takes this step (2009/C 155/02, Annex II §3)",
        *("'another'", "'fi-home' or 'no-host'"),
    ),
    "an amendment of what was recorded": (
        lambda: amended(
            transfer=steps.record(ASSESSED_ALREADY, transcript("bremser"), by=HOST, on=RECORDED), on=RECORDED
        ),
        "amend/stage: the steps are agree, assess, record, validate, recognise (2009/C 155/02, Annex II §3)",
        *("'recorded'", "agreed or assessed"),
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_refusal_says_where_what_is_wrong_what_was_found_and_what_would_be_right(name: str) -> None:
    step, wrong, got, expected = REFUSED[name]
    with pytest.raises(TransferError) as refused:
        step()
    assert f"{wrong}; got {got}; expected {expected}" in str(refused.value).splitlines()
