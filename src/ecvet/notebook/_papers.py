"""Memoranda, learning agreements and requests on a card: who, when, what, and whose signature is missing."""

from collections.abc import Iterable, Iterator, Sequence

from ecvet.model.agreements import AgreedUnit, LearningAgreement, MemorandumOfUnderstanding, Signature
from ecvet.model.requests import RecognitionRequest
from ecvet.notebook import _findings
from ecvet.notebook._blocks import State, badge, card, code, facts, fold, joined, sign, table
from ecvet.notebook._html import Element, Node, tag
from ecvet.notebook._lens import Lens
from ecvet.rules.completeness import check
from ecvet.rules.findings import Finding

_UNSIGNED = ("signature-missing", "partner-signature-missing")


def agreement(shown: LearningAgreement, lens: Lens) -> Element:
    """Return a learning agreement."""
    found = check(shown)
    return card(
        lens.heading("term.learning-agreement"),
        lens.text(shown.qualification.title),
        facts(
            (lens.heading("field.reference"), code(shown.id)),
            (lens.heading("term.learner"), shown.learner.id),
            (lens.heading("term.home-institution"), lens.text(shown.home.name)),
            (lens.heading("term.hosting-institution"), lens.text(shown.host.name)),
            (lens.heading("term.period"), lens.period(shown.period) or None),
        ),
        _agreed(shown.units, lens),
        _signed(shown.signatures, found, lens),
        *_others(found, lens),
        beside=_complete(found, lens),
    )


def request(shown: RecognitionRequest, lens: Lens) -> Element:
    """Return a request for recognition."""
    found = check(shown)
    return card(
        lens.heading("term.recognition"),
        lens.text(shown.qualification.title),
        facts(
            (lens.heading("field.reference"), code(shown.id)),
            (lens.heading("term.learner"), shown.learner.id),
            (lens.heading("term.home-institution"), lens.text(shown.home.name)),
            (lens.heading("field.date"), None if shown.on is None else lens.day(shown.on)),
        ),
        _agreed(shown.units, lens),
        _signed(shown.signatures, found, lens),
        *_others(found, lens),
        beside=_complete(found, lens),
    )


def memorandum(shown: MemorandumOfUnderstanding, lens: Lens) -> Element:
    """Return a memorandum of understanding."""
    found = check(shown)
    return card(
        lens.heading("term.memorandum"),
        tag("span", joined((lens.text(one.name) for one in shown.partners), " · ")),
        facts(
            (lens.heading("field.reference"), code(shown.id)),
            (
                lens.heading("term.validity"),
                None if shown.validity is None else lens.period(shown.validity) or None,
            ),
            (
                lens.heading("section.qualifications"),
                joined(lens.text(one.title) for one in shown.qualifications),
            ),
            (lens.heading("field.units"), joined(lens.unit(one) for one in shown.units)),
        ),
        _signed(shown.signatures, found, lens),
        *_others(found, lens),
        beside=_complete(found, lens),
    )


def _complete(found: Sequence[Finding], lens: Lens) -> Element:
    if not found:
        return badge(State.GOOD, lens.label("command.no-findings"))
    return badge(State.OPEN, f"{lens.label('command.findings')}: {lens.number(len(found))}")


def _agreed(units: Iterable[AgreedUnit], lens: Lens) -> Element:
    names = ("command.column.unit", "field.counts-for", "term.learning-outcomes", "command.column.points")
    rows = (
        (
            tag("span", lens.text(one.title), " ", code(one.unit)),
            lens.label("field.addition") if one.counts_for is None else lens.unit(one.counts_for),
            lens.number(len(one.outcomes)),
            None if one.points is None else lens.points(one.points.value, one.points.scheme),
        )
        for one in units
    )
    return table([lens.heading(name) for name in names], rows, numbers=(2, 3))


def _signed(signatures: Iterable[Signature], found: Sequence[Finding], lens: Lens) -> Element:
    """Return who signed and who has yet to."""
    there: list[Node] = [
        tag("li", sign(State.GOOD), " ", tag("span", _signature(one, lens))) for one in signatures
    ]
    due = [one for one in found if one.code in _UNSIGNED]
    there += [tag("li", sign(State.BAD), " ", tag("span", lens.said(one))) for one in due]
    caption = tag("div", lens.heading("section.signatures"), class_="caption")
    return tag("div", caption, tag("ul", *there, class_="plain"))


def _signature(shown: Signature, lens: Lens) -> str:
    when = "" if shown.on is None else f", {lens.day(shown.on)}"
    return f"{lens.heading(f'party.{shown.party}')}: {shown.name}{when}"


def _others(found: Sequence[Finding], lens: Lens) -> Iterator[Element]:
    others = [one for one in found if one.code not in _UNSIGNED]
    if others:
        yield fold(lens.heading("command.findings"), _findings.rows(others, lens), count=len(others))


def agreed_unit(shown: AgreedUnit, lens: Lens) -> Element:
    """Return a unit as it was agreed on."""
    return card(lens.heading("term.unit"), lens.text(shown.title), _agreed([shown], lens))
