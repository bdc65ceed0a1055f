"""The papers of the examples by the command: what is broken is named, and what is transferred is decided on."""

import json

import pytest

from ecvet.i18n.labels import label
from tests.cli.command import Command, Told
from tests.conftest import REPOSITORY

DATA = REPOSITORY / "examples" / "data"
DOCUMENTS = sorted(path.relative_to(DATA).as_posix() for path in DATA.rglob("*.json"))

#: What each broken paper lacks: the codes of the findings, and where they are.
BROKEN = {
    "automobile/agreement-signed-late": [("signature-late", "/signatures/1/on")],
    "automobile/agreement-weeks-against-dates": [("weeks-differ", "/weeks")],
    "automobile/agreement-with-too-many-points": [("points-beyond-qualification", "/units")],
    "automobile/agreement-without-the-host": [("signature-missing", "/signatures")],
    "automobile/scale-with-a-gap": [("bands-gap", "/steps/1")],
    "automobile/unit-without-criteria": [("element-missing", "")],
    "automobile/unit-without-points": [("element-missing", "/qualifications/0")],
    "care/memorandum-without-a-confirmation": [("confirmation-missing", "/confirmations")],
    "care/transcript-without-a-date": [("element-missing", "")],
    "care/transcript-without-an-assessment": [("element-missing", "/credits/1")],
    "care/transfer-with-a-unit-not-assessed": [("agreed-not-assessed", "/agreement/units/1")],
    "chemistry/request-without-a-signature": [("signature-missing", "/signatures")],
    "chemistry/request-without-outcomes": [("element-missing", "/units/0")],
    "chemistry/unit-without-procedures": [("element-missing", "")],
    "construction/agreement-without-the-home-institution": [("signature-missing", "/signatures")],
    "construction/memorandum-without-a-partner-and-procedures": [
        ("confirmation-missing", "/confirmations"),
        ("partner-signature-missing", "/partners/1"),
    ],
    "construction/memorandum-without-qualifications": [("element-missing", "")],
    "tourism/agreement-of-a-minor-without-a-guardian": [("guardian-missing", "/signatures")],
    "tourism/agreement-without-outcomes": [("element-missing", "/units/0")],
    "tourism/memorandum-without-a-review": [("element-missing", "")],
    "tourism/transfer-under-a-memorandum-that-has-ended": [("memorandum-not-in-force", "/agreement/period")],
    "trade/qualification-that-nobody-can-complete": [
        ("demands-exceed-maximum", "/pathways/apprenticeship/rules"),
        ("points-below-minimum", "/pathways/apprenticeship/rules/1"),
    ],
    "trade/request-without-a-signature": [("signature-missing", "/signatures")],
}


#: What is decided on each transfer: unit, decision, points and grade at home.
DECIDED: dict[str, list[tuple[str, str, str | None, str | None]]] = {
    "automobile/transfer": [
        ("brakes-steering", "full", "30", "4"),
        ("tyres-wheels", "full", "10", "5"),
    ],
    "care/transfer": [("dementia-care", "full", "20", None), ("medicines", "partial", "12", None)],
    "chemistry/transfer": [
        ("sampling", "full", "15", None),
        ("batch-process", "full", "30", None),
        ("laboratory-analysis", "partial", None, None),
        ("packing-lines", "refused", None, None),
    ],
    "construction/transfer": [
        ("timber-frame", "refused", None, None),
        ("roofing", "refused", None, None),
    ],
    "construction/transfer-mended": [
        ("timber-frame", "full", "30", None),
        ("roofing", "full", "15", None),
    ],
    "tourism/transfer": [("es-pilgrim-route", "outside", None, None)],
    "trade/transfer": [
        ("customs-2025", "full", "15", None),
        ("trade-communication", "partial", None, None),
        ("logistics", "full", "15", None),
        ("market-research", "outside", None, None),
    ],
}
#: The pathway, where the qualification has several, and the language of the learner.
PATHWAYS = {"trade": "apprenticeship"}
LANGUAGES = {
    "automobile": "fi",
    "care": "sv",
    "chemistry": "sv",
    "construction": "fi",
    "tourism": "fi",
    "trade": "sv",
}


