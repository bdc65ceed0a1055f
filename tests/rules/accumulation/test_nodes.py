"""What the rules laid out say of each member: its bounds, what weighs, what is limited, and what is demanded."""

from collections.abc import Callable

import attrs
import pytest

from ecvet import Barred, Group, Pathway, UnitEntry
from ecvet.model.building import (
    all_of,
    at_least,
    between,
    branch,
    choose,
    exactly,
    extension,
    heading,
    mandatory,
    one_of,
    open_entry,
    unit,
    whole_units_only,
)
from ecvet.rules.accumulation.tree import Node, Tree, lay_out

MILLION = 1_000_000
#: A group with a maximum, a group in it that forbids more than its own, entries with and without points.
RULES = choose(
    mandatory(unit("A", 10)),
    whole_units_only(
        choose(
            unit("B", (5, 15)), unit("C"), choose(unit("D", (50, None)), points=(None, 20)), points=(10, 30)
        )
    ),
    heading({"en": "Free"}, unit("E"), open_entry({"en": "Open"}, (5, None))),
    extension({"en": "Beyond"}),
    points=(40, 60),
)


def laid(rules: Group, specialisation: str | None = None) -> Tree:
    return lay_out(Pathway(code="school", rules=rules, scheme="ecvet"), specialisation)


def by_path(rules: Group, ask: Callable[[Node], object]) -> dict[str, object]:
    return {node.path: ask(node) for node in laid(rules).nodes}


PATHS = ("", "/0", "/1", "/1/0", "/1/1", "/1/2", "/1/2/0", "/2", "/2/0", "/2/1", "/3")


def test_every_member_comes_after_what_holds_it_and_knows_what_is_above_and_below() -> None:
    nodes = laid(RULES).nodes
    assert tuple(node.path for node in nodes) == PATHS
    assert [node.index for node in nodes] == list(range(len(PATHS)))
    for node in nodes:
        above = [
            other.index
            for other in nodes
            if other is not node and f"{node.path}/".startswith(f"{other.path}/")
        ]
        below = [
            other.index for other in nodes if other.path != "" and other.path.rpartition("/")[0] == node.path
        ]
        assert (list(node.above), list(node.below)) == (above, below)


