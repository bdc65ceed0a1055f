"""The personal transcript as a page: what a learner was assessed in, and room for what is made of it at home.

There is no official template. The order is that of the Recommendation's definition: learner, institutions, period,
units with their outcomes, results and points; then what the home institution validates and recognises.
"""

from collections.abc import Iterator

from ecvet.documents import parts
from ecvet.documents.page import Block, Field, Items, Page, Paragraph, Section, Words
from ecvet.documents.scribe import Scribe, plain, stated
from ecvet.i18n.catalogue import Reader
from ecvet.model.agreements import PersonalTranscript
from ecvet.model.assessments import Assessment, Credit
from ecvet.model.requests import Agreement


def transcript(shown: PersonalTranscript, *languages: Reader, agreement: Agreement | None = None) -> Page:
    """Return a personal transcript as a page.

    Args:
        shown: The transcript.
        languages: One language, or two side by side; each a tag, or a catalogue with words of the caller's own.
        agreement: The agreement or request that it follows, where its outcomes are to be named by their words.

    Source: Recommendation 2009/C 155/02, Annex II §3 and its footnote.
    """
    scribe = Scribe(languages)
    agreed = () if agreement is None else agreement.units
    named = parts.named(scribe, (*agreed, *shown.units))
    return scribe.page("transcript", plain(shown.id), _sections(scribe, shown, named))


def _sections(scribe: Scribe, shown: PersonalTranscript, named: parts.Named) -> Iterator[Section]:
    yield Section(scribe.heading("section.participants"), tuple(_participants(scribe, shown)))
    if shown.qualification is not None:
        qualification = parts.qualification(scribe, shown.qualification)
        yield Section(scribe.heading("term.qualification"), (qualification,))
    results = tuple(_result(scribe, shown, credit, named) for credit in shown.credits)
    yield Section(scribe.heading("section.results"), _not_attained(scribe, shown, named), results)
    yield Section(scribe.heading("section.additional"), parts.paragraphs(scribe, shown.remarks))
    institutions = [one for one in (shown.issued_by, shown.home) if one is not None]
    yield parts.signatures(scribe, shown.signatures, institutions)
    yield Section(
        scribe.heading("section.recognition"), (Paragraph(scribe.phrase("document.decisions-follow")),)
    )


def _participants(scribe: Scribe, shown: PersonalTranscript) -> Iterator[Block]:
    yield parts.learner(scribe, shown.learner)
    yield parts.institution(scribe, shown.issued_by, scribe.heading("term.hosting-institution"))
    if shown.home is not None:
        yield parts.institution(scribe, shown.home, scribe.heading("term.home-institution"))
    yield stated(
        scribe.field("term.learning-agreement", plain(shown.agreement)),
        scribe.field("term.period", None if shown.period is None else scribe.period(shown.period)),
        scribe.field("field.issued", None if shown.issued is None else scribe.day(shown.issued)),
    )


def _not_attained(scribe: Scribe, shown: PersonalTranscript, named: parts.Named) -> tuple[Block, ...]:
    if not shown.not_attained:
        return ()
    units = tuple(named.unit(code) for code in shown.not_attained)
    return Paragraph(scribe.heading("field.not-attained")), Items(units)


def _result(scribe: Scribe, shown: PersonalTranscript, credit: Credit, named: parts.Named) -> Section:
    title = named.unit(credit.unit) if credit.title is None else scribe.text(credit.title)
    fields = stated(
        scribe.field("field.code", plain(credit.unit)),
        scribe.field("field.awarded", None if credit.points is None else scribe.points(credit.points)),
        scribe.field("term.eqf-level", None if credit.level is None else scribe.number(credit.level)),
        scribe.field("term.grade", None if credit.grade is None else plain(credit.grade.label)),
        scribe.field("field.date", None if credit.awarded is None else scribe.day(credit.awarded)),
    )
    assessed = (parts_of for one in credit.assessments for parts_of in _assessment(scribe, one, named))
    described = [unit for unit in shown.units if unit.code == credit.unit]
    tables = (
        ()
        if any(one.outcomes for one in credit.assessments)
        else tuple(
            parts.outcomes(scribe, scribe.heading("term.learning-outcomes"), unit.outcomes)
            for unit in described
        )
    )
    return Section(title, (fields, *assessed, *tables))


def _assessment(scribe: Scribe, shown: Assessment, named: parts.Named) -> Iterator[Block]:
    yield stated(*_circumstances(scribe, shown), about=scribe.heading("term.assessment"))
    if shown.outcomes:
        rows = (
            (
                named.outcome(one.outcome),
                scribe.label("field.attained" if one.attained else "field.not-attained"),
                () if one.grade is None else plain(one.grade.label),
            )
            for one in shown.outcomes
        )
        columns = ("term.learning-outcome", "field.result", "term.grade")
        yield scribe.table(scribe.heading("term.learning-outcomes"), columns, rows)


def _circumstances(scribe: Scribe, shown: Assessment) -> Iterator[Field]:
    result = scribe.label("field.attained" if shown.attained else "field.not-attained")
    evidence: tuple[Words, ...] = tuple(scribe.label(f"evidence.{one}") for one in shown.evidence)
    yield scribe.field("field.result", result)
    yield scribe.field("field.assessed-by", *(plain(name) for name in shown.assessors))
    yield scribe.field("field.assessed-on", None if shown.on is None else scribe.day(shown.on))
    yield scribe.field("field.method", parts.said(scribe, shown.method))
    yield scribe.field("field.place", parts.said(scribe, shown.place))
    yield scribe.field(
        "field.setting", None if shown.setting is None else scribe.label(f"setting.{shown.setting}")
    )
    yield scribe.field("field.evidence", *evidence)
    yield scribe.field("term.grade", None if shown.grade is None else plain(shown.grade.label))
