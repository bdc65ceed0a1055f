"""Documents of other versions: an older one migrates, a later one is kept with all that it says, or refused."""

import json

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecvet import Credit, Grade, Points, ReadError, WriteError
from ecvet.io import formats, native
from ecvet.io._migrations import STEPS, migrated
from ecvet.io.formats import Format
from ecvet.io.json_text import Json
from ecvet.io.native import NativeDocument
from tests.strategies import CLASSES

LATER = '{"schema_version":"1.4","type":"grade","value":{"colour":[1.50,null],"label":"4"}}'
NEXT = '{"kind":"unit","schema_version":"2.0","weights":[1e3,true,{"a":0.1}]}'

any_value = st.sampled_from(CLASSES).flatmap(st.from_type)
# Keys that no class of the model has.
new_keys = st.sampled_from(["colour", "€", "a/b", "~", "x-1", "\U0001f697", "\ufb33"])
new_values: st.SearchStrategy[Json] = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**60), 2**60) | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=3), inner, max_size=2),
    max_leaves=4,
)


def objects_in(value: Json) -> list[dict[str, Json]]:
    """Every object of a plain value that is no text in several languages."""
    if isinstance(value, list):
        return [one for item in value for one in objects_in(item)]
    if not isinstance(value, dict) or all(len(key) == 2 or "-" in key for key in value):
        return []
    return [value, *(one for item in value.values() for one in objects_in(item))]


# What is kept


@given(any_value, st.data())
def test_what_a_later_version_says_more_is_kept_in_its_place_and_written_again(
    value: object, data: st.DataObject
) -> None:
    document = json.loads(native.write(value)) | {"schema_version": "1.7"}
    for holder in objects_in(document):
        holder.update(data.draw(st.dictionaries(new_keys, new_values, max_size=1)))
    reading = native.read_document(json.dumps(document))
    assert reading.value.value == value
    assert json.loads(native.write(reading.value)) == document
    assert json.loads(native.write(reading.value, indent=2)) == document
    assert len(reading.findings) == len(reading.value.kept)


@given(any_value)
def test_a_document_that_says_nothing_more_is_written_to_the_same_bytes(value: object) -> None:
    document = native.write(value)
    reading = native.read_document(document)
    assert reading.findings == ()
    assert native.write(reading.value) == document


def test_each_place_that_is_kept_is_a_finding_with_its_pointer() -> None:
    reading = native.read_document(LATER.replace('"type"', '"a/b":1,"type"'))
    assert [(found.code, found.where) for found in reading.findings] == [
        ("read-kept", "/a~1b"),
        ("read-kept", "/value/colour"),
    ]
    assert reading.value.values == (Grade(label="4"),)


def test_a_number_that_is_kept_keeps_its_value() -> None:
    assert native.write(native.read_document(LATER).value) == LATER.replace("1.50", "1.5")


def test_the_version_that_a_document_is_written_in_stays() -> None:
    assert json.loads(native.write(native.read_document(LATER).value))["schema_version"] == "1.4"


def test_the_value_may_change_and_what_is_kept_stays() -> None:
    document = native.read_document(LATER).value
    changed = attrs.evolve(document, value=Grade(label="5"))
    assert json.loads(native.write(changed))["value"] == {"label": "5", "colour": [1.5, None]}


def test_what_is_kept_of_something_that_is_gone_is_told_and_not_lost_silently() -> None:
    credits = '{"schema_version":"1.4","type":"credits","value":[{"unit":"a"},{"unit":"b","colour":1}]}'
    document = attrs.evolve(native.read_document(credits).value, value=(Credit(unit="a"),))
    with pytest.raises(WriteError) as caught:
        native.write(document)
    assert (caught.value.rule, caught.value.path) == ("kept.place", "/value/1/colour")


def test_what_is_wrong_is_an_error_even_where_more_is_kept() -> None:
    with pytest.raises(ReadError) as caught:
        native.read_document(LATER.replace('"4"', "4"), strict=False)
    assert (caught.value.path, caught.value.rule) == ("/value/label", "type.str")


# Strict and lenient


def test_j28_an_unknown_field_of_this_version_is_an_error_or_leniently_kept() -> None:
    document = LATER.replace("1.4", "1.0")
    with pytest.raises(ReadError, match="colour: is no field of Grade"):
        native.read_document(document)
    kept = native.read_document(document, strict=False).value
    assert native.write(kept) == document.replace("1.50", "1.5")


