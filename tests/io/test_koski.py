"""Learner records of Koski: real ones of every year, and small ones for each thing that a record can say."""

import json
import unicodedata
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecvet.errors import Problem, ReadError
from ecvet.io import koski
from ecvet.io._reading import Reading
from ecvet.model.assessments import Credit
from ecvet.model.grades import Grade
from ecvet.model.institutions import Institution
from ecvet.model.learners import Learner, LearnerRecord
from ecvet.model.origins import Origin
from ecvet.points import Points
from ecvet.rules.findings import finding
from ecvet.text import Text

T1K3 = "arviointiasteikkoammatillinent1k3"
ONE_TO_FIVE = "arviointiasteikkoammatillinen15"
PASS_FAIL = "arviointiasteikkoammatillinenhyvaksyttyhylatty"
MAIN = "/opiskeluoikeudet/0/suoritukset/0"
UNIT = f"{MAIN}/osasuoritukset/0"

Node = dict[str, object]


def every_credit(credits: tuple[Credit, ...]) -> Iterator[Credit]:
    for credit in credits:
        yield credit
        yield from every_credit(credit.parts)


# Real records. What is expected of them is counted here from the JSON itself.


@pytest.fixture(scope="module")
def folder(shared: Path) -> Path:
    return shared / "data" / "fi" / "koski"


def real(folder: Path, name: str) -> LearnerRecord:
    (record,) = koski.read(folder / f"ammatillinen-{name}.json").value
    return record


def achievements(node: object) -> Iterator[Node]:
    """All units and parts below a node, at any depth."""
    if isinstance(node, dict):
        yield from node.get("osasuoritukset", [])
        for child in node.values():
            yield from achievements(child)
    if isinstance(node, list):
        for child in node:
            yield from achievements(child)


def is_assessed(node: Node) -> bool:
    return '"hyväksytty": true' in json.dumps(node.get("arviointi", []), ensure_ascii=False)


def stated_code(node: Node) -> str:
    module = node["koulutusmoduuli"]
    assert isinstance(module, dict)
    return str(module["tunniste"]["koodiarvo"])


def stated_points(node: Node) -> Decimal:
    module = node["koulutusmoduuli"]
    assert isinstance(module, dict)
    return Decimal(str(module.get("laajuus", {}).get("arvo", 0)))


def test_every_real_record_is_read_and_every_assessed_unit_and_part_in_it_is_credit(folder: Path) -> None:
    files = sorted(folder.glob("*.json"))
    assert len(files) == 30
    for file in files:
        document = json.loads(file.read_text(encoding="utf-8"))
        assessed = [node for node in achievements(document) if is_assessed(node)]
        (record,) = koski.read(file).value
        whole = [credit for credit in every_credit(record.credits) if not credit.partial]
        assert Counter(credit.unit for credit in whole) == Counter(map(stated_code, assessed)), file.name
        points = sum(credit.points.value for credit in whole if credit.points is not None)
        assert points == sum(map(stated_points, assessed)), file.name


def test_every_unit_without_an_assessment_in_it_is_unassessed_and_found(folder: Path) -> None:
    for file in sorted(folder.glob("*.json")):
        document = json.loads(file.read_text(encoding="utf-8"))
        begun = [
            stated_code(node)
            for node in achievements(document)
            if not is_assessed(node) and not any(map(is_assessed, achievements(node)))
        ]
        reading = koski.read(file)
        assert list(reading.value[0].unassessed) == begun, file.name
        assert [found["unit"] for found in reading.findings] == begun, file.name


def test_a_record_says_which_qualification_pathway_specialisation_and_title_it_is_for(folder: Path) -> None:
    record = real(folder, "reforminmukainenperustutkinto_2025-09-25")
    assert (record.qualification, record.pathway) == ("OPH-2762-2017", "reformi")
    assert (record.specialisations, record.award_titles) == (("1719",), ("10024",))


