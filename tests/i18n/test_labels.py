"""Labels: words for the fixed things."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecvet.errors import ShapeError
from ecvet.i18n.labels import label, languages, wording
from ecvet.i18n.sentences import phrase


@pytest.mark.parametrize(
    ("language", "term", "verdict"),
    [("en", "unit", "achieved"), ("fi", "tutkinnon osa", "suoritettu"), ("sv", "examensdel", "avlagd")],
)
def test_a_label_is_given_in_the_language_asked_for(language: str, term: str, verdict: str) -> None:
    assert label("term.unit", language) == term
    assert label("verdict.achieved", language) == verdict


@given(st.text(max_size=20))
def test_whatever_the_tag_there_are_words(tag: str) -> None:
    assert label("term.unit", tag) in {label("term.unit", language) for language in languages()}


def test_an_unknown_key_is_refused_with_those_that_look_like_it() -> None:
    with pytest.raises(ShapeError) as caught:
        label("verdict.acheived", "fi")
    assert caught.value.rule == "i18n.key"
    assert "verdict.achieved" in caught.value.problems[0].expected


@pytest.mark.parametrize(
    "words",
    [
        "",
        " ",
        "{",
        "}",
        "{0}",
        "{}",
        "{other}",
        "{unit.nope}",
        "{unit[0]}",
        "{unit:>99999999}",
        "{unit!r}",
        "\u202e",
    ],
)
def test_words_of_ones_own_name_nothing_but_what_the_message_names(words: str) -> None:
    with pytest.raises(ShapeError):
        wording("en", {"finding.unit-unused": words})


def test_words_of_ones_own_are_said_in_place_of_the_librarys() -> None:
    ours = wording("en", {"finding.unit-unused": "Nobody asks for module {unit}, {{really}}."})
    assert phrase("finding.unit-unused", ours, unit="Tyres") == "Nobody asks for module Tyres, {really}."
