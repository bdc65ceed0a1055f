"""Conditions on results: each of them kept, broken, and not to be told."""

from datetime import date

import attrs
import pytest

from ecvet.model.assessments import Assessment, Credit, PriorLearning
from ecvet.model.conversion import GradeTable
from ecvet.model.grades import Grade, GradeScale, GradeStep
from ecvet.model.institutions import Institution
from ecvet.model.origins import Evidence, Setting
from ecvet.model.policies import RecognitionPolicy
from ecvet.model.requirements import GradeMinimum, RecognisedCap, ShelfLife
from ecvet.model.transfers import Decision
from ecvet.rules import transfer as steps
from ecvet.rules.recognition import recognise
from ecvet.rules.recognition.decisions import decide
from tests.rules.mobility import (
    ASSESSED,
    HOME,
    HOST,
    RECOGNISED,
    RECORDED,
    VALIDATED,
    agreement,
    assessment,
    memorandum,
    qualification,
    text,
    transcript,
    unit,
)
from tests.rules.recognition.cases import (
    AT_HOME,
    BRAKES,
    FULL,
    NORWEGIAN,
    OUTSIDE,
    PARTIAL,
    PASSED,
    REFUSED,
    SUSPENDED,
    brakes,
    least,
    policy,
    reasons,
    says,
    validated,
)


def graded(label: str | None, scale: str | None = "no-1-6") -> Assessment:
    return attrs.evolve(PASSED, grade=None if label is None else Grade(label=label, scale=scale))


@pytest.mark.parametrize(
    ("under", "result", "expected", "reason"),
    [
        (policy(grade=least("3")), graded("3"), FULL, None),
        (
            policy(grade=least("3")),
            graded("2"),
            REFUSED,
            says("grade-too-low", unit="bremser", grade="2", minimum="3"),
        ),
        (
            policy(grade=least("3")),
            graded(None),
            SUSPENDED,
            says("grade-unknown", unit="bremser", minimum="3"),
        ),
        (
            policy(grade=least("3")),
            graded("3", "another"),
            SUSPENDED,
            says("grade-unknown", unit="bremser", minimum="3"),
        ),
        (policy(grade=least("3", "tyres")), graded("2"), FULL, None),
        (policy(settings=(Setting.FORMAL,)), attrs.evolve(PASSED, setting=Setting.FORMAL), FULL, None),
        (
            policy(settings=(Setting.FORMAL,)),
            attrs.evolve(PASSED, setting=Setting.INFORMAL),
            REFUSED,
            says("setting-not-accepted", unit="bremser", setting="informal"),
        ),
        (policy(settings=(Setting.FORMAL,)), PASSED, SUSPENDED, says("setting-unknown", unit="bremser")),
        (
            policy(evidence=(Evidence.PORTFOLIO,)),
            attrs.evolve(PASSED, evidence=(Evidence.DECLARATION, Evidence.PORTFOLIO)),
            FULL,
            None,
        ),
        (
            policy(evidence=(Evidence.PORTFOLIO,)),
            attrs.evolve(PASSED, evidence=(Evidence.DECLARATION, Evidence.WORK)),
            REFUSED,
            says("evidence-not-accepted", unit="bremser", evidence="declaration, work-sample"),
        ),
        (policy(evidence=(Evidence.PORTFOLIO,)), PASSED, SUSPENDED, says("evidence-unknown", unit="bremser")),
        (policy(shelf_life=ShelfLife(months=1)), PASSED, FULL, None),
        (policy(shelf_life=ShelfLife(months=1)), attrs.evolve(PASSED, on=date(2026, 4, 6)), FULL, None),
        (
            policy(shelf_life=ShelfLife(months=1)),
            attrs.evolve(PASSED, on=date(2026, 4, 5)),
            REFUSED,
            says("credit-expired", unit="bremser", date="2026-04-05", last="2026-05-05"),
        ),
        (
            policy(shelf_life=ShelfLife(months=1)),
            attrs.evolve(PASSED, on=None),
            SUSPENDED,
            says("credit-age-unknown", unit="bremser"),
        ),
        (policy(shelf_life=ShelfLife(months=1, units=("tyres",))), attrs.evolve(PASSED, on=None), FULL, None),
    ],
)
def test_a_condition_that_fails_refuses_and_one_that_cannot_be_told_suspends(
    under: RecognitionPolicy,
    result: Assessment,
    expected: Decision,
    reason: tuple[str, dict[str, str]] | None,
) -> None:
    found = brakes(under, result)
    assert found.decision is expected
    assert reason is None or reason in reasons(found).items()
    assert (found.points is not None) is (expected is FULL)


