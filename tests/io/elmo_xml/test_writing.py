"""Transcripts become valid ELMO, what it demands is asked for, and what it has no place for is told."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecvet import (
    Assessment,
    Credit,
    Grade,
    Institution,
    Learner,
    LearnerRecord,
    Period,
    PersonalTranscript,
    Points,
    Text,
    Unit,
    WriteError,
)
from ecvet.io import elmo_xml, koski
from ecvet.io._writing import What
from ecvet.io.elmo_xml import ElmoDocument, ElmoNeeds
from ecvet.io.elmo_xml import _names as n
from ecvet.io.xml_text import Element, load
from ecvet.model.origins import Origin
from ecvet.model.outcomes import LearningOutcome
from ecvet.model.presets.scales import FINNISH_VET_1_TO_5
from ecvet.rules.findings import Finding
from tests.io.elmo_xml.transcripts import LEARNER, NEEDS, SCHOOL, full, plain
from tests.strategies import few, held_credits

Invalid = Callable[[bytes], list[str]]


def asked(value: PersonalTranscript | LearnerRecord, needs: ElmoNeeds | None = None) -> list[tuple[str, str]]:
    """What is asked for before a value is written, by path and rule."""
    with pytest.raises(WriteError) as caught:
        elmo_xml.write(value, needs)
    return [(problem.path, problem.rule) for problem in caught.value.problems]


def lost(*findings: Finding) -> list[tuple[str, object]]:
    """What was lost, by path."""
    return [(found.where, dict(found.params)["what"]) for found in findings]


def back(content: bytes) -> tuple[PersonalTranscript, ...]:
    """The transcripts in a document."""
    return elmo_xml.read(content).value.values


def within(element: Element, name: str) -> list[Element]:
    """All elements of a name in an element, however deep."""
    found = [element] if element.name == name else []
    return found + [one for inner in element.elements for one in within(inner, name)]


def test_a_transcript_with_all_that_there_is_a_place_for_comes_back_whole(invalid: Invalid) -> None:
    written = elmo_xml.write(full(), NEEDS)
    assert invalid(written.content) == []
    assert written.losses == ()
    assert back(written.content) == (full(),)


def test_it_comes_back_through_the_package_that_emrex_sends() -> None:
    written = elmo_xml.write(full(), attrs.evolve(NEEDS, packed=True))
    assert elmo_xml.is_packed(written.content)
    assert back(written.content) == (full(),)


def test_the_same_transcript_gives_the_same_bytes() -> None:
    assert elmo_xml.write(full(), NEEDS) == elmo_xml.write(full(), NEEDS)


def test_all_that_the_schema_demands_is_asked_for_at_once() -> None:
    bare = Institution(id="S", name=Text({"en": "School"}))
    transcript = PersonalTranscript(id="report-1", learner=Learner(id="L"), issued_by=bare, credits=())
    assert asked(transcript) == [
        ("", "elmo.generated"),
        ("/learner/name", "elmo.given_names"),
        ("/learner/name", "elmo.family_name"),
        ("/issued", "elmo.issued"),
        ("/issued_by/website", "elmo.website"),
    ]


def test_what_is_stated_among_the_needs_is_not_asked_for(invalid: Invalid) -> None:
    bare = Institution(id="S", name=Text({"en": "School"}))
    transcript = PersonalTranscript(id="report-1", learner=Learner(id="L"), issued_by=bare, credits=())
    needs = attrs.evolve(
        NEEDS, given_names="", family_name="", website="https://s.example", issued=date(2026, 6, 5)
    )
    written = elmo_xml.write(transcript, needs)
    assert invalid(written.content) == []
    (read,) = back(written.content)
    assert (read.learner.name, read.issued) == (None, date(2026, 6, 5))


def test_the_types_of_identifiers_may_be_stated(invalid: Invalid) -> None:
    needs = attrs.evolve(NEEDS, identifiers=(("S", "schac"), ("L-17", "esi")), citizenship="FI")
    written = elmo_xml.write(plain(), needs)
    assert invalid(written.content) == []
    assert b'<identifier type="schac">S</identifier>' in written.content
    assert b'<identifier type="esi">L-17</identifier>' in written.content
    assert b"<citizenship>FI</citizenship>" in written.content


def test_points_of_a_unit_exclude_those_of_its_parts_and_what_goes_is_told(invalid: Invalid) -> None:
    part = Credit(unit="A1", points=Points(10, "ecvet"))
    written = elmo_xml.write(plain(Credit(unit="A", points=Points(30, "ecvet"), parts=(part,))), NEEDS)
    assert invalid(written.content) == []
    assert [element.text for element in within(load(written.content), n.VALUE)] == ["30"]
    assert lost(*written.losses) == [("/credits/0/parts/0/points", What.POINTS)]


def test_points_of_parts_stay_where_the_unit_is_held_in_part() -> None:
    part = Credit(unit="A1", points=Points(10, "ecvet"))
    whole = Credit(unit="A", points=Points(30, "ecvet"), partial=True, parts=(part,))
    written = elmo_xml.write(plain(whole), NEEDS)
    assert [element.text for element in within(load(written.content), n.VALUE)] == ["10"]
    assert lost(*written.losses) == [("/credits/0/points", What.POINTS)]


def test_outcomes_have_no_place_and_no_description_is_abused_for_them() -> None:
    outcome = LearningOutcome(id="1", kind=None, text=Text({"en": "Replaces brake pads"}))
    unit = Unit(code="A", title=Text({"en": "Brakes"}), outcomes=(outcome,))
    written = elmo_xml.write(attrs.evolve(plain(Credit(unit="A")), units=(unit,)), NEEDS)
    assert lost(*written.losses) == [("/units/0/outcomes", What.OUTCOME)]
    assert b"Replaces" not in written.content


def test_everything_without_a_place_is_told_with_its_path() -> None:
    assessment = Assessment(attained=True, place=Text({"en": "Workshop"}))
    credit = Credit(unit="A", origin=Origin.LOCAL, entry="E", assessments=(assessment,))
    transcript = attrs.evolve(
        plain(credit),
        id="T-1",
        agreement="LA-1",
        period=Period(date(2026, 3, 1), None),
        remarks=Text({"en": "Well done."}),
        home=SCHOOL,
        learner=attrs.evolve(LEARNER, email="m@example"),
        issued_by=attrs.evolve(SCHOOL, country="AX", telephone="1"),
        units=(Unit(code="B", title=Text({"en": "Not here"})),),
    )
    assert lost(*elmo_xml.write(transcript, NEEDS).losses) == [
        ("/learner/email", What.LEARNER),
        ("/issued_by/telephone", What.CONTACT),
        ("/issued_by/country", What.COUNTRY),
        ("/id", What.DOCUMENT_ID),
        ("/agreement", What.AGREEMENT),
        ("/period", What.PERIOD),
        ("/remarks", What.REMARKS),
        ("/home", What.INSTITUTION),
        ("/credits/0/origin", What.ORIGIN),
        ("/credits/0/entry", What.ENTRY),
        ("/credits/0/assessments/0", What.ASSESSMENT),
        ("/units/0", What.UNIT),
    ]


def test_the_day_and_the_grade_of_the_assessment_stand_for_those_of_the_credit() -> None:
    assessment = Assessment(attained=True, on=date(2026, 5, 29), grade=Grade(label="4"))
    written = elmo_xml.write(plain(Credit(unit="A", assessments=(assessment,))), NEEDS)
    (credit,) = back(written.content)[0].credits
    assert (credit.awarded, credit.grade) == (date(2026, 5, 29), Grade(label="4"))
    assert written.losses == ()


def test_a_unit_held_in_part_without_its_parts_is_in_progress_and_that_is_told() -> None:
    written = elmo_xml.write(plain(Credit(unit="A", partial=True)), NEEDS)
    assert [element.text for element in within(load(written.content), n.STATUS)] == ["in-progress"]
    assert lost(*written.losses) == [("/credits/0/partial", What.PARTIAL)]


@pytest.mark.parametrize("failed", [(), ("A",)], ids=["under way", "failed as a whole"])
def test_credit_for_unnamed_parts_of_a_unit_is_read_again(failed: tuple[str, ...], invalid: Invalid) -> None:
    grade, points = Grade(label="4"), Points(5, "ecvet")
    inner = Credit(unit="part", partial=True, title=Text({"en": "Part"}))
    held = (
        Credit(unit="A", partial=True, grade=grade, points=points),
        Credit(unit="B", partial=True, parts=(inner,)),
    )
    transcript = attrs.evolve(plain(*held), not_attained=failed)
    written = elmo_xml.write(transcript, NEEDS)
    assert invalid(written.content) == []
    reading = elmo_xml.read(written.content)
    (read,) = reading.value.values
    assert [(one.unit, one.partial, one.grade, one.points) for one in read.credits] == [
        ("A", True, grade, points),
        ("B", True, None, None),
    ]
    assert [one.partial for one in read.credits[1].parts] == [True]
    assert read.not_attained == failed
    assert "read-kept" not in {one.code for one in reading.findings}
    assert elmo_xml.write(reading.value).content == written.content


def test_another_name_than_the_learners_is_told() -> None:
    written = elmo_xml.write(plain(), attrs.evolve(NEEDS, given_names="M."))
    assert lost(*written.losses) == [("/learner/name", What.LEARNER)]


def test_a_scale_is_described_by_its_name_and_its_grades(invalid: Invalid) -> None:
    credit = Credit(unit="A", grade=Grade(label="4", scale=FINNISH_VET_1_TO_5.code))
    written = elmo_xml.write(plain(credit), attrs.evolve(NEEDS, scales=(FINNISH_VET_1_TO_5,)))
    assert invalid(written.content) == []
    description = elmo_xml.read(written.content).value.grading[0].description
    assert description is not None
    assert description["en"] == "Vocational education, 1–5: Hylätty · Hyväksytty · 1 · 2 · 3 · 4 · 5"


def test_transcripts_of_one_issuer_and_day_are_one_report_and_others_another(invalid: Invalid) -> None:
    one, same = plain(Credit(unit="A")), plain(Credit(unit="B"))
    other = attrs.evolve(plain(Credit(unit="C")), issued=date(2025, 1, 1))
    written = elmo_xml.write((one, other, same), NEEDS)
    assert invalid(written.content) == []
    assert len(load(written.content).all(n.REPORT)) == 2


def test_transcripts_of_several_learners_are_no_document() -> None:
    other = attrs.evolve(plain(), learner=Learner(id="L2"))
    with pytest.raises(WriteError, match="another learner") as caught:
        elmo_xml.write((plain(), other), NEEDS)
    assert [(p.path, p.rule) for p in caught.value.problems] == [("/1/learner", "elmo.learner")]


def test_nothing_at_all_is_no_document() -> None:
    with pytest.raises(WriteError, match="nothing to write"):
        elmo_xml.write((), NEEDS)


def test_a_document_is_about_one_learner_and_a_report_by_one_issuer() -> None:
    with pytest.raises(ValueError, match="another learner"):
        ElmoDocument(reports=((plain(),), (attrs.evolve(plain(), learner=Learner(id="L2")),)))
    with pytest.raises(ValueError, match="issued otherwise"):
        ElmoDocument(reports=((plain(), attrs.evolve(plain(), issued=None)),))
    with pytest.raises(ValueError, match="is empty"):
        ElmoDocument(reports=((),))


def test_a_record_of_a_learner_is_written_as_a_transcript(invalid: Invalid) -> None:
    record = LearnerRecord(
        learner=LEARNER,
        qualification="VT",
        pathway="ops",
        credits=(Credit(unit="A", points=Points(30, "osaamispiste")),),
        unassessed=("B",),
        institution=SCHOOL,
    )
    written = elmo_xml.write(record, attrs.evolve(NEEDS, issued=date(2026, 6, 5)))
    assert invalid(written.content) == []
    assert lost(*written.losses) == [("/pathway", What.PATHWAY), ("/unassessed", What.UNASSESSED)]
    (read,) = back(written.content)
    assert read.credits == record.credits
    assert read.qualification is not None
    assert read.qualification.code == "VT"


def test_who_issues_a_record_that_does_not_say_is_asked_for() -> None:
    assert asked(LearnerRecord(learner=LEARNER), NEEDS) == [("/institution", "elmo.issuer")]


def test_real_finnish_records_are_written_and_valid(shared: Path, invalid: Invalid) -> None:
    needs = attrs.evolve(NEEDS, issued=date(2026, 6, 5), website="https://school.example")
    for path in sorted((shared / "data" / "fi" / "koski").glob("*.json")):
        records = koski.read(path).value
        for record in records:
            written = elmo_xml.write(record, needs)
            assert invalid(written.content) == [], path.name
            (read,) = back(written.content)
            assert {credit.unit for credit in read.credits} <= {credit.unit for credit in record.credits}


def test_two_credits_of_one_id_are_refused() -> None:
    part = Credit(unit="A1", id="C1")
    assert asked(plain(Credit(unit="A", id="C1", parts=(part,))), NEEDS) == [
        ("/credits/0/parts/0/id", "id.duplicate")
    ]


def nameless(credit: Credit) -> Credit:
    """A credit without ids, which must differ in a document."""
    return attrs.evolve(credit, id=None, parts=tuple(map(nameless, credit.parts)))


@few(25)
@given(st.lists(held_credits().map(nameless), max_size=3))
def test_every_credit_is_written_and_what_is_read_is_written_the_same(credits: list[Credit]) -> None:
    written = elmo_xml.write(plain(*credits), NEEDS)
    (read,) = back(written.content)
    assert back(elmo_xml.write(read, NEEDS).content) == (read,)
    whole = [credit.unit for credit in credits if not credit.partial]
    assert [credit.unit for credit in read.credits if not credit.partial] == whole
