"""Whether an agreement agrees with itself, with its memorandum and with the qualification at home."""

from datetime import date, timedelta

import attrs
import pytest

from ecvet.model.agreements import AgreedUnit, LearningAgreement, MemorandumOfUnderstanding, Party, Signature
from ecvet.model.combination import UnitEntry
from ecvet.model.learners import Learner
from ecvet.model.papers import Procedure
from ecvet.model.persons import Person
from ecvet.model.qualifications import Qualification
from ecvet.model.units import QualificationReference
from ecvet.periods import Period
from ecvet.points import PointRange, Points
from ecvet.rules.completeness import check_agreement
from ecvet.rules.findings import Finding
from tests.rules.mobility import (
    FIRST,
    HOME,
    HOST,
    LAST,
    SIGNED,
    agreed,
    agreement,
    institution,
    memorandum,
    outcome,
    qualification,
    stand_for,
    text,
    unit,
)

ONE_DAY = timedelta(days=1)
AGREEMENT = attrs.evolve(
    agreement(agreed("bremser", "checks", "repairs", counts_for="brakes"), memorandum="MoU-1"),
    weeks=8,
    assessment=Procedure(how=text("By the host")),
    recognition=Procedure(how=text("By the home institution")),
)
MAJORITY = SIGNED.replace(year=SIGNED.year - 18)


def codes(found: tuple[Finding, ...]) -> list[str]:
    return [one.code for one in found]


def born(day: date) -> LearningAgreement:
    return attrs.evolve(AGREEMENT, learner=Learner(id="learner", born=day))


# Dates and signatures


@pytest.mark.parametrize("weeks", [7, 8, None])
def test_a_week_that_is_not_whole_may_be_counted_or_not(weeks: int | None) -> None:
    assert check_agreement(attrs.evolve(AGREEMENT, weeks=weeks)) == ()


@pytest.mark.parametrize("weeks", [6, 9])
def test_weeks_that_the_dates_do_not_hold_are_reported(weeks: int) -> None:
    (found,) = check_agreement(attrs.evolve(AGREEMENT, weeks=weeks))
    assert (found.code, found["stated"], found["counted"]) == ("weeks-differ", weeks, 8)


def test_whole_weeks_are_counted_exactly() -> None:
    whole = attrs.evolve(AGREEMENT, period=Period(date(2026, 3, 2), date(2026, 4, 26)))
    assert check_agreement(whole) == ()
    for weeks in (7, 9):
        (found,) = check_agreement(attrs.evolve(whole, weeks=weeks))
        assert (found.code, found["counted"]) == ("weeks-differ", 8)


def test_a_single_day_more_may_be_counted_as_a_week() -> None:
    longer = attrs.evolve(AGREEMENT, period=Period(date(2026, 3, 2), date(2026, 4, 27)))
    assert check_agreement(attrs.evolve(longer, weeks=9)) == ()


def test_a_guardian_signs_for_a_learner_who_comes_of_age_the_day_after_signing() -> None:
    assert codes(check_agreement(born(MAJORITY.replace(day=MAJORITY.day + 1)))) == ["guardian-missing"]


def test_no_guardian_signs_for_a_learner_who_comes_of_age_on_the_day_of_signing() -> None:
    assert check_agreement(born(MAJORITY)) == ()


def test_a_signature_without_a_date_is_taken_to_be_of_the_first_day_of_the_mobility() -> None:
    undated = tuple(attrs.evolve(one, on=None) for one in AGREEMENT.signatures)
    of_age = FIRST.replace(year=FIRST.year - 18)
    assert check_agreement(attrs.evolve(born(of_age), signatures=undated)) == ()
    minor = attrs.evolve(born(of_age.replace(day=of_age.day + 1)), signatures=undated)
    assert codes(check_agreement(minor)) == ["guardian-missing"]


