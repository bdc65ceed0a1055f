"""A corpus of decisions: small transfers under many policies, and what was decided on them.

What a change of the rules does to decisions is seen here, to the byte. Where it is meant, renew the corpus with
`python -m tests.test_golden_decisions` from the repository, read the difference, and say in the changelog why.
"""

import json
from datetime import date
from functools import cache
from pathlib import Path

import attrs
import pytest

from ecvet.io import _converter
from ecvet.model.agreements import Correspondence
from ecvet.model.assessments import Assessment, Credit, PriorLearning
from ecvet.model.conversion import GradeTable
from ecvet.model.grades import Grade, GradeScale, GradeStep
from ecvet.model.institutions import Institution
from ecvet.model.languages import Cefr, LanguageSkill
from ecvet.model.origins import Evidence, Setting
from ecvet.model.policies import (
    Exemption,
    LanguageMinimum,
    PartPoints,
    Proof,
    RecognitionPolicy,
    Resit,
    Superseded,
)
from ecvet.model.presets.policies import POLICIES
from ecvet.model.requirements import GradeMinimum, RecognisedCap, ShelfLife
from ecvet.model.transfers import CreditTransfer, Decision
from ecvet.periods import Period
from ecvet.points import Points
from ecvet.rules import transfer as steps
from ecvet.rules.recognition import recognise, revise, supplement
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
    qualification,
    text,
    transcript,
    unit,
)

FOLDER = Path(__file__).resolve().parent / "golden" / "decisions"

AT_HOME = qualification(
    unit("brakes", "checks", "repairs"),
    attrs.evolve(unit("tyres", "changes", "balances"), supersedes=("tyres-2019",), level=4),
    attrs.evolve(unit("tyres-2019", "changes", "balances"), validity=Period(None, date(2026, 3, 31))),
    unit("steering", "aligns"),
)
PAPERS = attrs.evolve(
    agreement(
        attrs.evolve(agreed("bremser", "sjekker", "reparerer", counts_for="brakes"), level=4),
        agreed("tyres-2019", "changes", "balances", counts_for="tyres"),
        agreed("vinter", "berger"),
        correspondences=[
            Correspondence(given="sjekker", required="checks"),
            Correspondence(given="reparerer", required="repairs", validity=Period(date(2026, 4, 1), None)),
        ],
        memorandum="MoU-1",
    ),
    host=Institution(id=HOST, name=text("Host"), country="NO"),
)
SCALE = GradeScale(code="no-1-6", steps=tuple(GradeStep(label=one, passes=one != "1") for one in "123456"))
FINNISH = GradeScale(code="fi", steps=tuple(GradeStep(label=one, passes=True) for one in "135"))


def graded(found: Assessment, label: str) -> Assessment:
    return attrs.evolve(found, grade=Grade(label=label, scale="no-1-6"))


GOOD = (
    attrs.evolve(
        graded(assessment("bremser", "sjekker", "reparerer"), "4"),
        setting=Setting.FORMAL,
        evidence=(Evidence.EXAMINATION, Evidence.OBSERVATION),
    ),
    attrs.evolve(assessment("tyres-2019", "changes", on=date(2026, 3, 20)), setting=Setting.INFORMAL),
    assessment("vinter", "berger"),
)
MIXED = (
    graded(
        assessment("bremser", "sjekker", not_attained=["reparerer"], name="first", on=date(2026, 4, 2)), "2"
    ),
    graded(assessment("bremser", "sjekker", "reparerer", name="second", on=date(2026, 4, 10)), "5"),
    assessment("tyres-2019", "changes", "balances", on=None),
    assessment("vinter", positive=False, name="third"),
)
HELD = (
    Credit(unit="driving-licence", id="licence-1"),
    Credit(
        unit="welding",
        points=Points(10, "ecvet"),
        recognised_from=PriorLearning(explanation=text("Earlier"), awarded=date(2024, 1, 1)),
    ),
)


def under(code: str, policy: RecognitionPolicy) -> RecognitionPolicy:
    return attrs.evolve(policy, code=code)


