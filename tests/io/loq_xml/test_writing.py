"""Qualifications are written as LOQ: valid, with what is missing asked for and what is lost told."""

from collections.abc import Callable
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecvet import (
    GradeScale,
    GradeStep,
    Group,
    Institution,
    LearningOutcome,
    OpenEntry,
    OutcomeKind,
    Pathway,
    PointRange,
    Qualification,
    ShapeError,
    Text,
    Unit,
    UnitEntry,
    WriteError,
)
from ecvet.io import loq_xml
from ecvet.io.loq_xml import LoqNeeds
from tests import strategies as s
from tests.io.loq_xml.documents import whole
from tests.io.loq_xml.qualifications import NEEDS, NQF, described, qualifications
from tests.strategies import few

Invalid = Callable[[bytes], list[str]]
FIELDS = {field.name: field.type for field in attrs.fields(attrs.resolve_types(Qualification))}
# Pathways have a test of their own; the code, the title and the units are what the others are about.
DRAWN = sorted(FIELDS.keys() - {"code", "title", "units", "pathways"})


def bare(units: tuple[Unit, ...] = (), pathways: tuple[Pathway, ...] = ()) -> Qualification:
    """A qualification that says nothing that the format demands; of one unit, where no others are given."""
    outcome = LearningOutcome(id="1", kind=OutcomeKind.SKILL, text=Text({"en": "Replaces pads"}))
    unit = Unit(code="u", title=Text({"en": "Brakes"}), outcomes=(outcome,))
    rules = Group(members=(UnitEntry(unit="u"),), all_members=True)
    return Qualification(
        code="q",
        title=Text({"en": "Mechanic"}),
        pathways=pathways or (Pathway(code="loq", rules=rules),),
        units=units or (unit,),
    )


def lost(qualification: Qualification, needs: LoqNeeds = NEEDS) -> dict[str, str]:
    """What is lost of a qualification, by its path."""
    return {one.where: str(one["what"]) for one in loq_xml.write(qualification, needs).losses}


@few(40)
@given(qualifications())
def test_what_the_format_can_hold_comes_back_whole(qualification: Qualification) -> None:
    written = loq_xml.write(qualification)
    assert not written.losses
    document = loq_xml.read(written.content).value
    assert document.qualifications == (qualification,)
    assert loq_xml.write(document).content == written.content


@few(20)
@given(qualification=qualifications())
def test_what_is_written_is_valid(invalid: Invalid, qualification: Qualification) -> None:
    assert not invalid(loq_xml.write(qualification).content)


@few(40)
@given(qualifications(), st.sampled_from(DRAWN), st.data())
def test_what_does_not_come_back_was_told_to_be_lost(
    qualification: Qualification, name: str, data: st.DataObject
) -> None:
    drawn: dict[str, Any] = {name: data.draw(s.of_field(FIELDS[name], name))}
    changed = attrs.evolve(qualification, **drawn)
    written = loq_xml.write(changed, NEEDS)
    (back,) = loq_xml.read(written.content).value.qualifications
    default = attrs.fields_dict(Qualification)[name].default
    if getattr(changed, name) not in (default, _as_asked(getattr(back, name), getattr(changed, name))):
        assert any(one.where.startswith(f"/{name}") for one in written.losses)


def _as_asked(back: object, given: object) -> object:
    """What came back, without the country that was only among the needs: more came back than was given."""
    if isinstance(back, Institution) and isinstance(given, Institution) and given.country is None:
        return attrs.evolve(back, country=None)
    return back


@few(40)
@given(s.pathways(), st.booleans())
def test_rules_that_do_not_come_back_were_told_to_be_lost(pathway: Pathway, listed: bool) -> None:
    rules = attrs.evolve(pathway.rules, members=(UnitEntry(unit="u"), *pathway.rules.members))
    qualification = bare(pathways=(attrs.evolve(pathway, rules=rules if listed else pathway.rules),))
    if not listed:
        # Without its unit, nothing describes the qualification.
        with pytest.raises(WriteError, match="a learning outcome"):
            loq_xml.write(qualification, NEEDS)
        return
    written = loq_xml.write(qualification, NEEDS)
    (back,) = loq_xml.read(written.content).value.qualifications
    if back.pathways != qualification.pathways:
        assert any(one.where.startswith("/pathways/0") for one in written.losses)


