"""What units demand is read from each of the forms that documents have had over the years."""

import pytest

from ecvet import Criterion, PointRange, Text, Unit
from tests.io.eperusteet.documents import document, group, leaf, reading, unit
from tests.io.eperusteet.register import Node, Plain


def described(**more: Plain) -> Unit:
    made = reading(document(group(None, leaf("A"), points=(10, 10)), unit("A", **more)))
    return made.value.units[0]


def said(found: Unit) -> list[dict[str, str]]:
    return [dict(outcome.text.items) for outcome in found.outcomes]


# Learning outcomes


def test_each_item_of_a_list_is_an_outcome_begun_by_the_line_above_the_list() -> None:
    found = described(
        ammattitaitovaatimukset={
            "fi": "<p>Opiskelija osaa</p><ul><li>mitata</li></ul><p>Opiskelija tuntee</p><ul><li>renkaat</li></ul>",
            "sv": "<p>Den studerande kan</p><p>- mäta</p><p>Den studerande känner till:</p><p>• däck</p>",
        }
    )
    assert said(found) == [
        {"fi": "Opiskelija osaa mitata", "sv": "Den studerande kan mäta"},
        {"fi": "Opiskelija tuntee renkaat", "sv": "Den studerande känner till: däck"},
    ]
    assert [(outcome.id, outcome.kind) for outcome in found.outcomes] == [("A.1", None), ("A.2", None)]


def test_what_stands_beside_a_list_is_said_in_the_description() -> None:
    found = described(
        kuvaus={"fi": "Osa on uusi."},
        ammattitaitovaatimukset={
            "fi": "<p>Veneitä ovat soutuveneet.</p><p>Osaa</p><ul><li>soutaa</li></ul><p>Ei kanootteja.</p>"
        },
    )
    assert said(found) == [{"fi": "Osaa soutaa"}]
    assert found.description == Text({"fi": "Osa on uusi.\nVeneitä ovat soutuveneet.\nEi kanootteja."})


def test_lists_that_differ_between_languages_are_one_outcome_with_every_word() -> None:
    found = described(
        ammattitaitovaatimukset={
            "fi": "<p>Osaa</p><ul><li>yksi</li><li>kaksi</li></ul>",
            "sv": "<p>Kan</p><ul><li>ett</li></ul>",
        }
    )
    assert said(found) == [{"fi": "Osaa\nyksi\nkaksi", "sv": "Kan\nett"}]


def test_prose_without_a_list_is_one_outcome() -> None:
    found = described(
        ammattitaitovaatimukset={"fi": "<p>Tutkinnon suorittaja tuntee johtamistavat.</p>", "sv": ""}
    )
    assert said(found) == [{"fi": "Tutkinnon suorittaja tuntee johtamistavat."}]


def test_statements_of_2019_come_before_prose() -> None:
    found = described(
        ammattitaitovaatimukset2019={
            "kohde": {"fi": "Opiskelija osaa"},
            "vaatimukset": [{"koodi": None, "vaatimus": {"fi": "suunnitella"}}],
            "kohdealueet": [
                {"kuvaus": {"fi": "Mittaaminen"}, "vaatimukset": [{"koodi": {"nimi": {"fi": "mitata"}}}]}
            ],
        },
        ammattitaitovaatimukset={"fi": "<p>vanha</p>"},
    )
    assert said(found) == [{"fi": "Opiskelija osaa suunnitella"}, {"fi": "Opiskelija osaa mitata"}]
    assert found.description == Text({"fi": "Mittaaminen"})


def test_an_empty_form_of_2019_gives_way_to_prose() -> None:
    found = described(
        ammattitaitovaatimukset2019={"kohde": None, "vaatimukset": [], "kohdealueet": []},
        ammattitaitovaatimukset={"fi": "<p>Osaa</p><ul><li>soutaa</li></ul>"},
    )
    assert said(found) == [{"fi": "Osaa soutaa"}]


def test_the_titles_of_assessment_are_outcomes_where_nothing_else_is_stated() -> None:
    titles: list[Plain] = [{"otsikko": {"fi": "Opiskelija soutaa"}}, {"otsikko": {"fi": "automaattinen"}}]
    assert said(described(arviointi={"arvioinninKohdealueet": titles})) == [{"fi": "Opiskelija soutaa"}]


def test_aims_of_preparatory_education_are_outcomes_and_their_headings_are_kept() -> None:
    aim: Node = {
        "kohde": {"fi": "Opiskelija"},
        "nimi": {"fi": "Liikunta"},
        "selite": {"fi": "Tavoitteena on liikkua."},
        "tavoitteet": [{"fi": "liikkuu"}, {"fi": " "}],
    }
    found = described(valmaTelmaSisalto={"osaamistavoite": [aim]})
    assert said(found) == [{"fi": "Opiskelija liikkuu"}]
    assert found.description == Text({"fi": "Liikunta\nTavoitteena on liikkua."})


# Criteria


def assessed(*levels: Node, **target: Plain) -> Node:
    return {
        "arvioinninKohdealueet": [
            {
                "otsikko": {"fi": "Työprosessi"},
                "arvioinninKohteet": [
                    {"otsikko": {"fi": "Suunnittelu"}, "osaamistasonKriteerit": list(levels), **target}
                ],
            }
        ]
    }


def level(number: str, *criteria: str) -> Node:
    return {"_osaamistaso": number, "kriteerit": [{"fi": criterion} for criterion in criteria]}


