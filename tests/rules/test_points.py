"""Points of a qualification, and points of one scheme as those of another: exact, or rounded as stated, or refused."""

from decimal import Decimal, localcontext
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecvet import (
    ECVET,
    CreditScheme,
    PointRate,
    Points,
    QualificationReference,
    Quantum,
    Rounding,
    SchemeError,
    ShapeError,
    Text,
    convert_points,
    points_by_comparison,
    points_of_duration,
)
from ecvet.rules.points import exact_points

TENTHS = st.integers(1, 5000).map(lambda n: Decimal(n) / 10)


def rate(given_: Decimal | int | str, home: Decimal | int | str) -> PointRate:
    return PointRate(
        given=Points(given_, "national"), home=Points(home, "ecvet"), source="a rate of the test"
    )


def decimals(value: Fraction) -> bool:
    """Whether a number can be written with six decimals."""
    return 10**6 % value.denominator == 0 or (value * 10**6).denominator == 1


# A qualification, by its length


@given(st.integers(0, 100), st.integers(0, 100))
def test_a_year_of_full_time_learning_is_60_points_and_a_month_5(years: int, months: int) -> None:
    assert points_of_duration(ECVET, years=years, months=months) == Points(60 * years + 5 * months, "ecvet")


def test_a_programme_of_three_years_is_180_points_and_half_a_year_30() -> None:
    assert points_of_duration(ECVET, years=3) == Points(180, "ecvet")
    assert points_of_duration(ECVET, years="0.5") == points_of_duration(ECVET, years=0, months=6)


def test_a_length_that_does_not_come_out_even_needs_a_quantum() -> None:
    odd = CreditScheme(code="odd", title=Text({"en": "Odd points"}), per_year=100)
    with pytest.raises(ShapeError) as caught:
        points_of_duration(odd, years=0, months=1)
    assert caught.value.rule == "points.inexact"
    assert str(caught.value) == (
        "points: do not come out even; got Fraction(25, 3); "
        "expected a number with at most 6 decimals; state a quantum"
    )
    half = Quantum(size="0.5", rounding=Rounding.NEAREST)
    assert points_of_duration(odd, years=0, months=1, quantum=half) == Points("8.5", "odd")


def test_a_scheme_that_does_not_say_what_a_year_is_gives_no_points_to_a_year() -> None:
    silent = CreditScheme(code="silent", title=Text({"en": "Silent points"}))
    with pytest.raises(ShapeError) as caught:
        points_of_duration(silent, years=1)
    assert caught.value.rule == "scheme.per-year"
    assert str(caught.value) == (
        "scheme: does not say what a year is; got CreditScheme('silent'); "
        "expected a scheme with the points of a year"
    )


@pytest.mark.parametrize(("years", "months", "which"), [(-1, 0, "years"), (1, -1, "months")])
def test_a_length_below_0_is_refused_by_its_name(years: int, months: int, which: str) -> None:
    with pytest.raises(ShapeError) as caught:
        points_of_duration(ECVET, years=years, months=months)
    assert (caught.value.rule, caught.value.path) == ("number.negative", which)


# A qualification, by comparison


def reference(
    *, eqf: int | None = None, nqf: tuple[str, ...] = (), points: Points | None = None
) -> QualificationReference:
    return QualificationReference(title=Text({"en": "A qualification"}), eqf=eqf, nqf=nqf, points=points)


@pytest.mark.parametrize(
    ("mine", "other", "related", "comparable"),
    [
        pytest.param({"eqf": 4}, {"eqf": 4}, False, True, id="the same European level"),
        pytest.param({"eqf": 4}, {"eqf": 3}, False, False, id="another European level"),
        pytest.param({"nqf": ("DQR 4",)}, {"nqf": ("x", "DQR 4")}, False, True, id="a national level shared"),
        pytest.param(
            {"nqf": ("DQR 4",)}, {"nqf": ("NQR 4",)}, False, False, id="national levels of two countries"
        ),
        pytest.param({}, {}, False, False, id="levels not known are not equal"),
        pytest.param({"eqf": 4}, {"eqf": 3}, True, True, id="similar outcomes in closely related fields"),
    ],
)
def test_points_are_estimated_from_a_comparable_qualification_only(
    mine: dict[str, int], other: dict[str, int], related: bool, comparable: bool
) -> None:
    of_other = reference(points=Points(120, "ecvet"), **other)  # type: ignore[arg-type]
    found = points_by_comparison(reference(**mine), of_other, related=related)  # type: ignore[arg-type]
    assert found == (Points(120, "ecvet") if comparable else None)


