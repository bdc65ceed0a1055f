"""The table of policies that come with the library, generated from them."""

from docutils import nodes
from docutils.parsers.rst import Directive
from sphinx.application import Sphinx
from tables import table

from ecvet.model.presets.policies import POLICIES


class PolicyTable(Directive):
    """Writes one row a policy: its code, its title, its source."""

    def run(self) -> list[nodes.Node]:
        """Return the table."""
        rows = (
            (one.code, one.title.pick("en").text if one.title else "", one.source or "") for one in POLICIES
        )
        return [table(("code", "policy", "source"), rows)]


def setup(app: Sphinx) -> dict[str, bool]:
    """Register the directive."""
    app.add_directive("policy-table", PolicyTable)
    return {"parallel_read_safe": True}
