"""The steps of a credit transfer: what each does, and what it refuses."""

from collections.abc import Callable
from datetime import date, timedelta

import attrs
import pytest

from ecvet.errors import TransferError
from ecvet.model.agreements import PersonalTranscript
from ecvet.model.assessments import Assessment, Credit, PriorLearning
from ecvet.model.origins import Evidence, Setting
from ecvet.model.policies import RecognitionPolicy
from ecvet.model.transfers import Coverage, CreditTransfer, Stage, Validation
from ecvet.model.units import Unit
from ecvet.rules import transfer as steps
from ecvet.rules.recognition.recognise import recognise
from tests.rules.mobility import (
    ASSESSED,
    FIRST,
    HOME,
    HOST,
    RECOGNISED,
    RECORDED,
    SIGNED,
    VALIDATED,
    agreed,
    agreement,
    assessment,
    brought,
    institution,
    memorandum,
    outcome,
    qualification,
    recorded,
    request,
    stand_for,
    text,
    transcript,
    unit,
)

BRAKES = unit("brakes", "checks", "repairs")
PAPERS = agreement(
    agreed("bremser", "sjekker", "reparerer", counts_for="brakes"),
    agreed("vinter", "berger"),
    correspondences=stand_for(("sjekker", "checks"), ("reparerer", "repairs")),
)
AT_HOME = qualification(BRAKES)
RESULTS = (assessment("bremser", "sjekker", "reparerer"), assessment("vinter", "berger"))
ONE_DAY = timedelta(days=1)
POLICY = RecognitionPolicy(code="all", version="1", title=text("Everything"))


def validated(transfer: CreditTransfer, *units: Unit) -> tuple[Validation, ...]:
    return steps.validate(transfer, qualification(*units), by=HOME, on=VALIDATED).validations


def rules_broken(step: Callable[[], object]) -> list[tuple[str, str]]:
    with pytest.raises(TransferError) as refused:
        step()
    return [(problem.rule, problem.path) for problem in refused.value.problems]


# The way through


def test_a_transfer_keeps_who_did_what_and_when_and_on_which_evidence() -> None:
    done = steps.validate(recorded(PAPERS, *RESULTS), AT_HOME, by=HOME, on=VALIDATED)
    assert [(event.stage, event.actor, event.on, event.evidence) for event in done.history] == [
        (Stage.AGREED, HOME, SIGNED, ("LA-1",)),
        (Stage.ASSESSED, HOST, ASSESSED, ("assessment of bremser", "assessment of vinter")),
        (Stage.RECORDED, HOST, RECORDED, ("PT-1",)),
        (Stage.VALIDATED, HOME, VALIDATED, ("PT-1",)),
    ]


def test_each_unit_at_home_and_each_addition_is_validated_once() -> None:
    brakes, winter = validated(recorded(PAPERS, *RESULTS), BRAKES)
    assert (brakes.unit, brakes.coverage, brakes.missing) == ("brakes", Coverage.FULL, ())
    assert (winter.unit, winter.coverage, winter.missing) == ("vinter", Coverage.FULL, ())


def test_a_step_leaves_the_transfer_before_it_as_it_was() -> None:
    begun = steps.begin(PAPERS)
    steps.assess(begun, RESULTS, by=HOST, on=ASSESSED)
    assert (begun.assessments, begun.stage) == ((), Stage.AGREED)


def test_the_host_may_assess_on_several_days() -> None:
    first = steps.assess(steps.begin(PAPERS), RESULTS[:1], by=HOST, on=ASSESSED)
    both = steps.assess(first, RESULTS[1:], by=HOST, on=ASSESSED + ONE_DAY)
    assert both.assessments == RESULTS


def test_an_agreement_without_dated_signatures_begins_without_history() -> None:
    begun = steps.begin(attrs.evolve(PAPERS, signatures=()))
    assert (begun.history, begun.stage) == ((), Stage.AGREED)


def test_a_transfer_may_begin_under_the_memorandum_that_the_agreement_names() -> None:
    papers = attrs.evolve(PAPERS, memorandum="MoU-1")
    begun = steps.begin(papers, memorandum())
    assert begun.history[0].evidence == ("LA-1", "MoU-1")


