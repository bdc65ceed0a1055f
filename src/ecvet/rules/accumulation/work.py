"""The work allowed for one answer, counted in sums."""


class OutOfWork(Exception):  # noqa: N818 - no error: the search has done all that it was allowed to do
    """The work allowed is used up."""


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
