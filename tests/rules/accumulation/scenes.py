"""Each finding of accumulation, and a learner of whom it is said."""

from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from functools import partial
from typing import NamedTuple, TypeAlias

import attrs

from ecvet import (
    CountRange,
    Credit,
    Extension,
    Finding,
    Grade,
    GradeScale,
    GradeStep,
    Group,
    Origin,
    Period,
    PointRange,
    Points,
    PriorLearning,
    Progress,
    Unit,
    Validity,
)
from ecvet.model.requirements import (
    Barred,
    ExternalCertificate,
    GradeMinimum,
    HomeMinimum,
    LevelMinimum,
    Prerequisite,
    RecognisedCap,
    Requirement,
    ShelfLife,
)
from ecvet.rules.findings import finding
from tests.rules.accumulation.examples import (
    SCHEME,
    TODAY,
    at_least,
    at_most,
    codes,
    credit,
    en,
    group,
    open_entry,
    unit,
    units,
)
from tests.rules.accumulation.rules import CONTESTED, DIRECTIONS, PAINT, PARTS, RULES, TYRES, WHOLE, standing

SCALE = GradeScale(code="1-3", steps=tuple(GradeStep(label=label, passes=True) for label in "123"))
MANDATORY = group("Whole", unit("A", 10, mandatory=True), unit("B", 10), points=at_least(10))
EXTENSION = Extension(title=en("Beyond"), accepts=(Origin.LOCAL,))


def recognised(unit: str) -> Credit:
    return Credit(unit=unit, recognised_from=PriorLearning(explanation=en("Another school")))


#: Where a learner stands, worked out when it is asked: a test that works nothing out tests nothing.
Question: TypeAlias = Callable[[], Progress]


class Scene(NamedTuple):
    """A finding, and a learner of whom it is said."""

    says: Finding
    of: Question


def _on_groups() -> Iterator[Scene]:
    held = units("A")
    yield Scene(
        finding("group-short-of-points", "", group=WHOLE, counted=Decimal(10), minimum=Decimal(20)),
        partial(standing, RULES, *held),
    )
    yield Scene(
        finding("points-short-with-all", "", group=WHOLE, eligible=Decimal(10), minimum=Decimal(20)),
        partial(standing, RULES, *held),
    )
    counted = group("Whole", unit("A"), unit("B"), count=CountRange(2))
    yield Scene(
        finding("group-short-of-members", "", group=WHOLE, counted=1, minimum=2),
        partial(standing, counted, *held),
    )
    yield Scene(
        finding("members-short-with-all", "", group=WHOLE, eligible=1, minimum=2),
        partial(standing, counted, *held),
    )
    tyres = Unit(code="A", title=TYRES)
    yield Scene(
        finding("mandatory-missing", "/0", group=WHOLE, unit=TYRES),
        partial(standing, MANDATORY, *units("B"), described=(tyres,)),
    )
    part = Credit(unit="A", partial=True, points=Points(4, SCHEME))
    yield Scene(
        finding("unit-in-part", "/0", group=WHOLE, unit="A", counted=Decimal(4), required=Decimal(10)),
        partial(standing, PARTS, part),
    )
    capped = group(
        "Whole", group("Tyres", unit("A", 10), unit("B", 10), points=at_most(15)), points=at_least(20)
    )
    yield Scene(
        finding("credit-capped", "/0", group=TYRES, placed=Decimal(20), maximum=Decimal(15)),
        partial(standing, capped, *units("A B")),
    )
    yield Scene(
        finding("branch-undecided", "/0/1", branches=(TYRES, PAINT), chosen=PAINT),
        partial(standing, DIRECTIONS, *units("B")),
    )
    yield Scene(
        finding("nothing-completes", pathway="school"),
        partial(standing, group("Whole", unit("A", 10), points=at_least(20))),
    )
    yield from _on_what_nothing_completes()
    yield Scene(
        finding("rules-state-nothing", pathway="school"), partial(standing, group("Whole", unit("A")))
    )
    spoken = attrs.evolve(group("Tyres", unit("A")), words=en("As the school decides"))
    yield Scene(
        finding("words-only", "/0", group=TYRES, words=en("As the school decides")),
        partial(standing, group("Whole", spoken)),
    )