def test_criteria_stand_from_the_lowest_level_to_the_highest_under_their_area_and_target() -> None:
    found = described(
        arviointi=assessed(level("9", "itse"), level("6"), level("5", "ohjattuna"), level("7", "yhdessä"))
    )
    target = Text({"fi": "Työprosessi\nSuunnittelu"})
    assert found.criteria == tuple(
        Criterion(text=Text({"fi": text}), target=target, grade=grade)
        for text, grade in (("ohjattuna", "1"), ("yhdessä", "3"), ("itse", "5"))
    )


@pytest.mark.parametrize(
    ("number", "label"), [("1", "S"), ("2", "T1"), ("4", "K3"), ("8", "4"), ("77", "osaamistaso 77")]
)
def test_levels_without_labels_have_those_of_the_registers_scales(number: str, label: str) -> None:
    assert [criterion.grade for criterion in described(arviointi=assessed(level(number, "a"))).criteria] == [
        label
    ]


def test_a_scale_that_the_document_brings_along_labels_its_levels() -> None:
    scale: Node = {"osaamistasot": [{"id": 1, "koodi": {"arvo": "Hyväksytty"}}]}
    found = described(arviointi=assessed(level("1", "a"), level("2", "b"), arviointiAsteikko=scale))
    assert [criterion.grade for criterion in found.criteria] == ["Hyväksytty", "T1"]


def test_the_subject_that_a_target_names_begins_its_criteria() -> None:
    found = described(
        arviointi=assessed(level("1", "soutaa"), selite={"fi": "Opiskelija", "sv": "Den studerande"})
    )
    assert [criterion.text for criterion in found.criteria] == [Text({"fi": "Opiskelija soutaa"})]


def test_a_scale_common_to_many_units_and_a_remark_are_criteria_too() -> None:
    common: Node = {
        "nimi": {"fi": "Yleinen"},
        "kohde": {"fi": "Opiskelija"},
        "osaamistasonKriteerit": [{"osaamistaso": {"id": 5}, "kriteerit": [{"fi": "osaa"}]}],
    }
    found = described(
        geneerinenArviointiasteikko=common, arviointi={"lisatiedot": {"fi": "Olennaista on yrittää."}}
    )
    assert found.criteria == (
        Criterion(text=Text({"fi": "Olennaista on yrittää."})),
        Criterion(text=Text({"fi": "Opiskelija osaa"}), target=Text({"fi": "Yleinen"}), grade="1"),
    )


# Parts


def test_an_area_has_a_part_for_each_set_of_aims() -> None:
    area: Node = {
        "koodiArvo": "VVAI",
        "nimi": {"fi": "Vieraat kielet"},
        "osaamistavoitteet": [
            {"pakollinen": True, "laajuus": 4, "tavoitteet": {"fi": "<p>Osaa</p><ul><li>puhua</li></ul>"}},
            {
                "pakollinen": False,
                "laajuus": None,
                "nimi": {"fi": "A-kieli"},
                "tunnustaminen": {"fi": "Vastaa tasoa B1."},
            },
        ],
    }
    mandatory, optional = described(osaAlueet=[area]).parts
    assert (mandatory.code, mandatory.mandatory, mandatory.points) == ("VVAI", True, PointRange(4, 4))
    assert [(outcome.id, str(outcome.text)) for outcome in mandatory.outcomes] == [("A.1.1.1", "Osaa puhua")]
    assert (optional.code, optional.mandatory, optional.points) == ("VVAI", False, None)
    assert str(optional.title) == "A-kieli"
    assert optional.description == Text({"fi": "Vieraat kielet\nVastaa tasoa B1."})


def test_a_part_without_a_code_is_named_by_its_unit_and_its_place() -> None:
    aims: list[Plain] = [{"pakollinen": True}, {"pakollinen": False}]
    areas: list[Plain] = [{"nimi": {"fi": name}, "osaamistavoitteet": aims} for name in ("Fysiikka", "Kemia")]
    assert [part.code for part in described(osaAlueet=areas).parts] == ["A.1", "A.1", "A.2", "A.2"]


def test_an_area_of_2020_has_one_mandatory_and_one_optional_part() -> None:
    area: Node = {
        "koodiArvo": "MLMA",
        "nimi": {"fi": "Matematiikka"},
        "pakollisetOsaamistavoitteet": {
            "laajuus": 4,
            "tavoitteet": {"kohde": {"fi": "Osaa"}, "vaatimukset": [{"vaatimus": {"fi": "laskea"}}]},
        },
        "valinnaisetOsaamistavoitteet": {"laajuus": 3},
    }
    mandatory, optional = described(osaAlueet=[area]).parts
    assert [str(outcome.text) for outcome in mandatory.outcomes] == ["Osaa laskea"]
    assert (mandatory.mandatory, optional.mandatory) == (True, False)


# Drafts and errors


def test_a_draft_without_a_code_is_no_unit_yet() -> None:
    made = document(group(None, leaf("A"), points=(10, 10)), {"koodiArvo": "A", "nimi": {"fi": "Osa"}})
    units = made["tutkinnonOsat"]
    assert isinstance(units, list)
    assert isinstance(units[0], dict)
    units[0]["koodiArvo"] = None
    found = reading(made)
    assert found.value.units == ()
    assert [finding.code for finding in found.findings] == ["read-reference-missing"]
