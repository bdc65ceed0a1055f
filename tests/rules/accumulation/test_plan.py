"""Which rules a learner is judged by: those of a pathway, with one specialisation of it."""

import attrs
import pytest

from ecvet import Alternatives, CountRange, Group, Pathway, ShapeError, Verdict, accumulate
from tests.rules.accumulation.examples import (
    TODAY,
    at_least,
    codes,
    group,
    missing,
    qualification,
    standing,
    unit,
    units,
)


def branches(*, share: bool = False) -> Group:
    """A qualification with two specialisations; they may share a unit."""
    cars = attrs.evolve(
        group("Cars", unit("C1", 40), unit("C2", 20), points=at_least(60)), specialisation="cars"
    )
    second = unit("C2", 20) if share else unit("B2", 20)
    bodies = attrs.evolve(
        group("Bodies", unit("B1", 40), second, points=at_least(60)), specialisation="bodies"
    )
    return group("Whole", unit("A", 40), Alternatives(branches=(cars, bodies)), points=at_least(100))


def test_exactly_one_specialisation_counts() -> None:
    progress = standing(branches(), *units("A C1 C2 B1 B2"))
    assert progress.verdict is Verdict.ACHIEVED
    assert progress.counted == 100
    assert progress.specialisations == ("cars",)
    assert progress.surplus == (3, 4)


def test_halves_of_two_specialisations_make_no_whole() -> None:
    assert missing(standing(branches(), *units("A C1 B2"))) == (20, 1)
    assert missing(standing(branches(), *units("A C2 B2"))) == (40, 1)


def test_the_nearest_specialisation_is_chosen_and_said_to_be_chosen() -> None:
    progress = standing(branches(), *units("A B1"))
    assert progress.specialisations == ("bodies",)
    assert "branch-undecided" in codes(progress)


def test_a_specialisation_that_is_asked_for_is_the_one_that_is_judged() -> None:
    progress = standing(branches(), *units("A B1 B2"), specialisation="cars")
    assert progress.specialisations == ("cars",)
    assert missing(progress) == (60, 2)
    assert "branch-undecided" not in codes(progress)


def test_an_unknown_specialisation_is_refused_with_those_that_there_are() -> None:
    with pytest.raises(ShapeError, match="bodies, cars") as caught:
        standing(branches(), specialisation="boats")
    assert caught.value.rule == "specialisation.unknown"


def test_a_specialisation_is_refused_where_the_rules_have_none() -> None:
    with pytest.raises(ShapeError, match="no specialisations"):
        standing(group("Whole", unit("A", 10)), specialisation="cars")


def test_each_pathway_has_rules_of_its_own() -> None:
    school = Pathway(code="school", rules=group("Whole", unit("A"), unit("B"), count=CountRange(2)))
    work = Pathway(code="work", rules=group("Whole", unit("A"), count=CountRange(1)))
    both = attrs.evolve(qualification(group("Whole")), pathways=(school, work))
    assert accumulate(both, units("A"), as_of=TODAY).verdict is Verdict.NOT_ACHIEVED
    assert accumulate(both, units("A"), as_of=TODAY, pathway="work").verdict is Verdict.ACHIEVED
    with pytest.raises(ShapeError, match="school, work") as caught:
        accumulate(both, units("A"), as_of=TODAY, pathway="sea")
    assert caught.value.rule == "pathway.unknown"
