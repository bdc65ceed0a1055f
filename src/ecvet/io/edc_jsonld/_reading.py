"""A credential to a transcript: what was achieved, assessed and awarded."""

import attrs

from ecvet.errors import Problem, ReadError
from ecvet.io._eu_codes import eqf_level
from ecvet.io._notes import Notes
from ecvet.io._reading import Reading
from ecvet.io._source import Source
from ecvet.io.edc_jsonld import _terms as t
from ecvet.io.edc_jsonld._addresses import credential_code
from ecvet.io.edc_jsonld._checking import check
from ecvet.io.edc_jsonld._concepts import own_value
from ecvet.io.edc_jsonld._describing import points, setting, unit
from ecvet.io.edc_jsonld._document import EdcDocument
from ecvet.io.edc_jsonld._json import dumped, several
from ecvet.io.edc_jsonld._node import Node
from ecvet.io.edc_jsonld._opening import Opened, opened
from ecvet.io.edc_jsonld._parties import code_of, institution, learner
from ecvet.model.agreements import PersonalTranscript
from ecvet.model.assessments import Assessment, Credit, OutcomeResult, PriorLearning
from ecvet.model.grades import Grade
from ecvet.model.origins import Evidence, Origin
from ecvet.model.units import Unit


def read(source: Source, *, strict: bool = True) -> Reading[EdcDocument]:
    """Return the credential in a document: bare, in the wrapper for upload, or sealed (JAdES).

    A seal is never verified here; the reading says so. No address is ever looked up.

    Args:
        source: The bytes of the document, its text, or the path of its file.
        strict: Whether what is wrong in it is an error; else it is kept as it is, with a finding.

    Returns:
        The credential, with findings: `read-signature-unverified` for a seal, `read-valid-until`, `read-term-unknown`,
        `read-kept` and `read-not-understood` for what is kept beyond the model, `read-label-contradicts` where an
        address and its label disagree.

    Raises:
        ReadError: what `ecvet.io.json_text.load` refuses; `edc.document`, `edc.xml`, `edc.subject`; `context.missing`,
            `context.not-allowed`, `jsonld.keyword`, `jsonld.alias`; where strict also `id.scheme`, `id.conflict`,
            `vocab.scheme`, `base64.syntax` and all that is wrong with the values, each with its JSON Pointer.
    """
    opening = opened(source)
    notes = Notes(strict)
    check(opening.credential, notes)
    transcript = _transcript(opening, notes)
    if notes.problems or transcript is None:
        raise ReadError(attrs.evolve(one, path=f"{opening.path}{one.path}") for one in notes.problems)
    whole = opening.credential if opening.around is None else opening.around
    findings = (attrs.evolve(one, where=f"{opening.path}{one.where}") for one in notes.findings)
    return Reading(EdcDocument(transcript=transcript, source=dumped(whole)), tuple(findings))


def transcript_in(opening: Opened) -> PersonalTranscript | None:
    """Return what the reader makes of a credential that was read before.

    Args:
        opening: The credential.
    """
    return _transcript(opening, Notes(strict=False))


def _transcript(opening: Opened, notes: Notes) -> PersonalTranscript | None:
    """Return the transcript; `None` where nothing can be made of it, which is noted as a problem."""
    root = Node(opening.credential, "", notes)
    if opening.sealed:
        notes.say("read-signature-unverified")
    for term in (t.VALID_UNTIL, t.EXPIRATION):
        if (last := root.day(term)) is not None:
            notes.say("read-valid-until", f"/{term}", date=last)
    subject, issuer = _required(root, t.CREDENTIAL_SUBJECT), _required(root, t.ISSUER)
    if subject is None or issuer is None:
        term = t.CREDENTIAL_SUBJECT if subject is None else t.ISSUER
        count = f"{len(several(root.object.get(term)))} objects"
        # Without either there is no transcript, however lenient the reader.
        notes.problems.append(
            Problem(
                rule="edc.subject", path=f"/{term}", message="is not one object", got=count, expected="one"
            )
        )
        return None
    return _Claims(notes).transcript(root, subject, issuer)


