"""Views read back as a browser reads them: which elements there are, whether they are balanced, what is to be read."""

from collections.abc import Iterator
from html.parser import HTMLParser

import attrs


@attrs.define
class Shown:
    """What a view shows.

    Args:
        tags: The names of its elements, in order.
        attributes: The names of their attributes.
        words: Its text, piece by piece, without the style.
        labels: What its attributes say to those who do not see it.
        faults: Elements that are closed out of order or never.
    """

    tags: list[str] = attrs.Factory(list)
    attributes: list[str] = attrs.Factory(list)
    words: list[str] = attrs.Factory(list)
    labels: list[str] = attrs.Factory(list)
    faults: list[str] = attrs.Factory(list)

    @property
    def text(self) -> str:
        """All words on one line, as a browser shows them."""
        return " ".join("".join(self.words).split())


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.shown = Shown()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open.append(tag)
        self.shown.tags.append(tag)
        self.shown.attributes += [name for name, _ in attrs]
        self.shown.labels += [value or "" for name, value in attrs if name in ("title", "aria-label")]
        self._apart(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.shown.faults.append(tag)
        self._apart(tag)

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.shown.words.append(data)

    def _apart(self, tag: str) -> None:
        if tag != "span":
            self.shown.words.append(" ")


def read(html: str) -> Shown:
    """What a view shows to a browser."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    reader.shown.faults += reader.open
    return reader.shown


def lines(shown: Shown) -> Iterator[str]:
    """The pieces of text that say anything."""
    return (piece for piece in map(str.strip, shown.words) if piece)
