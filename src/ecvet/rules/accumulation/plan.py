"""A plan: the rules of one pathway, made ready once for any number of learners."""

from collections.abc import Mapping
from functools import cached_property
from math import gcd

import attrs

from ecvet.model.qualifications import Qualification
from ecvet.model.requirements import ExternalCertificate
from ecvet.rules.accumulation.conditions import Conditions, conditions
from ecvet.rules.accumulation.grounds import Grounds
from ecvet.rules.accumulation.proof import Ledger, ledger
from ecvet.rules.accumulation.stock import Shelves, shelves
from ecvet.rules.accumulation.tree import Tree, lay_out, specialisations
from ecvet.text import Text

# One point, in millionths.
_WHOLE = 1_000_000


@attrs.frozen(eq=False)
class Plan:
    """What `accumulate` needs to know of a qualification.

    Args:
        qualification: The qualification.
        tree: The rules of the pathway, laid out.
        units: The units that they list, alike ones together.
        conditions: What is required across the groups.
        grain: The greatest amount, in millionths, that divides all points in the rules; 0 where there are none.
        grounds: What is the same for all learners whose points are made of that grain, or are whole.
        lines: The rules once more, as the proof reads them.
        titles: The titles of the units, by code, as far as the qualification describes them, and of the certificates
            that others award.
        specialisation: The specialisation that was asked for, or `None` where any will do.
    """

    qualification: Qualification
    tree: Tree = attrs.field(repr=False)
    units: Shelves = attrs.field(repr=False)
    conditions: Conditions = attrs.field(repr=False)
    grain: int
    grounds: tuple[Grounds, ...] = attrs.field(repr=False)
    lines: Ledger = attrs.field(repr=False)
    titles: Mapping[str, Text] = attrs.field(repr=False)
    specialisation: str | None

    @cached_property
    def directions(self) -> "tuple[Plan, ...]":
        """The plans of the specialisations, one each, where none was asked for; made when they are first needed."""
        rules = self.tree.pathway.rules
        codes = sorted(specialisations(rules)) if self.specialisation is None else []
        return tuple(
            attrs.evolve(
                plan(self.qualification, pathway=self.tree.pathway.code, specialisation=code),
                specialisation=None,
            )
            for code in codes
        )


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
    certificates = (one for one in route.requirements if isinstance(one, ExternalCertificate))
    units, grain = shelves(tree, across), gcd(tree.grain, *across.amounts)
    return Plan(
        qualification=qualification,
        tree=tree,
        units=units,
        conditions=across,
        grain=grain,
        grounds=tuple(Grounds(tree, across, units, one) for one in sorted({grain or 1, gcd(grain, _WHOLE)})),
        lines=ledger(route.rules),
        titles={
            **{certificate.code: certificate.title for certificate in certificates},
            **{unit.code: unit.title for unit in qualification.units},
        },
        specialisation=specialisation,
    )
