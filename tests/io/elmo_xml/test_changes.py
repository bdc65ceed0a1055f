"""A document that was read and then changed: what was changed is written, what nobody touched stays."""

from datetime import UTC, datetime

import attrs
import pytest

from ecvet import Credit, PersonalTranscript, Text, WriteError
from ecvet.io import elmo_xml
from ecvet.io.elmo_xml import ElmoDocument, ElmoNeeds
from ecvet.io.xml_text import Element, load
from tests.io.elmo_xml.documents import below, elmo, node, points, read, report

NEEDS = ElmoNeeds(generated=datetime(2026, 11, 22, 12, 0, tzinfo=UTC))
HOURS = "<engagementHours>30</engagementHours>"


def only(document: ElmoDocument) -> PersonalTranscript:
    """The only transcript in a document."""
    (transcript,) = document.values
    return transcript


def rewritten(document: ElmoDocument, transcript: PersonalTranscript) -> str:
    """The document with another transcript, as XML."""
    return elmo_xml.write(attrs.evolve(document, reports=((transcript,),)), NEEDS).content.decode()


def local(text: str, name: str) -> list[Element]:
    """All elements of a local name."""

    def find(element: Element) -> list[Element]:
        return [element] * (element.local == name) + [
            one for inner in element.elements for one in find(inner)
        ]

    return find(load(text))


def test_a_unit_in_progress_that_is_attained_keeps_its_place_and_what_was_said_of_it() -> None:
    document = read(elmo(report(node("A", "<status>in-progress</status>" + HOURS, kind="Course")))).value
    credit = Credit(unit="A", title=Text({"en": "About A"}))
    written = rewritten(document, attrs.evolve(only(document), credits=(credit,)))
    assert [one.text for one in local(written, "status")] == ["passed"]
    assert [one.text for one in local(written, "engagementHours")] == ["30"]
    assert [one.text for one in local(written, "type")] == ["Course"]


def test_a_unit_that_was_failed_and_is_now_attained_keeps_what_was_said_of_it() -> None:
    document = read(elmo(report(node("A", "<status>failed</status>" + HOURS)))).value
    credit = Credit(unit="A", title=Text({"en": "About A"}))
    written = rewritten(document, attrs.evolve(only(document), credits=(credit,), not_attained=()))
    assert [one.text for one in local(written, "status")] == ["passed"]
    assert [one.text for one in local(written, "engagementHours")] == ["30"]


def test_credit_for_parts_is_told_beside_what_others_said_in_the_extension() -> None:
    theirs = '<extension><x:mood xmlns:x="urn:x">good</x:mood></extension>'
    document = read(elmo(report(node("A", "<status>in-progress</status>" + theirs)))).value
    part = Credit(unit="A", title=Text({"en": "About A"}), partial=True)
    told = rewritten(document, attrs.evolve(only(document), credits=(part,)))
    assert [[inner.local for inner in one.elements] for one in local(told, "extension")] == [
        ["mood", "partial"]
    ]
    again = read(told).value
    assert only(again).credits == (part,)
    achieved = rewritten(again, attrs.evolve(only(again), credits=(attrs.evolve(part, partial=False),)))
    assert [[inner.local for inner in one.elements] for one in local(achieved, "extension")] == [["mood"]]


def test_a_unit_failed_and_then_passed_stays_two_results() -> None:
    nodes = node("A", "<status>failed</status>"), node("A", "<status>passed</status>" + HOURS)
    document = read(elmo(report(*nodes))).value
    transcript = only(document)
    changed = attrs.evolve(transcript.credits[0], level=4)
    written = rewritten(document, attrs.evolve(transcript, credits=(changed,)))
    assert [one.text for one in local(written, "status")] == ["failed", "passed"]
    (result,) = (one for one in local(written, "learningOpportunityInstance") if one.elements[1:])
    assert [one.local for one in result.elements] == ["status", "level", "engagementHours"]


def test_points_that_the_reader_passed_over_stay_as_they_are() -> None:
    document = read(elmo(report(node("A", points("30"), parts=below(node("A1", points("30"))))))).value
    transcript = only(document)
    changed = attrs.evolve(transcript.credits[0], level=4)
    written = rewritten(document, attrs.evolve(transcript, credits=(changed,)))
    assert len(local(written, "credit")) == 2


def test_a_scheme_written_in_capitals_keeps_them_when_the_points_change() -> None:
    document = read(elmo(report(node("A", points("30", "ECTS"))))).value
    transcript = only(document)
    assert transcript.credits[0].points is not None
    more = attrs.evolve(transcript.credits[0].points, value="31")
    changed = attrs.evolve(transcript.credits[0], points=more)
    written = rewritten(document, attrs.evolve(transcript, credits=(changed,)))
    assert [one.text for one in local(written, "scheme")] == ["ECTS"]
    assert [one.text for one in local(written, "value")] == ["31"]


def test_the_names_of_the_learner_stay_apart_while_the_whole_is_the_same() -> None:
    document = read(elmo(learner="<bday>2008-02-29</bday><gender>2</gender>")).value
    learner = attrs.evolve(only(document).learner, born=None)
    written = rewritten(document, attrs.evolve(only(document), learner=learner))
    assert [one.text for one in local(written, "familyName")] == ["Virtanen"]
    assert local(written, "bday") == []
    assert [one.text for one in local(written, "gender")] == ["2"]


def test_what_another_namespace_adds_stays_where_it_is() -> None:
    extension = (
        '<extension><x:more xmlns:x="https://example.org/x" x:kind="a">kept<x:b/></x:more></extension>'
    )
    document = read(elmo(report(node("A", extension)), more=extension)).value
    changed = attrs.evolve(only(document).credits[0], level=4)
    written = rewritten(document, attrs.evolve(only(document), credits=(changed,)))
    before = local(elmo(report(node("A", extension)), more=extension), "more")
    assert local(written, "more") == before


def test_what_a_document_lacked_when_it_was_read_leniently_is_asked_for_when_it_is_written() -> None:
    bare = '<elmo xmlns="https://github.com/emrex-eu/elmo-schemas/tree/v1"><report/></elmo>'
    document = read(bare, strict=False).value
    with pytest.raises(WriteError) as refused:
        elmo_xml.write(document, NEEDS)
    problems = {problem.rule: problem.path for problem in refused.value.problems}
    assert problems == {
        "elmo.learner": "/reports/0/0/learner",
        "elmo.issued_by": "/reports/0/0/issued_by",
        "elmo.issued": "/reports/0/0/issued",
    }
