"""Resits: which result stands."""

from datetime import date, timedelta
from itertools import permutations

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecvet.model.assessments import Assessment, OutcomeResult
from ecvet.model.grades import Grade, GradeScale, GradeStep
from ecvet.model.policies import Resit
from ecvet.model.requirements import GradeMinimum
from ecvet.model.transfers import Decision
from ecvet.rules.recognition import credits_of
from tests.rules.mobility import ASSESSED, assessment
from tests.rules.recognition.cases import AT_HOME, brakes, decided, least, policy, reasons


def attempt(
    number: int, *, passed: bool = True, grade: str | None = None, same_day: bool = False
) -> Assessment:
    """The attempt of a day; without a number of its own, of an unknown day."""
    on = ASSESSED if same_day else ASSESSED - timedelta(days=10 - number)
    given_grade = None if grade is None else Grade(label=grade, scale="no-1-6")
    found = assessment("bremser", positive=passed, name=f"attempt {number}", on=on)
    return attrs.evolve(found, grade=given_grade)


FAILED_THEN_PASSED = (attempt(1, passed=False), attempt(2))
PASSED_THEN_FAILED = (attempt(1), attempt(2, passed=False))


@pytest.mark.parametrize(
    ("resit", "after_failing", "after_passing"),
    [
        (Resit.FIRST, Decision.REFUSED, Decision.FULL),
        (Resit.LAST, Decision.FULL, Decision.REFUSED),
        (Resit.BEST, Decision.FULL, Decision.FULL),
    ],
)
def test_the_policy_says_which_result_stands(
    resit: Resit, after_failing: Decision, after_passing: Decision
) -> None:
    under = policy(resit=resit)
    for results, expected in ((FAILED_THEN_PASSED, after_failing), (PASSED_THEN_FAILED, after_passing)):
        for order in permutations(results):
            found = brakes(under, *order)
            assert found.decision is expected
            assert ("result-not-standing" in reasons(found)) is (expected is Decision.REFUSED)


def test_of_several_results_on_one_day_the_better_stands_in_whatever_order_they_were_entered() -> None:
    results = [attempt(1, passed=False, same_day=True), attempt(2, same_day=True)]
    for resit in Resit:
        assert {brakes(policy(resit=resit), *order).decision for order in permutations(results)} == {
            Decision.FULL
        }


def test_the_best_of_several_passes_is_told_by_the_scale() -> None:
    results = [attempt(1, grade="5"), attempt(2, grade="3"), attempt(3, grade="2")]
    for resit, grade in ((Resit.FIRST, "5"), (Resit.LAST, "2"), (Resit.BEST, "5")):
        done = decided(policy(resit=resit, grade=least("2")), *results)
        (credit,) = credits_of(done, AT_HOME)
        assert credit.grade == Grade(label=grade, scale="no-1-6")
    assert brakes(policy(resit=Resit.BEST, grade=least("4")), *results).decision is Decision.FULL
    assert brakes(policy(resit=Resit.LAST, grade=least("4")), *results).decision is Decision.REFUSED


def test_without_a_scale_nobody_can_tell_the_best_of_several_passes() -> None:
    found = brakes(policy(resit=Resit.BEST), attempt(1, grade="5"), attempt(2, grade="3"))
    assert found.decision is Decision.SUSPENDED
    assert reasons(found)["result-order-unknown"] == {"unit": "bremser", "resit": "best"}
    assert (
        brakes(policy(resit=Resit.BEST), attempt(1, grade="5"), attempt(2, grade="5")).decision
        is Decision.FULL
    )


def test_the_least_grade_of_a_scale_is_worse_than_the_next_one() -> None:
    finnish = GradeScale(code="fi", steps=tuple(GradeStep(label=label, passes=True) for label in "TKE"))
    results = [
        attrs.evolve(attempt(number), grade=Grade(label=label, scale="fi"))
        for number, label in enumerate("KT")
    ]
    under = policy(resit=Resit.BEST, grade=GradeMinimum(scale=finnish, label="K"))
    assert brakes(under, *results).decision is Decision.FULL


def test_of_results_that_are_equal_in_all_the_last_by_its_name_stands() -> None:
    results = [attempt(number, same_day=True) for number in (1, 2)]
    for order in permutations(results):
        assert brakes(policy(), *order).evidence == ("attempt 2",)


def test_of_several_passes_on_one_day_nobody_can_tell_which_stands_without_a_scale() -> None:
    """The names of assessments have no say in it."""
    results = [attempt(1, grade="5", same_day=True), attempt(2, grade="3", same_day=True)]
    for resit in Resit:
        found = brakes(policy(resit=resit), *results)
        assert (found.decision, "result-order-unknown" in reasons(found)) == (Decision.SUSPENDED, True)
        assert brakes(policy(resit=resit, grade=least("2")), *results).decision is Decision.FULL


def test_the_grade_of_a_credit_is_the_one_that_stands_after_a_resit() -> None:
    def attained(outcome: str, label: str) -> OutcomeResult:
        return OutcomeResult(outcome=outcome, attained=True, grade=Grade(label=label, scale="no-1-6"))

    first = attrs.evolve(attempt(1), outcomes=(attained("checks", "2"), attained("repairs", "4")))
    again = attrs.evolve(attempt(2), outcomes=(attained("checks", "4"),))
    done = decided(policy(), first, again)
    assert done.recognitions[0].grade_given == Grade(label="4", scale="no-1-6")
    assert [credit.grade for credit in credits_of(done, AT_HOME)] == [Grade(label="4", scale="no-1-6")]
    apart = decided(policy(), first)
    assert reasons(apart.recognitions[0])["graded-apart"] == {"unit": "brakes", "grades": "2, 4"}
    assert [credit.grade for credit in credits_of(apart, AT_HOME)] == [None]


def test_without_days_nobody_can_tell_the_first_from_the_last() -> None:
    undated = tuple(attrs.evolve(one, on=None) for one in FAILED_THEN_PASSED)
    for resit in (Resit.FIRST, Resit.LAST):
        assert brakes(policy(resit=resit), *undated).decision is Decision.SUSPENDED
    assert brakes(policy(resit=Resit.BEST), *undated).decision is Decision.FULL


def test_results_that_are_alike_need_no_days() -> None:
    twice = tuple(attrs.evolve(attempt(number), on=None) for number in (1, 2))
    assert brakes(policy(resit=Resit.FIRST), *twice).decision is Decision.FULL


@given(st.permutations([attempt(n, passed=n % 2 == 0, grade=str(n), same_day=n > 2) for n in range(1, 5)]))
def test_the_order_in_which_results_were_entered_does_not_matter(order: list[Assessment]) -> None:
    for resit in Resit:
        under = policy(resit=resit, grade=least("2"))
        found, again = brakes(under, *order), brakes(under, *sorted(order, key=lambda one: one.id or ""))
        assert (found.decision, set(found.evidence)) == (again.decision, set(again.evidence))


def test_each_outcome_has_a_result_of_its_own() -> None:
    first = assessment("bremser", "checks", not_attained=["repairs"], name="a", on=date(2026, 4, 1))
    second = assessment("bremser", "repairs", name="b", on=date(2026, 4, 10))
    found = brakes(policy(resit=Resit.LAST), first, second)
    assert (found.decision, set(found.evidence)) == (Decision.FULL, {"a", "b"})
