"""Which credit counts where, and why some counts nowhere."""

from datetime import date, timedelta

import attrs
import pytest

from ecvet import (
    Credit,
    Extension,
    LevelMinimum,
    Origin,
    PointRange,
    Points,
    Progress,
    UnitEntry,
    Verdict,
    accumulate,
)
from tests.rules.accumulation.examples import (
    TODAY,
    at_least,
    codes,
    credit,
    en,
    group,
    missing,
    open_entry,
    qualification,
    standing,
    unit,
    units,
)


def places(progress: Progress) -> dict[str, str]:
    """Where each unit counts."""
    return {place.unit: place.path for place in progress.placements}


# Points


def test_the_rules_and_not_the_record_say_what_a_unit_is_worth() -> None:
    progress = standing(group("Whole", unit("A", 20), points=at_least(20)), credit("A", 35))
    assert progress.counted == 20
    (found,) = progress.findings
    assert found.code == "credit-points-differ"
    assert (found["recorded"], found["counted"]) == (35, 20)


@pytest.mark.parametrize(("recorded", "counted"), [(3, 5), (5, 5), (9, 9), (15, 15), (40, 15)])
def test_where_the_rules_have_a_range_the_record_decides_within_it(recorded: int, counted: int) -> None:
    rules = group("Whole", unit("A", PointRange(5, 15)), points=at_least(5))
    assert standing(rules, credit("A", recorded)).counted == counted


def test_points_of_another_scheme_are_never_counted() -> None:
    rules = group("Whole", unit("A", 20), open_entry(), points=at_least(20))
    foreign = Credit(unit="A", points=Points(20, "ects"))
    progress = standing(rules, foreign)
    assert progress.verdict is Verdict.NOT_ACHIEVED
    assert progress.counted == 0
    assert progress.surplus == (0,)
    assert "credit-other-scheme" in codes(progress)


def test_where_the_rules_have_no_scheme_no_points_are_added_up() -> None:
    rules = group("Whole", unit("A"), open_entry(), count=None, mandatory=True)
    held = (Credit(unit="X", points=Points(5, "ects")), Credit(unit="Y", points=Points(5, "ecvet")))
    assert accumulate(qualification(rules, scheme=None), held, as_of=TODAY).counted == 0


# Days


def test_credit_awarded_after_the_day_of_the_question_is_not_held_yet() -> None:
    rules = group("Whole", unit("A", 20), points=at_least(20))
    tomorrow = Credit(unit="A", awarded=TODAY + timedelta(days=1))
    progress = standing(rules, tomorrow)
    assert missing(progress) == (20, 1)
    assert "credit-not-yet-awarded" in codes(progress)
    assert standing(rules, attrs.evolve(tomorrow, awarded=TODAY)).verdict is Verdict.ACHIEVED
    assert standing(rules, attrs.evolve(tomorrow, awarded=date(1990, 1, 1))).verdict is Verdict.ACHIEVED


# Open entries


def test_an_open_entry_takes_only_the_origins_that_it_accepts() -> None:
    rules = group("Whole", open_entry(Origin.LOCAL, Origin.WORK), points=at_least(5))
    for origin, verdict in {
        Origin.LOCAL: Verdict.ACHIEVED,
        Origin.WORK: Verdict.ACHIEVED,
        Origin.HIGHER_EDUCATION: Verdict.NOT_ACHIEVED,
    }.items():
        assert standing(rules, credit("L", 5, origin=origin)).verdict is verdict
    assert "credit-not-accepted" in codes(standing(rules, credit("L", 5, origin=Origin.HIGHER_EDUCATION)))


def test_credit_of_unknown_origin_needs_an_open_entry_for_any() -> None:
    picky = group("Whole", open_entry(Origin.LOCAL), points=at_least(5))
    assert codes(standing(picky, credit("L", 5)))[-1] == "credit-origin-unknown"
    assert (
        standing(group("Whole", open_entry(), points=at_least(5)), credit("L", 5)).verdict is Verdict.ACHIEVED
    )


def test_a_unit_that_is_listed_does_not_fill_an_open_entry() -> None:
    rules = group("Whole", unit("A", 20), open_entry(), count=None, points=at_least(40))
    progress = standing(rules, *units("A A"))
    assert progress.counted == 20


def test_credit_that_the_rules_have_no_place_for_is_named() -> None:
    progress = standing(group("Whole", unit("A", 20), points=at_least(20)), *units("A X"))
    assert progress.surplus == (1,)
    assert codes(progress) == ["credit-not-accepted"]


