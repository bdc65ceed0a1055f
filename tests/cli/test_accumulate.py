"""`ecvet accumulate`: what counts where, what is missing, the cheapest way to finish, and why."""

import os
import threading
from collections.abc import Callable
from pathlib import Path

import attrs
import pytest

from ecvet import (
    CountRange,
    Credit,
    ExternalCertificate,
    Group,
    Institution,
    Learner,
    LearnerRecord,
    PersonalTranscript,
    PointRange,
    Points,
    Qualification,
    Text,
)
from ecvet.i18n import labels
from ecvet.i18n.labels import label
from ecvet.io import elmo_xml, native
from tests.cli.command import SAMPLES, Command
from tests.io.elmo_xml.transcripts import NEEDS, plain
from tests.rules.accumulation.examples import at_least, group, qualification, unit

QUALIFICATION = SAMPLES / "qualification.json"


def test_what_is_achieved_ends_with_0_and_what_is_not_with_1(
    ecvet: Command, driver: Path, credits: Path
) -> None:
    assert ecvet("accumulate", driver, credits).code == 0
    credits.write_text("unit\nB\nC\n", encoding="utf-8")
    assert ecvet("accumulate", driver, credits).code == 1


def test_the_answer_says_what_counts_what_is_missing_and_how_to_finish(
    ecvet: Command, driver: Path, credits: Path
) -> None:
    credits.write_text("unit\nB\nC\nX\n", encoding="utf-8")
    told = ecvet("accumulate", driver, credits)
    assert told.err == ""
    lines = told.out.splitlines()
    assert lines[:4] == [
        "Progress towards: Vehicle Technology",
        "Pathway: school",
        "Verdict: not achieved",
        "Counted: 40 of 50 ECVET points",
    ]
    assert "Missing: 30 ECVET points in 1 unit" in lines
    assert "• A – 30 ECVET points" in lines
    assert any(line.startswith("• B – 20 ECVET points") for line in lines)


def test_the_answer_for_machines_says_the_same(ecvet: Command, driver: Path, credits: Path) -> None:
    credits.write_text("unit\nB\nX\n", encoding="utf-8")
    answer = ecvet("accumulate", driver, credits, "--json").json
    assert answer["verdict"] == "not-achieved"
    assert answer["missing"] == {"points": "30", "units": 1}
    assert (answer["counted"], answer["required"]) == ("20", "50")
    (whole,) = answer["groups"]
    assert (whole["title"], whole["path"], whole["counted"]) == ("Units", "", "20")
    assert (whole["minimum"], whole["maximum"], whole["satisfied"]) == ("50", None, False)
    (place,) = answer["placements"]
    assert (place["unit"], place["path"], place["points"]) == ("B", "/1", "20")
    assert [surplus["unit"] for surplus in answer["surplus"]] == ["X"]
    (further,) = answer["completion"]
    assert (further["unit"], further["path"], further["points"]) == ("A", "/0", "30")
    assert {"mandatory-missing", "credit-not-accepted"} <= {found["code"] for found in answer["findings"]}


def written(path: Path, rules: Group, scheme: str | None = "ecvet") -> Path:
    """Write a qualification with these rules."""
    path.write_text(native.write(qualification(rules, scheme)), encoding="utf-8")
    return path


def test_where_only_units_are_counted_points_are_left_out(
    ecvet: Command, driver: Path, credits: Path
) -> None:
    inner = group("Inner", unit("C"), unit("D"), count=CountRange.exactly(2))
    rules = group("Units", unit("A"), unit("B"), inner, count=CountRange(3))
    told = ecvet("accumulate", written(driver, rules, None), credits)
    lines = [" ".join(line.split()) for line in told.out.splitlines()]
    assert "Missing: 2 units" in lines
    assert "Units 2 / 3– no" in lines
    assert "Inner 0 / 2 no" in lines
    assert not any("point" in line.lower() for line in lines)


def test_where_the_whole_states_no_points_what_counts_is_told_all_the_same(
    ecvet: Command, driver: Path, credits: Path
) -> None:
    inner = group("Inner", unit("A", 30), points=at_least(20), mandatory=True)
    told = ecvet("accumulate", written(driver, group("Units", inner)), credits)
    assert "Counted: 30 ECVET points" in told.out.splitlines()
    assert "Missing: nothing" in told.out.splitlines()


def test_what_can_never_be_completed_is_said_to_be_so(ecvet: Command, driver: Path, credits: Path) -> None:
    rules = group("Units", unit("A", 30), points=at_least(60))
    told = ecvet("accumulate", written(driver, rules), credits)
    assert "Missing: nothing would complete it" in told.out.splitlines()
    assert told.code == 1
    assert ecvet("accumulate", driver, credits, "--json").json["missing"] is None


