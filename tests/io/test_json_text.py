"""JSON is read exactly, or refused with the place and the reason; nothing hostile gets further."""

import json
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecvet import ReadError
from ecvet.io.json_text import DEPTH, Json, levels, load

texts = st.text(max_size=6) | st.sampled_from(
    ["[", "]]", "{{", ":", '"', '\\"', "\\\\", '\\\\"[', "a/b", "~", "🚗"]
)
values: st.SearchStrategy[Json] = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**33), 10**33) | texts,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts, inner, max_size=4),
    max_leaves=20,
)
indents = st.sampled_from([None, 0, 3])


def problems_of(source: bytes | str | Path, limit: int = 1_000_000) -> list[tuple[str, str]]:
    """Where a document is wrong, and by which rules."""
    with pytest.raises(ReadError) as caught:
        load(source, limit=limit)
    return [(problem.path, problem.rule) for problem in caught.value.problems]


# What is read


@given(values, st.booleans(), indents)
def test_a_document_is_read_as_what_was_written(value: Json, escaped: bool, indent: int | None) -> None:
    assert load(json.dumps(value, ensure_ascii=escaped, indent=indent)) == value


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**9), max_value=10**9, places=6))
def test_a_number_with_a_fraction_is_read_exactly(value: Decimal) -> None:
    found = load(str(value))
    assert isinstance(found, Decimal)
    assert (found, str(found)) == (value, str(value))


def test_numbers_keep_the_kind_that_they_are_written_in() -> None:
    found = load("[7, 7.0, 7e0, -0, 0.1]")
    assert found == [7, Decimal("7.0"), Decimal("7"), 0, Decimal("0.1")]
    assert isinstance(found, list)
    assert [type(number) for number in found] == [int, Decimal, Decimal, int, Decimal]


def test_bytes_text_and_a_file_are_read_alike(tmp_path: Path) -> None:
    text = '{"title": "Autoalan perustutkinto, työnjohto 🚗"}'
    path = tmp_path / "title.json"
    path.write_text(text, encoding="utf-8")
    assert load(text) == load(text.encode()) == load(path) == json.loads(text)


def test_text_is_never_taken_for_a_path(tmp_path: Path) -> None:
    path = tmp_path / "value.json"
    path.write_text("5", encoding="utf-8")
    assert [rule for _, rule in problems_of(str(path))] == ["json.syntax"]


@pytest.mark.parametrize("source", ["\ufeff[1]", b"\xef\xbb\xbf[1]"])
def test_j16_a_byte_order_mark_is_accepted_and_dropped(source: str | bytes) -> None:
    assert load(source) == [1]


def test_a_character_that_is_escaped_in_two_halves_is_whole() -> None:
    assert load(r'["\ud83d\ude97", "\\ud83d"]') == ["🚗", "\\ud83d"]


# What is refused


@pytest.mark.parametrize(
    ("number", "rule"),
    [
        pytest.param("NaN", "json.nonfinite", id="J01"),
        pytest.param("Infinity", "json.nonfinite", id="J02"),
        pytest.param("-Infinity", "json.nonfinite", id="J02 below 0"),
        pytest.param("1e400", "json.nonfinite", id="J03"),
        pytest.param("-1.5E+400", "json.nonfinite", id="J03 below 0"),
        pytest.param("1e1000000000", "number.bounds", id="J05"),
        pytest.param("1e-1000000000", "number.bounds", id="J05 near 0"),
        pytest.param("1e" + "9" * 100_000, "number.bounds", id="J05 long"),
        pytest.param("1" * 4000, "number.bounds", id="J06"),
        pytest.param("1" * 5000, "number.bounds", id="J07"),
        pytest.param("-" + "1" * 35, "number.bounds", id="35 digits"),
        pytest.param("0." + "1" * 34, "number.bounds", id="35 digits with a fraction"),
    ],
)
def test_a_number_without_bounds_is_refused_with_its_place(number: str, rule: str) -> None:
    assert problems_of(f'{{"a": [{{"points": {number}}}]}}') == [("/a/0/points", rule)]
    assert problems_of(number) == [("", rule)]


@pytest.mark.parametrize("number", ["9" * 34, "-" + "9" * 34, "0." + "9" * 33, "1e308", "1e-0000000000400"])
def test_a_number_within_bounds_is_read(number: str) -> None:
    assert load(number) == Decimal(number)


