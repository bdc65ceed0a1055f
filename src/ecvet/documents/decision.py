"""The decision on recognition as a page: what was decided, why, and what it rests on; the short answer first."""

from collections.abc import Iterator
from itertools import groupby

from ecvet.documents import parts
from ecvet.documents.page import Block, Fields, Page, Paragraph, Section, Words
from ecvet.documents.scribe import Scribe, plain, stated
from ecvet.i18n.catalogue import Reader
from ecvet.i18n.words import Words as Wording
from ecvet.model.agreements import LearningAgreement
from ecvet.model.qualifications import Qualification
from ecvet.model.transfers import CreditTransfer, Reason, Recognition
from ecvet.rules.recognition import OutcomeCoverage, coverage, decisions


def decision(transfer: CreditTransfer, qualification: Qualification, *languages: Reader) -> Page:
    """Return the decisions in force on a credit transfer as a page.

    Args:
        transfer: The transfer.
        qualification: The qualification at home that the credit is recognised towards.
        languages: One language, or two side by side; each a tag, or a catalogue with words of the caller's own.
    """
    scribe = Scribe(languages)
    learner = transfer.agreement.learner
    named = parts.named(scribe, (*transfer.agreement.units, *qualification.units))
    subject = plain(learner.name or learner.id)
    return scribe.page("decision", subject, _sections(scribe, transfer, qualification, named))


def _sections(
    scribe: Scribe, transfer: CreditTransfer, qualification: Qualification, named: parts.Named
) -> Iterator[Section]:
    found = decisions(transfer)
    told = tuple(_decided(scribe, transfer, qualification, one, named) for one in found)
    yield Section(scribe.heading("section.decided"), (), told)
    yield Section(scribe.heading("section.participants"), tuple(_participants(scribe, transfer)))
    rows = coverage(transfer, qualification)
    tables = tuple(
        _coverage(scribe, named, unit, [*some]) for unit, some in groupby(rows, lambda row: row.unit)
    )
    yield Section(scribe.heading("section.coverage"), tables)
    bases = tuple(_basis(scribe, named, one) for one in found)
    rule = Paragraph(scribe.phrase("document.corrected-by-new"))
    yield Section(scribe.heading("section.basis"), (*bases, rule))


def _decided(
    scribe: Scribe,
    transfer: CreditTransfer,
    qualification: Qualification,
    shown: Recognition,
    named: parts.Named,
) -> Section:
    short = scribe.about(f"explain.decision.{shown.decision}", unit=named.unit(shown.unit))
    fields = stated(
        scribe.field("field.awarded", None if shown.points is None else scribe.points(shown.points)),
        scribe.field("term.grade", None if shown.grade is None else plain(shown.grade.label)),
        scribe.field("field.exempts", *(named.unit(code) for code in shown.exempts)),
    )
    reasons = (_reason(scribe, transfer, qualification, one) for one in shown.reasons)
    return Section(
        named.unit(shown.unit),
        (
            Paragraph(short, strong=True),
            *((fields,) if fields.fields else ()),
            Paragraph(scribe.heading("explain.why")),
            *parts.items(*reasons),
        ),
    )


def _reason(scribe: Scribe, transfer: CreditTransfer, qualification: Qualification, shown: Reason) -> Words:
    return scribe.worded(lambda reader: Wording(transfer, qualification, reader).reason(shown))


def _participants(scribe: Scribe, transfer: CreditTransfer) -> Iterator[Block]:
    agreement = transfer.agreement
    yield parts.learner(scribe, agreement.learner)
    yield parts.institution(scribe, agreement.home, scribe.heading("term.home-institution"))
    if agreement.host.id != agreement.home.id:
        yield parts.institution(scribe, agreement.host, scribe.heading("term.hosting-institution"))
    period = agreement.period if isinstance(agreement, LearningAgreement) else None
    mobility = scribe.field("term.period", None if period is None else scribe.period(period))
    yield parts.qualification(scribe, agreement.qualification, mobility)


def _coverage(scribe: Scribe, named: parts.Named, unit: str, rows: list[OutcomeCoverage]) -> Block:
    columns = ("field.kind", "field.required", "field.given", "field.basis")
    return scribe.table(named.unit(unit), columns, (_row(scribe, row) for row in rows))


def _row(scribe: Scribe, row: OutcomeCoverage) -> tuple[Words, ...]:
    covered = scribe.label("coverage.none") if row.given is None else scribe.text(row.given.text)
    basis = () if row.basis is None else scribe.label(f"basis.{row.basis}")
    return parts.kind(scribe, row.required), scribe.text(row.required.text), covered, basis


def _basis(scribe: Scribe, named: parts.Named, shown: Recognition) -> Fields:
    return stated(
        scribe.field("field.decided-on", scribe.day(shown.on)),
        scribe.field("field.policy", plain(shown.policy)),
        scribe.field("term.evidence", *(plain(one) for one in shown.evidence)),
        scribe.field("field.digest", plain(shown.digest)),
        scribe.field("field.revises", plain(shown.revises)),
        about=named.unit(shown.unit),
    )
