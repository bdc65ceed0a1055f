"""There is one way in for JSON and one for XML, so that their bounds hold for everybody."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import ecvet

SOURCE = Path(ecvet.__file__).parent
#: The second look of the JSON reader, which says where a document is wrong, is part of that door.
JSON = {"io/json_text.py", "io/_json_faults.py"}
XML = {"io/xml_text.py"}
#: What reads a document by other means.
PARSERS = {"lxml", "xml", "yaml", "pickle", "marshal", "shelve", "html.parser", "orjson", "msgspec"}
HTML = {"io/eperusteet/_html.py"}


@cache
def trees() -> tuple[tuple[str, ast.AST], ...]:
    """The modules of the library, each by its path."""
    return tuple(
        (path.relative_to(SOURCE).as_posix(), ast.parse(path.read_text(encoding="utf-8")))
        for path in sorted(SOURCE.rglob("*.py"))
    )


def imported(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


def calls(tree: ast.AST, module: str, names: set[str]) -> bool:
    """Whether a module calls one of the functions of another, such as json.loads, or imports it by name."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            found = {node.attr} if node.value.id == module else set()
        elif isinstance(node, ast.ImportFrom) and node.module == module:
            found = {alias.name for alias in node.names}
        else:
            continue
        if found & names:
            return True
    return False


def test_json_is_parsed_by_its_reader_only() -> None:
    parsing = {name for name, tree in trees() if calls(tree, "json", {"load", "loads", "JSONDecoder"})}
    assert parsing == JSON


def test_xml_is_parsed_by_its_reader_only() -> None:
    parsing = {
        name
        for name, tree in trees()
        if any(one.partition(".")[0] in ("lxml", "xml") for one in imported(tree))
    }
    assert parsing == XML


def test_nothing_else_parses_documents() -> None:
    others = {
        name: found
        for name, tree in trees()
        if (found := {one for one in imported(tree) if one in PARSERS or one.partition(".")[0] in PARSERS})
    }
    assert set(others) <= XML | HTML, others


def test_nothing_opens_a_connection() -> None:
    network = {"socket", "http", "urllib.request", "ftplib", "requests", "httpx", "ssl"}
    reaching = {
        name
        for name, tree in trees()
        if any(one in network or one.partition(".")[0] in network for one in imported(tree))
    }
    assert not reaching
