"""What the search asks, and what it is answered."""

from typing import NamedTuple

from ecvet.rules.accumulation.caps import Cap
from ecvet.rules.accumulation.sums import Pick


class Question(NamedTuple):
    """What is cheapest under some caps, with some gauges watched.

    Args:
        caps: How many of some lots may be used, in order.
        watched: The indexes of the gauges that are watched.
        least: Points, in grains, and units that are necessary at the least.
        tries: How often it was asked before, with less to spend.
        guess: Whether it is a guess, beside questions that leave nothing out: it may be given up.
        plain: Whether it is asked without prices, though there are any.
    """

    caps: tuple[Cap, ...]
    watched: frozenset[int]
    least: tuple[int, int] = (0, 0)
    tries: int = 0
    guess: bool = False
    plain: bool = False

    @property
    def nearness(self) -> int:
        """How near it is to the first question: the stricter is looked at first."""
        return -len(self.caps) - len(self.watched)


class Answer(NamedTuple):
    """The answer to a question, or what is known of it before; they are looked at in the order of their fields.

    Args:
        points: The points to be earned at the least, in grains.
        units: The units to be earned at the least.
        lack: Less the points held that count at the most, in grains.
        nearness: How near the question is to the first one: the stricter is looked at first.
        number: Its place among the answers.
        question: The question.
        picks: What is chosen; `None` where the question is still to be asked.
        worth: What that comes to by itself, where prices only tell what it costs at the least.
    """

    points: int
    units: int
    lack: int
    nearness: int
    number: int
    question: Question
    picks: tuple[Pick, ...] | None
    worth: tuple[int, int, int] | None = None

    @property
    def itself(self) -> "Answer":
        """The answer as what is chosen, and no longer as the least that it may cost."""
        if self.worth is None:
            return self
        points, units, lack = self.worth
        return self._replace(points=points, units=units, lack=lack, worth=None)
