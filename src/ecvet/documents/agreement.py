"""The learning agreement as a page, in the order of the European template of 2014, with what Erasmus+ added in 2021."""

from collections.abc import Iterator

from ecvet.documents import learning, parts
from ecvet.documents.page import Block, Fields, Page, Section, Words
from ecvet.documents.scribe import Scribe, plain, stated
from ecvet.documents.signing import Signatory, signatures
from ecvet.i18n.catalogue import Reader
from ecvet.model.agreements import AgreedUnit, Correspondence, LearningAgreement, Party
from ecvet.model.qualifications import Qualification


def agreement(shown: LearningAgreement, *languages: Reader, home: Qualification | None = None) -> Page:
    """Return a learning agreement as a page.

    Args:
        shown: The agreement, in one version.
        languages: One language, or two side by side; each a tag, or a catalogue with words of the caller's own.
        home: The qualification at home, where its units and outcomes are to be named by their words.

    Source: template of the learning agreement, Erasmus+ 2014; Recommendation 2009/C 155/02, Annex II §3.
    """
    scribe = Scribe(languages)
    return scribe.page(
        "agreement",
        plain(shown.id),
        _sections(scribe, shown, parts.named(scribe, () if home is None else home.units)),
    )


def _sections(scribe: Scribe, shown: LearningAgreement, named: parts.Named) -> Iterator[Section]:
    yield Section(scribe.heading("section.participants"), tuple(_participants(scribe, shown)))
    yield _duration(scribe, shown)
    yield _progress(scribe, shown)
    yield Section(
        scribe.heading("section.outcomes"),
        tuple(parts.enclosures(scribe, shown.enclosures)),
        tuple(_agreed(scribe, unit, named) for unit in shown.units),
    )
    yield from _equivalences(scribe, shown, named)
    yield Section(
        scribe.heading("section.assessment"),
        (parts.procedure(scribe, None, shown.assessment),),
    )
    yield _recognition(scribe, shown)
    yield signatures(scribe, shown.signatures, tuple(_signatories(shown)))
    yield from parts.closing(scribe, shown.remarks, shown.annexes)


def _signatories(shown: LearningAgreement) -> Iterator[Signatory]:
    yield Signatory(Party.HOME, shown.home)
    yield Signatory(Party.HOST, shown.host)
    yield Signatory(Party.LEARNER)
    if shown.guardian is not None:
        yield Signatory(Party.GUARDIAN)
    if shown.intermediary is not None:
        yield Signatory(Party.INTERMEDIARY, shown.intermediary)


def _participants(scribe: Scribe, shown: LearningAgreement) -> Iterator[Block]:
    yield parts.institution(scribe, shown.home, scribe.heading("term.home-institution"))
    yield parts.institution(scribe, shown.host, scribe.heading("term.hosting-institution"))
    if shown.tutor is not None:
        yield parts.person(scribe, scribe.heading("field.tutor"), shown.tutor)
    yield parts.learner(scribe, shown.learner)
    if shown.guardian is not None:
        yield parts.person(scribe, scribe.heading("party.guardian"), shown.guardian)
    if shown.intermediary is not None:
        yield parts.institution(scribe, shown.intermediary, scribe.heading("party.intermediary"))
    yield stated(
        scribe.field("field.version", scribe.number(shown.version)),
        scribe.field("field.from", None if shown.in_force is None else scribe.day(shown.in_force)),
        scribe.field("term.memorandum", plain(shown.memorandum)),
        about=scribe.heading("term.learning-agreement"),
    )


def _duration(scribe: Scribe, shown: LearningAgreement) -> Section:
    first, last, project = shown.period.first_day, shown.period.last_day, shown.project
    fields = stated(
        scribe.field("field.start", None if first is None else scribe.day(first)),
        scribe.field("field.end", None if last is None else scribe.day(last)),
        scribe.field(
            "field.length",
            None if shown.weeks is None else scribe.phrase("document.weeks", weeks=shown.weeks),
        ),
        scribe.field("field.project", None if project is None else plain(project.project)),
        scribe.field("field.mobility", None if project is None else plain(project.mobility)),
        scribe.field("field.activity-type", None if project is None else plain(project.activity)),
    )
    return Section(scribe.heading("section.duration"), (fields,))


def _progress(scribe: Scribe, shown: LearningAgreement) -> Section:
    acquired = scribe.field("field.progress", parts.said(scribe, shown.progress))
    about = scribe.heading("term.qualification")
    fields = parts.qualification(scribe, shown.qualification, acquired, about=about)
    return Section(scribe.heading("section.progress"), (fields,))


def _agreed(scribe: Scribe, unit: AgreedUnit, named: parts.Named) -> Section:
    title = scribe.text(unit.title)
    fields = stated(
        scribe.field("field.code", plain(unit.unit)),
        scribe.field("field.counts-for", _counts_for(scribe, unit, named)),
        scribe.field("term.eqf-level", None if unit.level is None else scribe.number(unit.level)),
        scribe.field("term.points", None if unit.points is None else scribe.points(unit.points)),
        scribe.field("field.activities", parts.said(scribe, unit.activities)),
    )
    return Section(title, (fields, *learning.outcomes(scribe, title, unit.outcomes)))


def _counts_for(scribe: Scribe, unit: AgreedUnit, named: parts.Named) -> Words:
    return scribe.label("field.addition") if unit.counts_for is None else named.unit(unit.counts_for)


def _equivalences(scribe: Scribe, shown: LearningAgreement, named: parts.Named) -> Iterator[Section]:
    if shown.correspondences:
        heading = scribe.heading("section.equivalence")
        given = {one.id: scribe.text(one.text) for unit in shown.units for one in unit.outcomes}
        rows = [_equivalence(scribe, one, given, named) for one in shown.correspondences]
        columns = ("field.given", "field.required", "field.basis", "term.validity")
        yield Section(heading, (scribe.table(heading, columns, rows),))


def _equivalence(
    scribe: Scribe, shown: Correspondence, given: dict[str, Words], named: parts.Named
) -> tuple[Words, ...]:
    return (
        given.get(shown.given, plain(shown.given)),
        named.outcome(shown.required),
        scribe.label(f"basis.{shown.basis}"),
        () if shown.validity is None else scribe.period(shown.validity) or (),
    )


def _recognition(scribe: Scribe, shown: LearningAgreement) -> Section:
    automatic = scribe.label("command.yes" if shown.automatic else "command.no")
    return Section(
        scribe.heading("section.recognition"),
        (
            parts.procedure(scribe, scribe.heading("field.validating"), shown.validation),
            parts.procedure(scribe, scribe.heading("field.recognising"), shown.recognition),
            Fields((scribe.field("field.automatic", automatic),)),
        ),
    )
