"""The official example: read, written, read again unchanged; changed, it keeps all that was not changed."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import attrs
import pytest

from ecvet import Credit, Grade, Points, WriteError
from ecvet.io import elmo_xml
from ecvet.io.elmo_xml import ElmoDocument, ElmoNeeds
from ecvet.io.elmo_xml import _names as n
from ecvet.io.elmo_xml._signatures import unsigned
from ecvet.io.xml_text import Element, load

Invalid = Callable[[bytes], list[str]]
NEEDS = ElmoNeeds(generated=datetime(2026, 11, 22, 12, 0, tzinfo=UTC))


def document(example: bytes) -> ElmoDocument:
    """What the example says, as if it had never been signed."""
    read = elmo_xml.read(example).value
    assert read.source is not None
    return attrs.evolve(read, source=unsigned(read.source), signed=None)


def changed(read: ElmoDocument, *credits: Credit) -> ElmoDocument:
    """The document with other credits outside the programme."""
    ((programme, loose),) = read.reports
    return attrs.evolve(read, reports=((programme, attrs.evolve(loose, credits=credits)),))


def without(element: Element, *names: str) -> Element:
    """An element without the elements of some names, however deep."""
    parts = tuple(
        part if isinstance(part, str) else without(part, *names)
        for part in element.content
        if isinstance(part, str) or part.name not in names
    )
    return attrs.evolve(element, content=parts)


def test_it_is_read_in_the_words_of_the_field(example: bytes) -> None:
    programme, loose = elmo_xml.read(example).value.values
    assert programme.qualification is not None
    assert programme.qualification.code == "MNM2-BIO"
    assert [(credit.unit, credit.points) for credit in programme.credits] == [("EKSTERN", Points(15, "ects"))]
    compilers = loose.credits[0]
    assert (compilers.points, compilers.level, compilers.awarded) == (Points(6, "ects"), 5, date(2015, 3, 17))
    assert compilers.grade == Grade(label="45.1", scale="0-100")
    assert [part.unit for part in compilers.parts] == ["2829051", "2829515"]
    assert str(loose.credits[1].title) == "The importance of <br> in HTML"


def test_what_it_leaves_open_is_found(example: bytes) -> None:
    found = {finding.code for finding in elmo_xml.read(example).findings}
    assert found == {
        "read-as",
        "read-garbled",
        "read-kept",
        "read-points-repeated",
        "read-signature-unverified",
        "read-without-id",
    }


def test_unchanged_it_is_written_byte_for_byte_with_its_signature(example: bytes) -> None:
    written = elmo_xml.write(elmo_xml.read(example).value, NEEDS)
    assert written.content == example
    assert written.losses == ()


def test_without_a_signature_it_is_written_and_read_again_unchanged(example: bytes, invalid: Invalid) -> None:
    read = document(example)
    written = elmo_xml.write(read)
    assert invalid(written.content) == []
    assert written.losses == ()
    assert elmo_xml.read(written.content).value == read


def test_a_change_needs_a_new_moment_at_which_the_document_is_made(example: bytes) -> None:
    read = document(example)
    with pytest.raises(WriteError) as caught:
        elmo_xml.write(changed(read, *read.values[1].credits[:1]))
    assert [problem.rule for problem in caught.value.problems] == ["elmo.generated"]


def test_a_changed_grade_changes_nothing_else_and_drops_the_signature(
    example: bytes, invalid: Invalid
) -> None:
    read = elmo_xml.read(example).value
    first, second = read.values[1].credits
    better = attrs.evolve(first, grade=Grade(label="99.9", scale="0-100"))
    written = elmo_xml.write(changed(read, better, second), NEEDS)
    assert invalid(written.content) == []
    assert [(loss.where, loss.code) for loss in written.losses] == [
        ("/source/elmo/Signature", "loss-signature")
    ]
    root = load(written.content)
    touched = (n.SIGNATURE, n.GENERATED, n.GRADE)
    assert without(root, *touched) == without(load(example), *touched)
    assert elmo_xml.read(written.content).value.values[1].credits == (better, second)


def test_a_credit_that_is_taken_away_takes_its_node_with_it(example: bytes, invalid: Invalid) -> None:
    read = document(example)
    written = elmo_xml.write(changed(read, read.values[1].credits[0]), NEEDS)
    assert invalid(written.content) == []
    assert b"The importance of" not in written.content
    assert b"0612" in written.content


def test_a_credit_that_is_added_stands_where_the_model_has_it(example: bytes, invalid: Invalid) -> None:
    read = document(example)
    first, second = read.values[1].credits
    more = Credit(unit="NEW", points=Points(3, "ecvet"))
    written = elmo_xml.write(changed(read, first, more, second), NEEDS)
    assert invalid(written.content) == []
    credits = elmo_xml.read(written.content).value.values[1].credits
    assert [credit.title for credit in credits] == [first.title, None, second.title]


def test_credits_in_another_order_stand_in_that_order(example: bytes, invalid: Invalid) -> None:
    read = document(example)
    first, second = read.values[1].credits
    written = elmo_xml.write(changed(read, second, first), NEEDS)
    assert invalid(written.content) == []
    credits = elmo_xml.read(written.content).value.values[1].credits
    assert [credit.title for credit in credits] == [second.title, first.title]


def test_it_is_read_and_written_through_the_package_that_emrex_sends(example: bytes) -> None:
    packed = elmo_xml.pack(example)
    read = elmo_xml.read(packed).value
    assert read == elmo_xml.read(example).value
    assert elmo_xml.write(read, ElmoNeeds(packed=True)).content == packed
