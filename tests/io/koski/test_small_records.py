"""Small learner records of Koski, one for each thing that a record can say."""

import json
import unicodedata
from datetime import date
from pathlib import Path

import pytest

from ecvet.io import koski
from ecvet.model.grades import Grade
from ecvet.model.origins import Origin
from ecvet.points import Points
from ecvet.rules.findings import finding
from ecvet.text import Text
from tests.io.koski.records import (
    MAIN,
    ONE_TO_FIVE,
    PASS_FAIL,
    T1K3,
    UNIT,
    Node,
    assessed,
    coded,
    credits,
    document,
    extent,
    problems,
    read,
    right,
    unit,
)

# Small records, one for each thing that a record can say.


def test_a_unit_that_is_not_assessed_is_no_credit() -> None:
    reading = read(unit("A"), unit("B", assessed()))
    assert [credit.unit for credit in reading.value[0].credits] == ["B"]
    assert reading.value[0].unassessed == ("A",)
    assert reading.findings == (finding("read-unassessed", UNIT, unit="A"),)


@pytest.mark.parametrize(
    "failed",
    [
        assessed("2", T1K3, passes=False),
        assessed("0", T1K3, passes=None),
        assessed("Hylätty", ONE_TO_FIVE, passes=None),
        assessed("Hylätty", PASS_FAIL, passes=True),
        assessed("4", "arviointiasteikkoyleissivistava", passes=None),
        assessed("x", "", passes=False),
    ],
)
def test_a_unit_that_is_failed_is_no_credit_and_not_unassessed(failed: Node) -> None:
    reading = read(unit("A", failed))
    assert (reading.value[0].credits, reading.value[0].unassessed) == ((), ())
    assert [(one.code, one.where, one["unit"]) for one in reading.findings] == [
        ("read-not-attained", UNIT, "A")
    ]


def test_a_grade_of_a_known_scale_needs_no_word_whether_it_passes() -> None:
    (credit,) = credits(unit("A", assessed("1", T1K3, passes=None)))
    assert credit.assessments[0].attained


def test_a_grade_of_an_unknown_scale_does() -> None:
    (problem,) = problems(unit("A", assessed("1", "asteikko", passes=None)))
    assert (problem.rule, problem.path) == ("field.missing", f"{UNIT}/arviointi/0/hyväksytty")


def test_the_latest_pass_stands_in_whatever_order_they_are_written_and_whatever_was_tried_afterwards() -> (
    None
):
    later, earlier = assessed("4", on="2024-05-02"), assessed("2", on="2024-05-01")
    failed = assessed("Hylätty", on="2024-06-01", passes=False)
    (credit,) = credits(unit("A", failed, later, earlier))
    assert (credit.grade, credit.awarded) == (Grade(label="4", scale=ONE_TO_FIVE), date(2024, 5, 2))
    assert [one.attained for one in credit.assessments] == [False, True, True]


def test_a_unit_that_an_old_record_calls_under_way_is_no_credit_yet() -> None:
    assert read(unit("A", assessed(), tila=coded("KESKEN"))).value[0].unassessed == ("A",)
    assert credits(unit("A", assessed(), tila=coded("VALMIS")))[0].unit == "A"


def test_a_part_that_is_failed_or_not_assessed_is_found_and_leaves_the_unit_as_it_is() -> None:
    parts = [unit("P1", assessed()), unit("P2"), unit("P3", assessed("Hylätty", passes=False))]
    reading = read(unit("A", assessed(), osasuoritukset=parts))
    (credit,) = reading.value[0].credits
    assert ([part.unit for part in credit.parts], credit.partial) == (["P1"], False)
    assert reading.value[0].unassessed == ()
    assert reading.findings == (
        finding("read-unassessed", f"{UNIT}/osasuoritukset/1", unit="P2"),
        finding("read-not-attained", f"{UNIT}/osasuoritukset/2", unit="P3", grade="Hylätty"),
    )


