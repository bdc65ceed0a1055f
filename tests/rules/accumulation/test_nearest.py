"""The nearest qualifications: the same order as solving all of them, and far fewer solved."""

from datetime import date
from random import Random

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecvet import (
    Credit,
    ExternalCertificate,
    Index,
    Near,
    Pathway,
    Period,
    Plan,
    Points,
    Progress,
    Qualification,
    SchemeError,
    ShapeError,
    Validity,
    Verdict,
    accumulate,
    nearest,
    plan,
)
from ecvet.model.building import all_of, at_least, choose, open_entry, unit
from ecvet.rules.accumulation import nearest as module
from ecvet.rules.accumulation.decision import Decision, decide
from tests.rules.accumulation import requirements_oracle, trees
from tests.rules.accumulation.examples import TODAY, en, qualification, units
from tests.rules.accumulation.trees import Case


def coded(code: str, one: Qualification) -> Qualification:
    return attrs.evolve(one, code=code)


def test_a_version_that_is_not_in_force_is_said_to_be_so_whether_or_not_anything_counts() -> None:
    old = Validity(period=Period(None, date(2020, 1, 1)))
    aged = attrs.evolve(qualification(choose(unit("A", 10), points=10)), validity=old)
    current = coded("current", qualification(choose(unit("A", 10), points=10)))
    for held, verdict in (("A", Verdict.ACHIEVED), ("", Verdict.NOT_ACHIEVED)):
        found = nearest(units(held), [aged, current], as_of=TODAY)
        said = {near.qualification: [one.code for one in near.findings] for near in found}
        assert {near.verdict for near in found} == {verdict}
        assert said == {aged.code: ["version-not-in-force"], "current": []}


def some_case(random: Random) -> Case:
    case = trees.case(random, trees.Shape(units=5, opens=1))
    return requirements_oracle.demanding(case, random) if random.random() < 0.4 else case


def register(random: Random) -> tuple[list[Qualification], tuple[Credit, ...]]:
    """Return some qualifications, whose units share names here and there, and the credits of one learner."""
    found = [some_case(random) for _ in range(6)]
    # Codes are not in order, and some stand twice, as versions do.
    return [coded(random.choice("ABCD"), case.qualification) for case in found], found[0].credits


def plainly(qualifications: list[Qualification], credits: tuple[Credit, ...]) -> list[Progress]:
    """Return the answers of all pathways, one by one, in the order that is wanted."""
    answers = [
        accumulate(one, credits, as_of=TODAY, pathway=pathway.code)
        for one in qualifications
        for pathway in one.pathways
    ]

    def order(answer: Progress) -> tuple[object, ...]:
        says_nothing = any(found.code == "rules-state-nothing" for found in answer.findings)
        if answer.missing is None:
            return (True, 0, 0, answer.qualification, answer.pathway)
        missing = answer.missing
        empty = says_nothing and not missing.units
        return (empty, missing.points, missing.units, answer.qualification, answer.pathway)

    return sorted(answers, key=order)


def summary(one: Near | Progress) -> tuple[object, ...]:
    return (one.qualification, one.pathway, one.verdict, one.missing)


def check_against_solving_all(random: Random) -> None:
    qualifications, credits = register(random)
    index = Index.of(qualifications)
    expected = plainly(qualifications, credits)
    assert [summary(near) for near in nearest(credits, index, as_of=TODAY)] == [summary(a) for a in expected]
    few = nearest(credits, index, as_of=TODAY, most=2)
    assert [summary(near) for near in few] == [summary(answer) for answer in expected[:2]]
    assert all(near.progress in (None, answer) for near, answer in zip(few, expected, strict=False))


# Seeds are in blocks, so that a failure names a small one and a run can be cut short.
@pytest.mark.parametrize("block", range(0, 300, 50))
def test_the_order_is_that_of_solving_all_in_full(block: int) -> None:
    for seed in range(block, block + 50):
        check_against_solving_all(Random(seed))


@given(random=st.randoms(use_true_random=False))
def test_the_order_is_that_of_solving_all_wherever_hypothesis_looks(random: Random) -> None:
    check_against_solving_all(random)


def bus(code: str = "bus", total: int = 40) -> Qualification:
    rules = all_of(
        unit(f"{code}-road", 20), choose(unit("people", 20), unit("tourism", 20), points=20), points=total
    )
    return coded(code, qualification(rules))


def test_a_qualification_towards_which_nothing_counts_has_no_full_answer() -> None:
    (near, far) = nearest(units("bus-road"), [bus(), bus("tram")], as_of=TODAY)
    assert near.progress == accumulate(bus(), units("bus-road"), as_of=TODAY)
    assert far.progress is None
    assert far.missing == accumulate(bus("tram"), units("bus-road"), as_of=TODAY).missing