def test_a_comparable_qualification_without_points_gives_none() -> None:
    assert points_by_comparison(reference(eqf=4), reference(eqf=4), related=True) is None


# Between schemes


@given(TENTHS, TENTHS, TENTHS)
def test_points_are_converted_exactly_or_not_at_all(value: Decimal, one: Decimal, other: Decimal) -> None:
    expected = Fraction(value) * Fraction(other) / Fraction(one)
    points = Points(value, "national")
    if decimals(expected):
        found = convert_points(points, rate(one, other))
        assert (Fraction(found.home.value), found.home.scheme) == (expected, "ecvet")
        assert (found.given, found.exact, found.rounded) == (points, expected, False)
    else:
        with pytest.raises(ShapeError, match="state a quantum") as caught:
            convert_points(points, rate(one, other))
        assert caught.value.rule == "points.inexact"


@given(TENTHS, TENTHS, TENTHS, st.sampled_from(["0.1", "0.5", "1", "3"]))
def test_rounding_goes_to_the_step_below_the_step_above_or_the_nearer_one(
    value: Decimal, one: Decimal, other: Decimal, size: str
) -> None:
    found = {
        way: convert_points(
            Points(value, "national"), rate(one, other), quantum=Quantum(size=size, rounding=way)
        )
        for way in Rounding
    }
    exact, step = Fraction(value) * Fraction(other) / Fraction(one), Fraction(size)
    assert {way: (done.rate, done.quantum) for way, done in found.items()} == {
        way: (rate(one, other), Quantum(size=size, rounding=way)) for way in Rounding
    }
    down, nearest, up = (Fraction(found[way].home.value) for way in Rounding)
    assert down <= exact <= up
    assert up - down == (step if found[Rounding.UP].rounded else 0)
    assert all((number / step).denominator == 1 for number in (down, nearest, up))
    assert abs(nearest - exact) == min(exact - down, up - exact)
    assert nearest == up or exact - down < up - exact


@pytest.mark.parametrize(
    ("exact", "rounded"), [("0.49", 0), ("0.5", 1), ("0.6", 1), ("1.4", 1), ("1.5", 2), ("2", 2)]
)
def test_half_a_step_is_rounded_up(exact: str, rounded: int) -> None:
    whole = Quantum(size=1, rounding=Rounding.NEAREST)
    assert exact_points(Fraction(exact), "ecvet", whole) == Points(rounded, "ecvet")


@given(TENTHS, TENTHS, TENTHS)
def test_there_and_back_by_the_inverse_rates_is_where_one_was(
    times: Decimal, one: Decimal, other: Decimal
) -> None:
    value = times * one
    there = convert_points(Points(value, "national"), rate(one, other)).home
    inverse = PointRate(given=Points(other, "ecvet"), home=Points(one, "national"), source="the inverse")
    assert convert_points(there, inverse).home == Points(value, "national")


def test_a_rate_converts_from_its_own_scheme_only_and_in_one_direction() -> None:
    with pytest.raises(SchemeError) as caught:
        convert_points(Points(10, "ecvet"), rate(1, 1))
    assert caught.value.rule == "points.scheme"
    assert str(caught.value) == (
        "points: points are of another scheme than the rate converts; got 'ecvet'; expected 'national'; "
        "state a rate for this scheme"
    )


def test_no_points_are_no_points_in_any_scheme() -> None:
    assert convert_points(Points(0, "national"), rate(7, 3)).home == Points(0, "ecvet")


def test_points_too_large_to_write_are_refused() -> None:
    with pytest.raises(ShapeError):
        convert_points(Points(999_999_999, "national"), rate(1, 2))


def test_the_decimal_context_of_the_caller_changes_nothing() -> None:
    with localcontext(prec=1):
        assert convert_points(Points("123.456", "national"), rate(2, 3)).home == Points("185.184", "ecvet")
        assert points_of_duration(ECVET, years="2.75") == Points(165, "ecvet")


def test_a_number_below_0_is_no_number_of_points() -> None:
    with pytest.raises(ShapeError) as caught:
        exact_points(Fraction(-1), "ecvet", None)
    assert caught.value.rule == "number.negative"
