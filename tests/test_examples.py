"""The examples: each runs as its reader would run it, and their papers are complete and go together."""

import os
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path
from typing import TypeVar

import pytest

from ecvet import (
    Assessment,
    CreditTransfer,
    Decision,
    LearningAgreement,
    MemorandumOfUnderstanding,
    OutcomeKind,
    PersonalTranscript,
    Qualification,
    Stage,
)
from ecvet.i18n.labels import label
from ecvet.io import native
from ecvet.rules import completeness, structure
from tests.conftest import REPOSITORY

T = TypeVar("T")

EXAMPLES = REPOSITORY / "examples"
DATA = EXAMPLES / "data"
SCRIPTS = sorted(path for path in EXAMPLES.glob("*.py") if not path.name.startswith("_"))
DOCUMENTS = sorted(path.relative_to(DATA).as_posix() for path in DATA.rglob("*.json"))

#: The languages of titles: English, and those of the countries of the story.
LANGUAGES = {
    "automobile": ("de", "en", "fi"),
    "care": ("en", "nl", "sv"),
    "chemistry": ("en", "fi", "sv"),
    "construction": ("de", "en", "fi"),
    "tourism": ("en", "es"),
    "trade": ("en", "sv"),
}
SECTORS = sorted(LANGUAGES)
#: The sectors whose story is a mobility; in the others there is a request instead of an agreement.
ABROAD = ["automobile", "care", "construction", "tourism"]

#: The stories: the language of the learner, and the decisions in it.
STORIES = {
    "recognised_in_full": ("fi", [Decision.FULL]),
    "recognised_in_part": ("sv", [Decision.FULL, Decision.PARTIAL]),
    "outside_the_qualification": ("en", [Decision.OUTSIDE]),
    "refused_for_missing_papers": ("fi", [Decision.FULL, Decision.REFUSED]),
    "prior_learning": ("sv", [Decision.FULL, Decision.PARTIAL, Decision.REFUSED]),
    "change_of_pathway": ("sv", [Decision.FULL, Decision.PARTIAL, Decision.OUTSIDE]),
}


def paper(sector: str, name: str, kind: type[T]) -> T:
    return native.read(DATA / sector / f"{name}.json", kind)


@cache
def script(path: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """A run of a script, far from its folder."""
    source = os.pathsep.join([str(REPOSITORY / "src"), os.environ.get("PYTHONPATH", "")])
    return subprocess.run(
        [sys.executable, "-W", "error", path, *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=tempfile.gettempdir(),
        env={**os.environ, "PYTHONPATH": source, "PYTHONIOENCODING": "utf-8"},
        check=False,
    )


# The scripts


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.stem)
def test_an_example_runs_without_a_warning_from_any_folder(path: Path) -> None:
    run = script(path)
    assert (run.returncode, run.stderr) == (0, "")
    assert run.stdout


def test_there_are_six_stories_and_one_by_hand() -> None:
    assert len(SCRIPTS) == 7


@pytest.mark.parametrize("story", STORIES)
def test_a_story_tells_its_decisions_in_the_language_of_the_learner(story: str) -> None:
    language, told = STORIES[story]
    run = script(EXAMPLES / f"{story}.py")
    assert [one for one in Decision if f": {label(f'decision.{one}', language)}" in run.stdout] == told


@pytest.mark.parametrize("story", STORIES)
def test_a_story_can_be_told_in_another_language(story: str) -> None:
    told = script(EXAMPLES / f"{story}.py", "en")
    assert told.returncode == 0, told.stderr
    assert "ECVET points" in told.stdout


# The papers


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_paper_is_written_as_the_library_writes_it(name: str) -> None:
    written = (DATA / name).read_text(encoding="utf-8")
    assert native.write(native.read_any(written), indent=2) + "\n" == written


@pytest.mark.parametrize("sector", SECTORS)
def test_nothing_is_wrong_or_doubtful_in_the_structure_of_a_qualification(sector: str) -> None:
    assert structure.check(paper(sector, "qualification", Qualification)) == ()


@pytest.mark.parametrize("sector", SECTORS)
def test_every_unit_is_specified_in_full_with_knowledge_skills_and_competence(sector: str) -> None:
    qualification = paper(sector, "qualification", Qualification)
    for unit in qualification.units:
        assert completeness.check(unit) == ()
        assert {outcome.kind for outcome in unit.outcomes} == set(OutcomeKind), unit.code
        assert unit.level == qualification.eqf


@pytest.mark.parametrize("sector", SECTORS)
def test_titles_are_in_english_and_in_the_languages_of_the_countries(sector: str) -> None:
    qualification = paper(sector, "qualification", Qualification)
    for title in (qualification.title, *(unit.title for unit in qualification.units)):
        assert title.languages == LANGUAGES[sector], title


@pytest.mark.parametrize("sector", SECTORS)
def test_learners_bear_pseudonyms_and_institutions_addresses_that_lead_nowhere(sector: str) -> None:
    agreement = paper(sector, "transfer", CreditTransfer).agreement
    assert (agreement.learner.name, agreement.learner.email) == (None, None)
    for institution in (agreement.home, agreement.host):
        assert institution.website is not None
        assert institution.website.endswith(".example")


@pytest.mark.parametrize("sector", ABROAD)
def test_the_papers_of_a_mobility_are_complete_and_go_together(sector: str) -> None:
    memorandum = paper(sector, "memorandum", MemorandumOfUnderstanding)
    agreement = paper(sector, "agreement", LearningAgreement)
    qualification = paper(sector, "qualification", Qualification)
    assert completeness.check(memorandum) == ()
    assert completeness.check_agreement(agreement, memorandum, qualification) == ()
    assert completeness.check(paper(sector, "transcript", PersonalTranscript)) == ()


@pytest.mark.parametrize("sector", SECTORS)
def test_a_transfer_holds_the_very_papers_that_lie_beside_it(sector: str) -> None:
    transfer = paper(sector, "transfer-mended" if sector == "construction" else "transfer", CreditTransfer)
    assert transfer.stage is Stage.RECORDED
    assert transfer.transcript == paper(sector, "transcript", PersonalTranscript)
    if sector in ABROAD:
        assert transfer.agreement == paper(sector, "agreement", LearningAgreement)
        assert transfer.memorandum == paper(sector, "memorandum", MemorandumOfUnderstanding)
    sheets = [native.read(path, Assessment) for path in sorted((DATA / sector).glob("assessments/*.json"))]
    assert list(transfer.assessments) == sheets or not sheets
