"""What the converter reads is what it would write, and it knows the classes of a union apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecvet import Group, Pathway, ReadError
from ecvet.io._converter import plain, structure
from ecvet.io.json_text import Json
from tests.io.reading import any_json, broken, with_change
from tests.strategies import CLASSES

TITLE: Json = {"en": "Car body repair"}

# Members of a group


@pytest.mark.parametrize(
    ("member", "path", "rule"),
    [
        pytest.param({"unit": "a"}, "/type", "type.tag", id="none"),
        pytest.param({"type": "Unit", "unit": "a"}, "/type", "type.tag", id="in capitals"),
        pytest.param({"type": ["unit"], "unit": "a"}, "/type", "type.tag", id="a list"),
        pytest.param({"type": "unit"}, "/unit", "field.missing", id="without its fields"),
        pytest.param({"type": "group", "members": [{}]}, "/members/0/type", "type.tag", id="further down"),
        pytest.param(
            {"type": "extension", "title": TITLE, "points": None}, "/points", "field.unknown", id="other"
        ),
        pytest.param("unit", "", "type.object", id="text"),
    ],
)
def test_a_member_says_of_which_kind_it_is(member: Json, path: str, rule: str) -> None:
    assert broken({"members": [{"type": "unit", "unit": "a"}, member]}, Group) == [
        (f"/members/1{path}", rule)
    ]


def test_an_unknown_kind_of_member_is_told_with_the_nearest_known_one() -> None:
    with pytest.raises(ReadError, match='group, alternatives; did you mean "alternatives"'):
        structure({"members": [{"type": "alternative", "branches": []}]}, Group)


def test_requirements_across_the_groups_say_of_which_kind_they_are() -> None:
    barred: Json = {"type": "barred", "units": ["a", "b"]}
    pathway: dict[str, Json] = {"code": "p", "rules": {"members": []}, "requirements": [barred]}
    assert plain(structure(pathway, Pathway)) == pathway
    wrong: Json = [barred, {"type": "shelf-live", "years": 5}]
    assert broken(pathway | {"requirements": wrong}, Pathway) == [("/requirements/1/type", "type.tag")]


# Whatever comes


@given(any_json)
def test_a_plain_value_that_is_nothing_is_refused_by_every_class(value: Json) -> None:
    for kind in CLASSES:
        assert_read_or_refused(value, kind)


@given(st.data())
def test_a_value_with_one_thing_changed_is_read_as_it_stands_or_refused(data: st.DataObject) -> None:
    kind = data.draw(st.sampled_from(CLASSES))
    value = plain(data.draw(st.from_type(kind)))
    assert_read_or_refused(with_change(value, data.draw(st.integers(0, 50)), data.draw(any_json)), kind)


def assert_read_or_refused(value: Json, kind: type[object]) -> None:
    """No other error comes out than a `ReadError`, and what is read can be written and read again."""
    try:
        found = structure(value, kind)
    except ReadError:
        return
    assert structure(plain(found), kind) == found
