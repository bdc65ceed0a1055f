"""The tree of what a learner achieved: its nodes to credits, units that were not attained, and programmes."""

from collections.abc import Iterable, Iterator
from functools import partial

import attrs

from ecvet.codes import identifier
from ecvet.errors import Problem, shown
from ecvet.io._notes import Notes
from ecvet.io.elmo_xml import _names as n
from ecvet.io.elmo_xml._exclusion import exclusive, has_points
from ecvet.io.elmo_xml._places import UNDETERMINED, Placed, coded, preferred
from ecvet.model.assessments import Credit
from ecvet.model.grades import Grade
from ecvet.model.units import QualificationReference, Unit
from ecvet.points import Points
from ecvet.text import Text

#: Schemes of points that are known in any case of letters; the first that a node has is taken.
SCHEMES = ("ecvet", "ects")

_NO_GRADE = "–"
_LEVELS = {str(level): level for level in range(1, 9)}
# What a programme may say of its result, and the model has no place for.
_BEYOND = (n.IDENTIFIER, n.DATE, n.STATUS, n.GRADE_SCHEME, n.GRADE, n.CREDIT)
# What may be said of a result that gives no credit.
_WITHOUT_CREDIT = (n.DATE, n.GRADE, n.CREDIT)


def name_of(report: int, number: int) -> str:
    """Return what names a transcript by its place in a document, since the format has no place for a name.

    Args:
        report: The number of the report, from 1.
        number: The number of the transcript within it, from 1.

    Examples:
        >>> name_of(1, 1), name_of(1, 2)
        ('report-1', 'report-1.2')
    """
    return f"report-{report}" if number == 1 else f"report-{report}.{number}"


def code_of(node: Placed) -> str:
    """Return the code of a node: its local identifier, else its first one, else where it is."""
    return preferred(node.identifiers(), (n.LOCAL,)) or node.path


def is_programme(node: Placed) -> bool:
    """Whether a node is a degree programme."""
    return node.said(n.TYPE) == n.PROGRAMME


def parts_of(node: Placed) -> Iterator[Placed]:
    """Yield the nodes directly below a node."""
    return (inner for wrapper in node.each(n.HAS_PART) for inner in wrapper.each(n.NODE))


def _result(node: Placed) -> Placed | None:
    specifies = node.first(n.SPECIFIES)
    return None if specifies is None else specifies.first(n.RESULT)


def _is_partial(result: Placed | None) -> bool:
    """Whether the extension of a result says that it is credit for parts of the unit only."""
    extension = None if result is None else result.first(n.EXTENSION)
    return extension is not None and extension.first(n.PARTIAL) is not None


