"""What is not said of an answer: what goes without saying, misleads, or is not known."""

from datetime import date
from decimal import Decimal

import attrs

from ecvet import Alternatives, Beyond, CountRange, Credit, Missing, PointRange, Points, Verdict
from ecvet.model.requirements import ExternalCertificate
from tests.rules.accumulation.examples import (
    SCHEME,
    at_least,
    at_most,
    codes,
    credit,
    en,
    group,
    open_entry,
    unit,
    units,
)
from tests.rules.accumulation.rules import CONTESTED, DIRECTIONS, PAINT, PARTS, RULES, TYRES, standing


def test_who_has_achieved_is_told_of_nothing_that_is_missing() -> None:
    progress = standing(RULES, *units("A B"))
    assert (progress.verdict, progress.findings) == (Verdict.ACHIEVED, ())


def test_the_group_that_falls_short_is_named_and_not_those_that_hold_it() -> None:
    rules = group(
        "Whole", group("Tyres", unit("A", 10), points=at_least(10), mandatory=True), points=at_least(10)
    )
    short = [found["group"] for found in standing(rules).findings if found.code == "group-short-of-points"]
    assert short == [TYRES]


def test_of_a_group_for_which_nothing_is_held_it_goes_without_saying_that_nothing_helps() -> None:
    assert "points-short-with-all" not in codes(standing(RULES))


def test_a_group_that_another_placing_would_fill_is_not_called_short_with_everything() -> None:
    found = standing(CONTESTED, *units("A"))
    assert "competing-groups" in codes(found)
    assert "points-short-with-all" not in codes(found)


def test_what_is_held_counts_in_full_when_a_group_is_called_short_with_everything() -> None:
    paint = group("Paint", unit("A", 10), unit("C", 20), points=at_least(30), mandatory=True)
    progress = standing(attrs.evolve(CONTESTED, members=(CONTESTED.members[0], paint)), *units("A"))
    says = [found for found in progress.findings if found.code == "points-short-with-all"]
    assert [(found["group"], found["eligible"]) for found in says] == [(PAINT, Decimal(10))]


def test_an_open_entry_leaves_no_group_out_of_reach() -> None:
    rules = group("Whole", unit("A", 10), open_entry(points=at_most(5)), points=at_least(20))
    says = [found for found in standing(rules).findings if found.code == "points-below-minimum"]
    assert [found["reachable"] for found in says] == [Decimal(15)]
    endless = group("Whole", unit("A", 10), open_entry(), points=at_least(20))
    assert standing(endless).missing is not None


def test_of_several_declared_placings_those_are_named_that_have_to_change() -> None:
    progress = standing(CONTESTED, Credit(unit="A", entry="Paint"), Credit(unit="C", entry="Paint"))
    says = [found for found in progress.findings if found.code == "declared-elsewhere-better"]
    assert [found["unit"] for found in says] == ["A"]


def test_a_placing_that_is_declared_by_its_path_is_named_by_its_title() -> None:
    progress = standing(CONTESTED, Credit(unit="A", entry="/1"), Credit(unit="C"))
    says = [found for found in progress.findings if found.code == "declared-elsewhere-better"]
    assert [(found["group"], found["other"]) for found in says] == [(PAINT, TYRES)]


def test_a_certificate_that_is_not_yet_awarded_is_named_by_its_title() -> None:
    safe = ExternalCertificate(code="SFS6002", title=en("Electrical safety"))
    held = Credit(unit="SFS6002", awarded=date(2027, 1, 1))
    progress = standing(group("Whole", unit("A", 10), points=at_least(10)), held, requirements=(safe,))
    says = [found for found in progress.findings if found.code == "credit-not-yet-awarded"]
    assert [found["unit"] for found in says] == [safe.title]


