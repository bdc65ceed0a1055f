"""What is required across the groups of a qualification: each kind by example."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

import attrs
import pytest

from ecvet import (
    CountRange,
    Credit,
    Grade,
    GradeScale,
    GradeStep,
    Group,
    Pathway,
    PointRange,
    Points,
    PriorLearning,
    Progress,
    Qualification,
    Unit,
    UnitEntry,
    Verdict,
    accumulate,
)
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
from tests.rules.accumulation.examples import (
    SCHEME,
    TODAY,
    at_least,
    codes,
    en,
    group,
    missing,
    open_entry,
    unit,
    units,
)

#: Four units of 10 points, of which 20 points make the whole.
RULES = group("Whole", *(unit(code, 10) for code in "ABCD"), points=at_least(20))
#: A scale whose best grade is 1, as in Germany.
GERMAN = GradeScale(code="de", steps=tuple(GradeStep(label=label, passes=label < "5") for label in "654321"))


def standing(
    *requirements: Requirement,
    held: Iterable[Credit] = (),
    rules: Group = RULES,
    levels: str = "",
    as_of: date = TODAY,
) -> Progress:
    """Where a learner stands; the levels of units are given as in "A3 B2"."""
    described = tuple(Unit(code=one[0], title=en(one[0]), level=int(one[1])) for one in levels.split())
    pathway = Pathway(code="school", rules=rules, scheme=SCHEME, requirements=requirements)
    whole = Qualification(code="vehicle", title=en("Vehicle"), pathways=(pathway,), units=described)
    return accumulate(whole, tuple(held), as_of=as_of)


def recognised(unit: str, awarded: date | None = None) -> Credit:
    return Credit(unit=unit, recognised_from=PriorLearning(explanation=en("Another school"), awarded=awarded))


def placed(progress: Progress) -> str:
    """The codes of the units that count."""
    return "".join(sorted(one.unit for one in progress.placements))


def to_earn(progress: Progress) -> str:
    return "".join(sorted(one.unit or "?" for one in progress.completion))


# A minimum of points at a level


def test_points_below_the_level_do_not_fulfil_the_level_minimum() -> None:
    progress = standing(LevelMinimum(level=3, points=10), held=units("A B"), levels="A2 B2 C3 D2")
    assert progress.verdict is Verdict.NOT_ACHIEVED
    assert (missing(progress), to_earn(progress)) == ((10, 1), "C")
    assert "level-short" in codes(progress)


def test_points_above_the_level_fulfil_it_as_well() -> None:
    progress = standing(LevelMinimum(level=3, points=20), held=units("A B"), levels="A4 B3")
    assert progress.verdict is Verdict.ACHIEVED


def test_the_level_on_the_credit_goes_before_that_of_its_unit() -> None:
    held = [Credit(unit="A", level=3), Credit(unit="B")]
    level = LevelMinimum(level=3, points=10)
    assert standing(level, held=held, levels="A2 B2").verdict is Verdict.ACHIEVED
    assert (
        standing(level, held=[attrs.evolve(held[0], level=2), held[1]], levels="A3 B2 C3").missing is not None
    )


def test_a_level_that_nobody_knows_leaves_the_answer_open_where_it_would_decide() -> None:
    progress = standing(LevelMinimum(level=3, points=20), held=units("A B"), levels="A3 C3 D3")
    assert progress.verdict is Verdict.UNDETERMINED
    assert "level-unknown" in codes(progress)
    assert "nothing-completes" not in codes(progress)


def test_a_level_that_nobody_knows_does_not_matter_where_others_are_enough() -> None:
    progress = standing(LevelMinimum(level=3, points=10), held=units("A B"), levels="A3")
    assert progress.verdict is Verdict.ACHIEVED
    assert codes(progress) == []


def test_a_level_that_nobody_knows_does_not_matter_where_even_a_high_one_would_not_be_enough() -> None:
    progress = standing(LevelMinimum(level=3, points=20), held=units("A"), levels="B3 C3")
    assert progress.verdict is Verdict.NOT_ACHIEVED


def test_points_count_at_their_level_before_the_maximum_of_a_group_caps_them() -> None:
    high = group("High", unit("A", 10), unit("B", 10), points=PointRange(None, 10))
    rules = group("Whole", high, unit("C", 10), points=at_least(20))
    progress = standing(LevelMinimum(level=3, points=20), held=units("A B C"), rules=rules, levels="A3 B3 C2")
    assert (progress.verdict, progress.counted) == (Verdict.ACHIEVED, 20)


# Barred combinations


def test_of_two_barred_units_one_counts_and_the_other_is_surplus() -> None:
    progress = standing(Barred(units=("A", "B")), held=units("A B"))
    assert (missing(progress), len(progress.surplus)) == ((10, 1), 1)
    assert "barred-together" in codes(progress)


def test_units_that_bar_each_other_are_not_proposed_together() -> None:
    progress = standing(Barred(units=("A", "B", "C")), held=units("A"))
    assert to_earn(progress) == "D"


def test_so_many_of_barred_units_count_as_the_rule_says() -> None:
    assert standing(Barred(units=("A", "B", "C"), most=2), held=units("A B")).verdict is Verdict.ACHIEVED


def test_of_barred_units_the_one_with_more_points_counts() -> None:
    rules = group("Whole", unit("A", 10), unit("B", 20), points=at_least(20))
    assert placed(standing(Barred(units=("A", "B")), held=units("A B"), rules=rules)) == "B"


# Prerequisites


def test_a_unit_does_not_count_without_all_that_it_builds_on() -> None:
    needs = Prerequisite(unit="A", requires=("B", "C"))
    progress = standing(needs, held=units("A B"))
    assert (placed(progress), missing(progress)) == ("AB", (10, 1))
    assert to_earn(progress) == "C"
    assert standing(needs, held=units("A B C")).verdict is Verdict.ACHIEVED


def test_one_of_several_is_enough_where_the_rule_says_any() -> None:
    assert (
        standing(Prerequisite(unit="A", requires=("B", "C"), any_of=True), held=units("A B")).verdict
        is Verdict.ACHIEVED
    )


def test_a_unit_is_left_out_where_its_prerequisite_would_cost_more_than_another_unit() -> None:
    rules = group("Whole", unit("A", 10), unit("B", 30), unit("C", 10), unit("D", 10), points=at_least(20))
    progress = standing(Prerequisite(unit="A", requires=("B",)), held=units("A C"), rules=rules)
    assert (placed(progress), to_earn(progress)) == ("C", "D")
    assert "prerequisite-missing" in codes(progress)


# How much recognised credit may count


def test_recognised_credit_beyond_the_cap_does_not_count() -> None:
    progress = standing(RecognisedCap(points=10), held=[recognised("A"), recognised("B")])
    assert (missing(progress), len(placed(progress)), len(progress.surplus)) == ((10, 1), 1, 1)
    assert "recognised-beyond-cap" in codes(progress)


def test_the_cap_may_be_a_share_of_the_whole() -> None:
    held = [recognised("A"), recognised("B")]
    assert missing(standing(RecognisedCap(share="0.5"), held=held)) == (10, 1)
    assert standing(RecognisedCap(share="1"), held=held).verdict is Verdict.ACHIEVED


def test_credit_counts_whole_or_not_at_all_under_the_cap() -> None:
    progress = standing(RecognisedCap(points=15), held=[recognised("A"), recognised("B")])
    assert progress.counted == 10


def test_credit_earned_at_home_makes_up_for_what_the_cap_leaves_out() -> None:
    progress = standing(RecognisedCap(points=10), held=[recognised("A"), recognised("B"), *units("C")])
    assert progress.verdict is Verdict.ACHIEVED


def test_a_cap_that_leaves_room_is_not_the_reason_for_a_surplus() -> None:
    limited = group("One", unit("A", 10), unit("B", 10), count=CountRange(1, 1))
    rules = group("Whole", limited, unit("C", 10), points=at_least(20))
    held = [recognised("A"), recognised("B")]
    assert "recognised-beyond-cap" not in codes(standing(RecognisedCap(points=20), held=held, rules=rules))


# How much must be earned at home


def test_what_is_recognised_does_not_count_towards_what_must_be_earned_at_home() -> None:
    progress = standing(HomeMinimum(points=10), held=[recognised("A"), recognised("B")])
    assert (progress.verdict, missing(progress)) == (Verdict.NOT_ACHIEVED, (10, 1))
    assert "home-short" in codes(progress)


def test_the_home_minimum_may_be_a_share_of_the_whole() -> None:
    held = [recognised("A"), *units("B")]
    assert standing(HomeMinimum(share="0.5"), held=held).verdict is Verdict.ACHIEVED
    assert missing(standing(HomeMinimum(share="0.75"), held=held)) == (10, 1)


def test_what_is_still_to_be_earned_at_home_may_go_beyond_what_counts_in_an_open_entry() -> None:
    rules = group("Whole", open_entry(), points=at_least(10))
    learnt = attrs.evolve(recognised("X"), points=Points(10, SCHEME))
    assert missing(standing(HomeMinimum(points=5), held=[learnt], rules=rules)) == (5, 1)


def test_half_of_a_whole_can_be_earned_exactly() -> None:
    rules = group("Whole", open_entry(), points=at_least(15))
    learnt = attrs.evolve(recognised("X"), points=Points(15, SCHEME))
    progress = standing(HomeMinimum(share="0.5"), held=[learnt], rules=rules)
    assert progress.missing is not None
    assert progress.missing.points == Decimal("7.5")


def test_of_two_credits_for_a_unit_the_one_earned_at_home_speaks_for_it() -> None:
    for held in ([recognised("A"), *units("A B")], [*units("A B"), recognised("A")]):
        assert standing(HomeMinimum(points=20), held=held).verdict is Verdict.ACHIEVED


def test_each_part_of_a_unit_counts_as_what_it_is() -> None:
    rules = group(
        "Whole", UnitEntry(unit="A", points=PointRange.exactly(10), parts_accepted=True), points=at_least(10)
    )
    parts = [
        attrs.evolve(one, partial=True, points=Points(5, SCHEME), outcomes=(outcome,))
        for one, outcome in ((units("A")[0], "1"), (recognised("A"), "2"))
    ]
    for held in (parts, parts[::-1]):
        assert standing(HomeMinimum(points=5), held=held, rules=rules).verdict is Verdict.ACHIEVED
        assert standing(RecognisedCap(points=5), held=held, rules=rules).verdict is Verdict.ACHIEVED
        assert standing(RecognisedCap(points=4), held=held, rules=rules).counted == 0


# Grades


@pytest.mark.parametrize(
    ("label", "counts"), [("1", True), ("2", True), ("3", False), ("6", False)], ids=["1", "2", "3", "6"]
)
def test_a_credit_counts_with_the_least_grade_or_a_better_one(label: str, counts: bool) -> None:
    held = [Credit(unit="A", grade=Grade(label=label, scale="de")), Credit(unit="B", grade=Grade(label="1"))]
    progress = standing(GradeMinimum(scale=GERMAN, label="2"), held=held)
    assert (progress.verdict is Verdict.ACHIEVED) is counts
    assert ("grade-too-low" in codes(progress)) is not counts


@pytest.mark.parametrize("grade", [None, Grade(label="9", scale="de"), Grade(label="1", scale="fi")])
def test_a_grade_that_cannot_be_compared_does_not_count(grade: Grade | None) -> None:
    progress = standing(GradeMinimum(scale=GERMAN, label="4"), held=[Credit(unit="A", grade=grade)])
    assert placed(progress) == ""
    assert "grade-unknown" in codes(progress)


def test_a_least_grade_may_concern_some_units_only() -> None:
    minimum = GradeMinimum(scale=GERMAN, label="2", units=("A",))
    held = [
        Credit(unit="A", grade=Grade(label="3")),
        Credit(unit="B", grade=Grade(label="4")),
        Credit(unit="C"),
    ]
    assert placed(standing(minimum, held=held)) == "BC"


def test_a_unit_whose_grade_was_too_low_can_be_earned_again() -> None:
    rules = group("Whole", unit("A", 10, mandatory=True))
    progress = standing(
        GradeMinimum(scale=GERMAN, label="2"), held=[Credit(unit="A", grade=Grade(label="4"))], rules=rules
    )
    assert to_earn(progress) == "A"


# Shelf life


@pytest.mark.parametrize(
    ("awarded", "life", "last"),
    [
        (date(2020, 5, 1), ShelfLife(years=5), date(2025, 5, 1)),
        (date(2024, 2, 29), ShelfLife(years=1), date(2025, 2, 28)),
        (date(2024, 2, 29), ShelfLife(years=4), date(2028, 2, 29)),
        (date(2024, 2, 28), ShelfLife(years=1), date(2025, 2, 28)),
        (date(2025, 8, 31), ShelfLife(months=6), date(2026, 2, 28)),
        (date(2023, 11, 30), ShelfLife(years=1, months=15), date(2026, 2, 28)),
    ],
)
def test_a_credit_counts_up_to_the_last_day_of_its_shelf_life(
    awarded: date, life: ShelfLife, last: date
) -> None:
    held = [Credit(unit="A", awarded=awarded)]
    after = date.fromordinal(last.toordinal() + 1)
    assert placed(standing(life, held=held, as_of=last)) == "A"
    late = standing(life, held=held, as_of=after)
    assert placed(late) == ""
    (found,) = (one for one in late.findings if one.code == "credit-expired")
    assert (found["date"], found["last"]) == (awarded, last)


def test_the_age_of_recognised_credit_counts_from_the_original_achievement() -> None:
    held = [attrs.evolve(recognised("A", date(2018, 1, 1)), awarded=date(2026, 1, 1))]
    assert "credit-expired" in codes(standing(ShelfLife(years=5), held=held))


def test_credit_of_unknown_age_does_not_count() -> None:
    for one in (Credit(unit="A"), attrs.evolve(recognised("A"), awarded=date(2026, 1, 1))):
        progress = standing(ShelfLife(years=5), held=[one])
        assert placed(progress) == ""
        assert "credit-age-unknown" in codes(progress)


def test_a_shelf_life_may_concern_some_units_only() -> None:
    old = date(2001, 1, 1)
    held = [Credit(unit="A", awarded=old), Credit(unit="B", awarded=old)]
    assert placed(standing(ShelfLife(years=5, units=("A",)), held=held)) == "B"


# External certificates


def test_a_certificate_that_is_missing_counts_as_one_unit_and_brings_no_points() -> None:
    card = ExternalCertificate(code="card", title=en("Hot work card"))
    progress = standing(card, held=units("A B"))
    assert (progress.verdict, missing(progress)) == (Verdict.NOT_ACHIEVED, (0, 1))
    assert [(one.unit, one.points) for one in progress.completion] == [("card", None)]
    assert "certificate-missing" in codes(progress)
    assert missing(standing(card, held=units("A"))) == (10, 2)


def test_a_certificate_that_is_held_is_placed_with_the_whole() -> None:
    card = ExternalCertificate(code="card", title=en("Hot work card"))
    progress = standing(card, held=units("A B card"))
    assert progress.verdict is Verdict.ACHIEVED
    assert [(one.path, one.points) for one in progress.placements if one.unit == "card"] == [("", None)]
