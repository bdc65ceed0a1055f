"""Caps: how many of some things a question of the search lets be used, and where."""

from typing import NamedTuple

#: The place of a cap on what all takers of a lot use together; the sums hold each of them to it.
ANYWHERE = -1


class Cap(NamedTuple):
    """How many of a lot may be used, and must be.

    Args:
        place: The index of the taker, or anywhere.
        lot: The index of the lot.
        most: How many may be used there at the most.
        least: How many must be used there, which makes whatever holds the place be used.
    """

    place: int
    lot: int
    most: int
    least: int = 0
