"""Credits as a table (CSV): one row a credit, for spreadsheets and for lists made by hand.

The columns are `unit` and, where they are wanted, `points, level, grade, awarded, origin, entry, title`, in
any order. A table does not say which scheme its points are of, nor which language its titles are in: whoever
reads it does.
"""

import csv
import re
from collections.abc import Callable, Iterable, Iterator
from difflib import get_close_matches
from io import StringIO
from typing import TypeVar

import attrs

from ecvet.codes import identifier, language_tag, wrong
from ecvet.errors import EcvetError, Problem, ReadError, WriteError, shown
from ecvet.io._rows import Row, rows
from ecvet.io._source import Source
from ecvet.model.assessments import Credit
from ecvet.model.grades import Grade
from ecvet.model.origins import Origin
from ecvet.periods import day
from ecvet.points import Points
from ecvet.text import Text

#: The columns that a table may have; only `unit` is required.
COLUMNS = ("unit", "points", "level", "grade", "awarded", "origin", "entry", "title")

# A spreadsheet runs a cell that starts with one of these signs as a formula (OWASP, CSV injection). One that splits at
# semicolons or tabs, as many do by the country of their user, takes what follows these, or a line break, for a cell.
# Apostrophes before the sign belong to the pattern: so one more on writing and one less on reading cancel.
_LIVE = re.compile(r"""(\A|[;\t\r\n])(?=[ "']*[=+\-@])|\A(?='*[\t\r\n])""")
_DEFUSED = re.compile(r"""(\A|[;\t\r\n])'(?=[ "']*[=+\-@])|\A'(?='*[\t\r\n])""")
_NO_SCHEME = Problem(
    rule="points.scheme",
    message="holds points, and nobody says of which scheme",
    path="column points",
    hint='state the scheme, such as "ecvet"',
)

T = TypeVar("T")


def read(source: Source, *, scheme: str | None, language: str) -> tuple[Credit, ...]:
    r"""Return the credits of a table.

    Commas, semicolons or tabs separate the cells. Where it is not commas, points may have a decimal comma. A
    blank cell is unknown; blank lines are passed over.

    Args:
        source: Its text, its bytes in UTF-8 (a byte order mark is passed over), or the path of its file.
        scheme: The code of the scheme that its points are of; `None` for a table without points.
        language: The language of its titles.

    Raises:
        ReadError: everything that is wrong, cell by cell, with paths such as "line 7, column points"; the
            rules are `file`, `size`, `encoding`, `csv.*`, `field.missing`, `points.scheme` and those of the
            values.

    Examples:
        >>> read("unit;points\n105708;7,5\n", scheme="ecvet", language="en")[0].points
        Points('7.5', 'ecvet')
        >>> read("unit,points\n105708,7 .5\n", scheme="ecvet", language="en")
        Traceback (most recent call last):
        ecvet.errors.ReadError: line 2, column points: is not a number; got '7 .5'; expected a number ...
    """
    tag = language_tag(language, "language")
    table = rows(source, columns=COLUMNS, required="unit")
    # Between commas, a decimal comma would be a guess.
    decimal = "." if table.separator == "," else ","
    credits: list[Credit | None] = []
    problems: list[Problem] = []
    for line in table.lines:
        if isinstance(line, Problem):
            problems.append(line)
        else:
            credits.append(_credit(_Cells(line, problems), scheme, tag, decimal))
    if problems:
        # `_NO_SCHEME` is one problem of the whole table, found in many rows.
        raise ReadError(dict.fromkeys(problems))
    return tuple(credit for credit in credits if credit is not None)


def write(credits: Iterable[Credit], *, language: str) -> str:
    r"""Return credits as a table with all columns: commas and quotes as in RFC 4180.

    What a spreadsheet would run as a formula, in a cell or in what it may take for one, gets an apostrophe in front,
    which `read` takes away.

    Args:
        credits: The credits. What a table has no room for is left out; `losses` tells what that is.
        language: The language of the titles. A title in other languages only is written in the nearest of them, as
            `Text.pick` finds it.

    Raises:
        WriteError: `points.scheme` where the points are of several schemes, `credit.partial` where a credit
            covers only parts of its unit: the table would say something else than what is so.

    Examples:
        >>> write([Credit(unit="105708", points=Points("7.5", "ecvet"))], language="en")
        'unit,points,level,grade,awarded,origin,entry,title\r\n105708,7.5,,,,,,\r\n'
    """
    tag = language_tag(language, "language")
    held = tuple(credits)
    if problems := tuple(_unwritable(held)):
        raise WriteError(problems)
    table = StringIO(newline="")
    writer = csv.writer(table)
    writer.writerow(COLUMNS)
    writer.writerows([_harmless(cell) for cell in _written(credit, tag)] for credit in held)
    return table.getvalue()