def test_every_pathway_of_a_qualification_is_a_candidate_and_a_plan_is_one() -> None:
    short = Pathway(code="adult", rules=choose(unit("people", 20), points=20), scheme="ecvet")
    both = attrs.evolve(bus(), pathways=(*bus().pathways, short))
    assert [near.pathway for near in nearest((), [both], as_of=TODAY)] == ["adult", "school"]
    assert [near.pathway for near in nearest((), [plan(both, pathway="school")], as_of=TODAY)] == ["school"]


def test_what_nothing_completes_and_rules_that_demand_nothing_come_last() -> None:
    impossible = coded("A", qualification(choose(unit("a", 5), points=10)))
    silent = coded("B", qualification(choose(unit("a", 5), points=(None, 10))))
    nothing = coded("C", qualification(attrs.evolve(silent.pathways[0].rules, points=None)))
    found = nearest((), [impossible, nothing, bus()], as_of=TODAY)
    assert [near.qualification for near in found] == ["bus", "A", "C"]
    assert [near.verdict for near in found][2] is Verdict.UNDETERMINED


def test_only_those_that_may_be_among_the_nearest_are_solved(monkeypatch: pytest.MonkeyPatch) -> None:
    index = Index.of(bus(f"bus{number}", 40 if number == 7 else 60) for number in range(30))
    solved: list[str] = []

    def counted(ready: Plan, credits: tuple[Credit, ...], *, as_of: date, work: int) -> Decision:
        solved.append(ready.qualification.code)
        return decide(ready, credits, as_of=as_of, work=work)

    monkeypatch.setattr(module, "decide", counted)
    (near,) = nearest(units("people"), index, as_of=TODAY, most=1)
    assert (near.qualification, solved) == ("bus7", ["bus7"])


def test_an_index_answers_the_same_however_often_it_is_asked() -> None:
    index = Index.of([bus(), bus("tram")])
    first = nearest(units("people"), index, as_of=TODAY)
    nearest(units("bus-road tourism"), index, as_of=TODAY)
    assert nearest(units("people"), index, as_of=TODAY) == first
    assert repr(index) == "Index(2 pathways)"


def test_a_certificate_that_is_held_counts_and_one_that_is_not_is_one_unit_more() -> None:
    needed = ExternalCertificate(code="first-aid", title=en("First aid"))
    ready = bus()
    strict = coded(
        "strict", attrs.evolve(ready, pathways=(attrs.evolve(ready.pathways[0], requirements=(needed,)),))
    )
    (without,) = nearest((), [strict], as_of=TODAY)
    (with_it,) = nearest(units("first-aid"), [strict], as_of=TODAY)
    assert without.missing is not None
    assert with_it.missing is not None
    assert without.missing.units == with_it.missing.units + 1


def test_points_of_two_schemes_are_not_compared() -> None:
    other = coded("other", qualification(choose(unit("a", 5), points=5), "ects"))
    with pytest.raises(SchemeError):
        nearest((), [bus(), other], as_of=TODAY)


def test_where_points_are_not_compared_the_first_two_schemes_are_named() -> None:
    other = coded("other", qualification(choose(unit("a", 5), points=5), "ects"))
    third = coded("third", qualification(choose(unit("a", 5), points=5), "fitech"))
    with pytest.raises(SchemeError) as caught:
        nearest((), [bus(), other, third], as_of=TODAY)
    assert caught.value.rule == "points.scheme"
    assert str(caught.value) == (
        "scheme: the points of other cannot be compared with those of the others; got 'ects'; expected 'ecvet'; "
        "ask about the qualifications of each scheme by themselves"
    )


def test_rules_without_points_stand_beside_any_scheme() -> None:
    counted = coded("counted", qualification(at_least(2, unit("x"), unit("y"), unit("z")), None))
    found = nearest(units("x y"), [bus(), counted], as_of=TODAY)
    assert [near.qualification for near in found] == ["counted", "bus"]


def test_credit_of_no_listed_unit_counts_where_an_open_entry_accepts_it() -> None:
    rules = choose(unit("a", 5), open_entry({"en": "Anything"}, (1, 5)), points=10)
    (near,) = nearest([Credit(unit="?", points=Points(4, "ecvet"))], [qualification(rules)], as_of=TODAY)
    assert near.missing is not None
    assert near.missing.points == 6


def test_how_many_are_wanted_is_a_number() -> None:
    with pytest.raises(ShapeError, match="most: is below 0"):
        nearest((), [bus()], as_of=TODAY, most=-1)
    assert nearest((), [bus()], as_of=TODAY, most=0) == ()
