"""The crosswalk: where each format has each concept of the model, generated from the packages that do it."""

from importlib import import_module
from pkgutil import iter_modules

from docutils import nodes
from docutils.parsers.rst import Directive
from sphinx.application import Sphinx

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
        parts: list[nodes.Node] = []
        for package, rows in crosswalks().items():
            title = package.replace("_", "-")
            section = nodes.section(ids=[f"crosswalk-{title}"])
            section += nodes.title("", title)
            section += _table(rows)
            parts.append(section)
        return parts


def _table(rows: tuple[Row, ...]) -> nodes.table:
    table = nodes.table(classes=["colwidths-auto"])
    group = nodes.tgroup(cols=3)
    table += group
    group += [nodes.colspec(colwidth=1) for _ in range(3)]
    group += nodes.thead("", _row("our concept", "in the format", "note"))
    body = nodes.tbody()
    group += body
    body += [_row(row.concept, row.place, row.note) for row in rows]
    return table


def _row(*cells: str) -> nodes.row:
    row = nodes.row()
    for index, cell in enumerate(cells):
        entry = nodes.entry()
        entry += nodes.paragraph("", "", nodes.literal(cell, cell) if index < 2 else nodes.Text(cell))
        row += entry
    return row


def setup(app: Sphinx) -> dict[str, bool]:
    """Register the directive."""
    app.add_directive("crosswalk", Crosswalk)
    return {"parallel_read_safe": True}
