"""Hypothesis strategies for every class of the model, in one place.

Once this is imported, `st.from_type` knows them all. Fields are found by their types, so a field that is
added to the model is covered without a change here; what the types do not say stands in the tables below.
"""

from datetime import date
from decimal import Decimal
from enum import Enum
from types import NoneType, UnionType
from typing import TypeAlias, TypeVar, get_args, get_origin

import attrs
from hypothesis import settings
from hypothesis import strategies as st

import ecvet
from ecvet import (
    Alternatives,
    Assessment,
    CountRange,
    Credit,
    Extension,
    GradeDistribution,
    GradeScale,
    GradeTable,
    Group,
    LearningOutcome,
    Member,
    OpenEntry,
    Pathway,
    Period,
    PointRange,
    PointRate,
    Points,
    Quantum,
    Rounding,
    Text,
    Unit,
    UnitEntry,
    UnitPart,
    Validity,
)
from ecvet.model.requirements import (
    Barred,
    GradeMinimum,
    HomeMinimum,
    Prerequisite,
    RecognisedCap,
    Requirement,
    ShelfLife,
)
from ecvet.model.weights import CriteriaShares

Strategy: TypeAlias = st.SearchStrategy[object]
Made = TypeVar("Made", bound=attrs.AttrsInstance)
Ordered = TypeVar("Ordered", Decimal, int, date)


