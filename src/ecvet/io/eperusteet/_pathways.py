"""Routes of ePerusteet (suoritustavat): each has a tree of its own, and points of its own for every unit."""

from collections.abc import Mapping

from ecvet.io._plain import Record, at, code, each, name, needed, part
from ecvet.io._reading import Reading
from ecvet.io.eperusteet._conventions import remarks, required
from ecvet.io.eperusteet._rules import Reference, point_range, tree, unread
from ecvet.model.qualifications import Pathway
from ecvet.model.units import Unit
from ecvet.points import PointRange
from ecvet.text import Text


def pathway(route: Record, place: str, units: Mapping[str, Unit], called: Text) -> Reading[Pathway]:
    """Return a route with its rules.

    Args:
        route: The route.
        place: Its JSON Pointer.
        units: The units, by the number that the register gives it.
        called: The title of the qualification.
    """
    route_code = needed(code(route, "suoritustapakoodi"), "suoritustapakoodi", "the code of the route")
    references = _references(route, units)
    stated = at(route, "rakenne", lambda root: tree(root, references))
    rules = required(needed(stated, "rakenne", "the rules of combination of the route"))
    return Reading(
        Pathway(code=route_code, rules=rules, scheme=_scheme(route)),
        (
            *unread(part(route, "rakenne") or {}, references, f"{place}/rakenne"),
            *remarks(rules, f"/pathways/{route_code}/rules", called),
        ),
    )


def _scheme(route: Record) -> str | None:
    """Return the scheme of all points of a route, as the register calls it, such as "osaamispiste"."""
    unit = code(route, "laajuusYksikko")
    return unit.lower() if unit else None


def _references(route: Record, units: Mapping[str, Unit]) -> dict[str, Reference]:
    found = each(route, "tutkinnonOsaViitteet", lambda reference: _reference(reference, units))
    return dict(reference for reference in found if reference)


def _reference(found: Record, units: Mapping[str, Unit]) -> tuple[str, Reference] | None:
    number, unit = name(found, "id"), units.get(name(found, "_tutkinnonOsa") or "")
    return (number, Reference(unit.code, _points(found), bool(unit.parts))) if number and unit else None


def _points(reference: Record) -> PointRange | None:
    """Return the points of a unit: one number, unless a greatest number stands beside it."""
    upper = "laajuus" if reference.get("laajuusMaksimi") is None else "laajuusMaksimi"
    return point_range(reference, "laajuus", upper)
