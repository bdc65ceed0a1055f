"""LOQ documents are read as qualifications with units, and what the model has no place for is kept."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import attrs
import pytest

from ecvet import PointRange, Qualification, ReadError, Text
from ecvet.io import loq_xml
from ecvet.io.loq_xml import LoqDocument
from ecvet.io.xml_text import load
from tests.io.loq_xml.documents import credit, document, qualification, whole


def read(text: str) -> LoqDocument:
    return loq_xml.read(text).value


def only(text: str) -> Qualification:
    (found,) = read(text).qualifications
    return found


def test_a_partial_qualification_is_a_unit_of_the_whole_that_it_is_part_of() -> None:
    found = only(whole())
    (unit,) = found.units
    assert (found.code, found.eqf, found.isced, found.languages) == ("q", 4, ("0716",), ("fi",))
    assert (unit.code, unit.title, unit.level) == ("u", Text({"en": "Brakes"}), None)
    assert [outcome.id for outcome in unit.outcomes] == ["o"]


def test_its_points_are_those_of_the_unit_within_the_whole() -> None:
    pathway = only(whole("30", "30")).pathway()
    (entry,) = pathway.rules.members
    assert pathway.scheme == "ecvet"
    assert getattr(entry, "points", None) == PointRange.exactly(30)
    assert pathway.rules.points == PointRange.exactly(30)


def test_all_parts_are_demanded_where_their_points_add_up_and_the_findings_say_so() -> None:
    reading = loq_xml.read(whole("30", "30"))
    assert reading.value.qualifications[0].pathway().rules.all_members
    assert "read-all-required" in {found.code for found in reading.findings}


def test_a_choice_is_left_open_where_the_points_of_the_parts_are_more_than_those_of_the_whole() -> None:
    rules = only(whole("30", "45")).pathway().rules
    assert not rules.all_members
    assert rules.points == PointRange.exactly(30)


def test_a_level_of_its_own_makes_a_unit_differ_from_the_whole() -> None:
    partial = qualification("u", partial=True).replace("eqf/4", "eqf/5")
    (unit,) = only(document(qualification("q", parts='<hasPart idref="u"/>'), partial)).units
    assert unit.level == 5


def test_partial_qualifications_of_nothing_are_units_of_the_document() -> None:
    found = read(document(qualification("u", partial=True)))
    assert [unit.code for unit in found.units] == ["u"]
    assert found.qualifications == ()


def test_points_that_are_no_number_are_lawful_and_kept() -> None:
    text = document(qualification("q", middle=f"|{credit('sixty')}"))
    reading = loq_xml.read(text)
    assert reading.value.qualifications[0].pathway().rules.points is None
    assert [one["value"] for one in reading.findings if one.code == "read-not-understood"] == ["sixty"]
    assert b"<point>sixty</point>" in loq_xml.write(reading.value).content


def test_points_of_a_second_framework_are_kept_when_those_of_the_first_change() -> None:
    text = whole().replace(credit("30"), credit("30") + credit("15", "6fcec5c5af"), 1)
    found = read(text)
    unit = found.qualifications[0].pathway()
    rules = attrs.evolve(unit.rules, points=PointRange.exactly(20))
    changed = attrs.evolve(
        found,
        qualifications=(attrs.evolve(found.qualifications[0], pathways=(attrs.evolve(unit, rules=rules),)),),
    )
    points = [
        point.text for point in load(loq_xml.write(changed).content).elements[0].elements[0].all(_CREDIT)
        for point in point.elements[1:]
    ]  # fmt: skip
    assert points == ["20", "15"]


_CREDIT = "{http://data.europa.eu/snb/model/ap/loq-constraints/}creditPoint"


def test_what_the_model_has_no_place_for_is_told_once_for_each_class() -> None:
    note = "<additionalNote><noteLiteral language='en'>N</noteLiteral></additionalNote>"
    text = document(qualification("a", middle=f"{note}|"), qualification("b", middle=f"{note}|"))
    findings = loq_xml.read(text).findings
    assert [found["element"] for found in findings if found.code == "read-kept"] == ["additionalNote"]


def test_everything_that_is_wrong_is_told_at_once_with_its_path() -> None:
    text = document(
        qualification("a", title="<title>No language</title>"),
        qualification("a"),
        qualification("b", parts='<hasPart idref="nowhere"/>', last="<eqfLevel/>"),
    )
    with pytest.raises(ReadError) as caught:
        loq_xml.read(text)
    base = "/Courses/learningAchievementSpecificationReferences/qualification"
    assert {(problem.rule, problem.path) for problem in caught.value.problems} == {
        ("lang.tag", f"{base}[1]/title"),
        ("id.duplicate", f"{base}[2]"),
        ("loq.reference", f"{base}[3]/hasPart"),
        ("loq.element", f"{base}[3]/eqfLevel"),
    }
    assert 'did you mean "EQFLevel"?' in str(caught.value)


def test_a_lenient_reader_keeps_what_is_wrong_and_writes_it_back() -> None:
    text = document(qualification("b", last="<eqfLevel/>"))
    reading = loq_xml.read(text, strict=False)
    assert "read-not-understood" in {found.code for found in reading.findings}
    written = loq_xml.write(reading.value).content
    assert b"<eqfLevel/>" in written
    assert loq_xml.read(written, strict=False).value == reading.value


def test_the_official_sample_is_read_and_written_unchanged(
    shared: Path, invalid: Callable[[bytes], list[str]]
) -> None:
    sample = shared / "standards/elm/loq/samples/loq.xml"
    found = loq_xml.read(sample).value
    assert [one.code for one in found.qualifications] == ["http://Q-01", "http://Q-02"]
    assert (len(found.outcomes), len(found.grading)) == (2, 2)
    written = loq_xml.write(found)
    assert not written.losses
    assert not invalid(written.content)
    assert load(written.content) == load(sample)
    assert loq_xml.read(written.content).value == found


def test_a_change_to_the_official_sample_changes_nothing_else(
    shared: Path, invalid: Callable[[bytes], list[str]]
) -> None:
    found = loq_xml.read(shared / "standards/elm/loq/samples/loq.xml").value
    first, second = found.qualifications
    changed = attrs.evolve(found, qualifications=(attrs.evolve(first, eqf=7), second))
    written = loq_xml.write(changed).content
    before, after = (loq_xml.write(one).content.splitlines() for one in (found, changed))
    assert not invalid(written)
    assert set(after) - set(before) == {b'      <EQFLevel uri="http://data.europa.eu/snb/eqf/7"/>'}
    assert len(before) == len(after)
    assert loq_xml.read(written).value.qualifications[0].eqf == 7


def test_a_qualification_that_is_taken_out_leaves_what_it_referred_to_if_others_do_too(shared: Path) -> None:
    found = loq_xml.read(shared / "standards/elm/loq/samples/loq.xml").value
    changed = attrs.evolve(found, qualifications=found.qualifications[1:])
    again = load(loq_xml.write(changed).content)
    qualifications = again.elements[1].elements
    assert [one.get("id") for one in qualifications] == ["http://Q-02"]


def test_points_are_exact() -> None:
    (entry,) = only(whole("7.50", "7.5")).pathway().rules.members
    assert getattr(entry, "points", None) == PointRange.exactly(Decimal("7.5"))
