"""Points that a recognition brings, and the cap on points that are recognised."""

import attrs
import pytest

from ecvet.model.agreements import LearningAgreement
from ecvet.model.assessments import Credit, PriorLearning
from ecvet.model.combination import Group, UnitEntry
from ecvet.model.policies import PartPoints, RecognitionPolicy
from ecvet.model.qualifications import Pathway, Qualification
from ecvet.model.requirements import RecognisedCap
from ecvet.model.transfers import Decision
from ecvet.model.units import Unit, UnitPart
from ecvet.points import PointRange, Points
from ecvet.rules.recognition import credits_of
from tests.rules.mobility import agreed, agreement, assessment, outcome, qualification, text, unit
from tests.rules.recognition.cases import brakes, decided, policy, reasons

PARTS = ("checks", "repairs", "bleeds")


def in_parts(*points: int | None) -> Unit:
    """The brakes, in parts of one outcome each, with these points."""
    return attrs.evolve(
        unit("brakes"),
        parts=tuple(
            UnitPart(
                code=code,
                title=text(code),
                mandatory=True,
                points=None if value is None else PointRange.exactly(value),
                outcomes=(outcome(code),),
            )
            for code, value in zip(PARTS, points, strict=True)
        ),
    )


@pytest.mark.parametrize(
    ("way", "expected"),
    [
        (PartPoints.NONE, None),
        (PartPoints.PARTS, Points(9, "ecvet")),
        # Two outcomes of three, of 10 points: rounded down to a millionth.
        (PartPoints.OUTCOMES, Points("6.666666", "ecvet")),
    ],
)
def test_the_policy_says_which_points_part_of_a_unit_brings(way: PartPoints, expected: Points | None) -> None:
    papers = agreement(agreed("bremser", *PARTS, counts_for="brakes"))
    at_home = qualification(in_parts(5, 4, 1), points=10)
    result = assessment("bremser", "checks", "repairs")
    found = brakes(policy(part_points=way), result, papers=papers, at_home=at_home)
    assert (found.decision, found.points) == (Decision.PARTIAL, expected)
    assert found.exempts == ("checks", "repairs")
    assert ("points-not-stated" in reasons(found)) is (expected is None)


def test_parts_without_points_bring_none_that_could_be_stated() -> None:
    papers = agreement(agreed("bremser", *PARTS, counts_for="brakes"))
    under, result = policy(part_points=PartPoints.PARTS), assessment("bremser", "checks", "repairs")
    found = brakes(under, result, papers=papers, at_home=qualification(in_parts(5, None, 1)))
    assert found.points is None


@pytest.mark.parametrize("counted", [True, False])
def test_points_that_the_rules_will_not_count_are_said_to_be_so(*, counted: bool) -> None:
    papers = agreement(agreed("bremser", *PARTS, counts_for="brakes"))
    found = qualification(in_parts(5, 4, 1), points=10)
    entry = UnitEntry(unit="brakes", points=PointRange.exactly(10), parts_accepted=counted)
    at_home = attrs.evolve(
        found, pathways=(Pathway(code="main", scheme="ecvet", rules=Group(members=(entry,))),)
    )
    under = policy(part_points=PartPoints.PARTS)
    part = brakes(under, assessment("bremser", "checks"), papers=papers, at_home=at_home)
    assert (part.points, "parts-not-counted" in reasons(part)) == (Points(5, "ecvet"), not counted)
    whole = brakes(under, assessment("bremser"), papers=papers, at_home=at_home)
    assert "parts-not-counted" not in reasons(whole)


# The cap


NAMES = ("a", "b", "c")


def three(*points: int | None) -> Qualification:
    """Units a, b and c with these points; together they demand 30."""
    found = qualification(*(unit(name, f"{name}1") for name in NAMES))
    entries = tuple(
        UnitEntry(unit=name, points=None if value is None else PointRange.exactly(value))
        for name, value in zip(NAMES, points, strict=True)
    )
    rules = Group(members=entries, points=PointRange(30, None))
    return attrs.evolve(found, pathways=(Pathway(code="main", scheme="ecvet", rules=rules),))


def all_three() -> LearningAgreement:
    return agreement(*(agreed(f"no-{name}", f"{name}1", counts_for=name) for name in NAMES))


def outcomes_under(
    under: RecognitionPolicy, at_home: Qualification, held: tuple[Credit, ...] = ()
) -> dict[str, Decision]:
    results = [assessment(f"no-{name}") for name in NAMES]
    done = decided(under, *results, papers=all_three(), at_home=at_home, held=held)
    return {one.unit: one.decision for one in done.recognitions}


FULL, OUTSIDE = Decision.FULL, Decision.OUTSIDE


def test_units_are_recognised_in_the_order_of_the_agreement_as_far_as_the_cap_has_room() -> None:
    under = policy(cap=RecognisedCap(points=20))
    assert outcomes_under(under, three(10, 15, 10)) == {"a": FULL, "b": OUTSIDE, "c": FULL}
    assert outcomes_under(under, three(10, 10, 10)) == {"a": FULL, "b": FULL, "c": OUTSIDE}