@pytest.mark.parametrize(
    ("level", "expected", "reason"),
    [
        (4, FULL, None),
        (3, REFUSED, says("credit-level-too-low", unit="bremser", level="3", minimum="4")),
        (None, SUSPENDED, says("credit-level-unknown", unit="bremser", minimum="4")),
    ],
)
def test_the_level_of_the_unit_with_the_host_is_asked_for(
    level: int | None, expected: Decision, reason: tuple[str, dict[str, str]] | None
) -> None:
    papers = agreement(attrs.evolve(BRAKES, level=level))
    at_home = qualification(attrs.evolve(unit("brakes", "checks", "repairs"), level=4))
    for under in (policy(level=4), policy(same_level=True)):
        found = brakes(under, PASSED, papers=papers, at_home=at_home)
        assert found.decision is expected
        assert reason is None or reason in reasons(found).items()


@pytest.mark.parametrize(
    ("recorded", "stated", "expected"),
    [
        (4, 3, SUSPENDED),
        (3, 4, SUSPENDED),
        (3, 3, REFUSED),
        (4, 5, FULL),
        (4, None, FULL),
        (3, None, REFUSED),
    ],
)
def test_a_level_that_was_agreed_does_not_replace_the_one_that_was_recorded(
    recorded: int, stated: int | None, expected: Decision
) -> None:
    papers = agreement(attrs.evolve(BRAKES, level=stated))
    assessed = steps.assess(steps.begin(papers), [PASSED], by=HOST, on=ASSESSED)
    credit = Credit(unit="bremser", level=recorded)
    done = steps.record(
        assessed, attrs.evolve(transcript("bremser"), credits=(credit,)), by=HOST, on=RECORDED
    )
    checked = steps.validate(done, AT_HOME, by=HOME, on=VALIDATED)
    (found,) = recognise(checked, AT_HOME, policy=policy(level=4), by=HOME, on=RECOGNISED).recognitions
    assert found.decision is expected
    differing = {"unit": "bremser", "recorded": str(recorded), "agreed": str(stated), "minimum": "4"}
    assert reasons(found).get("levels-differ") == (differing if expected is SUSPENDED else None)


def test_the_same_level_cannot_be_told_where_the_one_at_home_is_unknown() -> None:
    found = brakes(policy(same_level=True), PASSED, papers=agreement(attrs.evolve(BRAKES, level=4)))
    assert (found.decision, reasons(found)["level-unknown"]) == (SUSPENDED, {"unit": "brakes"})


def test_the_level_of_a_unit_at_home_is_that_of_the_qualification_where_it_has_none_of_its_own() -> None:
    papers, at_home = agreement(attrs.evolve(BRAKES, level=3)), attrs.evolve(AT_HOME, eqf=4)
    assert brakes(policy(same_level=True), PASSED, papers=papers, at_home=at_home).decision is REFUSED


@pytest.mark.parametrize(
    ("country", "expected", "reason"),
    [
        ("NO", FULL, None),
        ("DE", REFUSED, says("country-not-accepted", unit="bremser", country="DE")),
        (None, SUSPENDED, says("country-unknown", unit="bremser")),
    ],
)
def test_the_country_of_the_institution_that_assessed_is_asked_for(
    country: str | None, expected: Decision, reason: tuple[str, dict[str, str]] | None
) -> None:
    host = Institution(id=HOST, name=text("Host"), country=country)
    found = brakes(policy(countries=("FI", "NO")), PASSED, papers=attrs.evolve(agreement(BRAKES), host=host))
    assert found.decision is expected
    assert reason is None or reason in reasons(found).items()


