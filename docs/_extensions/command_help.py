"""What `ecvet --help` says, and each of its commands: generated from the command itself."""

import os
from contextlib import redirect_stdout, suppress
from io import StringIO
from unittest.mock import patch

from docutils import nodes
from docutils.parsers.rst import Directive
from sphinx.application import Sphinx

from ecvet.cli import main
from ecvet.cli._help import HELP


def told(*arguments: str) -> str:
    """Return what the command tells, on a page of 90 columns."""
    out = StringIO()
    with (
        patch.dict(os.environ, {"COLUMNS": "90", "NO_COLOR": "1"}),
        redirect_stdout(out),
        suppress(SystemExit),
    ):
        main([*arguments, "--help"])
    return out.getvalue()


class CommandHelp(Directive):
    """Writes the help of the command, and a section for each of its commands."""

    def run(self) -> list[nodes.Node]:
        """Return the help, and the sections."""
        return [_shown(told()), *(_section(name) for name in HELP)]


def _section(name: str) -> nodes.section:
    section = nodes.section(
        "", nodes.title("", "", nodes.literal("", f"ecvet {name}")), ids=[f"ecvet-{name}"]
    )
    section += _shown(told(name))
    return section


def _shown(words: str) -> nodes.literal_block:
    return nodes.literal_block(words, words, language="text")


def setup(app: Sphinx) -> dict[str, bool]:
    """Register the directive."""
    app.add_directive("command-help", CommandHelp)
    return {"parallel_read_safe": True}
