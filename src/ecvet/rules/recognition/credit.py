"""The credit that a transfer brings towards a qualification."""

from collections.abc import Iterator
from datetime import date

import attrs

from ecvet.model.agreements import AgreedUnit
from ecvet.model.assessments import Assessment, Credit, PriorLearning
from ecvet.model.combination import Extension, walk
from ecvet.model.qualifications import Pathway, Qualification
from ecvet.model.transfers import CreditTransfer, Decision, Recognition
from ecvet.rules._coverage import Result, meant_for, results
from ecvet.rules.recognition.decisions import decisions
from ecvet.rules.recognition.points import points_of
from ecvet.text import Text


def credits_of(
    transfer: CreditTransfer, qualification: Qualification, *, pathway: str | None = None
) -> tuple[Credit, ...]:
    """Return the credit that the decisions in force bring towards a qualification.

    A unit recognised in full or in part is credit for the unit at home, and so is a unit that it exempts from.
    What is recognised outside the qualification is credit for the extension of its rules, which is shown and never
    counted; where they have none, there is no place for it. The grade is the one at home, where it was converted,
    else as the host gave it. The credit is as old as the last of the achievements behind it.

    Args:
        transfer: The transfer, recognised.
        qualification: The qualification that the learner is taking at home.
        pathway: The code of the route to the qualification; `None` for the only or the first one.

    Raises:
        ShapeError: `pathway.unknown`.
    """
    route = qualification.pathway(pathway)
    extension = _extension(route)
    return tuple(
        credit
        for recognition in decisions(transfer)
        for credit in _credits(_Source(transfer, recognition), route, extension)
    )


@attrs.frozen(eq=False)
class _Source:
    """A decision, with the results that it rests on."""

    transfer: CreditTransfer
    recognition: Recognition

    @property
    def results(self) -> tuple[Result, ...]:
        evidence = self.recognition.evidence
        found = results(self.transfer, self.transfer.agreement.units)
        return tuple(one for one in found if one.attained and one.assessment.id in evidence)

    @property
    def units(self) -> tuple[AgreedUnit, ...]:
        """The units with the host; those agreed for it where no assessment stands behind the decision."""
        found = tuple(dict.fromkeys(one.agreed for one in self.results))
        return found or meant_for(self.transfer.agreement, self.recognition.unit)

    @property
    def assessments(self) -> tuple[Assessment, ...]:
        units = {one.agreed.unit for one in self.results}
        return tuple(one for one in self.transfer.assessments if one.unit in units)

    @property
    def assessed(self) -> date | None:
        """The day of the last assessment that the decision rests on."""
        days = (one.assessment.on or one.credit.awarded for one in self.results)
        return max((day for day in days if day is not None), default=None)

    @property
    def prior(self) -> PriorLearning:
        units = self.units
        days = (one.achieved for one in self.results)
        return PriorLearning(
            explanation=_titles(units),
            unit=units[0].unit if len(units) == 1 else None,
            awarded=max((day for day in days if day is not None), default=None),
        )


def _credits(source: _Source, route: Pathway, extension: str | None) -> Iterator[Credit]:
    recognition = source.recognition
    if recognition.decision in (Decision.FULL, Decision.PARTIAL):
        yield _within(source)
    if recognition.decision is Decision.OUTSIDE and extension is not None:
        yield _outside(source, extension)
    if recognition.decision in (Decision.FULL, Decision.OUTSIDE):
        further = (unit for unit in recognition.exempts if unit != recognition.unit)
        yield from (_exempted(source, unit, route) for unit in further)


def _within(source: _Source) -> Credit:
    recognition = source.recognition
    return Credit(
        unit=recognition.unit,
        points=recognition.points,
        grade=recognition.grade or recognition.grade_given,
        awarded=source.assessed,
        partial=recognition.decision is Decision.PARTIAL,
        outcomes=recognition.outcomes if recognition.decision is Decision.PARTIAL else (),
        assessments=source.assessments,
        recognised_from=source.prior,
        id=f"{source.transfer.agreement.id}/{recognition.unit}",
    )


def _outside(source: _Source, extension: str) -> Credit:
    unit = source.units[0]
    points = unit.points if len(source.units) == 1 else None
    return attrs.evolve(_within(source), title=unit.title, points=points, entry=extension)


def _exempted(source: _Source, unit: str, route: Pathway) -> Credit:
    return Credit(
        unit=unit,
        points=points_of(route, unit),
        awarded=source.assessed,
        recognised_from=source.prior,
        id=f"{source.transfer.agreement.id}/{unit}",
    )


def _extension(route: Pathway) -> str | None:
    """Return the path of the place outside the total that takes anything, or `None` where there is none."""
    nodes = walk(route.rules)
    return next((path for path, node in nodes if isinstance(node, Extension) and not node.accepts), None)


def _titles(units: tuple[AgreedUnit, ...]) -> Text:
    """Return the titles of units as one text, in the languages of the first."""
    return Text(
        {language: "; ".join(unit.title.pick(language).text for unit in units) for language in units[0].title}
    )
