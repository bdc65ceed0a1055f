"""The rules laid out: what can be filled together, which groups are rivals, and which specialisations there are."""

import attrs
import pytest

from ecvet import Group, Pathway, PointRange, ShapeError
from ecvet.model.building import (
    all_of,
    at_least,
    branch,
    choose,
    extension,
    mandatory,
    one_of,
    open_entry,
    unit,
    whole_units_only,
)
from ecvet.rules.accumulation.tree import Tree, lay_out


def laid(rules: Group) -> Tree:
    return lay_out(Pathway(code="school", rules=rules, scheme="ecvet"))


def meeting(rules: Group, code: str) -> str | None:
    """Return the path of the group in which the two entries of a unit can be filled together."""
    tree = laid(rules)
    first, second = tree.entries[code]
    both_ways = {tree.meeting(first, second), tree.meeting(second, first)}
    assert len(both_ways) == 1
    group = both_ways.pop()
    return None if group is None else group.path


# Where two entries meet


def test_entries_of_two_groups_meet_in_the_group_that_holds_both() -> None:
    inner = all_of(all_of(unit("A", 5)), all_of(unit("B", 5), all_of(unit("A", 5))))
    assert meeting(all_of(unit("C", 5), inner), "A") == "/1"
    assert meeting(all_of(unit("A", 5), all_of(unit("A", 5))), "A") == ""


def test_entries_of_two_branches_never_meet() -> None:
    assert meeting(all_of(one_of(all_of(unit("A", 5)), all_of(unit("A", 5)))), "A") is None


def test_entries_in_one_branch_meet_there() -> None:
    first = all_of(unit("A", 5), all_of(unit("A", 5)))
    assert meeting(all_of(one_of(first, all_of(unit("B", 5)))), "A") == "/0/0"


def test_entries_of_two_rivals_never_meet_and_those_of_a_rival_and_another_member_do() -> None:
    rivals = (choose(unit("A", 20), points=20), choose(unit("A", 20), unit("B", 20), points=20))
    assert meeting(choose(*rivals, points=20), "A") is None
    other = (choose(unit("B", 20), points=20), choose(unit("A", 20), points=20))
    assert meeting(choose(*other, unit("A", 20), points=20), "A") == ""


# Rivals

TWENTY = (choose(unit("A", 20), points=20), choose(unit("B", 20), points=20))


def rivals(rules: Group) -> set[str]:
    """Return the paths of the rivals among the members of the root."""
    tree = laid(rules)
    return {tree.nodes[index].path for index in tree.nodes[0].rivals}


def test_optional_groups_of_which_one_alone_brings_all_that_counts_are_rivals() -> None:
    ten = choose(unit("C", 10), points=10)
    assert rivals(choose(*TWENTY, ten, unit("D", 20), points=20)) == {"/0", "/1"}
    assert rivals(choose(*TWENTY, choose(unit("C", 30), points=30), points=20)) == {"/0", "/1", "/2"}


@pytest.mark.parametrize(
    "rules",
    [
        choose(*TWENTY, points=30),
        choose(*TWENTY, points=(20, None)),
        whole_units_only(choose(*TWENTY, points=20)),
        at_least(2, *TWENTY, points=20),
        choose(mandatory(TWENTY[0]), TWENTY[1], points=20),
        choose(TWENTY[0], unit("D", 20), points=20),
        choose(*(attrs.evolve(group, points=None) for group in TWENTY), points=(0, 0)),
    ],
    ids=[
        "both are needed",
        "any number of points counts",
        "more than the maximum is forbidden",
        "two members are needed",
        "one is mandatory",
        "there is only one group",
        "no points count",
    ],
)
def test_groups_are_no_rivals_where_two_of_them_may_be_of_use(rules: Group) -> None:
    assert rivals(rules) == set()


# What is worked out once


def test_the_grain_divides_every_number_of_points() -> None:
    half = PointRange.exactly("7.5")
    rules = choose(attrs.evolve(unit("A"), points=half), unit("B", (5, 10)), points=20)
    assert laid(rules).grain == 2_500_000
    assert laid(at_least(1, unit("A"), unit("B"))).grain == 0


def test_a_unit_is_plain_where_it_brings_everybody_the_same_in_all_its_entries() -> None:
    counted = choose(unit("A", 20), unit("B", (5, 10)), unit("C"), points=20)
    assert dict(laid(counted).plain) == {"A": {1: 20_000_000}}
    numbered = at_least(1, unit("A"), unit("B", (5, 10)))
    assert dict(laid(numbered).plain) == {"A": {1: 0}}
    twice = choose(all_of(unit("A", 20)), unit("A", (10, 20)), points=20)
    assert dict(laid(twice).plain) == {}


def test_rules_state_something_where_a_group_bounds_or_a_unit_is_demanded() -> None:
    assert laid(at_least(1, unit("A"))).states
    assert laid(all_of(unit("A"))).states
    assert not laid(Group(members=(unit("A"), open_entry({"en": "Local"})))).states


def test_open_entries_and_what_is_outside_the_total_are_found_wherever_they_stand() -> None:
    rules = all_of(all_of(open_entry({"en": "Local"})), extension({"en": "Beyond"}))
    tree = laid(rules)
    assert [node.path for node, _ in tree.opens()] == ["/0/0"]
    assert [node.path for node, _ in tree.extensions] == ["/1"]
    assert [node.path for node in tree.nodes if tree.is_open(node.index)] == ["/0/0"]


def test_in_a_group_that_lists_a_unit_twice_the_demanded_entry_counts_else_the_first() -> None:
    def entry_of(rules: Group) -> list[str]:
        tree = laid(rules)
        return [tree.nodes[index].path for index in tree.entries["A"]]

    assert entry_of(choose(unit("A", 5), mandatory(unit("A", 10)), points=10)) == ["/1"]
    assert entry_of(choose(unit("A", 5), unit("A", 10), points=10)) == ["/0"]
    assert entry_of(choose(mandatory(unit("A", 5)), unit("A", 10), points=10)) == ["/0"]
    assert entry_of(choose(unit("A", 5), choose(unit("A", 5), points=5), points=10)) == ["/0", "/1/0"]


# Specialisations

SPECIAL = all_of(one_of(branch("body", all_of(unit("A", 5))), branch("paint", all_of(unit("B", 5)))))


def test_of_a_choice_only_the_branches_of_the_specialisation_asked_for_are_laid_out() -> None:
    pathway = Pathway(code="school", rules=SPECIAL, scheme="ecvet")
    assert [node.path for node in lay_out(pathway, "paint").nodes] == ["", "/0", "/0/1", "/0/1/0"]
    assert set(lay_out(pathway).entries) == {"A", "B"}


def test_a_specialisation_that_the_rules_do_not_have_is_refused_and_those_they_have_are_named() -> None:
    with pytest.raises(ShapeError) as caught:
        lay_out(Pathway(code="school", rules=SPECIAL, scheme="ecvet"), "boats")
    assert caught.value.rule == "specialisation.unknown"
    assert str(caught.value) == ("specialisation: is not in the rules; got 'boats'; expected body, paint")
    with pytest.raises(ShapeError) as caught:
        lay_out(Pathway(code="school", rules=all_of(unit("A", 5)), scheme="ecvet"), "boats")
    assert str(caught.value) == (
        "specialisation: is not in the rules; got 'boats'; expected none: the rules have no specialisations"
    )
