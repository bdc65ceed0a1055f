"""Specialisations: where it turns on the one that is chosen what a credit may count for."""

from collections.abc import Iterable

from ecvet.model.assessments import Credit
from ecvet.model.origins import Origin
from ecvet.rules.accumulation.offers import takes
from ecvet.rules.accumulation.tree import Tree


def turn_on(tree: Tree, credits: Iterable[Credit]) -> bool:
    """Whether a credit might count otherwise where one of the specialisations is asked for.

    It does where the record says that a unit is one of another specialisation: then it may fill an open entry for such
    units, unless its own specialisation is the one that is chosen.

    Args:
        tree: The rules, with all specialisations.
        credits: The credits that the learner holds.
    """
    return bool(tree.branched) and any(
        is_of_another(tree, credit) and _may_fill(tree, credit) for credit in credits
    )


def is_of_another(tree: Tree, credit: Credit) -> bool:
    """Whether a credit is said to be for a unit of another specialisation, and the rules list it under some only.

    Args:
        tree: The rules, with all specialisations.
        credit: The credit.
    """
    listed = tree.entries.get(credit.unit, ())
    said = credit.origin is Origin.OTHER_SPECIALISATION and credit.entry is None and not credit.partial
    return said and bool(listed) and tree.branched.issuperset(listed)


def _may_fill(tree: Tree, credit: Credit) -> bool:
    return any(takes(entry.accepts, credit) for _, entry in tree.opens())
