"""The sample data that the project ships: complete, coherent, in four languages, and fit for the demonstration."""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from importlib import resources

import attrs
import pytest

from ecvet.io import native, table
from ecvet.model.agreements import LearningAgreement, MemorandumOfUnderstanding, Party
from ecvet.model.assessments import Credit
from ecvet.model.combination import Group, OpenEntry, UnitEntry, walk
from ecvet.model.learners import LearnerRecord
from ecvet.model.outcomes import OutcomeKind
from ecvet.model.presets.policies import PARTS_OF_UNITS
from ecvet.model.qualifications import Qualification
from ecvet.model.transfers import CreditTransfer, Decision, Stage
from ecvet.points import PointRange, Points
from ecvet.rules import completeness, structure, transfer
from ecvet.rules.accumulation.accumulate import accumulate
from ecvet.rules.accumulation.progress import Missing, Verdict
from ecvet.rules.assessment import check_assessments
from ecvet.rules.recognition import credits_of, recognise
from ecvet.text import Text

SAMPLES = resources.files("ecvet").joinpath("samples")
DOCUMENTS = {
    "qualification.json": Qualification,
    "memorandum.json": MemorandumOfUnderstanding,
    "agreement.json": LearningAgreement,
    "transfer.json": CreditTransfer,
    "learner-credits.json": LearnerRecord,
}
LANGUAGES = ("en", "fi", "nb", "sv")
VALIDATED, RECOGNISED = date(2026, 5, 4), date(2026, 5, 6)


def sample(name: str) -> str:
    return SAMPLES.joinpath(name).read_text(encoding="utf-8")


QUALIFICATION = native.read(sample("qualification.json"), Qualification)
MEMORANDUM = native.read(sample("memorandum.json"), MemorandumOfUnderstanding)
AGREEMENT = native.read(sample("agreement.json"), LearningAgreement)
TRANSFER = native.read(sample("transfer.json"), CreditTransfer)
RECORD = native.read(sample("learner-credits.json"), LearnerRecord)


def within(value: object, path: str = "") -> Iterator[tuple[str, object]]:
    """A value of the model and all that it holds, each with its path."""
    yield path, value
    kind = type(value)
    if isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from within(item, f"{path}/{index}")
    elif attrs.has(kind) and kind is not Text:
        for field in attrs.fields(kind):
            yield from within(getattr(value, field.name), f"{path}/{field.name}")


# What is shipped


def test_the_samples_are_those_that_are_tested_here() -> None:
    names = {one.name for one in SAMPLES.iterdir()} - {"__pycache__"}
    assert names == {*DOCUMENTS, "learner-credits.csv"}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_sample_is_written_as_the_library_writes_it(name: str) -> None:
    assert native.write(native.read_any(sample(name)), indent=2) + "\n" == sample(name)
    assert isinstance(native.read_any(sample(name)), DOCUMENTS[name])


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_text_is_in_four_languages(name: str) -> None:
    texts = [(path, one) for path, one in within(native.read_any(sample(name))) if isinstance(one, Text)]
    assert texts
    assert [path for path, one in texts if one.languages != LANGUAGES] == []


@pytest.mark.parametrize("name", DOCUMENTS)
def test_no_text_is_left_untranslated_or_untidy(name: str) -> None:
    names = {"Lysefoss Bilservice AS", "Lysefoss Bilservice AS, Lysefoss"}
    for path, one in within(native.read_any(sample(name))):
        if isinstance(one, Text) and one["en"] not in names:
            assert len({one["en"], one["fi"], one["nb"]}) == 3, path
            assert one["sv"] != one["fi"], path
            assert not any(re.search(r"\s{2}|^\s|\s$", one[tag]) for tag in LANGUAGES), path


def test_texts_end_with_a_full_stop_in_all_languages_or_in_none() -> None:
    for name in DOCUMENTS:
        for path, one in within(native.read_any(sample(name))):
            if isinstance(one, Text):
                assert len({one[tag].endswith(".") for tag in LANGUAGES}) == 1, (name, path)


def test_the_table_holds_the_same_credits_as_the_record() -> None:
    credits = table.read(sample("learner-credits.csv"), scheme="ecvet", language="en")
    assert credits == tuple(as_in_a_table(one) for one in RECORD.credits)


def as_in_a_table(credit: Credit) -> Credit:
    """A credit without what a table has no room for: the scale of the grade and titles in other languages."""
    assert credit.grade is not None
    assert credit.title is not None
    grade = attrs.evolve(credit.grade, scale=None)
    return attrs.evolve(credit, grade=grade, title=Text({"en": credit.title["en"]}))


# The qualification


