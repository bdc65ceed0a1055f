"""How Sphinx builds the documentation. `make docs` runs it; a warning is an error."""

import sys
from importlib.metadata import version as installed_version
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "_extensions"))

project = "ecvet"
author = "the ecvet authors"
project_copyright = "2026, the ecvet authors"
release = version = installed_version("ecvet")
language = "en"
# Names in docstrings stand in single backquotes.
default_role = "code"

extensions = [
    "command_help",
    "crosswalk",
    "finding_codes",
    "format_table",
    "hostile_input",
    "language_tables",
    "policy_table",
    "myst_parser",
    "sphinx.ext.autodoc",
    "sphinx.ext.doctest",
    "sphinx.ext.napoleon",
]

myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3

autodoc_default_options = {"members": True}
# The order of the source is the order of the thought; the signature stays readable, types stand below it.
autodoc_member_order = "bysource"
autodoc_typehints = "description"
autodoc_typehints_description_target = "documented"

napoleon_google_docstring = True
napoleon_numpy_docstring = False

html_theme = "furo"
html_title = f"ecvet {version}"
html_static_path = ["_static"]
html_css_files = ["pages.css"]