def test_the_age_is_that_of_the_day_on_which_the_learner_signed() -> None:
    """The others sign the day before the learner comes of age, or on that day."""
    learner = attrs.evolve(AGREEMENT.signatures[2], on=SIGNED + ONE_DAY)
    of_age = attrs.evolve(
        born(MAJORITY.replace(day=MAJORITY.day + 1)), signatures=(*AGREEMENT.signatures[:2], learner)
    )
    assert check_agreement(of_age) == ()
    others = tuple(attrs.evolve(one, on=SIGNED + 2 * ONE_DAY) for one in AGREEMENT.signatures[:2])
    minor = attrs.evolve(
        born(MAJORITY.replace(day=MAJORITY.day + 2)), signatures=(*others, AGREEMENT.signatures[2])
    )
    assert codes(check_agreement(minor)) == ["guardian-missing"]


def test_only_the_two_institutions_sign_for_themselves() -> None:
    school = attrs.evolve(AGREEMENT.signatures[2], institution="the school of the learner")
    assert check_agreement(attrs.evolve(AGREEMENT, signatures=(*AGREEMENT.signatures[:2], school))) == ()


def test_a_guardian_who_is_named_has_to_sign() -> None:
    named = attrs.evolve(AGREEMENT, guardian=Person(name="Name"))
    assert codes(check_agreement(named)) == ["guardian-missing"]
    signature = Signature(party=Party.GUARDIAN, name="Name")
    assert check_agreement(attrs.evolve(named, signatures=(*named.signatures, signature))) == ()


def test_a_learner_of_unknown_age_needs_no_guardian() -> None:
    assert AGREEMENT.learner.born is None
    assert check_agreement(AGREEMENT) == ()


def test_a_signature_after_the_start_of_the_mobility_is_late() -> None:
    late = attrs.evolve(AGREEMENT.signatures[1], on=FIRST + ONE_DAY)
    signed = (AGREEMENT.signatures[0], late, AGREEMENT.signatures[2])
    (found,) = check_agreement(attrs.evolve(AGREEMENT, signatures=signed))
    assert (found.code, found.where) == ("signature-late", "/signatures/1/on")
    assert dict(found.params) == {"party": "host", "date": FIRST + ONE_DAY, "first": FIRST}


def test_a_signature_on_the_first_day_is_in_time() -> None:
    signed = tuple(attrs.evolve(one, on=FIRST) for one in AGREEMENT.signatures)
    assert check_agreement(attrs.evolve(AGREEMENT, signatures=signed)) == ()


def test_an_amendment_may_be_signed_during_the_mobility() -> None:
    signed = tuple(attrs.evolve(one, on=LAST) for one in AGREEMENT.signatures)
    assert check_agreement(attrs.evolve(AGREEMENT, signatures=signed, version=2)) == ()


# The memorandum


def under(framework: MemorandumOfUnderstanding, papers: LearningAgreement = AGREEMENT) -> list[str]:
    return codes(check_agreement(papers, framework))


def test_an_agreement_within_its_memorandum_is_in_order() -> None:
    assert under(memorandum()) == []


def test_an_agreement_names_its_memorandum() -> None:
    assert under(memorandum(), attrs.evolve(AGREEMENT, memorandum=None)) == ["memorandum-unnamed"]
    assert under(memorandum(code="MoU-2")) == ["memorandum-differs"]


@pytest.mark.parametrize(("partner", "where"), [(HOME, "/host"), (HOST, "/home")])
def test_home_and_host_are_covered_by_the_memorandum(partner: str, where: str) -> None:
    framework = memorandum(partner, "another")
    (found,) = check_agreement(AGREEMENT, framework)
    assert (found.code, found.where) == ("memorandum-without-party", where)
    missing = tuple(map(institution, (HOME, HOST)))
    assert under(attrs.evolve(framework, others=missing)) == []


def test_a_memorandum_is_in_force_throughout_the_mobility() -> None:
    (found,) = check_agreement(AGREEMENT, memorandum(until=LAST - ONE_DAY))
    assert (found.code, found["date"]) == ("memorandum-not-in-force", LAST)
    assert under(memorandum(until=LAST)) == []