_BARE = RecognitionPolicy(code="bare", version="1", title=text("Everything that is validated"))
CHAIN = attrs.evolve(_BARE, superseded=Superseded.CHAIN)
TABLE = GradeTable(given=SCALE, home=FINNISH, rows=(("2", "1"), ("4", "3"), ("5", "5")))
TESTED = (
    _BARE,
    *POLICIES,
    under("chain", CHAIN),
    under("points-by-outcomes", attrs.evolve(CHAIN, part_points=PartPoints.OUTCOMES)),
    under("first-result", attrs.evolve(CHAIN, resit=Resit.FIRST)),
    under("best-result", attrs.evolve(CHAIN, resit=Resit.BEST, grade=GradeMinimum(scale=SCALE, label="3"))),
    under("converted", attrs.evolve(CHAIN, conversion=TABLE)),
    under("recent", attrs.evolve(CHAIN, shelf_life=ShelfLife(months=1))),
    under("formal-only", attrs.evolve(CHAIN, settings=(Setting.FORMAL,))),
    under("level-4", attrs.evolve(CHAIN, level=4)),
    under("norwegian", attrs.evolve(CHAIN, countries=("NO",))),
    under("speaks-finnish", attrs.evolve(CHAIN, language=LanguageMinimum(language="fi", level=Cefr.B1))),
    under("cap-of-25", attrs.evolve(CHAIN, cap=RecognisedCap(points=25))),
    under(
        "bonds",
        attrs.evolve(
            CHAIN,
            proofs=(Proof(later="brakes", earlier="steering"),),
            exemptions=(Exemption(held="driving-licence", exempts=("tyres",)),),
        ),
    ),
)


def decided(policy: RecognitionPolicy, results: tuple[Assessment, ...], *, signed: bool) -> CreditTransfer:
    learner = attrs.evolve(PAPERS.learner, languages=(LanguageSkill(language="fi", level=Cefr.A2),) * signed)
    papers = attrs.evolve(PAPERS, learner=learner, automatic=signed)
    begun = steps.begin(papers, memorandum() if signed else None)
    assessed = steps.assess(begun, results, by=HOST, on=ASSESSED)
    recorded = steps.record(assessed, transcript(*_passed(results)), by=HOST, on=RECORDED)
    validated = steps.validate(recorded, AT_HOME, by=HOME, on=VALIDATED)
    return recognise(validated, AT_HOME, policy=policy, by=HOME, on=RECOGNISED, held=HELD)


def _passed(results: tuple[Assessment, ...]) -> list[str]:
    return list(dict.fromkeys(one.unit for one in results if one.attained and one.unit is not None))


def appealed() -> CreditTransfer:
    """Decided, then a further assessment, and the decision revised."""
    before = decided(CHAIN, MIXED, signed=True)
    further = assessment("vinter", name="fourth", on=date(2026, 6, 1))
    papers = attrs.evolve(transcript("bremser", "tyres-2019", "vinter"), id="PT-2", issued=date(2026, 6, 2))
    after = supplement(before, assessments=[further], transcript=papers, by=HOST, on=date(2026, 6, 3))
    return revise(after, AT_HOME, policy=CHAIN, by=HOME, on=date(2026, 6, 10))


@cache
def corpus() -> dict[str, dict[str, CreditTransfer]]:
    """The decided transfers, by the names of their files and of the policies."""
    return {
        "good": {policy.code: decided(policy, GOOD, signed=True) for policy in TESTED},
        "mixed": {policy.code: decided(policy, MIXED, signed=False) for policy in TESTED},
        "revised": {CHAIN.code: appealed()},
    }


def written(stories: dict[str, CreditTransfer]) -> str:
    """The decisions as the documents of the library write them, in plain JSON."""
    plain = {code: _converter.plain(transfer.recognitions) for code, transfer in stories.items()}
    return json.dumps(plain, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


@pytest.mark.parametrize("name", ["good", "mixed", "revised"])
def test_decisions_are_what_they_were(name: str) -> None:
    kept = (FOLDER / f"{name}.json").read_text(encoding="utf-8")
    assert written(corpus()[name]) == kept, __doc__


def test_the_corpus_holds_nothing_else() -> None:
    assert {path.stem for path in FOLDER.iterdir()} == set(corpus())


def test_the_corpus_holds_every_decision_and_most_reasons() -> None:
    transfers = [transfer for stories in corpus().values() for transfer in stories.values()]
    found = [one for transfer in transfers for one in transfer.recognitions]
    assert {one.decision for one in found} == set(Decision)
    assert len({reason.code for one in found for reason in one.reasons}) > 20


if __name__ == "__main__":
    for name, stories in corpus().items():
        (FOLDER / f"{name}.json").write_text(written(stories), encoding="utf-8", newline="")
