"""Small learner records of Koski for the tests, written out, and what reading makes of them."""

import json
from collections.abc import Iterator

import pytest

from ecvet.errors import Problem, ReadError
from ecvet.io import koski
from ecvet.io._reading import Reading
from ecvet.model.assessments import Credit
from ecvet.model.learners import LearnerRecord

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
