"""Documents of the library's own: every value of the model as JSON, and back without a difference.

A document says which version of the format it follows, what it is, and then it:

    {"schema_version": "1.0", "type": "points", "value": {"scheme": "ecvet", "value": "30"}}

Reading is strict: nothing is turned into anything else, and every error is told, with its place.
"""

import hashlib
import json
import re
from collections.abc import Sequence
from typing import TypeGuard, TypeVar

import attrs

from ecvet.codes import wrong
from ecvet.errors import Problem, ReadError, WriteError, shown
from ecvet.io._converter import plain, structure
from ecvet.io._envelope import VERSION, closed, opened
from ecvet.io._source import LIMIT, Source
from ecvet.io.json_text import DEPTH, Json, levels, load
from ecvet.model.agreements import (
    AgreedUnit,
    Correspondence,
    LearningAgreement,
    MemorandumOfUnderstanding,
    PersonalTranscript,
    Signature,
)
from ecvet.model.assessments import Assessment, Credit, OutcomeResult, PriorLearning
from ecvet.model.combination import Alternatives, Extension, Group, OpenEntry, UnitEntry
from ecvet.model.grades import Grade, GradeScale, GradeStep
from ecvet.model.institutions import Institution
from ecvet.model.learners import Learner, LearnerRecord
from ecvet.model.outcomes import LearningOutcome
from ecvet.model.profiles import JobProfile
from ecvet.model.qualifications import AwardTitle, Pathway, Qualification, Specialisation
from ecvet.model.requirements import (
    Barred,
    ExternalCertificate,
    GradeMinimum,
    HomeMinimum,
    LevelMinimum,
    Prerequisite,
    RecognisedCap,
    ShelfLife,
)
from ecvet.model.transfers import CoveredOutcome, CreditTransfer, Event, Reason, Recognition, Validation
from ecvet.model.units import Criterion, QualificationReference, Unit, UnitPart
from ecvet.periods import Period, Validity
from ecvet.points import CountRange, CreditScheme, PointRange, Points
from ecvet.text import Text

__all__ = ["VERSION", "canonical", "digest", "plain", "read", "read_any", "read_credits", "write"]

T = TypeVar("T")

_CLASSES: tuple[type[attrs.AttrsInstance], ...] = (
    *(
        AgreedUnit,
        Correspondence,
        LearningAgreement,
        MemorandumOfUnderstanding,
        PersonalTranscript,
        Signature,
    ),
    *(Assessment, Credit, OutcomeResult, PriorLearning),
    *(Alternatives, Extension, Group, OpenEntry, UnitEntry),
    *(Grade, GradeScale, GradeStep, Institution, Learner, LearnerRecord, LearningOutcome),
    *(AwardTitle, JobProfile, Pathway, Qualification, Specialisation),
    *(
        Barred,
        ExternalCertificate,
        GradeMinimum,
        HomeMinimum,
        LevelMinimum,
        Prerequisite,
        RecognisedCap,
        ShelfLife,
    ),
    *(CoveredOutcome, CreditTransfer, Event, Reason, Recognition, Validation),
    *(Criterion, QualificationReference, Unit, UnitPart),
    *(CountRange, CreditScheme, Period, PointRange, Points, Text, Validity),
)
_CREDITS = "credits"


def _kebab(name: str) -> str:
    return re.sub(r"(?<!^)(?=[A-Z])", "-", name).lower()


_NAMES: dict[type, str] = {kind: _kebab(kind.__name__) for kind in _CLASSES}
_KINDS: dict[str, type[object]] = {
    **{name: kind for kind, name in _NAMES.items()},
    _CREDITS: tuple[Credit, ...],
}


def read(source: Source, expect: type[T], *, limit: int = LIMIT) -> T:
    """Return the value that a document holds.

    Args:
        source: Its bytes, its text, or the path of its file.
        expect: The class of the value.
        limit: The greatest size in bytes.

    Raises:
        ReadError: what `ecvet.io.json_text.load` refuses; `version.missing`, `version.unknown`, and
            `type.document` where the document is something else; all that is wrong with the value, each with
            its JSON Pointer.
        ShapeError: `type.document` where `expect` is no class that a document can hold.

    Examples:
        >>> read(write(Points("7.50", "ecvet")), Points)
        Points('7.5', 'ecvet')
        >>> read(write(Points("7.50", "ecvet")), Text)
        Traceback (most recent call last):
        ecvet.errors.ReadError: /type: is not the document that is wanted here; got 'points'; expected 'text'
    """
    if expect not in _NAMES:
        raise wrong(
            "expect", "type.document", "is no class that a document holds", expect, "Qualification, …"
        )
    return structure(_value(source, limit, _NAMES[expect]), expect, "/value")


