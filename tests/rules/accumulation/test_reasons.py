"""Why the answer is as it is: every finding of accumulation is said of somebody."""

import ast
from pathlib import Path

import pytest

import ecvet.rules.accumulation
from ecvet.rules.findings import CODES
from tests.rules.accumulation.scenes import SCENES, Scene


@pytest.mark.parametrize("scene", SCENES, ids=[scene.says.code for scene in SCENES])
def test_what_matters_is_said_with_the_names_and_numbers_that_it_is_about(scene: Scene) -> None:
    assert scene.says in scene.of().findings


def test_every_finding_of_accumulation_is_among_them() -> None:
    source = Path(ecvet.rules.accumulation.__file__).parent
    trees = (ast.parse(path.read_text(encoding="utf-8")) for path in source.glob("*.py"))
    constants = {node.value for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Constant)}
    assert {scene.says.code for scene in SCENES} == constants & set(CODES)
