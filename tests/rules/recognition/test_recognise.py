"""Recognition: what is decided on validated outcomes, why, and what credit comes of it."""

from datetime import date, timedelta
from functools import partial

import attrs
import pytest
from hypothesis import given

from ecvet.errors import ShapeError, TransferError
from ecvet.model.assessments import Assessment, Credit
from ecvet.model.combination import Extension, Member, UnitEntry
from ecvet.model.grades import Grade
from ecvet.model.origins import Origin
from ecvet.model.policies import RecognitionPolicy
from ecvet.model.qualifications import Qualification
from ecvet.model.requirements import RecognisedCap
from ecvet.model.transfers import CreditTransfer, Decision, Recognition, Stage
from ecvet.points import PointRange, Points
from ecvet.rules import transfer as steps
from ecvet.rules.recognition import credits_of, recognise
from tests.rules.mobility import (
    HOME,
    RECOGNISED,
    VALIDATED,
    agreed,
    agreement,
    assessment,
    qualification,
    recorded,
    text,
    unit,
)
from tests.rules.test_coverage import REQUIRED, transfers

#: Everything counts that is validated, in part too.
POLICY = RecognitionPolicy(code="all", version="1", title=text("Everything"))

AT_HOME = qualification(unit("brakes", "checks", "repairs"))
BRAKES = agreed("bremser", "checks", "repairs", counts_for="brakes")
WINTER = agreed("vinter", "berger")
PASSED = assessment("bremser")
EXTENSION = Extension(title=text("Beyond the total"))


def decided(transfer: CreditTransfer, at_home: Qualification = AT_HOME) -> CreditTransfer:
    validated = steps.validate(transfer, at_home, by=HOME, on=VALIDATED)
    return recognise(validated, at_home, policy=POLICY, by=HOME, on=RECOGNISED)


def decision(*assessments: Assessment, at_home: Qualification = AT_HOME) -> Recognition:
    """The decision on the brakes."""
    (found,) = decided(recorded(agreement(BRAKES), *assessments), at_home).recognitions
    return found


def reasons(found: Recognition) -> dict[str, dict[str, str]]:
    return {reason.code: dict(reason.about) for reason in found.reasons}


# Decisions


def test_a_unit_whose_outcomes_are_all_covered_is_recognised_in_full_with_its_points_at_home() -> None:
    found = decision(assessment("bremser", "checks", "repairs"))
    assert (found.unit, found.decision, found.points) == ("brakes", Decision.FULL, Points(15, "ecvet"))
    assert reasons(found) == {"all-outcomes-covered": {"unit": "brakes", "count": "2"}}
    assert (found.institution, found.on) == (HOME, RECOGNISED)
    assert found.evidence == ("assessment of bremser",)


def test_a_unit_of_which_some_outcomes_are_covered_is_recognised_in_part_and_without_points() -> None:
    found = decision(assessment("bremser", "checks", not_attained=["repairs"]))
    assert (found.decision, found.points) == (Decision.PARTIAL, None)
    assert reasons(found) == {
        "outcomes-missing": {"unit": "brakes", "covered": "1", "required": "2", "missing": "repairs"},
        "points-not-stated": {"unit": "brakes"},
    }


def test_a_unit_that_was_not_attained_is_refused() -> None:
    found = decision(assessment("bremser", positive=False))
    assert (found.decision, found.points) == (Decision.REFUSED, None)
    assert reasons(found) == {
        "no-outcome-covered": {"unit": "brakes"},
        "not-attained": {"unit": "bremser"},
    }


def test_a_unit_that_was_not_assessed_is_refused() -> None:
    found = decision(assessment("motor"))
    assert found.decision is Decision.REFUSED
    assert reasons(found) == {
        "no-outcome-covered": {"unit": "brakes"},
        "agreed-not-assessed": {"unit": "bremser"},
    }


def test_an_addition_is_recognised_outside_the_qualification() -> None:
    (found,) = decided(recorded(agreement(WINTER), assessment("vinter"))).recognitions
    assert (found.unit, found.decision, found.points) == ("vinter", Decision.OUTSIDE, None)
    assert reasons(found) == {
        "no-unit-at-home": {"unit": "vinter"},
        "all-outcomes-covered": {"unit": "vinter", "count": "1"},
    }


def test_an_addition_that_was_not_attained_is_refused() -> None:
    (found,) = decided(recorded(agreement(WINTER), assessment("vinter", positive=False))).recognitions
    assert found.decision is Decision.REFUSED


@pytest.mark.parametrize(
    "further",
    [
        UnitEntry(unit="brakes", points=PointRange.exactly(30)),
        UnitEntry(unit="brakes", points=PointRange(15, 30)),
        UnitEntry(unit="brakes"),
    ],
)
def test_no_points_are_awarded_where_the_rules_do_not_agree_on_one_number(further: Member) -> None:
    at_home = qualification(unit("brakes", "checks", "repairs"), beside=[further])
    found = decision(assessment("bremser"), at_home=at_home)
    assert (found.decision, found.points) == (Decision.FULL, None)
    assert "points-not-stated" in reasons(found)


