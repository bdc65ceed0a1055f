"""Qualifications to LOQ XML: what the schema demands is asked for before anything is written."""

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeAlias

from ecvet.errors import Problem, WriteError, shown
from ecvet.io._writing import Written
from ecvet.io._xml_element import Element
from ecvet.io.loq_xml import _names as n
from ecvet.io.loq_xml._building import Built, build
from ecvet.io.loq_xml._document import LoqDocument, LoqNeeds
from ecvet.io.loq_xml._losses import losses
from ecvet.io.loq_xml._merging import filled, merged
from ecvet.io.loq_xml._reading import interpret
from ecvet.io.xml_text import dump
from ecvet.model.qualifications import Qualification
from ecvet.model.units import Unit

#: What a document describes.
Described: TypeAlias = Qualification | Unit

# What the schema demands, in the words of the field: the field of the model, what is missing, how to state it.
_DEMANDS = {
    n.ISCED: ("isced", "a field of education and training (ISCED-F)", "isced"),
    n.LANGUAGE: ("languages", "a language", "languages"),
    n.OUTCOME: ("outcomes", "a learning outcome", "leave_out_undescribed"),
    n.EQF: ("eqf", "an EQF level", "eqf"),
    n.NQF: ("nqf", "the address of a level in a national framework", "nqf"),
    n.LOCATION: ("country", "a country", "country"),
    n.ADDRESS: ("country", "a country", "country"),
    n.TITLE: ("title", "a title", ""),
    n.LEGAL_NAME: ("name", "a name", ""),
}
# What a unit takes from the qualification that it is part of.
_TAKEN_FROM_THE_WHOLE = frozenset({n.ISCED, n.LANGUAGE, n.EQF, n.NQF})


def write(value: LoqDocument | Described | Iterable[Described], needs: LoqNeeds | None = None) -> Written:
    """Return qualifications as a document in LOQ XML, valid against its schema, with what it does not say.

    A unit is written as a partial qualification once for each qualification that it is part of, with the points that
    it has in the rules of that one. What a document said beyond the model when it was read is written again.

    Args:
        value: A qualification or a unit that is part of none, several of them, or a document that was read and perhaps
            changed.
        needs: What the format demands, for use where the model does not say it.

    Raises:
        WriteError: everything that the schema demands and nobody says, with its path in the value: `loq.isced`,
            `loq.languages`, `loq.outcomes`, `loq.eqf`, `loq.nqf`, `loq.country`; `loq.id` and `loq.notation` where
            the document would name two things alike; `pathway.unknown` for a pathway that there is not.

    Examples:
        >>> from ecvet.model.combination import Group
        >>> from ecvet.model.qualifications import Pathway
        >>> from ecvet.text import Text
        >>> pathway = Pathway(code="loq", rules=Group(members=()))
        >>> qualification = Qualification(code="1", title=Text({"en": "Car mechanic"}), pathways=(pathway,), eqf=4)
        >>> write(qualification)
        Traceback (most recent call last):
        ecvet.errors.WriteError: isced: is missing; expected a field of education and training (ISCED-F); state it ...
    """
    document, places = _document(value)
    said = LoqNeeds() if needs is None else needs
    _check_pathway(document, said)
    now = build(document, said, places)
    base = _base(document, said)
    root = filled(merged(document.source, base.objects, now.objects), now.objects, _TAKEN_FROM_THE_WHOLE)
    # Of a level or field that all units take from the qualification, one question is enough.
    clashes = [problem for key, problem in now.clashes.items() if key not in base.clashes]
    problems = [*clashes, *dict.fromkeys(_lacks(root, now.places, said))]
    if problems:
        raise WriteError(problems)
    prefixes = n.PREFIXES if document.source is None else {}
    found = tuple(losses(document, said, places))
    return Written(dump(root, prefixes=prefixes), found)


def _check_pathway(document: LoqDocument, needs: LoqNeeds) -> None:
    """Refuse a pathway that no qualification has."""
    known = dict.fromkeys(pathway.code for one in document.qualifications for pathway in one.pathways)
    if needs.pathway is not None and needs.pathway not in known:
        message, expected = "is a pathway of no qualification here", ", ".join(known)
        got = shown(needs.pathway)
        raise WriteError(Problem(rule="pathway.unknown", message=message, got=got, expected=expected))


def _document(value: LoqDocument | Described | Iterable[Described]) -> tuple[LoqDocument, tuple[str, ...]]:
    """Return a document with the paths of its qualifications, then of its units, in the value that was given."""
    if isinstance(value, LoqDocument):
        return value, _places(value)
    if isinstance(value, Qualification):
        return LoqDocument(qualifications=(value,)), ("",)
    if isinstance(value, Unit):
        return LoqDocument(units=(value,)), ("",)
    given = [(f"/{index}", one) for index, one in enumerate(value)]
    wholes = {place: one for place, one in given if not isinstance(one, Unit)}
    alone = {place: one for place, one in given if isinstance(one, Unit)}
    several = LoqDocument(qualifications=tuple(wholes.values()), units=tuple(alone.values()))
    return several, (*wholes, *alone)


def _places(document: LoqDocument) -> tuple[str, ...]:
    wholes = (f"/qualifications/{index}" for index, _ in enumerate(document.qualifications))
    return (*wholes, *(f"/units/{index}" for index, _ in enumerate(document.units)))


def _base(document: LoqDocument, needs: LoqNeeds) -> Built:
    """Return what the model made of the document that was read: nothing for a new one."""
    if document.source is None:
        return Built({}, {}, {})
    read = interpret(document.source, strict=False).value
    return build(read, needs, _places(read))


def _lacks(root: Element, places: Mapping[str, str], needs: LoqNeeds) -> Iterator[Problem]:
    """Yield what the schema demands and the document does not have."""
    notations: set[str] = set()
    for section in root.elements:
        for element in section.elements:
            place = places.get(element.get(n.ID) or "", f"/source/{section.local}/{element.local}")
            yield from _lacking(element, place, needs)
            yield from _repeated(element, place, notations)


def _lacking(element: Element, place: str, needs: LoqNeeds) -> Iterator[Problem]:
    if element.name not in n.SEQUENCES:
        return
    has = {part.name for part in element.elements}
    for name in n.SEQUENCES[element.name].names:
        if name in n.SEQUENCES[element.name].required and name not in has:
            field, expected, need = _DEMANDS[name]
            if name == n.OUTCOME and needs.leave_out_undescribed:
                # A whole of which nothing is described cannot be left out.
                need = ""
            hint = f"state it in the value, or `{need}` among the needs" if need else "state it in the value"
            asked = place.partition("/units/")[0] if name in _TAKEN_FROM_THE_WHOLE else place
            path = f"{asked}/{field}" if asked else field
            yield Problem(rule=f"loq.{field}", path=path, message="is missing", expected=expected, hint=hint)


def _repeated(element: Element, place: str, notations: set[str]) -> Iterator[Problem]:
    waiting = [element]
    while waiting:
        part = waiting.pop()
        waiting += reversed(part.elements)
        if part.name != n.IDENTIFIER:
            continue
        notation = part.first(n.NOTATION)
        if notation is not None and notation.text in notations:
            message = "has an identifier that something else has already"
            got, expected = shown(notation.text), "identifiers that are unique in the document"
            yield Problem(rule="loq.notation", path=place, message=message, got=got, expected=expected)
        elif notation is not None:
            notations.add(notation.text)
