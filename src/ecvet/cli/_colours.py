"""Colours, for a terminal that shows them: never in a pipe, a file or a log."""

import os
import re
from enum import StrEnum
from typing import TextIO

_SEQUENCE = re.compile("\x1b\\[[0-9;]*m")


class Tone(StrEnum):
    """What a colour says; the value is its code for terminals (ISO/IEC 6429)."""

    HEADING = "1"
    GOOD = "32"
    BAD = "31"
    OPEN = "33"
    """Neither yes nor no: in part, outside, not known."""


def painted(words: str, tone: Tone, stream: TextIO) -> str:
    """Return words in a colour where a stream shows colours, else as they are.

    Args:
        words: The words, wrapped already.
        tone: What the colour is to say.
        stream: Where they will be written.
    """
    return f"\x1b[{tone}m{words}\x1b[0m" if words and _shows_colours(stream) else words


def plain(words: str) -> str:
    """Return words without the codes of colours, as they look."""
    return _SEQUENCE.sub("", words)


def _shows_colours(stream: TextIO) -> bool:
    """Whether a stream is a terminal that shows colours, and nobody asked for none (no-color.org)."""
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb" or not stream.isatty():
        return False
    # The old console of Windows would show the codes themselves.
    return os.name != "nt" or "WT_SESSION" in os.environ
