"""HTML becomes plain text with no word lost and no two run together."""

import re
from collections.abc import Mapping
from html import escape
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecvet.io.eperusteet._html import blocks, plain
from tests.io.eperusteet.register import Case, every_file, languages, nodes, words

INLINE = ("em", "strong", "a", "abbr", "span")
BLOCKS = ("p", "li", "ul", "ol", "div", "h2", "td")

said = st.text("abcåäöõ 0123.,:&<>\"'-\n\xa0", max_size=30)


@st.composite
def marked_up(draw: st.DrawFn, depth: int = 3) -> str:
    """HTML as an editor writes it: tags that are closed, text that is escaped."""
    if depth == 0:
        return escape(draw(said))
    tag = draw(st.sampled_from((*INLINE, *BLOCKS)))
    attributes = draw(st.sampled_from(("", ' href="https://example.org/?a=1&amp;b=2"', " data-viite='12'")))
    inner = "".join(draw(st.lists(marked_up(depth - 1), max_size=3)))
    return f"{escape(draw(said))}<{tag}{attributes}>{inner}</{tag}>{draw(st.sampled_from(('', '<br>', '<br />')))}"


class Reference(HTMLParser):
    """The parser of the standard library; a blank for each tag that ends a block."""

    def __init__(self) -> None:
        super().__init__()
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.text += "" if tag in INLINE else " "

    def handle_endtag(self, tag: str) -> None:
        self.text += "" if tag in INLINE else " "

    def handle_data(self, data: str) -> None:
        self.text += data


def reference(source: str) -> list[str]:
    parser = Reference()
    parser.feed(source)
    parser.close()
    return parser.text.split()


@given(marked_up())
def test_the_words_are_those_that_the_parser_of_the_standard_library_finds(source: str) -> None:
    assert plain(source).split() == reference(source)
    assert " ".join(re.sub(r"^[-–•·]\s+", "", line) for line in plain(source).split("\n")).split() == [
        word for block in blocks(source) for word in block.text.split()
    ]


@given(st.text(max_size=200))
def test_any_text_at_all_becomes_lines_without_blanks_around_them(source: str) -> None:
    assert plain(source) == plain(source).strip()
    assert all(block.text.strip() for block in blocks(source))


@every_file
def test_no_word_of_a_real_text_is_lost_and_none_is_added(cases: Mapping[str, Case], name: str) -> None:
    for text in {text for node in nodes(cases[name].document) for text in languages(node).values()}:
        assert words(plain(text)) == words(text)


@pytest.mark.parametrize(
    ("source", "lines"),
    [
        (
            "<p>Opiskelija osaa</p>\n\n<ul>\n\t<li>mitata</li>\n\t<li>korjata</li>\n</ul>",
            ["Opiskelija osaa", "mitata", "korjata"],
        ),
        ("Yksi<br/>kaksi<BR>kolme", ["Yksi", "kaksi", "kolme"]),
        ("<td>5</td><td>osp</td>", ["5", "osp"]),
        ("ruiskumaa<em>laus</em>työt", ["ruiskumaalaustyöt"]),
        ("60&nbsp;osp &amp; &quot;muut&quot; &ndash; 5&sect;", ['60 osp & "muut" – 5§']),
        ("&lt;p&gt; on tagi", ["<p> on tagi"]),
        ("<!-- piilossa --><p>näkyvissä</p>", ["näkyvissä"]),
        ("paino < 5 kg ja > 3 kg", ["paino < 5 kg ja > 3 kg"]),
        ("\x8a\x8a Opiskelija\x8aosaa", ["Opiskelija osaa"]),
        ("<p> </p><p>&nbsp;</p>", [""]),
        ("", [""]),
    ],
)
def test_what_stands_in_texts_of_the_register_reads_well(source: str, lines: list[str]) -> None:
    assert plain(source).split("\n") == lines


def test_plain_text_keeps_its_lines() -> None:
    assert plain("  A-kieli = alkaa 1. luokalla\n\nB-kieli = myöhemmin  ") == (
        "A-kieli = alkaa 1. luokalla\n\nB-kieli = myöhemmin"
    )


@pytest.mark.parametrize(
    "source",
    [
        "<p>Osaa</p><ul><li>yksi</li><li><p>kaksi</p></li></ul><p>loppu</p>",
        "<p>Osaa</p><p>- yksi</p><p>– kaksi</p><p>loppu</p>",
        "Osaa\n• yksi\n•\tkaksi\n\nloppu",
    ],
)
def test_an_item_is_told_by_its_mark_or_by_its_bullet(source: str) -> None:
    assert [(block.text, block.item) for block in blocks(source)] == [
        ("Osaa", False),
        ("yksi", True),
        ("kaksi", True),
        ("loppu", False),
    ]


@pytest.mark.parametrize(
    "source", ["<a" * 50_000, "<p " * 50_000, "<!" * 50_000, "&" * 100_000, "<p>" * 50_000]
)
def test_hostile_text_takes_no_longer_than_its_length(source: str) -> None:
    plain(source)
    blocks(source)
