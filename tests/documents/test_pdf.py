"""Pages as PDF: tagged, searchable in every alphabet, the same bytes every time, and deaf to what the data say."""

import re
from io import BytesIO

import pytest
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, NumberObject, StreamObject

from ecvet import LearningAgreement, MemorandumOfUnderstanding, PersonalTranscript, Text, Unit, WriteError
from ecvet.documents import pdf
from ecvet.documents.choice import Documented, Kind, document
from ecvet.documents.page import Page
from ecvet.documents.supplement import Supplement
from ecvet.documents.unit import unit
from tests.documents.filled import filled
from tests.documents.papers import page, said
from tests.documents.test_html import hostile

KINDS = list(Kind)


def opened(shown: Page) -> PdfReader:
    return PdfReader(BytesIO(pdf.write(shown)), strict=True)


def text_of(reader: PdfReader) -> str:
    """The text of all pages without blanks: where lines break is the concern of the layout."""
    return _dense("".join(one.extract_text() for one in reader.pages))


def _dense(words: str) -> str:
    return re.sub(r"[\s\u00ad\u061c\u200b\u200e\u200f]", "", words)


def tags(reader: PdfReader) -> list[str]:
    """The structure that the PDF is read aloud by, element by element."""
    found: list[str] = []
    left: list[object] = [reader.root_object["/StructTreeRoot"]]
    while left:
        node = left.pop()
        node = node.get_object() if isinstance(node, IndirectObject) else node
        if isinstance(node, ArrayObject):
            left += reversed(list(node))
        elif isinstance(node, DictionaryObject):
            found.append(str(node.get("/S", "")))
            left.append(node.get("/K"))
    return found


def fonts(reader: PdfReader) -> list[DictionaryObject]:
    """The descriptions of all fonts."""
    last = reader.trailer["/Size"]
    assert isinstance(last, NumberObject)
    kept = [reader.get_object(number) for number in range(1, last)]
    return [
        one for one in kept if isinstance(one, DictionaryObject) and one.get("/Type") == "/FontDescriptor"
    ]


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_is_tagged_titled_and_marked_with_its_language(kind: Kind) -> None:
    shown = page(kind, "el", "bg")
    reader = opened(shown)
    mark = reader.root_object["/MarkInfo"]
    assert isinstance(mark, DictionaryObject)
    assert dict(mark) == {"/Marked": True, "/Suspects": False}
    assert str(reader.root_object["/Lang"]) == "el"
    assert reader.metadata is not None
    assert str(reader.metadata.title).startswith(shown.title[0].text)
    metadata = reader.root_object["/Metadata"]
    assert isinstance(metadata, StreamObject)
    assert re.search(rb'pdfuaid:part(>|=")1', metadata.get_data())
    structure = tags(reader)
    assert structure.count("/H1") == 1
    assert "/H2" in structure
    assert structure.count("/Table") == structure.count("/THead")


@pytest.mark.parametrize(
    ("language", "letters"), [("el", "αβγδ"), ("bg", "абвг"), ("mt", "ħż"), ("uk", "їєґ"), ("is", "ðþæö")]
)
def test_every_word_can_be_found_and_copied_whatever_the_alphabet(language: str, letters: str) -> None:
    shown = page(Kind.AGREEMENT, language)
    told = text_of(opened(shown))
    assert set(letters) & set(told.lower())
    for section in shown.sections:
        assert _dense(section.heading[0].text) in told


def test_the_fonts_travel_with_the_page() -> None:
    described = fonts(opened(page(Kind.DECISION, "bg")))
    assert len(described) > 2
    assert all({"/FontFile2", "/FontFile3"} & one.keys() for one in described)


@pytest.mark.parametrize(
    "kind", [MemorandumOfUnderstanding, LearningAgreement, PersonalTranscript, Unit, Supplement]
)
def test_hostile_text_in_every_field_is_shown_as_it_is(kind: type[Documented]) -> None:
    shown = document(filled(kind, lambda n: hostile(n).replace("\u05d0\u05d1", "").strip()).value, "en")
    told = text_of(opened(shown))
    assert not [one.text for one in said(shown) if _dense(one.text) not in told]


def test_letters_that_no_font_has_are_refused_by_name_instead_of_printed_as_boxes() -> None:
    shown = unit(Unit(code="a", title=Text({"en": "漢字"})), "en")
    with pytest.raises(WriteError) as caught:
        pdf.write(shown)
    assert caught.value.rule == "pdf.letters"
    assert "漢" in caught.value.value
