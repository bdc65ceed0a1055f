"""What a refusal says: where, what is wrong, what was found, what would have been right."""

from collections.abc import Callable

import attrs
import pytest

from ecvet.errors import TransferError
from ecvet.model.agreements import PersonalTranscript
from ecvet.model.assessments import Assessment, Credit
from ecvet.model.transfers import CreditTransfer, Validation
from ecvet.rules import transfer as steps
from ecvet.rules.recognition.recognise import recognise
from tests.rules.mobility import (
    ASSESSED,
    FIRST,
    HOME,
    HOST,
    RECOGNISED,
    RECORDED,
    VALIDATED,
    agreed,
    agreement,
    memorandum,
    outcome,
    qualification,
    stand_for,
    transcript,
    unit,
)
from tests.rules.transfers import (
    ASKED,
    AT_HOME,
    BRAKES,
    ONE_DAY,
    PAPERS,
    POLICY,
    RESULTS,
    STEPS,
    before,
    validated,
)

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
