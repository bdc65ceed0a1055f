"""Why a credit counts nowhere: one reason for each, with the names and places that it is about."""

from datetime import date

import attrs

from ecvet import (
    Alternatives,
    Barred,
    CountRange,
    Credit,
    Extension,
    Finding,
    Grade,
    GradeMinimum,
    GradeScale,
    GradeStep,
    Origin,
    Points,
    Progress,
    Unit,
    UnitEntry,
    Verdict,
)
from ecvet.rules.findings import finding
from tests.rules.accumulation.examples import (
    SCHEME,
    at_least,
    codes,
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

WHOLE, BEYOND = en("Whole"), en("Beyond")


def reasons(progress: Progress) -> list[Finding]:
    return said(
        progress,
        "credit-repeated",
        "credit-surplus",
        "credit-in-unused-group",
        "credit-outside-total",
        "credit-undecided",
        "credit-not-accepted",
        "barred-together",
    )


def described(*codes: str) -> tuple[Unit, ...]:
    return tuple(Unit(code=code, title=en(f"Unit {code}")) for code in codes)


def surplus(path: str, code: str, name: str) -> Finding:
    return finding("credit-surplus", path, unit=en(f"Unit {code}"), group=en(name))


def repeated(path: str, code: str) -> Finding:
    return finding("credit-repeated", path, unit=en(f"Unit {code}"))


# Every reason, in the order of the credits


def test_every_credit_that_counts_nowhere_has_its_reason_in_the_order_of_the_credits() -> None:
    rules = group(
        "Whole",
        group("Full", *(unit(code, 10) for code in "AB"), count=CountRange(1, 1), mandatory=True),
        UnitEntry(unit="P", points=exactly(10), parts_accepted=True),
        group("Optional", unit("C", 10), unit("E", 10), points=at_least(20)),
        Extension(title=BEYOND, accepts=(Origin.LOCAL,)),
        points=at_least(20),
    )
    parts = [Credit(unit="P", partial=True, points=Points(n, SCHEME), outcomes=("1",)) for n in (4, 10)]
    held = (*units("A X A"), credit("L", 5, origin=Origin.LOCAL), *units("B C"), *parts)
    progress = standing(rules, *held, described=described(*"ABCPXL"))
    assert progress.verdict is Verdict.ACHIEVED
    assert progress.surplus == (1, 2, 4, 5, 6)
    assert [place.credit for place in progress.outside] == [3]
    assert reasons(progress) == [
        finding("credit-not-accepted", unit=en("Unit X")),
        repeated("/0/0", "A"),
        finding("credit-outside-total", "/3", unit=en("Unit L"), group=BEYOND),
        surplus("/0/1", "B", "Full"),
        finding("credit-in-unused-group", "/2/0", unit=en("Unit C"), group=en("Optional")),
        finding("credit-repeated", unit=en("Unit P")),
    ]


def test_where_every_credit_counts_no_reason_is_given() -> None:
    assert standing(group("Whole", unit("A", 10), points=at_least(10)), *units("A")).findings == ()


def test_what_is_required_across_the_groups_goes_before_a_group_that_is_full() -> None:
    rules = group("Whole", *(unit(code, 10) for code in "ABC"), points=at_least(20))
    progress = standing(rules, *units("A B C"), requirements=(Barred(units=("A", "B")),))
    assert reasons(progress) == [finding("barred-together", unit="B", others=("A",))]


def test_credits_for_one_unlisted_unit_are_surplus_and_not_repeated() -> None:
    rules = group("Whole", group("Free", open_entry(), count=CountRange(1, 1)), points=at_least(5))
    progress = standing(rules, credit("X", 5), credit("X", 5), described=described("X"))
    assert reasons(progress) == [surplus("/0/0", "X", "Open")]


# Where it would have counted


def test_of_several_entries_the_first_in_a_group_that_is_used_is_named() -> None:
    first = group("First", unit("A", 10), unit("B", 10), points=at_least(20))
    second = group("Second", unit("A", 10), unit("C", 20), count=CountRange(1, 1), mandatory=True)
    third = group("Third", unit("A", 10), unit("D", 20), count=CountRange(1, 1), mandatory=True)
    rules = group("Whole", first, second, third, points=at_least(40))
    progress = standing(rules, *units("A C D"), described=described("A"))
    assert progress.verdict is Verdict.ACHIEVED
    assert reasons(progress) == [surplus("/1/0", "A", "Second")]


def test_of_several_entries_in_groups_that_are_not_used_the_first_is_named() -> None:
    groups = (group(title, unit("A", 10), unit("B", 10), points=at_least(20)) for title in ("One", "Two"))
    progress = standing(group("Whole", *groups, unit("C", 10), points=at_least(10)), *units("C A"))
    assert reasons(progress) == [finding("credit-in-unused-group", "/0/0", unit="A", group=en("One"))]


def test_of_groups_in_each_other_that_are_not_used_the_outermost_is_named() -> None:
    inner = group("Inner", unit("A", 10), unit("B", 10), points=at_least(20))
    middle = group("Middle", inner, mandatory=True)
    other = group("Other", unit("O", 10), points=at_least(10))
    choice = Alternatives(branches=(attrs.evolve(other, mandatory=True), group("Branch", middle)))
    progress = standing(group("Whole", unit("C", 10), choice, points=at_least(20)), *units("C O A"))
    assert progress.verdict is Verdict.ACHIEVED
    assert reasons(progress) == [
        finding("credit-in-unused-group", "/1/1/0/0/0", unit="A", group=en("Branch"))
    ]


# What is not decided


def test_where_nothing_is_decided_and_nothing_placed_no_reason_is_made_up() -> None:
    rules = group("Whole", *(unit(code, n) for n, code in enumerate("ABCDEF", 10)), points=at_least(40))
    held = units("A X A B")
    progress = standing(rules, *held, described=described("A"), work=1)
    assert (progress.verdict, progress.placements) == (Verdict.NOT_DECIDED, ())
    assert [group.path for group in progress.groups] == [""]
    assert progress.counted == 0
    undecided = [finding("credit-undecided", unit=name) for name in (en("Unit A"), en("Unit A"), "B")]
    assert reasons(progress) == [finding("credit-not-accepted", unit="X"), *undecided]


def test_where_something_was_placed_before_the_work_was_used_up_the_reasons_are_those_of_the_placing() -> (
    None
):
    choice = group("Full", unit("A", 10), unit("B", 10), count=CountRange(1, 1))
    more = (unit(code, number) for number, code in enumerate("CDEFGH", 11))
    rules = group("Whole", choice, *more, points=at_least(70))
    cut = (standing(rules, *units("A B"), work=work) for work in range(10_000))
    progress = next(one for one in cut if one.placements)
    assert progress.verdict is Verdict.NOT_DECIDED
    assert reasons(progress) == [finding("credit-surplus", "/0/1", unit="B", group=en("Full"))]


# What the words of a finding name


def test_a_unit_is_named_by_its_title_and_a_grade_that_looks_like_a_code_is_not() -> None:
    scale = GradeScale(code="1-3", steps=tuple(GradeStep(label=label, passes=True) for label in "123"))
    rules = group("Whole", *(unit(code, 10) for code in "123"), points=at_least(10))
    held = (
        Credit(unit="3", grade=Grade(label="1")),
        Credit(unit="2"),
        Credit(unit="1", awarded=date(2099, 1, 1)),
    )
    progress = standing(
        rules, *held, requirements=(GradeMinimum(scale=scale, label="2"),), described=described(*"123")
    )
    assert said(progress, "grade-too-low", "grade-unknown", "credit-not-yet-awarded") == [
        finding("grade-too-low", unit=en("Unit 3"), grade="1", minimum="2"),
        finding("grade-unknown", unit=en("Unit 2"), minimum="2"),
        finding("credit-not-yet-awarded", unit=en("Unit 1"), date=date(2099, 1, 1)),
    ]


def test_the_title_on_a_credit_goes_before_that_of_its_unit() -> None:
    full = group("Whole", unit("A", 10), unit("B", 20), count=CountRange(1, 1))
    titled = Credit(unit="A", title=en("On the paper"))
    progress = standing(full, titled, *units("B"), described=described("A"))
    assert reasons(progress) == [finding("credit-surplus", "/0", unit=en("On the paper"), group=WHOLE)]
    assert "credit-surplus" not in codes(standing(full, titled, described=described("A")))
