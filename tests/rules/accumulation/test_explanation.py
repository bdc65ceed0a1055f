"""An answer explains itself: every credit has its place or a reason, and every no says what falls short."""

from random import Random

from hypothesis import given, note

from ecvet import Verdict, accumulate
from tests.rules.accumulation import requirements_oracle, trees
from tests.rules.accumulation.examples import TODAY, codes, en
from tests.rules.accumulation.trees import Case, cases


def everything(random: Random) -> Case:
    return requirements_oracle.demanding(trees.small(random), random)


#: Why a credit is refused, or surplus.
REASONS = {
    "credit-surplus",
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
