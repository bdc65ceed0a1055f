"""Days are written as instants, and read as the days that they were in Helsinki."""

from datetime import UTC, date, datetime

import pytest
from dateutil.tz import gettz
from hypothesis import given
from hypothesis import strategies as st

from ecvet import ReadError, ShapeError
from ecvet.io.eperusteet._dates import day, validity


@given(st.dates(date(1981, 1, 1), date(2037, 12, 31)))
def test_midnight_in_helsinki_is_the_day_that_it_begins(on: date) -> None:
    midnight = datetime(on.year, on.month, on.day, tzinfo=gettz("Europe/Helsinki"))
    assert day({"day": int(midnight.timestamp()) * 1000}, "day") == on


@given(st.dates(date(1970, 1, 2), date(9999, 12, 31)))
def test_midnight_in_universal_time_is_that_day_too(on: date) -> None:
    midnight = datetime(on.year, on.month, on.day, tzinfo=UTC)
    assert day({"day": int(midnight.timestamp()) * 1000}, "day") == on


@pytest.mark.parametrize("instant", [10**17, -(10**17), 10**33])
def test_an_instant_out_of_the_calendar_is_refused(instant: int) -> None:
    with pytest.raises(ShapeError) as caught:
        day({"voimassaoloAlkaa": instant}, "voimassaoloAlkaa")
    assert (caught.value.path, caught.value.rule) == ("/voimassaoloAlkaa", "date.value")


def test_text_is_no_instant() -> None:
    with pytest.raises(ReadError) as caught:
        day({"voimassaoloAlkaa": "2018-08-01"}, "voimassaoloAlkaa")
    assert (caught.value.path, caught.value.rule) == ("/voimassaoloAlkaa", "type.int")


def test_where_no_day_is_stated_the_validity_is_not_known() -> None:
    assert validity({"voimassaoloAlkaa": None}) is None


def test_those_who_began_may_finish_until_the_end_of_the_transition() -> None:
    found = validity({"voimassaoloLoppuu": 1753909200000, "siirtymaPaattyy": 1848603600000})
    assert found is not None
    assert found.in_force(date(2025, 7, 31))
    assert not found.in_force(date(2025, 8, 1))
    assert found.in_transition(date(2028, 7, 31))
