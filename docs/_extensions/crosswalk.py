"""The crosswalk: where each format has each concept of the model, generated from the packages that do it."""

from importlib import import_module
from pkgutil import iter_modules

from docutils import nodes
from docutils.parsers.rst import Directive
from sphinx.application import Sphinx
from tables import table

from ecvet import io
from ecvet.io._crosswalk import Row


def crosswalks() -> dict[str, tuple[Row, ...]]:
    """Return the rows of each format that has a crosswalk, by the name of its package."""
    found: dict[str, tuple[Row, ...]] = {}
    for package in sorted(module.name for module in iter_modules(io.__path__) if module.ispkg):
        inside = {module.name for module in iter_modules([f"{path}/{package}" for path in io.__path__])}
        if "_crosswalk" in inside:
            found[package] = import_module(f"ecvet.io.{package}._crosswalk").ROWS
    return found


class Crosswalk(Directive):
    """Writes one row a concept: the concept, its place in each format, what is to be known."""

    def run(self) -> list[nodes.Node]:
        """Return one table a format."""
        return [_section(package.replace("_", "-"), rows) for package, rows in crosswalks().items()]


def _section(format: str, rows: tuple[Row, ...]) -> nodes.section:
    section = nodes.section("", nodes.title("", format), ids=[f"crosswalk-{format}"])
    cells = ((row.concept, row.place, row.note) for row in rows)
    found = table(("our concept", "in the format", "note"), cells, codes=(0, 1))
    found["classes"].append("long-codes")
    section += found
    return section


def setup(app: Sphinx) -> dict[str, bool]:
    """Register the directive."""
    app.add_directive("crosswalk", Crosswalk)
    return {"parallel_read_safe": True}
