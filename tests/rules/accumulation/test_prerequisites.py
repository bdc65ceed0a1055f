"""Units that need others that need others: decided exactly, and in few sums."""

from random import Random

import attrs
import pytest

from ecvet import Credit, Group, Missing, Pathway, Progress, Qualification, Verdict, accumulate, plan
from ecvet.model.requirements import Prerequisite
from ecvet.points import from_millionths
from ecvet.rules.accumulation.caps import ANYWHERE, Cap
from ecvet.rules.accumulation.offers import admit
from ecvet.rules.accumulation.prerequisites import Prerequisites
from ecvet.rules.accumulation.stock import stock
from ecvet.rules.accumulation.work import Work
from tests.benchmarks import program, regulations
from tests.rules.accumulation.examples import (
    TODAY,
    at_least,
    group,
    missing,
    qualification,
    unit,
    units,
)

# What a chain of 26 units took when each link was a bit in every sum was hundreds of times as much.
FEW = 100_000


def needs(number: int, *others: int, any_of: bool = False) -> Prerequisite:
    return Prerequisite(unit=f"U{number}", requires=tuple(f"U{other}" for other in others), any_of=any_of)


def demanding(rules: Group, *requirements: Prerequisite) -> Qualification:
    plain = qualification(rules)
    return attrs.evolve(plain, pathways=(attrs.evolve(plain.pathways[0], requirements=requirements),))


def alike(number: int, least: int) -> Group:
    """So many units of one point each, of which so many are needed."""
    return group("Whole", *(unit(f"U{place}", 1) for place in range(number)), points=at_least(least))


def standing(rules: Group, *requirements: Prerequisite, held: str = "") -> Progress:
    return accumulate(demanding(rules, *requirements), units(held), as_of=TODAY, work=FEW)


def test_half_of_a_long_chain_is_earned_from_its_end() -> None:
    chain = [needs(number, number + 1) for number in range(25)]
    progress = standing(alike(26, 13), *chain, held="U0")
    assert [further.unit for further in progress.completion] == [f"U{number}" for number in range(13, 26)]
    assert standing(alike(26, 13), *reversed(chain), held="U0").missing == progress.missing


def test_the_rest_of_a_chain_is_earned_where_its_end_is_held() -> None:
    chain = [needs(number, number + 1) for number in range(59)]
    assert missing(standing(alike(60, 60), *chain, held="U59 U58 U57")) == (57, 57)


