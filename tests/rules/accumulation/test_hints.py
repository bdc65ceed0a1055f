"""What would help: which placing, which specialisation, how many ways there are, and how little may be missing."""

from collections.abc import Callable
from decimal import Decimal

import attrs
import pytest

from ecvet import (
    Alternatives,
    Credit,
    Group,
    LevelMinimum,
    Origin,
    Pathway,
    Points,
    Progress,
    Qualification,
    Specialisation,
    Verdict,
    accumulate,
)
from ecvet.rules.findings import finding
from tests.rules.accumulation.examples import (
    SCHEME,
    TODAY,
    at_least,
    codes,
    credit,
    en,
    group,
    missing,
    open_entry,
    said,
    standing,
    unit,
    units,
)

LOCKS, TYRES, PAINT, GLASS = en("Locks"), en("Tyres"), en("Paint"), en("Glass")


def ten_of(title: str, *codes: str, points: int = 10) -> Group:
    """A group that must be used, of units of 10 points."""
    members = (unit(code, 10) for code in codes)
    return group(title, *members, points=at_least(points), mandatory=True)


# Groups that compete for a credit


def test_each_group_that_falls_short_and_could_use_the_credit_is_named_after_the_one_in_which_it_counts() -> (
    None
):
    glass = attrs.evolve(ten_of("Glass", "A"), mandatory=False)
    rules = group(
        "Whole",
        ten_of("Engine", "E"),
        ten_of("Tyres", "A", "B"),
        ten_of("Paint", "A", "C"),
        ten_of("Locks", "A", "D"),
        glass,
    )
    progress = standing(rules, *units("E C A"))
    (place,) = (place.path for place in progress.placements if place.unit == "A")
    groups = {"/1/0": (TYRES, LOCKS), "/3/0": (LOCKS, TYRES)}[place]
    assert said(progress, "competing-groups") == [finding("competing-groups", place, unit="A", groups=groups)]


def test_a_credit_for_an_unlisted_unit_may_be_wanted_in_two_groups_as_well() -> None:
    rules = group(
        "Whole",
        ten_of("Engine", "E"),
        group("Tyres", open_entry(), points=at_least(10), mandatory=True),
        group("Paint", open_entry(), points=at_least(10), mandatory=True),
        group("Locks", open_entry(Origin.LOCAL), points=at_least(10), mandatory=True),
    )
    progress = standing(rules, *units("E"), credit("X", 10))
    (place,) = (place.path for place in progress.placements if place.unit == "X")
    groups = {"/1/0": (TYRES, PAINT), "/2/0": (PAINT, TYRES)}[place]
    assert said(progress, "competing-groups") == [finding("competing-groups", place, unit="X", groups=groups)]


def test_two_places_in_one_group_that_falls_short_do_not_compete() -> None:
    rules = group("Tyres", open_entry(), open_entry(), points=at_least(20))
    assert said(standing(rules, credit("X", 10)), "competing-groups") == []


# Completions that cost the same


@pytest.mark.parametrize(
    ("lots", "count"), [(("AB",), 2), (("AB", "CDE"), 6), (("AB", "CDE", "F"), 6)], ids=["2", "2x3", "2x3x1"]
)
def test_completions_that_cost_the_same_are_counted_across_the_groups(
    lots: tuple[str, ...], count: int
) -> None:
    rules = group("Whole", *(ten_of("Tyres", *lot) for lot in lots))
    assert said(standing(rules), "completions-equal") == [finding("completions-equal", count=count)]


def test_where_there_is_one_completion_or_none_nothing_is_counted() -> None:
    assert "completions-equal" not in codes(standing(ten_of("Tyres", "A")))
    assert "completions-equal" not in codes(standing(ten_of("Tyres", "A", "B", points=30)))


# Another specialisation


def direction(code: str, *codes: str) -> Group:
    return attrs.evolve(ten_of(code.title(), *codes, points=30), specialisation=code, mandatory=False)


#: Two directions after a mandatory unit; only the second one is described by the qualification.
DIRECTIONS = group(
    "Whole",
    unit("M", 10, mandatory=True),
    Alternatives(branches=(direction("tyres", "A", "B", "C"), direction("paint", "D", "E", "F"))),
    group("Extra", unit("X", 10)),
)


def directed(*held: Credit, described: bool = True, work: int | None = None) -> Progress:
    school = Pathway(code="school", rules=group("Whole", unit("S", 10, mandatory=True)), scheme=SCHEME)
    company = Pathway(code="work", rules=DIRECTIONS, scheme=SCHEME)
    paint = (Specialisation(code="paint", title=PAINT),) if described else ()
    whole = Qualification(
        code="vehicle", title=en("Vehicle"), pathways=(school, company), specialisations=paint
    )
    allowed = {} if work is None else {"work": work}
    return accumulate(whole, held, as_of=TODAY, pathway="work", specialisation="tyres", **allowed)


@pytest.mark.parametrize("described", [True, False])
def test_a_specialisation_that_is_nearer_is_named_with_what_it_would_leave(described: bool) -> None:
    progress = directed(*units("D E X"), described=described)
    assert missing(progress) == (40, 4)
    assert said(progress, "other-specialisation-nearer") == [
        finding(
            "other-specialisation-nearer",
            "/1/1",
            specialisation=PAINT if described else "paint",
            points=Decimal(20),
            units=2,
        )
    ]


