"""The supplement that describes a qualification to an employer, in the order of the Europass Certificate Supplement."""

from collections.abc import Iterator

import attrs

from ecvet.documents import learning, parts
from ecvet.documents.page import Block, Field, Fields, Page, Paragraph, Phrase, Section, Words
from ecvet.documents.rules import rules
from ecvet.documents.scribe import Scribe, plain, stated
from ecvet.i18n.catalogue import Reader
from ecvet.model.grades import GradeScale
from ecvet.model.institutions import Institution
from ecvet.model.qualifications import Qualification
from ecvet.model.units import Unit, UnitPart
from ecvet.points import Points
from ecvet.text import Text


@attrs.frozen(kw_only=True)
class Supplement:
    """What the supplement of a qualification says, beyond the qualification itself.

    Args:
        qualification: The qualification.
        occupations: The occupations and tasks that it opens.
        authority: The authority that answers for it.
        grading: How it is graded.
        access: Which level of education it gives access to.
        agreements: International agreements that concern it.
        legal_basis: The law that it rests on.
        entry: What is required to enter.
        remarks: What else is to be said.
    """

    qualification: Qualification
    occupations: Text | None = None
    authority: Institution | None = None
    grading: GradeScale | None = None
    access: Text | None = None
    agreements: Text | None = None
    legal_basis: Text | None = None
    entry: Text | None = None
    remarks: Text | None = None


def supplement(shown: Supplement | Qualification, *languages: Reader) -> Page:
    """Return the supplement of a qualification as a page. It describes a qualification, not a person.

    Args:
        shown: The qualification, or what its supplement says beyond it.
        languages: One language, or two side by side; each a tag, or a catalogue with words of the caller's own.

    Source: Europass Certificate Supplement.
    """
    scribe = Scribe(languages)
    told = Supplement(qualification=shown) if isinstance(shown, Qualification) else shown
    return scribe.page("supplement", scribe.text(told.qualification.title), _sections(scribe, told))


def _sections(scribe: Scribe, shown: Supplement) -> Iterator[Section]:
    qualification = shown.qualification
    yield Section(scribe.heading("section.supplement-title"), _original(scribe, qualification))
    yield Section(
        scribe.heading("section.supplement-translated"),
        (
            Paragraph(scribe.text(qualification.title)),
            Paragraph(scribe.phrase("document.no-legal-status")),
        ),
    )
    yield _skills(scribe, qualification)
    yield Section(scribe.heading("section.occupations"), parts.paragraphs(scribe, shown.occupations))
    yield Section(scribe.heading("section.official-basis"), (Fields(tuple(_basis(scribe, shown))),))
    yield _ways(scribe, shown)
    note = Paragraph(scribe.phrase("document.not-a-diploma"))
    yield Section(scribe.heading("section.additional"), (*parts.paragraphs(scribe, shown.remarks), note))


def _original(scribe: Scribe, shown: Qualification) -> tuple[Block, ...]:
    """Return the title in the languages that the requirements are published in, else in all that there are."""
    languages = [one for one in shown.languages if one in shown.title.languages] or shown.title.languages
    return tuple(Paragraph((Phrase(shown.title[one], one),), strong=True) for one in languages)


def _skills(scribe: Scribe, shown: Qualification) -> Section:
    units = tuple(_unit(scribe, unit) for unit in shown.units)
    return Section(scribe.heading("section.skills"), parts.paragraphs(scribe, shown.description), units)


def _unit(scribe: Scribe, shown: Unit) -> Section:
    title = scribe.text(shown.title)
    told = (
        *parts.paragraphs(scribe, shown.description),
        *learning.outcomes(scribe, title, shown.outcomes),
        *(table for part in shown.parts for table in _part(scribe, part)),
    )
    return Section(title, told)


def _part(scribe: Scribe, shown: UnitPart) -> tuple[Block, ...]:
    return learning.outcomes(scribe, scribe.text(shown.title), shown.outcomes)


def _basis(scribe: Scribe, shown: Supplement) -> Iterator[Field]:
    qualification = shown.qualification
    awarded, authority = qualification.awarded_by, shown.authority
    validity = qualification.validity
    yield scribe.field("field.awarding-body", None if awarded is None else scribe.text(awarded.name))
    yield scribe.field("field.authority", None if authority is None else scribe.text(authority.name))
    country = qualification.country
    yield scribe.field("field.country", None if country is None else scribe.country(country))
    yield scribe.field(
        "term.eqf-level", None if qualification.eqf is None else scribe.number(qualification.eqf)
    )
    yield scribe.field("term.nqf-level", *(plain(level) for level in qualification.nqf))
    yield from stated(
        scribe.field("field.version", plain(qualification.version)),
        scribe.field("term.validity", None if validity is None else scribe.period(validity.period)),
    ).fields
    yield scribe.field("field.isced", *(plain(code) for code in qualification.isced))
    yield scribe.field(
        "field.code", *(plain(code) for code in (qualification.code, *qualification.national_codes))
    )
    yield scribe.field("field.grading", *_grading(scribe, shown.grading))
    yield scribe.field("field.access", parts.said(scribe, shown.access))
    yield scribe.field("field.agreements", parts.said(scribe, shown.agreements))
    yield scribe.field("field.legal-basis", parts.said(scribe, shown.legal_basis))


def _grading(scribe: Scribe, scale: GradeScale | None) -> Iterator[Words]:
    if scale is None:
        return
    if scale.title is not None:
        yield scribe.text(scale.title)
    for step in scale.steps:
        titled = [] if step.title is None else [scribe.text(step.title)]
        result = scribe.label("field.attained" if step.passes else "field.not-attained")
        yield scribe.joined(plain(f"{step.label}:"), *titled, plain("–"), result)


def _ways(scribe: Scribe, shown: Supplement) -> Section:
    qualification = shown.qualification
    specialisations = (scribe.text(one.title) for one in qualification.specialisations)
    fields = (
        *stated(
            scribe.field("field.size", *map(scribe.points, _sizes(qualification))),
            scribe.field("field.specialisations", *specialisations),
            scribe.field(
                "field.award-titles", *(scribe.text(one.title) for one in qualification.award_titles)
            ),
        ).fields,
        scribe.field("field.entry-requirements", parts.said(scribe, shown.entry)),
    )
    titles = {unit.code: unit.title for unit in qualification.units}
    pathways = tuple(rules(scribe, pathway, titles) for pathway in qualification.pathways)
    return Section(scribe.heading("section.ways"), (Fields(fields),), pathways)


def _sizes(shown: Qualification) -> Iterator[Points]:
    for pathway in shown.pathways:
        points = pathway.rules.points
        if points is not None and points.minimum is not None and pathway.scheme is not None:
            yield Points(points.minimum, pathway.scheme)
