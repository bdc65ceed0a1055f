"""How far the work is, for somebody who waits at a terminal."""

import sys
import time
from collections.abc import Generator, Sequence
from typing import TypeVar

T = TypeVar("T")

# Whoever waits less than this, in seconds, needs no counter; a counter that changes faster cannot be read.
_PATIENCE, _PACE = 1.0, 0.1


def counted(items: Sequence[T]) -> Generator[T]:
    """Yield items, and after a second count them on standard error, where that is a terminal.

    Args:
        items: What is worked on, one after the other.
    """
    if not sys.stderr.isatty():
        yield from items
        return
    due = time.monotonic() + _PATIENCE
    shown = False
    try:
        for done, item in enumerate(items):
            if time.monotonic() >= due:
                print(f"\r{done} / {len(items)}", end="", file=sys.stderr, flush=True)
                shown, due = True, time.monotonic() + _PACE
            yield item
    finally:
        # The line is wiped, also where an error follows on it.
        print("\r\x1b[K" if shown else "", end="", file=sys.stderr, flush=True)
