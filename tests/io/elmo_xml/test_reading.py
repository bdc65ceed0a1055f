"""ELMO is read in the words of the field: what is passed is credit, and nothing is counted twice."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecvet import Credit, Grade, Points, Text
from ecvet.model.units import QualificationReference
from tests.io.elmo_xml.documents import ISSUER, below, codes, elmo, node, points, read, refused, report

PASSED, FAILED, BEGUN = (f"<status>{word}</status>" for word in ("passed", "failed", "in-progress"))
NODE = "/elmo/report/learningOpportunitySpecification"
RESULT = f"{NODE}/specifies/learningOpportunityInstance"


def credits(document: str) -> tuple[Credit, ...]:
    """The credits of the only transcript in a document."""
    (transcript,) = read(document).value.values
    return transcript.credits


def test_the_learner_is_named_by_the_european_identifier_first() -> None:
    identifiers = (
        '<identifier type="nationalIdentifier">N1</identifier><identifier type="esi">E1</identifier>'
    )
    (transcript,) = read(elmo(identifier=identifiers, learner="<bday>2008-02-29+02:00</bday>")).value.values
    assert (transcript.learner.id, transcript.learner.name) == ("E1", "Maija Virtanen")
    assert transcript.learner.born == date(2008, 2, 29)


def test_a_learner_without_an_identifier_is_named_after_the_place_and_a_finding_says_so() -> None:
    reading = read(elmo(identifier=""))
    assert reading.value.values[0].learner.id == "/elmo/learner"
    assert codes(reading) == ["read-without-id"]


def test_an_address_is_read_on_one_line() -> None:
    address = (
        '<currentAddress xmlns:a="https://github.com/erasmus-without-paper/ewp-specs-types-address/tree/stable-v1">'
        "<a:addressLine>Kotikatu 2</a:addressLine><a:postalCode>00100</a:postalCode></currentAddress>"
    )
    assert read(elmo(learner=address)).value.values[0].learner.address == "Kotikatu 2, 00100"


def test_an_issuer_is_read_with_its_names_and_where_it_is() -> None:
    issuer = read(elmo()).value.values[0].issued_by
    assert (issuer.id, issuer.country, issuer.website) == ("school.example", "FI", "https://school.example")
    assert issuer.name == Text({"en": "School"})


def test_a_web_address_that_is_none_is_kept_and_is_no_error() -> None:
    reading = read(elmo(report(issuer=ISSUER.replace("https://school.example", "school.example"))))
    assert reading.value.values[0].issued_by.website is None
    assert codes(reading) == ["read-not-understood"]


def test_what_is_passed_is_a_credit_with_its_points_level_grade_and_day() -> None:
    result = (
        '<identifier type="ewp-loi-id">C1</identifier><date>2026-05-29Z</date><status>passed</status>'
        "<gradingSchemeLocalId>1-5</gradingSchemeLocalId><resultLabel>4</resultLabel>"
        "<credit><scheme>ecvet</scheme><value>7.50</value></credit><level><type>EQF</type><value>4</value></level>"
    )
    scheme = '<gradingScheme localId="1-5"><description xml:lang="en">1 to 5</description></gradingScheme>'
    reading = read(elmo(report(node("A", result), more=scheme)))
    assert reading.value.values[0].credits == (
        Credit(
            unit="A",
            title=Text({"en": "About A"}),
            points=Points("7.5", "ecvet"),
            level=4,
            grade=Grade(label="4", scale="1-5"),
            awarded=date(2026, 5, 29),
            id="C1",
        ),
    )
    assert reading.value.grading[0].description == Text({"en": "1 to 5"})
    assert codes(reading) == []


def test_what_says_nothing_of_its_status_is_passed_as_the_schema_has_it() -> None:
    assert [credit.unit for credit in credits(elmo(report(node("A"))))] == ["A"]


def test_what_is_failed_is_no_credit_but_a_unit_not_attained() -> None:
    reading = read(elmo(report(node("A", FAILED + "<resultLabel>0</resultLabel>"))))
    (transcript,) = reading.value.values
    assert (transcript.credits, transcript.not_attained) == ((), ("A",))
    assert transcript.units[0].title == Text({"en": "About A"})
    assert codes(reading) == ["read-not-attained", "read-kept"]


def test_what_is_in_progress_is_no_credit() -> None:
    reading = read(elmo(report(node("A", BEGUN))))
    assert reading.value.values[0].credits == ()
    assert codes(reading) == ["read-unassessed"]


@pytest.mark.parametrize("status", [BEGUN, FAILED])
def test_a_part_that_is_passed_of_a_unit_that_is_not_is_credit_for_a_part(status: str) -> None:
    (credit,) = credits(elmo(report(node("A", status, parts=below(node("A1"), node("A2", FAILED))))))
    assert credit.partial
    assert [part.unit for part in credit.parts] == ["A1"]


def test_a_degree_programme_is_the_qualification_of_a_transcript_of_its_own() -> None:
    level = (
        "<level><type>EQF</type><value>4</value></level><level><type>NQF</type><value>FiNQF 4</value></level>"
    )
    programme = node("VT", level, kind="Degree Programme", parts=below(node("A")))
    loose, inside = read(elmo(report(node("B"), programme, node("C")))).value.values
    assert [credit.unit for credit in loose.credits] == ["B", "C"]
    assert [credit.unit for credit in inside.credits] == ["A"]
    assert (loose.id, inside.id) == ("report-1", "report-1.2")
    assert loose.qualification is None
    assert inside.qualification == QualificationReference(
        title=Text({"en": "About VT"}), code="VT", eqf=4, nqf=("FiNQF 4",)
    )


def test_a_report_without_anything_is_a_transcript_without_credits() -> None:
    assert credits(elmo()) == ()


def test_several_reports_are_several_transcripts_of_one_learner() -> None:
    one, two = read(elmo(report(node("A")), report(node("B")))).value.values
    assert one.learner == two.learner
    assert (one.id, two.id) == ("report-1", "report-2")


def test_points_on_a_unit_exclude_points_on_its_parts() -> None:
    parts = below(node("A1", points("10")), node("A2", points("20")))
    reading = read(elmo(report(node("A", points("30"), parts=parts))))
    (credit,) = reading.value.values[0].credits
    assert credit.points == Points(30, "ecvet")
    assert [part.points for part in credit.parts] == [None, None]
    assert codes(reading) == ["read-points-repeated"]


def test_points_of_another_scheme_exclude_nothing() -> None:
    reading = read(elmo(report(node("A", points("30"), parts=below(node("A1", points("5", "ects")))))))
    (credit,) = reading.value.values[0].credits
    assert (credit.points, credit.parts[0].points) == (Points(30, "ecvet"), Points(5, "ects"))
    assert codes(reading) == []


def test_points_of_a_unit_that_is_not_passed_give_way_to_those_of_its_parts() -> None:
    parts = below(node("A1", points("10")))
    (credit,) = credits(elmo(report(node("A", BEGUN + points("30"), parts=parts))))
    assert (credit.points, credit.parts[0].points) == (None, Points(10, "ecvet"))


def test_points_of_a_programme_that_repeat_those_of_its_parts_are_not_taken() -> None:
    parts = below(node("A", points("30")))
    reading = read(elmo(report(node("VT", points("180"), kind="Degree Programme", parts=parts))))
    (transcript,) = reading.value.values
    assert transcript.qualification is not None
    assert transcript.qualification.points is None
    assert transcript.credits[0].points == Points(30, "ecvet")
    assert codes(reading) == ["read-points-repeated", "read-kept"]


@st.composite
def trees(draw: st.DrawFn, depth: int = 3) -> tuple[str, list[str]]:
    """A node with points here and there, and the points on each way down from it."""
    value = draw(st.sampled_from(["", "1", "2.5", "10"]))
    status = draw(st.sampled_from([PASSED, BEGUN]))
    parts = draw(st.lists(trees(depth - 1), max_size=2)) if depth else []
    xml = node("N", status + (points(value) if value else ""), parts=below(*(part for part, _ in parts)))
    return xml, [value]


def ways(credit: Credit, above: int = 0) -> list[int]:
    """How many nodes have points on each way down to the last part."""
    here = above + (credit.points is not None)
    return [count for part in credit.parts for count in ways(part, here)] or [here]


@given(trees())
def test_on_no_way_down_do_two_nodes_have_points(tree: tuple[str, list[str]]) -> None:
    found = credits(elmo(report(tree[0])))
    assert all(count <= 1 for credit in found for count in ways(credit))


def test_ecvet_points_are_taken_before_ects_and_the_rest_is_kept() -> None:
    both = points("6", "ects") + points("30", "ecvet")
    reading = read(elmo(report(node("A", both))))
    assert reading.value.values[0].credits[0].points == Points(30, "ecvet")
    assert codes(reading) == ["read-kept"]


@pytest.mark.parametrize(
    ("written", "value"),
    [("7.50", "7.5"), ("007", "7"), ("+7", "7"), (".5", "0.5"), ("5.", "5"), (" 5\n", "5"), ("0", "0")],
)
def test_a_number_is_read_in_every_form_that_the_schema_allows(written: str, value: str) -> None:
    (credit,) = credits(elmo(report(node("A", points(written)))))
    assert credit.points == Points(Decimal(value), "ecvet")


@pytest.mark.parametrize(
    "written", ["7,5", "", ".", "1e3", "NaN", "INF", "-1", "1_0", "٣", "1.0000001", "1" * 10]
)
def test_what_is_no_number_of_points_is_refused(written: str) -> None:
    ((path, rule),) = refused(elmo(report(node("A", points(written))))) or [("", "")]
    assert path == f"{RESULT}/credit/value"
    assert rule in ("number.syntax", "number.negative")


def test_a_title_that_is_only_the_code_is_none() -> None:
    (credit,) = credits(elmo(report(node("A", title="<title>A</title>"))))
    assert credit.title is None


def test_a_title_without_a_language_is_of_an_undetermined_one() -> None:
    (credit,) = credits(elmo(report(node("A", title="<title>Brakes</title>"))))
    assert credit.title == Text({"und": "Brakes"})


def test_blanks_in_a_title_are_as_the_schema_counts_them() -> None:
    (credit,) = credits(elmo(report(node("A", title="<title>\n Brakes\tand\n\nwheels </title>"))))
    assert credit.title == Text({"und": "Brakes and wheels"})


def test_a_description_keeps_its_lines_and_is_that_of_the_unit() -> None:
    more = '<description xml:lang="en">\nOne.\n\nTwo.\n</description>'
    (transcript,) = read(elmo(report(node("A", more=more)))).value.values
    assert transcript.units[0].description == Text({"en": "One.\n\nTwo."})


def test_a_level_that_is_none_is_kept() -> None:
    reading = read(elmo(report(node("A", "<level><type>EQF</type><value>4+</value></level>"))))
    assert reading.value.values[0].credits[0].level is None
    assert codes(reading) == ["read-not-understood"]


def test_a_grade_on_a_scale_that_nobody_describes_is_read_and_said() -> None:
    result = "<gradingSchemeLocalId>X</gradingSchemeLocalId><resultLabel>B</resultLabel>"
    reading = read(elmo(report(node("A", result))))
    assert reading.value.values[0].credits[0].grade == Grade(label="B", scale="X")
    assert codes(reading) == ["read-not-understood"]


def test_everything_that_is_wrong_is_told_at_once_with_its_place() -> None:
    wrong = node("A", "<date>2026-02-30</date><status>done</status>" + points("7,5"))
    assert refused(elmo(report(wrong))) == [
        (f"{RESULT}/status", "elmo.status"),
        (f"{RESULT}/credit/value", "number.syntax"),
        (f"{RESULT}/date", "date.value"),
    ]


def test_a_lenient_reader_keeps_what_is_wrong_and_says_so() -> None:
    wrong = node("A", "<date>2026-02-30</date>" + points("7,5"))
    reading = read(elmo(report(wrong)), strict=False)
    (credit,) = reading.value.values[0].credits
    assert (credit.awarded, credit.points) == (None, None)
    assert codes(reading) == ["read-not-understood"] * 2


@pytest.mark.parametrize(
    ("document", "path"),
    [
        (elmo().replace("<givenNames>Maija</givenNames>", ""), "/elmo/learner"),
        (elmo().replace("<url>https://school.example</url>", ""), "/elmo/report/issuer"),
        (elmo(report(node("A", title="<!-- none -->"))), NODE),
        (elmo(identifier="<identifier>E1</identifier>"), "/elmo/learner/identifier"),
    ],
)
def test_what_the_schema_demands_and_is_missing_is_an_error(document: str, path: str) -> None:
    assert (path, "field.missing") in refused(document)


def test_a_document_without_a_report_is_refused_however_lenient_the_reader() -> None:
    document = elmo().replace(report(), "")
    assert refused(document) == [("/elmo", "field.missing")]
    with pytest.raises(ValueError, match="has no report"):
        read(document, strict=False)


def test_what_may_be_there_once_is_refused_twice() -> None:
    assert refused(elmo(report(node("A", PASSED + PASSED)))) == [(f"{RESULT}/status[2]", "elmo.repeated")]


def test_two_texts_in_one_language_are_refused() -> None:
    title = '<title xml:lang="en">A</title><title xml:lang="en">B</title>'
    assert refused(elmo(report(node("A", title=title)))) == [(f"{NODE}/title[2]", "lang.duplicate")]


def test_what_a_later_minor_version_may_have_added_is_kept_as_the_schema_demands() -> None:
    reading = read(elmo(report(node("A", "<status2>passed</status2>"))))
    assert codes(reading) == ["read-not-understood"]


@pytest.mark.parametrize(
    ("namespace", "rule"),
    [
        ("https://github.com/emrex-eu/elmo-schemas/tree/v2", "elmo.version"),
        ("https://github.com/emrex-eu/elmo-schemas", "elmo.root"),
        ("", "elmo.root"),
    ],
)
def test_a_document_of_another_version_or_format_is_refused(namespace: str, rule: str) -> None:
    document = elmo().replace("https://github.com/emrex-eu/elmo-schemas/tree/v1", namespace)
    assert refused(document) == [("/elmo", rule)]
