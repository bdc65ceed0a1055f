"""What must hold of a JSON-LD document before anything is read from it: contexts, keywords, ids, code lists, bytes."""

import binascii
import re
from collections.abc import Iterable, Iterator

from ecvet.errors import Problem, ReadError, shown
from ecvet.io._notes import Notes, cut
from ecvet.io._pointer import below
from ecvet.io.edc_jsonld import _terms as t
from ecvet.io.edc_jsonld._concepts import BASE64, LISTED, contradiction, misplaced, wrong_list
from ecvet.io.edc_jsonld._json import Object, id_of, objects, several, types_of

_KEYWORDS = frozenset({"@id", "@type", "@value", "@language"})
_KNOWN = t.KNOWN | _KEYWORDS
# What holds objects whose keys are no terms.
_OTHER_KEYS = t.LANGUAGE_MAPS | {t.CONTEXT, t.PROOF}
_ADDRESS = re.compile(r"(?:(?:https?|urn|did|mailto|tel):|_:)[^\s\x00-\x20<>\"{}|\\^`]+")


def check(credential: Object, notes: Notes) -> None:
    """Refuse what would let a document mean something else than it says, and note what is odd.

    Args:
        credential: The credential.
        notes: Takes what is wrong and what is odd.

    Raises:
        ReadError: `context.missing`, `context.not-allowed`, `jsonld.keyword`, `jsonld.alias`, be the reader strict or
            lenient; other problems are noted.
    """
    nodes = [*_nodes(credential)]
    problems = [*_context(credential), *_keywords(nodes), *_keywords(_others(nodes))]
    if problems:
        raise ReadError(problems)
    _terms(nodes, notes)
    for path, node in nodes:
        _address(path, node, notes)
        _values(path, node, notes)
        _bytes(path, node, notes)
    for problem in _conflicts(nodes):
        notes.wrong(problem)


def _context(credential: Object) -> Iterator[Problem]:
    known, path = [*t.CONTEXTS], f"/{t.CONTEXT}"
    expected = " and ".join(str(one) for one in known)
    if t.CONTEXT not in credential:
        message = "is missing: without it the document has no meaning"
        yield Problem(rule="context.missing", path=path, message=message, expected=expected)
    elif credential[t.CONTEXT] != known:
        found, message = credential[t.CONTEXT], "is not the context of the format, and no other is looked up"
        got, expected = shown(found), f"{expected}, in this order"
        yield Problem(rule="context.not-allowed", path=path, message=message, got=got, expected=expected)


def _keywords(placed: Iterable[tuple[str, Object]]) -> Iterator[Problem]:
    for path, node in placed:
        for key in node:
            if key == t.CONTEXT and path:
                message = "stands inside the document"
                expected = "one context, at the top"
                place = f"{path}/{key}"
                yield Problem(rule="context.not-allowed", path=place, message=message, expected=expected)
            elif key.startswith("@") and key != t.CONTEXT and key not in _KEYWORDS:
                message, expected = "is a keyword that the format does not use", "the terms of the format"
                place = below(path, key)
                yield Problem(
                    rule="jsonld.keyword", path=place, message=message, got=shown(key), expected=expected
                )
        for keyword in (t.ID, t.TYPE):
            if keyword in node and f"@{keyword}" in node:
                message, expected = "stands beside its other name", "one of the two"
                place, got = f"{path}/@{keyword}", shown(f"{keyword} and @{keyword}")
                yield Problem(rule="jsonld.alias", path=place, message=message, got=got, expected=expected)


def _nodes(credential: Object) -> Iterator[tuple[str, Object]]:
    """Yield the objects whose keys are terms: no texts by language, nothing inside of a proof."""
    return objects(credential, but=_OTHER_KEYS)


def _others(nodes: Iterable[tuple[str, Object]]) -> Iterator[tuple[str, Object]]:
    """Yield the objects that are left: texts by language, and what is inside of a proof or context."""
    for path, node in nodes:
        for term in node:
            if term in _OTHER_KEYS:
                yield from objects(node[term], below(path, term))


def _terms(nodes: Iterable[tuple[str, Object]], notes: Notes) -> None:
    """Note each term that the format does not have, once; letters that only look familiar are spelt out."""
    met: set[str] = set()
    for path, node in nodes:
        for term in () if node.keys() <= _KNOWN else node:
            if term in _KNOWN or term in met:
                continue
            met.add(term)
            spelt = term.encode("ascii", "backslashreplace").decode()
            notes.say("read-term-unknown", below(path, term), term=cut(spelt))


def _address(path: str, node: Object, notes: Notes) -> None:
    found = id_of(node)
    if found is None or (isinstance(found, str) and _ADDRESS.fullmatch(found)):
        return
    message, expected = "is no address that may name something", "http:, https:, urn:, mailto: …"
    notes.wrong(
        Problem(rule="id.scheme", path=f"{path}/{t.ID}", message=message, got=shown(found), expected=expected)
    )


def _values(path: str, node: Object, notes: Notes) -> None:
    for term, value in node.items():
        for one in several(value) if term in LISTED else ():
            if isinstance(one, dict) and (wanted := misplaced(term, one)) is not None:
                notes.wrong(wrong_list(below(path, term), one, wanted))
    if (label := contradiction(node)) is not None:
        notes.say("read-label-contradicts", path, address=str(id_of(node)), label=label)


def _bytes(path: str, node: Object, notes: Notes) -> None:
    text, encoding = node.get(t.CONTENT), node.get(t.CONTENT_ENCODING)
    encoded = isinstance(encoding, dict) and id_of(encoding) == BASE64
    if not encoded or not isinstance(text, str) or _is_base64(text):
        return
    expected = "base64 without blanks, padded, in its one form"
    place, got = f"{path}/{t.CONTENT}", shown(text[:100])
    notes.wrong(
        Problem(rule="base64.syntax", path=place, message="is not base64", got=got, expected=expected)
    )


def _is_base64(text: str) -> bool:
    try:
        data = binascii.a2b_base64(text, strict_mode=True)
    except ValueError:
        return False
    # The last character may bear bits that are not read; only one way of writing them is right.
    return binascii.b2a_base64(data, newline=False).decode() == text


def conflicts(credential: Object) -> Iterator[Problem]:
    """Return where one id names two things: JSON-LD would make one thing of both.

    The format repeats objects in full or in part; what both say must be the same. Coded values are named by their
    addresses, and what else is said of them does not count.

    Args:
        credential: The credential.
    """
    return _conflicts(_nodes(credential))


def _conflicts(nodes: Iterable[tuple[str, Object]]) -> Iterator[Problem]:
    first: dict[str, tuple[str, Object]] = {}
    for path, node in nodes:
        found = id_of(node)
        if not isinstance(found, str) or {t.CONCEPT, t.CONCEPT_SCHEME} & {*map(str, types_of(node))}:
            continue
        place, other = first.setdefault(found, (path, node))
        if other is node or not (differing := _differing(other, node)):
            continue
        message = f"names two things, which differ in {', '.join(differing)}"
        expected = f"the same as at {place or 'the top'}, or an id of its own"
        where = f"{path}/{t.ID}"
        yield Problem(rule="id.conflict", path=where, message=message, got=shown(found), expected=expected)


def _differing(one: Object, other: Object) -> list[str]:
    return [term for term, value in one.items() if term in other and several(other[term]) != several(value)]
