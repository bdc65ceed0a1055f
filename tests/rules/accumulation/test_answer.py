"""The answer as a whole: what it names, in which order it says why, and what it was worked out from."""

from datetime import date
from decimal import Decimal

import attrs
import pytest

from ecvet import (
    Alternatives,
    CountRange,
    Credit,
    Extension,
    ExternalCertificate,
    Further,
    Group,
    HomeMinimum,
    Missing,
    Origin,
    Pathway,
    Period,
    Placement,
    PointRange,
    Points,
    Progress,
    Qualification,
    Unit,
    Validity,
    Verdict,
    accumulate,
)
from ecvet.rules.accumulation.plan import plan
from ecvet.rules.accumulation.work import OutOfWork, Work
from ecvet.rules.findings import finding
from tests.rules.accumulation.examples import (
    SCHEME,
    TODAY,
    at_least,
    codes,
    credit,
    en,
    group,
    open_entry,
    qualification,
    standing,
    unit,
    units,
)

CARD = ExternalCertificate(code="card", title=en("Hot work card"))
PERMIT = ExternalCertificate(code="permit", title=en("Permit"))
BODY = Unit(code="B", title=en("Body"))


def optional(title: str, *codes: str) -> Group:
    return group(title, *(unit(code, 10) for code in codes), points=at_least(30))


RULES = group(
    "Whole",
    attrs.evolve(
        group("Tyres", unit("A", 10), unit("B", 10), points=at_least(20), mandatory=True), specialisation="t"
    ),
    unit("C", 10),
    open_entry(Origin.WORK, points=PointRange(5, 10)),
    Extension(title=en("Beyond"), accepts=(Origin.LOCAL,)),
    optional("Paint", *"PQR"),
    points=PointRange(40, 90),
)


def test_an_answer_names_what_counts_what_is_missing_and_what_is_left_over() -> None:
    local = credit("L", 7, origin=Origin.LOCAL)
    held = (
        *units("Z A"),
        local,
        *units("C card P"),
        Credit(unit="M", points=Points(3, "ects"), origin=Origin.LOCAL),
    )
    progress = standing(RULES, *held, requirements=(CARD, PERMIT), described=(BODY,))
    assert attrs.evolve(progress, groups=(), findings=()) == Progress(
        verdict=Verdict.NOT_ACHIEVED,
        qualification="vehicle",
        pathway="school",
        scheme=SCHEME,
        missing=Missing(points=Decimal(20), units=3),
        counted=Decimal(20),
        required=Decimal(40),
        groups=(),
        placements=(
            Placement(credit=1, unit="A", path="/0/0", points=Decimal(10)),
            Placement(credit=3, unit="C", path="/1", points=Decimal(10)),
            Placement(credit=4, unit="card", path="", points=None),
        ),
        surplus=(0, 5),
        outside=(
            Placement(credit=2, unit="L", path="/3", points=Decimal(7)),
            Placement(credit=6, unit="M", path="/3", points=None),
        ),
        completion=(
            Further(unit="B", title=en("Body"), path="/0/1", points=Decimal(10)),
            Further(unit=None, title=en("Open"), path="/2", points=Decimal(10)),
            Further(unit="permit", title=en("Permit"), path="", points=None),
        ),
        specialisations=("t",),
        findings=(),
    )
    assert [one.path for one in progress.groups] == ["", "/0"]


def test_where_the_whole_states_no_points_none_are_required() -> None:
    assert standing(group("Whole", unit("A", 10), points=PointRange(None, 20))).required is None
    assert standing(group("Whole", unit("A", 10), count=CountRange(1))).required is None


def test_why_is_said_in_the_order_of_version_groups_requirements_credits_and_what_would_help() -> None:
    ended = Validity(period=Period(date(2015, 1, 1), date(2020, 12, 31)))
    branches = [
        attrs.evolve(group(title, unit(code, 10), points=at_least(10)))
        for title, code in (("X", "X"), ("Y", "Y"))
    ]
    rules = group(
        "Whole",
        Alternatives(branches=tuple(branches)),
        group("One", unit("A", 10), unit("B", 10), points=at_least(10), mandatory=True),
        group("Two", unit("A", 10), unit("D", 10), unit("E", 10), points=at_least(10), mandatory=True),
        unit("R", PointRange(5, 15), mandatory=True),
        points=at_least(45),
    )
    route = Pathway(code="school", rules=rules, scheme=SCHEME, requirements=(HomeMinimum(points=40),))
    whole = Qualification(code="vehicle", title=en("Vehicle"), pathways=(route,), validity=ended)
    held = (Credit(unit="A", entry="Elsewhere"), *units("R Z"), Credit(unit="X", entry="X"))
    assert codes(accumulate(whole, held, as_of=TODAY)) == [
        "version-not-in-force",
        "missing-between",
        "branch-undecided",
        "group-short-of-points",
        "home-short",
        "competing-groups",
        "points-unknown",
        "credit-not-accepted",
        "credit-entry-unknown",
        "completions-equal",
    ]


