"""The kinds of rule that regulations have: one test for each that can be expressed, and a table that is complete."""

import re
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import attrs
import pytest

from ecvet import (
    Alternatives,
    Assessment,
    AwardTitle,
    CountRange,
    Credit,
    Decision,
    Extension,
    Grade,
    GradeScale,
    GradeStep,
    Group,
    Origin,
    Pathway,
    Period,
    PointRange,
    Points,
    PriorLearning,
    Progress,
    Qualification,
    Setting,
    TransferError,
    Unit,
    UnitEntry,
    Validity,
    Verdict,
    accumulate,
)
from ecvet.model.institutions import Institution
from ecvet.model.languages import Cefr, LanguageSkill
from ecvet.model.learners import Learner
from ecvet.model.origins import Evidence
from ecvet.model.policies import Exemption, LanguageMinimum, Proof, Resit
from ecvet.model.presets.policies import DIRECT_PREDECESSOR, FRENCH_ONLY, PARTS_OF_UNITS, SAME_LEVEL
from ecvet.model.requirements import (
    Barred,
    ExternalCertificate,
    GradeMinimum,
    HomeMinimum,
    LevelMinimum,
    Prerequisite,
    RecognisedCap,
    Requirement,
    ShelfLife,
)
from ecvet.rules.recognition import credits_of, recognise
from ecvet.rules.transfer import assess, begin, validate
from tests.rules import mobility
from tests.rules.accumulation.examples import (
    SCHEME,
    TODAY,
    at_least,
    codes,
    credit,
    en,
    exactly,
    group,
    missing,
    open_entry,
    unit,
    units,
)
from tests.rules.recognition.cases import AT_HOME, BRAKES, brakes, decided, least, policy

TABLE = Path(__file__).resolve().parent.parent / "docs" / "rule-kinds.md"
MARKS = GradeScale(code="0-20", steps=tuple(GradeStep(label=str(n), passes=n >= 10) for n in range(21)))


def standing(
    rules: Group,
    held: Iterable[Credit] = (),
    *requirements: Requirement,
    described: tuple[Unit, ...] = (),
    as_of: date = TODAY,
) -> Progress:
    pathway = Pathway(code="school", rules=rules, scheme=SCHEME, requirements=requirements)
    whole = Qualification(code="vehicle", title=en("Vehicle"), pathways=(pathway,), units=described)
    return accumulate(whole, tuple(held), as_of=as_of)


def achieved(progress: Progress) -> bool:
    return progress.verdict is Verdict.ACHIEVED


def recognised(code: str, awarded: date | None = None) -> Credit:
    return Credit(unit=code, recognised_from=PriorLearning(explanation=en("Another award"), awarded=awarded))


# What a qualification is made of


def test_r01_total_points() -> None:
    rules = group("National 4", unit("A", 40), unit("B", 80), points=exactly(120))
    assert achieved(standing(rules, units("A B")))
    assert missing(standing(rules, units("B"))) == (40, 1)


def test_r02_mandatory_units() -> None:
    rules = group("Certificate", unit("A", 20, mandatory=True), unit("B", 30), points=at_least(30))
    assert not achieved(standing(rules, units("B")))
    every = Group(members=(unit("A", 20), unit("B", 4)), all_members=True)
    assert missing(standing(every, units("A"))) == (4, 1)


def test_r03_points_of_a_group() -> None:
    wood = group(
        "Wood", unit("A", 40), unit("B", 40), unit("C", 40), points=PointRange(40, 80), mandatory=True
    )
    progress = standing(group("Whole", wood), units("A B C"))
    assert (achieved(progress), progress.counted) == (True, 80)


def test_r04_number_of_units_of_a_group() -> None:
    core = group("Core", unit("A"), unit("B"), count=CountRange(2), mandatory=True)
    rules = group("Whole", core, group("Elective", unit("C"), unit("D"), count=CountRange(1), mandatory=True))
    assert missing(standing(rules, units("A C D"))) == (0, 1)


def test_r05_alternatives_of_groups() -> None:
    one = group("Alternative 1", unit("A", 105), points=at_least(105))
    other = group("Alternative 2", unit("B", 60), unit("C", 45), points=at_least(105))
    rules = group("Whole", Alternatives(branches=(one, other)))
    assert achieved(standing(rules, units("B C")))
    assert missing(standing(rules, units("B"))) == (45, 1)


