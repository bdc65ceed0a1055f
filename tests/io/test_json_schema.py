"""The JSON Schema: what the library writes is valid, and what it refuses for its shape is not."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import TypeAlias

import attrs
import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecvet import Credit, ReadError
from ecvet.io import json_schema, native
from ecvet.io._field_docs import field_docs
from tests.strategies import CLASSES, few

#: What JSON is made of, as the standard library reads it.
Plain: TypeAlias = "bool | int | float | str | list[Plain] | dict[str, Plain] | None"

SCHEMA: dict[str, Plain] = json.loads(json_schema.published())

#: What a schema cannot say, by the rules of the errors: docs/native.md tells the same.
BEYOND = {
    # Numbers, days and items against each other.
    *("range.order", "range.share", "range.zero", "period.order", "amount.one", "group.rule", "tuple.length"),
    *("tuple.short", "points.scheme", "credit.unassessed", "grade.unknown", "prerequisite.self"),
    # Codes that are to differ, and languages.
    *("id.duplicate", "lang.duplicate"),
    # The calendar, and what Unicode says of characters.
    *("date.value", "id.normalisation", "id.blank", "text.empty", "text.bidi"),
    # 4.0 is a whole number to a schema; and a pattern cannot work out a digest.
    *("type.int", "integrity.mismatch"),
}

any_value = st.sampled_from(CLASSES).flatmap(st.from_type)
any_json: st.SearchStrategy[Plain] = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-2, 10**10)
    | st.sampled_from([0.5, 4.0])
    | st.text(max_size=4)
    | st.sampled_from(["a", "en", "7.5", "-1", "FI", "2026-11-22", "2026-02-30", "unit", "http://a"]),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=3), inner, max_size=2),
    max_leaves=4,
)


def in_python(schema: Plain) -> Plain:
    r"""The schema with patterns as Python reads them: there "$" also stands before a last line break, "\Z" does not."""
    if isinstance(schema, list):
        return [in_python(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    return {
        key: item.replace("$", r"\Z") if key == "pattern" and isinstance(item, str) else in_python(item)
        for key, item in schema.items()
    }


VALIDATOR = jsonschema.Draft202012Validator({key: in_python(item) for key, item in SCHEMA.items()})


def is_valid(document: Plain) -> bool:
    return VALIDATOR.is_valid(document)


def refused(document: Plain) -> set[str]:
    """The rules by which the library refuses a document; none where it reads it."""
    try:
        native.read_any(json.dumps(document))
    except ReadError as error:
        return {problem.rule for problem in error.problems}
    return set()


def places(value: Plain, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    yield path
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, item in items:
        yield from places(item, (*path, key))


def changed(value: Plain, path: tuple[str | int, ...], new: Plain) -> Plain:
    if not path:
        return new
    key, *rest = path
    if isinstance(value, dict):
        assert isinstance(key, str)
        return {**value, key: changed(value[key], tuple(rest), new)}
    assert isinstance(value, list)
    assert isinstance(key, int)
    return [*value[:key], changed(value[key], tuple(rest), new), *value[key + 1 :]]


# The schema itself


def test_what_is_shipped_is_what_the_classes_say() -> None:
    assert json_schema.published() == json_schema.written(), "make schema"


def test_it_is_a_schema_of_the_draft_that_it_names_and_has_a_name_of_its_own() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["$schema"] == jsonschema.Draft202012Validator.META_SCHEMA["$id"]
    assert SCHEMA["$id"] == "urn:ecvet:schema:1.0"


def test_it_refers_to_nothing_but_itself() -> None:
    assert set(re.findall(r'"\$ref": "(.)', json_schema.published())) == {"#"}


@pytest.mark.parametrize("kind", CLASSES)
def test_every_field_is_there_with_the_words_of_its_docstring(kind: type[attrs.AttrsInstance]) -> None:
    if kind.__name__ == "Text":
        return
    definitions = SCHEMA["$defs"]
    assert isinstance(definitions, dict)
    definition = definitions[kind.__name__]
    assert isinstance(definition, dict)
    properties = definition["properties"]
    assert isinstance(properties, Mapping)
    assert {name: field["description"] for name, field in properties.items() if isinstance(field, dict)} == {
        name: words for name, words in field_docs(kind).items() if name in properties
    }
    assert list(properties) == [field.name for field in attrs.fields(kind)]


# Against the reader


@pytest.mark.parametrize("kind", CLASSES)
@given(data=st.data())
@few(25)
def test_every_document_that_is_written_is_valid(
    kind: type[attrs.AttrsInstance], data: st.DataObject
) -> None:
    VALIDATOR.validate(
        json.loads(native.write(data.draw(st.from_type(kind)), sealed=data.draw(st.booleans())))
    )


@given(st.lists(st.from_type(Credit), max_size=2).map(tuple))
def test_a_list_of_credits_is_valid(held: tuple[Credit, ...]) -> None:
    VALIDATOR.validate(json.loads(native.write(held)))


@given(st.data())
def test_what_is_refused_for_its_shape_is_not_valid_and_what_is_read_is(data: st.DataObject) -> None:
    document = json.loads(native.write(data.draw(any_value)))
    place = data.draw(st.sampled_from(list(places(document))))
    other = changed(document, place, data.draw(any_json))
    assert_agreed(other)


@given(st.data())
def test_a_field_more_or_less_is_not_valid_where_the_reader_refuses_it(data: st.DataObject) -> None:
    document = json.loads(native.write(data.draw(any_value)))
    holders = [place for place in places(document) if isinstance(at(document, place), dict)]
    place = data.draw(st.sampled_from(holders))
    holder = at(document, place)
    assert isinstance(holder, dict)
    if data.draw(st.booleans()):
        other = changed(document, place, {**holder, "colour": "red"})
    else:
        gone = data.draw(st.sampled_from(sorted(holder))) if holder else ""
        other = changed(document, place, {key: item for key, item in holder.items() if key != gone})
    assert_agreed(other)


def assert_agreed(document: Plain) -> None:
    """The schema takes what the library reads, and refuses what the library refuses for more than it can say."""
    rules = refused(document)
    if rules - BEYOND:
        assert not is_valid(document), rules
    if not rules:
        assert is_valid(document)


def at(value: Plain, path: tuple[str | int, ...]) -> Plain:
    for key in path:
        value = value[key]  # type: ignore[index]
    return value


@pytest.mark.parametrize(
    "document",
    [
        pytest.param([], id="J63 a list"),
        pytest.param({"type": "points", "value": {"value": "1", "scheme": "a"}}, id="J58 no version"),
        pytest.param({"schema_version": 1.1, "type": "grade", "value": {"label": "4"}}, id="J59 a number"),
        pytest.param({"schema_version": "2.0", "type": "grade", "value": {"label": "4"}}, id="J57 another"),
        pytest.param({"schema_version": "1.0", "type": "grades", "value": {"label": "4"}}, id="no such kind"),
        pytest.param(
            {"schema_version": "1.0", "type": "grade", "value": {"label": "4\n"}}, id="a line break"
        ),
        pytest.param(
            {"schema_version": "1.0", "type": "text", "value": {"en_GB": "a"}}, id="J54 no language"
        ),
        pytest.param({"schema_version": "1.0", "type": "text", "value": {}}, id="no language at all"),
    ],
)
def test_what_is_no_document_is_not_valid(document: Plain) -> None:
    assert not is_valid(document)
    assert refused(document)
