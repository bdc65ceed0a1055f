"""A transcript to a credential: what the format demands is asked for before anything is written."""

from collections.abc import Iterator

import attrs

from ecvet.errors import Problem, WriteError
from ecvet.io._eu_codes import country_address
from ecvet.io._writing import What, Written, no_place
from ecvet.io.edc_jsonld import _terms as t
from ecvet.io.edc_jsonld._building import build, described, sealed, title_of
from ecvet.io.edc_jsonld._checking import conflicts
from ecvet.io.edc_jsonld._document import EdcDocument, EdcNeeds
from ecvet.io.edc_jsonld._json import Object, dumped
from ecvet.io.edc_jsonld._losses import losses
from ecvet.io.edc_jsonld._merging import merged
from ecvet.io.edc_jsonld._opening import Opened, closed, opened
from ecvet.io.edc_jsonld._reading import transcript_in
from ecvet.model.agreements import PersonalTranscript
from ecvet.model.assessments import Credit
from ecvet.model.institutions import Institution
from ecvet.model.learners import LearnerRecord
from ecvet.model.units import Unit
from ecvet.rules.findings import Finding, finding
from ecvet.text import Text

# What a record says that no transcript does.
_OF_A_RECORD = (
    (What.QUALIFICATION, "qualification"),
    (What.PATHWAY, "pathway"),
    (What.SPECIALISATION, "specialisations"),
    (What.AWARD_TITLE, "award_titles"),
    (What.UNASSESSED, "unassessed"),
)
# Stands for who issues a document that is not written, while all that it lacks is asked for.
_NAMELESS = Institution(id="?", name=Text({"und": "?"}), country="EU")
# What sealing adds; it does not hold for what was changed since.
_OF_A_SEAL = (t.ISSUED, t.ISSUANCE, t.EVIDENCE, t.PROOF)


def write(value: EdcDocument | PersonalTranscript | LearnerRecord, needs: EdcNeeds | None = None) -> Written:
    """Return a learner's achievements as a European Digital Credential, with what it does not say.

    The credential is ready to be sealed: it lacks what sealing adds, unless the needs give that. It conforms to the
    SHACL profile of the European Learning Model 3.1. What a document said beyond the model when it was read is written
    again; a seal is kept only around what has not changed.

    Args:
        value: A transcript, the record of a learner, or a document that was read and perhaps changed.
        needs: What the format demands, for use where the model does not say it.

    Raises:
        WriteError: everything that the format demands and nobody says, with its path in the value: `edc.id`,
            `edc.issued`, `edc.issuer`, `edc.country`, `edc.credits`, `edc.title`; `edc.conflict` where the document
            would name two things alike.

    Examples:
        >>> from ecvet.model.learners import Learner
        >>> write(LearnerRecord(learner=Learner(id="1")), EdcNeeds(id="T-1"))
        Traceback (most recent call last):
        ecvet.errors.WriteError: institution: is missing; expected the institution that issues it; state it in the ...
        issued: is missing; expected the day of issue; state it in the value, or `issued` among the needs
        credits: is missing; expected a credit; state it in the value
    """
    said = EdcNeeds() if needs is None else needs
    if isinstance(value, EdcDocument):
        return _again(value, said)
    transcript, lost = (value, ()) if isinstance(value, PersonalTranscript) else _transcript(value, said)
    complete = _completed(transcript, said)
    _demand([*_lacks(complete, said)])
    return _written(_sealed(build(complete, said), said), (*lost, *losses(complete, said)))


def _written(credential: Object, lost: tuple[Finding, ...], opening: Opened | None = None) -> Written:
    # What the lenient reader let pass in a document is not asked of who changes something else in it.
    inherited = set[str]() if opening is None else {problem.got for problem in conflicts(opening.credential)}
    clashes = [problem for problem in conflicts(credential) if problem.got not in inherited]
    _demand([attrs.evolve(problem, rule="edc.conflict") for problem in clashes])
    whole = credential if opening is None else closed(opening, credential)
    return Written(f"{dumped(whole, pretty=True)}\n".encode(), lost)


def _sealed(credential: Object, needs: EdcNeeds) -> Object:
    return credential if needs.seal is None else sealed(credential, needs.seal)


