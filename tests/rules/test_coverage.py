"""Validation: which required outcomes are covered by what was attained with the host."""

from collections.abc import Sequence
from datetime import date
from itertools import permutations

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecvet.model.agreements import AgreedUnit, Basis, Correspondence
from ecvet.model.assessments import Assessment
from ecvet.model.outcomes import LearningOutcome, OutcomeKind
from ecvet.model.transfers import Coverage, CreditTransfer, Validation
from ecvet.model.units import Unit, UnitPart
from ecvet.periods import Period
from ecvet.rules import transfer as steps
from ecvet.text import Text
from tests.rules.mobility import (
    ASSESSED,
    HOME,
    HOST,
    RECORDED,
    VALIDATED,
    agreed,
    agreement,
    assessment,
    outcome,
    qualification,
    recorded,
    stand_for,
    text,
    transcript,
    unit,
)

SKILL = "http://data.europa.eu/esco/skill/brakes"


def validation(
    at_home: Unit,
    units: Sequence[AgreedUnit],
    assessments: Sequence[Assessment],
    correspondences: Sequence[Correspondence] = (),
) -> Validation:
    """The only validation of a transfer of these units."""
    done = recorded(agreement(*units, correspondences=correspondences), *assessments)
    (found,) = steps.validate(done, qualification(at_home), by=HOME, on=VALIDATED).validations
    return found


def covered(found: Validation) -> list[tuple[str, str, Basis]]:
    return [(one.required, one.given, one.basis) for one in found.covered]


def test_an_outcome_covers_the_one_that_the_agreement_says_it_stands_for() -> None:
    found = validation(
        unit("brakes", "checks", "repairs"),
        [agreed("bremser", "sjekker", counts_for="brakes")],
        [assessment("bremser", "sjekker")],
        stand_for(("sjekker", "checks")),
    )
    assert covered(found) == [("checks", "sjekker", Basis.AGREED)]
    assert (found.missing, found.coverage) == (("repairs",), Coverage.PART)
    assert found.covered[0].evidence == ("assessment of bremser",)


def test_equivalence_has_a_direction() -> None:
    found = validation(
        unit("brakes", "checks"),
        [agreed("bremser", "sjekker", counts_for="brakes")],
        [assessment("bremser", "sjekker")],
        stand_for(("checks", "sjekker")),
    )
    assert found.coverage is Coverage.NONE


def test_the_same_outcome_needs_no_correspondence() -> None:
    found = validation(
        unit("brakes", "checks"),
        [agreed("bremser", "checks", counts_for="brakes")],
        [assessment("bremser", "checks")],
    )
    assert covered(found) == [("checks", "checks", Basis.SAME)]


def test_outcomes_that_share_no_more_than_a_number_are_not_the_same() -> None:
    found = validation(
        unit("brakes", outcome("1", says="Repairs brakes")),
        [agreed("dekk", outcome("1", says="Changes tyres"), counts_for="brakes")],
        [assessment("dekk", "1")],
    )
    assert found.coverage is Coverage.NONE


def test_outcomes_without_a_language_in_common_are_not_the_same_by_their_number() -> None:
    norwegian = LearningOutcome(id="1", kind=OutcomeKind.SKILL, text=Text({"nb": "Reparerer bremser"}))
    found = validation(
        unit("brakes", outcome("1", says="Repairs brakes")),
        [agreed("bremser", norwegian, counts_for="brakes")],
        [assessment("bremser", "1")],
    )
    assert found.coverage is Coverage.NONE


def test_outcomes_of_one_kind_that_link_to_the_same_esco_skill_cover_each_other() -> None:
    found = validation(
        unit("brakes", outcome("repairs", esco=[SKILL])),
        [agreed("bremser", outcome("reparerer", esco=[SKILL]), counts_for="brakes")],
        [assessment("bremser", "reparerer")],
    )
    assert covered(found) == [("repairs", "reparerer", Basis.ESCO)]


OTHER = "http://data.europa.eu/esco/skill/tyres"