def _on_what_nothing_completes() -> Iterator[Scene]:
    tyres = group("Tyres", unit("A", 10), unit("B"), points=at_least(20), mandatory=True)
    short = partial(standing, group("Whole", tyres, points=at_least(20)))
    yield Scene(
        finding("points-below-minimum", "/0", group=TYRES, reachable=Decimal(10), minimum=Decimal(20)), short
    )
    yield Scene(finding("unit-without-points", "/0/1", unit="B", group=TYRES), short)
    yield Scene(
        finding("members-below-minimum", "", group=WHOLE, members=1, minimum=2),
        partial(standing, group("Whole", unit("A"), count=CountRange(2))),
    )
    twice = (group(title, unit("A", 10, mandatory=True), mandatory=True) for title in ("Tyres", "Paint"))
    yield Scene(
        finding("competing-groups", "/0/0", unit="A", groups=(TYRES, PAINT)),
        partial(standing, group("Whole", *twice)),
    )
    both = group("Whole", unit("A", 10, mandatory=True), unit("B", 10, mandatory=True))
    yield Scene(
        finding("barred-together", unit="A", others=("B",)),
        partial(standing, both, requirements=(Barred(units=("A", "B")),)),
    )
    yield Scene(
        finding("prerequisite-missing", unit="A", others=("X",)),
        partial(standing, both, requirements=(Prerequisite(unit="A", requires=("X",)),)),
    )


def _on_versions() -> Iterator[Scene]:
    ended = Validity(period=Period(date(2015, 1, 1), date(2020, 12, 31)))
    title = en("Vehicle Technology")
    yield Scene(
        finding("version-not-in-force", qualification=title, date=TODAY),
        partial(standing, RULES, validity=ended),
    )
    until = date(2027, 7, 31)
    yield Scene(
        finding("version-in-transition", qualification=title, date=TODAY, until=until),
        partial(standing, RULES, validity=attrs.evolve(ended, transition_until=until)),
    )


def _on_credits() -> Iterator[Scene]:
    ranged = group("Whole", unit("A", PointRange(10, 20)), points=at_least(20))
    yield Scene(finding("credit-not-accepted", unit="X"), partial(standing, RULES, *units("X")))
    local = group("Whole", open_entry(Origin.LOCAL), points=at_least(10))
    yield Scene(finding("credit-origin-unknown", unit="X"), partial(standing, local, *units("X")))
    yield Scene(finding("credit-partial", unit="A"), partial(standing, RULES, Credit(unit="A", partial=True)))
    tomorrow = date(2026, 11, 23)
    yield Scene(
        finding("credit-not-yet-awarded", unit="A", date=tomorrow),
        partial(standing, RULES, Credit(unit="A", awarded=tomorrow)),
    )
    yield Scene(
        finding("credit-other-scheme", unit="A", scheme="ects", expected=SCHEME),
        partial(standing, RULES, Credit(unit="A", points=Points(10, "ects"))),
    )
    yield Scene(
        finding("credit-points-differ", "/0", unit="A", recorded=Decimal(12), counted=Decimal(10)),
        partial(standing, RULES, credit("A", 12)),
    )
    full = group("Whole", unit("A", 10), unit("B", 10), points=PointRange.exactly(10))
    yield Scene(
        finding("credit-surplus", "/1", unit="B", group=WHOLE), partial(standing, full, *units("A B"))
    )
    elsewhere = Credit(unit="A", entry="Elsewhere", qualification="nursing")
    yield Scene(
        finding("credit-entry-unknown", unit="A", entry="Elsewhere"), partial(standing, RULES, elsewhere)
    )
    yield Scene(
        finding("credit-of-other-qualification", unit="A", recorded="nursing", qualification="vehicle"),
        partial(standing, RULES, elsewhere),
    )
    yield Scene(finding("credit-repeated", "/0", unit="A"), partial(standing, RULES, *units("A A")))
    yield Scene(
        finding("credit-in-unused-group", "/0/1/0", unit="B", group=PAINT),
        partial(standing, DIRECTIONS, *units("A B"), specialisation=None),
    )
    beyond = group("Whole", unit("A", 10), EXTENSION, points=at_least(10))
    yield Scene(
        finding("credit-outside-total", "/1", unit="X", group=en("Beyond")),
        partial(standing, beyond, credit("X", 5, origin=Origin.LOCAL)),
    )
    yield Scene(
        finding("points-unknown", "/0", unit="A", group=WHOLE), partial(standing, ranged, *units("A"))
    )
    # Ten points at least, twenty at most, of the thirty that are needed.
    more = group("Whole", *ranged.members, unit("B", 10, mandatory=True), open_entry(), points=at_least(30))
    unsure = partial(standing, more, *units("A B"))
    yield Scene(finding("missing-between", low=Decimal(0), high=Decimal(10)), unsure)


