"""Accumulation against an integer program of the same question, solved by HiGHS."""

from collections.abc import Iterable
from functools import partial
from pathlib import Path

import attrs

from ecvet import Missing, Progress, Verdict, decide, plan
from ecvet.points import from_millionths
from tests.benchmarks import program, regulations
from tests.benchmarks.learners import AS_OF, Question, questions, register
from tests.benchmarks.measure import Pair, Row, compared, fastest

RUNS = 2


def test_accumulation_on_real_qualifications(shared: Path, rows: list[Row]) -> None:
    asked = [question for read in register(shared) for question in questions(read, draws=3)]
    rows += measured("accumulate, real Finnish trees", "20, 95 %: 3 times faster", asked)


def test_accumulation_on_qualifications_in_the_british_style(rows: list[Row]) -> None:
    rows += measured("accumulate, British style", "", regulations.questions(120, contested=False))


def test_accumulation_where_groups_and_requirements_compete(rows: list[Row]) -> None:
    rows += measured("the same, units and rules contested", "", regulations.questions(120, contested=True))


def measured(work: str, target: str, asked: Iterable[Question]) -> tuple[Row, Row]:
    """Measure every question, and make sure that both sides answer alike.

    Returns:
        A row for questions to a plan that was made before, and one where making the plan is counted as well.
    """
    ready: list[Pair] = []
    afresh: list[Pair] = []
    undecided = 0
    for question in asked:
        answer, pair = _ask(question)
        undecided += answer.verdict is Verdict.NOT_DECIDED
        ready.append(pair)
        making = fastest(partial(plan, question.plan.qualification, pathway=answer.pathway), RUNS)
        afresh.append(attrs.evolve(pair, work=pair.work + making))
    row = Row(work=work, reference="HiGHS", target=target, pairs=ready, undecided=undecided)
    return row, attrs.evolve(row, work="  with the plan made anew", pairs=afresh)


def _ask(question: Question) -> tuple[Progress, Pair]:
    work = partial(decide, question.plan, question.credits, as_of=AS_OF)
    pathway = question.plan.tree.pathway
    reference = partial(program.solve, question.plan.qualification, pathway, question.credits)
    answer, least = work(), reference()
    if answer.verdict is not Verdict.NOT_DECIDED:
        assert answer.missing == _missing(least), question.name
    return answer, compared(work, reference, RUNS)


def _missing(least: program.Least | None) -> Missing | None:
    return None if least is None else Missing(points=from_millionths(least.points), units=least.units)
