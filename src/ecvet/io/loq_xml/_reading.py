"""LOQ XML to a document: its qualifications with their units, and what belongs to none of them."""

from collections.abc import Iterator
from functools import partial

from ecvet.codes import identifier
from ecvet.errors import ReadError
from ecvet.io import _eu_codes as eu
from ecvet.io._notes import Notes
from ecvet.io._reading import Reading
from ecvet.io._source import Source
from ecvet.io._xml_element import Element
from ecvet.io.loq_xml import _names as n
from ecvet.io.loq_xml import _reading_awarding as awarding
from ecvet.io.loq_xml._combination import PATHWAY, rules
from ecvet.io.loq_xml._cycles import check_cycles
from ecvet.io.loq_xml._document import GradingScheme, LoqDocument
from ecvet.io.loq_xml._lookup import Lookup
from ecvet.io.loq_xml._objects import Placed, objects, root_of
from ecvet.io.loq_xml._reading_units import Parent, is_partial, level_of, outcome, parts_of, points_of, unit
from ecvet.io.xml_text import load
from ecvet.model.qualifications import Pathway, Qualification
from ecvet.model.units import Unit


def read(source: Source, *, strict: bool = True) -> Reading[LoqDocument]:
    """Return what a document in LOQ XML says.

    A partial qualification that is part of a qualification is a unit of it; the points it bears are those of the unit
    within that qualification. What is part of a unit is a part of it. The format has no rules of combination: all
    parts are demanded where their points add up to those of the whole, and the findings say so.

    Args:
        source: Its bytes, its text, or the path of its file.
        strict: Whether what the format does not allow is an error; else it is kept as it is, with a finding. What is
            lawful and has no place in the model is kept in either case.

    Raises:
        ReadError: everything that is wrong, with its path: what `ecvet.io.xml_text.load` refuses, `loq.root`,
            `loq.version`, `loq.element`, `loq.reference`, `loq.cycle`, `field.missing`, `id.duplicate`,
            `lang.duplicate` and the rules of the values.
    """
    return interpret(load(source), strict=strict)


def interpret(root: Element, *, strict: bool) -> Reading[LoqDocument]:
    """Return what the root of a document says, as `read` does."""
    root_of(root)
    notes = Notes(strict)
    look = Lookup(objects(root, notes), notes)
    check_cycles(look)
    document = _document(look, root)
    if notes.problems:
        raise ReadError(dict.fromkeys(notes.problems))
    return Reading(document, tuple(dict.fromkeys(notes.findings)))


def _document(look: Lookup, root: Element) -> LoqDocument:
    described = [one for one in look.objects.values() if one.element.name == n.QUALIFICATION]
    wholes = [one for one in described if not is_partial(one)]
    partials = [one for one in described if is_partial(one)]
    # What is part of something else is read with it.
    held = {link.element.get(n.IDREF) for one in described for link in one.each(n.HAS_PART)}
    alone = [one for one in partials if one.key not in held]
    owned = {link.element.get(n.IDREF) for one in partials for link in one.each(n.OUTCOME)}
    outcomes = (
        outcome(look, one, ())
        for one in look.objects.values()
        if one.element.name == n.OUTCOME and one.key not in owned
    )
    schemes = (one for one in look.objects.values() if one.element.name == n.SCHEME)
    return LoqDocument(
        qualifications=tuple(filter(None, (_qualification(look, one) for one in wholes))),
        units=tuple(_alone(look, alone)),
        outcomes=tuple(filter(None, outcomes)),
        grading=tuple(filter(None, (_grading(look, one) for one in schemes))),
        source=root,
    )


def _alone(look: Lookup, partials: list[Placed]) -> Iterator[Unit]:
    for one in partials:
        made, _ = unit(look, one, Parent())
        if made is not None:
            yield made


def _qualification(look: Lookup, one: Placed) -> Qualification | None:
    code, title = look.code(one, "qualification", ()), look.title(one)
    if code is None or title is None:
        return None
    eqf, parts, points = level_of(look, one), parts_of(look, one), points_of(look, one)
    scheme = next(iter(points), None) or _scheme_of(look, parts)
    made = [unit(look, part, Parent((code,), eqf, scheme)) for part in parts]
    units = [(described, worth) for described, worth in made if described is not None]
    _keep(look, one, parts)
    total = None if scheme is None else points.get(scheme)
    combined = rules([(described.code, worth) for described, worth in units], total)
    if combined.all_members:
        look.notes.say("read-all-required", one.path, group=title)
    awarded = next(one.each(n.AWARDING), None)
    return look.notes.take(
        one.path,
        lambda: Qualification(
            code=code,
            title=title,
            pathways=(Pathway(code=PATHWAY, rules=combined, scheme=scheme),),
            units=tuple(described for described, _ in units),
            eqf=eqf,
            nqf=look.coded(one, n.NQF, lambda address: address if eu.is_nqf_level(address) else None),
            validity=None if awarded is None else awarding.validity(look, awarded),
            national_codes=_notations(look, one, code),
            country=None if awarded is None else look.country(awarded),
            awarded_by=None if awarded is None else awarding.body(look, awarded),
            languages=look.coded(one, n.LANGUAGE, eu.language_of),
            isced=look.coded(one, n.ISCED, eu.isced_code),
            description=one.text(n.DESCRIPTION, look.notes),
        ),
    )


def _scheme_of(look: Lookup, parts: list[Placed]) -> str | None:
    """Return the scheme of the first points of units or their parts, where the whole has none."""
    for part in parts:
        for one in (part, *look.links(part, n.HAS_PART)):
            for scheme in points_of(look, one):
                return scheme
    return None


def _keep(look: Lookup, one: Placed, parts: list[Placed]) -> None:
    """Note the links of a whole that the model has no place for."""
    units = {part.key for part in parts}
    for link in (*one.each(n.HAS_PART), *one.each(n.PROVEN_BY)):
        if link.element.get(n.IDREF) not in units:
            look.notes.kept(link.path, link.element.name, n.QUALIFICATION)


def _notations(look: Lookup, one: Placed, code: str) -> tuple[str, ...]:
    """Return the identifiers of a qualification but for its code: its codes in national classifications."""
    found: dict[str, None] = {}
    for given in one.each(n.IDENTIFIER):
        notation = given.element.first(n.NOTATION)
        if notation is not None and notation.text != code:
            read = look.notes.take(given.path, partial(identifier, notation.text))
            found |= {} if read is None else {read: None}
    return tuple(found)


def _grading(look: Lookup, one: Placed) -> GradingScheme | None:
    name, title = look.code(one, "scheme", ()), look.title(one)
    if name is None or title is None:
        return None
    return GradingScheme(id=name, title=title, description=one.text(n.DESCRIPTION, look.notes))