def test_a_fork_is_earned_branch_by_branch() -> None:
    tree = [needs(number, (number - 1) // 2) for number in range(1, 31)]
    # U30 and U29 both need U14, U6, U2 and U0: for three points other units are nearer, for six these are.
    assert missing(standing(alike(31, 3), *tree, held="U30 U29")) == (3, 3)
    assert missing(standing(alike(31, 6), *tree, held="U30 U29")) == (4, 4)


def test_one_of_several_is_enough_and_the_nearest_one_is_taken() -> None:
    either = [needs(0, 1, 2, any_of=True), needs(1, 3, 4), needs(2, 5)]
    progress = standing(alike(6, 3), *either, held="U0")
    assert [further.unit for further in progress.completion] == ["U2", "U5"]


def test_units_that_need_each_other_are_earned_together() -> None:
    circle = [needs(number, (number + 1) % 5) for number in range(5)]
    assert missing(standing(alike(7, 3), *circle, held="U0")) == (4, 4)
    assert missing(standing(alike(7, 2), *circle)) == (2, 2)


def test_a_unit_that_needs_what_the_rules_do_not_list_is_of_no_use() -> None:
    progress = standing(alike(2, 2), needs(0, 9), held="U0")
    assert missing(progress) is None


def test_what_is_needed_may_stand_in_a_group_that_would_not_be_used() -> None:
    basics = group("Basics", unit("U1", 0), unit("U2", 0))
    progress = standing(group("Whole", unit("U0", 10), basics, points=at_least(10)), needs(0, 2), held="U0")
    assert missing(progress) == (0, 1)
    assert [further.path for further in progress.completion] == ["/1/1"]


# What follows from what is decided


def followed(rules: Group, *requirements: Prerequisite, out: str = "", used: str = "") -> str | None:
    """Return the units that are out, and those that are in, once some are; `None` where that cannot be."""
    ready = plan(demanding(rules, *requirements))
    admission = admit(ready.tree, (), TODAY, Work(FEW))
    there = stock(ready.tree, ready.units, ready.conditions, admission, best=False, earning=True)
    found = Prerequisites(requirements, ready.conditions, there)
    taken_out = (Cap(ANYWHERE, lot, 0) for unit in out.split() for _, lot in found.places[unit])
    put_in = (Cap(*found.places[unit][0], 1, least=1) for unit in used.split())
    caps = found.settled((*taken_out, *put_in))
    if caps is None:
        return None
    names = [
        {unit for cap in caps if cap.least == least for unit in found.units[cap.lot]} for least in (0, 1)
    ]
    return " / ".join(" ".join(sorted(some)) for some in names)


def test_what_needs_a_unit_that_is_out_is_out_and_what_a_unit_needs_that_is_in_is_in() -> None:
    chain = needs(0, 1), needs(1, 2, 3)
    assert followed(alike(5, 1), *chain, out="U2") == "U0 U1 U2 / "
    assert followed(alike(5, 1), *chain, used="U0") == " / U0 U1 U2 U3"
    assert followed(alike(5, 1), *chain, out="U0", used="U1") == "U0 / U1 U2 U3"
    assert followed(alike(5, 1), *chain, out="U3", used="U0") is None


def test_of_several_of_which_one_is_enough_the_last_that_is_left_is_in() -> None:
    either = needs(0, 1, 2, any_of=True)
    assert followed(alike(3, 1), either, used="U0") == " / U0"
    assert followed(alike(3, 1), either, out="U1") == "U1 / "
    assert followed(alike(3, 1), either, out="U1", used="U0") == "U1 / U0 U2"
    assert followed(alike(3, 1), either, out="U1 U2") == "U0 U1 U2 / "


def test_a_unit_with_several_places_is_in_one_of_them_and_out_of_all() -> None:
    rules = group("Whole", unit("U0", 1), group("One", unit("U1", 1)), group("Two", unit("U1", 1)))
    assert followed(rules, needs(0, 1), used="U0") == " / U0"
    assert followed(rules, needs(0, 1), out="U1") == "U0 U1 / "


# Against the integer program


def linked(random: Random, *, contested: bool) -> tuple[Qualification, tuple[Credit, ...]]:
    """A qualification in the British style in which many units need others, and a learner."""
    plain = regulations._Maker(random, contested=contested).qualification("Q", across=random.random() < 0.5)
    links = tuple(_links([one.code for one in plain.units], random))
    route: Pathway = plain.pathways[0]
    found = attrs.evolve(plain, pathways=(attrs.evolve(route, requirements=(*route.requirements, *links)),))
    return found, tuple(regulations._credits(found, random.choice([0, 20, 40, 60]), random))


def _links(codes: list[str], random: Random) -> list[Prerequisite]:
    drawn = [random.sample(codes, random.choice([2, 2, 2, 3, 4])) for _ in range(10)]
    return [
        Prerequisite(unit=one, requires=tuple(others), any_of=random.random() < 0.5) for one, *others in drawn
    ]


@pytest.mark.parametrize("contested", [False, True])
@pytest.mark.parametrize("block", range(0, 40, 20))
def test_the_answer_agrees_with_an_integer_program_where_many_units_need_others(
    block: int, contested: bool
) -> None:
    for seed in range(block, block + 20):
        found, credits = linked(Random(seed), contested=contested)
        progress = accumulate(found, credits, as_of=TODAY)
        assert progress.verdict is not Verdict.NOT_DECIDED
        least = program.solve(found, found.pathways[0], credits)
        expected = None if least is None else Missing(points=from_millionths(least.points), units=least.units)
        assert progress.missing == expected, seed