@pytest.mark.parametrize(
    ("covered", "expected"),
    [
        (QualificationReference(title=text("Other words"), code="vehicle-technician"), []),
        (QualificationReference(title=text("Vehicle technician")), []),
        (
            QualificationReference(title=text("Vehicle technician"), code="other"),
            ["qualification-not-covered"],
        ),
        (QualificationReference(title=text("Car painter")), ["qualification-not-covered"]),
    ],
)
def test_the_qualification_is_one_that_the_memorandum_covers(
    covered: QualificationReference, expected: list[str]
) -> None:
    assert under(attrs.evolve(memorandum(), qualifications=(covered,))) == expected


def test_the_units_are_among_those_that_the_memorandum_names() -> None:
    assert under(attrs.evolve(memorandum(), units=("bremser",))) == []
    assert under(attrs.evolve(memorandum(), units=("brakes",))) == []
    assert under(attrs.evolve(memorandum(), units=("motor",))) == ["unit-not-covered"]


# The qualification and its points


BRAKES = unit("brakes", "checks", "repairs")
AT_HOME = qualification(BRAKES)


def worth(points: int, *outcomes: str, scheme: str = "ecvet") -> AgreedUnit:
    wanted = outcomes or ("checks", "repairs")
    return attrs.evolve(agreed("bremser", *wanted, counts_for="brakes"), points=Points(points, scheme))


def agreeing(*units: AgreedUnit) -> LearningAgreement:
    return attrs.evolve(AGREEMENT, units=units)


def test_no_more_points_are_agreed_on_than_the_unit_has_at_home() -> None:
    assert check_agreement(agreeing(worth(15)), None, AT_HOME) == ()
    (found,) = check_agreement(agreeing(worth(16)), None, AT_HOME)
    assert (found.code, found["agreed"], found["most"]) == (
        "points-beyond-unit",
        Points(16, "ecvet"),
        Points(15, "ecvet"),
    )


def test_part_of_a_unit_has_its_share_of_the_points() -> None:
    assert check_agreement(agreeing(worth(7, "checks")), None, AT_HOME) == ()
    (found,) = check_agreement(agreeing(worth(8, "checks")), None, AT_HOME)
    assert found["most"] == Points("7.5", "ecvet")


def test_a_correspondence_says_which_part_is_aimed_at() -> None:
    papers = attrs.evolve(agreeing(worth(8, "sjekker")), correspondences=stand_for(("sjekker", "checks")))
    assert codes(check_agreement(papers, None, AT_HOME)) == ["points-beyond-unit"]


def test_an_esco_link_says_which_part_is_aimed_at() -> None:
    link = ["http://data.europa.eu/esco/skill/1"]
    at_home = qualification(unit("brakes", outcome("checks", esco=link), "repairs"))
    given = agreed("bremser", outcome("sjekker", esco=link), counts_for="brakes")
    papers = agreeing(attrs.evolve(given, points=Points(8, "ecvet")))
    assert codes(check_agreement(papers, None, at_home)) == ["points-beyond-unit"]


def test_units_that_stand_for_one_share_its_points() -> None:
    first, second = worth(8, "checks"), attrs.evolve(worth(8, "repairs"), unit="skiver")
    assert codes(check_agreement(agreeing(first, second), None, AT_HOME)) == ["points-beyond-unit"]


@pytest.mark.parametrize("at_home", [AT_HOME, qualification(unit("brakes"))], ids=["others", "none"])
def test_where_no_outcome_can_be_compared_the_whole_unit_is_aimed_at(at_home: Qualification) -> None:
    assert check_agreement(agreeing(worth(15, "sjekker")), None, at_home) == ()
    (found,) = check_agreement(agreeing(worth(16, "sjekker")), None, at_home)
    assert (found.code, found["most"]) == ("points-beyond-unit", Points(15, "ecvet"))


def test_points_of_several_schemes_at_home_are_compared_with_nothing() -> None:
    (route,) = AT_HOME.pathways
    other = attrs.evolve(route, code="other", scheme="ects")
    at_home = attrs.evolve(AT_HOME, pathways=(route, other))
    assert check_agreement(agreeing(worth(16)), None, at_home) == ()


