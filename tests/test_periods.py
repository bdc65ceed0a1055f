"""Periods of days, both ends included; days without a clock and without a time zone."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecvet import Period, ShapeError, Validity
from ecvet.periods import day

days = st.dates()
near = st.dates(date(2026, 1, 1), date(2026, 1, 20))


# Days


@given(days)
def test_a_day_is_read_as_it_is_written(value: date) -> None:
    assert day(f"{value.year:04d}-{value.month:02d}-{value.day:02d}") == value


@pytest.mark.parametrize(
    ("value", "rule"),
    [
        ("2026-02-30", "date.value"),
        ("2026-13-01", "date.value"),
        ("2025-02-29", "date.value"),
        ("0000-01-01", "date.value"),
        ("2026-W01-1", "date.syntax"),
        ("20260121", "date.syntax"),
        ("01/02/2026", "date.syntax"),
        ("2026", "date.syntax"),
        ("2026-1-1", "date.syntax"),
        ("2026-01-01T00:00:00", "date.syntax"),
        ("٢٠٢٦-٠١-٠١", "date.syntax"),
        (" 2026-01-01", "date.syntax"),
        ("2026-01-01\n", "date.syntax"),
        ("", "date.syntax"),
        (20260101, "date.syntax"),
        (None, "date.syntax"),
        (date(2026, 1, 1), "date.syntax"),
    ],
)
def test_what_is_no_day_in_full_is_refused_and_never_guessed(value: object, rule: str) -> None:
    with pytest.raises(ShapeError) as caught:
        day(value, "awarded")
    assert (caught.value.path, caught.value.rule) == ("awarded", rule)


# Periods


@given(near, near, near)
def test_a_period_holds_its_ends_and_what_is_between_them(one: date, other: date, on: date) -> None:
    first, last = sorted((one, other))
    between = {first + timedelta(days=number) for number in range((last - first).days + 1)}
    period = Period(first, last)
    assert period.holds(on) == (on in between)
    assert period.days == len(between)


@given(days, days)
def test_a_side_that_is_open_ends_nowhere(edge: date, on: date) -> None:
    assert Period(edge, None).holds(on) == (on >= edge)
    assert Period(None, edge).holds(on) == (on <= edge)
    assert Period().holds(on)
    assert (Period(edge, None).days, Period(None, edge).days, Period().days) == (None, None, None)


@given(days, days)
def test_a_period_does_not_end_before_it_begins(first: date, last: date) -> None:
    if first <= last:
        assert (Period(first, last).first_day, Period(first, last).last_day) == (first, last)
    else:
        with pytest.raises(ShapeError, match="is before the first day") as caught:
            Period(first, last)
        assert (caught.value.path, caught.value.rule) == ("last_day", "period.order")


def test_the_whole_calendar_is_a_period() -> None:
    assert Period(date.min, date.max).days == 3_652_059


@pytest.mark.parametrize("bad", ["2026-01-01", 20260101, datetime(2026, 1, 1), True])  # noqa: DTZ001 - that is the point
@pytest.mark.parametrize("name", ["first_day", "last_day"])
def test_a_day_is_a_date_without_a_time(name: str, bad: date) -> None:
    with pytest.raises(ShapeError, match="is not a date") as caught:
        Period(**{name: bad})
    assert (caught.value.path, caught.value.rule) == (name, "type.date")


# Validity


@given(near, near, near, near)
def test_a_version_is_in_transition_after_its_end_and_until_the_day_stated(
    one: date, other: date, later: date, on: date
) -> None:
    first, last, until = sorted((one, other, later))
    validity = Validity(period=Period(first, last), transition_until=until)
    assert validity.in_force(on) == (first <= on <= last)
    assert validity.in_transition(on) == (last < on <= until)


@given(days)
def test_a_version_without_an_end_or_without_a_transition_is_never_in_transition(on: date) -> None:
    assert not Validity(period=Period(date(2020, 1, 1), None)).in_transition(on)
    assert not Validity(period=Period(), transition_until=date(2030, 1, 1)).in_transition(on)
    assert not Validity(period=Period(None, date(2020, 1, 1))).in_transition(on)


def test_a_transition_does_not_end_before_the_period_does() -> None:
    with pytest.raises(
        ShapeError, match=r"is before the last day; .*; expected 2026-01-02 or later"
    ) as caught:
        Validity(period=Period(None, date(2026, 1, 2)), transition_until=date(2026, 1, 1))
    assert (caught.value.path, caught.value.rule) == ("transition_until", "period.order")


# How they are shown


def test_periods_are_shown_by_their_days() -> None:
    period = Period(date(2018, 8, 1), None)
    assert repr(period) == "Period(2018-08-01 to …)"
    assert repr(Validity(period=period)) == "Validity(2018-08-01 to …)"
    ended = Period(None, date(2026, 7, 31))
    transition = Validity(period=ended, transition_until=date(2027, 7, 31))
    assert repr(transition) == "Validity(… to 2026-07-31, transition until 2027-07-31)"
