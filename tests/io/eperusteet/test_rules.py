"""The rules of real requirements: every node is there. What is expected is counted off the JSON here."""

from collections import Counter
from collections.abc import Mapping

from ecvet import Alternatives, Extension, Group, OpenEntry, PointRange, UnitEntry, walk
from tests.io.eperusteet.register import (
    Case,
    every_file,
    inner,
    nodes,
    objects,
    routes,
    words,
)


@every_file
def test_every_route_becomes_a_pathway(cases: Mapping[str, Case], name: str) -> None:
    for route, pathway in routes(cases[name]):
        assert pathway.code == route["suoritustapakoodi"]
        assert pathway.scheme == (str(route["laajuusYksikko"]).lower() if "laajuusYksikko" in route else None)


@every_file
def test_every_leaf_becomes_a_unit_entry_with_the_points_of_its_reference(
    cases: Mapping[str, Case], name: str
) -> None:
    codes = {str(unit["id"]): unit["koodiArvo"] for unit in objects(cases[name].document["tutkinnonOsat"])}
    for route, pathway in routes(cases[name]):
        references = {str(found["id"]): found for found in objects(route["tutkinnonOsaViitteet"])}
        leaves = [node for node in nodes(route["rakenne"]) if "_tutkinnonOsaViite" in node]
        expected = Counter(
            (
                codes[str(reference["_tutkinnonOsa"])],
                reference.get("laajuus"),
                reference.get("laajuusMaksimi", reference.get("laajuus")),
                leaf["pakollinen"],
            )
            for leaf in leaves
            for reference in [references[str(leaf["_tutkinnonOsaViite"])]]
        )
        entries = [member for _, member in walk(pathway.rules) if isinstance(member, UnitEntry)]
        assert expected == Counter(
            (
                entry.unit,
                entry.points.minimum if entry.points else None,
                entry.points.maximum if entry.points else None,
                entry.mandatory,
            )
            for entry in entries
        )


@every_file
def test_every_group_keeps_its_bounds_its_title_and_its_specialisation(
    cases: Mapping[str, Case], name: str
) -> None:
    for route, pathway in routes(cases[name]):
        groups = [node for node in nodes(route["rakenne"]) if "osat" in node]
        expected = Counter(
            (
                *(
                    inner(group, "muodostumisSaanto", rule, bound)
                    for rule in ("laajuus", "koko")
                    for bound in ("minimi", "maksimi")
                ),
                inner(group, "osaamisala", "osaamisalakoodiArvo"),
                tuple(words(str(inner(group, "nimi", "sv") or ""))),
            )
            for group in groups
            if group["rooli"] != "määrittelemätön"
        )
        assert expected == Counter(
            (
                group.points.minimum if group.points else None,
                group.points.maximum if group.points else None,
                group.count.minimum if group.count else None,
                group.count.maximum if group.count else None,
                group.specialisation,
                tuple(words(dict(group.title.items).get("sv", ""))) if group.title else (),
            )
            for _, group in walk(pathway.rules)
            if isinstance(group, Group)
        )


@every_file
def test_every_open_group_becomes_an_open_entry_or_an_extension(cases: Mapping[str, Case], name: str) -> None:
    for route, pathway in routes(cases[name]):
        groups = [node for node in nodes(route["rakenne"]) if node.get("rooli") == "määrittelemätön"]
        expected = Counter(
            (
                str(inner(group, "nimi", "fi")).strip(),
                inner(group, "muodostumisSaanto", "laajuus", "minimi"),
                inner(group, "muodostumisSaanto", "laajuus", "maksimi"),
            )
            for group in groups
        )
        found = [member for _, member in walk(pathway.rules) if isinstance(member, OpenEntry | Extension)]
        points = [member.points if isinstance(member, OpenEntry) else None for member in found]
        assert expected == Counter(
            (member.title["fi"], range_ and range_.minimum, range_ and range_.maximum)
            for member, range_ in zip(found, points, strict=True)
        )


