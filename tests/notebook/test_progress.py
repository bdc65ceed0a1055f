"""Progress is grasped at a glance: the verdict, what counts of what is demanded, a bar for each group."""

import re
from datetime import date

import pytest

from ecvet import Credit, Pathway, Qualification, Text, accumulate, view, what_if
from ecvet.model.building import all_of, at_least, choose, unit
from tests.notebook.reading import read
from tests.notebook.samples import CARE, DAY, RECORD

FREE = choose(unit("B", 10), unit("C", 15), points=(15, 20), title={"en": "Free"})
ROUTE = Pathway(
    code="school",
    rules=all_of(unit("A", 20), FREE, points=35),
    scheme="ecvet",
    title=Text({"en": "At school"}),
)
DRIVER = Qualification(code="D", title=Text({"en": "Driver"}), pathways=(ROUTE,))


def shown(*units: str, language: str = "en") -> str:
    credits = tuple(Credit(unit=code, title=Text({"en": f"Unit {code}"})) for code in units)
    found = accumulate(DRIVER, credits, as_of=date(2026, 11, 22))
    return view(found, language, qualification=DRIVER, credits=credits).html


def lengths(html: str, kind: str) -> list[float]:
    """The lengths of the parts of bars, in percent, without those of the legend."""
    found = [float(length) for length in re.findall(rf'class="{kind}" style="width:([\d.]+)%', html)]
    return [length for length in found if length < 100]


def test_the_verdict_and_what_is_missing_come_first() -> None:
    text = read(shown("A")).text
    assert text.startswith(
        "Accumulation Driver At school ◐ not achieved Counted: 20 of 35 ECVET points Missing: 15 ECVET"
    )


def test_a_bar_shows_what_is_counted_and_what_is_missing_of_the_whole() -> None:
    html = shown("A")
    assert lengths(html, "counted")[0] == pytest.approx(100 * 20 / 35, abs=0.01)
    assert lengths(html, "missing")[0] == pytest.approx(100 * 15 / 35, abs=0.01)


def test_a_group_shows_what_is_placed_beyond_its_maximum_as_surplus() -> None:
    html = shown("A", "B", "C")
    assert lengths(html, "surplus") == [pytest.approx(100 * 5 / 25, abs=0.01)]
    assert "✓ achieved" in read(html).text


def test_the_mark_of_a_bar_is_at_the_least_that_the_group_demands() -> None:
    assert 'class="least" style="left:75.00%"' in shown("A")


def test_what_is_seen_is_also_said() -> None:
    assert "Counted: 20 of 35 ECVET points" in read(shown("A")).labels


def test_what_completes_it_is_named_by_title() -> None:
    text = read(view(accumulate(CARE, RECORD.credits, as_of=DAY)).html).text
    assert "The cheapest way to finish Safe handling of medicines medicines – 20 ECVET points" in text


def test_where_nothing_is_missing_nothing_is_to_be_done() -> None:
    assert "The cheapest way" not in read(shown("A", "B", "C")).text


def test_credits_that_count_nowhere_are_named() -> None:
    assert "Surplus: counts nowhere (1) Unit X X" in read(shown("A", "X")).text


def test_reasons_are_there_to_unfold() -> None:
    html = shown("A")
    assert re.search(r'<details class="fold"><summary>Reasons', html)


def test_a_group_that_asks_for_members_is_measured_in_members() -> None:
    rules = all_of(at_least(2, unit("A"), unit("B"), title={"en": "Two of them"}))
    found = accumulate(
        Qualification(code="Q", title=Text({"en": "Q"}), pathways=(Pathway(code="p", rules=rules),)),
        [Credit(unit="A")],
        as_of=DAY,
    )
    assert "Two of them members: 1 2 1" in read(view(found).html).text


def test_two_answers_are_shown_with_what_lies_between_them() -> None:
    found = what_if(DRIVER, [], further=[Credit(unit="A")], as_of=DAY)
    assert "↓ Points: +20 · Units: +1" in read(view(found).html).text


def test_it_reads_in_the_language_of_the_learner() -> None:
    assert "Puuttuu: 15 ECVET-pistettä" in read(shown("A", language="fi")).text
