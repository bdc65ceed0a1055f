"""What trees leave to be understood is read by fixed conventions, each of which is stated as a finding."""

import pytest

from ecvet import (
    Alternatives,
    CountRange,
    Extension,
    Finding,
    Group,
    OpenEntry,
    Origin,
    PointRange,
    Text,
    UnitEntry,
    walk,
)
from tests.io.eperusteet.documents import OPEN, document, group, leaf, reading, rules, specialisation
from tests.io.eperusteet.register import Node

ALL = (180, 180)


def findings(root: Node, code: str) -> list[Finding]:
    return [found for found in reading(document(root)).findings if found.code == code]


def mandatory(root: Group) -> list[str]:
    """The names of the groups that are mandatory, from the top down."""
    groups = [member for _, member in walk(root) if isinstance(member, Group) and member.mandatory]
    return [str(found.title) for found in groups]


# Leaves


@pytest.mark.parametrize(("stated", "demanded"), [(True, True), (False, False), (None, False)])
def test_a_unit_is_mandatory_only_where_that_is_said(stated: bool | None, demanded: bool) -> None:
    root = rules(group(None, leaf("A", pakollinen=stated), points=ALL))
    assert root.members == (UnitEntry(unit="A", points=PointRange(10, 10), mandatory=demanded),)


def test_a_leaf_that_refers_to_nothing_is_left_out_and_reported_by_its_place_in_the_document() -> None:
    made = document(group(None, group("Osat", leaf("A"), leaf("B")), points=ALL))
    (route,) = [made["suoritustavat"]]
    assert isinstance(route, list)
    assert isinstance(route[0], dict)
    references = route[0]["tutkinnonOsaViitteet"]
    assert isinstance(references, list)
    del references[0]
    found = reading(made)
    assert [entry.unit for _, entry in walk(found.value.pathway().rules) if isinstance(entry, UnitEntry)] == [
        "B"
    ]
    (missing,) = [finding for finding in found.findings if finding.code == "read-reference-missing"]
    assert missing.where == "/suoritustavat/0/rakenne/osat/0/osat/0"
    assert missing["reference"] == "A"


# Open groups


def test_an_open_group_is_an_entry_whose_unknown_bound_stays_unknown() -> None:
    root = rules(group(None, group("Korkeakouluopinnot", points=(None, 10), role=OPEN), points=ALL))
    assert root.members == (
        OpenEntry(
            title=Text({"fi": "Korkeakouluopinnot"}),
            accepts=(Origin.HIGHER_EDUCATION,),
            points=PointRange(None, 10),
        ),
    )


@pytest.mark.parametrize(
    ("name", "accepts"),
    [
        ("Paikallisiin ammattitaitovaatimuksiin perustuva tutkinnon osa", [Origin.LOCAL]),
        ("Tutkinnon osa ammattitutkinnosta tai erikoisammattitutkinnosta", [Origin.OTHER_QUALIFICATION]),
        ("Tutkinnon osa liikunnanohjauksen perustutkinnosta", [Origin.OTHER_QUALIFICATION]),
        ("Toisen osaamisalan tutkinnon osa", [Origin.OTHER_SPECIALISATION]),
        ("Tutkinnon osa ammattikorkeakouluopinnoista", [Origin.HIGHER_EDUCATION]),
        ("Yhteisten tutkinnon osien osa-alueita tai lukio-opintoja", [Origin.GENERAL]),
        ("Yhteisten tutkinnon osien valinnaiset osaamistavoitteet", [Origin.GENERAL]),
        ("Työkokemuksen kautta hankittuun osaamiseen perustuvia tutkinnon osia", [Origin.WORK]),
        ("Paikallinen tutkinnon osa tai korkeakouluopintoja", [Origin.LOCAL, Origin.HIGHER_EDUCATION]),
    ],
)
def test_what_an_open_group_accepts_is_told_by_its_name(name: str, accepts: list[Origin]) -> None:
    root = group(None, group(name, points=(5, 15), role=OPEN), points=ALL)
    (entry,) = rules(root).members
    assert isinstance(entry, OpenEntry)
    assert list(entry.accepts) == accepts
    assert not findings(root, "read-origin-unclear")


