"""Short words for qualifications whose structure is checked, and for what is found in them."""

from collections.abc import Sequence

from ecvet.model.combination import Group, Member, UnitEntry, walk
from ecvet.model.qualifications import Pathway, Qualification, Specialisation
from ecvet.model.units import Unit
from ecvet.points import CountRange, PointRange
from ecvet.rules.findings import Finding
from ecvet.rules.structure import check
from ecvet.text import Text

exactly, counting = PointRange.exactly, CountRange.exactly


def text(name: str) -> Text:
    return Text({"en": name})


def unit(code: str, points: int | str | PointRange | None = None, *, mandatory: bool = False) -> UnitEntry:
    stated = PointRange.exactly(points) if isinstance(points, int | str) else points
    return UnitEntry(unit=code, points=stated, mandatory=mandatory)


def group(
    *members: Member,
    points: PointRange | None = None,
    count: CountRange | None = None,
    title: str | None = None,
    specialisation: str | None = None,
    mandatory: bool = False,
    all_members: bool = False,
) -> Group:
    return Group(
        members=members,
        points=points,
        count=count,
        title=None if title is None else text(title),
        specialisation=specialisation,
        mandatory=mandatory,
        all_members=all_members,
    )


def qualification(
    *roots: Group, specialisations: Sequence[str] = (), units: Sequence[str] | None = None
) -> Qualification:
    """A qualification with a pathway for each root, which describes the units listed or those in `units`."""
    listed = {node.unit: None for root in roots for _, node in walk(root) if isinstance(node, UnitEntry)}
    return Qualification(
        code="q",
        title=text("Vehicle repair"),
        units=tuple(Unit(code=code, title=text(code)) for code in (listed if units is None else units)),
        pathways=tuple(Pathway(code=f"p{i}", scheme="ecvet", rules=root) for i, root in enumerate(roots)),
        specialisations=tuple(Specialisation(code=code, title=text(code)) for code in specialisations),
    )


def findings(*roots: Group, **rest: Sequence[str]) -> tuple[Finding, ...]:
    return check(qualification(*roots, **rest))


def codes(*roots: Group, **rest: Sequence[str]) -> list[str]:
    return [found.code for found in findings(*roots, **rest)]


def special(code: str, *members: Member) -> Group:
    return group(*(members or (unit(f"of {code}", 15),)), specialisation=code)
