"""What all classes of the model have in common: they demand what is required and refuse what is malformed."""

from collections.abc import Callable

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecvet import (
    Assessment,
    Credit,
    Group,
    Institution,
    LearningOutcome,
    Pathway,
    Qualification,
    QualificationReference,
    Reason,
    ShapeError,
    Text,
    Unit,
)
from tests.strategies import CLASSES, few

TITLE = Text({"en": "Car body repair"})
PATHWAY = Pathway(code="p", rules=Group(members=()))
# `Text` is its languages, not a thing with fields.
WITH_FIELDS = [kind for kind in CLASSES if kind is not Text]


class Nothing:
    """An object that belongs in no field."""

    def __repr__(self) -> str:
        return "nothing of the kind"


def with_other(value: attrs.AttrsInstance, /, **other: object) -> attrs.AttrsInstance:
    """The same value with some fields given anew."""
    kind = type(value)
    return kind(**{field.name: getattr(value, field.name) for field in attrs.fields(kind)} | other)


@pytest.mark.parametrize("kind", WITH_FIELDS)
@given(data=st.data())
@few(5)
def test_every_field_refuses_what_is_nothing_of_its_kind(
    kind: type[attrs.AttrsInstance], data: st.DataObject
) -> None:
    value = data.draw(st.from_type(kind))
    for field in attrs.fields(kind):
        with pytest.raises(ShapeError) as caught:
            with_other(value, **{field.name: Nothing()})
        (problem,) = caught.value.problems
        assert problem.path == field.name
        assert problem.got == "nothing of the kind"
        assert problem.rule
        assert problem.message
        assert problem.expected


@pytest.mark.parametrize("kind", WITH_FIELDS)
@given(data=st.data())
@few(5)
def test_every_field_of_many_items_refuses_a_list_and_an_item_of_another_kind(
    kind: type[attrs.AttrsInstance], data: st.DataObject
) -> None:
    value = data.draw(st.from_type(kind))
    for field in attrs.fields(kind):
        items = getattr(value, field.name)
        if isinstance(items, tuple):
            with pytest.raises(ShapeError, match="is not a tuple"):
                with_other(value, **{field.name: list(items)})
            with pytest.raises(ShapeError) as caught:
                with_other(value, **{field.name: (*items, Nothing())})
            assert caught.value.path == f"{field.name}/{len(items)}"


@pytest.mark.parametrize("kind", WITH_FIELDS)
def test_every_field_that_is_required_is_asked_for_by_its_name(kind: type[attrs.AttrsInstance]) -> None:
    required = [field.name for field in attrs.fields(kind) if field.default is attrs.NOTHING]
    if required:
        with pytest.raises(TypeError) as caught:
            kind()
        assert all(f"'{name}'" in str(caught.value) for name in required)


@pytest.mark.parametrize("kind", CLASSES)
@given(data=st.data())
@few(10)
def test_values_are_frozen_and_equal_ones_have_one_hash(
    kind: type[attrs.AttrsInstance], data: st.DataObject
) -> None:
    value = data.draw(st.from_type(kind))
    name = attrs.fields(kind)[0].name
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        setattr(value, name, getattr(value, name))
    again = Text(dict(value.items)) if isinstance(value, Text) else with_other(value)
    assert again == value
    assert hash(again) == hash(value)


@pytest.mark.parametrize("kind", CLASSES)
@given(data=st.data())
@few(10)
def test_what_a_notebook_shows_of_a_value_is_short(
    kind: type[attrs.AttrsInstance], data: st.DataObject
) -> None:
    assert len(repr(data.draw(st.from_type(kind)))) < 600


# Single fields


@pytest.mark.parametrize(
    ("level", "rule"),
    [
        (0, "range.eqf"),
        (9, "range.eqf"),
        (-1, "range.eqf"),
        ("4", "type.int"),
        (4.0, "type.int"),
        (True, "type.int"),
    ],
)
def test_a_level_is_one_of_the_eight_of_europe(level: int, rule: str) -> None:
    makers: list[tuple[str, Callable[[], object]]] = [
        ("eqf", lambda: Qualification(code="q", title=TITLE, pathways=(PATHWAY,), eqf=level)),
        ("eqf", lambda: QualificationReference(title=TITLE, eqf=level)),
        ("level", lambda: Unit(code="u", title=TITLE, level=level)),
        ("level", lambda: Credit(unit="u", level=level)),
    ]
    for name, make in makers:
        with pytest.raises(ShapeError, match="1 to 8") as caught:
            make()
        assert (caught.value.path, caught.value.rule) == (name, rule)


def test_a_language_is_written_in_its_usual_case() -> None:
    with pytest.raises(ShapeError, match="is not in its usual case; got 'EN'; expected en") as caught:
        Qualification(code="q", title=TITLE, pathways=(PATHWAY,), languages=("fi", "EN"))
    assert (caught.value.path, caught.value.rule) == ("languages/1", "lang.tag")


@pytest.mark.parametrize("address", ["javascript:alert(1)", "esco/1", ""])
def test_a_link_leads_to_the_web(address: str) -> None:
    with pytest.raises(ShapeError) as caught:
        LearningOutcome(id="o", kind=None, text=TITLE, esco=("urn:x:1", address))
    assert (caught.value.path, caught.value.rule) == ("esco/1", "code.uri")


def test_what_is_optional_may_be_unknown_and_what_is_required_may_not() -> None:
    assert Institution(id="i", name=TITLE, country=None, website=None).country is None
    assert Assessment(attained=True, adapted=None).adapted is None
    for name in ("id", "name"):
        with pytest.raises(ShapeError, match=f"^{name}: .*; got None"):
            with_other(Institution(id="i", name=TITLE), **{name: None})
    with pytest.raises(
        ShapeError, match=r"^attained: is no bool in this Assessment; got None; expected bool"
    ):
        with_other(Assessment(attained=True), attained=None)


@pytest.mark.parametrize(
    "pair", [("unit",), ("unit", "1", "2"), ("unit", 1), ["unit", "1"], "ab", ("unit", "\0")]
)
def test_what_a_reason_is_about_are_pairs_of_texts(pair: object) -> None:
    with pytest.raises(ShapeError) as caught:
        Reason(code="r", about=(("unit", ""), pair))  # type: ignore[arg-type]
    assert caught.value.path == "about/1"
