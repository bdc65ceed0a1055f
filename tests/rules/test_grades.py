"""A grade from abroad becomes a grade at home by a table or by two distributions; otherwise only pass or fail does."""

from decimal import localcontext

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecvet import (
    ConvertedGrade,
    Grade,
    GradeDistribution,
    GradeMatching,
    GradeMethod,
    GradeScale,
    GradeStep,
    GradeTable,
    Ties,
)
from ecvet.model.presets.conversions import BULGARIAN_TO_ECTS, FINNISH_HE_TO_ECTS, GERMAN_CHAMBER_TO_DECIMAL
from ecvet.model.presets.scales import FINNISH_VET_1_TO_5, GERMAN_CHAMBER
from ecvet.rules.findings import Finding
from ecvet.rules.grades import convert
from tests.strategies import codes


def codes_of(findings: tuple[Finding, ...]) -> list[str]:
    return [found.code for found in findings]


def scale(code: str, fails: str, passes: str) -> GradeScale:
    """A scale whose labels are the letters given, the worst first."""
    steps = [GradeStep(label=label, passes=label in passes) for label in fails + passes]
    return GradeScale(code=code, steps=tuple(steps))


def matching(
    host: tuple[int, ...], home: tuple[int, ...], ties: Ties = Ties.AVERAGE, *, fails: int = 0
) -> GradeMatching:
    """Distributions over the grades a, b, c … with the host and A, B, C … at home; F and f fail."""
    hosts, homes = ("abcdefgh"[: len(host)]), ("ABCDEFGH"[: len(home)])
    return GradeMatching(
        given=GradeDistribution(scale=scale("host", "-", hosts), counts=(fails, *host)),
        home=GradeDistribution(scale=scale("home", "+", homes), counts=(fails, *home)),
        ties=ties,
    )


def passing(conversion: GradeMatching) -> list[str]:
    return [step.label for step in conversion.given.scale.steps if step.passes]


def home_rank(conversion: GradeMatching, label: str) -> int | None:
    found = convert(Grade(label=label), conversion).home
    return None if found is None else conversion.home.scale.rank(found.label)


distributions = st.lists(st.integers(0, 6), min_size=1, max_size=5).filter(any).map(tuple)
matchings = st.builds(matching, distributions, distributions, st.sampled_from(Ties), fails=st.integers(0, 5))


# Without anything agreed


@given(codes, codes | st.none())
def test_without_a_table_or_distributions_no_grade_is_made_up(label: str, scale_code: str | None) -> None:
    found = convert(Grade(label=label, scale=scale_code), None)
    assert found.given == Grade(label=label, scale=scale_code)
    assert (found.home, found.passes, found.method) == (None, None, GradeMethod.PASS_OR_FAIL)
    assert codes_of(found.findings) == ["grade-not-converted"]


@given(codes, st.sampled_from([FINNISH_HE_TO_ECTS, matching((1, 2), (3, 4))]))
def test_the_original_label_is_never_lost(label: str, conversion: GradeTable | GradeMatching) -> None:
    assert convert(Grade(label=label), conversion).given == Grade(label=label)


@pytest.mark.parametrize("conversion", [FINNISH_HE_TO_ECTS, matching((1, 2), (3, 4))])
def test_a_grade_of_another_scale_is_not_converted(conversion: GradeTable | GradeMatching) -> None:
    found = convert(Grade(label="5", scale="elsewhere"), conversion)
    assert (found.home, found.passes) == (None, None)
    scale = conversion.given if isinstance(conversion, GradeTable) else conversion.given.scale
    assert [(one.code, dict(one.params)) for one in found.findings] == [
        ("grade-of-other-scale", {"grade": "5", "scale": "elsewhere", "wanted": scale.code})
    ]


@pytest.mark.parametrize("conversion", [FINNISH_HE_TO_ECTS, matching((1, 2), (3, 4))])
def test_a_grade_that_the_scale_does_not_have_is_not_even_known_to_be_a_pass(
    conversion: GradeTable | GradeMatching,
) -> None:
    found = convert(Grade(label="?"), conversion)
    assert (found.home, found.passes) == (None, None)
    assert codes_of(found.findings) == ["grade-not-on-scale"]


# By a table