def test_where_nothing_completes_the_rules_what_counts_is_the_most_with_the_points_known() -> None:
    rules = group(
        "Whole",
        group("Full", unit("A", 10), unit("B", 20), count=CountRange(1, 1), mandatory=True),
        group("Never", unit("C", 10), points=at_least(20), mandatory=True),
        unit("R", PointRange(5, 15)),
        points=at_least(90),
    )
    progress = standing(rules, *units("A B C R"))
    assert (progress.verdict, progress.missing, progress.completion) == (Verdict.NOT_ACHIEVED, None, ())
    assert progress.counted == 35
    assert [place.unit for place in progress.placements] == ["B", "C", "R"]


def test_where_the_work_is_used_up_it_is_said_how_much_was_allowed_and_what_is_missing_at_the_least() -> None:
    rules = group(
        "Whole",
        group("One", unit("A", 10), unit("B", 10), points=at_least(10), mandatory=True),
        group("Two", unit("A", 10), unit("C", 10), points=at_least(10), mandatory=True),
    )
    cut = (standing(rules, work=work) for work in range(10_000))
    progress = next(one for one in cut if "missing-at-least" in codes(one))
    assert progress.verdict is Verdict.NOT_DECIDED
    assert [found.code for found in progress.findings[-2:]] == ["work-used-up", "missing-at-least"]
    assert progress.findings[-1] == finding("missing-at-least", points=Decimal(20), units=2)
    stopped = standing(rules, work=3)
    assert stopped.findings[-1:] == (finding("work-used-up", work=3),)
    assert [one.path for one in stopped.groups] == [""]


def test_the_credits_may_be_given_one_after_the_other() -> None:
    rules = group("Whole", unit("A", 10), unit("B", 10), points=at_least(20))
    given = iter(units("A B"))
    assert accumulate(qualification(rules), given, as_of=TODAY).verdict is Verdict.ACHIEVED


# What a plan holds


def test_a_plan_is_made_ready_for_points_of_the_grain_of_the_rules_and_for_whole_ones() -> None:
    def grains(points: PointRange | None, *requirements: HomeMinimum) -> tuple[int, list[int]]:
        bare = qualification(group("Whole", unit("A", points), count=CountRange(1)))
        route = attrs.evolve(bare.pathways[0], requirements=requirements)
        ready = plan(attrs.evolve(bare, pathways=(route,)))
        return ready.grain, [grounds.grain for grounds in ready.grounds]

    assert grains(PointRange.exactly(15)) == (15_000_000, [1_000_000, 15_000_000])
    assert grains(PointRange.exactly("2.5")) == (2_500_000, [500_000, 2_500_000])
    assert grains(PointRange.exactly(1)) == (1_000_000, [1_000_000])
    assert grains(None) == (0, [1, 1_000_000])
    assert grains(PointRange.exactly(15), HomeMinimum(points=6)) == (3_000_000, [1_000_000, 3_000_000])


# What a group is called


@pytest.mark.parametrize(
    ("titles", "name"),
    [
        (("Whole", "Tyres", "Inner"), "Inner"),
        (("Whole", "Tyres", None), "Tyres"),
        (("Whole", None, None), "Whole"),
        ((None, None, None), "Vehicle Technology"),
    ],
)
def test_a_group_without_a_title_is_called_like_what_holds_it(
    titles: tuple[str | None, str | None, str | None], name: str
) -> None:
    def titled(title: str | None, one: Group) -> Group:
        return attrs.evolve(one, title=None if title is None else en(title))

    inner = titled(titles[2], group("X", unit("A", 10), points=at_least(10), mandatory=True))
    tyres = titled(titles[1], group("X", inner, mandatory=True))
    progress = standing(titled(titles[0], group("X", group("Before", unit("Z")), tyres)))
    assert (
        finding("group-short-of-points", "/1/0", group=en(name), counted=Decimal(0), minimum=Decimal(10))
        in progress.findings
    )


# The work allowed


def test_work_may_be_used_up_to_the_last_and_no_further() -> None:
    work = Work(5)
    work.spend(3)
    work.spend(2)
    assert work.left == 0
    work.spend(0)
    with pytest.raises(OutOfWork):
        work.spend(1)
    with pytest.raises(OutOfWork):
        work.spend(0)