def test_a_study_right_without_units_is_a_record_without_credit(folder: Path) -> None:
    for name in ("uusi_2017-09-05", "uusi_2022-07-14", "lisatiedot_2024-07-26"):
        record = real(folder, name)
        assert (record.qualification, record.credits, record.unassessed) == ("39/011/2014", (), ())


def test_the_institution_is_named_by_its_number_and_where_it_has_no_name_also_called_so(folder: Path) -> None:
    number = "1.2.246.562.10.52251087186"
    name = Text({"fi": "Stadin ammattiopisto"})
    assert real(folder, "ops_2022-07-14").institution == Institution(id=number, name=name, country="FI")
    unnamed = real(folder, "uusi_2022-07-14").institution
    assert unnamed == Institution(id=number, name=Text({"und": number}), country="FI")


def test_nothing_of_the_learner_is_kept_but_a_number(folder: Path) -> None:
    for file in sorted(folder.glob("*.json")):
        (record,) = koski.read(file).value
        assert record.learner == Learner(id="koski:learner")


def test_the_latest_assessment_stands_and_the_confirmation_dates_the_credit(folder: Path) -> None:
    (credit,) = real(folder, "ops_2022-07-14").credits
    assert credit.title == Text({"fi": "Viestintä- ja vuorovaikutusosaaminen"})
    assert credit.points == Points(11, "osaamispiste")
    assert credit.grade == Grade(label="3", scale=T1K3)
    assert credit.awarded == date(2014, 11, 8)
    assert [(one.on, one.grade and one.grade.label) for one in credit.assessments] == [
        (date(2014, 5, 20), "2"),
        (date(2014, 10, 20), "3"),
    ]
    assert credit.parts[0].awarded == date(2014, 10, 20), "not confirmed, so dated by its assessment"


def test_the_declared_group_is_named_as_in_the_requirements(folder: Path, shared: Path) -> None:
    record = real(folder, "reforminmukainenperustutkinto_2025-09-25")
    entries = {credit.entry for credit in record.credits}
    assert entries == {"Ammatilliset tutkinnon osat", "Yhteiset tutkinnon osat"}
    file = shared / "data" / "fi" / "eperusteet" / "rakenne-autoalan-perustutkinto2017.json"
    (pathway,) = json.loads(file.read_text(encoding="utf-8"))["suoritustavat"]
    assert entries == {group["nimi"]["fi"] for group in pathway["rakenne"]["osat"]}


def test_a_further_qualification_declares_no_groups(folder: Path) -> None:
    record = real(folder, "reforminmukainenerikoisammattitutkinto_2025-09-25")
    assert [credit.unit for credit in record.credits] == ["300054", "300051", "300057", "300058"]
    assert {credit.entry for credit in record.credits} == {None}
    assert {credit.points for credit in record.credits} == {None}, "the requirements have them"


def test_a_unit_in_no_code_list_is_local(folder: Path) -> None:
    for name in ("paikallinen_2017-06-30", "paikallinen_2018-02-14", "paikallinen_2022-07-14"):
        (credit,) = real(folder, name).credits
        assert (credit.unit, credit.origin, credit.points) == ("123456789", Origin.LOCAL, None)


def test_studies_under_an_open_option_are_credits_of_their_own_in_the_group_of_the_option(
    folder: Path,
) -> None:
    record = real(folder, "reforminmukainenperustutkinto_2020-07-13")
    assert [(one.unit, one.origin, one.entry) for one in record.credits if one.origin] == [
        ("de", Origin.HIGHER_EDUCATION, "Ammatilliset tutkinnon osat"),
        ("MAA", Origin.GENERAL, "Ammatilliset tutkinnon osat"),
        ("EN", Origin.GENERAL, "Ammatilliset tutkinnon osat"),
        ("TVT", Origin.GENERAL, "Ammatilliset tutkinnon osat"),
        ("htm", Origin.GENERAL, "Ammatilliset tutkinnon osat"),
    ]


