"""Points of a qualification, by its length or by comparison; and points of one scheme as those of another, by a rate.

Source: Recommendation 2009/C 155/02, Annex II §4. All arithmetic is exact: fractions, rounded only where a quantum says
so, whatever the decimal context of the caller.
"""

from decimal import Decimal
from fractions import Fraction

import attrs

from ecvet.codes import wrong
from ecvet.errors import Problem, SchemeError, shown
from ecvet.model.rates import PointRate, Quantum, Rounding
from ecvet.model.units import QualificationReference
from ecvet.points import CreditScheme, Points, from_millionths, natural

_MILLION = 1_000_000
_MONTHS = 12


def points_of_duration(
    scheme: CreditScheme,
    *,
    years: Decimal | int | str,
    months: Decimal | int | str = 0,
    quantum: Quantum | None = None,
) -> Points:
    """Return the points of a qualification that takes so long in full-time formal learning.

    Args:
        scheme: The scheme, which says how many points describe a year.
        years: The years.
        months: Further months, 12 to the year.
        quantum: The step to round to; `None` to refuse what does not come out even.

    Raises:
        ShapeError: `scheme.per-year` where the scheme does not say; `points.inexact`; what `natural` refuses.

    Examples:
        >>> from ecvet import ECVET
        >>> points_of_duration(ECVET, years=3), points_of_duration(ECVET, years=2, months=6)
        (Points('180', 'ecvet'), Points('150', 'ecvet'))
    """
    if scheme.per_year is None:
        expected = "a scheme with the points of a year"
        raise wrong("scheme", "scheme.per-year", "does not say what a year is", scheme, expected)
    months_in_all = Fraction(natural(years, "years")) * _MONTHS + Fraction(natural(months, "months"))
    return exact_points(Fraction(scheme.per_year) * months_in_all / _MONTHS, scheme.code, quantum)


def points_by_comparison(
    qualification: QualificationReference, reference: QualificationReference, *, related: bool
) -> Points | None:
    """Return an estimate of the points of a qualification without a formal pathway to refer to.

    It has those of a comparable qualification that has one. Two qualifications compare where they share a level, of the
    European framework or of a national one, or where their outcomes are similar in closely related fields.

    Args:
        qualification: The qualification.
        reference: The qualification that it is compared with.
        related: Whether the outcomes of both are similar, in closely related fields; that is for the competent
            institution to judge.

    Returns:
        The points of the reference; `None` where the two do not compare, or where its points are not known.
    """
    same_eqf = qualification.eqf is not None and qualification.eqf == reference.eqf
    comparable = related or same_eqf or not set(qualification.nqf).isdisjoint(reference.nqf)
    return reference.points if comparable else None


@attrs.frozen(kw_only=True)
class ConvertedPoints:
    """Points of one scheme as points of another.

    Args:
        given: The points converted.
        home: What they are in the other scheme.
        exact: What they would be without rounding.
        rate: The rate that says so.
        quantum: How they were rounded; `None` where nothing was.
    """

    given: Points
    home: Points
    exact: Fraction
    rate: PointRate
    quantum: Quantum | None

    @property
    def rounded(self) -> bool:
        """Whether rounding changed anything."""
        return Fraction(self.home.value) != self.exact


def convert_points(points: Points, rate: PointRate, *, quantum: Quantum | None = None) -> ConvertedPoints:
    """Return points of one scheme as points of another, by a stated rate.

    Args:
        points: The points.
        rate: The rate; it holds in its own direction only.
        quantum: The step to round to and which way; `None` to refuse what does not come out even.

    Raises:
        SchemeError: `points.scheme` where the rate converts from another scheme.
        ShapeError: `points.inexact` where the result has more than 6 decimals and no quantum is given;
            `number.syntax` where it is too large.

    Examples:
        >>> rate = PointRate(given=Points(2, "qqi"), home=Points(1, "ecvet"), source="agreement of both bodies")
        >>> convert_points(Points(15, "qqi"), rate).home
        Points('7.5', 'ecvet')
    """
    if points.scheme != rate.given.scheme:
        raise SchemeError(
            Problem(
                rule="points.scheme",
                message="points are of another scheme than the rate converts",
                path="points",
                got=shown(points.scheme),
                expected=shown(rate.given.scheme),
                hint="state a rate for this scheme",
            )
        )
    exact = Fraction(points.value) * rate.ratio
    home = exact_points(exact, rate.home.scheme, quantum)
    return ConvertedPoints(given=points, home=home, exact=exact, rate=rate, quantum=quantum)


def exact_points(exact: Fraction, scheme: str, quantum: Quantum | None) -> Points:
    """Return an exact number as points, rounded as the quantum says.

    Args:
        exact: The number, 0 or more.
        scheme: The code of the scheme.
        quantum: The step to round to and which way; `None` to refuse what does not come out even.

    Raises:
        ShapeError: `points.inexact` where the number has more than 6 decimals, `number.syntax` where it has more than 9
            digits before them.

    Examples:
        >>> exact_points(Fraction(100, 3), "ecvet", Quantum(size="0.5", rounding=Rounding.NEAREST))
        Points('33.5', 'ecvet')
    """
    value = exact if quantum is None else _rounded(exact, quantum)
    millionths = value * _MILLION
    if millionths.denominator != 1:
        expected = "a number with at most 6 decimals"
        raise wrong("points", "points.inexact", "do not come out even", value, expected, "state a quantum")
    return Points(from_millionths(millionths.numerator), scheme)


def _rounded(exact: Fraction, quantum: Quantum) -> Fraction:
    step = Fraction(quantum.size)
    match quantum.rounding:
        case Rounding.DOWN:
            return exact // step * step
        case Rounding.NEAREST:
            return (exact / step + Fraction(1, 2)) // 1 * step
        case Rounding.UP:
            return -(-exact // step) * step
