"""The conditions of a policy: each of them kept, broken, and not to be told."""

from datetime import date

import attrs
import pytest

from ecvet.model.agreements import AgreedUnit, Basis, Correspondence, Party, Signature
from ecvet.model.assessments import Assessment, Credit, PriorLearning
from ecvet.model.conversion import GradeTable
from ecvet.model.grades import Grade, GradeScale, GradeStep
from ecvet.model.institutions import Institution
from ecvet.model.languages import Cefr, LanguageSkill
from ecvet.model.learners import Learner
from ecvet.model.origins import Evidence, Setting
from ecvet.model.policies import RecognitionPolicy, Superseded
from ecvet.model.presets.policies import AUTOMATIC_BY_AGREEMENT
from ecvet.model.requests import RecognitionRequest
from ecvet.model.requirements import GradeMinimum, RecognisedCap, ShelfLife
from ecvet.model.transfers import Decision, Recognition
from ecvet.model.units import Unit
from ecvet.periods import Period
from ecvet.points import Points
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
    agreed,
    agreement,
    assessment,
    memorandum,
    outcome,
    qualification,
    request,
    text,
    transcript,
    unit,
)
from tests.rules.recognition.cases import (
    AT_HOME,
    BRAKES,
    NORWEGIAN,
    brakes,
    decided,
    least,
    policy,
    reasons,
    speaks,
    validated,
)

FULL, PARTIAL, REFUSED = Decision.FULL, Decision.PARTIAL, Decision.REFUSED
OUTSIDE, SUSPENDED = Decision.OUTSIDE, Decision.SUSPENDED
PASSED = assessment("bremser")


def graded(label: str | None, scale: str | None = "no-1-6") -> Assessment:
    return attrs.evolve(PASSED, grade=None if label is None else Grade(label=label, scale=scale))


def says(code: str, **about: str) -> tuple[str, dict[str, str]]:
    """A reason, with what it is about."""
    return code, about


# On results


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


# Versions of units


def versions(*validity: Period | None) -> tuple[Unit, ...]:
    """Units b1, b2, … of the same outcomes, each replacing the one before, the last one called brakes."""
    codes = [f"b{number}" for number in range(1, len(validity))] + ["brakes"]
    return tuple(
        attrs.evolve(unit(code, "checks", "repairs"), validity=period, supersedes=(before,) if before else ())
        for code, before, period in zip(codes, [None, *codes], validity, strict=False)
    )


def earlier(code: str) -> AgreedUnit:
    return agreed(code, "checks", "repairs", counts_for="brakes")


@pytest.mark.parametrize(
    ("accepted", "direct", "before"),
    [
        (Superseded.NEVER, REFUSED, REFUSED),
        (Superseded.DIRECT, FULL, REFUSED),
        (Superseded.CHAIN, FULL, FULL),
    ],
)
def test_earlier_versions_of_a_unit_are_taken_as_far_as_the_policy_says(
    accepted: Superseded, direct: Decision, before: Decision
) -> None:
    at_home = qualification(*versions(None, None, None))
    for code, expected in (("b2", direct), ("b1", before), ("brakes", FULL), ("bremser", FULL)):
        under = policy(superseded=accepted)
        found = brakes(under, assessment(code), papers=agreement(earlier(code)), at_home=at_home)
        assert found.decision is expected
        refused = reasons(found).get("version-not-accepted")
        assert refused == ({"unit": code, "later": "brakes"} if expected is REFUSED else None)
        is_earlier = code in ("b1", "b2")
        assert ("earlier-version-accepted" in reasons(found)) is (is_earlier and expected is FULL)


def test_a_chain_with_a_gap_ends_at_the_gap() -> None:
    """What is behind the gap is a unit like any other: its outcomes have to correspond one by one."""
    first, second, last = versions(None, None, None)
    gap = qualification(first, attrs.evolve(second, supersedes=()), last)
    under = policy(superseded=Superseded.DIRECT)
    other = agreed("b1", "old", counts_for="brakes")
    found = brakes(under, assessment("b1"), papers=agreement(other), at_home=gap)
    assert (found.decision, list(reasons(found))) == (REFUSED, ["no-outcome-covered"])


def test_versions_that_replace_each_other_in_a_circle_are_told_apart_all_the_same() -> None:
    at_home = qualification(
        attrs.evolve(unit("b1", "checks", "repairs"), supersedes=("brakes",)),
        attrs.evolve(unit("brakes", "checks", "repairs"), supersedes=("b1",)),
    )
    found = brakes(policy(), assessment("bremser"), at_home=at_home)
    assert found.decision is FULL


@pytest.mark.parametrize(
    ("until", "on", "expected", "reason"),
    [
        (date(2026, 4, 20), ASSESSED, FULL, None),
        (date(2026, 4, 19), ASSESSED, REFUSED, says("version-not-valid-then", unit="b1", date="2026-04-20")),
        (date(2026, 4, 20), None, SUSPENDED, says("credit-age-unknown", unit="b1")),
    ],
)
def test_an_earlier_version_was_in_force_when_it_was_achieved(
    until: date, on: date | None, expected: Decision, reason: tuple[str, dict[str, str]] | None
) -> None:
    at_home = qualification(*versions(Period(None, until), None))
    found = brakes(
        policy(superseded=Superseded.DIRECT),
        assessment("b1", on=on),
        papers=agreement(earlier("b1")),
        at_home=at_home,
    )
    assert found.decision is expected
    assert reason is None or reason in reasons(found).items()


