"""Units and their learning outcomes, marked as knowledge, skills or competence."""

from collections.abc import Iterable, Iterator

from ecvet.model.agreements import AgreedUnit
from ecvet.model.outcomes import LearningOutcome, OutcomeKind
from ecvet.model.units import Criterion, QualificationReference, Unit, UnitPart
from ecvet.notebook._blocks import bullets, card, code, facts, fold, joined, pills
from ecvet.notebook._html import Element, Node, tag
from ecvet.notebook._lens import Lens
from ecvet.points import PointRange


def outcome(shown: LearningOutcome, lens: Lens) -> Element:
    """Return an outcome with the mark of its kind."""
    return tag("span", mark(shown.kind, lens), " ", lens.text(shown.text))


def mark(kind: OutcomeKind | None, lens: Lens) -> Element:
    """Return the mark of a kind of outcome: its first letter, or the word where another kind begins alike."""
    if kind is None:
        return tag("span", "·", class_="ksc", title=lens.label("command.not-stated"))
    word = lens.heading(f"outcome-kind.{kind}")
    return tag("span", _short(kind, lens), class_=f"ksc {kind}", title=word, aria_label=word)


def legend(outcomes: Iterable[LearningOutcome], lens: Lens) -> Element | None:
    """Return what the letters mean; `None` where the marks are words."""
    kinds = [kind for kind in OutcomeKind if any(one.kind is kind for one in outcomes)]
    if not kinds or not _letters(lens):
        return None
    said = (tag("span", mark(kind, lens), " ", lens.label(f"outcome-kind.{kind}"), " ") for kind in kinds)
    return tag("div", *said, class_="legend")


def _short(kind: OutcomeKind, lens: Lens) -> str:
    return lens.heading(f"outcome-kind.{kind}")[:1] if _letters(lens) else lens.label(f"outcome-kind.{kind}")


def _letters(lens: Lens) -> bool:
    first = {lens.heading(f"outcome-kind.{kind}")[:1] for kind in OutcomeKind}
    return len(first) == len(OutcomeKind)


def listed(shown: Iterable[LearningOutcome], lens: Lens) -> Element:
    """Return outcomes one below the other."""
    rows = (tag("li", mark(one.kind, lens), " ", tag("span", lens.text(one.text))) for one in shown)
    return tag("ul", *rows, class_="plain")


def unit(shown: Unit, lens: Lens) -> Element:
    """Return a unit: what it belongs to, what is to be learnt, how it is assessed."""
    every = [*shown.outcomes, *(one for part in shown.parts for one in part.outcomes)]
    return card(
        lens.heading("term.unit"),
        lens.text(shown.title),
        facts(
            (lens.heading("field.code"), code(shown.code)),
            (lens.heading("term.eqf-level"), None if shown.level is None else lens.number(shown.level)),
            (lens.heading("term.qualification"), joined(_references(shown.qualifications, lens), "; ")),
            (lens.heading("term.validity"), None if shown.validity is None else lens.period(shown.validity)),
        ),
        None if shown.description is None else tag("p", lens.text(shown.description)),
        tag("div", lens.heading("term.learning-outcomes"), class_="caption") if every else None,
        legend(every, lens),
        *inside(shown, lens),
        _assessed(shown, lens),
    )


def inside(shown: Unit | UnitPart | AgreedUnit, lens: Lens) -> Iterator[Element]:
    """Yield the outcomes of a unit, and those of its parts that it does not have itself."""
    if shown.outcomes:
        yield listed(shown.outcomes, lens)
    for part in shown.parts if isinstance(shown, Unit) else ():
        own = tuple(one for one in part.outcomes if one not in shown.outcomes)
        yield tag("div", lens.text(part.title), " ", _about(part, lens), class_="caption")
        yield from [listed(own, lens)] if own else []


def _about(part: UnitPart, lens: Lens) -> Element:
    said = [] if part.points is None else [span(part.points, lens)]
    if part.mandatory is not None:
        said.append(lens.label("term.mandatory" if part.mandatory else "term.optional"))
    return tag("span", code(part.code), *pills(said))


def span(points: PointRange, lens: Lens) -> str:
    """Return a range of points in figures."""
    low, high = (None if end is None else lens.number(end) for end in (points.minimum, points.maximum))
    if low is not None and low == high:
        return low
    if low is not None and high is not None:
        return f"{low}–{high}"
    if low is None and high is None:
        return lens.label("command.not-stated")
    return lens.phrase("command.at-most" if low is None else "command.at-least", value=low or high or "")


def _references(shown: Iterable[QualificationReference], lens: Lens) -> Iterator[Node]:
    for one in shown:
        points = (
            [] if one.unit_points is None else [lens.points(one.unit_points.value, one.unit_points.scheme)]
        )
        yield tag("span", lens.text(one.title), *pills(points))


def _assessed(shown: Unit, lens: Lens) -> Element | None:
    if shown.procedures is None and not shown.criteria:
        return None
    return fold(
        lens.heading("term.assessment"),
        None if shown.procedures is None else tag("p", lens.text(shown.procedures)),
        bullets(_criterion(one, lens) for one in shown.criteria) if shown.criteria else None,
    )


def _criterion(shown: Criterion, lens: Lens) -> Element:
    target = () if shown.target is None else (lens.text(shown.target), ": ")
    grade = pills([] if shown.grade is None else [shown.grade])
    return tag("span", *target, lens.text(shown.text), *grade)
