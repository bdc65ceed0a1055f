"""Errors for people: one readable block on standard error, never a traceback."""

import sys
from collections.abc import Iterator

from ecvet.errors import EcvetError, Problem

_MOST = 20


def report(error: EcvetError) -> None:
    """Write an error to standard error: everything that is wrong, up to a limit."""
    shown = error.problems[:_MOST]
    count = len(error.problems)
    lines = ["error" if count == 1 else f"error: {count} things are wrong"]
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
        yield f"  hint      {problem.hint}"
