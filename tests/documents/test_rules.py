"""Rules of combination as lists within lists."""

from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from ecvet import ExternalCertificate, Pathway, Text, walk
from ecvet.documents.page import Item, Items, Paragraph
from ecvet.documents.rules import rules
from ecvet.documents.scribe import Scribe
from ecvet.model.building import all_of, choose, in_words, unit
from tests.documents.papers import phrases
from tests.strategies import pathways

FREE = in_words(
    choose(unit("B", 10), unit("C", 10), points=10, title={"en": "Optional units"}), {"en": "Two\nlines."}
)
PATHWAY = Pathway(
    code="school",
    scheme="ecvet",
    rules=all_of(unit("A", 20), FREE, points=30),
    requirements=(ExternalCertificate(code="x", title=Text({"en": "First aid"})),),
)


def outline(items: Sequence[Item]) -> list[object]:
    return [(item.words[0].text, outline(item.items)) if item.items else item.words[0].text for item in items]


def test_the_whole_is_the_heading_and_groups_hold_their_members() -> None:
    section = rules(Scribe(("en",)), PATHWAY, {"A": Text({"en": "Safe work"})})
    assert section.heading[0].text == "Rules of combination: all of the following; 30 ECVET points"
    listed, across, more = section.blocks
    assert isinstance(listed, Items)
    assert isinstance(across, Paragraph)
    assert isinstance(more, Items)
    assert outline(listed.items) == [
        "A Safe work: 20 ECVET points",
        ("Optional units: 10 ECVET points", ["“Two\nlines.”", "B: 10 ECVET points", "C: 10 ECVET points"]),
    ]
    assert len(more.items) == 1


def test_in_two_languages_each_item_is_in_both() -> None:
    section = rules(Scribe(("fi", "en")), PATHWAY, {})
    (listed, *_) = section.blocks
    assert isinstance(listed, Items)
    assert [one.language for one in listed.items[0].words] == ["fi", "en"]


def test_texts_with_other_line_breaks_in_each_language_are_told_one_language_after_the_other() -> None:
    title = Text({"en": "Optional\n- units", "fi": "Valinnaiset"})
    pathway = Pathway(code="p", rules=all_of(unit("A"), title=title))
    said = [one.text for one in phrases(rules(Scribe(("fi", "en")), pathway, {}))]
    assert any("Valinnaiset" in one for one in said)
    assert any("Optional" in one for one in said)


@given(pathways(), st.sampled_from([("el",), ("fi", "en")]))
@settings(max_examples=30)
def test_every_unit_of_any_rules_is_named(pathway: Pathway, languages: tuple[str, ...]) -> None:
    said = "\n".join(one.text for one in phrases(rules(Scribe(languages), pathway, {})))
    assert all(getattr(member, "unit", "") in said for _, member in walk(pathway.rules))