def test_nothing_is_wrong_or_doubtful_in_the_structure_of_the_qualification() -> None:
    assert structure.check(QUALIFICATION) == ()


def test_the_qualification_has_180_points_of_vocational_and_common_units() -> None:
    groups = [node for node in QUALIFICATION.pathway().rules.members if isinstance(node, Group)]
    totals = [one.points for one in (QUALIFICATION.pathway().rules, *groups)]
    assert totals == [PointRange.exactly(180), PointRange.exactly(145), PointRange.exactly(35)]


def test_there_are_three_specialisations_and_open_entries_in_each() -> None:
    assert len(QUALIFICATION.specialisations) == len(QUALIFICATION.award_titles) == 3
    opens = [node for _, node in walk(QUALIFICATION.pathway().rules) if isinstance(node, OpenEntry)]
    assert len(opens) == 3 * 3 + 1


def test_each_unit_is_complete_and_has_outcomes_of_the_three_kinds() -> None:
    for unit in QUALIFICATION.units:
        assert completeness.check_unit(unit) == (), unit.code
        assert {outcome.kind for outcome in unit.outcomes} == set(OutcomeKind), unit.code
        assert 3 <= len(unit.outcomes) <= 8, unit.code


def test_each_unit_states_the_points_that_the_rules_give_it() -> None:
    pathway = QUALIFICATION.pathway()
    for _, node in walk(pathway.rules):
        if isinstance(node, UnitEntry):
            unit = QUALIFICATION.unit(node.unit)
            assert unit is not None
            assert node.points is not None
            assert node.points.fixed is not None
            assert pathway.scheme is not None
            assert unit.qualifications[0].unit_points == Points(node.points.fixed, pathway.scheme)


# The papers


def test_the_papers_of_the_mobility_are_complete() -> None:
    assert TRANSFER.transcript is not None
    for paper in (MEMORANDUM, AGREEMENT, TRANSFER.transcript):
        assert completeness.check(paper) == ()


def test_the_learner_is_a_minor_for_whom_a_guardian_has_signed() -> None:
    without = tuple(one for one in AGREEMENT.signatures if one.party is not Party.GUARDIAN)
    unsigned = attrs.evolve(AGREEMENT, guardian=None, signatures=without)
    assert [found.code for found in completeness.check(unsigned)] == ["guardian-missing"]


def test_the_transfer_runs_under_the_papers_and_is_recorded() -> None:
    assert (TRANSFER.agreement, TRANSFER.memorandum) == (AGREEMENT, MEMORANDUM)
    assert TRANSFER.stage is Stage.RECORDED
    assert [found.code for found in check_assessments(TRANSFER)] == ["outcome-not-attained"]


def test_the_steps_lead_to_the_transfer_as_it_is_shipped() -> None:
    done = transfer.begin(AGREEMENT, MEMORANDUM)
    for event in TRANSFER.history:
        chosen = [one for one in TRANSFER.assessments if one.id in event.evidence]
        if event.stage is Stage.ASSESSED:
            done = transfer.assess(done, chosen, by=event.actor, on=event.on)
    assert TRANSFER.transcript is not None
    last = TRANSFER.history[-1]
    assert transfer.record(done, TRANSFER.transcript, by=last.actor, on=last.on) == TRANSFER


# The demonstration


def recognised() -> CreditTransfer:
    home = AGREEMENT.home.id
    validated = transfer.validate(TRANSFER, QUALIFICATION, by=home, on=VALIDATED)
    return recognise(validated, QUALIFICATION, policy=PARTS_OF_UNITS, by=home, on=RECOGNISED)


def test_one_unit_is_recognised_in_full_one_in_part_and_one_outside() -> None:
    assert [(one.unit, one.decision, one.points) for one in recognised().recognitions] == [
        ("electric-vehicles", Decision.FULL, Points(10, "ecvet")),
        ("electrical-systems", Decision.PARTIAL, None),
        ("no-winter-recovery", Decision.OUTSIDE, None),
    ]


def test_after_the_mobility_the_learner_lacks_four_units_of_79_points() -> None:
    held = (*RECORD.credits, *credits_of(recognised(), QUALIFICATION))
    found = accumulate(
        QUALIFICATION,
        held,
        as_of=RECOGNISED,
        pathway=RECORD.pathway,
        specialisation=RECORD.specialisations[0],
    )
    assert found.verdict is Verdict.NOT_ACHIEVED
    assert (found.counted, found.required) == (Decimal(101), Decimal(180))
    assert found.missing == Missing(points=Decimal(79), units=4)
    further = [one.unit for one in found.completion]
    assert "vehicle-repair" in further