def test_a_specialisation_that_is_as_near_as_the_one_asked_for_is_not_suggested() -> None:
    assert "other-specialisation-nearer" not in codes(directed(*units("A D")))


def test_a_specialisation_is_suggested_where_the_one_asked_for_cannot_be_completed() -> None:
    hopeless = direction("tyres", "A", "B")
    rules = group("Whole", Alternatives(branches=(hopeless, direction("paint", "D", "E", "F"))))
    progress = standing(rules, *units("A D"), specialisation="tyres")
    assert progress.missing is None
    assert said(progress, "other-specialisation-nearer") == [
        finding("other-specialisation-nearer", "/0/1", specialisation="paint", points=Decimal(20), units=2)
    ]


def test_where_no_specialisation_can_be_completed_none_is_suggested() -> None:
    rules = group("Whole", Alternatives(branches=(direction("tyres", "A"), direction("paint", "D"))))
    progress = standing(rules, *units("D"), specialisation="tyres")
    assert progress.missing is None
    assert "other-specialisation-nearer" not in codes(progress)


# Another placing than the declared one


def declared(code: str, entry: str = "Paint") -> Credit:
    return Credit(unit=code, entry=entry)


def test_where_a_declared_credit_would_count_is_said_with_what_would_be_left() -> None:
    rules = group("Whole", ten_of("Tyres", "A"), ten_of("Paint", "A", "C"), ten_of("Glass", "G", "H"))
    progress = standing(rules, declared("A"), *units("C"))
    assert (progress.missing, progress.verdict) == (None, Verdict.NOT_ACHIEVED)
    assert said(progress, "declared-elsewhere-better", "declared-together-better") == [
        finding(
            "declared-elsewhere-better",
            "/0/0",
            unit="A",
            group="Paint",
            other=TYRES,
            points=Decimal(10),
            units=1,
        )
    ]


def test_of_two_declared_credits_either_of_which_would_help_alone_each_is_named() -> None:
    rules = group("Whole", ten_of("Tyres", *"ABEF", points=20), ten_of("Paint", *"ABCD", points=20))
    progress = standing(rules, *units("C"), declared("A"), declared("B"), *units("D"))
    assert missing(progress) == (20, 2)
    assert said(progress, "declared-elsewhere-better", "declared-together-better") == [
        finding(
            "declared-elsewhere-better",
            f"/0/{place}",
            unit=code,
            group="Paint",
            other=TYRES,
            points=Decimal(10),
            units=1,
        )
        for place, code in enumerate("AB")
    ]


def test_of_two_declared_credits_that_would_do_the_one_is_named_that_the_best_placing_moves() -> None:
    rules = group("Whole", ten_of("Tyres", "A", "B", "E"), ten_of("Paint", *"ABC"))
    progress = standing(rules, declared("A"), declared("B"))
    assert missing(progress) == (10, 1)
    assert [found["unit"] for found in said(progress, "declared-elsewhere-better")] == ["A"]


def test_of_credits_declared_together_it_is_said_what_would_be_left() -> None:
    rules = group(
        "Whole",
        ten_of("Tyres", "A", "B", points=20),
        ten_of("Paint", *"ABCD", points=20),
        ten_of("Glass", "G", "H", "I", points=30),
    )
    progress = standing(rules, declared("A"), declared("B"), *units("C D G"))
    assert said(progress, "declared-elsewhere-better", "declared-together-better") == [
        finding("declared-together-better", credits=("A", "B"), points=Decimal(20), units=2)
    ]


def test_of_two_credits_for_one_unit_that_one_is_said_to_stand_in_the_way_whose_placing_alone_does() -> None:
    rules = group(
        "Whole",
        ten_of("Tyres", "A", "B"),
        group("Paint", unit("A", 10), unit("C", 10), points=at_least(10), mandatory=True),
        group("Glass", open_entry()),
    )
    held = (declared("A"), Credit(unit="A", points=Points(50, SCHEME), entry="Glass"), *units("C"))
    progress = standing(rules, *held, requirements=(LevelMinimum(level=1, points=0),))
    (found,) = said(progress, "declared-elsewhere-better", "declared-together-better")
    assert (found.code, found["unit"], found["group"]) == ("declared-elsewhere-better", "A", "Paint")


# How far it goes


def least_work(question: Callable[[int], Progress]) -> int:
    """Return the least work with which a question is answered."""
    return next(work for work in range(10_000) if question(work).verdict is not Verdict.NOT_DECIDED)


def test_another_specialisation_is_looked_at_with_no_more_work_than_the_answer_was_allowed() -> None:
    def asked(work: int) -> Progress:
        return directed(*units("D E X"), work=work)

    assert "other-specialisation-nearer" not in codes(asked(least_work(asked)))
    assert "other-specialisation-nearer" in codes(asked(10_000))


def test_another_placing_is_looked_for_with_no_more_work_than_the_answer_was_allowed() -> None:
    rules = group("Whole", ten_of("Tyres", "A", "B"), ten_of("Paint", *"AC"), unit("D", 10))

    def asked(work: int) -> Progress:
        return standing(rules, declared("A"), *units("C D"), work=work)

    assert "declared-elsewhere-better" not in codes(asked(least_work(asked)))
    assert "declared-elsewhere-better" in codes(asked(10_000))
