"""The memorandum of understanding as a page, in the order of the European template of 2017."""

from collections.abc import Iterator

from ecvet.documents import parts
from ecvet.documents.page import Field, Fields, Page, Paragraph, Section
from ecvet.documents.scribe import Scribe, plain
from ecvet.documents.signing import Signatory, signatures
from ecvet.i18n.catalogue import Reader
from ecvet.model.agreements import MemorandumOfUnderstanding
from ecvet.model.qualifications import Qualification


def memorandum(
    shown: MemorandumOfUnderstanding, *languages: Reader, home: Qualification | None = None
) -> Page:
    """Return a memorandum of understanding as a page.

    Args:
        shown: The memorandum.
        languages: One language, or two side by side; each a tag, or a catalogue with words of the caller's own.
        home: A qualification that it covers, where units are to be named by their words.

    Source: template of the memorandum of understanding, Erasmus+ 2017; Recommendation 2009/C 155/02, Annex II §2.
    """
    scribe = Scribe(languages)
    named = parts.named(scribe, () if home is None else home.units)
    return scribe.page("memorandum", plain(shown.id), _sections(scribe, shown, named))


def _sections(scribe: Scribe, shown: MemorandumOfUnderstanding, named: parts.Named) -> Iterator[Section]:
    yield _objectives(scribe, shown)
    yield Section(
        scribe.heading("section.partners"),
        tuple(parts.institution(scribe, partner) for partner in shown.partners),
    )
    yield _others(scribe, shown)
    yield _qualifications(scribe, shown, named)
    yield _confirmations(scribe, shown)
    yield Section(scribe.heading("section.validity"), (_validity(scribe, shown),))
    yield _review(scribe, shown)
    yield signatures(scribe, shown.signatures, [Signatory(None, partner) for partner in shown.partners])
    yield from parts.closing(scribe, shown.remarks, shown.annexes)


def _objectives(scribe: Scribe, shown: MemorandumOfUnderstanding) -> Section:
    other = scribe.field("field.objectives", parts.said(scribe, shown.objectives))
    framework = Paragraph(scribe.phrase("document.framework"))
    return Section(scribe.heading("section.objectives"), (framework, Fields((other,))))


def _others(scribe: Scribe, shown: MemorandumOfUnderstanding) -> Section:
    listed = tuple(parts.institution(scribe, one) for one in shown.others)
    note = scribe.field("field.note", parts.said(scribe, shown.others_note))
    return Section(
        scribe.heading("section.others"), (*listed, Fields((note,))) if listed or note.values else ()
    )


def _qualifications(scribe: Scribe, shown: MemorandumOfUnderstanding, named: parts.Named) -> Section:
    listed = tuple(parts.qualification(scribe, one) for one in shown.qualifications)
    units = scribe.field("field.units", *map(named.unit, shown.units))
    mobility = (Fields((units,)),) if units.values else ()
    return Section(
        scribe.heading("section.qualifications"),
        (*listed, *mobility, *parts.enclosures(scribe, shown.enclosures)),
    )


def _confirmations(scribe: Scribe, shown: MemorandumOfUnderstanding) -> Section:
    confirmed = parts.items(*(scribe.label(f"confirmation.{one}") for one in shown.confirmations))
    lead = (Paragraph(scribe.phrase("document.confirm")),) if confirmed else ()
    agreed = parts.paragraphs(scribe, shown.procedures)
    return Section(scribe.heading("section.confirmations"), (*lead, *confirmed, *agreed))


def _validity(scribe: Scribe, shown: MemorandumOfUnderstanding) -> Fields:
    first, last = (
        (None, None) if shown.validity is None else (shown.validity.first_day, shown.validity.last_day)
    )
    return Fields(
        (
            scribe.field("field.from", None if first is None else scribe.day(first)),
            scribe.field("field.until", None if last is None else scribe.day(last)),
        )
    )


def _review(scribe: Scribe, shown: MemorandumOfUnderstanding) -> Section:
    fields: tuple[Field, ...] = (
        scribe.field("field.date", None if shown.review_on is None else scribe.day(shown.review_on)),
        scribe.field("field.reviewed-by", *(parts.who(one) for one in shown.reviewers)),
    )
    return Section(
        scribe.heading("section.review"), (*parts.paragraphs(scribe, shown.review), Fields(fields))
    )
