"""Partial qualifications to units, parts of units and learning outcomes."""

from collections.abc import Iterable
from decimal import Decimal

import attrs

from ecvet.errors import ShapeError
from ecvet.io import _eu_codes as eu
from ecvet.io.loq_xml import _names as n
from ecvet.io.loq_xml._lookup import Lookup
from ecvet.io.loq_xml._objects import Placed
from ecvet.model.outcomes import LearningOutcome
from ecvet.model.units import Unit, UnitPart
from ecvet.points import PointRange, natural
from ecvet.text import Text


@attrs.frozen
class Parent:
    """What a unit is part of.

    Args:
        codes: Its code, after those of what it belongs to itself; none for a unit that is part of nothing.
        eqf: Its EQF level.
        scheme: The scheme of its points.
    """

    codes: tuple[str, ...] = ()
    eqf: int | None = None
    scheme: str | None = None


def is_partial(one: Placed) -> bool:
    """Whether an object is a partial qualification."""
    partial = one.element.first(n.PARTIAL)
    return partial is not None and partial.text.strip() in ("true", "1")


def parts_of(look: Lookup, one: Placed) -> list[Placed]:
    """Return the partial qualifications that are part of a qualification."""
    return [part for part in look.links(one, n.HAS_PART) if is_partial(part)]


def level_of(look: Lookup, one: Placed) -> int | None:
    """Return the EQF level of an object."""
    return next(iter(look.coded(one, n.EQF, eu.eqf_level)), None)


def points_of(look: Lookup, one: Placed) -> dict[str, Decimal]:
    """Return the points of an object by scheme; what is no number is lawful, and kept."""
    found: dict[str, Decimal] = {}
    for credit in one.each(n.CREDIT):
        framework, point = credit.element.first(n.FRAMEWORK), credit.element.first(n.POINT)
        scheme = None if framework is None else eu.scheme_of(framework.get(n.URI) or "")
        text = "" if point is None else point.text.strip()
        number = _number(text)
        if scheme is None or number is None:
            look.notes.not_understood(credit.path, text)
        else:
            found.setdefault(scheme, number)
    return found


def _number(text: str) -> Decimal | None:
    try:
        return natural(text)
    except ShapeError:
        return None


def unit(look: Lookup, one: Placed, parent: Parent) -> tuple[Unit | None, Decimal | None]:
    """Return a unit, with its points in what it is part of.

    Args:
        look: The document.
        one: The partial qualification.
        parent: What it is part of.
    """
    code, title = look.code(one, "unit", parent.codes), look.title(one)
    if code is None or title is None:
        return None, None
    owner, level = (*parent.codes, code), level_of(look, one)
    inside = Parent(owner, level, parent.scheme)
    parts = [part for part in parts_of(look, one) if part != one]
    made = look.notes.take(
        one.path,
        lambda: Unit(
            code=code,
            title=title,
            outcomes=() if _said_of_parts(one, parts) else _outcomes(look, one, owner),
            procedures=_procedures(look, one),
            description=one.text(n.DESCRIPTION, look.notes),
            # A unit that is said to be at the level of the whole has no level of its own.
            level=None if level == parent.eqf else level,
            parts=tuple(filter(None, (_part(look, part, inside, i) for i, part in enumerate(parts)))),
        ),
    )
    return made, _worth(look, one, parent.scheme)


def _procedures(look: Lookup, one: Placed) -> Text | None:
    """Return how a unit is assessed: what is said of the first assessment that is described."""
    for assessment in look.links(one, n.PROVEN_BY):
        if assessment.element.all(n.DESCRIPTION):
            return assessment.text(n.DESCRIPTION, look.notes)
    return None


def _worth(look: Lookup, one: Placed, scheme: str | None) -> Decimal | None:
    """Return the points of a unit or part in the scheme of the whole; those in another are kept."""
    points = points_of(look, one)
    if any(other != scheme for other in points):
        credit = next(one.each(n.CREDIT))
        look.notes.kept(credit.path, credit.element.name, "another scheme")
    return None if scheme is None else points.get(scheme)


def _said_of_parts(one: Placed, parts: Iterable[Placed]) -> bool:
    """Whether the outcomes of a unit are those of its parts, which the format wants to see twice."""
    own = {link.element.get(n.IDREF) for link in one.each(n.OUTCOME)}
    return own == {link.element.get(n.IDREF) for part in parts for link in part.each(n.OUTCOME)}


def _part(look: Lookup, one: Placed, parent: Parent, index: int) -> UnitPart | None:
    title, inside = look.title(one), parent.codes
    code = look.code(one, "part", inside)
    if code == one.key:
        # The second part of one code has its number in its id.
        inside = (*parent.codes, str(index))
        code = look.code(one, "part", inside)
    if code is None or title is None:
        return None
    worth = _worth(look, one, parent.scheme)
    for deeper in one.each(n.HAS_PART):
        look.notes.kept(deeper.path, deeper.element.name, "part")
    return look.notes.take(
        one.path,
        lambda: UnitPart(
            code=code,
            title=title,
            points=None if worth is None else PointRange.exactly(worth),
            outcomes=_outcomes(look, one, (*inside, code)),
            description=one.text(n.DESCRIPTION, look.notes),
        ),
    )


def _outcomes(look: Lookup, one: Placed, owner: tuple[str, ...]) -> tuple[LearningOutcome, ...]:
    found = (outcome(look, linked, owner) for linked in look.links(one, n.OUTCOME))
    return tuple(one for one in found if one is not None)


def outcome(look: Lookup, one: Placed, owner: tuple[str, ...]) -> LearningOutcome | None:
    """Return a learning outcome.

    Args:
        look: The document.
        one: The object.
        owner: The codes of what it belongs to, the widest first.
    """
    name = look.code(one, "outcome", owner)
    if name is None:
        return None
    if (one.key, name) not in look.outcomes:
        look.outcomes[one.key, name] = _named(look, one, name)
    return look.outcomes[one.key, name]


def _named(look: Lookup, one: Placed, name: str) -> LearningOutcome | None:
    text = look.title(one)
    if text is None:
        return None
    return look.notes.take(
        one.path,
        lambda: LearningOutcome(
            id=name,
            kind=next(iter(look.coded(one, n.TYPE, eu.kind_of)), None),
            text=text,
            esco=look.coded(one, n.ESCO, _as_it_is),
            related=look.coded(one, n.RELATED, _as_it_is),
        ),
    )


def _as_it_is(address: str) -> str | None:
    return address or None
