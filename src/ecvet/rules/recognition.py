"""Recognition: what the home institution decides on the outcomes that it has validated, and why.

Units and points are awarded by the rules of the home system (Recommendation 2009/C 155/02, Annex II §3).
"""

from collections.abc import Iterator
from datetime import date

import attrs

from ecvet.model.agreements import AgreedUnit
from ecvet.model.assessments import Assessment, Credit, PriorLearning
from ecvet.model.combination import Extension, UnitEntry, walk
from ecvet.model.grades import Grade
from ecvet.model.qualifications import Pathway, Qualification
from ecvet.model.transfers import (
    Coverage,
    CreditTransfer,
    Decision,
    Event,
    Reason,
    Recognition,
    Stage,
    Validation,
)
from ecvet.points import Points
from ecvet.rules._coverage import is_addition, meant_for
from ecvet.rules._guards import refuse, unmet
from ecvet.rules._papers import in_qualification, in_validations
from ecvet.rules.findings import CODES
from ecvet.text import Text


def recognise(
    transfer: CreditTransfer,
    qualification: Qualification,
    *,
    by: str,
    on: date,
    pathway: str | None = None,
) -> CreditTransfer:
    """Return the transfer with a decision on each validation, and with the reasons for it.

    A unit at home is recognised in full where all its outcomes are covered, in part where some are, and
    refused where none is. An addition is recognised outside the qualification. A unit recognised in full
    brings the points that the rules at home give it. Part of a unit brings none: the rules do not say how
    the points of a unit divide.

    Args:
        transfer: The transfer, validated.
        qualification: The qualification that the learner is taking at home.
        by: The id of the home institution.
        on: The day from which the decisions hold.
        pathway: The code of the route to the qualification; `None` for the only or the first one.

    Raises:
        TransferError: `transfer.order`, `transfer.actor`, `transfer.date`; `transfer.qualification` where it
            is another than agreed; `transfer.unit` where a unit was validated that was not agreed on.
        ShapeError: `pathway.unknown`.
    """
    route = qualification.pathway(pathway)
    evidence = () if transfer.transcript is None else (transfer.transcript.id,)
    event = Event(stage=Stage.RECOGNISED, actor=by, on=on, evidence=evidence)
    refuse(
        [
            *unmet(transfer, event),
            *in_qualification(transfer.agreement, qualification, "recognise"),
            *in_validations(transfer),
        ]
    )
    decisions = tuple(_decide(transfer, validation, route, event) for validation in transfer.validations)
    return attrs.evolve(transfer, recognitions=decisions, history=(*transfer.history, event))


def credits_of(
    transfer: CreditTransfer, qualification: Qualification, *, pathway: str | None = None
) -> tuple[Credit, ...]:
    """Return the credit that a transfer brings towards a qualification.

    A unit recognised in full or in part is credit for the unit at home. What is recognised outside the
    qualification is credit for the extension of its rules, which is shown and never counted; where they have
    none, there is no place for it. The grade stays as the host gave it, and the credit is as old as the last
    positive assessment behind it.

    Args:
        transfer: The transfer, recognised.
        qualification: The qualification that the learner is taking at home.
        pathway: The code of the route to the qualification; `None` for the only or the first one.

    Raises:
        ShapeError: `pathway.unknown`.
    """
    extension = _extension(qualification.pathway(pathway))
    given = (_credit(transfer, recognition, extension) for recognition in transfer.recognitions)
    return tuple(credit for credit in given if credit is not None)


def _decide(transfer: CreditTransfer, validation: Validation, route: Pathway, event: Event) -> Recognition:
    decision = _decision(validation, addition=is_addition(transfer.agreement, validation.unit))
    points = _points(route, validation.unit) if decision is Decision.FULL else None
    evidence = dict.fromkeys(one for covered in validation.covered for one in covered.evidence)
    return Recognition(
        unit=validation.unit,
        decision=decision,
        institution=event.actor,
        on=event.on,
        points=points,
        reasons=tuple(_reasons(transfer, validation, decision, points)),
        evidence=tuple(evidence),
    )


