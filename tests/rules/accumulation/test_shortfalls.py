"""Which groups fall short, and which of them whatever counts where: each with its numbers, and no other."""

from decimal import Decimal

import attrs

from ecvet import (
    CountRange,
    Credit,
    Finding,
    Group,
    OpenEntry,
    Origin,
    PointRange,
    Points,
    Progress,
    Text,
    Unit,
    UnitEntry,
    Verdict,
)
from ecvet.rules.findings import finding
from tests.rules.accumulation.examples import (
    SCHEME,
    at_least,
    at_most,
    credit,
    en,
    exactly,
    group,
    open_entry,
    said,
    standing,
    unit,
    units,
)

WHOLE, TYRES, PAINT, GLASS = en("Whole"), en("Tyres"), en("Paint"), en("Glass")


def shortfalls(progress: Progress) -> list[Finding]:
    return said(
        progress,
        "group-short-of-points",
        "group-short-of-members",
        "mandatory-missing",
        "unit-in-part",
        "credit-capped",
        "points-short-with-all",
        "members-short-with-all",
    )


def of_points(path: str, name: Text, counted: int, minimum: int) -> Finding:
    return finding(
        "group-short-of-points", path, group=name, counted=Decimal(counted), minimum=Decimal(minimum)
    )


def of_members(path: str, name: Text, counted: int, minimum: int) -> Finding:
    return finding("group-short-of-members", path, group=name, counted=counted, minimum=minimum)


def with_all_points(path: str, name: Text, eligible: int, minimum: int) -> Finding:
    return finding(
        "points-short-with-all", path, group=name, eligible=Decimal(eligible), minimum=Decimal(minimum)
    )


def with_all_members(path: str, name: Text, eligible: int, minimum: int) -> Finding:
    return finding("members-short-with-all", path, group=name, eligible=eligible, minimum=minimum)


def capped(path: str, name: Text, placed: int, maximum: int) -> Finding:
    return finding("credit-capped", path, group=name, placed=Decimal(placed), maximum=Decimal(maximum))


def tens(title: str, codes: str, points: int, *, mandatory: bool = True) -> Group:
    """A group of units of 10 points each."""
    return group(title, *(unit(code, 10) for code in codes), points=at_least(points), mandatory=mandatory)


# Which groups fall short


def test_each_group_that_falls_short_is_named_with_what_counts_and_those_that_hold_it_are_not() -> None:
    rules = group(
        "Whole",
        tens("Tyres", "AB", 20),
        tens("Paint", "C", 10),
        tens("Glass", "DEF", 30),
        points=at_least(60),
    )
    assert shortfalls(standing(rules, *units("A C D E"))) == [
        of_points("/0", TYRES, 10, 20),
        of_points("/2", GLASS, 20, 30),
        with_all_points("/0", TYRES, 10, 20),
        with_all_points("/2", GLASS, 20, 30),
    ]


def test_a_group_is_named_itself_where_the_groups_in_it_have_what_they_demand() -> None:
    rules = group("Whole", tens("Tyres", "AB", 10), unit("C", 10), points=at_least(30))
    assert shortfalls(standing(rules, *units("A"))) == [
        of_points("", WHOLE, 10, 30),
        with_all_points("", WHOLE, 10, 30),
    ]


def test_a_group_beside_one_that_falls_short_is_named_as_well() -> None:
    """The tenth group is not in the first one, though its path begins alike."""
    others = (group(f"Group {n}", unit(f"U{n}", 10)) for n in range(2, 10))
    rules = group("Whole", tens("None", "Z", 0), tens("Tyres", "AB", 20), *others, tens("Paint", "CD", 20))
    assert [
        found.where for found in shortfalls(standing(rules)) if found.code == "group-short-of-points"
    ] == [
        "/1",
        "/10",
    ]


def test_a_group_with_too_few_members_is_named_whatever_its_groups_are_like() -> None:
    rules = group("Whole", unit("A"), tens("Tyres", "BC", 20), unit("D"), count=CountRange(3))
    assert shortfalls(standing(rules, *units("A B"))) == [
        of_members("", WHOLE, 1, 3),
        of_points("/1", TYRES, 10, 20),
        with_all_points("/1", TYRES, 10, 20),
    ]


