"""What is read at full speed is what is read with care: the same values, and nothing that care refuses."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecvet import Credit, Group, ReadError, Text, Unit
from ecvet.io._converter import carefully, fast_converter, plain, structure
from ecvet.io.json_text import Json
from tests.io.reading import any_json, with_change
from tests.strategies import CLASSES


def assert_no_more_is_read_than_with_care(value: Json, kind: type[object]) -> None:
    try:
        found: object = fast_converter().structure(value, kind)
    except Exception:
        return
    assert found == carefully(value, kind)
    assert plain(found) == plain(carefully(value, kind))


@given(st.data())
def test_what_is_right_is_read_at_full_speed(data: st.DataObject) -> None:
    kind = data.draw(st.sampled_from(CLASSES))
    value = plain(data.draw(st.from_type(kind)))
    found = fast_converter().structure(value, kind)
    assert found == carefully(value, kind)
    assert plain(found) == value


@given(any_json)
def test_what_is_nothing_is_not_read_at_full_speed_either(value: Json) -> None:
    for kind in CLASSES:
        assert_no_more_is_read_than_with_care(value, kind)


@given(st.data())
def test_what_was_changed_is_not_read_at_full_speed_unless_care_reads_it(data: st.DataObject) -> None:
    kind = data.draw(st.sampled_from(CLASSES))
    value = plain(data.draw(st.from_type(kind)))
    changed = with_change(value, data.draw(st.integers(0, 500)), data.draw(any_json))
    assert_no_more_is_read_than_with_care(changed, kind)


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        pytest.param({"unit": "a", "points": {"value": 5, "scheme": "ecvet"}}, Credit, id="a number"),
        pytest.param({"code": "a", "title": {"en": "a"}, "outcomes": {}}, Unit, id="an object for a list"),
        pytest.param({"code": "a", "title": {"en": "a"}, "supersedes": "bc"}, Unit, id="text for a list"),
        pytest.param({"code": "a", "title": {"en": "a"}, "level": True}, Unit, id="true for 1"),
        pytest.param(
            {"code": "a", "title": {"en": "a"}, "colour": None}, Unit, id="a field that is not known"
        ),
        pytest.param(
            {"members": [{"type": "unit", "unit": "a", "title": None}]}, Group, id="of another kind"
        ),
        pytest.param(
            {"members": [], "points": ""}, Group, id="text for an object whose fields may all be absent"
        ),
        pytest.param({"en": "a", "EN": "b"}, Text, id="a language in two cases"),
    ],
)
def test_care_and_speed_refuse_the_same(value: Json, kind: type[object]) -> None:
    with pytest.raises(Exception):  # noqa: B017, PT011 - that it is refused is all that the fast hooks say
        fast_converter().structure(value, kind)
    with pytest.raises(ReadError) as told:
        structure(value, kind)
    with pytest.raises(ReadError) as careful:
        carefully(value, kind)
    assert told.value.problems == careful.value.problems


def test_reading_changes_nothing_in_what_is_read() -> None:
    value: Json = {"members": [{"type": "unit", "unit": "a"}]}
    structure(value, Group)
    assert value == {"members": [{"type": "unit", "unit": "a"}]}
