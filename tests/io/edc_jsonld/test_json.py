"""How this format writes JSON."""

import json
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from ecvet.io.edc_jsonld._json import dumped
from ecvet.io.json_text import load

plain = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 9) | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=3), inner, max_size=2),
    max_leaves=8,
)


@given(plain, st.booleans())
def test_a_decimal_number_changes_nothing_else_in_the_text(value: object, pretty: bool) -> None:
    written = dumped({"exact": Decimal("7.50"), "value": json.loads(json.dumps(value))}, pretty=pretty)

    same = {"exact": 750, "value": value}
    separators = None if pretty else (",", ":")
    expected = json.dumps(same, ensure_ascii=False, indent=2 if pretty else None, separators=separators)
    assert written == expected.replace("750", "7.50", 1)


def test_a_number_is_written_as_exactly_as_it_was_read() -> None:
    for text in ("7.50", "0.1", "1E+2", "-0.000001"):
        assert load(dumped(load(f'{{"n":{text}}}'))) == {"n": Decimal(text)}