@pytest.mark.parametrize(
    ("name", "accepts"),
    [
        ({"sv": "Examensdelar som grundar sig på lokala krav på yrkesskicklighet"}, [Origin.LOCAL]),
        ({"sv": "Examensdel från en annan yrkesexamen"}, [Origin.OTHER_QUALIFICATION]),
        ({"sv": "Examensdel från ett annat kompetensområde"}, [Origin.OTHER_SPECIALISATION]),
        ({"sv": "Delområden av gemensamma examensdelar"}, [Origin.GENERAL]),
        ({"en": "A unit from a further vocational qualification"}, [Origin.OTHER_QUALIFICATION]),
        ({"en": "Higher education studies"}, [Origin.HIGHER_EDUCATION]),
    ],
)
def test_a_name_in_swedish_or_english_tells_as_much(name: Node, accepts: list[Origin]) -> None:
    open_group: Node = {**group("", points=(5, 15), role=OPEN), "nimi": name}
    (entry,) = rules(group(None, open_group, points=ALL)).members
    assert isinstance(entry, OpenEntry)
    assert list(entry.accepts) == accepts


def test_an_open_group_whose_name_tells_nothing_accepts_anything_and_says_so() -> None:
    root = group(None, group("Muut osat", points=(0, 20), role=OPEN), points=ALL)
    (entry,) = rules(root).members
    assert isinstance(entry, OpenEntry)
    assert entry.accepts == ()
    (found,) = findings(root, "read-origin-unclear")
    assert found.where == "/pathways/reformi/rules/0"


def test_an_open_group_without_a_rule_below_the_root_is_outside_the_total() -> None:
    root = group(
        None,
        group("Valinnaiset", group("Paikallinen osa", role=OPEN), points=ALL),
        group("Tutkintoa yksilöllisesti laajentavat tutkinnon osat", role=OPEN),
        points=ALL,
    )
    inside, outside = rules(root).members
    assert outside == Extension(title=Text({"fi": "Tutkintoa yksilöllisesti laajentavat tutkinnon osat"}))
    assert isinstance(inside, Group)
    assert isinstance(inside.members[0], OpenEntry)
    (found,) = findings(root, "read-extension")
    assert found.where == "/pathways/reformi/rules/1"


def test_an_open_group_that_lists_units_keeps_them_beside_its_open_entry() -> None:
    root = group(None, group("Paikallinen osa", leaf("A"), points=(5, 15), role=OPEN), points=ALL)
    (made,) = rules(root).members
    assert isinstance(made, Group)
    assert made.points == PointRange(5, 15)
    listed, entry = made.members
    assert isinstance(listed, UnitEntry)
    assert isinstance(entry, OpenEntry)
    assert entry.accepts == (Origin.LOCAL,)
    (found,) = findings(root, "open-entry-with-members")
    assert found.where == "/suoritustavat/0/rakenne/osat/0"


# Groups


def test_a_group_keeps_its_rule_its_codes_and_its_words() -> None:
    stated = group(
        "Valinnaiset",
        points=(20, None),
        units=(1, 2),
        pakollinen=True,
        kuvaus={"fi": "<p>Valitaan</p>"},
        tutkintonimike={"arvo": "10024"},
    )
    assert rules(group(None, stated, points=ALL)).members == (
        Group(
            title=Text({"fi": "Valinnaiset"}),
            members=(),
            points=PointRange(20, None),
            count=CountRange(1, 2),
            mandatory=True,
            award_title="10024",
            words=Text({"fi": "Valitaan"}),
        ),
    )


def test_bounds_that_are_all_unknown_state_nothing() -> None:
    (made,) = rules(group(None, group("Osat", points=(None, None), units=(None, None)), points=ALL)).members
    assert isinstance(made, Group)
    assert not made.states


