"""Pages as PDF for the archive and the printer: tagged, so that it can be read aloud (PDF/UA-1)."""

import json
from importlib.resources import files

import attrs

from ecvet.documents._extras import missing
from ecvet.documents.page import Page


def write(page: Page) -> bytes:
    """Return a page as a PDF document.

    The data reaches the template as data: nothing in it is read as markup. The fonts are those that Typst brings,
    with Greek and Cyrillic letters; those of the machine are not looked at, and no day of printing is kept, so that
    one page is one file everywhere.

    Args:
        page: The page.

    Raises:
        WriteError: `extra.missing` where Typst, which the extra `pdf` brings, is not installed.
    """
    try:
        import typst
    except ImportError as error:
        raise missing("typst", "pdf") from error
    written = typst.compile(
        _TEMPLATE.read_bytes(),
        format="pdf",
        ignore_system_fonts=True,
        sys_inputs={"page": json.dumps(attrs.asdict(page))},
        pdf_standards="ua-1",
        timestamp=0,
    )
    assert isinstance(written, bytes)
    return written


_TEMPLATE = files("ecvet.documents") / "templates" / "page.typ"
