"""Specialisations: where it turns on the one that is chosen what a credit may count for."""

from collections.abc import Iterable

from ecvet.model.assessments import Credit
from ecvet.rules.accumulation.offers import declared, takes
from ecvet.rules.accumulation.tree import Tree


def turn_on(tree: Tree, credits: Iterable[Credit]) -> bool:
    """Whether a credit might count otherwise where one of the specialisations is asked for.

    Then the others are not there: what they alone list may fill an open entry, and what was declared for a place in
    them is declared for none.

    Args:
        tree: The rules, with all specialisations.
        credits: The credits that the learner holds.
    """
    return bool(tree.branched) and any(_turns_on(tree, credit) for credit in credits)


def _turns_on(tree: Tree, credit: Credit) -> bool:
    if credit.entry is not None:
        return any(node.index in tree.branched for node in declared(tree, credit))
    listed = tree.entries.get(credit.unit, ())
    if credit.partial or not listed or not tree.branched.issuperset(listed):
        return False
    return any(takes(entry.accepts, credit) for _, entry in tree.opens())
