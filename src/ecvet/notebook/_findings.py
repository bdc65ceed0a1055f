"""Findings: by severity, each as a sentence."""

from collections.abc import Sequence

from ecvet.notebook._blocks import State, badge, card, code, table
from ecvet.notebook._html import Element, tag
from ecvet.notebook._lens import Lens
from ecvet.rules.findings import Finding, Severity

_STATES = {Severity.ERROR: State.BAD, Severity.WARNING: State.OPEN, Severity.INFO: State.NOTE}
_COUNTS = {
    Severity.ERROR: "command.errors",
    Severity.WARNING: "command.warnings",
    Severity.INFO: "command.notes",
}


def finding(shown: Finding, lens: Lens) -> Element:
    """Return one finding."""
    where = code(shown.where) if shown.where else None
    return tag("div", severity(shown.severity, lens), " ", lens.said(shown), " ", where)


def findings(shown: Sequence[Finding], lens: Lens) -> Element:
    """Return findings as a table under their number, what weighs most first."""
    return card(lens.heading("command.findings"), _counted(shown, lens), rows(shown, lens))


def rows(shown: Sequence[Finding], lens: Lens) -> Element:
    """Return findings as a table, what weighs most first."""
    order = tuple(Severity)
    heaviest_first = sorted(shown, key=lambda one: order.index(one.severity))
    return table(
        [lens.heading(f"command.column.{name}") for name in ("severity", "finding", "place")],
        (
            (severity(one.severity, lens), lens.said(one), code(one.where) if one.where else None)
            for one in heaviest_first
        ),
    )


def severity(shown: Severity, lens: Lens) -> Element:
    """Return how much a finding weighs."""
    return badge(_STATES[shown], lens.label(f"severity.{shown}"))


def _counted(shown: Sequence[Finding], lens: Lens) -> str:
    counts = ((key, sum(one.severity is weight for one in shown)) for weight, key in _COUNTS.items())
    said = [lens.phrase(key, count=count) for key, count in counts if count]
    return " · ".join(said) or lens.label("command.no-findings")
