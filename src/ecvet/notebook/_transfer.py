"""A credit transfer: its chain of steps, outcome by outcome what is covered by what, and what was decided."""

from collections.abc import Iterator
from itertools import groupby

import attrs

from ecvet.model.outcomes import LearningOutcome, OutcomeKind
from ecvet.model.transfers import CoveredOutcome, CreditTransfer, Event, Stage, Validation
from ecvet.notebook import _recognition, _units
from ecvet.notebook._blocks import State, badge, card, code, sign, table
from ecvet.notebook._html import Element, Node, tag
from ecvet.notebook._lens import Lens
from ecvet.rules.recognition import OutcomeCoverage, coverage, decisions


def transfer(shown: CreditTransfer, lens: Lens) -> Element:
    """Return a transfer; outcomes at home are in words where the qualification at home is known."""
    lens = attrs.evolve(lens, transfer=shown)
    agreement = shown.agreement
    towards = tag("span", lens.text(agreement.home.name), " ← ", lens.text(agreement.host.name))
    return card(
        lens.heading("term.credit-transfer"),
        towards if agreement.home.id != agreement.host.id else lens.text(agreement.home.name),
        tag(
            "p",
            lens.phrase("command.learner", learner=agreement.learner.id),
            " · ",
            lens.text(agreement.qualification.title),
        ),
        chain(shown, lens),
        *_coverage(shown, lens),
        *_decided(shown, lens),
        beside=tag("span", lens.label(f"stage.{shown.stage}"), class_="pill"),
    )


def chain(shown: CreditTransfer, lens: Lens) -> Element:
    """Return the steps of a transfer, those taken with day and actor."""
    steps = (_step(stage, [one for one in shown.history if one.stage is stage], lens) for stage in Stage)
    return tag("ol", *steps, class_="chain")


def _step(stage: Stage, events: list[Event], lens: Lens) -> Element:
    name = lens.heading(f"stage.{stage}")
    mark = sign(State.GOOD) if events else tag("span", "○", class_="sign", aria_hidden="true")
    taken = (tag("div", _taken(one, lens), class_="by") for one in events[-3:])
    return tag("li", tag("div", mark, " ", name, class_="step"), *taken, class_="done" if events else "open")


def _taken(event: Event, lens: Lens) -> str:
    return f"{lens.day(event.on)}, {lens.institution(event.actor)}"


# Outcome by outcome


@attrs.frozen
class _Row:
    """A required outcome and what covers it, as far as their words are known."""

    kind: OutcomeKind | None
    required: Node
    given: Node | None
    basis: Node | None
    evidence: Node | None


def _coverage(shown: CreditTransfer, lens: Lens) -> Iterator[Element]:
    units = [*_units_with_rows(shown, lens)]
    if units:
        yield tag("div", lens.heading("command.recognise.coverage"), class_="caption")
    for unit, rows in units:
        yield tag("div", tag("p", lens.unit(unit), _how_far(rows, lens)), _matrix(rows, lens))


def _units_with_rows(shown: CreditTransfer, lens: Lens) -> Iterator[tuple[str, list[_Row]]]:
    home = lens.qualification(shown.agreement.qualification.code or "") or next(
        iter(lens.qualifications), None
    )
    if home is not None:
        for unit, some in groupby(coverage(shown, home), lambda row: row.unit):
            yield unit, [_known(row, lens) for row in some]
        return
    given = {one.id: one for agreed in shown.agreement.units for one in agreed.outcomes}
    for validated in {one.unit: one for one in shown.validations}.values():
        yield validated.unit, [*_validated(validated, given, lens)]


def _known(row: OutcomeCoverage, lens: Lens) -> _Row:
    return _Row(
        kind=row.required.kind,
        required=lens.text(row.required.text),
        given=None if row.given is None else lens.text(row.given.text),
        basis=None if row.basis is None else lens.label(f"basis.{row.basis}"),
        evidence=code(", ".join(row.evidence)) if row.evidence else None,
    )


def _validated(shown: Validation, given: dict[str, LearningOutcome], lens: Lens) -> Iterator[_Row]:
    for one in shown.covered:
        yield _by_code(one, given.get(one.given), lens)
    for required in shown.missing:
        yield _Row(None, code(required), None, None, None)


def _by_code(one: CoveredOutcome, given: LearningOutcome | None, lens: Lens) -> _Row:
    return _Row(
        kind=None if given is None else given.kind,
        required=code(one.required),
        given=code(one.given) if given is None else lens.text(given.text),
        basis=lens.label(f"basis.{one.basis}"),
        evidence=code(", ".join(one.evidence)) if one.evidence else None,
    )


def _how_far(rows: list[_Row], lens: Lens) -> Element:
    covered = sum(row.given is not None for row in rows)
    state, key = (State.OPEN, "part") if covered else (State.BAD, "none")
    if covered == len(rows):
        state, key = State.GOOD, "full"
    words = f"{lens.label(f'coverage.{key}')} · {lens.number(covered)}/{lens.number(len(rows))}"
    return tag("span", " ", badge(state, words))


def _matrix(rows: list[_Row], lens: Lens) -> Element:
    columns = ["field.required", "field.given", "field.basis", "term.evidence"]
    return table([lens.heading(key) for key in columns], (_cells(row, lens) for row in rows))


def _cells(row: _Row, lens: Lens) -> tuple[Node | None, ...]:
    required = tag("span", _units.mark(row.kind, lens), " ", row.required)
    if row.given is None:
        return required, tag("span", sign(State.BAD), " ", lens.label("coverage.none")), None, None
    return required, tag("span", sign(State.GOOD), " ", row.given), row.basis, row.evidence


def _decided(shown: CreditTransfer, lens: Lens) -> Iterator[Element]:
    found = decisions(shown)
    if found:
        yield tag("div", lens.heading("command.recognise.decisions"), class_="caption")
    yield from (_recognition.recognition(one, lens) for one in found)
