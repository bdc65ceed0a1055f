"""The objects of a LOQ document by their ids, checked against what the format allows."""

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from functools import partial

import attrs

from ecvet.codes import check_text
from ecvet.errors import Problem, ReadError, shown
from ecvet.io._notes import Notes
from ecvet.io._xml_element import Element
from ecvet.io.loq_xml import _names as n
from ecvet.text import Text

# What the reader takes from each class.
_TAKEN = {
    n.QUALIFICATION: {
        n.IDENTIFIER, n.TITLE, n.DESCRIPTION, n.ISCED, n.CREDIT, n.LANGUAGE, n.OUTCOME, n.PROVEN_BY, n.HAS_PART,
        n.AWARDING, n.PARTIAL, n.EQF, n.NQF,
    },
    n.OUTCOME: {n.TITLE, n.TYPE, n.RELATED, n.ESCO},
    n.ASSESSMENT: {n.TITLE, n.DESCRIPTION},
    n.ORGANISATION: {n.LEGAL_NAME, n.HOMEPAGE, n.LOCATION, n.CONTACT},
    n.SCHEME: {n.TITLE, n.DESCRIPTION},
    n.LOCATION: {n.ADDRESS},
}  # fmt: skip


@attrs.frozen
class Placed:
    """An object of the document.

    Args:
        path: Where it is.
        element: What it is.
    """

    path: str
    element: Element

    @property
    def key(self) -> str:
        """Its id."""
        return self.element.get(n.ID) or ""

    def each(self, name: str) -> Iterator["Placed"]:
        """Yield the elements in it that bear a name."""
        if self.element.first(name) is not None:
            yield from (Placed(path, one) for path, one in self.element.placed(self.path) if one.name == name)

    def text(self, name: str, notes: Notes) -> Text | None:
        """Return a text, of which there is one element a language; `None` where there is none."""
        texts: dict[str, str] = {}
        for one in self.each(name):
            tag = one.element.get(n.LANGUAGE_TAG)
            if tag is None or tag in texts:
                rule, message = (
                    ("lang.tag", "has no language")
                    if tag is None
                    else ("lang.duplicate", "is there twice in one language")
                )
                got = shown(tag or one.element.text)
                notes.wrong(
                    Problem(
                        rule=rule, path=one.path, message=message, got=got, expected="one text a language"
                    )
                )
                continue
            texts[tag] = one.element.text
        return notes.take(f"{self.path}/{name.rpartition('}')[2]}", lambda: Text(texts)) if texts else None


def root_of(root: Element) -> None:
    """Refuse a document of another format or version.

    Raises:
        ReadError: `loq.root` or `loq.version`.
    """
    version = root.get(n.VERSION)
    if root.name != n.ROOT:
        expected, hint = shown(n.ROOT), ""
        if root.local == "Courses":
            hint = "the namespace is that of another version, or missing"
        problem = Problem(
            rule="loq.root", message="is no LOQ document", path=f"/{root.local}", got=shown(root.name),
            expected=expected, hint=hint,
        )  # fmt: skip
        raise ReadError(problem)
    if version is not None and version not in n.VERSIONS:
        expected = " or ".join(n.VERSIONS)
        message = "is of a version that is not read"
        path = f"/{root.local}/@{n.VERSION}"
        raise ReadError(
            Problem(rule="loq.version", message=message, path=path, got=shown(version), expected=expected)
        )


def objects(root: Element, notes: Notes) -> Mapping[str, Placed]:
    """Return the objects of a document by id; what is wrong with them, and what is only kept, is noted."""
    found: dict[str, Placed] = {}
    for path, section in root.placed(f"/{root.local}"):
        classes = n.SECTIONS.get(section.name)
        if classes is None:
            _unknown(path, section, root.name, tuple(n.SECTIONS), notes)
            continue
        for inner, element in section.placed(path):
            if element.name not in classes:
                _unknown(inner, element, section.name, classes, notes)
                continue
            key = element.get(n.ID)
            if key is None or key in found:
                _bad_id(inner, key, found, notes)
                continue
            notes.take(f"{inner}/@{n.ID}", partial(check_text, key, longest=2000))
            found[key] = Placed(inner, element)
            _look(inner, element, notes)
    return found


def _bad_id(path: str, key: str | None, found: Mapping[str, Placed], notes: Notes) -> None:
    if key is None:
        notes.missing(path, n.ID, f"an attribute {n.ID}")
    else:
        message, expected = "bears an id that is already taken", f"another id than that of {found[key].path}"
        notes.wrong(
            Problem(rule="id.duplicate", path=path, message=message, got=shown(key), expected=expected)
        )


def _look(path: str, element: Element, notes: Notes) -> None:
    """Note the elements of an object that the format does not know, or the model has no place for."""
    if element.name not in n.SEQUENCES:
        notes.kept(path, element.name, "")
        return
    taken, known = _TAKEN[element.name], n.SEQUENCES[element.name].names
    for inner, part in element.placed(path):
        if part.name not in known:
            _unknown(inner, part, element.name, known, notes)
        elif part.name not in taken:
            notes.kept(inner, part.name, element.name)


def _unknown(path: str, element: Element, of: str, known: tuple[str, ...], notes: Notes) -> None:
    """Note an element that has no place where it stands; one of a foreign namespace is an extension, and kept."""
    if element.name.startswith("{") and not element.name.startswith(n.LOQ):
        notes.kept(path, element.name, of)
        return
    names = {name.rpartition("}")[2].lower(): name.rpartition("}")[2] for name in known}
    near = get_close_matches(element.local.lower(), names, 1)
    hint = f'did you mean "{names[near[0]]}"?' if near else ""
    message = "is no element that may stand here"
    notes.wrong(Problem(rule="loq.element", path=path, message=message, got=shown(element.name), hint=hint))
