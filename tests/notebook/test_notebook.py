"""Every value shows itself: in any language, whatever it holds, without a script and without a word unescaped."""

import subprocess
import sys

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import ecvet
from ecvet import Finding, Text, Unit, view
from ecvet.i18n.labels import languages
from tests.notebook.reading import read
from tests.notebook.values import EVERY
from tests.strategies import few

BLOCKS = {
    "style",
    "div",
    "p",
    "ul",
    "ol",
    "li",
    "details",
    "summary",
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
}
ELEMENTS = BLOCKS | {"span", "b"}
ATTRIBUTES = {"class", "lang", "open", "title", "style", "role", "aria-label", "aria-hidden", "scope"}


def shown_by_itself(value: object) -> str:
    """What a notebook asks for."""
    html = getattr(value, "_repr_html_")()  # noqa: B009
    assert isinstance(html, str)
    return html


def test_every_public_class_of_values_is_among_those_that_are_drawn() -> None:
    public = {kind for kind in vars(ecvet).values() if isinstance(kind, type) and attrs.has(kind)}
    assert set(EVERY) == public


@pytest.mark.parametrize("kind", EVERY, ids=lambda kind: kind.__name__)
@few(8)
@given(data=st.data())
def test_a_value_shows_itself_as_balanced_html_of_plain_elements(kind: type, data: st.DataObject) -> None:
    shown = read(shown_by_itself(data.draw(st.from_type(kind))))
    assert not shown.faults
    assert set(shown.tags) <= ELEMENTS
    assert set(shown.attributes) <= ATTRIBUTES


@given(st.lists(st.from_type(Finding), max_size=4), st.sampled_from(languages()))
def test_findings_are_shown_in_every_language(found: list[Finding], language: str) -> None:
    assert not read(view(found, language).html).faults


def test_words_are_in_english_unless_another_language_is_asked_for() -> None:
    unit = Unit(code="U1", title=Text({"en": "Brakes", "fi": "Jarrut"}))
    assert "Unit Brakes" in read(shown_by_itself(unit)).text
    assert "Tutkinnon osa Jarrut" in read(view(unit, "fi").html).text


def test_a_text_in_another_language_than_the_one_asked_for_is_marked() -> None:
    unit = Unit(code="U1", title=Text({"fi": "Jarrut"}))
    assert '<span lang="fi">Jarrut</span>' in view(unit, "en").html


def test_a_view_is_what_a_notebook_shows() -> None:
    shown = view(Text({"en": "Brakes"}))
    assert shown_by_itself(shown) == shown.html
    assert repr(shown).startswith("<view, ")


@pytest.mark.parametrize("nothing", [(), []])
def test_no_values_are_none(nothing: object) -> None:
    assert read(view(nothing).html).text == "none"


def test_values_are_shown_without_loading_anything_before_the_first() -> None:
    code = "import sys, ecvet; print('ecvet.notebook._choice' in sys.modules, 'babel' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.split() == ["False", "False"]