def linked_to(*required: tuple[str, ...], given: Sequence[tuple[str, ...]]) -> list[bool]:
    """Which of the outcomes with these links are covered by outcomes with those links."""
    at_home = unit("brakes", *(outcome(f"r{n}", esco=links) for n, links in enumerate(required)))
    there = agreed("bremser", *(outcome(f"g{n}", esco=links) for n, links in enumerate(given)))
    found = validation(at_home, [attrs.evolve(there, counts_for="brakes")], [assessment("bremser")])
    return [one.id not in found.missing for one in at_home.outcomes]


def test_an_outcome_bears_every_link_of_the_one_that_it_covers() -> None:
    assert linked_to((SKILL, OTHER), given=[(SKILL,)]) == [False]
    assert linked_to((SKILL,), given=[(SKILL, OTHER)]) == [True]


def test_by_its_links_one_outcome_covers_one_and_no_more() -> None:
    assert linked_to((SKILL,), (SKILL,), given=[(SKILL,)]) == [True, False]
    assert linked_to((SKILL,), (SKILL,), given=[(SKILL,), (SKILL,)]) == [True, True]


def test_by_its_links_an_outcome_covers_one_besides_the_one_that_it_is() -> None:
    found = validation(
        unit("brakes", outcome("checks", esco=[SKILL]), outcome("repairs", esco=[SKILL])),
        [agreed("bremser", outcome("checks", esco=[SKILL]), counts_for="brakes")],
        [assessment("bremser")],
    )
    assert covered(found) == [("checks", "checks", Basis.SAME), ("repairs", "checks", Basis.ESCO)]


def test_where_links_leave_a_choice_as_many_outcomes_as_possible_are_covered() -> None:
    assert linked_to((SKILL,), (OTHER,), given=[(SKILL, OTHER), (SKILL,)]) == [True, True]
    assert linked_to((SKILL,), (OTHER,), given=[(SKILL,), (SKILL, OTHER)]) == [True, True]
    assert linked_to((SKILL,), (OTHER,), given=[(SKILL, OTHER), (OTHER,)]) == [True, True]


@given(*[st.lists(st.sampled_from([(SKILL,), (OTHER,), (SKILL, OTHER)]), max_size=4)] * 2)
def test_no_other_choice_of_links_covers_more(
    required: list[tuple[str, ...]], attained: list[tuple[str, ...]]
) -> None:
    """Told again: every way in which the outcomes attained may be handed out, one to each that is required."""
    hands = permutations([*attained, *[()] * len(required)], len(required))
    most = max(
        sum(bool(own) and set(own) <= set(hand) for own, hand in zip(required, some, strict=True))
        for some in hands
    )
    assert sum(linked_to(*required, given=attained)) == most


def test_that_a_linked_outcome_covers_several_can_be_agreed() -> None:
    found = validation(
        unit("brakes", outcome("checks", esco=[SKILL]), outcome("repairs", esco=[SKILL])),
        [agreed("bremser", outcome("mender", esco=[SKILL]), counts_for="brakes")],
        [assessment("bremser", "mender")],
        [Correspondence(given="mender", required=one, basis=Basis.ESCO) for one in ("checks", "repairs")],
    )
    assert covered(found) == [("checks", "mender", Basis.ESCO), ("repairs", "mender", Basis.ESCO)]


@pytest.mark.parametrize("claimed", [Basis.SAME, Basis.ESCO])
def test_what_an_agreement_calls_the_same_or_linked_and_is_not_is_agreed(claimed: Basis) -> None:
    found = validation(
        unit("brakes", "checks"),
        [agreed("bremser", "sjekker", counts_for="brakes")],
        [assessment("bremser", "sjekker")],
        [Correspondence(given="sjekker", required="checks", basis=claimed)],
    )
    assert covered(found) == [("checks", "sjekker", Basis.AGREED)]


def test_knowledge_does_not_cover_a_skill_through_esco() -> None:
    knowledge = outcome("vet", kind=OutcomeKind.KNOWLEDGE, esco=[SKILL])
    found = validation(
        unit("brakes", outcome("repairs", esco=[SKILL])),
        [agreed("bremser", knowledge, counts_for="brakes")],
        [assessment("bremser", "vet")],
    )
    assert found.coverage is Coverage.NONE


