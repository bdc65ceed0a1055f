"""Which document shows a value: the one that is asked for, or that which its reader expects."""

from collections.abc import Callable, Iterator
from enum import StrEnum
from functools import partial
from typing import TypeAlias

from ecvet.codes import wrong
from ecvet.documents.agreement import agreement
from ecvet.documents.decision import decision
from ecvet.documents.memorandum import memorandum
from ecvet.documents.page import Page
from ecvet.documents.supplement import Supplement, supplement
from ecvet.documents.transcript import transcript
from ecvet.documents.unit import unit
from ecvet.i18n.catalogue import Reader
from ecvet.model.agreements import LearningAgreement, MemorandumOfUnderstanding, PersonalTranscript
from ecvet.model.qualifications import Qualification
from ecvet.model.transfers import CreditTransfer
from ecvet.model.units import Unit


class Kind(StrEnum):
    """The documents that a person receives."""

    MEMORANDUM = "memorandum"
    AGREEMENT = "agreement"
    TRANSCRIPT = "transcript"
    UNIT = "unit"
    DECISION = "decision"
    SUPPLEMENT = "supplement"


#: What a document can be made of.
Documented: TypeAlias = (
    MemorandumOfUnderstanding
    | LearningAgreement
    | PersonalTranscript
    | Unit
    | Qualification
    | Supplement
    | CreditTransfer
)
_Writer: TypeAlias = Callable[..., Page]


def document(
    subject: Documented,
    *languages: Reader,
    kind: Kind | None = None,
    qualification: Qualification | None = None,
    unit: str | None = None,
) -> Page:
    """Return the document that shows a value.

    Args:
        subject: What is shown. A transfer holds the material of several documents, a qualification that of its
            supplement and of the descriptions of its units.
        languages: One language, or two side by side; each a tag, or a catalogue with words of the caller's own.
        kind: Which document; `None` for the one that is most to the point: of a transfer the decision where there
            is one, else what was recorded, else what was agreed.
        qualification: The qualification at home; a decision demands it, an agreement names units by it.
        unit: The code of the unit to describe, of a qualification.

    Raises:
        ShapeError: `document.kind` where the value does not hold what the document shows, `document.qualification`
            where a decision lacks it, `document.unit` where the qualification has no such unit.

    Examples:
        >>> from ecvet.text import Text
        >>> brakes = Unit(code="brakes", title=Text({"en": "Brakes"}))
        >>> document(brakes, "fi").title[0].text
        'Tutkinnon osan kuvaus'
    """
    held = dict(_held(subject, qualification, unit))
    chosen = kind or next(iter(held))
    if chosen not in held:
        raise wrong("kind", "document.kind", "is not what this can show", chosen.value, ", ".join(held))
    return held[chosen](*languages)


def _held(
    subject: Documented, qualification: Qualification | None, code: str | None
) -> Iterator[tuple[Kind, _Writer]]:
    """Yield the documents that a value holds the material of, the one most to the point first."""
    match subject:
        case MemorandumOfUnderstanding():
            yield Kind.MEMORANDUM, partial(memorandum, subject, home=qualification)
        case LearningAgreement():
            yield Kind.AGREEMENT, partial(agreement, subject, home=qualification)
        case PersonalTranscript():
            yield Kind.TRANSCRIPT, partial(transcript, subject)
        case Unit():
            yield Kind.UNIT, partial(unit, subject, within=qualification)
        case Qualification():
            if code is not None:
                yield Kind.UNIT, partial(unit, _described(subject, code), within=subject)
            yield Kind.SUPPLEMENT, partial(supplement, subject)
        case Supplement():
            yield Kind.SUPPLEMENT, partial(supplement, subject)
        case CreditTransfer():
            yield from _of_a_transfer(subject, qualification)


def _of_a_transfer(
    subject: CreditTransfer, qualification: Qualification | None
) -> Iterator[tuple[Kind, _Writer]]:
    if subject.recognitions:
        yield Kind.DECISION, partial(_decision, subject, qualification)
    if subject.transcript is not None:
        yield Kind.TRANSCRIPT, partial(transcript, subject.transcript, agreement=subject.agreement)
    if isinstance(subject.agreement, LearningAgreement):
        yield Kind.AGREEMENT, partial(agreement, subject.agreement, home=qualification)
    if subject.memorandum is not None:
        yield Kind.MEMORANDUM, partial(memorandum, subject.memorandum, home=qualification)


def _decision(subject: CreditTransfer, qualification: Qualification | None, *languages: Reader) -> Page:
    if qualification is None:
        expected = "the qualification at home, which says what is required"
        raise wrong("qualification", "document.qualification", "is needed for a decision", None, expected)
    return decision(subject, qualification, *languages)


def _described(qualification: Qualification, code: str) -> Unit:
    found = qualification.unit(code)
    if found is None:
        known = (
            ", ".join(one.code for one in qualification.units) or "a unit that the qualification describes"
        )
        raise wrong("unit", "document.unit", f"is no unit of {qualification.code}", code, known)
    return found
