"""Accumulation against an integer program of the same question, solved by HiGHS."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import TypeAlias

import attrs

from ecvet import Credit, Missing, Pathway, Progress, Qualification, Verdict, decide, plan
from ecvet.points import from_millionths
from ecvet.rules.accumulation import decision
from tests.benchmarks import program, regulations
from tests.benchmarks.learners import AS_OF, Question, questions, register
from tests.benchmarks.measure import Pair, Row, compared, fastest

#: An integer program: it is given what `accumulate` is given.
Solve: TypeAlias = Callable[[Qualification, Pathway, Sequence[Credit]], program.Least | None]

# As many runs of each side, the fastest counts; one where a run takes long.
RUNS = 7
LONG = 0.2
# Less than the library allows: what is not decided by then would only keep the table waiting.
WORK = 1_000_000


FLOOR = "20 (95 %: 3) times faster"


def test_accumulation_on_real_qualifications(shared: Path, rows: list[Row]) -> None:
    asked = [question for _, read in register(shared) for question in questions(read, draws=3)]
    rows += measured("accumulate, real Finnish trees", FLOOR, asked)
    rows += [without_reasons(asked), in_turn(asked)]


def without_reasons(asked: Iterable[Question]) -> Row:
    """Measure what the program answers too: the best choice, here with its proof, and no word on why it is so."""
    pairs = [
        compared(
            partial(decision.decide, question.plan, question.credits, as_of=AS_OF, work=WORK),
            _program(question, program.solve),
            RUNS,
        )
        for question in asked
    ]
    return Row(work="  decided and proved, no reasons told", reference="HiGHS", target="", pairs=pairs)


def in_turn(asked: Iterable[Question]) -> Row:
    """Measure against one solve for each aim, the usual way to solve an order of aims."""
    pairs = [_ask(question, program.solve_in_turn)[1] for question in asked]
    return Row(work="  the same", reference="HiGHS, aim by aim", target=FLOOR, pairs=pairs)


def test_accumulation_on_qualifications_in_the_british_style(rows: list[Row]) -> None:
    rows += measured("accumulate, British style", "", regulations.questions(150, contested=False))


def test_accumulation_where_groups_and_requirements_compete(rows: list[Row]) -> None:
    rows += measured("accumulate, British style, contested", "", regulations.questions(100, contested=True))


def test_accumulation_where_groups_share_most_of_their_units(rows: list[Row]) -> None:
    rows += measured("accumulate, groups that share most units", "", regulations.shared(40))


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
    return row, attrs.evolve(row, work="  with the plan made anew", target="", pairs=afresh)


def _ask(question: Question, solve: Solve = program.solve) -> tuple[Progress, Pair]:
    work = partial(decide, question.plan, question.credits, as_of=AS_OF, work=WORK)
    reference = _program(question, solve)
    begin = perf_counter()
    answer = work()
    runs = RUNS if perf_counter() - begin < LONG else 1
    if answer.verdict is not Verdict.NOT_DECIDED:
        assert answer.missing == _missing(reference()), question.name
    return answer, compared(work, reference, runs)


def _program(question: Question, solve: Solve) -> Callable[[], program.Least | None]:
    return partial(solve, question.plan.qualification, question.plan.tree.pathway, question.credits)


def _missing(least: program.Least | None) -> Missing | None:
    return None if least is None else Missing(points=from_millionths(least.points), units=least.units)
