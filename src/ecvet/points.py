"""Points: numbers for the relative weight of learning outcomes, never without their scheme."""

import re
from decimal import Decimal
from functools import lru_cache

import attrs

from ecvet.codes import identifier, wrong
from ecvet.errors import Problem, SchemeError, shown
from ecvet.text import Text

_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]{0,8})(?:\.[0-9]{1,6})?", re.ASCII)
_LONGEST = len("-123456789.123456")
_MILLION = 1_000_000
_GREATEST = 999_999_999
_FORM = 'a number as text with at most 9 digits and 6 decimals, such as "7.5"'


def number(value: object, path: str = "") -> Decimal:
    """Return an exact number in its shortest form, so that equal numbers are written alike.

    Args:
        value: A `Decimal`, an `int`, or text of at most 9 digits and 6 decimals with a point. A `float` is refused,
            since it is rarely the number that was meant.
        path: The field.

    Raises:
        ShapeError: `type.number` or `number.syntax`.

    Examples:
        >>> number("7.50")
        Decimal('7.5')
        >>> number("7,5")
        Traceback (most recent call last):
        ecvet.errors.ShapeError: is not a number; got '7,5'; expected a number as text ...
    """
    if isinstance(value, bool) or not isinstance(value, (str, int, Decimal)):
        raise wrong(path, "type.number", "is not an exact number", value, _FORM)
    # Decimals are looked up as they are written, since equal ones may have different digits.
    text = "" if isinstance(value, int) else str(value)
    found = _shortest(text) if len(text) <= _LONGEST else None
    if found is None and not isinstance(value, str):
        found = _shortest(_plain(value, path))
    if found is None:
        raise wrong(path, "number.syntax", "is not a number", value, _FORM)
    return found


# The same few numbers stand everywhere; what is longer than a number can be is not remembered.
@lru_cache(1024)
def _shortest(text: str) -> Decimal | None:
    if _NUMBER.fullmatch(text) is None:
        return None
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return Decimal("0") if text == "-0" else Decimal(text)