# Guards that every step has


STEPS: dict[str, Callable[[CreditTransfer, str, date], CreditTransfer]] = {
    "assess": lambda transfer, by, on: steps.assess(transfer, RESULTS, by=by, on=on),
    "record": lambda transfer, by, on: steps.record(transfer, transcript("bremser", "vinter"), by=by, on=on),
    "validate": lambda transfer, by, on: steps.validate(transfer, AT_HOME, by=by, on=on),
    "recognise": lambda transfer, by, on: recognise(transfer, AT_HOME, policy=POLICY, by=by, on=on),
}
RIGHT = {
    "assess": (HOST, ASSESSED),
    "record": (HOST, RECORDED),
    "validate": (HOME, VALIDATED),
    "recognise": (HOME, RECOGNISED),
}


def before(step: str) -> CreditTransfer:
    """The transfer as it stands before a step."""
    done = steps.begin(PAPERS)
    for name in STEPS:
        if name == step:
            return done
        done = STEPS[name](done, *RIGHT[name])
    return done


@pytest.mark.parametrize("step", STEPS)
def test_a_step_is_refused_to_the_other_institution(step: str) -> None:
    by, on = RIGHT[step]
    other = HOME if by == HOST else HOST
    found = rules_broken(lambda: STEPS[step](before(step), other, on))
    assert ("transfer.actor", f"{step}/by") in found


@pytest.mark.parametrize("step", STEPS)
def test_a_step_is_refused_before_the_day_of_the_step_before_it(step: str) -> None:
    by, _ = RIGHT[step]
    done = before(step)
    last = max(done.history[-1].on, FIRST)
    found = rules_broken(lambda: STEPS[step](done, by, last - ONE_DAY))
    assert ("transfer.date", f"{step}/on") in found


@pytest.mark.parametrize(
    ("stage", "step"),
    [
        ("assess", "record"),
        ("assess", "validate"),
        ("assess", "recognise"),
        ("record", "validate"),
        ("record", "recognise"),
        ("validate", "recognise"),
        ("validate", "assess"),
        ("validate", "record"),
        ("recognise", "validate"),
    ],
)
def test_a_step_is_refused_out_of_order(stage: str, step: str) -> None:
    by, _ = RIGHT[step]
    found = rules_broken(lambda: STEPS[step](before(stage), by, RECOGNISED))
    assert ("transfer.order", f"{step}/stage") in found


def test_a_refusal_names_the_step_the_actor_and_the_rule() -> None:
    with pytest.raises(TransferError) as refused:
        STEPS["validate"](before("validate"), HOST, VALIDATED)
    assert str(refused.value) == (
        "validate/by: only the home institution takes this step (2009/C 155/02, Annex II §3); "
        "got 'no-host'; expected 'fi-home'"
    )


def test_all_that_a_step_breaks_is_told_at_once() -> None:
    found = rules_broken(lambda: STEPS["validate"](before("assess"), HOST, FIRST - ONE_DAY))
    assert [rule for rule, _ in found] == ["transfer.order", "transfer.actor", "transfer.date"]


# Without a mobility


ASKED = request(agreed("bremser", "checks", "repairs", counts_for="brakes"))
CHANGED = attrs.evolve(ASKED, host=institution(HOST))
LONG_AGO = date(2025, 6, 2)
WORK = attrs.evolve(
    assessment("bremser", by=HOME), setting=Setting.INFORMAL, evidence=(Evidence.OBSERVATION,)
)
AT_SCHOOL = Credit(
    unit="bremser",
    assessments=(Assessment(id="exam-7", attained=True, on=LONG_AGO, setting=Setting.FORMAL),),
)


