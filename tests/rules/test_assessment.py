"""Where assessments differ from what was agreed, or contradict themselves."""

import attrs
import pytest

from ecvet.model.assessments import Assessment, OutcomeResult
from ecvet.model.grades import Grade, GradeScale, GradeStep
from ecvet.model.origins import Evidence, Setting
from ecvet.rules import transfer as steps
from ecvet.rules.assessment import check_assessments
from tests.rules.mobility import (
    ASSESSED,
    HOME,
    HOST,
    RECORDED,
    agreed,
    agreement,
    assessment,
    request,
    transcript,
)

PAPERS = agreement(agreed("bremser", "sjekker", "reparerer", counts_for="brakes"), agreed("vinter", "berger"))
BRAKES, WINTER = assessment("bremser", "sjekker", "reparerer"), assessment("vinter", "berger")
SCALE = GradeScale(
    code="no-1-6",
    steps=tuple(GradeStep(label=str(number), passes=number > 1) for number in range(1, 7)),
)


def found(*assessments: Assessment, scales: tuple[GradeScale, ...] = ()) -> list[tuple[object, ...]]:
    done = steps.assess(steps.begin(PAPERS), assessments, by=HOST, on=ASSESSED)
    findings = check_assessments(done, scales=scales)
    return [(one.code, *(value for _, value in one.params)) for one in findings]


def graded(label: str, scale: str | None = "no-1-6", *, positive: bool = True) -> Assessment:
    return attrs.evolve(assessment("bremser", positive=positive), grade=Grade(label=label, scale=scale))


def test_before_the_first_assessment_nothing_differs_from_the_agreement() -> None:
    assert check_assessments(steps.begin(PAPERS)) == ()


def test_what_was_assessed_as_agreed_is_not_reported() -> None:
    assert found(BRAKES, WINTER) == []


def test_what_was_agreed_and_not_assessed_is_reported() -> None:
    assert found(BRAKES) == [("agreed-not-assessed", "vinter")]


def test_what_was_assessed_and_not_attained_or_not_agreed_is_reported() -> None:
    assert found(BRAKES, assessment("vinter", positive=False), assessment("motor")) == [
        ("not-attained", "vinter"),
        ("assessed-not-agreed", "motor"),
    ]


def test_a_unit_that_was_attained_at_the_second_attempt_is_not_reported() -> None:
    attempts = [assessment("bremser", positive=False, name="first"), assessment("bremser", name="second")]
    assert found(*attempts, WINTER) == []


def test_an_outcome_that_was_agreed_and_not_assessed_is_reported() -> None:
    assert found(assessment("bremser", "sjekker"), WINTER) == [
        ("outcome-not-assessed", "bremser", "reparerer")
    ]


def test_an_outcome_that_was_not_attained_is_reported() -> None:
    assert found(assessment("bremser", "sjekker", not_attained=["reparerer"]), WINTER) == [
        ("outcome-not-attained", "bremser", "reparerer")
    ]


def test_an_outcome_that_was_attained_at_the_second_attempt_is_not_reported() -> None:
    first = assessment("bremser", "sjekker", not_attained=["reparerer"], name="first")
    assert found(first, assessment("bremser", "reparerer", name="second"), WINTER) == []


def test_an_outcome_that_was_assessed_and_not_agreed_is_reported() -> None:
    assert found(assessment("bremser", "sjekker", "reparerer", "lakkerer"), WINTER) == [
        ("outcome-not-agreed", "bremser", "lakkerer")
    ]


def test_an_assessment_of_the_whole_unit_speaks_of_every_outcome() -> None:
    assert found(assessment("bremser"), WINTER) == []


def test_an_adapted_assessment_is_reported() -> None:
    assert found(attrs.evolve(BRAKES, adapted=True), WINTER) == [("assessment-adapted", "bremser")]
    assert found(attrs.evolve(BRAKES, adapted=False), WINTER) == []


@pytest.mark.parametrize(("label", "positive"), [("2", True), ("6", True), ("1", False)])
def test_a_grade_that_agrees_with_its_result_is_in_order(label: str, positive: bool) -> None:
    codes = {code for code, *_ in found(graded(label, positive=positive), WINTER, scales=(SCALE,))}
    assert not codes & {"grade-contradicts-result", "grade-not-on-scale"}


@pytest.mark.parametrize(("label", "positive"), [("1", True), ("2", False)])
def test_a_grade_that_contradicts_its_result_is_reported(label: str, positive: bool) -> None:
    told = found(graded(label, positive=positive), WINTER, scales=(SCALE,))
    assert ("grade-contradicts-result", label, "no-1-6") in told


