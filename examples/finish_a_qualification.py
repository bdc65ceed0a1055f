"""Can this learner finish, and what is the shortest way? Rules written by hand, a learner's credits, an answer.

Run it with `python examples/finish_a_qualification.py`; it needs nothing but the library.
"""

from datetime import date

from ecvet import (
    Alternatives,
    Credit,
    Group,
    OpenEntry,
    Origin,
    Pathway,
    PointRange,
    Points,
    Progress,
    Qualification,
    Specialisation,
    Text,
    UnitEntry,
    accumulate,
)
from ecvet.i18n.sentences import sentence


def unit(code: str, points: int, *, mandatory: bool = False) -> UnitEntry:
    """Return a unit with its points in this qualification."""
    return UnitEntry(unit=code, points=PointRange.exactly(points), mandatory=mandatory)


def rules() -> Group:
    """Return the rules: common care units, one specialisation, and room for a local unit."""
    common = Group(
        title=Text({"en": "Common units"}),
        points=PointRange(60, 60),
        members=(unit("care-1", 30, mandatory=True), unit("care-2", 30, mandatory=True)),
    )
    elderly = Group(
        title=Text({"en": "Care of the elderly"}),
        specialisation="elderly",
        points=PointRange(60, 60),
        members=(
            unit("elderly-1", 30),
            unit("elderly-2", 15),
            unit("first-aid", 15),
            OpenEntry(title=Text({"en": "A local unit"}), points=PointRange(5, 15), accepts=(Origin.LOCAL,)),
        ),
    )
    children = Group(
        title=Text({"en": "Care of children"}),
        specialisation="children",
        points=PointRange(60, 60),
        members=(unit("children-1", 45), unit("first-aid", 15)),
    )
    return Group(members=(common, Alternatives(branches=(elderly, children))), points=PointRange(120, 120))


def answer() -> Progress:
    """Return how far a learner is who holds three units and has earned one locally."""
    qualification = Qualification(
        code="carer",
        title=Text({"en": "Carer"}),
        pathways=(Pathway(code="school", rules=rules(), scheme="ecvet"),),
        specialisations=(
            Specialisation(code="elderly", title=Text({"en": "Care of the elderly"})),
            Specialisation(code="children", title=Text({"en": "Care of children"})),
        ),
    )
    held = [
        Credit(unit="care-1"),
        Credit(unit="elderly-1"),
        Credit(unit="first-aid"),
        Credit(unit="garden-work", origin=Origin.LOCAL, points=Points(10, "ecvet")),
    ]
    return accumulate(qualification, held, as_of=date(2026, 11, 22))


def main() -> None:
    """Print the answer."""
    progress = answer()
    print(f"Verdict: {progress.verdict}; {progress.counted} of {progress.required} points count.")
    if progress.missing is not None:
        print(f"Missing: {progress.missing.points} points in {progress.missing.units} units:")
    for further in progress.completion:
        print(f"  {further.unit or further.title}: {further.points} points")
    print("Why:")
    for finding in progress.findings:
        print(f"  {sentence(finding, 'en')}")


if __name__ == "__main__":
    main()