def test_r06_one_specialisation_and_the_title_that_depends_on_it() -> None:
    branches = tuple(
        Group(members=(unit(code, 45),), points=at_least(45), specialisation=f"to-{code}") for code in "AB"
    )
    titles = tuple(
        AwardTitle(code=code, title=en(f"Mechanic {code}"), specialisation=f"to-{code}") for code in "AB"
    )
    pathway = Pathway(code="school", rules=group("Whole", Alternatives(branches=branches)), scheme=SCHEME)
    whole = Qualification(code="vehicle", title=en("Vehicle"), pathways=(pathway,), award_titles=titles)
    progress = accumulate(whole, units("B"), as_of=TODAY)
    reached = [one.code for one in titles if one.specialisation in progress.specialisations]
    assert (achieved(progress), reached) == (True, ["B"])


def test_r07_level_floor() -> None:
    rules = group("Certificate", unit("A", 46), unit("B", 46), points=at_least(46))
    described = tuple(Unit(code=code, title=en(code), level=level) for code, level in (("A", 1), ("B", 2)))
    floor = LevelMinimum(level=2, points=46)
    assert missing(standing(rules, units("A"), floor, described=described)) == (46, 1)
    assert achieved(standing(rules, units("B"), floor, described=described))


def test_r08_open_groups_of_any_size() -> None:
    free = open_entry(Origin.OTHER_QUALIFICATION, points=PointRange(5, 15))
    rules = group("Whole", unit("A", 165), free, points=at_least(180))
    held = [credit("A"), credit("X", 20, origin=Origin.OTHER_QUALIFICATION)]
    assert achieved(standing(rules, held))
    one = group("Elsewhere", open_entry(), count=CountRange(None, 1))
    progress = standing(group("Whole", unit("A", 10), one), [credit("A"), credit("X", 5), credit("Y", 5)])
    assert (progress.counted, len(progress.surplus)) == (15, 1)


def test_r09_barred_combinations() -> None:
    rules = group("Diploma", unit("MR04", 20), unit("MR04HV", 20), unit("B", 20), points=at_least(40))
    barred = Barred(units=("MR04", "MR04HV"))
    assert missing(standing(rules, units("MR04 MR04HV"), barred)) == (20, 1)


def test_r10_no_unit_counts_in_two_groups() -> None:
    both = [group(name, unit("100837", 15), points=at_least(15), mandatory=True) for name in ("One", "Other")]
    assert missing(standing(group("Whole", *both, points=at_least(30)), units("100837"))) is None


def test_r11_outcomes_that_overlap_are_covered_once() -> None:
    home = mobility.qualification(mobility.unit("brakes", "checks", "repairs"))
    papers = mobility.agreement(
        *(mobility.agreed(code, "checks", counts_for="brakes") for code in ("bremser", "kontroll"))
    )
    transfer = mobility.recorded(papers, mobility.assessment("bremser"), mobility.assessment("kontroll"))
    (found,) = validate(transfer, home, by=mobility.HOME, on=mobility.VALIDATED).validations
    assert ([one.required for one in found.covered], found.missing) == (["checks"], ("repairs",))


def test_r12_equivalence_has_a_direction_and_only_the_version_directly_before_counts() -> None:
    stated = mobility.stand_for(("repairs", "checks"))
    for required, given, covered in (("checks", "repairs", 1), ("repairs", "checks", 0)):
        papers = mobility.agreement(
            mobility.agreed("bremser", given, counts_for="brakes"), correspondences=stated
        )
        home = mobility.qualification(mobility.unit("brakes", required))
        transfer = mobility.recorded(papers, mobility.assessment("bremser"))
        (found,) = validate(transfer, home, by=mobility.HOME, on=mobility.VALIDATED).validations
        assert len(found.covered) == covered
    versions = [
        attrs.evolve(mobility.unit(code, "checks"), supersedes=before)
        for code, before in (("b1", ()), ("b2", ("b1",)), ("brakes", ("b2",)))
    ]
    for code, expected in (("b2", Decision.FULL), ("b1", Decision.REFUSED)):
        papers = mobility.agreement(mobility.agreed(code, "checks", counts_for="brakes"))
        decision = brakes(
            DIRECT_PREDECESSOR,
            mobility.assessment(code),
            papers=papers,
            at_home=mobility.qualification(*versions),
        )
        assert decision.decision is expected