def test_an_outcome_that_is_covered_twice_counts_once_on_the_strongest_basis() -> None:
    found = validation(
        unit("brakes", outcome("checks", esco=[SKILL])),
        [
            agreed("bremser", outcome("ser", esco=[SKILL]), "sjekker", counts_for="brakes"),
            agreed("kontroll", outcome("checks", esco=[SKILL]), counts_for="brakes"),
        ],
        [assessment("bremser", "ser", "sjekker"), assessment("kontroll", "checks")],
        stand_for(("sjekker", "checks")),
    )
    assert covered(found) == [("checks", "checks", Basis.SAME)]
    assert found.covered[0].evidence == ("assessment of kontroll",)


def test_an_outcome_counts_only_for_the_unit_that_it_was_agreed_for() -> None:
    papers = agreement(
        agreed("bremser", "sjekker", counts_for="brakes"), agreed("dekk", "skifter", counts_for="tyres")
    )
    done = recorded(papers, assessment("bremser", "sjekker"), assessment("dekk", "skifter"))
    at_home = qualification(unit("brakes", "checks"), unit("tyres", outcome("sjekker")))
    found = steps.validate(done, at_home, by=HOME, on=VALIDATED).validations
    assert [(one.unit, one.coverage) for one in found] == [
        ("brakes", Coverage.NONE),
        ("tyres", Coverage.NONE),
    ]


def test_an_assessment_that_lists_no_outcomes_speaks_for_the_whole_unit() -> None:
    found = validation(
        unit("brakes", "checks", "repairs"),
        [agreed("bremser", "checks", "repairs", counts_for="brakes")],
        [assessment("bremser")],
    )
    assert found.coverage is Coverage.FULL


def test_an_outcome_that_was_not_attained_covers_nothing() -> None:
    found = validation(
        unit("brakes", "checks", "repairs"),
        [agreed("bremser", "checks", "repairs", counts_for="brakes")],
        [assessment("bremser", "checks", not_attained=["repairs"])],
    )
    assert (found.coverage, found.missing) == (Coverage.PART, ("repairs",))


def test_an_outcome_is_covered_where_one_of_several_assessments_attests_it() -> None:
    """Which of the results stands is for the policy of recognition to say."""
    first = assessment("bremser", not_attained=["checks"], name="first")
    second = assessment("bremser", "checks", name="second")
    third = assessment("bremser", "checks", name="third")
    units = [agreed("bremser", "checks", counts_for="brakes")]
    for results in ([first, second, third], [second, third, first]):
        found = validation(unit("brakes", "checks"), units, results)
        assert (found.coverage, found.covered[0].evidence) == (Coverage.FULL, ("second", "third"))


@pytest.mark.parametrize(
    ("achieved", "coverage"),
    [
        (date(2026, 3, 31), Coverage.FULL),
        (date(2026, 4, 1), Coverage.NONE),
        # Whether an unknown day is good enough is decided in recognition, and suspended there.
        (None, Coverage.FULL),
    ],
)
def test_a_correspondence_covers_what_was_achieved_while_it_was_in_force(
    achieved: date | None, coverage: Coverage
) -> None:
    until_march = attrs.evolve(stand_for(("sjekker", "checks"))[0], validity=Period(None, date(2026, 3, 31)))
    found = validation(
        unit("brakes", "checks"),
        [agreed("bremser", "sjekker", counts_for="brakes")],
        [assessment("bremser", "sjekker", on=achieved)],
        [until_march],
    )
    assert found.coverage is coverage


def test_outcomes_that_a_negative_assessment_calls_attained_cover_nothing() -> None:
    found = validation(
        unit("brakes", "checks"),
        [agreed("bremser", "checks", counts_for="brakes")],
        [assessment("bremser", "checks", positive=False)],
    )
    assert found.coverage is Coverage.NONE


def test_an_outcome_that_was_assessed_and_not_agreed_covers_nothing() -> None:
    found = validation(
        unit("brakes", "checks", "repairs"),
        [agreed("bremser", "checks", counts_for="brakes")],
        [assessment("bremser", "checks", "repairs")],
    )
    assert found.missing == ("repairs",)


