"""HTML is built from elements, and text is escaped where it becomes HTML."""

from hypothesis import given
from hypothesis import strategies as st

from ecvet.notebook._html import Node, tag, write
from tests.notebook.reading import read

words = st.text(st.characters(exclude_categories=["C", "Zl", "Zp", "Zs"]))


@given(words, words)
def test_text_and_attributes_come_back_as_they_were_given(inside: str, about: str) -> None:
    shown = read(write(tag("p", inside, title=about)))
    assert ("".join(shown.words).strip(), shown.labels, shown.tags) == (inside, [about], ["p"])


def test_markup_in_text_is_text() -> None:
    assert write("<script>") == "&lt;script&gt;"


def test_what_is_none_is_left_out() -> None:
    assert write(tag("p", None, "a", class_=None)) == "<p>a</p>"


def test_elements_may_be_nested_deeper_than_calls() -> None:
    node: Node = "core"
    for _ in range(5000):
        node = tag("b", node)
    assert write(node).count("<b>") == write(node).count("</b>") == 5000