def test_a_bare_value_has_no_place_for_more_so_nothing_is_dropped() -> None:
    with pytest.raises(ReadError) as caught:
        native.read(LATER, Grade)
    assert caught.value.rule == "field.unknown"


def test_j57_a_document_of_a_later_major_version_is_refused_or_leniently_kept_whole() -> None:
    with pytest.raises(ReadError, match=r'expected "1\.0", or a later 1\.x; read it leniently') as caught:
        native.read_document(NEXT)
    assert caught.value.rule == "version.unknown"
    reading = native.read_document(NEXT, strict=False)
    assert reading.value.values == ()
    assert native.write(reading.value) == NEXT.replace("1e3", "1000")
    assert [found.code for found in reading.findings] == ["read-not-understood"]


@pytest.mark.parametrize("version", ["0.9", "1", "01.0", "2", "2.00", "latest", "99999.0"])
def test_what_is_no_version_is_refused_leniently_too(version: str) -> None:
    with pytest.raises(ReadError) as caught:
        native.read_document(NEXT.replace("2.0", version), strict=False)
    assert "/schema_version" in {problem.path for problem in caught.value.problems}


# Older versions


def renamed(document: dict[str, Json]) -> dict[str, Json]:
    return {"schema_version": "0.9", "type": document["kind"], "value": document["value"]}


def numbered(document: dict[str, Json]) -> dict[str, Json]:
    return document | {"schema_version": "1.0"}


def test_a_document_of_an_older_version_takes_one_step_after_the_other() -> None:
    old: Json = {"schema_version": "0.8", "kind": "points", "value": {"value": "5", "scheme": "ecvet"}}
    new = migrated(old, {"0.8": renamed, "0.9": numbered})
    assert native.read(json.dumps(new), Points) == Points(5, "ecvet")


def test_steps_that_lead_back_come_to_an_end() -> None:
    def back(document: dict[str, Json]) -> dict[str, Json]:
        return document | {"schema_version": "0.1"}

    assert migrated({"schema_version": "0.1"}, {"0.1": back}) == {"schema_version": "0.1"}


@pytest.mark.parametrize(
    "document", [None, 5, "0.9", [], {}, {"schema_version": 0.9}, {"schema_version": ["0.9"]}]
)
def test_what_states_no_older_version_is_left_as_it_is(document: Json) -> None:
    assert migrated(document, {"0.9": numbered}) == document


def test_this_version_and_later_ones_take_no_step() -> None:
    assert native.VERSION not in STEPS


# Digests


@given(any_value)
def test_a_sealed_document_states_the_digest_of_its_value(value: object) -> None:
    sealed = native.write(value, sealed=True)
    assert json.loads(sealed)["digest"] == native.digest(value)
    assert native.read_any(sealed) == value


def test_a_sealed_document_is_sealed_again_with_all_that_it_says() -> None:
    later = native.read_document(LATER).value
    sealed = native.write(later, sealed=True)
    assert native.write(native.read_document(sealed).value) == sealed
    assert json.loads(sealed)["digest"] == native.digest(later)


@pytest.mark.parametrize("indent", [None, 3])
def test_j64_a_document_that_was_changed_after_its_digest_was_taken_is_refused_with_both(
    indent: int | None,
) -> None:
    value = Points("7.5", "ecvet")
    changed = native.write(value, sealed=True, indent=indent).replace('"7.5"', '"7.6"')
    with pytest.raises(ReadError) as caught:
        native.read(changed, Points)
    (problem,) = caught.value.problems
    assert problem.rule == "integrity.mismatch"
    assert problem.got == native.digest(value)
    assert problem.expected == native.digest(Points("7.6", "ecvet"))


@pytest.mark.parametrize(
    "digest",
    ['"md5:900150983cd24fb0d6963f7d28e17f72"', '"none"', '""', "null", '"sha256:"', '"SHA256:{0}"', "5"],
)
def test_j65_a_digest_by_another_way_than_sha_256_is_refused(digest: str) -> None:
    document = native.write(Points(1, "ecvet")).replace(
        '{"schema', f'{{"digest":{digest.replace("{0}", "0" * 64)},"schema'
    )
    with pytest.raises(ReadError) as caught:
        native.read(document, Points)
    assert (caught.value.path, caught.value.rule) == ("/digest", "integrity.algorithm")


# In the frame of the formats


def test_a_later_document_goes_through_a_conversion_unharmed() -> None:
    reading = formats.read(LATER)
    assert isinstance(reading.value, NativeDocument)
    written = formats.write(reading.value, Format.NATIVE)
    assert json.loads(written.content) == json.loads(LATER)
    assert written.losses == ()