def test_prior_learning_is_assessed_and_recognised_by_one_institution() -> None:
    assessed = steps.assess(steps.begin(ASKED), [WORK], by=HOME, on=ASSESSED)
    issued = attrs.evolve(transcript("bremser", by=HOME), agreement="RQ-1")
    done = steps.record(assessed, issued, by=HOME, on=RECORDED)
    done = steps.validate(done, AT_HOME, by=HOME, on=VALIDATED)
    assert [validation.coverage for validation in done.validations] == [Coverage.FULL]
    assert [(event.stage, event.actor) for event in done.history] == [
        (stage, HOME) for stage in (Stage.AGREED, Stage.ASSESSED, Stage.RECORDED, Stage.VALIDATED)
    ]


def test_what_was_learnt_before_the_request_may_have_been_assessed_before_it() -> None:
    early = attrs.evolve(WORK, on=LONG_AGO)
    assert steps.assess(steps.begin(ASKED), [early], by=HOME, on=ASSESSED).assessments == (early,)


def test_no_step_is_taken_before_the_day_of_the_request() -> None:
    undated = attrs.evolve(ASKED, signatures=())
    found = rules_broken(lambda: steps.assess(steps.begin(undated), [WORK], by=HOME, on=SIGNED - ONE_DAY))
    assert ("transfer.date", "assess/on") in found


@pytest.mark.parametrize("asked", [SIGNED - ONE_DAY, SIGNED, SIGNED + ONE_DAY])
def test_a_request_begins_a_transfer_when_it_is_signed_and_made(asked: date) -> None:
    begun = steps.begin(attrs.evolve(ASKED, on=asked))
    assert [event.on for event in begun.history] == [max(asked, SIGNED)]
    unsigned = steps.begin(attrs.evolve(ASKED, on=asked, signatures=()))
    assert [event.on for event in unsigned.history] == [asked]


def test_where_the_pathway_is_changed_the_transcript_brings_its_assessments() -> None:
    done = steps.record(steps.begin(CHANGED), brought(AT_SCHOOL), by=HOST, on=RECORDED)
    assert done.assessments == (attrs.evolve(AT_SCHOOL.assessments[0], unit="bremser"),)
    assert done.history[-1].evidence == ("PT-0", "exam-7")
    (brakes,) = steps.validate(done, AT_HOME, by=HOME, on=VALIDATED).validations
    assert (brakes.coverage, brakes.covered[0].evidence) == (Coverage.FULL, ("exam-7",))


def test_a_transcript_that_brings_no_assessment_cannot_follow_the_request() -> None:
    bare = brought(Credit(unit="bremser"))
    found = rules_broken(lambda: steps.record(steps.begin(CHANGED), bare, by=HOST, on=RECORDED))
    assert found == [
        ("transfer.evidence", "record/transcript/credits"),
        ("transfer.evidence", "record/transcript/credits/0"),
    ]


def test_each_credit_brings_its_own_assessment() -> None:
    papers = brought(AT_SCHOOL, Credit(unit="vinter"))
    found = rules_broken(lambda: steps.record(steps.begin(CHANGED), papers, by=HOST, on=RECORDED))
    assert found == [("transfer.evidence", "record/transcript/credits/1")]


@pytest.mark.parametrize(
    ("wrong", "broken"),
    [
        (attrs.evolve(AT_SCHOOL.assessments[0], id=None), "id"),
        (attrs.evolve(AT_SCHOOL.assessments[0], institution="another"), "institution"),
    ],
)
def test_an_assessment_that_is_brought_has_to_be_evidence_of_the_host(wrong: Assessment, broken: str) -> None:
    forged = attrs.evolve(AT_SCHOOL, assessments=(wrong,))
    found = rules_broken(lambda: steps.record(steps.begin(CHANGED), brought(forged), by=HOST, on=RECORDED))
    assert found == [("transfer.evidence", f"record/transcript/credits/0/assessments/0/{broken}")]


def test_an_assessment_that_is_brought_is_not_later_than_the_step() -> None:
    late = attrs.evolve(AT_SCHOOL.assessments[0], on=RECORDED + ONE_DAY)
    papers = attrs.evolve(brought(attrs.evolve(AT_SCHOOL, assessments=(late,))), issued=None)
    found = rules_broken(lambda: steps.record(steps.begin(CHANGED), papers, by=HOST, on=RECORDED))
    assert found == [("transfer.date", "record/on")]