def read_credits(source: Source, *, limit: int = LIMIT) -> tuple[Credit, ...]:
    """Return the credits that a document of credits holds.

    Args:
        source: Its bytes, its text, or the path of its file.
        limit: The greatest size in bytes.

    Raises:
        ReadError: as `read`.
    """
    return structure(_value(source, limit, _CREDITS), tuple[Credit, ...], "/value")


def read_any(source: Source, *, limit: int = LIMIT) -> object:
    """Return the value that a document holds, whatever it is; of a document of credits, a tuple.

    Args:
        source: Its bytes, its text, or the path of its file.
        limit: The greatest size in bytes.

    Raises:
        ReadError: as `read`.
    """
    name, value = opened(load(source, limit=limit), _KINDS)
    return structure(value, _KINDS[name], "/value")


def _value(source: Source, limit: int, wanted: str) -> Json:
    name, value = opened(load(source, limit=limit), _KINDS)
    if name != wanted:
        message = "is not the document that is wanted here"
        got, expected = shown(name), shown(wanted)
        raise ReadError(
            Problem(rule="type.document", path="/type", message=message, got=got, expected=expected)
        )
    return value


def write(value: object, *, indent: int | None = None) -> str:
    """Return the document that holds a value.

    Args:
        value: A value of the model, or a tuple or list of credits.
        indent: By how many blanks each level is indented, for people to read; `None` for the canonical form.

    Raises:
        WriteError: `type.document` where no document holds such a value; `json.depth` where it is nested too
            deep to be read again.

    Examples:
        >>> write(Points("7.50", "ecvet"))
        '{"schema_version":"1.0","type":"points","value":{"scheme":"ecvet","value":"7.5"}}'
    """
    try:
        document = closed(_name(value), plain(value))
        # Keys are ASCII and numbers are whole and small, so this is the order and the form of RFC 8785.
        text = json.dumps(document, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    except RecursionError:
        raise WriteError(_TOO_DEEP) from None
    if levels(text.encode()) > DEPTH:
        raise WriteError(_TOO_DEEP)
    return text if indent is None else json.dumps(document, ensure_ascii=False, indent=indent)


_TOO_DEEP = Problem(
    rule="json.depth", message="is nested too deep", expected=f"at most {DEPTH} levels of JSON"
)


def _is_sequence(value: object) -> TypeGuard[Sequence[object]]:
    return isinstance(value, tuple | list)


def _name(value: object) -> str:
    if _is_sequence(value) and all(isinstance(item, Credit) for item in value):
        return _CREDITS
    if type(value) not in _NAMES:
        expected = "a value of the model, or a tuple of credits"
        raise WriteError(
            Problem(
                rule="type.document", message="is held by no document", got=shown(value), expected=expected
            )
        )
    return _NAMES[type(value)]


def canonical(value: object) -> bytes:
    """Return the document that holds a value in its canonical form (RFC 8785): equal values, equal bytes.

    Args:
        value: A value of the model, or a tuple or list of credits.

    Raises:
        WriteError: as `write`.
    """
    return write(value).encode()


def digest(value: object) -> str:
    """Return the SHA-256 digest of a value: equal values have equal digests, whoever works them out.

    It is taken of the line "ecvet-record/1" and the canonical document below it, so that the digest of
    something else is never taken for it.

    Args:
        value: A value of the model, or a tuple or list of credits.

    Raises:
        WriteError: as `write`.

    Examples:
        >>> digest(Points("7.50", "ecvet")) == digest(Points("7.5", "ecvet"))
        True
    """
    return "sha256:" + hashlib.sha256(_DOMAIN + canonical(value)).hexdigest()


_DOMAIN = b"ecvet-record/1\n"
