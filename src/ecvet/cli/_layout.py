"""Neat text for a terminal: headings, lists, tables in columns."""

import textwrap
import unicodedata
from collections.abc import Iterable, Sequence

WIDTH = 100


def heading(words: str) -> str:
    """Return words as a heading, underlined."""
    return f"\n{words}\n{'─' * width(words)}"


def width(words: str) -> int:
    """Return how many columns of a terminal words take."""
    return sum(
        2 if unicodedata.east_asian_width(c) in "WF" else 0 if unicodedata.combining(c) else 1 for c in words
    )


def bullet(words: str, mark: str = "•", indent: int = 0) -> str:
    """Return words as an item of a list, wrapped to the width of the page."""
    lead = " " * indent + f"{mark} "
    return textwrap.fill(words, WIDTH, initial_indent=lead, subsequent_indent=" " * len(lead))


def table(columns: Sequence[str], rows: Iterable[Sequence[str]], right: Sequence[int] = ()) -> str:
    """Return rows under their headings, in columns.

    Args:
        columns: The headings.
        rows: The cells, as many a row as there are headings.
        right: The indexes of the columns that are aligned to the right.
    """
    cells = [list(columns), *(list(row) for row in rows)]
    widths = [max(width(row[i]) for row in cells) for i in range(len(columns))]
    lines = [_line(row, widths, right) for row in cells]
    return "\n".join([lines[0], "  ".join("─" * w for w in widths), *lines[1:]])


def _line(row: Sequence[str], widths: Sequence[int], right: Sequence[int]) -> str:
    padded: list[str] = []
    for index, (cell, wide) in enumerate(zip(row, widths, strict=True)):
        blanks = " " * (wide - width(cell))
        padded.append(blanks + cell if index in right else cell + blanks)
    return "  ".join(padded).rstrip()
