"""Transcripts to elements: what the model says, and nothing else."""

from collections.abc import Iterable, Iterator, Mapping

import attrs

from ecvet.io._xml_element import Content, Element
from ecvet.io.elmo_xml import _names as n
from ecvet.io.elmo_xml._document import ElmoDocument, ElmoNeeds, GradingScheme
from ecvet.io.elmo_xml._exclusion import exclusive
from ecvet.io.elmo_xml._places import UNDETERMINED, Placed
from ecvet.io.elmo_xml._reading import OF_INSTITUTION, OF_LEARNER, joined
from ecvet.model.agreements import PersonalTranscript
from ecvet.model.assessments import Assessment, Credit
from ecvet.model.grades import Grade, GradeScale
from ecvet.model.institutions import Institution
from ecvet.model.learners import Learner
from ecvet.model.units import QualificationReference, Unit
from ecvet.text import Text

_MIDNIGHT = "T00:00:00"
_KINDS = {n.LEARNER: OF_LEARNER, n.ISSUER: OF_INSTITUTION, n.NODE: (n.LOCAL,)}


def build(document: ElmoDocument, needs: ElmoNeeds) -> Element:
    """Return the root of a document that says what the model says; what nobody says is not in it.

    Args:
        document: The transcripts. Of its source, only the types of identifiers and the names of the learner are used.
        needs: What is said beyond the model.
    """
    builder = _Builder(document, needs)
    first = document.reports[0][0]
    reports = (builder.report(report, first=index == 0) for index, report in enumerate(document.reports))
    return _holding(n.ROOT, builder.learner(first.learner), *reports)


def standing(credit: Credit) -> Assessment | None:
    """Return the assessment that a credit rests on: the last one that was positive."""
    return next((one for one in reversed(credit.assessments) if one.attained), None)


def grade_of(credit: Credit) -> Grade | None:
    """Return the grade of a credit, else that of the assessment that it rests on."""
    found = standing(credit)
    return credit.grade or (None if found is None else found.grade)


def failed_alone(transcript: PersonalTranscript) -> tuple[str, ...]:
    """Return the units not attained of which no part was attained either."""
    in_part = {credit.unit for credit in transcript.credits if credit.partial}
    return tuple(code for code in transcript.not_attained if code not in in_part)


def names_of(document: ElmoDocument, needs: ElmoNeeds) -> tuple[str | None, str | None]:
    """Return the given names and the family name: as read while the whole is the same, else as stated."""
    given, family = needs.given_names, needs.family_name
    source = None if document.source is None else document.source.first(n.LEARNER)
    if source is None:
        return given, family
    read = Placed("", source)
    was = read.said(n.GIVEN_NAMES), read.said(n.FAMILY_NAME)
    if joined(*was) != document.reports[0][0].learner.name:
        return given, family
    # A document may leave both empty; what is stated fills them.
    return was if any(was) else (given or was[0], family or was[1])


@attrs.frozen
class _Types:
    """The types of identifiers: as stated, else as the document that was read has them.

    Args:
        stated: Types by identifier.
        read: Types by the class of what bears the identifier, and the identifier.
    """

    stated: Mapping[str, str]
    read: Mapping[tuple[str, str], str]

    def identified(self, owner: str, value: str | None) -> list[Element]:
        """Return the identifier of something of a class; none where it has none."""
        if value is None:
            return []
        kind = self.stated.get(value) or self.read.get((owner, value)) or n.LOCAL
        return [Element(n.IDENTIFIER, {n.OF_TYPE: kind}, (value,))]


def _types(source: Element | None, needs: ElmoNeeds) -> _Types:
    read: dict[tuple[str, str], str] = {}
    waiting = [] if source is None else [Placed("", source)]
    while waiting:
        one = waiting.pop()
        name = one.element.name
        wanted = _KINDS.get(name, ())
        for kind, value in sorted(one.identifiers(), key=lambda pair: _rank(wanted, pair[0])):
            read.setdefault((name, value), kind)
        waiting += [Placed("", element) for element in one.element.elements]
    return _Types(dict(needs.identifiers), read)


