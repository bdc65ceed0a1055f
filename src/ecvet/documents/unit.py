"""The description of a unit as a page: the seven elements of the Recommendation, in its order."""

from collections.abc import Iterator

from ecvet.documents import parts
from ecvet.documents.page import Block, Fields, Page, Section
from ecvet.documents.scribe import Scribe, plain
from ecvet.i18n.catalogue import Reader
from ecvet.model.units import Criterion, Unit


def unit(shown: Unit, *languages: Reader) -> Page:
    """Return the description of a unit as a page.

    Args:
        shown: The unit.
        languages: One language, or two side by side; each a tag, or a catalogue with words of the caller's own.

    Source: Recommendation 2009/C 155/02, Annex II §1.
    """
    scribe = Scribe(languages)
    return scribe.page("unit", scribe.text(shown.title), _sections(scribe, shown))


def _sections(scribe: Scribe, shown: Unit) -> Iterator[Section]:
    yield _title(scribe, shown)
    titles = tuple(scribe.text(one.title) for one in shown.qualifications)
    yield Section(scribe.heading("section.unit-qualifications"), parts.items(*titles))
    references = tuple(parts.qualification(scribe, one) for one in shown.qualifications)
    yield Section(scribe.heading("section.unit-reference"), references)
    yield _outcomes(scribe, shown)
    yield Section(
        scribe.heading("section.unit-assessment"),
        (*parts.paragraphs(scribe, shown.procedures), *_criteria(scribe, shown.criteria)),
    )
    yield _points(scribe, shown)
    validity = shown.validity
    limits = () if validity is None else parts.items(scribe.period(validity))
    yield Section(scribe.heading("section.unit-validity"), limits)


def _title(scribe: Scribe, shown: Unit) -> Section:
    fields = Fields(
        (
            scribe.field("field.title", scribe.text(shown.title)),
            scribe.field("field.code", plain(shown.code)),
        )
    )
    return Section(
        scribe.heading("section.unit-title"), (fields, *parts.paragraphs(scribe, shown.description))
    )


def _outcomes(scribe: Scribe, shown: Unit) -> Section:
    heading = scribe.heading("section.unit-outcomes")
    caption = scribe.heading("term.learning-outcomes")
    own = (parts.outcomes(scribe, caption, shown.outcomes),) if shown.outcomes else ()
    apart = tuple(
        Section(
            scribe.text(part.title),
            (
                *parts.paragraphs(scribe, part.description),
                *((parts.outcomes(scribe, caption, part.outcomes),) if part.outcomes else ()),
                *_criteria(scribe, part.criteria),
            ),
        )
        for part in shown.parts
    )
    return Section(heading, own, apart)


def _criteria(scribe: Scribe, shown: tuple[Criterion, ...]) -> tuple[Block, ...]:
    if not shown:
        return ()
    rows = (
        (
            () if one.target is None else scribe.text(one.target),
            () if one.grade is None else plain(one.grade),
            scribe.text(one.text),
        )
        for one in shown
    )
    columns = ("term.learning-outcome", "term.grade", "field.criteria")
    return (scribe.table(scribe.heading("field.criteria"), columns, rows),)


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
