"""The table of finding codes, generated from the code that defines them and the catalogue that words them."""

from docutils import nodes
from docutils.parsers.rst import Directive
from sphinx.application import Sphinx

from ecvet.i18n.catalogue import catalogue
from ecvet.rules.findings import CODES


class FindingCodes(Directive):
    """Writes one row a code: the code, its severity, what its sentence says."""

    def run(self) -> list[nodes.Node]:
        """Return the table."""
        table = nodes.table(classes=["colwidths-auto"])
        group = nodes.tgroup(cols=3)
        table += group
        group += [nodes.colspec(colwidth=1) for _ in range(3)]
        group += nodes.thead("", _row("code", "severity", "what it says"))
        body = nodes.tbody()
        group += body
        words = catalogue("en")
        for code, meaning in CODES.items():
            body += _row(code, meaning.severity.value, words.message(f"finding.{code}").forms[-1])
        return [table]


def _row(*cells: str) -> nodes.row:
    row = nodes.row()
    for index, cell in enumerate(cells):
        entry = nodes.entry()
        entry += nodes.paragraph("", "", nodes.literal(cell, cell) if index == 0 else nodes.Text(cell))
        row += entry
    return row


def setup(app: Sphinx) -> dict[str, bool]:
    """Register the directive."""
    app.add_directive("finding-codes", FindingCodes)
    return {"parallel_read_safe": True}
