"""Tables as the extensions beside this file write them."""

from collections.abc import Collection, Iterable, Sequence

from docutils import nodes


def table(
    headings: Sequence[str], rows: Iterable[Sequence[str]], *, codes: Collection[int] = (0,)
) -> nodes.table:
    """Return a table.

    Args:
        headings: The headings of its columns.
        rows: Its cells, as many a row as there are headings.
        codes: The indexes of the columns that hold codes.
    """
    found = nodes.table(classes=["colwidths-auto"])
    group = nodes.tgroup(cols=len(headings))
    found += group
    group += [nodes.colspec(colwidth=1) for _ in headings]
    group += nodes.thead("", _row(headings, ()))
    body = nodes.tbody()
    group += body
    body += [_row(cells, codes) for cells in rows]
    return found


def _row(cells: Sequence[str], codes: Collection[int]) -> nodes.row:
    row = nodes.row()
    for index, cell in enumerate(cells):
        words = nodes.literal(cell, cell) if cell and index in codes else nodes.Text(cell)
        row += nodes.entry("", nodes.paragraph("", "", words))
    return row
