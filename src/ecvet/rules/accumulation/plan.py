"""A plan: the rules of one pathway, made ready once for any number of learners."""

import attrs

from ecvet.model.qualifications import Qualification
from ecvet.rules.accumulation.conditions import Conditions, conditions
from ecvet.rules.accumulation.stock import Lot, shelves
from ecvet.rules.accumulation.tree import Tree, lay_out


@attrs.frozen(eq=False)
class Plan:
    """What `accumulate` needs to know of a qualification.

    Args:
        qualification: The qualification.
        tree: The rules of the pathway, laid out.
        units: The units that they list, alike ones together.
        conditions: What is required across the groups.
        specialisation: The specialisation that was asked for, or `None` where any will do.
    """

    qualification: Qualification
    tree: Tree = attrs.field(repr=False)
    units: tuple[Lot, ...] = attrs.field(repr=False)
    conditions: Conditions = attrs.field(repr=False)
    specialisation: str | None


def plan(
    qualification: Qualification, *, pathway: str | None = None, specialisation: str | None = None
) -> Plan:
    """Return the plan of one pathway.

    Args:
        qualification: The qualification.
        pathway: The code of the pathway; the only or the first one where none is given.
        specialisation: The code of the specialisation; any that is best where none is given.

    Raises:
        ShapeError: `pathway.unknown` or `specialisation.unknown`.
    """
    route = qualification.pathway(pathway)
    tree, across = lay_out(route, specialisation), conditions(qualification, route)
    return Plan(qualification, tree, shelves(tree, across), across, specialisation)