def _decision(validation: Validation, *, addition: bool) -> Decision:
    if validation.coverage is Coverage.NONE:
        return Decision.REFUSED
    if addition:
        return Decision.OUTSIDE
    return Decision.FULL if validation.coverage is Coverage.FULL else Decision.PARTIAL


def _points(route: Pathway, unit: str) -> Points | None:
    """Return the points of a unit in the rules; `None` where they do not agree on one number."""
    entries = [node for _, node in walk(route.rules) if isinstance(node, UnitEntry) and node.unit == unit]
    stated = {None if entry.points is None else entry.points.fixed for entry in entries}
    value = stated.pop() if len(stated) == 1 else None
    return None if value is None or route.scheme is None else Points(value, route.scheme)


def _reasons(
    transfer: CreditTransfer, validation: Validation, decision: Decision, points: Points | None
) -> Iterator[Reason]:
    if decision is Decision.OUTSIDE:
        yield _reason("no-unit-at-home", unit=validation.unit)
    yield _measure(validation)
    if decision in (Decision.FULL, Decision.PARTIAL) and points is None:
        yield _reason("points-not-stated", unit=validation.unit)
    for agreed in meant_for(transfer.agreement, validation.unit):
        assessed = _assessments(transfer, agreed)
        if not assessed:
            yield _reason("agreed-not-assessed", unit=agreed.unit)
        elif not any(one.attained for one in assessed):
            yield _reason("not-attained", unit=agreed.unit)


def _measure(validation: Validation) -> Reason:
    """Return how far the unit is covered, as a reason."""
    covered, missing = len(validation.covered), len(validation.missing)
    if not covered:
        return _reason("no-outcome-covered", unit=validation.unit)
    if not missing:
        return _reason("all-outcomes-covered", unit=validation.unit, count=str(covered))
    return _reason(
        "outcomes-missing",
        unit=validation.unit,
        covered=str(covered),
        required=str(covered + missing),
        missing=", ".join(validation.missing),
    )


def _reason(code: str, **about: str) -> Reason:
    return Reason(code=code, about=tuple((name, about[name]) for name in CODES[code].params))


def _extension(route: Pathway) -> str | None:
    """Return the path of the place outside the total that takes anything, or `None` where there is none."""
    nodes = walk(route.rules)
    return next((path for path, node in nodes if isinstance(node, Extension) and not node.accepts), None)


def _credit(transfer: CreditTransfer, recognition: Recognition, extension: str | None) -> Credit | None:
    outside = recognition.decision is Decision.OUTSIDE
    if recognition.decision in (Decision.REFUSED, Decision.SUSPENDED) or (outside and extension is None):
        return None
    units = meant_for(transfer.agreement, recognition.unit)
    assessments = tuple(one for agreed in units for one in _assessments(transfer, agreed))
    positive = tuple(one for one in assessments if one.attained)
    awarded = max((one.on for one in positive if one.on is not None), default=None)
    return Credit(
        unit=recognition.unit,
        title=units[0].title if outside else None,
        points=units[0].points if outside else recognition.points,
        grade=_grade(positive),
        awarded=awarded,
        entry=extension if outside else None,
        partial=recognition.decision is Decision.PARTIAL,
        assessments=assessments,
        recognised_from=PriorLearning(
            explanation=_titles(units), unit=units[0].unit if len(units) == 1 else None, awarded=awarded
        ),
        id=f"{transfer.agreement.id}/{recognition.unit}",
    )


def _assessments(transfer: CreditTransfer, agreed: AgreedUnit) -> tuple[Assessment, ...]:
    return tuple(one for one in transfer.assessments if one.unit == agreed.unit)


def _grade(assessments: tuple[Assessment, ...]) -> Grade | None:
    """Return the grade that stands; `None` where units were graded apart, as no rule here joins grades."""
    standing = {one.unit: one.grade for one in assessments if one.grade is not None}
    grades = set(standing.values())
    return grades.pop() if len(grades) == 1 else None


def _titles(units: tuple[AgreedUnit, ...]) -> Text:
    """Return the titles of units as one text, in the languages of the first."""
    return Text(
        {language: "; ".join(unit.title.pick(language).text for unit in units) for language in units[0].title}
    )
