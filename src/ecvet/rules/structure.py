"""Checks of the structure of a qualification: do its units, bounds and specialisations fit together?

The checks look at what each group can hold, not at whole placings. Whether one placing of units satisfies all
groups at once is for accumulation to decide, which reports `unsatisfiable`.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from decimal import Decimal

import attrs

from ecvet.model.combination import Alternatives, Extension, Group, Member, OpenEntry, UnitEntry, walk
from ecvet.model.qualifications import Pathway, Qualification
from ecvet.points import Points
from ecvet.rules._spans import Span, demanded, spans, usable
from ecvet.rules.findings import Finding, finding
from ecvet.text import Text

# The greatest number that points are written with; a sum of what is demanded may be greater still.
_GREATEST = Decimal(999_999_999)


def check(qualification: Qualification) -> tuple[Finding, ...]:
    """Return what is wrong or doubtful in the structure of a qualification, pathway by pathway.

    Without a finding of severity error the structure is coherent, in the sense in which the Finnish register
    of qualification requirements checks its own.

    Args:
        qualification: The qualification.

    Examples:
        >>> from ecvet import Group, Pathway, PointRange, Qualification, Text, UnitEntry
        >>> brakes = UnitEntry(unit="brakes", points=PointRange.exactly(15))
        >>> rules = Group(points=PointRange.exactly(30), members=(brakes,))
        >>> pathway = Pathway(code="main", scheme="ecvet", rules=rules)
        >>> found = check(Qualification(code="q", title=Text({"en": "Vehicle repair"}), pathways=(pathway,)))
        >>> [(one.code, one.where) for one in found]
        [('points-below-minimum', '/pathways/main/rules'), ('unit-undescribed', '/pathways/main/rules/0')]
    """
    every = tuple(
        _Rules(qualification, pathway, dict(walk(pathway.rules))) for pathway in qualification.pathways
    )
    return (
        *(found for rules in every for found in _check_rules(rules)),
        *_undescribed(qualification, every),
        *_unused(qualification, every),
    )


@attrs.frozen
class _Rules:
    """The rules of one pathway, and how findings name what is in them."""

    qualification: Qualification
    pathway: Pathway
    nodes: Mapping[str, Member]

    def groups(self) -> Iterator[tuple[str, Group]]:
        """Every group with its path, the root first."""
        return ((path, node) for path, node in self.nodes.items() if isinstance(node, Group))

    def above(self, path: str) -> Iterator[tuple[str, Group]]:
        """The groups that hold what is at a path, the nearest first."""
        while path:
            path = path.rpartition("/")[0]
            node = self.nodes[path]
            if isinstance(node, Group):
                yield path, node

    def where(self, path: str) -> str:
        return f"/pathways/{self.pathway.code}/rules{path}"

    def name(self, path: str) -> Text | str:
        """The title of a group; without one, that of the qualification or, below the root, the path."""
        node = self.nodes[path]
        title = node.title if isinstance(node, Group) else None
        return title or (self.where(path) if path else self.qualification.title)

    def points(self, value: Decimal) -> Points | Decimal:
        value = min(value, _GREATEST)
        return value if self.pathway.scheme is None else Points(value, self.pathway.scheme)


def _check_rules(rules: _Rules) -> Iterator[Finding]:
    yield from _total(rules)
    brought = spans(rules.pathway.rules)
    for path, group in rules.groups():
        yield from _emptiness(rules, path, group)
        yield from _points(rules, path, group, brought[path])
        yield from _members(rules, path, group)
        yield from _repeated(rules, path, group)
    yield from _without_points(rules)
    yield from _specialisations(rules)


def _total(rules: _Rules) -> Iterator[Finding]:
    if rules.pathway.rules.states:
        return
    if any(_states_points(node) for node in rules.nodes.values()):
        yield finding("total-missing", rules.where(""), pathway=rules.pathway.code)
    elif not any(_demands(node) for node in rules.nodes.values()):
        yield finding("rules-state-nothing", rules.where(""), pathway=rules.pathway.code)


def _states_points(node: Member) -> bool:
    return isinstance(node, UnitEntry | OpenEntry | Group) and node.points is not None and node.points.states


def _demands(node: Member) -> bool:
    if isinstance(node, Extension | Alternatives):
        return False
    return node.mandatory or (isinstance(node, Group) and node.states)


def _emptiness(rules: _Rules, path: str, group: Group) -> Iterator[Finding]:
    if group.members:
        return
    if group.specialisation is None:
        yield finding("group-empty", rules.where(path), group=rules.name(path))
    else:
        yield finding("specialisation-empty", rules.where(path), specialisation=group.specialisation)


def _points(rules: _Rules, path: str, group: Group, inside: Span) -> Iterator[Finding]:
    if group.points is None:
        return
    low, high = group.points.minimum, group.points.maximum
    where, name, points = rules.where(path), rules.name(path), rules.points
    if low is not None and inside.most < low:
        yield finding(
            "points-below-minimum", where, group=name, reachable=points(inside.most), minimum=points(low)
        )
    elif low is not None and inside.poorest < low:
        yield finding(
            "choice-below-minimum", where, group=name, reachable=points(inside.poorest), minimum=points(low)
        )
    elif high is not None and inside.most < high and group.members:
        yield finding(
            "points-below-maximum", where, group=name, reachable=points(inside.most), maximum=points(high)
        )
    if high is not None and inside.least > high:
        yield finding(
            "demands-exceed-maximum", where, group=name, demanded=points(inside.least), maximum=points(high)
        )


def _members(rules: _Rules, path: str, group: Group) -> Iterator[Finding]:
    if group.count is None:
        return
    where, name = rules.where(path), rules.name(path)
    there, due = usable(group), len(demanded(group))
    low, high = group.count.minimum, group.count.maximum
    if there is not None and low is not None and there < low:
        yield finding("members-below-minimum", where, group=name, members=there, minimum=low)
    elif there is not None and high is not None and there < high:
        yield finding("members-below-maximum", where, group=name, members=there, maximum=high)
    if high is not None and due > high:
        yield finding("mandatory-exceed-maximum", where, group=name, mandatory=due, maximum=high)


def _repeated(rules: _Rules, path: str, group: Group) -> Iterator[Finding]:
    units = Counter(member.unit for member in group.members if isinstance(member, UnitEntry))
    for unit, times in units.items():
        if times > 1:
            yield finding("unit-repeated", rules.where(path), group=rules.name(path), unit=unit)


def _without_points(rules: _Rules) -> Iterator[Finding]:
    for path, node in rules.nodes.items():
        if isinstance(node, UnitEntry) and not _states_points(node):
            ruled = next((above for above, group in rules.above(path) if _states_points(group)), None)
            if ruled is not None:
                yield finding(
                    "unit-without-points", rules.where(path), group=rules.name(ruled), unit=node.unit
                )


def _specialisations(rules: _Rules) -> Iterator[Finding]:
    known = {specialisation.code for specialisation in rules.qualification.specialisations}
    place: str | None = None
    for path, group in rules.groups():
        code = group.specialisation
        if code is None:
            continue
        above = list(rules.above(path))
        here = above[0][0] if above else ""
        place = here if place is None else place
        if code not in known:
            yield finding("specialisation-unknown", rules.where(path), specialisation=code)
        if here != place:
            yield finding("specialisation-scattered", rules.where(path), specialisation=code)
        if any(outer.specialisation is not None for _, outer in above):
            yield finding("specialisation-nested", rules.where(path), specialisation=code)


def _listed(every: tuple[_Rules, ...]) -> dict[str, str]:
    """The units that rules list, each with the first place that lists it."""
    found: dict[str, str] = {}
    for rules in every:
        for path, node in rules.nodes.items():
            if isinstance(node, UnitEntry):
                found.setdefault(node.unit, rules.where(path))
    return found


def _undescribed(qualification: Qualification, every: tuple[_Rules, ...]) -> Iterator[Finding]:
    described = {unit.code for unit in qualification.units}
    for unit, where in _listed(every).items():
        if unit not in described:
            yield finding("unit-undescribed", where, unit=unit)


def _unused(qualification: Qualification, every: tuple[_Rules, ...]) -> Iterator[Finding]:
    listed = _listed(every)
    for index, unit in enumerate(qualification.units):
        if unit.code not in listed:
            yield finding("unit-unused", f"/units/{index}", unit=unit.code)