def test_in_a_mobility_no_transcript_stands_for_the_assessment() -> None:
    papers = attrs.evolve(brought(AT_SCHOOL), issued=RECORDED)
    found = rules_broken(lambda: steps.record(steps.begin(PAPERS), papers, by=HOST, on=RECORDED))
    assert ("transfer.order", "record/stage") in found


def test_a_request_stands_under_no_memorandum() -> None:
    assert rules_broken(lambda: steps.begin(ASKED, memorandum())) == [
        ("transfer.memorandum", "begin/memorandum")
    ]


# Nothing is done twice


@pytest.mark.parametrize(
    ("held", "evidence"),
    [
        (Credit(unit="brakes", assessments=(RESULTS[0],)), "assessment of bremser"),
        (
            Credit(unit="brakes", assessments=(attrs.evolve(RESULTS[0], institution=None),)),
            "assessment of bremser",
        ),
        (Credit(unit="brakes", id="LA-1/brakes"), "LA-1/brakes"),
        (
            Credit(
                unit="brakes",
                recognised_from=PriorLearning(explanation=text("x"), unit="bremser", awarded=ASSESSED),
            ),
            "bremser",
        ),
        (Credit(unit="all", parts=(Credit(unit="brakes", id="LA-1/brakes"),)), "LA-1/brakes"),
    ],
    ids=["an assessment", "an assessment of any", "the same credit", "the same achievement", "a part"],
)
def test_evidence_that_stands_behind_credit_held_gives_no_further_credit(held: Credit, evidence: str) -> None:
    with pytest.raises(TransferError) as refused:
        steps.record(before("record"), transcript("bremser", "vinter"), by=HOST, on=RECORDED, held=[held])
    (problem,) = refused.value.problems
    assert (problem.rule, problem.got) == ("transfer.replay", repr(evidence))
    part = held.parts[0] if held.parts else held
    assert (part.id or part.unit) in problem.message


def test_a_credit_that_two_institutions_recognised_from_one_thing_counts_once() -> None:
    source = PriorLearning(explanation=text("Work in a garage"), awarded=LONG_AGO)
    again = attrs.evolve(AT_SCHOOL, recognised_from=source)
    held = Credit(unit="brakes", recognised_from=source)
    found = rules_broken(
        lambda: steps.record(steps.begin(CHANGED), brought(again), by=HOST, on=RECORDED, held=[held])
    )
    assert found == [("transfer.replay", "record/transcript")]


def test_credit_that_several_units_with_the_host_stand_behind_is_known_by_its_assessments() -> None:
    """No one unit is named then; the units and days of the assessments tell, whatever their ids."""
    names = [attrs.evolve(one, id=f"as {one.id}") for one in RESULTS]
    source = PriorLearning(explanation=text("Two units"), awarded=ASSESSED)
    held = Credit(unit="brakes", recognised_from=source, assessments=tuple(names))
    found = rules_broken(
        lambda: steps.record(before("record"), transcript("bremser"), by=HOST, on=RECORDED, held=[held])
    )
    assert set(found) == {("transfer.replay", "record/transcript")}
    another = attrs.evolve(held, assessments=tuple(attrs.evolve(one, institution="another") for one in names))
    steps.record(before("record"), transcript("bremser"), by=HOST, on=RECORDED, held=[another])


def test_credit_that_the_transcript_names_by_its_id_is_not_held_already() -> None:
    papers = attrs.evolve(transcript(), credits=(Credit(unit="bremser", id="no-4711"), Credit(unit="vinter")))
    held, other = Credit(unit="brakes", id="no-4711"), Credit(unit="brakes", id="no-4712")
    done = before("record")
    found = rules_broken(lambda: steps.record(done, papers, by=HOST, on=RECORDED, held=[other, held]))
    assert found == [("transfer.replay", "record/transcript")]
    assert steps.record(done, papers, by=HOST, on=RECORDED, held=[other]).stage is Stage.RECORDED


