"""The chain of transfer as a machine: any step, by anybody, on any day, never leads where the rules do not allow."""

import re
from collections import Counter
from collections.abc import Callable
from datetime import date, timedelta

import attrs
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from ecvet.errors import TransferError
from ecvet.io import native
from ecvet.model.agreements import LearningAgreement
from ecvet.model.assessments import Assessment, Credit
from ecvet.model.policies import RecognitionPolicy
from ecvet.model.requests import Agreement
from ecvet.model.transfers import CreditTransfer, Decision, Stage
from ecvet.rules import transfer as steps
from ecvet.rules.amendments import amend, in_force
from ecvet.rules.recognition.credit import credits_of
from ecvet.rules.recognition.recognise import recognise
from tests.rules.mobility import (
    FIRST,
    HOME,
    HOST,
    SIGNED,
    agreed,
    agreement,
    assessment,
    brought,
    institution,
    qualification,
    request,
    text,
    transcript,
    unit,
)

AT_HOME = qualification(unit("brakes", "checks", "repairs"), unit("tyres", "changes"))
POLICY = RecognitionPolicy(code="all", version="1", title=text("Everything"))
UNITS = (
    agreed("bremser", "checks", "repairs", counts_for="brakes"),
    agreed("dekk", "changes", counts_for="tyres"),
)
KINDS: dict[str, Agreement] = {
    "mobility": agreement(*UNITS),
    "prior learning": request(*UNITS),
    "change of pathway": attrs.evolve(request(*UNITS), host=institution(HOST)),
}
# What the history of each kind may look like, a letter a stage; A stands for agreed and amended, S for assessed.
LETTERS = {
    Stage.AGREED: "A",
    Stage.ASSESSED: "S",
    Stage.RECORDED: "R",
    Stage.VALIDATED: "V",
    Stage.RECOGNISED: "C",
}
LEGAL = {
    LearningAgreement: re.compile(r"AA*(S[SA]*(R(VC?)?)?)?"),
    type(KINDS["prior learning"]): re.compile(r"AS*(R(VC?)?)?"),
}

# Most attempts are honest, so that the machine gets somewhere: `None` is who may, and what was attained.
actors = st.sampled_from([None, None, None, None, HOME, HOST, "no-other"])
forward = st.sampled_from([0, 1, 2, 3, 0, 1, -1]).map(timedelta)
claims = st.none() | st.sets(st.sampled_from(["bremser", "dekk"]))
names = st.sampled_from(["first", "second"])
codes = st.sampled_from([one.unit for one in UNITS])


def positive_ids(assessments: tuple[Assessment, ...]) -> set[str | None]:
    return {one.id for one in assessments if one.attained}


