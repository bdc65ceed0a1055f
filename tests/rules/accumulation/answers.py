"""Prints the answers to some questions, for whoever asks them again under other circumstances."""

import sys
from decimal import Context, setcontext
from random import Random

from ecvet import accumulate
from tests.rules.accumulation import trees
from tests.rules.accumulation.examples import TODAY


def answers(number: int) -> str:
    """Return everything that is said about so many cases, one a line."""
    cases = (trees.small(Random(seed)) for seed in range(number))
    return "\n".join(
        repr(
            [
                getattr(accumulate(case.qualification, case.credits, as_of=TODAY), name)
                for name in (
                    "verdict",
                    "missing",
                    "counted",
                    "groups",
                    "placements",
                    "completion",
                    "findings",
                )
            ]
        )
        for case in cases
    )


if __name__ == "__main__":
    if len(sys.argv) > 1:
        setcontext(Context(prec=int(sys.argv[1])))
    sys.stdout.buffer.write(answers(40).encode())
