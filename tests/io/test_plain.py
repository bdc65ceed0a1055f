"""Plain JSON is asked for by type, and what is wrong is named by its place."""

from collections.abc import Callable
from decimal import Decimal

import pytest

from ecvet.errors import EcvetError, ReadError, ShapeError
from ecvet.io import _plain as plain
from ecvet.io._plain import Record
from ecvet.io.json_text import Json

ACCESSORS: dict[str, tuple[Callable[[Record, str], object], Json]] = {
    "text": (plain.text, "a"),
    "code": (plain.code, "105708"),
    "flag": (plain.flag, False),
    "whole": (plain.whole, 0),
    "amount": (plain.amount, Decimal("7.5")),
    "items": (plain.items, [1]),
    "part": (plain.part, {"a": 1}),
}
STRANGERS: tuple[Json, ...] = (True, 3, Decimal("0.5"), "text", [], {})


@pytest.mark.parametrize("name", ACCESSORS)
def test_what_is_there_is_returned_as_it_is(name: str) -> None:
    read, value = ACCESSORS[name]
    assert read({"key": value}, "key") == value


@pytest.mark.parametrize("name", [name for name in ACCESSORS if name != "items"])
def test_what_is_absent_or_null_is_none(name: str) -> None:
    read, _ = ACCESSORS[name]
    assert read({}, "key") is None
    assert read({"key": None}, "key") is None


def test_an_absent_array_is_empty() -> None:
    assert plain.items({}, "key") == plain.items({"key": None}, "key") == []


@pytest.mark.parametrize("stranger", STRANGERS, ids=repr)
@pytest.mark.parametrize("name", ACCESSORS)
def test_another_type_is_refused_and_never_converted(name: str, stranger: Json) -> None:
    read, value = ACCESSORS[name]
    kinds = (int, Decimal) if name == "amount" else (type(value),)
    if type(stranger) in kinds:
        assert read({"key": stranger}, "key") is stranger
        return
    with pytest.raises(ReadError) as caught:
        read({"key": stranger}, "key")
    assert caught.value.path == "/key"
    assert caught.value.value == repr(stranger)


def test_a_code_with_blanks_around_it_is_no_code() -> None:
    with pytest.raises(ShapeError) as caught:
        plain.code({"koodiArvo": " 105708"}, "koodiArvo")
    assert (caught.value.path, caught.value.rule) == ("/koodiArvo", "id.blank")


def test_one_number_names_the_same_thing_be_it_written_as_number_or_as_text() -> None:
    assert plain.name({"id": 612}, "id") == plain.name({"id": "612"}, "id") == "612"
    assert plain.name({}, "id") is None


def test_what_is_needed_and_missing_is_named() -> None:
    with pytest.raises(ReadError, match=r"^/nimi: is missing; expected a title$"):
        plain.needed(None, "nimi", "a title")
    assert plain.needed(0, "laajuus", "a number") == 0


def least(points: Record) -> int | None:
    return plain.whole(points, "least")


def test_the_way_to_a_wrong_value_is_put_together_from_every_level() -> None:
    document: Record = {"units": [{}, {"points": {"least": "5"}}]}
    with pytest.raises(ReadError) as caught:
        plain.each(document, "units", lambda unit: plain.at(unit, "points", least))
    assert caught.value.path == "/units/1/points/least"


def test_every_wrong_item_is_reported() -> None:
    document: Record = {"units": [{"n": "1"}, {"n": 2}, 3, {"n": False}]}
    with pytest.raises(ReadError) as caught:
        plain.each(document, "units", lambda unit: plain.whole(unit, "n"))
    assert [problem.path for problem in caught.value.problems] == ["/units/0/n", "/units/2", "/units/3/n"]


def test_an_error_of_the_model_becomes_one_of_reading_at_its_place() -> None:
    with pytest.raises(ReadError) as caught:
        plain.at({"a": {"code": ""}}, "a", lambda found: plain.code(found, "code"))
    assert (caught.value.path, caught.value.rule) == ("/a/code", "text.empty")
    assert isinstance(caught.value, EcvetError)


def test_items_are_numbered_from_zero() -> None:
    assert plain.numbered({"a": [{}, {}]}, "a", lambda index, _: index) == (0, 1)
    assert plain.numbered({}, "a", lambda index, _: index) == ()
