"""The specialisations of a structure: known, in one place, with content, and none within another."""

from ecvet.model.combination import Alternatives, Group
from ecvet.rules.findings import Severity
from tests.rules.structures import codes, exactly, findings, group, special, unit


def test_sibling_specialisations_are_in_order_even_where_several_bear_one_code() -> None:
    choice = Alternatives(branches=(special("body"), special("paint"), special("paint")))
    root = group(choice, points=exactly(15))
    assert codes(root, specialisations=["body", "paint"]) == []
    assert codes(group(root, points=exactly(15)), specialisations=["body", "paint"]) == []


def test_a_specialisation_that_the_qualification_does_not_know_is_an_error() -> None:
    choice = Alternatives(branches=(special("body"), special("paint")))
    (found,) = findings(group(choice, points=exactly(15)), specialisations=["body"])
    assert (found.code, found["specialisation"]) == ("specialisation-unknown", "paint")


def test_specialisations_in_two_places_are_an_error() -> None:
    first, second = Alternatives(branches=(special("body"),)), Alternatives(branches=(special("paint"),))
    root = group(first, group(second, points=exactly(15)), points=exactly(30))
    (found,) = findings(root, specialisations=["body", "paint"])
    assert (found.code, found["specialisation"]) == ("specialisation-scattered", "paint")


def test_a_specialisation_within_another_is_an_error() -> None:
    inner = Alternatives(branches=(special("paint"),))
    outer = Alternatives(branches=(special("body", inner),))
    assert "specialisation-nested" in codes(
        group(outer, points=exactly(15)), specialisations=["body", "paint"]
    )


def test_a_specialisation_without_content_is_an_error() -> None:
    empty = Group(members=(), specialisation="body")
    root = group(unit("a", 15), empty, points=exactly(15))
    (found,) = findings(root, specialisations=["body"])
    assert (found.code, found.severity) == ("specialisation-empty", Severity.ERROR)


def test_all_the_rules_may_be_of_one_specialisation_which_then_holds_no_other() -> None:
    whole = group(unit("a", 15), points=exactly(15), specialisation="body")
    assert codes(whole, specialisations=["body"]) == []
    choice = Alternatives(branches=(special("paint"),))
    nested = group(choice, points=exactly(15), specialisation="body")
    assert codes(nested, specialisations=["body", "paint"]) == ["specialisation-nested"]
