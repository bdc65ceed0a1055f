"""From a document to the credential in it: bare, wrapped for upload, or sealed."""

import re

import attrs

from ecvet.errors import Problem, ReadError, shown
from ecvet.io._source import Source, content
from ecvet.io.edc_jsonld import _terms as t
from ecvet.io.edc_jsonld._json import Object, types_of
from ecvet.io.json_text import Json, load

_PAYLOAD, _WRAPPER = "payload", "credential"
_ELM_2 = re.compile(rb"data\.europa\.eu/(?:snb|europass)")


@attrs.frozen
class Opened:
    """A credential and what is around it.

    Args:
        credential: The credential.
        around: What is around it; `None` where it stands by itself.
        path: The path of the credential in the document.
        sealed: Whether it bears a seal or a proof, which nobody has verified.
    """

    credential: Object
    around: Object | None
    path: str
    sealed: bool


def opened(source: Source) -> Opened:
    """Return the credential in a document. A seal is not verified.

    Args:
        source: The bytes of the document, its text, or the path of its file.

    Raises:
        ReadError: `edc.xml` for the XML of an older version, `edc.document` for something else, `json.duplicate-key`
            and others as `ecvet.io.json_text.load`, also for the sealed document inside.
    """
    data = content(source)
    if data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"<":
        raise ReadError(_xml(data))
    document = load(data)
    if not isinstance(document, dict):
        raise ReadError(_no_credential("", document))
    if isinstance(payload := document.get(_PAYLOAD), str):
        inner = _below(f"/{_PAYLOAD}", payload)
        return Opened(_credential(f"/{_PAYLOAD}", inner), document, f"/{_PAYLOAD}", sealed=True)
    if _WRAPPER in document and t.CREDENTIAL_SUBJECT not in document:
        inner = document[_WRAPPER]
        found = _credential(f"/{_WRAPPER}", inner)
        return Opened(found, document, f"/{_WRAPPER}", sealed=t.PROOF in found)
    found = _credential("", document)
    return Opened(found, None, "", sealed=t.PROOF in found)


def closed(opening: Opened, credential: Object) -> Object:
    """Return a credential with what was around it; a seal is kept only around what it was made for.

    Args:
        opening: What was opened.
        credential: What is to stand in it now.
    """
    if opening.around is None:
        return credential
    if credential == opening.credential:
        return opening.around
    return {**opening.around, _WRAPPER: credential} if opening.path == f"/{_WRAPPER}" else credential


def _below(path: str, text: str) -> Json:
    try:
        return load(text)
    except ReadError as error:
        raise ReadError(_inside(path, problem) for problem in error.problems) from None


def _inside(path: str, problem: Problem) -> Problem:
    return problem.under(path) if problem.path.startswith("/") else attrs.evolve(problem, path=path)


def _credential(path: str, found: Json) -> Object:
    if isinstance(found, dict) and (
        t.CREDENTIAL_SUBJECT in found or "VerifiableCredential" in types_of(found)
    ):
        return found
    raise ReadError(_no_credential(path, found))


def _no_credential(path: str, found: Json) -> Problem:
    keys = ", ".join(list(found)[:10]) if isinstance(found, dict) else "no object"
    message = "is no European Digital Credential"
    expected = f'an object with "{t.CREDENTIAL_SUBJECT}", bare, in "{_WRAPPER}" or sealed in "{_PAYLOAD}"'
    return Problem(rule="edc.document", path=path, message=message, got=shown(keys), expected=expected)


def _xml(data: bytes) -> Problem:
    of_elm = _ELM_2.search(data, 0, 5000) is not None
    got = (
        "XML of the European Learning Model, version 2 or the qualifications of version 3"
        if of_elm
        else "XML"
    )
    hint = (
        "credentials of version 2 are converted by the European service; qualifications are loq-xml" * of_elm
    )
    message, expected = "is no JSON-LD", "a credential of version 3.1 in JSON-LD"
    return Problem(rule="edc.xml", message=message, got=got, expected=expected, hint=hint)