def test_beyond_the_cap_a_policy_that_knows_no_outside_refuses() -> None:
    under = policy(cap=RecognisedCap(points=20), outside=False)
    assert outcomes_under(under, three(10, 10, 10))["c"] is Decision.REFUSED


def test_a_share_of_the_whole_is_a_cap_as_well() -> None:
    under = policy(cap=RecognisedCap(share="0.666667"))
    assert outcomes_under(under, three(10, 10, 10)) == {"a": FULL, "b": FULL, "c": OUTSIDE}


@pytest.mark.parametrize(
    ("way", "points", "expected"),
    [(PartPoints.PARTS, 15, FULL), (PartPoints.PARTS, 16, OUTSIDE), (PartPoints.NONE, 20, FULL)],
)
def test_part_of_a_unit_takes_the_room_of_the_points_that_it_brings(
    way: PartPoints, points: int, expected: Decision
) -> None:
    papers = agreement(agreed("bremser", *PARTS, counts_for="brakes"), agreed("no-b", "b1", counts_for="b"))
    at_home = qualification(in_parts(5, 4, 1), unit("b", "b1"), points=points)
    under = policy(part_points=way, cap=RecognisedCap(points=20))
    results = [assessment("bremser", "checks"), assessment("no-b")]
    done = decided(under, *results, papers=papers, at_home=at_home)
    assert [one.decision for one in done.recognitions] == [Decision.PARTIAL, expected]


def test_part_of_a_unit_beyond_the_cap_attests_no_outcomes_of_it() -> None:
    papers = agreement(agreed("bremser", *PARTS, counts_for="brakes"))
    under = policy(part_points=PartPoints.PARTS, cap=RecognisedCap(points=4))
    at_home = qualification(in_parts(5, 4, 1))
    found = brakes(under, assessment("bremser", "checks"), papers=papers, at_home=at_home)
    assert (found.decision, found.points, found.outcomes) == (OUTSIDE, None, ())


def test_credit_that_was_recognised_before_takes_its_room() -> None:
    prior = PriorLearning(explanation=text("Earlier"))
    before = Credit(unit="x", points=Points(10, "ecvet"), recognised_from=prior)
    earned_at_home = attrs.evolve(before, unit="y", recognised_from=None)
    under = policy(cap=RecognisedCap(points=20))
    found = outcomes_under(under, three(10, 10, 10), (before, earned_at_home))
    assert found == {"a": FULL, "b": OUTSIDE, "c": OUTSIDE}


def test_what_was_recognised_before_takes_the_points_of_its_unit_or_those_recorded_for_part_of_it() -> None:
    prior = PriorLearning(explanation=text("Earlier"))
    whole = Credit(unit="c", points=Points(3, "ecvet"), recognised_from=prior)
    for most, held, second in ((29, whole, OUTSIDE), (30, whole, FULL), (23, _part(whole), FULL)):
        found = outcomes_under(policy(cap=RecognisedCap(points=most)), three(10, 10, 10), (held,))
        assert found == {"a": FULL, "b": second, "c": OUTSIDE}


def _part(credit: Credit) -> Credit:
    return attrs.evolve(credit, partial=True)


def test_points_of_another_scheme_are_not_known_under_the_cap() -> None:
    prior = PriorLearning(explanation=text("Earlier"))
    held = (Credit(unit="x", points=Points(1, "ects"), recognised_from=prior),)
    found = outcomes_under(policy(cap=RecognisedCap(points=40)), three(10, 10, 10), held)
    assert set(found.values()) == {Decision.SUSPENDED}


def test_a_share_of_a_whole_that_demands_no_points_is_not_known() -> None:
    found = three(10, 10, 10)
    (route,) = found.pathways
    free = attrs.evolve(route, rules=attrs.evolve(route.rules, points=None))
    under, at_home = policy(cap=RecognisedCap(share="0.5")), attrs.evolve(found, pathways=(free,))
    assert set(outcomes_under(under, at_home).values()) == {Decision.SUSPENDED}


def test_where_points_are_unknown_nobody_can_tell_whether_the_cap_holds() -> None:
    under = policy(cap=RecognisedCap(points=20))
    assert outcomes_under(under, three(10, None, 10)) == {
        "a": FULL,
        "b": Decision.SUSPENDED,
        "c": FULL,
    }
    prior = PriorLearning(explanation=text("Earlier"))
    unknown = (Credit(unit="x", recognised_from=prior),)
    assert set(outcomes_under(under, three(10, 10, 10), unknown).values()) == {Decision.SUSPENDED}


def test_what_is_beyond_the_cap_says_so_and_is_no_credit_towards_the_qualification() -> None:
    at_home, under = three(10, 10, 20), policy(cap=RecognisedCap(points=20))
    results = [assessment(f"no-{name}") for name in NAMES]
    done = decided(under, *results, papers=all_three(), at_home=at_home)
    beyond = done.recognitions[2]
    assert reasons(beyond)["recognised-beyond-cap"] == {"unit": "c", "maximum": "20"}
    assert (beyond.points, beyond.exempts) == (None, ())
    assert [credit.unit for credit in credits_of(done, at_home)] == ["a", "b"]
