"""Every real file, and learners who hold more and more of its units: what one answer takes."""

from functools import partial
from pathlib import Path

from ecvet import Plan, Verdict, accumulate
from ecvet.rules.accumulation.nearest import Index, nearest
from tests.benchmarks.learners import AS_OF, SHARES, Question, pathways, questions, register
from tests.benchmarks.measure import Sheet, fastest, milliseconds

RUNS = 5


def test_every_real_file_with_more_and_more_units_held(shared: Path, sheets: list[Sheet]) -> None:
    found = dict(register(shared))
    index = Index.of([ready for one in found.values() for ready in pathways(one)])
    lines: list[tuple[str, ...]] = []
    for name, qualification in found.items():
        for ready in pathways(qualification):
            asked = list(questions(qualification, draws=1, only=ready))
            cells = [milliseconds(_accumulated(question)) for question in asked]
            lines.append((name, ready.tree.pathway.code, f"{len(ready.tree.nodes)}", *cells))
    largest = max(index.candidates, key=lambda one: len(one.plan.tree.nodes)).plan
    asked = list(questions(largest.qualification, draws=1, only=largest))
    cells = [milliseconds(_ordered(question, index)) for question in asked]
    lines.append((f"nearest of all {len(index.candidates)}", "", "", *cells))
    head = ("ms, with so much held", "pathway", "members", *(f"{share} %" for share in SHARES))
    sheets.append(Sheet(head=head, words=frozenset((0, 1)), lines=lines))


def _accumulated(question: Question) -> float:
    """Return the seconds of one answer, with all that is made ready for it."""
    ready: Plan = question.plan
    work = partial(
        accumulate, ready.qualification, question.credits, as_of=AS_OF, pathway=ready.tree.pathway.code
    )
    assert work().verdict is not Verdict.NOT_DECIDED, question.name
    return fastest(work, RUNS)


def _ordered(question: Question, index: Index) -> float:
    """Return the seconds of ordering all files by nearness, each answered in full."""
    return fastest(partial(nearest, question.credits, index, as_of=AS_OF), RUNS)
