"""Every item of the catalogue of hostile input has its test, and every test with an id its item."""

import ast
from pathlib import Path

import pytest

import ecvet
from tests.hostile_catalogue import CHAPTERS, POINTED, TESTS, Chapter, witnesses

PACKAGE = Path(ecvet.__file__).parent
FOUND = witnesses()


@pytest.mark.parametrize("chapter", CHAPTERS, ids=lambda chapter: chapter.package)
def test_every_item_has_a_test(chapter: Chapter) -> None:
    if not list((PACKAGE / "io").glob(f"{chapter.package}*")):
        pytest.skip(f"{chapter.title} is not read yet")
    assert [item for item in chapter.items if item not in FOUND] == []


def test_every_test_with_an_id_is_of_an_item() -> None:
    items = {item for chapter in CHAPTERS for item in chapter.items}
    ours = set("JLQEC")
    assert {item for item in FOUND if item[0] in ours} <= items


def test_the_tests_of_rules_that_answer_an_item_are_there() -> None:
    for one in POINTED.values():
        functions = ast.walk(ast.parse((TESTS / one.file).read_text(encoding="utf-8")))
        assert one.name in {node.name for node in functions if isinstance(node, ast.FunctionDef)}, one
