"""What several documents show: institutions, persons, qualifications, procedures, what is enclosed."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

import attrs

from ecvet.documents.page import Block, Field, Fields, Item, Items, Paragraph, Section, Words
from ecvet.documents.scribe import Scribe, plain, stated
from ecvet.model.agreements import AgreedUnit
from ecvet.model.institutions import Institution
from ecvet.model.learners import Learner
from ecvet.model.papers import Enclosure, Procedure
from ecvet.model.persons import Person
from ecvet.model.units import QualificationReference, Unit, UnitPart
from ecvet.text import Text


@attrs.frozen
class Named:
    """What the codes of units and outcomes stand for, in the languages of a page.

    Args:
        units: The titles of units by code.
        outcomes: The texts of outcomes by id.
    """

    units: Mapping[str, Words]
    outcomes: Mapping[str, Words]

    def unit(self, code: str) -> Words:
        """Return the title of a unit, else its code."""
        return self.units.get(code) or plain(code)

    def outcome(self, code: str) -> Words:
        """Return the text of an outcome, else its id."""
        return self.outcomes.get(code) or plain(code)


def named(scribe: Scribe, units: Iterable[Unit | UnitPart | AgreedUnit]) -> Named:
    """Return what the codes of these units, of their parts and of their outcomes stand for."""
    every: list[Unit | UnitPart | AgreedUnit] = []
    for unit in units:
        every += [unit, *(unit.parts if isinstance(unit, Unit) else ())]
    return Named(
        {one.unit if isinstance(one, AgreedUnit) else one.code: scribe.text(one.title) for one in every},
        {outcome.id: scribe.text(outcome.text) for one in every for outcome in one.outcomes},
    )


def institution(scribe: Scribe, shown: Institution, about: Words | None = None) -> Fields:
    """Return an institution and who answers for it, under its name or under what it is about."""
    named = () if about is None else (scribe.field("field.name", scribe.text(shown.name)),)
    return stated(
        *named,
        scribe.field("field.country", None if shown.country is None else scribe.country(shown.country)),
        scribe.field("field.address", plain(shown.address)),
        scribe.field("field.telephone", plain(shown.telephone)),
        scribe.field("field.email", plain(shown.email)),
        scribe.field("field.website", plain(shown.website)),
        scribe.field("field.contact", *(() if shown.contact is None else person_lines(shown.contact))),
        about=scribe.text(shown.name) if about is None else about,
    )


def person(scribe: Scribe, about: Words, shown: Person) -> Fields:
    """Return somebody who answers for something."""
    return stated(
        scribe.field("field.name", plain(shown.name)),
        scribe.field("field.role", plain(shown.role)),
        scribe.field("field.organisation", plain(shown.organisation)),
        scribe.field("field.address", plain(shown.address)),
        scribe.field("field.telephone", plain(shown.telephone)),
        scribe.field("field.email", plain(shown.email)),
        about=about,
    )


def person_lines(shown: Person) -> Iterator[Words]:
    """Yield somebody who answers for something: who it is, and how to reach them."""
    yield who(shown)
    for line in (shown.telephone, shown.email, shown.address):
        if line is not None:
            yield plain(line)


def learner(scribe: Scribe, shown: Learner) -> Fields:
    """Return the learner, with no more about the person than is stated."""
    return stated(
        scribe.field("field.name", plain(shown.name)),
        scribe.field("field.reference", plain(shown.id)),
        scribe.field("field.born", None if shown.born is None else scribe.day(shown.born)),
        scribe.field("field.address", plain(shown.address)),
        scribe.field("field.telephone", plain(shown.telephone)),
        scribe.field("field.email", plain(shown.email)),
        about=scribe.heading("term.learner"),
    )


def qualification(
    scribe: Scribe, shown: QualificationReference, *more: Field, about: Words | None = None
) -> Fields:
    """Return a qualification that a document names, in the order of the templates.

    Args:
        scribe: Who words it.
        shown: The qualification.
        more: What else is said of it.
        about: What it stands under; `None` for its title.
    """
    titled = () if about is None else (scribe.field("field.title", scribe.text(shown.title)),)
    return stated(
        scribe.field("field.country", None if shown.country is None else scribe.country(shown.country)),
        *titled,
        scribe.field("field.code", plain(shown.code)),
        scribe.field("term.eqf-level", None if shown.eqf is None else scribe.number(shown.eqf)),
        scribe.field("term.nqf-level", *(plain(level) for level in shown.nqf)),
        scribe.field("field.size", None if shown.points is None else scribe.points(shown.points)),
        *more,
        about=scribe.text(shown.title) if about is None else about,
    )


def procedure(scribe: Scribe, about: Words | None, shown: Procedure | None) -> Fields:
    """Return how a step is to be done, and by whom."""
    if shown is None:
        return Fields((scribe.field("field.how"),), about)
    return Fields(
        (
            scribe.field("field.responsible", *(who(one) for one in shown.persons)),
            scribe.field("field.date", None if shown.on is None else scribe.day(shown.on)),
            scribe.field("field.how", said(scribe, shown.how)),
            scribe.field("field.recording", said(scribe, shown.recording)),
        ),
        about,
    )


def enclosures(scribe: Scribe, shown: Sequence[Enclosure]) -> Iterator[Fields]:
    """Yield what is enclosed, where anything is."""
    if shown:
        yield Fields(
            (scribe.field("field.enclosures", *(scribe.label(f"enclosure.{one}") for one in shown)),)
        )


def closing(scribe: Scribe, remarks: Text | None, annexes: Sequence[str]) -> Iterator[Section]:
    """Yield the last sections of the templates: additional information, annexes."""
    yield Section(scribe.heading("section.additional"), paragraphs(scribe, remarks))
    yield Section(scribe.heading("section.annexes"), items(*(plain(annex) for annex in annexes)))


def who(shown: Person) -> Words:
    """Return somebody on one line: name, role, organisation."""
    return plain(", ".join(filter(None, (shown.name, shown.role, shown.organisation))))


def paragraphs(scribe: Scribe, *texts: Text | None) -> tuple[Block, ...]:
    """Return texts as paragraphs, those that there are."""
    return tuple(Paragraph(scribe.text(text)) for text in texts if text is not None)


def items(*listed: Words | None) -> tuple[Block, ...]:
    """Return a list of what there is; no list where there is nothing."""
    found = tuple(words for words in listed if words is not None)
    return (Items(tuple(map(Item, found))),) if found else ()


def said(scribe: Scribe, text: Text | None) -> Words | None:
    """Return a text; `None` where there is none."""
    return None if text is None else scribe.text(text)
