"""Real learner records of Koski, of every year: what is expected of them is counted here from the JSON itself."""

import json
from collections import Counter
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from ecvet.io import koski
from ecvet.model.grades import Grade
from ecvet.model.institutions import Institution
from ecvet.model.learners import Learner, LearnerRecord
from ecvet.model.origins import Origin
from ecvet.points import Points
from ecvet.text import Text
from tests.io.koski.records import MAIN, ONE_TO_FIVE, T1K3, Node, every_credit

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


# Documents that are something else, or broken.


def test_of_a_real_record_the_learner_and_who_confirmed_are_told_to_be_unread(folder: Path) -> None:
    reading = koski.read(folder / "ammatillinen-reforminmukainenperustutkinto_2025-09-25.json")
    assert {one["what"] for one in reading.unread} >= {"learner", "awarding-body", "place", "language"}
    places = [one.where for one in reading.unread]
    assert len(places) == len(set(places))
