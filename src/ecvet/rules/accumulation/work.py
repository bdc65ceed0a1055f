"""The work allowed for one answer, counted in sums."""

from typing import NamedTuple


class Bounds(NamedTuple):
    """What is known of an answer that was not found.

    Args:
        least: Points and units that no completion does with fewer of; `None` where that is not known.
        most: Points and units that some completion takes; `None` where none was found.
    """

    least: tuple[int, int] | None = None
    most: tuple[int, int] | None = None


class OutOfWork(Exception):  # noqa: N818 - no error: the search has done all that it was allowed to do
    """The work allowed is used up.

    Args:
        bounds: What is known until then.
    """

    def __init__(self, bounds: Bounds | None = None) -> None:
        """Tell what is known."""
        super().__init__()
        self.bounds = bounds or Bounds()


class Work:
    """How many sums may still be made."""

    def __init__(self, left: int) -> None:
        """Allow so many."""
        self.left = left

    def spend(self, number: int) -> None:
        """Use up so many.

        Raises:
            OutOfWork: where there are fewer.
        """
        self.left -= number
        if self.left < 0:
            raise OutOfWork