def test_a_unit_without_points_in_the_rules_is_recognised_in_full_without_points() -> None:
    at_home = qualification(unit("brakes", "checks", "repairs"), points=None)
    assert decision(assessment("bremser"), at_home=at_home).points is None


def test_an_unknown_pathway_is_refused() -> None:
    validated = steps.validate(
        recorded(agreement(BRAKES), assessment("bremser")), AT_HOME, by=HOME, on=VALIDATED
    )
    with pytest.raises(ShapeError, match="is no pathway of vehicle-technician"):
        recognise(validated, AT_HOME, policy=POLICY, by=HOME, on=RECOGNISED, pathway="evening")


def test_a_validation_of_what_was_not_agreed_on_cannot_be_recognised() -> None:
    validated = steps.validate(
        recorded(agreement(BRAKES), assessment("bremser")), AT_HOME, by=HOME, on=VALIDATED
    )
    forged = attrs.evolve(validated, validations=(attrs.evolve(validated.validations[0], unit="tyres"),))
    with pytest.raises(TransferError) as refused:
        recognise(forged, AT_HOME, policy=POLICY, by=HOME, on=RECOGNISED)
    assert (refused.value.rule, refused.value.path) == ("transfer.unit", "recognise/validations/0/unit")


@given(transfers())
def test_nothing_is_recognised_that_was_not_validated_or_attained(transfer: CreditTransfer) -> None:
    done = decided(transfer, qualification(unit("home", *REQUIRED)))
    (validation,), (found,) = done.validations, done.recognitions
    expected = {0: Decision.REFUSED, len(REQUIRED): Decision.FULL}
    assert found.decision is expected.get(len(validation.covered), Decision.PARTIAL)
    positive = {one.id for one in transfer.assessments if one.attained}
    assert set(found.evidence) <= positive


def test_the_digest_of_a_decision_tells_whatever_it_was_made_from() -> None:
    """But not who decided: that is the home institution, which the transfer names."""
    (main,) = AT_HOME.pathways
    two_ways = attrs.evolve(AT_HOME, pathways=(main, attrs.evolve(main, code="other")))
    validated = steps.validate(recorded(agreement(BRAKES), PASSED), two_ways, by=HOME, on=VALIDATED)
    say = partial(recognise, policy=POLICY, by=HOME, on=RECOGNISED)
    made = [
        say(validated, two_ways),
        say(attrs.evolve(validated, assessments=(attrs.evolve(PASSED, place=text("Oslo")),)), two_ways),
        say(validated, attrs.evolve(two_ways, title=text("Vehicles"))),
        say(validated, two_ways, policy=attrs.evolve(POLICY, version="2")),
        say(validated, two_ways, pathway="other"),
        say(validated, two_ways, held=[Credit(unit="tyres")]),
        say(validated, two_ways, on=RECOGNISED + timedelta(days=1)),
        say(validated, two_ways),
    ]
    digests = [one.recognitions[0].digest for one in made]
    assert None not in digests
    assert len(set(digests)) == len(digests) - 1
    assert digests[0] == digests[-1]


def test_the_history_names_the_transcript_that_was_decided_on() -> None:
    done = decided(recorded(agreement(BRAKES), PASSED))
    assert (done.history[-1].stage, done.history[-1].evidence) == (Stage.RECOGNISED, ("PT-1",))


def test_another_qualification_than_agreed_is_refused_where_it_was_given() -> None:
    validated = steps.validate(recorded(agreement(BRAKES), PASSED), AT_HOME, by=HOME, on=VALIDATED)
    with pytest.raises(TransferError) as refused:
        recognise(validated, attrs.evolve(AT_HOME, code="other"), policy=POLICY, by=HOME, on=RECOGNISED)
    assert refused.value.rule == "transfer.qualification"
    assert refused.value.path.startswith("recognise/")


# Credit


def test_a_unit_recognised_in_full_is_credit_for_the_unit_at_home() -> None:
    given_grade = Grade(label="5", scale="no-1-6")
    result = attrs.evolve(assessment("bremser", on=date(2026, 4, 15)), grade=given_grade)
    done = decided(recorded(agreement(BRAKES), result))
    (credit,) = credits_of(done, AT_HOME)
    assert (credit.unit, credit.points, credit.partial) == ("brakes", Points(15, "ecvet"), False)
    assert (credit.grade, credit.awarded) == (given_grade, date(2026, 4, 15))
    assert credit.assessments == (result,)
    assert credit.recognised_from is not None
    assert (credit.recognised_from.unit, credit.recognised_from.awarded) == ("bremser", date(2026, 4, 15))
    assert credit.recognised_from.explanation == text("bremser")


