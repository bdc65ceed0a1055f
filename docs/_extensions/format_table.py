"""The table of formats, generated from the modules that read and write them."""

from importlib import import_module

from docutils import nodes
from docutils.parsers.rst import Directive
from sphinx.application import Sphinx
from tables import table

from ecvet.io.formats import TARGETS, Format


class FormatTable(Directive):
    """Writes one row a format: its name, what it is, whether it is written, its module."""

    def run(self) -> list[nodes.Node]:
        """Return the table."""
        headings = ("format", "what it is", "read", "written", "module")
        return [table(headings, map(_cells, Format), codes=(0, 4))]


def _cells(format: Format) -> tuple[str, ...]:
    name = "table" if format is Format.CSV else format.value.replace("-", "_")
    module = import_module(f"ecvet.io.{name}")
    summary = (module.__doc__ or "").partition("\n\n")[0].replace("\n", " ")
    return format.value, summary, "yes", "yes" if format in TARGETS else "no", module.__name__


def setup(app: Sphinx) -> dict[str, bool]:
    """Register the directive."""
    app.add_directive("format-table", FormatTable)
    return {"parallel_read_safe": True}
