"""What holds of accumulation whatever the rules and the credit are."""

from collections import Counter
from decimal import Decimal

import attrs
from hypothesis import given, note
from hypothesis import strategies as st

from ecvet import (
    Credit,
    Further,
    Missing,
    OpenEntry,
    Origin,
    Points,
    Progress,
    Verdict,
    accumulate,
    decide,
    plan,
    walk,
)
from ecvet.rules.accumulation.decision import WORK
from tests.rules.accumulation import trees
from tests.rules.accumulation.examples import SCHEME, TODAY
from tests.rules.accumulation.trees import Case, cases, scaled


def answer(case: Case, credits: tuple[Credit, ...] | None = None) -> Progress:
    held = case.credits if credits is None else credits
    return accumulate(case.qualification, held, as_of=TODAY, specialisation=case.specialisation)


def distance(progress: Progress) -> tuple[Decimal, int]:
    """How far it is to the qualification; where nothing completes it, further than anything."""
    missing = progress.missing
    return (Decimal("Infinity"), 0) if missing is None else (missing.points, missing.units)


def places(progress: Progress) -> Counter[tuple[str, str, Decimal | None]]:
    """What counts where, whichever of several credits for a unit it is."""
    return Counter((place.unit, place.path, place.points) for place in progress.placements)


@given(case=cases(trees.small))
def test_the_same_question_has_the_same_answer(case: Case) -> None:
    assert answer(case) == answer(case)


@given(case=cases(trees.small), data=st.data())
def test_the_order_of_the_credits_does_not_matter(case: Case, data: st.DataObject) -> None:
    note(str(case))
    order = data.draw(st.permutations(case.credits))
    one, other = answer(case), answer(case, tuple(order))
    assert (one.verdict, one.missing, one.counted) == (other.verdict, other.missing, other.counted)
    assert places(one) == places(other)
    assert one.completion == other.completion


@given(case=cases(trees.small), data=st.data())
def test_who_was_asked_about_before_does_not_matter(case: Case, data: st.DataObject) -> None:
    note(str(case))
    others = data.draw(st.lists(st.sampled_from(case.credits), unique=True) if case.credits else st.just([]))
    ready = plan(case.qualification, specialisation=case.specialisation)
    work = data.draw(st.sampled_from([300, WORK]))
    for credits in ((), tuple(others)):
        decide(ready, credits, as_of=TODAY)
    assert decide(ready, case.credits, as_of=TODAY, work=work) == accumulate(
        case.qualification, case.credits, as_of=TODAY, specialisation=case.specialisation, work=work
    )


@given(case=cases(trees.tame), data=st.data())
def test_more_credit_never_makes_things_worse_where_maxima_only_cap(case: Case, data: st.DataObject) -> None:
    note(str(case))
    fewer = data.draw(st.lists(st.sampled_from(case.credits), unique=True) if case.credits else st.just([]))
    less, more = answer(case, tuple(fewer)), answer(case)
    assert distance(more) <= distance(less)
    if distance(more) == distance(less):
        assert more.counted >= less.counted


def earned(case: Case, index: int, further: Further) -> Credit:
    """The credit of a learner who has earned what was missing."""
    points = None if further.points is None else Points(further.points, SCHEME)
    if further.unit is not None:
        return Credit(unit=further.unit, points=points)
    entry = dict(walk(case.pathway.rules))[further.path]
    assert isinstance(entry, OpenEntry)
    origin = entry.accepts[0] if entry.accepts else Origin.LOCAL
    return Credit(unit=f"earned {index}", points=points, origin=origin)


@given(case=cases(trees.small))
def test_whoever_earns_the_completion_has_achieved_the_qualification(case: Case) -> None:
    note(str(case))
    before = answer(case)
    if before.missing is None:
        return
    # Whoever earns the rest of a unit holds it whole.
    more = [
        earned(case, index, attrs.evolve(further, points=_whole(before, further)))
        for index, further in enumerate(before.completion)
    ]
    after = answer(case, (*case.credits, *more))
    assert after.missing is not None
    assert after.missing == Missing(points=Decimal(0), units=0)


def _whole(before: Progress, further: Further) -> Decimal | None:
    begun = (place.points for place in before.placements if place.path == further.path and further.unit)
    return None if further.points is None else sum((points or Decimal(0) for points in begun), further.points)


@given(case=cases(trees.small))
def test_what_is_missing_is_what_the_completion_comes_to(case: Case) -> None:
    progress = answer(case)
    if progress.missing is None:
        assert progress.completion == ()
    else:
        assert progress.missing.units == len(progress.completion)
        assert progress.missing.points == sum(further.points or 0 for further in progress.completion)


@given(case=cases(trees.small))
def test_every_credit_is_in_one_place_or_counts_nowhere(case: Case) -> None:
    progress = answer(case)
    told = [place.credit for place in (*progress.placements, *progress.outside)]
    assert sorted([*told, *progress.surplus]) == list(range(len(case.credits)))


@given(case=cases(trees.small))
def test_a_qualification_is_achieved_only_where_every_group_used_is_satisfied(case: Case) -> None:
    progress = answer(case)
    if progress.verdict is Verdict.ACHIEVED:
        assert all(group.satisfied for group in progress.groups)
    if progress.verdict is Verdict.NOT_ACHIEVED:
        assert not progress.groups[0].satisfied


@given(case=cases(trees.small), factor=st.sampled_from(["0.5", "7.5", "0.000001"]))
def test_measuring_all_points_in_another_unit_changes_nothing_else(case: Case, factor: str) -> None:
    other = scaled(case, Decimal(factor))
    one, two = answer(case), answer(other)
    assert one.verdict is two.verdict
    assert [place.path for place in one.placements] == [place.path for place in two.placements]
    assert two.counted == one.counted * Decimal(factor)
    assert distance(two) == (distance(one)[0] * Decimal(factor), distance(one)[1])
