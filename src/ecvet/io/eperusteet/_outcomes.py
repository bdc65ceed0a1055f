"""Learning outcomes of ePerusteet: what a unit, or a part of one, demands."""

from collections.abc import Iterable
from itertools import chain
from typing import NamedTuple

import attrs

from ecvet.io._plain import Record, at, each
from ecvet.io.eperusteet._html import blocks
from ecvet.io.eperusteet._texts import lines, localised, sources, text_of
from ecvet.model.outcomes import LearningOutcome
from ecvet.text import Text


@attrs.frozen
class Demands:
    """What is demanded.

    Attributes:
        statements: One text for each learning outcome.
        notes: What is said beside them.
    """

    statements: tuple[Text, ...] = ()
    notes: Text | None = None


def outcomes(statements: Iterable[Text], prefix: str) -> tuple[LearningOutcome, ...]:
    """Return learning outcomes, named by a prefix and their place; their kind is not known."""
    return tuple(
        LearningOutcome(id=f"{prefix}.{place}", kind=None, text=text)
        for place, text in enumerate(statements, 1)
    )


def of_prose(found: Record) -> Demands:
    """Return the demands of a text that is written as lists, such as "Opiskelija osaa" with items below it.

    Each item becomes a statement, begun by the line that its list stands under; other lines are notes. The
    languages are matched by the place of the item. Where they differ in their number of items, or have none,
    nothing tells what belongs together, and the whole text is one statement.

    Raises:
        ShapeError: as `sources`.
    """
    lists = {language: split for language, source in sources(found) if (split := _split(source)) != ([], [])}
    counts = {len(split.statements) for split in lists.values()}
    if len(counts) != 1 or counts == {0}:
        whole = text_of(found)
        return Demands((whole,) if whole else ())
    by_place = zip(*(split.statements for split in lists.values()), strict=True)
    notes = {language: "\n".join(split.notes) for language, split in lists.items() if split.notes}
    return Demands(
        tuple(Text(dict(zip(lists, texts, strict=True))) for texts in by_place),
        Text(notes) if notes else None,
    )


class _Split(NamedTuple):
    statements: list[str]
    notes: list[str]


def _split(source: str) -> _Split:
    statements: list[str] = []
    notes: list[str] = []
    stem, used = "", True
    for block in blocks(source):
        if block.item:
            statements.append(f"{stem} {block.text}".lstrip())
        elif not used:
            notes.append(stem)
        stem, used = (stem, True) if block.item else (block.text, False)
    return _Split(statements, notes if used else [*notes, stem])


def of_list(found: Record) -> Demands:
    """Return the demands of a list of statements under a common stem, as documents since 2019 hold them."""
    stem = localised(found, "kohde")
    areas = each(found, "kohdealueet", lambda area: _statements(area, stem))
    headings = each(found, "kohdealueet", lambda area: localised(area, "kuvaus"))
    return Demands(tuple(chain(_statements(found, stem), *areas)), lines(*headings))


def _statements(found: Record, stem: Text | None) -> tuple[Text, ...]:
    texts = each(found, "vaatimukset", lambda statement: _statement(statement, stem))
    return tuple(text for text in texts if text)


def _statement(found: Record, stem: Text | None) -> Text | None:
    own = localised(found, "vaatimus", stem)
    return own or at(found, "koodi", lambda code: localised(code, "nimi", stem))


def of_preparation(found: Record) -> Demands:
    """Return the demands of a unit of preparatory education: aims under headings, each with an account."""
    aims = each(found, "osaamistavoite", _aims)
    headings = each(
        found, "osaamistavoite", lambda aim: lines(localised(aim, "nimi"), localised(aim, "selite"))
    )
    return Demands(tuple(chain.from_iterable(aims)), lines(*headings))


def _aims(found: Record) -> tuple[Text, ...]:
    stem = localised(found, "kohde")
    texts = each(found, "tavoitteet", lambda aim: text_of(aim, stem))
    return tuple(text for text in texts if text)
