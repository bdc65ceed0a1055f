"""Rates between schemes of points, and how what does not come out even is rounded."""

from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

import attrs

from ecvet.codes import wrong
from ecvet.model._fields import a, a_code
from ecvet.points import Points, natural


class Rounding(StrEnum):
    """Where a number goes that lies between two steps."""

    DOWN = "down"
    #: To the nearer of the two; from the middle, up.
    NEAREST = "nearest"
    UP = "up"


def _size(value: Decimal | int | str) -> Decimal:
    size = natural(value, "size")
    if size == 0:
        raise wrong("size", "range.zero", "is no step", value, "more than 0, such as 0.5")
    return size


@attrs.frozen(kw_only=True)
class Quantum:
    """The step that points are rounded to, and which way.

    Args:
        size: The step, such as 1 or 0.5 points.
        rounding: Which way.

    Raises:
        ShapeError: `range.zero` for a step of 0, and what `ecvet.points.natural` refuses.
    """

    size: Decimal = attrs.field(converter=_size)
    rounding: Rounding = attrs.field(validator=a(Rounding))


@attrs.frozen(kw_only=True)
class PointRate:
    """A rate that a competent institution has laid down: so many points of one scheme are so many of another.

    National points become ECVET points by such a rate only (Recommendation 2009/C 155/02, Annex II §4). It holds in
    one direction.

    Args:
        given: So many points of the scheme converted from.
        home: So many of the scheme converted to.
        source: Where it is laid down.

    Raises:
        ShapeError: `points.scheme` where both are of one scheme, `range.zero` where either is 0.

    Examples:
        >>> rate = PointRate(given=Points(180, "osaamispiste"), home=Points(180, "ecvet"), source="Finland")
        >>> rate.ratio
        Fraction(1, 1)
    """

    given: Points = attrs.field(validator=a(Points))
    home: Points = attrs.field(validator=a(Points))
    source: str = attrs.field(validator=a_code)

    def __attrs_post_init__(self) -> None:
        if self.given.scheme == self.home.scheme:
            expected = "points of two schemes"
            raise wrong("home", "points.scheme", "is of the scheme converted from", self.home, expected)
        for name, points in (("given", self.given), ("home", self.home)):
            if points.value == 0:
                raise wrong(name, "range.zero", "makes no rate", points, "more than 0 points")

    @property
    def ratio(self) -> Fraction:
        """How many points of the scheme converted to one point is, exactly."""
        return Fraction(self.home.value) / Fraction(self.given.value)