def test_a_failed_unit_with_a_part_that_is_passed_is_partial_and_found() -> None:
    failed = assessed("Hylätty", passes=False)
    reading = read(unit("A", failed, osasuoritukset=[unit("P", assessed(), points=extent(2))]))
    (credit,) = reading.value[0].credits
    assert (credit.partial, credit.points, credit.assessments) == (True, Points(2, "osaamispiste"), ())
    assert [found.code for found in reading.findings] == ["read-not-attained"]


@pytest.mark.parametrize("other", [None, extent(3, "2")])
def test_the_points_of_parts_are_unknown_together_where_one_has_none_or_others(other: Node | None) -> None:
    parts = [unit("P1", assessed(), points=extent(2)), unit("P2", assessed(), points=other)]
    assert credits(unit("A", osasuoritukset=parts))[0].points is None


def test_something_smaller_than_a_unit_is_credit_for_a_part_of_its_unit() -> None:
    small = unit(
        "S", assessed(), codes="", points=extent(2), liittyyTutkinnonOsaan=coded("101481", "tutkinnonosat")
    )
    (credit,) = credits(small)
    assert (credit.unit, credit.partial, credit.points) == ("101481", True, Points(2, "osaamispiste"))
    assert [(part.unit, part.origin) for part in credit.parts] == [("S", Origin.LOCAL)]


@pytest.mark.parametrize("key", ["tutkinto", "liittyyTutkintoon"])
def test_a_unit_of_another_qualification_names_it(key: str) -> None:
    numbered = unit("A", assessed()) | {key: {"perusteenDiaarinumero": "40/011/2001"}}
    classified = unit("B", assessed(), codes="") | {key: {"tunniste": coded("457305", "koulutus")}}
    assert [(credit.origin, credit.qualification) for credit in credits(numbered, classified)] == [
        (Origin.OTHER_QUALIFICATION, "40/011/2001"),
        (Origin.OTHER_QUALIFICATION, "457305"),
    ]


def test_an_option_without_anything_in_it_is_nothing() -> None:
    reading = read(unit("2", codes="tutkinnonosatvalinnanmahdollisuus"))
    assert (reading.value[0].credits, reading.value[0].unassessed, reading.findings) == ((), (), ())


def test_the_unit_of_measure_is_the_scheme_of_the_points(shared: Path) -> None:
    # The code list has the names as they follow a number.
    schemes = {
        "opintoviikkoa": "opintoviikko",
        "opintopistettä": "ects",
        "vuosiviikkotuntia": "vuosiviikkotunti",
        "kurssia": "kurssi",
        "tuntia": "tunti",
        "osaamispistettä": "osaamispiste",
        "vuotta": "vuosi",
        "viikkoa": "viikko",
    }
    codes = json.loads((shared / "data/fi/codes/opintojenlaajuusyksikko.json").read_text(encoding="utf-8"))
    for one in codes:
        name = next(words["nimi"] for words in one["metadata"] if words["kieli"] == "FI")
        (credit,) = credits(unit("A", assessed(), points=extent(7.1, one["koodiArvo"])))
        assert credit.points == Points("7.1", schemes.pop(name))
    assert not schemes
    (unknown,) = credits(unit("A", assessed(), points=extent(1, "9")))
    assert unknown.points == Points(1, "opintojenlaajuusyksikko_9")


def test_the_groups_are_named_as_in_the_code_list(shared: Path) -> None:
    codes = json.loads(
        (shared / "data/fi/codes/ammatillisentutkinnonosanryhma.json").read_text(encoding="utf-8")
    )
    for one in codes:
        (credit,) = credits(unit("A", assessed(), tutkinnonOsanRyhmä=coded(one["koodiArvo"])))
        assert credit.entry == next(words["nimi"] for words in one["metadata"] if words["kieli"] == "FI")
    (unknown,) = credits(unit("A", assessed(), tutkinnonOsanRyhmä=coded("9")))
    assert unknown.entry == "ammatillisentutkinnonosanryhma_9"


