"""Answers about several things: the gap unit by unit, the nearest qualifications in their order."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import groupby

from ecvet.i18n.amounts import nothing_completes
from ecvet.model.outcomes import LearningOutcome
from ecvet.notebook import _findings, _progress, _units
from ecvet.notebook._blocks import bar, bullets, card, code, fold, table
from ecvet.notebook._html import Element, Node, tag
from ecvet.notebook._lens import Lens
from ecvet.points import Points
from ecvet.rules.accumulation.nearest import Index, Near
from ecvet.rules.accumulation.progress import Missing, Verdict
from ecvet.rules.gap import Gap, GapRow


def gap(shown: Gap, lens: Lens) -> Element:
    """Return what is held and what is lacking, unit by unit."""
    rows = [[*some] for _, some in groupby(shown.rows, lambda row: (row.unit, row.title))]
    outcomes = [one for row in shown.rows for one in (*row.covered, *row.missing)]
    return card(
        lens.heading("term.learning-outcomes"),
        _counted([*shown.rows], lens),
        _units.legend(outcomes, lens),
        *(_unit(some, lens) for some in rows),
        *_undescribed(shown.undescribed, lens),
    )


def gap_row(shown: GapRow, lens: Lens) -> Element:
    """Return the outcomes of one kind that one unit asks for."""
    return gap(Gap(rows=(shown,), undescribed=()), lens)


def _unit(rows: list[GapRow], lens: Lens) -> Element:
    missing = [(one, False) for row in rows for one in row.missing]
    held = [(one, True) for row in rows for one in row.covered]
    words = _counted(rows, lens)
    parts = (("counted", Decimal(len(held))), ("missing", Decimal(len(missing))))
    named = tag("span", lens.text(rows[0].title), " ", code(rows[0].unit) if rows[0].unit else None)
    line = tag("div", tag("span", named, class_="name"), " ", tag("span", words), class_="head")
    return tag(
        "details",
        tag("summary", line, bar(parts, Decimal(len(held) + len(missing)), words)),
        tag(
            "ul", *(_outcome(one, held=there, lens=lens) for one, there in (*missing, *held)), class_="plain"
        ),
        class_="fold",
        open="" if missing else None,
    )


def _outcome(shown: LearningOutcome, *, held: bool, lens: Lens) -> Element:
    state = "✓" if held else "○"
    mark = tag(
        "span",
        state,
        class_="sign",
        aria_label=lens.label("field.attained" if held else "command.column.missing"),
    )
    return tag("li", mark, " ", _units.mark(shown.kind, lens), " ", tag("span", lens.text(shown.text)))


def _counted(rows: Sequence[GapRow], lens: Lens) -> str:
    held = sum(len(row.covered) for row in rows)
    whole = held + sum(len(row.missing) for row in rows)
    return lens.phrase("command.demo.outcomes", attained=held, required=whole)


def _undescribed(units: Sequence[str], lens: Lens) -> Iterator[Element]:
    if units:
        name = f"{lens.heading('term.learning-outcomes')}: {lens.label('command.not-stated')}"
        yield fold(name, bullets(lens.unit(unit) for unit in units), count=len(units))


def nearest(shown: Sequence[Near], lens: Lens) -> Element:
    """Return qualifications in the order given, the nearest first."""
    names = ("qualification", "pathway", "verdict")
    columns = ["", *(lens.heading(f"command.column.{name}") for name in names), "", ""]
    rows = (_near(place, one, lens) for place, one in enumerate(shown, start=1))
    findings = tuple(dict.fromkeys(found for one in shown for found in one.findings))
    return card(
        lens.heading("term.accumulation"),
        lens.heading("command.nearest"),
        table(columns, rows, (0,)),
        _findings.rows(findings, lens) if findings else None,
    )


def near(shown: Near, lens: Lens) -> Element:
    """Return how near one qualification is."""
    return nearest((shown,), lens)


def _near(place: int, shown: Near, lens: Lens) -> tuple[Node | None, ...]:
    known = lens.qualification(shown.qualification)
    title = code(shown.qualification) if known is None else tag("span", lens.text(known.title))
    length = None if shown.progress is None else _progress.whole(shown.progress, lens)
    return (
        lens.number(place),
        title,
        shown.pathway,
        _progress.verdict(shown.verdict, lens),
        _missing(shown, lens),
        None if length is None else tag("div", length, style="min-width:9em"),
    )


def _missing(shown: Near, lens: Lens) -> str:
    missing: Missing | None = shown.missing
    if missing is None:
        return lens.label("command.missing-unknown") if _nothing_completes(shown) else "–"
    if not missing.units:
        return lens.label("command.missing-nothing") if shown.verdict is Verdict.ACHIEVED else "–"
    if not missing.points:
        return lens.phrase("command.missing-units", units=missing.units)
    scheme = _scheme(shown, lens)
    points = missing.points if scheme is None else Points(missing.points, scheme)
    return lens.phrase("command.missing", points=points, units=missing.units)


def _nothing_completes(shown: Near) -> bool:
    if shown.progress is None:
        return shown.verdict is Verdict.NOT_ACHIEVED
    return nothing_completes(shown.progress)


def _scheme(shown: Near, lens: Lens) -> str | None:
    if shown.progress is not None:
        return shown.progress.scheme
    known = lens.qualification(shown.qualification)
    routes = () if known is None else known.pathways
    return next((route.scheme for route in routes if route.code == shown.pathway), None)


def index(shown: Index, lens: Lens) -> Element:
    """Return what can be asked about."""
    plans = [candidate.plan for candidate in shown.candidates]
    columns = [lens.heading(f"command.column.{name}") for name in ("qualification", "pathway")]
    rows = ((lens.text(plan.qualification.title), plan.tree.pathway.code) for plan in plans)
    return card(lens.heading("term.qualification"), lens.number(len(plans)), table(columns, rows))
