"""Qualifications for the tests of LOQ: what the format can hold whole, and everything that it has a place for."""

from datetime import date
from decimal import Decimal

import attrs
from hypothesis import strategies as st

from ecvet import (
    Group,
    Institution,
    LearningOutcome,
    OutcomeKind,
    Pathway,
    Period,
    PointRange,
    Qualification,
    Text,
    Unit,
    UnitEntry,
    UnitPart,
    Validity,
)
from ecvet.io.loq_xml import LoqNeeds
from tests import strategies as s

NQF = ("http://data.europa.eu/snb/qdr/c_2e41fe05", "http://data.europa.eu/snb/qdr/c_009d9566")
NEEDS = LoqNeeds(
    eqf=4, nqf=NQF[:1], isced=("0716",), languages=("fi",), country="FI", leave_out_undescribed=True
)


def names(kind: str) -> st.SearchStrategy[str]:
    """Codes, and addresses that nothing of another kind has."""
    return s.codes | st.builds(f"https://example.eu/{kind}/{{}}".format, st.integers(0, 999))


points = st.integers(0, 200).map(Decimal) | st.just(Decimal("7.5"))


def outcomes(least: int) -> st.SearchStrategy[tuple[LearningOutcome, ...]]:
    """Some outcomes of the kinds that the format knows."""
    one = st.builds(
        LearningOutcome,
        id=s.codes,
        kind=st.sampled_from([None, OutcomeKind.KNOWLEDGE, OutcomeKind.SKILL]),
        text=s.texts,
        esco=s.tuples(s.links),
        related=s.tuples(s.links),
    )
    return st.lists(one, min_size=least, max_size=3, unique_by=lambda outcome: outcome.id).map(tuple)


parts = st.builds(
    UnitPart,
    code=s.codes,
    title=s.texts,
    points=st.none() | points.map(PointRange.exactly),
    outcomes=outcomes(1),
    description=st.none() | s.texts,
)


@st.composite
def units(draw: st.DrawFn, level: int) -> Unit:
    """A unit with outcomes of its own, or with parts that have some."""
    held = tuple(_alone(part, index) for index, part in enumerate(draw(st.lists(parts, max_size=2))))
    return Unit(
        code=draw(names("unit")),
        title=draw(s.texts),
        outcomes=draw(outcomes(0 if held else 1)),
        procedures=draw(st.none() | s.texts),
        description=draw(st.none() | s.texts),
        level=draw(st.none() | s.levels.filter(lambda other: other != level)),
        parts=held,
    )


def _alone(part: UnitPart, index: int) -> UnitPart:
    """The part, with outcomes that no other part and not the unit itself has."""
    own = (attrs.evolve(one, id=f"{one.id}-in-part-{index}") for one in part.outcomes)
    return attrs.evolve(part, outcomes=tuple(own))


bodies = st.builds(
    Institution,
    id=names("body"),
    name=s.texts,
    country=st.sampled_from(["FI", "SE", "RS"]),
    address=st.none() | s.codes,
    website=st.none() | s.links,
    email=st.none() | s.codes,
)


@st.composite
def qualifications(draw: st.DrawFn) -> Qualification:
    """A qualification that the format can hold whole: with units, all demanded, and no other rules."""
    level = draw(s.levels)
    held = tuple(draw(st.lists(units(level), min_size=1, max_size=3, unique_by=lambda unit: unit.code)))
    worth = draw(st.lists(st.none() | points, min_size=len(held), max_size=len(held)))
    known = [value for value in worth if value is not None]
    total = draw(st.sampled_from([None, sum(known, Decimal(0))] if len(known) == len(held) else [None]))
    entries = tuple(
        UnitEntry(unit=unit.code, points=None if value is None else PointRange.exactly(value))
        for unit, value in zip(held, worth, strict=True)
    )
    rules = Group(
        members=entries, all_members=True, points=None if total is None else PointRange.exactly(total)
    )
    scheme = (
        draw(st.sampled_from(["ecvet", "ects"]))
        if known or any(part.points for unit in held for part in unit.parts)
        else None
    )
    code = draw(names("qualification"))
    awarded = draw(st.booleans())
    period = Period(*draw(s.bounds(st.dates(date(1900, 1, 1)))))
    return Qualification(
        code=code,
        title=draw(s.texts),
        pathways=(Pathway(code="loq", rules=rules, scheme=scheme),),
        units=held,
        eqf=level,
        nqf=draw(st.sampled_from([NQF, NQF[:1]])),
        validity=Validity(period=period) if awarded and draw(st.booleans()) else None,
        national_codes=tuple(
            draw(st.lists(s.codes.filter(lambda other: other != code), max_size=2, unique=True))
        ),
        country=draw(st.sampled_from([None, "FI", "SE"])) if awarded else None,
        awarded_by=draw(bodies) if awarded else None,
        languages=tuple(draw(st.lists(st.sampled_from(["fi", "sv", "smj"]), min_size=1, unique=True))),
        isced=tuple(draw(st.lists(st.sampled_from(["0716", "07", "0841"]), min_size=1, unique=True))),
        description=draw(st.none() | s.texts),
    )


def described() -> Qualification:
    """A qualification that has everything that the format has a place for."""
    outcome = LearningOutcome(
        id="brakes",
        kind=OutcomeKind.SKILL,
        text=Text({"en": "Replaces brake pads", "fi": "Vaihtaa jarrupalat"}),
        esco=("http://data.europa.eu/esco/skill/1",),
        related=("https://example.eu/outcomes/1",),
    )
    part = UnitPart(
        code="pads",
        title=Text({"en": "Brake pads"}),
        points=PointRange.exactly(10),
        outcomes=(attrs.evolve(outcome, id="pads"),),
        description=Text({"en": "Pads of discs and drums"}),
    )
    unit = Unit(
        code="brakes",
        title=Text({"en": "Brakes"}),
        outcomes=(outcome,),
        procedures=Text({"en": "Demonstration at work"}),
        description=Text({"en": "Brakes of cars"}),
        level=5,
        parts=(part,),
    )
    rules = Group(
        members=(UnitEntry(unit="brakes", points=PointRange.exactly(30)),),
        points=PointRange.exactly(30),
        all_members=True,
    )
    return Qualification(
        code="mechanic",
        title=Text({"en": "Car mechanic", "fi": "Ajoneuvoasentaja"}),
        pathways=(Pathway(code="loq", rules=rules, scheme="ecvet"),),
        units=(unit,),
        eqf=4,
        nqf=NQF[:1],
        validity=Validity(period=Period(date(2026, 1, 1), date(2030, 12, 31))),
        national_codes=("351301",),
        country="FI",
        awarded_by=Institution(
            id="oph",
            name=Text({"en": "National Agency for Education"}),
            country="FI",
            address="Hakaniemenranta 6, Helsinki",
            website="https://example.eu/",
            email="info@example.eu",
        ),
        languages=("fi",),
        isced=("0716",),
        description=Text({"en": "Repairs cars"}),
    )
