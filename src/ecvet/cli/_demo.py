"""`ecvet demo`: the main job on packaged sample data, from the memorandum to the way to finish."""

import argparse
from collections.abc import Iterator
from datetime import date
from importlib.resources import files
from pathlib import Path

import attrs

from ecvet.cli import _accumulate, _recognise, _rows
from ecvet.cli._files import save
from ecvet.cli._layout import bullet, heading
from ecvet.cli._options import Options
from ecvet.documents import html
from ecvet.documents.choice import Kind, document
from ecvet.errors import WriteError
from ecvet.i18n.formats import day, points
from ecvet.i18n.labels import label
from ecvet.i18n.sentences import phrase
from ecvet.i18n.words import Words
from ecvet.io import native
from ecvet.model.agreements import AgreedUnit, LearningAgreement, MemorandumOfUnderstanding
from ecvet.model.assessments import Credit
from ecvet.model.learners import LearnerRecord
from ecvet.model.presets.policies import PARTS_OF_UNITS
from ecvet.model.qualifications import Qualification
from ecvet.model.transfers import CreditTransfer
from ecvet.rules.accumulation.accumulate import accumulate
from ecvet.rules.accumulation.progress import Progress
from ecvet.rules.recognition import coverage, credits_of, recognise
from ecvet.rules.transfer import validate

# The days of the story that the samples tell; the mobility ends before them.
VALIDATED, RECOGNISED = date(2026, 6, 15), date(2026, 6, 22)


@attrs.frozen(kw_only=True)
class Story:
    """What the demonstration tells.

    Args:
        qualification: The qualification at home.
        memorandum: The memorandum between the institutions.
        agreement: The learning agreement between them and the learner.
        transfer: The transfer, after the last step.
        record: What the learner held at home before.
        credits: What the learner holds after recognition.
        progress: How far that leads.
    """

    qualification: Qualification
    memorandum: MemorandumOfUnderstanding
    agreement: LearningAgreement
    transfer: CreditTransfer
    record: LearnerRecord
    credits: tuple[Credit, ...]
    progress: Progress


def run(given: argparse.Namespace, options: Options) -> int:
    """Tell the story, write its documents, and return the exit code."""
    story = tell()
    language = options.language
    written = [*_write(story, given.output), *_write_pages(story, given.output, language)]
    if options.json:
        answer = _rows.progress(story.progress, story.credits, language)
        answer["documents"] = [str(path) for path in written]
        print(_rows.document(answer))
    else:
        print("\n".join(_told(story, language)))
        print(heading(label("command.demo.documents", language)))
        print("\n".join(bullet(str(path)) for path in written))
    return 0


def tell() -> Story:
    """Return the story: read the samples, take the steps of the home institution, add up the credit."""
    qualification = native.read(_sample("qualification"), Qualification)
    memorandum = native.read(_sample("memorandum"), MemorandumOfUnderstanding)
    record = native.read(_sample("learner-credits"), LearnerRecord)
    recorded = native.read(_sample("transfer"), CreditTransfer)
    home = recorded.agreement.home.id
    validated = validate(recorded, qualification, by=home, on=VALIDATED)
    recognised = recognise(validated, qualification, policy=PARTS_OF_UNITS, by=home, on=RECOGNISED)
    credits = (*record.credits, *credits_of(recognised, qualification))
    return Story(
        qualification=qualification,
        memorandum=memorandum,
        agreement=native.read(_sample("agreement"), LearningAgreement),
        transfer=recognised,
        record=record,
        credits=credits,
        progress=accumulate(
            qualification, credits, as_of=RECOGNISED, specialisation=next(iter(record.specialisations), None)
        ),
    )


def _sample(name: str) -> bytes:
    return (files("ecvet") / "samples" / f"{name}.json").read_bytes()


def _write(story: Story, folder: Path) -> Iterator[Path]:
    documents = {
        "qualification": story.qualification,
        "memorandum": story.memorandum,
        "agreement": story.agreement,
        "transcript": story.transfer.transcript,
        "transfer": story.transfer,
        "credits": story.credits,
    }
    for name, value in documents.items():
        path = folder / f"{name}.json"
        save(path, native.write(value, indent=2) + "\n")
        yield path


