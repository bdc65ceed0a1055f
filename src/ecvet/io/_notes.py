"""What a reader of a foreign document notes on its way: what is wrong, what is kept, what it made of things."""

from collections.abc import Callable
from typing import TypeVar

import attrs

from ecvet.errors import EcvetError, Problem
from ecvet.rules.findings import Finding, Param, finding

T = TypeVar("T")

_LONGEST = 80


@attrs.define
class Notes:
    """Collects what is to be said of a document.

    Args:
        strict: Whether what is wrong is an error; else it is kept as it is, with a finding.
    """

    strict: bool
    problems: list[Problem] = attrs.Factory(list[Problem])
    findings: list[Finding] = attrs.Factory(list[Finding])
    _kept: set[tuple[str, str]] = attrs.Factory(set[tuple[str, str]])

    def wrong(self, problem: Problem) -> None:
        """Note what is wrong: an error, or what is kept as it is."""
        if self.strict:
            self.problems.append(problem)
        else:
            self.not_understood(problem.path, problem.got or problem.message)

    def missing(self, path: str, name: str, expected: str) -> None:
        """Note that something is missing that the format demands.

        Args:
            path: Where it would be.
            name: Its name in the format.
            expected: What it would say.
        """
        message = f"has no {_local(name)}"
        self.wrong(Problem(rule="field.missing", path=path, message=message, expected=expected))

    def take(self, path: str, make: Callable[[], T], hint: str = "") -> T | None:
        """Return what `make` gives; `None` where it raises, which is noted.

        Args:
            path: Where it is made from.
            make: Makes a value of the model.
            hint: How to mend what is wrong, where that is not said.
        """
        try:
            return make()
        except EcvetError as error:
            for problem in error.problems:
                self.wrong(attrs.evolve(problem, path=path, hint=hint or problem.hint))
            return None

    def must(self, path: str, make: Callable[[], T]) -> T | None:
        """Return what `make` gives; `None` where it raises, which is an error for the lenient reader too.

        Args:
            path: Where it is made from.
            make: Makes what the document cannot do without.
        """
        try:
            return make()
        except EcvetError as error:
            self.problems += [attrs.evolve(problem, path=path) for problem in error.problems]
            return None

    def say(self, code: str, path: str = "", **params: Param) -> None:
        """Note a finding."""
        self.findings.append(finding(code, path, **params))

    def not_understood(self, path: str, value: str) -> None:
        """Note a value that is not understood, and is kept."""
        self.say("read-not-understood", path, element=_named(path), value=cut(value))

    def kept(self, path: str, name: str, of: str) -> None:
        """Note what the model has no place for, once for all in its class.

        Args:
            path: Where it is.
            name: Its name in the format.
            of: The name of the class.
        """
        if (of, name) not in self._kept:
            self._kept.add((of, name))
            self.say("read-kept", path, element=_local(name))


def cut(value: str) -> str:
    """Return a value as it fits into a sentence."""
    return value if len(value) <= _LONGEST else f"{value[: _LONGEST - 1]}…"


def _local(name: str) -> str:
    return name.rpartition("}")[2]


def _named(path: str) -> str:
    """Return the name of what stands at a path: not its number among others, as JSON and XML write it."""
    return next((part for part in reversed(path.split("/")) if not part.isdecimal()), "").partition("[")[0]
