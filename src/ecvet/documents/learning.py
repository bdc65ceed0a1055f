"""What a learner is to show, and by what it is told: learning outcomes and criteria of assessment."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from ecvet.documents.page import Block, Field, Fields, Table, Words
from ecvet.documents.parts import items
from ecvet.documents.scribe import Scribe, plain
from ecvet.model.outcomes import LearningOutcome
from ecvet.model.units import Criterion


def outcomes(scribe: Scribe, caption: Words, shown: Sequence[LearningOutcome]) -> tuple[Table, ...]:
    """Return learning outcomes with their kinds; no table where there are none."""
    rows = [(kind(scribe, outcome), scribe.text(outcome.text)) for outcome in shown]
    return (scribe.table(caption, ("field.kind", "term.learning-outcome"), rows),) if rows else ()


def kind(scribe: Scribe, outcome: LearningOutcome) -> Words:
    """Return the kind of a learning outcome; nothing where it is not stated."""
    return () if outcome.kind is None else scribe.label(f"outcome-kind.{outcome.kind}")


def criteria(scribe: Scribe, shown: Sequence[Criterion]) -> Iterator[Block]:
    """Yield criteria of assessment, by what they are about and by the grade that they describe."""
    for target, some in groupby(shown, lambda one: one.target):
        listed = tuple(some)
        if target is None and all(one.grade is None for one in listed):
            yield from items(*(scribe.text(one.text) for one in listed))
        else:
            about = scribe.heading("field.criteria") if target is None else scribe.text(target)
            yield Fields(tuple(_by_grade(scribe, listed)), about)


def _by_grade(scribe: Scribe, shown: Sequence[Criterion]) -> Iterator[Field]:
    for grade, some in groupby(shown, lambda one: one.grade):
        name = scribe.heading("field.criteria" if grade is None else "term.grade")
        named = name if grade is None else scribe.joined(name, plain(grade))
        yield Field(named, tuple(scribe.text(one.text) for one in some))
