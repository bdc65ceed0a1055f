"""Documents that are no learner record of Koski, or a broken one."""

import json
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecvet.errors import ReadError
from ecvet.io import koski
from tests.io.koski.records import (
    MAIN,
    UNIT,
    Node,
    assessed,
    coded,
    credits,
    document,
    every_credit,
    extent,
    problems,
    right,
    unit,
)


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
