"""`ecvet nearest`: which of several qualifications a learner is nearest to."""

import json
from datetime import date
from pathlib import Path

import attrs
import pytest

from ecvet import Period, Qualification, Validity
from ecvet.io import native
from ecvet.model.building import all_of, branch, heading, one_of, unit
from tests.cli.command import Command
from tests.rules.accumulation.examples import qualification


@pytest.fixture
def lorry(tmp_path: Path) -> Path:
    """A file with a qualification of 90 points in two specialisations, of which two units are those of the driver."""
    rules = all_of(
        unit("A", 30),
        unit("B", 20),
        one_of(branch("long", all_of(unit("C", 40))), branch("short", all_of(unit("D", 10)))),
    )
    return _saved(tmp_path / "lorry.json", attrs.evolve(qualification(rules), code="lorry"))


def _saved(path: Path, one: Qualification) -> Path:
    path.write_text(native.write(one), encoding="utf-8")
    return path


def test_the_nearest_comes_first_with_what_is_missing(
    ecvet: Command, credits: Path, driver: Path, lorry: Path
) -> None:
    told = ecvet("nearest", credits, lorry, driver)
    first, second = told.out.splitlines()[-2:]
    assert told.code == 0
    assert first.startswith("vehicle Vehicle Technology  school")
    assert "0 ECVET points" in first
    assert first.endswith("achieved")
    assert second.startswith("lorry")
    assert "10 ECVET points" in second


def test_machines_get_the_same_as_json(ecvet: Command, credits: Path, driver: Path, lorry: Path) -> None:
    told = ecvet("nearest", credits, lorry, driver, "--json", "--most", "1")
    assert told.code == 0
    assert json.loads(told.out) == {
        "nearest": [
            {
                "qualification": "vehicle",
                "title": "Vehicle Technology",
                "pathway": "school",
                "verdict": "achieved",
                "missing": {"points": "0", "units": 0},
                "findings": [],
            }
        ],
        "findings": [],
    }


def test_a_specialisation_leaves_the_qualifications_that_have_it(
    ecvet: Command, credits: Path, driver: Path, lorry: Path
) -> None:
    told = ecvet("nearest", credits, lorry, driver, "--json", "--specialisation", "long")
    assert [near["qualification"] for near in json.loads(told.out)["nearest"]] == ["lorry"]
    assert json.loads(told.out)["nearest"][0]["missing"] == {"points": "40", "units": 1}


def test_a_file_without_the_specialisation_is_left_out_with_a_note(
    ecvet: Command, credits: Path, driver: Path, lorry: Path
) -> None:
    told = ecvet("nearest", credits, lorry, driver, "--specialisation", "long")
    assert told.err.splitlines() == [f"note: {driver} is left out: it has no such pathway or specialisation"]
    assert "vehicle" not in told.out
    assert ecvet("nearest", credits, lorry, driver).err == ""


def test_a_pathway_that_none_of_them_has_is_refused(ecvet: Command, credits: Path, driver: Path) -> None:
    told = ecvet("nearest", credits, driver, "--pathway", "night", "--specialisation", "long")
    assert told.refused("is in none of the qualifications", "pathway", "'night'", "one of: school")


def test_a_specialisation_that_none_of_them_has_is_refused(
    ecvet: Command, credits: Path, driver: Path, lorry: Path
) -> None:
    told = ecvet("nearest", credits, driver, lorry, "--specialisation", "9999")
    assert told.refused(
        "is on none of the pathways asked for", "specialisation", "'9999'", "one of: long, short"
    )
    told = ecvet("nearest", credits, driver, "--specialisation", "9999")
    assert told.refused("specialisation", "'9999'", "one of: none")


def test_a_version_that_is_not_in_force_is_said_to_be_so(
    ecvet: Command, credits: Path, driver: Path, tmp_path: Path
) -> None:
    old = attrs.evolve(
        native.read(driver, Qualification), validity=Validity(period=Period(None, date(2020, 1, 1)))
    )
    path = _saved(tmp_path / "old.json", old)
    said = "Qualification “Vehicle Technology” is not in force on 22 November 2026."
    assert f"• {said}" in ecvet("nearest", credits, path).out.splitlines()
    (near,) = json.loads(ecvet("nearest", credits, path, "--json").out)["nearest"]
    assert [found["text"] for found in near["findings"]] == [said]


def test_what_cannot_be_completed_is_shown_without_a_number(
    ecvet: Command, credits: Path, tmp_path: Path
) -> None:
    path = _saved(tmp_path / "never.json", qualification(all_of(unit("A", 5), points=10)))
    assert "–" in ecvet("nearest", credits, path).out.splitlines()[-1]


def test_of_rules_that_demand_nothing_no_number_is_shown(
    ecvet: Command, credits: Path, tmp_path: Path
) -> None:
    path = _saved(tmp_path / "open.json", qualification(heading({"en": "Units"}, unit("A", 5))))
    assert "–" in ecvet("nearest", credits, path).out.splitlines()[-1]


def test_a_file_that_holds_no_credit_is_refused_by_name(ecvet: Command, driver: Path) -> None:
    assert ecvet("nearest", driver, driver).refused(
        "driver.json", "credits, a record of a learner, or a transcript"
    )


def test_credits_come_from_all_transcripts_that_another_system_sent(
    ecvet: Command, transcripts: Path, driver: Path, lorry: Path
) -> None:
    told = ecvet("nearest", transcripts, lorry, driver, "--json")
    missing = {near["qualification"]: near["missing"] for near in json.loads(told.out)["nearest"]}
    assert missing == {"vehicle": {"points": "0", "units": 0}, "lorry": {"points": "10", "units": 1}}


def test_a_number_of_qualifications_is_a_number(ecvet: Command, credits: Path, driver: Path) -> None:
    told = ecvet("nearest", credits, driver, "--most", "few")
    assert told.code == 2
    assert "'few' is not a number of qualifications" in told.err


def test_a_real_record_is_answered_in_finnish(ecvet: Command, shared: Path) -> None:
    folder = shared / "data/fi"
    record = sorted(folder.glob("koski/ammatillinen-lisatiedot_*.json"))[0]
    told = ecvet("nearest", record, *sorted(folder.glob("eperusteet/rakenne-auto*.json")), "--language", "fi")
    assert told.code == 0
    assert told.out.startswith("Lähimmät tutkinnot")
    assert "osaamispistettä" in told.out
