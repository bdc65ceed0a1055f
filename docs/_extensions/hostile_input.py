"""The tables of hostile input, generated from the catalogue and the tests that bear the ids of its items."""

import sys
from collections.abc import Iterator
from pathlib import Path

from docutils import nodes
from docutils.parsers.rst import Directive
from sphinx.application import Sphinx

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.hostile_catalogue import CHAPTERS, Witness, witnesses


class HostileInput(Directive):
    """Writes a section a kind of document, in it a row an item: its id, what comes, what happens."""

    def run(self) -> list[nodes.Node]:
        """Return the sections."""
        found = witnesses()
        sections: list[nodes.Node] = []
        for chapter in CHAPTERS:
            section = nodes.section("", nodes.title("", chapter.title), ids=[f"hostile-{chapter.package}"])
            section += _table((item, what, found.get(item, [])) for item, what in chapter.items.items())
            sections.append(section)
        return sections


def _table(rows: Iterator[tuple[str, str, list[Witness]]]) -> nodes.table:
    table = nodes.table(classes=["colwidths-auto"])
    group = nodes.tgroup(cols=3)
    table += group
    group += [nodes.colspec(colwidth=1) for _ in range(3)]
    group += nodes.thead(
        "", _row("id", [nodes.Text("what comes")], [nodes.Text("what happens, and the test")])
    )
    body = nodes.tbody()
    group += body
    for item, what, found in rows:
        body += _row(item, [nodes.Text(what)], _told(found))
    return table


def _told(found: list[Witness]) -> list[nodes.Node]:
    if not found:
        return [nodes.Text("not read yet")]
    told: list[nodes.Node] = []
    for one in found:
        told += [nodes.Text(f"{one.sentence} ("), nodes.literal("", one.file), nodes.Text("). ")]
    return told


def _row(item: str, what: list[nodes.Node], told: list[nodes.Node]) -> nodes.row:
    row = nodes.row()
    for cell in ([nodes.literal(item, item)], what, told):
        entry = nodes.entry()
        entry += nodes.paragraph("", "", *cell)
        row += entry
    return row


def setup(app: Sphinx) -> dict[str, bool]:
    """Register the directive."""
    app.add_directive("hostile-input", HostileInput)
    return {"parallel_read_safe": True}
