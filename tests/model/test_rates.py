"""A rate says how many points of one scheme are how many of another; a quantum says how to round."""

from fractions import Fraction

import pytest

from ecvet import PointRate, Points, Quantum, Rounding, ShapeError


def test_a_rate_is_an_exact_ratio() -> None:
    rate = PointRate(given=Points(3, "national"), home=Points("0.1", "ecvet"), source="a regulation")
    assert rate.ratio == Fraction(1, 30)


@pytest.mark.parametrize(
    ("given", "home", "path", "rule"),
    [
        (Points(1, "ecvet"), Points(2, "ecvet"), "home", "points.scheme"),
        (Points(0, "national"), Points(2, "ecvet"), "given", "range.zero"),
        (Points(1, "national"), Points(0, "ecvet"), "home", "range.zero"),
    ],
)
def test_a_rate_is_between_two_schemes_and_neither_side_is_0(
    given: Points, home: Points, path: str, rule: str
) -> None:
    with pytest.raises(ShapeError) as caught:
        PointRate(given=given, home=home, source="a regulation")
    assert (caught.value.path, caught.value.rule) == (path, rule)


def test_a_rate_needs_a_source() -> None:
    with pytest.raises(ShapeError, match="source"):
        PointRate(given=Points(1, "national"), home=Points(1, "ecvet"), source="")


@pytest.mark.parametrize(
    ("size", "rule"), [(0, "range.zero"), ("-1", "number.negative"), (0.5, "type.number")]
)
def test_a_step_to_round_to_is_a_number_above_0(size: object, rule: str) -> None:
    with pytest.raises(ShapeError) as caught:
        Quantum(size=size, rounding=Rounding.DOWN)  # type: ignore[arg-type]
    assert (caught.value.path, caught.value.rule) == ("size", rule)
