"""What the examples share: where their papers lie, and how they tell what came of them in a learner's language."""

import textwrap
from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path
from typing import TypeVar

import attrs

from ecvet import (
    Assessment,
    CreditTransfer,
    Finding,
    LearnerRecord,
    PersonalTranscript,
    Points,
    Progress,
    Qualification,
    Recognition,
    RecognitionPolicy,
    Text,
)
from ecvet.i18n.formats import day, number, points
from ecvet.i18n.labels import label
from ecvet.i18n.sentences import phrase, sentence
from ecvet.i18n.words import Words
from ecvet.io import native

T = TypeVar("T")

DATA = Path(__file__).resolve().parent / "data"


def read(sector: str, name: str, kind: type[T]) -> T:
    """Return the value that one of the papers of a sector holds.

    Args:
        sector: The folder, such as "care".
        name: The name of the file without its ending, such as "agreement".
        kind: What it holds.
    """
    return native.read(DATA / sector / f"{name}.json", kind)


def papers(sector: str) -> tuple[Qualification, PersonalTranscript, RecognitionPolicy, LearnerRecord]:
    """Return what every story has: the qualification, the transcript, the policy, and what the learner held before."""
    return (
        read(sector, "qualification", Qualification),
        read(sector, "transcript", PersonalTranscript),
        read(sector, "policy", RecognitionPolicy),
        read(sector, "record", LearnerRecord),
    )


def sheets(sector: str) -> tuple[Assessment, ...]:
    """Return the sheets that the assessors of a sector filled in, in the order of their names."""
    return tuple(native.read(path, Assessment) for path in sorted((DATA / sector / "assessments").iterdir()))


@attrs.frozen
class Teller:
    """Tells what happens to a learner's credit, in one language and in the words of one qualification."""

    language: str
    qualification: Qualification

    def question(self, words: Text) -> None:
        """Tell what is asked."""
        asked = words.pick(self.language).text
        print(f"{asked}\n{'=' * len(asked)}")

    def step(self, key: str) -> None:
        """Tell which step follows, by the key of its label."""
        title = label(key, self.language)
        print(f"\n{title[:1].upper()}{title[1:]}")

    def findings(self, found: Iterable[Finding]) -> None:
        """Tell what was found, or that all is in order."""
        told = [sentence(one, self.language) for one in found]
        _print(*(told or [label("command.no-findings", self.language)]))

    def assessed(self, transfer: CreditTransfer) -> None:
        """Tell what was attained of each unit, and which unit at home it is meant for."""
        for unit in transfer.agreement.units:
            home = None if unit.counts_for is None else self.qualification.unit(unit.counts_for)
            titles = [unit.title] if home is None else [unit.title, home.title]
            _print(" → ".join(title.pick(self.language).text for title in titles))
            _print(*(self._result(one) for one in transfer.assessments if one.unit == unit.unit), indent=4)

    def _result(self, one: Assessment) -> str:
        attained, required = len(one.attained_outcomes), len(one.outcomes)
        told = [phrase("command.demo.outcomes", self.language, attained=attained, required=required)]
        told += [] if one.grade is None else [self._grade(one.grade.label)]
        told += [] if one.on is None else [day(one.on, self.language)]
        return " – ".join(told)

    def validated(self, transfer: CreditTransfer) -> None:
        """Tell how far each unit is covered, and which outcomes are not."""
        words = self._words(transfer)
        for one in transfer.validations:
            _print(f"{words.unit(one.unit)}: {label(f'coverage.{one.coverage}', self.language)}")
            lacking = [words.outcome(missing) for missing in one.missing]
            _print(
                *(phrase("command.demo.not-covered", self.language, required=one) for one in lacking),
                indent=4,
            )

    def decided(self, transfer: CreditTransfer, decisions: Iterable[Recognition]) -> None:
        """Tell what was decided on each unit, and why."""
        words = self._words(transfer)
        for one in decisions:
            told = [f"{words.unit(one.unit)}: {label(f'decision.{one.decision}', self.language)}"]
            told += [] if one.points is None else [points(one.points, self.language)]
            told += [] if one.grade is None else [self._grade(one.grade.label)]
            _print(" – ".join(told))
            _print(*(words.reason(reason) for reason in one.reasons), indent=4)

    def progress(self, found: Progress) -> None:
        """Tell what counts, what is missing, the shortest way to finish, and what stands outside the total."""
        counted, required = number(found.counted, self.language), self._amount(found.required, found)
        verdict = phrase("command.verdict", self.language, verdict=found.verdict.value)
        _print(
            verdict, phrase("command.counted-of-required", self.language, counted=counted, required=required)
        )
        if found.missing is not None and found.missing.units:
            amount, units = self._amount(found.missing.points, found), found.missing.units
            _print(phrase("command.missing", self.language, points=amount, units=units))
        for further in found.completion:
            title = further.title.pick(self.language).text if further.title is not None else further.path
            _print(f"{title} – {self._amount(further.points, found)}", indent=4)
        _print(
            *(sentence(one, self.language) for one in found.findings if one.code == "credit-outside-total")
        )

    def _grade(self, written: str) -> str:
        return f"{label('term.grade', self.language)}: {written}"

    def _amount(self, value: Decimal | None, found: Progress) -> str:
        if value is None or found.scheme is None:
            return label("command.not-stated", self.language)
        return points(Points(value, found.scheme), self.language)

    def _words(self, transfer: CreditTransfer) -> Words:
        return Words(transfer, self.qualification, self.language)


def _print(*lines: str, indent: int = 2) -> None:
    for line in lines:
        print(textwrap.fill(line, 100, initial_indent=" " * indent, subsequent_indent=" " * (indent + 2)))