@attrs.define
class Nodes:
    """Makes values of the model of the nodes of a document.

    Args:
        notes: Takes what is to be said of them.
        schemes: The grading schemes that the document describes, by their local ids.
    """

    notes: Notes
    schemes: frozenset[str]

    def code(self, node: Placed) -> str:
        """Return the code of a node, and note where it has none of its own."""
        code = code_of(node)
        if code == node.path:
            self.notes.say("read-without-id", node.path, element=node.element.local)
        return self.notes.take(node.path, lambda: identifier(code)) or node.path

    def title(self, node: Placed, code: str) -> Text | None:
        """Return the title of a node; `None` where that is merely its code."""
        found = node.text(n.TITLE, self.notes)
        return None if found == Text({UNDETERMINED: code}) else found

    def status(self, node: Placed) -> str:
        """Return the status of a node: passed where nothing is said, as the schema has it."""
        result = _result(node)
        said = result.said(n.STATUS) if result is not None else n.IN_PROGRESS
        if said in ("", n.PASSED, n.FAILED, n.IN_PROGRESS):
            return said or n.PASSED
        path = f"{node.path}/specifies/learningOpportunityInstance/status"
        expected = f"{n.PASSED}, {n.FAILED} or {n.IN_PROGRESS}"
        self.notes.wrong(
            Problem(rule="elmo.status", path=path, message="is no status", got=shown(said), expected=expected)
        )
        return n.IN_PROGRESS

    def credit(self, node: Placed) -> Credit | None:
        """Return the credit that a node gives; `None` where it is not passed, and nothing below it is.

        A node that is not passed, with something passed below it, is credit for parts of its unit; so is one that says
        so in its extension, as the writer has it.
        """
        code, status = self.code(node), self.status(node)
        parts = tuple(part for inner in parts_of(node) if (part := self.credit(inner)) is not None)
        bare = Credit(unit=code, title=self.title(node, code), parts=parts, partial=status != n.PASSED)
        result = _result(node)
        credit = bare if result is None else self._assessed(bare, result)
        if status == n.FAILED:
            said = _NO_GRADE if credit.grade is None else credit.grade.label
            self.notes.say("read-not-attained", node.path, unit=code, grade=said)
        if credit.partial and not parts and not _is_partial(result):
            self._keep(result, _WITHOUT_CREDIT, status)
            if status == n.IN_PROGRESS:
                self.notes.say("read-unassessed", node.path, unit=code)
            return None
        alone = exclusive(credit)
        if alone != credit and credit.points is not None:
            self.notes.say("read-points-repeated", node.path, unit=code, scheme=credit.points.scheme)
        return alone

    def _assessed(self, credit: Credit, result: Placed) -> Credit:
        """Return a credit with what its result says."""
        return attrs.evolve(
            credit,
            points=self._points(result),
            level=self.level(result),
            grade=self._grade(result),
            awarded=result.day(n.DATE, self.notes),
            id=coded(result.first(n.IDENTIFIER), self.notes),
        )

    def programme(self, node: Placed) -> QualificationReference:
        """Return the qualification that a degree programme leads to; what was achieved in it is only kept."""
        code = self.code(node)
        result = _result(node)
        self._keep(result, _BEYOND, n.PROGRAMME)
        return QualificationReference(
            title=node.text(n.TITLE, self.notes) or Text({UNDETERMINED: code}),
            code=code,
            eqf=None if result is None else self.level(result),
            nqf=() if result is None else tuple(self._levels(result, n.NQF)),
        )

    def _keep(self, result: Placed | None, names: Iterable[str], of: str) -> None:
        """Note what a result says and the model has no place for."""
        for name in names if result is not None else ():
            found = None if result is None else result.first(name)
            if found is not None:
                self.notes.kept(found.path, name, of)

    def repeated(self, node: Placed, credits: tuple[Credit, ...]) -> None:
        """Note that a programme repeats the points of what belongs to it; only those are counted."""
        result = _result(node)
        points = None if result is None else self._points(result)
        if points is not None and any(has_points(credit, points.scheme) for credit in credits):
            self.notes.say("read-points-repeated", node.path, unit=code_of(node), scheme=points.scheme)

    def units(self, nodes: Iterator[Placed]) -> Iterator[Unit]:
        """Yield the units that a credit does not say all about: those described, and those not attained.

        Args:
            nodes: The nodes at the top of the tree.
        """
        met: set[str] = set()
        waiting = [(node, True) for node in nodes]
        while waiting:
            node, top = waiting.pop(0)
            code = code_of(node)
            description = node.text(n.DESCRIPTION, self.notes, lines=True)
            if code not in met and (description is not None or (top and self.is_failed(node))):
                met.add(code)
                title = node.text(n.TITLE, Notes(strict=False)) or Text({UNDETERMINED: code})
                yield Unit(code=code, title=title, description=description)
            waiting += [(inner, False) for inner in parts_of(node)]

    def is_failed(self, node: Placed) -> bool:
        """Whether the result of a node is that it was failed."""
        result = _result(node)
        return result is not None and result.said(n.STATUS) == n.FAILED

    def level(self, result: Placed) -> int | None:
        """Return the EQF level of a result."""
        found = next(self._levels(result, n.EQF), None)
        if found is not None and found not in _LEVELS:
            self.notes.not_understood(f"{result.path}/level", found)
        return None if found is None else _LEVELS.get(found)

    def _levels(self, result: Placed, kind: str) -> Iterator[str]:
        for level in result.each(n.LEVEL):
            value = coded(level.first(n.VALUE), self.notes)
            if level.said(n.TYPE) == kind and value is not None:
                yield value

    def _grade(self, result: Placed) -> Grade | None:
        label, scheme = result.first(n.GRADE), result.first(n.GRADE_SCHEME)
        said = coded(label, self.notes)
        if said is None:
            if scheme is not None:
                self.notes.kept(scheme.path, n.GRADE_SCHEME, n.RESULT)
            return None
        scale = coded(scheme, self.notes)
        if scheme is not None and scale is not None and scale not in self.schemes:
            self.notes.not_understood(scheme.path, scale)
        return Grade(label=said, scale=scale)

    def _points(self, result: Placed) -> Points | None:
        """Return the points of a result: of ECVET, else ECTS, else of the first scheme that it has."""
        found: dict[str, Points] = {}
        for credit in result.each(n.CREDIT):
            scheme, value = self._scheme(credit), credit.number(n.VALUE, self.notes)
            if scheme is None or value is None:
                continue
            points = self.notes.take(f"{credit.path}/value", partial(Points, value, scheme))
            if found or points is None:
                self.notes.kept(credit.path, n.CREDIT, n.RESULT)
            if points is not None:
                found.setdefault(scheme, points)
        return next((found[scheme] for scheme in (*SCHEMES, *found) if scheme in found), None)

    def _scheme(self, credit: Placed) -> str | None:
        element = credit.first(n.CREDIT_SCHEME)
        said = coded(element, self.notes)
        if element is None or said is None or said in SCHEMES or said.lower() not in SCHEMES:
            return said
        self.notes.say("read-as", element.path, element=element.element.local, value=said, read=said.lower())
        return said.lower()
