"""The official schema of LOQ, as `shared/tools/validate_loq.py` runs it."""

from functools import cache
from pathlib import Path

from lxml import etree


@cache
def _schema(shared: Path) -> etree.XMLSchema:
    parser = etree.XMLParser(no_network=True, huge_tree=True)
    return etree.XMLSchema(etree.parse(shared / "standards/elm/loq/loq.xsd", parser))


def faults(shared: Path, document: bytes) -> list[str]:
    """What the official schema finds wrong with a document."""
    schema = _schema(shared)
    tree = etree.fromstring(document, etree.XMLParser(no_network=True, huge_tree=True))
    return [] if schema.validate(tree) else [f"line {e.line}: {e.message}" for e in schema.error_log]
