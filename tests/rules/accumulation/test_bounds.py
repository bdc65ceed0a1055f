"""Where the work is used up: what is missing at least, what would be enough, and nothing that is not known."""

from decimal import Decimal
from random import Random

import attrs
import pytest

from ecvet import ExternalCertificate, Group, Progress, Verdict, accumulate, plan
from ecvet.rules.accumulation import bounds
from ecvet.rules.findings import finding
from tests.benchmarks import regulations
from tests.benchmarks.learners import AS_OF, Question
from tests.rules.accumulation.examples import (
    at_least,
    codes,
    en,
    group,
    qualification,
    standing,
    unit,
    units,
)

POINTS = {"A": 7, "B": 6, "C": 5, "D": 4, "E": 3}


def two(tyres: int, paint: int, **points: int) -> Group:
    """Two groups that list the same units and both have to be filled."""
    listed = [unit(code, number) for code, number in (points or POINTS).items()]
    return group(
        "Whole",
        group("Tyres", *listed, points=at_least(tyres), mandatory=True),
        group("Paint", *listed, points=at_least(paint), mandatory=True),
    )


def told(progress: Progress, code: str) -> tuple[Decimal, int] | None:
    """Return the points and the units that a bound tells; `None` where it tells none."""
    for found in progress.findings:
        if found.code == code:
            points, further = found["points"], found["units"]
            assert isinstance(points, Decimal)
            assert isinstance(further, int)
            return points, further
    return None


def least(progress: Progress) -> tuple[Decimal, int] | None:
    return told(progress, "missing-at-least")


def most(progress: Progress) -> tuple[Decimal, int] | None:
    return told(progress, "missing-at-most")


@pytest.mark.parametrize("held", ["", "A", "A B", "A C D"])
@pytest.mark.parametrize(("tyres", "paint"), [(3, 3), (3, 8), (8, 9), (12, 12), (15, 15)])
def test_the_truth_lies_between_what_is_missing_at_least_and_what_is_enough(
    tyres: int, paint: int, held: str
) -> None:
    rules = two(tyres, paint)
    full = standing(rules, *units(held))
    for work in range(0, 3000, 50):
        cut = standing(rules, *units(held), work=work)
        if cut.verdict is not Verdict.NOT_DECIDED:
            assert (cut.verdict, cut.missing) == (full.verdict, full.missing)
            continue
        assert cut.missing is None
        assert "work-used-up" in codes(cut)
        low, high = least(cut), most(cut)
        if full.missing is not None:
            truth = full.missing.points, full.missing.units
            assert low is None or (low[0] <= truth[0] and low[1] <= truth[1])
            assert high is None or truth <= high
        else:
            assert high is None


def test_more_work_brings_the_bounds_no_further_apart() -> None:
    answers = [standing(two(3, 8), *units("A"), work=work) for work in range(0, 3000, 50)]
    undecided = [answer for answer in answers if answer.verdict is Verdict.NOT_DECIDED]
    lows = [low for answer in undecided if (low := least(answer)) is not None]
    assert len({points for points, _ in lows}) > 1
    assert [points for points, _ in lows] == sorted(points for points, _ in lows)


def first_bound(rules: Group) -> tuple[Decimal, int]:
    return next(low for work in range(2000) if (low := least(standing(rules, work=work))) is not None)


def test_no_more_units_are_missing_at_least_than_the_points_need() -> None:
    # Three units of 4 points come to 12; one of 12 would do as well.
    rules = group("Whole", two(8, 4, A=4, B=4, C=4), unit("big", 12), points=at_least(12))
    assert first_bound(rules) == (12, 1)
    assert first_bound(two(8, 4, A=4, B=4, C=4)) == (12, 3)
    # Here two units are needed, but by their points one as big as the biggest might do.
    apart = group("Whole", *two(4, 4, A=4, B=4, C=5).members, unit("big", 12), points=at_least(8))
    assert first_bound(apart) == (8, 1)


def test_where_no_points_count_units_are_bounded_by_themselves() -> None:
    listed = [unit(code) for code in "ABC"]
    rules = group(
        "Whole",
        group("Tyres", *(attrs.evolve(one, mandatory=True) for one in listed), mandatory=True),
        group("Paint", *listed, mandatory=True),
    )
    assert first_bound(rules) == (0, 3)


def test_certificates_that_are_missing_are_counted_among_the_units() -> None:
    licence = ExternalCertificate(code="licence", title=en("Licence"))
    plain = [standing(two(3, 8), *units("A"), work=work) for work in range(0, 600, 50)]
    more = [
        standing(two(3, 8), *units("A"), requirements=(licence,), work=work) for work in range(0, 600, 50)
    ]
    compared = [(least(one), least(other)) for one, other in zip(plain, more, strict=True)]
    assert all(one is None or other == (one[0], one[1] + 1) for one, other in compared)
    enough = [(most(one), most(other)) for one, other in zip(plain, more, strict=True)]
    assert all(one is None or other == (one[0], one[1] + 1) for one, other in enough)
    assert any(one for one, _ in enough)


def test_a_unit_and_a_certificate_are_missing_at_least_where_no_points_are() -> None:
    ready = plan(qualification(group("Whole", unit("A"), unit("B"))))
    assert list(bounds.at_least(ready, 0, 1, beside=1)) == [
        finding("missing-at-least", points=Decimal(0), units=2)
    ]
    assert not list(bounds.at_least(ready, 0, 0))


# Where the distance is known, and only whether more counts is not


def contested(number: int) -> Question:
    """A large question: groups share units, and much is required across them."""
    random = Random(f"{number} True")
    made = regulations._Maker(random, contested=True).qualification(f"Q{number}")
    return Question("", plan(made), tuple(regulations._credits(made, 100, random)))


def test_what_is_achieved_is_achieved_though_more_of_what_is_held_might_count() -> None:
    question = contested(53)
    qualification = question.plan.qualification
    cut = accumulate(qualification, question.credits, as_of=AS_OF, work=20_000)
    assert cut.verdict is Verdict.ACHIEVED
    assert "work-used-up" in codes(cut)
    full = accumulate(qualification, question.credits, as_of=AS_OF)
    assert full.verdict is Verdict.ACHIEVED
    assert "work-used-up" not in codes(full)
    assert cut.counted <= full.counted
