"""Native documents: what is written is read again without a difference, and nothing else is read."""

import hashlib
import json
import os
import subprocess
import sys
from datetime import date
from decimal import Decimal
from pathlib import Path

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import ecvet
from ecvet import (
    Credit,
    Finding,
    Group,
    LearnerRecord,
    Missing,
    PersonalTranscript,
    PointRange,
    Points,
    Qualification,
    ReadError,
    Severity,
    ShapeError,
    Text,
    UnitEntry,
    Verdict,
    WriteError,
)
from ecvet.io import native
from tests.strategies import CLASSES, few

POINTS = Points("7.5", "ecvet")
DOCUMENT = '{"schema_version":"1.0","type":"points","value":{"scheme":"ecvet","value":"7.5"}}'

any_value = st.sampled_from(CLASSES).flatmap(st.from_type)


# Round trip


@pytest.mark.parametrize("kind", CLASSES)
@given(data=st.data())
@few(25)
def test_every_value_is_read_as_it_was_written(kind: type[attrs.AttrsInstance], data: st.DataObject) -> None:
    value = data.draw(st.from_type(kind))
    assert native.read(native.write(value), kind) == value


@given(any_value)
def test_a_document_for_people_says_the_same_as_the_canonical_one(value: object) -> None:
    spacious = native.write(value, indent=2)
    assert native.read_any(spacious) == value
    assert json.loads(spacious) == json.loads(native.write(value))


@given(any_value)
def test_reading_and_writing_again_changes_no_byte(value: object) -> None:
    document = native.canonical(value)
    assert native.canonical(native.read_any(document)) == document


@pytest.mark.parametrize("kind", [LearnerRecord, PersonalTranscript, Qualification])
@given(data=st.data())
def test_several_of_what_registers_exchange_are_one_document(kind: type[object], data: st.DataObject) -> None:
    several = tuple(data.draw(st.lists(st.from_type(kind), min_size=1, max_size=2)))
    assert native.read_any(native.write(several)) == several


def test_what_is_of_two_kinds_is_no_document() -> None:
    with pytest.raises(WriteError) as refused:
        native.write((Credit(unit="A"), Text({"en": "A"})))
    assert refused.value.rule == "type.document"


@given(st.lists(st.from_type(Credit), max_size=3).map(tuple))
def test_a_list_of_credits_is_a_document_too(held: tuple[Credit, ...]) -> None:
    document = native.write(held)
    assert native.read_credits(document) == native.read_any(document) == held
    assert native.write(list(held)) == document


def test_a_file_is_read_by_its_path(tmp_path: Path) -> None:
    path = tmp_path / "points.json"
    path.write_text(DOCUMENT, encoding="utf-8")
    assert native.read(path, Points) == POINTS


def test_the_strategies_know_every_class_that_the_library_offers() -> None:
    offered = {getattr(ecvet, name) for name in ecvet.__all__}
    values = {kind for kind in offered if isinstance(kind, type) and attrs.has(kind)}
    written_only = {kind for kind in values if kind.__module__.startswith(("ecvet.rules", "ecvet.errors"))}
    assert set(CLASSES) == values - written_only


# The form of a document


def test_a_document_says_its_version_what_it_is_and_then_it() -> None:
    assert native.write(POINTS) == DOCUMENT


def test_a_document_for_people_keeps_the_order_of_the_fields() -> None:
    document = json.loads(native.write(POINTS, indent=2))
    assert list(document) == ["schema_version", "type", "value"]
    assert list(document["value"]) == ["value", "scheme"]


def test_what_is_at_its_default_is_left_out() -> None:
    entry = json.loads(native.write(UnitEntry(unit="105708")))["value"]
    assert entry == {"unit": "105708"}


def test_what_is_required_is_written_even_where_it_is_unknown() -> None:
    outcome = ecvet.LearningOutcome(id="a", kind=None, text=Text({"en": "Replaces brake pads"}))
    assert json.loads(native.write(outcome))["value"] == {
        "id": "a",
        "kind": None,
        "text": {"en": "Replaces brake pads"},
    }


def test_members_of_a_group_say_of_which_kind_they_are() -> None:
    title = Text({"en": "Optional"})
    group = Group(
        members=(
            UnitEntry(unit="1", points=PointRange.exactly(15)),
            ecvet.OpenEntry(title=title),
            ecvet.Extension(title=title),
            Group(members=()),
            ecvet.Alternatives(branches=(Group(members=()),)),
        )
    )
    members = json.loads(native.write(group))["value"]["members"]
    assert [member["type"] for member in members] == ["unit", "open", "extension", "group", "alternatives"]
    assert members[0] == {"type": "unit", "unit": "1", "points": {"minimum": "15", "maximum": "15"}}
    assert members[4] == {"type": "alternatives", "branches": [{"members": []}]}


@given(any_value)
def test_a_document_is_in_the_canonical_form_of_rfc_8785(value: object) -> None:
    document = native.canonical(value)
    assert rfc_8785(json.loads(document)).encode() == document


def rfc_8785(value: object) -> str:
    """The canonical form, as far as documents go: their numbers are whole."""
    match value:
        case dict():
            members = sorted(value.items(), key=lambda member: str(member[0]).encode("utf-16-be"))
            return "{" + ",".join(f"{rfc_8785(key)}:{rfc_8785(item)}" for key, item in members) + "}"
        case list():
            return "[" + ",".join(map(rfc_8785, value)) + "]"
        case str():
            return '"' + "".join(ESCAPES.get(character, character) for character in value) + '"'
        case bool() | None:
            return {None: "null", True: "true", False: "false"}[value]
        case _:
            return str(value)


