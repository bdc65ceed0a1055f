"""Points are exact, never without their scheme, and never mixed."""

from decimal import Decimal, localcontext
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecvet import (
    ECTS,
    ECVET,
    CountRange,
    CreditScheme,
    PointRange,
    Points,
    SchemeError,
    ShapeError,
    Text,
)
from ecvet.points import exact_sum, from_millionths, millionths, natural, number
from tests.strategies import counts, numbers

signed = numbers | numbers.map(lambda value: -value)


# Numbers


@given(signed)
def test_a_number_is_exactly_the_one_given_in_its_shortest_form(value: Decimal) -> None:
    found = number(value)
    assert Fraction(found) == Fraction(value)
    assert str(found) == shortest(value)
    assert number(str(found)) == number(format(value, "f")) == found


def shortest(value: Decimal) -> str:
    """A number as one writes it by hand, found from its fraction."""
    sign, whole = ("-" if value < 0 else ""), abs(Fraction(value)) * 1_000_000
    digits = str(int(whole)).rjust(7, "0")
    return sign + f"{digits[:-6]}.{digits[-6:]}".rstrip("0").rstrip(".")


@given(st.integers(-999_999_999, 999_999_999))
def test_a_whole_number_is_a_number(value: int) -> None:
    assert number(value) == value
    assert str(number(value)) == str(value)


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("7.50", "7.5"),
        ("0.000000", "0"),
        ("-0", "0"),
        ("-0.0", "0"),
        (Decimal("1E+2"), "100"),
        (Decimal("0E+5"), "0"),
        ("100", "100"),
        (Decimal("-0"), "0"),
        (Decimal("1E-6"), "0.000001"),
    ],
)
def test_equal_numbers_are_written_alike(value: Decimal | str, shown: str) -> None:
    assert str(number(value)) == shown


@pytest.mark.parametrize(
    ("value", "rule"),
    [
        pytest.param(7.5, "type.number", id="a float is rarely the number that was meant"),
        pytest.param(True, "type.number", id="true"),
        pytest.param(None, "type.number", id="nothing"),
        pytest.param(b"7", "type.number", id="bytes"),
        pytest.param(Fraction(15, 2), "type.number", id="a fraction"),
        pytest.param("7,5", "number.syntax", id="J34 a comma"),
        pytest.param("1_000", "number.syntax", id="J33"),
        pytest.param("１２", "number.syntax", id="J35"),
        pytest.param("٣", "number.syntax", id="J23 Arabic digits"),
        pytest.param(" 1", "number.syntax", id="a blank"),
        pytest.param("1\n", "number.syntax", id="a line break"),
        pytest.param("", "number.syntax", id="no digit"),
        pytest.param("+1", "number.syntax", id="J36 +1"),
        pytest.param("1.", "number.syntax", id="J36 1."),
        pytest.param(".5", "number.syntax", id="J36 .5"),
        pytest.param("01", "number.syntax", id="J36 01"),
        pytest.param("0x1F", "number.syntax", id="J36 0x1F"),
        pytest.param("1e3", "number.syntax", id="an exponent"),
        pytest.param("NaN", "number.syntax", id="J01"),
        pytest.param("1000000000", "number.syntax", id="ten digits"),
        pytest.param(10**9, "number.syntax", id="ten digits as a number"),
        pytest.param("0.0000001", "number.syntax", id="J30 seven decimals"),
        pytest.param(Decimal("0.0000001"), "number.syntax", id="J30 seven decimals as a number"),
        pytest.param(Decimal("NaN"), "number.bounds", id="J01 as a number"),
        pytest.param(Decimal("sNaN"), "number.bounds", id="J01 that signals"),
        pytest.param(Decimal("-Infinity"), "number.bounds", id="J02"),
        pytest.param(Decimal("1e400"), "number.bounds", id="J03"),
        pytest.param(Decimal("1e1000000000"), "number.bounds", id="J05"),
        pytest.param(Decimal("1e-1000000000"), "number.bounds", id="J05 near 0"),
        pytest.param(10**4000, "number.bounds", id="J06"),
        pytest.param(10**5000, "number.bounds", id="J07"),
    ],
)
def test_what_is_no_number_of_the_field_is_refused(value: str, rule: str) -> None:
    with pytest.raises(ShapeError) as caught:
        number(value, "points")
    assert (caught.value.path, caught.value.rule) == ("points", rule)


def test_a_negative_number_is_no_natural_one() -> None:
    assert natural("0") == 0
    with pytest.raises(ShapeError, match="is below 0; got '-1'; expected 0 or more") as caught:
        natural("-1")
    assert caught.value.rule == "number.negative"


# Sums


@given(st.lists(numbers, max_size=20))
def test_a_sum_is_exact_whatever_the_caller_rounds_to(values: list[Decimal]) -> None:
    exact = sum(map(Fraction, values), Fraction())
    for precision in (1, 3, 28):
        with localcontext(prec=precision):
            assert Fraction(exact_sum(*map(number, values))) == exact


@given(signed)
def test_a_number_is_a_whole_number_of_millionths(value: Decimal) -> None:
    with localcontext(prec=2):
        assert millionths(number(value)) == Fraction(value) * 1_000_000
        assert str(from_millionths(millionths(number(value)))) == str(number(value))