def test_an_extension_takes_only_the_origins_that_it_accepts() -> None:
    beyond = Extension(title=en("Beyond the total"), accepts=(Origin.LOCAL,))
    rules = group("Whole", unit("A", 20), beyond, points=at_least(20))
    progress = standing(rules, credit("L", 5, origin=Origin.LOCAL), credit("M", 5, origin=Origin.WORK))
    assert [place.unit for place in progress.outside] == ["L"]
    assert progress.surplus == (1,)


# What a record declares


TWO_PLACES = group(
    "Whole",
    group("Compulsory", unit("A", 20), unit("B", 20), points=at_least(20)),
    group("Optional", unit("A", 20), open_entry(Origin.LOCAL), points=at_least(20)),
    points=at_least(20),
)


@pytest.mark.parametrize("name", ["Optional", "optional", "/1"])
def test_a_unit_counts_where_the_record_declares_it(name: str) -> None:
    assert places(standing(TWO_PLACES, Credit(unit="A", entry=name))) == {"A": "/1/0"}


def test_a_unit_declared_where_it_is_not_listed_goes_to_what_is_open_there() -> None:
    progress = standing(TWO_PLACES, attrs.evolve(credit("B", 20), entry="Optional"))
    assert places(progress) == {"B": "/1/1"}


def test_a_declaration_stands_for_an_unknown_origin() -> None:
    assert places(standing(TWO_PLACES, attrs.evolve(credit("L", 20), entry="Optional"))) == {"L": "/1/1"}
    assert places(standing(TWO_PLACES, attrs.evolve(credit("L", 20), entry="Open"))) == {"L": "/1/1"}


def test_a_declaration_does_not_change_an_origin_that_is_known() -> None:
    progress = standing(TWO_PLACES, attrs.evolve(credit("L", 20, origin=Origin.WORK), entry="Optional"))
    assert places(progress) == {}


@pytest.mark.parametrize("name", ["Whole", "Elsewhere"])
def test_who_names_the_whole_or_nothing_that_is_known_declares_nothing(name: str) -> None:
    assert places(standing(TWO_PLACES, attrs.evolve(credit("L", 20), entry=name))) == {}
    assert places(standing(TWO_PLACES, Credit(unit="B", entry=name))) == {"B": "/0/1"}


def test_the_best_of_several_credits_for_a_unit_counts() -> None:
    rules = group("Whole", unit("A", PointRange(5, 15)), points=at_least(12))
    for held in ((credit("A", 8), credit("A", 12)), (credit("A", 12), credit("A", 8))):
        progress = standing(rules, *held)
        assert progress.verdict is Verdict.ACHIEVED
        assert [held[place.credit].points for place in progress.placements] == [Points(12, "ecvet")]


def test_a_unit_counts_once_even_where_one_credit_for_it_is_declared_elsewhere() -> None:
    rules = group("Whole", unit("A", 20), group("Optional", open_entry()), points=at_least(40))
    elsewhere = attrs.evolve(credit("A", 20), entry="Optional")
    assert standing(rules, credit("A", 20), elsewhere).counted == 20
    assert standing(rules, elsewhere, credit("A", 20)).counted == 20


# Parts of a unit


def part(name: str, points: int | None, *outcomes: str) -> Credit:
    known = None if points is None else Points(points, "ecvet")
    return Credit(unit=name, points=known, partial=True, outcomes=outcomes)


PARTS = group(
    "Whole",
    UnitEntry(unit="A", points=PointRange.exactly(20), mandatory=True, parts_accepted=True),
    unit("B", 20),
    points=at_least(40),
)


def test_credit_for_parts_of_a_unit_counts_where_parts_are_accepted() -> None:
    progress = standing(PARTS, part("A", 12), *units("B"))
    assert progress.counted == 32
    assert missing(progress) == (8, 1)
    (rest,) = progress.completion
    assert rest.unit == "A"
    assert rest.points == 8


def test_parts_that_make_up_a_unit_complete_it() -> None:
    assert standing(PARTS, part("A", 12, "1"), part("A", 8, "2"), *units("B")).verdict is Verdict.ACHIEVED


def test_parts_come_to_no_more_than_their_unit() -> None:
    assert standing(PARTS, part("A", 15, "1"), part("A", 15, "2")).counted == 20


