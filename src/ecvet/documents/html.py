"""Pages as HTML: one file, readable by everybody, that fetches nothing and runs nothing."""

from functools import cache
from typing import TYPE_CHECKING

from ecvet.documents._extras import missing
from ecvet.documents.page import Page

if TYPE_CHECKING:
    from jinja2 import Template


def write(page: Page) -> str:
    """Return a page as an HTML document.

    Everything that comes from data is escaped; the page is marked with its language, and so is each phrase that is
    in another. It has one h1, headed tables and a style for print; there is no script and nothing to fetch.

    Args:
        page: The page.

    Raises:
        WriteError: `extra.missing` where Jinja2, which the extra `documents` brings, is not installed.
    """
    return _template().render(page=page)


@cache
def _template() -> "Template":
    try:
        from jinja2 import Environment, PackageLoader, StrictUndefined
    except ImportError as error:
        raise missing("jinja2", "documents") from error
    environment = Environment(
        loader=PackageLoader("ecvet.documents"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    return environment.get_template("page.html.j2")
