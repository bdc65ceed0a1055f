"""Assessment, and the credit that a positive one gives."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecvet import Assessment, Credit, OutcomeResult, ShapeError

POSITIVE, NEGATIVE = Assessment(attained=True), Assessment(attained=False)


@given(st.lists(st.booleans(), min_size=1, max_size=4))
def test_no_positive_assessment_no_credit(results: list[bool]) -> None:
    assessments = tuple(Assessment(attained=result) for result in results)
    if any(results):
        assert Credit(unit="a", assessments=assessments).assessments == assessments
    else:
        with pytest.raises(ShapeError, match="assessments: holds no positive one; got 'a'") as caught:
            Credit(unit="a", assessments=assessments)
        assert caught.value.rule == "credit.unassessed"


def test_a_record_may_say_that_there_is_credit_without_the_assessment_behind_it() -> None:
    assert Credit(unit="a").assessments == ()


def test_credit_has_no_points_where_the_record_states_none() -> None:
    assert Credit(unit="a").points is None


def test_the_outcomes_attained_are_those_assessed_positively() -> None:
    results = tuple(OutcomeResult(outcome=name, attained=name != "b") for name in "abc")
    assert Assessment(attained=True, outcomes=results).attained_outcomes == ("a", "c")


def test_an_assessment_speaks_of_each_outcome_once() -> None:
    contradictory = tuple(OutcomeResult(outcome="a", attained=attained) for attained in (False, True))
    with pytest.raises(ShapeError) as caught:
        Assessment(attained=True, outcomes=contradictory)
    assert (caught.value.rule, caught.value.path) == ("id.duplicate", "outcomes/1")


def test_the_parts_of_a_credit_are_credits() -> None:
    part = Credit(unit="a-1")
    assert Credit(unit="a", partial=True, parts=(part,)).parts == (part,)
    with pytest.raises(ShapeError, match="parts/0: is no Credit"):
        Credit(unit="a", parts=("a-1",))  # type: ignore[arg-type]


def test_whether_requirements_were_adapted_is_unknown_where_nothing_is_said() -> None:
    assert POSITIVE.adapted is None