def _rank(wanted: tuple[str, ...], kind: str) -> int:
    return wanted.index(kind) if kind in wanted else len(wanted)


class _Builder:
    """Makes the elements of one document."""

    def __init__(self, document: ElmoDocument, needs: ElmoNeeds) -> None:
        self._document = document
        self._needs = needs
        self._types = _types(document.source, needs)
        self._units: Mapping[str, Unit] = {}

    def learner(self, learner: Learner) -> Element:
        given, family = names_of(self._document, self._needs)
        address = [] if learner.address is None else [_holding(n.ADDRESS_LINE, learner.address)]
        return _holding(
            n.LEARNER,
            *_told(n.CITIZENSHIP, self._citizenship()),
            *self._types.identified(n.LEARNER, learner.id),
            *_told(n.GIVEN_NAMES, given),
            *_told(n.FAMILY_NAME, family),
            *_told(n.BORN, learner.born),
            *([_holding(n.CURRENT_ADDRESS, *address)] if address else []),
        )

    def _citizenship(self) -> str | None:
        """Return the citizenship that is stated, unless the document that was read has one, which is kept."""
        source = None if self._document.source is None else self._document.source.first(n.LEARNER)
        known = source is not None and source.first(n.CITIZENSHIP) is not None
        return None if known else self._needs.citizenship

    def report(self, report: tuple[PersonalTranscript, ...], *, first: bool) -> Element:
        nodes = [node for transcript in report for node in self._nodes(transcript)]
        issued = report[0].issued or self._needs.issued
        return _holding(
            n.REPORT,
            self._issuer(report[0].issued_by),
            *nodes,
            *_told(n.ISSUED, None if issued is None else f"{issued.isoformat()}{_MIDNIGHT}"),
            *self._grading(report, first=first),
        )

    def _issuer(self, issuer: Institution) -> Element:
        country = issuer.country if issuer.country in n.COUNTRIES else None
        postal = (
            []
            if issuer.address is None
            else [Element(n.IDENTIFIER, {n.OF_TYPE: n.POSTAL}, (issuer.address,))]
        )
        return _holding(
            n.ISSUER,
            *_told(n.COUNTRY, country),
            *self._types.identified(n.ISSUER, issuer.id),
            *postal,
            *_texts(n.TITLE, issuer.name),
            *_told(n.URL, issuer.website or self._needs.website),
        )

    def _grading(self, report: tuple[PersonalTranscript, ...], *, first: bool) -> Iterator[Element]:
        described = {scheme.code: scheme for scheme in self._document.grading}
        used = dict.fromkeys(code for transcript in report for code in _scales(transcript.credits))
        scales = {scale.code: scale for scale in self._needs.scales}
        everywhere = {code for one in self._document.values for code in _scales(one.credits)}
        # What no grade refers to stands in the first report.
        unused = [code for code in described if first and code not in everywhere]
        for code in (*used, *unused):
            scheme = described.get(code) or _described(scales.get(code), code)
            yield Element(n.SCHEME, {n.LOCAL_ID: code}, tuple(_texts(n.DESCRIPTION, scheme.description)))

    def _nodes(self, transcript: PersonalTranscript) -> list[Element]:
        self._units = {unit.code: unit for unit in transcript.units}
        failed = set(transcript.not_attained)
        nodes = [
            self._node(exclusive(credit), 0, failed=credit.partial and credit.unit in failed)
            for credit in transcript.credits
        ]
        nodes += [self._failed(code) for code in failed_alone(transcript)]
        whole = transcript.qualification
        return nodes if whole is None else [self._programme(whole, nodes)]

    def _programme(self, whole: QualificationReference, nodes: Iterable[Element]) -> Element:
        levels = [*_level(n.EQF, whole.eqf), *(one for level in whole.nqf for one in _level(n.NQF, level))]
        result = _holding(n.RESULT, *_told(n.STATUS, n.IN_PROGRESS), *levels)
        return _holding(
            n.NODE,
            *self._types.identified(n.NODE, whole.code),
            *_texts(n.TITLE, whole.title),
            *_told(n.TYPE, n.PROGRAMME),
            _holding(n.SPECIFIES, result),
            *(_holding(n.HAS_PART, node) for node in nodes),
        )

    def _node(self, credit: Credit, depth: int, *, failed: bool = False) -> Element:
        unit = self._units.get(credit.unit)
        level = credit.level or (None if unit is None else unit.level)
        awarded = credit.awarded or getattr(standing(credit), "on", None)
        grade = grade_of(credit)
        result = _holding(
            n.RESULT,
            *self._types.identified(n.RESULT, credit.id),
            *_told(n.DATE, awarded),
            *_told(n.STATUS, n.FAILED if failed else n.IN_PROGRESS if credit.partial else n.PASSED),
            *_told(n.GRADE_SCHEME, None if grade is None else grade.scale),
            *_told(n.GRADE, None if grade is None else grade.label),
            *_credit(credit),
            *_level(n.EQF, level),
            *([_holding(n.EXTENSION, Element(n.PARTIAL))] if credit.partial and not credit.parts else []),
        )
        parts = (_holding(n.HAS_PART, self._node(part, depth + 1)) for part in credit.parts)
        return self._about(credit.unit, credit.title, depth, result, *parts)

    def _failed(self, code: str) -> Element:
        return self._about(code, None, 0, _holding(n.RESULT, *_told(n.STATUS, n.FAILED)))

    def _about(self, code: str, title: Text | None, depth: int, result: Element, *parts: Element) -> Element:
        unit = self._units.get(code)
        called = title or (Text({UNDETERMINED: code}) if unit is None else unit.title)
        return _holding(
            n.NODE,
            *self._types.identified(n.NODE, code),
            *_texts(n.TITLE, called),
            *_told(n.TYPE, n.NODE_TYPES[depth] if depth < len(n.NODE_TYPES) else None),
            *_texts(n.DESCRIPTION, None if unit is None else unit.description),
            _holding(n.SPECIFIES, result),
            *parts,
        )


