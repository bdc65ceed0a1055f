"""What units, credits and groups are called in a finding: by their title where it is known, else by their code."""

from ecvet.model.assessments import Credit
from ecvet.model.combination import UnitEntry
from ecvet.rules.accumulation.plan import Plan
from ecvet.rules.accumulation.tree import Node
from ecvet.text import Text


def unit_name(plan: Plan, unit: str) -> Text | str:
    """Return the title of a unit, or its code where the qualification does not describe it."""
    return plan.titles.get(unit) or unit


def called(plan: Plan, credit: Credit) -> Text | str:
    """Return what a credit is for: the title that it bears itself, else that of its unit."""
    return credit.title or unit_name(plan, credit.unit)


def group_name(plan: Plan, node: Node) -> Text | str:
    """Return what a member of the rules is called: its title, that of what holds it, or the title of the whole."""
    for index in (node.index, *reversed(node.above)):
        member = plan.tree.nodes[index].member
        if not isinstance(member, UnitEntry) and member.title is not None:
            return member.title
    return plan.qualification.title