def losses(credits: Iterable[Credit], *, language: str) -> tuple[str, ...]:
    """Return the paths of all that a table of these credits has no room for; none where it holds everything.

    A title that is written in another language than the one wanted is among them: a table does not say its language.
    The scheme of the points is not among them: whoever reads the table states it.

    Args:
        credits: The credits, as for `write`.
        language: The language of the titles.

    Examples:
        >>> losses([Credit(unit="105708", grade=Grade(label="4", scale="1-5"))], language="en")
        ('/0/grade/scale',)
    """
    tag = language_tag(language, "language")
    return tuple(f"/{index}/{lost}" for index, credit in enumerate(credits) for lost in _lost(credit, tag))


def _lost(credit: Credit, language: str) -> Iterator[str]:
    if credit.grade is not None and credit.grade.scale is not None:
        yield "grade/scale"
    yield from (f"title/{tag}" for tag in credit.title or () if tag != language)
    for field in attrs.fields(Credit):
        if field.name not in COLUMNS and getattr(credit, field.name) != field.default:
            yield field.name


def _unwritable(credits: tuple[Credit, ...]) -> Iterator[Problem]:
    schemes = dict.fromkeys(credit.points.scheme for credit in credits if credit.points is not None)
    if len(schemes) > 1:
        message = "points are of several schemes"
        yield Problem(rule="points.scheme", message=message, got=", ".join(schemes), expected="one scheme")
    for index, credit in enumerate(credits):
        if credit.partial:
            message = "covers only parts of its unit, which a table cannot say"
            place, got = f"/{index}/partial", shown(credit.unit)
            hint = "leave the credit out, or write native JSON"
            yield Problem(rule="credit.partial", message=message, path=place, got=got, hint=hint)


def _written(credit: Credit, language: str) -> tuple[str, ...]:
    """Return the cells of a credit, in the order of `COLUMNS`."""
    return (
        credit.unit,
        "" if credit.points is None else str(credit.points.value),
        "" if credit.level is None else str(credit.level),
        "" if credit.grade is None else credit.grade.label,
        "" if credit.awarded is None else credit.awarded.isoformat(),
        "" if credit.origin is None else credit.origin.value,
        "" if credit.entry is None else credit.entry,
        "" if credit.title is None else credit.title.pick(language).text,
    )


def _harmless(cell: str) -> str:
    return _LIVE.sub(r"\1'", cell)


def _original(cell: str) -> str:
    """Return the cell that `_harmless` was given."""
    return _DEFUSED.sub(r"\1", cell)


@attrs.frozen
class _Cells:
    """The cells of a row, and the list where each reader of a cell says what is wrong with it."""

    row: Row
    problems: list[Problem]

    def take(self, column: str, read_cell: Callable[[str], T]) -> T | None:
        """Return what `read_cell` makes of a cell; `None` where it is blank, or is wrong and was reported."""
        cell = self.row.cells.get(column)
        if cell is None:
            return None
        try:
            # Blanks around a code are an accident; in a title they may be meant.
            return read_cell(_original(cell if column == "title" else cell.strip()))
        except EcvetError as error:
            self.problems.extend(attrs.evolve(problem, path=self.place(column)) for problem in error.problems)
            return None

    def place(self, column: str) -> str:
        """Return where a cell is, in the words of an error."""
        return f"line {self.row.line}, column {column}"


def _credit(cells: _Cells, scheme: str | None, language: str, decimal: str) -> Credit | None:
    """Return the credit of a row; `None` where its unit is missing, or is wrong and was reported."""
    unit = _unit(cells)
    points = _points(cells, scheme, decimal)
    level = cells.take("level", _level)
    grade = cells.take("grade", lambda cell: Grade(label=cell))
    awarded = cells.take("awarded", day)
    origin = cells.take("origin", _origin)
    entry = cells.take("entry", identifier)
    title = cells.take("title", lambda cell: Text({language: cell}))
    if unit is None:
        return None
    return Credit(
        unit=unit,
        points=points,
        level=level,
        grade=grade,
        awarded=awarded,
        origin=origin,
        entry=entry,
        title=title,
    )


def _unit(cells: _Cells) -> str | None:
    if "unit" not in cells.row.cells:
        place, code = cells.place("unit"), "the code of a unit"
        cells.problems.append(Problem(rule="field.missing", message="is missing", path=place, expected=code))
    return cells.take("unit", identifier)


def _points(cells: _Cells, scheme: str | None, decimal: str) -> Points | None:
    if scheme is not None:
        return cells.take("points", lambda cell: Points(cell.replace(decimal, "."), scheme))
    if "points" in cells.row.cells:
        cells.problems.append(_NO_SCHEME)
    return None


def _level(cell: str) -> int:
    if re.fullmatch("[1-8]", cell) is None:
        raise wrong("level", "range.eqf", "is no EQF level", cell, "1 to 8")
    return int(cell)


def _origin(cell: str) -> Origin:
    try:
        return Origin(cell)
    except ValueError:
        hint = "".join(f'did you mean "{near}"?' for near in get_close_matches(cell, list(Origin), 1))
        raise wrong("origin", "code.origin", "is no origin", cell, ", ".join(Origin), hint) from None