def test_a_host_that_gives_another_unit_the_code_of_an_earlier_version_is_not_taken_for_it() -> None:
    at_home = qualification(*versions(None, None))
    other = agreement(
        agreed("b1", "sjekker", "reparerer", counts_for="brakes"),
        correspondences=(
            Correspondence(given="sjekker", required="checks"),
            Correspondence(given="reparerer", required="repairs"),
        ),
    )
    found = brakes(policy(superseded=Superseded.NEVER), assessment("b1"), papers=other, at_home=at_home)
    assert (found.decision, "version-not-accepted" in reasons(found)) == (FULL, False)


# Correspondences


def test_the_policy_says_on_which_bases_an_outcome_may_stand_for_another() -> None:
    skill = "http://data.europa.eu/esco/skill/brakes"
    at_home = qualification(unit("brakes", outcome("checks", esco=[skill])))
    papers = agreement(agreed("bremser", outcome("sjekker", esco=[skill]), counts_for="brakes"))
    assert brakes(policy(), assessment("bremser"), papers=papers, at_home=at_home).decision is FULL
    under = policy(bases=(Basis.SAME, Basis.AGREED))
    found = brakes(under, assessment("bremser"), papers=papers, at_home=at_home)
    assert found.decision is REFUSED
    assert reasons(found)["basis-not-accepted"] == {
        "given": "sjekker",
        "required": "checks",
        "basis": "esco-link",
    }
    agreed_too = attrs.evolve(papers, correspondences=(Correspondence(given="sjekker", required="checks"),))
    assert brakes(under, assessment("bremser"), papers=agreed_too, at_home=at_home).decision is FULL


@pytest.mark.parametrize(
    ("on", "expected", "reason"),
    [
        (date(2026, 3, 31), FULL, None),
        (
            date(2026, 4, 1),
            REFUSED,
            says("correspondence-lapsed", given="sjekker", required="checks", date="2026-04-01"),
        ),
        (None, SUSPENDED, says("correspondence-day-unknown", given="sjekker", required="checks")),
    ],
)
def test_a_correspondence_that_was_not_in_force_does_not_match(
    on: date | None, expected: Decision, reason: tuple[str, dict[str, str]] | None
) -> None:
    stated = Correspondence(given="sjekker", required="checks", validity=Period(None, date(2026, 3, 31)))
    papers = agreement(agreed("bremser", "sjekker", counts_for="brakes"), correspondences=[stated])
    at_home = qualification(unit("brakes", "checks"))
    found = brakes(policy(), assessment("bremser", "sjekker", on=on), papers=papers, at_home=at_home)
    assert found.decision is expected
    assert reason is None or reason in reasons(found).items()


def test_each_correspondence_that_was_not_in_force_is_told_unless_something_else_covers_the_outcome() -> None:
    lapsed = Period(None, date(2026, 3, 31))
    papers = agreement(
        agreed("bremser", "sjekker", "mender", counts_for="brakes"),
        correspondences=[
            Correspondence(given="mender", required="repairs"),
            Correspondence(given="sjekker", required="repairs", validity=lapsed),
            Correspondence(given="sjekker", required="checks", validity=lapsed),
            Correspondence(given="mender", required="bleeds", validity=Period(None, date(2026, 4, 30))),
            Correspondence(given="sjekker", required="tests", validity=lapsed),
        ],
    )
    at_home = qualification(unit("brakes", "checks", "repairs", "bleeds", "tests"))
    found = brakes(policy(), assessment("bremser", on=date(2026, 4, 1)), papers=papers, at_home=at_home)
    assert (found.decision, found.outcomes) == (PARTIAL, ("repairs", "bleeds"))
    told = [dict(one.about)["required"] for one in found.reasons if one.code == "correspondence-lapsed"]
    assert told == ["checks", "tests"]


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


# Automatic


def automatic(*attained: str, agreed_so: bool = True) -> Decision:
    under = attrs.evolve(AUTOMATIC_BY_AGREEMENT, papers=False)
    papers = attrs.evolve(agreement(BRAKES), automatic=agreed_so)
    return brakes(under, assessment("bremser", *attained), papers=papers).decision


def test_what_was_agreed_and_attained_is_recognised_automatically() -> None:
    assert automatic("checks", "repairs") is FULL


def test_nothing_is_automatic_unless_that_was_agreed() -> None:
    assert automatic("checks", "repairs", agreed_so=False) is SUSPENDED
    found = brakes(AUTOMATIC_BY_AGREEMENT, PASSED)
    assert "not-agreed-automatic" in reasons(found)


def test_what_was_not_attained_as_agreed_waits_for_somebody_to_decide() -> None:
    assert automatic("checks") is SUSPENDED
    found = brakes(AUTOMATIC_BY_AGREEMENT, assessment("bremser", positive=False))
    assert reasons(found)["agreed-outcomes-missing"] == {"unit": "bremser", "missing": "checks, repairs"}


def test_automatic_recognition_waits_where_a_condition_fails() -> None:
    papers = attrs.evolve(agreement(BRAKES), automatic=True)
    found = brakes(AUTOMATIC_BY_AGREEMENT, PASSED, papers=papers)
    assert (found.decision, "memorandum-missing" in reasons(found)) == (SUSPENDED, True)


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
