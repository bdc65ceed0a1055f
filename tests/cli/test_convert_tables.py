"""`ecvet convert` with tables of credits: what they hold, what they lose, and what they refuse."""

import json
from pathlib import Path

import pytest

from ecvet import Credit, Grade, Learner, LearnerRecord, Points, Text
from ecvet.i18n.labels import label
from ecvet.io import native, table
from tests.cli.command import SAMPLES, Command
from tests.cli.held import HELD


def test_credits_become_a_table_and_nothing_is_lost(ecvet: Command, tmp_path: Path, held: Path) -> None:
    target = tmp_path / "out" / "held.csv"
    told = ecvet("convert", held, "--to", "csv", "--output", target)
    assert told.code == 0
    assert str(held) in told.out
    assert str(target) in told.out
    assert label("command.no-losses", "en") in told.out
    assert table.read(target, scheme="ecvet", language="en") == HELD


def test_no_credits_become_a_table_of_none(ecvet: Command, tmp_path: Path) -> None:
    source, target = tmp_path / "none.json", tmp_path / "none.csv"
    source.write_text(native.write(()), encoding="utf-8")
    assert ecvet("convert", source, "--to", "csv", "--output", target).code == 0
    assert table.read(target, scheme=None, language="en") == ()


@pytest.mark.parametrize("language", ["en", "fi", "sv"])
def test_a_record_as_a_table_says_what_is_lost_of_it(ecvet: Command, tmp_path: Path, language: str) -> None:
    record = LearnerRecord(
        learner=Learner(id="L1"),
        qualification="vehicle",
        unassessed=("C",),
        credits=(
            Credit(unit="X", partial=True),
            Credit(unit="A", grade=Grade(label="4", scale="1-5"), title=Text({language: "Tyres"})),
        ),
    )
    source, target = tmp_path / "record.json", tmp_path / "record.csv"
    source.write_text(native.write(record), encoding="utf-8")
    lost = ["/learner", "/qualification", "/unassessed", "/credits/0", "/credits/1/grade/scale"]
    arguments = ("convert", source, "--to", "csv", "--output", target, "--language", language)
    losses: list[dict[str, str]] = json.loads(ecvet(*arguments, "--json").out)["losses"]
    assert [one["where"] for one in losses] == lost
    assert {one["code"] for one in losses} == {"loss-no-place"}
    told = ecvet(*arguments)
    assert label("command.losses", language) in told.out
    assert all(f"• {one['where']}: {one['text']}\n" in told.out for one in losses)
    (written,) = table.read(target, scheme=None, language=language)
    assert (written.unit, written.title) == ("A", Text({language: "Tyres"}))


def test_what_a_table_cannot_hold_is_refused_and_nothing_is_written(ecvet: Command, tmp_path: Path) -> None:
    target = tmp_path / "out.csv"
    told = ecvet("convert", SAMPLES / "qualification.json", "--to", "csv", "--output", target)
    assert told.refused("cannot be written as a table of credits", "a Qualification")
    assert not list(tmp_path.iterdir())


def test_credits_that_a_table_would_tell_otherwise_are_refused(ecvet: Command, tmp_path: Path) -> None:
    source, target = tmp_path / "mixed.json", tmp_path / "out.csv"
    mixed = (Credit(unit="A", points=Points(5, "ecvet")), Credit(unit="B", points=Points(5, "ects")))
    source.write_text(native.write(mixed), encoding="utf-8")
    assert ecvet("convert", source, "--to", "csv", "--output", target).refused("several schemes")
    assert not target.exists()


def test_a_table_becomes_credits_once_the_scheme_of_its_points_is_stated(
    ecvet: Command, tmp_path: Path
) -> None:
    target = tmp_path / "out.json"
    arguments = ("convert", SAMPLES / "learner-credits.csv", "--to", "native", "--output", target)
    told = ecvet(*arguments)
    assert told.refused(str(SAMPLES / "learner-credits.csv"), "nobody says of which scheme", "--scheme ecvet")
    assert not target.exists()
    assert ecvet(*arguments, "--scheme", "osaamispiste").code == 0
    first, *_ = native.read_credits(target)
    assert (first.unit, first.points) == ("mathematics-and-science", Points(6, "osaamispiste"))


def test_a_table_without_points_needs_no_scheme(ecvet: Command, tmp_path: Path, credits: Path) -> None:
    target = tmp_path / "out.json"
    assert ecvet("convert", credits, "--to", "native", "--output", target).code == 0
    assert native.read_credits(target) == (Credit(unit="A"), Credit(unit="B"))


def test_of_several_values_one_can_be_chosen(ecvet: Command, tmp_path: Path) -> None:
    source, target = tmp_path / "records.json", tmp_path / "out.csv"
    records = tuple(LearnerRecord(learner=Learner(id="L"), credits=(credit,)) for credit in HELD)
    source.write_text(native.write(records), encoding="utf-8")
    arguments = ("convert", source, "--to", "csv", "--output", target)
    assert ecvet(*arguments).refused("2 records", "choose one: --only 0")
    assert ecvet(*arguments, "--only", "1").code == 0
    assert table.read(target, scheme="ecvet", language="en") == HELD[1:]
    assert ecvet(*arguments, "--only", "2").refused("holds no such value", "a number below 2")
    assert ecvet(*arguments, "--only", "first").code == 2


def test_a_language_of_the_answer_that_there_is_not_is_no_matter_of_the_format(
    ecvet: Command, tmp_path: Path, held: Path
) -> None:
    told = ecvet("convert", held, "--to", "csv", "--output", tmp_path / "out.csv", "--language", "xx")
    assert told.code == 0
    assert "it speaks English" in told.err
    assert label("command.no-losses", "en") not in told.out
    assert table.read(tmp_path / "out.csv", scheme="ecvet", language="en") == HELD
