"""What contradicts itself in a transfer that was read, or put together by hand, is refused and found."""

from collections.abc import Callable
from datetime import date, timedelta

import attrs
import pytest

from ecvet.errors import TransferError
from ecvet.model.agreements import PersonalTranscript
from ecvet.model.assessments import Assessment, Credit
from ecvet.model.learners import Learner
from ecvet.model.transfers import CreditTransfer, Decision, Event, Stage
from ecvet.rules import transfer as steps
from ecvet.rules._contradictions import check_transfer
from ecvet.rules.recognition import recognise, revise
from tests.rules.mobility import (
    ASSESSED,
    FIRST,
    HOME,
    HOST,
    RECOGNISED,
    RECORDED,
    VALIDATED,
    agreement,
    assessment,
    institution,
    recorded,
)
from tests.rules.recognition.cases import AT_HOME, BRAKES, policy

SOUND = recorded(agreement(BRAKES), assessment("bremser"))
ONE_DAY = timedelta(days=1)
LATER = date(2026, 6, 10)


def papers(transfer: CreditTransfer) -> PersonalTranscript:
    assert transfer.transcript is not None
    return transfer.transcript


PAPERS = papers(SOUND)
(ATTEST,) = SOUND.assessments


def attested(attest: Assessment) -> CreditTransfer:
    return attrs.evolve(SOUND, assessments=(attest,))


def told(*history: Event) -> CreditTransfer:
    return attrs.evolve(SOUND, history=history)


def event(stage: Stage, actor: str, on: date = RECORDED) -> Event:
    return Event(stage=stage, actor=actor, on=on)


#: Each way in which a transfer contradicts itself, with the finding and the place that name it.
BROKEN: dict[str, tuple[CreditTransfer, str, str]] = {
    "the transcript of another learner": (
        attrs.evolve(SOUND, transcript=attrs.evolve(PAPERS, learner=Learner(id="somebody-else"))),
        *("transcript-differs", "/transcript/learner"),
    ),
    "the learner of another agreement": (
        attrs.evolve(SOUND, agreement=attrs.evolve(SOUND.agreement, learner=Learner(id="somebody-else"))),
        *("transcript-differs", "/transcript/learner"),
    ),
    "a transcript that another institution issued": (
        attrs.evolve(SOUND, transcript=attrs.evolve(PAPERS, issued_by=institution("another"))),
        *("transcript-differs", "/transcript/issued_by"),
    ),
    "the transcript of another agreement": (
        attrs.evolve(SOUND, agreement=attrs.evolve(SOUND.agreement, id="LA-2")),
        *("transcript-differs", "/transcript/agreement"),
    ),
    "credit with nothing behind it": (
        attrs.evolve(
            SOUND, transcript=attrs.evolve(PAPERS, credits=(*PAPERS.credits, Credit(unit="vinter")))
        ),
        *("evidence-unfit", "/transcript/credits/1"),
    ),
    "two credits for one unit": (
        attrs.evolve(SOUND, transcript=attrs.evolve(PAPERS, credits=PAPERS.credits * 2)),
        *("code-ambiguous", "/transcript/credits/1/unit"),
    ),
    "an assessment by another institution": (
        attested(attrs.evolve(ATTEST, institution="another")),
        *("evidence-unfit", "/assessments/0/institution"),
    ),
    "an assessment without an id": (
        attested(attrs.evolve(ATTEST, id=None)),
        *("evidence-unfit", "/assessments/0/id"),
    ),
    "an assessment before the mobility": (
        attested(attrs.evolve(ATTEST, on=FIRST - ONE_DAY)),
        *("step-too-early", "/assessments/0/on"),
    ),
    "an assessment after all steps": (
        attested(attrs.evolve(ATTEST, on=RECORDED + ONE_DAY)),
        *("step-too-early", "/history"),
    ),
    "a history by nobody": (
        told(event(Stage.ASSESSED, HOST, ASSESSED), event(Stage.RECORDED, "nobody")),
        *("step-by-another", "/history/1/actor"),
    ),
    "a record before any assessment": (
        told(event(Stage.RECORDED, HOST)),
        *("step-out-of-order", "/history/0/stage"),
    ),
    "a step before the one before it": (
        told(event(Stage.ASSESSED, HOST, ASSESSED), event(Stage.RECORDED, HOST, FIRST)),
        *("step-too-early", "/history/1/on"),
    ),
    "a home institution that is its own host": (
        attrs.evolve(SOUND, agreement=attrs.evolve(SOUND.agreement, home=institution(HOST))),
        *("parties-alike", "/agreement/host"),
    ),
}


