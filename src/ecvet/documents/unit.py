"""The description of a unit as a page: the seven elements of the Recommendation, in its order."""

from collections.abc import Iterator

import attrs

from ecvet.documents import learning, parts
from ecvet.documents.page import Page, Paragraph, Section, Words
from ecvet.documents.scribe import Scribe, plain, stated
from ecvet.i18n.catalogue import Reader
from ecvet.model.combination import UnitEntry, walk
from ecvet.model.qualifications import Pathway, Qualification
from ecvet.model.units import QualificationReference, Unit, UnitPart
from ecvet.points import PointRange, Points


def unit(shown: Unit, *languages: Reader, within: Qualification | None = None) -> Page:
    """Return the description of a unit as a page.

    Args:
        shown: The unit.
        languages: One language, or two side by side; each a tag, or a catalogue with words of the caller's own.
        within: A qualification that it belongs to, where the unit itself does not name it; the points of the unit
            belong to it.

    Source: Recommendation 2009/C 155/02, Annex II §1.
    """
    scribe = Scribe(languages)
    known = {one.code for one in shown.qualifications}
    if within is not None and within.code not in known:
        placed = _reference(shown, within)
        shown = attrs.evolve(shown, qualifications=(*shown.qualifications, placed))
    return scribe.page("unit", scribe.text(shown.title), _sections(scribe, shown))


def _reference(shown: Unit, within: Qualification) -> QualificationReference:
    """Return how a qualification is named in the description of one of its units, by its first pathway that has it."""
    pathways = [one for one in within.pathways if _entry(shown, one) is not None] or within.pathways
    entry, scheme = _entry(shown, pathways[0]), pathways[0].scheme
    return QualificationReference(
        title=within.title,
        code=within.code,
        eqf=within.eqf,
        nqf=within.nqf,
        points=_fixed(pathways[0].rules.points, scheme),
        unit_points=None if entry is None else _fixed(entry.points, scheme),
        country=within.country,
    )


def _entry(shown: Unit, pathway: Pathway) -> UnitEntry | None:
    entries = (one for _, one in walk(pathway.rules) if isinstance(one, UnitEntry))
    return next((one for one in entries if one.unit == shown.code), None)


def _fixed(span: PointRange | None, scheme: str | None) -> Points | None:
    value = None if span is None else span.fixed
    return None if value is None or scheme is None else Points(value, scheme)


def _sections(scribe: Scribe, shown: Unit) -> Iterator[Section]:
    yield _title(scribe, shown)
    titles = tuple(scribe.text(one.title) for one in shown.qualifications)
    yield Section(scribe.heading("section.unit-qualifications"), parts.items(*titles))
    references = tuple(parts.qualification(scribe, one) for one in shown.qualifications)
    yield Section(scribe.heading("section.unit-reference"), references)
    yield _outcomes(scribe, shown)
    yield Section(
        scribe.heading("section.unit-assessment"),
        (*parts.paragraphs(scribe, shown.procedures), *learning.criteria(scribe, shown.criteria)),
    )
    yield _points(scribe, shown)
    validity = shown.validity
    limits = None if validity is None else scribe.period(validity)
    lasting = () if limits is None else (Paragraph(limits),)
    yield Section(scribe.heading("section.unit-validity"), lasting)


def _title(scribe: Scribe, shown: Unit) -> Section:
    fields = stated(
        scribe.field("field.title", scribe.text(shown.title)),
        scribe.field("field.code", plain(shown.code)),
        scribe.field("term.eqf-level", None if shown.level is None else scribe.number(shown.level)),
    )
    return Section(
        scribe.heading("section.unit-title"), (fields, *parts.paragraphs(scribe, shown.description))
    )


def _outcomes(scribe: Scribe, shown: Unit) -> Section:
    heading = scribe.heading("section.unit-outcomes")
    described = tuple(_part(scribe, part) for part in shown.parts)
    return Section(heading, learning.outcomes(scribe, heading, shown.outcomes), described)


def _part(scribe: Scribe, part: UnitPart) -> Section:
    title = scribe.text(part.title)
    demanded = None if part.mandatory is None else "term.mandatory" if part.mandatory else "term.optional"
    fields = stated(
        scribe.field("field.code", plain(part.code)),
        scribe.field("field.kind", None if demanded is None else scribe.label(demanded)),
        scribe.field("term.points", None if part.points is None else _span(scribe, part.points)),
    )
    return Section(
        title,
        (
            fields,
            *parts.paragraphs(scribe, part.description),
            *learning.outcomes(scribe, title, part.outcomes),
            *learning.criteria(scribe, part.criteria),
        ),
    )


def _span(scribe: Scribe, span: PointRange) -> Words | None:
    """Return a range of points, whose scheme is that of the rules around it."""
    low, high = span.minimum, span.maximum
    if low is None:
        return None if high is None else scribe.phrase("command.at-most", value=high)
    if high is None:
        return scribe.phrase("command.at-least", value=low)
    return scribe.number(low) if low == high else scribe.phrase("command.between", low=low, high=high)


def _points(scribe: Scribe, shown: Unit) -> Section:
    rows = [
        (
            scribe.text(one.title),
            scribe.points(one.unit_points),
            () if one.points is None else scribe.points(one.points),
        )
        for one in shown.qualifications
        if one.unit_points is not None
    ]
    heading = scribe.heading("section.unit-points")
    columns = ("term.qualification", "section.unit-points", "field.size")
    return Section(heading, (scribe.table(heading, columns, rows),) if rows else ())
