"""Neat text for a terminal: headings, lists, tables in columns."""

import shutil
import sys
import textwrap
import unicodedata
from collections.abc import Iterable, Sequence

from ecvet.cli._colours import Tone, painted, plain
from ecvet.model.transfers import Decision
from ecvet.rules.accumulation.progress import Verdict

# A line of text is to be no longer than this, and no shorter in the narrowest terminal.
_WIDEST, _NARROWEST = 100, 40


def heading(words: str, tone: Tone = Tone.HEADING) -> str:
    """Return words as a heading, underlined."""
    return f"\n{coloured(words, tone)}\n{'─' * width(words)}"


def coloured(words: str, tone: Tone) -> str:
    """Return words in a colour where standard output shows colours."""
    return painted(words, tone, sys.stdout)


def tone_of(answer: Verdict | Decision) -> Tone:
    """Return the tone of an answer: good, bad, or open where it is neither."""
    if answer in (Verdict.ACHIEVED, Decision.FULL):
        return Tone.GOOD
    return Tone.BAD if answer in (Verdict.NOT_ACHIEVED, Decision.REFUSED) else Tone.OPEN


def width(words: str) -> int:
    """Return how many columns of a terminal words take."""
    return sum(
        2 if unicodedata.east_asian_width(c) in "WF" else 0 if unicodedata.combining(c) else 1
        for c in plain(words)
    )


def bullet(words: str, mark: str = "•", indent: int = 0) -> str:
    """Return words as an item of a list, wrapped to the width of the page."""
    lead = " " * indent + f"{mark} "
    return textwrap.fill(words, _page(), initial_indent=lead, subsequent_indent=" " * len(lead))


def _page() -> int:
    """Return how wide the page is: the same everywhere, unless it is a terminal that is narrower."""
    columns = shutil.get_terminal_size().columns if sys.stdout.isatty() else _WIDEST
    return min(_WIDEST, max(_NARROWEST, columns))


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
