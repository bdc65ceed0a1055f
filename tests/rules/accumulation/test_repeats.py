"""Of credits for parts of a unit that attest the same, those count that bring the most points together."""

from collections.abc import Sequence
from itertools import combinations
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecvet import Credit, PointRange, Points, Progress, UnitEntry, Verdict, accumulate
from ecvet.rules.accumulation.repeats import apart
from ecvet.rules.accumulation.work import Work
from tests.rules.accumulation.examples import SCHEME, TODAY, at_least, codes, group, qualification

RULES = group(
    "Whole", UnitEntry(unit="U", points=PointRange(900, 1000), parts_accepted=True), points=at_least(900)
)


def part(points: int, *outcomes: str, parts: str = "") -> Credit:
    return Credit(
        unit="U",
        points=Points(points, SCHEME),
        partial=True,
        outcomes=outcomes,
        parts=tuple(Credit(unit=code) for code in parts.split()),
    )


def standing(credits: tuple[Credit, ...], work: int = 2_000_000) -> Progress:
    return accumulate(qualification(RULES), credits, as_of=TODAY, work=work)


def overlapping(number: int, outcomes: int, random: Random) -> tuple[Credit, ...]:
    """So many credits, each for one to three of so many outcomes."""
    names = [f"o{place}" for place in range(outcomes)]
    return tuple(
        part(random.randint(1, 9), *random.sample(names, random.randint(1, 3))) for _ in range(number)
    )


def attested_once(credits: tuple[Credit, ...]) -> bool:
    outcomes = [outcome for credit in credits for outcome in credit.outcomes]
    return len(outcomes) == len(set(outcomes))


def held(credits: Sequence[Credit], contents: Sequence[tuple[str, ...]]) -> list[bool]:
    """Whether some of the credits attest each content."""
    found = [tuple(sorted(credit.outcomes)) for credit in credits]
    return [content in found for content in contents]


def points(credits: Sequence[Credit]) -> int:
    return sum(int(credit.points.value) for credit in credits if credit.points is not None)


PARTS = st.builds(
    lambda value, outcomes: part(value, *outcomes),
    st.integers(0, 4),
    st.lists(st.sampled_from("abcdef"), min_size=1, max_size=3, unique=True),
)


@given(st.lists(PARTS, max_size=8).map(tuple))
def test_no_choice_without_repetition_brings_more_and_of_equal_ones_the_first_by_content_counts(
    credits: tuple[Credit, ...],
) -> None:
    choices = [some for size in range(len(credits) + 1) for some in combinations(credits, size)]
    contents = sorted({tuple(sorted(credit.outcomes)) for credit in credits})
    best = max(
        (some for some in choices if attested_once(some)),
        key=lambda some: (points(some), held(some, contents)),
    )
    progress = standing(credits)
    assert progress.counted == points(best)
    assert held([credits[place.credit] for place in progress.placements if place.points], contents) == held(
        [credit for credit in best if points([credit])], contents
    )


@given(st.lists(PARTS, max_size=8).map(tuple), st.randoms(use_true_random=False))
def test_the_order_of_the_credits_makes_no_difference(credits: tuple[Credit, ...], random: Random) -> None:
    mixed = tuple(random.sample(credits, len(credits)))
    chosen, again = (
        sorted((sorted(some[place.credit].outcomes), place.points) for place in standing(some).placements)
        for some in (credits, mixed)
    )
    assert chosen == again


@pytest.mark.parametrize(
    ("shares", "kept"),
    [
        ({"a": (5, 5), "ab": (5, 9)}, {"ab"}),
        ({"a": (5, 5), "ab": (5, 6)}, {"ab"}),
        ({"az": (0, 2), "b": (0, 2), "bz": (0, 5)}, {"bz"}),
        ({"a": (5, 9), "ab": (5, None)}, {"ab"}),
        ({"a": (6, 6), "ab": (5, None)}, {"a"}),
        ({"a": (5, None), "ab": (5, None)}, {"a"}),
        ({"a": (0, None), "b": (0, None), "ab": (0, 50)}, {"a", "b"}),
        ({"a": (1, None), "b": (1, None), "ab": (3, 3)}, {"ab"}),
        ({"a": (2, 2), "ab": (2, 2), "bc": (2, 2), "c": (2, 2)}, {"a", "bc"}),
        ({"b": (2, 2), "ab": (2, 2), "ac": (2, 2), "c": (2, 2)}, {"ab", "c"}),
        ({"abc": (0, 0), "b": (0, 0), "c": (0, 0)}, {"abc"}),
        ({"abc": (3, 3), "b": (2, 2), "c": (2, 2)}, {"b", "c"}),
    ],
)
def test_those_count_that_bring_the_most_for_certain_then_without_bound_then_at_most_then_the_first(
    shares: dict[str, tuple[int, int | None]], kept: set[str]
) -> None:
    credits = [part(0, *content) for content in shares]
    found = apart(credits, [(i, *bounds) for i, bounds in enumerate(shares.values())], Work(1000))
    assert {"".join(credits[index].outcomes) for index in found} == kept


@pytest.mark.parametrize(
    ("one", "other", "both"),
    [
        ((("a",), ""), (("b",), ""), True),
        ((("a",), "p"), (("b",), "p"), True),
        ((("a",), "p"), (("a",), "q"), False),
        ((("a",), "p"), ((), "q"), True),
        ((("a",), "p"), ((), "p"), False),
        (((), "p"), ((), "q"), True),
        ((("a",), ""), ((), "q"), False),
        ((("a",), "p"), ((), ""), False),
        (((), ""), ((), "q"), False),
    ],
)
def test_what_two_credits_attest_is_told_apart_by_outcomes_else_by_parts(
    one: tuple[tuple[str, ...], str], other: tuple[tuple[str, ...], str], both: bool
) -> None:
    credits = [part(1, *outcomes, parts=parts) for outcomes, parts in (one, other)]
    for pair in (credits, credits[::-1]):
        assert len(apart(pair, [(0, 1, 1), (1, 1, 1)], Work(1000))) == (2 if both else 1)


@pytest.mark.parametrize("seed", range(3))
def test_a_hundred_credits_that_overlap_are_sorted_out_in_little_work(seed: int) -> None:
    credits = overlapping(100, 25, Random(seed))
    progress = standing(credits, work=200_000)
    assert progress.verdict is Verdict.NOT_ACHIEVED
    assert attested_once(tuple(credits[place.credit] for place in progress.placements))


def test_where_the_work_is_used_up_nothing_is_decided_and_no_bound_is_given_that_may_be_wrong() -> None:
    credits = overlapping(100, 100, Random(0))
    progress = standing(credits, work=30_000)
    assert (progress.verdict, progress.missing) == (Verdict.NOT_DECIDED, None)
    assert "work-used-up" in codes(progress)
    assert "missing-at-least" not in codes(progress)
    assert attested_once(tuple(credits[place.credit] for place in progress.placements))


def test_comparing_each_credit_with_each_is_paid_for_before_any_counts() -> None:
    credits = [part(1, f"o{place}") for place in range(10)]
    shares = [(place, 1, 1) for place in range(10)]
    assert not apart(credits, shares, Work(99))
    assert len(apart(credits, shares, Work(1000))) == 10
