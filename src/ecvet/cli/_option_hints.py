"""What to do about an error, in the words of the command: options, where the library speaks of needs."""

import re
from collections.abc import Generator
from contextlib import contextmanager

import attrs

from ecvet.errors import EcvetError, Problem, ReadError
from ecvet.io._writing import ONE_BY_ONE

# The options of the needs that are not called like them; `None` for those that have none.
_OPTIONS = {
    "generated": "--as-of",
    "issued": "--as-of",
    "issuer": None,
    "languages": "--taught-in",
    "units": None,
}
_NEED = re.compile(r"`(\w+)`")


@contextmanager
def in_options() -> Generator[None]:
    """Let the hints of every error name the options of `ecvet convert`."""
    try:
        yield
    except EcvetError as error:
        raise ReadError(attrs.evolve(one, hint=_hint(one)) for one in error.problems) from None


def _hint(problem: Problem) -> str:
    if problem.rule == "points.scheme" and problem.path.endswith("column points"):
        return "state it by --scheme, such as --scheme ecvet"
    if problem.hint == ONE_BY_ONE:
        return "choose one: --only 0 is the first"
    if problem.hint.endswith("among the needs"):
        return _asked(problem.hint)
    return problem.hint.replace("state the format", "state the format by --from")


def _asked(hint: str) -> str:
    """Return how what a format demands is stated: in the value, or by an option."""
    options = [_OPTIONS.get(need, f"--{need.replace('_', '-')}") for need in _NEED.findall(hint)]
    given = " or ".join(option for option in options if option is not None)
    in_value, other, _ = hint.partition(", or `")
    return ", or ".join(filter(None, [in_value if other else "", given and f"give {given}"]))