def test_the_bounds_of_a_member_are_those_that_are_stated_of_it() -> None:
    none = (0, None)
    assert by_path(RULES, lambda node: (node.least // MILLION, node.most and node.most // MILLION)) == dict(
        zip(
            PATHS,
            [(40, 60), (10, 10), (10, 30), (5, 15), none, (0, 20), (50, None), none, none, (5, None), none],
            strict=True,
        )
    )


def test_the_ceiling_of_a_member_is_its_maximum_else_its_least_or_what_matters_above() -> None:
    """In a group that forbids more than its maximum one millionth beyond it matters: it is forbidden."""
    over = 30 * MILLION + 1
    millions = [n * MILLION for n in (60, 10, 30, 15)]
    expected = [*millions, over, 20 * MILLION, *(n * MILLION for n in (50, 60, 60, 60, 60))]
    assert by_path(RULES, lambda node: node.ceiling) == dict(zip(PATHS, expected, strict=True))
    assert by_path(all_of(unit("A")), lambda node: node.ceiling) == {"": 0, "/0": 0}


def test_points_weigh_from_where_they_are_stated_downwards() -> None:
    assert set(by_path(RULES, lambda node: node.weighs).values()) == {True}
    partly = all_of(unit("A"), choose(unit("B"), one_of(all_of(unit("C"))), points=10), unit("D", 5))
    assert by_path(partly, lambda node: node.weighs) == {
        "": False,
        "/0": False,
        "/1": True,
        "/1/0": True,
        "/1/1": True,
        "/1/1/0": True,
        "/1/1/0/0": True,
        "/2": True,
    }


def test_a_maximum_caps_or_limits_what_stands_below_it() -> None:
    rules = all_of(choose(unit("A", (5, None)), points=(10, None)), RULES)
    assert {path for path, yes in by_path(rules, lambda node: node.capped).items() if yes} == {
        f"/1{path}" for path in PATHS
    }
    assert {path for path, yes in by_path(rules, lambda node: node.limited).items() if yes} == {
        f"/1{path}" for path in PATHS if path.startswith("/1")
    }
    assert [path for path, yes in by_path(rules, lambda node: node.forbids).items() if yes] == ["/1/1"]


@pytest.mark.parametrize("points", [None, (10, None)])
def test_a_group_without_a_maximum_forbids_nothing(points: tuple[int, None] | None) -> None:
    rules = whole_units_only(all_of(unit("A", 10), points=points))
    assert by_path(rules, lambda node: (node.forbids, node.limited)) == {
        "": (False, False),
        "/0": (False, False),
    }


def test_what_whoever_uses_a_group_must_use_is_demanded() -> None:
    choice = one_of(all_of(unit("C", 5)), mandatory(choose(unit("D", 5), mandatory(unit("E", 5)), points=5)))
    rules = choose(
        mandatory(unit("A", 5)),
        unit("B", 5),
        choice,
        choose(unit("F", 5), points=5),
        extension({"en": "X"}),
        points=5,
    )
    tree = laid(rules)
    demanded = {node.path for node in tree.nodes if node.demanded}
    assert demanded == {"", "/0", "/2", "/2/0/0", "/2/1", "/2/1/1"}
    assert {node.path: tree.demanded[node.index] for node in tree.nodes if tree.demanded[node.index]} == {
        "": ("A",),
        "/2/0": ("C",),
        "/2/1": ("E",),
    }
    every = laid(all_of(unit("A", 5), choose(unit("B", 5), points=5), extension({"en": "X"})))
    assert [node.path for node in every.nodes if node.demanded] == ["", "/0", "/1"]


def test_only_an_entry_that_accepts_parts_takes_them() -> None:
    rules = all_of(unit("A", 5), unit("B", 5, parts_accepted=True), open_entry({"en": "Open"}))
    assert [node.path for node in laid(rules).nodes if node.takes_parts] == ["/1"]


# Rivals


TWENTY = (choose(unit("A", 20), points=20), choose(unit("B", 20), points=20))


def rivals(rules: Group, *requirements: Barred) -> set[str]:
    tree = lay_out(Pathway(code="school", rules=rules, scheme="ecvet", requirements=requirements))
    return {tree.nodes[index].path for node in tree.nodes for index in node.rivals}


def test_groups_that_bring_more_than_counts_are_rivals_and_one_that_brings_a_little_less_is_none() -> None:
    more, less = choose(unit("C", 21), points=21), choose(unit("D", 19), points=19)
    assert rivals(choose(*TWENTY, more, less, points=(5, 20))) == {"/0", "/1", "/2"}
    assert rivals(all_of(choose(*TWENTY, points=20))) == {"/0/0", "/0/1"}


def test_where_something_is_required_across_the_groups_there_are_no_rivals() -> None:
    assert rivals(choose(*TWENTY, points=20), Barred(units=("A", "B"))) == set()
    assert rivals(all_of(choose(*TWENTY, points=20)), Barred(units=("A", "B"))) == set()


def test_groups_in_one_whose_members_are_counted_or_that_stands_under_a_limit_are_no_rivals() -> None:
    assert rivals(between(0, 9, *TWENTY, points=20)) == set()
    assert rivals(whole_units_only(all_of(choose(*TWENTY, points=20), points=(None, 90)))) == set()


# Entries of a unit


def paths(rules: Group, code: str = "A") -> list[str]:
    tree = laid(rules)
    return [tree.nodes[index].path for index in tree.entries[code]]


def test_a_unit_listed_again_in_its_group_has_one_entry_there_and_keeps_those_elsewhere() -> None:
    first, last = choose(unit("A", 5), points=5), choose(unit("A", 5), unit("B", 5), unit("A", 5), points=5)
    assert paths(choose(first, unit("A", 5), last, mandatory(unit("A", 5)), points=5)) == [
        "/0/0",
        "/2/0",
        "/3",
    ]
    assert paths(choose(mandatory(unit("A", 5)), mandatory(unit("A", 6)), points=5)) == ["/1"]


def test_the_rules_state_something_wherever_they_do() -> None:
    free = heading({"en": "Free"}, unit("A"), one_of(heading({"en": "One"}, unit("B"))))
    assert not laid(free).states
    assert laid(heading({"en": "Free"}, mandatory(unit("A")))).states
    assert laid(heading({"en": "Free"}, unit("A", 10), between(0, 1, unit("B")))).states
    assert laid(heading({"en": "Free"}, one_of(at_least(1, unit("B"))))).states
    assert not laid(heading({"en": "Free"}, mandatory(open_entry({"en": "Open"})), unit("A", 10))).states


def test_the_grain_divides_minima_and_maxima_alike() -> None:
    assert laid(choose(unit("A", (12, 18)), points=(30, None))).grain == 6 * MILLION
    assert laid(choose(unit("A", (12, 20)), points=(None, 30))).grain == 2 * MILLION
    assert laid(exactly(1, unit("A"))).grain == 0


# Specialisations


def test_a_choice_in_which_no_branch_is_of_the_specialisation_keeps_all_its_branches() -> None:
    inner = one_of(
        branch("body", all_of(unit("A", 5))), all_of(one_of(branch("paint", all_of(unit("B", 5)))))
    )
    other = one_of(all_of(unit("C", 5)), all_of(unit("D", 5)))
    tree = laid(all_of(inner, other, unit("E", 5)), "paint")
    assert [node.path for node in tree.nodes if isinstance(node.member, UnitEntry)] == [
        "/0/1/0/0/0",
        "/1/0/0",
        "/1/1/0",
        "/2",
    ]


def test_branches_of_one_specialisation_are_all_kept() -> None:
    rules = all_of(one_of(*(branch(code, all_of(unit(one, 5))) for code, one in ("xA", "yB", "xC"))))
    assert [node.path for node in laid(rules, "x").nodes] == ["", "/0", "/0/0", "/0/0/0", "/0/2", "/0/2/0"]
    assert attrs.evolve(laid(rules, "x").pathway).rules == rules