def _write_pages(story: Story, folder: Path, language: str) -> Iterator[Path]:
    """Write the papers as people receive them, where what writes HTML is installed."""
    pages = {
        "memorandum": document(story.memorandum, language, qualification=story.qualification),
        "agreement": document(story.agreement, language, qualification=story.qualification),
        "transcript": document(story.transfer, language, kind=Kind.TRANSCRIPT),
        "decision": document(story.transfer, language, qualification=story.qualification),
    }
    for name, page in pages.items():
        try:
            written = html.write(page)
        except WriteError as error:
            if error.rule != "extra.missing":
                raise
            return
        path = folder / f"{name}.html"
        save(path, written)
        yield path


def _told(story: Story, language: str) -> Iterator[str]:
    yield label("command.demo", language)
    yield from _memorandum(story.memorandum, language)
    yield from _agreement(story.agreement, story.qualification, language)
    yield from _assessment(story.transfer, language)
    yield from _transcript(story.transfer, language)
    yield heading(label("command.demo.validation", language))
    words = Words(story.transfer, story.qualification, language)
    yield from _recognise.covered(coverage(story.transfer, story.qualification), words)
    yield heading(label("command.demo.recognition", language))
    for recognition in story.transfer.recognitions:
        yield from _recognise.decided(recognition, words)
    yield heading(label("command.demo.accumulation", language))
    yield from _accumulate.told(story.progress, story.qualification, story.credits, language)


def _memorandum(memorandum: MemorandumOfUnderstanding, language: str) -> Iterator[str]:
    yield heading(label("command.demo.memorandum", language))
    partners = tuple(partner.name for partner in memorandum.partners)
    yield phrase("command.demo.partners", language, partners=partners)
    yield label("command.demo.confirmed", language)
    yield from (bullet(label(f"confirmation.{one}", language)) for one in memorandum.confirmations)


def _agreement(agreement: LearningAgreement, qualification: Qualification, language: str) -> Iterator[str]:
    yield heading(label("command.demo.agreement", language))
    yield phrase("command.demo.home", language, institution=agreement.home.name)
    yield phrase("command.demo.host", language, institution=agreement.host.name)
    first, last = agreement.period.first_day, agreement.period.last_day
    if first is not None and last is not None:
        yield phrase("command.demo.period", language, first=day(first, language), last=day(last, language))
    for agreed in agreement.units:
        yield bullet(_agreed(agreed, qualification, language))


def _agreed(agreed: AgreedUnit, qualification: Qualification, language: str) -> str:
    if agreed.counts_for is None:
        return phrase("command.demo.agreed-extra", language, unit=agreed.title)
    home = qualification.unit(agreed.counts_for)
    title = agreed.counts_for if home is None else home.title
    return phrase("command.demo.agreed", language, unit=agreed.title, home_unit=title)


def _assessment(transfer: CreditTransfer, language: str) -> Iterator[str]:
    yield heading(label("command.demo.assessment", language))
    titles = {agreed.unit: agreed.title.pick(language).text for agreed in transfer.agreement.units}
    for assessment in transfer.assessments:
        attained, required = len(assessment.attained_outcomes), len(assessment.outcomes)
        result = phrase("command.demo.outcomes", language, attained=attained, required=required)
        grade = (
            ""
            if assessment.grade is None
            else f" – {label('command.column.grade', language)}: {assessment.grade.label}"
        )
        when = "" if assessment.on is None else f" – {day(assessment.on, language)}"
        yield bullet(f"{titles.get(assessment.unit or '', assessment.unit)}: {result}{grade}{when}")


def _transcript(transfer: CreditTransfer, language: str) -> Iterator[str]:
    if transfer.transcript is None:
        return
    yield heading(label("command.demo.transcript", language))
    for credit in transfer.transcript.credits:
        title = credit.unit if credit.title is None else credit.title.pick(language).text
        amount = "" if credit.points is None else f" – {points(credit.points, language)}"
        yield bullet(f"{title}{amount}")
