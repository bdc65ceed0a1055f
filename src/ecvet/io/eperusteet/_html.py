"""HTML made plain: its blocks of text, with no word lost and no two run together."""

import re
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple

# Tags are taken apart here and not by html.parser: these texts are short, flat and many, and it would take a
# quarter of the time in which a document of 3.5 MB is to be read. The tests hold the two against each other.
_TAG = re.compile(r"<(/?[a-zA-Z][a-zA-Z0-9]*)[^<>]*>|<![^<>]*>")
_MARKUP = re.compile(r"<[a-zA-Z/!]|&[#a-zA-Z]")
# Tags inside of a line, some inside of a word; every other one ends a block, so that no words run together.
_INLINE = frozenset(
    ("a", "abbr", "b", "code", "em", "font", "i", "img", "s", "small", "span", "strong", "sub", "sup", "u")
)
_END_OF_ITEM = ("/li", "ul", "/ul", "ol", "/ol")
_BULLET = re.compile(r"[-–•·]\s+")
# Control characters that word processors left behind, signs without width, and spaces that do not break.
_NO_TEXT = re.compile("[\x00-\x08\x0b-\x1f\x7f-\xa0\u200b\ufeff]")


class Block(NamedTuple):
    """A paragraph, or an item of a list.

    Attributes:
        text: Its words.
        item: Whether it is an item of a list, be it marked as one or only written with a dash or a bullet.
    """

    text: str
    item: bool


def blocks(source: str) -> list[Block]:
    r"""Return the blocks of a text, in order; blank ones are left out.

    Args:
        source: HTML, or plain text, whose lines are its blocks.

    Examples:
        >>> [block.text for block in blocks("<p>Opiskelija&nbsp;osaa</p><ul><li>mitata</li></ul>")]
        ['Opiskelija osaa', 'mitata']
        >>> blocks("Den studerande kan\n- mäta")
        [Block(text='Den studerande kan', item=False), Block(text='mäta', item=True)]
    """
    return [_without_bullet(block) for block in _blocks(source)]


def plain(source: str) -> str:
    r"""Return the words of a text that may be HTML: a line for each block; plain text keeps its lines.

    Examples:
        >>> plain("<p>Laajuus on &quot;60 osp&quot;.</p><p>Muut<br>osat</p>")
        'Laajuus on "60 osp".\nMuut\nosat'
        >>> plain("  Yrityksessä toimiminen  ")
        'Yrityksessä toimiminen'
    """
    if "<" not in source and "&" not in source and source.isprintable():
        return source.strip()
    if _MARKUP.search(source) is None:
        return _NO_TEXT.sub(" ", source).strip()
    return "\n".join(block.text for block in _blocks(source))


def _blocks(source: str) -> list[Block]:
    if _MARKUP.search(source):
        return list(_of_html(source))
    return [Block(line.strip(), False) for line in _NO_TEXT.sub(" ", source).split("\n") if line.strip()]


def _of_html(source: str) -> Iterator[Block]:
    words, item = "", False
    # Text and tags by turns, and a text at the end.
    pieces = iter(_TAG.split(source))
    for piece in pieces:
        words += piece
        tag = (next(pieces, "p") or "").lower()
        if tag.removeprefix("/") in _INLINE:
            continue
        if text := " ".join(_NO_TEXT.sub(" ", unescape(words)).split()):
            yield Block(text, item)
        words = ""
        item = tag == "li" or (item and tag not in _END_OF_ITEM)


def _without_bullet(block: Block) -> Block:
    bullet = _BULLET.match(block.text)
    return Block(block.text[bullet.end() :], True) if bullet else block
