"""Of several credits for one unit: which one counts, and which of its parts."""

from decimal import Decimal
from itertools import permutations

import attrs
import pytest

from ecvet import (
    Beyond,
    CountRange,
    Credit,
    Group,
    HomeMinimum,
    LevelMinimum,
    PointRange,
    Points,
    RecognisedCap,
    Verdict,
)
from ecvet.model.requirements import Requirement
from ecvet.rules.findings import finding
from tests.rules.accumulation.admitted import Admitted, declared, part, parts, recognised
from tests.rules.accumulation.examples import (
    SCHEME,
    at_least,
    at_most,
    credit,
    exactly,
    group,
    missing,
    open_entry,
    said,
    standing,
    unit,
    units,
)

RANGED = group("Whole", unit("A", PointRange(5, 15)), points=at_least(10))
#: Nothing of it can fail, but that there is a requirement lets one credit speak for its unit in all entries.
REQUIRED = (LevelMinimum(level=1, points=0),)
#: Two groups that list a unit with points of their own.
TWICE = group(
    "Whole",
    group("Tyres", unit("A", PointRange(5, 15))),
    group("Paint", unit("A", PointRange(5, None))),
    points=at_least(10),
)


def speaks(rules: Group, *held: Credit, required: bool = False) -> dict[str, int]:
    """Return which credit would be placed for the unit, by the path of the entry."""
    admitted = Admitted(rules, *held, requirements=REQUIRED if required else ())
    return {path: index for index in range(len(held)) for path in admitted.where(index)}


# Credits for a whole unit, where it turns on what is required which one should speak


SPARE = group("Whole", unit("A", PointRange(5, 15)), unit("B", 10), points=at_least(15))


@pytest.mark.parametrize(
    ("requirement", "other"),
    [
        (RecognisedCap(points=10), recognised(credit("A", 15))),
        (HomeMinimum(points=15), recognised(credit("A", 15))),
        (LevelMinimum(level=4, points=15), attrs.evolve(credit("A", 15), level=3)),
    ],
    ids=["a cap", "a minimum at home", "a level"],
)
def test_another_credit_for_a_unit_that_is_held_never_leaves_more_to_be_earned(
    requirement: Requirement, other: Credit
) -> None:
    held = [attrs.evolve(credit(code, points), level=4) for code, points in (("A", 5), ("B", 10))]
    again = attrs.evolve(other, points=Points(12, SCHEME))
    for order in permutations([*held, other, again]):
        progress = standing(SPARE, *order, requirements=(requirement,))
        assert progress.verdict is Verdict.ACHIEVED
        assert {order[place.credit] for place in progress.placements} == set(held)


#: It bounds nothing, but that recognised credit is bounded makes more of it no better.
CAPPED = (RecognisedCap(points=1_000),)


def contending(
    *held: Credit, rules: Group = RANGED, requirements: tuple[Requirement, ...] = REQUIRED
) -> tuple[tuple[int, ...], ...]:
    return Admitted(rules, *held, requirements=requirements).raw.rivals


def test_credits_contend_for_a_unit_where_none_does_as_well_as_another_whatever_is_required() -> None:
    low, high = (attrs.evolve(credit("A", 7), level=level) for level in (3, 4))
    away = attrs.evolve(recognised(credit("A", 7)), level=4)
    assert contending(low, away) == contending(away, low) == ((0, 1),)
    assert contending(low, credit("A", 7)) == ((0, 1),)
    for better, worse in ((high, low), (high, away), (credit("A", 7), recognised(credit("A", 7)))):
        assert contending(better, worse) == contending(worse, better) == ()
    assert contending(credit("A", 7), credit("A", 7)) == ()
    assert contending(low, high, low, away, credit("A", 9)) == ((1, 4),)
    assert contending(part("A", 7), part("A", 9), credit("A", 8)) == ()
    assert Admitted(RANGED, low, credit("A", 9)).raw.rivals == ()
    # What no entry lists stands by itself.
    opened = group("Whole", open_entry(), points=at_least(10))
    assert Admitted(opened, credit("X", 7), credit("X", 9), requirements=REQUIRED).raw.rivals == ()


