"""What units and credits are called in a finding: by their title where it is known, else by their code."""

from ecvet.model.assessments import Credit
from ecvet.model.qualifications import Qualification
from ecvet.text import Text


def unit_name(qualification: Qualification, unit: str) -> Text | str:
    """Return the title of a unit, or its code where the qualification does not describe it."""
    described = qualification.unit(unit)
    return unit if described is None else described.title


def called(qualification: Qualification, credit: Credit) -> Text | str:
    """Return what a credit is for: the title that it bears itself, else that of its unit."""
    return credit.title or unit_name(qualification, credit.unit)