def test_several_qualifications_stand_in_one_document(invalid: Invalid) -> None:
    several = (described(), attrs.evolve(described(), code="welder", national_codes=("351302",)))
    written = loq_xml.write(several)
    assert not invalid(written.content)
    assert not written.losses
    assert loq_xml.read(written.content).value.qualifications == several


def test_a_code_that_two_qualifications_share_is_an_identifier_of_the_first_only(invalid: Invalid) -> None:
    several = (described(), attrs.evolve(described(), code="welder"))
    written = loq_xml.write(several)
    assert not invalid(written.content)
    assert [one.where for one in written.losses] == ["/1/national_codes/0"]


def test_everything_that_is_demanded_and_missing_is_asked_for_at_once() -> None:
    with pytest.raises(WriteError) as caught:
        loq_xml.write(bare())
    asked = {(problem.rule, problem.path) for problem in caught.value.problems}
    assert asked == {(f"loq.{name}", name) for name in ("isced", "languages", "eqf", "nqf")}
    assert all(problem.hint and problem.expected for problem in caught.value.problems)


def test_what_is_asked_for_of_several_qualifications_is_told_with_the_place_of_each() -> None:
    with pytest.raises(WriteError) as caught:
        loq_xml.write([described(), bare()])
    assert {
        problem.path.partition("/isced")[0] for problem in caught.value.problems if "isced" in problem.path
    } == {"/1"}


def test_what_is_missing_can_be_stated_beside_the_value(invalid: Invalid) -> None:
    written = loq_xml.write(bare(), NEEDS)
    assert not invalid(written.content)
    (back,) = loq_xml.read(written.content).value.qualifications
    assert (back.eqf, back.isced, back.languages, back.nqf) == (4, ("0716",), ("fi",), NEEDS.nqf)


def test_a_unit_that_no_outcome_describes_is_asked_for_or_left_out(invalid: Invalid) -> None:
    empty = Unit(code="e", title=Text({"en": "Empty"}))
    rules = Group(members=(UnitEntry(unit="u"), UnitEntry(unit="e")), all_members=True)
    both = bare(units=(*bare().units, empty), pathways=(Pathway(code="loq", rules=rules),))
    with pytest.raises(WriteError) as caught:
        loq_xml.write(both, attrs.evolve(NEEDS, leave_out_undescribed=False))
    assert [(problem.rule, problem.path) for problem in caught.value.problems] == [
        ("loq.outcomes", "/units/1/outcomes")
    ]
    written = loq_xml.write(both, NEEDS)
    assert not invalid(written.content)
    assert "/units/1" in {one.where for one in written.losses}


def test_needs_that_are_on_no_list_are_refused() -> None:
    refused: tuple[dict[str, Any], ...] = (
        {"nqf": ("FiNQF 4",)},
        {"isced": ("1234",)},
        {"languages": ("qq",)},
        {"eqf": 9},
    )
    for wrong in refused:
        with pytest.raises(ShapeError):
            LoqNeeds(**wrong)


def test_competence_is_lost_since_the_list_of_the_format_lacks_it() -> None:
    outcome = LearningOutcome(id="1", kind=OutcomeKind.COMPETENCE, text=Text({"en": "Works alone"}))
    unit = attrs.evolve(bare().units[0], outcomes=(outcome,))
    written = loq_xml.write(bare(units=(unit,)), NEEDS)
    assert [(one.code, one.where, one["value"]) for one in written.losses] == [
        ("loss-not-in-list", "/units/0/outcomes/0/kind", "competence")
    ]


def test_a_choice_within_the_rules_is_lost_with_its_path() -> None:
    choice = Group(members=(UnitEntry(unit="u"), OpenEntry(title=Text({"en": "Any"}))))
    rules = Group(members=(choice,), points=PointRange(minimum=10))
    assert lost(bare(pathways=(Pathway(code="loq", rules=rules, scheme="ecvet"),))) == {
        "/pathways/0/scheme": "points-scheme",
        "/pathways/0/rules/points": "points-range",
        "/pathways/0/rules": "rules",
        "/pathways/0/rules/0": "rules",
        "/pathways/0/rules/0/1": "rules",
    }