def test_of_two_credits_for_one_unit_the_place_is_named_of_the_one_that_is_declared() -> None:
    rules = group(
        "Whole",
        group("Locks", open_entry(), points=at_least(10), mandatory=True),
        group("Tyres", open_entry(), points=at_least(10), mandatory=True),
        group("Paint", unit("C", 10), open_entry(), points=at_least(10), mandatory=True),
    )
    declared = attrs.evolve(credit("X", 10), entry="Paint")
    progress = standing(rules, credit("X", 10), declared, *units("C"))
    says = [found for found in progress.findings if found.code == "declared-elsewhere-better"]
    assert [found.where for found in says] == ["/1/0"]


def test_a_declared_placing_that_need_not_change_is_not_named_with_those_that_must() -> None:
    rules = group(
        "Whole",
        group("Locks", unit("E", 10)),
        group("Tyres", unit("A", 10), unit("B", 10), points=at_least(20), mandatory=True),
        group("Paint", *(unit(code, 10) for code in "ABCDE"), points=at_least(20), mandatory=True),
    )
    declared = [Credit(unit=code, entry="Paint") for code in "EAB"]
    says = [
        f for f in standing(rules, *declared, *units("C D")).findings if f.code == "declared-together-better"
    ]
    assert [found["credits"] for found in says] == [("A", "B")]


def test_where_nothing_need_be_missing_no_bound_is_told_that_says_nothing() -> None:
    ranged = group("Whole", unit("A", PointRange(10, 20)), points=at_least(20))
    progress = standing(ranged, *units("A"))
    assert (progress.verdict, progress.missing) == (Verdict.UNDETERMINED, None)
    assert codes(progress) == ["group-short-of-points", "points-unknown"]


def test_where_only_a_unit_may_be_missing_no_bound_is_told_that_says_nothing() -> None:
    enough = group("Enough", unit("A", PointRange(10, 20)), points=at_least(20))
    rules = group("Whole", Alternatives(branches=(enough, group("Other", unit("B"), count=CountRange(1)))))
    progress = standing(rules, *units("A"))
    assert (progress.verdict, progress.missing) == (
        Verdict.UNDETERMINED,
        Missing(points=Decimal(0), units=1),
    )
    assert "missing-at-least" not in codes(progress)


def test_a_specialisation_that_is_no_nearer_is_not_suggested() -> None:
    progress = standing(DIRECTIONS, *units("A"), specialisation="tyres")
    assert "other-specialisation-nearer" not in codes(progress)


def test_a_declared_placing_that_costs_nothing_is_left_alone() -> None:
    progress = standing(CONTESTED, Credit(unit="A", entry="Paint"))
    assert "declared-elsewhere-better" not in codes(progress)


def test_completions_that_cost_different_points_are_not_called_equal() -> None:
    rules = group("Whole", unit("A", 10), unit("B", 20), points=at_least(10))
    assert "completions-equal" not in codes(standing(rules))


def test_where_the_work_is_used_up_the_bound_is_no_more_than_the_true_distance() -> None:
    full = standing(CONTESTED, *units("A"))
    assert full.missing is not None
    for work in range(40):
        cut = standing(CONTESTED, *units("A"), work=work)
        for found in cut.findings:
            if found.code == "missing-at-least":
                points, further = found["points"], found["units"]
                assert isinstance(points, Decimal)
                assert isinstance(further, int)
                assert (points, further) <= (full.missing.points, full.missing.units)


def test_parts_of_a_unit_that_count_nowhere_are_surplus_by_name() -> None:
    rules = group(
        "Whole",
        group("Tyres", *PARTS.members[:1]),
        unit("B", 10),
        points=at_least(10),
        count=CountRange(1, 1),
    )
    part = Credit(unit="A", partial=True, points=Points(4, SCHEME))
    limited = attrs.evolve(rules, beyond=Beyond.LIMIT)
    progress = standing(limited, part, *units("B"))
    assert progress.surplus == (0,)
    assert "credit-in-unused-group" in codes(progress)