def test_r13_exemption_by_another_qualification() -> None:
    home = mobility.qualification(mobility.unit("culture", "reads"))
    papers = mobility.agreement(mobility.agreed("fr-culture", "other", counts_for="culture"))
    under = policy(exemptions=(Exemption(held="BTS", exempts=("culture",)),))
    for held, expected in (((), Decision.REFUSED), ((Credit(unit="BTS"),), Decision.FULL)):
        result = mobility.assessment("fr-culture", "other")
        (found,) = decided(under, result, papers=papers, at_home=home, held=held).recognitions
        assert found.decision is expected


# How long, since when, under which rules


def test_r14_shelf_life_of_a_result() -> None:
    rules = group("CAP", unit("UP1", 10, mandatory=True))
    held = [Credit(unit="UP1", awarded=date(2021, 6, 30))]
    five = ShelfLife(years=5, units=("UP1",))
    assert achieved(standing(rules, held, five, as_of=date(2026, 6, 30)))
    assert not achieved(standing(rules, held, five, as_of=date(2026, 7, 1)))


def test_r15_age_counts_from_the_original_achievement() -> None:
    rules = group("First aid", unit("rescue", 10, mandatory=True))
    transferred = attrs.evolve(recognised("rescue", awarded=date(2020, 1, 1)), awarded=date(2026, 1, 1))
    assert "credit-expired" in codes(standing(rules, [transferred], ShelfLife(years=3)))


def test_r17_validity_and_transition_of_a_version() -> None:
    validity = Validity(
        period=Period(date(2018, 8, 1), date(2025, 7, 31)), transition_until=date(2028, 7, 31)
    )
    pathway = Pathway(code="school", rules=group("Whole", unit("A", 10, mandatory=True)), scheme=SCHEME)
    whole = Qualification(code="vehicle", title=en("Vehicle"), pathways=(pathway,), validity=validity)
    for year, said in ((2024, []), (2026, ["version-in-transition"]), (2030, ["version-not-in-force"])):
        assert codes(accumulate(whole, units("A"), as_of=date(year, 1, 1))) == said


def test_r18_rules_that_change_with_time_are_versions() -> None:
    def version(points: int, first: date, last: date | None) -> Qualification:
        rules = group("Whole", unit("A", 30), unit("B", 30), points=at_least(points))
        return Qualification(
            code="vehicle",
            version=str(points),
            title=en("Vehicle"),
            pathways=(Pathway(code="school", rules=rules, scheme=SCHEME),),
            validity=Validity(period=Period(first, last)),
        )

    old = version(30, date(2015, 1, 1), date(2020, 12, 31))
    versions = (old, version(60, date(2021, 1, 1), None))
    for day, verdict in ((date(2019, 5, 1), Verdict.ACHIEVED), (date(2024, 5, 1), Verdict.NOT_ACHIEVED)):
        (current,) = (one for one in versions if one.validity and one.validity.in_force(day))
        assert accumulate(current, units("A"), as_of=day).verdict is verdict


# What may count, and how much of it


def test_r19_cap_on_recognised_credit() -> None:
    rules = group("Degree", *(unit(code, 120) for code in "ABC"), points=at_least(360))
    held = [recognised("A"), recognised("B"), credit("C")]
    assert achieved(standing(rules, held, RecognisedCap(points=240)))
    assert achieved(standing(rules, held, HomeMinimum(share="0.3")))
    assert missing(standing(rules, held, RecognisedCap(share="0.5"))) is None


def test_r22_prerequisite_units() -> None:
    rules = group("Package", *(unit(code, 10) for code in "ABC"), points=at_least(20))
    entry = Prerequisite(unit="A", requires=("B", "X"), any_of=True)
    progress = standing(rules, units("A C"), entry)
    assert (missing(progress), "prerequisite-missing" in codes(progress)) == ((10, 1), True)
    assert achieved(standing(rules, units("A B"), entry))


