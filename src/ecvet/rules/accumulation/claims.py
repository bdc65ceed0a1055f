"""What a record says of a credit that the rules do not know: the group that it belongs to, the qualification."""

from collections.abc import Iterable, Iterator

from ecvet.model.assessments import Credit
from ecvet.rules.accumulation.names import called
from ecvet.rules.accumulation.offers import declares
from ecvet.rules.accumulation.plan import Plan
from ecvet.rules.findings import Finding, finding


def of_claims(plan: Plan, credits: Iterable[Credit]) -> Iterator[Finding]:
    """Say what a record says of credits and the rules do not know; they count as if it were not said.

    That a unit is of another qualification matters only where the rules list it as one of their own: what is open
    takes units of others.

    Args:
        plan: The plan.
        credits: The credits.
    """
    for credit in credits:
        if credit.entry is not None and not declares(plan.tree, credit.entry):
            yield finding("credit-entry-unknown", unit=called(plan, credit), entry=credit.entry)
        other = credit.qualification
        if other not in (None, plan.qualification.code) and credit.unit in plan.tree.entries:
            yield finding(
                "credit-of-other-qualification",
                unit=called(plan, credit),
                recorded=other,
                qualification=plan.qualification.code,
            )