def test_parts_of_a_unit_that_is_held_whole_add_nothing() -> None:
    progress = standing(PARTS, part("A", 12), *units("A"))
    assert progress.counted == 20
    assert progress.surplus == (0,)


@pytest.mark.parametrize("name", ["B", "L"])
def test_credit_for_parts_counts_nowhere_else(name: str) -> None:
    rules = group("Whole", *PARTS.members, open_entry(), points=at_least(40))
    progress = standing(rules, part(name, 12))
    assert progress.counted == 0
    assert "credit-partial" in codes(progress)


# What is listed twice


def test_a_credit_that_is_listed_several_times_counts_once() -> None:
    once = attrs.evolve(part("A", 5, "1"), id="T1/A")
    local = attrs.evolve(credit("L", 5, origin=Origin.LOCAL), id="T1/L")
    rules = group("Whole", *PARTS.members, open_entry(), points=at_least(40))
    for held in ((once, local), (once, local, local, once), (once, once, once, local, local)):
        progress = standing(rules, *held)
        assert progress.counted == 10
        assert codes(progress).count("credit-repeated") == len(held) - 2
        assert len(progress.surplus) == len(held) - 2


def test_two_institutions_may_number_their_credits_alike() -> None:
    progress = standing(TWO_PLACES, *(attrs.evolve(one, id="1") for one in units("A B")))
    assert progress.counted == 40


def test_credits_for_parts_that_nobody_can_tell_apart_may_be_the_same_so_the_largest_counts() -> None:
    for held in (
        (part("A", 5), part("A", 5)),
        (part("A", 3), part("A", 5, "1")),
        (part("A", 5), part("A", 3)),
    ):
        progress = standing(PARTS, *held)
        assert progress.counted == 5
        assert codes(progress).count("credit-repeated") == 1


def test_credits_for_parts_that_overlap_count_once() -> None:
    progress = standing(PARTS, part("A", 8, "1", "2"), part("A", 10, "2", "3"), part("A", 4, "4"))
    assert progress.counted == 14
    assert progress.surplus == (0,)


def test_of_credits_that_overlap_those_count_that_bring_the_most_together() -> None:
    held = (part("A", 6, "1", "2"), part("A", 7, "2", "3"), part("A", 6, "3", "4"))
    for order in (held, held[::-1]):
        assert standing(PARTS, *order).counted == 12


def test_credits_for_different_parts_of_a_unit_are_told_apart_by_their_parts() -> None:
    tyres, paint = (attrs.evolve(part("A", 5), parts=(Credit(unit=name),)) for name in ("tyres", "paint"))
    assert standing(PARTS, tyres, paint).counted == 10
    assert standing(PARTS, tyres, attrs.evolve(tyres, points=Points(4, "ecvet"))).counted == 5
    assert standing(PARTS, tyres, part("A", 4, "1")).counted == 5


def test_of_credits_for_the_same_part_one_with_known_points_counts_before_one_without() -> None:
    for held in ((part("A", 5), part("A", None)), (part("A", None), part("A", 5))):
        assert standing(PARTS, *held).counted == 5


def test_many_credits_that_overlap_are_decided_as_well() -> None:
    held = [part("A", 1, str(n), str(n + 1)) for n in range(60)]
    assert standing(PARTS, *held).counted == 20


# Two credits for one unit


@pytest.mark.parametrize("stated", [PointRange(5, None), PointRange(5, 15)], ids=["without end", "bounded"])
def test_of_two_credits_for_one_unit_the_one_that_may_bring_more_speaks_for_it(stated: PointRange) -> None:
    rules = group("Whole", unit("A", stated), points=at_least(10))
    known, unknown = credit("A", 5), Credit(unit="A")
    assert standing(rules, known).verdict is Verdict.NOT_ACHIEVED
    assert standing(rules, known, unknown).verdict is Verdict.UNDETERMINED
    assert standing(rules, unknown, known).verdict is Verdict.UNDETERMINED


def test_of_two_credits_for_one_unit_one_of_a_known_level_speaks_before_one_of_none() -> None:
    ready = qualification(group("Whole", unit("A", 10), points=at_least(10)))
    needed = LevelMinimum(level=1, points=10)
    pathway = attrs.evolve(ready.pathways[0], requirements=(needed,))
    held = (Credit(unit="A"), Credit(unit="A", level=1))
    found = accumulate(attrs.evolve(ready, pathways=(pathway,)), held, as_of=TODAY)
    assert found.verdict is Verdict.ACHIEVED
    assert [place.credit for place in found.placements] == [1]