def test_a_certificate_is_called_by_its_title_and_counts_in_no_group(
    ecvet: Command, driver: Path, credits: Path
) -> None:
    known = native.read(driver, Qualification)
    aid = ExternalCertificate(code="EA1", title=Text({"en": "First aid"}))
    route = attrs.evolve(known.pathways[0], requirements=(aid,))
    driver.write_text(native.write(attrs.evolve(known, pathways=(route,))), encoding="utf-8")
    credits.write_text("unit\nA\nB\nEA1\n", encoding="utf-8")
    assert "• EA1 First aid" in ecvet("accumulate", driver, credits).out.splitlines()


def test_what_is_left_open_is_not_said_to_be_impossible(ecvet: Command, driver: Path, credits: Path) -> None:
    rules = group("Units", unit("A", PointRange(5, 15)), points=at_least(10))
    credits.write_text("unit\nA\n", encoding="utf-8")
    told = ecvet("accumulate", written(driver, rules), credits)
    assert "Verdict: undetermined" in told.out.splitlines()
    assert "issing" not in told.out
    assert "The points of unit “A” in group “Units” are not known." in told.out


@pytest.mark.parametrize(
    ("language", "said"), [("fi", "• Units: ”Koulu päättää”"), ("de", "• Units: „School“")]
)
def test_what_the_regulation_says_in_words_is_shown_in_the_language_asked_for(
    ecvet: Command, driver: Path, credits: Path, language: str, said: str
) -> None:
    words = Text({"en": "School", "fi": "Koulu päättää"})
    rules = attrs.evolve(group("Units", unit("A", 30), points=at_least(30)), words=words)
    told = ecvet("accumulate", written(driver, rules), credits, "--language", language)
    assert said in told.out.splitlines()
    assert labels.heading("what.words", language) in told.out.splitlines()


@pytest.mark.parametrize("language", ["en", "fi", "sv", "fi-FI", "sv-FI"])
def test_the_answer_is_in_the_language_asked_for(ecvet: Command, language: str) -> None:
    arguments = ("accumulate", QUALIFICATION, SAMPLES / "learner-credits.json", "--language", language)
    told = ecvet(*arguments)
    for heading in ("groups", "completion", "placements", "reasons"):
        assert label(f"command.{heading}", language) in told.out
    answer = ecvet(*arguments, "--json").json
    title = native.read(QUALIFICATION, Qualification).title
    assert title[language.partition("-")[0]] in told.out
    assert all(
        found["text"] in " ".join(told.out.replace("\n  ", " ").split()) for found in answer["findings"]
    )


# Where the credits come from

Writer = Callable[[tuple[Credit, ...]], str]


def as_record(held: tuple[Credit, ...]) -> str:
    return native.write(LearnerRecord(learner=Learner(id="L1"), qualification="vehicle", credits=held))


def as_transcript(held: tuple[Credit, ...]) -> str:
    host = Institution(id="host", name=Text({"en": "Host"}), country="NO")
    return native.write(PersonalTranscript(id="T1", learner=Learner(id="L1"), issued_by=host, credits=held))


