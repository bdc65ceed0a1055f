"""Why no further units complete the rules: what is out of reach, else what bars it, else what competes."""

from decimal import Decimal

import attrs
import pytest

from ecvet import (
    Alternatives,
    Barred,
    CountRange,
    Credit,
    ExternalCertificate,
    Finding,
    Group,
    Pathway,
    PointRange,
    Points,
    Prerequisite,
    Progress,
    Qualification,
    Requirement,
    Text,
    Unit,
    UnitEntry,
    Verdict,
    accumulate,
)
from ecvet.rules.findings import finding
from tests.rules.accumulation.examples import (
    SCHEME,
    TODAY,
    at_least,
    at_most,
    codes,
    en,
    group,
    open_entry,
    said,
    standing,
    unit,
    units,
)

WHOLE, TYRES, PAINT = en("Whole"), en("Tyres"), en("Paint")
#: What is said of a group or a unit that stands in the way.
REASONS = (
    "points-below-minimum",
    "unit-without-points",
    "members-below-minimum",
    "barred-together",
    "prerequisite-missing",
    "competing-groups",
)


def reasons(progress: Progress) -> list[Finding]:
    """Return what is said right after it is said that nothing completes the rules."""
    place = codes(progress).index("nothing-completes")
    rest = progress.findings[place + 1 :]
    return [found for at, found in enumerate(rest) if all(one.code in REASONS for one in rest[: at + 1])]


def short(path: str, name: Text, reachable: int, minimum: int) -> Finding:
    return finding(
        "points-below-minimum", path, group=name, reachable=Decimal(reachable), minimum=Decimal(minimum)
    )


# What is out of reach


def test_a_group_is_out_of_reach_where_all_its_units_together_are_too_few() -> None:
    tyres = group("Tyres", unit("A", 10), unit("B", 20), points=at_least(40), mandatory=True)
    rules = group("Whole", unit("C", 10), tyres)
    for held in ((), units("A"), units("A B"), units("C")):
        assert reasons(standing(rules, *held)) == [short("/1", TYRES, 30, 40)]
    assert "nothing-completes" not in codes(standing(attrs.evolve(rules, members=rules.members[:1])))
    enough = attrs.evolve(tyres, points=at_least(30))
    assert "nothing-completes" not in codes(standing(attrs.evolve(rules, members=(enough,))))


def test_a_unit_that_may_bring_more_is_reckoned_with_the_most() -> None:
    rules = group("Tyres", unit("A", PointRange(5, 15)), unit("B", PointRange(7, None)), points=at_least(40))
    assert reasons(standing(rules)) == [short("", TYRES, 22, 40)]


def test_what_is_held_is_reckoned_as_it_is_and_not_earned_again() -> None:
    rules = group("Tyres", unit("A", PointRange(5, 15)), unit("B", 10), points=at_least(30))
    held = Credit(unit="A", points=Points(7, SCHEME))
    assert reasons(standing(rules, held)) == [short("", TYRES, 17, 30)]


def test_a_group_that_is_not_demanded_may_be_out_of_reach() -> None:
    optional = group("Paint", unit("P", 10), points=at_least(20))
    tyres = group("Tyres", unit("A", 10), points=at_least(20), mandatory=True)
    assert reasons(standing(group("Whole", optional, tyres))) == [short("/1", TYRES, 10, 20)]


def test_a_demanded_group_in_one_that_is_not_demanded_may_be_out_of_reach() -> None:
    inner = group("Paint", unit("P", 10), points=at_least(20), mandatory=True)
    tyres = group("Tyres", unit("A", 10), points=at_least(20), mandatory=True)
    rules = group("Whole", group("Optional", inner), tyres)
    assert reasons(standing(rules)) == [short("/1", TYRES, 10, 20)]


def test_of_groups_in_each_other_that_are_out_of_reach_the_inner_one_is_named() -> None:
    inner = group("Tyres", unit("A", 10), points=at_least(20), mandatory=True)
    other = group("Paint", unit("B", 10), points=at_least(30), mandatory=True)
    middle = group("Middle", inner, other, points=at_least(50), mandatory=True)
    rules = group("Whole", middle, points=at_least(50))
    assert reasons(standing(rules)) == [short("/0/0", TYRES, 10, 20), short("/0/1", PAINT, 10, 30)]


def test_a_choice_with_two_branches_demands_neither_and_one_with_one_branch_demands_it() -> None:
    tyres = group("Tyres", unit("A", 10), points=at_least(20))
    paint = group("Paint", unit("B", 10), points=at_least(20))
    both = group("Whole", Alternatives(branches=(tyres, paint)))
    assert reasons(standing(both)) == []
    one = group("Whole", Alternatives(branches=(attrs.evolve(tyres, mandatory=True),)))
    assert reasons(standing(one)) == [short("/0/0", TYRES, 10, 20)]


