"""The search: contested units and requirements across groups are decided exactly, and in few sums."""

from itertools import combinations

import attrs
import pytest
from hypothesis import given, note
from hypothesis import strategies as st

from ecvet import Alternatives, Credit, Group, PointRange, Qualification, Unit, Verdict, accumulate, plan
from ecvet.model.requirements import (
    Barred,
    HomeMinimum,
    LevelMinimum,
    Prerequisite,
    RecognisedCap,
    Requirement,
)
from ecvet.rules.accumulation.decision import decide
from ecvet.rules.accumulation.questions import Question
from tests.rules.accumulation import trees
from tests.rules.accumulation.examples import (
    TODAY,
    at_least,
    credit,
    en,
    exactly,
    group,
    missing,
    open_entry,
    qualification,
    standing,
    unit,
    units,
)
from tests.rules.accumulation.test_ceilings import Searched, recognised, required, searched
from tests.rules.accumulation.trees import Case, Shape, cases

CODES = [f"U{number:02}" for number in range(15)]


def sharing(least: int, *, more: int = 0) -> Group:
    """Six groups, each with five units; every unit stands in two of them, with a weight of its own."""
    pairs = combinations(range(6), 2)
    shelves = dict(zip(CODES, pairs, strict=True))
    groups = (
        group(
            f"Group {place}",
            *(unit(code, 2 + index % 4) for index, code in enumerate(CODES) if place in shelves[code]),
            points=at_least(least),
            mandatory=True,
        )
        for place in range(6)
    )
    return group("Whole", *groups, points=at_least(6 * least + more))


def demanding(rules: Group, *requirements: Requirement) -> Qualification:
    """A qualification with something required across its groups; the level of every third unit is high."""
    plain = qualification(rules)
    described = tuple(Unit(code=c, title=en(c), level=4 if n % 3 == 0 else 2) for n, c in enumerate(CODES))
    pathway = attrs.evolve(plain.pathways[0], requirements=requirements)
    return attrs.evolve(plain, units=described, pathways=(pathway,))


@pytest.mark.parametrize("held", [5, 10, 15])
def test_what_all_groups_compete_for_is_decided_in_few_sums(held: int) -> None:
    progress = accumulate(
        demanding(sharing(6), LevelMinimum(level=4, points=12), Barred(units=(CODES[0], CODES[3]))),
        units(" ".join(CODES[:held])),
        as_of=TODAY,
        work=300_000,
    )
    assert progress.verdict is not Verdict.NOT_DECIDED
    used = [place.unit for place in progress.placements] + [further.unit for further in progress.completion]
    assert len(used) == len(set(used))


# Work is counted in sums, which are the same everywhere: a bound or a short cut that stops working takes more.
HIGH, BAR, HOME = LevelMinimum(level=4, points=12), Barred(units=(CODES[0], CODES[3])), HomeMinimum(points=20)
BESIDE = Prerequisite(unit=CODES[2], requires=(CODES[7], CODES[9]))


@pytest.mark.parametrize(
    ("requirements", "held", "work"),
    [
        ((), 0, 7_900),
        ((), 5, 20_500),
        ((), 10, 46_500),
        ((), 15, 8_400),
        ((HIGH,), 0, 9_000),
        ((BAR,), 5, 79_500),
        ((BAR,), 10, 75_500),
        ((HIGH, BAR), 0, 80_500),
        ((HOME,), 5, 17_100),
        ((BESIDE,), 5, 245_000),
    ],
)
def test_what_all_groups_compete_for_takes_no_more_work_than_it_did(
    requirements: tuple[Requirement, ...], held: int, work: int
) -> None:
    ready = plan(demanding(sharing(6), *requirements))
    credits = units(" ".join(CODES[:held]))
    if HOME in requirements:
        credits = recognised(" ".join(CODES[:held]))
    best = decide(ready, credits, as_of=TODAY, work=work).best
    assert best is not None
    assert best.proven


def direction(number: int) -> Group:
    """A direction in which four open entries take what is listed nowhere."""
    core = group(f"Core {number}", *(unit(f"M{number}{i}", 30) for i in range(3)), points=at_least(90))
    opened = (open_entry(points=PointRange(5, 15)) for _ in range(4))
    options = (unit(f"E{number}{i}", 15) for i in range(8))
    return group(
        f"Direction {number}",
        core,
        group("Options", *options, *opened, points=at_least(55)),
        points=at_least(145),
    )


