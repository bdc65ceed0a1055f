"""Which view shows a value."""

from collections.abc import Sequence
from functools import singledispatch
from typing import TypeGuard, TypeVar

import attrs

from ecvet.model.agreements import (
    AgreedUnit,
    LearningAgreement,
    MemorandumOfUnderstanding,
    PersonalTranscript,
)
from ecvet.model.assessments import Credit
from ecvet.model.combination import Alternatives, Group
from ecvet.model.grades import GradeScale
from ecvet.model.learners import LearnerRecord
from ecvet.model.outcomes import LearningOutcome
from ecvet.model.qualifications import Pathway, Qualification
from ecvet.model.requests import RecognitionRequest
from ecvet.model.transfers import CreditTransfer, Reason, Recognition, Validation
from ecvet.model.units import Unit
from ecvet.notebook import (
    _answers,
    _credits,
    _findings,
    _papers,
    _plain,
    _progress,
    _qualification,
    _recognition,
    _transfer,
    _units,
)
from ecvet.notebook._html import Element, tag, write
from ecvet.notebook._lens import Lens
from ecvet.notebook._style import STYLE
from ecvet.points import Points
from ecvet.rules.accumulation.nearest import Index, Near
from ecvet.rules.accumulation.plan import Plan
from ecvet.rules.accumulation.progress import Progress
from ecvet.rules.accumulation.what_if import WhatIf
from ecvet.rules.findings import Finding
from ecvet.rules.gap import Gap, GapRow
from ecvet.text import Text

T = TypeVar("T")


def page(shown: object, lens: Lens) -> str:
    """Return a value, or several, as HTML with its style.

    Args:
        shown: A value of the library, or a list or a tuple of such values.
        lens: What it is seen through.
    """
    body = _several(shown, lens) if _plain.is_several(shown) else _one(shown, lens)
    whole = write(tag("div", body, class_="ecvet", lang=lens.language))
    # The only markup that is not built from elements: a style is no text, and this one is the library's own.
    return f"<style>{STYLE}</style>{whole}"


def _several(shown: Sequence[object], lens: Lens) -> Element:
    if _are(shown, Finding):
        return _findings.findings(shown, lens)
    if _are(shown, Near):
        return _answers.nearest(shown, lens)
    if _are(shown, Credit):
        return tag("div", _credits.credits(shown, lens), class_="card")
    return tag("div", *(_one(one, lens) for one in shown) if shown else (lens.label("command.none"),))


def _are(shown: Sequence[object], kind: type[T]) -> TypeGuard[Sequence[T]]:
    return bool(shown) and all(isinstance(one, kind) for one in shown)


@singledispatch
def _one(shown: object, lens: Lens) -> Element:
    """Return the view of a value; what has none of its own is shown field by field."""
    if _plain.is_value(shown):
        return _plain.fields(shown, lens)
    return tag("div", repr(shown))


def _plan(shown: Plan, lens: Lens) -> Element:
    return _qualification.qualification(
        attrs.evolve(shown.qualification, pathways=(shown.tree.pathway,)), lens
    )


_one.register(Qualification, _qualification.qualification)
_one.register(Pathway, _qualification.pathway)
_one.register(Group, _qualification.rules)
_one.register(Alternatives, _qualification.rules)
_one.register(Plan, _plan)
_one.register(Unit, _units.unit)
_one.register(LearningOutcome, _plain.outcome)
_one.register(Progress, _progress.progress)
_one.register(WhatIf, _progress.what_if)
_one.register(CreditTransfer, _transfer.transfer)
_one.register(Recognition, _recognition.recognition)
_one.register(Validation, _recognition.validation)
_one.register(Reason, _recognition.reason)
_one.register(Finding, _findings.finding)
_one.register(Credit, _credits.credit)
_one.register(LearnerRecord, _credits.record)
_one.register(PersonalTranscript, _credits.transcript)
_one.register(MemorandumOfUnderstanding, _papers.memorandum)
_one.register(LearningAgreement, _papers.agreement)
_one.register(RecognitionRequest, _papers.request)
_one.register(AgreedUnit, _papers.agreed_unit)
_one.register(Gap, _answers.gap)
_one.register(GapRow, _answers.gap_row)
_one.register(Near, _answers.near)
_one.register(Index, _answers.index)
_one.register(GradeScale, _plain.scale)
_one.register(Text, _plain.text)
_one.register(Points, _plain.points)
