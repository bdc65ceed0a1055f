"""ELMO XML to transcripts: the learner, and report by report what an institution says was achieved."""

from collections.abc import Iterator
from functools import partial

from ecvet.codes import country_code, identifier, uri
from ecvet.errors import Problem, ReadError
from ecvet.io._notes import Notes
from ecvet.io._reading import Reading
from ecvet.io._source import Source, content
from ecvet.io._xml_element import Element
from ecvet.io.elmo_xml import _names as n
from ecvet.io.elmo_xml._document import ElmoDocument, GradingScheme
from ecvet.io.elmo_xml._exchange import is_packed, unpack
from ecvet.io.elmo_xml._nodes import Nodes, code_of, is_programme, name_of, parts_of
from ecvet.io.elmo_xml._places import UNDETERMINED, Placed, coded, preferred
from ecvet.io.elmo_xml._shape import check_shape, root_of
from ecvet.io.elmo_xml._signatures import has_signature
from ecvet.io.xml_text import load
from ecvet.model.agreements import PersonalTranscript
from ecvet.model.institutions import Institution
from ecvet.model.learners import Learner
from ecvet.text import Text

#: Types of identifiers, the one wanted first.
OF_LEARNER = ("esi", "nationalIdentifier")
OF_INSTITUTION = ("schac", "pic", "erasmus")


def read(source: Source, *, strict: bool = True) -> Reading[ElmoDocument]:
    """Return what a document in ELMO XML says, whether it is XML or packed as EMREX sends it.

    A node that is passed is a credit, the nodes below it are its parts. A node that is failed at the top of a report is
    a unit not attained. A degree programme is the qualification of a transcript of its own. Points on a node exclude
    points above and below it: where both are there, a finding says so, and those of the lower nodes are not taken.

    A signature is not verified: a finding says that it is there and unverified, whatever it claims.

    Args:
        source: Its bytes, its text, or the path of its file.
        strict: Whether what the format does not allow is an error; else it is kept as it is, with a finding. What is
            lawful and has no place in the model is kept in either case, and so is what the schema does not know.

    Raises:
        ReadError: everything that is wrong, with its path: what `unpack` and `ecvet.io.xml_text.load` refuse,
            `elmo.root`, `elmo.version`, `elmo.repeated`, `elmo.status`, `date.moment`, `field.missing`,
            `id.duplicate`, `lang.duplicate` and the rules of the values.
    """
    data = content(source)
    xml = unpack(data) if is_packed(data) else data
    root = load(xml)
    return interpret(root, strict=strict, signed=xml if has_signature(root) else None)


def interpret(root: Element, *, strict: bool, signed: bytes | None = None) -> Reading[ElmoDocument]:
    """Return what the root of a document says, as `read` does."""
    root_of(root)
    notes = Notes(strict)
    check_shape(root, notes)
    document = _document(Placed(f"/{root.local}", root), notes, signed)
    if notes.problems:
        raise ReadError(notes.problems)
    return Reading(document, tuple(notes.findings))


def _document(root: Placed, notes: Notes, signed: bytes | None) -> ElmoDocument:
    root.moment(n.GENERATED, notes)
    learner = _learner(root.first(n.LEARNER), notes)
    reports = tuple(root.each(n.REPORT))
    if not reports:
        # Without one there is nothing to hand back, however lenient the reader is.
        raise ReadError(
            notes.problems or Problem(rule="field.missing", path=root.path, message="has no report")
        )
    grading = {one.code: one for report in reversed(reports) for one in _grading(report, notes)}
    nodes = Nodes(notes, frozenset(grading))
    return ElmoDocument(
        reports=tuple(
            tuple(_transcripts(report, learner, nodes, number)) for number, report in enumerate(reports, 1)
        ),
        grading=tuple(grading.values()),
        source=root.element,
        signed=signed,
    )