def test_a_credit_that_every_open_entry_of_every_direction_takes_counts_once() -> None:
    common = group("Common", unit("K", 26), open_entry(points=exactly(9)), points=at_least(35))
    directions = Alternatives(branches=tuple(map(direction, range(6))))
    rules = group(
        "Whole", group("Vocational", directions, points=at_least(145)), common, points=at_least(180)
    )
    progress = accumulate(qualification(rules), [credit("X", 15)], as_of=TODAY, work=412_500)
    assert missing(progress) == (165, 8)
    assert progress.counted == 15


def test_what_must_not_be_surpassed_is_watched_before_what_must_be_reached() -> None:
    rules = group("Whole", unit("A", 8), unit("B", 8), unit("C", 8), points=at_least(16))
    search = searched(rules, recognised("A B"), HomeMinimum(points=8), RecognisedCap(points=8)).search
    assert search.best() is not None
    assert {question.watched for question in search.asked} == {frozenset(), frozenset({1})}


def test_a_question_may_spend_what_is_necessary_then_more_at_every_try_in_steps_that_double() -> None:
    rules = group("Whole", unit("A", 60), unit("B", 37), points=at_least(97))
    search = searched(rules, (), HomeMinimum(points=8)).search
    plain = Question((), frozenset(), (5, 1), tries=2)
    assert search._budget(plain) is None
    watching = plain._replace(watched=frozenset({0}))
    assert search._budget(watching._replace(tries=0)) == (5, 1)
    # A step is a thirty-second of the whole.
    nodes = len(search.tree.nodes)
    assert [search._budget(watching._replace(tries=n)) for n in (1, 2, 3)] == [
        (5 + 3, nodes),
        (5 + 9, nodes),
        (5 + 21, nodes),
    ]


def test_of_a_question_that_had_too_little_to_spend_is_told_what_it_takes_and_what_can_count_at_the_most() -> (
    None
):
    # Nothing may be earned at first: the cheapest that was too dear are the 5 points of B.
    rules = group("Whole", unit("A", 10), unit("B", 5), unit("C", 10), points=at_least(15))
    levels = {"A": 3, "B": 3, "C": 4}
    described = tuple(Unit(code=code, title=en(code), level=level) for code, level in levels.items())
    whole = attrs.evolve(required(rules, LevelMinimum(level=4, points=10)), units=described)
    search = Searched(plan(whole), units("A")).search
    search._ask(Question((), frozenset({0})))
    (again,) = search.waiting
    grain = search.grain
    assert (again.points * grain, again.units, again.lack * grain) == (5_000_000, 1, -10_000_000)
    assert (again.question.tries, again.question.least, again.picks) == (1, (again.points, 1), None)


@pytest.mark.long
def test_every_unit_held_counts_once_though_every_group_would_take_it() -> None:
    # Together they weigh 51; nobody may count 52.
    assert missing(standing(sharing(6, more=15), *units(" ".join(CODES)))) == (0, 0)
    assert missing(standing(sharing(6, more=16), *units(" ".join(CODES)))) is None


def test_of_equally_short_ways_to_finish_one_leads_through_listed_units() -> None:
    rules = group("Whole", open_entry(points=at_least(10)), unit("A", 10), points=at_least(10))
    assert [further.unit for further in standing(rules).completion] == ["A"]


def test_of_equally_good_places_a_credit_takes_the_first() -> None:
    rules = group("Whole", group("Tyres", unit("A", 10)), group("Paint", unit("A", 10)), points=at_least(10))
    assert [place.path for place in standing(rules, *units("A")).placements] == ["/0/0"]


def choice(case: Case, credits: tuple[Credit, ...]) -> tuple[object, ...]:
    """What is chosen, by the codes of the units."""
    ready = plan(case.qualification, specialisation=case.specialisation)
    best = decide(ready, credits, as_of=TODAY).best
    if best is None:
        return ()
    placed = {(credits[place.credit].unit, place.entry, place.points) for place in best.placed}
    return best.points, best.units, placed, set(best.to_earn), best.used


@given(case=cases(lambda random: trees.case(random, Shape(odd=False))), data=st.data())
def test_which_of_equally_good_choices_is_made_does_not_depend_on_the_order_of_the_credits(
    case: Case, data: st.DataObject
) -> None:
    note(str(case))
    assert choice(case, case.credits) == choice(case, tuple(data.draw(st.permutations(case.credits))))