@every_file
def test_the_specialisations_of_a_group_stand_in_one_choice(cases: Mapping[str, Case], name: str) -> None:
    for route, pathway in routes(cases[name]):
        expected = [
            [inner(child, "osaamisala", "osaamisalakoodiArvo") for child in children]
            for node in nodes(route["rakenne"])
            if (children := [c for c in objects(node.get("osat")) if c.get("rooli") == "osaamisala"])
        ]
        assert expected == [
            [branch.specialisation for branch in choice.branches]
            for _, choice in walk(pathway.rules)
            if isinstance(choice, Alternatives)
        ]


@every_file
def test_the_words_of_every_node_are_kept(cases: Mapping[str, Case], name: str) -> None:
    for route, pathway in routes(cases[name]):
        expected = Counter(
            word for node in nodes(route["rakenne"]) for word in words(str(inner(node, "kuvaus", "fi") or ""))
        )
        kept = [getattr(member, "words", None) for _, member in walk(pathway.rules)]
        assert expected == Counter(
            word for text in kept if text for word in words(dict(text.items).get("fi", ""))
        )


def test_a_vehicle_qualification_demands_180_points_in_one_of_six_specialisations(
    cases: Mapping[str, Case],
) -> None:
    pathway = cases["autoalan-perustutkinto2017"].value.pathway()
    assert pathway.rules.points is not None
    assert pathway.rules.points.fixed == 180
    vocational, common = pathway.rules.members
    assert isinstance(vocational, Group)
    assert isinstance(common, Group)
    (choice,) = vocational.members
    assert isinstance(choice, Alternatives)
    assert [branch.specialisation for branch in choice.branches] == [
        "1719",
        "1720",
        "1721",
        "1722",
        "1724",
        "1723",
    ]
    assert [entry.unit for entry in common.members if isinstance(entry, UnitEntry) and entry.mandatory] == [
        "400012",
        "400013",
        "400014",
    ]


def test_a_unit_of_preparatory_education_may_have_any_points_up_to_a_greatest_number(
    cases: Mapping[str, Case],
) -> None:
    entries = [
        member for _, member in walk(cases["telma"].value.pathway().rules) if isinstance(member, UnitEntry)
    ]
    bounds = {entry.unit: entry.points for entry in entries}
    assert bounds == {"400005": PointRange(0, 25), "400006": PointRange(0, 15), "400007": PointRange(0, 20)}


def test_where_only_units_are_counted_every_group_that_counts_is_required(cases: Mapping[str, Case]) -> None:
    supervisors = cases["autoalan-tyonjohto"].value.pathway()
    assert supervisors.scheme is None
    assert [group.mandatory for group in supervisors.rules.members if isinstance(group, Group)] == [True] * 3
    hair = cases["hiusalan-perustutkinto"].value.pathway("naytto").rules
    assert [(path, group.mandatory) for path, group in walk(hair) if isinstance(group, Group)] == [
        ("", False),
        ("/0", True),
        ("/0/0", True),
        ("/0/1", True),
    ]


def test_how_each_file_was_read_is_stated(cases: Mapping[str, Case]) -> None:
    stated = {name: Counter(found.code for found in case.reading.findings) for name, case in cases.items()}
    assert stated == {
        "autoalan-perustutkinto2017": {"read-alternatives": 1},
        "autoalan-tyonjohto": {"read-all-required": 1},
        "eläintenhoidon-ammattitutkinto2018": {"read-alternatives": 1},
        "hiusalan-perustutkinto": {"read-all-required": 2, "read-extension": 1, "read-origin-unclear": 3},
        "liiketalouden-perustutkinto-uudempi": {
            "read-all-required": 11,
            "read-alternatives": 2,
            "read-extension": 1,
            "read-heading": 5,
            "read-origin-unclear": 6,
        },
        "liikunnan-ja-valmennuksen-ammattitutkinto-2018": {"read-alternatives": 1},
        "telma": {"read-origin-unclear": 1},
    }


@every_file
def test_every_finding_names_a_place_that_there_is(cases: Mapping[str, Case], name: str) -> None:
    places = {
        f"/pathways/{pathway.code}/rules{path}"
        for pathway in cases[name].value.pathways
        for path, _ in walk(pathway.rules)
    }
    assert {found.where for found in cases[name].reading.findings} <= places
