"""The gap: which outcomes are still lacking, unit by unit and kind by kind."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from ecvet import (
    Assessment,
    Credit,
    GapRow,
    JobProfile,
    LearningOutcome,
    OutcomeKind,
    OutcomeResult,
    Pathway,
    PriorLearning,
    Qualification,
    Text,
    Unit,
    UnitPart,
    gap,
)
from ecvet.model.building import all_of, one_of
from ecvet.model.building import unit as listed

TODAY = date(2026, 11, 22)
ESCO = "http://data.europa.eu/esco/skill/"
KNOWLEDGE, SKILL, COMPETENCE = OutcomeKind


def en(words: str) -> Text:
    return Text({"en": words})


def outcome(
    id_: str, kind: OutcomeKind | None = SKILL, *, esco: str = "", related: str = ""
) -> LearningOutcome:
    return LearningOutcome(
        id=id_,
        kind=kind,
        text=en(id_),
        esco=(ESCO + esco,) if esco else (),
        related=(f"urn:x:{related}",) if related else (),
    )


def unit(code: str, *outcomes: LearningOutcome, parts: tuple[UnitPart, ...] = ()) -> Unit:
    return Unit(code=code, title=en(code), outcomes=outcomes, parts=parts)


def part(code: str, *outcomes: LearningOutcome, mandatory: bool | None = True) -> UnitPart:
    return UnitPart(code=code, title=en(code), outcomes=outcomes, mandatory=mandatory)


def qualification(*units: Unit) -> Qualification:
    return Qualification(code="q", title=en("q"), units=units, pathways=(Pathway(code="p", rules=all_of()),))


def assessed(*results: tuple[str, bool], attained: bool = True) -> Assessment:
    outcomes = tuple(OutcomeResult(outcome=id_, attained=done) for id_, done in results)
    return Assessment(attained=attained, outcomes=outcomes)


def lacking(rows: tuple[GapRow, ...]) -> list[tuple[str | None, OutcomeKind | None, list[str]]]:
    return [(row.unit, row.kind, [one.id for one in row.missing]) for row in rows if row.missing]


BRAKES = unit("brakes", outcome("pads"), outcome("law", KNOWLEDGE), outcome("discs"))
WHEELS = unit("wheels", outcome("tyres"), outcome("care", COMPETENCE), outcome("other", None))


def test_who_holds_nothing_lacks_everything_unit_by_unit_and_kind_by_kind() -> None:
    found = gap(qualification(BRAKES, WHEELS), (), as_of=TODAY)
    assert lacking(found.rows) == [
        ("brakes", KNOWLEDGE, ["law"]),
        ("brakes", SKILL, ["pads", "discs"]),
        ("wheels", SKILL, ["tyres"]),
        ("wheels", COMPETENCE, ["care"]),
        ("wheels", None, ["other"]),
    ]


def test_credit_for_a_whole_unit_attests_all_its_outcomes() -> None:
    found = gap(qualification(BRAKES, WHEELS), [Credit(unit="brakes")], as_of=TODAY)
    assert {row.unit for row in found.rows if row.missing} == {"wheels"}
    assert [[one.id for one in row.covered] for row in found.rows[:2]] == [["law"], ["pads", "discs"]]


def test_an_assessment_that_lists_outcomes_attests_those_attained() -> None:
    credit = Credit(unit="brakes", partial=True, assessments=(assessed(("pads", True), ("law", False)),))
    assert [one.id for one in gap([BRAKES], [credit], as_of=TODAY).missing] == ["law", "discs"]


def test_of_several_assessments_the_last_to_speak_of_an_outcome_stands() -> None:
    first, second = assessed(("pads", True), ("law", False)), assessed(("law", True))
    credit = Credit(unit="brakes", assessments=(first, second))
    assert [one.id for one in gap([BRAKES], [credit], as_of=TODAY).missing] == ["discs"]


def test_credit_attests_the_outcomes_that_it_names_whatever_its_assessments_list() -> None:
    credit = Credit(
        unit="brakes",
        partial=True,
        outcomes=("law",),
        assessments=(assessed(("pads", True), ("law", False)),),
    )
    assert [one.id for one in gap([BRAKES], [credit], as_of=TODAY).missing] == ["pads", "discs"]


def test_ids_of_outcomes_that_were_assessed_elsewhere_are_not_those_at_home() -> None:
    abroad = assessed(("discs", False), ("p1", True), ("pads", True))
    recognised = PriorLearning(explanation=Text({"en": "Bremser"}), unit="bremser")
    whole = Credit(unit="brakes", assessments=(abroad,), recognised_from=recognised)
    assert gap([BRAKES], [whole], as_of=TODAY).missing == ()
    part_of_it = Credit(unit="brakes", partial=True, assessments=(abroad,), recognised_from=recognised)
    assert len(gap([BRAKES], [part_of_it], as_of=TODAY).missing) == 3


def test_credit_for_parts_of_a_unit_attests_the_outcomes_of_those_parts() -> None:
    whole = unit("safety", parts=(part("fire", outcome("exits")), part("aid", outcome("bandage"))))
    credit = Credit(unit="safety", partial=True, parts=(Credit(unit="fire"),))
    assert [one.id for one in gap([whole], [credit], as_of=TODAY).missing] == ["bandage"]


def test_an_assessment_may_list_outcomes_of_the_parts_of_a_unit() -> None:
    fire, aid = part("fire", outcome("exits"), outcome("hoses")), part("aid", outcome("bandage"))
    whole = unit("safety", outcome("law", KNOWLEDGE), parts=(fire, aid))
    by_unit = Credit(unit="safety", assessments=(assessed(("law", True), ("exits", True)),))
    assert [one.id for one in gap([whole], [by_unit], as_of=TODAY).missing] == ["hoses", "bandage"]
    exits = Credit(unit="fire", assessments=(assessed(("exits", True)),))
    by_part = Credit(unit="safety", partial=True, parts=(exits,))
    assert [one.id for one in gap([whole], [by_part], as_of=TODAY).missing] == ["law", "hoses", "bandage"]


def test_outcomes_of_parts_that_a_unit_does_not_demand_are_not_asked_for() -> None:
    whole = unit(
        "safety", parts=(part("fire", outcome("exits")), part("sea", outcome("rafts"), mandatory=False))
    )
    assert [one.id for one in gap([whole], (), as_of=TODAY).missing] == ["exits"]


def test_the_same_id_in_another_unit_is_another_outcome() -> None:
    other = unit("bikes", outcome("pads"))
    found = gap([BRAKES], [Credit(unit="bikes")], as_of=TODAY, described=[other])
    assert [one.id for one in found.missing] == ["law", "pads", "discs"]


def test_outcomes_that_share_an_address_stand_for_each_other() -> None:
    asked = unit("home", outcome("1", esco="brakes"), outcome("2", related="tyres"), outcome("3", esco="x"))
    host = unit("host", outcome("a", KNOWLEDGE, esco="brakes"), outcome("b", related="tyres"))
    found = gap([asked], [Credit(unit="host")], as_of=TODAY, described=[host])
    assert [one.id for one in found.missing] == ["3"]
    assert found.undescribed == ()


def test_a_job_profile_is_met_through_shared_addresses() -> None:
    asked = JobProfile(
        code="7231",
        title=en("Mechanic"),
        outcomes=(outcome("brakes", esco="brakes"), outcome("tyres", esco="tyres")),
    )
    there = unit("u", outcome("1", esco="brakes"))
    found = gap(asked, [Credit(unit="u")], as_of=TODAY, described=[there])
    assert lacking(found.rows) == [(None, SKILL, ["tyres"])]
    assert found.rows[0].title == asked.title


def test_what_one_qualification_gives_is_held_against_what_another_asks_for() -> None:
    given_ = qualification(BRAKES, unit("tyres", outcome("1", esco="tyres")))
    asked = qualification(BRAKES, unit("wheels", outcome("a", esco="tyres"), outcome("b")))
    assert lacking(gap(asked, given_, as_of=TODAY).rows) == [("wheels", SKILL, ["b"])]


def test_of_units_without_outcomes_nothing_is_said() -> None:
    found = gap([unit("empty"), BRAKES], [Credit(unit="unknown"), Credit(unit="brakes")], as_of=TODAY)
    assert found.undescribed == ("empty", "unknown")
    assert {row.unit for row in found.rows} == {"brakes"}
    assert found.missing == ()


def test_units_that_the_rules_list_and_nobody_described_do_not_look_covered() -> None:
    rules = all_of(
        listed("brakes"), one_of(all_of(listed("lights")), all_of(listed("wheels"))), listed("lights")
    )
    asked = Qualification(
        code="q", title=en("q"), units=(BRAKES,), pathways=(Pathway(code="p", rules=rules),)
    )
    held = [Credit(unit="brakes")]
    assert gap(asked, held, as_of=TODAY).undescribed == ("lights", "wheels")
    assert gap([BRAKES], asked, as_of=TODAY).undescribed == ("lights", "wheels")
    assert gap(asked, [*held, Credit(unit="wheels")], as_of=TODAY).undescribed == ("lights", "wheels")
    found = gap(asked, held, as_of=TODAY, described=[WHEELS])
    assert found.undescribed == ("lights",)
    assert lacking(found.rows) == lacking(gap([WHEELS], [], as_of=TODAY).rows)


def test_of_a_qualification_that_is_held_the_units_without_outcomes_are_told() -> None:
    found = gap([BRAKES], qualification(BRAKES, unit("empty")), as_of=TODAY)
    assert (found.undescribed, found.missing) == (("empty",), ())


def test_credit_awarded_later_is_not_held_yet() -> None:
    later = Credit(unit="brakes", awarded=date(2027, 1, 1))
    assert len(gap([BRAKES], [later], as_of=TODAY).missing) == 3
    assert gap([BRAKES], [later], as_of=date(2027, 1, 1)).missing == ()


@given(held=st.lists(st.sampled_from([Credit(unit="brakes"), Credit(unit="wheels")]), max_size=3))
def test_more_credit_never_widens_the_gap_and_every_outcome_is_either_covered_or_missing(
    held: list[Credit],
) -> None:
    target = qualification(BRAKES, WHEELS)
    found = gap(target, held, as_of=TODAY)
    less = gap(target, held[1:], as_of=TODAY)
    assert set(found.missing) <= set(less.missing)
    told = [one for row in found.rows for one in (*row.covered, *row.missing)]
    assert sorted(one.id for one in told) == sorted(one.id for one in (*BRAKES.outcomes, *WHEELS.outcomes))
    assert all(one.kind is row.kind for row in found.rows for one in (*row.covered, *row.missing))