def test_without_credit_in_the_transcript_nothing_is_covered() -> None:
    papers = agreement(agreed("bremser", "checks", counts_for="brakes"))
    done = steps.assess(steps.begin(papers), [assessment("bremser", "checks")], by=HOST, on=ASSESSED)
    silent = steps.record(done, transcript(), by=HOST, on=RECORDED)
    (found,) = steps.validate(
        silent, qualification(unit("brakes", "checks")), by=HOME, on=VALIDATED
    ).validations
    assert found.coverage is Coverage.NONE


def test_the_parts_that_a_unit_does_not_leave_optional_are_required_too() -> None:
    parts = tuple(
        UnitPart(code=code, title=text(code), mandatory=mandatory, outcomes=(outcome(code),))
        for code, mandatory in [("checks", True), ("bleeds", None), ("paints", False)]
    )
    found = validation(
        attrs.evolve(unit("brakes", "repairs"), parts=parts),
        [agreed("bremser", "repairs", counts_for="brakes")],
        [assessment("bremser", "repairs")],
    )
    assert found.missing == ("checks", "bleeds")


def test_an_addition_is_measured_by_what_was_agreed_for_it() -> None:
    done = recorded(agreement(agreed("vinter", "berger", "vurderer")), assessment("vinter", "berger"))
    (found,) = steps.validate(done, qualification(), by=HOME, on=VALIDATED).validations
    assert covered(found) == [("berger", "berger", Basis.SAME)]
    assert (found.unit, found.missing) == ("vinter", ("vurderer",))


def test_an_addition_under_the_code_of_a_unit_of_which_nothing_was_agreed_is_an_addition_too() -> None:
    done = recorded(agreement(agreed("brakes", "berger")), assessment("brakes"))
    at_home = qualification(unit("brakes", "checks"))
    (found,) = steps.validate(done, at_home, by=HOME, on=VALIDATED).validations
    assert covered(found) == [("berger", "berger", Basis.SAME)]
    assert found.missing == ()


# Any mobility


GIVEN, REQUIRED = ("g1", "g2", "g3"), ("r1", "r2", "r3")
few = st.lists(st.sampled_from(GIVEN), unique=True)
pairs = st.lists(st.tuples(st.sampled_from(GIVEN), st.sampled_from(REQUIRED)), unique=True)


@st.composite
def transfers(draw: st.DrawFn) -> CreditTransfer:
    """Two units with the host for one at home, any outcomes in them, any results, any correspondences."""
    units = [agreed(code, *draw(few), counts_for="home") for code in ("one", "two")]
    assessments = [
        assessment(
            draw(st.sampled_from(["one", "two"])),
            *attained,
            not_attained=[one for one in draw(few) if one not in attained],
            positive=draw(st.booleans()),
            name=f"a{number}",
        )
        for number in range(draw(st.integers(1, 3)))
        for attained in [draw(few)]
    ]
    return recorded(agreement(*units, correspondences=stand_for(*draw(pairs))), *assessments)


@given(transfers())
def test_exactly_what_was_attained_is_covered(transfer: CreditTransfer) -> None:
    done = steps.validate(transfer, qualification(unit("home", *REQUIRED)), by=HOME, on=VALIDATED)
    (found,) = done.validations
    expected = {
        one.required
        for one in transfer.agreement.correspondences
        if any(was_attained(one.given, code, transfer) for code in ("one", "two"))
    }
    assert {one.required for one in found.covered} == expected
    assert set(found.missing) == set(REQUIRED) - expected
    assert len(found.covered) + len(found.missing) == len(REQUIRED)


def was_attained(outcome_id: str, code: str, transfer: CreditTransfer) -> bool:
    """Told again: some positive assessment says yes of an agreed outcome of a unit that the host recorded."""
    (unit_there,) = [one for one in transfer.agreement.units if one.unit == code]
    if outcome_id not in [one.id for one in unit_there.outcomes]:
        return False
    assert transfer.transcript is not None
    if code not in [credit.unit for credit in transfer.transcript.credits]:
        return False
    for one in transfer.assessments:
        words = [result.attained for result in one.outcomes if result.outcome == outcome_id]
        if one.unit == code and one.attained and (words == [True] or not one.outcomes):
            return True
    return False
