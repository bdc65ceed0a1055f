"""Credits, and the papers that hold them: the record of a register, the transcript of a mobility."""

from collections.abc import Iterable, Iterator, Sequence

import attrs

from ecvet.model.agreements import PersonalTranscript
from ecvet.model.assessments import Credit
from ecvet.model.learners import LearnerRecord
from ecvet.notebook import _units
from ecvet.notebook._blocks import bullets, card, code, facts, fold, pills, table
from ecvet.notebook._html import Element, Node, tag
from ecvet.notebook._lens import Lens


def credits(shown: Sequence[Credit], lens: Lens) -> Element:
    """Return credits as a table; parts of a unit below it."""
    names = [
        "command.column.unit",
        "command.column.points",
        "term.grade",
        "term.eqf-level",
        "what.awarded",
        "term.prior-learning",
    ]
    columns = [lens.heading(name) for name in names]
    lens = attrs.evolve(lens, credits=(*shown, *lens.credits))
    return table(columns, (row for credit in shown for row in _rows(credit, 0, lens)), numbers=(1, 2, 3))


def credit(shown: Credit, lens: Lens) -> Element:
    """Return one credit."""
    return card(
        lens.heading("term.credit"),
        shown.unit if shown.title is None else lens.text(shown.title),
        credits([shown], lens),
    )


def record(shown: LearnerRecord, lens: Lens) -> Element:
    """Return what a register holds of a learner."""
    aim = None if shown.qualification is None else lens.qualification(shown.qualification)
    return card(
        lens.heading("term.learner"),
        shown.learner.id,
        facts(
            (
                lens.heading("term.qualification"),
                shown.qualification if aim is None else lens.text(aim.title),
            ),
            (lens.heading("term.pathway"), shown.pathway),
            (lens.heading("field.specialisations"), ", ".join(shown.specialisations)),
            (
                lens.heading("what.institution"),
                None if shown.institution is None else lens.text(shown.institution.name),
            ),
        ),
        credits(shown.credits, lens) if shown.credits else tag("p", lens.label("command.none")),
        *_folded("what.unassessed", shown.unassessed, lens),
    )


def transcript(shown: PersonalTranscript, lens: Lens) -> Element:
    """Return what a learner was assessed in."""
    return card(
        lens.heading("term.personal-transcript"),
        shown.learner.id,
        facts(
            (lens.heading("field.issued-by"), lens.text(shown.issued_by.name)),
            (lens.heading("field.issued"), None if shown.issued is None else lens.day(shown.issued)),
            (
                lens.heading("term.period"),
                None if shown.period is None else lens.period(shown.period) or None,
            ),
            (
                lens.heading("term.learning-agreement"),
                None if shown.agreement is None else code(shown.agreement),
            ),
        ),
        credits(shown.credits, lens),
        *_folded("what.not-attained", shown.not_attained, lens),
        *(
            fold(
                lens.plain(unit.title),
                _units.legend(unit.outcomes, lens),
                *_units.inside(unit, lens),
                count=len(unit.outcomes),
            )
            for unit in shown.units
        ),
    )


def _rows(shown: Credit, depth: int, lens: Lens) -> Iterator[tuple[Node | None, ...]]:
    points, prior = shown.points, shown.recognised_from
    partial = pills([lens.label("coverage.part")] if shown.partial else [])
    unit = tag("span", "↳ " * min(depth, 8), lens.unit(shown.unit), *partial)
    yield (
        unit,
        None if points is None else lens.points(points.value, points.scheme),
        None if shown.grade is None else shown.grade.label,
        None if shown.level is None else lens.number(shown.level),
        None if shown.awarded is None else lens.day(shown.awarded),
        None if prior is None else lens.text(prior.explanation),
    )
    for part in shown.parts:
        yield from _rows(part, depth + 1, lens)


def _folded(key: str, units: Iterable[str], lens: Lens) -> Iterator[Element]:
    listed = [lens.unit(unit) for unit in units]
    if listed:
        yield fold(lens.heading(key), bullets(listed), count=len(listed))