def test_r23_minimum_grade() -> None:
    rules = group("CAP", unit("A", 10, mandatory=True))
    for label, counts in (("9", False), ("10", True), ("20", True)):
        held = [Credit(unit="A", grade=Grade(label=label, scale="0-20"))]
        assert achieved(standing(rules, held, GradeMinimum(scale=MARKS, label="10"))) is counts


def test_r25_credit_for_parts_of_a_unit() -> None:
    entry = UnitEntry(unit="maths", points=exactly(4), parts_accepted=True)
    rules = group("Common units", entry, points=exactly(4))
    parts = [Credit(unit="maths", points=Points(1, SCHEME), partial=True, outcomes=(name,)) for name in "abc"]
    assert missing(standing(rules, parts)) == (1, 1)


def test_r26_whole_units_only() -> None:
    rules = group("Certificate", unit("UC1", 10), points=exactly(10))
    progress = standing(rules, [Credit(unit="UC1", points=Points(5, SCHEME), partial=True)])
    assert (progress.counted, missing(progress)) == (0, (10, 1))
    assert "credit-partial" in codes(progress)


def test_r27_a_later_unit_proves_an_earlier_one() -> None:
    home = mobility.qualification(mobility.unit("UAA1", "one"), mobility.unit("UAA2", "two"))
    papers = mobility.agreement(mobility.agreed("be-2", "two", counts_for="UAA2"))
    under = policy(proofs=(Proof(later="UAA2", earlier="UAA1"),))
    done = decided(under, mobility.assessment("be-2"), papers=papers, at_home=home)
    assert {one.unit for one in credits_of(done, home)} == {"UAA1", "UAA2"}


def test_r28_recognised_outside_the_qualification() -> None:
    beyond = Extension(title=en("Individually extending"))
    progress = standing(group("Whole", unit("A", 10, mandatory=True), beyond), [*units("A"), credit("X", 5)])
    assert (achieved(progress), progress.counted) == (True, 10)
    assert [one.unit for one in progress.outside] == ["X"]


def test_r30_external_certificate() -> None:
    rules = group("Electrician", unit("A", 10, mandatory=True))
    safety = ExternalCertificate(code="SFS-6002", title=en("Electrical safety at work"))
    assert missing(standing(rules, units("A"), safety)) == (0, 1)
    assert achieved(standing(rules, units("A SFS-6002"), safety))


def test_r31_language_condition() -> None:
    rules = group("Practical nurse", unit("A", 10, mandatory=True))
    finnish = ExternalCertificate(code="fi-B1", title=en("Finnish, level B1"))
    assert "certificate-missing" in codes(standing(rules, units("A"), finnish))
    speaker = Learner(id="learner", languages=(LanguageSkill(language="fi", level=Cefr.B2),))
    under = policy(language=LanguageMinimum(language="fi", level=Cefr.B1))
    for learner, expected in ((speaker, Decision.FULL), (Learner(id="learner"), Decision.SUSPENDED)):
        papers = attrs.evolve(mobility.agreement(BRAKES), learner=learner)
        assert brakes(under, mobility.assessment("bremser"), papers=papers).decision is expected


def test_r32_evidence_of_at_least_the_level_required() -> None:
    home = attrs.evolve(AT_HOME, eqf=3)
    for level, expected in ((2, Decision.REFUSED), (3, Decision.FULL), (4, Decision.FULL)):
        papers = mobility.agreement(attrs.evolve(BRAKES, level=level))
        found = brakes(SAME_LEVEL, mobility.assessment("bremser"), papers=papers, at_home=home)
        assert found.decision is expected


def test_r33_kinds_of_evidence_and_issuers_that_are_excluded() -> None:
    shown = attrs.evolve(mobility.assessment("bremser"), evidence=(Evidence.DECLARATION,))
    assert brakes(policy(evidence=(Evidence.EXAMINATION,)), shown).decision is Decision.REFUSED
    foreign = attrs.evolve(
        mobility.agreement(BRAKES),
        host=Institution(id=mobility.HOST, name=en("Host"), country="NO"),
    )
    assert brakes(FRENCH_ONLY, shown, papers=foreign).decision is Decision.REFUSED


def test_r34_the_informal_route_brings_as_many_points() -> None:
    rules = group("Whole", unit("A", 15), points=exactly(15))
    counted = {
        standing(rules, [Credit(unit="A", assessments=(Assessment(attained=True, setting=route),))]).counted
        for route in Setting
    }
    assert counted == {15}