ESCAPES = {chr(code): f"\\u{code:04x}" for code in range(32)} | {
    "\b": "\\b",
    "\t": "\\t",
    "\n": "\\n",
    "\f": "\\f",
    "\r": "\\r",
    '"': '\\"',
    "\\": "\\\\",
}


# Digests


def test_a_digest_is_the_sha_256_of_the_canonical_document_below_its_own_line() -> None:
    expected = hashlib.sha256(b"ecvet-record/1\n" + DOCUMENT.encode()).hexdigest()
    assert native.digest(POINTS) == f"sha256:{expected}"


@given(any_value, any_value)
def test_values_have_equal_digests_where_they_are_equal_and_only_there(one: object, other: object) -> None:
    assert native.digest(one) == native.digest(native.read_any(native.write(one, indent=1)))
    assert (native.digest(one) == native.digest(other)) == (one == other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Points("7.50", "ecvet"), Points(Decimal("7.5"), "ecvet")),
        (Points(180, "ecvet"), Points(Decimal("1.8E+2"), "ecvet")),
        (Text({"fi": "Auto", "en": "Car"}), Text({"en": "Car", "FI": "Auto"})),
        (UnitEntry(unit="a"), UnitEntry(unit="a", mandatory=False, points=None)),
    ],
)
def test_one_value_in_two_spellings_has_one_digest(one: object, other: object) -> None:
    assert native.digest(one) == native.digest(other)


def test_the_canonical_bytes_do_not_depend_on_the_hash_seed() -> None:
    code = (
        "import sys, ecvet; from ecvet.io import native;"
        "languages = {tag: tag for tag in {'en', 'fi', 'sv', 'nb', 'sr-Latn', 'el'}};"
        "group = ecvet.Group(members=(), title=ecvet.Text(languages), specialisation='x', mandatory=True);"
        "sys.stdout.buffer.write(native.canonical(group))"
    )
    written = {
        subprocess.run(
            [sys.executable, "-c", code],
            env=os.environ | {"PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "2")
    }
    assert len(written) == 1


# What is refused


def test_everything_that_is_wrong_with_a_value_is_told_with_its_place_in_the_document() -> None:
    document = (
        '{"schema_version": "1.0", "type": "credits", "value": [{"unit": 5}, {}, {"unit": "a", "level": 9}]}'
    )
    with pytest.raises(ReadError) as caught:
        native.read_credits(document)
    assert [(problem.path, problem.rule) for problem in caught.value.problems] == [
        ("/value/0/unit", "type.str"),
        ("/value/1/unit", "field.missing"),
        ("/value/2/level", "range.eqf"),
    ]


def test_a_class_that_no_document_holds_cannot_be_expected() -> None:
    with pytest.raises(ShapeError) as caught:
        native.read(DOCUMENT, Finding)
    assert caught.value.rule == "type.document"


# What is not written


@pytest.mark.parametrize("value", [None, 5, "text", {"unit": "a"}, (Credit(unit="a"), "b"), Verdict.ACHIEVED])
def test_what_is_no_value_of_the_model_is_not_written(value: object) -> None:
    with pytest.raises(WriteError) as caught:
        native.write(value)
    assert caught.value.rule == "type.document"


@pytest.mark.parametrize("levels", [64, 2000])
def test_what_is_nested_too_deep_to_be_read_again_is_not_written(levels: int) -> None:
    group = Group(members=())
    for _ in range(levels):
        group = Group(members=(group,))
    with pytest.raises(WriteError) as caught:
        native.write(group)
    assert caught.value.rule == "json.depth"


def test_the_deepest_group_that_is_written_is_read_again() -> None:
    group = Group(members=())
    for _ in range(62):
        group = Group(members=(group,))
    assert native.read(native.write(group), Group) == group


# Plain values


def test_answers_of_the_rules_become_plain_values_with_all_that_is_unknown() -> None:
    assert native.plain(Missing(points=Decimal("7.5"), units=2)) == {"points": "7.5", "units": 2}
    entry = ecvet.Further(unit=None, title=Text({"en": "Local unit"}), path="/0/1", points=None)
    assert native.plain(entry) == {
        "unit": None,
        "title": {"en": "Local unit"},
        "path": "/0/1",
        "points": None,
    }


def test_a_finding_becomes_an_object_whose_parameters_have_their_names() -> None:
    params = (("group", Text({"en": "Optional"})), ("minimum", Decimal("15")), ("date", date(2026, 11, 22)))
    finding = Finding("group-short-of-points", Severity.ERROR, "/0", params)
    assert native.plain(finding) == {
        "code": "group-short-of-points",
        "severity": "error",
        "where": "/0",
        "params": {"group": {"en": "Optional"}, "minimum": "15", "date": "2026-11-22"},
    }


def test_plain_values_are_of_the_plain_types_only() -> None:
    assert type(native.plain(Severity.ERROR)) is str
    assert native.plain((Points(1, "ecvet"), (Verdict.ACHIEVED,))) == [
        {"value": "1", "scheme": "ecvet"},
        ["achieved"],
    ]
