"""`ecvet render`: a document as a page that a person can read, keep and print."""

import argparse
from collections.abc import Callable, Generator, Mapping
from contextlib import contextmanager
from pathlib import Path

import attrs

from ecvet.cli import _inputs, _rows
from ecvet.cli._files import save
from ecvet.cli._options import Options
from ecvet.documents import html, pdf
from ecvet.documents.choice import Documented, Kind, document
from ecvet.documents.page import Page
from ecvet.errors import EcvetError, Problem, ReadError, WriteError
from ecvet.i18n.catalogue import Reader
from ecvet.i18n.labels import wording
from ecvet.i18n.sentences import phrase
from ecvet.io._reading import kinds
from ecvet.io._source import content
from ecvet.io.json_text import Json, load

_WRITERS: Mapping[str, Callable[[Page], str | bytes]] = {
    ".html": html.write,
    ".htm": html.write,
    ".pdf": pdf.write,
}
# What the documents ask for, and the options that say it.
_OPTIONS = {"kind": "--document", "qualification": "--qualification", "unit": "--unit"}


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add what the command may be told beyond what all commands share."""
    parser.add_argument(
        "--document", choices=[kind.value for kind in Kind], help="which document, where several are possible"
    )
    parser.add_argument(
        "--qualification", type=Path, metavar="FILE", help="the qualification at home; a decision demands it"
    )
    parser.add_argument("--unit", metavar="CODE", help="describe this unit of a qualification")
    parser.add_argument(
        "--words", type=Path, metavar="FILE", help="words of your own by key, in the language of the page"
    )


def run(given: argparse.Namespace, options: Options) -> int:
    """Write the page, and return the exit code."""
    write = _writer(given.output)
    page = _page(given, options)
    save(given.output, write(page))
    if options.json:
        languages: list[_rows.Json] = [*page.languages]
        report: _rows.Json = {
            "document": page.kind,
            "languages": languages,
            "output": str(given.output),
        }
        print(_rows.document(report))
    else:
        print(phrase("command.written", options.language, path=str(given.output)))
    return 0


def _writer(output: Path) -> Callable[[Page], str | bytes]:
    """Return what writes a file with this ending.

    Raises:
        WriteError: `render.ending` where nothing does.
    """
    ending = output.suffix.lower()
    if ending not in _WRITERS:
        expected = "a file that ends in .html or .pdf"
        message = "does not say by its ending how the page is to be written"
        raise WriteError(
            Problem(
                rule="render.ending", path="--output", message=message, got=str(output), expected=expected
            )
        )
    return _WRITERS[ending]


def _page(given: argparse.Namespace, options: Options) -> Page:
    lead: Reader = options.language if given.words is None else _worded(given.words, options.language)
    readers = (lead,) if given.second is None else (lead, given.second)
    home = None if given.qualification is None else _inputs.qualification(given.qualification).value
    subject = _subject(given.file, options)
    with _in_options(given.file):
        kind = None if given.document is None else Kind(given.document)
        return document(subject, *readers, kind=kind, qualification=home, unit=given.unit)


def _subject(path: Path, options: Options) -> Documented:
    """Return the one value in a file that a document shows.

    Raises:
        ReadError: `type.document` where there is none, or several.
    """
    values = _inputs.several(_inputs.document(path, options).value)
    shown = [value for value in values if isinstance(value, Documented)]
    if len(shown) == 1:
        return shown[0]
    expected = "a memorandum, an agreement, a transcript, a unit, a qualification or a transfer"
    message = "holds several of what a document shows" if shown else "holds nothing that a document shows"
    hint = "take one out first: ecvet convert --only 0 takes the first" if shown else ""
    raise ReadError(
        Problem(
            rule="type.document",
            path=str(path),
            message=message,
            got=kinds(values),
            expected=f"one of these: {expected}" if shown else expected,
            hint=hint,
        )
    )


@contextmanager
def _in_options(path: Path) -> Generator[None]:
    """Let what a document asks for be named by the options that say it, and else by the file."""
    try:
        yield
    except EcvetError as error:
        raise ReadError(
            attrs.evolve(one, path=_OPTIONS.get(one.path, f"{path}: {one.path}")) for one in error.problems
        ) from None


def _worded(path: Path, language: str) -> Reader:
    """Return the words of a language with those of a file in place of the library's own.

    Raises:
        ReadError: `render.words` where the file holds something else than words by key.
    """
    with _inputs.about(path):
        found = load(content(path))
        if not isinstance(found, dict):
            raise _no_words("", found)
        return wording(language, {key: _forms(key, value) for key, value in found.items()})


def _forms(key: str, value: Json) -> str | list[str]:
    if isinstance(value, str):
        return value
    forms = [one for one in value if isinstance(one, str)] if isinstance(value, list) else []
    if not forms or not isinstance(value, list) or len(forms) < len(value):
        raise _no_words(key, value)
    return forms


def _no_words(path: str, found: Json) -> ReadError:
    expected = 'such as {"term.unit": "module"}, or a list of forms where words depend on a number'
    message = "is not words by key"
    return ReadError(
        Problem(rule="render.words", path=path, message=message, got=type(found).__name__, expected=expected)
    )