def test_a_credit_with_more_points_does_as_well_where_nothing_forbids_them() -> None:
    less, more = credit("A", 7), credit("A", 9)
    assert contending(less, more) == contending(more, less) == ()
    assert speaks(RANGED, less, more, required=True) == {"/0": 1}
    assert contending(recognised(less), recognised(more)) == ()
    assert contending(recognised(less), more) == ()
    assert contending(less, recognised(more)) == ((0, 1),)
    assert contending(recognised(less), recognised(more), requirements=CAPPED) == ((0, 1),)
    assert contending(less, more, requirements=CAPPED) == ()
    limited = attrs.evolve(RANGED, points=PointRange(10, 20), beyond=Beyond.LIMIT)
    assert contending(less, more, rules=limited) == ((0, 1),)
    # Of unknown points there may be more or less.
    assert contending(less, credit("A")) == contending(credit("A"), more) == ((0, 1),)


def test_of_credits_that_bring_as_much_the_one_speaks_that_more_entries_accept() -> None:
    tied, free = attrs.evolve(credit("A", 7), entry="Tyres"), credit("A", 7)
    for held in ((tied, free), (free, tied)):
        assert speaks(TWICE, *held, required=True) == {"/0/0": held.index(free), "/1/0": held.index(free)}
        assert contending(*held, rules=TWICE) == ()


def test_it_is_open_whether_all_is_achieved_where_one_of_the_credits_may_bring_enough() -> None:
    for held in ((credit("A", 7), credit("A")), (credit("A"), credit("A", 7))):
        rules = group("Whole", unit("A", PointRange(5, 15)), unit("B", 10), points=at_least(15))
        assert standing(rules, *held, requirements=REQUIRED).verdict is Verdict.UNDETERMINED


def test_many_credits_that_contend_are_not_all_tried_where_the_whole_is_achieved() -> None:
    codes = [f"U{number}" for number in range(20)]
    rules = group("Whole", *(unit(code, PointRange(5, 15)) for code in codes), points=at_least(150))
    held = [recognised(credit(code, points)) for code in codes for points in (9, 10)]
    assert standing(rules, *held, requirements=CAPPED).verdict is Verdict.ACHIEVED


def test_where_more_credits_contend_than_can_be_tried_it_is_left_open_unless_all_is_achieved() -> None:
    codes = [f"U{number}" for number in range(7)]
    rules = group(
        "Whole", *(unit(code, PointRange(5, 15)) for code in codes), unit("X", 10), points=at_least(80)
    )
    held = [recognised(credit(code, points)) for code in codes for points in (9, 10)]
    six, all_of_them = held[:12], held
    assert missing(standing(rules, *six, requirements=CAPPED)) == (20, 2)
    progress = standing(rules, *all_of_them, requirements=CAPPED)
    assert progress.verdict is Verdict.NOT_DECIDED
    assert missing(progress) is None
    assert said(progress, "missing-at-least", "missing-at-most") == [
        finding("missing-at-most", points=Decimal(10), units=1)
    ]
    assert (
        standing(attrs.evolve(rules, points=at_least(70)), *held, requirements=CAPPED).verdict
        is Verdict.ACHIEVED
    )
    at_home = [credit(code, points) for code in codes for points in (9, 10)]
    assert missing(standing(rules, *at_home, requirements=REQUIRED)) == (10, 1)


# Credits for a whole unit


@pytest.mark.parametrize(
    ("worse", "better"),
    [
        (credit("A", 6), credit("A", 7)),
        (credit("A", 5), credit("A")),
        (credit("A"), credit("A", 6)),
    ],
    ids=["more points", "unknown and perhaps more", "known to be more"],
)
def test_the_credit_that_brings_more_speaks_for_the_unit(worse: Credit, better: Credit) -> None:
    assert speaks(RANGED, worse, better) == {"/0": 1}
    assert speaks(RANGED, better, worse) == {"/0": 0}


def test_in_each_entry_the_credit_speaks_that_brings_more_there() -> None:
    here, there = declared(credit("A", 12), "Tyres"), declared(credit("A", 9), "Paint")
    assert speaks(TWICE, here, there) == {"/0/0": 0, "/1/0": 1}
    assert speaks(TWICE, there, here) == {"/0/0": 1, "/1/0": 0}
    assert speaks(TWICE, here, there, credit("A", 10)) == {"/0/0": 0, "/1/0": 2}
    assert list(Admitted(TWICE, there, here).raw.listed["A"]) == sorted(
        Admitted(TWICE, there, here).raw.listed["A"]
    )


def test_where_something_is_required_across_the_groups_one_credit_speaks_in_all_entries() -> None:
    here, there = declared(credit("A", 12), "Tyres"), declared(credit("A", 9), "Paint")
    assert speaks(TWICE, here, there, required=True) == {"/0/0": 0}
    assert speaks(TWICE, there, here, required=True) == {"/0/0": 1}


