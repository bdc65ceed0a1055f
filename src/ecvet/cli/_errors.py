"""Errors for people: one readable block on standard error, never a traceback."""

import sys
from collections.abc import Iterator

from ecvet.cli._colours import Tone, painted
from ecvet.errors import EcvetError, Problem

_MOST = 20


def report(error: EcvetError) -> None:
    """Write an error to standard error: everything that is wrong, up to a limit."""
    shown = error.problems[:_MOST]
    count = len(error.problems)
    title = "error" if count == 1 else f"error: {count} things are wrong"
    lines = [painted(title, Tone.BAD, sys.stderr)]
    for problem in shown:
        lines += _block(problem)
    if len(error.problems) > len(shown):
        lines.append(f"  … and {len(error.problems) - len(shown)} more like these")
    print("\n".join(lines), file=sys.stderr)


def _block(problem: Problem) -> Iterator[str]:
    yield f"  what      {problem.message}"
    if problem.path:
        yield f"  where     {problem.path}"
    if problem.got:
        yield f"  got       {problem.got}"
    if problem.expected:
        yield f"  expected  {problem.expected}"
    if problem.hint:
        # The library says "state the format"; here that is an option.
        hint = problem.hint.replace("state the format where", "state the format by --from where")
        yield f"  hint      {hint}"