def test_what_the_steps_have_built_contradicts_nothing() -> None:
    validated = steps.validate(SOUND, AT_HOME, by=HOME, on=VALIDATED)
    done = recognise(validated, AT_HOME, policy=policy(), by=HOME, on=RECOGNISED)
    again = revise(done, AT_HOME, policy=policy(level=8), by=HOME, on=LATER)
    for transfer in (steps.begin(SOUND.agreement), SOUND, validated, done, again):
        assert check_transfer(transfer) == ()


@pytest.mark.parametrize("name", BROKEN)
def test_a_contradiction_is_found_in_its_place(name: str) -> None:
    transfer, code, where = BROKEN[name]
    assert (code, where) in [(one.code, one.where) for one in check_transfer(transfer)]


@pytest.mark.parametrize(
    ("name", "parameter", "what"),
    [
        ("an assessment by another institution", "subject", "another"),
        ("an assessment without an id", "subject", "/assessments/0/id"),
        ("a history by nobody", "actor", "nobody"),
        ("a record before any assessment", "stage", "agreed"),
        ("a step before the one before it", "date", FIRST),
        ("a home institution that is its own host", "institution", HOST),
    ],
)
def test_a_contradiction_names_what_does_not_fit_or_where_it_is(
    name: str, parameter: str, what: str | date
) -> None:
    transfer, code, where = BROKEN[name]
    (found,) = [one for one in check_transfer(transfer) if (one.code, one.where) == (code, where)]
    assert found[parameter] == what


@pytest.mark.parametrize("name", ["XL", "O'Brien College"])
def test_who_took_a_step_is_named_as_the_history_writes_it(name: str) -> None:
    (found,) = check_transfer(told(event(Stage.ASSESSED, HOST, ASSESSED), event(Stage.RECORDED, name)))
    assert found["actor"] == name


@pytest.mark.parametrize("name", BROKEN)
def test_a_transfer_that_contradicts_itself_is_neither_validated_nor_recognised(name: str) -> None:
    broken, _, where = BROKEN[name]
    validated = steps.validate(SOUND, AT_HOME, by=HOME, on=VALIDATED)
    decided = recognise(validated, AT_HOME, policy=policy(), by=HOME, on=RECOGNISED)
    assert [one.decision for one in decided.recognitions] == [Decision.FULL]
    taken: dict[str, Callable[[], CreditTransfer]] = {
        "validate": lambda: steps.validate(broken, AT_HOME, by=HOME, on=VALIDATED),
        "recognise": lambda: recognise(
            swapped(validated, broken), AT_HOME, policy=policy(), by=HOME, on=RECOGNISED
        ),
        "revise": lambda: revise(
            swapped(decided, broken), AT_HOME, policy=policy(level=8), by=HOME, on=LATER
        ),
    }
    for verb, step in taken.items():
        with pytest.raises(TransferError) as refused:
            step()
        assert f"{verb}{where}" in [one.path for one in refused.value.problems]


def swapped(sound: CreditTransfer, broken: CreditTransfer) -> CreditTransfer:
    """The later transfer with what is broken in the earlier one; its later events follow."""
    return attrs.evolve(
        sound,
        agreement=broken.agreement,
        assessments=broken.assessments,
        transcript=broken.transcript,
        history=(*broken.history, *sound.history[len(SOUND.history) :]),
    )
