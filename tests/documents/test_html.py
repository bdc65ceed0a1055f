"""Pages as HTML: what stands where, in which language, and that nothing in the data can change it."""

import re
from itertools import pairwise

import attrs
import pytest
from hypothesis import given, settings

from ecvet import LearningAgreement, MemorandumOfUnderstanding, PersonalTranscript, Text, Unit
from ecvet.documents import html
from ecvet.documents.choice import Documented, Kind, document
from ecvet.documents.supplement import Supplement
from ecvet.documents.unit import unit
from tests.documents.filled import filled
from tests.documents.papers import page, parsed, said
from tests.strategies import words

KINDS = list(Kind)
TAGS = [("fi",), ("el",), ("fi", "en")]
PAPERS = [MemorandumOfUnderstanding, LearningAgreement, PersonalTranscript, Unit, Supplement]
# All that the template writes: elements, each with its attributes.
ELEMENTS = {
    *(
        "html",
        "head",
        "meta",
        "title",
        "style",
        "body",
        "main",
        "header",
        "section",
        "div",
        "h1",
        "h2",
        "h3",
        "h4",
    ),
    *("p", "span", "bdi", "code", "dl", "dt", "dd", "ul", "li"),
    *("table", "caption", "thead", "tbody", "tr", "th", "td"),
}
ATTRIBUTES = {"lang", "class", "scope", "charset", "name", "content"}
HOSTILE = (
    '<script>alert("{}")</script>',
    "</title></style><img src=x onerror=alert({})>",
    "{{{{ 7*7 }}}} {{% for x in y %}} {{# {} #}}",
    '"><a href="javascript:alert({})">here</a><!--',
    '#eval("1+1") #panic("{}") $x$ *b* _i_ `raw` @ref <label> \\u{{41}}',
    "{} &lt;b&gt; &amp;amp; ]]>",
    "{}" + "w" * 250,
    "{} \u200f\u05d0\u05d1 \u200e(x) \u061c",
)


def hostile(number: int) -> str:
    return HOSTILE[number % len(HOSTILE)].format(number)


# What stands where


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("tags", TAGS, ids="-".join)
def test_a_page_has_one_title_and_headings_that_skip_no_level(kind: Kind, tags: tuple[str, ...]) -> None:
    root = parsed(html.write(page(kind, *tags)))
    levels = [int(str(one.tag)[1]) for one in root.iter("h1", "h2", "h3", "h4", "h5", "h6")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert (root.findtext(".//title") or "").startswith(page(kind, *tags).title[0].text)


@pytest.mark.parametrize("kind", KINDS)
def test_every_table_has_a_caption_and_a_header_over_each_column(kind: Kind) -> None:
    for table in parsed(html.write(page(kind, "fi", "en"))).iter("table"):
        headers = table.findall("./thead/tr/th")
        assert headers
        assert all(one.get("scope") == "col" and one.text_content() for one in headers)
        assert all(len(row) == len(headers) for row in table.iter("tr"))
        assert table.findall("./caption")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("tags", TAGS, ids="-".join)
def test_every_phrase_is_marked_with_the_language_it_is_in(kind: Kind, tags: tuple[str, ...]) -> None:
    shown = page(kind, *tags)
    root = parsed(html.write(shown))
    assert root.get("lang") == tags[0]
    marked: dict[str, set[str]] = {}
    for element in root.iter(
        "span", "bdi", "code", "dt", "dd", "th", "td", "li", "p", "h1", "h2", "h3", "h4", "caption"
    ):
        language = next(
            str(one.get("lang")) for one in [element, *element.iterancestors()] if one.get("lang")
        )
        for told in (element.text, *(child.tail for child in element)):
            marked.setdefault((told or "").strip(), set()).add(language)
    for one in said(shown):
        if one.language is not None:
            assert one.language in marked.get(one.text.strip(), set()), one


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_runs_nothing_and_fetches_nothing(kind: Kind) -> None:
    written = html.write(page(kind, "de", "mt"))
    assert not re.search(r"<script|<link|<img|<iframe|<object|\b(src|href|on\w+)\s*=", written)
    assert not re.search(r"url\(|@import|expression\(", written)


def test_what_is_to_be_signed_by_hand_is_left_blank_and_what_is_not_stated_bears_a_dash() -> None:
    root = parsed(html.write(page(Kind.DECISION, "fi")))
    (by_hand,) = root.findall(".//table[@class='by-hand']")
    assert [cell.text_content() for cell in by_hand.iter("td")][1:] == ["", "", "", ""]
    others = [one for one in root.iter("table") if one is not by_hand]
    assert all(cell.text_content() for table in others for cell in table.iter("td"))


def test_a_section_without_content_says_that_nothing_is_stated() -> None:
    root = parsed(html.write(unit(Unit(code="a", title=Text({"sv": "Bromsar"})), "sv")))
    open_sections = [one for one in root.iter("section") if one.findall("./p/span[@class='open']")]
    assert len(open_sections) == 6
    assert {one.findtext("./p/span") for one in open_sections} == {"inte angett"}


# Hostile data


def inert(written: str) -> None:
    """Assert that a page has no element and no attribute but those of the template."""
    root = parsed(written)
    assert {str(one.tag) for one in root.iter()} <= ELEMENTS
    assert {str(name) for one in root.iter() for name in one.attrib} <= ATTRIBUTES


@pytest.mark.parametrize("kind", PAPERS)
@pytest.mark.parametrize("tags", [("en",), ("fi", "el")], ids="-".join)
def test_hostile_text_in_every_field_comes_out_inert_and_word_for_word(
    kind: type[Documented], tags: tuple[str, ...]
) -> None:
    shown = document(filled(kind, hostile).value, *tags)
    written = html.write(shown)
    inert(written)
    told = parsed(written).text_content()
    assert all(one.text in told for one in said(shown))


@given(words)
@settings(max_examples=60)
def test_whatever_a_title_says_is_found_again(title: str) -> None:
    written = html.write(unit(Unit(code="a", title=Text({"en": title})), "en"))
    inert(written)
    assert title.replace("\r", "\n") in (parsed(written).findtext(".//title") or "").replace("\r", "\n")


def test_turning_signs_that_the_model_lets_in_reach_no_further_than_their_phrase() -> None:
    style = parsed(html.write(page(Kind.UNIT, "en"))).findtext(".//style") or ""
    assert re.search(r"\bdd\b[^{}]*\{[^}]*unicode-bidi: isolate", style)


def test_one_phrase_changed_in_the_page_is_all_that_changes() -> None:
    shown = page(Kind.UNIT, "en")
    changed = attrs.evolve(shown, subject=(attrs.evolve(shown.subject[0], text="<&>\"'"),))
    assert "&lt;&amp;&gt;&#34;&#39;" in html.write(changed)
