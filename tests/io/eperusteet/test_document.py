"""Requirements as documents: what they say of the qualification, and what is no such document."""

import json
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from ecvet import ReadError, UnitEntry, walk
from ecvet.io.eperusteet import read
from tests.io.eperusteet.register import (
    Case,
    Plain,
    every_file,
    inner,
    languages,
    nodes,
    objects,
)


def test_days_are_those_of_the_finnish_calendar(cases: Mapping[str, Case]) -> None:
    validity = {name: case.value.validity for name, case in cases.items()}
    days = {
        name: (found.period.first_day, found.period.last_day, found.transition_until)
        for name, found in validity.items()
        if found
    }
    assert days == {
        "autoalan-perustutkinto2017": (date(2018, 8, 1), None, None),
        "autoalan-tyonjohto": (date(2001, 7, 1), None, None),
        "eläintenhoidon-ammattitutkinto2018": (date(2019, 1, 1), date(2025, 7, 31), date(2028, 7, 31)),
        "hiusalan-perustutkinto": (date(2016, 8, 1), None, None),
        "liiketalouden-perustutkinto-uudempi": (date(2016, 8, 1), date(2018, 7, 31), date(2021, 12, 31)),
        "liikunnan-ja-valmennuksen-ammattitutkinto-2018": (
            date(2019, 1, 1),
            date(2026, 7, 31),
            date(2028, 7, 31),
        ),
        "telma": (date(2018, 1, 1), None, None),
    }


@every_file
def test_the_head_of_a_document_is_read(cases: Mapping[str, Case], name: str) -> None:
    document, value = cases[name].document, cases[name].value
    assert value.code == document["diaarinumero"]
    assert value.version == str(document["id"])
    assert value.country == "FI"
    assert list(value.languages) == document["kielet"]
    assert list(value.replaces) == document["korvattavatDiaarinumerot"]
    assert list(value.national_codes) == [k["koulutuskoodiArvo"] for k in objects(document["koulutukset"])]
    assert [s.code for s in value.specialisations] == [s["arvo"] for s in objects(document["osaamisalat"])]
    assert [(t.code, t.specialisation, t.unit) for t in value.award_titles] == [
        (t["tutkintonimikeArvo"], t["osaamisalaArvo"], t["tutkinnonOsaArvo"])
        for t in objects(document.get("tutkintonimikkeet"))
    ]
    title = document["nimi"]
    assert isinstance(title, dict)
    assert dict(value.title.items) == languages(title)


def test_levels_are_read_where_a_certificate_supplement_states_them(cases: Mapping[str, Case]) -> None:
    coaching = cases["liikunnan-ja-valmennuksen-ammattitutkinto-2018"].value
    assert (coaching.eqf, coaching.nqf) == (4, ("4",))
    vehicles = cases["autoalan-perustutkinto2017"].value
    assert (vehicles.eqf, vehicles.nqf) == (None, ())


# What is no such document, or a broken one


@pytest.mark.parametrize(
    ("file", "seems"),
    [
        ("eperusteet/hakutulokset-auto.json", "a page of search results of ePerusteet"),
        (
            "eperusteet/rakenne-tutkintokoulutukseen-valmentava-koulutus.json",
            "requirements of an education without rules of combination",
        ),
        ("koski/ammatillinen-uusi_2022-07-14.json", "a learner record of Koski"),
        ("rule-tree-cases.json", "an object of another kind"),
    ],
)
def test_another_document_is_refused_with_what_it_seems_to_be(shared: Path, file: str, seems: str) -> None:
    with pytest.raises(ReadError) as caught:
        read(shared / "data" / "fi" / file)
    (problem,) = caught.value.problems
    assert problem.rule == "document.kind"
    assert seems in problem.got
    assert "suoritustavat" in problem.expected


@pytest.mark.parametrize("source", ["[]", "3", '"suoritustavat"', "null", '{"suoritustavat": {}}'])
def test_plain_values_are_refused(source: str) -> None:
    with pytest.raises(ReadError) as caught:
        read(source)
    assert caught.value.rule == "document.kind"


def test_text_bytes_and_file_are_read_alike(cases: Mapping[str, Case], shared: Path) -> None:
    path = shared / "data" / "fi" / "eperusteet" / "rakenne-telma.json"
    assert read(path.read_bytes()) == read(path.read_text(encoding="utf-8")) == cases["telma"].reading


def test_keys_that_nobody_knows_change_nothing(cases: Mapping[str, Case]) -> None:
    case = cases["telma"]
    document = json.loads(json.dumps(case.document))
    for node in list(nodes(document)):
        node |= {"uutta": [{"avain": 1.5}], "_tunniste": "0"}
    assert read(json.dumps(document)) == case.reading


@pytest.mark.parametrize("stranger", [True, 3, 0.5, "text", [1], {"fi": 1}], ids=repr)
def test_whatever_stands_in_the_wrong_place_the_only_error_is_that_of_reading(
    cases: Mapping[str, Case], stranger: Plain
) -> None:
    source = json.dumps(cases["telma"].document)
    assert sum(refuses(with_stranger(source, way, stranger)) for way in ways(json.loads(source))) > 10


def refuses(source: str) -> bool:
    try:
        read(source)
    except ReadError:
        return True
    return False


def with_stranger(source: str, way: tuple[str | int, ...], stranger: Plain) -> str:
    document = json.loads(source)
    holder = document
    for key in way[:-1]:
        holder = holder[key]
    holder[way[-1]] = stranger
    return json.dumps(document)


def ways(value: Plain, *above: str | int) -> Iterator[tuple[str | int, ...]]:
    """The ways to the values of a document; of a list only the first item counts."""
    keys = value if isinstance(value, dict) else range(min(1, len(value))) if isinstance(value, list) else ()
    for key in keys:
        if key not in ("maarayskirje", "sisalto", "perusteenAikataulut"):
            yield (*above, key)
            yield from ways(inner(value, key), *above, key)


def test_numbers_stay_exact(cases: Mapping[str, Case]) -> None:
    document = json.loads(json.dumps(cases["telma"].document))
    document["suoritustavat"][0]["tutkinnonOsaViitteet"][0] |= {"laajuus": 7.50, "laajuusMaksimi": None}
    rules = read(json.dumps(document)).value.pathway().rules
    points = [member.points for _, member in walk(rules) if isinstance(member, UnitEntry) and member.points]
    assert Decimal("7.5") in [found.fixed for found in points]
