"""Errors are for people: what, where, what was found, what was expected, how to mend it."""

import pickle
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecvet import (
    EcvetError,
    Problem,
    ReadError,
    SchemeError,
    ShapeError,
    TransferError,
    WriteError,
)
from ecvet.errors import shown

PROBLEM = Problem(
    rule="number.syntax",
    message="is not a number",
    path="/points",
    got="'7,5'",
    expected='a number, such as "7.5"',
    hint="write a point",
)
LEAVES = [ReadError, SchemeError, ShapeError, TransferError, WriteError]

words = st.text(max_size=10)


# A value as it is shown


@given(st.text() | st.binary() | st.lists(st.text()) | st.integers())
def test_a_value_is_shown_on_one_short_line_that_every_screen_can_show(value: object) -> None:
    assert len(shown(value)) <= 80
    assert shown(value).isprintable()


@given(st.text(st.characters(codec="ascii", exclude_categories=["Cc"]), max_size=20))
def test_what_is_short_and_plain_is_shown_as_python_writes_it(value: str) -> None:
    assert shown(value) == repr(value)


def test_a_whole_number_that_python_does_not_write_is_shown_all_the_same() -> None:
    assert shown(10**5000) == "int too large to show"


# A problem


def test_a_problem_says_where_what_found_what_expected_and_how_to_mend_it() -> None:
    expected = "/points: is not a number; got '7,5'; expected a number, such as \"7.5\"; write a point"
    assert str(PROBLEM) == expected


def test_a_problem_says_nothing_of_what_it_does_not_know() -> None:
    assert str(Problem(rule="r", message="is empty")) == "is empty"


@pytest.mark.parametrize(
    ("path", "above", "whole"),
    [
        ("points", "/units/0", "/units/0/points"),
        ("/points", "/units/0", "/units/0/points"),
        ("", "/units/0", "/units/0"),
        ("points", "", "/points"),
        ("/points", "", "/points"),
        ("", "", ""),
    ],
)
def test_a_problem_can_be_seen_from_further_up(path: str, above: str, whole: str) -> None:
    assert Problem(rule="r", message="m", path=path).under(above).path == whole


# An error


@pytest.mark.parametrize("kind", [EcvetError, *LEAVES])
def test_every_error_is_one_that_python_knows_for_a_wrong_value(kind: type[EcvetError]) -> None:
    assert issubclass(kind, EcvetError)
    with pytest.raises(ValueError, match="is not a number"):
        raise kind(PROBLEM)


def test_an_error_of_one_problem_has_its_path_its_value_and_its_rule() -> None:
    error = ShapeError(PROBLEM)
    assert (error.path, error.value, error.rule) == ("/points", "'7,5'", "number.syntax")
    assert error.problems == (PROBLEM,)
    assert str(error) == str(PROBLEM)


@given(st.lists(st.builds(Problem, rule=words, message=words, path=words), min_size=1, max_size=100))
def test_an_error_tells_all_its_problems_a_line_each(problems: list[Problem]) -> None:
    error = ReadError(iter(problems))
    assert error.problems == tuple(problems)
    assert str(error) == "\n".join(map(str, problems))


def test_an_error_tells_a_hundred_problems_and_that_there_are_more() -> None:
    assert len(ReadError([PROBLEM] * 100).problems) == 100
    assert "more" not in str(ReadError([PROBLEM] * 100))
    assert len(ReadError([PROBLEM] * 101).problems) == 100
    assert str(ReadError([PROBLEM] * 101)).endswith("\n… and more")


def test_an_error_does_not_go_through_problems_without_end() -> None:
    def without_end() -> Iterator[Problem]:
        while True:
            yield PROBLEM

    assert len(ReadError(without_end()).problems) == 100


@pytest.mark.parametrize("kind", LEAVES)
def test_an_error_crosses_the_border_of_a_process_unchanged(kind: type[EcvetError]) -> None:
    error = pickle.loads(pickle.dumps(kind([PROBLEM, PROBLEM.under("/units/0")])))
    assert type(error) is kind
    assert [problem.path for problem in error.problems] == ["/points", "/units/0/points"]
