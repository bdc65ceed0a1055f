"""The table of finding codes, generated from the code that defines them and the catalogue that words them."""

from docutils import nodes
from docutils.parsers.rst import Directive
from sphinx.application import Sphinx
from tables import table

from ecvet.i18n.catalogue import catalogue
from ecvet.rules.findings import CODES


class FindingCodes(Directive):
    """Writes one row a code: the code, its severity, what its sentence says."""

    def run(self) -> list[nodes.Node]:
        """Return the table."""
        words = catalogue("en")
        rows = (
            (code, meaning.severity.value, words.message(f"finding.{code}").forms[-1])
            for code, meaning in CODES.items()
        )
        return [table(("code", "severity", "what it says"), rows)]


def setup(app: Sphinx) -> dict[str, bool]:
    """Register the directive."""
    app.add_directive("finding-codes", FindingCodes)
    return {"parallel_read_safe": True}
