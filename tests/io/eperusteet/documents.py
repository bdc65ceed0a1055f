"""Small documents of the kind that ePerusteet holds, made up for one rule each."""

import json
from itertools import count

from ecvet import Group, Qualification
from ecvet.io._reading import Reading
from ecvet.io.eperusteet import read
from tests.io.eperusteet.register import Node, Plain

OPEN = "määrittelemätön"


def leaf(unit: str, **more: Plain) -> Node:
    """A leaf that refers to a unit by its code."""
    return {"_tutkinnonOsaViite": unit, "pakollinen": False, **more}


def group(
    name: str | None,
    *members: Node,
    points: tuple[int | None, int | None] | None = None,
    units: tuple[int | None, int | None] | None = None,
    role: str = "määritelty",
    **more: Plain,
) -> Node:
    """A group with a Finnish name; without bounds it has no rule."""
    rule: Node = {"laajuus": _bounds(points), "koko": _bounds(units)}
    return {
        "nimi": {"fi": name} if name else None,
        "rooli": role,
        "muodostumisSaanto": rule if points or units else None,
        "osat": list(members),
        **more,
    }


def specialisation(code: str, *members: Node, **more: Plain) -> Node:
    """A group that makes up a specialisation."""
    made = group(f"Osaamisala {code}", *members, role="osaamisala")
    return {**made, "osaamisala": {"osaamisalakoodiArvo": code}, **more}


def _bounds(bounds: tuple[int | None, int | None] | None) -> Node | None:
    return {"minimi": bounds[0], "maksimi": bounds[1]} if bounds else None


def document(root: Node, *units: Node, **more: Plain) -> Node:
    """Requirements with one route. Units that only the leaves name are made up, at 10 points each."""
    described = {str(unit["koodiArvo"]): unit for unit in units}
    named = {**{code: unit(code) for code in _codes(root)}, **described}
    numbers = dict(zip(named, count(1), strict=False))
    return {
        "nimi": {"fi": "Tutkinto"},
        "diaarinumero": "OPH-1-2030",
        "suoritustavat": [
            {
                "suoritustapakoodi": "reformi",
                "laajuusYksikko": "OSAAMISPISTE",
                "rakenne": root,
                "tutkinnonOsaViitteet": [
                    {"id": code, "laajuus": 10, "_tutkinnonOsa": str(number)}
                    for code, number in numbers.items()
                ],
            }
        ],
        "tutkinnonOsat": [{**named[code], "id": number} for code, number in numbers.items()],
        **more,
    }


def unit(code: str, **more: Plain) -> Node:
    """A unit with a name."""
    return {"koodiArvo": code, "nimi": {"fi": f"Osa {code}"}, **more}


def _codes(node: Node) -> list[str]:
    members = node.get("osat")
    below = [member for member in members if isinstance(member, dict)] if isinstance(members, list) else []
    own = [str(node["_tutkinnonOsaViite"])] if "_tutkinnonOsaViite" in node else []
    return own + [code for member in below for code in _codes(member)]


def reading(made: Node) -> Reading[Qualification]:
    return read(json.dumps(made))


def rules(root: Node) -> Group:
    return reading(document(root)).value.pathway().rules