@given(st.decimals(0, 499_999_999, places=6), st.decimals(0, 499_999_999, places=6))
def test_points_of_one_scheme_are_added_and_compared(one: Decimal, other: Decimal) -> None:
    left, right = Points(one, "ecvet"), Points(other, "ecvet")
    assert Fraction((left + right).value) == Fraction(one) + Fraction(other)
    assert ((left < right), (left <= right)) == ((one < other), (one <= other))
    assert (left == right) == (one == other)
    assert left != right or hash(left) == hash(right)


def test_a_sum_beyond_nine_digits_is_refused_and_never_rounded() -> None:
    with pytest.raises(ShapeError, match="at most 9 digits"):
        _ = Points(999_999_999, "ecvet") + Points(1, "ecvet")


def test_points_of_two_schemes_are_neither_added_nor_compared() -> None:
    ecvet, ects = Points(30, "ecvet"), Points(30, "ects")
    assert ecvet != ects
    for together in (lambda: ecvet + ects, lambda: ecvet < ects, lambda: ecvet <= ects):
        with pytest.raises(
            SchemeError, match="two schemes meet; got 'ects'; expected 'ecvet'; state a conversion"
        ):
            together()


@pytest.mark.parametrize(
    ("value", "scheme", "path", "rule"),
    [
        ("-1", "ecvet", "value", "number.negative"),
        (7.5, "ecvet", "value", "type.number"),
        ("1", "", "scheme", "text.empty"),
        ("1", None, "scheme", "type.str"),
    ],
)
def test_points_are_a_number_and_its_scheme(value: str, scheme: str, path: str, rule: str) -> None:
    with pytest.raises(ShapeError) as caught:
        Points(value, scheme)
    assert (caught.value.path, caught.value.rule) == (path, rule)


# Ranges


@given(numbers, numbers)
def test_a_range_of_points_goes_up(one: Decimal, other: Decimal) -> None:
    if one <= other:
        found = PointRange(one, other)
        assert (found.minimum, found.maximum, found.states) == (one, other, True)
        assert found.fixed == (one if one == other else None)
    else:
        with pytest.raises(ShapeError, match="is above the maximum") as caught:
            PointRange(one, other)
        assert (caught.value.path, caught.value.rule) == ("minimum", "range.order")


@given(counts, counts)
def test_a_range_of_counts_goes_up(one: int, other: int) -> None:
    if one <= other:
        assert CountRange(one, other).states
    else:
        with pytest.raises(ShapeError, match="is above the maximum") as caught:
            CountRange(one, other)
        assert (caught.value.path, caught.value.rule) == ("minimum", "range.order")


def test_a_bound_that_is_not_stated_is_unknown_and_never_0() -> None:
    assert PointRange(None, 15).minimum is None
    assert PointRange(0, None).states
    assert not PointRange().states
    assert not CountRange().states
    assert CountRange(0, None).states
    assert PointRange().fixed is None
    assert PointRange.exactly(15) == PointRange("15.0", "15")
    assert CountRange.exactly(2) == CountRange(2, 2)


@pytest.mark.parametrize("bad", ["a", -1, 7.5, True, "1,5"])
@pytest.mark.parametrize("name", ["minimum", "maximum"])
def test_a_bound_of_points_that_is_none_is_refused_by_its_name(name: str, bad: str) -> None:
    with pytest.raises(ShapeError) as caught:
        PointRange(**{name: bad})
    assert caught.value.path == name


@pytest.mark.parametrize(
    ("bad", "rule"),
    [
        ("1", "type.int"),
        (1.0, "type.int"),
        (True, "type.int"),
        (-1, "number.negative"),
        (10**9, "number.bounds"),
    ],
)
@pytest.mark.parametrize("name", ["minimum", "maximum"])
def test_a_bound_of_counts_that_is_none_is_refused_by_its_name(name: str, bad: int, rule: str) -> None:
    with pytest.raises(ShapeError) as caught:
        CountRange(**{name: bad})
    assert (caught.value.path, caught.value.rule) == (name, rule)


# Schemes


def test_the_schemes_of_europe_describe_a_year_by_60() -> None:
    assert (ECVET.code, ECVET.per_year) == ("ecvet", Decimal(60))
    assert (ECTS.code, ECTS.per_year) == ("ects", Decimal(60))


def test_a_scheme_of_a_country_may_not_say_what_a_year_is() -> None:
    assert CreditScheme(code="osaamispiste", title=Text({"fi": "Osaamispiste"})).per_year is None


# How they are shown


def test_points_and_ranges_are_written_so_that_they_can_be_pasted_back() -> None:
    for value in (
        Points("7.50", "ecvet"),
        PointRange(None, "7.5"),
        PointRange.exactly(15),
        CountRange(2, None),
    ):
        assert eval(repr(value)) == value
    assert repr(Points("7.50", "ecvet")) == "Points('7.5', 'ecvet')"
    assert repr(ECVET) == "CreditScheme('ecvet')"


def test_a_number_is_bounded_by_its_own_digits_whatever_was_read_before() -> None:
    assert number(Decimal("1")) == 1
    with pytest.raises(ShapeError):
        number(Decimal("1." + "0" * 40))
    with pytest.raises(ShapeError):
        number(10**5000)