@pytest.mark.parametrize(
    "at_home",
    [
        qualification(BRAKES, points=None),
        qualification(BRAKES, beside=[UnitEntry(unit="brakes")]),
        qualification(BRAKES, beside=[UnitEntry(unit="brakes", points=PointRange(15, 30))]),
    ],
    ids=["none", "not everywhere", "a range"],
)
def test_points_are_compared_with_the_most_that_is_known(at_home: Qualification) -> None:
    assert check_agreement(agreeing(worth(16)), None, at_home) == ()


def test_points_of_another_scheme_are_compared_with_nothing() -> None:
    assert check_agreement(agreeing(worth(99, scheme="ects")), None, AT_HOME) == ()


def test_the_agreement_is_for_this_qualification() -> None:
    other = qualification(BRAKES, code="car-painter")
    assert codes(check_agreement(AGREEMENT, None, other)) == ["qualification-differs"]


def test_a_unit_that_is_aimed_at_has_to_be_there_at_home() -> None:
    (found,) = check_agreement(AGREEMENT, None, qualification(unit("tyres")))
    assert (found.code, found.where) == ("unit-not-at-home", "/units/0/counts_for")


def test_no_more_points_are_agreed_on_than_the_qualification_has() -> None:
    small = attrs.evolve(AGREEMENT.qualification, points=Points(15, "ecvet"))
    papers = attrs.evolve(agreeing(worth(15)), qualification=small)
    assert check_agreement(papers) == ()
    more = attrs.evolve(papers, units=(worth(15), attrs.evolve(worth(1), unit="skiver")))
    assert codes(check_agreement(more)) == ["points-beyond-qualification"]
    addition = attrs.evolve(worth(1), unit="vinter", counts_for=None)
    assert check_agreement(attrs.evolve(papers, units=(worth(15), addition))) == ()


# Where a finding is


ANOTHER_S = attrs.evolve(AGREEMENT.signatures[1], institution="another")
COVERING = attrs.evolve(memorandum(), qualifications=(QualificationReference(title=text("Car painter")),))
SMALL = attrs.evolve(AGREEMENT.qualification, points=Points(14, "ecvet"))


@pytest.mark.parametrize(
    ("papers", "framework", "at_home", "places"),
    [
        (attrs.evolve(AGREEMENT, weeks=6), None, None, {"weeks-differ": "/weeks"}),
        (
            attrs.evolve(AGREEMENT, signatures=(*AGREEMENT.signatures, ANOTHER_S)),
            *(None, None),
            {"signature-for-another": "/signatures/3/institution"},
        ),
        (
            attrs.evolve(AGREEMENT, guardian=Person(name="Name")),
            *(None, None),
            {"guardian-missing": "/signatures"},
        ),
        (
            attrs.evolve(agreeing(worth(15)), qualification=SMALL),
            *(None, None),
            {"points-beyond-qualification": "/units"},
        ),
        (
            attrs.evolve(AGREEMENT, memorandum=None),
            *(memorandum(), None),
            {"memorandum-unnamed": "/memorandum"},
        ),
        (AGREEMENT, memorandum(code="MoU-2"), None, {"memorandum-differs": "/memorandum"}),
        (AGREEMENT, memorandum(until=FIRST), None, {"memorandum-not-in-force": "/period"}),
        (AGREEMENT, COVERING, None, {"qualification-not-covered": "/qualification"}),
        (
            agreeing(*AGREEMENT.units, agreed("motor", "repairs")),
            *(attrs.evolve(memorandum(), units=("brakes",)), None),
            {"unit-not-covered": "/units/1"},
        ),
        (
            AGREEMENT,
            *(None, qualification(BRAKES, code="car-painter")),
            {"qualification-differs": "/qualification/code"},
        ),
        (agreeing(worth(16)), None, AT_HOME, {"points-beyond-unit": "/units"}),
    ],
    ids=lambda one: next(iter(one)) if isinstance(one, dict) else "",
)
def test_a_finding_is_where_the_papers_do_not_go_together(
    papers: LearningAgreement,
    framework: MemorandumOfUnderstanding | None,
    at_home: Qualification | None,
    places: dict[str, str],
) -> None:
    found = check_agreement(papers, framework, at_home)
    assert {one.code: one.where for one in found} == places