def _learner(learner: Placed | None, notes: Notes) -> Learner:
    if learner is None:
        return Learner(id="/elmo/learner")
    names = coded(learner.first(n.GIVEN_NAMES), notes), coded(learner.first(n.FAMILY_NAME), notes)
    return Learner(
        id=_id(learner, OF_LEARNER, notes),
        name=joined(*names),
        born=learner.day(n.BORN, notes),
        address=_address(learner.first(n.CURRENT_ADDRESS), notes),
    )


def joined(*names: str | None) -> str | None:
    """Return names as one, or `None` where there are none."""
    return " ".join(filter(None, names)) or None


def _id(owner: Placed, kinds: tuple[str, ...], notes: Notes) -> str:
    """Return the identifier of a learner or institution; where there is none, where it stands."""
    found = preferred(owner.identifiers(), kinds)
    if found is None:
        notes.say("read-without-id", owner.path, element=owner.element.local)
        return owner.path
    return notes.take(f"{owner.path}/identifier", partial(identifier, found)) or owner.path


def _address(address: Placed | None, notes: Notes) -> str | None:
    """Return an address on one line: all that its elements say, in their order."""
    if address is None:
        return None
    lines = (Placed(path, line).token for path, line in address.element.placed(address.path))
    whole = ", ".join(filter(None, lines))
    return notes.take(address.path, lambda: identifier(whole)) if whole else None


def _grading(report: Placed, notes: Notes) -> Iterator[GradingScheme]:
    for scheme in report.each(n.SCHEME):
        local = scheme.element.get(n.LOCAL_ID) or ""
        code = notes.take(scheme.path, partial(identifier, local)) if local else None
        if code is not None:
            yield GradingScheme(code=code, description=scheme.text(n.DESCRIPTION, notes, lines=True))


def _transcripts(report: Placed, learner: Learner, nodes: Nodes, index: int) -> Iterator[PersonalTranscript]:
    """Yield a transcript for each degree programme, and one for what belongs to none."""
    issuer = _issuer(report.first(n.ISSUER), report.path, nodes.notes)
    issued = report.moment(n.ISSUED, nodes.notes)
    for number, branch in enumerate(_branches(report), 1):
        programme, tops = branch
        credits = tuple(credit for top in tops if (credit := nodes.credit(top)) is not None)
        if programme is not None:
            nodes.repeated(programme, credits)
        failed = [code_of(top) for top in tops if nodes.is_failed(top)]
        yield PersonalTranscript(
            id=name_of(index, number),
            learner=learner,
            issued_by=issuer,
            credits=credits,
            issued=issued,
            not_attained=tuple(failed),
            qualification=None if programme is None else nodes.programme(programme),
            units=tuple(nodes.units(iter(tops))),
        )


def _branches(report: Placed) -> list[tuple[Placed | None, list[Placed]]]:
    """Return the nodes below each programme of a report and those in none, in the order in which they begin."""
    branches: list[tuple[Placed | None, list[Placed]]] = []
    loose: list[Placed] = []
    for node in report.each(n.NODE):
        if is_programme(node):
            branches.append((node, list(parts_of(node))))
            continue
        if not loose:
            branches.append((None, loose))
        loose.append(node)
    return branches or [(None, [])]


def _issuer(issuer: Placed | None, place: str, notes: Notes) -> Institution:
    if issuer is None:
        path = f"{place}/issuer"
        return Institution(id=path, name=Text({UNDETERMINED: path}))
    name = _id(issuer, OF_INSTITUTION, notes)
    country, website = issuer.first(n.COUNTRY), issuer.first(n.URL)
    postal = [one for one in issuer.each(n.IDENTIFIER) if one.element.get(n.OF_TYPE) == n.POSTAL]
    return Institution(
        id=name,
        name=issuer.text(n.TITLE, notes) or Text({UNDETERMINED: name}),
        country=notes.take(country.path, partial(country_code, country.token)) if country else None,
        address=coded(next(iter(postal), None), notes),
        website=_website(website, notes),
    )


def _website(website: Placed | None, notes: Notes) -> str | None:
    """Return a web address; the schema takes any text for one, so another text is kept and no error."""
    if website is None or not website.token:
        return None
    try:
        return uri(website.token)
    except ValueError:
        notes.not_understood(website.path, website.token)
        return None