def test_points_of_a_national_scheme_are_lost_unless_it_is_said_which_framework_they_are_of() -> None:
    rules = Group(
        members=(UnitEntry(unit="u", points=PointRange.exactly(30)),),
        points=PointRange.exactly(30),
        all_members=True,
    )
    national = bare(pathways=(Pathway(code="loq", rules=rules, scheme="osaamispiste"),))
    silent = loq_xml.write(national, NEEDS)
    assert [(one.code, one.where) for one in silent.losses] == [("loss-not-in-list", "/pathways/0/scheme")]
    assert b"creditPoint" not in silent.content
    told = loq_xml.write(national, attrs.evolve(NEEDS, schemes=(("osaamispiste", "ecvet"),)))
    assert [(one.code, one["written"]) for one in told.losses] == [("loss-coarser", "ecvet")]
    assert told.content.count(b"60b314e826") == 2


def test_a_unit_has_the_points_that_it_has_in_the_pathway_that_is_written() -> None:
    unit = bare().units[0]
    ways = tuple(
        Pathway(
            code=code,
            scheme="ecvet",
            rules=Group(members=(UnitEntry(unit="u", points=PointRange.exactly(points)),), all_members=True),
        )
        for code, points in (("a", 10), ("b", 20))
    )
    both = bare(units=(unit,), pathways=ways)
    assert b"<point>10</point>" in loq_xml.write(both, NEEDS).content
    assert b"<point>20</point>" in loq_xml.write(both, attrs.evolve(NEEDS, pathway="b")).content
    assert lost(both, attrs.evolve(NEEDS, pathway="b"))["/pathways/0"] == "pathway"


def test_a_pathway_that_there_is_not_is_refused() -> None:
    with pytest.raises(WriteError, match="is a pathway of no qualification here") as caught:
        loq_xml.write(bare(), attrs.evolve(NEEDS, pathway="other"))
    assert caught.value.rule == "pathway.unknown"


def test_a_grade_scale_is_written_with_its_grades_as_words(invalid: Invalid) -> None:
    steps = tuple(GradeStep(label=label, passes=label != "0") for label in "0123")
    scale = GradeScale(code="0-3", steps=steps, title=Text({"en": "Nought to three"}))
    written = loq_xml.write(bare(), attrs.evolve(NEEDS, scale=scale))
    assert not invalid(written.content)
    (scheme,) = loq_xml.read(written.content).value.grading
    assert (scheme.id, scheme.title) == ("0-3", scale.title)
    assert "0 · 1 · 2 · 3" in str(scheme.description)
    assert "grade-step" in {str(one["what"]) for one in written.losses}


def test_two_different_things_cannot_bear_one_address() -> None:
    outcome = LearningOutcome(id="https://example.eu/o", kind=None, text=Text({"en": "One"}))
    units = tuple(
        Unit(code=code, title=Text({"en": code}), outcomes=(attrs.evolve(outcome, text=Text({"en": code})),))
        for code in ("A", "B")
    )
    rules = Group(members=tuple(UnitEntry(unit=unit.code) for unit in units), all_members=True)
    with pytest.raises(WriteError) as caught:
        loq_xml.write(bare(units=units, pathways=(Pathway(code="loq", rules=rules),)), NEEDS)
    assert (caught.value.rule, caught.value.path) == ("loq.id", "/units/1/outcomes/0")


def test_the_bytes_are_the_same_whoever_writes_them() -> None:
    assert loq_xml.write(described()).content == loq_xml.write(described()).content


def test_what_a_document_lacked_when_it_was_read_is_filled_in_and_nothing_else_is_replaced() -> None:
    level = '<NQFLevel uri="http://data.europa.eu/snb/qdr/c_2e41fe05"/>'
    text = whole().replace(level, "", 1)
    document = loq_xml.read(text, strict=False).value
    with pytest.raises(WriteError, match="the address of a level in a national framework"):
        loq_xml.write(document)
    needs = LoqNeeds(nqf=(NQF[1],), eqf=7, isced=("0811",), languages=("sv",))
    written = loq_xml.write(document, needs).content.decode()
    assert written.count(NQF[1]) == 1
    assert not [said for said in ("eqf/7", "0811", "SWE") if said in written]
    assert loq_xml.write(loq_xml.read(written).value).content.decode() == written