def test_where_a_maximum_is_passed_it_is_said_what_was_placed_and_what_counts() -> None:
    def limited(title: str, codes: str, most: int) -> Group:
        return group(
            title, *(unit(code, 10, mandatory=True) for code in codes), points=at_most(most), mandatory=True
        )

    rules = group(
        "Whole", limited("Tyres", "AB", 15), limited("Paint", "CD", 20), limited("Glass", "EFG", 12)
    )
    assert shortfalls(standing(rules, *units("A B C D E F"))) == [
        capped("/0", TYRES, 20, 15),
        finding("mandatory-missing", "/2/2", group=GLASS, unit="G"),
        capped("/2", GLASS, 20, 12),
    ]


# Which entries are not filled


def test_a_mandatory_entry_that_is_not_filled_is_named_with_its_title_and_others_are_not() -> None:
    free = OpenEntry(title=en("Free choice"), mandatory=True)
    rules = group(
        "Whole",
        group("Tyres", unit("T", 10)),
        unit("A", 10, mandatory=True),
        unit("B", 10, mandatory=True),
        unit("C", 10),
        group("Paint", unit("P", 10)),
        free,
        unit("D", 10, mandatory=True),
    )
    described = (Unit(code="A", title=en("Axles")),)
    assert shortfalls(standing(rules, *units("B"), described=described)) == [
        finding("mandatory-missing", "/1", group=WHOLE, unit=en("Axles")),
        finding("mandatory-missing", "/5", group=WHOLE, unit=en("Free choice")),
        finding("mandatory-missing", "/6", group=WHOLE, unit="D"),
    ]


def parts(code: str, *, mandatory: bool = True) -> UnitEntry:
    return UnitEntry(unit=code, points=exactly(10), mandatory=mandatory, parts_accepted=True)


def in_part(path: str, unit: str | Text, counted: int, required: int) -> Finding:
    return finding(
        "unit-in-part", path, group=WHOLE, unit=unit, counted=Decimal(counted), required=Decimal(required)
    )


def test_of_a_unit_of_which_parts_are_held_it_is_said_how_much() -> None:
    rules = group("Whole", parts("A"), parts("B", mandatory=False), parts("C"), unit("D", 10, mandatory=True))
    held = [Credit(unit=code, partial=True, points=Points(4, SCHEME)) for code in "ABC"]
    unknown = attrs.evolve(held[2], points=None)
    assert shortfalls(standing(rules, *held[:2], unknown)) == [
        in_part("/0", "A", 4, 10),
        finding("mandatory-missing", "/2", group=WHOLE, unit="C"),
        finding("mandatory-missing", "/3", group=WHOLE, unit="D"),
    ]


def test_of_an_open_entry_that_is_not_filled_it_is_said_how_much_there_is() -> None:
    entry = open_entry(points=PointRange(5, 15))
    rules = group("Whole", unit("A", 20), entry, points=at_least(30))
    assert shortfalls(standing(rules, *units("A"), credit("L", 4))) == [
        of_points("", WHOLE, 24, 30),
        in_part("/1", en("Open"), 4, 5),
        with_all_points("", WHOLE, 24, 30),
    ]
    assert shortfalls(standing(rules, *units("A"), credit("L", 5))) == [
        of_points("", WHOLE, 25, 30),
        with_all_points("", WHOLE, 25, 30),
    ]


def test_an_open_entry_that_holds_credit_without_points_is_filled_in_part() -> None:
    entry = open_entry(points=at_least(5), mandatory=True)
    rules = group("Whole", unit("A", 20, mandatory=True), entry)
    assert shortfalls(standing(rules, *units("A"), credit("L", 0))) == [in_part("/1", en("Open"), 0, 5)]


# Which fall short even with everything


def test_a_credit_that_counts_elsewhere_is_reckoned_in_every_group_that_accepts_it() -> None:
    rules = group("Whole", tens("Tyres", "AB", 20), tens("Paint", "AC", 30), tens("Glass", "AD", 20))
    progress = standing(rules, *units("A B C D"))
    assert shortfalls(progress)[-1] == with_all_points("/1", PAINT, 20, 30)
    assert [found.code for found in shortfalls(progress)].count("points-short-with-all") == 1


