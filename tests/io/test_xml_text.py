"""XML is read whole or refused: bounded, closed, and the same whoever writes it."""

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecvet import ReadError
from ecvet.io._xml_element import Content
from ecvet.io.xml_text import ATTRIBUTES, DEPTH, Element, dump, load

letters = st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff")
visible = letters.filter(lambda c: not 0x2028 <= ord(c) <= 0x2069 and ord(c) < 0xE0000)
texts = st.text(visible | st.sampled_from("\t\n\r<>&\"' "), min_size=1, max_size=8)
local = st.sampled_from(["a", "b", "title"])
names = local | st.builds("{{{}}}{}".format, st.sampled_from(["urn:x", "https://example.eu/y"]), local)
attributes = st.dictionaries(names, texts | st.just(""), max_size=3)


@st.composite
def elements(draw: st.DrawFn, depth: int = 3) -> Element:
    """An element that holds text, or elements, or both where the text between them is more than blanks."""
    below = draw(st.lists(elements(depth - 1), max_size=3)) if depth else []
    text = draw(st.none() | texts)
    content: tuple[Content, ...]
    content = (text, *below) if text is not None and (not below or text.strip(" \t\r\n")) else tuple(below)
    return Element(draw(names), draw(attributes), content)


def refused(document: str | bytes) -> str:
    """The rule that a document is refused by."""
    with pytest.raises(ReadError) as caught:
        load(document)
    return caught.value.rule


@given(elements())
def test_what_is_written_is_read_as_it_was(element: Element) -> None:
    written = dump(element)
    assert load(written) == element
    assert dump(load(written)) == written


def test_the_order_of_attributes_and_the_prefixes_of_namespaces_say_nothing() -> None:
    first = load('<x:a xmlns:x="urn:x" b="1" c="2"/>')
    assert first == load('<a xmlns="urn:x" c="2" b="1"/>')
    assert dump(first) == dump(load('<x:a xmlns:x="urn:x" c="2" b="1"/>'))


def test_text_around_comments_and_sections_is_one_text() -> None:
    assert load("<a>admin<!--x-->@<![CDATA[<evil>]]></a>").text == "admin@<evil>"


def test_blanks_that_lay_a_document_out_are_no_part_of_it() -> None:
    assert load("<a>\n  <b/>\n  <b/>\n</a>") == load("<a><b/><b/></a>")
    kept = load('<a xml:space="preserve"> <b/> </a>')
    assert kept.content[::2] == (" ", " ")
    assert load(dump(kept)) == kept


def test_blanks_and_carriage_returns_that_are_text_stay() -> None:
    for text in (" ", "\u00a0", "a\r\nb", "\r", "\t"):
        assert load(dump(Element("a", {"b": text}, (text,)))) == Element("a", {"b": text}, (text,))


def test_an_ampersand_in_an_attribute_is_itself() -> None:
    assert load('<a href="https://example.eu/?a=b&amp;c=d"/>').get("href") == "https://example.eu/?a=b&c=d"


def test_a_document_is_named_by_paths_with_numbers_where_there_are_several() -> None:
    root = load("<a><b/><c/><b/></a>")
    assert [path for path, _ in root.placed("/a")] == ["/a/b[1]", "/a/c", "/a/b[2]"]


@pytest.mark.parametrize(
    ("document", "rule"),
    [
        ("", "xml.syntax"),
        ("<a>", "xml.syntax"),
        ("<a/><b/>", "xml.syntax"),
        ("<a>&b;</a>", "xml.syntax"),
        ("<a b='1' b='2'/>", "xml.syntax"),
        ("<a><c:d/></a>", "xml.syntax"),
        ("<a>&#0;</a>", "xml.syntax"),
        ("<!DOCTYPE a><a/>", "xml.doctype"),
        ("<?xml-stylesheet href='a.xsl'?><a/>", "xml.instruction"),
        ("<a><?php echo 1 ?></a>", "xml.instruction"),
        ("<a><i:include xmlns:i='http://www.w3.org/2001/XInclude' href='/etc/passwd'/></a>", "xml.include"),
        ("<a xmlns:x='http://www.w3.org/2001/XMLSchema-instance' x:nil='true'>b</a>", "xml.nil"),
        ("<a>" * (DEPTH + 1) + "</a>" * (DEPTH + 1), "xml.depth"),
        ("<a " + "".join(f"b{n}='' " for n in range(ATTRIBUTES + 1)) + "/>", "xml.attributes"),
        ("<a " + "".join(f"xmlns:b{n}='u{n}' " for n in range(ATTRIBUTES + 1)) + "/>", "xml.attributes"),
        ("<a>\u202eb</a>", "text.bidi"),
        ("<a b='\u2066'/>", "text.bidi"),
        ("<a>\u0085</a>", "text.control"),
        ('<?xml version="1.0" encoding="ISO-8859-1"?><a/>', "encoding"),
        ("<a>é</a>".encode("latin-1"), "encoding"),
        ("<a/>".encode("utf-16"), "encoding"),
    ],
)
def test_what_is_broken_or_hostile_is_refused(document: str | bytes, rule: str) -> None:
    assert refused(document) == rule


def test_as_many_levels_as_allowed_are_read() -> None:
    assert load("<a>" * DEPTH + "</a>" * DEPTH).name == "a"


def test_a_problem_is_told_with_its_place() -> None:
    with pytest.raises(ReadError) as caught:
        load("<a>\n<b>\u202ex</b></a>")
    assert caught.value.path == "/a/b"
    with pytest.raises(ReadError) as caught:
        load("<a>\n<b></a>")
    assert caught.value.path.startswith("line 2, column ")


def test_a_document_that_is_too_large_is_not_parsed() -> None:
    with pytest.raises(ReadError) as caught:
        load("<a>" + " " * 100, limit=50)
    assert caught.value.rule == "size"


def test_without_the_extra_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "lxml", None)
    with pytest.raises(ReadError, match=r'install the library with its extra: "ecvet\[xml\]"') as caught:
        load("<a/>")
    assert caught.value.rule == "xml.extra"


def test_importing_the_reader_and_the_formats_loads_no_parser() -> None:
    code = "import sys; import ecvet.io.formats; sys.exit('lxml' in sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True)


def test_elements_cannot_be_changed() -> None:
    with pytest.raises(AttributeError):
        load("<a/>").name = "b"  # type: ignore[misc]
    assert isinstance(hash(load("<a><b/></a>")), int)
