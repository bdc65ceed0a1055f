"""Gaps unit by unit, the nearest qualifications in their order, findings by severity, papers with their signatures."""

from datetime import date

import attrs
import pytest

from ecvet import Credit, Group, Period, Severity, Validity, gap, nearest, view
from ecvet.model.building import choose, heading, unit
from ecvet.rules.findings import finding
from tests.notebook.reading import read
from tests.notebook.samples import AGREEMENT, CARE, DAY, MEMORANDUM, RECOGNISED, RECORD, SCALE, VEHICLES
from tests.rules.accumulation.examples import qualification


def test_a_gap_counts_outcomes_unit_by_unit() -> None:
    told = read(view(gap(CARE, RECORD.credits, as_of=DAY)).html).text
    assert told.startswith("Learning outcomes Outcomes attained: 7 of 22")
    assert "Safe handling of medicines medicines Outcomes attained: 0 of 5 ○ K Explains effect" in told


def test_what_is_complete_is_folded() -> None:
    html = view(gap(CARE, RECORD.credits, as_of=DAY)).html
    assert html.count('<details class="fold"><summary>') == 2


def test_the_nearest_are_ranked_and_named() -> None:
    found = nearest(RECORD.credits, [CARE, VEHICLES], as_of=DAY)
    told = read(view(found, qualification=[CARE, VEHICLES]).html).text
    assert "1 Care Assistant standard ◐ not achieved Missing: 60 ECVET points in 3 units" in told


def test_that_a_version_is_not_in_force_is_said_beside_the_nearest() -> None:
    old = attrs.evolve(CARE, validity=Validity(period=Period(None, date(2020, 1, 1))))
    told = read(view(nearest(RECORD.credits, [old], as_of=DAY), qualification=old).html).text
    assert "Qualification “Care Assistant” is not in force on 20 April 2026." in told


@pytest.mark.parametrize(
    ("rules", "held", "said"),
    [
        (choose(unit("A", (5, 15)), points=10), "A", "undetermined –"),
        (heading({"en": "Units"}, unit("A", 10)), "B", "undetermined –"),
        (heading({"en": "Units"}, unit("A", 10)), "A", "undetermined –"),
        (choose(unit("A", 5), points=10), "A", "not achieved Missing: nothing would complete it"),
        (choose(unit("A", 5), points=10), "B", "not achieved Missing: nothing would complete it"),
        (choose(unit("A", 5), points=5), "A", "achieved Missing: nothing"),
    ],
)
def test_that_nothing_completes_is_said_only_where_it_is_known(rules: Group, held: str, said: str) -> None:
    found = nearest([Credit(unit=held)], [qualification(rules)], as_of=DAY)
    assert said in read(view(found).html).text


def test_findings_are_a_table_with_the_heaviest_first() -> None:
    light, heavy = finding("group-empty", group="G"), finding("mandatory-missing", group="G", unit="U")
    assert (light.severity, heavy.severity) == (Severity.WARNING, Severity.ERROR)
    told = read(view([light, heavy]).html).text
    assert told.startswith("Findings 1 error · 1 warning")
    assert told.index("Mandatory unit") < told.index("has no members")


def test_a_paper_says_whose_signature_is_missing() -> None:
    complete = read(view(AGREEMENT).html).text
    assert "✓ Nothing was found: all is in order." in complete
    unsigned = attrs.evolve(AGREEMENT, signatures=AGREEMENT.signatures[:1])
    told = read(view(unsigned).html).text
    assert "✓ Home institution: K. Ahlgren, 8 December 2025 ✗" in told
    assert told.count("✗") == 2


def test_a_memorandum_names_its_partners_and_until_when_it_holds() -> None:
    told = read(view(MEMORANDUM).html).text
    assert "Granlunda School of Health and Care · Waterveen College of Care" in told


def test_credits_are_a_table_without_empty_columns() -> None:
    told = read(view(RECORD).html).text
    assert "Unit Points" in told
    assert "Prior learning" not in told


def test_a_transcript_shows_what_was_assessed() -> None:
    assert "Living with dementia nl-dementia" in read(view(RECOGNISED.transcript).html).text


def test_a_scale_shows_its_bands_and_what_passes() -> None:
    assert "not passed 0 < 50 ✗ not attained passed 55 < 80 ✓ attained" in read(view(SCALE).html).text


def test_a_value_without_a_view_of_its_own_is_shown_field_by_field() -> None:
    assert read(view(AGREEMENT.learner).html).text == f"Learner id {AGREEMENT.learner.id}"