def test_numbers_of_two_scales_in_one_record_are_found_also_in_parts() -> None:
    parts = unit("A", assessed("3", T1K3), osasuoritukset=[unit("P", assessed("3", ONE_TO_FIVE))])
    assert read(parts).findings == (finding("read-grade-scale-mixed", MAIN, scales=(ONE_TO_FIVE, T1K3)),)


def test_a_pass_without_a_number_mixes_with_any_scale() -> None:
    units = (
        unit("A", assessed("3", T1K3)),
        unit("B", assessed("Hyväksytty", PASS_FAIL)),
        unit("C", assessed("2", T1K3)),
    )
    assert read(*units).findings == ()


def test_the_learner_is_named_by_the_number_of_the_register_else_by_that_of_a_study_right() -> None:
    numbered = document(
        right(oid="1.2.246.562.15.2"), henkilö={"oid": "1.2.246.562.24.1", "hetu": "010101A0101"}
    )
    assert koski.read(numbered).value[0].learner.id == "1.2.246.562.24.1"
    by_right = document(right(), right(oid="1.2.246.562.15.2"))
    assert [record.learner.id for record in koski.read(by_right).value] == ["1.2.246.562.15.2"] * 2


def test_every_main_achievement_of_every_vocational_study_right_is_a_record() -> None:
    two = right(unit("A", assessed()))
    two["suoritukset"] = [{"koulutusmoduuli": {"tunniste": coded(code)}} for code in ("1", "2")]
    reading = koski.read(document(two, right(kind="lukiokoulutus"), right(unit("B", assessed()))))
    assert [record.qualification for record in reading.value] == ["1", "2", "351301"]
    assert reading.findings == (finding("read-not-vocational", "/opiskeluoikeudet/1", kind="lukiokoulutus"),)


def test_a_specialisation_may_stand_with_a_period_or_by_itself_and_counts_once() -> None:
    period, plain = {"osaamisala": coded("1719"), "alku": "2018-01-01"}, coded("1720")
    main = {"osaamisala": [period, plain, period], "tutkintonimike": [coded("10024"), coded("10024")]}
    (record,) = koski.read(document({"tyyppi": coded("ammatillinenkoulutus"), "suoritukset": [main]})).value
    assert (record.specialisations, record.award_titles) == (("1719", "1720"), ("10024",))


def test_codes_and_names_that_people_typed_are_mended_and_blank_texts_are_none() -> None:
    title: Node = {"fi": " Öljynvaihto\r\n", "sv": " ", "en": None}
    (credit,) = credits(unit(unicodedata.normalize("NFD", " Öljyn  vaihto "), assessed(), title=title))
    assert credit.unit == "Öljyn vaihto"
    assert credit.title == Text({"fi": "Öljynvaihto"})


# Documents that are something else, or broken.


def test_what_is_not_read_is_told_by_kind_with_its_place() -> None:
    taken = unit("A", assessed(), toimipiste={"oid": "1.2"}, näyttö={"suoritusaika": {"alku": "2026-01-01"}})
    record = json.loads(document(right(taken, taken), right(kind="lukiokoulutus", toimipiste={"oid": "1"})))
    record["henkilö"] = {"oid": "1.2.246.562.24.1", "sukunimi": "Ankka"}
    record["opiskeluoikeudet"][0]["mood"] = "good"
    reading = koski.read(json.dumps(record))
    told = [(one["what"], one.where) for one in reading.unread if one.where.rpartition("/")[2] != "nimi"]
    unit_path = "/opiskeluoikeudet/0/suoritukset/0/osasuoritukset/0"
    assert set(told) == {
        ("learner", "/henkilö/sukunimi"),
        ("place", f"{unit_path}/toimipiste"),
        ("period", f"{unit_path}/näyttö/suoritusaika"),
        ("beyond", "/opiskeluoikeudet/0/mood"),
    }
