"""Rules that leave something to say of a learner, and where a learner stands under rules."""

from ecvet import (
    Alternatives,
    Credit,
    Group,
    Pathway,
    PointRange,
    Progress,
    Qualification,
    Specialisation,
    Unit,
    UnitEntry,
    Validity,
    accumulate,
)
from ecvet.model.requirements import Requirement
from tests.rules.accumulation.examples import SCHEME, TODAY, at_least, en, group, unit

WHOLE, TYRES, PAINT = en("Whole"), en("Tyres"), en("Paint")
#: Three units of 10 points, of which 20 points make the whole.
RULES = group("Whole", *(unit(code, 10) for code in "ABC"), points=at_least(20))
#: A unit that two groups list, each of which demands a unit.
CONTESTED = group(
    "Whole",
    group("Tyres", unit("A", 10), unit("B", 10), points=at_least(10), mandatory=True),
    group("Paint", unit("A", 10), unit("C", 10), points=at_least(10), mandatory=True),
)
DIRECTIONS = Group(
    title=WHOLE,
    members=(
        Alternatives(
            branches=(
                Group(title=TYRES, members=(unit("A", 10),), points=at_least(10), specialisation="tyres"),
                Group(title=PAINT, members=(unit("B", 10),), points=at_least(10), specialisation="paint"),
            )
        ),
    ),
)
PARTS = group(
    "Whole",
    UnitEntry(unit="A", points=PointRange.exactly(10), mandatory=True, parts_accepted=True),
    unit("B", 10),
)


def standing(
    rules: Group,
    *held: Credit,
    requirements: tuple[Requirement, ...] = (),
    described: tuple[Unit, ...] = (),
    validity: Validity | None = None,
    specialisation: str | None = None,
    work: int = 10_000,
) -> Progress:
    pathway = Pathway(code="school", rules=rules, scheme=SCHEME, requirements=requirements)
    qualification = Qualification(
        code="vehicle",
        title=en("Vehicle Technology"),
        pathways=(pathway,),
        units=described,
        validity=validity,
        specialisations=(Specialisation(code="paint", title=PAINT),),
    )
    return accumulate(qualification, held, as_of=TODAY, specialisation=specialisation, work=work)