def test_the_country_of_any_partner_that_assessed_is_the_one_that_the_memorandum_gives() -> None:
    partner = Institution(id="dk-partner", name=text("Partner"), country="DK")
    framework = attrs.evolve(memorandum(), others=(partner,))
    done = validated(PASSED, papers=agreement(BRAKES, memorandum=framework.id), memorandum=framework)
    there = attrs.evolve(done, assessments=(attrs.evolve(PASSED, institution="dk-partner"),))
    (found,) = decide(
        there, AT_HOME, AT_HOME.pathway(), policy=policy(countries=("DK",)), on=RECOGNISED, held=()
    )
    assert found.decision is FULL


def test_a_grade_is_compared_after_it_was_converted_where_the_least_grade_is_one_at_home() -> None:
    home = GradeScale(code="fi", steps=tuple(GradeStep(label=label, passes=True) for label in "TKE"))
    table = GradeTable(given=NORWEGIAN, home=home, rows=(("3", "T"), ("4", "K"), ("5", "E")))
    under = policy(grade=GradeMinimum(scale=home, label="K"), conversion=table)
    beyond = brakes(attrs.evolve(under, cap=RecognisedCap(points=10)), graded("4"))
    assert (beyond.decision, beyond.grade) == (OUTSIDE, None)
    assert (ungraded := brakes(policy(conversion=table), PASSED)).decision is FULL
    assert ungraded.grade is None
    good, poor, unheard_of = (brakes(under, graded(label)) for label in "436")
    assert (good.decision, good.grade) == (FULL, Grade(label="K", scale="fi"))
    assert (poor.decision, poor.grade, poor.evidence) == (REFUSED, None, good.evidence)
    assert says("grade-too-low", unit="bremser", grade="3", minimum="K") in reasons(poor).items()
    assert unheard_of.decision is SUSPENDED


def test_the_grade_of_an_outcome_goes_before_that_of_the_whole_assessment() -> None:
    results = tuple(
        attrs.evolve(one, grade=Grade(label="2", scale="no-1-6") if one.outcome == "repairs" else None)
        for one in assessment("bremser", "checks", "repairs").outcomes
    )
    found = brakes(policy(grade=least("3")), attrs.evolve(graded("5"), outcomes=results))
    assert found.decision is PARTIAL
    assert reasons(found)["results-not-accepted"] == {"unit": "brakes", "accepted": "1", "required": "2"}
    assert reasons(found)["grade-too-low"] == {"unit": "bremser", "grade": "2", "minimum": "3"}


def test_a_failing_grade_contradicts_a_positive_result_and_somebody_has_to_look_at_it() -> None:
    home = GradeScale(code="fi", steps=tuple(GradeStep(label=label, passes=label != "0") for label in "015"))
    table = GradeTable(given=NORWEGIAN, home=home, rows=(("1", "0"), ("4", "1")))
    for under in (policy(conversion=table), policy(grade=least("1"))):
        found = brakes(under, graded("1"))
        assert found.decision is SUSPENDED
        assert reasons(found)["grade-contradicts-result"] == {"grade": "1", "scale": "no-1-6"}
        assert brakes(under, graded("4")).decision is FULL


def test_age_counts_from_what_the_host_itself_recognised() -> None:
    """Royal Life Saving ACT: validity is taken from the original certificate, not from that of the transfer."""
    begun = steps.assess(steps.begin(agreement(BRAKES)), [PASSED], by=HOST, on=ASSESSED)
    for original, expected in ((date(2020, 1, 1), REFUSED), (date(2026, 1, 1), FULL), (None, SUSPENDED)):
        prior = PriorLearning(explanation=text("Earlier"), awarded=original)
        papers = attrs.evolve(transcript("bremser"), credits=(Credit(unit="bremser", recognised_from=prior),))
        done = steps.record(begun, papers, by=HOST, on=RECORDED)
        validated = steps.validate(done, AT_HOME, by=HOME, on=VALIDATED)
        under = policy(shelf_life=ShelfLife(years=3))
        (found,) = recognise(validated, AT_HOME, policy=under, by=HOME, on=RECOGNISED).recognitions
        assert found.decision is expected