@pytest.mark.parametrize(
    ("year", "parts"), [("2018-08-14", [5, 3]), ("2020-07-13", [5, 3]), ("2025-09-25", [4])]
)
def test_a_unit_whose_parts_alone_are_assessed_is_partial_with_their_points(
    folder: Path, year: str, parts: list[int]
) -> None:
    record = real(folder, f"reforminmukainenperustutkinto_{year}")
    (credit,) = [credit for credit in record.credits if credit.partial]
    assert (credit.unit, credit.grade, credit.assessments) == ("400012", None, ())
    assert [part.points for part in credit.parts] == [Points(value, "osaamispiste") for value in parts]
    assert credit.points == Points(sum(parts), "osaamispiste")


def test_other_vocational_education_is_read_with_its_ects_credits_and_what_is_begun(folder: Path) -> None:
    reading = koski.read(folder / "ammatillinen-muuammatillinenkoulutus_2024-04-10.json")
    (record,) = reading.value
    assert (record.qualification, record.pathway) == ("KISI", None)
    assert [credit.points for credit in record.credits[:3]] == [Points(n, "ects") for n in (5, 15, 20)]
    assert record.credits[0].grade == Grade(
        label="Suoritettu", scale="arviointiasteikkomuuammatillinenkoulutus"
    )
    assert record.unassessed == ("ATK", "Ö")
    places = [f"{MAIN}/osasuoritukset/4", f"{MAIN}/osasuoritukset/5"]
    assert [found.where for found in reading.findings] == places


def test_a_recognised_unit_says_what_it_was_recognised_from_and_when_that_was_achieved(folder: Path) -> None:
    for name in ("tunnustettu_2017-06-30", "tunnustettu_2019-02-08", "tunnustettu_2022-07-14"):
        (credit,) = real(folder, name).credits
        assert credit.awarded == date(2013, 5, 31)
        earlier = credit.recognised_from
        assert earlier is not None
        assert (earlier.unit, earlier.awarded) == ("11-22-33", date(2002, 5, 28))
        assert str(earlier.explanation).startswith("Tutkinnon osa on tunnustettu aiemmin suoritetusta")


def test_an_adapted_assessment_is_marked_and_the_others_say_nothing(folder: Path) -> None:
    for name in ("mukautettu_2017-06-30", "mukautettu_2022-07-14", "tutkinnonosa_2025-08-19"):
        assert [one.adapted for one in real(folder, name).credits[0].assessments] == [True], name
    assert [one.adapted for one in real(folder, "tutkinnonosa_2020-03-17").credits[0].assessments] == [None]


def test_how_and_where_a_unit_was_shown_and_who_assessed_it_is_kept(folder: Path) -> None:
    (credit,) = real(folder, "paikallinen_2022-07-14").credits
    (assessment,) = credit.assessments
    assert assessment.method == Text({"fi": "Pintavaurioiden korjausta"})
    assert assessment.place == Text({"fi": "Autokorjaamo Oy, Riihimäki"})
    assert assessment.assessors == ("Jaana Arstila", "Pekka Saurmann", "Juhani Mykkänen")
    assert assessment.setting is None, "it does not say"


def test_a_demonstration_that_was_assessed_by_itself_is_evidence_beside_the_assessment_that_stands(
    folder: Path,
) -> None:
    credit = real(folder, "reforminmukainenperustutkinto_2025-09-25").credits[0]
    shown, standing = credit.assessments
    assert shown.assessors == ("Jaana Arstila", "Pekka Saurmann", "Juhani Mykkänen")
    assert standing.assessors == ()
    assert (standing.on, credit.grade) == (date(2014, 10, 20), Grade(label="5", scale=ONE_TO_FIVE))


def test_part_of_a_qualification_is_a_record_as_any_other(folder: Path) -> None:
    record = real(folder, "tutkinnonosa_2025-08-19")
    assert (record.qualification, record.specialisations) == ("62/011/2014", ("1590",))
    assert [(credit.unit, credit.awarded) for credit in record.credits] == [("100432", date(2016, 5, 31))]


# Small records, one for each thing that a record can say.


def coded(code: str, codes: str = "") -> Node:
    return {"koodiarvo": code, "koodistoUri": codes} if codes else {"koodiarvo": code}


