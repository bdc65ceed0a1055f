"""The decision on recognition as a page: what was decided, why, and what it rests on; the short answer first."""

from collections.abc import Iterator
from itertools import groupby

from ecvet.documents import learning, parts
from ecvet.documents.page import Block, Field, Fields, Page, Paragraph, Section, Words
from ecvet.documents.scribe import Scribe, exact, plain, stated
from ecvet.documents.signing import Signatory, signatures
from ecvet.i18n import formats
from ecvet.i18n.catalogue import Reader
from ecvet.i18n.words import Words as Wording
from ecvet.model.agreements import LearningAgreement, Party
from ecvet.model.assessments import Assessment
from ecvet.model.policies import RecognitionPolicy
from ecvet.model.presets.policies import POLICIES
from ecvet.model.qualifications import Qualification
from ecvet.model.requests import Agreement
from ecvet.model.transfers import CreditTransfer, Reason, Recognition
from ecvet.rules.recognition import OutcomeCoverage, coverage, decisions


def decision(
    transfer: CreditTransfer,
    qualification: Qualification,
    *languages: Reader,
    policy: RecognitionPolicy | None = None,
) -> Page:
    """Return the decisions in force on a credit transfer as a page.

    Args:
        transfer: The transfer.
        qualification: The qualification at home that the credit is recognised towards.
        languages: One language, or two side by side; each a tag, or a catalogue with words of the caller's own.
        policy: The policy that was decided by, where it is to be named by its title; presets are known.
    """
    scribe = Scribe(languages)
    learner = transfer.agreement.learner
    named = parts.named(scribe, (*transfer.agreement.units, *qualification.units))
    policies = {f"{one.code} {one.version}": scribe.text(one.title) for one in (*POLICIES, policy) if one}
    subject = plain(learner.name or learner.id)
    return scribe.page("decision", subject, _sections(scribe, transfer, qualification, named, policies))


def _sections(
    scribe: Scribe,
    transfer: CreditTransfer,
    qualification: Qualification,
    named: parts.Named,
    policies: dict[str, Words],
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
    yield Section(scribe.heading("section.basis"), tuple(_basis(scribe, transfer, found, named, policies)))
    yield signatures(scribe, (), (Signatory(Party.HOME, transfer.agreement.home),))


def _decided(
    scribe: Scribe,
    transfer: CreditTransfer,
    qualification: Qualification,
    shown: Recognition,
    named: parts.Named,
) -> Section:
    """Return a decision under the sentence that says it."""
    reasons = (_reason(scribe, transfer, qualification, one) for one in shown.reasons)
    exempt = (named.unit(code) for code in shown.exempts if code != shown.unit)
    fields = stated(
        scribe.field("field.awarded", None if shown.points is None else scribe.points(shown.points)),
        scribe.field("term.grade", None if shown.grade is None else plain(shown.grade.label)),
        scribe.field("field.exempts", *exempt),
        scribe.field("explain.why", *reasons),
    )
    short = scribe.about(f"explain.decision.{shown.decision}", unit=named.unit(shown.unit))
    return Section(short, (fields,))


def _reason(scribe: Scribe, transfer: CreditTransfer, qualification: Qualification, shown: Reason) -> Words:
    return scribe.worded(lambda reader: Wording(transfer, qualification, reader).reason(shown))


def _participants(scribe: Scribe, transfer: CreditTransfer) -> Iterator[Block]:
    agreement = transfer.agreement
    yield parts.learner(scribe, agreement.learner)
    yield parts.institution(scribe, agreement.home, scribe.heading("term.home-institution"))
    if agreement.host.id != agreement.home.id:
        # Without a mobility nobody is host: the institution that assessed is the competent one.
        mobility = isinstance(agreement, LearningAgreement)
        role = "term.hosting-institution" if mobility else "term.competent-institution"
        yield parts.institution(scribe, agreement.host, scribe.heading(role))
    about = scribe.heading("term.qualification")
    yield parts.qualification(scribe, agreement.qualification, about=about)
    yield stated(*_asked(scribe, agreement))


def _asked(scribe: Scribe, agreement: Agreement) -> Iterator[Field]:
    """Yield what the decision answers: the agreement with its period, or the request with its day."""
    if isinstance(agreement, LearningAgreement):
        yield scribe.field("term.learning-agreement", plain(agreement.id))
        yield scribe.field("term.period", scribe.period(agreement.period))
    else:
        yield scribe.field("field.reference", plain(agreement.id))
        yield scribe.field("field.date", None if agreement.on is None else scribe.day(agreement.on))


def _coverage(scribe: Scribe, named: parts.Named, unit: str, rows: list[OutcomeCoverage]) -> Block:
    columns = ("field.kind", "field.required", "field.given", "field.basis")
    return scribe.table(named.unit(unit), columns, [_row(scribe, row) for row in rows])


def _row(scribe: Scribe, row: OutcomeCoverage) -> tuple[Words, ...]:
    covered = scribe.label("coverage.none") if row.given is None else scribe.text(row.given.text)
    basis = () if row.basis is None else scribe.label(f"basis.{row.basis}")
    return learning.kind(scribe, row.required), scribe.text(row.required.text), covered, basis


def _basis(
    scribe: Scribe,
    transfer: CreditTransfer,
    found: tuple[Recognition, ...],
    named: parts.Named,
    policies: dict[str, Words],
) -> Iterator[Block]:
    """Yield who decided when and by what, once for all where it is the same; then what each decision rests on."""
    decided = {(one.institution, one.on, one.policy): one for one in found}
    for one in decided.values():
        yield _made(scribe, transfer, one, policies, named.unit(one.unit) if len(decided) > 1 else None)
    assessed = {one.id: one for one in transfer.assessments}
    for one in found:
        yield stated(
            scribe.field("term.evidence", *(_evidence(scribe, id, assessed.get(id)) for id in one.evidence)),
            scribe.field("field.revises", exact(one.revises)),
            scribe.field("field.digest", exact(one.digest)),
            about=named.unit(one.unit),
        )
    yield Paragraph(scribe.phrase("explain.ask-institution", institution=transfer.agreement.home.name))
    yield Paragraph(scribe.phrase("document.corrected-by-new"))


def _made(
    scribe: Scribe,
    transfer: CreditTransfer,
    shown: Recognition,
    policies: dict[str, Words],
    about: Words | None,
) -> Fields:
    home, policy = transfer.agreement.home, shown.policy
    by = scribe.text(home.name) if shown.institution == home.id else plain(shown.institution)
    titles = [policies[policy]] if policy in policies else []
    return stated(
        scribe.field("field.decided-by", by),
        scribe.field("field.decided-on", scribe.day(shown.on)),
        scribe.field("field.policy", *titles, plain(policy)),
        about=about,
    )


def _evidence(scribe: Scribe, id: str, shown: Assessment | None) -> Words:
    """Return what a decision rests on by its id, with its day where it is an assessment."""
    on = None if shown is None else shown.on
    return plain(id) if on is None else scribe.worded(lambda reader: f"{id} ({formats.day(on, reader)})")
