"""A qualification is a tree to unfold, down to the outcomes of its units and their kinds."""

import attrs

from ecvet import Barred, Pathway, Qualification, Text, view
from ecvet.model.building import all_of, choose, extension, in_words, mandatory, one_of, open_entry, unit
from tests.notebook.reading import read
from tests.notebook.samples import CARE

RULES = all_of(
    mandatory(unit("A", 20)),
    one_of(all_of(unit("B", 10), title={"en": "Body"}), all_of(unit("C", 10), title={"en": "Sales"})),
    in_words(
        choose(unit("D", (5, 10)), points=(5, 10), title={"en": "Free"}), {"en": "After the first year"}
    ),
    open_entry({"en": "Local units"}, 5),
    extension({"en": "Beyond"}),
    points=40,
)
ROUTE = Pathway(code="school", rules=RULES, scheme="ecvet", requirements=(Barred(units=("A", "B")),))
DRIVER = Qualification(code="D", title=Text({"en": "Driver"}), pathways=(ROUTE,))
TOLD = read(view(DRIVER).html).text


def test_groups_entries_and_alternatives_say_what_they_demand() -> None:
    assert "Rules of combination all of the following; 40 ECVET points" in TOLD
    assert (
        "Alternatives exactly one of the following Body all of the following B 10 ECVET points Sales" in TOLD
    )
    assert "Free 5 to 10 ECVET points “After the first year” D 5 to 10 ECVET points" in TOLD
    assert (
        "+ Local units 5 ECVET points; accepts any unit + Beyond outside the total; accepts any unit" in TOLD
    )


def test_what_is_required_across_groups_stands_below() -> None:
    assert TOLD.endswith("Across the groups: At most 1 of these may count: A and B")


def test_a_unit_unfolds_to_its_outcomes_with_their_kinds() -> None:
    told = read(view(CARE).html).text
    outcome = CARE.units[0].outcomes[0]
    assert f"K {outcome.text}" in told
    assert "K knowledge S skills C competence" in told


def test_where_two_kinds_begin_alike_they_are_marked_by_whole_words() -> None:
    assert "tiedot" in read(view(CARE.units[0], "fi").html).words


def test_each_of_several_pathways_unfolds_the_first_one_is_open() -> None:
    second = attrs.evolve(ROUTE, code="work", title=Text({"en": "At work"}))
    html = view(attrs.evolve(DRIVER, pathways=(ROUTE, second))).html
    assert '<details class="fold" open=""><summary>Pathway: school' in html
    assert '<details class="fold"><summary>Pathway: At work' in html


def test_a_pathway_and_a_group_show_themselves_alone() -> None:
    assert "all of the following; 40 ECVET points" in read(view(ROUTE).html).text
    assert "all of the following; 40 points" in read(view(RULES).html).text


def test_a_large_tree_begins_folded() -> None:
    many = choose(*(unit(f"U{place}", 10) for place in range(40)), points=20, title={"en": "Many"})
    html = view(all_of(many)).html
    assert '<li><details><summary><span class="group">Many' in html


def test_long_words_of_a_regulation_are_folded_behind_their_beginning() -> None:
    long = " ".join(["the learner chooses"] * 20)
    html = view(in_words(choose(unit("A", 10), points=10), {"en": long})).html
    assert f"“{long}”" in read(html).text
    assert '<details class="words"><summary>“the learner chooses' in html
