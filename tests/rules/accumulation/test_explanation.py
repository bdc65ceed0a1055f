"""An answer explains itself: every credit has its place or a reason, and every no says what falls short."""

from decimal import Decimal
from random import Random

import attrs
from hypothesis import given, note

from ecvet import Progress, Verdict, accumulate
from tests.rules.accumulation import requirements_oracle, trees
from tests.rules.accumulation.examples import TODAY, codes, en
from tests.rules.accumulation.trees import Case, cases


def everything(random: Random) -> Case:
    return requirements_oracle.demanding(trees.small(random), random)


#: Why a credit is refused, or surplus.
REASONS = {
    "credit-surplus",
    "credit-repeated",
    "credit-in-unused-group",
    "barred-together",
    "prerequisite-missing",
    "recognised-beyond-cap",
    "credit-not-accepted",
    "credit-origin-unknown",
    "credit-partial",
    "credit-other-scheme",
    "credit-not-yet-awarded",
    "credit-expired",
    "credit-age-unknown",
    "grade-too-low",
    "grade-unknown",
}


@given(case=cases(everything))
def test_each_credit_is_placed_or_outside_or_surplus_with_a_finding_that_says_why(case: Case) -> None:
    note(f"{case}\n{case.pathway.requirements}")
    progress = accumulate(case.qualification, case.credits, as_of=TODAY, specialisation=case.specialisation)
    shown = [one.credit for one in (*progress.placements, *progress.outside)]
    assert sorted([*shown, *progress.surplus]) == list(range(len(case.credits)))
    explained = {found["unit"] for found in progress.findings if found.code in REASONS}
    for index in progress.surplus:
        unit = case.credits[index].unit
        assert explained & {unit, en(unit)}, case.credits[index]


#: Why a qualification is not achieved.
SHORTFALLS = {
    "group-short-of-points",
    "group-short-of-members",
    "mandatory-missing",
    "unit-in-part",
    "nothing-completes",
    "level-short",
    "home-short",
    "prerequisite-missing",
    "certificate-missing",
}


@given(case=cases(everything))
def test_who_has_not_achieved_is_told_what_falls_short(case: Case) -> None:
    note(f"{case}\n{case.pathway.requirements}")
    progress = accumulate(case.qualification, case.credits, as_of=TODAY, specialisation=case.specialisation)
    if progress.verdict is Verdict.NOT_ACHIEVED:
        assert SHORTFALLS & set(codes(progress))


def answer(case: Case) -> Progress:
    note(f"{case}\n{case.pathway.requirements}")
    return accumulate(case.qualification, case.credits, as_of=TODAY, specialisation=case.specialisation)


@given(case=cases(everything))
def test_a_group_short_with_everything_has_no_more_than_is_eligible_and_that_is_too_little(
    case: Case,
) -> None:
    progress = answer(case)
    groups = {group.path: group for group in progress.groups}
    for found in progress.findings:
        if found.code in ("points-short-with-all", "members-short-with-all"):
            group, most, least = groups[found.where], found["eligible"], found["minimum"]
            counted = group.counted if found.code == "points-short-with-all" else group.members
            assert isinstance(most, Decimal | int)
            assert isinstance(least, Decimal | int)
            assert counted <= most < least
            assert not group.satisfied


def without_declared(case: Case, index: int) -> Case:
    """Return the case with one credit declared for no place."""
    freed = attrs.evolve(case.credits[index], entry=None)
    return attrs.evolve(case, credits=(*case.credits[:index], freed, *case.credits[index + 1 :]))


@given(case=cases(everything))
def test_a_declared_placing_that_is_better_elsewhere_leaves_what_is_said_when_it_is_dropped(
    case: Case,
) -> None:
    for found in answer(case).findings:
        if found.code == "declared-elsewhere-better":
            declared = [i for i, c in enumerate(case.credits) if found["unit"] in (c.unit, en(c.unit))]
            missing = [answer(without_declared(case, index)).missing for index in declared]
            assert (found["points"], found["units"]) in [(m.points, m.units) for m in missing if m]
