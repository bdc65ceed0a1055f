"""Every row of a crosswalk is proved: the concept is written at its place and comes back."""

from collections.abc import Callable, Iterator, Sequence

import attrs
import pytest

from ecvet import Credit, PersonalTranscript, Qualification
from ecvet.io import edc_jsonld, elmo_xml, json_text, loq_xml, xml_text
from ecvet.io._crosswalk import Row
from ecvet.io.edc_jsonld._crosswalk import ROWS as EDC_ROWS
from ecvet.io.elmo_xml._crosswalk import ROWS as ELMO_ROWS
from ecvet.io.json_text import Json
from ecvet.io.loq_xml._crosswalk import ROWS as LOQ_ROWS
from ecvet.io.xml_text import Element
from tests.io.edc_jsonld.documents import transcript
from tests.io.elmo_xml.transcripts import NEEDS, full
from tests.io.loq_xml.qualifications import described


def in_json(value: Json, terms: Sequence[str]) -> bool:
    """Whether something stands at a place below a value."""
    if isinstance(value, list):
        return any(in_json(item, terms) for item in value)
    if not terms:
        return value is not None
    return isinstance(value, dict) and in_json(value.get(terms[0]), terms[1:])


def in_xml(element: Element, names: Sequence[str]) -> bool:
    """Whether something stands at a place below an element; units of ELMO stand below their qualification too."""
    if not names:
        return True
    if names[0].startswith("@"):
        return element.get(names[0][1:]) is not None
    nested = [inner for part in element.elements if part.local == "hasPart" for inner in part.elements]
    deeper = [inner for inner in nested if inner.local == element.local]
    below = [inner for inner in element.elements if inner.local == names[0]]
    return any(in_xml(inner, names) for inner in deeper) or any(in_xml(inner, names[1:]) for inner in below)


def in_credential(content: bytes, place: str) -> bool:
    return in_json(json_text.load(content), place.split("."))


def in_elmo(content: bytes, place: str) -> bool:
    return in_xml(xml_text.load(content), place.split("/"))


def in_loq(content: bytes, place: str) -> bool:
    """Whether something stands at a place; it does not say in which section."""
    return any(in_xml(section, place.split("/")) for section in xml_text.load(content).elements)


@attrs.frozen
class Crosswalk:
    """A crosswalk, and what proves it.

    Args:
        rows: Its rows.
        value: A value with everything that the format has a place for.
        content: The document of the value.
        stands: Whether something stands at a place of a document.
        read: Reads the values in a document.
    """

    rows: tuple[Row, ...]
    value: object
    content: bytes
    stands: Callable[[bytes, str], bool]
    read: Callable[[bytes], tuple[object, ...]]


CROSSWALKS = {
    "edc-jsonld": Crosswalk(
        EDC_ROWS,
        transcript(),
        edc_jsonld.write(transcript()).content,
        in_credential,
        lambda content: edc_jsonld.read(content).value.values,
    ),
    "elmo-xml": Crosswalk(
        ELMO_ROWS,
        full(),
        elmo_xml.write(full(), NEEDS).content,
        in_elmo,
        lambda content: elmo_xml.read(content).value.values,
    ),
    "loq-xml": Crosswalk(
        LOQ_ROWS,
        described(),
        loq_xml.write(described()).content,
        in_loq,
        lambda content: loq_xml.read(content).value.values,
    ),
}
CONCEPTS = [(name, row) for name, crosswalk in CROSSWALKS.items() for row in crosswalk.rows]


def held(value: object) -> Iterator[object]:
    """A value and all values within it."""
    yield value
    kind = type(value)
    if attrs.has(kind):
        for field in attrs.fields(kind):
            yield from held(getattr(value, field.name))
    elif isinstance(value, tuple):
        for item in value:
            yield from held(item)


@pytest.mark.parametrize(
    ("format", "row"), CONCEPTS, ids=[f"{format}-{row.concept}" for format, row in CONCEPTS]
)
def test_a_concept_is_written_at_its_place(format: str, row: Row) -> None:
    crosswalk = CROSSWALKS[format]
    kind, name = row.concept.split(".")
    values = [value for value in held(crosswalk.value) if type(value).__name__ == kind]
    assert any(getattr(value, name) not in (None, ()) for value in values)
    assert crosswalk.stands(crosswalk.content, row.place)


@pytest.mark.parametrize("format", CROSSWALKS)
def test_all_of_it_comes_back(format: str) -> None:
    crosswalk = CROSSWALKS[format]
    assert crosswalk.read(crosswalk.content) == (crosswalk.value,)


@pytest.mark.parametrize(
    ("format", "kind", "lost"),
    [
        ("edc-jsonld", PersonalTranscript, "agreement home not_attained period qualification signatures"),
        ("edc-jsonld", Credit, "entry outcomes qualification"),
        ("elmo-xml", PersonalTranscript, "agreement home id period remarks signatures"),
        ("elmo-xml", Credit, "assessments entry origin outcomes qualification recognised_from"),
        ("loq-xml", Qualification, "award_titles pathways replaces specialisations version"),
    ],
)
def test_no_field_is_passed_over_in_silence(format: str, kind: type[attrs.AttrsInstance], lost: str) -> None:
    concepts = (row.concept.split(".") for row in CROSSWALKS[format].rows)
    told = {field for owner, field in concepts if owner == kind.__name__}
    assert told | set(lost.split()) == {field.name for field in attrs.fields(kind)}