def few(number: int) -> settings:
    """So many examples at the gate, for a property that many classes have; elsewhere in proportion, at least one."""
    gate = settings.get_profile("gate").max_examples
    return settings(max_examples=max(1, number * settings().max_examples // gate))


def _is_value_class(kind: object) -> bool:
    return (
        isinstance(kind, type)
        and attrs.has(kind)
        and not kind.__module__.startswith(("ecvet.rules", "ecvet.err"))
    )


#: Every class of values that the library offers, but for what only its rules and its errors say.
CLASSES: tuple[type[attrs.AttrsInstance], ...] = tuple(filter(_is_value_class, vars(ecvet).values()))

# Single values

_LETTERS = "abyzÄÖåéñčšżßþəΩжђ東"
codes = st.text(_LETTERS + "0189-._:/", min_size=1, max_size=8)
words = st.builds(
    "{}{}".format,
    st.sampled_from(_LETTERS + "0«🚗"),
    st.text(st.characters(exclude_categories=["C"]) | st.sampled_from('\n\t"\\/\u200d'), max_size=8),
)
tags = st.sampled_from(["en", "fi", "sv", "nb", "sr", "sr-Latn", "sr-Cyrl", "pt-PT", "el", "de-AT", "es-419"])
texts = st.builds(Text, st.dictionaries(tags, words, min_size=1, max_size=3))
numbers = st.decimals(0, 999_999_999, places=6) | st.integers(0, 200).map(Decimal) | st.just(Decimal("7.50"))
positive = numbers.filter(bool)
counts = st.integers(0, 5) | st.integers(0, 999_999_999)
links = st.sampled_from(["http://data.europa.eu/esco/skill/1", "https://example.eu/a?b=c&d", "urn:x:1"])
levels = st.integers(1, 8)

_SIMPLE: dict[object, Strategy] = {
    NoneType: st.none(),
    str: codes,
    bool: st.booleans(),
    int: counts,
    Decimal: numbers,
    date: st.dates(),
}
# Fields that hold less than their types say, by their names.
_NARROW: dict[str, Strategy] = {
    "eqf": levels,
    "level": levels,
    "most": levels,
    "country": st.sampled_from(["FI", "SE", "RS"]),
    "countries": st.sampled_from(["FI", "SE", "RS"]),
    "language": tags,
    "languages": tags,
    "esco": links,
    "related": links,
    "website": links,
}
# Fields that hold at least so many.
_LEAST = {"pathways": 1, "branches": 1, "steps": 1, "partners": 2}


# What a field may hold


def of_field(kind: object, name: str) -> Strategy:
    """What may stand in a field of this type and name."""
    arguments = get_args(kind)
    if isinstance(kind, UnionType):
        return st.one_of(*(of_field(argument, name) for argument in arguments))
    if get_origin(kind) is tuple and Ellipsis in arguments:
        return tuples(of_field(arguments[0], name), _LEAST.get(name, 0))
    if get_origin(kind) is tuple:
        return st.tuples(*(of_field(argument, name) for argument in arguments))
    return _NARROW[name] if name in _NARROW and (kind is str or kind is int) else of_class(kind)


def of_class(kind: object) -> Strategy:
    """Any value of a simple type, a closed list or a class."""
    if kind in _SIMPLE:
        return _SIMPLE[kind]
    assert isinstance(kind, type), f"{kind} needs a strategy of its own"
    return st.sampled_from(kind) if issubclass(kind, Enum) else st.from_type(kind)


def tuples(items: Strategy, least: int = 0) -> Strategy:
    """A few different items: no two of them bear the same name."""
    return st.lists(items, min_size=least, max_size=least + 2, unique_by=_key).map(tuple)


def _key(item: object) -> object:
    """What names a value: its first field."""
    kind = type(item)
    return getattr(item, attrs.fields(kind)[0].name) if attrs.has(kind) else item


@st.composite
def whole(draw: st.DrawFn, /, kind: type[Made], **given: Strategy) -> Made:
    """A value of a class with each of its fields drawn, those that may be missing too."""
    fields = attrs.fields(attrs.resolve_types(kind))
    left = {field.name: of_field(field.type, field.name) for field in fields if field.name not in given}
    return kind(**{name: draw(values) for name, values in (left | given).items()})


# Classes whose fields depend on each other


@st.composite
def bounds(draw: st.DrawFn, ends: st.SearchStrategy[Ordered]) -> tuple[Ordered | None, Ordered | None]:
    """Two bounds in their order, of which either may be missing."""
    low, high = sorted(draw(st.tuples(ends, ends)))
    return draw(st.sampled_from([(low, high), (low, None), (None, high), (None, None)]))


@st.composite
def validities(draw: st.DrawFn) -> Validity:
    """A period, and where it has an end perhaps a transition after it."""
    period = Period(*draw(bounds(st.dates())))
    until = st.dates(min_value=period.last_day) if period.last_day else st.none()
    return Validity(period=period, transition_until=draw(st.none() | until))


@st.composite
def units(draw: st.DrawFn) -> Unit:
    """A unit in which an id names one outcome, in whichever part it stands."""
    outcomes = draw(st.lists(st.from_type(LearningOutcome), max_size=2, unique_by=lambda one: one.id))
    taken, parts = {one.id for one in outcomes}, list[UnitPart]()
    for part in draw(st.lists(st.from_type(UnitPart), max_size=2)):
        left = tuple(one for one in part.outcomes if one.id not in taken)
        taken |= {one.id for one in left}
        parts.append(attrs.evolve(part, outcomes=left))
    return draw(whole(Unit, outcomes=st.just(tuple(outcomes)), parts=st.just(tuple(parts))))


@st.composite
def held_credits(draw: st.DrawFn, depth: int = 1) -> Credit:
    """A credit, perhaps with credits for its parts; where there are assessments, the last is positive."""
    parts = draw(st.lists(held_credits(depth - 1), max_size=2)) if depth else []
    assessments = draw(st.lists(st.from_type(Assessment), max_size=2))
    positive = [attrs.evolve(assessment, attained=True) for assessment in assessments[-1:]]
    given = {"parts": tuple(parts), "assessments": (*assessments[:-1], *positive)}
    return draw(whole(Credit, **{name: st.just(value) for name, value in given.items()}))


@st.composite
def groups(draw: st.DrawFn, depth: int = 2) -> Group:
    """A group with members of every kind; it demands all of them, or a number of them, or neither."""
    held = tuple(draw(st.lists(members(depth), max_size=3)))
    every = draw(st.booleans())
    count = st.none() if every else st.none() | st.from_type(CountRange)
    return draw(whole(Group, members=st.just(held), all_members=st.just(every), count=count))


@st.composite
def alternatives(draw: st.DrawFn, depth: int = 2) -> Alternatives:
    """One or two groups to choose from."""
    branches = tuple(draw(st.lists(groups(depth - 1), min_size=1, max_size=2)))
    return draw(whole(Alternatives, branches=st.just(branches)))


@st.composite
def members(draw: st.DrawFn, depth: int = 2) -> Member:
    """A member of a group, with as many levels below it."""
    single: st.SearchStrategy[Member] = whole(UnitEntry) | whole(OpenEntry) | whole(Extension)
    return draw(single | groups(depth - 1) | alternatives(depth) if depth else single)


@st.composite
def pathways(draw: st.DrawFn) -> Pathway:
    """A route to a qualification; it states no scheme only where its rules state no points."""
    if draw(st.booleans()):
        return draw(whole(Pathway, scheme=codes))
    return draw(whole(Pathway, scheme=st.none(), rules=st.just(Group(members=()))))


@st.composite
def grade_minima(draw: st.DrawFn) -> GradeMinimum:
    """A grade of some scale that is needed at least."""
    scale = draw(st.from_type(GradeScale))
    label = st.sampled_from([step.label for step in scale.steps])
    return draw(whole(GradeMinimum, scale=st.just(scale), label=label))


@st.composite
def grade_tables(draw: st.DrawFn) -> GradeTable:
    """A table that converts some of the grades of one scale into grades of another."""
    given, home = draw(st.from_type(GradeScale)), draw(st.from_type(GradeScale))
    homes = st.sampled_from([step.label for step in home.steps])
    labels = draw(st.sets(st.sampled_from([step.label for step in given.steps])))
    rows = tuple((label, draw(homes)) for label in sorted(labels))
    return draw(whole(GradeTable, given=st.just(given), home=st.just(home), rows=st.just(rows)))


@st.composite
def distributions(draw: st.DrawFn) -> GradeDistribution:
    """How often each grade of a scale was given."""
    scale = draw(st.from_type(GradeScale))
    given = st.tuples(*(counts for _ in scale.steps))
    return draw(whole(GradeDistribution, scale=st.just(scale), counts=given))


@st.composite
def rates(draw: st.DrawFn) -> PointRate:
    """So many points of one scheme are so many of another."""
    given, home = draw(st.lists(codes, min_size=2, max_size=2, unique=True))
    ends = {
        "given": st.builds(Points, positive, st.just(given)),
        "home": st.builds(Points, positive, st.just(home)),
    }
    return draw(whole(PointRate, **ends, source=codes))


def amounts(kind: type[RecognisedCap] | type[HomeMinimum]) -> Strategy:
    """A number of points, or a share of them."""
    shares = st.decimals(0, 1, places=6)
    return whole(kind, share=st.none(), points=numbers) | whole(kind, share=shares, points=st.none())


_SPECIAL: dict[type[object], Strategy] = {
    Text: texts,
    PointRange: bounds(numbers).map(lambda ends: PointRange(*ends)),
    CountRange: bounds(counts).map(lambda ends: CountRange(*ends)),
    Period: bounds(st.dates()).map(lambda ends: Period(*ends)),
    Validity: validities(),
    Unit: units(),
    Credit: held_credits(),
    Group: groups(),
    Alternatives: alternatives(),
    Pathway: pathways(),
    Barred: whole(Barred, units=tuples(codes, 2)),
    # No code that is drawn here is the word "unit".
    Prerequisite: whole(Prerequisite, unit=st.just("unit"), requires=tuples(codes, 1)),
    RecognisedCap: amounts(RecognisedCap),
    HomeMinimum: amounts(HomeMinimum),
    GradeMinimum: grade_minima(),
    GradeTable: grade_tables(),
    GradeDistribution: distributions(),
    PointRate: rates(),
    Quantum: st.builds(Quantum, size=positive, rounding=st.sampled_from(Rounding)),
    CriteriaShares: whole(CriteriaShares, effort=positive),
    ShelfLife: whole(ShelfLife, years=levels, months=counts),
}

for _kind in (*CLASSES, *get_args(Requirement)):
    st.register_type_strategy(_kind, _SPECIAL.get(_kind, whole(_kind)))
