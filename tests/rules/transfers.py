"""A transfer that tests take through its steps, and a request that begins one without a mobility."""

from collections.abc import Callable
from datetime import date, timedelta

import attrs
import pytest

from ecvet.errors import TransferError
from ecvet.model.assessments import Assessment, Credit
from ecvet.model.origins import Setting
from ecvet.model.policies import RecognitionPolicy
from ecvet.model.transfers import CreditTransfer, Validation
from ecvet.model.units import Unit
from ecvet.rules import transfer as steps
from ecvet.rules.recognition.recognise import recognise
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
    institution,
    qualification,
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

ASKED = request(agreed("bremser", "checks", "repairs", counts_for="brakes"))
CHANGED = attrs.evolve(ASKED, host=institution(HOST))
LONG_AGO = date(2025, 6, 2)
AT_SCHOOL = Credit(
    unit="bremser",
    assessments=(Assessment(id="exam-7", attained=True, on=LONG_AGO, setting=Setting.FORMAL),),
)


def validated(transfer: CreditTransfer, *units: Unit) -> tuple[Validation, ...]:
    return steps.validate(transfer, qualification(*units), by=HOME, on=VALIDATED).validations


def rules_broken(step: Callable[[], object]) -> list[tuple[str, str]]:
    with pytest.raises(TransferError) as refused:
        step()
    return [(problem.rule, problem.path) for problem in refused.value.problems]


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