def test_credits_may_come_through_a_pipe(ecvet: Command, driver: Path, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = threading.Thread(target=lambda: pipe.write_text("unit\nA\nB\n", encoding="utf-8"))
    writer.start()
    assert ecvet("accumulate", driver, pipe).code == 0
    writer.join(timeout=10)


def test_a_single_credit_is_credit_too(ecvet: Command, driver: Path, tmp_path: Path) -> None:
    path = tmp_path / "one.json"
    path.write_text(native.write(Credit(unit="B")), encoding="utf-8")
    assert ecvet("accumulate", driver, path, "--json").json["counted"] == "20"


@pytest.mark.parametrize("write", [native.write, as_record, as_transcript])
def test_credits_come_from_native_documents(
    ecvet: Command, driver: Path, tmp_path: Path, write: Writer
) -> None:
    path = tmp_path / "held.json"
    path.write_text(write((Credit(unit="A"), Credit(unit="B"))), encoding="utf-8")
    answer = ecvet("accumulate", driver, path, "--json").json
    assert answer["verdict"] == "achieved"
    assert answer["findings"] == []


def test_credits_come_from_all_transcripts_that_another_system_sent(
    ecvet: Command, driver: Path, transcripts: Path
) -> None:
    answer = ecvet("accumulate", driver, transcripts, "--json").json
    assert answer["verdict"] == "achieved"
    assert [place["unit"] for place in answer["placements"]] == ["A", "B"]


def test_a_transcript_may_hold_no_credit_yet(ecvet: Command, driver: Path, tmp_path: Path) -> None:
    path = tmp_path / "elmo.xml"
    path.write_bytes(elmo_xml.write(plain(), NEEDS).content)
    assert ecvet("accumulate", driver, path, "--json").json["counted"] == "0"


def test_credits_come_from_a_table_with_or_without_points(
    ecvet: Command, driver: Path, credits: Path
) -> None:
    credits.write_text("unit;points;grade\nA;30;5\nB;25;4\n", encoding="utf-8")
    told = ecvet("accumulate", driver, credits, "--json")
    assert told.code == 0
    assert told.codes == ["credit-points-differ"]
    assert ecvet("accumulate", driver, credits, "--from", "csv").code == 0


def test_a_table_is_known_by_what_it_holds_where_its_name_tells_nothing(
    ecvet: Command, driver: Path, tmp_path: Path
) -> None:
    path = tmp_path / "held"
    path.write_bytes("\ufeffunit,points\nA,30\nB,20\n".encode())
    assert ecvet("accumulate", driver, path).code == 0


def test_a_record_for_another_qualification_is_judged_with_a_warning(
    ecvet: Command, driver: Path, tmp_path: Path
) -> None:
    path = tmp_path / "record.json"
    record = LearnerRecord(learner=Learner(id="L1"), qualification="hairdresser", credits=(Credit(unit="A"),))
    path.write_text(native.write(record), encoding="utf-8")
    assert "record-of-another" in ecvet("accumulate", driver, path, "--json").codes


def test_a_record_says_which_specialisation_is_judged_unless_another_is_asked_for(ecvet: Command) -> None:
    arguments = ("accumulate", QUALIFICATION, SAMPLES / "learner-credits.json", "--json")
    recorded = ecvet(*arguments)
    assert "branch-undecided" not in recorded.codes
    bodies = ecvet(*arguments, "--specialisation", "body-repair")
    assert recorded.json["missing"] != bodies.json["missing"]


def test_points_of_another_scheme_are_named_and_not_counted(
    ecvet: Command, driver: Path, tmp_path: Path
) -> None:
    path = tmp_path / "held.json"
    path.write_text(native.write((Credit(unit="A", points=Points(30, "ects")),)), encoding="utf-8")
    told = ecvet("accumulate", driver, path, "--json")
    assert told.json["counted"] == "0"
    assert "credit-other-scheme" in told.codes


def test_the_day_of_the_question_decides_what_is_held(ecvet: Command, driver: Path, credits: Path) -> None:
    credits.write_text("unit,awarded\nA,2026-05-01\nB,2026-05-31\n", encoding="utf-8")
    assert ecvet("accumulate", driver, credits, "--as-of", "2026-05-31").code == 0
    assert ecvet("accumulate", driver, credits, "--as-of", "2026-05-30").code == 1


# What is refused


def test_an_unknown_pathway_or_specialisation_is_refused_with_those_that_there_are(ecvet: Command) -> None:
    arguments = ("accumulate", QUALIFICATION, SAMPLES / "learner-credits.csv")
    assert ecvet(*arguments, "--pathway", "sea").refused("pathway", "'sea'", "initial-training")
    assert ecvet(*arguments, "--specialisation", "boats").refused("'boats'", "servicing-and-repair")


def test_a_wrong_file_is_refused_with_what_it_holds_and_what_is_wanted(
    ecvet: Command, driver: Path, credits: Path
) -> None:
    assert ecvet("accumulate", credits, driver).refused(str(credits), "table of credits")
    assert ecvet("accumulate", driver, driver).refused("a Qualification", "credits, a record of a learner")
    memorandum = SAMPLES / "memorandum.json"
    assert ecvet("accumulate", memorandum, credits).refused("MemorandumOfUnderstanding", "a qualification")


def test_everything_that_is_wrong_with_a_table_is_told_at_once(
    ecvet: Command, driver: Path, credits: Path
) -> None:
    credits.write_text("unit,points,awarded\nA,many,2026-05-01\n,20,yesterday\n", encoding="utf-8")
    told = ecvet("accumulate", driver, credits)
    assert told.code == 2
    assert told.err.startswith("error: 3 things are wrong\n")
    for place in ("line 2, column points", "line 3, column unit", "line 3, column awarded"):
        assert f"{credits}: {place}" in told.err


def test_a_table_of_points_needs_rules_that_say_their_scheme(
    ecvet: Command, driver: Path, tmp_path: Path, credits: Path
) -> None:
    credits.write_text("unit,points\nA,30\n", encoding="utf-8")
    document = (
        '{"schema_version":"1.0","type":"qualification","value":{"code":"D","title":{"en":"Driver"},"pathways":'
        '[{"code":"P","rules":{"count":{"minimum":1},"members":[{"type":"unit","unit":"A"}]}}]}}'
    )
    driver.write_text(document, encoding="utf-8")
    assert ecvet("accumulate", driver, credits).refused("nobody says of which scheme")
    credits.write_text("unit\nA\n", encoding="utf-8")
    told = ecvet("accumulate", driver, credits, "--json")
    assert told.code == 0
    assert told.json["missing"] == {"points": "0", "units": 0}