def test_an_assessment_that_names_no_institution_is_of_the_host() -> None:
    unnamed = [attrs.evolve(one, institution=None) for one in RESULTS]
    assessed = steps.assess(steps.begin(PAPERS), unnamed, by=HOST, on=ASSESSED)
    held = Credit(unit="brakes", assessments=(RESULTS[0],))
    found = rules_broken(
        lambda: steps.record(assessed, transcript("bremser"), by=HOST, on=RECORDED, held=[held])
    )
    assert found == [("transfer.replay", "record/transcript")]


def test_evidence_behind_credit_held_is_found_when_it_is_recognised_too() -> None:
    held = Credit(unit="elsewhere", assessments=(RESULTS[0],))
    found = rules_broken(
        lambda: recognise(before("recognise"), AT_HOME, policy=POLICY, by=HOME, on=RECOGNISED, held=[held])
    )
    assert found == [("transfer.replay", "recognise/held")]


@pytest.mark.parametrize(
    "held",
    [
        Credit(unit="brakes"),
        Credit(unit="brakes", id="LA-0/brakes"),
        Credit(unit="brakes", assessments=(attrs.evolve(RESULTS[0], institution="another"),)),
        Credit(unit="brakes", assessments=(attrs.evolve(RESULTS[0], id=None),)),
        Credit(
            unit="brakes",
            recognised_from=PriorLearning(explanation=text("x"), unit="bremser", awarded=LONG_AGO),
        ),
    ],
    ids=["no evidence", "another agreement", "another institution", "no id", "another day"],
)
def test_other_evidence_for_the_same_unit_is_no_replay(held: Credit) -> None:
    done = steps.record(before("record"), transcript("bremser", "vinter"), by=HOST, on=RECORDED, held=[held])
    assert done.stage is Stage.RECORDED


def test_two_achievements_of_unknown_days_are_not_known_to_be_one() -> None:
    undated = [attrs.evolve(one, on=None) for one in RESULTS]
    assessed = steps.assess(steps.begin(PAPERS), undated, by=HOST, on=ASSESSED)
    held = Credit(unit="brakes", recognised_from=PriorLearning(explanation=text("x"), unit="bremser"))
    done = steps.record(assessed, transcript("bremser"), by=HOST, on=RECORDED, held=[held])
    assert done.stage is Stage.RECORDED


@pytest.mark.parametrize("step", ["record", "validate", "recognise"])
def test_no_step_is_taken_twice(step: str) -> None:
    by, on = RIGHT[step]
    once = STEPS[step](before(step), by, on)
    assert ("transfer.order", f"{step}/stage") in rules_broken(lambda: STEPS[step](once, by, on))


# Guards of the papers


def test_an_institution_cannot_host_its_own_learner() -> None:
    papers = agreement(agreed("bremser", "sjekker"), host=HOME)
    assert rules_broken(lambda: steps.begin(papers)) == [("transfer.parties", "begin/agreement/host")]


def test_another_memorandum_than_the_agreement_names_is_refused() -> None:
    papers = attrs.evolve(PAPERS, memorandum="MoU-2")
    found = rules_broken(lambda: steps.begin(papers, memorandum()))
    assert found == [("transfer.memorandum", "begin/memorandum/id")]


def test_a_memorandum_between_others_is_refused() -> None:
    papers = attrs.evolve(PAPERS, memorandum="MoU-1")
    found = rules_broken(lambda: steps.begin(papers, memorandum(HOME, "no-other")))
    assert found == [("transfer.memorandum", "begin/memorandum/partners")]


def test_a_memorandum_that_ends_during_the_mobility_is_refused() -> None:
    papers = attrs.evolve(PAPERS, memorandum="MoU-1")
    found = rules_broken(lambda: steps.begin(papers, memorandum(until=FIRST)))
    assert found == [("transfer.date", "begin/memorandum/validity")]


def test_a_correspondence_from_an_id_that_two_outcomes_bear_is_refused() -> None:
    papers = agreement(
        agreed("bremser", outcome("1", says="Checks"), counts_for="brakes"),
        agreed("dekk", outcome("1", says="Changes"), counts_for="tyres"),
        correspondences=stand_for(("1", "checks")),
    )
    found = rules_broken(lambda: steps.begin(papers))
    assert found == [("transfer.ambiguous", "begin/agreement/correspondences")]


