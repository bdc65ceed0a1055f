"""Transcripts to ELMO XML: what the schema demands is asked for before anything is written."""

from collections.abc import Iterable, Iterator

import attrs

from ecvet.errors import Problem, WriteError, shown
from ecvet.io._writing import Written
from ecvet.io._xml_element import Element
from ecvet.io.elmo_xml import _names as n
from ecvet.io.elmo_xml._building import build
from ecvet.io.elmo_xml._document import ElmoDocument, ElmoNeeds
from ecvet.io.elmo_xml._exchange import pack
from ecvet.io.elmo_xml._gathering import gathered
from ecvet.io.elmo_xml._losses import losses
from ecvet.io.elmo_xml._merging import merged
from ecvet.io.elmo_xml._places import Placed
from ecvet.io.elmo_xml._reading import interpret
from ecvet.io.elmo_xml._signatures import signatures, unsigned
from ecvet.io.xml_text import dump
from ecvet.model.agreements import PersonalTranscript
from ecvet.model.assessments import Credit
from ecvet.model.learners import LearnerRecord
from ecvet.rules.findings import Finding, finding

# What the schema demands, in the words of the field: the field of the model, what is missing, how to state it.
_DEMANDS = {
    n.GENERATED: ("", "the moment at which the document is made", "generated"),
    n.GIVEN_NAMES: ("learner/name", "the given names, or nothing in their place", "given_names"),
    n.FAMILY_NAME: ("learner/name", "the family name, or nothing in its place", "family_name"),
    n.URL: ("issued_by/website", "a web address", "website"),
    n.ISSUED: ("issued", "the day of issue", "issued"),
    # Only a document that was read leniently can lack these.
    n.LEARNER: ("learner", "the learner", ""),
    n.ISSUER: ("issued_by", "the institution that issues it", ""),
    n.IDENTIFIER: ("issued_by/id", "an identifier", ""),
    n.TITLE: ("issued_by/name", "a name", ""),
}


def write(
    value: ElmoDocument | PersonalTranscript | LearnerRecord | Iterable[PersonalTranscript | LearnerRecord],
    needs: ElmoNeeds | None = None,
) -> Written:
    """Return transcripts of one learner as a document in ELMO XML, valid against its schema, with what it does not say.

    A credit is a node that is passed, its parts are the nodes below it; credit for parts of a unit only is a node in
    progress. A qualification is the degree programme that its credits belong to. Points on a node exclude points above
    and below it, so a whole that has points is written with them, and its parts without.

    What a document said beyond the model when it was read is written again. Its signatures are written again only
    where nothing at all was changed.

    Args:
        value: A transcript, a record of a learner, several of them about one learner, or a document that was read and
            perhaps changed.
        needs: What the format demands, for use where the model does not say it.

    Raises:
        WriteError: everything that the schema demands and nobody says, with its path in the value: `elmo.generated`,
            `elmo.given_names`, `elmo.family_name`, `elmo.website`, `elmo.issued`, `elmo.issuer`; `elmo.issued_by`,
            `elmo.id`, `elmo.name` for what a document lacked when it was read; `elmo.learner` for none, or several
            learners; `id.duplicate` for two credits of one id; `format.holds` for nothing at all.

    Examples:
        >>> from ecvet.model.institutions import Institution
        >>> from ecvet.model.learners import Learner
        >>> from ecvet.text import Text
        >>> school = Institution(id="1.2.246", name=Text({"en": "College"}), website="https://college.example")
        >>> transcript = PersonalTranscript(id="T1", learner=Learner(id="L1"), issued_by=school, credits=())
        >>> write(transcript, ElmoNeeds(given_names="", family_name=""))
        Traceback (most recent call last):
        ecvet.errors.WriteError: is missing; expected the moment at which the document is made; state `generated` ...
    """
    said = ElmoNeeds() if needs is None else needs
    found = gathered(value, said)
    document = found.document
    told = (*found.losses, *losses(document, said, found.places))
    base = None if document.source is None else build(_as_read(document.source), ElmoNeeds())
    now = build(document, said)
    unchanged = base is not None and base == now
    if unchanged and document.signed is not None:
        return _written(document.signed, told, packed=said.packed)
    root = now if document.source is None else merged(Placed("/elmo", document.source), base, now)
    root = _generated(root, said, kept=unchanged and root.first(n.GENERATED) is not None)
    problems = [*_lacks(root, found.places), *_repeated(document, found.places)]
    if problems:
        raise WriteError(problems)
    dropped = tuple(finding("loss-signature", f"/source{path}") for path in signatures(root))
    prefixes = n.PREFIXES if document.source is None else {}
    return _written(dump(unsigned(root), prefixes=prefixes), (*told, *dropped), packed=said.packed)