def assessed(
    grade: str = "4", scale: str = ONE_TO_FIVE, on: str = "2024-05-01", *, passes: bool | None = True
) -> Node:
    found: Node = {"arvosana": coded(grade, scale), "päivä": on}
    return found if passes is None else {**found, "hyväksytty": passes}


def extent(value: float, measure: str = "6") -> Node:
    return {"arvo": value, "yksikkö": coded(measure)}


def unit(
    code: str,
    *assessments: Node,
    codes: str = "tutkinnonosat",
    title: Node | None = None,
    points: Node | None = None,
    **more: object,
) -> Node:
    named = coded(code, codes) | ({"nimi": title} if title else {})
    module = {"tunniste": named} | ({"laajuus": points} if points else {})
    return {"koulutusmoduuli": module, "arviointi": list(assessments), **more}


def right(*units: Node, kind: str = "ammatillinenkoulutus", **more: object) -> Node:
    main: Node = {"koulutusmoduuli": {"tunniste": coded("351301")}, "osasuoritukset": list(units)}
    return {"tyyppi": coded(kind), "suoritukset": [main], **more}


def document(*rights: Node, **more: object) -> str:
    return json.dumps({"henkilö": {"sukunimi": "Learner"}, "opiskeluoikeudet": list(rights), **more})


def read(*units: Node) -> Reading[tuple[LearnerRecord, ...]]:
    return koski.read(document(right(*units)))


def credits(*units: Node) -> tuple[Credit, ...]:
    return read(*units).value[0].credits


def problems(*units: Node) -> tuple[Problem, ...]:
    with pytest.raises(ReadError) as caught:
        read(*units)
    return caught.value.problems


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


@pytest.mark.parametrize("source", ["[]", "{}", '"text"', '{"suoritustavat": [], "tutkinnonOsat": []}'])
def test_another_document_is_refused_in_one_sentence(source: str) -> None:
    with pytest.raises(ReadError, match="is no learner record of Koski") as caught:
        koski.read(source)
    assert (len(caught.value.problems), caught.value.rule) == (1, "koski.document")


@pytest.mark.parametrize("rights", [[], [right(kind="perusopetus")], [{"suoritukset": []}]])
def test_a_record_without_vocational_education_is_refused(rights: list[Node]) -> None:
    with pytest.raises(ReadError, match="holds no vocational study right") as caught:
        koski.read(document(*rights))
    assert (caught.value.rule, caught.value.path) == ("koski.vocational", "/opiskeluoikeudet")


def test_requirements_of_a_qualification_are_no_learner_record(shared: Path) -> None:
    for file in sorted((shared / "data" / "fi" / "eperusteet").glob("*.json")):
        with pytest.raises(ReadError, match="is no learner record of Koski"):
            koski.read(file)


FULL = unit(
    "A",
    {**assessed(), "arvioitsijat": [{"nimi": "Assessor"}]},
    points=extent(5),
    tutkinnonOsanRyhmä=coded("1"),
    vahvistus={"päivä": "2024-06-01"},
    tunnustettu={"selite": {"fi": "Aiempi"}, "osaaminen": {"koulutusmoduuli": {"tunniste": coded("B")}}},
    näyttö={
        "kuvaus": {"fi": "Huolto"},
        "suorituspaikka": {"kuvaus": {"fi": "Korjaamo"}},
        "arviointi": assessed(),
    },
    lisätiedot=[{"tunniste": coded("mukautettu")}],
    osasuoritukset=[unit("P", assessed())],
)


