"""What many views are built from: cards, badges, bars, tables, facts, things to unfold."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from enum import StrEnum
from textwrap import shorten

from ecvet.notebook._html import Element, Node, tag
from ecvet.notebook._lens import Lens


class State(StrEnum):
    """How something stands; each state has a sign, since colour alone does not tell."""

    GOOD = "good"
    OPEN = "open"
    BAD = "bad"
    NOTE = "note"


_SIGNS = {State.GOOD: "✓", State.OPEN: "◐", State.BAD: "✗", State.NOTE: "i"}


# Longer words of a regulation are folded.
_LONG = 110


def card(kind: str, title: Node, *body: Node | None, beside: Node | None = None) -> Element:
    """Return a card: what a value is, what it is called, and what there is to say.

    Args:
        kind: What it is; empty where the title says so.
        title: What it is called.
        body: What stands below.
        beside: What stands beside the title, such as a verdict.
    """
    above = tag("div", kind, class_="kind") if kind else None
    name = tag("div", above, tag("div", title, class_="title"), class_="name")
    return tag("div", tag("div", name, beside, class_="head"), *body, class_="card")


def badge(state: State, words: str) -> Element:
    """Return a verdict: a sign and words."""
    return tag("span", sign(state), " ", words, class_=f"badge {state}")


def sign(state: State) -> Element:
    """Return the sign of a state."""
    return tag("span", _SIGNS[state], class_="sign", aria_hidden="true")


def code(written: str) -> Element:
    """Return what is compared sign by sign."""
    return tag("span", written, class_="code")


def pills(words: Iterable[str]) -> Iterable[Node]:
    """Return short remarks."""
    return (node for one in words for node in (" ", tag("span", one, class_="pill")))


def quoted(lens: Lens, words: str) -> Element:
    """Return what a regulation says in words; what is long is folded behind its beginning."""
    said = lens.phrase("outline.words", words=words)
    if len(said) <= _LONG:
        return tag("div", said, class_="words")
    beginning = shorten(said, _LONG, placeholder=" …")
    return tag("details", tag("summary", beginning), tag("div", said), class_="words")


def fold(summary: str, *body: Node | None, count: int | None = None, unfolded: bool = False) -> Element:
    """Return something to unfold.

    Args:
        summary: What is to be seen there.
        body: What is seen once it is unfolded.
        count: How many there are.
        unfolded: Whether it is unfolded to begin with.
    """
    shown = summary if count is None else f"{summary} ({count})"
    return tag("details", tag("summary", shown), *body, class_="fold", open="" if unfolded else None)


def bullets(items: Iterable[Node], kind: str = "ul") -> Element:
    """Return a list."""
    return tag(kind, *(tag("li", item) for item in items))


def facts(*named: tuple[str, Node | None]) -> Element | None:
    """Return named values, those that are stated; `None` where none is."""
    stated = [(name, value) for name, value in named if value]
    pairs = (tag("div", tag("span", name, class_="quiet"), " ", tag("span", value)) for name, value in stated)
    return tag("div", *pairs, class_="facts") if stated else None


def joined(nodes: Iterable[Node], separator: str = ", ") -> Element | None:
    """Return nodes on one line; `None` where there are none."""
    parts: list[Node] = []
    for node in nodes:
        parts += [separator, node] if parts else [node]
    return tag("span", *parts) if parts else None


def table(
    columns: Sequence[str], rows: Iterable[Sequence[Node | None]], numbers: Sequence[int] = ()
) -> Element:
    """Return a table; columns without any cell are left out.

    Args:
        columns: The names of the columns.
        rows: The cells; `None` where nothing is stated.
        numbers: The places of the columns that hold numbers.
    """
    cells = [tuple(row) for row in rows]
    kept = [place for place in range(len(columns)) if any(row[place] is not None for row in cells)]

    def line(kind: str, row: Sequence[Node | None], scope: str | None = None) -> Element:
        marked = ((row[place], "number" if place in numbers else None) for place in kept)
        return tag("tr", *(tag(kind, cell, class_=mark, scope=scope) for cell, mark in marked))

    head = tag("thead", line("th", columns, "col"))
    body = tag("tbody", *(line("td", row) for row in cells))
    return tag("div", tag("table", head, body), class_="scroll")


def bar(
    parts: Iterable[tuple[str, Decimal]],
    whole: Decimal,
    words: str,
    least: Decimal | None = None,
    *,
    big: bool = False,
) -> Element:
    """Return a bar.

    Args:
        parts: What it is made of, from its beginning: counted, missing, surplus.
        whole: What its full length stands for.
        words: What it says, for whoever does not see it.
        least: Where the mark of the least that is demanded stands.
        big: Whether it is the one that is looked at first.
    """
    pieces = [
        tag("span", class_=kind, style=f"width:{_share(value, whole)}") for kind, value in parts if value > 0
    ]
    mark = None if least is None else tag("span", class_="least", style=f"left:{_share(least, whole)}")
    return tag(
        "div", *pieces, mark, class_="bar big" if big else "bar", role="img", aria_label=words, title=words
    )


def _share(value: Decimal, whole: Decimal) -> str:
    # Only a length on a screen: nothing is decided by it.
    return f"{min(100.0, 100 * float(value) / float(whole)):.2f}%" if whole else "0%"