def _again(document: EdcDocument, needs: EdcNeeds) -> Written:
    """Write a document that was read."""
    opening = None if document.source is None else opened(document.source)
    before = None if opening is None else transcript_in(opening)
    if opening is None or before is None:
        return write(document.transcript, needs)
    now = _completed(document.transcript, needs)
    if now == before and needs.seal is None:
        return _written(opening.credential, (), opening)
    known = {(problem.rule, problem.path) for problem in _lacks(before, needs)}
    _demand([problem for problem in _lacks(now, needs) if (problem.rule, problem.path) not in known])
    found = merged(opening.credential, build(before, needs), build(now, needs))
    old = set(losses(before, needs))
    lost = tuple(one for one in losses(now, needs) if one not in old)
    if _is_sealed(opening):
        found, lost = _unsealed(found), (*lost, finding("loss-signature"))
    return _written(_sealed(found, needs), lost, opening)


def _is_sealed(opening: Opened) -> bool:
    return opening.sealed or t.ISSUED in opening.credential


def _unsealed(credential: Object) -> Object:
    """Return a credential without what sealing added to it."""
    found = {term: value for term, value in credential.items() if term not in _OF_A_SEAL}
    issuer = found.get(t.ISSUER)
    if isinstance(issuer, dict):
        found[t.ISSUER] = {term: value for term, value in issuer.items() if term != t.EIDAS}
    return found


def _completed(transcript: PersonalTranscript, needs: EdcNeeds) -> PersonalTranscript:
    known = described(transcript)
    further = tuple(unit for unit in needs.units if unit.code not in known and _is_used(unit, transcript))
    return attrs.evolve(
        transcript, issued=transcript.issued or needs.issued, units=(*transcript.units, *further)
    )


def _is_used(unit: Unit, transcript: PersonalTranscript) -> bool:
    return any(credit.unit == unit.code for _, credit in _all(transcript.credits, ""))


def _all(credits: tuple[Credit, ...], place: str) -> Iterator[tuple[str, Credit]]:
    for index, credit in enumerate(credits):
        where = f"{place}/{index}"
        yield where, credit
        yield from _all(credit.parts, f"{where}/parts")


def _transcript(record: LearnerRecord, needs: EdcNeeds) -> tuple[PersonalTranscript, tuple[Finding, ...]]:
    """Return the transcript that a record amounts to, and what it does not say of the record."""
    lost = tuple(no_place(what, f"/{field}") for what, field in _OF_A_RECORD if getattr(record, field))
    issuer = record.institution or needs.issuer
    problems = [] if needs.id is not None else [_missing("id", "id", "what names the transcript", "id")]
    if issuer is None:
        problems.append(_missing("institution", "issuer", "the institution that issues it", "issuer"))
    transcript = PersonalTranscript(
        id=needs.id or _NAMELESS.id,
        learner=record.learner,
        issued_by=issuer or _NAMELESS,
        credits=record.credits,
        issued=needs.issued,
    )
    _demand([*problems, *_lacks(transcript, needs)] if problems else [])
    return transcript, lost


def _missing(path: str, rule: str, expected: str, need: str = "") -> Problem:
    hint = f"state it in the value, or `{need}` among the needs" if need else "state it in the value"
    return Problem(rule=f"edc.{rule}", path=path, message="is missing", expected=expected, hint=hint)


def _lacks(transcript: PersonalTranscript, needs: EdcNeeds) -> Iterator[Problem]:
    """Yield what the format demands and nobody says."""
    if transcript.issued is None:
        yield _missing("issued", "issued", "the day of issue", "issued")
    if not transcript.credits:
        yield _missing("credits", "credits", "a credit")
    home = transcript.issued_by.country or needs.country
    if transcript.issued_by is not _NAMELESS and (home is None or country_address(home) is None):
        yield _missing("issued_by/country", "country", "a country of the European list", "country")
    units = described(transcript)
    for place, credit in _all(transcript.credits, "credits"):
        if title_of(credit, units) is None and not needs.codes_as_titles:
            expected = f"the name of unit {credit.unit}"
            yield _missing(f"{place}/title", "title", expected, "units` or `codes_as_titles")


def _demand(problems: list[Problem]) -> None:
    if problems:
        raise WriteError(problems)
