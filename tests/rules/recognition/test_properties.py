"""What holds of all decisions, whatever was attained and whatever a policy demands."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

import attrs
from hypothesis import given, settings
from hypothesis import strategies as st

from ecvet.model.agreements import LearningAgreement
from ecvet.model.assessments import Assessment
from ecvet.model.grades import Grade
from ecvet.model.origins import Setting
from ecvet.model.policies import PartPoints, RecognitionPolicy, Resit
from ecvet.model.qualifications import Qualification
from ecvet.model.requirements import RecognisedCap, ShelfLife
from ecvet.model.transfers import CreditTransfer, Decision, Recognition
from ecvet.rules import transfer as steps
from ecvet.rules.recognition import recognise
from tests.rules.mobility import (
    HOME,
    HOST,
    RECOGNISED,
    RECORDED,
    VALIDATED,
    agreed,
    agreement,
    assessment,
    qualification,
    transcript,
    unit,
)
from tests.rules.recognition.cases import least, policy

few = settings(max_examples=40)

OUTCOMES = {"one": ("a", "b", "c"), "two": ("d", "e"), "three": ("f",)}
AT_HOME: Qualification = qualification(*(unit(code, *outcomes) for code, outcomes in OUTCOMES.items()))
PAPERS: LearningAgreement = agreement(
    *(agreed(f"no-{code}", *outcomes, counts_for=code) for code, outcomes in OUTCOMES.items())
)
#: From what gives most to what gives least.
GENEROUS_FIRST = (Decision.FULL, Decision.PARTIAL, Decision.OUTSIDE, Decision.SUSPENDED, Decision.REFUSED)


@st.composite
def assessments(draw: st.DrawFn, *, positive: bool = False) -> tuple[Assessment, ...]:
    """Assessments of any units, with or without days, grades and settings."""
    found = []
    for number in range(draw(st.integers(1, 4))):
        code = draw(st.sampled_from(sorted(OUTCOMES)))
        words = {one: positive or draw(st.booleans()) for one in OUTCOMES[code] if draw(st.booleans())}
        result = assessment(
            f"no-{code}",
            *(one for one, yes in words.items() if yes),
            not_attained=[one for one, yes in words.items() if not yes],
            positive=positive or draw(st.booleans()),
            name=f"x{number}",
            on=draw(st.none() | st.dates(date(2026, 3, 2), date(2026, 4, 20))),
        )
        grade = draw(st.none() | st.sampled_from("23456"))
        found.append(
            attrs.evolve(
                result,
                grade=None if grade is None else Grade(label=grade, scale="no-1-6"),
                setting=draw(st.none() | st.sampled_from(Setting)),
            )
        )
    return tuple(found)


@st.composite
def policies(draw: st.DrawFn) -> RecognitionPolicy:
    """Policies of any demands."""
    return policy(
        parts=draw(st.booleans()),
        part_points=draw(st.sampled_from(PartPoints)),
        outside=draw(st.booleans()),
        resit=draw(st.sampled_from(Resit)),
        grade=draw(st.none() | st.sampled_from([least("2"), least("4")])),
        shelf_life=draw(st.none() | st.just(ShelfLife(months=1))),
        settings=draw(st.sampled_from([(), (Setting.FORMAL,)])),
        cap=draw(st.none() | st.builds(RecognisedCap, points=st.integers(0, 50).map(Decimal))),
    )


def validated(results: Iterable[Assessment], *, all_recorded: bool = True) -> CreditTransfer:
    done = steps.assess(steps.begin(PAPERS), results, by=HOST, on=date(2026, 4, 20))
    units = dict.fromkeys(one.unit for one in done.assessments if one.attained and one.unit is not None)
    recorded = steps.record(done, transcript(*units), by=HOST, on=RECORDED)
    return steps.validate(recorded, AT_HOME, by=HOME, on=VALIDATED)


def decide(results: Iterable[Assessment], under: RecognitionPolicy) -> dict[str, Recognition]:
    done = recognise(validated(results), AT_HOME, policy=under, by=HOME, on=RECOGNISED)
    return {one.unit: one for one in done.recognitions}


def points(found: Iterable[Recognition]) -> Decimal:
    return sum((one.points.value for one in found if one.points is not None), Decimal(0))


@few
@given(assessments(), policies())
def test_every_validation_is_decided_once_with_a_reason_and_under_a_policy(
    results: tuple[Assessment, ...], under: RecognitionPolicy
) -> None:
    found = decide(results, under)
    assert list(found) == list(OUTCOMES)
    for one in found.values():
        assert one.reasons
        assert one.policy == "test 1"
        assert one.digest is not None
        assert (one.decision is Decision.FULL) is (one.unit in one.exempts)


@few
@given(assessments(), policies())
def test_nothing_is_recognised_without_a_positive_result_that_was_validated(
    results: tuple[Assessment, ...], under: RecognitionPolicy
) -> None:
    before = validated(results)
    names = {one.unit: {code for c in one.covered for code in c.evidence} for one in before.validations}
    for one in recognise(before, AT_HOME, policy=under, by=HOME, on=RECOGNISED).recognitions:
        assert set(one.evidence) <= names[one.unit]
        if one.decision in (Decision.FULL, Decision.PARTIAL, Decision.OUTSIDE):
            assert one.evidence


@few
@given(assessments(positive=True), assessments(positive=True))
def test_more_evidence_never_turns_full_into_less(
    results: tuple[Assessment, ...], more: tuple[Assessment, ...]
) -> None:
    """As long as parts are recognised and the best result stands, by a scale that tells which it is."""
    under = policy(resit=Resit.BEST, grade=least("2"))
    further = [attrs.evolve(one, id=f"y{number}") for number, one in enumerate(more)]
    graded = [one for one in (*results, *further) if one.grade is not None]
    first = [one for one in graded if one.id and one.id.startswith("x")]
    if not first:
        return
    less, all_of_it = decide(first, under), decide(graded, under)
    for code, one in less.items():
        before, after = (GENEROUS_FIRST.index(d.decision) for d in (one, all_of_it[code]))
        assert after <= before


@few
@given(assessments(), policies(), st.data())
def test_a_stricter_policy_never_recognises_more(
    results: tuple[Assessment, ...], under: RecognitionPolicy, data: st.DataObject
) -> None:
    stricter = data.draw(
        st.sampled_from(
            [
                attrs.evolve(under, parts=False),
                attrs.evolve(under, outside=False),
                attrs.evolve(under, settings=(Setting.FORMAL,)),
                attrs.evolve(under, shelf_life=ShelfLife(months=1)),
                attrs.evolve(under, countries=("NO",)),
                attrs.evolve(under, level=4),
                attrs.evolve(under, papers=True),
                attrs.evolve(under, automatic=True),
            ]
        )
    )
    loose, strict = decide(results, under), decide(results, stricter)
    if under.cap is None:
        for code, one in loose.items():
            recognised = GENEROUS_FIRST[:3]
            if strict[code].decision in recognised:
                assert one.decision in recognised
                assert recognised.index(strict[code].decision) >= recognised.index(one.decision)


@few
@given(assessments(), policies(), st.integers(0, 50), st.integers(0, 50))
def test_a_cap_holds_and_a_lower_one_never_gives_more_points(
    results: tuple[Assessment, ...], under: RecognitionPolicy, one: int, other: int
) -> None:
    low, high = sorted((one, other))
    under_low, under_high = (
        points(decide(results, attrs.evolve(under, cap=RecognisedCap(points=cap))).values())
        for cap in (low, high)
    )
    assert under_low <= low
    assert under_low <= under_high


@few
@given(st.permutations(list(enumerate(("a", "b", "c")))), policies())
def test_the_order_of_assessments_of_one_day_does_not_matter(
    order: list[tuple[int, str]], under: RecognitionPolicy
) -> None:
    made = [
        attrs.evolve(
            assessment("no-one", code, not_attained=[other], name=code),
            grade=Grade(label=str(number + 2), scale="no-1-6"),
        )
        for number, code in order
        for other in ("abc"["bca".index(code)],)
    ]

    def told(found: dict[str, Recognition]) -> list[object]:
        return [(one.decision, one.points, set(one.evidence)) for one in found.values()]

    assert told(decide(made, under)) == told(decide(sorted(made, key=lambda one: one.id or ""), under))


@few
@given(assessments(), policies())
def test_the_same_inputs_give_the_same_decisions_and_other_inputs_other_digests(
    results: tuple[Assessment, ...], under: RecognitionPolicy
) -> None:
    first, again = decide(results, under), decide(results, under)
    assert first == again
    other = decide(results, attrs.evolve(under, version="2"))
    digests = [one.digest for found in (first, other) for one in found.values()]
    assert len(set(digests)) == len(digests)
