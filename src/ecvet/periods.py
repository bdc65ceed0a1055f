"""Periods of days, and what is in force on a day. Days are plain dates; there is no clock and no time zone."""

import re
from datetime import date, datetime
from typing import TypeVar

import attrs

from ecvet.codes import wrong

T = TypeVar("T")

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)


def day(value: object, path: str = "") -> date:
    """Return a date that is written in full as year-month-day.

    Args:
        value: Text such as "2026-11-22".
        path: The field.

    Raises:
        ShapeError: `date.syntax` for another form, `date.value` for a day that does not exist.

    Examples:
        >>> day("2026-02-28")
        datetime.date(2026, 2, 28)
        >>> day("2026-02-30")
        Traceback (most recent call last):
        ecvet.errors.ShapeError: is not a day of the calendar; got '2026-02-30'; expected a date such as "2026-11-22"
    """
    if not isinstance(value, str) or _DATE.fullmatch(value) is None:
        raise wrong(path, "date.syntax", "is not a date", value, 'a date such as "2026-11-22"')
    try:
        return date.fromisoformat(value)
    except ValueError:
        expected = 'a date such as "2026-11-22"'
        raise wrong(path, "date.value", "is not a day of the calendar", value, expected) from None


def is_day(_instance: object, attribute: "attrs.Attribute[T]", value: T) -> None:
    """Refuse a field that is not a date without a time; `None` passes where the field is optional.

    Raises:
        ShapeError: `type.date`.
    """
    if value is None and attribute.default is None:
        return
    if not isinstance(value, date) or isinstance(value, datetime):
        raise wrong(attribute.name, "type.date", "is not a date", value, "a datetime.date without a time")


@attrs.frozen(repr=False)
class Period:
    """From a first day to a last day, both included; an open side is `None`.

    Args:
        first_day: The first day of it, or `None`.
        last_day: The last day of it, or `None`.

    Raises:
        ShapeError: `type.date`, and `period.order` where the last day is before the first.

    Examples:
        >>> Period(date(2018, 8, 1), None).holds(date(2026, 11, 22))
        True
    """

    first_day: date | None = attrs.field(default=None, validator=is_day)
    last_day: date | None = attrs.field(default=None, validator=is_day)

    def __attrs_post_init__(self) -> None:
        if self.first_day and self.last_day and self.last_day < self.first_day:
            expected = f"{self.first_day} or later"
            raise wrong("last_day", "period.order", "is before the first day", self.last_day, expected)

    def holds(self, on: date) -> bool:
        """Whether the day `on` is in the period."""
        return (self.first_day is None or self.first_day <= on) and (
            self.last_day is None or on <= self.last_day
        )

    @property
    def days(self) -> int | None:
        """How many days the period has, or `None` where a side is open."""
        if self.first_day is None or self.last_day is None:
            return None
        return (self.last_day - self.first_day).days + 1

    def __repr__(self) -> str:
        return f"Period({self.first_day or '…'} to {self.last_day or '…'})"


def _is_period(_instance: object, attribute: "attrs.Attribute[Period]", value: object) -> None:
    if not isinstance(value, Period):
        raise wrong(
            attribute.name, "type.period", "is no Period", value, "a Period, with open sides if need be"
        )


@attrs.frozen(kw_only=True, repr=False)
class Validity:
    """When something is in force, and until when those who began under it may still finish.

    Args:
        period: When it is in force.
        transition_until: The last day of the transition period, or `None` where there is none.

    Raises:
        ShapeError: `period.order` where the transition ends before the period does.
    """

    period: Period = attrs.field(validator=_is_period)
    transition_until: date | None = attrs.field(default=None, validator=is_day)

    def __attrs_post_init__(self) -> None:
        end, until = self.period.last_day, self.transition_until
        if end and until and until < end:
            raise wrong(
                "transition_until", "period.order", "is before the last day", until, f"{end} or later"
            )

    def in_force(self, on: date) -> bool:
        """Whether it is in force on the day `on`."""
        return self.period.holds(on)

    def in_transition(self, on: date) -> bool:
        """Whether `on` is after the period and not after the end of the transition."""
        end, until = self.period.last_day, self.transition_until
        return end is not None and until is not None and end < on <= until

    def __repr__(self) -> str:
        until = f", transition until {self.transition_until}" if self.transition_until else ""
        return f"Validity({self.period.first_day or '…'} to {self.period.last_day or '…'}{until})"
