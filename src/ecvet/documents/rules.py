"""Rules of combination as a page shows them: the outline in words, as lists within lists."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

import attrs

from ecvet.documents.page import Block, Item, Items, Paragraph, Section, Words
from ecvet.documents.scribe import Scribe
from ecvet.i18n.outline import outline
from ecvet.model.qualifications import Pathway
from ecvet.text import Text

_INDENT = 2
_LINE = re.compile(r"( *)(- )?(.*)")


@attrs.frozen
class _Line:
    """A line of an outline: how deep it stands, whether it begins an item, what it says."""

    depth: int
    begins: bool
    text: str


@attrs.frozen
class _Said:
    """A line in the languages of a page."""

    depth: int
    words: Words


def rules(scribe: Scribe, pathway: Pathway, titles: Mapping[str, Text]) -> Section:
    """Return the rules of combination of a pathway, under what they demand of the whole.

    Args:
        scribe: Who words them.
        pathway: The pathway.
        titles: The titles of the units, by code.
    """
    told = [tuple(_lines(outline(pathway, reader, titles))) for reader in scribe.readers]
    shapes = {tuple((line.depth, line.begins) for line in one) for one in told}
    if len(shapes) == 1:
        lines = [
            _Said(same[0].depth, scribe.told(line.text for line in same)) for same in zip(*told, strict=True)
        ]
    else:
        # A text with line breaks of its own, other ones in each language: one language after the other.
        apart = [Scribe((reader,)) for reader in scribe.readers]
        lines = [
            _Said(line.depth, own.told([line.text]))
            for own, one in zip(apart, told, strict=True)
            for line in one
        ]
    heading, *below = lines
    return Section(heading.words, tuple(_blocks(below)))


def _lines(written: str) -> Iterator[_Line]:
    """Yield the lines of an outline; what no list holds is -1 deep."""
    first, *others = written.splitlines()
    yield _Line(-1, False, first)
    found = [match for line in others if line and (match := _LINE.fullmatch(line))]
    read = (
        _Line(len(one[1]) // _INDENT - (not one[1] and not one[2]), one[2] is not None, one[3])
        for one in found
    )
    # Lines of one text belong together: those that begin no item.
    for place, some in groupby(enumerate(read), lambda at: (at[1].depth, at[0] if at[1].begins else None)):
        lines = [line for _, line in some]
        yield _Line(place[0], lines[0].begins, "\n".join(line.text for line in lines))


def _blocks(lines: Sequence[_Said]) -> Iterator[Block]:
    for outside, some in groupby(lines, lambda line: line.depth < 0):
        if outside:
            yield from (Paragraph(line.words) for line in some)
        else:
            yield Items(_nested(tuple(some)))


def _nested(lines: Sequence[_Said]) -> tuple[Item, ...]:
    """Return lines as items, those that stand deeper within the one before them."""
    found: list[Item] = []
    at = 0
    while at < len(lines):
        deeper = (place for place in range(at + 1, len(lines)) if lines[place].depth <= lines[at].depth)
        end = next(deeper, len(lines))
        found.append(Item(lines[at].words, _nested(lines[at + 1 : end])))
        at = end
    return tuple(found)