class Chain(RuleBasedStateMachine):
    """One learner, one transfer after the other; what was recognised is held when the next one begins."""

    def __init__(self) -> None:
        """Begin with nothing held."""
        super().__init__()
        self.day = FIRST
        self.held: tuple[Credit, ...] = ()
        self.transfer = steps.begin(KINDS["mobility"])

    @initialize(kind=st.sampled_from(sorted(KINDS)))
    def begin(self, kind: str) -> None:
        """Agree on something, or ask for it."""
        self.transfer = steps.begin(KINDS[kind])

    @rule(kind=st.sampled_from(sorted(KINDS)), number=st.integers(1, 2))
    def begin_again(self, kind: str, number: int) -> None:
        """Once it is decided, hold what came of it and begin another transfer, perhaps under the same name."""
        if self.transfer.stage is Stage.RECOGNISED:
            self.held = (*self.held, *credits_of(self.transfer, AT_HOME))
            again = attrs.evolve(KINDS[kind], id=f"{KINDS[kind].id}{number}")
            self.transfer, self.day = steps.begin(again), FIRST

    @rule(by=actors, step=forward, unit_code=codes, name=names, positive=st.booleans())
    def assess(self, by: str | None, step: timedelta, unit_code: str, name: str, *, positive: bool) -> None:
        """Assess a unit, on the day of the step."""
        on, by = self.day + step, by or self.host
        given = assessment(unit_code, positive=positive, name=f"{unit_code}, {name}", on=on, by=by)
        self.attempt(on, lambda: steps.assess(self.transfer, [given], by=by, on=on))

    @rule(by=actors, step=forward, claimed=claims)
    def record(self, by: str | None, step: timedelta, claimed: set[str] | None) -> None:
        """Record credit for units, whether they were attained or not."""
        on, by = self.day + step, by or self.host
        attained = {one.unit for one in self.transfer.assessments if one.attained and one.unit is not None}
        units = attained if claimed is None else claimed
        papers = attrs.evolve(
            transcript(*sorted(units), by=by), agreement=self.transfer.agreement.id, issued=on
        )
        self.attempt(on, lambda: steps.record(self.transfer, papers, by=by, on=on, held=self.held))

    @rule(by=actors, step=forward, unit_code=codes, name=names)
    def bring(self, by: str | None, step: timedelta, unit_code: str, name: str) -> None:
        """Record a transcript of long ago, with its assessment."""
        on, by = self.day + step, by or self.host
        given = assessment(unit_code, name=f"{unit_code}, {name}", on=date(2025, 6, 2), by=by)
        papers = brought(Credit(unit=unit_code, assessments=(given,)), by=by)
        self.attempt(on, lambda: steps.record(self.transfer, papers, by=by, on=on, held=self.held))

    @rule(by=actors, step=forward)
    def validate(self, by: str | None, step: timedelta) -> None:
        """Validate what was recorded."""
        on, by = self.day + step, by or HOME
        self.attempt(on, lambda: steps.validate(self.transfer, AT_HOME, by=by, on=on))

    @rule(by=actors, step=forward)
    def recognise(self, by: str | None, step: timedelta) -> None:
        """Decide on what was validated."""
        on, by = self.day + step, by or HOME
        self.attempt(on, lambda: recognise(self.transfer, AT_HOME, policy=POLICY, by=by, on=on))

    @rule(by=actors, step=forward, further=st.sampled_from([1, 1, 0, 2]), signed=forward)
    def amend(self, by: str | None, step: timedelta, further: int, signed: timedelta) -> None:
        """Agree on another version."""
        on, by, old = self.day + step, by or HOME, self.transfer.agreement
        papers = old if isinstance(old, LearningAgreement) else agreement(*UNITS)
        signatures = tuple(attrs.evolve(one, on=self.day + signed) for one in papers.signatures)
        new = attrs.evolve(papers, version=papers.version + further, signatures=signatures)
        self.attempt(on, lambda: amend(self.transfer, new, by=by, on=on))

    @rule(step=forward, unit_code=codes, name=names, kind=st.sampled_from(sorted(KINDS)))
    def go_on(self, step: timedelta, unit_code: str, name: str, kind: str) -> None:
        """Take the step that is due, by who may, so that the machine gets to the end of the chain."""
        match self.transfer.stage:
            case Stage.AGREED:
                self.assess(None, step, unit_code, name, positive=True)
            case Stage.ASSESSED:
                self.record(None, step, None)
            case Stage.RECORDED:
                self.validate(None, step)
            case Stage.VALIDATED:
                self.recognise(None, step)
            case Stage.RECOGNISED:
                self.begin_again(kind, 1)

    @rule(step=forward, unit_code=codes, name=names, kind=st.sampled_from(sorted(KINDS)))
    def go_on_further(self, step: timedelta, unit_code: str, name: str, kind: str) -> None:
        """Take the step that is due as often again."""
        self.go_on(step, unit_code, name, kind)

    @property
    def host(self) -> str:
        """Who assesses."""
        return self.transfer.agreement.host.id

    def attempt(self, on: date, step: Callable[[], CreditTransfer]) -> None:
        """Take a step; where it is refused, nothing has changed."""
        before = native.canonical(self.transfer)
        try:
            done = step()
        except TransferError:
            assert native.canonical(self.transfer) == before
            return
        assert len(done.history) == len(self.transfer.history) + 1
        assert done.history[:-1] == self.transfer.history
        self.transfer, self.day = done, on

    @invariant()
    def the_steps_are_in_order(self) -> None:
        """The history reads as the Recommendation says, and its days do not run backwards."""
        history = self.transfer.history
        told = "".join(LETTERS[event.stage] for event in history)
        assert LEGAL[type(self.transfer.agreement)].fullmatch(told)
        assert [event.on for event in history] == sorted(event.on for event in history)

    @invariant()
    def each_step_is_taken_by_who_may(self) -> None:
        """The host assesses and records, the home institution validates and recognises, either agrees."""
        home, host = self.transfer.agreement.home.id, self.transfer.agreement.host.id
        for event in self.transfer.history:
            hosted = event.stage in (Stage.ASSESSED, Stage.RECORDED)
            agreeing = event.stage is Stage.AGREED
            assert event.actor in ((home, host) if agreeing else (host,) if hosted else (home,))

    @invariant()
    def no_credit_without_assessment(self) -> None:
        """Each credit recorded, outcome validated and unit recognised rests on a positive assessment."""
        positive = positive_ids(self.transfer.assessments)
        if self.transfer.transcript is not None:
            attained = {one.unit for one in self.transfer.assessments if one.attained}
            assert {credit.unit for credit in self.transfer.transcript.credits} <= attained
        for validation in self.transfer.validations:
            assert {code for covered in validation.covered for code in covered.evidence} <= positive
        for found in self.transfer.recognitions:
            assert set(found.evidence) <= positive
            assert found.evidence or found.decision in (Decision.REFUSED, Decision.SUSPENDED)

    @invariant()
    def each_stage_has_its_papers(self) -> None:
        """What was recorded has a transcript, what was validated validations; nothing comes before its stage."""
        reached = {event.stage for event in self.transfer.history}
        assert (self.transfer.transcript is not None) == (Stage.RECORDED in reached)
        assert bool(self.transfer.validations) == (Stage.VALIDATED in reached)
        assert bool(self.transfer.recognitions) == (Stage.RECOGNISED in reached)

    @invariant()
    def versions_follow_each_other(self) -> None:
        """Each amendment is the next version, and the last one is in force."""
        versions = [*self.transfer.superseded, self.transfer.agreement]
        if isinstance(self.transfer.agreement, LearningAgreement):
            assert [one.version for one in versions if isinstance(one, LearningAgreement)] == list(
                range(1, len(versions) + 1)
            )
        assert in_force(self.transfer, max(self.day, SIGNED)) == self.transfer.agreement

    @invariant()
    def evidence_counts_once(self) -> None:
        """No assessment of an institution stands behind two credits, in one transfer or in several."""
        ids = Counter((one.id, one.institution) for one in self.transfer.assessments)
        ids_held = Counter((one.id, one.institution) for credit in self.held for one in credit.assessments)
        named = Counter((credit.id, None) for credit in self.held)
        assert set((ids | ids_held | named).values()) <= {1}


TestChain = Chain.TestCase
TestChain.settings = settings(max_examples=60, stateful_step_count=40)
