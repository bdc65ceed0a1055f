"""Whether a document has the shape that the schema demands: all that is due is there, and nothing twice.

What the schema does not know is kept, not refused: "Client implementers MUST ignore all unknown elements and
attributes" (schema.xsd, on compatibility), since a later minor version may have added them.
"""

from collections import Counter
from collections.abc import Iterable

from ecvet.errors import Problem, ReadError, shown
from ecvet.io._notes import Notes
from ecvet.io._xml_element import Element
from ecvet.io.elmo_xml import _names as n
from ecvet.io.elmo_xml._places import Placed

# What the model holds, by class.
_TAKEN = {
    n.ROOT: {n.LEARNER, n.REPORT, n.SIGNATURE, n.GENERATED},
    n.LEARNER: {n.IDENTIFIER, n.GIVEN_NAMES, n.FAMILY_NAME, n.BORN, n.CURRENT_ADDRESS},
    n.REPORT: {n.ISSUER, n.NODE, n.ISSUED, n.SCHEME},
    n.ISSUER: {n.COUNTRY, n.IDENTIFIER, n.TITLE, n.URL},
    n.SCHEME: {n.DESCRIPTION},
    n.NODE: {n.IDENTIFIER, n.TITLE, n.TYPE, n.DESCRIPTION, n.SPECIFIES, n.HAS_PART},
    n.SPECIFIES: {n.RESULT},
    n.HAS_PART: {n.NODE},
    n.RESULT: {n.IDENTIFIER, n.DATE, n.STATUS, n.GRADE_SCHEME, n.GRADE, n.CREDIT, n.LEVEL},
    n.CREDIT: {n.CREDIT_SCHEME, n.VALUE},
}


def root_of(root: Element) -> None:
    """Refuse a document of another format or version.

    Raises:
        ReadError: `elmo.root` or `elmo.version`.
    """
    if root.name == n.ROOT:
        return
    path, got = f"/{root.local}", shown(root.name)
    if root.name.startswith(n.ANY_VERSION):
        message = "is of a version that is not read"
        raise ReadError(
            Problem(rule="elmo.version", path=path, message=message, got=got, expected=shown(n.ROOT))
        )
    hint = "the namespace is another one, or missing" if root.local == "elmo" else ""
    message = "is no ELMO document"
    raise ReadError(
        Problem(rule="elmo.root", path=path, message=message, got=got, expected=shown(n.ROOT), hint=hint)
    )


def check_shape(root: Element, notes: Notes) -> None:
    """Note what is missing, what is there too often, what is unknown and what is only kept, in the whole document."""
    results: list[Placed] = []
    waiting = [Placed(f"/{root.local}", root)]
    while waiting:
        one = waiting.pop()
        name, parts = one.element.name, one.parts()
        if name == n.SIGNATURE:
            notes.say("read-signature-unverified", one.path)
        elif name in n.SEQUENCES:
            _look(one, parts, notes)
        attribute = n.ATTRIBUTES.get(name)
        if attribute is not None and one.element.get(attribute) is None:
            notes.missing(one.path, attribute, f"an attribute {attribute}")
        results += [one] if name == n.RESULT else []
        waiting += reversed(parts)
    if root.first(n.SIGNATURE) is None:
        notes.say("read-unsigned", f"/{root.local}")
    _check_ids(results, notes)


def _look(one: Placed, parts: list[Placed], notes: Notes) -> None:
    known, taken = n.SEQUENCES[one.element.name], _TAKEN[one.element.name]
    found = Counter(part.element.name for part in parts)
    for name in known.names:
        local = name.rpartition("}")[2]
        if name in known.required and not found[name]:
            notes.missing(one.path, name, f"an element {local}")
        if found[name] > 1 and name not in known.several:
            path, message = f"{one.path}/{local}[2]", f"has {found[name]} elements {local}"
            notes.wrong(Problem(rule="elmo.repeated", path=path, message=message, expected="one"))
    for part in parts:
        if part.element.name not in known.names:
            notes.not_understood(part.path, part.element.name)
        elif part.element.name not in taken and not _is_own(part.element):
            notes.kept(part.path, part.element.name, one.element.name)


def _is_own(element: Element) -> bool:
    """Whether an element is an extension that the writer made, and nothing more."""
    return element.name == n.EXTENSION and [part.name for part in element.elements] == [n.PARTIAL]


def _check_ids(results: Iterable[Placed], notes: Notes) -> None:
    """Note an identifier that two results share: each is the result of something else."""
    met: dict[tuple[str | None, str], str] = {}
    for one in (inner for result in results for inner in result.each(n.IDENTIFIER)):
        key = one.element.get(n.OF_TYPE), one.token
        if key in met:
            message, expected = (
                "bears an identifier that is taken",
                f"another identifier than that of {met[key]}",
            )
            got = shown(key[1])
            notes.wrong(
                Problem(rule="id.duplicate", path=one.path, message=message, got=got, expected=expected)
            )
        met.setdefault(key, one.path)
