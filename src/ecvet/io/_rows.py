"""CSV text to rows of named cells: bounded and strict, whoever wrote the file.

Comma, semicolon or tab separate the cells; which one, the first line tells. A line with something
wrong in it does not stop the others, so that a reader can say everything at once.
"""

import csv
import unicodedata
from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from io import StringIO
from itertools import islice
from typing import NamedTuple

from ecvet.errors import Problem, shown
from ecvet.io._source import Source, content, decoded

_SEPARATORS = ",;\t"
# Errors beyond these are not shown, and a header can be made of millions of wrong names.
_TOLD = 100
#: The greatest number of rows that are read.
ROWS = 100_000


class _Record(NamedTuple):
    line: int
    cells: list[str]


_NO_RECORD = _Record(1, [])


class Row(NamedTuple):
    """The cells of one row that are not blank, by column."""

    line: int
    cells: dict[str, str]


class Table(NamedTuple):
    """What separates the cells of a table, and its lines in order: rows, or what is wrong with them."""

    separator: str
    lines: tuple[Row | Problem, ...]


def rows(source: Source, *, columns: Sequence[str], required: str) -> Table:
    r"""Return the rows of a table; blank lines are passed over.

    Args:
        source: Its text, its bytes in UTF-8 (a byte order mark is passed over), or the path of its file.
        columns: The names of the columns that it may have, in any order.
        required: The one that it must have.

    Raises:
        ReadError: `file`, `size`, `encoding` or `text.surrogate`, where there is no text to read.

    Examples:
        >>> rows("unit; points\nA;7,5\n\nB;\n", columns=("unit", "points"), required="unit").lines
        (Row(line=2, cells={'unit': 'A', 'points': '7,5'}), Row(line=4, cells={'unit': 'B'}))
    """
    # One kind of line end, so that lines are counted alike and a line break in a cell is one sign.
    text = decoded(content(source)).replace("\r\n", "\n").replace("\r", "\n")
    separator = _separator(text)
    records = _records(text, separator)
    header = next(records, _NO_RECORD)
    if isinstance(header, Problem):
        return Table(separator, (header,))
    names = [_tidy(name) for name in header.cells]
    problems = tuple(islice(_header_problems(header.line, names, columns, required), _TOLD))
    return Table(separator, problems or tuple(_bounded(records, names)))


def _separator(text: str) -> str:
    """Return the separator that the first line uses most; a table of one column needs none."""
    first = text.lstrip().partition("\n")[0]
    return max(_SEPARATORS, key=first.count)


def _records(text: str, separator: str) -> Iterator[_Record | Problem]:
    """Yield the cells of every line that is not blank; a cell may span several lines."""
    reader = csv.reader(StringIO(text), delimiter=separator, strict=True)
    line = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield _Record(line, cells)
            line = reader.line_num + 1
    except csv.Error as error:
        # What follows cannot be told apart from it, so it is the last thing that is said.
        yield _syntax_problem(line, str(error))


def _syntax_problem(line: int, said: str) -> Problem:
    """Return what the parser of the standard library said, in words that help to mend it."""
    if "end of data" in said:
        return _wrong(line, "csv.quote", "opens a quote that is never closed")
    if "expected after" in said:
        hint = "write a quote inside quotes twice"
        return _wrong(line, "csv.quote", "goes on after a closing quote", hint=hint)
    if "field limit" in said:
        return _wrong(line, "csv.cell", "has a cell that is too large", hint="a quote may not be closed")
    return _wrong(line, "csv.syntax", "is not CSV", hint=said)


def _tidy(name: str) -> str:
    """Return the name of a column without blanks around it and without what cannot be seen."""
    return "".join(sign for sign in name if unicodedata.category(sign) != "Cf").strip().lower()


def _header_problems(line: int, names: list[str], columns: Sequence[str], required: str) -> Iterator[Problem]:
    known = ", ".join(columns)
    if required not in names:
        message = f'has no column "{required}"'
        yield _wrong(line, "csv.required", message, expected=f"the names of columns: {known}")
    seen: set[str] = set()
    for name in names:
        if name not in columns:
            hint = _hint(name, columns)
            yield _wrong(line, "csv.column", "is no name of a column", shown(name), known, hint)
        elif name in seen:
            yield _wrong(line, "csv.duplicate", "names two columns", shown(name))
        seen.add(name)


def _hint(name: str, columns: Sequence[str]) -> str:
    """Return how to mend a name that is none."""
    if not name:
        return "take away the empty column"
    if name.startswith("sep="):
        return "take away this line, which is for Excel only"
    return "".join(f'did you mean "{near}"?' for near in get_close_matches(name, columns, 1))


def _bounded(records: Iterator[_Record | Problem], names: list[str]) -> Iterator[Row | Problem]:
    """Yield rows up to the bound, and what is wrong where there are more: a row takes far more memory than text."""
    for number, record in enumerate(records):
        if number == ROWS:
            line = record.line if isinstance(record, _Record) else 0
            yield _wrong(line, "csv.rows", "is one row too many", expected=f"at most {ROWS} rows")
            return
        yield _named(record, names)


def _named(record: _Record | Problem, names: list[str]) -> Row | Problem:
    if isinstance(record, Problem):
        return record
    line, cells = record
    if len(cells) != len(names):
        message = "has too many cells" if len(cells) > len(names) else "has too few cells"
        return _wrong(line, "csv.row", message, str(len(cells)), str(len(names)))
    return Row(line, {name: cell for name, cell in zip(names, cells, strict=True) if cell.strip()})


def _wrong(line: int, rule: str, message: str, got: str = "", expected: str = "", hint: str = "") -> Problem:
    return Problem(rule=rule, message=message, path=f"line {line}", got=got, expected=expected, hint=hint)
