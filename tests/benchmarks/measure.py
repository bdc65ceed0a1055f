"""Times, and the table of them.

Time is measured in pairs: the reference is measured twice, before and after what is compared with it, so that every
ratio comes with the noise of the machine at that moment.
"""

import gc
from collections.abc import Callable, Sequence
from statistics import median
from time import process_time

import attrs


@attrs.frozen
class Pair:
    """Seconds that the work took, and that the reference took twice."""

    work: float
    reference: float
    again: float

    @property
    def faster(self) -> float:
        """How many times faster the work is than the reference."""
        return min(self.reference, self.again) / self.work

    @property
    def noise(self) -> float:
        """How many times longer one run of the reference took than the other."""
        return max(self.reference, self.again) / min(self.reference, self.again)


def fastest(action: Callable[[], object], times: int) -> float:
    """Return the seconds of processor time of the fastest run; the collector of garbage rests, as in timeit.

    Processor time leaves out what other programs took of the machine meanwhile.
    """
    found = float("inf")
    collecting = gc.isenabled()
    gc.disable()
    try:
        for _ in range(times):
            begin = process_time()
            action()
            found = min(found, process_time() - begin)
    finally:
        if collecting:
            gc.enable()
    return found


def compared(work: Callable[[], object], reference: Callable[[], object], times: int) -> Pair:
    """Measure the work between two measurements of the reference, each the fastest of so many runs."""
    before = fastest(reference, times)
    return Pair(fastest(work, times), before, fastest(reference, times))


def percentile(values: Sequence[float], percent: int) -> float:
    """Return the smallest value that so many percent of the values do not exceed."""
    return sorted(values)[max(0, -(-len(values) * percent // 100) - 1)]


@attrs.frozen(kw_only=True)
class Row:
    """One line of the table.

    Args:
        work: What was measured.
        reference: What it was measured against.
        target: What DESIGN demands, in words; empty where it demands nothing.
        pairs: The measurements, one an instance.
        undecided: In how many instances the work gave up and said so.
        slower: Whether the ratio says how many times slower the work is, instead of how many times faster.
    """

    work: str
    reference: str
    target: str
    pairs: Sequence[Pair]
    undecided: int = 0
    slower: bool = False

    def cells(self) -> tuple[str, ...]:
        """Return the line, cell by cell."""
        works = [pair.work for pair in self.pairs]
        references = [min(pair.reference, pair.again) for pair in self.pairs]
        ratios = [1 / pair.faster if self.slower else pair.faster for pair in self.pairs]
        noises = [pair.noise for pair in self.pairs]
        # Of "times faster" the worst are the small ones, of "times slower" the great ones.
        tail = percentile(ratios, 95) if self.slower else -percentile([-ratio for ratio in ratios], 95)
        return (
            self.work.replace("  ", "… "),
            self.reference,
            f"{len(self.pairs)}" + (f" ({self.undecided} open)" if self.undecided else ""),
            milliseconds(median(works)),
            milliseconds(percentile(works, 95)),
            milliseconds(median(references)),
            milliseconds(percentile(references, 95)),
            self.target,
            f"{median(ratios):.2g}",
            f"{tail:.2g}",
            f"{(median(noises) - 1) * 100:.0f} / {(percentile(noises, 95) - 1) * 100:.0f} %",
        )


HEAD = (
    *("work", "reference", "n", "ms", "95th", "ref. ms", "ref. 95th"),
    *("target", "reached", "95 % reach", "noise"),
)


@attrs.frozen(kw_only=True)
class Sheet:
    """A table.

    Args:
        head: Its head, cell by cell.
        words: The columns that hold words; all others hold numbers.
        lines: Its lines, cell by cell.
    """

    head: tuple[str, ...]
    words: frozenset[int]
    lines: Sequence[tuple[str, ...]]

    def aligned(self) -> list[str]:
        """Return the lines aligned under the head."""
        lines = [self.head, *self.lines]
        widths = [max(len(line[column]) for line in lines) for column in range(len(self.head))]
        return [
            "  ".join(
                cell.ljust(width) if column in self.words else cell.rjust(width)
                for column, (cell, width) in enumerate(zip(line, widths, strict=True))
            ).rstrip()
            for line in lines
        ]

    def markdown(self) -> list[str]:
        """Return the same table as the documentation has it."""
        rule = ("---" if column in self.words else "--:" for column in range(len(self.head)))
        return [f"| {' | '.join(line)} |" for line in (self.head, rule, *self.lines)]


def compare(rows: Sequence[Row]) -> Sheet:
    """Return the rows as a table."""
    return Sheet(head=HEAD, words=frozenset((0, 1, 7)), lines=[row.cells() for row in rows])


def milliseconds(seconds: float) -> str:
    """Return seconds as milliseconds, with three digits that matter."""
    return f"{seconds * 1000:.3g}" if seconds < 1 else f"{seconds * 1000:.0f}"