@pytest.mark.parametrize(
    ("document", "places"),
    [
        pytest.param('{"id": "a", "id": "b"}', ["/id"], id="J08"),
        pytest.param('{"id": "a", "id": "a"}', ["/id"], id="J08 with one value"),
        pytest.param(r'{"id": "a", "\u0069d": "b"}', ["/id"], id="J08 escaped"),
        pytest.param('[0, {"units": [{"id": 1, "id": 2}]}]', ["/1/units/0/id"], id="J08 further down"),
        pytest.param(
            '{"id": 1, "a": {"b": 1, "b": 2}, "id": 3, "id": 4}', ["/a/b", "/id", "/id"], id="J08 often"
        ),
        pytest.param('{"a/b": 1, "a/b": 2}', ["/a~1b"], id="J08 with a stroke"),
        pytest.param('{"": 1, "": 2}', ["/"], id="J08 without a name"),
    ],
)
def test_a_key_that_is_given_twice_is_refused_with_its_place(document: str, places: list[str]) -> None:
    assert problems_of(document) == [(place, "json.duplicate-key") for place in places]


@pytest.mark.parametrize(
    "document",
    [
        pytest.param("[" * 100_000 + "]" * 100_000, id="J09"),
        pytest.param("[" * 100_000, id="J09 never closed"),
        pytest.param('{"a":' * 100_000, id="J09 objects"),
        pytest.param("[" * (DEPTH + 1) + "]" * (DEPTH + 1), id="J10"),
        pytest.param(r'"\\"' + "[" * 129, id="J10 after an escaped stroke"),
    ],
)
def test_a_document_that_is_nested_too_deep_is_refused(document: str) -> None:
    assert problems_of(document) == [("", "json.depth")]


def test_the_deepest_document_is_read() -> None:
    assert load("[" * DEPTH + "]" * DEPTH) is not None
    assert load("[" + "[]," * 1000 + '"' + "[" * 1000 + '"]') is not None


def test_j11_a_document_beyond_the_limit_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "blanks.json"
    path.write_bytes(b" " * 101)
    assert problems_of(" " * 101, limit=100) == [("", "size")]
    assert problems_of(b" " * 101, limit=100) == [("", "size")]
    assert problems_of("ä" * 51, limit=100) == [("", "size")]
    assert problems_of(path, limit=100) == [("", "size")]
    assert load(b" " * 97 + b"[1]", limit=100) == [1]


@pytest.mark.parametrize(
    ("document", "place"),
    [
        pytest.param(r'{"name": "\ud800"}', "/name", id="J12"),
        pytest.param(r'["a\uDFFFb"]', "/0", id="J12 second half"),
        pytest.param(r'["\ude97\ud83d"]', "/0", id="J12 in the wrong order"),
        pytest.param(r'{"\ud800": 1}', r"/\ud800", id="J13"),
    ],
)
def test_half_a_character_is_refused_with_its_place(document: str, place: str) -> None:
    assert problems_of(document) == [(place, "text.surrogate")]


def test_half_a_character_that_is_not_even_escaped_is_refused() -> None:
    assert problems_of('["\ud800"]') == [("", "text.surrogate")]


@pytest.mark.parametrize(
    ("document", "place"),
    [
        pytest.param('{"a": 1}'.encode("utf-16"), "byte 0", id="J14 with a mark"),
        pytest.param('{"a": 1}'.encode("utf-16-le"), "byte 1", id="J14 little end first"),
        pytest.param('{"a": 1}'.encode("utf-16-be"), "byte 0", id="J14 big end first"),
        pytest.param("5".encode("utf-32"), "byte 0", id="J14 UTF-32"),
        pytest.param('{"a": "ä"}'.encode("latin-1"), "byte 7", id="J15"),
        pytest.param(b'"\xed\xa0\x80"', "byte 1", id="J12 as bytes"),
        pytest.param(b'"\xc0\xa2"', "byte 1", id="a longer form than needed"),
        pytest.param(b"\xef\xbb\xbf[\xff]", "byte 4", id="after a byte order mark"),
    ],
)
def test_what_is_not_utf_8_is_refused_with_the_first_byte_that_is_wrong(document: bytes, place: str) -> None:
    assert problems_of(document) == [(place, "encoding")]