def test_a_table_says_what_a_grade_is_at_home() -> None:
    assert convert(Grade(label="4", scale="fi-he-0-5"), FINNISH_HE_TO_ECTS) == ConvertedGrade(
        given=Grade(label="4", scale="fi-he-0-5"),
        home=Grade(label="B", scale="ects"),
        passes=True,
        method=GradeMethod.TABLE,
        compared=("B",),
    )


def test_a_fail_is_a_fail_by_the_table_too() -> None:
    found = convert(Grade(label="0"), FINNISH_HE_TO_ECTS)
    assert (found.home, found.passes) == (Grade(label="F", scale="ects"), False)


def test_where_the_table_has_no_row_only_pass_or_fail_carries_over() -> None:
    found = convert(Grade(label="2"), BULGARIAN_TO_ECTS)
    assert (found.home, found.passes, found.method) == (None, False, GradeMethod.PASS_OR_FAIL)
    assert codes_of(found.findings) == ["grade-not-in-table"]


@pytest.mark.parametrize(("row", "passes"), [(("-", "A"), False), (("a", "+"), True)])
def test_a_table_never_turns_a_fail_into_a_pass_nor_a_pass_into_a_fail(
    row: tuple[str, str], passes: bool
) -> None:
    table = GradeTable(given=scale("host", "-", "a"), home=scale("home", "+", "A"), rows=(row,))
    found = convert(Grade(label=row[0]), table)
    assert (found.home, found.passes) == (None, passes)
    assert codes_of(found.findings) == ["grade-crosses-pass"]


@pytest.mark.parametrize(("mark", "grade"), [("100", "sehr gut"), ("91.5", "gut"), ("49", "mangelhaft")])
def test_a_mark_is_converted_by_the_row_of_its_band(mark: str, grade: str) -> None:
    found = convert(Grade(label=mark, scale=GERMAN_CHAMBER.code), GERMAN_CHAMBER_TO_DECIMAL)
    assert found.given.label == mark
    assert found.home == Grade(label=grade, scale="de-kammer-dezimal")


# By two distributions


def in_turn(host: tuple[int, ...], home: tuple[int, ...], label: str) -> list[str]:
    """The grades at home of the learners who are where those with a grade are, both groups lined up by grade.

    Each learner stands for as many as the other group has, so that both lines are of one length.
    """
    hosts = [one for one, count in zip("abcdefgh", host, strict=False) for _ in range(count * sum(home))]
    homes = [one for one, count in zip("ABCDEFGH", home, strict=False) for _ in range(count * sum(host))]
    return sorted({other for one, other in zip(hosts, homes, strict=True) if one == label})