def test_a_grade_that_its_scale_does_not_have_is_reported() -> None:
    assert found(graded("7"), WINTER, scales=(SCALE,)) == [("grade-not-on-scale", "7", "no-1-6")]


def test_the_grade_of_a_single_outcome_is_checked_too() -> None:
    result = OutcomeResult(outcome="sjekker", attained=True, grade=Grade(label="1", scale="no-1-6"))
    told = found(attrs.evolve(assessment("bremser"), outcomes=(result,)), WINTER, scales=(SCALE,))
    assert ("grade-contradicts-result", "1", "no-1-6") in told


@pytest.mark.parametrize("scale", ["another", None])
def test_without_its_scale_nobody_can_tell_what_a_grade_means(scale: str | None) -> None:
    assert found(graded("1", scale), WINTER, scales=(SCALE,)) == []
    assert found(graded("1"), WINTER) == []


@pytest.mark.parametrize(
    ("setting", "evidence", "codes"),
    [
        (None, (), ["evidence-not-stated"]),
        (None, (Evidence.PORTFOLIO,), ["evidence-not-stated"]),
        (Setting.INFORMAL, (), ["evidence-not-stated"]),
        (Setting.INFORMAL, (Evidence.PORTFOLIO,), []),
        (Setting.FORMAL, (), []),
    ],
)
def test_an_assessment_of_prior_learning_says_where_and_by_what(
    setting: Setting | None, evidence: tuple[Evidence, ...], codes: list[str]
) -> None:
    given = attrs.evolve(assessment("bremser", by=HOME), setting=setting, evidence=evidence)
    papers = request(agreed("bremser", "sjekker", counts_for="brakes"))
    done = steps.assess(steps.begin(papers), [given], by=HOME, on=ASSESSED)
    assert [one.code for one in check_assessments(done)] == codes


def test_a_finding_is_where_the_unit_was_agreed_on_or_where_the_assessment_is() -> None:
    motor = assessment("motor", positive=False)
    partly = assessment("bremser", "lakkerer", not_attained=["sjekker"])
    adapted = attrs.evolve(partly, adapted=True, grade=Grade(label="7", scale="no-1-6"))
    done = steps.assess(steps.begin(PAPERS), [motor, adapted], by=HOST, on=ASSESSED)
    assert [(one.code, one.where) for one in check_assessments(done, scales=[SCALE])] == [
        ("outcome-not-attained", "/agreement/units/0"),
        ("outcome-not-assessed", "/agreement/units/0"),
        ("outcome-not-agreed", "/agreement/units/0"),
        ("agreed-not-assessed", "/agreement/units/1"),
        ("not-attained", "/assessments"),
        ("assessed-not-agreed", "/assessments"),
        ("assessment-adapted", "/assessments/1"),
        ("grade-not-on-scale", "/assessments/1/grade"),
    ]


def test_a_grade_is_where_it_was_given() -> None:
    result = OutcomeResult(outcome="sjekker", attained=True, grade=Grade(label="1", scale="no-1-6"))
    given = attrs.evolve(graded("1"), outcomes=(result,))
    done = steps.assess(steps.begin(PAPERS), [given, WINTER], by=HOST, on=ASSESSED)
    told = [(one.code, one.where) for one in check_assessments(done, scales=[SCALE])]
    assert told == [
        ("outcome-not-assessed", "/agreement/units/0"),
        ("grade-contradicts-result", "/assessments/0/grade"),
        ("grade-contradicts-result", "/assessments/0/outcomes/0/grade"),
    ]


def test_an_assessment_of_no_unit_is_told_by_its_place() -> None:
    """No step takes one; a file may hold one."""
    stray = attrs.evolve(assessment("bremser", by=HOME), unit=None, adapted=True)
    asked = attrs.evolve(steps.begin(request(agreed("bremser", "sjekker"))), assessments=(stray,))
    assert [(one.code, one.where, one["unit"]) for one in check_assessments(asked)] == [
        ("agreed-not-assessed", "/agreement/units/0", "bremser"),
        ("assessment-adapted", "/assessments/0", ""),
        ("evidence-not-stated", "/assessments/0", ""),
    ]


def test_a_failing_result_is_kept_and_gives_no_credit() -> None:
    failed = assessment("vinter", positive=False)
    assessed = steps.assess(steps.begin(PAPERS), [BRAKES, failed], by=HOST, on=ASSESSED)
    done = steps.record(
        assessed, attrs.evolve(transcript("bremser"), not_attained=("vinter",)), by=HOST, on=RECORDED
    )
    assert failed in done.assessments
    assert done.transcript is not None
    assert [credit.unit for credit in done.transcript.credits] == ["bremser"]