def _plain(value: int | Decimal, path: str) -> str:
    exact = Decimal(value)
    if not exact.is_finite() or abs(exact.adjusted()) > 12 or len(exact.as_tuple().digits) > 30:
        raise wrong(path, "number.bounds", "is out of bounds", value, _FORM)
    text = format(exact, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def natural(value: object, path: str = "") -> Decimal:
    """Return `number(value)` where it is 0 or more.

    Raises:
        ShapeError: as `number`, and `number.negative`.
    """
    found = number(value, path)
    if found < 0:
        raise wrong(path, "number.negative", "is below 0", value, "0 or more")
    return found


def _value(value: "Decimal | int | str") -> Decimal:
    return natural(value, "value")


def _scheme(value: object) -> str:
    return identifier(value, "scheme")


@attrs.frozen(repr=False)
class Points:
    """A number of points of one scheme.

    Args:
        value: The number, 0 or more: `Decimal`, `int`, or text such as "7.5".
        scheme: The code of the scheme, such as "ecvet", "ects" or a national one.

    Raises:
        ShapeError: `type.number`, `number.syntax`, `number.bounds` or `number.negative`.

    Examples:
        >>> Points("30", "ecvet") + Points("7.50", "ecvet")
        Points('37.5', 'ecvet')
        >>> Points("30", "ecvet") + Points("5", "ects")
        Traceback (most recent call last):
        ecvet.errors.SchemeError: scheme: points of two schemes meet; got 'ects'; expected 'ecvet'; state a conversion
    """

    value: Decimal = attrs.field(converter=_value)
    scheme: str = attrs.field(converter=_scheme)

    def __add__(self, other: "Points") -> "Points":
        self._same(other)
        return Points(exact_sum(self.value, other.value), self.scheme)

    def __lt__(self, other: "Points") -> bool:
        self._same(other)
        return self.value < other.value

    def __le__(self, other: "Points") -> bool:
        self._same(other)
        return self.value <= other.value

    def _same(self, other: "Points") -> None:
        if self.scheme != other.scheme:
            raise SchemeError(
                Problem(
                    rule="points.scheme",
                    message="points of two schemes meet",
                    path="scheme",
                    got=shown(other.scheme),
                    expected=shown(self.scheme),
                    hint="state a conversion",
                )
            )

    def __repr__(self) -> str:
        return f"Points('{self.value}', {self.scheme!r})"


def millionths(value: Decimal) -> int:
    """Return a number of the field as whole millionths, exactly and whatever the caller's decimal context.

    Examples:
        >>> millionths(Decimal("7.5"))
        7500000
    """
    above, below = value.as_integer_ratio()
    return above * _MILLION // below


def from_millionths(whole: int) -> Decimal:
    """Return the number that `millionths` was given, in its shortest form.

    Examples:
        >>> from_millionths(7500000)
        Decimal('7.5')
    """
    if whole % _MILLION == 0:
        return Decimal(whole // _MILLION)
    digits = f"{abs(whole):07d}"
    text = f"{'-' if whole < 0 else ''}{digits[:-6]}.{digits[-6:]}".rstrip("0").rstrip(".")
    return Decimal(text)


def exact_sum(*numbers: Decimal) -> Decimal:
    """Return the sum of numbers of the field, whatever the caller's decimal context would round.

    Examples:
        >>> exact_sum(Decimal("0.1"), Decimal("0.2"))
        Decimal('0.3')
    """
    return from_millionths(sum(map(millionths, numbers)))


def _minimum(value: "Decimal | int | str | None") -> Decimal | None:
    return None if value is None else natural(value, "minimum")


def _maximum(value: "Decimal | int | str | None") -> Decimal | None:
    return None if value is None else natural(value, "maximum")


@attrs.frozen(repr=False)
class PointRange:
    """Bounds on a number of points, in the scheme of the rules that hold it; an unknown bound is `None`.

    Args:
        minimum: At least so many, or `None` where nothing is stated.
        maximum: At most so many, or `None` where nothing is stated.

    Raises:
        ShapeError: as `natural`, and `range.order` where the minimum is above the maximum.

    Examples:
        >>> PointRange(5, 15)
        PointRange('5', '15')
        >>> PointRange.exactly("7.5").fixed
        Decimal('7.5')
    """

    minimum: Decimal | None = attrs.field(default=None, converter=_minimum)
    maximum: Decimal | None = attrs.field(default=None, converter=_maximum)

    def __attrs_post_init__(self) -> None:
        if self.minimum is not None and self.maximum is not None and self.minimum > self.maximum:
            raise wrong(
                "minimum", "range.order", "is above the maximum", self.minimum, f"at most {self.maximum}"
            )

    @classmethod
    def exactly(cls, value: Decimal | int | str) -> "PointRange":
        """Return the range that holds one number only."""
        return cls(value, value)

    @property
    def fixed(self) -> Decimal | None:
        """The number, where the range holds only one."""
        return self.minimum if self.minimum == self.maximum else None

    @property
    def states(self) -> bool:
        """Whether either bound is stated."""
        return self.minimum is not None or self.maximum is not None

    def __repr__(self) -> str:
        bounds = ", ".join("None" if b is None else f"'{b}'" for b in (self.minimum, self.maximum))
        return f"PointRange({bounds})"


def count(value: object, path: str = "") -> int:
    """Return a number of things.

    Raises:
        ShapeError: `type.int`, `number.negative`, or `number.bounds` beyond nine digits.
    """
    if isinstance(value, bool) or not isinstance(value, int):
        raise wrong(path, "type.int", "is not a whole number", value, "a whole number")
    if value < 0:
        raise wrong(path, "number.negative", "is below 0", value, "0 or more")
    if value > _GREATEST:
        raise wrong(path, "number.bounds", "is out of bounds", value, f"at most {_GREATEST}")
    return value


@attrs.frozen(repr=False)
class CountRange:
    """Bounds on a number of members; an unknown bound is `None`.

    Args:
        minimum: At least so many, or `None` where nothing is stated.
        maximum: At most so many, or `None` where nothing is stated.

    Raises:
        ShapeError: as `count`, and `range.order` where the minimum is above the maximum.
    """

    minimum: int | None = None
    maximum: int | None = None

    def __attrs_post_init__(self) -> None:
        for name, bound in (("minimum", self.minimum), ("maximum", self.maximum)):
            if bound is not None:
                count(bound, name)
        if self.minimum is not None and self.maximum is not None and self.minimum > self.maximum:
            raise wrong(
                "minimum", "range.order", "is above the maximum", self.minimum, f"at most {self.maximum}"
            )

    @classmethod
    def exactly(cls, value: int) -> "CountRange":
        """Return the range that holds one number only."""
        return cls(value, value)

    @property
    def states(self) -> bool:
        """Whether either bound is stated."""
        return self.minimum is not None or self.maximum is not None

    def __repr__(self) -> str:
        return f"CountRange({self.minimum}, {self.maximum})"


def _code(value: object) -> str:
    return identifier(value, "code")


def _per_year(value: "Decimal | int | str | None") -> Decimal | None:
    return None if value is None else natural(value, "per_year")


def _is_text(_instance: object, attribute: "attrs.Attribute[Text]", value: object) -> None:
    if not isinstance(value, Text):
        raise wrong(attribute.name, "type.text", "is no Text", value, 'such as Text({"en": "ECVET points"})')


@attrs.frozen(kw_only=True, repr=False)
class CreditScheme:
    """A scheme of points: what its numbers mean.

    Args:
        code: Its code, such as "ecvet"; open, since countries have their own.
        title: Its name.
        per_year: Points that describe one year of full-time formal learning, or `None` where that is not stated.

    Examples:
        >>> ECVET.per_year
        Decimal('60')
    """

    code: str = attrs.field(converter=_code)
    title: Text = attrs.field(validator=_is_text)
    per_year: Decimal | None = attrs.field(default=None, converter=_per_year)

    def __repr__(self) -> str:
        return f"CreditScheme({self.code!r})"


#: ECVET points: 60 describe a year of full-time formal vocational education and training (2009/C 155/02, Annex II §4).
ECVET = CreditScheme(code="ecvet", title=Text({"en": "ECVET points"}), per_year=60)
#: ECTS credits: 60 describe a year of full-time higher education.
ECTS = CreditScheme(code="ects", title=Text({"en": "ECTS credits"}), per_year=60)
