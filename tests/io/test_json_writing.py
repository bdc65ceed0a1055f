"""The canonical form of JSON, as RFC 8785 has it."""

import json
import struct
from decimal import ROUND_UP, Context, Decimal, localcontext

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecvet.io._json_writing import dump
from ecvet.io.json_text import Json, load

values: st.SearchStrategy[Json] = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | st.text(max_size=4),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=4), inner, max_size=4),
    max_leaves=15,
)
# RFC 8785, appendix B: the bits of a double, and how it is written.
NUMBERS = {
    "0000000000000000": "0",
    "8000000000000000": "0",
    "0000000000000001": "5e-324",
    "8000000000000001": "-5e-324",
    "7fefffffffffffff": "1.7976931348623157e+308",
    "4340000000000000": "9007199254740992",
    "c340000000000000": "-9007199254740992",
    "4430000000000000": "295147905179352830000",
    "44b52d02c7e14af5": "9.999999999999997e+22",
    "44b52d02c7e14af6": "1e+23",
    "44b52d02c7e14af7": "1.0000000000000001e+23",
    "444b1ae4d6e2ef4e": "999999999999999700000",
    "444b1ae4d6e2ef4f": "999999999999999900000",
    "444b1ae4d6e2ef50": "1e+21",
    "3eb0c6f7a0b5ed8c": "9.999999999999997e-7",
    "3eb0c6f7a0b5ed8d": "0.000001",
    "41b3de4355555553": "333333333.3333332",
    "41b3de4355555555": "333333333.3333333",
    "becbf647612f3696": "-0.0000033333333333333333",
}


@given(values)
def test_what_is_written_is_read_as_it_was_and_in_both_forms(value: Json) -> None:
    assert load(dump(value)) == load(dump(value, indent=2)) == value


@given(values, st.integers(0, 4))
def test_the_form_for_people_is_that_of_the_standard_library(value: Json, indent: int) -> None:
    assert dump(value, indent=indent) == json.dumps(value, ensure_ascii=False, indent=indent)


@given(values)
def test_the_canonical_form_stays_as_it_is(value: Json) -> None:
    assert dump(load(dump(value))) == dump(value)


def test_keys_are_sorted_by_their_code_units() -> None:
    keys = ["€", "\r", "\ufb33", "1", "\U0001f600", "\u0080", "ö"]
    written = dump(dict.fromkeys(keys, 1))
    assert list(json.loads(written)) == ["\r", "1", "\u0080", "ö", "€", "\U0001f600", "\ufb33"]


def test_only_what_must_be_escaped_is_escaped_and_in_the_shortest_way() -> None:
    assert dump('€$\x0f\nA\'B"\\\\"/') == '"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"'


@pytest.mark.parametrize(("bits", "written"), NUMBERS.items())
def test_a_number_is_written_as_ecmascript_writes_it(bits: str, written: str) -> None:
    (value,) = struct.unpack(">d", bytes.fromhex(bits))
    assert dump(Decimal(repr(value))) == written


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_every_double_is_written_so_that_it_is_read_again(value: float) -> None:
    assert float(dump(Decimal(repr(value)))) == value


@pytest.mark.parametrize("number", ["9007199254740993", "0.1000000000000000000001", "1e-400", "9" * 34])
def test_a_number_that_no_double_holds_keeps_its_digits(number: str) -> None:
    assert Decimal(dump(Decimal(number))) == Decimal(number)


def test_the_decimal_context_of_the_caller_rounds_nothing() -> None:
    with localcontext(Context(prec=2, rounding=ROUND_UP, traps=[])):
        assert dump([Decimal("1234.567"), 123456789, Decimal("0.00123")]) == "[1234.567,123456789,0.00123]"
