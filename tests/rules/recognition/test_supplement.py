"""What comes in after a decision: further assessments, and papers that were missing."""

from datetime import date

import attrs
import pytest

from ecvet.errors import TransferError
from ecvet.model.agreements import LearningAgreement
from ecvet.model.assessments import Credit
from ecvet.model.papers import Procedure
from ecvet.rules.recognition import revise, supplement
from tests.rules.mobility import HOME, HOST, agreed, agreement, assessment, memorandum, text, transcript
from tests.rules.recognition.appeals import APPEAL, REFUSED, REVISED
from tests.rules.recognition.cases import AT_HOME, BRAKES, decided, policy


def test_an_assessment_behind_credit_that_the_learner_holds_gives_no_further_credit() -> None:
    second = assessment("bremser", name="second", on=date(2026, 5, 28))
    papers = attrs.evolve(transcript("bremser"), id="PT-2", issued=date(2026, 5, 29))
    held = [Credit(unit="elsewhere", assessments=(second,))]
    with pytest.raises(TransferError) as refused:
        supplement(REFUSED, assessments=[second], transcript=papers, by=HOST, on=APPEAL, held=held)
    assert (refused.value.rule, refused.value.path) == ("transfer.replay", "supplement/held")


def test_papers_that_were_missing_may_be_handed_in() -> None:
    unsigned = attrs.evolve(agreement(BRAKES, memorandum="MoU-1"), signatures=())
    begun = decided(policy(papers=True), assessment("bremser"), papers=unsigned)
    signed = agreement(BRAKES, memorandum="MoU-1")
    done = supplement(begun, agreement=signed, memorandum=memorandum(), by=HOME, on=APPEAL)
    assert (done.agreement, done.memorandum) == (signed, memorandum())
    assert done.history[-1].evidence == ("LA-1", "MoU-1")


def test_papers_that_say_something_else_are_no_completion() -> None:
    other = agreement(BRAKES, agreed("vinter", "berger"))
    with pytest.raises(TransferError) as refused:
        supplement(REFUSED, agreement=other, by=HOME, on=APPEAL)
    assert (refused.value.rule, refused.value.path) == (
        "transfer.agreement",
        "supplement/agreement/units",
    )
    with pytest.raises(TransferError) as refused:
        supplement(REFUSED, memorandum=memorandum(), by=HOME, on=APPEAL)
    assert (refused.value.rule, refused.value.path) == ("transfer.memorandum", "supplement/memorandum/id")


def test_the_host_alone_hands_in_assessments() -> None:
    second = assessment("bremser", name="second", on=date(2026, 5, 28))
    with pytest.raises(TransferError) as refused:
        supplement(REFUSED, assessments=[second], by=HOME, on=APPEAL)
    assert refused.value.rule == "transfer.actor"


def test_evidence_that_is_there_already_and_a_transcript_without_evidence_are_refused() -> None:
    again = assessment("bremser", name="first")
    with pytest.raises(TransferError) as refused:
        supplement(REFUSED, assessments=[again], by=HOST, on=APPEAL)
    assert (refused.value.rule, refused.value.path) == (
        "transfer.evidence",
        "supplement/assessments/0/id",
    )
    with pytest.raises(TransferError, match="no assessment, no credit"):
        supplement(REFUSED, transcript=transcript("bremser"), by=HOST, on=APPEAL)


def test_who_hands_in_nothing_is_told_so() -> None:
    with pytest.raises(TransferError, match="hands in nothing"):
        supplement(REFUSED, by=HOME, on=APPEAL)


# Papers that come in later


STATED = attrs.evolve(
    agreement(BRAKES, memorandum="MoU-1"),
    weeks=8,
    in_force=date(2026, 2, 1),
    recognition=Procedure(how=text("By the home institution")),
)


@pytest.mark.parametrize(
    ("field", "changed"),
    [
        ("automatic", attrs.evolve(STATED, automatic=True)),
        ("memorandum", attrs.evolve(STATED, memorandum="MoU-2")),
        ("weeks", attrs.evolve(STATED, weeks=4)),
        ("in_force", attrs.evolve(STATED, in_force=date(2026, 4, 1))),
        ("recognition", attrs.evolve(STATED, recognition=Procedure(how=text("Without a further look")))),
        ("signatures", attrs.evolve(STATED, signatures=())),
    ],
)
def test_what_the_agreement_said_the_host_alone_does_not_change(
    field: str, changed: LearningAgreement
) -> None:
    """Recognition would be automatic, for example, though nobody agreed to that."""
    done = decided(policy(), assessment("bremser", positive=False), assessment("motor"), papers=STATED)
    with pytest.raises(TransferError) as refused:
        supplement(done, agreement=changed, by=HOST, on=APPEAL)
    assert ("transfer.agreement", f"supplement/agreement/{field}") in [
        (one.rule, one.path) for one in refused.value.problems
    ]


def test_a_memorandum_that_is_there_is_completed_and_not_changed() -> None:
    papers = agreement(BRAKES, memorandum="MoU-1")
    framework = attrs.evolve(memorandum(), procedures=text("The host assesses"))
    results = (assessment("bremser", positive=False), assessment("motor"))
    done = decided(policy(), *results, papers=papers, memorandum=framework)
    complete = attrs.evolve(framework, review=text("Every May"))
    assert supplement(done, memorandum=complete, by=HOST, on=APPEAL).memorandum == complete
    other = attrs.evolve(framework, procedures=text("Nobody assesses"))
    with pytest.raises(TransferError) as refused:
        supplement(done, memorandum=other, by=HOST, on=APPEAL)
    assert (refused.value.rule, refused.value.path) == (
        "transfer.memorandum",
        "supplement/memorandum/procedures",
    )


# Credit that the learner holds


def test_an_assessment_behind_credit_held_is_refused_without_a_new_transcript_too() -> None:
    done = decided(policy(), assessment("bremser", "checks"))
    second = assessment("bremser", name="second", on=date(2026, 5, 28))
    held = [Credit(unit="elsewhere", assessments=(second,))]
    with pytest.raises(TransferError) as refused:
        supplement(done, assessments=[second], by=HOST, on=APPEAL, held=held)
    assert refused.value.rule == "transfer.replay"
    with pytest.raises(TransferError) as refused:
        revise(
            supplement(done, assessments=[second], by=HOST, on=APPEAL),
            AT_HOME,
            policy=policy(),
            by=HOME,
            on=REVISED,
            held=held,
        )
    assert (refused.value.rule, refused.value.path) == ("transfer.replay", "revise/held")