def _required(root: Node, term: str) -> Node | None:
    found = root.all(term)
    return found[0] if len(found) == 1 else None


class _Claims:
    """Reads what a credential claims, and collects the units that it describes."""

    def __init__(self, notes: Notes) -> None:
        self._notes = notes
        self._units: dict[str, Unit] = {}
        self._issuer = ""

    def transcript(self, root: Node, subject: Node, issuer: Node) -> PersonalTranscript | None:
        body, person = institution(issuer), learner(subject)
        if body is None or person is None:
            return None
        self._issuer = body.id
        credits = self._credits(subject, t.HAS_CLAIM)
        display = root.first(t.DISPLAY)
        description = None if display is None else display.text(t.DESCRIPTION)
        if display is not None:
            # How the credential is shown is no matter of learning.
            display.passed_over()
        for term in (t.CREDENTIAL_PROFILES, t.CREDENTIAL_SCHEMA):
            root.codes(term, str)
        found = self._notes.must(
            "",
            lambda: PersonalTranscript(
                id=credential_code(root.id or "") or person.id,
                learner=person,
                issued_by=body,
                credits=credits,
                issued=root.day(t.VALID_FROM),
                remarks=description,
                units=tuple(self._units.values()),
            ),
        )
        for node, term in root.unread():
            self._notes.kept(f"{node.path}/{term}", term, node.kind)
        return found

    def _credits(self, node: Node, term: str) -> tuple[Credit, ...]:
        return node.each(term, self._credit, t.ACHIEVEMENT)

    def _credit(self, node: Node) -> Credit | None:
        described, own = node.first(t.SPECIFIED_BY), node.notation()
        level = None if described is None else described.coded(t.EQF_LEVEL, eqf_level)
        code = own if described is None else described.code() or described.id
        code = code or node.id
        if code is None:
            node.missing(t.SPECIFIED_BY, "what is achieved, with its code")
            return None
        if described is not None:
            self._describe(described, code, level)
        awarding = node.first(t.AWARDED_BY)
        awarded = None if awarding is None else awarding.day(t.AWARDING_DATE)
        body = _body(awarding)
        if body not in (None, self._issuer):
            place = f"{node.path}/{t.AWARDED_BY}/{t.AWARDING_BODY}"
            self._notes.kept(place, t.AWARDING_BODY, node.kind)
        assessments, grade = self._assessments(node, described)
        stated = points(node.first(t.CREDIT_RECEIVED))
        parts = self._credits(node, t.HAS_PART)
        return self._notes.take(
            node.path,
            lambda: Credit(
                unit=code,
                title=node.text(t.TITLE),
                points=stated,
                level=level,
                grade=grade,
                awarded=awarded,
                origin=_of(Origin, node, "origin"),
                partial=node.note("partial") is not None,
                parts=parts,
                assessments=assessments,
                recognised_from=_prior(node),
                id=own,
            ),
        )

    def _describe(self, node: Node, code: str, level: int | None) -> None:
        node.flag(t.IS_PARTIAL)
        found = unit(node, code, level)
        if found is None:
            return
        known = self._units.setdefault(code, found)
        if known != found:
            self._notes.kept(node.path, t.SPECIFIED_BY, t.ACHIEVEMENT)
        if known.level != found.level:
            # The level is that of each credit: of the unit itself, the document does not say one.
            self._units[code] = attrs.evolve(known, level=None)

    def _assessments(self, node: Node, described: Node | None) -> tuple[tuple[Assessment, ...], Grade | None]:
        """Return the assessments behind a credit, and the grade that stands."""
        found = node.each(t.PROVEN_BY, self._assessment, t.ASSESSMENT)
        alone = found[-1].grade if found else None
        if alone is not None and found[-1] == self._bare(alone) and all(one.attained for one in found[-2:]):
            found = found[:-1]
        else:
            alone = next((one.grade for one in reversed(found) if one.attained), None)
        if not found or described is None:
            return found, alone
        learnt = setting(described)
        return tuple(attrs.evolve(one, setting=learnt) for one in found), alone

    def _bare(self, grade: Grade) -> Assessment:
        """Return an assessment of which nothing is known but the grade."""
        return Assessment(attained=True, grade=grade, institution=self._issuer)

    def _assessment(self, node: Node) -> Assessment | None:
        attained, given = _result(node)
        agents = node.all(t.ASSESSED_BY)
        codes = [code for agent in agents if (code := agent.notation()) is not None]
        names = [name for agent in agents if (name := agent.words(t.PREF_LABEL)) is not None]
        awarded_by = _body(node.first(t.AWARDED_BY))
        answers = next(iter(codes), awarded_by)
        node.text(t.TITLE)
        adapted, place = node.note("adapted"), node.note("place")
        kinds = {kind.value: kind for kind in Evidence}
        return self._notes.take(
            node.path,
            lambda: Assessment(
                attained=attained,
                on=node.day(t.DATE_ISSUED),
                grade=given,
                outcomes=node.each(t.HAS_PART, _outcome, t.ASSESSMENT),
                institution=answers,
                assessors=tuple(names),
                method=node.text(t.DESCRIPTION),
                place=None if place is None else place[1],
                evidence=tuple(kinds[value] for value, _ in node.own_notes("evidence") if value in kinds),
                adapted=None if adapted is None else adapted[0] == "yes",
                id=node.notation(),
            ),
        )


