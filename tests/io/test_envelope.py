"""What a document says of itself is checked before anything in it is read."""

import pytest

from ecvet import Credit, Learner, Points, ReadError
from ecvet.io import native

POINTS = Points("7.5", "ecvet")
DOCUMENT = '{"schema_version":"1.0","type":"points","value":{"scheme":"ecvet","value":"7.5"}}'


def problems_of(source: str, expect: type[object] = Points) -> dict[str, str]:
    """The rules that reading a document breaks, by their places."""
    with pytest.raises(ReadError) as caught:
        native.read(source, expect)
    return {problem.path: problem.rule for problem in caught.value.problems}


@pytest.mark.parametrize(
    ("version", "rule"),
    [
        pytest.param('"999.0"', "version.unknown", id="J57"),
        pytest.param("1.10", "type.str", id="J59 a number, of which nobody knows whether it is 1.1"),
        pytest.param("null", "type.str", id="null"),
        pytest.param('"0.9"', "version.unknown", id="older than the first"),
        pytest.param('"latest"', "version.unknown", id="a word"),
        pytest.param('"1"', "version.unknown", id="a half"),
        pytest.param('"1.00"', "version.unknown", id="a zero too many"),
        pytest.param('"1.0 "', "version.unknown", id="a blank"),
    ],
)
def test_a_version_that_cannot_be_read_is_refused(version: str, rule: str) -> None:
    assert problems_of(f'{{"schema_version": {version}, "type": "points", "value": {{}}}}') == {
        "/schema_version": rule
    }


@pytest.mark.parametrize(
    ("document", "path", "rule"),
    [
        pytest.param('{"type": "points", "value": {}}', "/schema_version", "version.missing", id="J58"),
        pytest.param("[]", "", "type.object", id="J63 a list"),
        pytest.param('"points"', "", "type.object", id="J63 text"),
        pytest.param('{"schema_version": "1.0", "value": {}}', "/type", "field.missing", id="no type"),
        pytest.param('{"schema_version": "1.0", "type": "points"}', "/value", "field.missing", id="no value"),
        pytest.param(DOCUMENT.replace("points", "text"), "/type", "type.document", id="another type"),
        pytest.param(DOCUMENT.replace("points", "Points"), "/type", "type.document", id="no type known"),
        pytest.param(DOCUMENT.replace('"points"', "5"), "/type", "type.str", id="a number"),
        pytest.param(DOCUMENT.replace('"type"', '"a/b":1,"type"'), "/a~1b", "field.unknown", id="a key more"),
    ],
)
def test_an_envelope_that_is_not_in_order_is_refused(document: str, path: str, rule: str) -> None:
    assert problems_of(document) == {path: rule}


def test_everything_that_is_wrong_with_an_envelope_is_told_at_once() -> None:
    assert problems_of('{"schema": "1.0", "typ": "points"}') == {
        "/schema_version": "version.missing",
        "/type": "field.missing",
        "/value": "field.missing",
        "/schema": "field.unknown",
        "/typ": "field.unknown",
    }


def test_an_unknown_version_is_told_with_those_that_can_be_read() -> None:
    with pytest.raises(ReadError, match=r'got \'2\.0\'; expected "1\.0", or a later 1\.x'):
        native.read(DOCUMENT.replace("1.0", "2.0"), Points)


def test_a_document_of_a_later_minor_version_is_read_where_it_uses_nothing_new() -> None:
    later = DOCUMENT.replace("1.0", "1.12")
    assert native.read(later, Points) == POINTS
    assert problems_of(later.replace('"scheme"', '"colour":1,"scheme"')) == {"/value/colour": "field.unknown"}


def test_an_unknown_document_is_told_with_the_nearest_known_one() -> None:
    document = native.write(Learner(id="a")).replace('"learner"', '"lerner"')
    with pytest.raises(ReadError, match='did you mean "learner"'):
        native.read_any(document)


def test_a_single_credit_is_no_list_of_credits() -> None:
    with pytest.raises(ReadError, match="got 'credit'; expected 'credits'"):
        native.read_credits(native.write(Credit(unit="105708")))
