"""Pages as PDF for the archive and the printer: tagged, so that it can be read aloud (PDF/UA-1)."""

import json
import re
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path

import attrs

from ecvet.documents._extras import missing
from ecvet.documents.page import Page
from ecvet.errors import Problem, WriteError

_TEMPLATE = files("ecvet.documents") / "templates" / "page.typ"
_NOT_SHOWN = re.compile(r'the text `?(".*?")`? could not be displayed', re.DOTALL)


def write(page: Page, *, fonts: Sequence[Path] = ()) -> bytes:
    """Return a page as a PDF document.

    The data reaches the template as data: nothing in it is read as markup. The fonts are those that Typst brings,
    with Latin, Greek and Cyrillic letters; those of the machine are not looked at, and no day of printing is kept, so
    that one page is one file everywhere.

    Args:
        page: The page.
        fonts: Folders with further fonts, for letters that those of Typst lack.

    Raises:
        WriteError: `extra.missing` where Typst, which the extra `pdf` brings, is not installed; `pdf.letters` where no
            font has a letter: it would be an empty box on paper.
    """
    try:
        import typst
    except ImportError as error:
        raise missing("typst", "pdf") from error
    try:
        written = typst.compile(
            _TEMPLATE.read_bytes(),
            format="pdf",
            font_paths=typst.Fonts(include_system_fonts=False, font_paths=[*fonts]),
            sys_inputs={"page": json.dumps(attrs.asdict(page))},
            pdf_standards="ua-1",
            timestamp=0,
        )
    except typst.TypstError as error:
        letters = _NOT_SHOWN.findall(error.message)
        if not letters:
            raise
        raise _without_font(letters) from None
    assert isinstance(written, bytes)
    return written


def _without_font(letters: list[str]) -> WriteError:
    return WriteError(
        Problem(
            rule="pdf.letters",
            message="has letters that no font at hand can show",
            got=", ".join(dict.fromkeys(letters)),
            expected="letters of the fonts that Typst brings, or of the folders stated as fonts",
            hint="write the page as HTML, which the fonts of the reader show",
        )
    )