# What `ecvet check` says


def test_every_broken_paper_is_tried() -> None:
    assert sorted(BROKEN) == [name[:-5].replace("/broken", "") for name in DOCUMENTS if "/broken/" in name]


@pytest.mark.parametrize("name", BROKEN)
def test_check_names_exactly_what_is_broken(ecvet: Command, name: str) -> None:
    sector, file = name.split("/")
    told = ecvet("check", DATA / sector / "broken" / f"{file}.json", "--json")
    found = told.json["findings"]
    assert [(one["code"], one["where"]) for one in found] == BROKEN[name]
    assert told.code == int(any(one["severity"] == "error" for one in found))


@pytest.mark.parametrize("name", [name for name in DOCUMENTS if name.count("/") == 1])
def test_check_finds_no_error_in_a_paper_that_is_not_broken(ecvet: Command, name: str) -> None:
    # The papers on file in the story of the refusal are those without signatures.
    assert ecvet("check", DATA / name).code == int(name == "construction/transfer.json")


# What `ecvet recognise` decides


def test_every_transfer_is_tried() -> None:
    transfers = {name for name in DOCUMENTS if "/transfer" in name and "/broken/" not in name}
    assert {f"{name}.json" for name in DECIDED} == transfers


@pytest.mark.parametrize("name", DECIDED)
def test_recognise_decides_on_a_transfer_by_the_policy_beside_it(ecvet: Command, name: str) -> None:
    told = recognise(ecvet, name, "--json", "--language", "en")
    answer = json.loads(told.out)
    found = [
        (
            one["unit"],
            one["decision"],
            None if one["points"] is None else one["points"]["value"],
            None if one["grade"] is None else one["grade"]["label"],
        )
        for one in answer["decisions"]
    ]
    assert found == DECIDED[name]
    assert told.code == int(any(decision == "refused" for _, decision, _, _ in found))


@pytest.mark.parametrize("name", DECIDED)
def test_a_decision_is_the_same_in_every_language_and_only_its_words_differ(
    ecvet: Command, name: str
) -> None:
    english, other = (
        json.loads(recognise(ecvet, name, "--json", "--language", language).out)["decisions"]
        for language in ("en", LANGUAGES[name.partition("/")[0]])
    )
    for one, same in zip(english, other, strict=True):
        assert (one["digest"], one["evidence"]) == (same["digest"], same["evidence"])
        assert [reason["code"] for reason in one["reasons"]] == [reason["code"] for reason in same["reasons"]]
        assert [reason["text"] for reason in one["reasons"]] != [reason["text"] for reason in same["reasons"]]


@pytest.mark.parametrize("name", DECIDED)
def test_recognise_tells_people_the_decisions_and_their_reasons(ecvet: Command, name: str) -> None:
    language = LANGUAGES[name.partition("/")[0]]
    answer = json.loads(recognise(ecvet, name, "--json", "--language", language).out)
    told = " ".join(recognise(ecvet, name, "--language", language).out.split())
    for one in answer["decisions"]:
        assert label(f"decision.{one['decision']}", language) in told
        assert one["title"] in told
        assert all(" ".join(reason["text"].split()) in told for reason in one["reasons"])


def recognise(ecvet: Command, name: str, *more: str) -> Told:
    sector = name.partition("/")[0]
    folder = DATA / sector
    route = ("--pathway", PATHWAYS[sector]) if sector in PATHWAYS else ()
    return ecvet(
        *("recognise", DATA / f"{name}.json", "--qualification", folder / "qualification.json"),
        *("--policy", folder / "policy.json", "--held", folder / "record.json", "--as-of", "2026-10-01"),
        *(*route, *more),
    )