def _holding(name: str, *parts: Content) -> Element:
    return Element(name, content=parts)


def _told(name: str, value: object) -> list[Element]:
    """Return an element that says something; none where there is nothing to be said."""
    if value is None:
        return []
    text = str(value)
    return [Element(name, content=(text,) if text else ())]


def _texts(name: str, text: Text | None) -> list[Element]:
    """Return one element a language; a text of an unknown language is marked with none."""
    return [
        Element(name, {} if tag == UNDETERMINED else {n.LANGUAGE_TAG: tag}, (words,))
        for tag, words in (text.items if text is not None else ())
    ]


def _level(kind: str, value: int | str | None) -> list[Element]:
    if value is None:
        return []
    return [_holding(n.LEVEL, *_told(n.TYPE, kind), *_told(n.VALUE, value))]


def _credit(credit: Credit) -> list[Element]:
    if credit.points is None:
        return []
    scheme, value = credit.points.scheme, credit.points.value
    return [_holding(n.CREDIT, *_told(n.CREDIT_SCHEME, scheme), *_told(n.VALUE, f"{value:f}"))]


def _scales(credits: Iterable[Credit]) -> Iterator[str]:
    """Yield the codes of the scales that grades are on."""
    for credit in credits:
        grade = grade_of(credit)
        if grade is not None and grade.scale is not None:
            yield grade.scale
        yield from _scales(credit.parts)


def _described(scale: GradeScale | None, code: str) -> GradingScheme:
    """Return words about a scale: its name and its grades, from the worst to the best."""
    if scale is None:
        return GradingScheme(code=code)
    labels = " · ".join(step.label for step in scale.steps)
    if scale.title is None:
        return GradingScheme(code=code, description=Text({UNDETERMINED: labels}))
    texts = {tag: f"{title}: {labels}" for tag, title in scale.title.items}
    return GradingScheme(code=code, description=Text(texts))