def test_a_group_that_only_holds_units_without_points_reaches_nothing() -> None:
    rules = group("Whole", unit("A", 10), group("Tyres", unit("B"), points=at_least(20), mandatory=True))
    assert reasons(standing(rules)) == [
        short("/1", TYRES, 0, 20),
        finding("unit-without-points", "/1/0", unit="B", group=TYRES),
    ]


def test_of_a_group_out_of_reach_each_unit_without_points_is_named_and_no_other() -> None:
    inner = group("Paint", unit("C"), unit("D", 10))
    tyres = group("Tyres", unit("A", 10), unit("B"), inner, points=at_least(30), mandatory=True)
    locks = Unit(code="B", title=en("Locks"))
    progress = standing(group("Whole", unit("E"), tyres), described=(locks,))
    assert reasons(progress) == [
        short("/1", TYRES, 20, 30),
        finding("unit-without-points", "/1/1", unit=en("Locks"), group=TYRES),
        finding("unit-without-points", "/1/2/0", unit="C", group=TYRES),
    ]


def test_an_open_entry_reaches_as_far_as_its_maximum() -> None:
    tyres = group("Tyres", unit("A", 10), open_entry(points=at_most(5)), points=at_least(20), mandatory=True)
    assert reasons(standing(group("Whole", tyres))) == [short("/0", TYRES, 15, 20)]


@pytest.mark.parametrize("least", [1, 2, 3, 4])
def test_a_group_with_fewer_members_than_it_demands_is_named(least: int) -> None:
    tyres = group("Tyres", unit("A", 10), unit("B", 10), count=CountRange(least), mandatory=True)
    progress = standing(group("Whole", unit("C"), tyres))
    if least <= 2:
        assert "nothing-completes" not in codes(progress)
    else:
        assert reasons(progress) == [
            finding("members-below-minimum", "/1", group=TYRES, members=2, minimum=least)
        ]


def test_each_group_with_too_few_members_is_named_after_those_with_too_few_points() -> None:
    tyres = group("Tyres", unit("A", 10), count=CountRange(2), mandatory=True)
    free = group("Free", unit("F", 10), open_entry(), count=CountRange(9), mandatory=True)
    paint = group("Paint", unit("B", 10), unit("C", 10), count=CountRange(None, 1), points=at_least(30))
    glass = group("Glass", unit("D", 10), count=CountRange(3), mandatory=True)
    rules = group("Whole", tyres, free, attrs.evolve(paint, mandatory=True), glass)
    assert reasons(standing(rules)) == [
        short("/2", PAINT, 20, 30),
        finding("members-below-minimum", "/0", group=TYRES, members=1, minimum=2),
        finding("members-below-minimum", "/3", group=en("Glass"), members=1, minimum=3),
    ]


def test_groups_that_reach_just_what_they_demand_and_groups_that_demand_nothing_are_not_named() -> None:
    rules = group(
        "Whole",
        group("Far", unit("A", 10), points=at_least(20), mandatory=True),
        group("Points", unit("B", 10), points=at_least(10), mandatory=True),
        group("Members", unit("C"), unit("D"), count=CountRange(2), mandatory=True),
        group("Empty", mandatory=True),
        group("Empty", count=CountRange(None, 1), mandatory=True),
    )
    assert reasons(standing(rules)) == [short("/0", en("Far"), 10, 20)]


def test_a_unit_that_is_held_and_declared_elsewhere_is_out_of_reach() -> None:
    tyres = group("Tyres", unit("A", 10), points=at_least(10), mandatory=True)
    rules = group("Whole", tyres, group("Paint", unit("A", 10)))
    assert reasons(standing(rules, Credit(unit="A", entry="Paint"))) == [short("/0", TYRES, 0, 10)]


def test_what_is_out_of_reach_goes_before_what_is_barred_and_that_before_what_competes() -> None:
    """A unit that two groups demand, another unit barred, and a group out of reach: one reason after the other."""
    twice = [group(title, unit("A", 10, mandatory=True), mandatory=True) for title in ("Tyres", "Paint")]
    barred = Barred(units=("B", "C"))
    pair = [unit(code, 10, mandatory=True) for code in "BC"]
    far = group("Far", unit("D", 10), points=at_least(20), mandatory=True)
    assert reasons(standing(group("Whole", *pair, far), requirements=(barred,))) == [
        short("/2", en("Far"), 10, 20)
    ]
    assert reasons(standing(group("Whole", *pair, *twice), requirements=(barred,))) == [
        finding("competing-groups", "/2/0", unit="A", groups=(TYRES, PAINT))
    ]


# What is barred


BODY, LOCKS = Unit(code="B", title=en("Body")), Unit(code="C", title=en("Locks"))
PAIR = group("Whole", *(unit(code, 10, mandatory=True) for code in "BCD"))