def _as_read(source: Element) -> ElmoDocument:
    return interpret(source, strict=False).value


def _written(xml: bytes, told: tuple[Finding, ...], *, packed: bool) -> Written:
    return Written(pack(xml) if packed else xml, told)


def _generated(root: Element, needs: ElmoNeeds, *, kept: bool) -> Element:
    """Return a document with the moment at which it is made; that of the one read holds while nothing is changed."""
    if kept:
        return root
    parts = tuple(part for part in root.elements if part.name != n.GENERATED)
    if needs.generated is None:
        return attrs.evolve(root, content=parts)
    moment = needs.generated.isoformat(timespec="seconds")
    return attrs.evolve(root, content=(Element(n.GENERATED, content=(moment,)), *parts))


def _lacks(root: Element, places: tuple[tuple[str, ...], ...]) -> Iterator[Problem]:
    """Yield what the schema demands and the document does not have."""
    yield from _lacking(root, places[0][0])
    for learner in root.all(n.LEARNER):
        yield from _lacking(learner, places[0][0])
    for index, report in enumerate(root.all(n.REPORT)):
        yield from _lacking(report, places[index][0])
        for issuer in report.all(n.ISSUER):
            yield from _lacking(issuer, places[index][0])


def _lacking(element: Element, place: str) -> Iterator[Problem]:
    has = {part.name for part in element.elements}
    for name in n.SEQUENCES[element.name].names:
        if name in n.SEQUENCES[element.name].required and name not in has:
            field, expected, need = _DEMANDS[name]
            rule = f"elmo.{need or field.rpartition('/')[2]}"
            path = f"{place}/{field}" if field else ""
            hint = _hint(field, need)
            yield Problem(rule=rule, path=path, message="is missing", expected=expected, hint=hint)


def _hint(field: str, need: str) -> str:
    if not need:
        return "state it in the value"
    asked = f"`{need}` among the needs"
    return f"state {asked}" if field in ("", "learner/name") else f"state it in the value, or {asked}"


def _repeated(document: ElmoDocument, places: tuple[tuple[str, ...], ...]) -> Iterator[Problem]:
    """Yield the credits that bear the id of another: a document with both could not be read again."""
    met: dict[str, str] = {}
    for index, report in enumerate(document.reports):
        for number, transcript in enumerate(report):
            for path, credit in _placed(transcript.credits, f"{places[index][number]}/credits"):
                if credit.id is None:
                    continue
                if credit.id in met:
                    message, expected = (
                        "bears an id that is taken",
                        f"another id than that of {met[credit.id]}",
                    )
                    got, where = shown(credit.id), f"{path}/id"
                    yield Problem(
                        rule="id.duplicate", path=where, message=message, got=got, expected=expected
                    )
                met.setdefault(credit.id, path)


def _placed(credits: Iterable[Credit], path: str) -> Iterator[tuple[str, Credit]]:
    for index, credit in enumerate(credits):
        yield f"{path}/{index}", credit
        yield from _placed(credit.parts, f"{path}/{index}/parts")
