"""Recognition: what was decided, and why."""

from collections.abc import Iterator

from ecvet.model.transfers import Decision, Reason, Recognition, Validation
from ecvet.notebook._blocks import State, badge, bullets, card, code, facts, fold, joined
from ecvet.notebook._html import Element, tag
from ecvet.notebook._lens import Lens

_STATES = {
    Decision.FULL: State.GOOD,
    Decision.PARTIAL: State.OPEN,
    Decision.OUTSIDE: State.OPEN,
    Decision.REFUSED: State.BAD,
    Decision.SUSPENDED: State.NOTE,
}


def recognition(shown: Recognition, lens: Lens) -> Element:
    """Return a decision with what it brings and its reasons."""
    others = [lens.unit(unit) for unit in shown.exempts if unit != shown.unit]
    awarded = shown.points
    return card(
        lens.heading("term.recognition"),
        lens.unit(shown.unit),
        facts(
            (
                lens.heading("field.awarded"),
                None if awarded is None else lens.points(awarded.value, awarded.scheme),
            ),
            (lens.heading("term.grade"), None if shown.grade is None else shown.grade.label),
            (lens.heading("field.decided-by"), lens.institution(shown.institution)),
            (lens.heading("field.decided-on"), lens.day(shown.on)),
            (lens.heading("field.exempts"), joined(others)),
        ),
        *_why(shown.reasons, lens),
        _basis(shown, lens),
        beside=decision(shown.decision, lens),
    )


def decision(shown: Decision, lens: Lens) -> Element:
    """Return what a recognition comes to."""
    return badge(_STATES[shown], lens.label(f"decision.{shown}"))


def reason(shown: Reason, lens: Lens) -> Element:
    """Return one reason."""
    return tag("div", lens.said(shown))


def validation(shown: Validation, lens: Lens) -> Element:
    """Return how far a unit is covered, by the ids of its outcomes."""
    covered = (tag("span", code(one.required), " ← ", code(one.given)) for one in shown.covered)
    return card(
        lens.heading("term.validation"),
        lens.unit(shown.unit),
        facts(
            (lens.heading("coverage.full"), joined(covered)),
            (lens.heading("coverage.none"), joined(code(one) for one in shown.missing)),
            (lens.heading("field.date"), lens.day(shown.on)),
        ),
        beside=tag("span", lens.label(f"coverage.{shown.coverage}"), class_="pill"),
    )


def _why(reasons: tuple[Reason, ...], lens: Lens) -> Iterator[Element]:
    if reasons:
        yield tag("div", lens.heading("explain.why"), class_="caption")
        yield bullets(lens.said(one) for one in reasons)


def _basis(shown: Recognition, lens: Lens) -> Element | None:
    stated = facts(
        (lens.heading("field.policy"), shown.policy),
        (lens.heading("term.evidence"), joined(code(one) for one in shown.evidence)),
        (lens.heading("field.digest"), None if shown.digest is None else code(shown.digest)),
        (lens.heading("field.revises"), None if shown.revises is None else code(shown.revises)),
    )
    return None if stated is None else fold(lens.heading("section.basis"), stated)