def test_r35_points_belong_to_a_unit_within_a_qualification() -> None:
    here = group("Here", unit("A", 15), points=exactly(15))
    there = group("There", unit("A", 20), points=exactly(20))
    assert [standing(rules, [credit("A", 15)]).counted for rules in (here, there)] == [15, 20]


def test_r36_points_of_another_scheme_are_never_counted() -> None:
    held = [Credit(unit="A", points=Points(10, "uk-credit"))]
    progress = standing(group("Whole", unit("A", 10, mandatory=True)), held)
    assert (progress.counted, "credit-other-scheme" in codes(progress)) == (0, True)


# Who decides what


def test_r37_a_decision_that_was_refused_or_suspended_brings_no_credit() -> None:
    home = mobility.qualification(mobility.unit("brakes", "checks"))
    papers = mobility.agreement(mobility.agreed("bremser", "checks", counts_for="brakes"))
    recorded = mobility.recorded(papers, mobility.assessment("bremser"))
    validated = validate(recorded, home, by=mobility.HOME, on=mobility.VALIDATED)
    done = recognise(validated, home, policy=PARTS_OF_UNITS, by=mobility.HOME, on=mobility.RECOGNISED)
    for decision in Decision:
        changed = tuple(attrs.evolve(one, decision=decision) for one in done.recognitions)
        credits = credits_of(attrs.evolve(done, recognitions=changed), home)
        assert bool(credits) is (decision in (Decision.FULL, Decision.PARTIAL))


def test_r38_a_grade_is_compared_on_its_own_scale_only() -> None:
    rules = group("CAP", unit("A", 10, mandatory=True))
    held = [Credit(unit="A", grade=Grade(label="10", scale="0-100"))]
    assert "grade-unknown" in codes(standing(rules, held, GradeMinimum(scale=MARKS, label="10")))


def test_r39_which_result_of_a_resit_stands() -> None:
    days = (date(2026, 4, 1), date(2026, 4, 10))
    results = [
        attrs.evolve(mobility.assessment("bremser", name=label, on=on), grade=Grade(label=label))
        for on, label in zip(days, "53", strict=True)
    ]
    standing_grades = {
        resit: credits_of(decided(policy(resit=resit, grade=least("2")), *results), AT_HOME)[0].grade
        for resit in Resit
    }
    assert standing_grades == {
        Resit.FIRST: Grade(label="5"),
        Resit.LAST: Grade(label="3"),
        Resit.BEST: Grade(label="5"),
    }


def test_r41_the_smaller_award_of_a_suite() -> None:
    members = tuple(unit(code, 12) for code in "ABCD")
    sizes = {"Diploma": 37, "Certificate": 13, "Award": 1}
    suite = {
        size: standing(group(size, *members, points=at_least(n)), units("A B")) for size, n in sizes.items()
    }
    assert [size for size, progress in suite.items() if achieved(progress)] == ["Certificate", "Award"]


def test_r42_only_the_host_assesses() -> None:
    papers = mobility.agreement(mobility.agreed("bremser", "checks", counts_for="brakes"))
    with pytest.raises(TransferError) as caught:
        assess(begin(papers), [mobility.assessment("bremser")], by=mobility.HOME, on=mobility.ASSESSED)
    assert "transfer.actor" in {one.rule for one in caught.value.problems}


# The table


def rows() -> dict[int, list[str]]:
    """The cells of each row of the table, by the number of its kind."""
    found = {}
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("| R") and (number := re.fullmatch(r"R(\d+)", cells[0])):
            found[int(number[1])] = cells
    return found


def test_every_kind_has_a_row_in_the_table() -> None:
    assert list(rows()) == list(range(1, 43))
    assert {len(cells) for cells in rows().values()} == {5}
    assert all(all(cells) for cells in rows().values())


@pytest.mark.parametrize("kind", range(1, 43))
def test_a_row_names_the_test_of_its_kind_or_says_that_there_is_none(kind: int) -> None:
    tests = [f"`{name}`" for name in globals() if name.startswith(f"test_r{kind:02}_")]
    *_, shown_by = rows()[kind]
    assert [shown_by] == tests or (not tests and shown_by == "not expressible")