@pytest.mark.parametrize(
    ("worse", "better"),
    [
        (attrs.evolve(credit("A", 6), level=8), recognised(credit("A", 7))),
        (recognised(attrs.evolve(credit("A", 7), level=8)), credit("A", 7)),
        (attrs.evolve(credit("A", 7), level=3), attrs.evolve(credit("A", 7), level=4)),
        (credit("A", 7), attrs.evolve(credit("A", 7), level=1)),
    ],
    ids=["more points", "earned at home", "a higher level", "a known level"],
)
def test_points_go_before_where_it_was_earned_and_that_before_the_level(
    worse: Credit, better: Credit
) -> None:
    assert speaks(RANGED, worse, better, required=True) == {"/0": 1}
    assert speaks(RANGED, better, worse, required=True) == {"/0": 0}


def test_of_credits_that_are_alike_the_first_speaks() -> None:
    for required in (False, True):
        assert speaks(RANGED, credit("A", 7), credit("A", 7), required=required) == {"/0": 0}


# Credits that bear one id


def numbered(one: Credit) -> Credit:
    return attrs.evolve(one, id="T1")


@pytest.mark.parametrize(
    ("dropped", "kept"),
    [
        (part("A", 15), credit("A", 6)),
        (declared(credit("A", 15), "Tyres"), credit("A", 6)),
        (credit("A", 6), credit("A", 7)),
        (recognised(credit("A", 7)), credit("A", 7)),
        (credit("A", 7), attrs.evolve(credit("A", 7), level=1)),
        (credit("A"), credit("A", 6)),
    ],
    ids=["whole", "more places", "more points", "earned at home", "a level", "known points"],
)
def test_of_credits_with_one_id_for_one_unit_the_preferred_one_counts(dropped: Credit, kept: Credit) -> None:
    tyres = group("Tyres", parts("A", PointRange(5, 15)))
    rules = group("Whole", tyres, group("Paint", parts("A", at_least(5))), points=at_least(10))
    for held in ((dropped, kept), (kept, dropped)):
        admitted = Admitted(rules, *map(numbered, held))
        assert admitted.raw.repeats == {held.index(dropped)}
        assert set(admitted.where(held.index(kept))) == {"/0/0", "/1/0"}


def test_a_credit_of_unknown_points_that_is_listed_twice_counts_once_wherever_it_may_go() -> None:
    admitted = Admitted(TWICE, numbered(credit("A")), numbered(credit("A")))
    assert admitted.raw.repeats == {1}
    assert admitted.where(0) == {"/0/0": (5, 15), "/1/0": (5, None)}


def test_of_credits_with_one_id_that_say_different_things_the_one_counts_with_which_the_least_is_left() -> (
    None
):
    levelled = attrs.evolve(recognised(credit("A", 10)), level=4, id="1")
    others = [attrs.evolve(credit("A", points), id="1") for points in (10, 12)]
    needed = (LevelMinimum(level=4, points=10),)
    for other in others:
        for order in ((levelled, other), (other, levelled)):
            progress = standing(RANGED, *order, requirements=needed)
            assert progress.verdict is Verdict.ACHIEVED
            assert [order[place.credit] for place in progress.placements] == [levelled]


def test_credits_with_one_id_are_told_apart_by_their_units_and_those_without_by_nothing() -> None:
    rules = group("Whole", unit("A", 10), unit("B", 10), open_entry())
    same = [numbered(one) for one in units("A B")]
    assert Admitted(rules, *same, *units("X X")).raw.repeats == frozenset()
    assert Admitted(rules, *same, *map(numbered, units("X Y X X"))).raw.repeats == {4, 5}


def test_a_credit_that_is_not_admitted_is_not_repeated_and_makes_no_other_so() -> None:
    rules = group("Whole", unit("A", 10))
    foreign = numbered(Credit(unit="A", points=Points(10, "ects")))
    for held in ((foreign, numbered(credit("A"))), (numbered(credit("A")), foreign)):
        assert Admitted(rules, *held).raw.repeats == frozenset()


# Credits for parts of a unit

PARTS = group("Whole", parts("A", exactly(10)), unit("B", 10), points=at_least(20))


def kept_parts(*held: Credit, rules: Group = PARTS, work: int = 10_000) -> list[int]:
    """Return the parts that count, the preferred ones first."""
    offers = Admitted(rules, *held, work=work).raw.parts["A"]
    (kept,) = {tuple(offer.credit for offer in several) for several in offers.values()}
    return list(kept)