def _on_requirements() -> Iterator[Scene]:
    def of(requirement: Requirement, *held: Credit, rules: Group = RULES, level: int | None = 2) -> Question:
        described = tuple(Unit(code=code, title=en(code), level=level) for code in "ABC" if level)
        return partial(standing, rules, *held, requirements=(requirement,), described=described)

    a, b = en("A"), en("B")
    yield Scene(
        finding("level-short", level=3, counted=Decimal(0), minimum=Decimal(10)),
        of(LevelMinimum(level=3, points=10), *units("A B")),
    )
    yield Scene(
        finding("level-unknown", unit="A"), of(LevelMinimum(level=3, points=10), *units("A B"), level=None)
    )
    yield Scene(finding("barred-together", unit=b, others=(a,)), of(Barred(units=("A", "B")), *units("A B")))
    needs = Prerequisite(unit="B", requires=("X",))
    yield Scene(finding("prerequisite-missing", unit=b, others=("X",)), of(needs, *units("A B")))
    yield Scene(
        finding("recognised-beyond-cap", unit=b, maximum=Decimal(10)),
        of(RecognisedCap(points=10), recognised("A"), recognised("B")),
    )
    yield Scene(
        finding("home-short", counted=Decimal(10), minimum=Decimal(20)),
        of(HomeMinimum(points=20), recognised("A"), *units("B")),
    )
    good = GradeMinimum(scale=SCALE, label="2")
    yield Scene(
        finding("grade-too-low", unit=a, grade="1", minimum="2"),
        of(good, Credit(unit="A", grade=Grade(label="1"))),
    )
    yield Scene(finding("grade-unknown", unit=a, minimum="2"), of(good, *units("A")))
    old, last = date(2020, 11, 21), date(2025, 11, 21)
    yield Scene(
        finding("credit-expired", unit=a, date=old, last=last),
        of(ShelfLife(years=5), Credit(unit="A", awarded=old)),
    )
    yield Scene(finding("credit-age-unknown", unit=a), of(ShelfLife(years=5), *units("A")))
    card = ExternalCertificate(code="card", title=en("Hot work card"))
    yield Scene(finding("certificate-missing", certificate=en("Hot work card")), of(card, *units("A B")))


def _hints() -> Iterator[Scene]:
    yield Scene(
        finding("competing-groups", "/0/0", unit="A", groups=(TYRES, PAINT)),
        partial(standing, CONTESTED, *units("A")),
    )
    choice = group("Whole", *(unit(code, 10) for code in "ABCD"), points=at_least(20))
    yield Scene(finding("completions-equal", count=6), partial(standing, choice))
    yield Scene(
        finding("other-specialisation-nearer", "/0/1", specialisation=PAINT, points=Decimal(0), units=0),
        partial(standing, DIRECTIONS, *units("B"), specialisation="tyres"),
    )
    declared = Credit(unit="A", entry="Paint")
    yield Scene(
        finding(
            "declared-elsewhere-better",
            "/0/0",
            unit="A",
            group="Paint",
            other=TYRES,
            points=Decimal(0),
            units=0,
        ),
        partial(standing, CONTESTED, declared, *units("C")),
    )
    both = group(
        "Whole",
        group("Tyres", unit("A", 10), unit("B", 10), points=at_least(20), mandatory=True),
        group("Paint", *(unit(code, 10) for code in "ABCD"), points=at_least(20), mandatory=True),
    )
    yield Scene(
        finding("declared-together-better", credits=("A", "B"), points=Decimal(0), units=0),
        partial(standing, both, declared, Credit(unit="B", entry="Paint"), *units("C D")),
    )
    yield Scene(finding("work-used-up", work=1), partial(standing, CONTESTED, work=1))
    yield Scene(finding("credit-undecided", unit="A"), partial(standing, CONTESTED, *units("A"), work=1))
    yield Scene(finding("missing-at-least", points=Decimal(20), units=2), cut_short)
    yield Scene(finding("missing-at-most", points=Decimal(21), units=2), cut_short)


def cut_short() -> Progress:
    """An answer for which the work was enough for bounds on either side, and not for more."""
    rules = group(
        "Whole",
        *(
            group(title, unit("A", 11), unit("B", 10), unit("C", 7), points=at_least(10), mandatory=True)
            for title in ("Tyres", "Paint")
        ),
    )
    answers = (standing(rules, work=work) for work in range(0, 2000, 50))
    return next(answer for answer in answers if "missing-at-most" in codes(answer))


SCENES = (*_on_groups(), *_on_versions(), *_on_credits(), *_on_requirements(), *_hints())
