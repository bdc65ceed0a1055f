"""Days of ePerusteet, which are written as instants."""

from datetime import date, timedelta

from ecvet.codes import wrong
from ecvet.io import _plain
from ecvet.io._plain import Record
from ecvet.periods import Period, Validity

_EPOCH = date(1970, 1, 1)
_DAY = 24 * 60 * 60 * 1000
# A day is written as its midnight in Helsinki, in milliseconds of UTC: at 22 o'clock of the day before, in
# summer at 21. Three hours later it is the right day in both, so no table of time zones is needed.
_SHIFT = 3 * 60 * 60 * 1000


def day(holder: Record, key: str) -> date | None:
    """Return the day under `key`; `None` where it is absent or null.

    Raises:
        ReadError: `type.int` where it is no number of milliseconds.
        ShapeError: `date.value` where it is out of the calendar.

    Examples:
        >>> day({"voimassaoloAlkaa": 1533070800000}, "voimassaoloAlkaa")
        datetime.date(2018, 8, 1)
    """
    instant = _plain.whole(holder, key)
    if instant is None:
        return None
    try:
        return _EPOCH + timedelta(days=(instant + _SHIFT) // _DAY)
    except OverflowError:
        raise wrong(
            f"/{key}", "date.value", "is out of the calendar", instant, "milliseconds since 1970"
        ) from None


def validity(document: Record) -> Validity | None:
    """Return when the requirements are in force; `None` where they do not say.

    Raises:
        ReadError, ShapeError: as `day`, and `period.order`.
    """
    first, last = day(document, "voimassaoloAlkaa"), day(document, "voimassaoloLoppuu")
    until = day(document, "siirtymaPaattyy")
    if first is None and last is None and until is None:
        return None
    return Validity(period=Period(first, last), transition_until=until)