def test_parts_that_attest_different_things_count_together_those_with_more_points_first() -> None:
    held = [part("A", points, f"{points}") for points in (2, 4, 3)]
    for order in permutations(held):
        assert [order[index].points for index in kept_parts(*order)] == [Points(n, SCHEME) for n in (4, 3, 2)]
        assert Admitted(PARTS, *order).raw.repeats == frozenset()


@pytest.mark.parametrize(
    ("worse", "better"),
    [
        (part("A", 3, "1"), part("A", 4, "1")),
        (recognised(part("A", 4, "1")), part("A", 4, "1")),
        (attrs.evolve(part("A", 4, "1"), level=2), attrs.evolve(part("A", 4, "1"), level=3)),
    ],
    ids=["more points", "earned at home", "a higher level"],
)
def test_of_parts_that_attest_the_same_the_preferred_one_counts(worse: Credit, better: Credit) -> None:
    for held in ((worse, better), (better, worse)):
        admitted = Admitted(PARTS, *held)
        assert kept_parts(*held) == [held.index(better)]
        assert admitted.raw.repeats == {held.index(worse)}


def test_parts_of_a_unit_that_is_held_whole_count_nowhere_and_are_not_called_the_same() -> None:
    admitted = Admitted(PARTS, part("A", 4, "1"), part("A", 4, "1"), credit("A"))
    assert admitted.raw.parts == {}
    assert admitted.raw.repeats == frozenset()
    assert admitted.raw.held == {"A"}


def test_a_part_that_counts_in_one_of_its_entries_is_not_repeated() -> None:
    rules = group("Whole", group("Tyres", parts("A", exactly(10))), group("Paint", parts("A", exactly(10))))
    rules = attrs.evolve(rules, points=at_least(10))
    held = (declared(part("A", 4, "1"), "Tyres"), declared(part("A", 3, "1"), "Paint"), part("A", 2, "1"))
    admitted = Admitted(rules, *held)
    assert admitted.raw.repeats == {2}
    assert [admitted.where(index) for index in range(3)] == [{"/0/0": (4, 4)}, {"/1/0": (3, 3)}, {}]
    assert admitted.raw.held == frozenset()


def test_whether_the_parts_were_sorted_out_is_known_and_all_the_work_allowed_may_be_used_for_it() -> None:
    held = [part("A", 1, str(n), str(n + 1)) for n in range(6)]
    least = next(work for work in range(10_000) if Admitted(PARTS, *held, work=work).raw.settled)
    assert Admitted(PARTS, *held, work=least).work.left == 0
    assert not Admitted(PARTS, *held, work=least - 1).raw.settled
    assert kept_parts(*held, work=least) == kept_parts(*held)


# What is worked out of them


@pytest.mark.parametrize(
    ("held", "grain"),
    [
        ((), 10),
        (units("A"), 10),
        ((credit("P", 25),), 5),
        ((part("A", 4),), 2),
        ((credit("X", 3),), 1),
        ((credit("X", 20),), 10),
        ((credit("X"),), 10),
        ((credit("R", 15),), 5),
        ((credit("R"),), 10),
    ],
)
def test_the_grain_divides_the_points_of_the_rules_and_of_all_that_does_not_stand_in_them(
    held: tuple[Credit, ...], grain: int
) -> None:
    rules = group(
        "Whole",
        parts("A", exactly(10)),
        unit("P", at_least(20)),
        unit("R", PointRange(10, 20)),
        open_entry(),
        points=at_least(20),
    )
    assert Admitted(rules, *held).raw.grain(10_000_000) == grain * 1_000_000


def test_where_there_are_no_points_at_all_the_grain_is_the_least_amount() -> None:
    rules = group("Whole", unit("A"), open_entry(), count=CountRange(1))
    for held in ((), units("A"), units("X")):
        assert Admitted(rules, *held).raw.grain(0) == 1


@pytest.mark.parametrize(
    ("held", "special"),
    [
        (units("A"), ()),
        ((declared(credit("A"), "Tyres"),), ("A",)),
        ((declared(credit("A"), "Tyres"), declared(credit("A"), "Paint")), ()),
        (units("B"), ("B",)),
        (units("X"), ()),
    ],
)
def test_credit_that_stands_where_everybodys_does_is_nothing_special(
    held: tuple[Credit, ...], special: tuple[str, ...]
) -> None:
    rules = group(
        "Whole",
        group("Tyres", unit("A", 10)),
        group("Paint", unit("A", 20), unit("B", at_most(9))),
        open_entry(),
    )
    assert Admitted(attrs.evolve(rules, points=at_least(10)), *held).raw.special == special