def test_a_correspondence_to_an_id_that_two_outcomes_bear_is_refused() -> None:
    papers = agreement(
        agreed("bremser", "a", counts_for="brakes"),
        agreed("dekk", "b", counts_for="tyres"),
        correspondences=stand_for(("a", "1")),
    )
    done = recorded(papers, assessment("bremser", "a"))
    at_home = [unit("brakes", outcome("1", says="Checks")), unit("tyres", outcome("1", says="Changes"))]
    found = rules_broken(lambda: validated(done, *at_home))
    assert found == [("transfer.ambiguous", "validate/agreement/correspondences")]


def test_an_addition_under_the_code_of_a_unit_at_home_is_refused() -> None:
    papers = agreement(agreed("bremser", "a", counts_for="brakes"), agreed("brakes", "b"))
    assert rules_broken(lambda: steps.begin(papers)) == [
        ("transfer.ambiguous", "begin/agreement/units/1/unit")
    ]


def test_a_step_of_assessment_without_an_assessment_is_refused() -> None:
    found = rules_broken(lambda: steps.assess(steps.begin(PAPERS), (), by=HOST, on=ASSESSED))
    assert found == [("transfer.evidence", "assess/assessments")]


@pytest.mark.parametrize(
    ("wrong", "broken"),
    [
        (attrs.evolve(RESULTS[0], id=None), ("transfer.evidence", "assess/assessments/0/id")),
        (attrs.evolve(RESULTS[0], unit=None), ("transfer.evidence", "assess/assessments/0/unit")),
        (assessment("bremser", by=HOME), ("transfer.evidence", "assess/assessments/0/institution")),
        (assessment("bremser", on=FIRST - ONE_DAY), ("transfer.date", "assess/assessments/0/on")),
        (assessment("bremser", on=ASSESSED + ONE_DAY), ("transfer.date", "assess/on")),
    ],
)
def test_an_assessment_that_is_no_evidence_is_refused(wrong: Assessment, broken: tuple[str, str]) -> None:
    assert rules_broken(lambda: steps.assess(steps.begin(PAPERS), [wrong], by=HOST, on=ASSESSED)) == [broken]


def test_the_same_assessment_cannot_be_brought_twice() -> None:
    once = steps.assess(steps.begin(PAPERS), RESULTS, by=HOST, on=ASSESSED)
    found = rules_broken(lambda: steps.assess(once, RESULTS[:1], by=HOST, on=ASSESSED))
    assert found == [("transfer.evidence", "assess/assessments/0/id")]


def test_two_assessments_cannot_bear_one_id() -> None:
    twice = [RESULTS[0], RESULTS[0]]
    found = rules_broken(lambda: steps.assess(steps.begin(PAPERS), twice, by=HOST, on=ASSESSED))
    assert found == [("transfer.evidence", "assess/assessments/1/id")]


@pytest.mark.parametrize(
    ("wrong", "broken"),
    [
        (transcript("bremser", learner="another"), ("transfer.transcript", "record/transcript/learner")),
        (transcript("bremser", by="no-other"), ("transfer.transcript", "record/transcript/issued_by")),
        (
            attrs.evolve(transcript("bremser"), agreement="LA-2"),
            ("transfer.transcript", "record/transcript/agreement"),
        ),
        (
            attrs.evolve(transcript("bremser"), issued=ASSESSED - ONE_DAY),
            ("transfer.date", "record/transcript/issued"),
        ),
        (attrs.evolve(transcript("bremser"), issued=RECORDED + ONE_DAY), ("transfer.date", "record/on")),
        (transcript("motor"), ("transfer.evidence", "record/transcript/credits/0")),
        (transcript("bremser", "bremser"), ("transfer.ambiguous", "record/transcript/credits/1/unit")),
        (
            attrs.evolve(
                transcript(),
                credits=(Credit(unit="bremser", assessments=(assessment("bremser", name="other"),)),),
            ),
            ("transfer.evidence", "record/transcript/credits/0"),
        ),
    ],
)
def test_a_transcript_that_does_not_follow_from_the_transfer_is_refused(
    wrong: PersonalTranscript, broken: tuple[str, str]
) -> None:
    done = before("record")
    assert rules_broken(lambda: steps.record(done, wrong, by=HOST, on=RECORDED)) == [broken]