@pytest.mark.parametrize(
    ("path", "value", "rule"),
    [
        ("koulutusmoduuli", [], "type.object"),
        ("koulutusmoduuli", None, "field.missing"),
        ("koulutusmoduuli/tunniste", None, "field.missing"),
        ("koulutusmoduuli/tunniste/koodiarvo", 5, "type.str"),
        ("koulutusmoduuli/tunniste/koodiarvo", " ", "field.missing"),
        ("koulutusmoduuli/tunniste/koodiarvo", "a\u0000b", "text.control"),
        ("koulutusmoduuli/laajuus/arvo", "5", "type.number"),
        ("koulutusmoduuli/laajuus/arvo", True, "type.number"),
        ("koulutusmoduuli/laajuus/arvo", -1, "number.negative"),
        ("koulutusmoduuli/laajuus/arvo", 0.1234567, "number.syntax"),
        ("koulutusmoduuli/laajuus/yksikkö", None, "field.missing"),
        ("tutkinnonOsanRyhmä", "1", "type.object"),
        ("arviointi", {}, "type.array"),
        ("arviointi/0", "4", "type.object"),
        ("arviointi/0/arvosana", None, "field.missing"),
        ("arviointi/0/arvosana/koodistoUri", 15, "type.str"),
        ("arviointi/0/päivä", "2024-02-30", "date.value"),
        ("arviointi/0/päivä", "1.5.2024", "date.syntax"),
        ("arviointi/0/päivä", 45982, "type.str"),
        ("arviointi/0/hyväksytty", "true", "type.bool"),
        ("arviointi/0/arvioitsijat/0/nimi", 1, "type.str"),
        ("vahvistus/päivä", "2024-13-01", "date.value"),
        ("tunnustettu/selite", None, "field.missing"),
        ("tunnustettu/selite/fi", 1, "type.str"),
        ("tunnustettu/osaaminen/koulutusmoduuli/tunniste/koodiarvo", 1, "type.str"),
        ("näyttö/suorituspaikka/kuvaus", "Korjaamo", "type.object"),
        ("näyttö/arviointi/päivä", "today", "date.syntax"),
        ("lisätiedot/0/tunniste/koodiarvo", False, "type.str"),
        ("osasuoritukset/0/koulutusmoduuli", 1, "type.object"),
    ],
)
def test_what_is_wrong_is_told_with_its_path(path: str, value: object, rule: str) -> None:
    broken = json.loads(json.dumps(FULL))
    *way, last = [int(step) if step.isdigit() else step for step in path.split("/")]
    holder = broken
    for step in way:
        holder = holder[step]
    holder[last] = value
    assert [(problem.rule, problem.path) for problem in problems(broken)] == [(rule, f"{UNIT}/{path}")]


def test_every_unit_that_is_wrong_is_told() -> None:
    wrong = unit("A", assessed(on="today"))
    assert [problem.path for problem in problems(wrong, unit("B", assessed()), wrong)] == [
        f"{MAIN}/osasuoritukset/0/arviointi/0/päivä",
        f"{MAIN}/osasuoritukset/2/arviointi/0/päivä",
    ]


def test_units_nested_as_deep_as_a_document_may_be_are_read() -> None:
    nested = unit("A", assessed())
    for _ in range(50):
        nested = unit("A", assessed(), osasuoritukset=[nested])
    assert len(list(every_credit(credits(nested)))) == 51


def places(node: object, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    yield path
    children = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for key, child in children:
        yield from places(child, (*path, key))


WHOLE = json.loads(document(right(FULL, oppilaitos={"oid": "1.2", "nimi": {"fi": "Opisto"}})))
_leaves = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5)
_json = st.recursive(
    _leaves, lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=3), inner)
)


@given(st.sampled_from([path for path in places(WHOLE) if path]), _json)
def test_whatever_is_changed_in_a_record_it_is_read_or_refused(
    path: tuple[str | int, ...], value: object
) -> None:
    broken = json.loads(json.dumps(WHOLE))
    holder = broken
    for step in path[:-1]:
        holder = holder[step]
    holder[path[-1]] = value
    with suppress(ReadError):
        koski.read(json.dumps(broken))


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


def test_of_a_real_record_the_learner_and_who_confirmed_are_told_to_be_unread(folder: Path) -> None:
    reading = koski.read(folder / "ammatillinen-reforminmukainenperustutkinto_2025-09-25.json")
    assert {one["what"] for one in reading.unread} >= {"learner", "awarding-body", "place", "language"}
    places = [one.where for one in reading.unread]
    assert len(places) == len(set(places))
