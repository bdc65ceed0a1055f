"""`ecvet recognise`: decisions from files."""

import json
from pathlib import Path

import pytest

from ecvet.io import native
from ecvet.model.presets.policies import POLICIES, WHOLE_UNITS
from ecvet.rules.recognition import recognise
from ecvet.rules.transfer import begin, validate
from tests.cli.command import Command
from tests.rules.mobility import HOME, RECOGNISED, agreed, agreement, assessment, recorded
from tests.rules.recognition.cases import AT_HOME, BRAKES, decided, policy

PAPERS = agreement(BRAKES, agreed("vinter", "berger"))
RESULTS = (assessment("bremser", "checks", not_attained=["repairs"]), assessment("vinter"))


@pytest.fixture
def files(tmp_path: Path) -> dict[str, Path]:
    """A transfer that the host recorded, the qualification at home, and a policy."""
    values = {
        "transfer": recorded(PAPERS, *RESULTS),
        "qualification": AT_HOME,
        "policy": policy(),
        "decided": decided(policy(parts=False), *RESULTS, papers=PAPERS),
    }
    paths = {name: tmp_path / f"{name}.json" for name in values}
    for name, path in paths.items():
        path.write_text(native.write(values[name]), encoding="utf-8")
    return paths


def asked(files: dict[str, Path], *further: str | Path, transfer: str = "transfer") -> list[str | Path]:
    return ["recognise", files[transfer], "--qualification", files["qualification"], *further]


def test_the_steps_the_coverage_and_the_decisions_are_told_in_words(
    ecvet: Command, files: dict[str, Path]
) -> None:
    told = ecvet(*asked(files, "--policy", files["policy"]))
    assert told.code == 0
    for words in (
        "recognised – fi-home, 22 November 2026",
        "brakes: covered in part",
        "“Does repairs” is not covered",
        "“brakes”: recognised in part",
        "“vinter”: recognised outside the qualification",
        "Policy and version: test 1",
        "Digest of all that it was made from: ",
    ):
        assert words in " ".join(told.out.split()), words


def test_a_refusal_is_a_negative_answer_and_a_preset_is_named_by_its_code(
    ecvet: Command, files: dict[str, Path]
) -> None:
    told = ecvet(*asked(files, "--policy", "whole-units"))
    assert told.code == 1
    assert "Unit “brakes” is recognised as a whole or not at all." in told.out


def test_json_says_the_same(ecvet: Command, files: dict[str, Path]) -> None:
    told = ecvet(*asked(files, "--policy", "whole-units", "--json", "--language", "fi"))
    answer = json.loads(told.out)
    assert [step["stage"] for step in answer["steps"]] == [
        "agreed",
        "assessed",
        "recorded",
        "validated",
        "recognised",
    ]
    assert [(row["unit"], row["required"], row["given"], row["basis"]) for row in answer["coverage"]] == [
        ("brakes", "checks", "checks", "same-outcome"),
        ("brakes", "repairs", None, None),
        ("vinter", "berger", "berger", "same-outcome"),
    ]
    refused, outside = answer["decisions"]
    assert (refused["decision"], outside["decision"]) == ("refused", "outside")
    assert refused["reasons"][-1] == {
        "code": "whole-units-only",
        "params": {"unit": "brakes"},
        "text": "Tutkinnon osa ”brakes” tunnustetaan kokonaan tai ei lainkaan.",
    }


def test_what_was_decided_before_is_shown_and_not_decided_again(
    ecvet: Command, files: dict[str, Path]
) -> None:
    told = ecvet(*asked(files, "--json", transfer="decided"))
    decisions = json.loads(told.out)["decisions"]
    assert (told.code, [one["on"] for one in decisions]) == (1, [RECOGNISED.isoformat()] * 2)


def test_the_digest_is_that_of_the_library(ecvet: Command, files: dict[str, Path]) -> None:
    told = ecvet(*asked(files, "--policy", "whole-units", "--json", "--as-of", RECOGNISED.isoformat()))
    validated = validate(recorded(PAPERS, *RESULTS), AT_HOME, by=HOME, on=RECOGNISED)
    done = recognise(validated, AT_HOME, policy=WHOLE_UNITS, by=HOME, on=RECOGNISED)
    assert [one["digest"] for one in json.loads(told.out)["decisions"]] == [
        one.digest for one in done.recognitions
    ]


def test_without_a_policy_nothing_is_decided_and_all_presets_are_named(
    ecvet: Command, files: dict[str, Path]
) -> None:
    assert ecvet(*asked(files)).refused("no policy is named", *(one.code for one in POLICIES))


def test_a_transfer_that_is_not_recorded_yet_and_files_of_another_kind_are_refused(
    ecvet: Command, files: dict[str, Path], tmp_path: Path
) -> None:
    early = tmp_path / "early.json"
    early.write_text(native.write(begin(PAPERS)), encoding="utf-8")
    told = ecvet("recognise", early, "--qualification", files["qualification"], "--policy", "whole-units")
    assert told.refused("validate/stage", str(early))
    told = ecvet("recognise", files["policy"], "--qualification", files["qualification"])
    assert told.refused("a RecognitionPolicy", "a credit transfer")
    assert ecvet(*asked(files, "--policy", files["transfer"])).refused("a policy of recognition")


def test_what_the_learner_holds_at_home_takes_part(
    ecvet: Command, files: dict[str, Path], tmp_path: Path
) -> None:
    held = tmp_path / "held.csv"
    held.write_text("unit\nwelding\n", encoding="utf-8")
    told = ecvet(*asked(files, "--policy", "whole-units", "--held", held, "--json"))
    plain = ecvet(*asked(files, "--policy", "whole-units", "--json"))
    one, other = (json.loads(found.out)["decisions"][0]["digest"] for found in (told, plain))
    assert one != other


def test_what_would_change_nothing_is_refused_instead_of_ignored(
    ecvet: Command, files: dict[str, Path]
) -> None:
    told = ecvet(*asked(files, "--policy", "whole-units", transfer="decided"))
    assert told.refused("--policy", "what was decided is only shown")
    told = ecvet(*asked(files, "--policy", "whole-units", "--specialisation", "zzz"))
    assert told.refused("--specialisation", "recognition does not depend on it")


def test_a_policy_that_is_neither_a_file_nor_a_preset_is_met_with_the_presets(
    ecvet: Command, files: dict[str, Path]
) -> None:
    told = ecvet(*asked(files, "--policy", "whole-unit"))
    assert told.refused("--policy", 'did you mean "whole-units"?', *(one.code for one in POLICIES))


def test_a_language_without_words_is_named(ecvet: Command, files: dict[str, Path]) -> None:
    told = ecvet(*asked(files, "--policy", files["policy"], "--language", "xx"))
    assert (told.code, "no words in xx" in told.err) == (0, True)
    assert not ecvet(*asked(files, "--policy", files["policy"], "--language", "fi-FI")).err
