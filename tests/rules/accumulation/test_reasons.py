"""Why the answer is as it is: every finding of accumulation is said of somebody."""

import ast
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import NamedTuple, TypeAlias

import attrs
import pytest

import ecvet.rules.accumulation
from ecvet import (
    Alternatives,
    Beyond,
    CountRange,
    Credit,
    Extension,
    Finding,
    Grade,
    GradeScale,
    GradeStep,
    Group,
    Missing,
    Origin,
    Pathway,
    Period,
    PointRange,
    Points,
    PriorLearning,
    Progress,
    Qualification,
    Specialisation,
    Unit,
    UnitEntry,
    Validity,
    Verdict,
    accumulate,
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
from ecvet.rules.findings import CODES, finding
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

SCALE = GradeScale(code="1-3", steps=tuple(GradeStep(label=label, passes=True) for label in "123"))
WHOLE, TYRES, PAINT = en("Whole"), en("Tyres"), en("Paint")
#: Three units of 10 points, of which 20 points make the whole.
RULES = group("Whole", *(unit(code, 10) for code in "ABC"), points=at_least(20))
MANDATORY = group("Whole", unit("A", 10, mandatory=True), unit("B", 10), points=at_least(10))
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
EXTENSION = Extension(title=en("Beyond"), accepts=(Origin.LOCAL,))


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


@pytest.mark.parametrize("scene", SCENES, ids=[scene.says.code for scene in SCENES])
def test_what_matters_is_said_with_the_names_and_numbers_that_it_is_about(scene: Scene) -> None:
    assert scene.says in scene.of().findings


def test_every_finding_of_accumulation_is_among_them() -> None:
    source = Path(ecvet.rules.accumulation.__file__).parent
    trees = (ast.parse(path.read_text(encoding="utf-8")) for path in source.glob("*.py"))
    constants = {node.value for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Constant)}
    assert {scene.says.code for scene in SCENES} == constants & set(CODES)


# What is not said


def test_who_has_achieved_is_told_of_nothing_that_is_missing() -> None:
    progress = standing(RULES, *units("A B"))
    assert (progress.verdict, progress.findings) == (Verdict.ACHIEVED, ())


def test_the_group_that_falls_short_is_named_and_not_those_that_hold_it() -> None:
    rules = group(
        "Whole", group("Tyres", unit("A", 10), points=at_least(10), mandatory=True), points=at_least(10)
    )
    short = [found["group"] for found in standing(rules).findings if found.code == "group-short-of-points"]
    assert short == [TYRES]


def test_of_a_group_for_which_nothing_is_held_it_goes_without_saying_that_nothing_helps() -> None:
    assert "points-short-with-all" not in codes(standing(RULES))


def test_a_group_that_another_placing_would_fill_is_not_called_short_with_everything() -> None:
    found = standing(CONTESTED, *units("A"))
    assert "competing-groups" in codes(found)
    assert "points-short-with-all" not in codes(found)


def test_what_is_held_counts_in_full_when_a_group_is_called_short_with_everything() -> None:
    paint = group("Paint", unit("A", 10), unit("C", 20), points=at_least(30), mandatory=True)
    progress = standing(attrs.evolve(CONTESTED, members=(CONTESTED.members[0], paint)), *units("A"))
    says = [found for found in progress.findings if found.code == "points-short-with-all"]
    assert [(found["group"], found["eligible"]) for found in says] == [(PAINT, Decimal(10))]


def test_an_open_entry_leaves_no_group_out_of_reach() -> None:
    rules = group("Whole", unit("A", 10), open_entry(points=at_most(5)), points=at_least(20))
    says = [found for found in standing(rules).findings if found.code == "points-below-minimum"]
    assert [found["reachable"] for found in says] == [Decimal(15)]
    endless = group("Whole", unit("A", 10), open_entry(), points=at_least(20))
    assert standing(endless).missing is not None


def test_of_several_declared_placings_those_are_named_that_have_to_change() -> None:
    progress = standing(CONTESTED, Credit(unit="A", entry="Paint"), Credit(unit="C", entry="Paint"))
    says = [found for found in progress.findings if found.code == "declared-elsewhere-better"]
    assert [found["unit"] for found in says] == ["A"]


def test_a_placing_that_is_declared_by_its_path_is_named_by_its_title() -> None:
    progress = standing(CONTESTED, Credit(unit="A", entry="/1"), Credit(unit="C"))
    says = [found for found in progress.findings if found.code == "declared-elsewhere-better"]
    assert [(found["group"], found["other"]) for found in says] == [(PAINT, TYRES)]


