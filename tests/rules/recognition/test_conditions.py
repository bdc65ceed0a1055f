"""Conditions on a decision as a whole: the language, the papers, whole units, and what is outside."""

import attrs
import pytest

from ecvet.model.agreements import Party, Signature
from ecvet.model.languages import Cefr, LanguageSkill
from ecvet.model.learners import Learner
from ecvet.model.origins import Setting
from ecvet.model.requests import RecognitionRequest
from ecvet.model.transfers import Decision, Recognition
from ecvet.points import Points
from ecvet.rules import transfer as steps
from ecvet.rules.recognition import recognise
from tests.rules.mobility import (
    ASSESSED,
    HOME,
    HOST,
    RECOGNISED,
    RECORDED,
    VALIDATED,
    agreed,
    agreement,
    assessment,
    memorandum,
    request,
    transcript,
)
from tests.rules.recognition.cases import (
    AT_HOME,
    BRAKES,
    FULL,
    OUTSIDE,
    PASSED,
    REFUSED,
    SUSPENDED,
    brakes,
    decided,
    policy,
    reasons,
    says,
    speaks,
)

# On the whole


@pytest.mark.parametrize(
    ("shown", "expected", "reason"),
    [
        ((LanguageSkill(language="fi", level=Cefr.B1),), FULL, None),
        ((LanguageSkill(language="fi-FI", level=Cefr.C2),), FULL, None),
        (
            (LanguageSkill(language="fi", level=Cefr.A2),),
            REFUSED,
            says("language-too-low", language="fi", level="A2", minimum="B1"),
        ),
        (
            (LanguageSkill(language="sv", level=Cefr.C2),),
            SUSPENDED,
            says("language-unknown", language="fi", minimum="B1"),
        ),
        (
            tuple(LanguageSkill(language="fi", level=level) for level in (Cefr.A2, Cefr.B2, Cefr.A1)),
            *(FULL, None),
        ),
        ((), SUSPENDED, says("language-unknown", language="fi", minimum="B1")),
    ],
)
def test_the_learner_has_shown_the_language(
    shown: tuple[LanguageSkill, ...], expected: Decision, reason: tuple[str, dict[str, str]] | None
) -> None:
    papers = attrs.evolve(agreement(BRAKES), learner=Learner(id="learner", languages=shown))
    assert brakes(policy(language=speaks(Cefr.B1, "fi-FI")), PASSED, papers=papers).decision is expected
    found = brakes(policy(language=speaks(Cefr.B1)), PASSED, papers=papers)
    assert found.decision is expected
    assert reason is None or reason in reasons(found).items()


def test_what_was_not_attained_is_refused_whatever_is_unknown_besides() -> None:
    under = policy(language=speaks(Cefr.B1), settings=(Setting.FORMAL,))
    assert brakes(under, assessment("bremser", positive=False)).decision is REFUSED


def test_incomplete_papers_refuse_and_each_thing_that_is_missing_is_a_reason() -> None:
    found = brakes(policy(papers=True), PASSED)
    assert found.decision is REFUSED
    assert "memorandum-missing" in reasons(found)
    missing = {dict(one.about)["element"] for one in found.reasons if one.code == "element-missing"}
    assert "assessment-procedures" in missing
    framework = attrs.evolve(memorandum(), confirmations=())
    papers = attrs.evolve(agreement(BRAKES, memorandum=framework.id), signatures=())
    (found,) = decided(policy(papers=True), PASSED, papers=papers, memorandum=framework).recognitions
    assert "memorandum-missing" not in reasons(found)
    parties = [dict(one.about)["party"] for one in found.reasons if one.code.endswith("signature-missing")]
    assert parties == ["home", "host", "learner", HOME, HOST]
    assert reasons(found)["confirmation-missing"]["where"] == "/memorandum/confirmations"
    assert reasons(found)["signature-missing"]["where"] == "/agreement/signatures"


def test_papers_have_to_go_together_with_each_other_and_with_the_qualification_at_home() -> None:
    framework = attrs.evolve(memorandum(), units=("tyres",))
    generous = attrs.evolve(BRAKES, points=Points(99, "ecvet"))
    papers = agreement(generous, memorandum=framework.id)
    (found,) = decided(policy(papers=True), PASSED, papers=papers, memorandum=framework).recognitions
    assert reasons(found)["unit-not-covered"]["where"] == "/agreement/units/0"
    assert reasons(found)["points-beyond-unit"]["where"] == "/agreement/units"


def test_what_is_signed_or_in_force_after_the_decision_does_not_carry_it() -> None:
    later = RECOGNISED.replace(year=RECOGNISED.year + 9)
    framework = memorandum()
    signed = tuple(
        Signature(party=Party.HOME, name="Name", institution=one, on=later) for one in (HOME, HOST)
    )
    framework = attrs.evolve(framework, signatures=signed)
    papers = attrs.evolve(agreement(BRAKES, memorandum=framework.id), in_force=later)
    (found,) = decided(policy(papers=True), PASSED, papers=papers, memorandum=framework).recognitions
    assert found.decision is REFUSED
    assert reasons(found)["in-force-after"]["where"] == "/agreement/in_force"
    assert reasons(found)["signature-after"]["where"] == "/memorandum/signatures/1/on"


def test_without_a_mobility_no_memorandum_is_asked_for() -> None:
    found = decided_on_request(request(BRAKES))
    assert "memorandum-missing" not in reasons(found)
    unsigned = decided_on_request(attrs.evolve(request(BRAKES), signatures=()))
    assert reasons(unsigned)["signature-missing"] == {"where": "/agreement/signatures", "party": "learner"}


def decided_on_request(papers: RecognitionRequest) -> Recognition:
    assessed = steps.assess(steps.begin(papers), [assessment("bremser", by=HOME)], by=HOME, on=ASSESSED)
    record = attrs.evolve(transcript("bremser", by=HOME), agreement="RQ-1")
    done = steps.record(assessed, record, by=HOME, on=RECORDED)
    checked = steps.validate(done, AT_HOME, by=HOME, on=VALIDATED)
    (found,) = recognise(checked, AT_HOME, policy=policy(papers=True), by=HOME, on=RECOGNISED).recognitions
    return found


# Whole units, and outside


def test_whole_units_only_refuses_a_part() -> None:
    found = brakes(policy(parts=False), assessment("bremser", "checks"))
    assert (found.decision, "whole-units-only" in reasons(found)) == (REFUSED, True)
    assert brakes(policy(parts=False), PASSED).decision is FULL


@pytest.mark.parametrize(("outside", "expected"), [(True, OUTSIDE), (False, REFUSED)])
def test_what_has_no_unit_at_home_is_recognised_outside_or_refused(outside: bool, expected: Decision) -> None:
    papers = agreement(agreed("vinter", "berger"))
    (found,) = decided(policy(outside=outside), assessment("vinter"), papers=papers).recognitions
    assert found.decision is expected
    assert ("outside-not-recognised" in reasons(found)) is not outside
