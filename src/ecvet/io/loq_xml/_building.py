"""Qualifications to the objects of a LOQ document, each with the place in the model that it comes from."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

import attrs

from ecvet.errors import Problem, shown
from ecvet.io._eu_codes import eqf_address, is_nqf_level, isced_address, kind_address, language_address
from ecvet.io._xml_element import Element
from ecvet.io.loq_xml import _names as n
from ecvet.io.loq_xml._addresses import Addresses, made
from ecvet.io.loq_xml._awarding import awarding, bodies
from ecvet.io.loq_xml._document import LoqDocument, LoqNeeds
from ecvet.io.loq_xml._elements import coded, credited, identified, linked, spoken, texts
from ecvet.model.combination import UnitEntry, walk
from ecvet.model.grades import GradeScale
from ecvet.model.outcomes import LearningOutcome
from ecvet.model.qualifications import Pathway, Qualification
from ecvet.model.units import Unit, UnitPart
from ecvet.points import Points
from ecvet.text import Text


@attrs.frozen
class Built:
    """The objects of a document.

    Args:
        objects: By id.
        places: Where in the model each comes from, by id.
        clashes: What is wrong with the ids that two different things claim, by id.
    """

    objects: Mapping[str, Element]
    places: Mapping[str, str]
    clashes: Mapping[str, Problem]


@attrs.frozen
class _Whole:
    """What a unit takes from the qualification that it is part of.

    Args:
        codes: The code of the qualification; empty where the unit is part of none.
        eqf: The addresses of its EQF level, none or one.
        nqf: The addresses of its levels in national frameworks.
        isced: The addresses of its fields.
        languages: Its languages.
        scheme: The scheme that its points are written in, or `None`.
    """

    codes: tuple[str, ...]
    eqf: tuple[str, ...]
    nqf: tuple[str, ...]
    isced: tuple[str, ...]
    languages: tuple[str, ...]
    scheme: str | None


def chosen(qualification: Qualification, needs: LoqNeeds) -> Pathway:
    """Return the pathway whose units are written."""
    known = {pathway.code for pathway in qualification.pathways}
    return qualification.pathway(needs.pathway if needs.pathway in known else None)


def written_scheme(pathway: Pathway, needs: LoqNeeds) -> str | None:
    """Return the scheme that the points of a pathway are written in."""
    return dict(needs.schemes).get(pathway.scheme or "", pathway.scheme)


def is_written(described: Unit | UnitPart, needs: LoqNeeds) -> bool:
    """Whether a unit or a part is written: it may be left out where it has no learning outcomes."""
    parts = described.parts if isinstance(described, Unit) else ()
    return not needs.leave_out_undescribed or any(one.outcomes for one in (described, *parts))


def entries(qualification: Qualification, pathway: Pathway, needs: LoqNeeds) -> Mapping[str, UnitEntry]:
    """Return the entries of the units that are written, the first of each, by unit."""
    described = {unit.code for unit in qualification.units if is_written(unit, needs)}
    found: dict[str, UnitEntry] = {}
    for _, member in walk(pathway.rules):
        if isinstance(member, UnitEntry) and member.unit in described:
            found.setdefault(member.unit, member)
    return found


def _fields(codes: Iterable[str]) -> tuple[str, ...]:
    """Return the addresses of those fields of education that the list of the format holds."""
    return tuple(filter(None, map(isced_address, codes)))


def build(document: LoqDocument, needs: LoqNeeds, places: tuple[str, ...]) -> Built:
    """Return the objects of a document, written from the model alone.

    Args:
        document: The document; of its source, only the ids are used.
        needs: What is to be used where the model says nothing.
        places: The paths of its qualifications, then those of its units.
    """
    builder = _Builder(document, needs)
    for index, qualification in enumerate(document.qualifications):
        builder.qualification(qualification, index, places[index])
    alone = _Whole(
        (),
        () if needs.eqf is None else (eqf_address(needs.eqf),),
        needs.nqf,
        _fields(needs.isced),
        needs.languages,
        None,
    )
    for unit, place in zip(document.units, places[len(document.qualifications) :], strict=True):
        builder.unit(unit, alone, None, place)
    for index, outcome in enumerate(document.outcomes):
        builder.outcome(outcome, (), f"/outcomes/{index}")
    for index, scheme in enumerate(document.grading):
        parts = [*texts(n.TITLE, scheme.title), *texts(n.DESCRIPTION, scheme.description)]
        builder.add(n.SCHEME, builder.addresses.of("scheme", scheme.id), parts, f"/grading/{index}")
    return builder.built()


class _Builder:
    """Collects the objects of a document."""

    def __init__(self, document: LoqDocument, needs: LoqNeeds) -> None:
        sections = () if document.source is None else document.source.elements
        self._read = {one.get(n.ID) or "": one for section in sections for one in section.elements}
        self.addresses = Addresses(frozenset(self._read))
        self._needs = needs
        self._notations: set[str] = set()
        self._identifiers = tuple(map(self._notations_of, document.qualifications))
        self._objects: dict[str, Element] = {}
        self._places: dict[str, str] = {}
        self._clashes: dict[str, Problem] = {}

    def built(self) -> Built:
        return Built(self._objects, self._places, self._clashes)

    def add(self, name: str, key: str, parts: Iterable[Element], place: str) -> str:
        """Add an object, and return its id; the same one twice is one."""
        element = Element(name, {n.ID: key}, tuple(parts))
        if self._objects.setdefault(key, element) != element:
            message = "has an id that something else has already"
            first = f"the same as {self._places[key] or 'the whole'}, or an id of its own"
            problem = Problem(rule="loq.id", path=place, message=message, got=shown(key), expected=first)
            self._clashes.setdefault(key, problem)
        self._places.setdefault(key, place)
        return key

    def _notations_of(self, qualification: Qualification) -> list[str]:
        """Return the identifiers of a qualification; they go before those of units."""
        own = qualification.code
        named = () if self.addresses.of("qualification", own) == own else (own,)
        return self._unused((*named, *qualification.national_codes))

    def qualification(self, qualification: Qualification, index: int, place: str) -> None:
        needs, pathway = self._needs, chosen(qualification, self._needs)
        eqf = qualification.eqf if qualification.eqf is not None else needs.eqf
        nqf = tuple(filter(is_nqf_level, qualification.nqf)) or needs.nqf
        isced = _fields(qualification.isced) or _fields(needs.isced)
        spoken_in = tuple(filter(language_address, qualification.languages)) or needs.languages
        whole = _Whole(
            (qualification.code,),
            () if eqf is None else (eqf_address(eqf),),
            nqf,
            isced,
            spoken_in,
            written_scheme(pathway, needs),
        )
        used = entries(qualification, pathway, needs)
        units = {unit.code: index for index, unit in enumerate(qualification.units)}
        parts = [
            self.unit(qualification.units[units[code]], whole, entry, f"{place}/units/{units[code]}")
            for code, entry in used.items()
        ]
        total = pathway.rules.points.fixed if pathway.rules.points is not None else None
        key = self.addresses.of("qualification", qualification.code)
        elements = [
            *identified(self._identifiers[index]),
            *texts(n.DESCRIPTION, qualification.description),
            *self._awarding(qualification, key, place),
            *linked(n.HAS_PART, parts),
            *linked(n.OUTCOME, self._outcomes_of(parts)),
        ]
        self.add(
            n.QUALIFICATION,
            key,
            [*elements, *self._common(qualification.title, whole, whole.eqf, total, partial=False)],
            place,
        )

    def _outcomes_of(self, units: Iterable[str]) -> Iterator[str]:
        for key in units:
            yield from (link.get(n.IDREF) or "" for link in self._objects[key].all(n.OUTCOME))

    def _awarding(self, qualification: Qualification, key: str, place: str) -> list[Element]:
        for body in bodies(qualification, self._needs, self.addresses):
            self.add(body.name, body.key, body.parts, f"{place}{body.place}")
        return awarding(qualification, key, self.addresses)

    def _unused(self, notations: Iterable[str]) -> list[str]:
        """Return the codes that are no identifier of the document yet: the schema demands that they are unique."""
        fresh = [notation for notation in dict.fromkeys(notations) if notation not in self._notations]
        self._notations.update(fresh)
        return fresh

    def _common(
        self, title: Text, whole: _Whole, eqf: tuple[str, ...], points: Decimal | None, *, partial: bool
    ) -> list[Element]:
        scheme = whole.scheme
        return [
            *texts(n.TITLE, title),
            *coded(n.ISCED, whole.isced),
            *credited(None if points is None or scheme is None else Points(points, scheme)),
            *spoken(whole.languages),
            Element(n.PARTIAL, content=("true" if partial else "false",)),
            *coded(n.EQF, eqf),
            *coded(n.NQF, whole.nqf),
        ]

    def unit(self, unit: Unit, whole: _Whole, entry: UnitEntry | None, place: str) -> str:
        """Add a unit with its outcomes and parts, and return its id."""
        owner = (*whole.codes, unit.code)
        key = self.addresses.of("unit", unit.code, whole.codes)
        eqf = whole.eqf if unit.level is None else (eqf_address(unit.level),)
        points = None if entry is None or entry.points is None else entry.points.fixed
        parts = [
            self._part(part, owner, attrs.evolve(whole, eqf=eqf), index, unit.parts, f"{place}/parts/{index}")
            for index, part in enumerate(unit.parts)
            if is_written(part, self._needs)
        ]
        # What is said of the parts only is said of the unit too: the format wants outcomes there.
        outcomes = self._outcomes(unit.outcomes, owner, place) or self._outcomes_of(parts)
        elements = [
            *identified(self._unused(() if key == unit.code else (unit.code,))),
            *texts(n.DESCRIPTION, unit.description),
            *linked(n.OUTCOME, outcomes),
            *linked(n.PROVEN_BY, self._assessment(unit, key, whole, place)),
            *linked(n.HAS_PART, parts),
        ]
        common = self._common(unit.title, whole, eqf, points, partial=True)
        return self.add(n.QUALIFICATION, key, [*elements, *common], place)

    def _part(
        self,
        part: UnitPart,
        owner: tuple[str, ...],
        whole: _Whole,
        index: int,
        parts: tuple[UnitPart, ...],
        place: str,
    ) -> str:
        # A mandatory and an optional part may share a code; the second one is told apart by its number.
        repeated = any(other.code == part.code for other in parts[:index])
        inside = (*owner, str(index)) if repeated else owner
        key = self.addresses.of("part", part.code, inside)
        points = part.points.fixed if part.points is not None else None
        elements = [
            *texts(n.DESCRIPTION, part.description),
            *linked(n.OUTCOME, self._outcomes(part.outcomes, (*inside, part.code), place)),
            *self._common(part.title, whole, whole.eqf, points, partial=True),
        ]
        return self.add(n.QUALIFICATION, key, elements, place)

    def _outcomes(
        self, outcomes: tuple[LearningOutcome, ...], owner: tuple[str, ...], place: str
    ) -> list[str]:
        return [
            self.outcome(outcome, owner, f"{place}/outcomes/{index}")
            for index, outcome in enumerate(outcomes)
        ]

    def outcome(self, outcome: LearningOutcome, owner: tuple[str, ...], place: str) -> str:
        """Add a learning outcome, and return its id."""
        elements = [
            *texts(n.TITLE, outcome.text),
            *coded(n.TYPE, [None if outcome.kind is None else kind_address(outcome.kind)]),
            *coded(n.RELATED, outcome.related),
            *coded(n.ESCO, outcome.esco),
        ]
        return self.add(n.OUTCOME, self.addresses.of("outcome", outcome.id, owner), elements, place)

    def _assessment(self, unit: Unit, key: str, whole: _Whole, place: str) -> list[str]:
        """Add how a unit is assessed, and return its id; none where nothing is known of it."""
        scale = self._needs.scale
        if unit.procedures is None and scale is None:
            return []
        elements = [
            *texts(n.TITLE, unit.title),
            *texts(n.DESCRIPTION, unit.procedures),
            *linked(n.SCHEME, [] if scale is None else [self._scale(scale)]),
        ]
        return [
            self.add(n.ASSESSMENT, self._assessment_id(unit, key, whole), elements, f"{place}/procedures")
        ]

    def _assessment_id(self, unit: Unit, key: str, whole: _Whole) -> str:
        """Return the id of the assessment of a unit: that which was read, where it was read."""
        read = self._read.get(key)
        link = None if read is None else described(read, self._read)
        return made("assessment", *whole.codes, unit.code) if link is None else link

    def _scale(self, scale: GradeScale) -> str:
        labels = Text({"und": " · ".join(step.label for step in scale.steps)})
        title = scale.title or Text({"und": scale.code})
        key = self.addresses.of("scheme", scale.code)
        return self.add(n.SCHEME, key, [*texts(n.TITLE, title), *texts(n.DESCRIPTION, labels)], "")


def described(unit: Element, objects: Mapping[str, Element]) -> str | None:
    """Return the id of the first assessment of a unit that is described, or `None`."""
    for link in unit.all(n.PROVEN_BY):
        found = objects.get(link.get(n.IDREF) or "")
        if found is not None and found.name == n.ASSESSMENT and found.all(n.DESCRIPTION):
            return found.get(n.ID)
    return None