def test_a_unit_recognised_in_part_is_partial_credit() -> None:
    done = decided(recorded(agreement(BRAKES), assessment("bremser", "checks")))
    (credit,) = credits_of(done, AT_HOME)
    assert (credit.unit, credit.partial, credit.points) == ("brakes", True, None)


def test_what_is_refused_gives_no_credit() -> None:
    assert credits_of(decided(recorded(agreement(BRAKES), assessment("motor"))), AT_HOME) == ()


def test_credit_towards_an_unknown_pathway_is_refused() -> None:
    with pytest.raises(ShapeError) as refused:
        credits_of(decided(recorded(agreement(BRAKES), PASSED)), AT_HOME, pathway="sea")
    assert refused.value.rule == "pathway.unknown"


def test_a_transfer_that_is_not_yet_decided_gives_no_credit() -> None:
    assert credits_of(recorded(agreement(BRAKES), assessment("bremser")), AT_HOME) == ()


def test_what_is_recognised_outside_stands_in_the_extension_of_the_rules() -> None:
    at_home = qualification(beside=[Extension(title=text("Local"), accepts=(Origin.LOCAL,)), EXTENSION])
    (credit,) = credits_of(decided(recorded(agreement(WINTER), assessment("vinter")), at_home), at_home)
    assert (credit.unit, credit.title, credit.entry) == ("vinter", text("vinter"), "/1")


def test_what_is_recognised_outside_brings_the_points_that_were_agreed_for_it() -> None:
    winter = attrs.evolve(WINTER, points=Points(4, "ecvet"))
    at_home = qualification(beside=[EXTENSION])
    (credit,) = credits_of(decided(recorded(agreement(winter), assessment("vinter")), at_home), at_home)
    assert credit.points == Points(4, "ecvet")


def test_several_units_recognised_outside_together_bring_no_points_that_could_be_stated() -> None:
    units = [
        attrs.evolve(agreed(code, word, counts_for="brakes"), points=Points(4, "ecvet"))
        for code, word in (("ser", "checks"), ("gjør", "repairs"))
    ]
    at_home = qualification(unit("brakes", "checks", "repairs"), beside=[EXTENSION])
    ready = recorded(agreement(*units), assessment("ser"), assessment("gjør"))
    validated = steps.validate(ready, at_home, by=HOME, on=VALIDATED)
    capped = attrs.evolve(POLICY, cap=RecognisedCap(points=0))
    done = recognise(validated, at_home, policy=capped, by=HOME, on=RECOGNISED)
    (credit,) = credits_of(done, at_home)
    assert (credit.entry, credit.points) == ("/1", None)


def test_without_an_extension_there_is_no_place_for_what_is_recognised_outside() -> None:
    assert credits_of(decided(recorded(agreement(WINTER), assessment("vinter"))), AT_HOME) == ()


def test_several_units_may_stand_for_one_and_their_titles_are_kept() -> None:
    units = [agreed("ser", "checks", counts_for="brakes"), agreed("gjør", "repairs", counts_for="brakes")]
    results = [
        attrs.evolve(assessment("ser"), grade=Grade(label="4")),
        attrs.evolve(assessment("gjør"), grade=Grade(label="6")),
    ]
    (credit,) = credits_of(decided(recorded(agreement(*units), *results)), AT_HOME)
    assert credit.recognised_from is not None
    assert credit.recognised_from.explanation == text("ser; gjør")
    assert credit.recognised_from.unit is None
    assert credit.grade is None


def test_the_grade_of_the_last_attempt_stands_with_its_label() -> None:
    attempts = [
        attrs.evolve(assessment("bremser", positive=False, name="first"), grade=Grade(label="1")),
        attrs.evolve(assessment("bremser", name="second"), grade=Grade(label="3")),
    ]
    (credit,) = credits_of(decided(recorded(agreement(BRAKES), *attempts)), AT_HOME)
    assert credit.grade == Grade(label="3")
    assert len(credit.assessments) == 2


def test_a_negative_assessment_of_something_further_changes_neither_grade_nor_age() -> None:
    results = [
        attrs.evolve(assessment("bremser", on=date(2026, 4, 15), name="first"), grade=Grade(label="4")),
        attrs.evolve(assessment("bremser", "more", positive=False, name="second"), grade=Grade(label="1")),
    ]
    (credit,) = credits_of(decided(recorded(agreement(BRAKES), *results)), AT_HOME)
    assert (credit.grade, credit.awarded) == (Grade(label="4"), date(2026, 4, 15))


def test_credit_bears_the_name_of_its_agreement_so_that_it_can_be_told_apart() -> None:
    (credit,) = credits_of(decided(recorded(agreement(BRAKES), assessment("bremser"))), AT_HOME)
    assert credit.id == "LA-1/brakes"