def test_a_group_for_which_nothing_is_held_is_passed_over_and_the_next_is_not() -> None:
    rules = group("Whole", tens("Tyres", "AB", 20), tens("Paint", "CDG", 20), tens("Glass", "CEFH", 30))
    assert shortfalls(standing(rules, *units("C")))[3:] == [
        with_all_points("/1", PAINT, 10, 20),
        with_all_points("/2", GLASS, 10, 30),
    ]


def test_a_group_that_everything_eligible_just_fills_is_not_short_with_everything() -> None:
    first = group("Tyres", unit("A"), unit("B"), count=CountRange(1), mandatory=True)
    second = group("Paint", unit("A"), unit("C"), unit("D"), count=CountRange(2), mandatory=True)
    (found,) = shortfalls(standing(group("Whole", first, second), *units("A C")))
    assert found in (of_members("/0", TYRES, 0, 1), of_members("/1", PAINT, 1, 2))


def test_members_are_reckoned_like_points() -> None:
    first = group("Tyres", unit("A"), unit("B"), count=CountRange(1), mandatory=True)
    second = group("Paint", unit("A"), unit("C"), unit("D"), count=CountRange(3), mandatory=True)
    nothing = group("Glass", unit("G"), count=CountRange(1), mandatory=True)
    rules = group("Whole", nothing, first, second)
    assert shortfalls(standing(rules, *units("A C B"))) == [
        of_members("/0", GLASS, 0, 1),
        of_members("/2", PAINT, 2, 3),
        with_all_members("/2", PAINT, 2, 3),
    ]


def test_a_group_that_holds_groups_is_not_called_short_of_members_with_everything() -> None:
    rules = group("Whole", unit("A"), group("Tyres", unit("B")), unit("C"), count=CountRange(3))
    assert shortfalls(standing(rules, *units("A"))) == [of_members("", WHOLE, 2, 3)]


def test_credit_of_unknown_points_is_reckoned_with_the_most_that_it_may_bring() -> None:
    rules = group("Whole", unit("A", PointRange(10, 20)), unit("B", 10), points=at_least(20))
    enough = standing(rules, *units("A"))
    assert enough.verdict is Verdict.UNDETERMINED
    assert shortfalls(enough) == [of_points("", WHOLE, 10, 20)]
    more = attrs.evolve(rules, points=at_least(30))
    assert shortfalls(standing(more, *units("A"))) == [
        of_points("", WHOLE, 10, 30),
        with_all_points("", WHOLE, 20, 30),
    ]


def test_credit_whose_points_nothing_bounds_fills_any_group() -> None:
    rules = group("Whole", unit("A"), unit("B", 10), points=at_least(30))
    assert shortfalls(standing(rules, *units("A B"))) == [of_points("", WHOLE, 10, 30)]
    some = attrs.evolve(rules, members=(parts("A", mandatory=False), unit("B", 10)))
    unknown = Credit(unit="A", partial=True)
    assert shortfalls(standing(some, unknown, *units("B"))) == [
        of_points("", WHOLE, 10, 30),
        with_all_points("", WHOLE, 20, 30),
    ]


def test_all_parts_of_a_unit_are_reckoned_together() -> None:
    rules = group("Whole", parts("A", mandatory=False), unit("B", 10), points=at_least(20))
    held = (Credit(unit="A", partial=True, points=Points(n, SCHEME), outcomes=(f"{n}",)) for n in (3, 4))
    assert shortfalls(standing(rules, *held)) == [
        of_points("", WHOLE, 7, 20),
        with_all_points("", WHOLE, 7, 20),
    ]


def test_credit_for_unlisted_units_is_reckoned_too() -> None:
    first = group("Tyres", open_entry(Origin.LOCAL), unit("A", 10), points=at_least(20), mandatory=True)
    second = group("Paint", open_entry(), unit("B", 10), points=at_least(30), mandatory=True)
    rules = group("Whole", first, second)
    held = [credit(code, 10, origin=Origin.LOCAL) for code in ("X", "Y")]
    found = shortfalls(standing(rules, *held))
    assert found[-1] == with_all_points("/1", PAINT, 20, 30)
    assert [one.code for one in found].count("points-short-with-all") == 1