def asked(
    *requirements: Requirement, rules: Group = PAIR, specialisation: str | None = None, work: int = 10_000
) -> Progress:
    """Where somebody who holds nothing stands in the second of two pathways, of which the first bars nothing."""
    school = Pathway(code="school", rules=group("Whole", unit("A", 10)), scheme=SCHEME)
    company = Pathway(code="work", rules=rules, scheme=SCHEME, requirements=requirements)
    whole = Qualification(
        code="vehicle", title=en("Vehicle"), pathways=(school, company), units=(BODY, LOCKS)
    )
    return accumulate(whole, (), as_of=TODAY, pathway="work", specialisation=specialisation, work=work)


@pytest.mark.parametrize(
    ("requirement", "expected"),
    [
        (
            Barred(units=("B", "C", "X")),
            finding("barred-together", unit=BODY.title, others=(LOCKS.title, "X")),
        ),
        (
            Prerequisite(unit="B", requires=("C", "X")),
            finding("prerequisite-missing", unit=BODY.title, others=(LOCKS.title, "X")),
        ),
    ],
    ids=["barred", "prerequisite"],
)
def test_a_requirement_without_which_something_would_complete_the_rules_is_named(
    requirement: Requirement, expected: Finding
) -> None:
    card = ExternalCertificate(code="card", title=en("Card"))
    harmless = Barred(units=("D", "E"))
    assert reasons(asked(card, harmless, requirement)) == [expected]


def test_where_two_requirements_are_in_the_way_neither_alone_is_named() -> None:
    assert reasons(asked(Barred(units=("B", "C")), Barred(units=("C", "D")))) == []


def test_what_is_barred_is_looked_at_in_the_specialisation_that_was_asked_for() -> None:
    """In the other one nothing would be barred even with the requirement."""
    tyres = group("Tyres", unit("B", 10, mandatory=True), unit("X", 10, mandatory=True), points=at_least(30))
    paint = group("Paint", unit("C", 10, mandatory=True), unit("D", 10, mandatory=True))
    rules = group(
        "Whole",
        Alternatives(
            branches=(
                attrs.evolve(tyres, specialisation="tyres"),
                attrs.evolve(paint, specialisation="paint"),
            )
        ),
    )
    assert "barred-together" not in codes(
        asked(Barred(units=("B", "X")), rules=rules, specialisation="tyres")
    )
    completable = attrs.evolve(tyres, points=at_least(20), specialisation="tyres")
    rules = group("Whole", Alternatives(branches=(completable, attrs.evolve(paint, specialisation="paint"))))
    assert reasons(asked(Barred(units=("B", "X")), rules=rules, specialisation="tyres")) == [
        finding("barred-together", unit=BODY.title, others=("X",))
    ]


def test_what_is_barred_is_looked_for_with_no_more_work_than_the_answer_was_allowed() -> None:
    needs = Prerequisite(unit="B", requires=("X",))
    free = group("Free", *(unit(f"U{n}", n) for n in range(10, 16)), points=at_least(40), mandatory=True)
    rules = group("Whole", attrs.evolve(PAIR, mandatory=True), free)

    def with_work(work: int) -> Progress:
        return asked(needs, rules=rules, work=work)

    verdicts = ((work, with_work(work).verdict) for work in range(10_000))
    least = next(work for work, verdict in verdicts if verdict is not Verdict.NOT_DECIDED)
    assert "prerequisite-missing" not in codes(with_work(least))
    assert "prerequisite-missing" in codes(with_work(10_000))


# What competes


def test_a_unit_that_several_groups_demand_is_named_with_all_of_them_and_with_its_title() -> None:
    def of(title: str, *codes: str, mandatory: bool = True) -> Group:
        return group(title, *(unit(code, 10, mandatory=code == "B") for code in codes), mandatory=mandatory)

    rules = group(
        "Whole",
        of("Engine", "A", "S"),
        of("Glass", "B", mandatory=False),
        of("Tyres", "D", "B"),
        of("Paint", "B", "A"),
    )
    assert reasons(standing(rules, described=(BODY,))) == [
        finding("competing-groups", "/0/0", unit="A", groups=(en("Engine"), PAINT)),
        finding("competing-groups", "/1/0", unit=BODY.title, groups=(TYRES, PAINT)),
    ]


# When nothing is said


def test_where_what_is_not_known_may_complete_the_rules_it_is_not_said_that_nothing_does() -> None:
    ranged = group("Whole", unit("A", PointRange(10, 20)), points=at_least(20))
    progress = standing(ranged, *units("A"))
    assert (progress.verdict, progress.missing) == (Verdict.UNDETERMINED, None)
    assert "nothing-completes" not in codes(progress)
    part = UnitEntry(unit="A", points=PointRange.exactly(10), parts_accepted=True)
    unsure = group("Whole", part, unit("B", PointRange(10, 20)), points=at_least(30))
    progress = standing(unsure, *units("B"))
    assert (progress.verdict, progress.missing) == (Verdict.NOT_ACHIEVED, None)
    assert "nothing-completes" not in codes(progress)
    assert said(progress, "missing-at-least") == [finding("missing-at-least", points=Decimal(10), units=1)]