def _body(awarding: Node | None) -> str | None:
    """Return the code of the institution that awarded: what else is said of it stays where it is."""
    body = None if awarding is None else awarding.first(t.AWARDING_BODY)
    if body is None:
        return None
    code = code_of(body)
    body.passed_over()
    return code


def _of(kinds: type[Origin], node: Node, subject: str) -> Origin | None:
    note = node.note(subject)
    known = {kind.value: kind for kind in kinds}
    return None if note is None else known.get(note[0])


def _prior(node: Node) -> PriorLearning | None:
    note = node.note("prior-learning")
    return None if note is None else PriorLearning(explanation=note[1])


def _outcome(node: Node) -> OutcomeResult | None:
    attained, given = _result(node)
    code = node.code() or node.id
    node.text(t.TITLE)
    _body(node.first(t.AWARDED_BY))
    if code is None:
        return None
    return node.notes.take(node.path, lambda: OutcomeResult(outcome=code, attained=attained, grade=given))


def _result(node: Node) -> tuple[bool, Grade | None]:
    """Return whether an assessment was positive, and its grade; what proves an achievement is, unless it says no."""
    status = _status(node)
    note, on = node.first(t.GRADE), node.first(t.SPECIFIED_BY)
    label = None if note is None else note.words(t.NOTE_LITERAL)
    scale = None if on is None else _scale(on)
    subject = note.coded(t.SUBJECT, _attained) if note is not None and t.SUBJECT in note.object else None
    given = None
    if label is not None and subject is None:
        given = node.notes.take(f"{node.path}/{t.GRADE}", lambda: Grade(label=label, scale=scale))
    return status is not False, given


def _status(node: Node) -> bool | None:
    """Return what an assessment says of its result; a word of failure is heeded, whatever list it is of."""
    status = node.first(t.GRADE_STATUS)
    label = None if status is None else status.words(t.PREF_LABEL)
    if status is not None:
        status.passed_over()
    told = node.coded(t.GRADE_STATUS, _attained)
    failed = label is not None and label.casefold().startswith(("fail", "not "))
    return False if told is None and failed else told


def _attained(address: str) -> bool | None:
    return {"passed": True, "failed": False}.get(own_value("grade-status", address) or "")


def _scale(node: Node) -> str | None:
    scheme = node.first(t.GRADING_SCHEME)
    node.text(t.TITLE)
    if scheme is None:
        return None
    title = scheme.words(t.TITLE)
    return scheme.code() or title