def test_a_certificate_that_is_not_yet_awarded_is_named_by_its_title() -> None:
    safe = ExternalCertificate(code="SFS6002", title=en("Electrical safety"))
    held = Credit(unit="SFS6002", awarded=date(2027, 1, 1))
    progress = standing(group("Whole", unit("A", 10), points=at_least(10)), held, requirements=(safe,))
    says = [found for found in progress.findings if found.code == "credit-not-yet-awarded"]
    assert [found["unit"] for found in says] == [safe.title]


def test_of_two_credits_for_one_unit_the_place_is_named_of_the_one_that_is_declared() -> None:
    rules = group(
        "Whole",
        group("Locks", open_entry(), points=at_least(10), mandatory=True),
        group("Tyres", open_entry(), points=at_least(10), mandatory=True),
        group("Paint", unit("C", 10), open_entry(), points=at_least(10), mandatory=True),
    )
    declared = attrs.evolve(credit("X", 10), entry="Paint")
    progress = standing(rules, credit("X", 10), declared, *units("C"))
    says = [found for found in progress.findings if found.code == "declared-elsewhere-better"]
    assert [found.where for found in says] == ["/1/0"]


def test_a_declared_placing_that_need_not_change_is_not_named_with_those_that_must() -> None:
    rules = group(
        "Whole",
        group("Locks", unit("E", 10)),
        group("Tyres", unit("A", 10), unit("B", 10), points=at_least(20), mandatory=True),
        group("Paint", *(unit(code, 10) for code in "ABCDE"), points=at_least(20), mandatory=True),
    )
    declared = [Credit(unit=code, entry="Paint") for code in "EAB"]
    says = [
        f for f in standing(rules, *declared, *units("C D")).findings if f.code == "declared-together-better"
    ]
    assert [found["credits"] for found in says] == [("A", "B")]


def test_where_nothing_need_be_missing_no_bound_is_told_that_says_nothing() -> None:
    ranged = group("Whole", unit("A", PointRange(10, 20)), points=at_least(20))
    progress = standing(ranged, *units("A"))
    assert (progress.verdict, progress.missing) == (Verdict.UNDETERMINED, None)
    assert codes(progress) == ["group-short-of-points", "points-unknown"]


def test_where_only_a_unit_may_be_missing_no_bound_is_told_that_says_nothing() -> None:
    enough = group("Enough", unit("A", PointRange(10, 20)), points=at_least(20))
    rules = group("Whole", Alternatives(branches=(enough, group("Other", unit("B"), count=CountRange(1)))))
    progress = standing(rules, *units("A"))
    assert (progress.verdict, progress.missing) == (
        Verdict.UNDETERMINED,
        Missing(points=Decimal(0), units=1),
    )
    assert "missing-at-least" not in codes(progress)


def test_a_specialisation_that_is_no_nearer_is_not_suggested() -> None:
    progress = standing(DIRECTIONS, *units("A"), specialisation="tyres")
    assert "other-specialisation-nearer" not in codes(progress)


def test_a_declared_placing_that_costs_nothing_is_left_alone() -> None:
    progress = standing(CONTESTED, Credit(unit="A", entry="Paint"))
    assert "declared-elsewhere-better" not in codes(progress)


def test_completions_that_cost_different_points_are_not_called_equal() -> None:
    rules = group("Whole", unit("A", 10), unit("B", 20), points=at_least(10))
    assert "completions-equal" not in codes(standing(rules))


def test_where_the_work_is_used_up_the_bound_is_no_more_than_the_true_distance() -> None:
    full = standing(CONTESTED, *units("A"))
    assert full.missing is not None
    for work in range(40):
        cut = standing(CONTESTED, *units("A"), work=work)
        for found in cut.findings:
            if found.code == "missing-at-least":
                points, further = found["points"], found["units"]
                assert isinstance(points, Decimal)
                assert isinstance(further, int)
                assert (points, further) <= (full.missing.points, full.missing.units)


def test_parts_of_a_unit_that_count_nowhere_are_surplus_by_name() -> None:
    rules = group(
        "Whole",
        group("Tyres", *PARTS.members[:1]),
        unit("B", 10),
        points=at_least(10),
        count=CountRange(1, 1),
    )
    part = Credit(unit="A", partial=True, points=Points(4, SCHEME))
    limited = attrs.evolve(rules, beyond=Beyond.LIMIT)
    progress = standing(limited, part, *units("B"))
    assert progress.surplus == (0,)
    assert "credit-in-unused-group" in codes(progress)
