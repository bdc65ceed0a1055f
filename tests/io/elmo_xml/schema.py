"""The official schema of ELMO, as `shared/tools/validate_elmo.py` runs it: what it imports is found offline."""

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from lxml import etree

if TYPE_CHECKING:
    from lxml.etree._docloader import _InputDocument


class _Catalogue(etree.Resolver):
    """Finds what the schema imports by its address in the folder of the schema, and nothing else."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder
        self._files = json.loads((folder / "catalog.json").read_text(encoding="utf-8"))

    def resolve(
        self, system_url: str | None, _public_id: str | None, context: object, /
    ) -> "_InputDocument | None":
        if system_url in self._files:
            return self.resolve_filename(str(self._folder / self._files[system_url]), context)
        assert not (system_url or "").startswith("http"), f"not in the catalogue: {system_url}"
        return None


@cache
def _schema(shared: Path) -> etree.XMLSchema:
    folder = shared / "standards/elmo"
    parser = etree.XMLParser(no_network=True, load_dtd=False)
    parser.resolvers.add(_Catalogue(folder))
    return etree.XMLSchema(etree.parse(folder / "schema.xsd", parser))


def faults(shared: Path, document: bytes) -> list[str]:
    """What the official schema finds wrong with a document."""
    schema = _schema(shared)
    tree = etree.fromstring(document, etree.XMLParser(no_network=True))
    return [] if schema.validate(tree) else [f"line {e.line}: {e.message}" for e in schema.error_log]
