"""The personal transcript as a page: what a learner was assessed in, and room for what is made of it at home.

There is no official template. The order is that of the Recommendation's definition: learner, institutions, period,
units with their outcomes, results and points; then what the home institution validates and recognises.
"""

from collections.abc import Iterator

from ecvet.documents import learning, parts
from ecvet.documents.page import Block, Field, Page, Paragraph, Section, Words
from ecvet.documents.scribe import Scribe, plain, stated
from ecvet.documents.signing import Signatory, signatures
from ecvet.i18n.catalogue import Reader
from ecvet.model.agreements import Party, PersonalTranscript
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
    home = () if shown.home is None else (Signatory(Party.HOME, shown.home),)
    yield signatures(scribe, shown.signatures, (Signatory(Party.HOST, shown.issued_by), *home))
    yield _at_home(scribe, shown, named)


def _at_home(scribe: Scribe, shown: PersonalTranscript, named: parts.Named) -> Section:
    """Return the lines for the home institution to fill in, one for each credit."""
    heading = scribe.heading("section.recognition")
    columns = ("term.unit", "field.validating", "field.recognising", "field.awarded", "field.date")
    rows = [(_title(scribe, credit, named), (), (), (), ()) for credit in shown.credits]
    lines = (scribe.table(heading, columns, rows, by_hand=True),) if rows else ()
    return Section(heading, (Paragraph(scribe.phrase("document.decisions-follow")), *lines))


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
    return (stated(scribe.field("field.not-attained", *units)),)


def _title(scribe: Scribe, credit: Credit, named: parts.Named) -> Words:
    return named.unit(credit.unit) if credit.title is None else scribe.text(credit.title)


def _result(scribe: Scribe, shown: PersonalTranscript, credit: Credit, named: parts.Named) -> Section:
    title = _title(scribe, credit, named)
    assessed = [block for one in credit.assessments for block in _assessment(scribe, title, one, named)]
    if not any(one.outcomes for one in credit.assessments):
        described = (unit.outcomes for unit in shown.units if unit.code == credit.unit)
        assessed += [table for some in described for table in learning.outcomes(scribe, title, some)]
    return Section(
        title, (stated(*_awarded(scribe, credit, named)), *assessed, *_parts(scribe, credit, named))
    )


def _awarded(scribe: Scribe, credit: Credit, named: parts.Named) -> Iterator[Field]:
    prior = credit.recognised_from
    yield scribe.field("field.code", plain(credit.unit))
    yield scribe.field("field.awarded", None if credit.points is None else scribe.points(credit.points))
    yield scribe.field("term.eqf-level", None if credit.level is None else scribe.number(credit.level))
    yield scribe.field("term.grade", None if credit.grade is None else plain(credit.grade.label))
    yield scribe.field("field.date", None if credit.awarded is None else scribe.day(credit.awarded))
    tabled = any(one.outcomes for one in credit.assessments)
    attested = () if tabled else (named.outcome(id) for id in credit.outcomes)
    yield scribe.field("term.learning-outcomes", *attested)
    yield scribe.field("field.result", scribe.label("coverage.part") if credit.partial else None)
    yield scribe.field("term.prior-learning", None if prior is None else scribe.text(prior.explanation))


def _parts(scribe: Scribe, credit: Credit, named: parts.Named) -> Iterator[Block]:
    rows = [
        (
            _title(scribe, part, named),
            () if part.points is None else scribe.points(part.points),
            () if part.grade is None else plain(part.grade.label),
            () if part.awarded is None else scribe.day(part.awarded),
        )
        for part in credit.parts
    ]
    if rows:
        columns = ("term.unit-part", "field.awarded", "term.grade", "field.date")
        yield scribe.table(scribe.heading("field.parts"), columns, rows)


def _assessment(scribe: Scribe, title: Words, shown: Assessment, named: parts.Named) -> Iterator[Block]:
    yield stated(*_circumstances(scribe, shown), about=scribe.heading("term.assessment"))
    if shown.outcomes:
        rows = [
            (
                named.outcome(one.outcome),
                scribe.label("field.attained" if one.attained else "field.not-attained"),
                () if one.grade is None else plain(one.grade.label),
            )
            for one in shown.outcomes
        ]
        columns = ("term.learning-outcome", "field.result", "term.grade")
        yield scribe.table(title, columns, rows)
    yield from learning.criteria(scribe, shown.criteria)


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