@pytest.mark.parametrize("role", ["osaamisala", "tutkintonimike"])
def test_sibling_specialisations_or_titles_are_one_choice_where_the_first_stood(role: str) -> None:
    branches = [group(name, leaf("A"), role=role) for name in ("Yksi", "Kaksi", "Kolme")]
    root = group("Kaikki", branches[0], leaf("B"), *branches[1:], points=ALL)
    choice, unit = rules(root).members
    assert isinstance(choice, Alternatives)
    assert [str(branch.title) for branch in choice.branches] == ["Yksi", "Kaksi", "Kolme"]
    assert isinstance(unit, UnitEntry)
    (found,) = findings(root, "read-alternatives")
    assert found.where == "/pathways/reformi/rules/0"
    assert found["branches"] == tuple(Text({"fi": name}) for name in ("Yksi", "Kaksi", "Kolme"))


def test_branches_of_one_specialisation_stay_apart() -> None:
    root = group(None, specialisation("1591", leaf("A")), specialisation("1591", leaf("B")), points=ALL)
    (choice,) = rules(root).members
    assert isinstance(choice, Alternatives)
    assert [branch.specialisation for branch in choice.branches] == ["1591", "1591"]


def test_groups_called_alternatives_are_groups_like_others() -> None:
    root = group(
        None, group("Vaihtoehto 1", points=(90, 90)), group("Vaihtoehto 2", points=(90, 90)), points=ALL
    )
    assert all(isinstance(member, Group) for member in rules(root).members)


# Groups without a rule


def test_where_nothing_above_states_anything_every_group_that_does_is_required() -> None:
    root = group(
        None,
        group(
            "Ammatilliset",
            group("Pakolliset", leaf("A"), units=(1, 1)),
            group("Valinnaiset", units=(1, None)),
        ),
        group("Vapaat", leaf("B")),
    )
    assert mandatory(rules(root)) == ["Ammatilliset", "Pakolliset", "Valinnaiset"]
    assert [found.where for found in findings(root, "read-all-required")] == [
        "/pathways/reformi/rules",
        "/pathways/reformi/rules/0",
    ]


def test_a_group_that_only_holds_a_mandatory_unit_states_something() -> None:
    root = group(None, group("Pakolliset", leaf("A", pakollinen=True)), group("Muut", leaf("B")))
    assert mandatory(rules(root)) == ["Pakolliset"]


def test_below_a_group_with_a_rule_nothing_is_required_beyond_it() -> None:
    root = group(None, group("Osat", group("Yksi", units=(1, 1)), units=(2, 2)))
    assert mandatory(rules(root)) == ["Osat"]


def test_under_a_root_with_a_rule_nothing_is_required_beyond_it() -> None:
    root = group(None, group("Osat", group("Yksi", points=(30, 30))), points=ALL)
    assert mandatory(rules(root)) == []


def test_a_specialisation_that_states_nothing_requires_its_groups_where_nothing_above_does() -> None:
    root = group(
        None,
        specialisation("1", group("Pakolliset", units=(4, 4))),
        specialisation("2", group("Valinnaiset", units=(2, 2))),
    )
    assert mandatory(rules(root)) == ["Pakolliset", "Valinnaiset"]
    assert [found.where for found in findings(root, "read-all-required")] == [
        "/pathways/reformi/rules/0/0",
        "/pathways/reformi/rules/0/1",
    ]


def test_a_group_without_a_rule_under_one_with_a_rule_is_an_optional_heading() -> None:
    root = group(None, group("Otsikko", group("Alla", leaf("A")), points=None), points=ALL)
    assert mandatory(rules(root)) == []
    assert [found.where for found in findings(root, "read-heading")] == [
        "/pathways/reformi/rules/0",
        "/pathways/reformi/rules/0/0",
    ]


def test_a_specialisation_without_a_rule_is_no_heading() -> None:
    root = group(None, specialisation("1719", leaf("A")), points=ALL)
    assert not findings(root, "read-heading")