def test_credit_for_what_was_assessed_negatively_cannot_be_recorded() -> None:
    done = steps.assess(steps.begin(PAPERS), [assessment("bremser", positive=False)], by=HOST, on=ASSESSED)
    found = rules_broken(lambda: steps.record(done, transcript("bremser"), by=HOST, on=RECORDED))
    assert found == [("transfer.evidence", "record/transcript/credits/0")]


def test_another_qualification_than_agreed_is_refused() -> None:
    other = qualification(BRAKES, code="car-painter")
    found = rules_broken(lambda: steps.validate(before("validate"), other, by=HOME, on=VALIDATED))
    assert found == [("transfer.qualification", "validate/qualification/code")]


def test_a_unit_that_the_qualification_does_not_describe_cannot_be_validated() -> None:
    found = rules_broken(lambda: validated(before("validate"), unit("tyres", "changes")))
    assert found == [("transfer.unit", "validate/agreement/units/0/counts_for")]


# What a refusal says: where, what is wrong, what was found, what would have been right


OF_THE_MOTOR = Validation(unit="motor", covered=(), missing=(), institution=HOME, on=VALIDATED)
REFUSED: dict[str, tuple[Callable[[], object], str, str, str]] = {
    "a home institution that is its own host": (
        lambda: steps.begin(agreement(agreed("bremser", "sjekker"), host=HOME)),
        "begin/agreement/host: is the home institution as well",
        *("'fi-home'", "another institution"),
    ),
    "an addition under the code of a unit at home": (
        lambda: steps.begin(agreement(agreed("bremser", "a", counts_for="brakes"), agreed("brakes", "b"))),
        "begin/agreement/units/1/unit: is the code of a unit at home as well",
        *("'brakes'", "a code of its own"),
    ),
    "a correspondence from what has two meanings": (
        lambda: steps.begin(
            agreement(
                agreed("bremser", outcome("1", says="Checks"), counts_for="brakes"),
                agreed("dekk", outcome("1", says="Changes"), counts_for="tyres"),
                correspondences=stand_for(("1", "checks")),
            )
        ),
        "begin/agreement/correspondences: is the id of different outcomes",
        *("'1'", "an id for each outcome"),
    ),
    "a memorandum for a request": (
        lambda: steps.begin(ASKED, memorandum()),
        "begin/memorandum: does not apply to a request without a mobility",
        *("'MoU-1'", "none"),
    ),
    "another memorandum": (
        lambda: steps.begin(attrs.evolve(PAPERS, memorandum="MoU-2"), memorandum()),
        "begin/memorandum/id: is not the one that the agreement names",
        *("'MoU-1'", "'MoU-2'"),
    ),
    "a memorandum between others": (
        lambda: steps.begin(attrs.evolve(PAPERS, memorandum="MoU-1"), memorandum(HOME, "no-other")),
        "begin/memorandum/partners: lacks an institution of the agreement",
        *("['fi-home', 'no-other']", "'no-host'"),
    ),
    "a memorandum that ends during the mobility": (
        lambda: steps.begin(attrs.evolve(PAPERS, memorandum="MoU-1"), memorandum(until=FIRST)),
        "begin/memorandum/validity: does not hold throughout the mobility",
        *("Period(2025-01-01 to 2026-03-02)", "a period that holds 2026-04-24"),
    ),
    "no assessment": (
        lambda: steps.assess(steps.begin(PAPERS), (), by=HOST, on=ASSESSED),
        "assess/assessments: are none",
        *("()", "at least one assessment"),
    ),
    "an assessment without an id": (
        lambda: assessed_by(attrs.evolve(RESULTS[0], id=None)),
        "assess/assessments/0/id: names no evidence of its own",
        *("None", "an id that is not taken"),
    ),
    "an assessment under an id that is taken": (
        lambda: steps.assess(steps.begin(PAPERS), [RESULTS[0], RESULTS[0]], by=HOST, on=ASSESSED),
        "assess/assessments/1/id: names no evidence of its own",
        *("'assessment of bremser'", "an id that is not taken"),
    ),
    "an assessment without a unit": (
        lambda: assessed_by(attrs.evolve(RESULTS[0], unit=None)),
        "assess/assessments/0/unit: is missing",
        *("None", "the code of the unit assessed"),
    ),
    "an assessment by another institution": (
        lambda: assessed_by(attrs.evolve(RESULTS[0], institution=HOME)),
        "assess/assessments/0/institution: does not answer for this step",
        *("'fi-home'", "'no-host'"),
    ),
    "an assessment before the mobility": (
        lambda: assessed_by(attrs.evolve(RESULTS[0], on=FIRST - ONE_DAY)),
        "assess/assessments/0/on: is before what it follows",
        *("'2026-03-01'", "2026-03-02 or later"),
    ),
    "a transcript of another learner": (
        lambda: recorded_as(transcript("bremser", learner="another")),
        "record/transcript/learner: is not that of the agreement",
        *("'another'", "'learner'"),
    ),
    "two credits for one unit": (
        lambda: recorded_as(transcript("bremser", "bremser")),
        "record/transcript/credits/1/unit: has credit already in this transcript",
        *("'bremser'", "each unit once"),
    ),
    "credit with nothing behind it": (
        lambda: recorded_as(transcript("motor")),
        "record/transcript/credits/0: has no positive assessment behind it: no assessment, no credit",
        *("'motor'", "credit for what was assessed in this transfer"),
    ),
    "credit for what stands behind credit held": (
        lambda: recorded_as(transcript("bremser"), Credit(unit="elsewhere", assessments=(RESULTS[0],))),
        "record/transcript: stands behind 'elsewhere' already, which the learner holds",
        *("'assessment of bremser'", "evidence of its own; nothing is recognised twice"),
    ),
    "another qualification": (
        lambda: steps.validate(
            before("validate"), qualification(BRAKES, code="car-painter"), by=HOME, on=VALIDATED
        ),
        "validate/qualification/code: is not the one that the agreement names",
        *("'car-painter'", "'vehicle-technician'"),
    ),
    "a unit that is not described": (
        lambda: validated(before("validate"), unit("tyres", "changes")),
        "validate/agreement/units/0/counts_for: is no unit that the qualification describes",
        *("'brakes'", "the code of a unit at home"),
    ),
    "a validation of what was not agreed on": (
        lambda: recognise(
            attrs.evolve(before("recognise"), validations=(OF_THE_MOTOR,)),
            AT_HOME,
            policy=POLICY,
            by=HOME,
            on=RECOGNISED,
        ),
        "recognise/validations/0/unit: was not agreed on",
        *("'motor'", "brakes, vinter"),
    ),
    "a step out of order": (
        lambda: STEPS["record"](before("assess"), HOST, RECORDED),
        "record/stage: the steps are agree, assess, record, validate, recognise (2009/C 155/02, Annex II §3)",
        *("'agreed'", "assessed"),
    ),
    "a step by another institution": (
        lambda: STEPS["assess"](before("assess"), HOME, ASSESSED),
        "assess/by: only the hosting institution takes this step (2009/C 155/02, Annex II §3)",
        *("'fi-home'", "'no-host'"),
    ),
}


def assessed_by(wrong: Assessment) -> CreditTransfer:
    return steps.assess(steps.begin(PAPERS), [wrong], by=HOST, on=ASSESSED)


def recorded_as(papers: PersonalTranscript, *held: Credit) -> CreditTransfer:
    return steps.record(before("record"), papers, by=HOST, on=RECORDED, held=held)


@pytest.mark.parametrize("name", REFUSED)
def test_a_refusal_says_where_what_is_wrong_what_was_found_and_what_would_be_right(name: str) -> None:
    step, wrong, got, expected = REFUSED[name]
    with pytest.raises(TransferError) as refused:
        step()
    assert f"{wrong}; got {got}; expected {expected}" in str(refused.value).splitlines()