@given(distributions, distributions, st.integers(0, 5))
def test_a_grade_compares_with_the_grades_of_those_who_stand_where_its_learners_stand(
    host: tuple[int, ...], home: tuple[int, ...], fails: int
) -> None:
    chosen = {ties: matching(host, home, ties, fails=fails) for ties in Ties}
    for label in passing(chosen[Ties.LOWEST]):
        expected = in_turn(host, home, label)
        middle = expected[(len(expected) - 1) // 2 :][:1]
        wanted = {Ties.LOWEST: expected[:1], Ties.AVERAGE: middle, Ties.HIGHEST: expected[-1:]}
        for ties, conversion in chosen.items():
            found = convert(Grade(label=label), conversion)
            assert list(found.compared) == expected
            assert [found.home.label] * bool(expected) == wanted[ties] if found.home else not expected


@given(matchings)
def test_a_better_grade_never_becomes_a_worse_one(conversion: GradeMatching) -> None:
    ranks = [rank for label in passing(conversion) if (rank := home_rank(conversion, label)) is not None]
    assert ranks == sorted(ranks)


@given(distributions, st.sampled_from(Ties))
def test_where_both_distributions_are_equal_each_grade_stays_what_it_is(
    counts: tuple[int, ...], ties: Ties
) -> None:
    conversion = matching(counts, counts, ties)
    for label, count in zip(passing(conversion), counts, strict=True):
        assert convert(Grade(label=label), conversion).compared == ((label.upper(),) if count else ())


@given(distributions, distributions, st.sampled_from(Ties), st.integers(1, 1000), st.integers(1, 1000))
def test_only_shares_count_not_how_many_learners_there_were(
    host: tuple[int, ...], home: tuple[int, ...], ties: Ties, times: int, others: int
) -> None:
    small = matching(host, home, ties)
    large = matching(tuple(n * times for n in host), tuple(n * others for n in home), ties)
    for label in passing(small):
        assert convert(Grade(label=label), small) == convert(Grade(label=label), large)


@given(distributions, distributions)
def test_two_grades_compare_in_both_directions_or_in_none(
    host: tuple[int, ...], home: tuple[int, ...]
) -> None:
    there, back = matching(host, home), matching(home, host)
    for label in passing(there):
        for other in convert(Grade(label=label), there).compared:
            assert label.upper() in convert(Grade(label=other.lower()), back).compared


@given(matchings)
def test_a_fail_stays_a_fail_and_a_pass_a_pass(conversion: GradeMatching) -> None:
    failed = convert(Grade(label="-"), conversion)
    assert (failed.home, failed.passes) == (None, False)
    assert codes_of(failed.findings) == ["grade-fails"]
    for label in passing(conversion):
        found = convert(Grade(label=label), conversion)
        assert found.passes
        assert found.home is None or conversion.home.scale.passes(found.home.label)


@given(matchings, st.integers(0, 999_999_999))
def test_how_many_failed_does_not_matter(conversion: GradeMatching, fails: int) -> None:
    host = tuple(count for _, count in conversion.given.passed)
    home = tuple(count for _, count in conversion.home.passed)
    other = matching(host, home, conversion.ties, fails=fails)
    for label in passing(conversion):
        assert convert(Grade(label=label), conversion) == convert(Grade(label=label), other)


@pytest.mark.parametrize(("host", "home"), [((0, 3), (2, 2)), ((0, 0), (2, 2)), ((3, 3), (0, 0))])
def test_a_grade_without_a_share_carries_over_as_a_pass_only(
    host: tuple[int, ...], home: tuple[int, ...]
) -> None:
    found = convert(Grade(label="a"), matching(host, home))
    assert (found.home, found.passes) == (None, True)
    assert codes_of(found.findings) == ["grade-without-share"]


def test_a_pass_without_a_grade_has_no_share_on_the_finnish_scale() -> None:
    finnish = GradeDistribution(scale=FINNISH_VET_1_TO_5, counts=(4, 0, 10, 20, 40, 20, 10))
    conversion = GradeMatching(given=finnish, home=finnish, ties=Ties.LOWEST)
    assert convert(Grade(label="Hyväksytty"), conversion).home is None
    assert convert(Grade(label="3"), conversion).home == Grade(label="3", scale=FINNISH_VET_1_TO_5.code)


@pytest.mark.parametrize(("ties", "grade"), [(Ties.LOWEST, "A"), (Ties.AVERAGE, "B"), (Ties.HIGHEST, "C")])
def test_which_of_several_grades_is_taken_is_decided_in_advance(ties: Ties, grade: str) -> None:
    found = convert(Grade(label="a"), matching((1,), (30, 30, 40), ties))
    assert (found.compared, found.home) == (("A", "B", "C"), Grade(label=grade, scale="home"))
    assert codes_of(found.findings) == ["grade-compares-with-several"]


def test_that_one_of_several_grades_was_taken_is_told_where_there_were_several() -> None:
    """Half of the learners here have a, and stand where all of A and some of B stand at home."""
    conversion = matching((1, 1), (40, 60), Ties.LOWEST)
    alone, one_of_two = (convert(Grade(label=label), conversion) for label in "ba")
    assert (alone.compared, alone.findings) == (("B",), ())
    (found,) = one_of_two.findings
    assert (found.code, dict(found.params)) == (
        "grade-compares-with-several",
        {"grade": "a", "grades": ("A", "B"), "chosen": "A"},
    )


def test_of_two_grades_in_the_middle_the_average_is_the_lower() -> None:
    found = convert(Grade(label="a"), matching((1,), (1, 1, 1, 97), Ties.AVERAGE))
    assert found.home == Grade(label="B", scale="home")


def test_shares_that_only_touch_do_not_overlap() -> None:
    """The upper third of a group of three is the upper third of a group of 300, to the last learner."""
    assert convert(Grade(label="b"), matching((2, 1), (200, 100))).compared == ("B",)


def test_large_numbers_and_the_decimal_context_of_the_caller_change_nothing() -> None:
    conversion = matching((999_999_999, 1), (999_999_998, 2), Ties.LOWEST)
    with localcontext(prec=1):
        assert convert(Grade(label="b"), conversion).compared == ("B",)
        assert convert(Grade(label="a"), conversion).compared == ("A", "B")