@pytest.mark.parametrize(
    ("document", "place"),
    [
        pytest.param("{} x", "line 1, column 4", id="J63"),
        pytest.param("[1]\n[2]", "line 2, column 1", id="J63 two documents"),
        pytest.param("", "line 1, column 1", id="nothing"),
        pytest.param(" \n ", "line 2, column 2", id="blanks"),
        pytest.param('{"a": 1,\n "b" 2}', "line 2, column 6", id="no colon"),
        pytest.param("{'a': 1}", "line 1, column 2", id="other quotes"),
        pytest.param("[1,]", "line 1, column 4", id="a comma too many"),
        pytest.param('["a\nb"]', "line 1, column 4", id="a line break in text"),
        pytest.param('["a', "line 1, column 2", id="text without an end"),
        pytest.param("[01]", "line 1, column 3", id="a leading zero"),
        pytest.param("[+1]", "line 1, column 2", id="a sign"),
        pytest.param("[.5]", "line 1, column 2", id="no whole number"),
        pytest.param("[1] // 1", "line 1, column 5", id="a comment"),
        pytest.param("[nan]", "line 1, column 2", id="another spelling"),
        pytest.param("\u00a0[1]", "line 1, column 1", id="another blank"),
        pytest.param('{"a": 1, "a": 2', "line 1, column 16", id="no end, and a key twice"),
        pytest.param("[1" + "0" * 40, "line 1, column 43", id="no end, and a number too long"),
    ],
)
def test_what_is_no_json_is_refused_with_line_and_column(document: str, place: str) -> None:
    assert problems_of(document) == [(place, "json.syntax")]


def test_a_syntax_error_shows_what_stands_there() -> None:
    with pytest.raises(ReadError, match=r"^line 2, column 6: is not JSON: expecting .*; got '2\}'$"):
        load('{"a": 1,\n "b" 2}')
    with pytest.raises(ReadError, match=r"got the end of the document$"):
        load("[1")


def test_everything_that_is_wrong_is_told_at_once() -> None:
    assert problems_of(r'{"a": NaN, "b": [1, "\ud800"], "b": {"c": 1e999999}}') == [
        ("/a", "json.nonfinite"),
        ("/b/1", "text.surrogate"),
        ("/b", "json.duplicate-key"),
        ("/b/c", "number.bounds"),
    ]


def test_no_more_than_a_hundred_problems_are_told() -> None:
    with pytest.raises(ReadError) as caught:
        load("[" + ",".join(["NaN"] * 1000) + "]")
    assert len(caught.value.problems) == 100
    assert str(caught.value).endswith("\n… and more")


def test_an_error_stays_short_and_can_be_shown_whatever_the_keys_are() -> None:
    with pytest.raises(ReadError) as caught:
        load('{"' + "a" * 100_000 + r'\u001b[31m": 1, "\u001b[31m": NaN}')
    assert caught.value.path == r"/\x1b[31m"
    with pytest.raises(ReadError) as caught:
        load('{"' + "a" * 100_000 + '": NaN}')
    assert len(str(caught.value)) < 300


def test_a_file_that_cannot_be_read_is_told_by_its_name(tmp_path: Path) -> None:
    missing = tmp_path / "none.json"
    assert problems_of(missing) == [(str(missing), "file")]
    assert problems_of(tmp_path) == [(str(tmp_path), "file")]


@given(texts, values, values, st.booleans())
def test_a_key_given_twice_is_found_whatever_stands_beside_it(
    key: str, first: Json, second: Json, escaped: bool
) -> None:
    written, one, other = (json.dumps(item, ensure_ascii=escaped) for item in (key, first, second))
    with pytest.raises(ReadError) as caught:
        load(f"[{one}, {{{written}: {one}, {written}: {other}}}]")
    assert {problem.rule for problem in caught.value.problems} == {"json.duplicate-key"}


# How deep a document is


@given(values, st.booleans(), indents)
def test_levels_are_counted_as_by_one_who_reads(value: Json, escaped: bool, indent: int | None) -> None:
    assert levels(json.dumps(value, ensure_ascii=escaped, indent=indent).encode()) == depth_of(value)


def depth_of(value: Json) -> int:
    return (
        1 + max((depth_of(item) for item in items_of(value)), default=0)
        if isinstance(value, dict | list)
        else 0
    )


def items_of(value: Json) -> Iterator[Json]:
    if isinstance(value, dict):
        yield from value.values()
    elif isinstance(value, list):
        yield from value


# Real documents


def test_real_documents_are_read_as_the_standard_parser_reads_them(shared: Path) -> None:
    documents = sorted((shared / "data").rglob("*.json"))
    assert documents
    for path in documents:
        assert load(path) == json.loads(path.read_bytes(), parse_float=Decimal), path.name
