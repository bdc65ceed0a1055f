"""What the tests of the command share."""

from pathlib import Path

import pytest

from ecvet import Credit, Text
from ecvet.cli import main
from ecvet.io import edc_jsonld, elmo_xml, native
from tests.cli.command import Command, Told
from tests.cli.held import HELD
from tests.io.elmo_xml.transcripts import NEEDS, plain
from tests.rules.accumulation.examples import at_least, group, qualification, unit


@pytest.fixture
def ecvet(capsys: pytest.CaptureFixture[str]) -> Command:
    """Runs the command with the arguments given, in English and on one day where nothing else is asked for."""

    def run(*arguments: str | Path) -> Told:
        asked = [str(argument) for argument in arguments]
        asked += [] if "--as-of" in asked else ["--as-of", "2026-11-22"]
        asked += [] if "--language" in asked else ["--language", "en"]
        capsys.readouterr()
        try:
            code = main(asked)
        except SystemExit as ended:
            code = int(str(ended.code))
        told = capsys.readouterr()
        assert "Traceback" not in told.err
        return Told(code, told.out, told.err)

    return run


@pytest.fixture
def driver(tmp_path: Path) -> Path:
    """A file with a small qualification: 50 points, of which 30 are mandatory."""
    rules = group("Units", unit("A", 30, mandatory=True), unit("B", 20), unit("C", 20), points=at_least(50))
    path = tmp_path / "driver.json"
    path.write_text(native.write(qualification(rules)), encoding="utf-8")
    return path


@pytest.fixture
def credits(tmp_path: Path) -> Path:
    """A file with two credits as a table."""
    path = tmp_path / "credits.csv"
    path.write_text("unit\nA\nB\n", encoding="utf-8")
    return path


@pytest.fixture
def held(tmp_path: Path) -> Path:
    """A file with two credits that a table has room for."""
    path = tmp_path / "held.json"
    path.write_text(native.write(HELD), encoding="utf-8")
    return path


@pytest.fixture(params=["credential", "exchange"])
def transcripts(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    """A file as other systems send it, with credit for units A and B: in one transcript, or in one each."""
    earned = [Credit(unit=code, title=Text({"en": f"Unit {code}"})) for code in ("A", "B")]
    if request.param == "credential":
        path = tmp_path / "credential.jsonld"
        path.write_bytes(edc_jsonld.write(plain(*earned), edc_jsonld.EdcNeeds(country="FI")).content)
    else:
        path = tmp_path / "elmo.xml"
        path.write_bytes(elmo_xml.write([plain(one) for one in earned], NEEDS).content)
    return path
