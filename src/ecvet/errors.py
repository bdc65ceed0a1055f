"""What goes wrong with the shape of things: one root error, whose leaves name the event.

A verdict of the field (a unit is missing, a grade is too low) is never an exception: it is a
finding (`ecvet.rules.findings`). An exception says that something is not what it claims to be.
"""

from collections.abc import Iterable
from itertools import islice

import attrs

_SHOWN = 80
_REPORTED = 100


def shown(value: object) -> str:
    """Return `value` as an error shows it: its repr, control characters escaped, cut to 80 characters.

    Examples:
        >>> shown("x" * 200)[-10:]
        'xxxxxxxxx…'
    """
    text = "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in _repr(value))
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"


def _repr(value: object) -> str:
    try:
        return repr(value)[: _SHOWN + 1]
    except ValueError:
        # Python writes no whole number of more than 4300 digits.
        return f"{type(value).__name__} too large to show"


@attrs.frozen(kw_only=True)
class Problem:
    """One thing that is wrong: what, where, what was found, what was expected, how to mend it.

    Attributes:
        rule: Stable name of the broken rule, such as `number.syntax`.
        message: What is wrong, as one sentence without the value.
        path: Where, as a JSON Pointer, an XPath, a line or a field name; empty for the whole.
        got: The value found, as `shown` writes it; empty where there is none.
        expected: What would have been right.
        hint: How to mend it, where that is known.
    """

    rule: str
    message: str
    path: str = ""
    got: str = ""
    expected: str = ""
    hint: str = ""

    def under(self, path: str) -> "Problem":
        """Return the same problem, its path seen from further up.

        Examples:
            >>> Problem(rule="r", message="m", path="/points").under("/units/0").path
            '/units/0/points'
        """
        joined = f"{path}{self.path}" if self.path.startswith("/") or not self.path else f"{path}/{self.path}"
        return attrs.evolve(self, path=joined)

    def __str__(self) -> str:
        parts = [f"{self.path}: {self.message}" if self.path else self.message]
        parts += [f"got {self.got}"] if self.got else []
        parts += [f"expected {self.expected}"] if self.expected else []
        parts += [self.hint] if self.hint else []
        return "; ".join(parts)


class EcvetError(ValueError):
    """Something is not what it claims to be. The root of every error that the library raises.

    Attributes:
        problems: Everything that is wrong, at least one, at most 100.
    """

    problems: tuple[Problem, ...]

    def __init__(self, problems: Problem | Iterable[Problem]) -> None:
        """Keep the problems (one or several) and word them as the message.

        Args:
            problems: What is wrong.
        """
        # One more than is reported is looked at, to tell whether there are more; a hostile document has millions.
        found = (problems,) if isinstance(problems, Problem) else tuple(islice(problems, _REPORTED + 1))
        self.problems = found[:_REPORTED]
        super().__init__(
            "\n".join([str(p) for p in self.problems] + ["… and more"] * (len(found) > _REPORTED))
        )

    def __reduce__(self) -> tuple[type["EcvetError"], tuple[tuple[Problem, ...]]]:
        # An error crosses the border of a process by its problems, not by its message.
        return type(self), (self.problems,)

    @property
    def path(self) -> str:
        """Where the first problem is."""
        return self.problems[0].path

    @property
    def value(self) -> str:
        """The value that the first problem is about, as `shown` writes it."""
        return self.problems[0].got

    @property
    def rule(self) -> str:
        """The stable name of the first broken rule."""
        return self.problems[0].rule


class ShapeError(EcvetError):
    """A value of the field was given something malformed: a field is missing, of the wrong type or out of range."""


class ReadError(EcvetError):
    """A document cannot be read, or is not what its reader expects."""


class WriteError(EcvetError):
    """A document cannot be written: the format requires something that the value does not have."""


class SchemeError(EcvetError):
    """Points of different schemes were added or compared without a stated conversion."""


class TransferError(EcvetError):
    """A step of a credit transfer is out of order, or taken by the wrong institution."""
